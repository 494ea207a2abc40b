//! Columns that part values: by sex, by age, by industry.
//!
//! A row of 女 is not the whole. Where such a column is not taken, its rows would be stored under the plain name of the
//! indicator, and the rows of 男, or of another file, would take their place.

use super::words;
use crate::import::notation::fold::tight;
use crate::model::mapping::ColumnKind;

/// How headings of such columns begin.
const BEGINNINGS: [&str; 9] = ["性別", "男女", "年齢", "年代", "国籍", "職業", "続柄", "配偶", "日本人・外国人"];

/// Whole headings of such columns.
const HEADINGS: [&str; 21] = [
    "性",
    "産業",
    "産業分類",
    "産業大分類",
    "産業中分類",
    "産業小分類",
    "世帯類型",
    "世帯の種類",
    "世帯の家族類型",
    "従業上の地位",
    "在留資格",
    "経営組織",
    "住居の種類",
    "内訳",
    "sex",
    "gender",
    "age",
    "agegroup",
    "age_group",
    "industry",
    "nationality",
];

/// Words before 別 that make no such heading: 月別 parts time, 市町村別 parts places, 種別 says nothing by itself.
const OTHER_KINDS: [&str; 22] = [
    "月",
    "年",
    "年度",
    "年月",
    "日",
    "時期",
    "四半期",
    "期",
    "地域",
    "地区",
    "市町村",
    "市区町村",
    "都道府県",
    "区",
    "特",
    "種",
    "類",
    "個",
    "識",
    "施策",
    "事業",
    "目標",
];

/// What numbers may stand under: ages and keys of a column that parts values are no values.
const NUMBERED: [&str; 9] = ["性別", "男女別", "年齢", "年代", "年齢階級", "sex", "gender", "age", "agegroup"];

/// Members that stand for the whole.
const TOTALS: [&str; 22] = [
    "計",
    "総数",
    "総計",
    "総合計",
    "合計",
    "全体",
    "全数",
    "全て",
    "すべて",
    "男女",
    "男女合計",
    "男女総数",
    "全年齢",
    "全産業",
    "全国籍",
    "全職業",
    "total",
    "all",
    "both",
    "bothsexes",
    "allages",
    "_t",
];

/// What 計 may stand behind, so that 会計 is no total.
const TOTAL_OF: [&str; 11] =
    ["男女", "年齢", "全年齢", "産業", "全産業", "国籍", "全国籍", "職業", "全職業", "階級", "年代"];

/// Members by which a column is known whatever its heading.
const MEMBERS: [&str; 14] = [
    "男",
    "女",
    "男性",
    "女性",
    "男子",
    "女子",
    "男児",
    "女児",
    "日本人",
    "外国人",
    "外国籍",
    "male",
    "female",
    "日本国籍",
];

/// Words of headings about the file and its making, or about a row: what they say parts no values.
const ABOUT_FILES: [&str; 46] = [
    "出典",
    "資料",
    "備考",
    "注",
    "メモ",
    "url",
    "リンク",
    "更新",
    "作成",
    "公表",
    "公開",
    "提供",
    "掲載",
    "担当",
    "部署",
    "部局",
    "所管",
    "課",
    "連絡",
    "ライセンス",
    "版",
    "バージョン",
    "version",
    "note",
    "remark",
    "comment",
    "link",
    "licen",
    "publish",
    "author",
    "updated",
    "created",
    "ファイル",
    "file",
    "説明",
    "概要",
    "定義",
    "算出",
    "理由",
    "内容",
    "評価",
    "進捗",
    "判定",
    "状況",
    "状態",
    "頻度",
];

/// Words of headings that are usual beside values although their texts part none: surveys, places, times, plans.
const ABOUT_ALL: [&str; 28] = [
    "調査",
    "統計",
    "表",
    "データ",
    "data",
    "source",
    "方法",
    "目的",
    "方向",
    "計画",
    "戦略",
    "目標",
    "施策",
    "政策",
    "事業",
    "分野",
    "テーマ",
    "年",
    "月",
    "元号",
    "西暦",
    "和暦",
    "名称",
    "document",
    "title",
    "name",
    "concept",
    "reason",
];

