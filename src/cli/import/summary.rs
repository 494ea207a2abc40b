//! What an import came to, line by line on standard output.

use super::{LISTED, Run};
use crate::import::municipality::list::AreaList;
use crate::model::hidden::Hidden;
use crate::model::mapping::Mapping;
use crate::model::message::{Explain, Message};
use crate::model::municipality::AreaCode;
use crate::model::observation::MissingReason;
use crate::model::quantity::Quantity;
use crate::model::report::{Change, ImportReport, Problem, Severity};
use crate::model::unit::Unit;

/// Most problems of one kind that are listed: one question may concern every cell.
const ALIKE: usize = 5;

/// Most headings that a line names.
const SHOWN: usize = 4;

impl Run<'_> {
    /// Prints the counts, the changes, the questions and the first problems of a sheet.
    pub(super) fn summary(&self, report: &ImportReport, mapping: &Mapping) -> Result<(), Message> {
        let count = |n: u64| n as f64;
        let [errors, warnings, notes] = report.counts;
        let layout = layout_key(mapping);
        let mut lines = vec![
            Message::new("import-summary-rows")
                .text("file", &report.file)
                .number("read", count(report.rows_read))
                .number("kept", count(report.rows_kept))
                .number("refused", count(report.rows_refused)),
            Message::new("import-summary-understood")
                .message("layout", Message::new(layout))
                .text("row", mapping.first_row + 1),
            Message::new("import-summary-values")
                .number("values", count(report.values))
                .number("gaps", count(report.missing))
                .number("targets", count(report.targets))
                .number("refused", count(report.values_refused)),
            Message::new("import-summary-changes")
                .number("fresh", count(report.changes.new))
                .number("same", count(report.changes.same))
                .number("revised", count(report.changes.revised))
                .number("gone", count(report.changes.gone)),
            Message::new("import-summary-problems")
                .number("errors", count(errors))
                .number("warnings", count(warnings))
                .number("notes", count(notes)),
        ];
        if !report.sheet.is_empty() {
            lines.insert(1, Message::new("import-summary-sheet").text("sheet", &report.sheet));
        }
        lines.extend(report.dates.iter().map(Explain::explain));
        lines.extend(report.given.list.iter().map(Explain::explain));
        lines.extend(report.breakdowns.iter().map(Explain::explain));
        lines.extend(self.proposed(report));
        let hidden = if report.hidden.fate == Hidden::Leave { report.hidden.rows } else { 0 };
        let left_out = report.rows_left_out.saturating_sub(hidden);
        if left_out > 0 {
            lines.push(Message::new("import-summary-left-out-rows").number("rows", count(left_out)));
        }
        if !report.hidden.is_nothing() && report.hidden.fate != Hidden::Ask {
            lines.push(report.hidden.explain());
        }
        if report.changes.against > 0 {
            lines.push(Message::new("import-summary-against").number("count", count(report.changes.against)));
        }
        if report.blanks > 0 {
            lines.push(Message::new("import-summary-blanks").number("count", count(report.blanks)));
        }
        if report.bare_years > 0 {
            let kind = match mapping.defaults.bare_year {
                crate::model::mapping::BareYear::Fiscal => "import-year-fiscal_year",
                crate::model::mapping::BareYear::Calendar => "import-year-calendar_year",
            };
            let line = Message::new("import-summary-bare-years").message("kind", Message::new(kind));
            lines.push(line.number("values", count(report.bare_years)));
        }
        if !report.ignored_columns.is_empty() {
            let columns = self.texts.list(&report.ignored_columns);
            lines.push(Message::new("import-summary-ignored").text("columns", columns));
        }
        lines.extend(report.changes.list.iter().take(LISTED).map(|change| self.change(change)));
        lines.extend(report.questions.iter().map(|question| {
            let names: Vec<String> = question.candidates.iter().map(|code| area(*code)).collect();
            let line = Message::new("import-summary-question").text("text", &question.text);
            line.text("candidates", self.texts.list(&names))
        }));
        lines.extend(report.alike.iter().take(LISTED).map(|alike| {
            let ids: Vec<String> = alike.indicators.iter().map(ToString::to_string).collect();
            let line = Message::new("import-summary-alike").text("label", &alike.label);
            line.text("ids", self.texts.list(&ids)).text("id", ids.first().map_or("", String::as_str))
        }));
        lines.extend(problems(report));
        lines.iter().try_for_each(|line| self.print(line))
    }

    /// The headings that seem to name parts, in one line.
    fn proposed(&self, report: &ImportReport) -> Option<Message> {
        let option = report.proposed.iter().find(|proposed| !proposed.offer.members.is_empty())?.option_text();
        let words: Vec<String> = report.proposed.iter().take(SHOWN).map(|proposed| proposed.heading.clone()).collect();
        let message = Message::new("import-summary-proposed").number("count", report.proposed.len() as f64);
        Some(message.text("headings", self.texts.list(&words)).text("option", option))
    }

    /// A value of the store that the file changes: old and new.
    fn change(&self, change: &Change) -> Message {
        let words = |value: &Result<(Quantity, Unit), MissingReason>| match value {
            Ok((value, unit)) => self.texts.amount(*value, unit),
            Err(reason) => self.texts.missing_reason(*reason),
        };
        let key = if change.new.is_some() { "import-summary-change" } else { "import-summary-change-gone" };
        let message = Message::new(key)
            .text("area", AreaList::national().area(change.municipality_code).map_or("", |area| area.name.as_str()))
            .text("indicator", &change.label)
            .text("period", self.texts.period_short(change.period))
            .text("old", words(&change.old));
        match &change.new {
            Some(new) => message.text("new", words(new)),
            None => message,
        }
    }
}

