//! What each column is, from its heading and its cells.

use super::beside;
use super::breakdown;
use super::cells::{Cells, Seen};
use super::dimension;
use super::doubts;
use super::heading::{Heading, heading};
use super::kpi;
use super::months;
use super::parts;
use super::rows::{Shape, Texts};
use super::unknown;
use super::words;
use crate::import::known::Known;
use crate::model::mapping::{BareYear, ColumnKind, ColumnMapping, Guess, Meaning, Why};
use crate::model::period::Period;

/// A column with what was found out about it.
pub(super) struct Column {
    pub(super) heading: Heading,
    pub(super) cells: Cells,
    pub(super) mapping: ColumnMapping,
}

impl Column {
    /// Makes it one that is not taken.
    pub(super) fn drop(&mut self, confidence: f64, why: Why) {
        let only = self.mapping.only.take();
        self.mapping = ColumnMapping { only, ..of_kind(&self.heading, ColumnKind::Ignore, confidence, why) };
    }
}

/// Judges every column by itself, then against the others.
pub(super) fn columns(texts: &Texts, shape: &Shape, headings: &[Vec<String>], known: &Known<'_>) -> Vec<Column> {
    let mut judged = Seen::default();
    let mut columns: Vec<Column> = headings
        .iter()
        .enumerate()
        .map(|(at, parts)| {
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            let mut heading = heading(&parts);
            if let Some(unit) = shape.unit_row.map(|row| texts.cell(row, at)).filter(|unit| words::is_unit(unit)) {
                unit.trim_start_matches(['(', '[']).trim_end_matches([')', ']']).clone_into(&mut heading.unit);
            }
            let (cells, only) = Cells::of(texts, shape, (at, headings.len()), known, &mut judged);
            let mapping = ColumnMapping { only, ..alone(&heading, cells) };
            Column { heading, cells, mapping }
        })
        .collect();
    without_item_codes(&mut columns);
    together(&mut columns, texts, shape);
    doubts::nameless(&mut columns, shape);
    doubts::classes_of_years(&mut columns);
    parts::breakdowns(&mut columns, is_titled(texts, shape));
    unknown::dimensions(&mut columns, texts, shape);
    parts::offers(&mut columns);
    for column in &mut columns {
        let kind = column.mapping.kind;
        let names = matches!(
            kind,
            ColumnKind::MunicipalityCode
                | ColumnKind::MunicipalityName
                | ColumnKind::Prefecture
                | ColumnKind::IndicatorLabel
                | ColumnKind::Period
        );
        let sparse = column.cells.empty * 10 >= column.cells.filled * 3 && column.cells.filled > 0;
        // Cells merged downwards keep their text in the first row only. Where text files lost the merging, only names
        // are taken to repeat: an empty unit may be none.
        column.mapping.repeats_above = (names && sparse)
            || (column.cells.merged_down > 0 && !matches!(kind, ColumnKind::Ignore | ColumnKind::Value));
    }
    columns
}

/// Whether a line above the headings may say what is counted.
fn is_titled(texts: &Texts, shape: &Shape) -> bool {
    let top = shape.header.first().copied().unwrap_or(shape.first_row);
    let lines = texts.own.get(..top).unwrap_or_default().iter().flatten();
    lines.filter(|text| super::context::is_title(text)).any(|text| !super::place::is_about_making(text))
}

/// Takes the codes of items off their names (A1101_総人口), where the names stay different without them.
fn without_item_codes(columns: &mut [Column]) {
    let name = |column: &Column| words::without_item_code(&column.mapping.indicator).map(str::to_owned);
    let names: Vec<Option<String>> = columns.iter().map(name).collect();
    let taken: Vec<&String> =
        columns.iter().map(|column| &column.mapping.indicator).filter(|name| !name.is_empty()).collect();
    let stays =
        |name: &String| names.iter().flatten().filter(|other| *other == name).count() == 1 && !taken.contains(&name);
    let chosen: Vec<Option<String>> = names.iter().map(|name| name.clone().filter(stays)).collect();
    for (column, name) in columns.iter_mut().zip(chosen) {
        if let Some(name) = name {
            column.mapping.indicator = name;
        }
    }
}

fn of_kind(heading: &Heading, kind: ColumnKind, confidence: f64, why: Why) -> ColumnMapping {
    ColumnMapping { kind, ..ColumnMapping::ignored(heading.whole.clone(), Guess::new(confidence, why)) }
}

