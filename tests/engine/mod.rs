//! The engine against the documents, against its own specification, and against examples worked out by hand.
//!
//! - `actuals`: what enters a formula, on small datasets that the sample lacks.
//! - `compare`: values per 1,000 residents, plan time, graded comparisons.
//! - `derived`: indicators computed from others, by hand and by another way.
//! - `forecast`: forecasts against hand and another program, what may enter them, and what must always hold.
//! - `hand`: targets worked out by hand from the documents.
//! - `own_grade`: where a city's letter and our counts plainly disagree.
//! - `peers`: near cities against hand and another program.
//! - `places`: one indicator over many places, its order and quartiles.
//! - `printed`: the printed figures that do not follow from the documents' own numbers.
//! - `properties`: the specification over all kinds of target, against exact whole-number arithmetic.
//! - `risks`: what is most at risk, and who does better.
//! - `rulers`: presets and thresholds.
//! - `small`: makes the small datasets.
//! - `summary`: counts by status.
//! - `sweep`: what must hold in every row of the sample's scorecard.
//! - `trends`: lines and projections, and what they leave out.

mod actuals;
mod columns;
mod compare;
mod derived;
mod forecast;
mod hand;
mod own_grade;
mod peers;
mod places;
mod printed;
mod properties;
mod risks;
mod rulers;
mod small;
mod summary;
mod sweep;
mod trends;

use machikurabe::analysis::ruler::default_ruler;
use machikurabe::analysis::scorecard::{ScorecardRow, scorecard};
use machikurabe::frame::Cube;
use machikurabe::import::sample::sample;
use machikurabe::model::catalogue::Catalogue;
use machikurabe::model::id::IndicatorId;
use machikurabe::model::indicator::Indicator;
use machikurabe::model::place::SeriesPlace;
use machikurabe::model::target::{Revision, Target};
use std::sync::LazyLock;

/// The sample, read once.
static SAMPLE: LazyLock<Cube> = LazyLock::new(|| Cube::new(sample().unwrap()));

fn data() -> &'static Catalogue {
    SAMPLE.data()
}

/// The only series of a small cube, or its first.
const FIRST: SeriesPlace = SeriesPlace::FIRST;

/// Place of the only series of an indicator of the sample.
fn place(indicator: &str) -> SeriesPlace {
    SAMPLE.only(&IndicatorId::new(indicator)).unwrap()
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
        SAMPLE.series(self.row.series).unwrap().indicator
    }

    /// Line of the cell from which the actual was taken.
    fn actual_line(&self) -> Option<f64> {
        let place = self.row.actual?.observation;
        SAMPLE.at(place).unwrap().source_line().map(f64::from)
    }
}

/// The scorecard of the sample under the default ruler.
fn rows() -> Vec<Judged> {
    let rows = scorecard(&SAMPLE, Revision::Final, &default_ruler()).unwrap();
    rows.into_iter().map(|row| Judged { row }).collect()
}