/// Words of headings of places and their readings.
const PLACES: [&str; 26] = [
    "地",
    "郡",
    "振興局",
    "支庁",
    "圏",
    "市",
    "町",
    "村",
    "県",
    "municipality",
    "prefecture",
    "city",
    "town",
    "area",
    "region",
    "kana",
    "かな",
    "カナ",
    "よみ",
    "読み",
    "略称",
    "通称",
    "ローマ字",
    "英語",
    "英名",
    "english",
];

/// Longest text that may be a member; longer ones are sentences.
pub(in crate::import) const LONGEST: usize = 20;

/// The lowest part of a heading, without width, space and case.
pub(super) fn lowest(heading: &str) -> String {
    let part = heading.rsplit(" > ").next().unwrap_or_default();
    tight(part).to_lowercase().trim_start_matches('/').to_owned()
}

/// Whether a heading names a column that parts values.
pub(in crate::import) fn is_heading(heading: &str) -> bool {
    let heading = lowest(heading);
    let by = |heading: &str| {
        let what = heading.strip_suffix('別');
        what.is_some_and(|what| !what.is_empty() && !OTHER_KINDS.iter().any(|kind| what.ends_with(kind)))
    };
    HEADINGS.contains(&heading.as_str())
        || BEGINNINGS.iter().any(|word| heading.starts_with(word))
        || heading.ends_with("階級")
        || by(&heading)
}

/// Whether a heading that stands beside its codes (世帯類型 コード, 世帯類型) may name a dimension: no place, and nothing
/// about the file, surveys or plans.
pub(super) fn may_be_paired(heading: &str) -> bool {
    may_be_dimension(heading) && !ABOUT_ALL.iter().any(|word| lowest(heading).contains(word))
}

/// Whether a heading may name a dimension of a category: no place and nothing about the file.
pub(super) fn may_be_dimension(heading: &str) -> bool {
    let heading = lowest(heading);
    !heading.is_empty()
        && words::kind(&heading).is_none()
        && !words::is_key(&heading)
        && !is_about_file(&heading)
        && !PLACES.iter().any(|word| heading.contains(word))
}

/// Whether the numbers under a heading are ages or keys.
pub(super) fn is_numbered(heading: &str) -> bool {
    NUMBERED.contains(&lowest(heading).as_str())
}

/// The heading of the names that a column of keys stands beside: 男女別コード → 男女別.
pub(super) fn named_by(heading: &str) -> Option<String> {
    let heading = lowest(heading);
    let name = ["コード", "_code", "code", "番号", "_id"].iter().find_map(|ending| heading.strip_suffix(ending))?;
    Some(name.trim_end_matches(['_', '・']).to_owned()).filter(|name| !name.is_empty())
}

/// Whether a heading is one of codes, and not of serial numbers or identifiers.
pub(super) fn is_code(heading: &str) -> bool {
    let heading = lowest(heading);
    heading.ends_with("コード") || heading.ends_with("code")
}

/// Whether two headings are the same but for width, space and case.
pub(super) fn is_same(heading: &str, name: &str) -> bool {
    lowest(heading) == name
}

/// A member without the number before it: 1_男, 00 総数.
fn bare(member: &str) -> String {
    let text = tight(member).to_lowercase();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let cut = rest.trim_start_matches(['_', '.', ':', '：', '-']);
    if cut.len() < rest.len() && !cut.is_empty() { cut.to_owned() } else { text }
}

/// Whether a member of a column stands for the whole. In a column of keys 0 and 000 do; under 年齢 0 is an age.
pub(in crate::import) fn is_whole(heading: &str, member: &str) -> bool {
    is_total(member) || (named_by(heading).is_some() && bare(member).bytes().all(|b| b == b'0'))
}

/// Whether a member stands for the whole.
pub(in crate::import) fn is_total(member: &str) -> bool {
    let text = bare(member);
    if TOTALS.contains(&text.as_str()) {
        return true;
    }
    if let Some(of) = text.strip_suffix("総数").or_else(|| text.strip_suffix('計')) {
        return TOTAL_OF.contains(&of);
    }
    // 総数(男女): the brackets say of what.
    let parts = text.strip_suffix([')', '）']).and_then(|rest| rest.split_once(['(', '（']));
    parts.is_some_and(|(whole, of)| TOTALS.contains(&whole) && (is_heading(of) || TOTAL_OF.contains(&of)))
}

