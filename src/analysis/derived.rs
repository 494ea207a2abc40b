//! Values of derived indicators, computed from the columns of their sources.
//!
//! What enters: actuals of one period each, complete, no running totals, no means, no spans, nothing that may not be
//! judged; of several of one place and period the last one stands, as in [`crate::analysis::places`]. Units are converted
//! only between 千, 万, 億 of one base.
//!
//! Which periods meet: the same period of the same kind. Fiscal years never meet calendar years. A ratio of a year's
//! flow to a stock that is counted on dates takes the stock of 1 January after the year's first day, as values per 1,000
//! residents do: births of 2020 over residents of 1 January 2021, and so those of the fiscal year 2020. Nothing else
//! stands in.
//!
//! Where a source has an explained gap, or a denominator is zero (of growth: not above zero), the value is a gap with that
//! reason. Periods and places that only one of the sources has are none of the derived indicator.
//!
//! Decimals: a printed value stands for anything within half of its last decimal. As many decimals are shown as this
//! leaves certain to half of the last one shown, in the middle one of all values, and no more than make four significant
//! digits; a difference has the decimals of its coarser source. The values themselves are not rounded.

use crate::frame::{self, Computed, Cube, CubeBuilder, Facet, NewRow, ObservationRef, col};
use crate::model::catalogue::Catalogue;
use crate::model::derived::{Formula, NoFormula, Operation};
use crate::model::id::{DocumentId, IndicatorId};
use crate::model::indexed::Series;
use crate::model::indicator::Indicator;
use crate::model::municipality::AreaCode;
use crate::model::observation::{MissingReason, ObservationStatus, Role};
use crate::model::period::{Period, PeriodKind};
use crate::model::place::{IndicatorPlace, RowPlace, SeriesPlace};
use crate::model::quantity::Quantity;
use crate::model::typed;
use crate::model::unit::Unit;
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const AREA: &str = "area";
const KEY: &str = "key";
const RESULT: &str = "result";

/// Most significant digits of a computed value.
const DIGITS: i32 = 4;

/// Most decimals of a computed value.
const MOST_DECIMALS: i32 = 8;

/// What a formula comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// Areas with at least one value.
    pub areas: usize,
    /// Values, gaps left out.
    pub values: usize,
    /// Decimals with which they are shown.
    pub decimals: u8,
}

/// The rule that cubes compute by.
///
/// What polars refuses leaves an indicator without values; the log says so.
#[must_use]
pub fn compute(cube: &Cube, indicator: &Indicator) -> Computed {
    let Some(formula) = Formula::of(indicator) else { return Computed::default() };
    match rows(cube, &formula) {
        Ok(found) => computed(cube, indicator, &formula, &found),
        Err(cause) => {
            tracing::error!(indicator = %indicator.indicator_id, %cause, "derived indicator not computed");
            Computed::default()
        }
    }
}

/// How the unit of the values follows; `None` where whoever defines the formula says it.
#[must_use]
pub fn unit(cube: &Cube, formula: &Formula) -> Option<Unit> {
    match formula.op {
        Operation::Ratio => None,
        Operation::Share | Operation::Growth => Some(Unit::new("%")),
        Operation::Difference => {
            let unit = unit_of(cube, &formula.a);
            Some(if unit.is_percent() { Unit::new("ポイント") } else { unit })
        }
    }
}

