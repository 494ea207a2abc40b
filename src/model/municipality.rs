//! Areas: municipalities with their official codes, and the nation and prefecture they are compared with.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A six-digit 全国地方公共団体コード including its check digit, or `000000` for the nation.
///
/// Source of the check digit: 総務省 全国地方公共団体コード (weights 6 5 4 3 2, modulo 11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaCode(u32);

/// Why a text is not an [`AreaCode`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AreaCodeError {
    /// Not exactly six ASCII digits.
    #[error("not a six-digit area code: {0}")]
    NotSixDigits(String),
    /// The sixth digit does not follow from the first five.
    #[error("check digit of area code {code} should be {expected}")]
    CheckDigit {
        /// The code as found.
        code: String,
        /// The digit that the first five ask for.
        expected: u32,
    },
}

impl AreaCode {
    /// The nation as a whole (国), which has no municipal code.
    pub const NATION: Self = Self(0);

    /// The check digit that belongs to five digits (0 to 99,999).
    #[must_use]
    pub const fn check_digit(five: u32) -> u32 {
        let sum =
            five / 10_000 % 10 * 6 + five / 1_000 % 10 * 5 + five / 100 % 10 * 4 + five / 10 % 10 * 3 + five % 10 * 2;
        if sum >= 11 { (11 - sum % 11) % 10 } else { (11 - sum) % 10 }
    }

    /// Reads six digits and checks the last one.
    ///
    /// # Errors
    /// [`AreaCodeError`] where the text is not six digits or the check digit is wrong.
    pub fn parse(text: &str) -> Result<Self, AreaCodeError> {
        if text.len() != 6 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(AreaCodeError::NotSixDigits(text.to_owned()));
        }
        let number: u32 = text.parse().map_err(|_| AreaCodeError::NotSixDigits(text.to_owned()))?;
        Self::from_number(number).ok_or_else(|| AreaCodeError::CheckDigit {
            code: text.to_owned(),
            expected: Self::check_digit(number / 10),
        })
    }

    /// The code from its number (`12238` for 012238), or `None` where the check digit is wrong.
    #[must_use]
    pub const fn from_number(number: u32) -> Option<Self> {
        if number == 0 || (number < 1_000_000 && Self::check_digit(number / 10) == number % 10) {
            Some(Self(number))
        } else {
            None
        }
    }

    /// The code as a number without leading zeros, as the store keeps it.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The number of the prefecture (1 to 47), or 0 for the nation.
    #[must_use]
    pub const fn prefecture(self) -> u32 {
        self.0 / 10_000
    }
}

impl std::fmt::Display for AreaCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

impl Serialize for AreaCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for AreaCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

keyed_enum! {
    /// What sort of area a code stands for.
    AreaKind as "area kind" {
        /// 市町村 and special wards: the cities that are compared.
        Municipality = "municipality",
        /// 都道府県: a comparator.
        Prefecture = "prefecture",
        /// 国: a comparator.
        Nation = "nation",
    }
}

/// An area that data can be about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Municipality {
    /// Its code.
    pub municipality_code: AreaCode,
    /// What sort of area it is.
    pub kind: AreaKind,
    /// Name as officially written, for example 根室市.
    pub name: String,
    /// Reading in hiragana, for search.
    pub kana: String,
    /// Romanised name.
    pub name_en: String,
    /// Prefecture the area lies in; empty for the nation.
    pub prefecture: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_of_the_four_cities_and_of_the_prefecture() {
        for code in ["012238", "012131", "012106", "012068", "010006"] {
            assert_eq!(AreaCode::parse(code).unwrap().to_string(), code);
        }
        // 港区 13103: 6+15+4+0+6 = 31, 31 mod 11 = 9, 11 − 9 = 2.
        assert_eq!(AreaCode::check_digit(13103), 2);
        assert_eq!(AreaCode::parse("012239"), Err(AreaCodeError::CheckDigit { code: "012239".into(), expected: 8 }));
        assert!(AreaCode::parse("12238").is_err());
    }
}
