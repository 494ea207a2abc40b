//! `machikurabe forecast`: the next years of a series by our own method, with what it achieved before.

use super::args::Selection;
use super::filter::Filter;
use super::output::{self, Cell, Column, Report, Shown};
use crate::analysis::forecast::target::{self, Met};
use crate::analysis::forecast::yearly::{self, Yearly};
use crate::analysis::forecast::{FARTHEST, Forecast, NoForecast, Step, USUAL};
use crate::chart::request::area_name;
use crate::frame::{Cube, ObservationRef};
use crate::model::breakdown;
use crate::model::indexed::Series;
use crate::model::message::{Fact, Message};
use crate::model::observation::Role;
use crate::model::period::Period;
use crate::model::quantity::Quantity;
use crate::text::catalogue::Texts;
use crate::text::number;
use clap::Args;

/// Arguments of `forecast`.
#[derive(Debug, Args)]
pub struct Asked {
    /// What every command has.
    #[command(flatten)]
    pub selection: Selection,
    /// Identifiers of indicators.
    #[arg(long, value_name = "ID")]
    pub indicator: Vec<String>,
    /// How many years.
    #[arg(long, value_name = "1-10", value_parser = clap::value_parser!(u8).range(1..=FARTHEST as i64))]
    pub horizon: Option<u8>,
}

impl Asked {
    /// Number of years that are forecast.
    pub fn years(&self) -> usize {
        self.horizon.map_or(USUAL, usize::from)
    }
}

/// What is said of a whole series.
struct Said<'a> {
    texts: &'a Texts,
    series: Series<'a>,
    area: String,
    yearly: Yearly,
    forecast: Result<Forecast, NoForecast>,
    level: Option<f64>,
    met: Option<Met>,
    projections: Vec<ObservationRef<'a>>,
}

/// One forecast year of a series, or the reason why there is none.
struct Row<'a> {
    of: &'a Said<'a>,
    step: Option<(usize, Step)>,
}

impl<'a> Row<'a> {
    const COLUMNS: &'a [Column<Self>] = &[
        ("indicator_id", |r| Cell::text(&r.of.series.indicator_id)),
        ("municipality_code", |r| Cell::text(r.of.series.area)),
        ("municipality", |r| Cell::text(&r.of.area)),
        ("indicator", |r| Cell::text(&r.of.series.label)),
        ("unit", |r| Cell::text(&r.of.yearly.unit)),
        ("period", |r| r.period().map_or(Cell::Empty, Cell::text)),
        ("step", |r| Cell::whole(r.step.map(|(at, _)| at))),
        ("value", |r| Cell::exact(r.step.map(|(_, step)| step.value))),
        ("low", |r| Cell::exact(r.interval().map(|[low, _]| low))),
        ("high", |r| Cell::exact(r.interval().map(|[_, high]| high))),
        ("method", |r| Cell::key(r.forecast().map(|f| f.method.key()))),
        ("n", |r| Cell::whole(Some(r.of.yearly.points.len()))),
        ("first_period", |r| r.of.yearly.points.first().map_or(Cell::Empty, |p| Cell::text(p.period))),
        ("last_period", |r| r.of.yearly.points.last().map_or(Cell::Empty, |p| Cell::text(p.period))),
        ("last_value", |r| Cell::exact(r.of.yearly.points.last().map(|p| p.value))),
        ("rmse", |r| Cell::exact(r.forecast().and_then(|f| f.rmse))),
        ("coverage", |r| Cell::exact(r.forecast().and_then(|f| f.back_test.coverage()))),
        ("coverage_hits", |r| Cell::whole(r.forecast().map(|f| f.back_test.hits))),
        ("coverage_checks", |r| Cell::whole(r.forecast().map(|f| f.back_test.checks))),
        ("mase", |r| Cell::exact(r.forecast().and_then(|f| f.back_test.mase))),
        ("mase_forecasts", |r| Cell::whole(r.forecast().map(|f| f.back_test.scored))),
        ("target", |r| Cell::exact(r.of.level)),
        ("target_met", |r| Cell::key(r.of.met.map(met_key))),
        ("met_period", |r| match r.of.met {
            Some(Met::By(period)) => Cell::text(period),
            _ => Cell::Empty,
        }),
        ("reason", |r| Cell::key(r.of.forecast.as_ref().err().map(|reason| reason.key()))),
        ("projection", |r| r.projection().map_or(Cell::Empty, |o| Cell::printed(o.value))),
        ("projection_period", |r| r.projection().map_or(Cell::Empty, |o| Cell::text(o.period))),
        ("projection_document_id", |r| r.projection().map_or(Cell::Empty, |o| Cell::text(&o.document_id))),
        ("breakdown", |r| Cell::text(breakdown::written(&r.of.series.breakdown))),
    ];

    const SHOWN: &'a [Shown<Self>] = &[
        Shown::words("column-municipality", 14, |r| r.of.area.clone()),
        Shown::words("column-indicator", 48, |r| r.of.texts.indicator(r.of.series.indicator)),
        Shown::words("column-period", 20, |r| r.period().map(|p| r.of.texts.period_short(p)).unwrap_or_default()),
        Shown::number("column-forecast", |r| r.step.map(|(_, s)| r.amount(s.value)).unwrap_or_default()),
        Shown::number("column-interval", |r| {
            r.interval().map(|both| both.map(|end| r.figure(end)).join("–")).unwrap_or_default()
        }),
        Shown::words("column-method", 12, |r| {
            r.forecast().map(|f| r.of.texts.forecast_method(f.method)).unwrap_or_default()
        }),
        Shown::number("column-n", |r| r.of.yearly.points.len().to_string()),
        Shown::number("column-coverage", Row::covered),
        Shown::number("column-mase", |r| {
            r.forecast().and_then(|f| f.back_test.mase).map(|mase| number::decimal(mase, 2)).unwrap_or_default()
        }),
        Shown::number("column-projection", |r| {
            r.projection().and_then(|o| Some(r.of.texts.amount(o.value?, &o.unit))).unwrap_or_default()
        }),
        Shown::words("column-remarks", 60, Row::remarks),
        Shown::words("column-id", 32, |r| r.of.series.indicator_id.to_string()),
    ];

    fn forecast(&self) -> Option<&Forecast> {
        self.of.forecast.as_ref().ok()
    }

    fn period(&self) -> Option<Period> {
        self.of.yearly.period_after(self.step?.0)
    }

    fn interval(&self) -> Option<[f64; 2]> {
        self.step?.1.interval
    }

    fn figure(&self, value: f64) -> String {
        number::decimal(value, self.of.yearly.decimals)
    }

    fn amount(&self, value: f64) -> String {
        let quantity = Quantity::new(value, self.of.yearly.decimals);
        quantity.map(|value| self.of.texts.amount(value, &self.of.yearly.unit)).unwrap_or_default()
    }

    /// `19 / 21 (90 %)`.
    fn covered(&self) -> String {
        let Some(test) = self.forecast().map(|f| f.back_test) else { return String::new() };
        let Some(share) = test.coverage() else { return String::new() };
        self.of.texts.aside(&format!("{} / {}", test.hits, test.checks), &number::percent_whole(share))
    }

    /// A projection by others of the same year.
    fn projection(&self) -> Option<ObservationRef<'a>> {
        let year = self.period()?.last_year();
        self.of.projections.iter().find(|o| o.period.last_year() == year).copied()
    }

    /// Why there is no forecast; with the first year what is said of the target.
    fn remarks(&self) -> String {
        let texts = self.of.texts;
        match &self.of.forecast {
            Err(reason) => texts.no_forecast(*reason),
            Ok(_) if self.step.is_some_and(|(at, _)| at == 1) => met_words(self.of).unwrap_or_default(),
            Ok(_) => String::new(),
        }
    }
}

