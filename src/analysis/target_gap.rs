//! The target engine: progress, pace, attainment and gap of one target, or the reason why not.
//!
//! # Formulas
//!
//! B = baseline, T = target, x = the latest actual of that indicator (Σ for `accumulate`, the mean so
//! far for `average`), k/n = position of the actual's year among the plan years.
//!
//! | kind | progress | pace | gap (in the wanted direction) |
//! |---|---|---|---|
//! | `reach` | (x−B)/(T−B) | k/n | T−x |
//! | `accumulate` | Σ/T | k/n | T−Σ |
//! | `increase_stock` | (x−B)/T | k/n | T−(x−B) |
//! | `every_year` | x/T | 1 | T−x |
//! | `average` | mean/T | 1 | T−mean |
//! | `maintain` | none | 1 | T−x |
//!
//! `attainment` is x/T and a separate figure; for `increase_stock`, whose T is a rise, it is the rise
//! so far over T, because a stock divided by a rise has no meaning. Progress is signed and never clamped.
//! Where lower is better the gap changes sign, so that a positive gap is always what is still missing.
//!
//! Source: the plans' own wording of their targets, kind by kind; the reasons for withholding follow from
//! what a ratio would claim (a floor under a decline, a way of one rounding step, negative values). Where lower is
//! better only `reach` has a progress: its way B → T turns with the direction, while x/T of the other kinds grows
//! as things get worse (a ceiling), so that both progress and attainment are withheld.

use crate::model::indicator::Polarity;
use crate::model::quantity::Quantity;
use crate::model::status::Reason;
use crate::model::target::TargetKind;

/// Share of |B| below which the way from B to T is too short to measure progress on.
///
/// At 1 % an ordinary yearly fluctuation is several times the whole way, so that a ratio would
/// swing by hundreds of percent (3.19 → 3.20 with 3.05 measured would read −1,400 %).
pub const SHORTEST_WAY: f64 = 0.01;

/// What is known about the baseline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Base {
    /// Comparable with the actual, in the target's unit.
    Comparable(Quantity),
    /// Printed, but not comparable; the reason says why.
    NotComparable(Quantity, Reason),
    /// None printed, or printed as a dash.
    None,
}

/// One target with everything its arithmetic needs, all values in the target's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Case {
    /// Which arithmetic is right.
    pub kind: TargetKind,
    /// Wanted direction; `Neutral` cannot be judged.
    pub polarity: Polarity,
    /// Baseline B.
    pub base: Base,
    /// Target T.
    pub target: Quantity,
    /// Whether T is a rounded rate.
    pub rounded_rate: bool,
    /// What enters the formula: x, Σ or the mean so far.
    pub actual: f64,
    /// Position k of the actual's year among the plan years, 1 to n.
    pub position: u16,
    /// Number of plan years n, at least 1.
    pub years: u16,
    /// Whether the running total's start is not printed, so that Σ/T has two readings.
    pub start_unknown: bool,
}

/// The figures of one target; every withheld one has its reason.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// The kind's formula, signed, as a fraction; `None` where withheld.
    pub progress: Option<f64>,
    /// Why progress is withheld.
    pub progress_reason: Option<Reason>,
    /// x/T as a fraction; `None` where withheld.
    pub attainment: Option<f64>,
    /// Why attainment is withheld.
    pub attainment_reason: Option<Reason>,
    /// Progress expected by now, as a fraction.
    pub pace: f64,
    /// What is still missing in the wanted direction, in the target's unit; negative when exceeded.
    pub gap: f64,
    /// Change since the baseline (x−B), signed, in the target's unit; for `reach` and `increase_stock` with a comparable B.
    pub way_from_base: Option<f64>,
    /// Change needed per remaining plan year, signed, in the target's unit; `None` at the end of the plan,
    /// where the gap is closed, where each year stands alone, under a ceiling, and where the start of a total is unknown.
    pub required_per_year: Option<f64>,
}

impl Case {
    fn sign(&self) -> f64 {
        self.polarity.sign()
    }

    /// The baseline where it may be compared.
    #[must_use]
    pub const fn comparable_base(&self) -> Option<f64> {
        match self.base {
            Base::Comparable(base) => Some(base.value()),
            _ => None,
        }
    }

    /// What stands against T: the level, or for `increase_stock` the rise since B.
    #[must_use]
    pub fn against_target(&self) -> Option<f64> {
        match self.kind {
            TargetKind::IncreaseStock => self.comparable_base().map(|base| settle(self.actual - base)),
            _ => Some(self.actual),
        }
    }

