//! The overview in words and marks: themes × cities with one mark a target, and below it what is most at risk.

mod cells;
mod risks;
mod words;

pub use words::{share_words, status_counts, years};

use super::board::BoardRow;
use super::bullet::Bullet;
use super::cited::Cited;
use super::palette::Style;
use crate::analysis::flips::Flip;
use crate::analysis::matrix::Matrix;
use crate::analysis::scorecard::ScorecardRow;
use crate::analysis::summary::Counts;
use crate::frame::Cube;
use crate::model::id::ComparisonId;
use crate::model::indicator::Level;
use crate::model::message::Fact;
use crate::model::municipality::{AreaCode, AreaKind, Municipality};
use crate::model::place::SeriesPlace;
use crate::model::status::Status;
use crate::model::theme::Theme;
use crate::text::catalogue::Texts;
use std::collections::BTreeMap;

/// What a matrix is made from.
#[derive(Debug, Clone, Copy)]
pub struct MatrixRequest<'a> {
    /// The data.
    pub index: &'a Cube,
    /// The scorecard under the ruler in force.
    pub rows: &'a [ScorecardRow],
    /// Targets whose status the last change of the ruler changed.
    pub flips: &'a [Flip],
    /// Picked areas; only municipalities are shown.
    pub areas: &'a [AreaCode],
    /// Picked themes; empty means all.
    pub themes: &'a [Theme],
    /// Shown levels; empty means all.
    pub levels: &'a [Level],
    /// The ruler in words.
    pub ruler: &'a str,
    /// The reader's own city, whose name is bold.
    pub own: Option<AreaCode>,
}

/// The counts of one level, which the strip of a head shows.
#[derive(Debug, Clone, PartialEq)]
pub struct HeadShare {
    /// Level, and how many of how many are mostly on track or better, in words.
    pub words: String,
    /// Each judged status that occurs with its number, the worst first.
    pub statuses: Vec<(Status, usize)>,
}

/// The head of a column: a city with its plan.
#[derive(Debug, Clone, PartialEq)]
pub struct CityHead {
    /// The city.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// How it is drawn.
    pub style: Style,
    /// Whether it is the reader's own.
    pub own: bool,
    /// Years of the plan and how many have elapsed, or that no target is printed.
    pub years: String,
    /// The counts of the level that is spoken of; `None` where the city has no judged target of it.
    pub share: Option<HeadShare>,
    /// Plan, years and the shares of every level in words, line by line.
    pub words: Vec<String>,
}

/// The counts of one level in a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelCounts {
    /// Level and share on track in words.
    pub words: String,
    /// Status, its word with the number, for those that occur.
    pub counts: Vec<(Status, String)>,
}

/// The mark of one target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetMark {
    /// Place of its row in the scorecard.
    pub row: usize,
    /// Place of its series.
    pub series: SeriesPlace,
    /// Its status.
    pub status: Status,
    /// Its level: goal targets are outlined, project KPIs are smaller.
    pub level: Level,
    /// The status that it had under the ruler before; `None` where that did not change.
    pub before: Option<Status>,
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq)]
pub struct CellSpec {
    /// The city.
    pub area: AreaCode,
    /// A mark for each target, the worst first.
    pub marks: Vec<TargetMark>,
    /// Counts by level; levels are never added up.
    pub levels: Vec<LevelCounts>,
    /// What a city without targets has to compare, in words; empty for other cities.
    pub offer: String,
    /// The whole cell in words.
    pub spoken: String,
}

/// A row: one theme.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeRow {
    /// The theme.
    pub theme: Theme,
    /// Its name.
    pub name: String,
    /// A cell for each city; `None` where the city has nothing in the theme.
    pub cells: Vec<Option<CellSpec>>,
}

/// A city that does better on something comparable.
#[derive(Debug, Clone, PartialEq)]
pub struct BetterCity {
    /// Place of its series.
    pub series: SeriesPlace,
    /// Its status.
    pub status: Status,
    /// City, status and grade of the comparison.
    pub words: String,
    /// The comparison that says so; `None` where both are the same indicator.
    pub comparison: Option<ComparisonId>,
}

/// A target at risk.
#[derive(Debug, Clone, PartialEq)]
pub struct RiskRow {
    /// The target with its words.
    pub row: BoardRow,
    /// Whether it is of the reader's own city.
    pub own: bool,
    /// The way to the target.
    pub bullet: Bullet,
    /// How far it fell, or how far it is behind.
    pub shortfall: String,
    /// Actual, target and baseline.
    pub amounts: String,
    /// Cities that do better, the best first.
    pub better: Vec<BetterCity>,
}

/// The targets at greatest risk.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RiskPart {
    /// What they are, where one, two, … of them are listed.
    pub titles: Vec<String>,
    /// How they are ordered.
    pub order: String,
    /// What stands where no city does better.
    pub alone: String,
    /// The targets, the greatest risk first.
    pub rows: Vec<RiskRow>,
}

