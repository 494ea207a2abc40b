//! Three ways to continue a series by one step and more. Each takes values of consecutive years, oldest first.
//!
//! Three and no more: on short yearly series simple methods are hard to beat (Makridakis and Hibon 2000, the M3
//! competition), and each of these can be explained in one sentence to those who have to defend a figure.

use crate::model::forecast::Method;

/// Smoothing weights that Theta chooses among.
///
/// Tenths are fine enough for a handful of points, and leave out 1, with which the smoothed level would be the last
/// value alone.
const WEIGHTS: [f64; 9] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/// Fewest values that every method can continue: a change needs two.
pub const FEWEST_TO_CONTINUE: usize = 2;

impl Method {
    /// The values of the next `horizon` years. Empty for an empty series; one value is continued unchanged.
    ///
    /// - naive: ŷ(n+h) = y(n)
    /// - drift: ŷ(n+h) = y(n) + h·(y(n) − y(1))/(n − 1)
    /// - Theta (Assimakopoulos and Nikolopoulos 2000, with θ = 0 and 2) in the form of Hyndman and Billah (2003):
    ///   ŷ(n+h) = ℓ(n) + b/2·(h − 1 + (1 − (1−α)ⁿ)/α), where ℓ is the level of simple exponential smoothing with
    ///   ℓ(1) = y(1) and the α among 0.1, 0.2 … 0.9 with the least squared one-step errors (of equal ones the least),
    ///   and b the least-squares slope.
    #[must_use]
    pub fn continued(self, values: &[f64], horizon: usize) -> Vec<f64> {
        let (Some(first), Some(last)) = (values.first().copied(), values.last().copied()) else { return Vec::new() };
        let steps = (1..=horizon).map(|h| h as f64);
        let changes = values.len() - 1;
        match self {
            Self::Drift if changes > 0 => {
                let change = (last - first) / changes as f64;
                steps.map(|h| last + h * change).collect()
            }
            Self::Theta if changes > 0 => {
                let (weight, level) = smoothed(values, first);
                let lag = (1.0 - (1.0 - weight).powi(i32::try_from(values.len()).unwrap_or(i32::MAX))) / weight;
                let half = slope(values) / 2.0;
                steps.map(|h| level + half * (h - 1.0 + lag)).collect()
            }
            Self::Naive | Self::Drift | Self::Theta => steps.map(|_| last).collect(),
        }
    }
}

/// The weight with the least squared one-step errors, and the level after the last value.
fn smoothed(values: &[f64], first: f64) -> (f64, f64) {
    let mut best = (f64::MAX, 0.0, first);
    for weight in WEIGHTS {
        let (mut level, mut squares) = (first, 0.0);
        for value in values.iter().skip(1) {
            let error = value - level;
            squares += error * error;
            level += weight * error;
        }
        // Of weights that differ by rounding alone the least stands.
        if squares < best.0 * (1.0 - 1e-12) {
            best = (squares, weight, level);
        }
    }
    (best.1, best.2)
}

/// Least-squares slope over the numbers of the years: Σ(t−t̄)(y−ȳ) / Σ(t−t̄)².
fn slope(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let middle = (count - 1.0) / 2.0;
    let mean = values.iter().sum::<f64>() / count;
    let (mut joint, mut spread) = (0.0, 0.0);
    for (at, value) in values.iter().enumerate() {
        let time = at as f64 - middle;
        joint += time * (value - mean);
        spread += time * time;
    }
    joint / spread
}
