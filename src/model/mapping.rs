//! A mapping: how the grid of one sheet is to be understood, every guess with its confidence and its reason.
//!
//! The same few facts describe every layout: a column says what its cells are, and a column of values may fix by its
//! heading what elsewhere stands in a column of its own: the period, the area, the indicator, the unit.

pub use super::defaults::{Counting, Defaults, OwnWords, PlanDefault};
pub use super::document::place;
pub use super::hidden::Hidden;

use super::breakdown::Breakdown;
use super::dated::{PeriodOffer, PlaceOffer};
use super::doubt::HeadingDoubt;
use super::id::IndicatorId;
use super::indicator::Polarity;
use super::municipality::AreaCode;
use super::observation::{CumulativeSince, MissingReason, Role};
use super::parts::PartsOffer;
use super::period::Period;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

keyed_enum! {
    /// How a table is laid out.
    Layout as "layout" {
        /// One value a row.
        Long = "long",
        /// A column for each period.
        WideByYear = "wide_by_year",
        /// A column for each municipality.
        WideByMunicipality = "wide_by_municipality",
        /// A column for each indicator.
        WideByIndicator = "wide_by_indicator",
    }
}

keyed_enum! {
    /// What the cells of a column are.
    ColumnKind as "column kind" {
        /// Not taken.
        Ignore = "ignore",
        /// Code of the municipality.
        MunicipalityCode = "municipality_code",
        /// Name of the municipality.
        MunicipalityName = "municipality_name",
        /// Name of the prefecture.
        Prefecture = "prefecture",
        /// Identifier of an indicator of the store.
        IndicatorId = "indicator_id",
        /// Name of the indicator; several such columns are read together.
        IndicatorLabel = "indicator_label",
        /// Period.
        Period = "period",
        /// Value; what it is in its series is said by [`ColumnMapping::meaning`].
        Value = "value",
        /// Part of the whole that the row counts: a member of the dimension that the heading names (性別: 女). The member
        /// that stands for the whole (計, 総数) is the indicator itself.
        Breakdown = "breakdown",
        /// Unit of the values of the row.
        Unit = "unit",
        /// What the value of the row is in its series.
        Role = "role",
        /// Remark on the row.
        Note = "note",
        /// Part of the whole, of which only the rows of the whole are taken; the others are left out.
        TotalOnly = "total_only",
        /// Rows that say anything here are left out.
        SkipRows = "skip_rows",
        /// Name of the county (郡) that the municipality lies in.
        County = "county",
        /// Why the value is missing.
        MissingReason = "missing_reason",
        /// Status of the value.
        Status = "status",
        /// Whether the value is a running total.
        Cumulative = "cumulative",
        /// Since when the running total counts.
        CumulativeSince = "cumulative_since",
        /// Whether the value covers part of its period.
        Partial = "partial",
        /// Whether the value is a mean over its span.
        Averaged = "averaged",
        /// Why the actual cannot be judged.
        UnusableReason = "unusable_reason",
        /// The period as an earlier document printed it.
        PeriodPrinted = "period_printed",
        /// Whether the period was assumed.
        PeriodAssumed = "period_assumed",
        /// Identifier of the observation.
        ObservationId = "observation_id",
        /// Theme of the indicator.
        Theme = "theme",
        /// Level of the indicator.
        Level = "level",
        /// Wanted direction of the indicator.
        Polarity = "polarity",
        /// Goal of the indicator.
        Goal = "goal",
        /// Policy of the indicator.
        Policy = "policy",
        /// Project of the indicator.
        Project = "project",
        /// Department in charge of the indicator.
        Department = "department",
        /// Period of the baseline of the row.
        BaselinePeriod = "baseline_period",
        /// Period of the target of the row.
        TargetPeriod = "target_period",
        /// Arithmetic of the target of the row.
        TargetKind = "target_kind",
        /// Name of the plan that the target of the row belongs to.
        PlanName = "plan_name",
        /// First and last year of that plan.
        PlanYears = "plan_years",
        /// Where the values of the row come from.
        Source = "source",
        /// The page there.
        Page = "page",
        /// Month of the year that the period of the row names.
        Month = "month",
        /// Day of that month.
        Day = "day",
        /// Quarter of that year.
        Quarter = "quarter",
    }
}

keyed_enum! {
    /// What the values of a column are in their series.
    Meaning as "meaning of a value" {
        /// 実績値.
        Actual = "actual",
        /// 基準値・策定時.
        Baseline = "baseline",
        /// 目標値.
        Target = "target",
        /// 推計.
        Projection = "projection",
        /// 計画・予定.
        Plan = "plan",
        /// 参考.
        Reference = "reference",
    }
}

