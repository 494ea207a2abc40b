//! The status matrix in words and counts: themes × cities, before anyone draws it.

use super::cited::Cited;
use super::palette::{self, Style};
use crate::analysis::flips::Flip;
use crate::analysis::matrix::{Cell, Matrix};
use crate::analysis::profile;
use crate::analysis::scorecard::ScorecardRow;
use crate::analysis::summary::Counts;
use crate::frame::Cube;
use crate::model::indicator::Level;
use crate::model::message::Fact;
use crate::model::municipality::{AreaCode, AreaKind, Municipality};
use crate::model::status::Status;
use crate::model::theme::Theme;
use crate::text::catalogue::Texts;
use crate::text::number;
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

/// The share of one level that is mostly on track or better.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelShare {
    /// In words, with n.
    pub words: String,
    /// The share as a fraction; `None` where nothing could be judged.
    pub share: Option<f64>,
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
    /// Name of the plan; empty where the documents have none.
    pub plan: String,
    /// Its years and how much of it has elapsed, in words.
    pub years: String,
    /// Share of the plan elapsed, as a fraction.
    pub elapsed: Option<f64>,
    /// Shares on track by level.
    pub shares: Vec<LevelShare>,
}

/// The counts of one level in a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelCounts {
    /// Level and share on track in words.
    pub words: String,
    /// Status, its word with the number, for those that occur.
    pub counts: Vec<(Status, String)>,
    /// The same as numbers alone, for where a key says what the shapes mean.
    pub numbers: Vec<(Status, usize)>,
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq)]
pub struct CellSpec {
    /// The city.
    pub area: AreaCode,
    /// Counts by level; levels are never added up.
    pub levels: Vec<LevelCounts>,
    /// How many indicators have no target, in words; empty where all have.
    pub without_target: String,
    /// How many statuses flipped, in words; empty where none did.
    pub flipped: String,
    /// Each flip in words.
    pub flips: Vec<String>,
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

/// A whole matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixSpec {
    /// The finding, in one line.
    pub title: String,
    /// The ruler and what changed under it.
    pub remarks: Vec<String>,
    /// Documents with their dates.
    pub sources: Vec<String>,
    /// Every status with its word.
    pub key: Vec<(Status, String)>,
    /// Columns.
    pub heads: Vec<CityHead>,
    /// Rows.
    pub rows: Vec<ThemeRow>,
    /// What stands in a cell where a city has nothing.
    pub nothing: String,
    /// The matrix in words.
    pub alt: String,
}

impl MatrixSpec {
    /// Whether no cell holds anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.cells.iter().all(Option::is_none))
    }
}

/// Builds the matrix.
#[must_use]
pub fn build(request: &MatrixRequest<'_>, texts: &Texts) -> MatrixSpec {
    let index = request.index;
    let areas: Vec<&Municipality> = request
        .areas
        .iter()
        .filter_map(|code| index.data().municipality(*code))
        .filter(|area| area.kind == AreaKind::Municipality)
        .collect();
    let matrix = Matrix::of(index, request.rows);
    let rows: Vec<ScorecardRow> = shown(request).cloned().collect();
    let counts = Matrix::by_area(index, &rows);
    let none = BTreeMap::new();
    let of = |area: &&Municipality| counts.get(&area.municipality_code).unwrap_or(&none);
    let heads: Vec<CityHead> = areas.iter().map(|area| head(request, texts, area, of(area))).collect();
    let of_themes = |theme: &&Theme| request.themes.is_empty() || request.themes.contains(theme);
    let rows = Theme::ALL.iter().filter(of_themes).map(|theme| ThemeRow {
        theme: *theme,
        name: texts.theme(*theme),
        cells: areas
            .iter()
            .map(|area| cell(request, texts, matrix.cell(*theme, area.municipality_code)?, *theme, area))
            .collect(),
    });
    let title = title(request, texts, &areas.iter().map(|area| (*area, of(area))).collect::<Vec<_>>());
    let mut remarks = vec![format!("{}　{}", request.ruler, texts.t("overview-fractions"))];
    if !request.flips.is_empty() {
        remarks.push(texts.with("overview-flips", &[("count", Fact::Number(request.flips.len() as f64))]));
    }
    MatrixSpec {
        alt: texts.with(
            "overview-alt",
            &[("title", Fact::Text(title.clone())), ("ruler", Fact::Text(request.ruler.to_owned()))],
        ),
        title,
        remarks,
        sources: cited(request).lines(texts),
        key: Status::ALL.iter().map(|s| (*s, texts.status(*s))).collect(),
        rows: rows.collect(),
        heads,
        nothing: texts.t("overview-nothing"),
    }
}

