//! What a file does not say and nobody said for it: which option says it, and what was said for another file.

use super::Run;
use crate::model::dated::option_text;
use crate::model::facts::FileFact;
use crate::model::hidden::Hidden;
use crate::model::mapping::Mapping;
use crate::model::message::{Explain, Message};
use crate::model::report::ImportReport;

impl Run<'_> {
    /// Which option says when the values are of, of which area, or of which part, where cells were refused for want of
    /// it.
    pub(super) fn wanting(&self, report: &ImportReport, mapping: &Mapping) -> Option<Message> {
        // A row without an area is refused before anybody asks when it is of.
        let undated = mapping.defaults.period.is_none() && !mapping.is_dated();
        let period = (report.undated > 0 || (report.unplaced > 0 && undated)).then(|| self.period(mapping));
        let area = (report.unplaced > 0).then(|| self.place(mapping));
        let kind = (report.kindless > 0).then(|| Message::new("error-import-year-kind"));
        let parts = report.parts.iter().map(Explain::explain);
        let hidden = Some(&report.hidden).filter(|hidden| !hidden.is_nothing() && hidden.fate == Hidden::Ask);
        let parts = parts.chain(hidden.map(Explain::explain));
        let both = |first, second| Message::new("error-import-both").message("first", first).message("second", second);
        area.into_iter().chain(period).chain(kind).chain(parts).reduce(both)
    }

    fn place(&self, mapping: &Mapping) -> Message {
        let Some(first) = mapping.places.first() else { return Message::new("error-import-no-area") };
        let options: Vec<String> = mapping.places.iter().map(|offer| format!("--area {}", offer.name)).collect();
        Message::new("error-import-no-area-offered")
            .text("by", self.texts.offered_by(first.by, &first.text))
            .text("options", options.join(" / "))
    }

    fn period(&self, mapping: &Mapping) -> Message {
        let Some(first) = mapping.offers.first() else { return Message::new("error-import-no-period") };
        let option = |period| format!("--period {}", option_text(period));
        let options: Vec<String> = mapping.offers.iter().map(|offer| option(offer.period)).collect();
        Message::new("error-import-no-period-offered")
            .text("by", self.texts.offered_by(first.by, &first.text))
            .text("options", options.join(" / "))
    }

    /// What was said about another file of the shape, is not used for this one, and may have to be said again.
    pub(super) fn not_used(&self, said: &[FileFact], mapping: &Mapping, report: &ImportReport) -> Option<Message> {
        let asked = |text: &str| {
            report.questions.iter().any(|question| question.text == text)
                || report.disputed.iter().any(|disputed| disputed.label == text)
        };
        let open: Vec<&FileFact> = said.iter().filter(|fact| fact.is_open(mapping, &asked)).collect();
        if open.is_empty() {
            return None;
        }
        let options: Vec<String> = open.iter().filter_map(|fact| fact.option()).collect();
        Some(
            Message::new("import-summary-not-used")
                .text("facts", self.facts(open.into_iter()))
                .text("options", options.join(" ")),
        )
    }

    /// Facts in words.
    pub(super) fn facts<'f>(&self, facts: impl Iterator<Item = &'f FileFact>) -> String {
        let words: Vec<String> = facts.map(|fact| self.texts.file_fact(fact)).collect();
        self.texts.list(&words)
    }
}
