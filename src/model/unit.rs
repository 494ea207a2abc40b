//! Units as printed, and the one conversion this field needs: the Japanese multipliers 千, 万, 百万, 億.

use serde::{Deserialize, Serialize};

/// A unit as a document prints it, for example `人`, `%`, `億円` or `千円`.
///
/// Two units are comparable when they have the same base after the multiplier is taken off;
/// nothing else is ever converted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Unit(pub String);

/// Multipliers that may precede a base unit, longest first so that 百万 is not read as 百 + 万.
const MULTIPLIERS: [(&str, f64); 6] =
    [("百万", 1e6), ("千万", 1e7), ("十億", 1e9), ("億", 1e8), ("万", 1e4), ("千", 1e3)];

impl Unit {
    /// Wraps a unit's text as printed.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The unit's text as printed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The multiplier and the base unit: `千円` is (1000, `円`), `人` is (1, `人`).
    #[must_use]
    pub fn parts(&self) -> (f64, &str) {
        MULTIPLIERS
            .iter()
            .find_map(|(prefix, factor)| self.0.strip_prefix(prefix).map(|base| (*factor, base)))
            .unwrap_or((1.0, &self.0))
    }

    /// The factor that turns a value in `self` into a value in `to`, or `None` where the bases differ.
    #[must_use]
    pub fn factor_to(&self, to: &Self) -> Option<f64> {
        let ((from_factor, from_base), (to_factor, to_base)) = (self.parts(), to.parts());
        // Division of powers of ten is exact enough: 1e8/1e4 and 1e3/1e6 are correctly rounded.
        (from_base == to_base).then_some(from_factor / to_factor)
    }

    /// Whether values are shares in percent, so that differences are percentage points.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        self.0 == "%"
    }
}

impl std::fmt::Display for Unit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multipliers_convert_and_bases_must_agree() {
        let unit = Unit::new;
        assert_eq!(unit("億円").factor_to(&unit("万円")), Some(10_000.0));
        assert_eq!(unit("千円").factor_to(&unit("百万円")), Some(0.001));
        assert_eq!(unit("人").factor_to(&unit("人")), Some(1.0));
        assert_eq!(unit("人").factor_to(&unit("世帯")), None);
        assert_eq!(unit("千尾").factor_to(&unit("万尾")), Some(0.1));
    }
}
