//! Finds a city's values by concept and turns them into points with their words.

use super::spec::{Series, Weight};
use crate::chart::observed;
use crate::chart::palette::{self, Style};
use crate::chart::request::source_line;
use crate::chart::spec::{ChartGap, ChartPoint, PointKind};
use crate::frame::{Cube, ObservationRef};
use crate::model::id::IndicatorId;
use crate::model::indicator::Concept;
use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
use crate::model::observation::{ObservationStatus, Role};
use crate::model::period::PeriodKind;
use crate::model::place::SeriesPlace;
use crate::model::quantity::Quantity;
use crate::model::target::{Revision, Target, TargetKind};
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;
use std::collections::BTreeSet;

/// One area's rows of the dataset, with the words of a language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    /// The data.
    pub(super) index: &'a Cube,
    /// The words.
    pub(super) texts: &'a Texts,
    /// The area.
    pub(super) area: AreaCode,
}

impl<'a> Source<'a> {
    pub(super) const fn new(index: &'a Cube, texts: &'a Texts, area: AreaCode) -> Self {
        Self { index, texts, area }
    }

    /// The same data seen from another area.
    pub(super) const fn of(self, area: AreaCode) -> Self {
        Self { area, ..self }
    }

    /// The area's name in the reader's language.
    pub(super) fn area_name(&self) -> String {
        crate::chart::request::area_name(self.index, self.texts, self.area)
    }

    pub(super) fn style(&self) -> Style {
        palette::style(self.index.data(), self.area)
    }

    /// Places of the area's indicators of a concept, without repeats; the one with most measured values first.
    pub(super) fn places(&self, concept: Concept) -> Vec<SeriesPlace> {
        self.places_of(&[concept])
    }

    /// The same for several concepts.
    pub(super) fn places_of(&self, concepts: &[Concept]) -> Vec<SeriesPlace> {
        let is_one = |concept: Concept| concepts.contains(&concept);
        let wanted = |place: &SeriesPlace| {
            self.index.series(*place).is_some_and(|s| s.concept.is_some_and(is_one) && s.repeat_of.is_none())
        };
        let mut places: Vec<SeriesPlace> = self.index.series_in(self.area).iter().copied().filter(wanted).collect();
        places.sort_by_key(|place| std::cmp::Reverse(self.measured(*place).len()));
        places
    }

