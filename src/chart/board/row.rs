//! One target of the board in words and positions.

use super::{BoardRow, Spot, Track, TrackKind};
use crate::analysis::scorecard::{Entry, ScorecardRow};
use crate::chart::explain;
use crate::chart::palette;
use crate::chart::request::area_name;
use crate::frame::Cube;
use crate::model::indicator::Indicator;
use crate::model::message::Fact;
use crate::model::quantity::Quantity;
use crate::model::status::Status;
use crate::model::target::{Target, TargetKind};
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;
use crate::text::number;

/// What a row is worded from.
struct Source<'a> {
    index: &'a Cube,
    texts: &'a Texts,
    row: &'a ScorecardRow,
    indicator: &'a Indicator,
    target: &'a Target,
    decimals: u8,
}

/// The row of a judged target; `None` where the row is of other data.
#[must_use]
pub fn row(index: &Cube, texts: &Texts, row: &ScorecardRow) -> Option<BoardRow> {
    let indicator = index.series(row.series)?;
    let target = index.data().targets.get(row.target)?;
    let source =
        Source { index, texts, row, indicator: indicator.indicator, target, decimals: explain::decimals(index, row) };
    let track = track(row);
    let mut made = BoardRow {
        target: row.target,
        series: row.series,
        area: indicator.area,
        style: palette::style(index.data(), indicator.area),
        status: row.status,
        status_words: texts.status(row.status),
        label: texts.label(indicator.indicator).to_owned(),
        area_name: area_name(index, texts, indicator.area),
        second: source.second(),
        from: source.from(track.kind),
        to: source.to(),
        baseline: source.amount(row.baseline.map(|entry| entry.value)),
        actual: source.amount(row.actual.map(|entry| entry.value)),
        gap: row.gap().map_or_else(|| texts.t("no-value"), |gap| texts.gap(gap, source.decimals, source.unit())),
        share: source.share(),
        pace: row.pace().map_or_else(|| texts.t("no-value"), number::percent),
        held: source.held(track.kind),
        reason: explain::reason(texts, row),
        track,
        words: Vec::new(),
        compare: texts.with("gaps-compare", &[("indicator", Fact::Text(texts.label(indicator.indicator).to_owned()))]),
        spoken: String::new(),
    };
    made.words = source.words(&made);
    made.spoken = source.spoken(&made);
    Some(made)
}

/// The track of a judged target.
#[must_use]
pub fn track(row: &ScorecardRow) -> Track {
    let none = Track { kind: TrackKind::None, now: None, pace: None };
    let (Some(case), Some(figures)) = (row.case, row.figures) else { return none };
    match (case.kind, figures.progress, figures.attainment) {
        (TargetKind::Maintain, ..) => {
            let kind = if case.is_met() { TrackKind::Held } else { TrackKind::Missed };
            Track { kind, ..none }
        }
        (kind, Some(progress), _) => {
            let kind = match kind {
                TargetKind::Accumulate => TrackKind::Total,
                TargetKind::EveryYear | TargetKind::Average => TrackKind::Share,
                _ => TrackKind::Way,
            };
            Track { kind, now: Some(Spot::of(progress)), pace: Some(figures.pace) }
        }
        (_, None, Some(attainment)) if case.is_floor() => {
            Track { kind: TrackKind::Attainment, now: Some(Spot::of(attainment)), pace: None }
        }
        _ => none,
    }
}

