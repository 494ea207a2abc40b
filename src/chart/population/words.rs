//! Words and tables that the four figures share.

use super::source::Source;
use super::spec::{PopulationFigure, Series, Table, Topic};
use crate::chart::cited::Cited;
use crate::chart::observed;
use crate::chart::spec::{ChartPoint, KeyMark, TimeAxisSpec};
use crate::chart::ticks;
use crate::frame::ObservationRef;
use crate::model::message::Fact;
use crate::model::period::{Period, PeriodKind};
use crate::model::target::Target;
use crate::text::catalogue::Texts;
use std::collections::BTreeSet;

/// A fact that is words.
pub(super) fn text(words: impl Into<String>) -> Fact {
    Fact::Text(words.into())
}

/// A figure with nothing in it yet: title and what is lacking.
pub(super) fn empty(source: &Source<'_>, topic: Topic) -> PopulationFigure {
    let quantity = source.texts.t(&format!("population-{}", topic.key()));
    let facts = [("municipality", text(source.area_name())), ("quantity", text(quantity))];
    let title = source.texts.with("population-title", &facts);
    PopulationFigure {
        topic,
        alt: title.clone(),
        title,
        remarks: Vec::new(),
        lacking: Vec::new(),
        key: Vec::new(),
        sources: Vec::new(),
        axis: TimeAxisSpec {
            plan_time: false,
            range: [0.0, 1.0],
            marks: Vec::new(),
            title: String::new(),
            stops: Vec::new(),
        },
        value_title: String::new(),
        values: [0.0, 1.0],
        parts: Vec::new(),
        columns: Vec::new(),
        series: Vec::new(),
        net: Vec::new(),
        net_title: String::new(),
        net_values: [0.0, 1.0],
        table: Table::default(),
    }
}

/// Says that the documents do not give something.
pub(super) fn lacks(texts: &Texts, what: &[String]) -> String {
    texts.with("population-lacks", &[("what", text(texts.list(what)))])
}

/// A time axis over periods, its title naming the kinds of period, with a remark where there are several.
pub(super) fn time_axis(texts: &Texts, periods: &[Period], remarks: &mut Vec<String>) -> TimeAxisSpec {
    let kinds: BTreeSet<PeriodKind> = periods.iter().map(|p| p.kind()).collect();
    let names = texts.list(&kinds.iter().map(|kind| texts.period_kind(*kind)).collect::<Vec<_>>());
    if kinds.len() > 1 {
        remarks.push(texts.with("population-kinds", &[("kinds", text(names.clone()))]));
    }
    let xs = periods.iter().map(|p| p.middle());
    let least = xs.clone().fold(f64::INFINITY, f64::min);
    let most = xs.fold(f64::NEG_INFINITY, f64::max);
    let (least, most) = if least.is_finite() { (least, most) } else { (0.0, 1.0) };
    let margin = ((most - least) * 0.05).max(0.6);
    TimeAxisSpec {
        plan_time: false,
        range: [least - margin, most + margin],
        marks: ticks::calendar(texts, periods),
        title: texts.with("population-axis", &[("kinds", text(names))]),
        stops: Vec::new(),
    }
}

/// Room for values: with zero where `from_zero`, and a margin on both sides.
pub(super) fn value_range(values: impl Iterator<Item = f64>, from_zero: bool) -> [f64; 2] {
    let mut least = if from_zero { 0.0 } else { f64::INFINITY };
    let mut most = if from_zero { 0.0 } else { f64::NEG_INFINITY };
    for value in values {
        least = least.min(value);
        most = most.max(value);
    }
    if !(least.is_finite() && most.is_finite()) || least > most {
        return [0.0, 1.0];
    }
    let margin = ((most - least) * 0.1).max(if most > least { 0.0 } else { most.abs().max(1.0) * 0.1 });
    let foot = if from_zero && least >= 0.0 { 0.0 } else { least - margin };
    [foot, most + margin]
}

