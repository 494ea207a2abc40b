//! What makes a heading too doubtful for the values below it to be taken before somebody says what they are.

use super::mapping::{ColumnKind, ColumnMapping, Why};

keyed_enum! {
    /// Why nobody can say what the values of a column are.
    HeadingDoubt as "doubt about a heading" {
        /// They are of a part of a year: 上期, 4～6月.
        PartOfYear = "part_of_year",
        /// The heading names two times that contradict each other: 面積（令和元年度） below 令和2年度.
        TwoTimes = "two_times",
        /// The column has no heading, although others have one.
        Nameless = "nameless",
        /// The digits seem to be parted from those of the column before by a separator of thousands: 24 | 636.
        Thousands = "thousands",
    }
}

impl HeadingDoubt {
    /// The stable key of the problem.
    #[must_use]
    pub const fn reason_key(self) -> &'static str {
        match self {
            Self::PartOfYear => "heading_part_of_year",
            Self::TwoTimes => "heading_two_times",
            Self::Nameless => "heading_nameless",
            Self::Thousands => "heading_thousands",
        }
    }

    /// The message that says it.
    pub(super) const fn problem_key(self) -> &'static str {
        match self {
            Self::PartOfYear => "import-problem-heading_part_of_year",
            Self::TwoTimes => "import-problem-heading_two_times",
            Self::Nameless => "import-problem-heading_nameless",
            Self::Thousands => "import-problem-heading_thousands",
        }
    }

    /// The message that says what to do.
    pub(super) const fn cure_key(self) -> &'static str {
        match self {
            Self::PartOfYear => "import-cure-heading_part_of_year",
            Self::TwoTimes => "import-cure-heading_two_times",
            Self::Nameless => "import-cure-heading_nameless",
            Self::Thousands => "import-cure-heading_thousands",
        }
    }
}

impl ColumnMapping {
    /// Why no value of the column is taken, as long as nobody said what it is.
    #[must_use]
    pub fn open_doubt(&self) -> Option<HeadingDoubt> {
        self.doubt.filter(|_| self.kind == ColumnKind::Value && self.guess.why != Why::User)
    }

    /// The doubt about the heading in a file whose column a recipe decides: what nobody decided stays doubtful.
    #[must_use]
    pub fn doubt_left(&self, decided: &Self) -> Option<HeadingDoubt> {
        self.doubt.filter(|_| !matches!(decided.guess.why, Why::User | Why::Recipe))
    }
}
