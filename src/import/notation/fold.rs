//! One spelling for many: full-width forms, spaces and invisible characters of a cell.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization as _;

/// The text without surrounding space, in compatibility form (full-width digits and letters become ASCII, ㍻ 平成,
/// ㌔ キロ), line breaks and tabs as spaces. Plain ASCII is handed back as it is.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    if trimmed.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return Cow::Borrowed(trimmed);
    }
    let folded: String = trimmed
        .nfkc()
        .filter(|c| !is_invisible(*c))
        .map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c })
        .collect();
    Cow::Owned(folded.trim().to_owned())
}

/// [`fold`], and no spaces at all.
#[must_use]
pub fn tight(text: &str) -> Cow<'_, str> {
    match fold(text) {
        folded if folded.contains(' ') => Cow::Owned(folded.split(' ').collect()),
        folded => folded,
    }
}

/// Characters that take no place: byte-order marks, joiners, direction marks.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{ad}')
}

/// Whether a character is one of the many dashes and minus signs, which look alike and are typed for each other.
/// The long vowel sign is one of them only where it stands alone.
#[must_use]
pub const fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2212}'
                | '\u{30fc}'
                | '\u{ff70}'
                | '\u{ff0d}'
                | '\u{2500}'
                | '\u{2501}'
                | '\u{fe63}'
                | '\u{fe58}'
                | '\u{2e3a}'
                | '\u{2e3b}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_for_many() {
        for (raw, folded) in [
            (" 12 ", "12"),
            ("　１，２３４．５％　", "1,234.5%"),
            ("Ｒ３", "R3"),
            ("㍻23年", "平成23年"),
            ("令和\n3年", "令和 3年"),
            ("\u{feff}年度", "年度"),
        ] {
            assert_eq!(fold(raw), folded);
        }
        assert_eq!(tight("平成　23 年\n度"), "平成23年度");
    }
}
