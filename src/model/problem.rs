//! What may be wrong with a row or cell of a file: the kinds, how grave each is, its words and its cure.

use super::direction::{self, Disputed};
use super::doubt::HeadingDoubt;
use super::former::{Fate, FormerArea};
use super::id::IndicatorId;
use super::indicator::Polarity;
use super::message::Message;
use super::municipality::AreaCode;
use super::unit::Unit;
use super::unsaid::Unsaid;
keyed_enum! {
    /// How much a problem matters.
    Severity as "severity" {
        /// Something was not taken.
        Error = "error",
        /// Something was taken in a way that a person should look at.
        Warning = "warning",
        /// Worth knowing.
        Note = "note",
    }
}

/// What is the matter with a row or cell.
#[derive(Debug, Clone, PartialEq)]
pub enum ProblemReason {
    /// The text fits several areas; nothing decides between them.
    AmbiguousArea(Vec<AreaCode>),
    /// No area has this code or name.
    UnknownArea,
    /// Code and name, or name and prefecture, stand for different areas.
    AreaContradiction,
    /// The row names no area, and none is given for the file.
    NoArea,
    /// A total over areas (合計), which belongs to none of them.
    Total,
    /// The row names no indicator, and none is given for the file.
    NoIndicator,
    /// Neither row, heading nor file says when.
    NoPeriod,
    /// Nothing says whether a year is 年 or 年度.
    YearKind,
    /// The month of a heading lies in no year that is named, or its order contradicts the kind of the year.
    MonthOfYear,
    /// The year or month of the row is written further above, and months or days began anew since.
    MonthOfRow,
    /// The text is no period.
    BadPeriod,
    /// A quarter of a year, which no period here is.
    Quarter,
    /// The cell holds text that is no number and no known symbol.
    NotANumber,
    /// Separators do not part thousands.
    Grouping,
    /// Several numbers in one cell.
    SeveralNumbers,
    /// More than 15 significant digits.
    TooPrecise,
    /// A range or bound instead of a number.
    Bound,
    /// A number in brackets, whose meaning was not said.
    Brackets,
    /// A fault of the spreadsheet: `#REF!`.
    Fault,
    /// A formula whose result the workbook does not hold, in this cell.
    NoResult(String),
    /// The sheet shows a number divided by thousands, and the unit does not say so.
    Scaled {
        /// The number as shown.
        shown: String,
        /// The number that the cell holds.
        held: String,
        /// The unit.
        unit: Unit,
    },
    /// The heading of the column of values leaves open what they are.
    Doubtful(HeadingDoubt),
    /// The heading of the column names another time than the row.
    HeadingAndRow,
    /// The row is hidden in its sheet, and nobody said whether it is taken.
    HiddenRow,
    /// The column of values is hidden in its sheet, and nobody said whether it is taken.
    HiddenColumn,
    /// A date or yes/no where a number should be.
    WrongType,
    /// The unit behind the number contradicts the unit of the column.
    UnitContradiction(Unit),
    /// The title gives a unit that the words of the name contradict, so that the value has none.
    TitleUnit(Unit),
    /// A key column of our own format holds an unknown key.
    UnknownKey,
    /// The same series has this period already, with the same value.
    DuplicateSame,
    /// Several rows of the file have this series and period, with different values, so that none of them is kept;
    /// with the headings of the columns by which these rows differ.
    Collides(Vec<String>),
    /// The column with this heading is not taken, and its cell names a part (女) instead of the whole.
    Breakdown(String, String),
    /// The column with this heading holds the parts of values, and the cell is empty: nobody knows of which part the row
    /// is, or whether it is of the whole.
    NoMember(String),
    /// The file would revise a value of an earlier delivery although a column that is not taken says something else
    /// now: heading, text then, text now.
    OtherDelivery(String, String, String),
    /// The sheet of this name, of the same file, has another value for the series and period, which stays.
    OtherSheet(String),
    /// The row has another number of cells than the heading: cells, headings.
    RowWidth(usize, usize),
    /// The row continues one whose number of cells is wrong, so that nobody knows what it repeats.
    Torn,
    /// An indicator column names an indicator that the store does not have for this area.
    UnknownIndicator,
    /// Several indicators of the store have this label; a new one was made.
    AmbiguousIndicator(Vec<IndicatorId>),
    /// The store's indicator of this label has another unit; a new one was made.
    UnitDiffers(Unit),
    /// A target without a plan whose years are known.
    TargetWithoutPlan,
    /// A target of an indicator whose wanted direction nobody said.
    TargetWithoutPolarity,
    /// A target whose kind of arithmetic nobody said.
    TargetWithoutKind,
    /// A target on the worse side of its baseline, under a direction that was said for the whole file only.
    TargetAgainstDirection(Disputed),
    /// A target on the worse side of its baseline, whose direction was said for its indicator alone.
    TargetLooksBack,
    /// The row of a target does not say on which level of the plan it stands.
    NoLevel,
    /// The store has totals so far of the series beside the values of each year, and nobody said which of them this is.
    YearOrTotal,
    /// Taken as a value of its year, because the store has single years beside totals so far.
    TakenAsYear,
    /// A mark at the number points to a note.
    Marked,
    /// The number is said to be approximate.
    Approximate,
    /// An empty cell does not replace the value that the store has.
    BlankKeepsStored,
    /// A row without values: a heading inside the table.
    Heading,
    /// A row that only shows how rows are filled in.
    Example,
    /// Somebody typed another value, this one, which stands until it is dropped.
    TypedStands(String),
    /// The store says something else about an indicator or target that it has, under this heading: what the file says
    /// is not taken, and this stays.
    StoredStands(String, Message),
    /// The row has more cells than the table has columns.
    ExtraCells,
    /// A note below the table gives a symbol another meaning than was used above.
    LateLegend,
    /// Another table stands beside the one that is read, with places of its own.
    TableBeside,
    /// The row stands below a second heading, whose columns are other ones.
    TableBelow,
    /// Nobody said what the value is.
    Unsaid(Unsaid),
    /// The row names a municipality that is no more.
    Former(FormerArea),
}

