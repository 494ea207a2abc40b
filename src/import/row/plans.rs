//! What a row says about its indicator, its target and the plan of it, in columns of their own.

use super::context::one_line;
use super::{Facts, RowReader};
use crate::import::notation::period::Reading;
use crate::import::understand::kpi;
use crate::model::grid::Cell;
use crate::model::mapping::{BareYear, ColumnKind, PlanDefault};
use crate::model::period::Period;
use crate::model::report::ProblemReason;
use crate::model::target::TargetKind;

/// Where something is wrong, and what.
type Fault = (Option<usize>, ProblemReason);

impl RowReader<'_> {
    /// What the row says about its indicator; `None` where no column does.
    pub(super) fn facts(&mut self, cells: &[Cell]) -> Result<Option<Facts>, Fault> {
        const KINDS: [ColumnKind; 10] = [
            ColumnKind::Theme,
            ColumnKind::Level,
            ColumnKind::Polarity,
            ColumnKind::Goal,
            ColumnKind::Policy,
            ColumnKind::Project,
            ColumnKind::Department,
            ColumnKind::TargetKind,
            ColumnKind::PlanName,
            ColumnKind::PlanYears,
        ];
        if KINDS.iter().all(|kind| self.position(*kind).is_none()) {
            return Ok(None);
        }
        let mut text = |kind: ColumnKind| self.text(kind, cells).into_owned();
        let (goal, policy) = (text(ColumnKind::Goal), text(ColumnKind::Policy));
        let (project, department) = (text(ColumnKind::Project), text(ColumnKind::Department));
        let holds = kpi::is_holding(&text(ColumnKind::Polarity));
        let polarity = if holds { None } else { self.key(ColumnKind::Polarity, cells, kpi::direction)? };
        let kind = self.key(ColumnKind::TargetKind, cells, kpi::target_kind)?;
        Ok(Some(Facts {
            theme: self.key(ColumnKind::Theme, cells, kpi::theme)?,
            level: self.key(ColumnKind::Level, cells, kpi::level)?,
            polarity,
            kind: kind.or(holds.then_some(TargetKind::Maintain)),
            plan: self.plan(cells)?,
            goal,
            policy,
            project,
            department,
        }))
    }

    /// The plan that the row names, with its years; what only names the plan of the file says nothing more.
    fn plan(&mut self, cells: &[Cell]) -> Result<Option<PlanDefault>, Fault> {
        let at = self.position(ColumnKind::PlanYears);
        let written = self.text(ColumnKind::PlanYears, cells).into_owned();
        if written.is_empty() {
            return Ok(None);
        }
        let years = self.reading(&written).map(|reading| reading.period(BareYear::Fiscal));
        let name = one_line(&self.text(ColumnKind::PlanName, cells));
        match years {
            Some(Period::Fiscal(year)) => Ok(Some(PlanDefault { name, first_year: year, last_year: year })),
            Some(Period::FiscalSpan(first_year, last_year)) => Ok(Some(PlanDefault { name, first_year, last_year })),
            _ => Err((at, ProblemReason::BadPeriod)),
        }
    }

    /// When the baseline or the target of a row is of. A heading that says 年度 says it of all its years.
    pub(super) fn own_period(&mut self, kind: ColumnKind, cells: &[Cell]) -> Result<Option<(Reading, String)>, Fault> {
        let at = self.position(kind);
        let written = self.text(kind, cells).into_owned();
        if written.is_empty() {
            return Ok(None);
        }
        let reading = self.reading(&written).ok_or((at, ProblemReason::BadPeriod))?;
        let heading = at.and_then(|at| self.mapping.columns.get(at)).map_or("", |column| column.heading.as_str());
        let fiscal = reading.is_bare() && heading.contains("年度");
        let reading = if fiscal { Reading::Exact(reading.period(BareYear::Fiscal)) } else { reading };
        Ok(Some((reading, written)))
    }

    /// Adds to the note of a row where its values come from, by the headings of the file: 出典：白書、頁：12.
    pub(super) fn sources(&mut self, cells: &[Cell], note: &mut String) {
        for kind in [ColumnKind::Source, ColumnKind::Page] {
            let text = one_line(&self.text(kind, cells));
            let Some(column) = self.position(kind).and_then(|at| self.mapping.columns.get(at)) else { continue };
            if text.is_empty() {
                continue;
            }
            if !note.is_empty() {
                note.push('、');
            }
            let heading = column.heading.rsplit(" > ").next().unwrap_or_default();
            for part in [heading, "：", &text] {
                note.push_str(part);
            }
        }
    }
}