/// The name of a city in the reader's language.
#[must_use]
pub fn name_of(texts: &Texts, area: &Municipality) -> String {
    texts.place(area).to_owned()
}

fn shown_level(request: &MatrixRequest<'_>, level: Level) -> bool {
    request.levels.is_empty() || request.levels.contains(&level)
}

/// The finding: how many targets of one level are mostly on track or better in each city, in the order of the list,
/// each with its n. It names the picked themes, and speaks of policy KPIs unless other levels are picked.
fn title(request: &MatrixRequest<'_>, texts: &Texts, areas: &[(&Municipality, &BTreeMap<Level, Counts>)]) -> String {
    let of_level = |level: Level| {
        let of_area = |(area, counts): &(&Municipality, &BTreeMap<Level, Counts>)| {
            let counts = counts.get(&level).filter(|c| c.assessed() > 0)?;
            let facts = [
                ("city", Fact::Text(name_of(texts, area))),
                ("ontrack", Fact::Number(counts.on_track() as f64)),
                ("count", Fact::Number(counts.assessed() as f64)),
            ];
            Some(texts.with("overview-finding-city", &facts))
        };
        areas.iter().filter_map(of_area).collect::<Vec<String>>()
    };
    let levels = || std::iter::once(Level::PolicyKpi).chain(Level::ALL.iter().copied());
    let found = levels().filter(|level| shown_level(request, *level)).find_map(|level| {
        let parts = of_level(level);
        // Without a choice of levels only policy KPIs are spoken of, because cities count the others differently.
        let speaks = !parts.is_empty() && (level == Level::PolicyKpi || !request.levels.is_empty());
        let facts = [("level", Fact::Text(texts.levels(level))), ("cities", Fact::Text(texts.list(&parts)))];
        speaks.then(|| texts.with("overview-finding", &facts))
    });
    let found = found.unwrap_or_else(|| texts.t("overview-title"));
    if request.themes.is_empty() {
        return found;
    }
    let themes: Vec<String> = request.themes.iter().map(|theme| texts.theme(*theme)).collect();
    texts.pair(&texts.list(&themes), &found)
}

fn head(request: &MatrixRequest<'_>, texts: &Texts, area: &Municipality, counts: &BTreeMap<Level, Counts>) -> CityHead {
    let data = request.index.data();
    let code = area.municipality_code;
    let plan = data.plans.iter().find(|p| p.municipality_code == code);
    let elapsed = plan.and_then(|plan| profile::elapsed(request.index, request.rows, plan));
    let shares = counts.iter().filter(|(level, _)| shown_level(request, **level));
    CityHead {
        area: code,
        name: name_of(texts, area),
        style: palette::style(data, code),
        own: request.own == Some(code),
        plan: plan.map(|p| texts.plan(p).to_owned()).unwrap_or_default(),
        years: plan.map_or_else(|| texts.t("overview-no-plan"), |plan| years(texts, plan, elapsed)),
        elapsed: elapsed.map(|(k, n)| f64::from(k) / f64::from(n)),
        shares: shares
            .map(|(level, counts)| LevelShare {
                words: share_words(texts, *level, counts),
                share: counts.share_on_track(),
            })
            .collect(),
    }
}

/// A plan's years and how much of it has elapsed by its newest judged values.
#[must_use]
pub fn years(texts: &Texts, plan: &crate::model::plan::Plan, elapsed: Option<(u16, u16)>) -> String {
    let mut facts =
        vec![("first", Fact::Text(plan.first_year.to_string())), ("last", Fact::Text(plan.last_year.to_string()))];
    let Some((k, n)) = elapsed else { return texts.with("overview-plan-years", &facts) };
    facts.extend([
        ("k", Fact::Text(k.to_string())),
        ("n", Fact::Text(n.to_string())),
        ("share", Fact::Text(number::percent(f64::from(k) / f64::from(n)))),
    ]);
    texts.with("overview-plan-elapsed", &facts)
}

