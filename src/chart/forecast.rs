//! The continuation of a line by our own forecast, with its interval, and what must be said of it.

use super::arrange::{Mark, Scale};
use super::panels::one_indicator;
use super::scale::Notes;
use super::series::{Source, said};
use super::spec::{ChartPoint, ForecastLine, LineSpec, PointKind};
use crate::analysis::forecast::yearly::{self, Yearly};
use crate::analysis::forecast::{FARTHEST, Forecast};
use crate::model::id::DocumentId;
use crate::model::message::Fact;
use crate::model::quantity::Quantity;
use crate::text::catalogue::Texts;
use crate::text::number;

/// Continues a line by as many years as the arrangement asks for and its window of years shows.
///
/// Running totals are not continued: what goes on is the year and not the total. Values per 1,000 residents are not
/// either, because nobody knows the residents of those years.
pub(super) fn extend(source: &Source<'_>, line: &mut LineSpec, notes: &mut Notes) {
    let arrangement = &source.request.arrangement;
    if arrangement.forecast == 0 || arrangement.mark != Mark::Lines {
        return;
    }
    if arrangement.scale == Scale::PerThousand {
        notes.refuse("forecast-chart-per-1000", called(source, line));
        return;
    }
    if line.running_total {
        notes.refuse("forecast-chart-running-total", called(source, line));
        return;
    }
    let yearly = yearly::yearly(source.request.index, source.series.place);
    match yearly.forecast(usize::from(arrangement.forecast).min(FARTHEST)) {
        Ok(found) => {
            line.forecast = continued(source, &yearly, &found, &line.name);
            if line.forecast.is_some() {
                let area = source.texts.aside(&source.area_name(), &in_short(source.texts, &found));
                notes.forecast(source.texts.indicator(source.series.indicator), area);
                if !line.projection.is_empty() {
                    notes.project(called(source, line));
                }
            }
        }
        Err(reason) => notes.refuse(
            match reason {
                crate::analysis::forecast::NoForecast::TooFew => "forecast-chart-too_few",
                crate::analysis::forecast::NoForecast::Constant => "forecast-chart-constant",
                crate::analysis::forecast::NoForecast::OtherPeriodKind => "forecast-chart-other_period_kind",
            },
            called(source, line),
        ),
    }
}

/// The area of a line where the picture is of one indicator, which the title says; else its whole name.
fn called(source: &Source<'_>, line: &LineSpec) -> String {
    let picks = source.request.picks.iter().copied();
    if one_indicator(source.request, picks) { source.area_name() } else { line.name.clone() }
}

/// Method, share of hits and errors, for a list that says in its head which is which: `ドリフト、90%、0.51`.
fn in_short(texts: &Texts, found: &Forecast) -> String {
    let test = found.back_test;
    let covered = test.coverage().map_or_else(|| texts.t("forecast-not-tested"), number::percent_whole);
    let mase = test.mase.map(|mase| number::decimal(mase, 2));
    let parts: Vec<String> = [texts.forecast_method(found.method), covered].into_iter().chain(mase).collect();
    texts.list(&parts)
}

/// Method, hits and errors in one phrase: `ドリフト、的中 19 / 21（90%）、MASE 0.51`.
fn achieved(texts: &Texts, found: &Forecast) -> String {
    let test = found.back_test;
    let covered = test.coverage().map_or_else(
        || texts.t("forecast-not-tested"),
        |share| {
            let counts = format!("{} / {}", test.hits, test.checks);
            let counts = texts.aside(&counts, &number::percent_whole(share));
            format!("{} {counts}", texts.t("column-coverage"))
        },
    );
    let mase = test.mase.map(|mase| format!("{} {}", texts.t("column-mase"), number::decimal(mase, 2)));
    let parts: Vec<String> = [texts.forecast_method(found.method), covered].into_iter().chain(mase).collect();
    texts.list(&parts)
}

fn continued(source: &Source<'_>, yearly: &Yearly, found: &Forecast, name: &str) -> Option<ForecastLine> {
    let last = yearly.points.last()?;
    let mut documents: Vec<DocumentId> = Vec::new();
    for row in yearly.points.iter().filter_map(|point| source.request.index.at(point.row)) {
        if !documents.contains(&row.facet().document_id) {
            documents.push(row.facet().document_id.clone());
        }
    }
    let texts = source.texts;
    let amount = |value: f64| {
        let quantity = Quantity::new(value, yearly.decimals);
        quantity.map_or_else(String::new, |quantity| texts.amount(quantity, &yearly.unit))
    };
    let achieved = achieved(texts, found);
    let mut made = ForecastLine {
        from: [source.x(last.period)?, source.y(last.value, &yearly.unit)],
        points: Vec::new(),
        low: Vec::new(),
        high: Vec::new(),
    };
    for (step, expected) in (1..).zip(&found.steps) {
        let Some(period) = yearly.period_after(step).filter(|p| source.request.arrangement.shows(*p)) else { continue };
        let Some(x) = source.x(period) else { continue };
        let phrase = said(texts, PointKind::Forecast, &amount(expected.value), period);
        let interval = expected.interval.map(|[low, high]| {
            let ends = [("low", Fact::Text(amount(low))), ("high", Fact::Text(amount(high)))];
            texts.with("forecast-interval", &ends)
        });
        let mut words = vec![name.to_owned(), phrase.clone()];
        words.extend(interval);
        words.push(achieved.clone());
        words.push(texts.t("forecast-own"));
        let point = |value: f64, words: Vec<String>, said: String| ChartPoint {
            x,
            y: source.y(value, &yearly.unit),
            words,
            partial: false,
            kind: PointKind::Forecast,
            period,
            decimals: source.decimals(yearly.decimals, &yearly.unit),
            said,
            of_trend: false,
            documents: documents.clone(),
        };
        made.points.push(point(expected.value, words.clone(), phrase));
        if let Some([low, high]) = expected.interval {
            made.low.push(point(low, words.clone(), amount(low)));
            made.high.push(point(high, words, amount(high)));
        }
    }
    (!made.points.is_empty()).then_some(made)
}