/// A column of values with what its heading fixes.
fn value(heading: &Heading, confidence: f64, why: Why) -> ColumnMapping {
    let mut column = of_kind(heading, ColumnKind::Value, confidence, why);
    column.meaning = heading.meaning.unwrap_or(Meaning::Actual);
    if let Some((reading, printed)) = &heading.period {
        // The kind of a bare year is decided for the whole file; here it is only kept that it is bare.
        column.period = Some(reading.period(BareYear::Fiscal));
        column.bare_year = reading.is_bare();
        column.period_printed.clone_from(printed);
    }
    column.cumulative = heading.cumulative.filter(|_| column.meaning != Meaning::Target);
    if column.meaning == Meaning::Target {
        // 目標値（R2～R6累計） is to be reached by the end of these years.
        column.period = column.period.map(Period::at_end);
    }
    (column.provisional, column.expects) = (heading.provisional, heading.expects);
    column.month = heading.month;
    column.quarter.clone_from(&heading.quarter);
    column.municipality.clone_from(&heading.area);
    column.unit.clone_from(&heading.unit);
    column.indicator.clone_from(&heading.label);
    if heading.doubt.is_some() {
        // What somebody takes all the same is named and dated anew.
        column.doubt = heading.doubt;
        column.indicator.clone_from(&heading.whole);
        (column.period, column.bare_year) = (None, false);
        column.period_printed.clear();
    }
    column
}

/// A column of values with what this heading fixes, where a person says that it holds values.
pub(super) fn of_values(whole: &str) -> ColumnMapping {
    let parts: Vec<&str> = whole.split(" > ").collect();
    value(&heading(&parts), 1.0, Why::User)
}

/// What a column is by itself.
fn alone(heading: &Heading, cells: Cells) -> ColumnMapping {
    // 更新日, 公開日: when a row was written, not when its values are of.
    let may_be = heading.kind.is_none_or(|kind| kind == ColumnKind::Period);
    if heading.is_publication && may_be && (cells.filled == 0 || cells.mostly(cells.dates, 0.5)) {
        return of_kind(heading, ColumnKind::Ignore, 0.9, Why::Heading);
    }
    match heading.kind {
        Some(kind) => return named(kind, heading, cells),
        None if cells.filled == 0 && heading.whole.is_empty() => {
            return of_kind(heading, ColumnKind::Ignore, 1.0, Why::Cells);
        }
        None => {}
    }
    if !heading.area.is_empty() && cells.mostly(cells.places, 0.6) {
        // 全国 above 全国: the heading repeats the first place.
        return of_kind(heading, ColumnKind::MunicipalityName, 0.85, Why::Cells);
    }
    let within = heading.month.is_some() || !heading.quarter.is_empty();
    if heading.period.is_some() || within || !heading.area.is_empty() || heading.meaning.is_some() {
        let bounds = if heading.meaning == Some(Meaning::Target) { cells.bounds } else { 0 };
        // Under a heading that says when its values are of, 2021.1 is an amount.
        let months = if heading.period.is_some() || heading.meaning.is_some() { cells.like_months } else { 0 };
        let numbers = cells.numbers + cells.symbols + bounds + months;
        let numeric = cells.filled == 0 || cells.mostly(numbers, 0.5);
        let confidence = if numeric { 0.95 } else { 0.5 };
        return if numeric || cells.mostly(numbers, 0.2) {
            value(heading, confidence, if cells.filled == 0 { Why::Heading } else { Why::Both })
        } else {
            of_kind(heading, ColumnKind::Ignore, 0.5, Why::Cells)
        };
    }
    if cells.mostly(cells.counties, 0.9) && !cells.mostly(cells.places, 0.6) {
        return of_kind(heading, ColumnKind::County, 0.9, Why::Cells);
    }
    if cells.mostly(cells.levels, 0.9) && cells.levels > cells.roles {
        return of_kind(heading, ColumnKind::Level, 0.9, Why::Cells);
    }
    if cells.mostly(cells.roles, 0.9) {
        return of_kind(heading, ColumnKind::Role, 0.9, Why::Cells);
    }
    if cells.mostly(cells.places, 0.6) {
        return of_kind(heading, ColumnKind::MunicipalityName, 0.85, Why::Cells);
    }
    if words::is_key(&heading.whole) {
        let kind = if cells.mostly(cells.codes, 0.9) { ColumnKind::MunicipalityCode } else { ColumnKind::Ignore };
        return of_kind(heading, kind, 0.7, Why::Both);
    }
    if cells.mostly(cells.codes, 0.95) && cells.filled >= 2 && heading.label.is_empty() {
        return of_kind(heading, ColumnKind::MunicipalityCode, 0.6, Why::Cells);
    }
    if cells.mostly(cells.exact_periods, 0.8) && doubts::is_event(&heading.whole) {
        return of_kind(heading, ColumnKind::Ignore, 0.6, Why::Heading);
    }
    if cells.mostly(cells.exact_periods, 0.8) || (cells.mostly(cells.periods, 0.95) && heading.whole.is_empty()) {
        return of_kind(heading, ColumnKind::Period, 0.75, Why::Cells);
    }
    if cells.mostly(cells.units, 0.9) && !cells.is_numeric() {
        return of_kind(heading, ColumnKind::Unit, 0.7, Why::Cells);
    }
    // 0歳 and 20 under 年齢 are members, no amounts.
    let is_part = dimension::is_known(&heading.whole) && parts::is_of_members(cells);
    // 建築年 and 開始年度（西暦） hold years, which count nothing.
    let is_year = doubts::is_named_year(&heading.whole) && cells.mostly(cells.periods, 0.95);
    if cells.is_numeric() && (breakdown::is_numbered(&heading.whole) || is_part || is_year) {
        return of_kind(heading, ColumnKind::Ignore, 0.6, Why::Both);
    }
    if cells.is_numeric() {
        let confidence = if heading.label.is_empty() { 0.5 } else { 0.8 };
        return value(heading, confidence, if heading.whole.is_empty() { Why::Cells } else { Why::Both });
    }
    if cells.known_labels > 0 && cells.mostly(cells.known_labels, 0.3) {
        return of_kind(heading, ColumnKind::IndicatorLabel, 0.9, Why::Cells);
    }
    of_kind(heading, ColumnKind::Ignore, 0.5, Why::Remains)
}

