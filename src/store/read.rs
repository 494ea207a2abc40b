//! Reading: one vintage as it was brought in, the current ones together, or one series.

use super::Store;
use super::cells::Cells;
use super::derived::Derives;
use super::error::StoreError;
use super::rows;
use crate::frame::Cube;
use crate::model::alias::Alias;
use crate::model::breakdown::Breakdown;
use crate::model::catalogue::Catalogue;
use crate::model::comparison::{Comparison, ComparisonMember};
use crate::model::dataset::Dataset;
use crate::model::document::Document;
use crate::model::evaluation::Evaluation;
use crate::model::id::{
    ComparisonId, DocumentId, EvaluationId, FigureId, IndicatorId, ObservationId, PlanId, TargetId,
};
use crate::model::indicator::Indicator;
use crate::model::municipality::Municipality;
use crate::model::observation::Observation;
use crate::model::plan::Plan;
use crate::model::printed::PrintedFigure;
use crate::model::target::Target;
use crate::model::unit::Unit;
use crate::model::vintage::VintageId;
use rusqlite::{Connection, OptionalExtension, Result};

impl Store {
    /// The dataset of one vintage, exactly as it was stored.
    ///
    /// # Errors
    /// [`StoreError::NoVintage`] where there is none; [`StoreError`] where it cannot be read.
    pub fn vintage(&self, vintage: VintageId) -> Result<Dataset, StoreError> {
        // One transaction, so that a vintage which another program removes is read whole or not at all.
        let transaction = self.known(self.conn.unchecked_transaction())?;
        self.known(read_vintage(&transaction, vintage.0))?
            .ok_or_else(|| StoreError::NoVintage { path: self.path().to_path_buf(), vintage_id: vintage.0 })
    }

    /// The current vintages of all datasets as one. Where two have a row of one identifier, the
    /// row of the vintage that was stored later stands, in the place of the earlier one.
    ///
    /// # Errors
    /// [`StoreError`] where they cannot be read.
    pub fn current(&self) -> Result<Dataset, StoreError> {
        self.contents().all()
    }

    /// The same for reading: as columns, without a struct per observation.
    ///
    /// # Errors
    /// [`StoreError`] where they cannot be read.
    pub fn cube(&self) -> Result<Cube, StoreError> {
        self.contents().cube()
    }
}

/// All rows of a query about one vintage.
fn all<T>(
    conn: &Connection,
    vintage: i64,
    sql: &str,
    mut read: impl FnMut(&mut Cells<'_, '_>) -> Result<T>,
) -> Result<Vec<T>> {
    conn.prepare_cached(sql)?.query_map([vintage], |row| read(&mut Cells::new(row)))?.collect()
}

/// A vintage as it was brought in.
pub(super) fn read_vintage(conn: &Connection, vintage: i64) -> Result<Option<Dataset>> {
    let Some((catalogue, count)) = catalogue_of(conn, vintage)? else { return Ok(None) };
    let observations = read_observations(conn, vintage, count, &catalogue.indicators)?;
    Ok(Some(Dataset { catalogue, observations }))
}

/// What the observations of a vintage are about, and how many there are.
pub(super) fn catalogue_of(conn: &Connection, vintage: i64) -> Result<Option<(Catalogue, i64)>> {
    let mut head =
        conn.prepare_cached("SELECT dataset, version, title, observations FROM vintage WHERE vintage_id = ?1")?;
    let head = head.query_row([vintage], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).optional()?;
    let Some((name, version, title, count)) = head else { return Ok(None) };
    let catalogue = Catalogue {
        name,
        version,
        title,
        municipalities: municipalities(conn, vintage)?,
        documents: documents(conn, vintage)?,
        plans: plans(conn, vintage)?,
        aliases: aliases(conn, vintage)?,
        targets: targets(conn, vintage)?,
        indicators: indicators(conn, vintage)?,
        evaluations: evaluations(conn, vintage)?,
        printed_figures: printed_figures(conn, vintage)?,
        comparisons: comparisons(conn, vintage)?,
        comparison_members: comparison_members(conn, vintage)?,
    };
    Ok(Some((catalogue, count)))
}

