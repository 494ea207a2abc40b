//! The cells of the overview: the marks of the targets of one theme in one city, and their counts in words.

use super::{CellSpec, LevelCounts, MatrixRequest, TargetMark, ThemeRow, WORST_FIRST, is_shown, name_of, shown_level};
use crate::analysis::compare;
use crate::analysis::matrix::{Cell, Matrix};
use crate::analysis::scorecard::ScorecardRow;
use crate::chart::matrix::status_counts;
use crate::model::comparison::Grade;
use crate::model::message::Fact;
use crate::model::municipality::{AreaCode, AreaKind, Municipality};
use crate::model::place::SeriesPlace;
use crate::model::status::Status;
use crate::model::theme::Theme;
use crate::text::catalogue::Texts;
use std::collections::{BTreeMap, BTreeSet};

/// The rows of all shown themes.
pub(super) fn rows(request: &MatrixRequest<'_>, texts: &Texts, areas: &[&Municipality]) -> Vec<ThemeRow> {
    let matrix = Matrix::of(request.index, request.rows);
    let mut marks = marks(request);
    let aiming: BTreeSet<AreaCode> =
        request.rows.iter().filter_map(|row| Some(request.index.series(row.series)?.area)).collect();
    let without: Vec<AreaCode> =
        areas.iter().map(|area| area.municipality_code).filter(|area| !aiming.contains(area)).collect();
    let offers = offers(request, &without);
    let nothing = Cell::default();
    let of_themes = |theme: &&Theme| request.themes.is_empty() || request.themes.contains(theme);
    let mut cell = |theme: Theme, area: &Municipality| {
        let key = (theme, area.municipality_code);
        let counts = matrix.cell(theme, area.municipality_code).unwrap_or(&nothing);
        let offered = offers.get(&key).copied().unwrap_or_default();
        cell(request, texts, counts, key, marks.remove(&key).unwrap_or_default(), offered, area)
    };
    let themes = Theme::ALL.iter().filter(of_themes);
    themes
        .map(|theme| ThemeRow {
            theme: *theme,
            name: texts.theme(*theme),
            cells: areas.iter().map(|area| cell(*theme, area)).collect(),
        })
        // What nobody gave a theme to has a row only where there is something in it.
        .filter(|row| row.theme != Theme::Unset || row.cells.iter().any(Option::is_some))
        .collect()
}

/// A mark with what orders it: the place of its status, and how far it has come.
type Ranked = (usize, f64, TargetMark);

/// The marks of every cell, the worst first; of one status those with the least progress against pace first.
fn marks(request: &MatrixRequest<'_>) -> BTreeMap<(Theme, AreaCode), Vec<TargetMark>> {
    let before: BTreeMap<SeriesPlace, Status> = request.flips.iter().map(|flip| (flip.series, flip.from)).collect();
    let mut marks: BTreeMap<(Theme, AreaCode), Vec<Ranked>> = BTreeMap::new();
    for (place, row) in request.rows.iter().enumerate().filter(|(_, row)| is_shown(request, row)) {
        let Some(series) = request.index.series(row.series) else { continue };
        let mark = TargetMark {
            row: place,
            series: row.series,
            status: row.status,
            level: series.level,
            before: before.get(&row.series).copied(),
        };
        let rank = WORST_FIRST.iter().position(|status| *status == row.status).unwrap_or_default();
        marks.entry((series.theme, series.area)).or_default().push((rank, standing(row), mark));
    }
    let sorted = |mut marks: Vec<Ranked>| {
        marks
            .sort_by(|a, b| (a.0, a.1, a.2.row).partial_cmp(&(b.0, b.1, b.2.row)).unwrap_or(std::cmp::Ordering::Equal));
        marks.into_iter().map(|(.., mark)| mark).collect()
    };
    marks.into_iter().map(|(key, marks)| (key, sorted(marks))).collect()
}

/// What orders marks of one status.
fn standing(row: &ScorecardRow) -> f64 {
    row.progress_over_pace().or(row.attainment()).unwrap_or_default()
}

/// How many indicators a city without targets can compare with another shown city, by theme: the same indicator, or one
/// of a comparison that is no look-alike.
fn offers(request: &MatrixRequest<'_>, without: &[AreaCode]) -> BTreeMap<(Theme, AreaCode), usize> {
    let mut found = BTreeMap::new();
    if without.is_empty() || !request.levels.is_empty() {
        return found;
    }
    let index = request.index;
    let data = index.data();
    let is_city = |area: AreaCode| data.municipality(area).is_some_and(|m| m.kind == AreaKind::Municipality);
    let shown: Vec<AreaCode> = request.areas.iter().copied().filter(|area| is_city(*area)).collect();
    let has_values = |place: SeriesPlace| index.observations_of(place).any(|o| o.value.is_some());
    let mut of_others: BTreeMap<SeriesPlace, BTreeSet<AreaCode>> = BTreeMap::new();
    for comparison in data.comparisons.iter().filter(|c| c.grade != Grade::LookAlike) {
        let places: Vec<SeriesPlace> =
            compare::members(data, comparison).flat_map(|m| index.series_of(&m.indicator_id)).collect();
        let areas: BTreeSet<AreaCode> =
            places.iter().filter_map(|at| Some(index.series(*at)?.area)).filter(|area| shown.contains(area)).collect();
        for place in places {
            of_others.entry(place).or_default().extend(&areas);
        }
    }
    for area in without {
        for indicator in &data.indicators {
            let Some(place) = index.place_in(&indicator.indicator_id, *area) else { continue };
            let elsewhere = |other: &&AreaCode| *other != area;
            let same = || {
                let mut others = shown.iter().filter(elsewhere);
                others.any(|other| index.place_in(&indicator.indicator_id, *other).is_some_and(has_values))
            };
            let similar = of_others.get(&place).is_some_and(|areas| areas.iter().any(|other| other != area));
            if has_values(place) && (similar || same()) {
                *found.entry((indicator.theme, *area)).or_default() += 1;
            }
        }
    }
    found
}

fn cell(
    request: &MatrixRequest<'_>,
    texts: &Texts,
    cell: &Cell,
    (theme, code): (Theme, AreaCode),
    marks: Vec<TargetMark>,
    offered: usize,
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
        levels.push(LevelCounts { words: texts.with(key, &facts), counts: by_status });
    }
    let offer = match offered {
        0 => String::new(),
        count => texts.with("overview-offer", &[("count", Fact::Number(count as f64))]),
    };
    if !offer.is_empty() {
        parts.push(offer.clone());
    } else if cell.without_target > 0 && request.levels.is_empty() && !levels.is_empty() {
        parts.push(texts.with("overview-without-target", &[("count", Fact::Number(cell.without_target as f64))]));
    }
    if parts.is_empty() {
        return None;
    }
    let spoken = format!("{} {} {}", name_of(texts, area), texts.theme(theme), texts.list(&parts));
    Some(CellSpec { area: code, marks, levels, offer, spoken })
}
