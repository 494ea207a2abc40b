//! What the data hold in two languages, in the reader's: names of places, plans, indicators, documents and
//! comparisons.

use super::catalogue::Texts;
use super::language::Language;
use crate::model::comparison::{Comparison, ComparisonMember};
use crate::model::document::Document;
use crate::model::event::Event;
use crate::model::indicator::Indicator;
use crate::model::municipality::Municipality;
use crate::model::plan::Plan;

impl Texts {
    /// Of two texts the one in the reader's language; the Japanese one where there is no English.
    #[must_use]
    pub fn either<'a>(&self, ja: &'a str, en: &'a str) -> &'a str {
        if self.language() == Language::En && !en.is_empty() { en } else { ja }
    }

    /// The name of a municipality, a prefecture or the nation.
    #[must_use]
    pub fn place<'a>(&self, area: &'a Municipality) -> &'a str {
        self.either(&area.name, &area.name_en)
    }

    /// The name of a plan.
    #[must_use]
    pub fn plan<'a>(&self, plan: &'a Plan) -> &'a str {
        self.either(&plan.name, &plan.name_en)
    }

    /// The label of an indicator without its breakdown: a translation of ours where there is one, else as printed.
    #[must_use]
    pub fn label<'a>(&self, indicator: &'a Indicator) -> &'a str {
        self.either(&indicator.label, &indicator.label_en)
    }

    /// The title of a document, without its date.
    #[must_use]
    pub fn title<'a>(&self, document: &'a Document) -> &'a str {
        self.either(&document.title, &document.title_en)
    }

    /// What happened.
    #[must_use]
    pub fn event<'a>(&self, event: &'a Event) -> &'a str {
        if event.text_en.is_empty() { &event.text } else { self.either(&event.text, &event.text_en) }
    }

    /// The name of a comparison.
    #[must_use]
    pub fn comparison<'a>(&self, comparison: &'a Comparison) -> &'a str {
        self.either(&comparison.name, &comparison.name_en)
    }

    /// Why a comparison has its grade.
    #[must_use]
    pub fn comparison_reason<'a>(&self, comparison: &'a Comparison) -> &'a str {
        self.either(&comparison.reason, &comparison.reason_en)
    }

    /// What is particular about a member of a comparison; empty where nothing is.
    #[must_use]
    pub fn member_note<'a>(&self, member: &'a ComparisonMember) -> &'a str {
        self.either(&member.note, &member.note_en)
    }
}
