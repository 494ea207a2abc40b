//! What the parts of a row say about one value, held against each other: two years of one target, a total so far that is
//! called a single year, a rise that stands where a level should.

use super::{Draft, RowReader};
use crate::import::understand::kpi;
use crate::model::mapping::{BareYear, ColumnKind, ColumnMapping, Meaning};
use crate::model::report::ProblemReason;
use crate::model::target::TargetKind;
use crate::model::unsaid::Unsaid;

/// Words behind a number that make it a difference.
const RISES: [&str; 12] =
    ["増加", "減少", "向上", "低減", "削減", "低下", "上昇", "アップ", "ダウン", "増", "減", "以上増"];

impl RowReader<'_> {
    /// Refuses a target or baseline whose heading names another year than the column of such years.
    pub(super) fn contradicts(&self, column: &ColumnMapping) -> Result<(), ProblemReason> {
        let said = match column.meaning {
            Meaning::Target => self.context.target_period.as_ref(),
            Meaning::Baseline => self.context.baseline_period.as_ref(),
            _ => None,
        };
        let (Some(printed), Some((reading, written))) = (column.period, said) else { return Ok(()) };
        let is = |period: crate::model::period::Period| {
            let same_kind = |kind| reading.period(kind) == period;
            let loose = column.bare_year || reading.is_bare();
            let own = reading.period(BareYear::Fiscal);
            let years = (own.first_year(), own.last_year()) == (period.first_year(), period.last_year());
            same_kind(BareYear::Fiscal) || same_kind(BareYear::Calendar) || (loose && years)
        };
        // Beside 中間目標（R4） the column of years speaks of the last target.
        let others = self.values.iter().filter(|(_, other, _)| other.meaning == column.meaning);
        if is(printed) || others.filter_map(|(_, other, _)| other.period).any(is) {
            return Ok(());
        }
        let years = Unsaid::Years { heading: column.heading.clone(), written: written.clone() };
        Err(ProblemReason::Unsaid(years))
    }

    /// Whether the unit calls the value a total so far (件（累計）), which is taken off it.
    pub(super) fn counted(&self, draft: &mut Draft) -> Result<bool, ProblemReason> {
        let Some(unit) = kpi::without_total(draft.unit.as_str()) else { return Ok(false) };
        draft.unit.0 = unit;
        let single = self.context.cumulative == Some(false) && self.position(ColumnKind::Cumulative).is_some();
        if single && draft.meaning == Meaning::Actual && self.mapping.defaults.counting.is_none() {
            return Err(ProblemReason::YearOrTotal);
        }
        Ok(draft.meaning == Meaning::Actual)
    }

    /// The unit behind a number. 5ポイント増 is no level: only a target that is a rise may be written so.
    pub(super) fn rise<'u>(&self, written: &'u str, draft: &Draft) -> Result<&'u str, ProblemReason> {
        if !matches!(draft.meaning, Meaning::Target | Meaning::Baseline) {
            return Ok(written);
        }
        let Some(rest) = RISES.iter().find_map(|word| written.strip_suffix(word)) else { return Ok(written) };
        let own = draft.facts.as_ref().and_then(|facts| facts.kind);
        let kind = own.or(self.mapping.defaults.target_kind);
        if kind == Some(TargetKind::IncreaseStock) && !matches!(written.chars().last(), Some('減' | '少' | '下')) {
            return Ok(rest.trim());
        }
        Err(ProblemReason::Unsaid(Unsaid::Rise))
    }
}