/// The share of a level on track with its n, in words.
#[must_use]
pub fn share_words(texts: &Texts, level: Level, counts: &Counts) -> String {
    let level = ("level", Fact::Text(texts.levels(level)));
    match counts.share_on_track() {
        Some(share) => texts.with(
            "overview-share",
            &[
                level,
                ("share", Fact::Text(number::percent(share))),
                ("ontrack", Fact::Number(counts.on_track() as f64)),
                ("count", Fact::Number(counts.assessed() as f64)),
            ],
        ),
        None => texts.with("overview-no-share", &[level]),
    }
}

/// The statuses that occur, each as its word with the number.
#[must_use]
pub fn status_counts(texts: &Texts, counts: &Counts) -> Vec<(Status, String)> {
    let occur = Status::ALL.iter().filter(|s| counts.get(**s) > 0);
    occur.map(|s| (*s, format!("{} {}", texts.status(*s), counts.get(*s)))).collect()
}

fn cell(
    request: &MatrixRequest<'_>,
    texts: &Texts,
    cell: &Cell,
    theme: Theme,
    area: &Municipality,
) -> Option<CellSpec> {
    let mut parts = Vec::new();
    let mut levels = Vec::new();
    for (level, counts) in cell.by_level.iter().filter(|(level, _)| shown_level(request, **level)) {
        let by_status = status_counts(texts, counts);
        let list: Vec<String> = by_status.iter().map(|(_, words)| words.clone()).collect();
        parts.push(texts.pair(&texts.levels(*level), &texts.list(&list)));
        let facts = [
            ("level", Fact::Text(texts.levels(*level))),
            ("ontrack", Fact::Number(counts.on_track() as f64)),
            ("count", Fact::Number(counts.assessed() as f64)),
        ];
        let key = if counts.assessed() > 0 { "overview-cell-share" } else { "overview-cell-none" };
        let numbers = by_status.iter().map(|(status, _)| (*status, counts.get(*status))).collect();
        levels.push(LevelCounts { words: texts.with(key, &facts), counts: by_status, numbers });
    }
    let mut without_target = String::new();
    if cell.without_target > 0 && request.levels.is_empty() {
        without_target = texts.with("overview-without-target", &[("count", Fact::Number(cell.without_target as f64))]);
        parts.push(without_target.clone());
    }
    if parts.is_empty() {
        return None;
    }
    let flips = flips_in(request, texts, theme, area.municipality_code);
    let flipped = match flips.len() {
        0 => String::new(),
        count => texts.with("overview-flipped", &[("count", Fact::Number(count as f64))]),
    };
    let spoken = format!("{} {} {}", name_of(texts, area), texts.theme(theme), texts.list(&parts));
    Some(CellSpec { area: area.municipality_code, levels, without_target, flipped, flips, spoken })
}

fn flips_in(request: &MatrixRequest<'_>, texts: &Texts, theme: Theme, area: AreaCode) -> Vec<String> {
    let here = request.flips.iter().filter_map(|flip| {
        let indicator = request.index.series(flip.indicator)?;
        let fits = indicator.theme == theme && indicator.area == area && shown_level(request, indicator.level);
        fits.then(|| {
            let facts = [
                ("indicator", Fact::Text(indicator.label.clone())),
                ("from", Fact::Text(texts.status(flip.from))),
                ("to", Fact::Text(texts.status(flip.to))),
            ];
            texts.with("overview-flip", &facts)
        })
    });
    here.collect()
}

/// The rows that are counted on the page: of the picked areas, themes and levels.
fn shown<'a>(request: &MatrixRequest<'a>) -> impl Iterator<Item = &'a ScorecardRow> {
    let request = *request;
    request.rows.iter().filter(move |row| {
        request.index.series(row.indicator).is_some_and(|indicator| {
            request.areas.contains(&indicator.area)
                && (request.themes.is_empty() || request.themes.contains(&indicator.theme))
                && shown_level(&request, indicator.level)
        })
    })
}

/// The documents behind the counts.
pub(super) fn cited<'a>(request: &MatrixRequest<'a>) -> Cited<'a> {
    Cited::of_rows(request.index, shown(request))
}
