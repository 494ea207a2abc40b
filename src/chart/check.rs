//! What a check-workbook says: every judged target with the values it is made of, as plain data.
//!
//! The workbook itself computes again; what stands here are the inputs, the choice of formula, the reasons where
//! there is none, and the results, so that a program which does not recalculate shows them too.

use super::explain;
use super::observed::{Observed, measure};
use super::request::area_name;
use crate::analysis::scorecard::ScorecardRow;
use crate::analysis::target_gap::{Case, Figures};
use crate::analysis::{entered, ruler};
use crate::frame::Cube;
use crate::model::finding::Basis;
use crate::model::message::Fact;
use crate::model::place::RowPlace;
use crate::model::quantity::Quantity;
use crate::model::ruler::Ruler;
use crate::model::status::Status;
use crate::model::target::TargetKind;
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;
use std::collections::BTreeMap;

/// Where a value or a target was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CheckSource {
    /// Title of the document.
    pub document: String,
    /// Heading path.
    pub section: String,
    /// Line of its text edition.
    pub line: Option<u32>,
    /// The text as printed.
    pub printed: String,
}

/// One value that enters a formula.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckValue {
    /// Name of the area.
    pub area: String,
    /// Label of the indicator.
    pub indicator: String,
    /// What the value is in its series.
    pub role: String,
    /// Period in words.
    pub period: String,
    /// The value in its printed unit.
    pub value: Quantity,
    /// Unit as printed.
    pub unit: Unit,
    /// What is particular about it.
    pub remarks: String,
    /// Where it stands.
    pub source: CheckSource,
    /// Its identifier.
    pub id: String,
}

/// How a number is made from values: their sum or mean times a factor.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckInput {
    /// Places in [`CheckBook::values`], at least one.
    pub values: Vec<usize>,
    /// Whether the mean is meant rather than the sum.
    pub mean: bool,
    /// What turns the printed unit into the target's.
    pub factor: f64,
    /// The result, in the target's unit.
    pub result: f64,
    /// Period in words (the last one of several).
    pub period: String,
}

/// A figure, or in words why it is withheld.
pub type Told = Result<f64, String>;

/// How a target's figures follow from its inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckSum {
    /// +1 where more is better, −1 where less is better, 0 where neither.
    pub sign: f64,
    /// Whether the baseline may be compared with the actual.
    pub comparable: bool,
    /// Whether the target is a floor under a decline, where attainment stands in for progress.
    pub floor: bool,
    /// Whether missing the target is behind at once, because no ratio measures by how far.
    pub all_or_nothing: bool,
    /// Whether the target, though met, can still be lost before the end of the plan.
    pub waits_for_end: bool,
    /// Position of the actual's year in the plan, 1 to n.
    pub position: u16,
    /// Number of plan years n.
    pub years: u16,
    /// Whether the pace is k/n rather than 1.
    pub paced: bool,
    /// Progress as a fraction.
    pub progress: Told,
    /// Attainment as a fraction.
    pub attainment: Told,
    /// Expected progress as a fraction.
    pub pace: f64,
    /// What is missing, in the target's unit.
    pub gap: f64,
    /// Needed per remaining year, where the kind and the data allow such a figure at all.
    pub required: Option<Option<f64>>,
    /// What the ruler grades.
    pub ratio: Option<f64>,
}

/// One target.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckRow {
    /// Name of the city.
    pub area: String,
    /// Label of the indicator.
    pub indicator: String,
    /// Policy or project.
    pub measure: String,
    /// Level in words.
    pub level: String,
    /// Kind of target.
    pub kind: TargetKind,
    /// Wanted direction in words.
    pub polarity: String,
    /// Unit of target and figures.
    pub unit: Unit,
    /// Decimals of amounts.
    pub decimals: u8,
    /// The target's value T.
    pub target: Quantity,
    /// By when.
    pub target_period: String,
    /// First and last plan year in words; empty where they are unknown.
    pub plan_years: String,
    /// The baseline B as printed, comparable or not.
    pub baseline: Option<CheckInput>,
    /// What enters the formula as x.
    pub actual: Option<CheckInput>,
    /// How x came about, in words.
    pub basis: String,
    /// The arithmetic; `None` where there is none.
    pub sum: Option<CheckSum>,
    /// Status under the book's ruler.
    pub status: Status,
    /// Why progress or a status is withheld, and what else must be known.
    pub remarks: String,
    /// Where the target stands.
    pub source: CheckSource,
    /// Identifier of the target.
    pub id: String,
}

