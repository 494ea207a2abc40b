//! Recomputes every figure that a document derived itself, and lists where the print disagrees.
//!
//! The printed figure stays as evidence; ours is computed from the document's own numbers at the
//! printed precision. A disagreement is a finding about the document, never a correction of it.

use crate::analysis::target_gap::settle;
use crate::frame::{Cube, ObservationRef};
use crate::model::finding::{DisagreementKind, Verdict};
use crate::model::id::ObservationId;
use crate::model::indexed::Series;
use crate::model::observation::Role;
use crate::model::place::{RowPlace, SeriesPlace};
use crate::model::printed::{Arrow, FigureKind, PrintedFigure};
use crate::model::quantity::Quantity;

/// One printed figure, or one value of a repeat, beside what follows from the document's own numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedFigure {
    /// What the comparison came to.
    pub verdict: Verdict,
    /// What disagrees, or would.
    pub kind: DisagreementKind,
    /// Place of the printed figure in the dataset, or `None` for a repeat.
    pub figure: Option<usize>,
    /// Place of the series.
    pub series: SeriesPlace,
    /// Row of the observation that the figure is about.
    pub subject: Option<RowPlace>,
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
    /// Disagreements in the dataset's order; one figure may disagree in more than one way.
    pub disagreements: Vec<CheckedFigure>,
    /// Figures that follow from the document's own numbers, in the dataset's order.
    pub agreeing: Vec<CheckedFigure>,
    /// Figures whose operands are not printed, so that nothing can be recomputed.
    pub uncheckable: Vec<CheckedFigure>,
}

/// Recomputes all printed figures and compares repeats with their originals.
#[must_use]
pub fn check(index: &Cube) -> Consistency {
    check_of(index, |_| true)
}

/// [`check`] for some series only, so that the counts are theirs too.
#[must_use]
pub fn check_of(index: &Cube, wanted: impl Fn(Series<'_>) -> bool) -> Consistency {
    let mut result = Consistency::default();
    let is_wanted = |place: Option<SeriesPlace>| place.and_then(|p| index.series(p)).is_some_and(&wanted);
    for (place, figure) in index.data().printed_figures.iter().enumerate() {
        if is_wanted(series_of(index, figure)) {
            check_figure(index, place, figure, &mut result);
        }
    }
    for series in index.all_series().filter(|series| wanted(*series)) {
        check_repeat(index, series, &mut result);
    }
    result
}

/// The series of a printed figure: its indicator in the area of the value it is about.
fn series_of(index: &Cube, figure: &PrintedFigure) -> Option<SeriesPlace> {
    let about = [&figure.subject_observation_id, &figure.base_observation_id];
    let in_area_of = |id| index.place_in(&figure.indicator_id, index.observation(id)?.municipality_code);
    let of_value = about.into_iter().flatten().find_map(in_area_of);
    of_value.or_else(|| index.only(&figure.indicator_id))
}

fn find<'a>(index: &'a Cube, id: Option<&ObservationId>) -> Option<ObservationRef<'a>> {
    index.observation(id?)
}

fn value(observation: ObservationRef<'_>) -> Option<f64> {
    observation.value.map(Quantity::value)
}

/// The factor between the units of two values (人 and 万人); 1 where only the words differ (尾 and 匹, 件 and 人).
fn factor(from: ObservationRef<'_>, to: ObservationRef<'_>) -> f64 {
    from.unit.factor_to(&to.unit).unwrap_or(1.0)
}

/// The value of `observation` in the unit of `like`.
fn value_as(observation: ObservationRef<'_>, like: ObservationRef<'_>) -> Option<f64> {
    Some(settle(value(observation)? * factor(observation, like)))
}

fn check_figure(index: &Cube, place: usize, figure: &PrintedFigure, result: &mut Consistency) {
    let subject = find(index, figure.subject_observation_id.as_ref());
    let base = find(index, figure.base_observation_id.as_ref());
    let recomputed = recompute(index, figure, subject, base);
    let Some(series) = series_of(index, figure) else { return };
    let mut found = CheckedFigure {
        verdict: Verdict::Uncheckable,
        kind: kind_of(figure.kind),
        figure: Some(place),
        series,
        subject: subject.map(|s| s.row),
        printed: figure.value.map(Quantity::value),
        recomputed,
        printed_arrow: figure.arrow,
        recomputed_arrow: None,
    };
    let Some(recomputed) = recomputed else {
        result.uncheckable.push(found);
        return;
    };
    result.checked += 1;
    found.verdict = Verdict::Differs;
    let before = result.disagreements.len();
    if figure.kind == FigureKind::Delta && figure.source.raw_text.contains("累計") {
        // The number is a difference, but the document calls it a running total. No sum stands against it:
        // what is printed with a baseline is a level, and levels of several years are never added.
        result.disagreements.push(CheckedFigure { kind: DisagreementKind::NotCumulative, ..found.clone() });
    }
    // An unsigned figure beside an arrow gives the size of the change; the arrow says whether it is an improvement.
    let compared = if figure.arrow.is_some() { recomputed.abs() } else { recomputed };
    if let Some(printed) = figure.value
        && !agrees(printed.value(), compared, printed.last_digit())
    {
        result.disagreements.push(found.clone());
    }
    check_arrow(index, figure, (subject, base), &found, result);
    if result.disagreements.len() == before {
        result.agreeing.push(CheckedFigure { verdict: Verdict::Agrees, ..found });
    }
}

