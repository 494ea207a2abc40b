//! The judged part of a detail: status with the ruler, formula with its numbers, target history,
//! the city's own grade, and the trend.

use super::ruler_menu;
use super::topbar::{self, Asked};
use super::widgets::{heading, status_mark};
use crate::analysis::{compare, own_grade, trend};
use crate::chart::explain;
use crate::model::indexed::Series;
use crate::model::indicator::Indicator;
use crate::model::message::Fact;
use crate::model::observation::Role;
use crate::model::period::Period;
use crate::model::place::SeriesPlace;
use crate::model::quantity::Quantity;
use crate::model::target::{Revision, Target};
use crate::session::Session;
use crate::session::loaded::Loaded;
use crate::text::catalogue::Texts;
use crate::text::number;
use egui::Ui;

/// Draws status, formula, history, own grade and trend of a series.
pub fn show(ui: &mut Ui, session: &Session, loaded: &Loaded, series: Series<'_>) {
    let (texts, place) = (session.texts(), series.place);
    if let Some(original) = series.repeat_of.as_ref().and_then(|id| loaded.index.indicator(id)) {
        ui.label(texts.with("detail-repeat", &[("indicator", Fact::Text(texts.label(original).to_owned()))]));
    }
    status(ui, session, loaded, place);
    history(ui, texts, loaded, place);
    grades(ui, session, loaded, series);
    trends(ui, texts, loaded, place, series.indicator);
    per_thousand(ui, texts, loaded, series);
}

fn status(ui: &mut Ui, session: &Session, loaded: &Loaded, place: SeriesPlace) {
    let texts = session.texts();
    let Some(scored) = session.scored().value() else { return };
    if scored.rows_of(place).next().is_none() {
        heading::part(ui, &texts.t("detail-status"));
        ui.label(texts.t("empty-no-target"));
        return;
    }
    // The same indicator may be a target of two goals with the same numbers; it is judged once.
    let mut shown: Vec<Vec<String>> = Vec::new();
    for row in scored.rows_of(place) {
        let lines = explain::formula(&loaded.index, texts, row);
        if shown.contains(&lines) {
            continue;
        }
        heading::part(ui, &texts.t("detail-status"));
        ui.horizontal_wrapped(|ui| {
            status_mark::show(ui, row.status, &texts.status(row.status));
        });
        heading::faint(ui, &ruler_menu::words(texts, &scored.ruler));
        if let Some(basis) = row.basis {
            heading::faint(ui, &texts.pair(&texts.t("column-actual"), &texts.basis(basis)));
        }
        if row.partial {
            heading::faint(ui, &texts.t("chart-partial"));
        }
        heading::part(ui, &texts.t("detail-formula"));
        for line in &lines {
            ui.label(line);
        }
        shown.push(lines);
    }
}

fn target_words(texts: &Texts, target: &Target) -> String {
    let facts = [
        ("target", Fact::Text(texts.amount(target.value, &target.unit))),
        ("period", Fact::Text(texts.period_short(target.target_period))),
    ];
    texts.aside(&texts.with("detail-target-by", &facts), &texts.target_kind(target.kind))
}

fn history(ui: &mut Ui, texts: &Texts, loaded: &Loaded, place: SeriesPlace) {
    let of = |revision: Revision| loaded.index.targets_of(place).find(|t| t.revision == revision);
    let (draft, last) = (of(Revision::Draft), of(Revision::Final));
    if draft.is_none() && last.is_none() {
        return;
    }
    heading::part(ui, &texts.t("detail-target-history"));
    let amount = |t: &Target| Fact::Text(texts.amount(t.value, &t.unit));
    let words = match (draft, last) {
        (Some(draft), Some(last)) if draft.value == last.value && draft.unit == last.unit => {
            texts.with("detail-target-unchanged", &[("final", amount(last))])
        }
        (Some(draft), Some(last)) => {
            texts.with("detail-target-was", &[("draft", amount(draft)), ("final", amount(last))])
        }
        // Only where the plan has a draft does its silence say something.
        (None, Some(last))
            if loaded.data().targets.iter().any(|t| t.plan_id == last.plan_id && t.revision == Revision::Draft) =>
        {
            texts.with("detail-target-only-final", &[("final", amount(last))])
        }
        (Some(draft), None) => format!("{} {}", texts.revision(Revision::Draft), target_words(texts, draft)),
        (None, _) => String::new(),
    };
    if !words.is_empty() {
        ui.label(words);
    }
    if let Some(last) = last {
        ui.label(target_words(texts, last));
        if let Some(reason) = last.baseline_reason {
            heading::faint(ui, &texts.baseline_reason(reason));
        }
    }
    for target in [draft, last].into_iter().flatten().filter(|t| !t.note.is_empty()) {
        heading::faint(ui, &texts.pair(&texts.revision(target.revision), &texts.note(&target.note)));
    }
}