/// Everything that a check-workbook says.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckBook {
    /// Lines about the book: which data, which ruler.
    pub about: Vec<String>,
    /// When the data were stored, `2026-01-31T09:00:00Z`; empty where they never were.
    pub stored_at: String,
    /// The ruler.
    pub ruler: Ruler,
    /// The values that enter formulas, each once.
    pub values: Vec<CheckValue>,
    /// The targets, in the order given.
    pub rows: Vec<CheckRow>,
    /// The documents: title, publisher, date, what sort it is, remarks on the edition.
    pub documents: Vec<[String; 5]>,
}

/// The check-workbook of some rows of a scorecard that was made under `ruler`.
#[must_use]
pub fn book(index: &Cube, rows: &[&ScorecardRow], ruler: &Ruler, stored_at: &str, texts: &Texts) -> CheckBook {
    let mut maker = Maker { index, texts, ruler, values: Vec::new(), places: BTreeMap::new() };
    let made: Vec<CheckRow> = rows.iter().filter_map(|row| maker.row(row)).collect();
    let data = index.data();
    let mut about = vec![data.title.clone()];
    about.push(texts.with("check-version", &[("version", Fact::Text(data.version.clone()))]));
    if let Some(day) = stored_at.get(..10) {
        about.push(texts.with("check-stored", &[("date", Fact::Text(day.to_owned()))]));
    }
    let mut named: Vec<&str> = Vec::new();
    for row in rows {
        let target = data.targets.get(row.target).map(|t| t.source.document_id.as_str());
        let entered = [row.actual, row.baseline].into_iter().flatten();
        let observed = entered.filter_map(|e| index.at(e.observation)).map(|o| o.facet().document_id.as_str());
        named.extend(target.into_iter().chain(observed));
    }
    let documents = data.documents.iter().filter(|d| named.contains(&d.document_id.as_str()));
    let documents = documents.map(|d| {
        [
            texts.title(d).to_owned(),
            d.publisher.clone(),
            d.published.clone(),
            texts.document_kind(d.kind),
            d.note.clone(),
        ]
    });
    CheckBook {
        about,
        stored_at: stored_at.to_owned(),
        ruler: ruler.clone(),
        documents: documents.collect(),
        values: maker.values,
        rows: made,
    }
}

struct Maker<'a> {
    index: &'a Cube,
    texts: &'a Texts,
    ruler: &'a Ruler,
    values: Vec<CheckValue>,
    /// Where an observation of the dataset stands among the values.
    places: BTreeMap<RowPlace, usize>,
}

