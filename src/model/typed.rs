//! Values that somebody typed: they stand in a dataset of their own for each area, under documents of their own.
//!
//! What is typed stands over what was delivered, until it is dropped. A row is known to be typed by its document, so
//! that it stays so wherever it goes, also in a data package for another office.

use super::id::{ComparisonId, DocumentId, IndicatorId};
use super::municipality::AreaCode;

/// What the name of a dataset of typed values begins with; the code of the area follows.
const DATASET: &str = "手入力-";

/// The dataset of comparisons that somebody defined; they belong to no area.
pub const COMPARISONS: &str = "手入力-比較";

/// What the identifiers of comparisons begin with that somebody defined.
const COMPARISON: &str = "own-";

/// The dataset of indicators that somebody defined as a formula over others; they belong to no area.
pub const DERIVED: &str = "手入力-計算";

/// What the identifiers of indicators begin with that somebody defined as a formula.
const FORMULA: &str = "derived-";

/// The dataset of events that somebody noted.
pub const EVENTS: &str = "手入力-出来事";

/// What stands behind the area in the identifiers of events, and of documents that hold a formula.
const EVENT: &str = "event-";

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
    [COMPARISONS, DERIVED, EVENTS].contains(&dataset) || area_of(dataset).is_some()
}

/// The identifier of an indicator that somebody defined as a formula; `name` tells them apart.
#[must_use]
pub fn derived_id(name: &str) -> IndicatorId {
    IndicatorId(format!("{FORMULA}{name}"))
}

/// Whether the values of an indicator are computed from those of others.
#[must_use]
pub fn is_derived(id: &IndicatorId) -> bool {
    id.as_str().starts_with(FORMULA)
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

/// The identifier of an event in an area, or in all; `name` tells them apart.
#[must_use]
pub fn event_id(area: Option<AreaCode>, name: &str) -> DocumentId {
    document_id(area.unwrap_or(AreaCode::NATION), &format!("{EVENT}{name}"))
}

/// The area in the identifier of an event, `Some(None)` for all areas; `None` for one of no event.
#[must_use]
pub fn event_area(document: &DocumentId) -> Option<Option<AreaCode>> {
    let (area, name) = document.as_str().strip_prefix(DOCUMENT)?.split_once('-')?;
    let area = AreaCode::parse(area).ok().filter(|_| name.starts_with(EVENT))?;
    Some(Some(area).filter(|area| *area != AreaCode::NATION))
}

/// Whether a document is an event, in which no value stands.
#[must_use]
pub fn is_event(document: &DocumentId) -> bool {
    event_area(document).is_some()
}

/// Whether a document holds no values that were read somewhere: an event or a formula.
#[must_use]
pub fn is_definition(document: &DocumentId) -> bool {
    let rest = document.as_str().strip_prefix(DOCUMENT).and_then(|rest| rest.split_once('-'));
    is_event(document) || rest.is_some_and(|(_, name)| name.starts_with(FORMULA))
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
        assert!([DERIVED, EVENTS].iter().all(|name| is_typed(name) && area_of(name).is_none()));
        let event = event_id(Some(nemuro), "x");
        assert!(is_event(&event) && is_typed_document(&event) && !is_event(&document_id(nemuro, "x")));
        assert_eq!([event_area(&event), event_area(&event_id(None, "x"))], [Some(Some(nemuro)), Some(None)]);
        for name in ["手入力", "手入力-", "手入力-012239", "手入力-012238 の写し", "根室"] {
            assert!(!is_typed(name), "{name}");
        }
        for id in ["typed-", "typed-012238", "typed-values-2023", "nemuro"] {
            assert!(!is_typed_document(&DocumentId::new(id)), "{id}");
        }
    }
}
