//! The population of a city in four figures: total, age groups, movement, fertility.
//!
//! What a city's documents do not give is said in each figure's `lacking`, in the place where it would stand.
//! Which indicator is which is read from its concept, never from its label.

mod ages;
mod fertility;
mod movement;
mod source;
pub mod spec;
mod total;
mod words;

use crate::frame::Cube;
use crate::model::indicator::Concept;
use crate::model::municipality::AreaCode;
use crate::text::catalogue::Texts;
use source::Source;
use spec::{PopulationFigure, Topic};

/// Whether a dataset says of its indicators which quantities they are; older vintages knew the total population only.
///
/// Where it does not, nothing can be said about what its documents give.
#[must_use]
pub fn is_classified(index: &Cube) -> bool {
    index.data().indicators.iter().any(|i| i.concept.is_some_and(|c| c != Concept::PopulationTotal))
}

/// The four figures of a city, in the order of [`Topic::ALL`].
#[must_use]
pub fn figures(index: &Cube, texts: &Texts, area: AreaCode) -> Vec<PopulationFigure> {
    let source = Source::new(index, texts, area);
    Topic::ALL
        .iter()
        .map(|topic| match topic {
            Topic::Total => total::figure(&source),
            Topic::Ages => ages::figure(&source),
            Topic::Movement => movement::figure(&source),
            Topic::Fertility => fertility::figure(&source),
        })
        .collect()
}
