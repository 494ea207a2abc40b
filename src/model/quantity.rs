//! A number as a document prints it: its value and how many decimals were printed.

use serde::{Deserialize, Serialize};

/// A finite number with its printed precision.
///
/// Keeping the printed decimals lets a screen show `2.00` where the document says 2.00, and lets
/// an audit compare a recomputed figure at the precision of the printed one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    value: f64,
    decimals: u8,
}

/// Why a text is not a [`Quantity`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    /// The text is not a plain decimal number (digits, at most one point, an optional leading minus).
    #[error("not a plain decimal number: {0}")]
    NotANumber(String),
    /// The number has more digits than can be kept exactly (15 significant digits).
    #[error("more than 15 significant digits: {0}")]
    TooPrecise(String),
}

impl Quantity {
    /// A quantity from a finite value and its printed decimals (0 to 15).
    ///
    /// Returns `None` for NaN and infinities: a missing value is an `Option`, never a special number.
    #[must_use]
    pub fn new(value: f64, decimals: u8) -> Option<Self> {
        // Adding zero turns -0.0 into 0.0, which would otherwise print with a sign.
        (value.is_finite() && decimals <= 15).then_some(Self { value: value + 0.0, decimals })
    }

    /// Reads a plain decimal such as `-3.50`.
    ///
    /// # Errors
    /// [`QuantityError::NotANumber`] for anything but an optional minus, digits and one point;
    /// [`QuantityError::TooPrecise`] beyond 15 significant digits.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || digits.ends_with('.') {
            return Err(QuantityError::NotANumber(text.to_owned()));
        }
        if whole.trim_start_matches('0').len() + fraction.len() > 15 {
            return Err(QuantityError::TooPrecise(text.to_owned()));
        }
        let value: f64 = text.parse().map_err(|_| QuantityError::NotANumber(text.to_owned()))?;
        let decimals = u8::try_from(fraction.len()).map_err(|_| QuantityError::TooPrecise(text.to_owned()))?;
        Self::new(value, decimals).ok_or_else(|| QuantityError::NotANumber(text.to_owned()))
    }

    /// The value in the unit it was printed with.
    #[must_use]
    pub const fn value(self) -> f64 {
        self.value
    }

    /// How many decimals were printed (0 to 15).
    #[must_use]
    pub const fn decimals(self) -> u8 {
        self.decimals
    }

    /// The value as a whole count of its last decimal, with the number of these in one, where that is exactly the value.
    fn whole(self) -> Option<(i64, u64)> {
        let power = 10_u64.pow(self.decimals.into());
        let count = (self.value * power as f64).round();
        // Up to 15 digits the nearest number to a quotient is less than half its last decimal away, so that it prints as
        // that quotient.
        #[expect(clippy::cast_possible_truncation, reason = "whole, and checked to be below 10^15")]
        let whole = (count.abs() < 1e15).then_some(count as i64)?;
        ((whole as f64 / power as f64).to_bits() == self.value.to_bits()).then_some((whole, power))
    }

    /// One unit of the last printed digit: 0.01 for `2.00`.
    #[must_use]
    pub fn last_digit(self) -> f64 {
        10f64.powi(-i32::from(self.decimals))
    }
}

impl std::fmt::Display for Quantity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Nearly every number is a whole count of its last decimal, and whole numbers are written ten times as fast.
        if let Some((whole, power)) =
            self.whole().filter(|_| f.width().is_none() && f.precision().is_none() && !f.sign_plus())
        {
            let sign = if whole < 0 { "-" } else { "" };
            let whole = whole.unsigned_abs();
            return match usize::from(self.decimals) {
                0 => write!(f, "{sign}{whole}"),
                decimals => write!(f, "{sign}{}.{:0decimals$}", whole / power, whole % power),
            };
        }
        write!(f, "{:.*}", usize::from(self.decimals), self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_decimals_survive_a_round_trip() {
        for text in ["2.00", "-312", "0.5", "324046", "0", "64.44"] {
            assert_eq!(Quantity::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_not_a_plain_decimal_is_refused() {
        for text in ["", "-", "1,000", "1.", ".5", "1e3", "NaN", "inf", "１", "1 ", "--1", "+1"] {
            assert!(matches!(Quantity::parse(text), Err(QuantityError::NotANumber(_))), "{text}");
        }
        assert!(matches!(Quantity::parse("1234567890123456"), Err(QuantityError::TooPrecise(_))));
        assert_eq!(Quantity::new(f64::NAN, 0), None);
    }

    proptest::proptest! {
        #[test]
        fn numbers_print_as_the_language_prints_them(value in proptest::num::f64::NORMAL, count in -9_999_999_999_999_999_i64..9_999_999_999_999_999, decimals in 0_u8..=15) {
            let exact = |value: f64| format!("{:.*}", usize::from(decimals), value + 0.0);
            for value in [value, count as f64, count as f64 / 10_f64.powi(i32::from(decimals)), (count % 100_000_000) as f64 / 10_f64.powi(i32::from(decimals))] {
                proptest::prop_assert_eq!(Quantity::new(value, decimals).unwrap().to_string(), exact(value));
            }
        }
    }

    #[test]
    fn minus_zero_prints_without_a_sign() {
        assert_eq!(Quantity::parse("-0.0").unwrap().to_string(), "0.0");
    }
}
