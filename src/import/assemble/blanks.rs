//! Empty cells: what is still to come, or what nobody entered.
//!
//! An empty cell of the latest years is *not yet*. One that later values of its series follow is past, and nobody knows
//! why it is empty. So it waits until those are read.

use super::{Assembler, kind_bit};
use crate::import::known::SeriesKey;
use crate::import::row::Draft;
use crate::model::observation::{MissingReason, Role};
use crate::model::period::Period;
use crate::model::report::{ImportReport, Problem};

/// Most empty cells that wait; of a file with more, those before are settled by what was read so far.
const MOST: usize = 50_000;

/// An empty cell of a series.
#[derive(Debug)]
struct Blank {
    series: usize,
    draft: Draft,
    period: (Period, bool),
    row: u64,
}

/// Empty cells that wait for what comes after them.
#[derive(Debug, Default)]
pub(in crate::import) struct Blanks(Vec<Blank>);

impl Blanks {
    pub(super) fn push(&mut self, series: usize, draft: Draft, period: (Period, bool), row: u64) {
        self.0.push(Blank { series, draft, period, row });
    }

    /// Whether no more may wait.
    pub(in crate::import) const fn are_many(&self) -> bool {
        self.0.len() >= MOST
    }
}

impl Assembler<'_> {
    /// Keeps the empty cells as gaps, with their reasons.
    pub(in crate::import) fn settle_blanks(&mut self, report: &mut ImportReport) {
        for Blank { series, mut draft, period, row } in std::mem::take(&mut self.blanks.0) {
            let kinds = self.series.get(series).map_or(0, |series| series.kinds);
            // A form has columns for fiscal and for calendar years, and a KPI has values of one of them.
            if self.of_plan && kinds != 0 && kinds & kind_bit(period.0) == 0 {
                continue;
            }
            let is_past = self.series.get(series).is_some_and(|series| series.latest > period.0.end());
            if is_past {
                draft.value = Err(MissingReason::Unknown);
            }
            let key = SeriesKey::new(period.0, Role::Actual, draft.cumulative);
            match self.keep((series, &mut draft, row), period, (key, Role::Actual), report) {
                Ok(()) => report.blanks += u64::from(is_past),
                Err(reason) => {
                    report.values_refused += 1;
                    report.add(Problem { row, column: None, heading: String::new(), raw: String::new(), reason });
                }
            }
        }
    }
}
