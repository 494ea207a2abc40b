//! Units in English words, and back: what the program shows in English it reads again.

use super::unit::Unit;

/// Japanese counters and measures with what one and what several of them are called in English.
///
/// A unit that is not here stays as it is printed: a wrong word would be worse than a Japanese one.
const ENGLISH: [(&str, &str, &str); 77] = [
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
];

/// What stands before a counted thing.
const MULTIPLIERS: [(f64, &str, &str); 6] = [
    (1e3, "千", "thousand"),
    (1e4, "万", "× 10,000"),
    (1e6, "百万", "million"),
    (1e7, "千万", "× 10 million"),
    (1e8, "億", "× 100 million"),
    (1e9, "十億", "billion"),
];

/// A unit in English, of one thing or of several; `None` where there is no usual word for it.
#[must_use]
pub fn english(unit: &Unit, is_one: bool) -> Option<String> {
    let (factor, base) = unit.parts();
    let base = base.trim();
    let multiplier = MULTIPLIERS.iter().find(|(known, ..)| known.to_bits() == factor.to_bits());
    let found = ENGLISH.iter().find(|(printed, ..)| *printed == base);
    let noun = match found {
        Some((_, one, _)) if is_one && multiplier.is_none() => one,
        Some((_, _, several)) => several,
        // `千 t`: the multiplier is a word all the same.
        None if multiplier.is_some() && base.is_ascii() && !base.is_empty() => base,
        None => return None,
    };
    Some(multiplier.map_or_else(|| noun.to_owned(), |(_, _, word)| format!("{word} {noun}")))
}

/// The unit that English words stand for; `None` where they are none of ours. Of several units with one word the first.
#[must_use]
pub fn of_english(words: &str) -> Option<Unit> {
    let words = words.trim();
    let of = |noun: &str| {
        let noun = noun.trim();
        let found = ENGLISH.iter().find(|(_, one, several)| noun == *one || noun == *several);
        found.map(|(printed, ..)| *printed)
    };
    let multiplied = MULTIPLIERS.iter().find_map(|(_, prefix, word)| {
        let base = of(words.strip_prefix(word)?.strip_prefix(' ')?)?;
        Some(Unit::new(format!("{prefix}{base}")))
    });
    multiplied.or_else(|| of(words).map(Unit::new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_unit_is_told_twice() {
        let mut printed: Vec<&str> = ENGLISH.iter().map(|(printed, ..)| *printed).collect();
        printed.sort_unstable();
        let all = printed.len();
        printed.dedup();
        assert_eq!(printed.len(), all);
    }

    #[test]
    fn what_is_said_in_english_is_read_back() {
        for (printed, ..) in ENGLISH {
            for prefix in ["", "千", "万", "百万", "億"] {
                let unit = Unit::new(format!("{prefix}{printed}"));
                let said = english(&unit, false).unwrap();
                let back = of_english(&said).unwrap();
                // Units of one word, such as 人 and 名, count the same.
                assert_eq!((english(&back, false), back.parts().0), (Some(said), unit.parts().0), "{unit}");
            }
        }
        assert_eq!(of_english("person"), Some(Unit::new("人")));
        assert_eq!(of_english("million yen"), Some(Unit::new("百万円")));
        assert_eq!((of_english("people who"), of_english("")), (None, None));
    }
}
