//! Marks and readings around the name of a place that are no part of it: 釧路市※1, 根室市（注2）, 那覇市 Naha-shi.

use crate::import::notation::fold::tight;

/// Signs that point to a note.
const SIGNS: [char; 4] = ['※', '*', '†', '#'];

/// Endings of names in Latin letters.
const LATIN: [&str; 9] = ["-shi", "-ku", "-cho", "-machi", "-mura", "-son", "-to", "-fu", "-ken"];

/// A name without what points to a note and without its reading behind it; `None` where there is neither.
pub(super) fn without(text: &str) -> Option<String> {
    let text = tight(text);
    let mut name = text.trim_start_matches(SIGNS);
    name = latin(name).unwrap_or(name);
    let digits = |text: &str| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    if let Some((before, inner)) = name.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '['])) {
        let number = inner.trim_start_matches(SIGNS).trim_start_matches("注");
        let points = number.len() < inner.len() || !inner.is_empty();
        if points && digits(number) {
            name = before;
        }
    } else if let Some(rest) = name.strip_suffix(')') {
        // 小樽市1): the bracket closes the number of a note.
        name = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    } else {
        let rest = name.trim_end_matches(|c: char| c.is_ascii_digit());
        if rest.ends_with(SIGNS) || rest.ends_with('注') {
            name = rest.trim_end_matches('注').trim_end_matches(SIGNS);
        }
    }
    (name.len() < text.len() && !name.is_empty()).then(|| name.to_owned())
}

/// A name without its reading in Latin letters behind it.
fn latin(name: &str) -> Option<&str> {
    let is_latin = |c: char| c.is_ascii_alphabetic() || c == '-';
    let before = name.trim_end_matches(is_latin);
    let reading = name.get(before.len()..)?.to_lowercase();
    (!before.is_empty() && LATIN.iter().any(|ending| reading.ends_with(ending))).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_off_and_words_are_not() {
        for (text, name) in [
            ("帯広市※1", "帯広市"),
            ("帯広市（注2）", "帯広市"),
            ("＊帯広市", "帯広市"),
            ("帯広市1)", "帯広市"),
            ("帯広市 *", "帯広市"),
            ("帯広市注3", "帯広市"),
            ("帯 広 市 Obihiro-shi", "帯広市"),
        ] {
            assert_eq!(without(text).as_deref(), Some(name), "{text}");
        }
        for text in ["帯広市", "帯広市(再掲)", "帯広市A", "帯広市外2町", "帯広市12", ""] {
            assert_eq!(without(text), None, "{text}");
        }
    }
}
