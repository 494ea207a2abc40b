//! Storing a dataset: every row of it in one transaction.

use super::Store;
use super::block::Sink;
use super::derived::Derives;
use super::error::StoreError;
use super::hash::content_hash;
use super::observations::{self, Facets};
use crate::model::alias::Alias;
use crate::model::dataset::Dataset;
use crate::model::document::{Document, Provenance};
use crate::model::id::{DocumentId, ObservationId};
use crate::model::indicator::Indicator;
use crate::model::integrity;
use crate::model::municipality::{AreaCode, Municipality};
use crate::model::plan::Plan;
use crate::model::printed::Arrow;
use crate::model::quantity::Quantity;
use crate::model::target::{BaselineReason, Target};
use crate::model::vintage::VintageId;
use rusqlite::{Connection, OptionalExtension, ToSql, params};
use std::collections::{BTreeMap, BTreeSet};

impl Store {
    /// Keeps a dataset as a new vintage, stored as of `stored_at` (UTC, `2026-01-31T09:00:00Z`).
    ///
    /// A vintage of the same dataset with the same contents is not stored again: its identifier
    /// is returned and nothing changes, not even which vintage is current.
    ///
    /// # Errors
    /// [`StoreError::Breaches`] where the dataset contradicts itself; [`StoreError::ReadOnly`],
    /// [`StoreError::Busy`], [`StoreError::Full`], [`StoreError::Io`] or [`StoreError::Damaged`]
    /// where it cannot be written. In each case the store is as it was.
    pub fn put(&mut self, data: &Dataset, stored_at: &str) -> Result<VintageId, StoreError> {
        check(data)?;
        self.change(|transaction| keep(transaction, data, stored_at).map(|(vintage, _)| vintage))
    }
}

/// Whether a dataset may be kept.
pub(super) fn check(data: &Dataset) -> Result<(), StoreError> {
    let breaches = integrity::breaches(data);
    if breaches.is_empty() { Ok(()) } else { Err(StoreError::Breaches { name: data.name.clone(), breaches }) }
}

/// Writes a dataset that may be kept, unless its contents are there; says which vintage it is, and whether it was there.
pub(super) fn keep(transaction: &Connection, data: &Dataset, stored_at: &str) -> rusqlite::Result<(VintageId, bool)> {
    let hash = content_hash(data);
    let sql = "SELECT vintage_id FROM vintage WHERE dataset = ?1 AND content_hash = ?2";
    let present = transaction.query_row(sql, (&data.name, &hash), |row| row.get(0)).optional()?;
    if let Some(vintage) = present {
        return Ok((VintageId(vintage), true));
    }
    let head = (data.name.as_str(), data.version.as_str(), data.title.as_str());
    Ok((Writer::new(transaction, head, &hash, stored_at)?.write(data, &hash)?, false))
}

/// Writes the rows of one vintage, each table in the order in which its rows come. A reference that is not
/// there becomes NULL, which the schema refuses.
pub(super) struct Writer<'t> {
    pub(super) transaction: &'t Connection,
    pub(super) vintage: i64,
    pub(super) indicators: BTreeMap<String, i64>,
    pub(super) areas: BTreeSet<AreaCode>,
    pub(super) facets: Facets,
    pub(super) blocks: Sink<'t>,
    plans: BTreeMap<String, i64>,
    documents: BTreeMap<String, i64>,
    comparisons: BTreeMap<String, i64>,
    /// Keys of places in documents, by document and section.
    origins: BTreeMap<String, BTreeMap<String, i64>>,
    next_origin: i64,
    /// The origin that was asked for last: most rows stand in the same section as the one before.
    last_origin: (DocumentId, String, i64),
    targets: i64,
    /// What the identifiers of observations follow from, by the key of their indicator.
    pub(super) derives: BTreeMap<i64, Derives>,
}

fn count<K, V>(rows: &BTreeMap<K, V>) -> i64 {
    i64::try_from(rows.len()).unwrap_or(i64::MAX)
}