impl Maker<'_> {
    fn source(&self, of: &crate::model::document::Provenance) -> CheckSource {
        let document = self.index.data().document(&of.document_id);
        let title = document.map(|d| self.texts.title(d).to_owned());
        CheckSource {
            document: title.unwrap_or_else(|| of.document_id.to_string()),
            section: of.section.clone(),
            line: of.source_line,
            printed: of.raw_text.clone(),
        }
    }

    /// The place of an observation among the book's values; it is added where it is not yet one of them.
    fn value(&mut self, observation: RowPlace) -> Option<usize> {
        if let Some(known) = self.places.get(&observation) {
            return Some(*known);
        }
        let found = self.index.at(observation)?;
        let mut remarks = Observed { texts: self.texts, indicator: found.indicator, observation: found }.remarks();
        remarks.extend((!found.note().is_empty()).then(|| found.note().to_owned()));
        let value = CheckValue {
            area: area_name(self.index, self.texts, found.municipality_code),
            indicator: self.texts.label(found.indicator).to_owned(),
            role: self.texts.role(found.role),
            period: self.texts.period_short(found.period),
            value: found.value?,
            unit: found.unit.clone(),
            remarks: remarks.join(" "),
            source: self.source(&found.source()),
            id: found.observation_id().to_string(),
        };
        let place = self.values.len();
        self.values.push(value);
        self.places.insert(observation, place);
        Some(place)
    }

    fn input(&mut self, observations: &[RowPlace], mean: bool, result: f64, unit: &Unit) -> Option<CheckInput> {
        let last = self.index.at(*observations.last()?)?;
        // A value printed without a unit is in the target's.
        let plain = last.unit.as_str().is_empty() || unit.as_str().is_empty();
        let factor = if plain { 1.0 } else { last.unit.factor_to(unit)? };
        let period = self.texts.period_short(last.period);
        let values: Vec<usize> = observations.iter().filter_map(|o| self.value(*o)).collect();
        Some(CheckInput { values, mean, factor, result, period })
    }

    fn row(&mut self, judged: &ScorecardRow) -> Option<CheckRow> {
        let (index, texts) = (self.index, self.texts);
        let data = index.data();
        let target = data.targets.get(judged.target)?;
        let indicator = index.series(judged.series)?;
        let baseline = judged.baseline.and_then(|b| self.input(&[b.observation], false, b.value, &target.unit));
        let rows = entered::rows(index, judged);
        let mean = judged.basis == Some(Basis::Mean);
        let actual = judged.actual.and_then(|a| self.input(&rows, mean, a.value, &target.unit));
        let plan = data.plan(&target.plan_id);
        let years = plan.map(|p| crate::model::period::Period::FiscalSpan(p.first_year, p.last_year));
        let remarks = explain::remarks(texts, judged);
        let sum = judged.case.zip(judged.figures).map(|(case, figures)| self.sum(&case, &figures));
        Some(CheckRow {
            area: area_name(index, texts, indicator.area),
            indicator: texts.label(indicator.indicator).to_owned(),
            measure: measure(indicator.indicator).to_owned(),
            level: texts.level(indicator.level),
            kind: target.kind,
            polarity: texts.polarity(indicator.polarity),
            unit: if target.unit.as_str().is_empty() { indicator.unit.clone() } else { target.unit.clone() },
            decimals: explain::decimals(index, judged),
            target: target.value,
            target_period: texts.period_short(target.target_period),
            plan_years: years.map(|span| texts.period_short(span)).unwrap_or_default(),
            baseline,
            actual,
            basis: judged.basis.map(|basis| texts.basis(basis)).unwrap_or_default(),
            sum,
            status: judged.status,
            remarks: remarks.join(" "),
            source: self.source(&target.source),
            id: target.target_id.to_string(),
        })
    }

    fn sum(&self, case: &Case, figures: &Figures) -> CheckSum {
        let told = |value: Option<f64>, reason| value.ok_or_else(|| explain::withheld(self.texts, reason));
        let has_rate = case.kind.is_spread() && !case.start_unknown && !case.is_ceiling();
        CheckSum {
            sign: case.polarity.sign(),
            comparable: case.comparable_base().is_some(),
            floor: case.is_floor(),
            all_or_nothing: case.is_all_or_nothing(),
            waits_for_end: case.waits_for_end(),
            position: case.position,
            years: case.years,
            paced: case.kind.is_paced(),
            progress: told(figures.progress, figures.progress_reason),
            attainment: told(figures.attainment, figures.attainment_reason),
            pace: figures.pace,
            gap: figures.gap,
            required: has_rate.then_some(figures.required_per_year),
            ratio: ruler::ratio(case, figures, self.ruler),
        }
    }
}
