//! Identifiers: one type per kind of thing, so that no two can be mixed up.
//!
//! Identifiers are chosen by whoever publishes a dataset; they are compared as they stand and
//! never taken apart.

use super::municipality::AreaCode;
use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// Wraps the identifier as it stands.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The identifier's text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// Identifies a published document.
    DocumentId
}
id! {
    /// Identifies a city's plan.
    PlanId
}
id! {
    /// Identifies an indicator, whatever areas have values of it.
    IndicatorId
}
id! {
    /// Identifies one revision of one target.
    TargetId
}
id! {
    /// Identifies one observation of one indicator.
    ObservationId
}
id! {
    /// Identifies an evaluation by one body.
    EvaluationId
}
id! {
    /// Identifies a figure that a document derived itself.
    FigureId
}
id! {
    /// Identifies a named comparison between cities.
    ComparisonId
}

/// Identifies a series: an indicator in one area. This is what is drawn, judged and pointed at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SeriesId {
    /// What is measured.
    pub indicator: IndicatorId,
    /// Where.
    pub area: AreaCode,
}
