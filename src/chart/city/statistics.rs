//! The statistics of a city without targets, each beside the same statistic of the other picked areas.

use super::{AreaValue, CityLine, CityRequest, StatisticRow, rows};
use crate::chart::request::area_name;
use crate::frame::ObservationRef;
use crate::model::id::DocumentId;
use crate::model::indexed::Series;
use crate::model::municipality::AreaCode;
use crate::model::observation::Role;
use crate::model::period::Period;
use crate::model::place::SeriesPlace;
use crate::model::theme::Theme;
use crate::text::catalogue::Texts;
use std::collections::BTreeMap;

/// Most other areas whose values stand in a row.
const MOST_OTHERS: usize = 6;

/// The lines by theme: totals of what at least one other picked area has too.
/// With them the documents of their values.
pub(super) fn lines<'a>(request: &CityRequest<'a>, texts: &Texts) -> (Vec<CityLine>, Vec<&'a DocumentId>) {
    let index = request.index;
    let others: Vec<AreaCode> =
        request.others.iter().copied().filter(|area| *area != request.area).take(MOST_OTHERS).collect();
    let mut documents = Vec::new();
    let mut by_theme: BTreeMap<Theme, Vec<StatisticRow>> = BTreeMap::new();
    for series in index.series_in(request.area).iter().filter_map(|place| index.series(*place)) {
        let total = series.indicator.breakdown.iter().all(crate::model::breakdown::Breakdown::is_total);
        if !total || series.repeat_of.is_some() {
            continue;
        }
        if let Some((row, periods)) = row(request, texts, series, &others) {
            let own = index.observations_of(series.place).filter(|o| o.role == Role::Actual && o.is_trend_point());
            documents.extend(own.map(|o| &o.facet().document_id));
            documents.extend(periods.map(|o| &o.facet().document_id));
            by_theme.entry(series.theme).or_default().push(row);
        }
    }
    let mut lines = Vec::new();
    for (theme, rows) in by_theme {
        lines.push(CityLine::Theme(texts.theme(theme)));
        lines.extend(rows.into_iter().map(CityLine::Statistic));
    }
    (lines, documents)
}

/// A row, and the values of other areas in it.
fn row<'a>(
    request: &CityRequest<'a>,
    texts: &Texts,
    series: Series<'_>,
    others: &[AreaCode],
) -> Option<(StatisticRow, impl Iterator<Item = ObservationRef<'a>>)> {
    let index = request.index;
    let newest = newest(request, series.place)?;
    let words = |o: ObservationRef<'_>| o.value.map(|value| texts.amount(value, &o.unit));
    let mut shared = Vec::new();
    let beside: Vec<AreaValue> = others
        .iter()
        .map(|area| {
            let place = index.place_in(&series.indicator.indicator_id, *area);
            let found = place.and_then(|place| of_period(request, place, newest.period));
            let value = found.and_then(words);
            shared.extend(found);
            AreaValue { name: area_name(index, texts, *area), words: value.unwrap_or_else(|| texts.t("no-value")) }
        })
        .collect();
    if shared.is_empty() {
        return None;
    }
    let (value, period) = (words(newest)?, texts.period_short(newest.period));
    let label = texts.indicator(series.indicator);
    let said: Vec<String> = beside.iter().map(|other| format!("{} {}", other.name, other.words)).collect();
    let spoken = texts.pair(&label, &texts.list(&[vec![texts.aside(&value, &period)], said].concat()));
    let spark = rows::spark(index, series.place, None);
    let row = StatisticRow { series: series.place, label, spark, value, period, others: beside, spoken };
    Some((row, shared.into_iter()))
}

/// The newest single measured value of a series.
fn newest<'a>(request: &CityRequest<'a>, place: SeriesPlace) -> Option<ObservationRef<'a>> {
    let measured = request.index.observations_of(place).filter(|o| o.role == Role::Actual && o.is_trend_point());
    measured.max_by_key(|o| o.period)
}

fn of_period<'a>(request: &CityRequest<'a>, place: SeriesPlace, period: Period) -> Option<ObservationRef<'a>> {
    let mut measured = request.index.observations_of(place).filter(|o| o.role == Role::Actual && o.is_trend_point());
    measured.find(|o| o.period == period)
}