const fn met_key(met: Met) -> &'static str {
    match met {
        Met::Already => "already",
        Met::By(_) => "by",
        Met::NotSupported => "not_supported",
        Met::NotWithin(_) => "not_within",
    }
}

fn met_words(of: &Said<'_>) -> Option<String> {
    let (met, level) = (of.met?, of.level?);
    let level = Quantity::new(level, of.yearly.decimals).map(|level| of.texts.amount(level, &of.yearly.unit))?;
    let mut facts = vec![("target", Fact::Text(level))];
    match met {
        Met::By(period) => facts.push(("period", Fact::Text(of.texts.period_short(period)))),
        Met::NotWithin(years) => facts.push(("years", Fact::Number(years as f64))),
        Met::Already | Met::NotSupported => {}
    }
    Some(of.texts.with(&format!("forecast-met-{}", met_key(met)), &facts))
}

/// The list in a format.
///
/// # Errors
/// Where the output cannot be formed.
pub fn list(index: &Cube, texts: &Texts, filter: &Filter, asked: &Asked) -> Result<String, Message> {
    let wanted = index.all_series().filter(|series| filter.takes(index, *series));
    let said: Vec<Said<'_>> = wanted
        .map(|series| {
            let yearly = yearly::yearly(index, series.place);
            let level = target::level(index, series.place, &yearly.unit);
            let mut projections: Vec<ObservationRef<'_>> = index
                .observations_of(series.place)
                .filter(|o| o.role == Role::Projection && o.value.is_some())
                .collect();
            projections.sort_by_key(|o| o.period);
            Said {
                texts,
                series,
                area: area_name(index, texts, series.area),
                forecast: yearly.forecast(asked.years()),
                met: level.and_then(|level| target::met(&yearly, level)),
                level: level.map(|(level, _)| level),
                projections,
                yearly,
            }
        })
        .collect();
    let mut records: Vec<Row<'_>> = Vec::new();
    for of in &said {
        match &of.forecast {
            Ok(found) => records.extend((1..).zip(&found.steps).map(|(at, step)| Row { of, step: Some((at, *step)) })),
            Err(_) => records.push(Row { of, step: None }),
        }
    }
    let mut remarks =
        vec![output::count(texts, records.len()), texts.t("forecast-about"), texts.t("forecast-about-test")];
    if said.iter().any(|of| !of.projections.is_empty()) {
        remarks.push(texts.t("forecast-about-projection"));
    }
    Report { columns: Row::COLUMNS, shown: Row::SHOWN, records: &records, remarks }
        .render(asked.selection.format(), texts)
}