impl<'t> Writer<'t> {
    pub(super) fn new(
        transaction: &'t Connection,
        (name, version, title): (&str, &str, &str),
        hash: &str,
        stored_at: &str,
    ) -> rusqlite::Result<Self> {
        transaction.execute(
            "INSERT INTO vintage (dataset, version, title, content_hash, stored_at, observations)
             VALUES (?1, ?2, ?3, ?4, ?5, 0)",
            params![name, version, title, hash, stored_at],
        )?;
        let vintage = transaction.last_insert_rowid();
        Ok(Self {
            transaction,
            vintage,
            indicators: BTreeMap::new(),
            areas: BTreeSet::new(),
            facets: Facets::default(),
            blocks: Sink::new(transaction, vintage),
            plans: BTreeMap::new(),
            documents: BTreeMap::new(),
            comparisons: BTreeMap::new(),
            origins: BTreeMap::new(),
            next_origin: 0,
            last_origin: (DocumentId::new(""), String::new(), -1),
            targets: 0,
            derives: BTreeMap::new(),
        })
    }

    /// Completes the vintage's own row.
    pub(super) fn finish(&self, hash: &str, observations: i64) -> rusqlite::Result<VintageId> {
        let sql = "UPDATE vintage SET content_hash = ?2, observations = ?3 WHERE vintage_id = ?1";
        self.transaction.execute(sql, params![self.vintage, hash, observations])?;
        Ok(VintageId(self.vintage))
    }

    fn write(mut self, data: &Dataset, hash: &str) -> rusqlite::Result<VintageId> {
        data.municipalities.iter().try_for_each(|row| self.municipality(row))?;
        data.documents.iter().try_for_each(|row| self.document(row))?;
        data.plans.iter().try_for_each(|row| self.plan(row))?;
        // An indicator may repeat one that comes later.
        self.indicators = data.indicators.iter().map(|row| row.indicator_id.0.clone()).zip(0_i64..).collect();
        data.indicators.iter().try_for_each(|row| self.indicator(row))?;
        data.aliases.iter().zip(0_i64..).try_for_each(|(row, position)| self.alias(row, position))?;
        observations::write(&mut self, &data.observations)?;
        data.targets.iter().try_for_each(|row| self.target(row))?;
        self.evaluations(data)?;
        self.printed_figures(data)?;
        self.comparisons(data)?;
        self.finish(hash, i64::try_from(data.observations.len()).unwrap_or(i64::MAX))
    }

    pub(super) fn knows_document(&self, id: &str) -> bool {
        self.documents.contains_key(id)
    }

    fn insert(&self, sql: &str, row: &[&dyn ToSql]) -> rusqlite::Result<()> {
        self.transaction.prepare_cached(sql)?.execute(row).map(drop)
    }

    /// The key of a place in a document, which is written when it is met first.
    pub(super) fn origin(&mut self, source: &Provenance) -> rusqlite::Result<i64> {
        if self.last_origin.2 >= 0 && self.last_origin.0 == source.document_id && self.last_origin.1 == source.section {
            return Ok(self.last_origin.2);
        }
        let key = self.any_origin(source)?;
        self.last_origin = (source.document_id.clone(), source.section.clone(), key);
        Ok(key)
    }

    fn any_origin(&mut self, source: &Provenance) -> rusqlite::Result<i64> {
        let document = source.document_id.as_str();
        if let Some(key) = self.origins.get(document).and_then(|sections| sections.get(&source.section)) {
            return Ok(*key);
        }
        let key = self.next_origin;
        self.next_origin += 1;
        let sql = "INSERT INTO origin (vintage_id, origin_key, document_key, section) VALUES (?1, ?2, ?3, ?4)";
        self.insert(sql, params![self.vintage, key, self.documents.get(document), source.section])?;
        self.origins.entry(document.to_owned()).or_default().insert(source.section.clone(), key);
        Ok(key)
    }

