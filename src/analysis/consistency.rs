//! Recomputes every figure that a document derived itself, and lists where the print disagrees.
//!
//! The printed figure stays as evidence; ours is computed from the document's own numbers at the
//! printed precision. A disagreement is a finding about the document, never a correction of it.

use crate::analysis::target_gap::settle;
use crate::model::dataset::Dataset;
use crate::model::finding::DisagreementKind;
use crate::model::id::{IndicatorId, ObservationId};
use crate::model::indicator::Polarity;
use crate::model::observation::{Observation, Role};
use crate::model::printed::{Arrow, FigureKind, PrintedFigure};
use std::collections::BTreeMap;

/// One printed figure that does not follow from the document's own numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Disagreement {
    /// What disagrees.
    pub kind: DisagreementKind,
    /// Place of the printed figure in the dataset, or `None` for a repeat.
    pub figure: Option<usize>,
    /// Place of the indicator in the dataset.
    pub indicator: usize,
    /// Place of the observation that the figure is about.
    pub subject: Option<usize>,
    /// The number as printed; `None` where only an arrow is.
    pub printed: Option<f64>,
    /// The number recomputed, at full precision.
    pub recomputed: Option<f64>,
    /// The arrow as printed.
    pub printed_arrow: Option<Arrow>,
    /// The arrow that follows from the numbers and the wanted direction.
    pub recomputed_arrow: Option<Arrow>,
}

/// How many figures were recomputed, and those that disagree.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Consistency {
    /// Printed figures and repeats that could be recomputed.
    pub checked: usize,
    /// Printed figures whose operands are not printed, so that nothing can be recomputed.
    pub not_checkable: usize,
    /// Disagreements in the dataset's order.
    pub disagreements: Vec<Disagreement>,
}

struct Context<'a> {
    data: &'a Dataset,
    indicators: BTreeMap<&'a str, usize>,
    observations: BTreeMap<&'a str, usize>,
}

impl<'a> Context<'a> {
    fn observation(&self, id: Option<&ObservationId>) -> Option<(usize, &'a Observation)> {
        let place = *self.observations.get(id?.as_str())?;
        self.data.observations.get(place).map(|o| (place, o))
    }

    fn polarity(&self, id: &IndicatorId) -> Polarity {
        let place = self.indicators.get(id.as_str());
        place.and_then(|p| self.data.indicators.get(*p)).map_or(Polarity::Neutral, |i| i.polarity)
    }
}

/// Recomputes all printed figures and compares repeats with their originals.
#[must_use]
pub fn check(data: &Dataset) -> Consistency {
    let context = Context {
        data,
        indicators: data.indicators.iter().enumerate().map(|(p, i)| (i.indicator_id.as_str(), p)).collect(),
        observations: data.observations.iter().enumerate().map(|(p, o)| (o.observation_id.as_str(), p)).collect(),
    };
    let mut result = Consistency::default();
    for (place, figure) in data.printed_figures.iter().enumerate() {
        check_figure(&context, place, figure, &mut result);
    }
    check_repeats(&context, &mut result);
    result
}

fn value(observation: &Observation) -> Option<f64> {
    observation.value.map(|v| v.value())
}

fn check_figure(context: &Context<'_>, place: usize, figure: &PrintedFigure, result: &mut Consistency) {
    let subject = context.observation(figure.subject_observation_id.as_ref());
    let base = context.observation(figure.base_observation_id.as_ref());
    let recomputed = recompute(context, figure, subject.map(|s| s.1), base.map(|b| b.1));
    let Some(recomputed) = recomputed else {
        result.not_checkable += 1;
        return;
    };
    result.checked += 1;
    let indicator = context.indicators.get(figure.indicator_id.as_str()).copied().unwrap_or_default();
    let mut disagreement = Disagreement {
        kind: kind_of(figure.kind),
        figure: Some(place),
        indicator,
        subject: subject.map(|s| s.0),
        printed: figure.value.map(|v| v.value()),
        recomputed: Some(recomputed),
        printed_arrow: figure.arrow,
        recomputed_arrow: None,
    };
    // An unsigned figure beside an arrow gives the size of the change; the arrow says whether it is an improvement.
    let compared = if figure.arrow.is_some() { recomputed.abs() } else { recomputed };
    if let Some(printed) = figure.value
        && !agrees(printed.value(), compared, printed.last_digit())
    {
        if figure.kind == FigureKind::Cumulative && is_difference(printed.value(), subject, base) {
            disagreement.kind = DisagreementKind::NotCumulative;
        }
        result.disagreements.push(disagreement.clone());
    }
    check_arrow(context, figure, (subject.map(|s| s.1), base.map(|b| b.1)), disagreement, result);
}

fn is_difference(printed: f64, subject: Option<(usize, &Observation)>, base: Option<(usize, &Observation)>) -> bool {
    let difference = subject.and_then(|s| value(s.1)).zip(base.and_then(|b| value(b.1))).map(|(s, b)| s - b);
    difference.is_some_and(|d| settle(d.abs() - printed.abs()).abs() < 1e-9)
}

