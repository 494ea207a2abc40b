//! The layouts of generated files, with what each truly says.

use super::case::{Case, Dice, Layout, Parts, Place, Units, When};
use super::exports;
use super::facts::{Facts, PREFECTURE, era, year_of_months};
use super::noise;
use super::table::{Column, Fixes, Key, Kind, Numbers, Table, rows};
use super::written::{Cell, Sheet};
use std::collections::BTreeMap;

/// What a value truly is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Truth {
    pub area: String,
    pub measure: &'static str,
    /// Dimension and member; `None` for the whole.
    pub part: Option<(&'static str, &'static str)>,
    /// Whether the part may stand in the name of what is counted: where it is only proposed, and where a column of
    /// unknown members may as well name what is counted.
    pub named: bool,
    pub period: String,
    pub unit: &'static str,
    /// Whether it stands in the second of two tables, which is refused.
    pub second: bool,
    /// `actual`, `baseline` or `target`.
    pub role: &'static str,
}

/// A generated file.
pub struct Made {
    pub sheet: Sheet,
    /// Its name without its ending.
    pub file: String,
    /// By the number that stands in the file; nothing where the file does not say enough.
    pub truth: BTreeMap<u32, Truth>,
    /// Whether its own data say everything that is needed.
    pub says_all: bool,
}

pub(super) const VARY: Option<usize> = Some(0);

/// Makes the file of a case.
pub fn made(case: &Case) -> Made {
    let mut dice = Dice::new(case.number as u64);
    let facts = Facts::new(case, &mut dice);
    let mut numbers = Numbers::default();
    let table = Table::new(case, &facts, &mut dice);
    let mut body = match case.layout {
        Layout::Long => long(&table, &mut numbers, &mut dice),
        Layout::WideByYear => wide_by_year(&table, None, &mut numbers, &mut dice),
        Layout::WideByPlace => wide_by_place(&table, &mut numbers, &mut dice),
        Layout::WideByIndicator => wide_by_indicator(&table, &mut numbers, &mut dice),
        Layout::Targets => targets(&table, &mut numbers, &mut dice),
        Layout::CodesAndNames => exports::codes_and_names(&table, &mut numbers, &mut dice),
        Layout::TwoBelow => two_below(&table, &mut numbers, &mut dice),
        Layout::TwoBeside => two_beside(&table, &mut numbers, &mut dice),
        Layout::Months => months(&table, &mut numbers, &mut dice),
        Layout::Groups => exports::groups(&table, &mut numbers, &mut dice),
    };
    noise::below(case, &facts, &table, &mut body, &mut numbers, &mut dice);
    let sheet = noise::above(case, &facts, body, &mut dice);
    let truth = truth(case, &facts, &numbers);
    Made { sheet, file: file_name(case, &facts), truth, says_all: says_all(case, &table) }
}

fn says_all(case: &Case, table: &Table<'_>) -> bool {
    // Five digits may be a code with its zero lost or one without check digit; a zero in front tells, and so do names.
    let told = case.place != Place::LostZero || table.has_names();
    case.has_evidence() && case.parts != Parts::Unknown && told
}

fn truth(case: &Case, facts: &Facts, numbers: &Numbers) -> BTreeMap<u32, Truth> {
    let mut truth = BTreeMap::new();
    if matches!(case.place, Place::FileName | Place::None) {
        return truth;
    }
    let undated = matches!(case.when, When::Bare | When::Halves | When::FileName | When::None);
    for (key, number) in numbers.of.iter().filter(|(key, _)| key.city < facts.cities.len()) {
        let (period, role) = match key.time {
            BASELINE => ("FY2019".to_owned(), "baseline"),
            TARGET => ("FY2026".to_owned(), "target"),
            _ if undated => continue,
            time => (facts.times[time].canonical.clone(), "actual"),
        };
        let (part, _) = facts.parts[key.part];
        truth.insert(
            *number,
            Truth {
                area: facts.cities[key.city].code.to_owned(),
                measure: facts.measures[key.measure],
                part,
                second: matches!(case.layout, Layout::TwoBelow | Layout::TwoBeside) && key.measure == 1,
                named: matches!(case.parts, Parts::Heading | Parts::Unknown),
                period,
                unit: facts.unit,
                role,
            },
        );
    }
    truth
}

