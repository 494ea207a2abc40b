//! Units in words: as printed in Japanese, translated in English where the unit is a usual one.

use super::catalogue::Texts;
use super::language::Language;
use super::number::grouped;
use crate::model::unit::Unit;

/// Japanese counters and measures with what one and what several of them are called in English.
///
/// A unit that is not here stays as it is printed: a wrong word would be worse than a Japanese one.
const ENGLISH: [(&str, &str, &str); 78] = [
    ("人", "person", "people"),
    ("名", "person", "people"),
    ("件", "case", "cases"),
    ("世帯", "household", "households"),
    ("組", "couple", "couples"),
    ("回", "time", "times"),
    ("円", "yen", "yen"),
    ("事業", "project", "projects"),
    ("校", "school", "schools"),
    ("校舎", "school building", "school buildings"),
    ("園", "nursery", "nurseries"),
    ("学級", "class", "classes"),
    ("教室", "classroom", "classrooms"),
    ("社", "company", "companies"),
    ("企業", "company", "companies"),
    ("事業者", "operator", "operators"),
    ("事業所", "workplace", "workplaces"),
    ("団体", "group", "groups"),
    ("店", "shop", "shops"),
    ("店舗", "shop", "shops"),
    ("歳", "year of age", "years of age"),
    ("才", "year of age", "years of age"),
    ("年", "year", "years"),
    ("か月", "month", "months"),
    ("ヶ月", "month", "months"),
    ("日", "day", "days"),
    ("時間", "hour", "hours"),
    ("分", "minute", "minutes"),
    ("ポイント", "point", "points"),
    ("点", "point", "points"),
    ("施設", "facility", "facilities"),
    ("館", "facility", "facilities"),
    ("路線", "route", "routes"),
    ("便", "service", "services"),
    ("カ所", "site", "sites"),
    ("か所", "site", "sites"),
    ("ヶ所", "site", "sites"),
    ("ヵ所", "site", "sites"),
    ("箇所", "site", "sites"),
    ("個所", "site", "sites"),
    ("地区", "district", "districts"),
    ("地域", "area", "areas"),
    ("区画", "plot", "plots"),
    ("町内会", "neighbourhood association", "neighbourhood associations"),
    ("自治会", "neighbourhood association", "neighbourhood associations"),
    ("台", "vehicle or device", "vehicles or devices"),
    ("隻", "vessel", "vessels"),
    ("戸", "dwelling", "dwellings"),
    ("棟", "building", "buildings"),
    ("室", "room", "rooms"),
    ("床", "bed", "beds"),
    ("式", "set", "sets"),
    ("セット", "set", "sets"),
    ("基", "unit", "units"),
    ("泊", "night", "nights"),
    ("人泊", "guest night", "guest nights"),
    ("人日", "person-day", "person-days"),
    ("人/日", "person a day", "people a day"),
    ("人／日", "person a day", "people a day"),
    ("種", "kind", "kinds"),
    ("種類", "kind", "kinds"),
    ("業種", "line of business", "lines of business"),
    ("品目", "item", "items"),
    ("部", "copy", "copies"),
    ("冊", "book", "books"),
    ("通", "letter", "letters"),
    ("匹", "fish", "fish"),
    ("尾", "fish", "fish"),
    ("粒", "grain", "grains"),
    ("頭", "head", "head"),
    ("羽", "bird", "birds"),
    ("科", "department", "departments"),
    ("ページビュー", "page view", "page views"),
    ("議席", "seat", "seats"),
    ("票", "vote", "votes"),
    ("市町村", "municipality", "municipalities"),
    ("団体数", "group", "groups"),
    ("千円", "thousand yen", "thousand yen"),
];

/// What stands before a counted thing.
const MULTIPLIERS: [(f64, &str); 6] = [
    (1e3, "thousand"),
    (1e4, "× 10,000"),
    (1e6, "million"),
    (1e7, "× 10 million"),
    (1e8, "× 100 million"),
    (1e9, "billion"),
];

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
        let (factor, base) = unit.parts();
        let multiplier = MULTIPLIERS.iter().find(|(known, _)| known.to_bits() == factor.to_bits());
        let is_one = number == "1" && multiplier.is_none();
        let base = base.trim();
        let Some((_, one, several)) = ENGLISH.iter().find(|(printed, ..)| *printed == base) else {
            // `千 t`: the multiplier is a word all the same.
            return match multiplier {
                Some((_, word)) if base.is_ascii() && !base.is_empty() => format!("{word} {base}"),
                _ => unit.to_string(),
            };
        };
        let noun = if is_one { one } else { several };
        multiplier.map_or_else(|| (*noun).to_owned(), |(_, word)| format!("{word} {noun}"))
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

    #[test]
    fn no_unit_is_told_twice() {
        let mut printed: Vec<&str> = ENGLISH.iter().map(|(printed, ..)| *printed).collect();
        printed.sort_unstable();
        let all = printed.len();
        printed.dedup();
        assert_eq!(printed.len(), all);
    }
}
