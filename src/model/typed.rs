//! Values that somebody typed: they stand in a dataset of their own for each area, under documents of their own.
//!
//! What is typed stands over what was delivered, until it is dropped. A row is known to be typed by its document, so
//! that it stays so wherever it goes, also in a data package for another office.

use super::id::{ComparisonId, DocumentId};
use super::municipality::AreaCode;

/// What the name of a dataset of typed values begins with; the code of the area follows.
const DATASET: &str = "手入力-";

/// The dataset of comparisons that somebody defined; they belong to no area.
pub const COMPARISONS: &str = "手入力-比較";

/// What the identifiers of comparisons begin with that somebody defined.
const COMPARISON: &str = "own-";

/// What the identifiers of documents of typed values begin with; the code of the area and a dash follow.
const DOCUMENT: &str = "typed-";

/// The dataset of what is typed about an area.
#[must_use]
pub fn dataset(area: AreaCode) -> String {
    format!("{DATASET}{area}")
}

/// The area whose typed values a dataset of this name holds; `None` where it holds none.
#[must_use]
pub fn area_of(dataset: &str) -> Option<AreaCode> {
    AreaCode::parse(dataset.strip_prefix(DATASET)?).ok()
}

/// Whether a dataset of this name holds typed values.
#[must_use]
pub fn is_typed(dataset: &str) -> bool {
    dataset == COMPARISONS || area_of(dataset).is_some()
}

/// The identifier of a comparison that somebody defined; `name` tells them apart.
#[must_use]
pub fn comparison_id(name: &str) -> ComparisonId {
    ComparisonId(format!("{COMPARISON}{name}"))
}

/// Whether somebody defined a comparison, so that it can be changed.
#[must_use]
pub fn is_own_comparison(id: &ComparisonId) -> bool {
    id.as_str().starts_with(COMPARISON)
}

/// The identifier of a document that values were typed from; `name` tells the documents of an area apart.
#[must_use]
pub fn document_id(area: AreaCode, name: &str) -> DocumentId {
    DocumentId(format!("{DOCUMENT}{area}-{name}"))
}

/// Whether what stands in a document was typed.
#[must_use]
pub fn is_typed_document(document: &DocumentId) -> bool {
    let rest = document.as_str().strip_prefix(DOCUMENT).and_then(|rest| rest.split_once('-'));
    rest.is_some_and(|(area, _)| AreaCode::parse(area).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_whether_something_was_typed() {
        let nemuro = AreaCode::parse("012238").unwrap();
        assert_eq!(area_of(&dataset(nemuro)), Some(nemuro));
        assert!(is_typed_document(&document_id(nemuro, "x")));
        assert!(is_typed(COMPARISONS) && area_of(COMPARISONS).is_none());
        for name in ["手入力", "手入力-", "手入力-012239", "手入力-012238 の写し", "根室"] {
            assert!(!is_typed(name), "{name}");
        }
        for id in ["typed-", "typed-012238", "typed-values-2023", "nemuro"] {
            assert!(!is_typed_document(&DocumentId::new(id)), "{id}");
        }
    }
}
