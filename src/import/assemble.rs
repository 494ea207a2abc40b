//! From drafts to rows of a dataset: which series a value belongs to, which identifier it gets, what it changes.
//!
//! A value whose area and label (or identifier) the store knows extends that series and revises its values under
//! their own identifiers. What stays as it is keeps its proof trail: it is counted, and not stored again under
//! another source.

use super::carry::Frame;
use super::known::{Known, SeriesKey, document_prefix, label_key};
use super::row::Draft;
use super::target::RowTargets;
use crate::model::document::{Document, DocumentKind, Provenance};
use crate::model::id::{DocumentId, IndicatorId, ObservationId, PlanId};
use crate::model::indicator::Indicator;
use crate::model::mapping::{Mapping, Meaning, place};
use crate::model::municipality::AreaCode;
use crate::model::observation::{MissingReason, Observation, ObservationStatus, Role};
use crate::model::period::Period;
use crate::model::plan::Plan;
use crate::model::quantity::Quantity;
use crate::model::report::{Change, ImportReport, KEPT, ProblemReason};
use crate::model::unit::Unit;
use std::collections::{BTreeMap, BTreeSet};

/// The file that is being imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source<'a> {
    /// Name of the file without its folder.
    pub file: &'a str,
    /// Fingerprint of its bytes.
    pub hash: &'a str,
    /// Name of the dataset that it becomes a vintage of.
    pub dataset: &'a str,
}

/// What one series of the file has shown so far.
#[derive(Debug)]
pub(super) struct Series {
    pub(super) id: IndicatorId,
    pub(super) area: AreaCode,
    pub(super) label: String,
    pub(super) unit: Unit,
    /// Its place in the store.
    pub(super) stored: Option<usize>,
    known: Vec<(SeriesKey, usize)>,
    seen: Vec<(SeriesKey, u64)>,
    given: bool,
}

/// Joins the drafts of one file.
#[derive(Debug)]
pub(super) struct Assembler<'d> {
    pub(super) known: &'d Known<'d>,
    pub(super) mapping: &'d Mapping,
    pub(super) frame: Frame<'d>,
    pub(super) document: DocumentId,
    pub(super) dataset: String,
    sheet: String,
    labels: BTreeMap<String, u32>,
    units: BTreeMap<String, u32>,
    by_label: BTreeMap<(u32, u32, u32), usize>,
    by_id: BTreeMap<(String, u32), usize>,
    series: Vec<Series>,
    by_place: BTreeMap<usize, usize>,
    by_new: BTreeMap<IndicatorId, usize>,
    own: BTreeSet<&'d str>,
    matched: Vec<bool>,
    targets: RowTargets,
}

/// Bits that stand for a gap in the list of what was seen: those of a NaN, which no value has.
const GAP: u64 = u64::MAX;

fn number_of(map: &mut BTreeMap<String, u32>, text: &str) -> u32 {
    if let Some(number) = map.get(text) {
        return *number;
    }
    let number = u32::try_from(map.len()).unwrap_or(u32::MAX);
    map.insert(text.to_owned(), number);
    number
}

/// A short fingerprint of some texts.
pub(super) fn short_hash(parts: &[&str]) -> String {
    blake3::hash(parts.join("\u{1f}").as_bytes()).to_hex().chars().take(12).collect()
}

impl<'d> Assembler<'d> {
    pub(super) fn new(known: &'d Known<'d>, mapping: &'d Mapping, area: Option<AreaCode>, source: Source<'_>) -> Self {
        let version: String = source.hash.chars().take(12).collect();
        let title = if mapping.title.is_empty() { source.file } else { &mapping.title };
        let mut frame = Frame::new(known, source.dataset, &version, title);
        let document = DocumentId(format!("{}{version}", document_prefix(source.dataset)));
        frame.own_document(Document {
            document_id: document.clone(),
            municipality_code: area.unwrap_or(AreaCode::NATION),
            title: title.to_owned(),
            title_en: title.to_owned(),
            kind: DocumentKind::Export,
            publisher: String::new(),
            published: String::new(),
            text_name: source.file.to_owned(),
            text_sha256: String::new(),
            note: format!("BLAKE3 {}", source.hash),
        });
        let own = known.documents_of(source.dataset);
        let stored = known.index().map_or(0, |index| index.data().observations.len());
        Self {
            known,
            mapping,
            frame,
            document,
            dataset: source.dataset.to_owned(),
            sheet: mapping.sheet_name.clone(),
            labels: BTreeMap::new(),
            units: BTreeMap::new(),
            by_label: BTreeMap::new(),
            by_id: BTreeMap::new(),
            series: Vec::new(),
            by_place: BTreeMap::new(),
            by_new: BTreeMap::new(),
            matched: if own.is_empty() { Vec::new() } else { vec![false; stored] },
            own,
            targets: RowTargets::default(),
        }
    }

