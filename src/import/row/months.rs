//! Years, months, days and quarters that stand in columns of their own.

use super::RowReader;
use super::context::Context;
use crate::import::notation::period::{Reading, period};
use crate::import::notation::quarter;
use crate::import::understand::breakdown::is_total;
use crate::model::grid::Cell;
use crate::model::mapping::{BareYear, ColumnKind, ColumnMapping, Mapping};
use crate::model::period::Period;
use crate::model::report::ProblemReason;

impl RowReader<'_> {
    /// Joins the month, and the day, of a row to its year, or its quarter.
    pub(super) fn within_year(
        &mut self,
        cells: &[Cell],
        context: &mut Context,
    ) -> Result<(), (Option<usize>, ProblemReason)> {
        let quarter = self.text(ColumnKind::Quarter, cells).into_owned();
        if !quarter.is_empty() && !is_whole_year(&quarter) {
            return self.quarter(&quarter, context);
        }
        let (month, day) =
            (self.text(ColumnKind::Month, cells).into_owned(), self.text(ColumnKind::Day, cells).into_owned());
        let (of_month, of_day) = (self.position(ColumnKind::Month), self.position(ColumnKind::Day));
        if month.is_empty() || is_whole_year(&month) {
            // A day of no month is no value of the whole year.
            let is_day = !day.is_empty() && !is_whole_year(&day);
            return if is_day { Err((of_month, ProblemReason::BadPeriod)) } else { Ok(()) };
        }
        let wrong =
            |kind: ColumnKind| (if kind == ColumnKind::Day { of_day } else { of_month }, ProblemReason::BadPeriod);
        let reading = context.period.ok_or_else(|| wrong(ColumnKind::Month))?;
        let number = |text: &str, suffix: char, most: u8| {
            text.trim_end_matches(suffix).trim().parse::<u8>().ok().filter(|number| (1..=most).contains(number))
        };
        let month_number = number(&month, '月', 12).ok_or_else(|| wrong(ColumnKind::Month))?;
        let heading = self.position(ColumnKind::Period).and_then(|at| self.mapping.columns.get(at));
        let fiscal = heading.is_some_and(|column| column.heading.contains("年度"));
        let year = match reading {
            // January to March of a fiscal year lie in the next calendar year.
            Reading::Exact(Period::Fiscal(year)) => year + u16::from(month_number < 4),
            Reading::Exact(Period::Calendar(year)) => year,
            // A year with a month is one of the calendar unless its heading says 年度.
            Reading::Bare(year, last) if year == last => year + u16::from(fiscal && month_number < 4),
            _ => return Err(wrong(ColumnKind::Month)),
        };
        // Below a year that is written once, the months after December are of one that nobody wrote.
        let of_fiscal = matches!(reading, Reading::Exact(Period::Fiscal(_))) || fiscal && reading.is_bare();
        let step = if of_fiscal { (month_number + 8) % 12 + 1 } else { month_number };
        if self.turns(cells, ColumnKind::Month, step, 12) {
            return Err((of_month, ProblemReason::MonthOfRow));
        }
        let day_number =
            if day.is_empty() { None } else { Some(number(&day, '日', 31).ok_or_else(|| wrong(ColumnKind::Day))?) };
        if let Some(day) = day_number
            && self.turns(cells, ColumnKind::Day, day, 31)
        {
            return Err((of_day, ProblemReason::MonthOfRow));
        }
        let day_text = day_number.map_or_else(String::new, |day| format!("-{day:02}"));
        let period = Period::parse(&format!("{year:04}-{month_number:02}{day_text}"));
        context.period = Some(Reading::Exact(period.map_err(|_| wrong(ColumnKind::Day))?));
        for (text, suffix) in [(&month, '月'), (&day, '日')] {
            if !text.is_empty() {
                context.period_written.push_str(text.trim_end_matches(suffix));
                context.period_written.push(suffix);
            }
        }
        Ok(())
    }

    /// Joins the quarter of a row to its year.
    fn quarter(&self, text: &str, context: &mut Context) -> Result<(), (Option<usize>, ProblemReason)> {
        let wrong = || (self.position(ColumnKind::Quarter), ProblemReason::Quarter);
        let number = quarter::cell(text);
        let text = number.as_deref().unwrap_or(text);
        let year = context.period.ok_or_else(wrong)?;
        let joined = quarter::within(year, text).or_else(|| {
            // The cell has its year itself, the same one.
            let whole = period(text)?;
            let years = [BareYear::Fiscal, BareYear::Calendar].map(|kind| quarter_of(year, kind, whole));
            years.contains(&true).then_some(whole)
        });
        context.period = Some(joined.ok_or_else(wrong)?);
        context.period_written.push_str(text);
        Ok(())
    }
}

/// Whether a quarter lies in a year of one of both kinds.
fn quarter_of(year: Reading, kind: BareYear, quarter: Reading) -> bool {
    let quarter = quarter.period(kind);
    matches!(quarter, Period::Quarter { .. })
        && match year.period(kind) {
            Period::Fiscal(year) => quarter.fiscal_year() == year,
            Period::Calendar(year) => quarter.first_year() == year,
            _ => false,
        }
}

/// The kind of year that the order of months in headings tells: 4月…3月 go through a fiscal year, 1月…12月 through one
/// of the calendar. Fewer months may be of either.
pub(super) fn order(mapping: &Mapping) -> Option<BareYear> {
    let months: Vec<(&ColumnMapping, u8)> =
        mapping.columns.iter().filter_map(|column| Some((column, column.month?))).collect();
    let follows = |before: u8, after: u8| {
        months.windows(2).any(|pair| match pair {
            [(one, first), (other, second)] => {
                let same = one.period == other.period && one.indicator == other.indicator;
                same && one.municipality == other.municipality && (*first, *second) == (before, after)
            }
            _ => false,
        })
    };
    match (follows(12, 1), follows(3, 4)) {
        (true, false) => Some(BareYear::Fiscal),
        (false, true) => Some(BareYear::Calendar),
        _ => None,
    }
}

/// A month within a year; `None` where the order of the months contradicts the kind of the year, or where there is no
/// year.
pub(super) fn within(year: Period, month: u8, order: Option<BareYear>) -> Option<Period> {
    let year = match (year, order) {
        (Period::Fiscal(_), Some(BareYear::Calendar)) | (Period::Calendar(_), Some(BareYear::Fiscal)) => return None,
        (Period::Fiscal(year), _) => year + u16::from(month < 4),
        (Period::Calendar(year), _) => year,
        _ => return None,
    };
    Period::parse(&format!("{year:04}-{month:02}")).ok()
}

/// Whether a month or quarter says that the row is of the whole year: 計, 年計.
fn is_whole_year(text: &str) -> bool {
    is_total(text) || matches!(text, "年計" | "年間" | "通年" | "年" | "年度計")
}
