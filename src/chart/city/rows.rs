//! One KPI of a city in words, numbers and lines.

use super::{CityRequest, CityRow, Order, PeerMark};
use crate::analysis::own_grade;
use crate::analysis::risk::{self, Peers};
use crate::analysis::scorecard::ScorecardRow;
use crate::chart::board;
use crate::chart::bullet::Bullet;
use crate::chart::explain;
use crate::chart::request::area_name;
use crate::frame::{Cube, ObservationRef};
use crate::model::evaluation::{Evaluation, EvaluationScope};
use crate::model::id::DocumentId;
use crate::model::message::Fact;
use crate::model::observation::Role;
use crate::model::place::{RowPlace, SeriesPlace};
use crate::text::catalogue::Texts;
use std::cmp::Ordering;

/// The row at a place of the scorecard.
pub(super) fn row(request: &CityRequest<'_>, texts: &Texts, peers: &Peers<'_>, place: usize) -> Option<CityRow> {
    let index = request.index;
    let judged = request.rows.get(place)?;
    let series = index.series(judged.series)?;
    let row = board::row::row(index, texts, judged)?;
    let gap = judged.gap();
    let decimals = explain::decimals(index, judged);
    let unit = index.data().targets.get(judged.target).map(|target| &target.unit).filter(|u| !u.as_str().is_empty());
    let unit = unit.unwrap_or(&series.indicator.unit);
    let grades = own_grade::own_grades(index.data(), series);
    let own = grades.iter().find(|e| e.scope == EvaluationScope::Indicator);
    let actual = texts.beside(&row.actual, &row.to).to_owned();
    let facts = [("actual", Fact::Text(actual)), ("target", Fact::Text(row.to.clone()))];
    let peers = peers.comparable_with(place).into_iter().filter_map(|peer| {
        let other = request.rows.get(peer.row)?;
        let name = area_name(index, texts, index.series(other.series)?.area);
        let facts = [
            ("city", Fact::Text(name.clone())),
            ("status", Fact::Text(texts.status(other.status))),
            ("grade", Fact::Text(texts.grade(peer.grade))),
        ];
        Some(PeerMark {
            series: other.series,
            status: other.status,
            name,
            words: texts.with("overview-risk-better", &facts),
            comparison: peer.comparison,
        })
    });
    Some(CityRow {
        level: series.level,
        spark: spark(index, judged.series, judged.baseline.map(|base| base.observation)),
        bullet: Bullet::of(judged),
        amounts: texts.with("overview-risk-amounts-alone", &facts),
        gap: gap.map_or_else(|| texts.t("no-value"), |gap| short_gap(texts, gap, decimals, unit)),
        exceeded: gap.is_some_and(|gap| gap < 0.0),
        grade: own.map(|e| short_grade(texts, e)).unwrap_or_default(),
        peers: peers.collect(),
        row,
    })
}

/// The documents of the values in the sparklines of the shown rows.
pub(super) fn documents<'a>(request: &CityRequest<'a>) -> Vec<&'a DocumentId> {
    let index = request.index;
    let of_city = |row: &&ScorecardRow| index.series(row.series).is_some_and(|s| s.area == request.area);
    let mut documents = Vec::new();
    for row in request.rows.iter().filter(of_city).filter(|row| (request.shown)(row)) {
        let baseline = row.baseline.and_then(|base| index.at(base.observation));
        if spark(index, row.series, row.baseline.map(|base| base.observation)).is_empty() {
            continue;
        }
        documents.extend(measured(index, row.series, baseline).map(|o| &o.facet().document_id));
    }
    documents
}

/// The measured values of a series that one line can join, in the unit of its baseline where it has one.
fn measured<'a>(
    index: &'a Cube,
    series: SeriesPlace,
    baseline: Option<ObservationRef<'a>>,
) -> impl Iterator<Item = ObservationRef<'a>> {
    let unit = baseline.map(|o| o.unit.clone());
    index.observations_of(series).filter(move |o| {
        o.is_trend_point() && o.role == Role::Actual && unit.as_ref().is_none_or(|unit| o.unit == *unit)
    })
}

/// `1,268t`, `2件超過`: never a negative gap, whose sign nobody can read.
fn short_gap(texts: &Texts, gap: f64, decimals: u8, unit: &crate::model::unit::Unit) -> String {
    if gap < 0.0 {
        let amount = texts.gap(gap.abs(), decimals, unit);
        return texts.with("city-gap-exceeded", &[("amount", Fact::Text(amount))]);
    }
    texts.gap(gap, decimals, unit)
}

/// The letter of a body; unknown where it cannot be read.
pub(super) fn short_grade(texts: &Texts, evaluation: &Evaluation) -> String {
    let body = texts.evaluation_body(evaluation.body);
    let grade = evaluation.grade.clone().unwrap_or_else(|| texts.t("city-grade-unknown"));
    let facts = [("body", Fact::Text(body)), ("grade", Fact::Text(grade))];
    texts.with("city-grade-short", &facts)
}

/// The measured values of a series over time, with the baseline of its target, each 0 to 1 across and upwards.
pub(super) fn spark(index: &Cube, series: SeriesPlace, baseline: Option<RowPlace>) -> Vec<[f32; 2]> {
    let base = baseline.and_then(|place| index.at(place));
    let mut points: Vec<(f64, f64)> =
        measured(index, series, base).filter_map(|o| Some((o.period.middle(), o.value?.value()))).collect();
    points.extend(base.and_then(|o| Some((o.period.middle(), o.value?.value()))));
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    points.dedup_by(|a, b| (a.0 - b.0).abs() < 1e-9);
    if points.len() < 2 {
        return Vec::new();
    }
    let range = |of: fn(&(f64, f64)) -> f64| {
        let least = points.iter().map(of).fold(f64::INFINITY, f64::min);
        (least, points.iter().map(of).fold(f64::NEG_INFINITY, f64::max) - least)
    };
    let (x, y) = (range(|p| p.0), range(|p| p.1));
    // Values that never changed lie in the middle.
    #[expect(clippy::cast_possible_truncation, reason = "a share of a few dozen points")]
    let share = |value: f64, (least, span): (f64, f64)| if span > 0.0 { ((value - least) / span) as f32 } else { 0.5 };
    points.iter().map(|point| [share(point.0, x), share(point.1, y)]).collect()
}

/// Places of rows, the greatest risk or the least progress first; what was not judged comes last.
pub(super) fn ordered(request: &CityRequest<'_>, places: Vec<usize>) -> Vec<usize> {
    let judged = |place: &usize| request.rows.get(*place);
    if request.order == Order::Risk {
        let shown: std::collections::BTreeSet<usize> = places.iter().copied().collect();
        let is_shown = |row: &ScorecardRow| {
            let area = request.index.series(row.series).map(|series| series.area);
            area == Some(request.area) && (request.shown)(row)
        };
        let mut first: Vec<usize> = risk::ranked(request.index, request.rows, &is_shown);
        first.retain(|place| shown.contains(place));
        let at_risk: std::collections::BTreeSet<usize> = first.iter().copied().collect();
        let mut rest: Vec<usize> = places.into_iter().filter(|place| !at_risk.contains(place)).collect();
        rest.sort_by_key(|place| {
            judged(place).map(|row| super::WORST_FIRST.iter().position(|status| *status == row.status))
        });
        first.extend(rest);
        return first;
    }
    let mut places = places;
    let progress = |place: &usize| judged(place).and_then(|row| row.progress().or(row.attainment()));
    places.sort_by(|a, b| match (progress(a), progress(b)) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    places
}