/// A column whose heading names its kind, unless its cells say otherwise.
fn named(kind: ColumnKind, heading: &Heading, cells: Cells) -> ColumnMapping {
    let fits = match kind {
        ColumnKind::MunicipalityCode | ColumnKind::MunicipalityName
            if cells.mostly(cells.codes, 0.5) && !cells.mostly(cells.places, 0.5) =>
        {
            let generic = words::kind("コード") == Some(kind) && heading.whole.to_lowercase().ends_with("code");
            return of_kind(heading, ColumnKind::MunicipalityCode, if generic { 0.85 } else { 0.97 }, Why::Both);
        }
        ColumnKind::MunicipalityCode | ColumnKind::MunicipalityName if cells.mostly(cells.places, 0.4) => {
            return of_kind(heading, ColumnKind::MunicipalityName, 0.97, Why::Both);
        }
        // `コード` alone heads many columns of numbers that are no areas.
        ColumnKind::MunicipalityCode if cells.filled > 0 => {
            return of_kind(heading, ColumnKind::Ignore, 0.6, Why::Cells);
        }
        // 集計 may head words of other tables.
        ColumnKind::Cumulative if !heading.whole.is_ascii() && !cells.mostly(cells.counted, 0.9) => {
            return of_kind(heading, ColumnKind::Ignore, 0.6, Why::Cells);
        }
        ColumnKind::Period => cells.mostly(cells.periods, 0.5),
        // 2021年1月 under 月 is a period by itself.
        ColumnKind::Month | ColumnKind::Day if cells.mostly(cells.exact_periods, 0.5) => {
            return of_kind(heading, ColumnKind::Period, 0.8, Why::Cells);
        }
        ColumnKind::Month | ColumnKind::Day if cells.distinct > 31 => return value(heading, 0.6, Why::Cells),
        ColumnKind::BaselinePeriod | ColumnKind::TargetPeriod
            if !cells.mostly(cells.periods, 0.5) && cells.is_numeric() =>
        {
            let meaning = if kind == ColumnKind::TargetPeriod { Meaning::Target } else { Meaning::Baseline };
            return ColumnMapping { meaning, ..value(heading, 0.6, Why::Cells) };
        }
        // What a table calls テーマ, 分野 or 方向 may be words of its own, which say nothing here.
        ColumnKind::Theme | ColumnKind::Level | ColumnKind::Polarity | ColumnKind::TargetKind
            if kpi::says(kind, &heading.whole) && cells.filled > 0 && !cells.are_of(kind) =>
        {
            return of_kind(heading, ColumnKind::Ignore, 0.6, Why::Cells);
        }
        ColumnKind::Value => {
            return value(heading, if cells.filled == 0 || cells.is_numeric() { 0.97 } else { 0.5 }, Why::Both);
        }
        ColumnKind::Unit => cells.mostly(cells.units, 0.3),
        // 数値目標 heads the names of goals in one file and their numbers in the next.
        ColumnKind::IndicatorLabel if cells.is_numeric() => {
            return match words::meaning(&heading.whole) {
                Some(meaning) => ColumnMapping { meaning, ..value(heading, 0.8, Why::Both) },
                None => value(heading, 0.6, Why::Cells),
            };
        }
        _ => true,
    };
    let (confidence, why) = if fits { (0.97, Why::Both) } else { (0.6, Why::Heading) };
    of_kind(heading, kind, confidence, why)
}

