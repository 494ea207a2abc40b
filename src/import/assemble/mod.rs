//! From drafts to rows of a dataset: which series a value belongs to, which identifier it gets, what it changes.
//!
//! A value whose area and label (or identifier) the store knows extends that series and revises its values under
//! their own identifiers. What stays as it is keeps its proof trail: it is counted, and not stored again under
//! another source.

mod ahead;
mod blanks;
mod changes;
mod collisions;
pub(super) mod counting;
mod dating;
mod delivery;
mod plans;
mod rows;
mod series;
mod source;
mod themes;

use self::counting::Counted;
use super::carry::Frame;
use super::evidence;
use super::known::{Known, SeriesKey, label_key};
use super::row::{Draft, Facts, Parts};
use super::standing::printed;
use super::target::{RowTargets, Waiting};
use crate::frame::Cube;
use crate::model::breakdown;
use crate::model::document::{Document, DocumentKind, Provenance};
use crate::model::evidence::{Evidence, Evidences};
use crate::model::id::{DocumentId, IndicatorId, ObservationId, TargetId};
use crate::model::indicator::{Indicator, Polarity};
use crate::model::mapping::{ColumnKind, Mapping, Meaning, PlanDefault};
use crate::model::municipality::AreaCode;
use crate::model::observation::{Observation, Role};
use crate::model::period::Period;
use crate::model::place::{RowPlace, SeriesPlace};
use crate::model::quantity::Quantity;
use crate::model::report::{ImportReport, ProblemReason};
use crate::model::target::Target;
use crate::model::typed::is_typed_document;
use crate::model::unit::Unit;
use blanks::Blanks;
use changes::{change, is_same, note_change};
pub use collisions::Collisions;
pub(super) use collisions::{Met, Rivals};
use delivery::Deliveries;
use rows::{Identifier, kind_bit};
pub(super) use series::short_hash;
pub use source::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What one series of the file has shown so far.
#[derive(Debug)]
pub(super) struct Series {
    pub(super) id: IndicatorId,
    pub(super) area: AreaCode,
    pub(super) label: String,
    pub(super) parts: Arc<Parts>,
    pub(super) unit: Unit,
    /// Whether its name looks ahead.
    ahead: bool,
    /// Its place in the store.
    pub(super) stored: Option<SeriesPlace>,
    known: Vec<(SeriesKey, RowPlace)>,
    seen: Vec<(SeriesKey, u64)>,
    /// When the latest of its actual values in the file ends, and of which kinds their periods are.
    latest: f64,
    kinds: u8,
    /// The plan that its rows name.
    plan: Option<PlanDefault>,
    /// Its baseline in the file, and the direction that its indicator went out with.
    pub(super) baseline: Option<(Quantity, Unit, ObservationId)>,
    polarity: Option<Polarity>,
    given: bool,
    facts: Option<Box<Facts>>,
}

