//! The finding of a chart in one sentence, made from the very points that are drawn: on their scale, of their years.

use super::arrange::Scale;
use super::captions;
use super::request::{ChartRequest, area_name};
use super::spec::{BarSpec, ChartPoint, ChartSpec, LineSpec, Panel, PointKind};
use crate::model::indexed::Series;
use crate::model::message::Fact;
use crate::model::observation::Role;
use crate::model::place::SeriesPlace;
use crate::model::quantity::Quantity;
use crate::model::status::Status;
use crate::model::target::Revision;
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;
use std::cmp::Ordering;

/// First and last measured points of a line, in one reckoning of years.
struct Change<'a> {
    first: &'a ChartPoint,
    last: &'a ChartPoint,
}

impl Change<'_> {
    fn direction(&self) -> Option<Ordering> {
        self.first.y.partial_cmp(&self.last.y)
    }
}

/// One series as it is drawn.
#[derive(Clone, Copy)]
enum Drawn<'a> {
    Line(&'a LineSpec),
    Bar(&'a BarSpec),
}

impl<'a> Drawn<'a> {
    const fn series(self) -> SeriesPlace {
        match self {
            Self::Line(line) => line.series,
            Self::Bar(bar) => bar.series,
        }
    }

    fn points(self) -> Box<dyn Iterator<Item = &'a ChartPoint> + 'a> {
        match self {
            Self::Line(line) => Box::new(line.points()),
            Self::Bar(bar) => Box::new(bar.points()),
        }
    }

    /// First and last of the points that a trend may use; of a bar, which has one value, that value.
    fn change(self) -> Option<Change<'a>> {
        let mut points: Vec<&ChartPoint> = match self {
            Self::Line(line) => line.stretches.iter().flatten().filter(|point| point.of_trend).collect(),
            Self::Bar(bar) => bar.value.iter().filter(|point| point.of_trend).collect(),
        };
        points.sort_by_key(|point| point.period);
        let last = points.last().copied()?;
        let first = points.iter().find(|point| point.period.kind() == last.period.kind())?;
        Some(Change { first, last })
    }

    /// The last running total of a target that is a sum.
    fn total(self) -> Option<&'a ChartPoint> {
        self.points().filter(|point| point.kind == PointKind::Total).max_by_key(|point| point.period)
    }

    fn target(self) -> Option<&'a ChartPoint> {
        match self {
            Self::Line(line) => line.target.as_ref(),
            Self::Bar(bar) => bar.target.as_ref(),
        }
    }
}

/// Every series with its panel.
fn all(spec: &ChartSpec) -> Vec<(&Panel, Drawn<'_>)> {
    let of_panel = |panel| {
        let panel: &Panel = panel;
        let lines = panel.lines.iter().map(Drawn::Line);
        lines.chain(panel.bars.iter().map(Drawn::Bar)).map(move |drawn| (panel, drawn))
    };
    spec.panels.iter().flat_map(of_panel).collect()
}

/// The finding: of one indicator its change and status, of several how many are on track or how many rose and fell.
///
/// Where the points give no finding, the chart's own title stands; where there are none, why.
#[must_use]
pub fn headline(request: &ChartRequest<'_>, spec: &ChartSpec, texts: &Texts) -> String {
    if !spec.lacking.is_empty() {
        return texts.with("chart-empty", &[("name", name(request, spec, texts)), ("reason", text(&spec.lacking))]);
    }
    let all = all(spec);
    let found = match all.as_slice() {
        [(panel, one)] => of_one(request, panel, *one, texts),
        several => on_track(request, several, spec, texts).or_else(|| changes(request, several, spec, texts)),
    };
    found.unwrap_or_else(|| spec.title.clone())
}

/// Why a chart draws no value: what its remarks and gaps say, or that nothing is printed; empty where it draws one.
#[must_use]
pub fn lacking(spec: &ChartSpec, refused: &[String], texts: &Texts) -> String {
    if spec.panels.iter().any(|panel| panel.points().next().is_some()) {
        return String::new();
    }
    let said: Vec<String> = refused.iter().cloned().chain(captions::missing(spec, texts)).collect();
    if said.is_empty() { texts.t("chart-empty-no-values") } else { said.join(" ") }
}

fn text(words: impl Into<String>) -> Fact {
    Fact::Text(words.into())
}

/// Words with what the axis counts, unless that is the value as printed.
fn on_scale(request: &ChartRequest<'_>, words: &str, texts: &Texts) -> Fact {
    text(match request.arrangement.scale {
        Scale::Own => words.to_owned(),
        scale => texts.aside(words, &texts.t(&format!("compare-scale-{}", scale.key()))),
    })
}

fn name(request: &ChartRequest<'_>, spec: &ChartSpec, texts: &Texts) -> Fact {
    on_scale(request, &spec.title, texts)
}

/// The amount of a point as its axis counts it.
fn amount(request: &ChartRequest<'_>, panel: &Panel, point: &ChartPoint, texts: &Texts) -> Option<Fact> {
    let value = Quantity::new(point.y, point.decimals)?;
    let unit = Unit::new(panel.unit.as_str());
    Some(text(match request.arrangement.scale {
        Scale::Change => texts.difference(point.y, point.decimals, &unit),
        _ => texts.amount(value, &unit),
    }))
}

