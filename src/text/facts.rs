//! What was said about a file as a whole, and when its values are of, in words.

use super::catalogue::Texts;
use crate::model::dated::OfferedBy;
use crate::model::facts::FileFact;
use crate::model::message::Fact;

impl Texts {
    /// A fact about a file: `団体：函館市`, `Period: FY2021`.
    #[must_use]
    pub fn file_fact(&self, fact: &FileFact) -> String {
        let (key, value) = match fact {
            FileFact::Area(text, _) => ("importing-default-area", text.clone()),
            FileFact::Prefecture(name) => ("import-kind-prefecture", name.clone()),
            FileFact::Period(period) => ("importing-default-period", self.period(*period)),
            FileFact::Year(kind) => ("import-fact-year", self.t(&format!("import-year-{}", kind.key()))),
            FileFact::Indicator(name) => ("importing-default-indicator", name.clone()),
            FileFact::Unit(unit) => ("importing-default-unit", unit.clone()),
            FileFact::Theme(theme) => ("importing-theme", self.theme(*theme)),
            FileFact::Level(level) => ("importing-level", self.level(*level)),
            FileFact::Polarity(polarity) => ("importing-polarity", self.polarity(*polarity)),
            FileFact::TargetKind(kind) => ("importing-target-kind", self.target_kind(*kind)),
            FileFact::Plan(plan) => {
                let facts = [
                    ("name", Fact::Text(plan.name.clone())),
                    ("first", Fact::Text(plan.first_year.to_string())),
                    ("last", Fact::Text(plan.last_year.to_string())),
                ];
                ("import-fact-plan", self.with("import-fact-plan-years", &facts))
            }
            FileFact::Answer(text, code) => return self.pair(text, &code.to_string()),
            FileFact::Direction(label, polarity) => return self.pair(label, &self.polarity(*polarity)),
        };
        self.pair(&self.t(key), &value)
    }

    /// What proposes a period or a place: `ファイル名「人口_2022」`.
    #[must_use]
    pub fn offered_by(&self, by: OfferedBy, text: &str) -> String {
        let key = match by {
            OfferedBy::FileName => "import-offer-file",
            OfferedBy::SheetName => "import-offer-sheet",
            OfferedBy::Title => "import-offer-title",
        };
        self.with(key, &[("text", Fact::Text(text.to_owned()))])
    }
}