/// The problems, those of one kind together in the order in which the kinds first come up.
fn problems(report: &ImportReport) -> Vec<Message> {
    let mut kinds: Vec<(&'static str, Vec<&Problem>)> = Vec::new();
    for found in report.problems.iter().filter(|p| p.reason.severity() != Severity::Note) {
        let key = found.reason.key();
        match kinds.iter_mut().find(|(known, _)| *known == key) {
            Some((_, list)) => list.push(found),
            None => kinds.push((key, vec![found])),
        }
    }
    let mut lines = Vec::new();
    let mut beyond = report.beyond();
    for (_, list) in kinds {
        let room = LISTED.saturating_sub(lines.len()).min(if list.len() > ALIKE + 1 { ALIKE } else { list.len() });
        lines.extend(list.iter().take(room).map(|found| problem(found)));
        let left = list.len().saturating_sub(room) as u64;
        if left > 0 && room > 0 {
            lines.push(Message::new("import-summary-alike-problems").number("count", left as f64));
        } else {
            beyond += left;
        }
    }
    if beyond > 0 {
        lines.push(Message::new("import-report-beyond").number("count", beyond as f64));
    }
    lines
}

const fn layout_key(mapping: &Mapping) -> &'static str {
    use crate::model::mapping::Layout;
    match mapping.layout {
        Layout::Long => "import-layout-long",
        Layout::WideByYear => "import-layout-wide_by_year",
        Layout::WideByMunicipality => "import-layout-wide_by_municipality",
        Layout::WideByIndicator => "import-layout-wide_by_indicator",
    }
}

fn problem(problem: &Problem) -> Message {
    Message::new("import-summary-problem")
        .text("row", problem.row)
        .text("raw", &problem.raw)
        .message("reason", problem.reason.explain())
        .message("cure", problem.reason.cure())
}

/// `014036 北海道泊村`.
fn area(code: AreaCode) -> String {
    AreaList::national().area(code).map_or(code.to_string(), |area| format!("{code} {}", area.full_name()))
}