impl Meaning {
    /// The role of an observation; `None` for a target, which is no observation.
    #[must_use]
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Actual => Some(Role::Actual),
            Self::Baseline => Some(Role::Baseline),
            Self::Target => None,
            Self::Projection => Some(Role::Projection),
            Self::Plan => Some(Role::Plan),
            Self::Reference => Some(Role::Reference),
        }
    }
}

keyed_enum! {
    /// Why something was guessed as it was.
    Why as "reason of a guess" {
        /// The heading says so.
        Heading = "heading",
        /// The cells look like it.
        Cells = "cells",
        /// Heading and cells agree.
        Both = "both",
        /// A title, a note or the name of the file says so.
        Title = "title",
        /// Nothing else is left.
        Remains = "remains",
        /// Another column says the same and is used.
        Duplicate = "duplicate",
        /// It belongs to another table that begins further right on the same rows, with places of its own.
        Beside = "beside",
        /// Nothing says so; it is the usual case.
        Usual = "usual",
        /// A saved recipe says so.
        Recipe = "recipe",
        /// The user said so.
        User = "user",
    }
}

/// How sure a guess is, and why.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Guess {
    /// 0 (a bare assumption) to 1 (certain).
    pub confidence: f64,
    /// Why.
    pub why: Why,
}

impl Guess {
    /// A guess.
    #[must_use]
    pub const fn new(confidence: f64, why: Why) -> Self {
        Self { confidence, why }
    }

    /// What the user said, which is certain.
    pub const USER: Self = Self::new(1.0, Why::User);
}

keyed_enum! {
    /// What a year without 年 or 年度 means: `2021`, `R3`.
    BareYear as "kind of a bare year" {
        /// 年度.
        Fiscal = "fiscal_year",
        /// 年.
        Calendar = "calendar_year",
    }
}

keyed_enum! {
    /// How the digits of a code column are to be read.
    CodeReading as "reading of area codes" {
        /// With check digit: six digits, or five where a leading zero was lost.
        WithCheckDigit = "with_check_digit",
        /// Without check digit: five digits, or four where a leading zero was lost.
        WithoutCheckDigit = "without_check_digit",
    }
}

keyed_enum! {
    /// What a number in brackets means: `(1,234)`.
    Brackets as "meaning of brackets" {
        /// Not known: such a cell is refused.
        Refuse = "refuse",
        /// A negative number, as accountants write it.
        Negative = "negative",
        /// Printed for reference only.
        Reference = "reference",
    }
}

/// One column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnMapping {
    /// Its heading, the parts of several rows joined by ` > `; empty where there is none.
    pub heading: String,
    /// What its cells are.
    pub kind: ColumnKind,
    /// For values: what they are in their series.
    #[serde(default = "actual")]
    pub meaning: Meaning,
    /// For values: the period that the heading names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The period as the heading prints it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub period_printed: String,
    /// Whether that period is a bare year, so that [`Defaults::bare_year`] decides its kind.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bare_year: bool,
    /// For values: since when they are totals so far, where the heading says that they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cumulative: Option<CumulativeSince>,
    /// For values: whether the heading calls them provisional.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// For values: whether the heading has a word for targets or forecasts and nobody said what they are.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub expects: bool,
    /// For values: the month that the heading names of a year that stands elsewhere: 4月 under 令和3年度.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// For values: the quarter that the heading names of such a year, in its words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quarter: String,
    /// For values: the area that the heading names, as written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub municipality: String,
    /// For values: the indicator that the heading names.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub indicator: String,
    /// For values: the parts of the indicator that the heading names, where somebody said so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Breakdown>,
    /// For values: the indicator and its parts that the heading seems to name; proposed, and found out anew for every
    /// file.
    #[serde(skip)]
    pub offer: Option<PartsOffer>,
    /// For values: the unit that the heading or the row of units names.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Whether an empty cell means the same as the one above, as where cells are merged downwards.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub repeats_above: bool,
    /// The one text that every cell of the column has, as far as the file was looked at. A recipe keeps it of columns
    /// that are not taken, empty where the cells differed: what was left out on purpose of one file (性別 = 女) is not
    /// left out of another one that says something else there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<String>,
    /// Whether the column looks like one that parts values (性別, 年齢): left out unasked, its members would all be
    /// stored as if each were the whole. Found out anew for every file.
    #[serde(skip)]
    pub breakdown: bool,
    /// For values: why none is taken before somebody says what they are. Found out anew for every file.
    #[serde(skip)]
    pub doubt: Option<HeadingDoubt>,
    /// Whether the sheet hides the column. Found out anew for every file.
    #[serde(skip)]
    pub hidden: bool,
    /// How sure that is.
    pub guess: Guess,
}

const fn actual() -> Meaning {
    Meaning::Actual
}

