//! Texts that a spreadsheet would calculate: marked where a file or the clipboard is meant for one, and read back.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, which may call programs and the
//! network. Such a text gets an apostrophe in front. Numbers stay as they are, and so do a lone dash and an amount with
//! its unit (`-5件`), which calculate nothing.
//!
//! The mark can be taken away again: a text that begins with apostrophes and would calculate without them gets one more.

use std::borrow::Cow;

/// What is put in front of a text that would calculate.
const MARK: char = '\'';

/// A text as it is written for spreadsheets.
///
/// ```
/// use machikurabe::model::spreadsheet::guarded;
/// assert_eq!(guarded("=1+1"), "'=1+1");
/// assert_eq!(guarded("'=1+1"), "''=1+1");
/// for harmless in ["根室市", "-5.5", "－", "'R3", "▲12"] {
///     assert_eq!(guarded(harmless), harmless);
/// }
/// ```
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if calculates(text.trim_start_matches(MARK)) { Cow::Owned(format!("{MARK}{text}")) } else { Cow::Borrowed(text) }
}

/// A text that was written with [`guarded`], as it was before; any other text as it stands.
#[must_use]
pub fn plain(text: &str) -> &str {
    match text.strip_prefix(MARK) {
        Some(rest) if calculates(rest.trim_start_matches(MARK)) => rest,
        _ => text,
    }
}

/// Marks that nobody sees, before which a spreadsheet may still find a formula.
fn is_unseen(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether a spreadsheet may take a text for a formula.
fn calculates(text: &str) -> bool {
    // A tab or a line end at the beginning falls away or begins another cell, whatever follows.
    if text.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let seen = text.trim_start_matches(is_unseen);
    // Japanese spreadsheets take the wide forms for the narrow ones.
    match seen.chars().next() {
        Some('=' | '＝' | '@' | '＠') => true,
        Some(sign @ ('+' | '＋' | '-' | '－')) => !is_amount(seen.strip_prefix(sign).unwrap_or_default()),
        _ => false,
    }
}

/// Whether what follows a sign has nothing that could be calculated (dashes alone, or a dash in a cell that was printed
/// in columns: `- | 5件`), or is a number with or without a unit.
fn is_amount(text: &str) -> bool {
    let text = text.trim_end();
    let operand = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '－'));
    if operand.is_empty() || operand.starts_with('|') {
        return true;
    }
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    let of_number = |c: char| is_digit(c) || matches!(c, '.' | ',' | '．' | '，');
    let unit = text.trim_start_matches(of_number);
    let unit = unit.strip_prefix(['%', '％', '‰']).unwrap_or(unit);
    // Letters of a formula are narrow; no kanji or kana behind a number calculates anything.
    text.starts_with(is_digit) && unit.chars().all(|c| c.is_alphabetic() && !c.is_ascii() && c < '\u{ff00}')
}

#[cfg(test)]
mod tests {
    use super::{guarded, plain};
    use proptest::prelude::*;

    #[test]
    fn what_calculates_is_marked() {
        for text in [
            "=1+1",
            "=cmd|'/C calc'!A0",
            "@SUM(1+1)",
            "+1+1",
            "-2+3",
            "+cmd",
            "-架空",
            "-1-2",
            "+81(3)",
            "-5件+A1",
            "-5件(1)",
            "\t1",
            "\r\n根室",
            "\t=1",
            " =1",
            "　＝１",
            "＋ＳＵＭ（Ａ１）",
            "－１＋２",
            "\u{feff}=1",
            "+1e5",
            "-A1",
            "-.5",
            "- =1",
            "- 架空",
            "-\t1+A1",
        ] {
            assert_eq!(guarded(text), format!("'{text}"), "{text:?}");
        }
    }

    #[test]
    fn numbers_dashes_and_amounts_stay() {
        for text in [
            "",
            "-",
            "－",
            "--",
            "---",
            "-5",
            "+0.5",
            "-1,234.5",
            "-12%",
            "－１２",
            "-5件",
            "+1.2ポイント",
            "-0.3千円",
            "−5",
            "▲5",
            "ー",
            "- | 5件",
            "－ | 累計 3人",
            "-\t-\t-",
            "a=b",
            "1-2",
            "'",
            "'R3",
            "'-5",
            "''",
            "根室=市",
            "https://x.invalid/=",
        ] {
            assert_eq!(guarded(text), text, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "['=+\\-@\\t\\r\\n 　＝－0-9a.,件%|!()\u{feff}]{0,8}") {
            let written = guarded(&text);
            prop_assert_eq!(plain(&written), text.as_str());
            // What is written begins with the mark or with nothing that calculates.
            prop_assert!(written.starts_with('\'') || guarded(&written) == written);
        }
    }
}
