//! Several files of one command that are one dataset: what one of them says is not gone because the next does not
//! repeat it.

use crate::frame::ObservationRef;
use crate::model::dataset::Dataset;
use crate::model::id::{DocumentId, IndicatorId, ObservationId, TargetId};
use crate::model::indexed::Series;
use crate::model::municipality::AreaCode;
use crate::model::period::Period;
use crate::model::report::ImportReport;
use crate::model::target::Target;
use std::collections::BTreeSet;

/// What the files before this one said of the same dataset, and whether more follow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Whether more files of the dataset follow: until the last one nothing is gone.
    pub more: bool,
    /// Areas that texts of the files may mean and nobody has answered for.
    asked: BTreeSet<AreaCode>,
    observations: BTreeSet<ObservationId>,
    targets: BTreeSet<TargetId>,
    periods: BTreeSet<Period>,
    series: BTreeSet<(IndicatorId, AreaCode)>,
}

impl Beside {
    /// Takes in rows of a file, as far as they are of its own document.
    pub fn take(&mut self, part: &Dataset, document: &DocumentId) {
        for row in part.observations.iter().filter(|row| row.source.document_id == *document) {
            self.observations.insert(row.observation_id.clone());
            self.periods.insert(row.period);
            self.series.insert((row.indicator_id.clone(), row.municipality_code));
        }
        let own = part.targets.iter().filter(|target| target.source.document_id == *document);
        self.targets.extend(own.map(|target| target.target_id.clone()));
    }

    /// Takes in what another one has taken in.
    pub fn join(&mut self, other: Self) {
        self.asked.extend(other.asked);
        self.observations.extend(other.observations);
        self.targets.extend(other.targets);
        self.periods.extend(other.periods);
        self.series.extend(other.series);
    }

    /// Takes in what a file left open.
    pub fn ask(&mut self, report: &ImportReport) {
        self.asked.extend(report.questions.iter().flat_map(|question| question.candidates.iter().copied()));
    }

    /// Whether an earlier file has values of a period.
    #[must_use]
    pub fn has_period(&self, period: &Period) -> bool {
        self.periods.contains(period)
    }

    /// Whether a value that this file does not have stays all the same.
    #[must_use]
    pub fn keeps(&self, row: &ObservationRef<'_>) -> bool {
        self.more || self.asked.contains(&row.municipality_code) || self.observations.contains(&row.observation_id())
    }

    /// Whether a target of a series that this file does not have stays all the same.
    #[must_use]
    pub fn keeps_target(&self, target: &Target, series: Series<'_>) -> bool {
        self.more
            || self.asked.contains(&series.area)
            || self.targets.contains(&target.target_id)
            || self.series.contains(&(series.indicator.indicator_id.clone(), series.area))
    }
}