impl ColumnMapping {
    /// A column that is not taken.
    #[must_use]
    pub const fn ignored(heading: String, guess: Guess) -> Self {
        Self {
            heading,
            kind: ColumnKind::Ignore,
            meaning: Meaning::Actual,
            period: None,
            period_printed: String::new(),
            bare_year: false,
            cumulative: None,
            provisional: false,
            expects: false,
            month: None,
            quarter: String::new(),
            municipality: String::new(),
            indicator: String::new(),
            members: Vec::new(),
            offer: None,
            unit: String::new(),
            repeats_above: false,
            only: None,
            breakdown: false,
            doubt: None,
            hidden: false,
            guess,
        }
    }

    /// Whether nobody said what its values are although the heading has a word for targets or forecasts.
    #[must_use]
    pub fn is_meaning_open(&self) -> bool {
        self.expects && self.guess.why != Why::User
    }

    /// Whether somebody decided that the column is not taken.
    #[must_use]
    pub fn is_left_out(&self) -> bool {
        self.kind == ColumnKind::Ignore && matches!(self.guess.why, Why::User | Why::Recipe)
    }

    /// Takes the indicator and the parts that the heading seems to name; `false` where it seems to name none.
    pub fn accept_offer(&mut self) -> bool {
        let Some(offer) = self.offer.clone().filter(|_| self.kind == ColumnKind::Value) else { return false };
        (self.indicator, self.members, self.guess) = (offer.indicator, offer.members, Guess::USER);
        true
    }

    /// Whether the heading seems to name parts and nobody took or changed that.
    #[must_use]
    pub fn has_open_offer(&self) -> bool {
        let undecided = self.guess.why != Why::Recipe && self.members.is_empty();
        let open = |o: &PartsOffer| undecided && (o.indicator != self.indicator || !o.members.is_empty());
        self.kind == ColumnKind::Value && self.offer.as_ref().is_some_and(open)
    }

    /// Whether the column parts values and nobody decided what becomes of it.
    #[must_use]
    pub fn is_undecided_breakdown(&self) -> bool {
        self.breakdown && self.kind == ColumnKind::Ignore && !self.is_left_out()
    }
}

/// What a symbol stands for in this file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegendEntry {
    /// The symbol as written in the file's own legend.
    pub symbol: String,
    /// What it means; `None` where the legend says that it is a zero.
    pub reason: Option<MissingReason>,
}

/// How one sheet is understood. Rows count from 0, as they lie in the head of the sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// Which sheet of the file, from 0.
    pub sheet: usize,
    /// Its name.
    #[serde(default)]
    pub sheet_name: String,
    /// Title found above the table.
    #[serde(default)]
    pub title: String,
    /// Rows with headings.
    pub header: Vec<usize>,
    /// The row that holds units.
    #[serde(default)]
    pub unit_row: Option<usize>,
    /// First row with data.
    pub first_row: usize,
    /// Number (from 1, as the reader counts) of the last row with data; `None` for all that look like data.
    #[serde(default)]
    pub last_row: Option<u64>,
    /// How many cells a row of data must have; `None` for sheets and typed files, whose rows have no length of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<usize>,
    /// How sure these rows are.
    pub header_guess: Guess,
    /// Layout.
    pub layout: Layout,
    /// How sure it is.
    pub layout_guess: Guess,
    /// The columns from the first.
    pub columns: Vec<ColumnMapping>,
    /// What holds where nothing is said.
    pub defaults: Defaults,
    /// What becomes of rows and columns of values that the sheet hides.
    #[serde(default = "Hidden::ask", skip_serializing_if = "Hidden::is_ask")]
    pub hidden: Hidden,
    /// The rows that the sheet hides, by their numbers from 1, both ends included, in order. Found out anew for every
    /// file.
    #[serde(skip)]
    pub hidden_rows: Vec<(u64, u64)>,
    /// The file's own legend.
    #[serde(default)]
    pub legend: Vec<LegendEntry>,
    /// Which indicator of the store a label means, as the user said; labels without entry stand apart.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub joins: BTreeMap<String, IndicatorId>,
    /// Which area an ambiguous text means, as the user answered.
    #[serde(default)]
    pub answers: BTreeMap<String, AreaCode>,
    /// Which direction is wanted of single indicators, by their names, as the user answered.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub directions: BTreeMap<String, Polarity>,
    /// Periods that names propose and nothing in the file says; never kept, since each file has its own name.
    #[serde(skip)]
    pub offers: Vec<PeriodOffer>,
    /// Places that names and sources propose and no title says; never kept either.
    #[serde(skip)]
    pub places: Vec<PlaceOffer>,
    /// What titles and notes of the file say of all its values, by which a person's word is told from them. Found out
    /// anew for every file.
    #[serde(skip)]
    pub own: OwnWords,
}
