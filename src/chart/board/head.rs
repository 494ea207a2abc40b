//! What stands above the rows of a board: its finding, remarks, key, sources and alternative text.

use super::order::{Arranged, Section};
use super::row::track;
use super::strip::{self, StripSpec};
use super::{BoardHead, BoardMark, BoardRequest, Edge, TrackKind};
use crate::analysis::scorecard::ScorecardRow;
use crate::analysis::summary::Counts;
use crate::chart::cited::Cited;
use crate::model::indicator::Level;
use crate::model::message::Fact;
use crate::model::place::SeriesPlace;
use crate::model::status::Status;
use crate::text::catalogue::Texts;
use std::collections::BTreeSet;

fn count(n: usize) -> Fact {
    Fact::Number(n as f64)
}

/// Builds the head of an arranged board.
#[must_use]
pub fn head(request: &BoardRequest<'_>, arranged: &Arranged, texts: &Texts) -> BoardHead {
    let strip = strip::strip(request, texts);
    let title = title(request, &strip, texts);
    BoardHead {
        remarks: remarks(request, texts),
        key: key(request, &strip, texts),
        sources: sources(request, arranged, texts),
        alt: alt(&strip, &title, texts),
        statuses: Status::ALL.iter().map(|status| texts.status(*status)).collect(),
        title,
        strip,
        own: request.own,
    }
}

/// How many are at least mostly on track, level by level, because levels are never added up. Of some statuses only,
/// a share would say nothing: then how many there are.
fn title(request: &BoardRequest<'_>, strip: &StripSpec, texts: &Texts) -> String {
    let mut levels = Vec::new();
    for level in Level::ALL {
        let of_level =
            |row: &&&ScorecardRow| request.index.series(row.series).is_some_and(|indicator| indicator.level == *level);
        let counts = Counts::of(request.rows.iter().filter(of_level).copied());
        let level = ("level", Fact::Text(texts.levels(*level)));
        if !request.statuses.is_empty() {
            let facts = [level, ("count", count(counts.total()))];
            levels.extend((counts.total() > 0).then(|| texts.with("gaps-title-level-count", &facts)));
        } else if counts.assessed() > 0 {
            let facts = [level, ("ontrack", count(counts.on_track())), ("count", count(counts.assessed()))];
            levels.push(texts.with("gaps-title-level", &facts));
        }
    }
    let statuses: Vec<String> = request.statuses.iter().map(|status| texts.status(*status)).collect();
    let found = if levels.is_empty() {
        texts.t("gaps-title-none")
    } else if !statuses.is_empty() {
        let facts = [("statuses", Fact::Text(texts.list(&statuses))), ("levels", Fact::Text(texts.list(&levels)))];
        texts.with("gaps-title-status", &facts)
    } else {
        texts.with("gaps-title", &[("levels", Fact::Text(texts.list(&levels)))])
    };
    let cities: Vec<_> = strip.rows.iter().filter(|row| !row.counts[1].is_empty()).collect();
    match cities.as_slice() {
        [only] => texts.pair(&only.name, &found),
        _ => found,
    }
}

/// The ruler, what stands apart, what is filtered away, and what counts once.
fn remarks(request: &BoardRequest<'_>, texts: &Texts) -> Vec<String> {
    let ruler = Fact::Text(texts.ruler_in_words(request.ruler));
    let mut remarks = vec![texts.with("chart-ruler", &[("ruler", ruler)])];
    let of = |section: Section| request.rows.iter().filter(|row| Section::of(row) == section).count();
    let (withheld, missing) = (of(Section::Withheld), of(Section::NoData));
    let facts = [("withheld", count(withheld)), ("missing", count(missing))];
    match (withheld, missing) {
        (0, 0) => {}
        (_, 0) => remarks.push(texts.with("gaps-withheld-only", &facts[..1])),
        (0, _) => remarks.push(texts.with("gaps-missing-only", &facts[1..])),
        _ => remarks.push(texts.with("gaps-withheld", &facts)),
    }
    if request.rows.len() < request.all {
        let facts = [
            ("count", count(request.rows.len())),
            ("all", count(request.all)),
            ("filters", Fact::Text(request.filters.to_owned())),
        ];
        remarks.push(texts.with("gaps-filtered", &facts));
    }
    let series: BTreeSet<SeriesPlace> = request.rows.iter().map(|row| row.series).collect();
    if series.len() < request.rows.len() {
        remarks.push(texts.t("summary-twice"));
    }
    remarks
}

/// The marks that occur, with their meaning in words.
fn key(request: &BoardRequest<'_>, strip: &StripSpec, texts: &Texts) -> Vec<(BoardMark, String)> {
    let tracks: Vec<_> = request.rows.iter().map(|row| track(row)).collect();
    let kinds: BTreeSet<TrackKind> = tracks.iter().map(|track| track.kind).collect();
    let mut key: Vec<(BoardMark, String)> = Vec::new();
    for kind in kinds {
        let words = match kind {
            TrackKind::Way => "gaps-key-way",
            TrackKind::Total => "gaps-key-total",
            TrackKind::Share => "gaps-key-share",
            TrackKind::Attainment => "gaps-key-attainment",
            TrackKind::Held | TrackKind::Missed | TrackKind::None => continue,
        };
        key.push((BoardMark::Track(kind), texts.t(words)));
    }
    if tracks.iter().any(|track| track.pace.is_some()) {
        key.push((BoardMark::Pace, texts.t("gaps-key-pace")));
        key.push((BoardMark::Median, texts.t("gaps-key-median")));
    }
    if !strip.thresholds.is_empty() {
        key.push((BoardMark::Threshold, texts.t("gaps-key-threshold")));
    }
    if tracks.iter().any(|track| track.now.is_some_and(|now| now.edge != Edge::Inside)) {
        key.push((BoardMark::Edge, texts.t("gaps-key-edge")));
    }
    key
}

/// The documents of targets, baselines and actuals.
fn sources(request: &BoardRequest<'_>, arranged: &Arranged, texts: &Texts) -> Vec<String> {
    let rows = arranged.rows().filter_map(|at| request.rows.get(at)).copied();
    Cited::of_rows(request.index, rows).lines(texts)
}

/// The board in words: its finding, and of each city the median, n and what is missing.
fn alt(strip: &StripSpec, title: &str, texts: &Texts) -> String {
    let said = |row: &strip::StripRow| row.counts.iter().filter(|words| !words.is_empty()).cloned().collect::<Vec<_>>();
    let of_city = |row: &strip::StripRow| texts.pair(&row.name, &texts.list(&said(row)));
    let cities: Vec<String> = strip.rows.iter().map(of_city).collect();
    let facts = [("title", Fact::Text(title.to_owned())), ("cities", Fact::Text(cities.join(" ")))];
    texts.with("gaps-alt", &facts)
}