fn file_name(case: &Case, facts: &Facts) -> String {
    let mut name = "架空統計".to_owned();
    if case.place == Place::FileName {
        name = format!("{}_{name}", facts.cities[0].name);
    }
    if case.when == When::FileName {
        name = format!("{name}_{}", facts.times[0].cell.written().trim_end_matches("現在").replace('/', "-"));
        if case.layout == Layout::Months {
            name = format!("架空統計_{}年度", era(facts.year));
        }
    }
    name
}

/// Whether the indicator stands in a column, or is the heading of the one column of values.
pub(super) fn long(table: &Table<'_>, numbers: &mut Numbers, dice: &mut Dice) -> Sheet {
    let labelled = table.case.parts == Parts::Heading || dice.is(2);
    let cities = &table.facts.cities;
    let mut columns = table.places(cities, dice);
    let times = table.times(dice);
    let early = dice.is(2);
    let (first, last) = if early { (times, Vec::new()) } else { (Vec::new(), times) };
    columns.extend(first);
    if labelled {
        columns.push(table.labels(dice));
    }
    columns.extend(table.parts());
    columns.extend(last);
    columns.extend(table.units());
    let heads = if labelled {
        let unit = table.case.units == Units::Heading && dice.is(2);
        vec![if unit { format!("値（{}）", table.facts.unit) } else { "値".to_owned() }]
    } else {
        vec![table.named(0)]
    };
    columns.push(Column { heads: table.heads(heads), is: Kind::Value(Fixes::default()) });
    let vary = Fixes { city: VARY, measure: labelled.then_some(0), part: VARY, time: VARY };
    table.write(&columns, &rows(table.facts, vary), numbers, dice)
}

pub(super) fn is_dated_in_headings(when: When) -> bool {
    !matches!(when, When::Title | When::FileName | When::None)
}

/// A column for each year; `only` keeps one measure and its periods.
pub(super) fn wide_by_year(
    table: &Table<'_>,
    only: Option<(usize, &[usize])>,
    numbers: &mut Numbers,
    dice: &mut Dice,
) -> Sheet {
    let facts = table.facts;
    let in_heading = only.is_none() && table.depth > 1 && dice.is(2);
    let labelled = only.is_none() && !in_heading;
    let mut columns = table.places(&facts.cities, dice);
    if labelled || (table.case.parts == Parts::Heading && !in_heading) {
        columns.push(table.labels(dice));
    }
    columns.extend(table.parts());
    columns.extend(table.units());
    let all: Vec<usize> = (0..facts.times.len()).collect();
    let times = only.map_or(all.as_slice(), |(_, times)| times);
    let measures: Vec<usize> = match only {
        Some((measure, _)) => vec![measure],
        None if in_heading => (0..facts.measures.len()).collect(),
        None => vec![0],
    };
    let parts = if table.case.parts == Parts::Heading && in_heading { facts.parts.len() } else { 1 };
    for measure in measures {
        for part in 0..parts {
            for time in times {
                let mut heads = Vec::new();
                if in_heading {
                    let name = table.named(measure);
                    heads.push(if parts > 1 { format!("{name}（{}）", facts.parts[part].1) } else { name });
                }
                if is_dated_in_headings(table.case.when) {
                    heads.push(facts.times[*time].cell.written());
                } else if !in_heading {
                    heads.push("値".to_owned());
                }
                let fixes = Fixes {
                    measure: (in_heading || only.is_some()).then_some(measure),
                    part: (parts > 1).then_some(part),
                    time: Some(*time),
                    city: None,
                };
                columns.push(Column { heads: table.heads(heads), is: Kind::Value(fixes) });
            }
        }
    }
    let part = (parts == 1).then_some(0);
    let vary = Fixes { city: VARY, measure: labelled.then_some(0), part, time: None };
    let rows: Vec<Fixes> = rows(facts, vary)
        .into_iter()
        .map(|row| Fixes { measure: row.measure.or(only.map(|(measure, _)| measure)), ..row })
        .collect();
    table.write(&columns, &rows, numbers, dice)
}