/// All observations of a vintage in the publisher's order, although they lie on disk by indicator.
fn read_observations(
    conn: &Connection,
    vintage: i64,
    count: i64,
    indicators: &[Indicator],
) -> Result<Vec<Observation>> {
    let ids: Vec<Derives> = indicators.iter().map(Derives::of).collect();
    let mut places: Vec<Option<Observation>> = Vec::new();
    let mut read = 0;
    rows::read(conn, vintage, &ids, |position, row| {
        let out_of_range = rusqlite::Error::IntegralValueOutOfRange(1, position.into());
        let index = usize::try_from(position).ok().filter(|_| i64::from(position) < count).ok_or(out_of_range)?;
        if places.len() <= index {
            places.resize_with(index + 1, || None);
        }
        places[index] = Some(row);
        read += 1;
        Ok(())
    })?;
    // Every position is there once: as many rows as the vintage counts, and none in another's place.
    let missing = rusqlite::Error::QueryReturnedNoRows;
    let rows: Option<Vec<Observation>> = places.into_iter().collect();
    let mut rows = rows.filter(|_| read == count).ok_or(missing)?;
    // A list that has grown row by row may hold room for twice as many.
    rows.shrink_to_fit();
    Ok(rows)
}

fn municipalities(conn: &Connection, vintage: i64) -> Result<Vec<Municipality>> {
    let sql = "SELECT municipality_code, kind, name, kana, name_en, prefecture
               FROM municipality WHERE vintage_id = ?1 ORDER BY position";
    all(conn, vintage, sql, |cells| {
        Ok(Municipality {
            municipality_code: cells.area()?,
            kind: cells.key()?,
            name: cells.get()?,
            kana: cells.get()?,
            name_en: cells.get()?,
            prefecture: cells.get()?,
        })
    })
}

fn documents(conn: &Connection, vintage: i64) -> Result<Vec<Document>> {
    let sql = "SELECT document_id, municipality_code, title, title_en, kind, publisher, published, text_name,
                 text_sha256, note
               FROM document WHERE vintage_id = ?1 ORDER BY document_key";
    all(conn, vintage, sql, |cells| {
        Ok(Document {
            document_id: DocumentId(cells.get()?),
            municipality_code: cells.area()?,
            title: cells.get()?,
            title_en: cells.get()?,
            kind: cells.key()?,
            publisher: cells.get()?,
            published: cells.get()?,
            text_name: cells.get()?,
            text_sha256: cells.get()?,
            note: cells.get()?,
        })
    })
}

fn plans(conn: &Connection, vintage: i64) -> Result<Vec<Plan>> {
    let sql = "SELECT p.plan_id, p.municipality_code, p.name, p.name_en, p.first_year, p.last_year, d.document_id,
                 p.source_line
               FROM plan p JOIN document d USING (vintage_id, document_key)
               WHERE vintage_id = ?1 ORDER BY p.plan_key";
    all(conn, vintage, sql, |cells| {
        Ok(Plan {
            plan_id: PlanId(cells.get()?),
            municipality_code: cells.area()?,
            name: cells.get()?,
            name_en: cells.get()?,
            first_year: cells.get()?,
            last_year: cells.get()?,
            document_id: DocumentId(cells.get()?),
            source_line: cells.get()?,
        })
    })
}