/// Values under a title that looks ahead are projections, unless their heading or their row says what they are.
pub(super) fn look_ahead(columns: &mut [Column]) {
    if columns.iter().any(|column| column.mapping.kind == ColumnKind::Role) {
        return;
    }
    for column in columns.iter_mut().filter(|c| c.mapping.kind == ColumnKind::Value && c.heading.meaning.is_none()) {
        if column.mapping.meaning == Meaning::Actual {
            column.mapping.meaning = Meaning::Projection;
        }
    }
}

/// Columns about targets and their sources say nothing where there are no targets and no baselines.
fn of_plans(columns: &mut [Column]) {
    let aims = |c: &Column| {
        let meant = matches!(c.mapping.meaning, Meaning::Target | Meaning::Baseline);
        (c.mapping.kind == ColumnKind::Value && meant) || c.mapping.kind == ColumnKind::Role
    };
    if columns.iter().any(aims) {
        return;
    }
    let of_plan = |kind: ColumnKind| {
        use ColumnKind::{BaselinePeriod, Page, PlanName, PlanYears, Source, TargetKind, TargetPeriod};
        matches!(kind, BaselinePeriod | TargetPeriod | TargetKind | PlanName | PlanYears | Source | Page)
    };
    for column in columns.iter_mut().filter(|column| of_plan(column.mapping.kind)) {
        column.drop(0.6, Why::Heading);
    }
}

/// Values of the calendar year of a day that the title gives are of that day: 人口 under 令和7年 on 1 January.
pub(super) fn on_day(columns: &mut [Column], day: Period) {
    let year = Period::Calendar(day.first_year());
    let of_year =
        |column: &&mut Column| column.mapping.kind == ColumnKind::Value && column.mapping.period == Some(year);
    for column in columns.iter_mut().filter(of_year).filter(|column| !column.mapping.bare_year) {
        column.mapping.period = Some(day);
    }
}

/// Months, days and quarters belong to the years beside them; without years they say nothing.
fn of_years(columns: &mut [Column]) {
    let has = |columns: &[Column], kind: ColumnKind| columns.iter().any(|column| column.mapping.kind == kind);
    let years = has(columns, ColumnKind::Period);
    let months = years && has(columns, ColumnKind::Month);
    for column in columns {
        let lost = match column.mapping.kind {
            ColumnKind::Month | ColumnKind::Quarter => !years,
            ColumnKind::Day => !months,
            _ => false,
        };
        if lost {
            column.drop(0.6, Why::Heading);
        }
    }
}

