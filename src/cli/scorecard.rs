//! `machikurabe scorecard`: every final target judged, with what enters its formula and every reason.

use super::args::Format;
use super::filter::Filter;
use super::output::{self, Cell, Column, Report, Shown};
use crate::analysis::own_grade;
use crate::analysis::scorecard::{Entry, ScorecardRow};
use crate::analysis::{scorecard, summary::Counts};
use crate::chart::explain;
use crate::chart::observed::measure;
use crate::chart::request::area_name;
use crate::frame::Cube;
use crate::model::evaluation::{Evaluation, EvaluationScope};
use crate::model::finding::Basis;
use crate::model::indexed::Series;
use crate::model::indicator::Level;
use crate::model::message::{Fact, Message};
use crate::model::observation::MissingReason;
use crate::model::period::Period;
use crate::model::place::SeriesPlace;
use crate::model::quantity::Quantity;
use crate::model::ruler::Ruler;
use crate::model::status::{Reason, Status};
use crate::model::target::{Revision, Target};
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;
use crate::text::number;

struct Row<'a> {
    index: &'a Cube,
    texts: &'a Texts,
    ruler: &'a Ruler,
    judged: &'a ScorecardRow,
    target: &'a Target,
    indicator: Series<'a>,
    area: String,
}

impl<'a> Row<'a> {
    const COLUMNS: &'a [Column<Self>] = &[
        ("municipality_code", |r| Cell::text(r.indicator.area)),
        ("municipality", |r| Cell::text(&r.area)),
        ("indicator_id", |r| Cell::text(&r.indicator.indicator_id)),
        ("indicator", |r| Cell::text(&r.indicator.label)),
        ("level", |r| Cell::key(Some(r.indicator.level.key()))),
        ("theme", |r| Cell::key(Some(r.indicator.theme.key()))),
        ("unit", |r| Cell::text(r.unit())),
        ("polarity", |r| Cell::key(Some(r.indicator.polarity.key()))),
        ("target_kind", |r| Cell::key(Some(r.target.kind.key()))),
        ("baseline", |r| Cell::exact(r.judged.baseline.map(|entry| entry.value))),
        ("baseline_period", |r| r.period(r.judged.baseline).map_or(Cell::Empty, Cell::text)),
        ("target", |r| Cell::exact(Some(r.target.value.value()))),
        ("target_period", |r| Cell::text(r.target.target_period)),
        ("actual", |r| Cell::exact(r.judged.actual.map(|entry| entry.value))),
        ("actual_period", |r| r.period(r.judged.actual).map_or(Cell::Empty, Cell::text)),
        ("gap", |r| Cell::exact(r.judged.gap())),
        ("progress", |r| Cell::exact(r.judged.progress())),
        ("attainment", |r| Cell::exact(r.judged.attainment())),
        ("pace", |r| Cell::exact(r.judged.pace())),
        ("status", |r| Cell::key(Some(r.judged.status.key()))),
        ("reason", |r| Cell::key(r.judged.reason.map(Reason::key))),
        ("reason_text", |r| explain::reason(r.texts, r.judged).map_or(Cell::Empty, Cell::text)),
        ("document_id", |r| Cell::text(&r.target.source.document_id)),
        ("source_line", |r| Cell::line(r.target.source.source_line)),
        ("basis", |r| Cell::key(r.judged.basis.map(Basis::key))),
        ("partial", |r| Cell::Flag(r.judged.partial)),
        ("lower_bound", |r| Cell::Flag(r.judged.basis == Some(Basis::LowerBound))),
        ("required_per_year", |r| Cell::exact(r.judged.figures.and_then(|figures| figures.required_per_year))),
        ("own_grade", |r| Cell::text(r.own_grade())),
        ("attainment_reason", |r| Cell::key(r.judged.figures.and_then(|f| f.attainment_reason).map(Reason::key))),
        ("missing_reason", |r| Cell::key(r.judged.missing.map(MissingReason::key))),
        ("goal", |r| Cell::text(&r.target.goal)),
        ("policy", |r| Cell::text(&r.indicator.policy)),
        ("target_id", |r| Cell::text(&r.target.target_id)),
        ("ruler", |r| Cell::text(&r.ruler.key)),
        ("own_grade_scope", |r| Cell::key(r.own_grade_scope().map(EvaluationScope::key))),
        ("indicator_en", |r| Cell::text(&r.indicator.label_en)),
    ];

    const SHOWN: &'a [Shown<Self>] = &[
        Shown::words("column-municipality", 14, |r| r.area.clone()),
        Shown::words("column-indicator", 64, |r| r.texts.label(r.indicator.indicator).to_owned()),
        Shown::words("column-measure", 36, |r| measure(r.indicator.indicator).to_owned()),
        Shown::words("column-level", 16, |r| r.texts.level(r.indicator.level)),
        Shown::words("column-status", 20, |r| r.texts.status(r.judged.status)),
        Shown::number("column-baseline", |r| r.entry(r.judged.baseline)),
        Shown::number("column-target", |r| r.texts.amount(r.target.value, r.unit())),
        Shown::words("column-target-kind", 12, |r| r.texts.target_kind(r.target.kind)),
        Shown::number("column-actual", |r| r.entry(r.judged.actual)),
        Shown::words("column-period", 16, |r| {
            r.period(r.judged.actual).map(|p| r.texts.period_short(p)).unwrap_or_default()
        }),
        Shown::number("column-gap", Row::gap),
        Shown::number("column-progress", Row::progress),
        Shown::number("column-attainment", |r| r.percent(r.judged.attainment())),
        Shown::number("column-pace", |r| r.percent(r.judged.pace())),
        Shown::words("column-own-grade", 20, Row::own_grade_words),
        Shown::words("column-id", 32, |r| r.indicator.indicator_id.to_string()),
        Shown::words("column-reason", 110, Row::remark),
    ];

    /// The target's unit, or the indicator's where the target is printed without one.
    fn unit(&self) -> &'a Unit {
        if self.target.unit.as_str().is_empty() { &self.indicator.indicator.unit } else { &self.target.unit }
    }

    fn period(&self, entry: Option<Entry>) -> Option<Period> {
        self.index.at(entry?.observation).map(|observation| observation.period)
    }

    fn entry(&self, entry: Option<Entry>) -> String {
        let decimals = explain::decimals(self.index, self.judged);
        let quantity = entry.and_then(|entry| Quantity::new(entry.value, decimals));
        quantity.map_or_else(|| self.texts.t("no-value"), |value| self.texts.amount(value, self.unit()))
    }

    fn gap(&self) -> String {
        let decimals = explain::decimals(self.index, self.judged);
        let words = self.judged.gap().map(|gap| self.texts.gap(gap, decimals, self.unit()));
        words.unwrap_or_else(|| self.texts.t("no-value"))
    }

    /// Below zero the way went backwards: the word says so, a percentage would only puzzle.
    fn progress(&self) -> String {
        if self.judged.progress().is_some_and(|progress| progress < 0.0) {
            return self.texts.status(Status::WorseThanBaseline);
        }
        self.percent(self.judged.progress())
    }

    fn percent(&self, fraction: Option<f64>) -> String {
        fraction.map_or_else(|| self.texts.t("no-value"), number::percent)
    }

    fn evaluations(&self) -> impl Iterator<Item = (&'a Evaluation, &'a str)> {
        let all = own_grade::own_grades(self.index.data(), self.indicator);
        all.into_iter().filter_map(|evaluation| Some((evaluation, evaluation.grade.as_deref()?)))
    }

    /// The city's own grades that cover this indicator; several bodies may have given one.
    fn own_grade(&self) -> String {
        let grades: Vec<String> = self.evaluations().map(|(_, grade)| grade.to_owned()).collect();
        self.texts.list(&grades)
    }

    /// What was graded: the indicator itself, or its whole policy or goal.
    fn own_grade_scope(&self) -> Option<EvaluationScope> {
        self.evaluations().map(|(evaluation, _)| evaluation.scope).next()
    }

    /// The grade with what was graded, so that a policy's letter is not taken for the indicator's.
    fn own_grade_words(&self) -> String {
        let scope = self.own_grade_scope().map(|scope| self.texts.evaluation_scope(scope));
        scope.map(|scope| self.texts.aside(&self.own_grade(), &scope)).unwrap_or_default()
    }

    /// Why progress is withheld, and what else a reader of the actual must know.
    fn remark(&self) -> String {
        explain::remarks(self.texts, self.judged).join(" ")
    }
}