fn grades(ui: &mut Ui, session: &Session, loaded: &Loaded, series: Series<'_>) {
    let texts = session.texts();
    heading::part(ui, &texts.t("detail-own-grade"));
    let grades = own_grade::own_grades(loaded.data(), series);
    if grades.is_empty() {
        ui.label(texts.t("detail-own-grade-none"));
    }
    if series.plan_id.is_some() && !loaded.read_only && ui.small_button(texts.t("grade-add")).clicked() {
        topbar::ask(ui.ctx(), Asked::AddGrade(series.id()));
    }
    for evaluation in grades {
        ui.label(explain::own_grade(texts, evaluation));
        let rows = session.scored().value().map(|s| s.rows.as_slice()).unwrap_or_default();
        if let Some(found) = own_grade::disagreeing(&loaded.index, rows, evaluation) {
            let facts = [
                ("grade", Fact::Text(found.grade)),
                ("ontrack", Fact::Number(found.on_track as f64)),
                ("count", Fact::Number(found.assessed as f64)),
            ];
            ui.label(texts.with("detail-own-grade-differs", &facts));
        }
        heading::faint(ui, &texts.scheme(evaluation.scheme));
    }
}

fn trends(ui: &mut Ui, texts: &Texts, loaded: &Loaded, place: SeriesPlace, indicator: &Indicator) {
    heading::part(ui, &texts.t("trend-heading"));
    let series = trend::series(&loaded.index, place);
    let decimals =
        loaded.index.observations_of(place).filter_map(|o| o.value).map(Quantity::decimals).max().unwrap_or(0) + 1;
    match trend::trend(&series.points) {
        Err(too_few) => {
            let facts = [("count", Fact::Number(too_few.found as f64))];
            ui.label(texts.with("trend-refused-points", &facts));
        }
        Ok(line) => {
            for (method, slope) in [("theil_sen", line.theil_sen), ("least_squares", line.least_squares)] {
                let facts = [
                    ("slope", Fact::Text(texts.difference(slope, decimals, &indicator.unit))),
                    ("method", Fact::Text(texts.t(&format!("trend-method-{method}")))),
                    ("count", Fact::Number(line.n as f64)),
                ];
                ui.label(texts.with("trend-slope", &facts));
            }
            let target = loaded.index.targets_of(place).find(|t| t.revision == Revision::Final);
            if let Some(target) = target {
                projection(ui, texts, &series.points, target, decimals);
            }
        }
    }
    if !series.left_out.is_empty() {
        let total: usize = series.left_out.values().sum();
        let reasons: Vec<String> =
            series.left_out.iter().map(|(reason, n)| format!("{} {n}", texts.left_out(*reason))).collect();
        let words = texts.with("trend-excluded", &[("count", Fact::Number(total as f64))]);
        heading::faint(ui, &texts.aside(&words, &texts.list(&reasons)));
    }
}

fn projection(ui: &mut Ui, texts: &Texts, points: &[trend::TrendPoint], target: &Target, decimals: u8) {
    let Some(last) = points.last() else { return };
    // The target's year in the series' own reckoning, so that like stands on like.
    let period = match last.period {
        Period::Calendar(_) => Period::Calendar(target.target_period.last_year()),
        _ => target.target_period,
    };
    match trend::project(points, period.middle()) {
        Err(too_few) => {
            let facts = [("count", Fact::Number(too_few.found as f64))];
            ui.label(texts.with("trend-refused-forecast", &facts));
        }
        Ok(projected) => {
            let amount =
                |value: f64| Fact::Text(texts.number_with_unit(&number::decimal(value, decimals), &target.unit));
            let facts = [
                ("period", Fact::Text(texts.period_short(period))),
                ("value", amount(projected.value)),
                ("low", amount(projected.low)),
                ("high", amount(projected.high)),
                ("method", Fact::Text(texts.t("trend-method-least_squares"))),
            ];
            ui.label(texts.with("trend-forecast", &facts));
        }
    }
}

fn per_thousand(ui: &mut Ui, texts: &Texts, loaded: &Loaded, series: Series<'_>) {
    let latest = loaded
        .index
        .observations_of(series.place)
        .filter(|o| o.role == Role::Actual && o.value.is_some() && !o.period.is_span())
        .max_by_key(|o| o.period);
    let Some((latest, value)) = latest.and_then(|o| o.value.map(|v| (o, v))) else { return };
    let rate = compare::per_thousand(&loaded.index, series, &latest.unit, latest.period, value.value());
    match rate {
        Ok(rate) => {
            let source = loaded.data().document(&rate.population.document_id);
            let title = source.map(|d| texts.title(d).to_owned()).unwrap_or_default();
            let facts = [
                ("value", Fact::Text(texts.number_with_unit(&number::decimal(rate.value, 2), &latest.unit))),
                ("period", Fact::Text(texts.period_short(rate.population.period))),
                ("source", Fact::Text(title)),
            ];
            heading::faint(ui, &texts.with("detail-per-thousand", &facts));
        }
        Err(compare::NoPerThousand::TooFar(_)) => heading::faint(ui, &texts.t("detail-per-thousand-refused")),
        Err(compare::NoPerThousand::NoPopulation | compare::NoPerThousand::NotACount) => {}
    }
}
