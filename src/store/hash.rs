//! The fingerprint of a dataset: equal exactly when every field of every row is.
//!
//! Every struct is taken apart field by field without `..`, so that a field that is added to the
//! model cannot be forgotten here. Texts carry their lengths, so that no two datasets run together.

use super::period::encode;
use crate::model::alias::Alias;
use crate::model::breakdown::Breakdown;
use crate::model::catalogue::Catalogue;
use crate::model::comparison::{Comparison, ComparisonMember};
use crate::model::dataset::Dataset;
use crate::model::document::{Document, Provenance};
use crate::model::evaluation::Evaluation;
use crate::model::id::{IndicatorId, ObservationId, PlanId};
use crate::model::indicator::Indicator;
use crate::model::municipality::Municipality;
use crate::model::observation::{CumulativeSince, MissingReason, Observation, UnusableReason};
use crate::model::period::Period;
use crate::model::plan::Plan;
use crate::model::printed::{Arrow, PrintedFigure};
use crate::model::quantity::Quantity;
use crate::model::target::{BaselineReason, Target};

/// Number of the rules by which a fingerprint is taken; it stands before the digits.
const SCHEME: u8 = 2;

/// Bytes gathered before the hash is fed, because many small feeds are slow.
const BUFFER: usize = 65_536;

/// The digest of one table's rows in their order, fed row by row.
pub(super) struct Feed {
    hasher: blake3::Hasher,
    buffer: Vec<u8>,
    rows: u64,
}

impl Feed {
    pub(super) fn new() -> Self {
        Self { hasher: blake3::Hasher::new(), buffer: Vec::with_capacity(2 * BUFFER), rows: 0 }
    }

    /// The digest of everything fed so far, with the number of rows.
    fn digest(mut self) -> [u8; 32] {
        let rows = self.rows;
        self.number(rows);
        self.hasher.update(&self.buffer);
        *self.hasher.finalize().as_bytes()
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= BUFFER {
            self.hasher.update(&self.buffer);
            self.buffer.clear();
        }
    }

    fn number(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes(text.as_bytes());
    }

    fn texts(&mut self, texts: &[&str]) {
        for text in texts {
            self.text(text);
        }
    }

    fn option(&mut self, text: Option<&str>) {
        self.flag(text.is_some());
        self.text(text.unwrap_or_default());
    }

    fn flag(&mut self, flag: bool) {
        self.bytes(&[u8::from(flag)]);
    }

    fn period(&mut self, period: Period) {
        let (kind, start, end) = encode(period);
        self.bytes(&[kind]);
        self.number(u64::from(start) << 32 | u64::from(end.unwrap_or_default()));
    }

    fn quantity(&mut self, quantity: Option<Quantity>) {
        self.bytes(&[quantity.map_or(u8::MAX, Quantity::decimals)]);
        self.number(quantity.map_or(0, |quantity| quantity.value().to_bits()));
    }

    fn source(&mut self, source: &Provenance) {
        let Provenance { document_id, section, source_line, raw_text } = source;
        self.texts(&[document_id.as_str(), section, raw_text]);
        self.line(*source_line);
    }

    fn line(&mut self, line: Option<u32>) {
        self.number(line.map_or(u64::MAX, u64::from));
    }

    pub(super) fn row<T>(&mut self, row: &T, feed: impl Fn(&mut Self, &T)) {
        self.rows += 1;
        feed(self, row);
    }
}

/// One digest for each table, fed as rows come.
pub(super) struct Digests {
    head: Feed,
    pub(super) municipalities: Feed,
    pub(super) documents: Feed,
    pub(super) plans: Feed,
    pub(super) indicators: Feed,
    pub(super) targets: Feed,
    pub(super) observations: Feed,
    pub(super) evaluations: Feed,
    pub(super) printed_figures: Feed,
    pub(super) comparisons: Feed,
    pub(super) comparison_members: Feed,
    pub(super) aliases: Feed,
}

impl Digests {
    pub(super) fn new(name: &str, version: &str, title: &str) -> Self {
        let mut head = Feed::new();
        head.texts(&[name, version, title]);
        Self {
            head,
            municipalities: Feed::new(),
            documents: Feed::new(),
            plans: Feed::new(),
            indicators: Feed::new(),
            targets: Feed::new(),
            observations: Feed::new(),
            evaluations: Feed::new(),
            printed_figures: Feed::new(),
            comparisons: Feed::new(),
            comparison_members: Feed::new(),
            aliases: Feed::new(),
        }
    }