/// Marks that occur on the lines of a figure, with their meaning.
pub(super) fn key(texts: &Texts, series: &[&Series]) -> Vec<(KeyMark, String)> {
    let any = |has: &dyn Fn(&Series) -> bool| series.iter().any(|s| has(s));
    let mut key = Vec::new();
    if any(&|s| !s.targets.is_empty()) {
        key.push((KeyMark::Target, texts.t("chart-target")));
    }
    if any(&|s| !s.loose.is_empty()) {
        key.push((KeyMark::Partial, texts.t("population-loose")));
    }
    if any(&|s| !s.gaps.is_empty()) {
        key.push((KeyMark::Missing, texts.t("chart-missing")));
    }
    key
}

/// The documents that these values and targets were read in, each once.
pub(super) fn sources<'a>(
    source: &Source<'a>,
    values: impl Iterator<Item = ObservationRef<'a>>,
    targets: impl Iterator<Item = &'a Target>,
) -> Vec<String> {
    let ids = values.map(|o| &o.facet().document_id).chain(targets.map(|t| &t.source.document_id));
    Cited::of_ids(source.index, ids).lines(source.texts)
}

/// One cell on its way into a table.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// Row.
    pub(super) name: String,
    /// Column.
    pub(super) period: Period,
    /// What it says.
    pub(super) words: String,
}

/// A cell of a value, or of the reason why there is none.
pub(super) fn cell(source: &Source<'_>, name: &str, observation: ObservationRef<'_>) -> Cell {
    let texts = source.texts;
    let words = match source.amount(observation) {
        Some(amount) => amount,
        None => observation.missing_reason.map(|r| texts.missing_reason(r)).unwrap_or_default(),
    };
    let words = observed::remarked(texts, words, observation);
    Cell { name: name.to_owned(), period: observation.period, words }
}

/// A cell of a target.
pub(super) fn target_cell(source: &Source<'_>, name: &str, target: &Target) -> Cell {
    let texts = source.texts;
    let name = source.target_name(name);
    Cell { name, period: target.target_period, words: texts.amount(target.value, &target.unit) }
}

/// A table of cells: rows in the order of their first cell, periods in the order of time.
pub(super) fn table(texts: &Texts, cells: &[Cell]) -> Table {
    let mut periods: Vec<Period> = cells.iter().map(|c| c.period).collect();
    periods.sort_unstable();
    periods.dedup();
    let mut rows: Vec<(String, Vec<Option<String>>)> = Vec::new();
    for cell in cells {
        let place = rows.iter().position(|(name, _)| *name == cell.name).unwrap_or_else(|| {
            rows.push((cell.name.clone(), vec![None; periods.len()]));
            rows.len() - 1
        });
        let column = periods.iter().position(|p| *p == cell.period);
        let slot = rows.get_mut(place).zip(column).and_then(|((_, cells), column)| cells.get_mut(column));
        if let Some(slot) = slot {
            *slot = Some(match slot.take() {
                Some(before) if before != cell.words => texts.list(&[before, cell.words.clone()]),
                _ => cell.words.clone(),
            });
        }
    }
    Table { periods: periods.iter().map(|p| texts.period_short(*p)).collect(), rows }
}

/// The figure in words: what it is of, from when to when, and its finding.
pub(super) fn alt(source: &Source<'_>, figure: &PopulationFigure) -> String {
    let periods = &figure.table.periods;
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else { return figure.title.clone() };
    let facts = [
        ("finding", text(figure.title.clone())),
        ("quantity", text(source.texts.t(&format!("population-{}", figure.topic.key())))),
        ("first", text(first.clone())),
        ("last", text(last.clone())),
    ];
    source.texts.with("population-alt", &facts)
}

/// Every value of points, for the range of the axis.
pub(super) fn ys(series: &[Series]) -> impl Iterator<Item = f64> + '_ {
    fn y(point: &ChartPoint) -> f64 {
        point.y
    }
    series.iter().flat_map(|s| s.points().map(y))
}
