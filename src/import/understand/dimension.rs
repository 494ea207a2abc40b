//! Dimensions that need no question, and groups of places, which are none.

use super::breakdown::lowest;

/// How headings of the dimensions that need no question begin: sex and age.
const KNOWN_BEGINNINGS: [&str; 3] = ["性別", "男女", "年齢"];

/// What may follow there: 年齢（5歳階級）, 男女別・性比, but not 年齢調整死亡率 and 男女共同参画.
const KNOWN_ENDINGS: [&str; 10] = ["(", "（", "別", "区分", "階級", "各歳", "層", "5歳", "10歳", "3区分"];

/// Whole headings of them.
const KNOWN: [&str; 13] = [
    "性",
    "年代",
    "年代別",
    "産業",
    "産業別",
    "産業分類",
    "産業大分類",
    "産業中分類",
    "産業小分類",
    "sex",
    "gender",
    "age",
    "industry",
];

/// Other headings of ages.
const AGES: [&str; 5] = ["agegroup", "age_group", "agegroups", "ageclass", "age_class"];

/// Headings of columns that group places, which are parts of the place and part no values.
const GROUPS: [&str; 16] = [
    "郡",
    "郡名",
    "地方",
    "地方名",
    "地方区分",
    "地域区分",
    "地域圏",
    "振興局",
    "振興局名",
    "総合振興局",
    "支庁",
    "支庁名",
    "圏域",
    "圏域名",
    "管内",
    "ブロック",
];

/// Whether a heading names a dimension that needs no question: sex, age or industry.
pub(super) fn is_known(heading: &str) -> bool {
    let heading = lowest(heading);
    let begins = KNOWN_BEGINNINGS.iter().any(|word| {
        let rest = heading.strip_prefix(word);
        rest.is_some_and(|rest| rest.is_empty() || KNOWN_ENDINGS.iter().any(|ending| rest.starts_with(ending)))
    });
    let industry = heading.starts_with("産業") && heading.contains("分類");
    begins || industry || KNOWN.contains(&heading.as_str()) || AGES.contains(&heading.as_str())
}

/// Whether a heading names a column that groups places: 郡名, 地方.
pub(super) fn is_group_of_places(heading: &str) -> bool {
    GROUPS.contains(&lowest(heading).as_str())
}

/// Whether a text is the name of a group of places: 松前郡, 東北地方.
pub(in crate::import) fn is_group_name(text: &str) -> bool {
    ["郡", "地方", "振興局", "支庁", "圏域", "管内", "島しょ", "島嶼"].iter().any(|ending| text.ends_with(ending))
}

/// Whether a heading is one of the code columns of an interface: cat01_code, the name of whose members stands behind it.
pub(super) fn is_category_code(heading: &str) -> bool {
    let heading = lowest(heading);
    let number = heading.strip_prefix("cat").and_then(|rest| rest.strip_suffix("_code"));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sex_age_and_industry_are_known_and_what_only_begins_alike_is_not() {
        for heading in [
            "性別",
            "男女別",
            "/男女別・性比",
            "年齢",
            "年齢（5歳階級）",
            "年齢各歳",
            "人口 > 年齢階級",
            "産業大分類",
            "Sex",
            "age group",
        ] {
            assert!(is_known(heading), "{heading}");
        }
        for heading in ["男女共同参画", "年齢調整死亡率", "産業振興課", "国籍", "死因別", "対象年齢", ""]
        {
            assert!(!is_known(heading), "{heading}");
        }
        assert!(is_category_code("cat01_code") && !is_category_code("category_code") && !is_category_code("cat_code"));
        assert!(is_group_of_places("郡名") && is_group_name("松前郡") && !is_group_name("函館市"));
    }
}
