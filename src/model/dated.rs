//! Where the period of a value comes from: read in the file, said by a person, or only proposed by a name.

use super::evidence::GivenParts;
use super::message::{Explain, Fact, Message};
use super::period::Period;

keyed_enum! {
    /// What dates a value.
    DatedBy as "source of a period" {
        /// A column of periods.
        Column = "column",
        /// The heading of the column of the value.
        Heading = "heading",
        /// The name of the indicator: 国勢調査人口（平成27年）.
        Label = "label",
        /// A title or note above the table.
        Title = "title",
        /// A person who chose it for the whole file.
        User = "user",
        /// The plan: a baseline lies before it, a target at its end.
        Plan = "plan",
        /// The store, whose only baseline of the series is meant.
        Stored = "stored",
    }
}

/// The values of a report that one source dates.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    /// What dates them.
    pub by: DatedBy,
    /// The words it was read from; empty where there are none.
    pub text: String,
    /// The earliest period.
    pub first: Period,
    /// The latest one.
    pub last: Period,
    /// How many values and gaps.
    pub values: u64,
}

impl Dated {
    /// What says when.
    fn from(&self) -> Message {
        let from = match self.by {
            DatedBy::Column => "import-dated-column",
            DatedBy::Heading => "import-dated-heading",
            DatedBy::Label => "import-dated-label",
            DatedBy::Title => "import-dated-title",
            DatedBy::User => "import-dated-user",
            DatedBy::Plan => "import-dated-plan",
            DatedBy::Stored => "import-dated-stored",
        };
        Message::new(from).text("text", &self.text)
    }

    /// The parts of a row about it.
    #[must_use]
    pub fn parts(&self) -> GivenParts {
        let what = if self.first == self.last {
            Message::new("import-given-period").fact("period", Fact::Period(self.first))
        } else {
            Message::new("import-given-periods")
                .fact("first", Fact::Period(self.first))
                .fact("last", Fact::Period(self.last))
        };
        (Message::new("import-aspect-period"), what, self.from(), self.values)
    }
}

impl Explain for Dated {
    fn explain(&self) -> Message {
        let message = if self.first == self.last {
            Message::new("import-dated").fact("period", Fact::Period(self.first))
        } else {
            Message::new("import-dated-span")
                .fact("first", Fact::Period(self.first))
                .fact("last", Fact::Period(self.last))
        };
        message.message("from", self.from()).number("values", self.values as f64)
    }
}

/// Counts the values of a report by what dates them.
pub fn count(dates: &mut Vec<Dated>, by: DatedBy, period: Period) {
    let Some(known) = dates.iter_mut().find(|known| known.by == by) else {
        dates.push(Dated { by, text: String::new(), first: period, last: period, values: 1 });
        return;
    };
    known.values += 1;
    // Most rows repeat one of both; comparing for order is dearer.
    if period != known.first && period != known.last {
        known.first = known.first.min(period);
        known.last = known.last.max(period);
    }
}

keyed_enum! {
    /// What proposes a period or a place without being evidence of it.
    OfferedBy as "source of a proposal" {
        /// The name of the file.
        FileName = "file",
        /// The name of the sheet.
        SheetName = "sheet",
        /// A title, note or source above the table, which may speak of something else.
        Title = "title",
    }
}

/// A period that somebody has to confirm before it dates any value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodOffer {
    /// The period.
    pub period: Period,
    /// What proposes it.
    pub by: OfferedBy,
    /// Its words.
    pub text: String,
}

/// A place that somebody has to confirm before any value is of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceOffer {
    /// Its name.
    pub name: String,
    /// What proposes it.
    pub by: OfferedBy,
    /// Its words.
    pub text: String,
}

/// A period as an option of a command is written, readable in every language: `2022年度`, `2022年`, `2021-10-01`,
/// `2021年第2四半期`.
#[must_use]
pub fn option_text(period: Period) -> String {
    match period {
        Period::Fiscal(year) => format!("{year}年度"),
        Period::Calendar(year) => format!("{year}年"),
        Period::Quarter { year, quarter } => format!("{year}年第{quarter}四半期"),
        other => other.to_string(),
    }
}