fn check_arrow(
    context: &Context<'_>,
    figure: &PrintedFigure,
    (subject, base): (Option<&Observation>, Option<&Observation>),
    disagreement: Disagreement,
    result: &mut Consistency,
) {
    let change = subject.and_then(value).zip(base.and_then(value)).map(|(s, b)| settle(s - b));
    let (Some(printed), Some(change)) = (figure.arrow, change) else { return };
    let improvement = change * context.polarity(&figure.indicator_id).sign();
    let follows = if improvement > 0.0 {
        Arrow::Up
    } else if improvement < 0.0 {
        Arrow::Down
    } else {
        Arrow::Flat
    };
    if follows != printed {
        result.disagreements.push(Disagreement {
            kind: DisagreementKind::Arrow,
            recomputed: Some(change),
            recomputed_arrow: Some(follows),
            ..disagreement
        });
    }
}

const fn kind_of(kind: FigureKind) -> DisagreementKind {
    match kind {
        FigureKind::Delta | FigureKind::Difference => DisagreementKind::Delta,
        FigureKind::Cumulative => DisagreementKind::Cumulative,
        FigureKind::Growth => DisagreementKind::Growth,
        FigureKind::Mean => DisagreementKind::Mean,
        FigureKind::Share => DisagreementKind::Share,
        FigureKind::Balance => DisagreementKind::Balance,
    }
}

/// Whether a recomputed figure rounds to the printed one, half a unit of its last digit either way.
fn agrees(printed: f64, recomputed: f64, last_digit: f64) -> bool {
    settle((printed - recomputed).abs()) <= last_digit / 2.0 + 1e-9
}

fn recompute(
    context: &Context<'_>,
    figure: &PrintedFigure,
    subject: Option<&Observation>,
    base: Option<&Observation>,
) -> Option<f64> {
    match figure.kind {
        FigureKind::Delta | FigureKind::Difference | FigureKind::Balance => {
            let (subject, base) = (subject?, base?);
            // A difference may be printed in a smaller or larger unit than its operands (千円, 万円).
            let factor = subject.unit.factor_to(&figure.unit).unwrap_or(1.0);
            Some(settle((value(subject)? - value(base)?) * factor))
        }
        FigureKind::Growth => {
            let (new, old) = (value(subject?)?, value(base?)?);
            // The documents state growth of negative series by size: a deepening loss is negative.
            (old != 0.0).then(|| settle((new - old) / old.abs() * 100.0))
        }
        FigureKind::Share => {
            let (part, whole) = (value(subject?)?, value(base?)?);
            (whole != 0.0).then(|| settle(part / whole * 100.0))
        }
        FigureKind::Mean => mean_over(context, subject?),
        FigureKind::Cumulative => running_total(context, subject?),
    }
}

fn single_years<'a>(context: &Context<'a>, of: &'a Observation) -> impl Iterator<Item = &'a Observation> {
    context.data.observations.iter().filter(move |o| {
        o.indicator_id == of.indicator_id
            && o.role == Role::Actual
            && !o.cumulative
            && !o.averaged
            && !o.period.is_span()
    })
}

fn mean_over(context: &Context<'_>, span: &Observation) -> Option<f64> {
    let years = span.period.first_year()..=span.period.last_year();
    let values: Vec<f64> =
        single_years(context, span).filter(|o| years.contains(&o.period.last_year())).filter_map(value).collect();
    // A mean of some of the years would be another figure.
    (values.len() == years.count()).then(|| settle(values.iter().sum::<f64>() / values.len() as f64))
}

fn running_total(context: &Context<'_>, total: &Observation) -> Option<f64> {
    let plan_id = context.data.indicator(&total.indicator_id)?.plan_id.as_ref()?;
    let plan = context.data.plan(plan_id)?;
    let years = plan.first_year..=total.period.fiscal_year();
    let values: Vec<f64> =
        single_years(context, total).filter(|o| years.contains(&o.period.fiscal_year())).filter_map(value).collect();
    (values.len() == years.count()).then(|| settle(values.iter().sum()))
}

fn check_repeats(context: &Context<'_>, result: &mut Consistency) {
    let mut by_indicator: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, observation) in context.data.observations.iter().enumerate() {
        by_indicator.entry(observation.indicator_id.as_str()).or_default().push(place);
    }
    for (indicator, row) in context.data.indicators.iter().enumerate() {
        let Some(original) = &row.repeat_of else { continue };
        for place in by_indicator.get(row.indicator_id.as_str()).map(Vec::as_slice).unwrap_or_default() {
            let Some(repeat) = context.data.observations.get(*place) else { continue };
            let places = by_indicator.get(original.as_str()).map(Vec::as_slice).unwrap_or_default();
            let same = places
                .iter()
                .filter_map(|p| context.data.observations.get(*p))
                .find(|o| o.period == repeat.period && o.role == repeat.role && o.cumulative == repeat.cumulative);
            let Some((printed, first)) = value(repeat).zip(same.and_then(value)) else {
                result.not_checkable += 1;
                continue;
            };
            result.checked += 1;
            if settle(printed - first) != 0.0 {
                result.disagreements.push(Disagreement {
                    kind: DisagreementKind::Repeat,
                    figure: None,
                    indicator,
                    subject: Some(*place),
                    printed: Some(printed),
                    recomputed: Some(first),
                    printed_arrow: None,
                    recomputed_arrow: None,
                });
            }
        }
    }
}
