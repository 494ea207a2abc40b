//! Whether a unit that a title gives to a whole table can be the one of a name: （単位：人） over 高齢化率 is not.

use crate::import::notation::fold::tight;
use crate::model::unit::Unit;

/// How names of ratios end, which are counted in none of the units of amounts.
const RATIOS: [&str; 6] = ["率", "割合", "比", "指数", "密度", "倍率"];

/// Units of amounts.
const AMOUNTS: [&str; 16] =
    ["人", "名", "世帯", "戸", "件", "円", "ha", "km2", "m2", "m3", "t", "トン", "歳", "台", "校", "箇所"];

/// How names of amounts end, and the units that these are counted in.
const COUNTED: [(&str, &[&str]); 5] = [
    ("世帯数", &["世帯", "戸"]),
    ("世帯", &["世帯", "戸"]),
    ("人口", &["人", "名"]),
    ("面積", &["ha", "km2", "m2"]),
    ("年齢", &["歳"]),
];

/// Whether the words of a name say another unit than a title.
pub(in crate::import) fn contradicts(name: &str, unit: &str) -> bool {
    let name = tight(name);
    let plain = without_brackets(&name);
    let unit = Unit::new(tight(unit).to_lowercase());
    let base = unit.parts().1;
    if !AMOUNTS.contains(&base) {
        return false;
    }
    if RATIOS.iter().any(|word| plain.ends_with(word)) {
        return true;
    }
    let counted = COUNTED.iter().find(|(word, _)| plain.ends_with(word));
    counted.is_some_and(|(_, units)| !units.contains(&base))
}

/// A name without the brackets at its end.
fn without_brackets(name: &str) -> &str {
    let mut plain = name;
    while let Some((outer, _)) =
        plain.strip_suffix([')', '）', ']']).and_then(|rest| rest.rsplit_once(['(', '（', '[']))
    {
        plain = outer;
    }
    if plain.is_empty() { name } else { plain }
}

/// Units that are written out, and their signs.
const WRITTEN: [(&str, &str); 9] = [
    ("平方キロメートル", "km2"),
    ("平方km", "km2"),
    ("平方メートル", "m2"),
    ("平方m", "m2"),
    ("立方メートル", "m3"),
    ("キロメートル", "km"),
    ("キログラム", "kg"),
    ("メートル", "m"),
    ("パーセント", "%"),
];

/// Multipliers in digits, and their words.
const DIGITS: [(&str, &str); 10] = [
    ("100000000", "億"),
    ("1000000", "百万"),
    ("1000万", "千万"),
    ("100万", "百万"),
    ("10000", "万"),
    ("1000", "千"),
    ("10億", "十億"),
    ("1億", "億"),
    ("1万", "万"),
    ("1千", "千"),
];

/// The unit that words or digits stand for: 1,000円 is 千円, 平方キロメートル km2.
pub(super) fn in_signs(text: &str) -> Option<String> {
    let text = tight(text).replace(',', "").to_lowercase();
    if let Some((_, sign)) = WRITTEN.iter().find(|(word, _)| *word == text) {
        return Some((*sign).to_owned());
    }
    let (digits, word) = DIGITS.iter().find(|(digits, _)| text.starts_with(digits))?;
    let unit = text.strip_prefix(digits)?;
    matches!(unit, "円" | "人" | "件" | "t" | "トン" | "kg" | "世帯" | "ha" | "台" | "本")
        .then(|| format!("{word}{unit}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_in_words_and_digits() {
        for (text, unit) in [
            ("1,000円", "千円"),
            ("100万円", "百万円"),
            ("1万人", "万人"),
            ("平方キロメートル", "km2"),
            ("１，０００トン", "千トン"),
        ] {
            assert_eq!(in_signs(text).as_deref(), Some(unit), "{text}");
        }
        for text in ["1人", "1000", "千円", "1,000mg", "平方", ""] {
            assert_eq!(in_signs(text), None, "{text}");
        }
    }

    #[test]
    fn what_a_name_counts_and_what_it_cannot() {
        for (name, unit) in [
            ("高齢化率", "人"),
            ("世帯数", "人"),
            ("65歳以上の割合（女）", "千人"),
            ("人口密度", "人"),
            ("可住地面積", "世帯"),
            ("平均年齢", "人"),
        ] {
            assert!(contradicts(name, unit), "{name} {unit}");
        }
        for (name, unit) in [
            ("人口", "人"),
            ("世帯数", "世帯"),
            ("高齢化率", "%"),
            ("65歳以上人口", "千人"),
            ("歳出", "人"),
            ("総数", "人"),
            ("人口密度", "人/km2"),
            ("転入者数", "人"),
        ] {
            assert!(!contradicts(name, unit), "{name} {unit}");
        }
    }
}