    /// Whether T lies on the better side of a comparable B (by however little).
    #[must_use]
    pub fn target_is_better_than_base(&self) -> bool {
        match (self.kind, self.comparable_base()) {
            (TargetKind::IncreaseStock, Some(_)) => self.target.value() * self.sign() > 0.0,
            (TargetKind::Reach | TargetKind::Maintain, Some(base)) => {
                settle((self.target.value() - base) * self.sign()) > 0.0
            }
            _ => false,
        }
    }

    /// Whether the target is a ceiling on a total, a yearly amount, a mean or a rise: lower is better, so that the
    /// kind's formula grows as things get worse. A stock that is to fall (T < 0) is no ceiling.
    #[must_use]
    pub fn is_ceiling(&self) -> bool {
        self.polarity == Polarity::LowerIsBetter
            && match self.kind {
                TargetKind::Accumulate | TargetKind::EveryYear | TargetKind::Average => true,
                TargetKind::IncreaseStock => self.comparable_base().is_some() && self.target.value() >= 0.0,
                TargetKind::Reach | TargetKind::Maintain => false,
            }
    }

    /// Whether the target, though met now, is achieved only at the end of the plan: a mean, a level that is held, and a
    /// ceiling on a total can still be lost.
    #[must_use]
    pub fn waits_for_end(&self) -> bool {
        self.kind.can_be_lost() || (self.is_ceiling() && self.kind == TargetKind::Accumulate)
    }

    /// Whether the target is met or not, with nothing between: a level that is held, and a ceiling.
    #[must_use]
    pub fn is_all_or_nothing(&self) -> bool {
        self.kind == TargetKind::Maintain || self.is_ceiling()
    }

    /// Whether x lies on the worse side of a comparable B.
    #[must_use]
    pub fn is_worse_than_base(&self) -> bool {
        self.comparable_base().is_some_and(|base| settle((self.actual - base) * self.sign()) < 0.0)
    }

    /// Whether x is at or better than T.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.against_target().is_some_and(|x| settle((x - self.target.value()) * self.sign()) >= 0.0)
    }

    /// Whether the target asks to hold a level at or below where the city started (a floor under decline).
    #[must_use]
    pub fn is_floor(&self) -> bool {
        self.kind == TargetKind::Reach && self.comparable_base().is_some() && !self.target_is_better_than_base()
    }
}

/// Powers of ten from 10⁻³ to 10²⁴: each the double nearest to it, which a computed power need not be.
const SCALES: [f64; 28] = [
    1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22, 1e23, 1e24,
];

/// Rounds away the noise of binary arithmetic on decimal inputs (beyond 12 significant digits).
///
/// 3.20 − 3.19 is 0.010000000000000231 in binary; the documents print at most six significant digits.
#[must_use]
pub fn settle(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        // Adding zero turns -0.0 into 0.0, which would otherwise print with a sign.
        return value + 0.0;
    }
    // From 15 digits before the point to 12 zeros behind it.
    #[expect(clippy::cast_possible_truncation, reason = "a whole number from -12 to 15")]
    let digits = value.abs().log10().ceil().clamp(-12.0, 15.0) as i32;
    let scale = usize::try_from(15 - digits).ok().and_then(|at| SCALES.get(at)).copied().unwrap_or(1.0);
    (value * scale).round() / scale + 0.0
}

fn is_way_too_short(case: &Case, base: Quantity) -> bool {
    let way = settle((case.target.value() - base.value()).abs());
    let one_step = base.last_digit().min(case.target.last_digit());
    way < settle(base.value().abs() * SHORTEST_WAY) || (case.rounded_rate && way <= settle(one_step))
}