    pub(super) fn municipality(&mut self, row: &Municipality) -> rusqlite::Result<()> {
        let position = i64::try_from(self.areas.len()).unwrap_or(i64::MAX);
        self.areas.insert(row.municipality_code);
        self.insert(
            "INSERT INTO municipality (vintage_id, municipality_code, position, kind, name, kana, name_en, prefecture)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                self.vintage,
                row.municipality_code.number(),
                position,
                row.kind.key(),
                row.name,
                row.kana,
                row.name_en,
                row.prefecture
            ],
        )?;
        Ok(())
    }

    pub(super) fn document(&mut self, row: &Document) -> rusqlite::Result<()> {
        let key = count(&self.documents);
        self.documents.insert(row.document_id.0.clone(), key);
        self.insert(
            "INSERT INTO document (vintage_id, document_key, document_id, municipality_code, title, title_en, kind,
                   publisher, published, text_name, text_sha256, note)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            params![
                self.vintage,
                key,
                row.document_id.as_str(),
                row.municipality_code.number(),
                row.title,
                row.title_en,
                row.kind.key(),
                row.publisher,
                row.published,
                row.text_name,
                row.text_sha256,
                row.note
            ],
        )?;
        Ok(())
    }

    pub(super) fn plan(&mut self, row: &Plan) -> rusqlite::Result<()> {
        let key = count(&self.plans);
        self.plans.insert(row.plan_id.0.clone(), key);
        self.insert(
            "INSERT INTO plan (vintage_id, plan_key, plan_id, municipality_code, name, name_en, first_year, last_year,
                   document_key, source_line)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                self.vintage,
                key,
                row.plan_id.as_str(),
                row.municipality_code.number(),
                row.name,
                row.name_en,
                row.first_year,
                row.last_year,
                self.documents.get(row.document_id.as_str()),
                row.source_line
            ],
        )?;
        Ok(())
    }

    /// Writes an indicator; its key is given where it is not known yet.
    pub(super) fn indicator(&mut self, row: &Indicator) -> rusqlite::Result<()> {
        let origin = self.origin(&row.source)?;
        let next = count(&self.indicators);
        let key = *self.indicators.entry(row.indicator_id.0.clone()).or_insert(next);
        self.insert(
                "INSERT INTO indicator (vintage_id, indicator_key, indicator_id, municipality_code, plan_key, level, theme,
                   concept, goal, policy, project, department, label, unit, polarity, polarity_reason, definition_note, review_flag,
                   repeat_of, origin_key, source_line, raw_text, label_en)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)",
                params![
                    self.vintage,
                    key,
                    row.indicator_id.as_str(),
                    row.municipality_code.map(AreaCode::number),
                    row.plan_id.as_ref().and_then(|id| self.plans.get(id.as_str())),
                    row.level.key(),
                    row.theme.key(),
                    row.concept.map(crate::model::indicator::Concept::key),
                    row.goal,
                    row.policy,
                    row.project,
                    row.department,
                    row.label,
                    row.unit.as_str(),
                    row.polarity.key(),
                    row.polarity_reason,
                    row.definition_note,
                    row.review_flag,
                    row.repeat_of.as_ref().and_then(|id| self.indicators.get(id.as_str())),
                    origin,
                    row.source.source_line,
                    row.source.raw_text,
                    row.label_en
                ],
            )?;
        self.derives.insert(key, Derives::of(row));
        for (part, position) in row.breakdown.iter().zip(0_i64..) {
            self.insert(
                "INSERT INTO breakdown (vintage_id, indicator_key, position, dimension, member)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                params![self.vintage, key, position, part.dimension, part.member],
            )?;
        }
        Ok(())
    }

    /// Writes what a former identifier of an indicator stands for.
    fn alias(&self, row: &Alias, position: i64) -> rusqlite::Result<()> {
        self.insert(
            "INSERT INTO indicator_alias (vintage_id, position, alias, municipality_code, indicator_key)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                self.vintage,
                position,
                row.alias.as_str(),
                row.municipality_code.number(),
                self.indicators.get(row.indicator_id.as_str())
            ],
        )
    }

    pub(super) fn target(&mut self, row: &Target) -> rusqlite::Result<()> {
        let origin = self.origin(&row.source)?;
        let position = self.targets;
        self.targets += 1;
        self.insert(
            "INSERT INTO target (vintage_id, position, target_id, indicator_key, revision, plan_key, goal, kind, value,
                   decimals, unit, target_period, baseline_observation_id, baseline_reason, actual_comparable,
                   rounded_rate, note, origin_key, source_line, raw_text)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
            params![
                self.vintage,
                position,
                row.target_id.as_str(),
                self.indicators.get(row.indicator_id.as_str()),
                row.revision.key(),
                self.plans.get(row.plan_id.as_str()),
                row.goal,
                row.kind.key(),
                row.value.value(),
                row.value.decimals(),
                row.unit.as_str(),
                row.target_period.to_string(),
                row.baseline_observation_id.as_ref().map(ObservationId::as_str),
                row.baseline_reason.map(BaselineReason::key),
                row.actual_comparable,
                row.rounded_rate,
                row.note,
                origin,
                row.source.source_line,
                row.source.raw_text
            ],
        )?;
        Ok(())
    }

    fn evaluations(&mut self, data: &Dataset) -> rusqlite::Result<()> {
        for (row, position) in data.evaluations.iter().zip(0_i64..) {
            let origin = self.origin(&row.source)?;
            self.insert(
                "INSERT INTO evaluation (vintage_id, position, evaluation_id, municipality_code, plan_key, scope, goal,
                   policy, indicator_key, body, scheme, grade, period, origin_key, source_line, raw_text)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
                params![
                    self.vintage,
                    position,
                    row.evaluation_id.as_str(),
                    row.municipality_code.number(),
                    self.plans.get(row.plan_id.as_str()),
                    row.scope.key(),
                    row.goal,
                    row.policy,
                    row.indicator_id.as_ref().and_then(|id| self.indicators.get(id.as_str())),
                    row.body.key(),
                    row.scheme.key(),
                    row.grade,
                    row.period.to_string(),
                    origin,
                    row.source.source_line,
                    row.source.raw_text
                ],
            )?;
        }
        Ok(())
    }

    fn printed_figures(&mut self, data: &Dataset) -> rusqlite::Result<()> {
        for (row, position) in data.printed_figures.iter().zip(0_i64..) {
            let origin = self.origin(&row.source)?;
            self.insert(
                "INSERT INTO printed_figure (vintage_id, position, figure_id, indicator_key, kind, value, decimals, unit,
                   arrow, subject_observation_id, base_observation_id, note, origin_key, source_line, raw_text)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
                params![
                    self.vintage,
                    position,
                    row.figure_id.as_str(),
                    self.indicators.get(row.indicator_id.as_str()),
                    row.kind.key(),
                    row.value.map(Quantity::value),
                    row.value.map(Quantity::decimals),
                    row.unit.as_str(),
                    row.arrow.map(Arrow::key),
                    row.subject_observation_id.as_ref().map(ObservationId::as_str),
                    row.base_observation_id.as_ref().map(ObservationId::as_str),
                    row.note,
                    origin,
                    row.source.source_line,
                    row.source.raw_text
                ],
            )?;
        }
        Ok(())
    }

    fn comparisons(&mut self, data: &Dataset) -> rusqlite::Result<()> {
        self.comparisons = data.comparisons.iter().map(|row| row.comparison_id.0.clone()).zip(0_i64..).collect();
        for (row, key) in data.comparisons.iter().zip(0_i64..) {
            self.insert(
                "INSERT INTO comparison (vintage_id, comparison_key, comparison_id, theme, name, name_en, grade, reason,
                   reason_en)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                params![
                    self.vintage,
                    key,
                    row.comparison_id.as_str(),
                    row.theme.key(),
                    row.name,
                    row.name_en,
                    row.grade.key(),
                    row.reason,
                    row.reason_en
                ],
            )?;
        }
        for (row, position) in data.comparison_members.iter().zip(0_i64..) {
            self.insert(
                "INSERT INTO comparison_member (vintage_id, position, comparison_key, indicator_key, note, note_en)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    self.vintage,
                    position,
                    self.comparisons.get(row.comparison_id.as_str()),
                    self.indicators.get(row.indicator_id.as_str()),
                    row.note,
                    row.note_en
                ],
            )?;
        }
        Ok(())
    }
}