impl Series {
    /// The label with the parts that are counted, in words.
    fn name(&self) -> String {
        breakdown::named(&self.label, &self.parts.list)
    }
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
    /// The same by the text as written.
    written_units: BTreeMap<String, u32>,
    /// The same by what the parts of a value are told by.
    parts: BTreeMap<String, u32>,
    /// By area, label, parts and unit.
    by_label: BTreeMap<(u32, u32, u32, u32), usize>,
    by_id: BTreeMap<(String, u32), usize>,
    /// The units that new indicators were first met in.
    unit_of: BTreeMap<IndicatorId, Unit>,
    series: Vec<Series>,
    by_place: BTreeMap<SeriesPlace, usize>,
    by_new: BTreeMap<(IndicatorId, AreaCode), usize>,
    /// Whether the file has targets: what it measures then belongs to the plans of its areas, one indicator for each.
    of_plan: bool,
    /// Indicators of the store that labels of the file were joined to, by the labels' keys.
    joins: BTreeMap<String, IndicatorId>,
    own: BTreeSet<&'d str>,
    /// Periods of the values that the file has.
    periods: BTreeSet<Period>,
    matched: Vec<bool>,
    targets: RowTargets,
    /// Targets of the store that the file prints, or that were taken over.
    pub(super) printed: BTreeSet<TargetId>,
    /// Whether columns or headings of the file say parts.
    says_parts: bool,
    /// Directions that were said for single indicators, by the keys of their labels.
    directions: BTreeMap<String, Polarity>,
    /// Identifiers of observations in use, where the file gives its own.
    ids: BTreeSet<String>,
    /// Rows that were written.
    spare: Vec<Observation>,
    /// Values that meet with different ones, as an earlier reading of the file found, and those found now.
    pub(super) collisions: Collisions,
    pub(super) unforeseen: Collisions,
    /// Where the value before met another one.
    pub(super) collided: Option<(usize, SeriesKey)>,
    /// Whether equal values that meet are worth a second reading: some column may tell them apart.
    pub(super) looks_closer: bool,
    deliveries: Deliveries,
    /// Empty cells that wait for what comes after them, and targets that wait for their baselines.
    pub(super) blanks: Blanks,
    pub(super) waiting: Vec<Waiting>,
    /// The themes of new indicators, and what says them.
    pub(super) themes: Evidences,
    /// The label, unit and area before, and the series they led to: most rows repeat them.
    last: Option<Last>,
}

/// What led to a series.
#[derive(Debug)]
struct Last {
    area: AreaCode,
    label: String,
    parts: Arc<Parts>,
    unit: Unit,
    at: usize,
}

