//! Aliases: identifiers that indicators of single areas had before they became one indicator.

use super::id::IndicatorId;
use super::municipality::AreaCode;
use serde::{Deserialize, Serialize};

/// A former identifier, and the series that it names now.
///
/// Saved views, view files and recipes of earlier versions find by it what they meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// The former identifier.
    pub alias: IndicatorId,
    /// The area that it was about.
    pub municipality_code: AreaCode,
    /// The indicator that it is part of now.
    pub indicator_id: IndicatorId,
}