    /// Takes a draft. What it means for the report is counted there; what is doubtful is handed back.
    ///
    /// # Errors
    /// Why it cannot be taken.
    pub(super) fn add(
        &mut self,
        mut draft: Draft,
        row: u64,
        report: &mut ImportReport,
    ) -> Result<Vec<ProblemReason>, ProblemReason> {
        let mut doubts = std::mem::take(&mut draft.doubts);
        let at = self.series_of(&draft, &mut doubts)?;
        if draft.unit.as_str().is_empty()
            && let Some(series) = self.series.get(at)
        {
            draft.unit.clone_from(&series.unit);
        }
        if draft.bare_year {
            report.bare_years += 1;
        }
        match draft.meaning.role() {
            Some(role) => self.observe(at, draft, role, row, report, &mut doubts)?,
            None => self.targets.push(at, draft, row),
        }
        Ok(doubts)
    }

    /// Ends a row: its targets meet its baseline.
    pub(super) fn end_row(&mut self, report: &mut ImportReport, refuse: &mut dyn FnMut(&mut ImportReport, String, ProblemReason)) -> u64 {
        let targets = std::mem::take(&mut self.targets);
        targets.settle(self, report, refuse)
    }

    pub(super) fn series(&self, at: usize) -> Option<&Series> {
        self.series.get(at)
    }

    /// The series of a draft, found or made.
    fn series_of(&mut self, draft: &Draft, doubts: &mut Vec<ProblemReason>) -> Result<usize, ProblemReason> {
        if !draft.indicator_id.is_empty() {
            return self.series_by_id(draft);
        }
        let label = number_of(&mut self.labels, &draft.label);
        let unit = number_of(&mut self.units, draft.unit.parts().1);
        let key = (draft.area.number(), label, unit);
        if let Some(at) = self.by_label.get(&key) {
            return Ok(*at);
        }
        let stored = self.stored_by_label(draft, doubts);
        // A label in two units that cannot be converted names two series.
        let many_units = self.by_label.range((key.0, label, 0)..=(key.0, label, u32::MAX)).next().is_some();
        let at = match stored {
            Some(stored) => self.stored_series(stored),
            None => {
                let unit = if many_units { draft.unit.parts().1 } else { "" };
                let hash = short_hash(&[&self.dataset, &label_key(&draft.label), unit]);
                let id = IndicatorId(format!("import-{}-{hash}", draft.area));
                self.new_series(id, draft)
            }
        };
        self.by_label.insert(key, at);
        Ok(at)
    }

    fn series_by_id(&mut self, draft: &Draft) -> Result<usize, ProblemReason> {
        let key = (draft.indicator_id.clone(), draft.area.number());
        if let Some(at) = self.by_id.get(&key) {
            return Ok(*at);
        }
        let id = IndicatorId(draft.indicator_id.clone());
        let stored = self.known.place(&id);
        let indicator = stored.and_then(|place| self.known.index().and_then(|index| index.indicator(place)));
        let at = match (stored, indicator) {
            (Some(place), Some(indicator)) if indicator.municipality_code == draft.area => self.stored_series(place),
            (Some(_), _) => return Err(ProblemReason::UnknownIndicator),
            (None, _) if draft.label.is_empty() => return Err(ProblemReason::UnknownIndicator),
            (None, _) => {
                // Other systems give one identifier to the same indicator of all areas.
                let shared = self.by_id.range((key.0.clone(), 0)..=(key.0.clone(), u32::MAX)).next().is_some();
                let id = if shared { IndicatorId(format!("{}-{}", draft.indicator_id, draft.area)) } else { id };
                self.new_series(id, draft)
            }
        };
        self.by_id.insert(key, at);
        Ok(at)
    }