/// Whether a formula can be computed, and how far it reaches.
///
/// # Errors
/// Why it is refused.
pub fn check(cube: &Cube, formula: &Formula) -> PolarsResult<Result<Reach, NoFormula>> {
    if let Some(lacks) = formula.lacks() {
        return Ok(Err(lacks));
    }
    for id in formula.sources() {
        if typed::is_derived(id) {
            return Ok(Err(NoFormula::OfDerived));
        }
        if !cube.knows(id) {
            return Ok(Err(NoFormula::Unknown));
        }
    }
    let unit = unit_of(cube, &formula.a);
    let meets = |id: &IndicatorId| unit_of(cube, id).factor_to(&unit).is_some();
    if matches!(formula.op, Operation::Difference | Operation::Share) && !formula.b.iter().all(meets) {
        return Ok(Err(NoFormula::Units));
    }
    let areas = |id: &IndicatorId| -> BTreeSet<AreaCode> {
        cube.series_of(id).filter_map(|place| cube.series(place)).map(|series| series.area).collect()
    };
    let common = formula.sources().map(areas).reduce(|one, other| one.intersection(&other).copied().collect());
    if common.unwrap_or_default().is_empty() {
        return Ok(Err(NoFormula::Areas));
    }
    let found = rows(cube, formula)?;
    let values = found.values.iter().flatten().count();
    if values == 0 {
        let kinds: Vec<BTreeSet<PeriodKind>> = formula.sources().map(|id| kinds(cube, id)).collect();
        let shared = kinds.iter().cloned().reduce(|one, other| one.intersection(&other).copied().collect());
        let is_shared = !shared.unwrap_or_default().is_empty() || pairing(cube, formula) == Pairing::January;
        return Ok(Err(if is_shared { NoFormula::Periods } else { NoFormula::PeriodKinds }));
    }
    let with_value = found.areas.iter().zip(&found.values).filter(|(_, value)| value.is_some());
    let areas = with_value.map(|(area, _)| *area).collect::<BTreeSet<_>>().len();
    Ok(Ok(Reach { areas, values, decimals: decimals(cube, formula, &found) }))
}

/// Which periods of the sources meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pairing {
    /// The same.
    Same,
    /// A year of the first source, and 1 January after its first day of the second.
    January,
    /// A period, and the one that many years before.
    Before(u16),
}

impl Pairing {
    fn partner(self, period: Period) -> Option<Period> {
        match (self, period) {
            (Self::Same, period) => Some(period),
            (Self::January, Period::Fiscal(year) | Period::Calendar(year)) => {
                Some(Period::AsOf { year: year.checked_add(1)?, month: 1, day: Some(1) })
            }
            (Self::Before(years), Period::Fiscal(year)) => Some(Period::Fiscal(year.checked_sub(years)?)),
            (Self::Before(years), Period::Calendar(year)) => Some(Period::Calendar(year.checked_sub(years)?)),
            (Self::Before(years), Period::AsOf { year, month, day }) => {
                Some(Period::AsOf { year: year.checked_sub(years)?, month, day })
            }
            _ => None,
        }
    }
}

fn pairing(cube: &Cube, formula: &Formula) -> Pairing {
    if formula.op == Operation::Growth {
        return Pairing::Before(formula.years);
    }
    let Some(b) = formula.b.first().filter(|_| formula.op == Operation::Ratio) else { return Pairing::Same };
    let (flow, stock) = (kinds(cube, &formula.a), kinds(cube, b));
    let is_year = |kind: &PeriodKind| matches!(kind, PeriodKind::Fiscal | PeriodKind::Calendar);
    if flow.is_disjoint(&stock) && flow.iter().any(is_year) && stock.contains(&PeriodKind::AsOf) {
        Pairing::January
    } else {
        Pairing::Same
    }
}

/// Whether values of a sort enter formulas; the value itself may still be missing.
fn enters(facet: &Facet) -> bool {
    facet.is_usable() && !facet.cumulative && !facet.partial
}

/// The kinds of the single periods that have values of an indicator.
fn kinds(cube: &Cube, id: &IndicatorId) -> BTreeSet<PeriodKind> {
    let rows = cube.series_of(id).flat_map(|place| cube.observations_of(place));
    let single = rows.filter(|row| row.value.is_some() && enters(row.facet()) && !row.is_over_years());
    single.map(|row| row.period.kind()).collect()
}

/// The unit of an indicator; where it has none, that of its first value with one.
fn unit_of(cube: &Cube, id: &IndicatorId) -> Unit {
    let unit = cube.indicator(id).map(|row| row.unit.clone()).unwrap_or_default();
    if !unit.as_str().is_empty() {
        return unit;
    }
    let mut rows = cube.series_of(id).flat_map(|place| cube.observations_of(place));
    let printed = rows.find(|row| row.value.is_some() && enters(row.facet()) && !row.unit.as_str().is_empty());
    printed.map(|row| row.unit.clone()).unwrap_or_default()
}