fn indicators(conn: &Connection, vintage: i64) -> Result<Vec<Indicator>> {
    let sql = "SELECT i.indicator_id, i.municipality_code, p.plan_id, i.level, i.theme, i.concept, i.goal, i.policy, i.project,
                 i.department, i.label, i.unit, i.polarity, i.polarity_reason, i.definition_note, i.review_flag,
                 r.indicator_id, i.label_en, d.document_id, o.section, i.source_line, i.raw_text
               FROM indicator i
                 JOIN origin o USING (vintage_id, origin_key)
                 JOIN document d USING (vintage_id, document_key)
                 LEFT JOIN plan p ON p.vintage_id = i.vintage_id AND p.plan_key = i.plan_key
                 LEFT JOIN indicator r ON r.vintage_id = i.vintage_id AND r.indicator_key = i.repeat_of
               WHERE i.vintage_id = ?1 ORDER BY i.indicator_key";
    let mut found = all(conn, vintage, sql, |cells| {
        Ok(Indicator {
            indicator_id: IndicatorId(cells.get()?),
            municipality_code: cells.optional_area()?,
            plan_id: cells.get::<Option<String>>()?.map(PlanId),
            level: cells.key()?,
            theme: cells.key()?,
            concept: cells.optional_key()?,
            goal: cells.get()?,
            policy: cells.get()?,
            project: cells.get()?,
            department: cells.get()?,
            label: cells.get()?,
            unit: Unit(cells.get()?),
            breakdown: Vec::new(),
            polarity: cells.key()?,
            polarity_reason: cells.get()?,
            definition_note: cells.get()?,
            review_flag: cells.get()?,
            repeat_of: cells.get::<Option<String>>()?.map(IndicatorId),
            label_en: cells.get()?,
            source: cells.source()?,
        })
    })?;
    let sql = "SELECT indicator_key, dimension, member FROM breakdown WHERE vintage_id = ?1
               ORDER BY indicator_key, position";
    let parts: Vec<(i64, Breakdown)> = all(conn, vintage, sql, |cells| {
        Ok((cells.get()?, Breakdown { dimension: cells.get()?, member: cells.get()? }))
    })?;
    for (key, part) in parts {
        if let Some(indicator) = usize::try_from(key).ok().and_then(|at| found.get_mut(at)) {
            indicator.breakdown.push(part);
        }
    }
    Ok(found)
}

fn aliases(conn: &Connection, vintage: i64) -> Result<Vec<Alias>> {
    let sql = "SELECT a.alias, a.municipality_code, i.indicator_id
               FROM indicator_alias a JOIN indicator i USING (vintage_id, indicator_key)
               WHERE vintage_id = ?1 ORDER BY a.position";
    all(conn, vintage, sql, |cells| {
        Ok(Alias {
            alias: IndicatorId(cells.get()?),
            municipality_code: cells.area()?,
            indicator_id: IndicatorId(cells.get()?),
        })
    })
}

fn targets(conn: &Connection, vintage: i64) -> Result<Vec<Target>> {
    let sql = "SELECT t.target_id, i.indicator_id, t.revision, p.plan_id, t.goal, t.kind, t.value, t.decimals, t.unit,
                 t.target_period, t.baseline_observation_id, t.baseline_reason, t.actual_comparable, t.rounded_rate,
                 t.note, d.document_id, o.section, t.source_line, t.raw_text
               FROM target t
                 JOIN indicator i ON i.vintage_id = t.vintage_id AND i.indicator_key = t.indicator_key
                 JOIN plan p ON p.vintage_id = t.vintage_id AND p.plan_key = t.plan_key
                 JOIN origin o ON o.vintage_id = t.vintage_id AND o.origin_key = t.origin_key
                 JOIN document d ON d.vintage_id = t.vintage_id AND d.document_key = o.document_key
               WHERE t.vintage_id = ?1 ORDER BY t.position";
    all(conn, vintage, sql, |cells| {
        Ok(Target {
            target_id: TargetId(cells.get()?),
            indicator_id: IndicatorId(cells.get()?),
            revision: cells.key()?,
            plan_id: PlanId(cells.get()?),
            goal: cells.get()?,
            kind: cells.key()?,
            value: cells.quantity()?,
            unit: Unit(cells.get()?),
            target_period: cells.period()?,
            baseline_observation_id: cells.get::<Option<String>>()?.map(ObservationId),
            baseline_reason: cells.optional_key()?,
            actual_comparable: cells.get()?,
            rounded_rate: cells.get()?,
            note: cells.get()?,
            source: cells.source()?,
        })
    })
}

