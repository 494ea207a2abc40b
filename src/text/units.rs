//! Units in words: as printed in Japanese, translated in English where the unit is a usual one.

use super::catalogue::Texts;
use super::language::Language;
use super::number::grouped;
use crate::model::unit::Unit;
use crate::model::unit_words::english;

impl Texts {
    /// A unit as a reader of the language says it: `人`, `people`; what has no usual word stays as printed.
    #[must_use]
    pub fn unit(&self, unit: &Unit) -> String {
        self.unit_of("", unit)
    }

    /// An amount that stands beside another of the same unit: in English the other says the unit.
    #[must_use]
    pub fn beside<'a>(&self, amount: &'a str, other: &str) -> &'a str {
        let unit = |text: &str| text.split_once(' ').map(|(_, unit)| unit.to_owned());
        match amount.split_once(' ') {
            Some((number, own)) if self.language() == Language::En && unit(other).as_deref() == Some(own) => number,
            _ => amount,
        }
    }

    /// A number already written and its unit in English. Ten thousands are no English number: they are multiplied out,
    /// and of hundred millions millions are made.
    pub(super) fn english_amount(&self, number: &str, unit: &Unit) -> (String, String) {
        let (factor, base) = unit.parts();
        let (places, rest) = match factor {
            1e4 => (4, base.to_owned()),
            1e7 => (1, format!("百万{base}")),
            1e8 => (2, format!("百万{base}")),
            _ => (0, unit.to_string()),
        };
        match shifted(number, places).filter(|_| places > 0) {
            Some(number) => (number.clone(), self.unit_of(&number, &Unit::new(rest))),
            None => (number.to_owned(), self.unit_of(number, unit)),
        }
    }

    /// A unit behind a number already written: one person, two people.
    pub(super) fn unit_of(&self, number: &str, unit: &Unit) -> String {
        if self.language() == Language::Ja {
            return unit.to_string();
        }
        english(unit, number == "1").unwrap_or_else(|| unit.to_string())
    }
}

/// A written number with its decimal point so many places farther right; `None` where it is no plain number.
fn shifted(number: &str, places: usize) -> Option<String> {
    let (sign, digits) =
        number.strip_prefix(['−', '+']).map_or(("", number), |rest| number.split_at(number.len() - rest.len()));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let whole: String = whole.chars().filter(|c| *c != ',').collect();
    let all_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !all_digits(&whole) || !all_digits(part) {
        return None;
    }
    let moved: String = part.chars().chain(std::iter::repeat('0')).take(places).collect();
    let whole = format!("{whole}{moved}");
    let whole = whole.trim_start_matches('0');
    let rest: String = part.chars().skip(places).collect();
    let grouped = grouped(if whole.is_empty() { "0" } else { whole });
    Some(if rest.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{rest}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_words_in_english_and_as_printed_in_japanese() {
        let (ja, en) = (Texts::new(Language::Ja), Texts::new(Language::En));
        for (printed, english) in [
            ("人", "people"),
            ("万件", "× 10,000 cases"),
            ("億円", "× 100 million yen"),
            ("千 t", "thousand t"),
            ("百万円", "million yen"),
            ("%", "%"),
            ("千年杉", "千年杉"),
            ("ha", "ha"),
            ("", ""),
        ] {
            let unit = Unit::new(printed);
            assert_eq!((ja.unit(&unit).as_str(), en.unit(&unit).as_str()), (printed, english));
        }
        assert_eq!(en.number_with_unit("1", &Unit::new("人")), "1 person");
        assert_eq!(en.number_with_unit("2", &Unit::new("世帯")), "2 households");
        for (number, unit, english) in [
            ("1", "万人", "10,000 people"),
            ("−13.5", "万人", "−135,000 people"),
            ("0.01234", "万人", "123.4 people"),
            ("0", "万人", "0 people"),
            ("395", "億円", "39,500 million yen"),
            ("1,234", "千円", "1,234 thousand yen"),
            ("2", "千万円", "20 million yen"),
            ("–", "万人", "– × 10,000 people"),
        ] {
            assert_eq!(en.number_with_unit(number, &Unit::new(unit)), english);
        }
        assert_eq!((en.beside("7 people", "15 people"), en.beside("1 person", "15 people")), ("7", "1 person"));
        assert_eq!((en.beside("7%", "8%"), ja.beside("7 t", "8 t")), ("7%", "7 t"));
        assert_eq!(ja.number_with_unit("1", &Unit::new("万人")), "1万人");
    }
}