fn wide_by_place(table: &Table<'_>, numbers: &mut Numbers, dice: &mut Dice) -> Sheet {
    let facts = table.facts;
    if matches!(table.case.place, Place::Title | Place::FileName | Place::None) {
        return wide_by_indicator(table, numbers, dice);
    }
    let mut columns = table.times(dice);
    columns.push(table.labels(dice));
    columns.extend(table.parts());
    columns.extend(table.units());
    for (at, city) in facts.cities.iter().enumerate() {
        let heads = match table.case.place {
            Place::SixDigits => vec![city.code.to_owned()],
            Place::FiveDigits => vec![city.code[..5].to_owned()],
            Place::LostZero => vec![city.code.trim_start_matches('0').to_owned()],
            Place::PrefectureAndName => vec![format!("{PREFECTURE}{}", city.name)],
            Place::PrefectureColumn if table.depth > 1 => vec![PREFECTURE.to_owned(), city.name.to_owned()],
            _ => vec![city.name.to_owned()],
        };
        let fixes = Fixes { city: Some(at), ..Fixes::default() };
        columns.push(Column { heads: table.heads(heads), is: Kind::Value(fixes) });
    }
    let vary = Fixes { city: None, measure: VARY, part: VARY, time: VARY };
    table.write(&columns, &rows(facts, vary), numbers, dice)
}

fn wide_by_indicator(table: &Table<'_>, numbers: &mut Numbers, dice: &mut Dice) -> Sheet {
    let facts = table.facts;
    let mut columns = table.places(&facts.cities, dice);
    columns.extend(table.times(dice));
    columns.extend(table.parts());
    columns.extend(table.units());
    let parted = table.case.parts == Parts::Heading;
    for measure in 0..facts.measures.len() {
        for part in 0..if parted { facts.parts.len() } else { 1 } {
            let mut heads = vec![table.named(measure)];
            if parted {
                heads.push(facts.parts[part].1.to_owned());
            }
            let fixes = Fixes { measure: Some(measure), part: parted.then_some(part), ..Fixes::default() };
            columns.push(Column { heads: table.heads(heads), is: Kind::Value(fixes) });
        }
    }
    let vary = Fixes { city: VARY, measure: None, part: (!parted).then_some(0), time: VARY };
    table.write(&columns, &rows(facts, vary), numbers, dice)
}

/// The place of baselines and targets among the periods.
const BASELINE: usize = 1_000;
const TARGET: usize = 1_001;

/// A table of targets: baselines, actuals by year, targets, and the columns that say what kind of target it is.
fn targets(table: &Table<'_>, numbers: &mut Numbers, dice: &mut Dice) -> Sheet {
    let facts = table.facts;
    let mut columns = table.places(&facts.cities, dice);
    let says = |head: &str, text: &'static str| {
        let mut heads = vec![String::new(); table.depth];
        head.clone_into(&mut heads[0]);
        Column { heads, is: Kind::Key(Box::new(move |_: Key| Cell::text(text))) }
    };
    columns.push(says("計画名", "架空計画"));
    columns.push(says("計画期間", "令和3年度～令和8年度"));
    columns.push(table.labels(dice));
    columns.extend(table.parts());
    columns.extend(table.units());
    // A heading with 年度 would say of which kind bare years are.
    let bare = table.case.when == When::Bare;
    columns.push(says(if bare { "基準時点" } else { "基準年度" }, "令和元年度"));
    let value = |word: &str, time: usize| {
        let fixes = Fixes { time: Some(time), ..Fixes::default() };
        let mut heads = vec![String::new(); table.depth];
        word.clone_into(&mut heads[0]);
        Column { heads, is: Kind::Value(fixes) }
    };
    columns.push(value("基準値", BASELINE));
    for time in 0..facts.times.len() {
        let mut heads = Vec::new();
        if table.depth > 1 {
            heads.push("実績値".to_owned());
        }
        if is_dated_in_headings(table.case.when) {
            let written = facts.times[time].cell.written();
            heads.push(if table.depth > 1 { written } else { format!("実績値（{written}）") });
        } else if table.depth == 1 {
            heads.push("実績値".to_owned());
        }
        while heads.len() < table.depth {
            heads.insert(1, String::new());
        }
        let fixes = Fixes { time: Some(time), ..Fixes::default() };
        columns.push(Column { heads, is: Kind::Value(fixes) });
    }
    columns.push(says(if bare { "目標時点" } else { "目標年度" }, "令和8年度"));
    columns.push(value("目標値", TARGET));
    columns.push(says("目標の型", "到達"));
    columns.push(says("望ましい方向", "大きいほど良い"));
    let vary = Fixes { city: VARY, measure: VARY, part: VARY, time: None };
    // A target that is to become more lies above its baseline.
    let made = rows(facts, vary);
    for row in &made {
        let key = |time| Key {
            city: row.city.unwrap_or(0),
            measure: row.measure.unwrap_or(0),
            part: row.part.unwrap_or(0),
            time,
        };
        let (one, other) = (numbers.number(key(BASELINE), dice), numbers.number(key(TARGET), dice));
        numbers.of.insert(key(BASELINE), one.min(other));
        numbers.of.insert(key(TARGET), one.max(other));
    }
    table.write(&columns, &made, numbers, dice)
}