/// Whether a text is a member by which a column is known: 女, 65歳以上.
pub(in crate::import) fn is_member(text: &str) -> bool {
    dimension_of(text).is_some()
}

/// The dimension of a member that is known by itself: 性別 of 女, 年齢 of 65歳以上, 国籍 of 外国人.
pub(super) fn dimension_of(text: &str) -> Option<&'static str> {
    let text = bare(text);
    match MEMBERS.iter().position(|member| *member == text) {
        Some(_) if text.contains("本人") || text.contains("国") => Some("国籍"),
        Some(_) => Some("性別"),
        None => is_age(&text).then_some("年齢"),
    }
}

/// Whether a text is an age or a range of ages and nothing else: 0歳, 15～64歳, 65歳以上, but not 65歳以上の者1人.
fn is_age(text: &str) -> bool {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).count();
    let is_between = |c: char| c.is_ascii_digit() || " 　~～〜-‐–―ー−・".contains(c);
    let mut words: String = text.chars().filter(|c| !is_between(*c)).collect();
    let is_of_age = words.contains('歳');
    for word in ["歳", "以上", "未満", "以下", "から", "まで", "の者", "の人口", "(再掲)", "（再掲）"]
    {
        words = words.replace(word, "");
    }
    is_of_age && words.is_empty() && (1..=2).contains(&numbers)
}

/// Whether the only text of a column of unknown heading may part this file from another one: 対象 = 児童.
pub(super) fn may_part(heading: &str, text: &str) -> bool {
    let heading = lowest(heading);
    !heading.is_empty()
        && words::kind(&heading).is_none()
        && !words::is_key(&heading)
        && !is_about_file(&heading)
        && !ABOUT_ALL.iter().any(|word| heading.contains(word))
        && !PLACES.iter().any(|word| heading.contains(word))
        && text.chars().count() <= LONGEST
}

/// Whether a heading is about the file, its making or a row, so that another text says nothing about the values.
pub(in crate::import) fn is_about_file(heading: &str) -> bool {
    let heading = lowest(heading);
    let is_known = matches!(
        words::kind(&heading),
        Some(ColumnKind::Ignore | ColumnKind::Note | ColumnKind::Department | ColumnKind::Source | ColumnKind::Page)
    );
    is_known || words::is_key(&heading) || ABOUT_FILES.iter().any(|word| heading.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_part_values() {
        for heading in
            ["性別", "男女別", "人口 > 年齢（5歳階級）", "産業大分類", "国籍", "死因別", "Sex", "所得階級", "/男女別"]
        {
            assert!(is_heading(heading), "{heading}");
        }
        for heading in ["備考", "月別", "市町村別", "種別", "区別", "産業振興課", "対象年齢", "年度", ""]
        {
            assert!(!is_heading(heading), "{heading}");
        }
        assert_eq!(named_by("男女別 コード").as_deref(), Some("男女別"));
        assert_eq!(named_by("コード"), None);
    }

    #[test]
    fn totals_and_members() {
        for total in ["計", "総 数", "男女計", "年齢計", "00_総数", "総数（男女）", "Total"] {
            assert!(is_total(total), "{total}");
        }
        for part in ["女", "会計", "小計", "総数（15歳以上）", "1_男", "65歳以上", "1"] {
            assert!(!is_total(part), "{part}");
        }
        assert!(is_whole("性別コード", "000") && !is_whole("年齢", "0") && is_whole("年齢", "総数"));
        for member in ["女", "1_男", "０～４歳", "65歳以上", "Female"] {
            assert!(is_member(member), "{member}");
        }
        for member in ["0歳", "15～64歳", "75歳以上（再掲）", "65歳以上の者"] {
            assert_eq!(dimension_of(member), Some("年齢"), "{member}");
        }
        for text in ["女性の活躍推進課", "児童", "100", "65歳以上の者1人", "3歳児健診", "1歳6か月児"]
        {
            assert!(!is_member(text), "{text}");
        }
        assert!(may_part("対象", "児童") && !may_part("調査名", "国勢調査") && !may_part("出典", "市"));
    }
}