    /// The place of the one indicator of the store that has area, label and a unit that converts.
    fn stored_by_label(&self, draft: &Draft, doubts: &mut Vec<ProblemReason>) -> Option<usize> {
        let places = self.known.indicators(draft.area, &draft.label);
        let index = self.known.index()?;
        let unit_fits = |place: &&usize| {
            index.indicator(**place).is_some_and(|i| {
                draft.unit.as_str().is_empty() || i.unit.as_str().is_empty() || draft.unit.factor_to(&i.unit).is_some()
            })
        };
        let fitting: Vec<usize> = places.iter().filter(unit_fits).copied().collect();
        match (fitting.as_slice(), places) {
            ([one], _) => Some(*one),
            ([], []) => None,
            ([], [first, ..]) => {
                doubts.extend(index.indicator(*first).map(|i| ProblemReason::UnitDiffers(i.unit.clone())));
                None
            }
            (several, _) => {
                let ids = several.iter().filter_map(|place| index.indicator(*place)).map(|i| i.indicator_id.clone());
                doubts.push(ProblemReason::AmbiguousIndicator(ids.collect()));
                None
            }
        }
    }

    fn stored_series(&mut self, place: usize) -> usize {
        // Two spellings of one label meet in the same series, so that its periods stay unique.
        if let Some(at) = self.by_place.get(&place) {
            return *at;
        }
        self.by_place.insert(place, self.series.len());
        if let Some(indicator) = self.known.index().and_then(|index| index.indicator(place)) {
            self.series.push(Series {
                id: indicator.indicator_id.clone(),
                area: indicator.municipality_code,
                label: indicator.label.clone(),
                unit: indicator.unit.clone(),
                stored: Some(place),
                known: self.known.observations(place),
                seen: Vec::new(),
                given: false,
            });
        }
        self.series.len().saturating_sub(1)
    }

    fn new_series(&mut self, id: IndicatorId, draft: &Draft) -> usize {
        // An earlier import made this series under the same identifier: its values are known by it.
        if let Some(place) = self.known.place(&id) {
            return self.stored_series(place);
        }
        if let Some(at) = self.by_new.get(&id) {
            return *at;
        }
        self.by_new.insert(id.clone(), self.series.len());
        self.series.push(Series {
            id,
            area: draft.area,
            label: draft.label.clone(),
            unit: draft.unit.clone(),
            stored: None,
            known: Vec::new(),
            seen: Vec::new(),
            given: false,
        });
        self.series.len() - 1
    }