impl<'a> Source<'a> {
    /// The target's unit, or the indicator's where the target is printed without one.
    fn unit(&self) -> &'a Unit {
        if self.target.unit.as_str().is_empty() { &self.indicator.unit } else { &self.target.unit }
    }

    fn amount(&self, value: Option<f64>) -> String {
        let quantity = value.and_then(|value| Quantity::new(value, self.decimals));
        quantity.map_or_else(|| self.texts.t("no-value"), |quantity| self.texts.amount(quantity, self.unit()))
    }

    fn period(&self, entry: Option<Entry>) -> Option<String> {
        let observation = self.index.at(entry?.observation)?;
        Some(self.texts.period_short(observation.period))
    }

    /// Level, kind of target, and what limits the actual.
    fn second(&self) -> String {
        let mut parts = vec![self.texts.level(self.indicator.level), self.texts.target_kind(self.target.kind)];
        parts.extend(explain::limits(self.texts, self.row));
        self.texts.list(&parts)
    }

    /// What 0 % of the track is: zero where the baseline does not enter the formula.
    fn from(&self, kind: TrackKind) -> String {
        match kind {
            TrackKind::Total | TrackKind::Share | TrackKind::Attainment => {
                self.texts.number_with_unit("0", self.unit())
            }
            TrackKind::Held | TrackKind::Missed => String::new(),
            TrackKind::Way | TrackKind::None => self.amount(self.row.baseline.map(|entry| entry.value)),
        }
    }

    /// The target; one that is a rise carries its sign.
    fn to(&self) -> String {
        let target = self.target;
        if target.kind == TargetKind::IncreaseStock {
            self.texts.difference(target.value.value(), target.value.decimals(), self.unit())
        } else {
            self.texts.amount(target.value, self.unit())
        }
    }

    /// Progress; below zero the word for it, because a percentage would only puzzle. Attainment where there is none.
    fn share(&self) -> String {
        match (self.row.progress(), self.row.attainment()) {
            (Some(progress), _) if progress < 0.0 => self.texts.t("gaps-backwards"),
            (Some(share), _) | (None, Some(share)) => number::percent(share),
            (None, None) => self.texts.t("no-value"),
        }
    }

    fn held(&self, kind: TrackKind) -> String {
        match kind {
            TrackKind::Held => self.texts.t("gaps-held"),
            TrackKind::Missed => self.texts.t("gaps-missed"),
            _ => String::new(),
        }
    }

    /// The name of the share that stands in its column.
    fn share_name(&self) -> String {
        self.texts.t(if self.row.progress().is_some() { "column-progress" } else { "column-attainment" })
    }

    /// Gap in words, and for what went backwards by how much in the unit.
    fn gap_words(&self) -> Vec<String> {
        let Some(figures) = self.row.figures else { return Vec::new() };
        let mut lines = vec![self.texts.gap_in_words(figures.gap, self.decimals, self.unit())];
        if self.row.status == Status::WorseThanBaseline
            && let Some(way) = figures.way_from_base
        {
            let amount = self.texts.difference(way.abs(), self.decimals, self.unit());
            let amount = amount.trim_start_matches('+').to_owned();
            lines.push(self.texts.with("formula-worse", &[("amount", Fact::Text(amount))]));
        }
        lines
    }

    /// Status, with the number that the ruler reads where it reads progress ÷ pace.
    fn status_words(&self) -> String {
        let status = self.texts.status(self.row.status);
        match self.row.progress_over_pace().filter(|ratio| *ratio >= 0.0) {
            Some(ratio) => {
                let facts = [("ratio", Fact::Text(number::decimal(ratio, 2)))];
                self.texts.aside(&status, &self.texts.with("gaps-ratio", &facts))
            }
            None => status,
        }
    }

    fn words(&self, made: &BoardRow) -> Vec<String> {
        let texts = self.texts;
        let dated = |words: &str, period: Option<String>| match period {
            Some(period) => texts.aside(words, &period),
            None => words.to_owned(),
        };
        let pair = |key: &str, words: &str| texts.pair(&texts.t(key), words);
        let mut lines = vec![format!("{} {}", made.area_name, made.label)];
        lines.push(pair("column-status", &self.status_words()));
        lines.extend(made.reason.clone());
        if self.row.figures.is_some() {
            lines.push(texts.pair(&self.share_name(), &made.share));
            lines.push(pair("column-pace", &made.pace));
        }
        if self.row.baseline.is_some() {
            lines.push(pair("column-baseline", &dated(&made.baseline, self.period(self.row.baseline))));
        }
        if let Some(basis) = self.row.basis {
            let words = dated(&made.actual, self.period(self.row.actual));
            lines.push(pair("column-actual", &texts.list(&[words, texts.basis(basis)])));
        }
        let by = texts.period_short(self.target.target_period);
        lines.push(pair("column-target", &texts.aside(&made.to, &by)));
        lines.extend(self.gap_words());
        lines
    }

    fn spoken(&self, made: &BoardRow) -> String {
        let mut parts = vec![format!("{} {}", made.area_name, made.label), made.status_words.clone()];
        if self.row.figures.is_some() {
            parts.push(self.texts.pair(&self.share_name(), &made.share));
        }
        parts.extend(self.gap_words());
        if !made.held.is_empty() {
            parts.push(made.held.clone());
        }
        parts.extend(made.reason.clone());
        self.texts.list(&parts)
    }
}