fn progress(case: &Case) -> Result<f64, Reason> {
    let target = case.target.value();
    let over_target = |x: f64| match target {
        _ if case.is_ceiling() => Err(Reason::LowerIsBetter),
        // A stock that is to fall is printed with a negative rise; two negative numbers have a sound ratio.
        t if t > 0.0 || (t < 0.0 && case.target_is_better_than_base()) => Ok(x / t + 0.0),
        _ => Err(Reason::TargetNotPositive),
    };
    if case.polarity == Polarity::Neutral {
        return Err(Reason::DifferentSeries);
    }
    match case.kind {
        TargetKind::Maintain => Err(Reason::MaintainHasNoProgress),
        TargetKind::Accumulate if case.start_unknown => Err(Reason::CumulativeStartUnknown),
        TargetKind::Accumulate | TargetKind::EveryYear | TargetKind::Average => over_target(case.actual),
        TargetKind::Reach | TargetKind::IncreaseStock => match case.base {
            Base::None => Err(Reason::NoBaseline),
            Base::NotComparable(_, reason) => Err(reason),
            Base::Comparable(base) if case.kind == TargetKind::IncreaseStock => {
                over_target(settle(case.actual - base.value()))
            }
            Base::Comparable(base) => {
                let way = settle(target - base.value());
                if way == 0.0 {
                    Err(Reason::TargetEqualsBaseline)
                } else if case.is_floor() {
                    Err(Reason::FloorUnderDecline)
                } else if is_way_too_short(case, base) {
                    Err(Reason::WayTooShort)
                } else {
                    Ok(settle(case.actual - base.value()) / way + 0.0)
                }
            }
        },
    }
}

fn attainment(case: &Case) -> Result<f64, Reason> {
    let target = case.target.value();
    match case.against_target() {
        None => Err(match case.base {
            Base::NotComparable(_, reason) => reason,
            _ => Reason::NoBaseline,
        }),
        _ if case.polarity == Polarity::LowerIsBetter => Err(Reason::LowerIsBetter),
        Some(x) if case.actual < 0.0 || x < 0.0 || target < 0.0 => Err(Reason::NegativeValues),
        _ if target == 0.0 => Err(Reason::TargetNotPositive),
        Some(x) => Ok(x / target),
    }
}

fn required_per_year(case: &Case, gap: f64) -> Option<f64> {
    let left = f64::from(case.years.saturating_sub(case.position));
    if left <= 0.0 || gap <= 0.0 || case.start_unknown || case.is_ceiling() {
        return None;
    }
    let (k, n) = (f64::from(case.position), f64::from(case.years));
    match case.kind {
        TargetKind::Reach | TargetKind::Accumulate | TargetKind::IncreaseStock => {
            Some(settle(gap * case.sign() / left))
        }
        // The level that each remaining year must have for the plan's mean to equal T.
        TargetKind::Average => Some(settle((case.target.value() * n - case.actual * k) / left)),
        TargetKind::EveryYear | TargetKind::Maintain => None,
    }
}

/// The figures of one target.
///
/// Degenerate cases: T ≤ 0 withholds every ratio to T; a `Neutral` polarity withholds progress;
/// k outside 1..=n is brought to the nearest end.
#[must_use]
pub fn figures(case: &Case) -> Figures {
    let years = case.years.max(1);
    let position = case.position.clamp(1, years);
    let case = &Case { position, years, ..*case };
    let pace = if case.kind.is_paced() { f64::from(position) / f64::from(years) } else { 1.0 };
    let x = case.against_target().unwrap_or(case.actual);
    let sign = if case.polarity == Polarity::LowerIsBetter { -1.0 } else { 1.0 };
    let gap = settle((case.target.value() - x) * sign);
    let (progress, progress_reason) = split(progress(case));
    let (attainment, attainment_reason) = split(attainment(case));
    let way_from_base = case.comparable_base().filter(|_| case.kind.has_way()).map(|base| settle(case.actual - base));
    let required_per_year = required_per_year(case, gap);
    Figures { progress, progress_reason, attainment, attainment_reason, pace, gap, way_from_base, required_per_year }
}

fn split(result: Result<f64, Reason>) -> (Option<f64>, Option<Reason>) {
    match result {
        Ok(value) => (Some(value), None),
        Err(reason) => (None, Some(reason)),
    }
}

#[cfg(test)]
mod tests {
    use super::settle;

    #[test]
    fn noise_of_binary_arithmetic_is_rounded_away_and_zero_has_no_sign() {
        assert_eq!(settle(3.20 - 3.19).to_string(), "0.01");
        assert_eq!(settle(-0.42 + 0.38).to_string(), "-0.04");
        assert_eq!(settle(-0.0).to_string(), "0");
        assert_eq!(settle(-1e-30 + 1e-30).to_string(), "0");
        for whole in [324_046.0, 17_000_000.0, -1_447.0, 70.0 - 64.0] {
            assert!((settle(whole) - whole).abs() < f64::EPSILON, "{whole}");
        }
    }
}
