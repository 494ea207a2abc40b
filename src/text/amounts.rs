//! Amounts in words: numbers with their units, differences and gaps.

use super::catalogue::Texts;
use super::language::Language;
use super::number::{MINUS, decimal, is_zero, quantity, signed};
use crate::model::message::Fact;
use crate::model::quantity::Quantity;
use crate::model::unit::Unit;

impl Texts {
    /// A number already written, and its unit behind it: `12人`, `12 人`, `2.5%`.
    #[must_use]
    pub fn number_with_unit(&self, number: &str, unit: &Unit) -> String {
        match unit.as_str() {
            "" => number.to_owned(),
            close @ ("%" | "％" | "‰" | "℃") => format!("{number}{close}"),
            _ => {
                let (number, unit) = match self.language() {
                    Language::Ja => (number.to_owned(), unit.to_string()),
                    Language::En => self.english_amount(number, unit),
                };
                self.with("amount-with-unit", &[("number", Fact::Text(number)), ("unit", Fact::Text(unit))])
            }
        }
    }

    /// A value with its unit: `27,700t`.
    #[must_use]
    pub fn amount(&self, value: Quantity, unit: &Unit) -> String {
        self.number_with_unit(&quantity(value), unit)
    }

    /// A number inside a formula: a negative one gets brackets, so that no two signs meet.
    #[must_use]
    pub fn operand(&self, value: f64, decimals: u8) -> String {
        let number = decimal(value, decimals);
        if number.starts_with(MINUS) {
            self.with("formula-negative", &[("number", Fact::Text(number))])
        } else {
            number
        }
    }

    /// A signed difference of two values in `unit`: `+12人`; of two percentages `+1.2ポイント`.
    #[must_use]
    pub fn difference(&self, value: f64, decimals: u8, unit: &Unit) -> String {
        self.difference_of(&signed(value, decimals), unit)
    }

    /// A gap in `unit` for a table cell: what is missing, negative where the target is exceeded: `12人`, `−3人`.
    #[must_use]
    pub fn gap(&self, value: f64, decimals: u8, unit: &Unit) -> String {
        self.difference_of(&decimal(value, decimals), unit)
    }

    /// A gap in words: how much is missing, by how much the target is exceeded, or that it is met exactly.
    #[must_use]
    pub fn gap_in_words(&self, value: f64, decimals: u8, unit: &Unit) -> String {
        let size = decimal(value.abs(), decimals);
        let key = match (is_zero(&size), value < 0.0) {
            (true, _) => return self.t("gap-none"),
            (false, true) => "gap-exceeded",
            (false, false) => "gap-missing",
        };
        self.with(key, &[("amount", Fact::Text(self.difference_of(&size, unit)))])
    }

    fn difference_of(&self, number: &str, unit: &Unit) -> String {
        if unit.is_percent() {
            self.with("amount-points", &[("number", Fact::Text(number.to_owned()))])
        } else {
            self.number_with_unit(number, unit)
        }
    }
}
