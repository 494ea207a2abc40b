//! Where the rows of an import go: bit by bit into a store, or together into memory.

use crate::model::dataset::Dataset;
use crate::model::message::Message;

/// Takes the parts of one dataset in order.
///
/// Rows of a part refer only to rows of the same or an earlier part. Name, version and title are the same in all
/// parts. Where the import ends with an error, whatever was taken must be thrown away: only the caller who got a
/// report makes it last.
pub trait Sink {
    /// Takes the next part.
    ///
    /// # Errors
    /// What happened, for people; the import ends with it.
    fn take(&mut self, part: Dataset) -> Result<(), Message>;

    /// Hands back a part that nobody needs any more, so that its memory serves the next ones.
    fn used(&mut self) -> Option<Dataset> {
        None
    }

    /// Throws away what it has taken, so that the same dataset can come from the beginning; `false` where it cannot.
    fn begin_again(&mut self) -> bool {
        false
    }
}

/// Keeps the whole dataset in memory.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Collected {
    /// The parts so far as one.
    pub data: Dataset,
}

impl Sink for Collected {
    fn take(&mut self, part: Dataset) -> Result<(), Message> {
        let Dataset { catalogue: part, observations } = part;
        let all = &mut self.data.catalogue;
        (all.name, all.version, all.title) = (part.name, part.version, part.title);
        all.municipalities.extend(part.municipalities);
        all.documents.extend(part.documents);
        all.plans.extend(part.plans);
        all.indicators.extend(part.indicators);
        all.targets.extend(part.targets);
        self.data.observations.extend(observations);
        Ok(())
    }

    fn begin_again(&mut self) -> bool {
        self.data = Dataset::default();
        true
    }
}

/// Throws everything away: for a report without storing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Discarded {
    used: Option<Dataset>,
}

impl Sink for Discarded {
    fn take(&mut self, part: Dataset) -> Result<(), Message> {
        self.used = Some(part);
        Ok(())
    }

    fn used(&mut self) -> Option<Dataset> {
        self.used.take()
    }

    fn begin_again(&mut self) -> bool {
        true
    }
}
