//! Breakdowns: the part of a whole that an indicator counts, as dimension = member (性別 = 女).
//!
//! SDMX calls the first a dimension and the second one of its codes. Members stay as they are printed; only words for
//! the whole and for the two sexes are known in more than one spelling.

use serde::{Deserialize, Serialize};

/// One dimension of an indicator with the member that it counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Breakdown {
    /// What is told apart, as printed: 性別, 年齢階級.
    pub dimension: String,
    /// Which part is counted, as printed: 女, 0～4歳, 総数.
    pub member: String,
}

/// Words that stand for the whole of a dimension.
const TOTALS: [&str; 12] =
    ["計", "総数", "総計", "合計", "全体", "男女計", "全年齢", "年齢計", "total", "all", "both sexes", "all ages"];

/// Words for women and for men.
const SEXES: [&[&str]; 2] = [&["女", "女性", "女子", "female", "women"], &["男", "男性", "男子", "male", "men"]];

impl Breakdown {
    /// Whether the member is the whole of its dimension, which is what the plain indicator counts too.
    #[must_use]
    pub fn is_total(&self) -> bool {
        is_total(&self.member)
    }

    /// What the part is told by: the same for 女 and 女性, and another one for another dimension.
    fn key(&self) -> String {
        let member = plain(&self.member);
        let sex = SEXES.iter().find(|words| words.contains(&member.as_str())).and_then(|words| words.first());
        format!("{}\u{1e}{}", plain(&self.dimension), sex.copied().unwrap_or(member.as_str()))
    }

    /// Whether two members of one dimension are the same in other words (女 and 女性).
    #[must_use]
    pub fn same_member(&self, other: &str) -> bool {
        let (one, other) = (plain(&self.member), plain(other));
        let among = |words: &[&str]| words.contains(&one.as_str()) && words.contains(&other.as_str());
        one == other || among(&TOTALS) || SEXES.into_iter().any(among)
    }
}

/// What the parts of an indicator are told by, whatever their order; empty for the whole. The member that stands for the
/// whole of its dimension restricts nothing, so that 性別 = 計 is the same as no 性別.
#[must_use]
pub fn key(parts: &[Breakdown]) -> String {
    let mut keys: Vec<String> = parts.iter().filter(|part| !part.is_total()).map(Breakdown::key).collect();
    keys.sort_unstable();
    keys.join("\u{1f}")
}

/// A label with the members that are counted, for a line in which nothing else says them: 人口（女・0～4歳）.
#[must_use]
pub fn named(label: &str, parts: &[Breakdown]) -> String {
    let members: Vec<&str> = parts.iter().filter(|part| !part.is_total()).map(|part| part.member.as_str()).collect();
    if members.is_empty() { label.to_owned() } else { format!("{label}（{}）", members.join("・")) }
}

/// Whether a printed word stands for the whole of a dimension.
#[must_use]
pub fn is_total(member: &str) -> bool {
    TOTALS.contains(&plain(member).as_str())
}

/// Dimensions and members as one text: `性別=女; 年齢=0～14歳`. Where a name has `=`, `;` or `\\` itself, a `\\` stands
/// before it.
#[must_use]
pub fn written(parts: &[Breakdown]) -> String {
    let escaped = |name: &str| name.replace('\\', "\\\\").replace('=', "\\=").replace(';', "\\;");
    let part = |part: &Breakdown| format!("{}={}", escaped(&part.dimension), escaped(&part.member));
    parts.iter().map(part).collect::<Vec<_>>().join("; ")
}

/// Reads what [`written`] writes; `None` for a text that it never writes.
#[must_use]
pub fn parse(text: &str) -> Option<Vec<Breakdown>> {
    let mut parts = Vec::new();
    // The names so far of the part that is being read, its last one unfinished.
    let mut names = vec![String::new()];
    let mut letters = text.chars();
    let end = |names: Vec<String>| {
        let [dimension, member] = <[String; 2]>::try_from(names).ok()?;
        Some(Breakdown { dimension, member })
    };
    if text.is_empty() {
        return Some(parts);
    }
    while let Some(letter) = letters.next() {
        match letter {
            '=' => names.push(String::new()),
            ';' => {
                parts.push(end(std::mem::replace(&mut names, vec![String::new()]))?);
                if letters.next() != Some(' ') {
                    return None;
                }
            }
            '\\' => names.last_mut()?.push(letters.next()?),
            other => names.last_mut()?.push(other),
        }
    }
    parts.push(end(names)?);
    Some(parts)
}

fn plain(word: &str) -> String {
    word.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_the_same_whatever_their_order_and_words() {
        let part =
            |dimension: &str, member: &str| Breakdown { dimension: dimension.to_owned(), member: member.to_owned() };
        let (sex, age) = (part("性別", "女"), part("年齢", "0～4歳"));
        assert_eq!(key(&[sex.clone(), age.clone()]), key(&[age.clone(), part("性別", "女性")]));
        assert_eq!((key(&[part("性別", "計")]), key(&[])), (String::new(), String::new()));
        assert_ne!(key(std::slice::from_ref(&sex)), key(&[part("男女別", "女")]));
        assert_ne!(key(std::slice::from_ref(&sex)), key(&[sex.clone(), age.clone()]));
        assert_eq!(named("人口", &[sex, age]), "人口（女・0～4歳）");
        assert_eq!(named("人口", &[part("性別", "計")]), "人口");
    }

    #[test]
    fn totals_and_sexes_are_known_in_several_words_and_nothing_else_is() {
        let of = |member: &str| Breakdown { dimension: "性別".to_owned(), member: member.to_owned() };
        assert!(of("総数").is_total() && of(" 計 ").is_total() && of("Total").is_total());
        assert!(!of("女").is_total() && !of("計画").is_total());
        assert!(of("女").same_member("女性") && of("男子").same_member("Male") && of("計").same_member("総数"));
        assert!(!of("女").same_member("男") && !of("0～4歳").same_member("０～４歳"));
    }

    #[test]
    fn parts_come_back_from_their_text() {
        let part = |dimension: &str, member: &str| Breakdown { dimension: dimension.into(), member: member.into() };
        let two = vec![part("性別", "女"), part("年齢", "0～14歳")];
        assert_eq!(written(&two), "性別=女; 年齢=0～14歳");
        for parts in [vec![], two, vec![part("a=b", "c; d\\"), part("", ""), part(" x ", "；＝")]] {
            assert_eq!(parse(&written(&parts)), Some(parts));
        }
        for wrong in ["女", "a=b=c", "a=b;c=d", "a=b; ", "a=b\\"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