/// Two tables of one measure each, the second with its own title, below the first.
fn two_below(table: &Table<'_>, numbers: &mut Numbers, dice: &mut Dice) -> Sheet {
    let (first, second) = halves(table, dice);
    // Both have the same columns where only the numbers and the title differ.
    let look = dice.clone();
    let mut sheet = wide_by_year(table, Some((0, &first)), numbers, &mut look.clone());
    let mut other = wide_by_year(table, Some((1, &second)), numbers, &mut look.clone());
    let title = |measure: usize| vec![Cell::Text(format!("（{}）{}", measure + 1, table.named(measure)))];
    sheet.rows.insert(0, title(0));
    for merged in &mut sheet.merged {
        (merged.0, merged.2) = (merged.0 + 1, merged.2 + 1);
    }
    if dice.is(2) {
        sheet.rows.push(Vec::new());
    }
    sheet.rows.push(title(1));
    let from = sheet.rows.len();
    sheet
        .merged
        .extend(other.merged.iter().map(|(top, left, bottom, right)| (top + from, *left, bottom + from, *right)));
    sheet.rows.append(&mut other.rows);
    sheet
}

/// The periods of two tables: the same, or others in the second.
fn halves(table: &Table<'_>, dice: &mut Dice) -> (Vec<usize>, Vec<usize>) {
    let all: Vec<usize> = (0..table.facts.times.len()).collect();
    if all.len() < 3 || dice.is(2) { (all.clone(), all) } else { (all[..2].to_vec(), all[1..].to_vec()) }
}

/// Two tables of one measure each, side by side, each with its own places.
fn two_beside(table: &Table<'_>, numbers: &mut Numbers, dice: &mut Dice) -> Sheet {
    let (first, second) = halves(table, dice);
    let look = dice.clone();
    let mut sheet = wide_by_year(table, Some((0, &first)), numbers, &mut look.clone());
    let other = wide_by_year(table, Some((1, &second)), numbers, &mut look.clone());
    let from = sheet.width() + 1;
    for (cells, right) in sheet.rows.iter_mut().zip(other.rows) {
        cells.resize(from, Cell::Empty);
        cells.extend(right);
    }
    sheet
        .merged
        .extend(other.merged.iter().map(|(top, left, bottom, right)| (*top, left + from, *bottom, right + from)));
    let mut titles = vec![Cell::Text(table.named(0))];
    titles.resize(from, Cell::Empty);
    titles.push(Cell::Text(table.named(1)));
    sheet.rows.insert(0, titles);
    for merged in &mut sheet.merged {
        (merged.0, merged.2) = (merged.0 + 1, merged.2 + 1);
    }
    sheet
}

/// The months of a year in columns, the year over them or in the title.
fn months(table: &Table<'_>, numbers: &mut Numbers, dice: &mut Dice) -> Sheet {
    let facts = table.facts;
    let mut columns = table.places(&facts.cities, dice);
    columns.push(table.labels(dice));
    columns.extend(table.parts());
    columns.extend(table.units());
    let year = year_of_months(table.case.when, facts.year);
    let above = table.depth > 1 && !year.is_empty() && table.case.when != When::Title;
    for (at, time) in facts.times.iter().enumerate() {
        let mut heads = vec![time.cell.written()];
        if above {
            heads.insert(0, year.clone());
        }
        let fixes = Fixes { time: Some(at), ..Fixes::default() };
        columns.push(Column { heads: table.heads(heads), is: Kind::Value(fixes) });
    }
    let vary = Fixes { city: VARY, measure: VARY, part: VARY, time: None };
    let mut sheet = table.write(&columns, &rows(facts, vary), numbers, dice);
    if !above && !year.is_empty() {
        sheet.rows.insert(0, vec![Cell::Text(format!("{year} 月別の架空統計"))]);
        for merged in &mut sheet.merged {
            (merged.0, merged.2) = (merged.0 + 1, merged.2 + 1);
        }
    }
    sheet
}