/// The status of what is drawn: that of the indicator, as long as its newest value is among the drawn ones.
fn status(request: &ChartRequest<'_>, drawn: Drawn<'_>) -> Option<Status> {
    let judged = |s: &Status| !matches!(s, Status::NoData | Status::NotAssessable);
    let status = request.statuses.get(&drawn.series()).copied().filter(judged)?;
    let arrangement = &request.arrangement;
    if arrangement.scale != Scale::PerThousand && arrangement.years.is_none() && arrangement.year.is_none() {
        return Some(status);
    }
    let actual = |kind: PointKind| matches!(kind, PointKind::Actual | PointKind::Total);
    let shown = drawn.points().filter(|point| actual(point.kind)).map(|point| point.period.last_year()).max()?;
    let observations = request.index.observations_of(drawn.series());
    let measured = observations.filter(|o| o.role == Role::Actual && o.value.is_some());
    let newest = measured.map(|o| o.period.last_year()).max()?;
    (newest <= shown).then_some(status)
}

fn of_one(request: &ChartRequest<'_>, panel: &Panel, drawn: Drawn<'_>, texts: &Texts) -> Option<String> {
    let indicator = request.index.series(drawn.series())?;
    let finding = total(request, panel, (indicator, drawn), texts);
    let finding = finding.or_else(|| moved(request, panel, (indicator, drawn), texts))?;
    let Some(status) = status(request, drawn) else { return Some(finding) };
    let facts = [("finding", text(finding)), ("status", text(texts.status(status)))];
    Some(texts.with("figure-finding-status", &facts))
}

/// Of a target that is a sum, what has come together so far.
fn total(
    request: &ChartRequest<'_>,
    panel: &Panel,
    (indicator, drawn): (Series<'_>, Drawn<'_>),
    texts: &Texts,
) -> Option<String> {
    let last = drawn.total()?;
    let printed = request.index.targets_of(drawn.series()).find(|t| t.revision == Revision::Final)?;
    let target = match request.arrangement.scale {
        Scale::Own => text(texts.amount(printed.value, &printed.unit)),
        _ => amount(request, panel, drawn.target()?, texts)?,
    };
    let facts = [
        ("municipality", text(area_name(request.index, texts, indicator.area))),
        ("indicator", on_scale(request, &texts.indicator(indicator.indicator), texts)),
        ("value", amount(request, panel, last, texts)?),
        ("target", target),
        ("period", text(texts.period_short(last.period))),
    ];
    Some(texts.with("figure-finding-total", &facts))
}

fn moved(
    request: &ChartRequest<'_>,
    panel: &Panel,
    (indicator, drawn): (Series<'_>, Drawn<'_>),
    texts: &Texts,
) -> Option<String> {
    let change = drawn.change()?;
    let facts = [
        ("municipality", text(area_name(request.index, texts, indicator.area))),
        ("indicator", on_scale(request, &texts.indicator(indicator.indicator), texts)),
        ("first", amount(request, panel, change.first, texts)?),
        ("last", amount(request, panel, change.last, texts)?),
        ("from", text(texts.period_short(change.first.period))),
        ("to", text(texts.period_short(change.last.period))),
    ];
    let key = match change.direction() {
        _ if change.first.period == change.last.period => "figure-finding-value",
        Some(Ordering::Less) => "figure-finding-more",
        Some(Ordering::Greater) => "figure-finding-less",
        Some(Ordering::Equal) => "figure-finding-same",
        None => return None,
    };
    Some(texts.with(key, &facts))
}

/// How many of several judged series are on track; nothing where fewer than two are judged.
fn on_track(
    request: &ChartRequest<'_>,
    several: &[(&Panel, Drawn<'_>)],
    spec: &ChartSpec,
    texts: &Texts,
) -> Option<String> {
    let judged: Vec<Status> = several.iter().filter_map(|(_, drawn)| status(request, *drawn)).collect();
    let good = |s: &&Status| matches!(s, Status::Achieved | Status::OnTrack | Status::MostlyOnTrack);
    let facts = [
        ("name", name(request, spec, texts)),
        ("count", Fact::Number(judged.len() as f64)),
        ("ontrack", Fact::Number(judged.iter().filter(good).count() as f64)),
    ];
    (judged.len() > 1).then(|| texts.with("figure-finding-on-track", &facts))
}

/// How many of several series rose and how many fell between their first and last drawn years.
fn changes(
    request: &ChartRequest<'_>,
    several: &[(&Panel, Drawn<'_>)],
    spec: &ChartSpec,
    texts: &Texts,
) -> Option<String> {
    let moved = |drawn: &Drawn<'_>| drawn.change().filter(|c| c.first.period != c.last.period)?.direction();
    let directions: Vec<Ordering> = several.iter().filter_map(|(_, drawn)| moved(drawn)).collect();
    let count = |wanted: Ordering| directions.iter().filter(|d| **d == wanted).count();
    let (more, less) = (count(Ordering::Less), count(Ordering::Greater));
    let facts = [
        ("name", name(request, spec, texts)),
        ("count", Fact::Number(directions.len() as f64)),
        ("more", Fact::Number(more as f64)),
        ("less", Fact::Number(less as f64)),
    ];
    let name_and_count = facts.get(..2).unwrap_or_default();
    match directions.len() {
        0 | 1 => None,
        all if more == all => Some(texts.with("figure-finding-all-more", name_and_count)),
        all if less == all => Some(texts.with("figure-finding-all-less", name_and_count)),
        _ => Some(texts.with("figure-finding-changes", &facts)),
    }
}