    fn observe(
        &mut self,
        at: usize,
        draft: Draft,
        role: Role,
        row: u64,
        report: &mut ImportReport,
        doubts: &mut Vec<ProblemReason>,
    ) -> Result<(), ProblemReason> {
        let (period, assumed) = self.period_of(at, &draft, role)?;
        let key = SeriesKey::new(period, role, draft.cumulative);
        let bits = draft.value.map_or(GAP, |value| value.value().to_bits());
        let index = self.known.index();
        let Some(series) = self.series.get_mut(at) else { return Err(ProblemReason::NoIndicator) };
        let stored = series.known.binary_search_by_key(&key, |(key, _)| *key).ok();
        let stored = stored.and_then(|found| series.known.get(found)).map(|(_, place)| *place);
        let earlier = stored.and_then(|place| index.and_then(|index| index.data().observations.get(place)));
        let own = earlier.is_some_and(|earlier| self.own.contains(earlier.source.document_id.as_str()));
        // An empty cell says nothing against what the store has from elsewhere, a number or an explained gap.
        if draft.blank && !own && earlier.is_some() {
            doubts.push(ProblemReason::BlankKeepsStored);
            return Ok(());
        }
        match series.seen.binary_search_by_key(&key, |(key, _)| *key) {
            Ok(found) => {
                let same = series.seen.get(found).is_some_and(|(_, seen)| *seen == bits);
                if !same {
                    return Err(ProblemReason::DuplicateDiffers);
                }
                doubts.push(ProblemReason::DuplicateSame);
                return Ok(());
            }
            Err(free) => series.seen.insert(free, (key, bits)),
        }
        if draft.value.is_ok() { report.values += 1 } else { report.missing += 1 }
        if own && let Some(flag) = stored.and_then(|place| self.matched.get_mut(place)) {
            *flag = true;
        }
        match earlier {
            None => report.changes.new += 1,
            Some(earlier) if is_same(earlier, &draft) => {
                report.changes.same += 1;
                if !own {
                    return Ok(());
                }
            }
            Some(earlier) => {
                report.changes.revised += 1;
                let new = Some(draft.value.map(|value| (value, draft.unit.clone())));
                note_change(report, change(earlier, &series.label, new));
            }
        }
        let id = earlier.map_or_else(|| observation_id(&series.id, period, role, draft.cumulative), |e| e.observation_id.clone());
        let observation = self.observation(at, draft, role, (period, assumed), id, row);
        self.give(at, &observation.source);
        self.frame.area(observation.municipality_code);
        self.frame.part.observations.push(observation);
        Ok(())
    }

    fn observation(&self, at: usize, draft: Draft, role: Role, period: (Period, bool), id: ObservationId, row: u64) -> Observation {
        let indicator_id = self.series.get(at).map_or_else(|| IndicatorId::new(""), |series| series.id.clone());
        Observation {
            observation_id: id,
            indicator_id,
            municipality_code: draft.area,
            role,
            period: period.0,
            period_assumed: period.1,
            period_printed: draft.period_printed,
            value: draft.value.ok(),
            unit: draft.unit,
            status: draft.status,
            missing_reason: draft.value.err(),
            cumulative: draft.cumulative,
            cumulative_since: draft.cumulative.then_some(draft.since),
            partial: draft.partial,
            averaged: draft.averaged,
            unusable_reason: draft.unusable.filter(|_| role == Role::Actual && draft.status != ObservationStatus::Missing),
            note: draft.note,
            source: place(&self.document, &self.sheet, row, &draft.raw),
        }
    }

    /// The period of a draft; a baseline without one is dated to the year before its plan, and says so.
    fn period_of(&self, at: usize, draft: &Draft, role: Role) -> Result<(Period, bool), ProblemReason> {
        if let Some(period) = draft.period {
            return Ok((period, draft.period_assumed));
        }
        if role == Role::Baseline
            && let Some(stored) = self.stored_baseline(at)
        {
            return Ok(stored);
        }
        let first = self.plan_years(at).map(|(first, _)| first).filter(|_| role == Role::Baseline);
        first.map(|first| (Period::Fiscal(first.saturating_sub(1)), true)).ok_or(ProblemReason::NoPeriod)
    }

    /// Period of the one baseline that the store has of a series: a file that dates it nowhere means that one.
    fn stored_baseline(&self, at: usize) -> Option<(Period, bool)> {
        let observations = &self.known.index()?.data().observations;
        let known = self.series.get(at)?.known.iter().filter_map(|(_, place)| observations.get(*place));
        let baselines: Vec<&Observation> = known.filter(|observation| observation.role == Role::Baseline).collect();
        match baselines.as_slice() {
            [one] => Some((one.period, one.period_assumed)),
            _ => None,
        }
    }

    /// First and last year of the plan of a series.
    pub(super) fn plan_years(&self, at: usize) -> Option<(u16, u16)> {
        let stored = self.series.get(at).and_then(|series| series.stored);
        let plan = stored.and_then(|place| {
            let index = self.known.index()?;
            index.data().plan(index.indicator(place)?.plan_id.as_ref()?)
        });
        plan.map(|plan| (plan.first_year, plan.last_year))
            .or_else(|| self.mapping.defaults.plan.as_ref().map(|plan| (plan.first_year, plan.last_year)))
    }