impl<'d> Assembler<'d> {
    pub(super) fn new(known: &'d Known<'d>, mapping: &'d Mapping, area: Option<AreaCode>, source: Source<'_>) -> Self {
        let version = source.version();
        let title = source.title(mapping);
        let mut frame = Frame::new(known, source.dataset, &version, title);
        let document = source.document();
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
            note: delivery::note(source.hash, mapping),
        });
        let deliveries = Deliveries::new(mapping, source.hash, &document);
        let own = known.documents_of(source.dataset);
        let stored = known.index().map_or(0, Cube::len);
        Self {
            known,
            mapping,
            frame,
            document,
            dataset: source.dataset.to_owned(),
            sheet: mapping.sheet_name.clone(),
            labels: BTreeMap::new(),
            units: BTreeMap::new(),
            written_units: BTreeMap::new(),
            parts: BTreeMap::new(),
            by_label: BTreeMap::new(),
            by_id: BTreeMap::new(),
            unit_of: BTreeMap::new(),
            series: Vec::new(),
            by_place: BTreeMap::new(),
            by_new: BTreeMap::new(),
            periods: BTreeSet::new(),
            joins: mapping
                .joins
                .iter()
                .map(|(label, id)| {
                    (label_key(label), known.index().and_then(|i| i.resolve(id)).unwrap_or_else(|| id.clone()))
                })
                .collect(),
            of_plan: mapping.columns.iter().any(|column| column.meaning == Meaning::Target),
            matched: if own.is_empty() { Vec::new() } else { vec![false; stored] },
            own,
            targets: RowTargets::default(),
            printed: BTreeSet::new(),
            says_parts: mapping.columns.iter().any(|c| c.kind == ColumnKind::Breakdown || !c.members.is_empty()),
            directions: mapping.directions.iter().map(|(label, polarity)| (label_key(label), *polarity)).collect(),
            ids: BTreeSet::new(),
            spare: Vec::new(),
            collisions: Collisions::default(),
            unforeseen: Collisions::default(),
            collided: None,
            looks_closer: false,
            deliveries,
            blanks: Blanks::default(),
            waiting: Vec::new(),
            themes: Evidences::default(),
            last: None,
        }
    }

    /// Takes a draft. What it means for the report is counted there; what is doubtful is handed back.
    ///
    /// # Errors
    /// Why it cannot be taken.
    pub(super) fn add(
        &mut self,
        draft: &mut Draft,
        row: u64,
        report: &mut ImportReport,
    ) -> Result<Vec<ProblemReason>, ProblemReason> {
        let mut doubts = std::mem::take(&mut draft.doubts);
        let at = self.series_of(draft, report, &mut doubts)?;
        if draft.unit.as_str().is_empty()
            && let Some(series) = self.series.get(at)
        {
            draft.unit.clone_from(&series.unit);
            if !draft.unit.as_str().is_empty() {
                draft.told.unit = Evidence::Stored;
            }
        }
        if draft.bare_year {
            report.bare_years += 1;
        }
        self.look_ahead(at, draft)?;
        match draft.meaning.role() {
            Some(role) => self.observe(at, draft, role, row, report, &mut doubts)?,
            None => self.targets.push(at, std::mem::take(draft), row),
        }
        Ok(doubts)
    }

    /// Ends a row: its targets meet its baseline.
    pub(super) fn end_row(
        &mut self,
        report: &mut ImportReport,
        refuse: &mut dyn FnMut(&mut ImportReport, String, ProblemReason),
    ) -> u64 {
        let targets = std::mem::take(&mut self.targets);
        targets.settle(self, report, refuse)
    }

    pub(super) fn series(&self, at: usize) -> Option<&Series> {
        self.series.get(at)
    }

    fn observe(
        &mut self,
        at: usize,
        draft: &mut Draft,
        role: Role,
        row: u64,
        report: &mut ImportReport,
        doubts: &mut Vec<ProblemReason>,
    ) -> Result<(), ProblemReason> {
        self.count(at, draft);
        let (period, assumed) = self.period_of(at, draft, role)?;
        self.periods.insert(period);
        if let (Role::Baseline, Ok(value)) = (role, draft.value) {
            self.targets.baseline(at, row, value, &draft.unit);
        }
        let key = SeriesKey::new(period, role, draft.cumulative);
        let earlier = self.earlier(at, key).map(|(_, earlier)| earlier);
        let own = earlier.is_some_and(|earlier| self.own.contains(earlier.document_id.as_str()));
        // An empty cell says nothing against what the store has from elsewhere, a number or an explained gap.
        if let Some(stored) = earlier.filter(|_| draft.blank && !own) {
            // What is still to come was so before.
            if !is_same(&stored, draft) {
                doubts.push(ProblemReason::BlankKeepsStored);
            }
            return Ok(());
        }
        if role == Role::Actual && earlier.is_none() {
            match self.counts(at, draft) {
                Counted::Said => {}
                Counted::AsStored => doubts.push(ProblemReason::TakenAsYear),
                Counted::Unknown => return Err(ProblemReason::YearOrTotal),
            }
        }
        let met = self.meet(at, key, draft)?;
        if met == Met::Again {
            doubts.push(ProblemReason::DuplicateSame);
            return Ok(());
        }
        if let Some(typed) = earlier.filter(|earlier| is_typed_document(&earlier.document_id))
            && !is_same(&typed, draft)
        {
            doubts.push(ProblemReason::TypedStands(printed(typed.value, &typed.unit)));
        }
        let is_stored = self.series.get(at).is_some_and(|series| series.stored.is_some());
        // Where the store has the series, an empty cell of a form says nothing that it does not know.
        if draft.is_unexplained_blank() && earlier.is_none() && is_stored && self.of_plan {
            return Ok(());
        }
        if draft.is_unexplained_blank() && role == Role::Actual {
            self.blanks.push(at, std::mem::take(draft), (period, assumed), row);
            return Ok(());
        }
        if role == Role::Actual
            && let Some(series) = self.series.get_mut(at).filter(|_| draft.value.is_ok())
        {
            series.latest = series.latest.max(period.end());
            series.kinds |= kind_bit(period);
        }
        self.keep((at, draft, row), (period, assumed), (key, role), report)
    }

    /// Keeps a value or gap that meets no other one.
    fn keep(
        &mut self,
        (at, draft, row): (usize, &mut Draft, u64),
        (period, assumed): (Period, bool),
        (key, role): (SeriesKey, Role),
        report: &mut ImportReport,
    ) -> Result<(), ProblemReason> {
        let index = self.known.index();
        let earlier = self.earlier(at, key);
        let (stored, own) = match earlier {
            Some((place, earlier)) => (Some(place), self.own.contains(earlier.document_id.as_str())),
            None => (None, false),
        };
        let earlier = earlier.map(|(_, earlier)| earlier);
        if let Some(earlier) = earlier.filter(|earlier| !is_same(earlier, draft)) {
            self.deliveries.allow(index, &earlier)?;
        }
        report.date(draft.dated, period);
        evidence::count(report, draft);
        if draft.value.is_ok() {
            report.values += 1;
        } else {
            report.missing += 1;
        }
        if own && let Some(flag) = stored.and_then(|place| self.matched.get_mut(place.index())) {
            *flag = true;
        }
        match earlier {
            None => report.changes.new += 1,
            Some(earlier) if is_same(&earlier, draft) => {
                report.changes.same += 1;
                if !own {
                    return Ok(());
                }
            }
            // The store keeps what the file says, and goes on to show what was typed.
            Some(earlier) if is_typed_document(&earlier.document_id) => report.changes.against += 1,
            Some(earlier) => {
                report.changes.revised += 1;
                let new = Some(draft.value.map(|value| (value, draft.unit.clone())));
                let label = self.series.get(at).map(Series::name).unwrap_or_default();
                note_change(report, change(&earlier, &label, new));
            }
        }
        let id = match earlier {
            Some(earlier) => Identifier::Known(earlier.observation_id()),
            None => Identifier::New(index),
        };
        let observation = self.observation(at, draft, role, (period, assumed), id, row);
        self.give(at, &observation.source);
        self.frame.area(observation.municipality_code);
        if role == Role::Baseline {
            // A target may refer to it, and must not bring it a second time.
            self.frame.carried(&observation.observation_id);
            if let (Some(value), Some(series)) = (observation.value, self.series.get_mut(at)) {
                series.baseline = Some((value, observation.unit.clone(), observation.observation_id.clone()));
            }
        }
        self.frame.part.observations.push(observation);
        Ok(())
    }

    /// Whether a target came with an earlier vintage of the dataset.
    pub(super) fn is_own(&self, target: &Target) -> bool {
        self.own.contains(target.source.document_id.as_str())
    }

    /// Makes sure that the indicator of a series is in the dataset.
    pub(super) fn give(&mut self, at: usize, source: &Provenance) {
        let Some(series) = self.series.get_mut(at) else { return };
        if std::mem::replace(&mut series.given, true) {
            return;
        }
        if self.known.indicator(&series.id).is_some() {
            self.frame.stored_indicator(&series.id);
            return;
        }
        let (id, area, label, unit) = (series.id.clone(), series.area, series.label.clone(), series.unit.clone());
        let parts = Arc::clone(&series.parts);
        let facts = series.facts.take().map(|facts| *facts).unwrap_or_default();
        let plan_id = if self.of_plan { self.default_plan(at) } else { None };
        let defaults = &self.mapping.defaults;
        let (by, theme) = themes::of(facts.theme, defaults, &label);
        if !self.frame.has_indicator(&id) {
            self.themes.theme(by, theme);
        }
        let polarity = self.directions.get(&label_key(&label)).copied().or(facts.polarity);
        let polarity = polarity.unwrap_or(defaults.polarity);
        if let Some(series) = self.series.get_mut(at) {
            series.polarity = Some(polarity);
        }
        self.frame.own_indicator(Indicator {
            indicator_id: id,
            municipality_code: self.of_plan.then_some(area),
            plan_id,
            level: facts.level.unwrap_or(defaults.level),
            theme,
            concept: None,
            goal: facts.goal,
            policy: facts.policy,
            project: facts.project,
            department: facts.department,
            source: Provenance { raw_text: label.clone(), ..source.clone() },
            label,
            unit,
            breakdown: parts.list.clone(),
            polarity,
            polarity_reason: String::new(),
            label_en: String::new(),
            definition_note: String::new(),
            review_flag: String::new(),
            repeat_of: None,
        });
    }
}