/// The whole overview.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixSpec {
    /// The finding, in one line.
    pub title: String,
    /// The ruler and what changed under it.
    pub remarks: Vec<String>,
    /// Every status with its word, the worst first.
    pub key: Vec<(Status, String)>,
    /// What outline and size mean, for the levels that occur.
    pub key_levels: Vec<(Level, String)>,
    /// Columns.
    pub heads: Vec<CityHead>,
    /// Rows.
    pub rows: Vec<ThemeRow>,
    /// What stands in a cell where a city has nothing.
    pub nothing: String,
    /// What is at risk below the rows.
    pub risks: RiskPart,
    /// The overview in words.
    pub alt: String,
}

impl MatrixSpec {
    /// Whether no cell holds anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.cells.iter().all(Option::is_none))
    }
}

/// Statuses as marks stand: the worst first, then what could not be judged.
pub const WORST_FIRST: [Status; 8] = [
    Status::WorseThanBaseline,
    Status::Behind,
    Status::SlightlyBehind,
    Status::MostlyOnTrack,
    Status::OnTrack,
    Status::Achieved,
    Status::NotAssessable,
    Status::NoData,
];

/// Targets at risk that are listed wherever there are so many.
pub const LEAST_RISKS: usize = 5;
/// The most that a large window or page lists.
pub const MOST_RISKS: usize = 20;

/// Builds the overview.
#[must_use]
pub fn build(request: &MatrixRequest<'_>, texts: &Texts) -> MatrixSpec {
    let index = request.index;
    let areas = cities(request);
    let counts = Matrix::by_area(index, &shown(request).cloned().collect::<Vec<ScorecardRow>>());
    let none = BTreeMap::new();
    let counted: Vec<(&Municipality, &BTreeMap<Level, Counts>)> =
        areas.iter().map(|area| (*area, counts.get(&area.municipality_code).unwrap_or(&none))).collect();
    let spoken_of = words::level_spoken_of(request, &counted);
    let heads: Vec<CityHead> =
        counted.iter().map(|(area, counts)| words::head(request, texts, area, counts, spoken_of)).collect();
    let title = words::title(request, texts, &counted, spoken_of);
    let mut remarks = vec![format!("{}　{}", request.ruler, texts.t("overview-fractions"))];
    if !request.flips.is_empty() {
        remarks.push(texts.with("overview-flips", &[("count", Fact::Number(request.flips.len() as f64))]));
    }
    let rows = cells::rows(request, texts, &areas);
    let levels = Level::ALL.iter().filter(|level| {
        let of_level = |mark: &TargetMark| mark.level == **level;
        rows.iter().any(|row| row.cells.iter().flatten().any(|cell| cell.marks.iter().any(of_level)))
    });
    MatrixSpec {
        alt: texts.with(
            "overview-alt",
            &[("title", Fact::Text(title.clone())), ("ruler", Fact::Text(request.ruler.to_owned()))],
        ),
        title,
        remarks,
        key: WORST_FIRST.iter().map(|s| (*s, texts.status(*s))).collect(),
        key_levels: levels.filter_map(|level| Some((*level, words::level_key(texts, *level)?))).collect(),
        risks: risks::part(request, texts),
        rows,
        heads,
        nothing: texts.t("overview-nothing"),
    }
}

/// The shown cities: the reader's own first, then in the order of picking.
fn cities<'a>(request: &MatrixRequest<'a>) -> Vec<&'a Municipality> {
    let own = request.own.filter(|own| request.areas.contains(own));
    let others = request.areas.iter().copied().filter(|area| Some(*area) != own);
    own.into_iter()
        .chain(others)
        .filter_map(|code| request.index.data().municipality(code))
        .filter(|area| area.kind == AreaKind::Municipality)
        .collect()
}

/// The name of a city in the reader's language.
#[must_use]
pub fn name_of(texts: &Texts, area: &Municipality) -> String {
    texts.place(area).to_owned()
}

fn shown_level(request: &MatrixRequest<'_>, level: Level) -> bool {
    request.levels.is_empty() || request.levels.contains(&level)
}

/// Whether a row is of the picked areas, themes and levels.
fn is_shown(request: &MatrixRequest<'_>, row: &ScorecardRow) -> bool {
    request.index.series(row.series).is_some_and(|indicator| {
        request.areas.contains(&indicator.area)
            && (request.themes.is_empty() || request.themes.contains(&indicator.theme))
            && shown_level(request, indicator.level)
    })
}

/// The rows that are counted on the page.
fn shown<'a>(request: &MatrixRequest<'a>) -> impl Iterator<Item = &'a ScorecardRow> {
    let request = *request;
    request.rows.iter().filter(move |row| is_shown(&request, row))
}

/// The documents behind the counts.
pub(super) fn cited<'a>(request: &MatrixRequest<'a>) -> Cited<'a> {
    Cited::of_rows(request.index, shown(request))
}
