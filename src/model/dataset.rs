//! A dataset: one self-contained delivery of areas, documents, plans, indicators, targets and values.

use super::catalogue::Catalogue;
use super::id::ObservationId;
use super::observation::Observation;
use std::ops::{Deref, DerefMut};

/// Everything that is brought in or given out at once, in the publisher's order; it reads like its catalogue.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dataset {
    /// What the values are about.
    pub catalogue: Catalogue,
    /// Values and explained gaps.
    pub observations: Vec<Observation>,
}

impl Dataset {
    /// A delivery of nothing yet.
    #[must_use]
    pub fn named(name: &str, version: &str, title: &str) -> Self {
        let catalogue = Catalogue {
            name: name.to_owned(),
            version: version.to_owned(),
            title: title.to_owned(),
            ..Catalogue::default()
        };
        Self { catalogue, observations: Vec::new() }
    }

    /// The observation with this identifier.
    #[must_use]
    pub fn observation(&self, id: &ObservationId) -> Option<&Observation> {
        self.observations.iter().find(|o| o.observation_id == *id)
    }
}

impl Deref for Dataset {
    type Target = Catalogue;

    fn deref(&self) -> &Catalogue {
        &self.catalogue
    }
}

impl DerefMut for Dataset {
    fn deref_mut(&mut self) -> &mut Catalogue {
        &mut self.catalogue
    }
}