    /// The plan that the mapping gives for an area.
    pub(super) fn default_plan(&mut self, area: AreaCode) -> Option<PlanId> {
        let plan = self.mapping.defaults.plan.as_ref()?;
        let plan_id = PlanId(format!("import-plan-{area}-{}", short_hash(&[&self.dataset, &plan.name])));
        self.frame.own_plan(Plan {
            plan_id: plan_id.clone(),
            municipality_code: area,
            name: plan.name.clone(),
            name_en: plan.name.clone(),
            first_year: plan.first_year,
            last_year: plan.last_year.max(plan.first_year),
            document_id: self.document.clone(),
            source_line: None,
        });
        Some(plan_id)
    }

    /// Makes sure that the indicator of a series is in the dataset.
    pub(super) fn give(&mut self, at: usize, source: &Provenance) {
        let Some(series) = self.series.get_mut(at) else { return };
        if std::mem::replace(&mut series.given, true) {
            return;
        }
        if let Some(place) = series.stored {
            self.frame.stored_indicator(place);
            return;
        }
        let (id, area, label, unit) = (series.id.clone(), series.area, series.label.clone(), series.unit.clone());
        let has_targets = self.mapping.columns.iter().any(|column| column.meaning == Meaning::Target);
        let plan_id = if has_targets { self.default_plan(area) } else { None };
        let defaults = &self.mapping.defaults;
        self.frame.own_indicator(Indicator {
            indicator_id: id,
            municipality_code: area,
            plan_id,
            level: defaults.level,
            theme: defaults.theme,
            concept: None,
            goal: String::new(),
            policy: String::new(),
            project: String::new(),
            department: String::new(),
            source: Provenance { raw_text: label.clone(), ..source.clone() },
            label,
            unit,
            polarity: defaults.polarity,
            polarity_reason: String::new(),
            definition_note: String::new(),
            review_flag: String::new(),
            repeat_of: None,
        });
    }

    /// Values of the dataset's earlier vintage that the file no longer has.
    pub(super) fn gone(&self, report: &mut ImportReport) {
        let Some(index) = self.known.index() else { return };
        for (observation, _) in index.data().observations.iter().zip(&self.matched).filter(|(_, matched)| !**matched) {
            if self.own.contains(observation.source.document_id.as_str()) {
                report.changes.gone += 1;
                if report.changes.list.len() < KEPT {
                    let label = index.data().indicator(&observation.indicator_id).map_or("", |i| i.label.as_str());
                    note_change(report, change(observation, label, None));
                }
            }
        }
    }
}

/// The identifier of a new observation: what it is, in plain words.
fn observation_id(indicator: &IndicatorId, period: Period, role: Role, cumulative: bool) -> ObservationId {
    let role = if role == Role::Actual { String::new() } else { format!(":{}", role.key()) };
    let total = if cumulative { ":cumulative" } else { "" };
    ObservationId(format!("{indicator}:{period}{role}{total}"))
}

fn is_same(earlier: &Observation, draft: &Draft) -> bool {
    match (earlier.value, draft.value) {
        (Some(old), Ok(new)) => {
            let factor = draft.unit.factor_to(&earlier.unit);
            // 1.2万人 is the same as 12,000人; what binary fractions add is none of the file's doing.
            let scaled = factor.map(|factor| new.value() * factor);
            scaled.is_some_and(|scaled| (scaled - old.value()).abs() <= 1e-9 * old.value().abs())
        }
        (None, Err(reason)) => earlier.missing_reason == Some(reason),
        _ => false,
    }
}

fn change(earlier: &Observation, label: &str, new: Option<Result<(Quantity, Unit), MissingReason>>) -> Change {
    let old = match earlier.value {
        Some(value) => Ok((value, earlier.unit.clone())),
        None => Err(earlier.missing_reason.unwrap_or(MissingReason::NotAvailable)),
    };
    Change {
        indicator_id: earlier.indicator_id.clone(),
        label: label.to_owned(),
        municipality_code: earlier.municipality_code,
        period: earlier.period,
        old,
        new,
    }
}

fn note_change(report: &mut ImportReport, change: Change) {
    if report.changes.list.len() < KEPT {
        report.changes.list.push(change);
    }
}
