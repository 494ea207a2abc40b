//! Municipalities that a file names and that are no more, as they are told in reports.

use super::message::Message;
use super::municipality::AreaCode;
use super::problem::Severity;

/// What becomes of the rows of a municipality that is no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It goes on under another name or code, and its values are taken for those of its successor.
    Continued,
    /// It was merged or divided; its values are nobody's of today and are refused.
    Merged,
    /// A place of today bears its name, and nobody said which of the two is meant.
    Namesake,
}

/// A municipality that is no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerArea {
    /// Its prefecture and name; of several of one name all of them.
    pub places: String,
    /// The day from which it was no more: year, month, day.
    pub since: (u16, u8, u8),
    /// Names and codes of what its area belongs to today.
    pub successors: String,
    /// What becomes of its rows.
    pub fate: Fate,
    /// The places of today that may be meant.
    pub candidates: Vec<AreaCode>,
}

impl FormerArea {
    /// Stable key.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self.fate {
            Fate::Continued => "former_continued",
            Fate::Merged => "former_merged",
            Fate::Namesake => "former_namesake",
        }
    }

    /// How much it matters.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self.fate {
            Fate::Continued => Severity::Note,
            Fate::Merged | Fate::Namesake => Severity::Error,
        }
    }

    /// What is the matter.
    #[must_use]
    pub fn words(&self) -> Message {
        let key = match self.fate {
            Fate::Continued => "import-problem-former_continued",
            Fate::Merged => "import-problem-former_merged",
            Fate::Namesake => "import-problem-former_namesake",
        };
        let (year, month, day) = self.since;
        let message = Message::new(key).text("places", &self.places).text("successors", &self.successors);
        // Texts, since a year is no amount with a mark of thousands.
        message.text("year", year).text("month", month).text("day", day)
    }

    /// What to do about it.
    #[must_use]
    pub const fn cure(&self) -> Message {
        Message::new(match self.fate {
            Fate::Continued => "import-cure-none",
            Fate::Merged => "import-cure-former_merged",
            Fate::Namesake => "import-cure-former_namesake",
        })
    }

    /// One of each, for tests that look at every sentence.
    #[must_use]
    pub fn examples() -> Vec<Self> {
        let of = |places: &str, since, successors: &str, fate| Self {
            places: places.to_owned(),
            since,
            successors: successors.to_owned(),
            fate,
            candidates: vec![AreaCode::NATION],
        };
        vec![
            of("宮城県富谷町", (2016, 10, 10), "042161 富谷市", Fate::Continued),
            of("静岡県新居町", (2010, 3, 23), "222216 湖西市", Fate::Merged),
            of("福岡県那珂川町", (2018, 10, 1), "094111 那珂川町", Fate::Namesake),
        ]
    }
}