/// What the columns are beside each other.
fn together(columns: &mut [Column], texts: &Texts, shape: &Shape) {
    beside::places(columns);
    beside::gaps(columns, texts, shape);
    months::sums(columns);
    beside::sums(columns);
    of_plans(columns);
    of_years(columns);
    for kind in [
        ColumnKind::MunicipalityCode,
        ColumnKind::MunicipalityName,
        ColumnKind::Prefecture,
        ColumnKind::County,
        ColumnKind::Unit,
        ColumnKind::Period,
    ] {
        keep_best(columns, kind);
    }
    let is = |column: &Column, kind: ColumnKind| column.mapping.kind == kind;
    let mut has_label = columns.iter().any(|c| is(c, ColumnKind::IndicatorLabel) || is(c, ColumnKind::IndicatorId));
    for kind in [ColumnKind::Project, ColumnKind::Policy] {
        // Without a name of its own, what is counted is named by its project or policy.
        let named = columns.iter_mut().find(|c| !has_label && is(c, kind) && c.cells.distinct > 1);
        if let Some(column) = named {
            column.mapping.kind = ColumnKind::IndicatorLabel;
            has_label = true;
        }
    }
    let bare = |c: &Column| {
        is(c, ColumnKind::Value)
            && c.mapping.indicator.is_empty()
            && (c.heading.kind.is_some()
                || c.mapping.period.is_some()
                || c.mapping.is_within_year()
                || c.heading.meaning.is_some()
                || !c.mapping.municipality.is_empty())
    };
    let has_bare = columns.iter().any(bare);
    if !has_label && has_bare && !unknown::is_measured(texts, shape) {
        // Values without a name of their own: the first column of words that differ names them.
        let free = columns.iter_mut().find(|c| {
            c.mapping.kind == ColumnKind::Ignore
                && c.mapping.guess.why == Why::Remains
                && c.cells.distinct > 1
                && !c.cells.is_numeric()
                && !words::is_key(&c.heading.whole)
                // 女 is no name of what is counted, and neither is 松前郡.
                && !breakdown::is_heading(&c.heading.whole)
                && !parts::is_of_members(c.cells)
                && c.cells.totals == 0
                && !c.cells.mostly(c.cells.groups, 0.8)
                && !dimension::is_group_of_places(&c.heading.whole)
        });
        if let Some(column) = free {
            column.mapping.kind = ColumnKind::IndicatorLabel;
            column.mapping.guess = Guess::new(0.6, Why::Remains);
        }
    }
    let has_label = columns
        .iter()
        .any(|c| c.mapping.kind == ColumnKind::IndicatorLabel || c.mapping.kind == ColumnKind::IndicatorId);
    // Beside values that are named in the row, other numbers (進捗率, 順位) are no indicators of their own.
    if has_label && has_bare {
        for column in columns.iter_mut().filter(|c| c.mapping.kind == ColumnKind::Value && !bare(c)) {
            let fixed = column.mapping.period.is_some()
                || column.mapping.is_within_year()
                || !column.mapping.municipality.is_empty()
                || column.heading.meaning.is_some()
                || column.mapping.doubt.is_some();
            if !fixed {
                column.drop(0.5, Why::Remains);
            }
        }
    }
    several_labels(columns);
}

/// Several columns name the indicator only where each differs from row to row.
fn several_labels(columns: &mut [Column]) {
    let count = columns.iter().filter(|c| c.mapping.kind == ColumnKind::IndicatorLabel).count();
    if count < 2 {
        return;
    }
    let varies = columns.iter().any(|c| c.mapping.kind == ColumnKind::IndicatorLabel && c.cells.distinct > 1);
    // Where none varies the last says most: 統計名, 表章項目, 項目.
    let mut left = count;
    for column in columns.iter_mut().filter(|c| c.mapping.kind == ColumnKind::IndicatorLabel) {
        left -= 1;
        let keep = if varies { column.cells.distinct > 1 } else { left == 0 };
        if !keep {
            column.drop(0.7, Why::Duplicate);
        }
    }
}

/// Of several columns of one kind the surest stays.
fn keep_best(columns: &mut [Column], kind: ColumnKind) {
    let score = |column: &Column| {
        let exact = if kind == ColumnKind::Period {
            column.cells.exact_periods * 2 + column.cells.distinct
        } else {
            column.cells.filled
        };
        let words = usize::from(!words::is_key(&column.heading.whole) || kind == ColumnKind::MunicipalityCode);
        ((column.mapping.guess.confidence * 100.0).round(), words, exact)
    };
    let best = columns
        .iter()
        .enumerate()
        .filter(|(_, c)| c.mapping.kind == kind)
        .max_by(|(a, x), (b, y)| {
            let (x, y) = (score(x), score(y));
            x.0.total_cmp(&y.0).then(x.1.cmp(&y.1)).then(x.2.cmp(&y.2)).then(b.cmp(a))
        })
        .map(|(at, _)| at);
    for (_, column) in columns.iter_mut().enumerate().filter(|(at, c)| Some(*at) != best && c.mapping.kind == kind) {
        column.drop(0.8, Why::Duplicate);
    }
}
