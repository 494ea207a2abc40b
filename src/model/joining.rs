//! Joining: what a file calls an indicator, and which indicator of the store somebody said it is.

use super::id::IndicatorId;

/// A label of a file that indicators of other datasets bear too. Nothing joins because names are equal: it is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// The label as the file writes it.
    pub label: String,
    /// The indicators of the store with that label, in the store's order.
    pub indicators: Vec<IndicatorId>,
}
