//! Indicators that somebody defines as a formula over others: `A ÷ B × factor`, `A − B`, a share of a sum, growth.
//!
//! The formula stands where a printed label would stand: it is the text of the indicator's source. So a derived
//! indicator is kept, exported and merged like any other, and its values are computed wherever they are asked for.

use super::id::IndicatorId;
use super::indicator::Indicator;
use super::typed;
use serde::{Deserialize, Serialize};

keyed_enum! {
    /// How the values of a derived indicator follow from others.
    Operation as "operation" {
        /// `A ÷ B × factor`.
        Ratio = "ratio",
        /// `A − B`.
        Difference = "difference",
        /// `A ÷ (A + B + …) × 100`: `A` as a share of the whole that it makes together with the others.
        Share = "share",
        /// `(A ÷ A n years before − 1) × 100`.
        Growth = "growth",
    }
}

keyed_enum! {
    /// Why a formula is refused.
    NoFormula as "reason against a formula" {
        /// A source is not in the data.
        Unknown = "unknown",
        /// A source is computed itself.
        OfDerived = "of_derived",
        /// The same indicator stands twice in it.
        Same = "same",
        /// An operation of two indicators without the second, or with too many.
        Number = "number",
        /// Zero, or no number at all.
        Factor = "factor",
        /// Not one to fifty years.
        Years = "years",
        /// Units that cannot be converted into each other.
        Units = "units",
        /// No area has both.
        Areas = "areas",
        /// Fiscal years against calendar years, or dates against years where the rule for residents does not hold.
        PeriodKinds = "period_kinds",
        /// Periods of one kind of which none is the same.
        Periods = "periods",
    }
}

impl NoFormula {
    /// The key of the sentence that says so.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Unknown => "error-derived-unknown",
            Self::OfDerived => "error-derived-of_derived",
            Self::Same => "error-derived-same",
            Self::Number => "error-derived-number",
            Self::Factor => "error-derived-factor",
            Self::Years => "error-derived-years",
            Self::Units => "error-derived-units",
            Self::Areas => "error-derived-areas",
            Self::PeriodKinds => "error-derived-period_kinds",
            Self::Periods => "error-derived-periods",
        }
    }
}

/// How the values of a derived indicator are computed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Formula {
    /// The operation.
    pub op: Operation,
    /// The first source.
    pub a: IndicatorId,
    /// The other sources: one for a ratio and a difference, the other parts of the whole for a share, none for growth.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub b: Vec<IndicatorId>,
    /// What a ratio is multiplied by; 1 elsewhere.
    #[serde(default = "one")]
    pub factor: f64,
    /// Over how many years growth is counted; 1 elsewhere.
    #[serde(default = "one_year")]
    pub years: u16,
}

const fn one() -> f64 {
    1.0
}

const fn one_year() -> u16 {
    1
}

/// Most years over which growth is counted.
pub const MOST_YEARS: u16 = 50;

/// Most parts beside the first that make up a whole.
const MOST_PARTS: usize = 20;

impl Formula {
    /// The formula of an indicator; `None` where its values are printed somewhere.
    #[must_use]
    pub fn of(indicator: &Indicator) -> Option<Self> {
        if !typed::is_derived(&indicator.indicator_id) {
            return None;
        }
        serde_json::from_str(&indicator.source.raw_text).ok()
    }

    /// The formula as it is kept.
    #[must_use]
    pub fn written(&self) -> String {
        // A few plain fields can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// All sources, the first first.
    pub fn sources(&self) -> impl Iterator<Item = &IndicatorId> {
        std::iter::once(&self.a).chain(&self.b)
    }

    /// What is wrong with it, as far as that can be told without data.
    #[must_use]
    pub fn lacks(&self) -> Option<NoFormula> {
        let few = match self.op {
            Operation::Ratio | Operation::Difference => self.b.len() == 1,
            Operation::Share => (1..=MOST_PARTS).contains(&self.b.len()),
            Operation::Growth => self.b.is_empty(),
        };
        let different: std::collections::BTreeSet<_> = self.sources().collect();
        if !few {
            Some(NoFormula::Number)
        } else if different.len() < self.b.len() + 1 {
            Some(NoFormula::Same)
        } else if !self.factor.is_finite() || self.factor == 0.0 {
            Some(NoFormula::Factor)
        } else if !(1..=MOST_YEARS).contains(&self.years) {
            Some(NoFormula::Years)
        } else {
            None
        }
    }

    /// The factor as it is written behind a ratio; nothing where it is 1.
    #[must_use]
    pub fn times(&self) -> String {
        if (self.factor - 1.0).abs() < f64::EPSILON { String::new() } else { format!(" × {}", self.factor) }
    }

    /// The formula with the names of its sources, in signs that every reader knows.
    #[must_use]
    pub fn words(&self, name: impl Fn(&IndicatorId) -> String) -> String {
        let a = name(&self.a);
        let others: Vec<String> = self.b.iter().map(name).collect();
        let b = others.join(" + ");
        let factor = self.times();
        match self.op {
            Operation::Ratio => format!("{a} ÷ {b}{factor}"),
            Operation::Difference => format!("{a} − {b}"),
            Operation::Share => format!("{a} ÷ ({a} + {b}) × 100"),
            Operation::Growth => format!("({a} ÷ {a}[−{}] − 1) × 100", self.years),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formula(op: Operation, b: &[&str]) -> Formula {
        Formula {
            op,
            a: IndicatorId::new("a"),
            b: b.iter().map(|id| IndicatorId::new(*id)).collect(),
            factor: 1.0,
            years: 1,
        }
    }

    #[test]
    fn each_operation_has_its_number_of_sources() {
        use Operation::{Difference, Growth, Ratio, Share};
        for (op, b, wrong) in [
            (Ratio, &["b"][..], None),
            (Ratio, &["b", "c"], Some(NoFormula::Number)),
            (Difference, &[], Some(NoFormula::Number)),
            (Difference, &["a"], Some(NoFormula::Same)),
            (Share, &["b", "c"], None),
            (Share, &["b", "b"], Some(NoFormula::Same)),
            (Growth, &[], None),
            (Growth, &["b"], Some(NoFormula::Number)),
        ] {
            assert_eq!(formula(op, b).lacks(), wrong, "{op:?} {b:?}");
        }
        for factor in [0.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Formula { factor, ..formula(Ratio, &["b"]) }.lacks(), Some(NoFormula::Factor));
        }
        assert_eq!(Formula { years: 0, ..formula(Growth, &[]) }.lacks(), Some(NoFormula::Years));
    }

    #[test]
    fn what_is_kept_reads_back_the_same() {
        let made = Formula { factor: 1000.0, ..formula(Operation::Ratio, &["b:c, d"]) };
        assert_eq!(serde_json::from_str::<Formula>(&made.written()).unwrap(), made);
        assert_eq!(made.words(ToString::to_string), "a ÷ b:c, d × 1000");
    }
}