/// Counts by status and the share on track of every level; levels are never mixed.
fn summary(texts: &Texts, rows: &[Row<'_>]) -> Vec<String> {
    let mut lines = Vec::new();
    for level in Level::ALL {
        let counts = Counts::of(rows.iter().filter(|r| r.indicator.level == *level).map(|r| r.judged));
        if counts.total() == 0 {
            continue;
        }
        let count = |n: usize| Fact::Number(n as f64);
        let with_some = Status::ALL.iter().filter(|status| counts.get(**status) > 0);
        let statuses: Vec<String> = with_some
            .map(|status| {
                let facts = [("status", Fact::Text(texts.status(*status))), ("count", count(counts.get(*status)))];
                texts.with("summary-status", &facts)
            })
            .collect();
        let mut facts = vec![
            ("level", Fact::Text(texts.level(*level))),
            ("total", count(counts.total())),
            ("statuses", Fact::Text(texts.list(&statuses))),
        ];
        let key = match counts.share_on_track() {
            None => "summary-level-none",
            Some(share) => {
                facts.push(("share", Fact::Text(number::percent(share))));
                facts.push(("ontrack", count(counts.on_track())));
                facts.push(("count", count(counts.assessed())));
                facts.push(("missing", count(counts.total() - counts.assessed())));
                "summary-level"
            }
        };
        lines.push(texts.with(key, &facts));
    }
    lines
}

/// The scorecard under a ruler, in a format.
///
/// # Errors
/// `error-analysis` where the actuals cannot be selected, or where the output cannot be formed.
pub fn list(index: &Cube, texts: &Texts, filter: &Filter, ruler: &Ruler, format: Format) -> Result<String, Message> {
    let rows = scorecard::scorecard(index, Revision::Final, ruler)
        .map_err(|cause| Message::new("error-analysis").text("cause", cause))?;
    let records: Vec<Row<'_>> = rows
        .iter()
        .filter_map(|row| {
            let indicator = index.series(row.series).filter(|series| filter.takes(index, *series))?;
            let target = index.data().targets.get(row.target)?;
            Some(Row {
                index,
                texts,
                ruler,
                judged: row,
                target,
                indicator,
                area: area_name(index, texts, indicator.area),
            })
        })
        .collect();
    let mut remarks = vec![texts.with("chart-ruler", &[("ruler", Fact::Text(texts.ruler_in_words(ruler)))])];
    remarks.extend(summary(texts, &records));
    let series: std::collections::BTreeSet<SeriesPlace> = records.iter().map(|r| r.judged.series).collect();
    if series.len() < records.len() {
        remarks.push(texts.t("summary-twice"));
    }
    remarks.push(output::count(texts, records.len()));
    remarks.push(texts.t("summary-columns"));
    Report { columns: Row::COLUMNS, shown: Row::SHOWN, records: &records, remarks }.render(format, texts)
}