    /// The fingerprint of all tables together: the number of these rules, and BLAKE3 as 64 hexadecimal digits.
    ///
    /// What the first rules did not know adds nothing where it is not there, so that a dataset without breakdowns and
    /// aliases whose indicators have one area each has the digits that it had before.
    pub(super) fn finish(self) -> String {
        let mut whole = blake3::Hasher::new();
        whole.update(&self.head.digest());
        whole.update(&self.municipalities.digest());
        whole.update(&self.documents.digest());
        whole.update(&self.plans.digest());
        whole.update(&self.indicators.digest());
        whole.update(&self.targets.digest());
        whole.update(&self.observations.digest());
        whole.update(&self.evaluations.digest());
        whole.update(&self.printed_figures.digest());
        whole.update(&self.comparisons.digest());
        whole.update(&self.comparison_members.digest());
        if self.aliases.rows > 0 {
            whole.update(&self.aliases.digest());
        }
        format!("{SCHEME}:{}", whole.finalize().to_hex())
    }
}

/// The fingerprint of a whole dataset, the same as if its rows had been fed one by one.
pub(super) fn content_hash(data: &Dataset) -> String {
    fn rows<T>(feed: &mut Feed, rows: &[T], add: impl Fn(&mut Feed, &T)) {
        for row in rows {
            feed.row(row, &add);
        }
    }
    let Dataset { catalogue, observations } = data;
    let Catalogue {
        name,
        version,
        title,
        municipalities,
        documents,
        plans,
        indicators,
        targets,
        evaluations,
        printed_figures,
        comparisons,
        comparison_members,
        aliases,
    } = catalogue;
    let mut digests = Digests::new(name, version, title);
    rows(&mut digests.municipalities, municipalities, municipality);
    rows(&mut digests.documents, documents, document);
    rows(&mut digests.plans, plans, plan);
    rows(&mut digests.indicators, indicators, indicator);
    rows(&mut digests.targets, targets, target);
    rows(&mut digests.observations, observations, observation);
    rows(&mut digests.evaluations, evaluations, evaluation);
    rows(&mut digests.printed_figures, printed_figures, printed_figure);
    rows(&mut digests.comparisons, comparisons, comparison);
    rows(&mut digests.comparison_members, comparison_members, comparison_member);
    rows(&mut digests.aliases, aliases, alias);
    digests.finish()
}

pub(super) fn municipality(feed: &mut Feed, row: &Municipality) {
    let Municipality { municipality_code, kind, name, kana, name_en, prefecture } = row;
    feed.number(u64::from(municipality_code.number()));
    feed.texts(&[kind.key(), name, kana, name_en, prefecture]);
}

pub(super) fn document(feed: &mut Feed, row: &Document) {
    let Document {
        document_id,
        municipality_code,
        title,
        title_en,
        kind,
        publisher,
        published,
        text_name,
        text_sha256,
        note,
    } = row;
    feed.number(u64::from(municipality_code.number()));
    feed.texts(&[document_id.as_str(), title, title_en, kind.key(), publisher, published]);
    feed.texts(&[text_name, text_sha256, note]);
}

pub(super) fn plan(feed: &mut Feed, row: &Plan) {
    let Plan { plan_id, municipality_code, name, name_en, first_year, last_year, document_id, source_line } = row;
    feed.number(u64::from(municipality_code.number()));
    feed.texts(&[plan_id.as_str(), name, name_en, document_id.as_str()]);
    feed.number(u64::from(*first_year) << 16 | u64::from(*last_year));
    feed.line(*source_line);
}

pub(super) fn indicator(feed: &mut Feed, row: &Indicator) {
    let Indicator {
        indicator_id,
        municipality_code,
        plan_id,
        level,
        theme,
        concept,
        goal,
        policy,
        project,
        department,
        label,
        label_en,
        unit,
        polarity,
        polarity_reason,
        definition_note,
        review_flag,
        repeat_of,
        source,
        breakdown,
    } = row;
    feed.number(municipality_code.map_or(u64::MAX, |area| u64::from(area.number())));
    feed.option(plan_id.as_ref().map(PlanId::as_str));
    feed.option(concept.map(crate::model::indicator::Concept::key));
    feed.option(repeat_of.as_ref().map(IndicatorId::as_str));
    feed.texts(&[indicator_id.as_str(), level.key(), theme.key(), goal, policy, project, department, label]);
    feed.texts(&[unit.as_str(), polarity.key(), polarity_reason, definition_note, review_flag]);
    feed.source(source);
    for Breakdown { dimension, member } in breakdown {
        feed.texts(&[dimension, member]);
    }
    // What earlier versions did not know adds nothing where it is not there; no text is as long as the mark before it.
    if !label_en.is_empty() {
        feed.number(u64::MAX);
        feed.text(label_en);
    }
}

