//! The engine against the documents, against its own specification, and against hand-worked examples.
//!
//! - `hand`: targets worked out by hand from the documents.
//! - `sweep`: what must hold in every row of the sample's scorecard.

mod hand;

use machikurabe::analysis::ruler::default_ruler;
use machikurabe::analysis::scorecard::{ScorecardRow, scorecard};
use machikurabe::import::sample::sample;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::indexed::IndexedDataset;
use machikurabe::model::indicator::Indicator;
use machikurabe::model::target::{Revision, Target};
use std::sync::LazyLock;

/// The sample, read once.
static SAMPLE: LazyLock<IndexedDataset> = LazyLock::new(|| IndexedDataset::new(sample().unwrap()));

fn data() -> &'static Dataset {
    SAMPLE.data()
}

/// A scorecard row with what it refers to.
struct Judged {
    row: ScorecardRow,
}

impl Judged {
    fn target(&self) -> &'static Target {
        &data().targets[self.row.target]
    }

    fn indicator(&self) -> &'static Indicator {
        &data().indicators[self.row.indicator]
    }

    /// Line of the cell from which the actual was taken.
    fn actual_line(&self) -> Option<f64> {
        let place = self.row.actual?.observation;
        data().observations[place].source.source_line.map(f64::from)
    }
}

/// The scorecard of the sample under the default ruler.
fn rows() -> Vec<Judged> {
    let rows = scorecard(&SAMPLE, Revision::Final, &default_ruler()).unwrap();
    rows.into_iter().map(|row| Judged { row }).collect()
}