fn evaluations(conn: &Connection, vintage: i64) -> Result<Vec<Evaluation>> {
    let sql = "SELECT e.evaluation_id, e.municipality_code, p.plan_id, e.scope, e.goal, e.policy, i.indicator_id,
                 e.body, e.scheme, e.grade, e.period, d.document_id, o.section, e.source_line, e.raw_text
               FROM evaluation e
                 JOIN plan p ON p.vintage_id = e.vintage_id AND p.plan_key = e.plan_key
                 JOIN origin o ON o.vintage_id = e.vintage_id AND o.origin_key = e.origin_key
                 JOIN document d ON d.vintage_id = e.vintage_id AND d.document_key = o.document_key
                 LEFT JOIN indicator i ON i.vintage_id = e.vintage_id AND i.indicator_key = e.indicator_key
               WHERE e.vintage_id = ?1 ORDER BY e.position";
    all(conn, vintage, sql, |cells| {
        Ok(Evaluation {
            evaluation_id: EvaluationId(cells.get()?),
            municipality_code: cells.area()?,
            plan_id: PlanId(cells.get()?),
            scope: cells.key()?,
            goal: cells.get()?,
            policy: cells.get()?,
            indicator_id: cells.get::<Option<String>>()?.map(IndicatorId),
            body: cells.key()?,
            scheme: cells.key()?,
            grade: cells.get()?,
            period: cells.period()?,
            source: cells.source()?,
        })
    })
}

fn printed_figures(conn: &Connection, vintage: i64) -> Result<Vec<PrintedFigure>> {
    let sql = "SELECT f.figure_id, i.indicator_id, f.kind, f.value, f.decimals, f.unit, f.arrow,
                 f.subject_observation_id, f.base_observation_id, f.note, d.document_id, o.section, f.source_line,
                 f.raw_text
               FROM printed_figure f
                 JOIN indicator i ON i.vintage_id = f.vintage_id AND i.indicator_key = f.indicator_key
                 JOIN origin o ON o.vintage_id = f.vintage_id AND o.origin_key = f.origin_key
                 JOIN document d ON d.vintage_id = f.vintage_id AND d.document_key = o.document_key
               WHERE f.vintage_id = ?1 ORDER BY f.position";
    all(conn, vintage, sql, |cells| {
        Ok(PrintedFigure {
            figure_id: FigureId(cells.get()?),
            indicator_id: IndicatorId(cells.get()?),
            kind: cells.key()?,
            value: cells.optional_quantity()?,
            unit: Unit(cells.get()?),
            arrow: cells.optional_key()?,
            subject_observation_id: cells.get::<Option<String>>()?.map(ObservationId),
            base_observation_id: cells.get::<Option<String>>()?.map(ObservationId),
            note: cells.get()?,
            source: cells.source()?,
        })
    })
}

fn comparisons(conn: &Connection, vintage: i64) -> Result<Vec<Comparison>> {
    let sql = "SELECT comparison_id, theme, name, name_en, grade, reason, reason_en
               FROM comparison WHERE vintage_id = ?1 ORDER BY comparison_key";
    all(conn, vintage, sql, |cells| {
        Ok(Comparison {
            comparison_id: ComparisonId(cells.get()?),
            theme: cells.key()?,
            name: cells.get()?,
            name_en: cells.get()?,
            grade: cells.key()?,
            reason: cells.get()?,
            reason_en: cells.get()?,
        })
    })
}

fn comparison_members(conn: &Connection, vintage: i64) -> Result<Vec<ComparisonMember>> {
    let sql = "SELECT c.comparison_id, i.indicator_id, m.note, m.note_en
               FROM comparison_member m
                 JOIN comparison c USING (vintage_id, comparison_key)
                 JOIN indicator i USING (vintage_id, indicator_key)
               WHERE vintage_id = ?1 ORDER BY m.position";
    all(conn, vintage, sql, |cells| {
        Ok(ComparisonMember {
            comparison_id: ComparisonId(cells.get()?),
            indicator_id: IndicatorId(cells.get()?),
            note: cells.get()?,
            note_en: cells.get()?,
        })
    })
}
