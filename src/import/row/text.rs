//! Cells as texts.

use crate::import::notation::number;
use crate::model::grid::Cell;
use std::borrow::Cow;

/// The text of a cell; numbers as a spreadsheet shows them, dates as `2021-04-01`.
pub(in crate::import) fn text_of(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) | Cell::Fault(text) => Cow::Borrowed(trimmed(text)),
        Cell::Number(number) => {
            Cow::Owned(number::typed(*number).map_or_else(|| number.to_string(), |q| q.to_string()))
        }
        Cell::Date(year, month, day) => Cow::Owned(format!("{year:04}-{month:02}-{day:02}")),
        Cell::Bool(flag) => Cow::Owned(flag.to_string()),
        Cell::Scaled(scaled) => Cow::Owned(scaled.shown()),
    }
}

/// Without blanks around it. Each cell of millions is asked several times, and nearly all show by their outer bytes that
/// there are none.
fn trimmed(text: &str) -> &str {
    let bytes = text.as_bytes();
    // The bytes of a letter of CJK begin with E4 to E9 and never end a blank, unlike those of signs.
    let begins = matches!(bytes.first(), Some(b'!'..=b'~' | 0xE4..=0xE9));
    if begins && matches!(bytes.last(), Some(b'!'..=b'~')) { text } else { text.trim() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_lose_their_blanks(text in "[\u{0}-\u{ff}\u{1680}\u{2000}-\u{2030}\u{3000}\u{3001}根室あア0-9 ]{0,6}") {
            prop_assert_eq!(trimmed(&text), text.trim());
        }
    }
}