/// The unit into which the values of each source are converted, in the order of the formula.
fn units(cube: &Cube, formula: &Formula) -> Vec<Unit> {
    let first = unit_of(cube, &formula.a);
    let of = |id: &IndicatorId| {
        let own = unit_of(cube, id);
        if own.factor_to(&first).is_some() { first.clone() } else { own }
    };
    let mut units: Vec<Unit> = formula.sources().map(of).collect();
    if formula.op == Operation::Growth {
        units.push(first);
    }
    units
}

/// What turns values of a facet into a unit; `None` where they do not enter.
fn factor(facet: &Facet, unit: &Unit) -> Option<f64> {
    let converted = if facet.unit.as_str().is_empty() { Some(1.0) } else { facet.unit.factor_to(unit) };
    converted.filter(|_| enters(facet))
}

/// The values of a formula, a row each, in order of area and time.
struct Rows {
    areas: Vec<u32>,
    values: Vec<Option<f64>>,
    /// Rows of the sources, `each` to a value.
    sources: Vec<RowPlace>,
    each: usize,
}

/// One source: `AREA`, `KEY` (the number of the period that the other sources must have), its value in the unit asked for
/// and its row, the columns numbered.
fn side(cube: &Cube, id: &IndicatorId, unit: &Unit, number: usize, pairing: Pairing) -> PolarsResult<LazyFrame> {
    let rows = frame::stored(cube, &cube.series_of(id).collect())?;
    let factors = cube.facet_list().iter().map(|facet| factor(facet, unit));
    let factors =
        Float64Chunked::from_iter_options(col::FACTOR.into(), factors).take(rows.column(col::FACET)?.u32()?)?;
    let numbers: BTreeMap<Period, u32> = cube.period_list().iter().copied().zip(0..).collect();
    let partner = |period: &Period| pairing.partner(*period).and_then(|period| numbers.get(&period).copied());
    let keys = UInt32Chunked::from_iter_options(KEY.into(), cube.period_list().iter().map(partner));
    let keys = keys.take(rows.column(col::PERIOD)?.u32()?)?;
    let area = |place: u32| cube.series(SeriesPlace::new(place)).map(|series: Series<'_>| series.area.number());
    let areas = rows.column(col::SERIES)?.u32()?.iter().map(|place| place.and_then(area));
    let areas = UInt32Chunked::from_iter_options(AREA.into(), areas);
    let told = rows.hstack(&[factors.into_column(), keys.into_column(), areas.into_column()])?;
    Ok(told
        .lazy()
        .filter(col(col::FACTOR).is_not_null().and(col(KEY).is_not_null()).and(col(col::SPAN).not()))
        .group_by([col(AREA), col(KEY)])
        .agg([
            (col(col::VALUE) * col(col::FACTOR)).last().alias(value_name(number)),
            col(col::ROW).last().cast(DataType::UInt32).alias(row_name(number)),
            col(col::TIME).last().alias(time_name(number)),
        ]))
}

fn value_name(number: usize) -> String {
    format!("value_{number}")
}

fn row_name(number: usize) -> String {
    format!("row_{number}")
}

fn time_name(number: usize) -> String {
    format!("time_{number}")
}

/// The value in polars' terms; null where it would be divided by what gives none.
fn expression(formula: &Formula, each: usize) -> Expr {
    let value = |number: usize| col(value_name(number));
    let above = |denominator: Expr, then: Expr| when(denominator).then(then).otherwise(lit(NULL));
    match formula.op {
        Operation::Ratio => above(value(1).neq(lit(0.0)), value(0) * lit(formula.factor) / value(1)),
        Operation::Difference => value(0) - value(1),
        Operation::Share => {
            let whole = (1..each).map(value).fold(value(0), |sum, part| sum + part);
            // Parts of a whole are never below zero.
            let sound = (0..each).map(|n| value(n).gt_eq(lit(0.0))).fold(whole.clone().gt(lit(0.0)), Expr::and);
            above(sound, value(0) * lit(100.0) / whole)
        }
        Operation::Growth => above(value(1).gt(lit(0.0)), (value(0) / value(1) - lit(1.0)) * lit(100.0)),
    }
}

fn rows(cube: &Cube, formula: &Formula) -> PolarsResult<Rows> {
    let (units, pairing) = (units(cube, formula), pairing(cube, formula));
    let each = units.len();
    let unit = |number: usize| units.get(number).cloned().unwrap_or_default();
    let mut joined = side(cube, &formula.a, &unit(0), 0, pairing)?;
    let others: Vec<&IndicatorId> =
        if formula.op == Operation::Growth { vec![&formula.a] } else { formula.b.iter().collect() };
    for (number, id) in (1..).zip(others) {
        let other = side(cube, id, &unit(number), number, Pairing::Same)?;
        joined = joined.inner_join_on(other);
    }
    let found = joined
        .with_column(expression(formula, each).alias(RESULT))
        .sort([AREA, &time_name(0)], SortMultipleOptions::default())
        .collect()?;
    let areas = found.column(AREA)?.u32()?.iter().flatten().collect();
    let values = found.column(RESULT)?.cast(&DataType::Float64)?.f64()?.iter().collect();
    let columns = (0..each).map(|number| found.column(&row_name(number)).and_then(|column| column.u32()));
    let columns: Vec<&UInt32Chunked> = columns.collect::<PolarsResult<_>>()?;
    let row = |at: usize| columns.iter().map(move |column| RowPlace::new(column.get(at).unwrap_or(u32::MAX)));
    let sources = (0..found.height()).flat_map(row).collect();
    Ok(Rows { areas, values, sources, each })
}

/// Joins on area and period.
trait Joined {
    fn inner_join_on(self, other: LazyFrame) -> LazyFrame;
}

impl Joined for LazyFrame {
    fn inner_join_on(self, other: LazyFrame) -> LazyFrame {
        self.join(other, [col(AREA), col(KEY)], [col(AREA), col(KEY)], JoinArgs::new(JoinType::Inner))
    }
}

impl Rows {
    /// The source rows of a value.
    fn of(&self, at: usize) -> &[RowPlace] {
        self.sources.get(at * self.each..(at + 1) * self.each).unwrap_or_default()
    }
}

/// Half of the last decimal of a source's value, and the value, in the unit that enters.
fn rounded(row: ObservationRef<'_>, unit: &Unit) -> Option<(f64, f64)> {
    let factor = factor(row.facet(), unit)?;
    let value = row.value?;
    Some((value.value() * factor, value.last_digit() * factor.abs() / 2.0))
}

/// By how much a value may be off because its sources are rounded.
fn doubt(formula: &Formula, sources: &[(f64, f64)]) -> Option<f64> {
    let [(a, of_a), others @ ..] = sources else { return None };
    let (b, of_b) = *others.first()?;
    Some(match formula.op {
        Operation::Ratio => formula.factor.abs() * (of_a / b.abs() + a.abs() * of_b / (b * b)),
        Operation::Difference => of_a.max(of_b),
        Operation::Share => {
            let (rest, doubts) =
                others.iter().fold((0.0, 0.0), |(sum, all), (value, doubt)| (sum + value, all + doubt));
            100.0 * (of_a * rest + a * doubts) / ((a + rest) * (a + rest))
        }
        Operation::Growth => 100.0 * (of_a / b.abs() + a.abs() * of_b / (b * b)),
    })
}

/// Decimals with which all values of a formula are shown.
fn decimals(cube: &Cube, formula: &Formula, found: &Rows) -> u8 {
    let units = units(cube, formula);
    let one = |(at, value): (usize, &Option<f64>)| {
        let value = (*value)?;
        let sources = found.of(at).iter().zip(&units).map(|(row, unit)| rounded(cube.at(*row)?, unit));
        let doubt = doubt(formula, &sources.collect::<Option<Vec<_>>>()?)?;
        // Half of the last decimal shown is not less than the doubt.
        let certain = if doubt > 0.0 { whole((-(2.0 * doubt).log10() + 1e-9).floor()) } else { MOST_DECIMALS };
        let size = if value == 0.0 { 0 } else { whole(value.abs().log10().floor()) };
        let digits = if formula.op == Operation::Difference { MOST_DECIMALS } else { DIGITS - 1 - size };
        Some(certain.min(digits).clamp(0, MOST_DECIMALS))
    };
    let mut all: Vec<i32> = found.values.iter().enumerate().filter_map(one).collect();
    all.sort_unstable();
    let middle = all.get(all.len().saturating_sub(1) / 2).copied().unwrap_or_default();
    u8::try_from(middle).unwrap_or_default()
}

#[expect(clippy::cast_possible_truncation, reason = "a power of ten, far inside the range")]
fn whole(power: f64) -> i32 {
    power.clamp(-100.0, 100.0) as i32
}

/// The values as a cube of the one indicator.
fn computed(cube: &Cube, indicator: &Indicator, formula: &Formula, found: &Rows) -> Computed {
    let decimals = decimals(cube, formula, found);
    // Every row names its area; the indicator is of none.
    let mut own = Indicator { municipality_code: None, ..indicator.clone() };
    // Here it stands alone: without its sources the formula would leave it without an area.
    own.source.raw_text.clear();
    let mut builder = CubeBuilder::new(Catalogue { indicators: vec![own], ..Catalogue::default() });
    let mut sources = Vec::with_capacity(found.sources.len());
    for (at, value) in found.values.iter().enumerate() {
        let rows: Vec<ObservationRef<'_>> = found.of(at).iter().filter_map(|row| cube.at(*row)).collect();
        let Some(first) = rows.first().filter(|_| rows.len() == found.each) else { continue };
        let value = value.and_then(|value| Quantity::new(value, decimals));
        let facet = builder.facet(facet(indicator, &rows, value.is_some()));
        let calculation = calculation(formula, &rows);
        let line = u32::try_from(at).unwrap_or(u32::MAX);
        builder.push(&NewRow {
            indicator: IndicatorPlace::FIRST,
            area: first.municipality_code,
            period: first.period,
            value,
            facet,
            position: line,
            line: 0,
            id: None,
            raw_text: Some(&calculation),
            note: "",
        });
        sources.extend_from_slice(found.of(at));
    }
    Computed { values: builder.finish(), sources, each: found.each }
}

/// What sort of value it is: as provisional, estimated or undated as the weakest of its sources.
fn facet(indicator: &Indicator, rows: &[ObservationRef<'_>], has_value: bool) -> Facet {
    let any = |status: ObservationStatus| rows.iter().any(|row| row.status == status);
    let weakest =
        [ObservationStatus::Estimated, ObservationStatus::Provisional].into_iter().find(|status| any(*status));
    let missing = rows.iter().find_map(|row| row.missing_reason).unwrap_or(MissingReason::NotApplicable);
    Facet {
        role: Role::Actual,
        period_assumed: rows.iter().any(|row| row.period_assumed),
        period_printed: String::new(),
        unit: indicator.unit.clone(),
        status: if has_value { weakest.unwrap_or(ObservationStatus::Normal) } else { ObservationStatus::Missing },
        missing_reason: (!has_value).then_some(missing),
        cumulative: false,
        cumulative_since: None,
        partial: false,
        averaged: false,
        unusable_reason: None,
        document_id: indicator.source.document_id.clone(),
        section: String::new(),
        has_line: false,
    }
}

/// The calculation in figures: `123人 ÷ 24636人 × 1000`.
fn calculation(formula: &Formula, rows: &[ObservationRef<'_>]) -> String {
    let figure =
        |row: &ObservationRef<'_>| row.value.map_or_else(|| "…".to_owned(), |value| format!("{value}{}", row.unit));
    let figures: Vec<String> = rows.iter().map(figure).collect();
    let mut figures = figures.into_iter();
    let a = figures.next().unwrap_or_default();
    let others: Vec<String> = figures.collect();
    let b = others.join(" + ");
    match formula.op {
        Operation::Ratio => format!("{a} ÷ {b}{}", formula.times()),
        Operation::Difference => format!("{a} − {b}"),
        Operation::Share => format!("{a} ÷ ({a} + {b}) × 100"),
        Operation::Growth => format!("({a} ÷ {b} − 1) × 100"),
    }
}

/// The documents from which a value was computed, each once; its own where it was read somewhere.
#[must_use]
pub fn documents<'c>(cube: &'c Cube, observation: ObservationRef<'c>) -> Vec<&'c DocumentId> {
    let mut found = vec![&observation.facet().document_id];
    for source in cube.sources_of(observation.row) {
        if !found.contains(&&source.facet().document_id) {
            found.push(&source.facet().document_id);
        }
    }
    found
}