impl ProblemReason {
    /// Stable key.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::AmbiguousArea(_) => "ambiguous_area",
            Self::UnknownArea => "unknown_area",
            Self::AreaContradiction => "area_contradiction",
            Self::NoArea => "no_area",
            Self::Total => "total",
            Self::NoIndicator => "no_indicator",
            Self::NoPeriod => "no_period",
            Self::YearKind => "year_kind",
            Self::MonthOfYear => "month_of_year",
            Self::MonthOfRow => "month_of_row",
            Self::BadPeriod => "bad_period",
            Self::Quarter => "quarter",
            Self::NotANumber => "not_a_number",
            Self::Grouping => "grouping",
            Self::SeveralNumbers => "several_numbers",
            Self::TooPrecise => "too_precise",
            Self::Bound => "bound",
            Self::Brackets => "brackets",
            Self::Fault => "fault",
            Self::NoResult(_) => "no_result",
            Self::Scaled { .. } => "scaled",
            Self::Doubtful(doubt) => doubt.reason_key(),
            Self::HeadingAndRow => "heading_and_row",
            Self::HiddenRow => "hidden_row",
            Self::HiddenColumn => "hidden_column",
            Self::WrongType => "wrong_type",
            Self::UnitContradiction(_) => "unit_contradiction",
            Self::TitleUnit(_) => "title_unit",
            Self::UnknownKey => "unknown_key",
            Self::DuplicateSame => "duplicate_same",
            Self::Collides(columns) if columns.is_empty() => "collides",
            Self::Collides(_) => "collides_by",
            Self::Breakdown(..) => "breakdown",
            Self::NoMember(_) => "no_member",
            Self::OtherDelivery(..) => "other_delivery",
            Self::OtherSheet(_) => "other_sheet",
            Self::RowWidth(..) => "row_width",
            Self::Torn => "torn",
            Self::UnknownIndicator => "unknown_indicator",
            Self::AmbiguousIndicator(_) => "ambiguous_indicator",
            Self::UnitDiffers(_) => "unit_differs",
            Self::TargetWithoutPlan => "target_without_plan",
            Self::TargetWithoutPolarity => "target_without_polarity",
            Self::TargetWithoutKind => "target_without_kind",
            Self::TargetAgainstDirection(_) => "target_against_direction",
            Self::TargetLooksBack => "target_looks_back",
            Self::NoLevel => "no_level",
            Self::YearOrTotal => "year_or_total",
            Self::TakenAsYear => "taken_as_year",
            Self::Marked => "marked",
            Self::Approximate => "approximate",
            Self::BlankKeepsStored => "blank_keeps_stored",
            Self::Heading => "heading",
            Self::Example => "example",
            Self::TypedStands(_) => "typed_stands",
            Self::StoredStands(..) => "stored_stands",
            Self::ExtraCells => "extra_cells",
            Self::LateLegend => "late_legend",
            Self::TableBeside => "table_beside",
            Self::TableBelow => "table_below",
            Self::Unsaid(unsaid) => unsaid.key(),
            Self::Former(former) => former.key(),
        }
    }

    /// The areas among which a person has to choose.
    #[must_use]
    pub fn candidates(&self) -> Option<&[AreaCode]> {
        match self {
            Self::AmbiguousArea(candidates) => Some(candidates),
            Self::Former(former) if former.fate == Fate::Namesake => Some(&former.candidates),
            _ => None,
        }
    }

    /// One of each, for tests that look at every sentence.
    #[must_use]
    pub fn examples() -> Vec<Self> {
        let unit = || Unit::new("人");
        let unsaid = Unsaid::examples().into_iter().map(Self::Unsaid);
        let unsaid = unsaid.chain(FormerArea::examples().into_iter().map(Self::Former));
        let others = vec![
            Self::AmbiguousArea(vec![AreaCode::NATION; 2]),
            Self::UnknownArea,
            Self::AreaContradiction,
            Self::NoArea,
            Self::Total,
            Self::NoIndicator,
            Self::NoPeriod,
            Self::YearKind,
            Self::MonthOfYear,
            Self::MonthOfRow,
            Self::BadPeriod,
            Self::Quarter,
            Self::NotANumber,
            Self::Grouping,
            Self::SeveralNumbers,
            Self::TooPrecise,
            Self::Bound,
            Self::Brackets,
            Self::Fault,
            Self::NoResult("歳出!D3".to_owned()),
            Self::Scaled { shown: "12346".to_owned(), held: "12345678".to_owned(), unit: Unit::new("円") },
            Self::Doubtful(HeadingDoubt::PartOfYear),
            Self::Doubtful(HeadingDoubt::TwoTimes),
            Self::Doubtful(HeadingDoubt::Nameless),
            Self::Doubtful(HeadingDoubt::Thousands),
            Self::HeadingAndRow,
            Self::HiddenRow,
            Self::HiddenColumn,
            Self::WrongType,
            Self::UnitContradiction(unit()),
            Self::TitleUnit(unit()),
            Self::UnknownKey,
            Self::DuplicateSame,
            Self::Collides(Vec::new()),
            Self::Collides(vec!["性別".to_owned()]),
            Self::Breakdown("性別".to_owned(), "女".to_owned()),
            Self::NoMember("性別".to_owned()),
            Self::OtherDelivery("調査名".to_owned(), "国勢調査".to_owned(), "住民基本台帳".to_owned()),
            Self::OtherSheet("女性".to_owned()),
            Self::RowWidth(5, 4),
            Self::Torn,
            Self::UnknownIndicator,
            Self::AmbiguousIndicator(vec![IndicatorId::new("x")]),
            Self::UnitDiffers(unit()),
            Self::TargetWithoutPlan,
            Self::TargetWithoutPolarity,
            Self::TargetWithoutKind,
            Self::TargetAgainstDirection(Disputed {
                label: "x".to_owned(),
                polarity: Polarity::HigherIsBetter,
                baseline: "12".to_owned(),
                target: "0".to_owned(),
            }),
            Self::TargetLooksBack,
            Self::NoLevel,
            Self::YearOrTotal,
            Self::TakenAsYear,
            Self::Marked,
            Self::Approximate,
            Self::BlankKeepsStored,
            Self::Heading,
            Self::Example,
            Self::TypedStands("195人".to_owned()),
            Self::StoredStands("目標の型".to_owned(), Message::new("target-kind-reach")),
            Self::ExtraCells,
            Self::LateLegend,
            Self::TableBeside,
            Self::TableBelow,
        ];
        others.into_iter().chain(unsaid).collect()
    }

    /// How much it matters.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Marked
            | Self::Approximate
            | Self::AmbiguousIndicator(_)
            | Self::UnitDiffers(_)
            | Self::TitleUnit(_)
            | Self::ExtraCells
            | Self::TargetLooksBack
            | Self::NoLevel
            | Self::TypedStands(_)
            | Self::StoredStands(..)
            | Self::LateLegend
            | Self::TakenAsYear => Severity::Warning,
            Self::DuplicateSame | Self::BlankKeepsStored | Self::Heading | Self::Example | Self::Total => {
                Severity::Note
            }
            Self::Unsaid(unsaid) => unsaid.severity(),
            Self::Former(former) => former.severity(),
            _ => Severity::Error,
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn cure(&self) -> Message {
        if let Self::TargetAgainstDirection(Disputed { label, polarity, .. }) = self {
            let other = match polarity {
                Polarity::LowerIsBetter => Polarity::HigherIsBetter,
                _ => Polarity::LowerIsBetter,
            };
            return Message::new("import-cure-direction")
                .text("kept", direction::option_text(label, *polarity))
                .text("turned", direction::option_text(label, other));
        }
        if let Self::Unsaid(unsaid) = self {
            return unsaid.cure();
        }
        if let Self::Former(former) = self {
            return former.cure();
        }
        let column = match self {
            Self::Breakdown(column, _) => Some(column),
            Self::Collides(columns) => columns.first(),
            _ => None,
        };
        if let Some(column) = column {
            return Message::new("import-cure-breakdown").text("column", column);
        }
        Message::new(match self {
            Self::AmbiguousArea(_) => "import-cure-answer",
            Self::UnknownArea | Self::AreaContradiction => "import-cure-area",
            Self::NoArea => "import-cure-no-area",
            Self::NoPeriod => "import-cure-no-period",
            Self::NoIndicator => "import-cure-mapping",
            Self::YearKind => "import-cure-year_kind",
            Self::MonthOfYear => "import-cure-month_of_year",
            Self::MonthOfRow => "import-cure-month_of_row",
            Self::BadPeriod => "import-cure-period",
            Self::Quarter => "import-cure-quarter",
            Self::NotANumber => "import-cure-number",
            Self::Grouping | Self::SeveralNumbers | Self::TooPrecise | Self::Bound | Self::WrongType => {
                "import-cure-cell"
            }
            Self::Brackets => "import-cure-brackets",
            Self::Fault => "import-cure-fault",
            Self::NoResult(_) => "import-cure-no_result",
            Self::Scaled { .. } => "import-cure-scaled",
            Self::Doubtful(doubt) => doubt.cure_key(),
            Self::HeadingAndRow => "import-cure-heading_and_row",
            Self::HiddenRow | Self::HiddenColumn => "import-cure-hidden",
            Self::UnitContradiction(_) | Self::UnitDiffers(_) => "import-cure-unit",
            Self::TitleUnit(_) => "import-cure-title_unit",
            Self::UnknownKey => "import-cure-key",
            Self::Collides(_) | Self::Breakdown(..) => "import-cure-duplicate",
            Self::NoMember(_) => "import-cure-no_member",
            Self::OtherDelivery(..) => "import-cure-other_delivery",
            Self::OtherSheet(_) => "import-cure-other_sheet",
            Self::RowWidth(..) => "import-cure-row_width",
            Self::Torn => "import-cure-torn",
            Self::UnknownIndicator | Self::AmbiguousIndicator(_) => "import-cure-indicator",
            Self::TargetWithoutPlan
            | Self::TargetWithoutPolarity
            | Self::TargetWithoutKind
            | Self::TargetAgainstDirection(_) => "import-cure-target",
            Self::TargetLooksBack => "import-cure-target_looks_back",
            Self::NoLevel => "import-cure-no_level",
            Self::YearOrTotal | Self::TakenAsYear => "import-cure-year_or_total",
            Self::Marked | Self::Approximate | Self::ExtraCells => "import-cure-look",
            Self::LateLegend => "import-cure-legend",
            Self::TableBeside => "import-cure-beside",
            Self::TableBelow => "import-cure-below",
            Self::TypedStands(_) => "import-cure-typed_stands",
            Self::StoredStands(..) => "import-cure-stored_stands",
            Self::DuplicateSame
            | Self::BlankKeepsStored
            | Self::Heading
            | Self::Example
            | Self::Total
            | Self::Unsaid(_)
            | Self::Former(_) => "import-cure-none",
        })
    }
}