pub(super) fn target(feed: &mut Feed, row: &Target) {
    let Target {
        target_id,
        indicator_id,
        revision,
        plan_id,
        goal,
        kind,
        value,
        unit,
        target_period,
        baseline_observation_id,
        baseline_reason,
        actual_comparable,
        rounded_rate,
        note,
        source,
    } = row;
    feed.texts(&[target_id.as_str(), indicator_id.as_str(), revision.key(), plan_id.as_str(), goal, kind.key()]);
    feed.quantity(Some(*value));
    feed.period(*target_period);
    feed.option(baseline_observation_id.as_ref().map(ObservationId::as_str));
    feed.option(baseline_reason.map(BaselineReason::key));
    feed.flag(*actual_comparable);
    feed.flag(*rounded_rate);
    feed.texts(&[unit.as_str(), note]);
    feed.source(source);
}

pub(super) fn observation(feed: &mut Feed, row: &Observation) {
    let Observation {
        observation_id,
        indicator_id,
        municipality_code,
        role,
        period,
        period_assumed,
        period_printed,
        value,
        unit,
        status,
        missing_reason,
        cumulative,
        cumulative_since,
        partial,
        averaged,
        unusable_reason,
        note,
        source,
    } = row;
    feed.number(u64::from(municipality_code.number()));
    feed.texts(&[observation_id.as_str(), indicator_id.as_str(), role.key(), period_printed, unit.as_str()]);
    feed.period(*period);
    feed.quantity(*value);
    feed.option(missing_reason.map(MissingReason::key));
    feed.option(cumulative_since.map(CumulativeSince::key));
    feed.option(unusable_reason.map(UnusableReason::key));
    for flag in [period_assumed, cumulative, partial, averaged] {
        feed.flag(*flag);
    }
    feed.texts(&[status.key(), note]);
    feed.source(source);
}

fn evaluation(feed: &mut Feed, row: &Evaluation) {
    let Evaluation {
        evaluation_id,
        municipality_code,
        plan_id,
        scope,
        goal,
        policy,
        indicator_id,
        body,
        scheme,
        grade,
        period,
        source,
    } = row;
    feed.number(u64::from(municipality_code.number()));
    feed.texts(&[evaluation_id.as_str(), plan_id.as_str(), scope.key(), goal, policy, body.key(), scheme.key()]);
    feed.option(indicator_id.as_ref().map(IndicatorId::as_str));
    feed.option(grade.as_deref());
    feed.period(*period);
    feed.source(source);
}

fn printed_figure(feed: &mut Feed, row: &PrintedFigure) {
    let PrintedFigure {
        figure_id,
        indicator_id,
        kind,
        value,
        unit,
        arrow,
        subject_observation_id,
        base_observation_id,
        note,
        source,
    } = row;
    feed.texts(&[figure_id.as_str(), indicator_id.as_str(), kind.key(), unit.as_str(), note]);
    feed.quantity(*value);
    feed.option(arrow.map(Arrow::key));
    feed.option(subject_observation_id.as_ref().map(ObservationId::as_str));
    feed.option(base_observation_id.as_ref().map(ObservationId::as_str));
    feed.source(source);
}

fn comparison(feed: &mut Feed, row: &Comparison) {
    let Comparison { comparison_id, theme, name, name_en, grade, reason, reason_en } = row;
    feed.texts(&[comparison_id.as_str(), theme.key(), name, name_en, grade.key(), reason, reason_en]);
}

fn alias(feed: &mut Feed, row: &Alias) {
    let Alias { alias, municipality_code, indicator_id } = row;
    feed.number(u64::from(municipality_code.number()));
    feed.texts(&[alias.as_str(), indicator_id.as_str()]);
}

fn comparison_member(feed: &mut Feed, row: &ComparisonMember) {
    let ComparisonMember { comparison_id, indicator_id, note, note_en } = row;
    feed.texts(&[comparison_id.as_str(), indicator_id.as_str(), note, note_en]);
}
