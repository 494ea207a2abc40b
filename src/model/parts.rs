//! Parts of a whole in a file: what its columns and headings say or seem to say about them, and what has to be asked.

use super::breakdown::Breakdown;
use super::mapping::Why;
use super::message::{Explain, Message};
use std::collections::BTreeSet;

/// Most members of one dimension that are counted.
pub const MEMBERS: usize = 10_000;

/// Most members that are listed.
const LISTED: usize = 40;

/// Members that a sentence names.
const NAMED: usize = 4;

/// What the heading of a column of values seems to name: 総人口（男） is the part 性別 = 男 of 総人口.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartsOffer {
    /// The indicator without its parts.
    pub indicator: String,
    /// Its parts; empty where the heading names the whole (計).
    pub members: Vec<Breakdown>,
}

/// The members of one dimension as they are met, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Members {
    list: Vec<String>,
    all: BTreeSet<String>,
}

impl Members {
    /// Notes a member.
    pub fn add(&mut self, member: &str) {
        if self.all.len() >= MEMBERS || self.all.contains(member) {
            return;
        }
        self.all.insert(member.to_owned());
        if self.list.len() < LISTED {
            self.list.push(member.to_owned());
        }
    }

    /// The first members.
    #[must_use]
    pub fn list(&self) -> &[String] {
        &self.list
    }

    /// The first few for a sentence.
    fn first(&self) -> String {
        self.list
            .iter()
            .filter(|member| !member.is_empty())
            .take(NAMED)
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" / ")
    }

    /// Whether the first member is an empty text; `None` where there is none.
    #[must_use]
    pub fn first_is_empty(&self) -> Option<bool> {
        self.list.first().map(String::is_empty)
    }

    /// The first few in a message of one of these keys: all of them, some of them, none but an empty text.
    #[must_use]
    pub fn named(&self, all: &'static str, some: &'static str, none: &'static str) -> Message {
        let first = self.first();
        if first.is_empty() {
            return Message::new(none);
        }
        let count = self.count();
        let message = Message::new(if count > NAMED { some } else { all }).text("names", first);
        if count > NAMED { message.number("count", count as f64) } else { message }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.all.len()
    }

    fn message(&self, base: &'static str, more: &'static str) -> Message {
        let beyond = self.count().saturating_sub(NAMED);
        let message = Message::new(if beyond > 0 { more } else { base }).text("members", self.first());
        if beyond > 0 { message.number("count", self.count() as f64) } else { message }
    }
}

keyed_enum! {
    /// Where the parts of values were read.
    PartsFrom as "source of a breakdown" {
        /// In a column.
        Column = "column",
        /// In the headings of columns of values.
        Heading = "heading",
    }
}

/// A dimension by which the values of a file are parted, and where that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Parted {
    /// The dimension.
    pub dimension: String,
    /// Where it was read.
    pub from: PartsFrom,
    /// The heading.
    pub heading: String,
    /// Why the column was taken for it.
    pub why: Why,
    /// The members met.
    pub members: Members,
    /// The member that stands for the whole, where it was met.
    pub whole: Option<String>,
}

impl Explain for Parted {
    fn explain(&self) -> Message {
        let from = match self.from {
            PartsFrom::Column => "import-parted-column",
            PartsFrom::Heading => "import-parted-heading",
        };
        let from = Message::new(from).text("text", &self.heading);
        let why = Message::new(match self.why {
            Why::Heading => "import-why-heading",
            Why::Cells => "import-why-cells",
            Why::Recipe => "import-why-recipe",
            Why::User => "import-why-user",
            _ => "import-why-both",
        });
        let members = self.members.message("import-parted-members", "import-parted-members-more");
        let key = if self.whole.is_some() { "import-parted-whole" } else { "import-parted" };
        let message = Message::new(key).text("dimension", &self.dimension).message("members", members);
        let message = message.message("from", from).message("why", why);
        match &self.whole {
            Some(whole) => message.text("whole", whole),
            None => message,
        }
    }
}

/// A column that parts rows and that nobody decided about: none of the rows of its parts is kept before somebody does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartsAsked {
    /// Position of the column, from 0.
    pub column: usize,
    /// Its heading.
    pub heading: String,
    /// The members of the rows that wait.
    pub members: Members,
    /// How many rows wait.
    pub rows: u64,
    /// Whether other rows stand for the whole.
    pub has_whole: bool,
}

impl Explain for PartsAsked {
    fn explain(&self) -> Message {
        let members = self.members.message("import-parted-members", "import-parted-members-more");
        let key = if self.has_whole { "import-parts-asked-whole" } else { "import-parts-asked" };
        Message::new(key).text("column", &self.heading).message("members", members).number("rows", self.rows as f64)
    }
}

/// A column of values whose heading seems to name parts, which nobody took for such.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartsProposed {
    /// The heading as printed.
    pub heading: String,
    /// What it seems to name.
    pub offer: PartsOffer,
}

impl PartsProposed {
    /// The value of the option that takes it: `総人口（男）=性別:男`.
    #[must_use]
    pub fn option_text(&self) -> String {
        let members: Vec<String> =
            self.offer.members.iter().map(|part| format!("{}:{}", part.dimension, part.member)).collect();
        format!("{}={}", self.heading, members.join(","))
    }

    /// The parts in words: 性別＝男.
    #[must_use]
    pub fn parts(&self) -> String {
        let parts: Vec<String> =
            self.offer.members.iter().map(|part| format!("{}＝{}", part.dimension, part.member)).collect();
        parts.join("・")
    }
}

impl Explain for PartsProposed {
    fn explain(&self) -> Message {
        let whole = self.offer.members.is_empty();
        let message = Message::new(if whole { "import-parts-proposed-whole" } else { "import-parts-proposed" });
        let message = message.text("heading", &self.heading).text("indicator", &self.offer.indicator);
        if whole { message } else { message.text("parts", self.parts()).text("option", self.option_text()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_counted_once_and_the_first_are_listed() {
        let mut members = Members::default();
        for age in (0..100).chain(0..100) {
            members.add(&format!("{age}歳"));
        }
        assert_eq!((members.list().len(), members.count()), (LISTED, 100));
        assert_eq!(members.first(), "0歳 / 1歳 / 2歳 / 3歳");
    }

    #[test]
    fn a_proposal_is_written_as_the_option_reads_it() {
        let part =
            |dimension: &str, member: &str| Breakdown { dimension: dimension.to_owned(), member: member.to_owned() };
        let offer = PartsOffer {
            indicator: "人口".to_owned(),
            members: vec![part("性別", "女"), part("年齢", "65歳以上")],
        };
        let proposed = PartsProposed { heading: "人口（女・65歳以上）".to_owned(), offer };
        assert_eq!(proposed.option_text(), "人口（女・65歳以上）=性別:女,年齢:65歳以上");
    }
}