    /// Measured values of single periods (a baseline is one of an earlier year), with gaps, in the order of time.
    ///
    /// Means over several years, running totals and reference values are none.
    pub(super) fn measured(&self, place: SeriesPlace) -> Vec<ObservationRef<'a>> {
        let measured = |o: &ObservationRef<'_>| {
            matches!(o.role, Role::Actual | Role::Baseline) && !o.cumulative && !o.is_over_years()
        };
        let mut found: Vec<ObservationRef<'_>> = self.index.observations_of(place).filter(measured).collect();
        found.sort_by_key(|o| o.period);
        found
    }

    /// Values of one of the roles that look ahead, in the order of time.
    pub(super) fn expected(&self, place: SeriesPlace, role: Role) -> Vec<ObservationRef<'a>> {
        let mut found: Vec<ObservationRef<'_>> =
            self.index.observations_of(place).filter(|o| o.role == role && o.value.is_some()).collect();
        found.sort_by_key(|o| o.period);
        found
    }

    /// The target in force of an indicator, where it is a level that its values can be laid beside.
    pub(super) fn target(&self, place: SeriesPlace) -> Option<&'a Target> {
        let level = |t: &&Target| {
            t.revision == Revision::Final
                && t.actual_comparable
                && matches!(t.kind, TargetKind::Reach | TargetKind::EveryYear | TargetKind::Maintain)
        };
        self.index.targets_of(place).find(level)
    }

    /// The name of a role on this screen: of what looks ahead, whose it is.
    pub(super) fn role(&self, role: Role) -> String {
        match role {
            Role::Projection => self.texts.t("population-projection"),
            Role::Plan => self.texts.t("population-plan"),
            other => self.texts.role(other),
        }
    }

    /// A value with its unit; a unit that is printed by mistake (1.67% of a fertility rate) gives way to the indicator's.
    pub(super) fn amount(&self, observation: ObservationRef<'_>) -> Option<String> {
        let own = self.index.indicator(observation.indicator_id()).map(|i| &i.unit);
        let mistaken = own.filter(|unit| observation.unit.factor_to(unit).is_none());
        Some(self.texts.amount(observation.value?, mistaken.unwrap_or(&observation.unit)))
    }

    /// A value with its period in short: `78,112人（R3.12.31時点）`.
    pub(super) fn dated(&self, observation: ObservationRef<'_>) -> Option<String> {
        Some(self.texts.aside(&self.amount(observation)?, &self.texts.period_short(observation.period)))
    }

    /// Area and name; a line that bears its area's own name is told by its indicator instead.
    fn titled(&self, name: &str, of: &IndicatorId) -> String {
        let area = self.area_name();
        let label = self.index.place_in(of, self.area).map(|place| self.label(place)).filter(|_| name == area);
        format!("{area} {}", label.as_deref().unwrap_or(name))
    }

    /// What a reader is told about a value: what it is, when, what is particular, and where it was read.
    pub(super) fn words(&self, observation: ObservationRef<'_>, name: &str) -> Vec<String> {
        let amount = self.amount(observation).unwrap_or_default();
        let role = format!("{} {amount}", self.role(observation.role));
        let mut words = vec![
            self.titled(name, observation.indicator_id()),
            self.texts.aside(&role, &self.texts.period(observation.period)),
        ];
        words.extend(observed::remarks(self.texts, observation));
        if !observation.note().is_empty() {
            words.push(self.texts.note(observation.note()));
        }
        words.push(source_line(self.index, self.texts, observation));
        words
    }

    /// A value in another unit; cells printed without a unit, or with a misprinted one, are in it already.
    pub(super) fn value_in(observation: ObservationRef<'_>, unit: &Unit) -> Option<f64> {
        Some(observation.value?.value() * observation.unit.factor_to(unit).unwrap_or(1.0))
    }

    /// A value as a point at its own period.
    pub(super) fn point(&self, observation: ObservationRef<'_>, unit: &Unit, name: &str) -> Option<ChartPoint> {
        Some(ChartPoint {
            x: observation.period.middle(),
            y: Self::value_in(observation, unit)?,
            words: self.words(observation, name),
            partial: observation.partial,
            kind: match observation.role {
                Role::Actual => PointKind::Actual,
                Role::Baseline => PointKind::Baseline,
                Role::Projection => PointKind::Projection,
                Role::Plan => PointKind::Plan,
                Role::Reference => PointKind::Reference,
            },
            period: observation.period,
            decimals: observation.value.map_or(0, Quantity::decimals),
            said: self.said(observation),
            of_trend: observation.is_trend_point() && !observation.period_assumed,
            documents: vec![observation.document_id.clone()],
        })
    }

    /// A value with its period.
    fn said(&self, observation: ObservationRef<'_>) -> String {
        let amount = observation.value.map(|value| self.texts.amount(value, &observation.unit)).unwrap_or_default();
        self.texts.aside(&amount, &self.texts.period(observation.period))
    }

    /// A missing value with its reason.
    pub(super) fn gap(&self, observation: ObservationRef<'_>, name: &str) -> ChartGap {
        let reason = observation.missing_reason.map(|r| self.texts.missing_reason(r)).unwrap_or_default();
        let missing = self.texts.with("chart-hover-missing", &[("reason", Fact::Text(reason.clone()))]);
        let title = self.titled(name, observation.indicator_id());
        let period = self.texts.period(observation.period);
        let mut words = vec![title, period, missing];
        if !observation.note().is_empty() {
            words.push(self.texts.note(observation.note()));
        }
        words.push(source_line(self.index, self.texts, observation));
        let document = observation.document_id.clone();
        ChartGap { x: observation.period.middle(), words, period: observation.period, reason, document }
    }

    /// A target as a point at the end of its period.
    pub(super) fn target_point(&self, target: &Target, unit: &Unit, name: &str) -> ChartPoint {
        let amount = self.texts.amount(target.value, &target.unit);
        let named = format!("{} {amount}", self.texts.t("chart-target"));
        let words = vec![
            self.titled(name, &target.indicator_id),
            self.texts.aside(&named, &self.texts.period(target.target_period)),
        ];
        let y = target.value.value() * target.unit.factor_to(unit).unwrap_or(1.0);
        ChartPoint {
            x: target.target_period.middle(),
            y,
            words,
            partial: false,
            kind: PointKind::Target,
            period: target.target_period,
            decimals: target.value.decimals(),
            said: self.dated_target(target),
            of_trend: false,
            documents: vec![target.source.document_id.clone()],
        }
    }

    /// The name of a target: what it is of, and that it is one.
    pub(super) fn target_name(&self, name: &str) -> String {
        self.texts.aside(name, &self.texts.t("chart-target"))
    }

    /// A target with its period in short.
    pub(super) fn dated_target(&self, target: &Target) -> String {
        let amount = self.texts.amount(target.value, &target.unit);
        self.texts.aside(&amount, &self.texts.period_short(target.target_period))
    }

    /// An indicator's label in the reader's language.
    pub(super) fn label(&self, place: SeriesPlace) -> String {
        self.index.series(place).map(|i| self.texts.label(i.indicator).to_owned()).unwrap_or_default()
    }

    /// The measured values of an indicator as a line: a gap or a change of reckoning breaks it.
    ///
    /// Values that `shown` already has (same period, same value) are left out: another table repeats them.
    pub(super) fn line(&self, place: SeriesPlace, unit: &Unit, name: &str, shown: &mut Shown) -> Series {
        let mut line = Series::empty(Some(place), name, self.style(), Weight::Measured);
        let mut stretch: Vec<ChartPoint> = Vec::new();
        let mut reckoning: Option<PeriodKind> = None;
        let (mut last, mut loose) = (None, None);
        for observation in self.measured(place) {
            if observation.status == ObservationStatus::Missing {
                line.stretches.push(std::mem::take(&mut stretch));
                line.gaps.push(self.gap(observation, name));
                continue;
            }
            let Some(point) = self.point(observation, unit, name) else { continue };
            if !shown.insert((observation.period.to_string(), observation.value.map(|v| v.to_string()))) {
                continue;
            }
            if observation.partial || observation.unusable_reason.is_some() {
                line.loose.push(point);
                loose = self.dated(observation);
                continue;
            }
            last = self.dated(observation);
            if reckoning.is_some_and(|kind| kind != observation.period.kind()) {
                line.stretches.push(std::mem::take(&mut stretch));
            }
            reckoning = Some(observation.period.kind());
            stretch.push(point);
        }
        line.stretches.push(stretch);
        line.stretches.retain(|s| !s.is_empty());
        if let Some(last) = last.or(loose) {
            line.end_value = last;
        }
        line
    }
}

/// Periods and values that a figure shows already.
pub(super) type Shown = BTreeSet<(String, Option<String>)>;