fn check_arrow(
    index: &Cube,
    figure: &PrintedFigure,
    (subject, base): (Option<ObservationRef<'_>>, Option<ObservationRef<'_>>),
    found: &CheckedFigure,
    result: &mut Consistency,
) {
    let change = subject.and_then(value).zip(base.and_then(value)).map(|(s, b)| settle(s - b));
    let (Some(printed), Some(change)) = (figure.arrow, change) else { return };
    let improvement = change * index.series(found.series).map_or(0.0, |i| i.polarity.sign());
    let follows = if improvement > 0.0 {
        Arrow::Up
    } else if improvement < 0.0 {
        Arrow::Down
    } else {
        Arrow::Flat
    };
    if follows != printed {
        result.disagreements.push(CheckedFigure {
            kind: DisagreementKind::Arrow,
            recomputed: Some(change),
            recomputed_arrow: Some(follows),
            ..found.clone()
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
    index: &Cube,
    figure: &PrintedFigure,
    subject: Option<ObservationRef<'_>>,
    base: Option<ObservationRef<'_>>,
) -> Option<f64> {
    match figure.kind {
        FigureKind::Delta | FigureKind::Difference | FigureKind::Balance => {
            let subject = subject?;
            // A difference may be printed in a smaller or larger unit than its operands (千円, 万円).
            let factor = subject.unit.factor_to(&figure.unit).unwrap_or(1.0);
            Some(settle((value(subject)? - value_as(base?, subject)?) * factor))
        }
        FigureKind::Growth => {
            let (new, old) = (value(subject?)?, value_as(base?, subject?)?);
            // The documents state growth of negative series by size: a deepening loss is negative.
            (old != 0.0).then(|| settle((new - old) / old.abs() * 100.0))
        }
        FigureKind::Share => {
            let (part, whole) = (value(subject?)?, value_as(base?, subject?)?);
            (whole != 0.0).then(|| settle(part / whole * 100.0))
        }
        FigureKind::Mean => mean_over(index, subject?),
        FigureKind::Cumulative => running_total(index, subject?),
    }
}

fn single_years<'a>(index: &'a Cube, of: ObservationRef<'_>) -> impl Iterator<Item = ObservationRef<'a>> {
    let series = index.place_in(of.indicator_id(), of.municipality_code).into_iter();
    let single = |o: &ObservationRef<'_>| o.role == Role::Actual && !o.cumulative && !o.is_over_years();
    series.flat_map(|place| index.observations_of(place)).filter(single)
}

fn mean_over(index: &Cube, span: ObservationRef<'_>) -> Option<f64> {
    let years = span.period.first_year()..=span.period.last_year();
    let values: Vec<f64> =
        single_years(index, span).filter(|o| years.contains(&o.period.last_year())).filter_map(value).collect();
    // A mean of some of the years would be another figure.
    (values.len() == years.count()).then(|| settle(values.iter().sum::<f64>() / values.len() as f64))
}

fn running_total(index: &Cube, total: ObservationRef<'_>) -> Option<f64> {
    let plan_id = total.indicator.plan_id.as_ref()?;
    let plan = index.data().plan(plan_id)?;
    let years = plan.first_year..=total.period.fiscal_year();
    let values: Vec<f64> =
        single_years(index, total).filter(|o| years.contains(&o.period.fiscal_year())).filter_map(value).collect();
    (values.len() == years.count()).then(|| settle(values.iter().sum()))
}

fn check_repeat(index: &Cube, row: Series<'_>, result: &mut Consistency) {
    let Some(original) = row.repeat_of.as_ref().and_then(|id| index.place_in(id, row.area)) else { return };
    for repeat in index.observations_of(row.place) {
        let same = index
            .observations_of(original)
            .find(|o| o.period == repeat.period && o.role == repeat.role && o.cumulative == repeat.cumulative);
        let first = same.and_then(|o| Some((value_as(o, repeat)?, o.value?, factor(o, repeat))));
        let mut found = CheckedFigure {
            verdict: Verdict::Uncheckable,
            kind: DisagreementKind::Repeat,
            figure: None,
            series: row.place,
            subject: Some(repeat.row),
            printed: value(repeat),
            recomputed: first.map(|(first, ..)| first),
            printed_arrow: None,
            recomputed_arrow: None,
        };
        let Some((printed, (first, original, factor))) = repeat.value.zip(first) else {
            result.uncheckable.push(found);
            continue;
        };
        result.checked += 1;
        // A repeat in another multiplier of the unit (千円, 万円) may be rounded at the coarser last digit.
        let rescaled = (factor - 1.0).abs() > f64::EPSILON;
        let last_digit = if rescaled { printed.last_digit().max(original.last_digit() * factor) } else { 0.0 };
        if agrees(printed.value(), first, last_digit) {
            found.verdict = Verdict::Agrees;
            result.agreeing.push(found);
        } else {
            found.verdict = Verdict::Differs;
            result.disagreements.push(found);
        }
    }
}
