//! Layouts of databases and yearbooks: codes beside names, and places in groups.

use super::case::{Dice, Parts, Place, Units, When};
use super::facts::{PREFECTURE, TOWNS};
use super::layouts::{VARY, is_dated_in_headings, long, wide_by_year};
use super::table::{Column, Fixes, Key, Kind, Numbers, Table, parts_heading, rows};
use super::written::{Cell, Sheet};

/// As databases of public statistics export: a code and a name for each dimension.
pub fn codes_and_names(table: &Table<'_>, numbers: &mut Numbers, dice: &mut Dice) -> Sheet {
    let (facts, case) = (table.facts, table.case);
    let plain =
        |head: &str, cell: Box<dyn Fn(Key) -> Cell>| Column { heads: vec![head.to_owned()], is: Kind::Key(cell) };
    let names: Vec<&'static str> = facts.measures.clone();
    let unit = facts.unit;
    let in_item = case.units == Units::Heading;
    let mut columns = vec![
        plain("表章項目 コード", Box::new(|key| Cell::text(format!("{:03}", 10 * (key.measure + 1))))),
        plain(
            "表章項目",
            Box::new(move |key| {
                Cell::Text(if in_item {
                    format!("{}【{unit}】", names[key.measure])
                } else {
                    names[key.measure].to_owned()
                })
            }),
        ),
    ];
    let parts = facts.parts.clone();
    if case.parts != Parts::None {
        let dimension = parts_heading(&parts);
        columns
            .push(plain(&format!("{dimension} コード"), Box::new(|key| Cell::text(format!("{:03}", key.part * 10)))));
        columns.push(plain(dimension, Box::new(move |key| Cell::text(parts[key.part].1))));
    }
    let cities = facts.cities.clone();
    let code = |say: fn(&str) -> &str| {
        let cities = cities.clone();
        plain("地域 コード", Box::new(move |key| Cell::text(say(cities[key.city].code))))
    };
    match case.place {
        Place::SixDigits => columns.push(code(|code| code)),
        Place::FiveDigits => columns.push(code(|code| &code[..5])),
        Place::LostZero => columns.push(code(|code| code.trim_start_matches('0'))),
        _ => {}
    }
    if !matches!(case.place, Place::Title | Place::FileName | Place::None) {
        let whole = matches!(case.place, Place::PrefectureAndName | Place::PrefectureColumn);
        let cities = cities.clone();
        columns.push(plain(
            "地域",
            Box::new(move |key| {
                Cell::text(format!("{}{}", if whole { PREFECTURE } else { "" }, cities[key.city].name))
            }),
        ));
    }
    let times = facts.times.clone();
    let coded = times.clone();
    let code = move |key: Key| {
        let time = coded[key.time].canonical.as_str();
        let digits = match time.strip_prefix("FY") {
            Some(year) => format!("{year}100000"),
            None if time.len() == 4 => format!("{time}000000"),
            None => format!("{}00{}{}", &time[..4], &time[5..7], &time[5..7]),
        };
        Cell::Text(digits)
    };
    if is_dated_in_headings(case.when) {
        if matches!(case.when, When::EraFiscal | When::WesternFiscal | When::EraYear | When::WesternYear) {
            columns.push(plain("時間軸 コード", Box::new(code)));
        }
        let head = match case.when {
            When::ShortFiscal => "時間軸（年度次）",
            When::BareCalendar => "時間軸（年次）",
            _ => "時間軸",
        };
        columns.push(plain(head, Box::new(move |key| times[key.time].cell.clone())));
    }
    columns.extend(table.units());
    columns.push(Column { heads: vec!["値".to_owned()], is: Kind::Value(Fixes::default()) });
    if dice.is(2) {
        columns.push(plain("注釈", Box::new(|_| Cell::Empty)));
    }
    let vary = Fixes { city: VARY, measure: VARY, part: VARY, time: VARY };
    table.write(&columns, &rows(facts, vary), numbers, dice)
}

/// Places in groups: columns of counties, rows of their sums, wards below their city.
pub fn groups(table: &Table<'_>, numbers: &mut Numbers, dice: &mut Dice) -> Sheet {
    let facts = table.facts;
    if facts.cities.len() < 3 {
        return long(table, numbers, dice);
    }
    let mut sheet = wide_by_year(table, None, numbers, dice);
    if facts.cities != TOWNS {
        return sheet;
    }
    let head = table.depth + usize::from(table.case.units == Units::Row);
    if dice.is(2) {
        // A column of counties in front.
        let county = |name: &str| TOWNS.iter().find(|city| name.ends_with(city.name)).map(|c| c.county);
        for merged in &mut sheet.merged {
            (merged.1, merged.3) = (merged.1 + 1, merged.3 + 1);
        }
        for (at, row) in sheet.rows.iter_mut().enumerate() {
            let own = row.iter().find_map(|cell| county(&cell.written())).unwrap_or_default();
            let cell = if at + 1 == table.depth {
                "郡名"
            } else if at < head {
                ""
            } else {
                own
            };
            row.insert(0, Cell::text(cell));
        }
        return sheet;
    }
    // The sum of each county above its towns.
    let name = sheet
        .rows
        .get(head)
        .and_then(|row| row.iter().position(|cell| TOWNS.iter().any(|town| cell.written().ends_with(town.name))));
    let Some(name) = name else { return sheet };
    let mut at = head;
    let mut before = "";
    while at < sheet.rows.len() {
        let own =
            TOWNS.iter().find(|town| sheet.rows[at][name].written().ends_with(town.name)).map_or("", |t| t.county);
        if own != before {
            before = own;
            let sum = sheet.rows[at].iter().enumerate().map(|(column, cell)| match cell {
                _ if column == name => Cell::text(own),
                Cell::Number(_) | Cell::Grouped(_) => table.value(numbers.other(dice)),
                Cell::Text(text) if text.ends_with(facts.unit) && table.case.units == Units::Cell => {
                    table.value(numbers.other(dice))
                }
                Cell::Text(text) if column < name && text.bytes().all(|b| b.is_ascii_digit()) => Cell::Empty,
                cell => cell.clone(),
            });
            let sum: Vec<Cell> = sum.collect();
            sheet.rows.insert(at, sum);
            at += 1;
        }
        at += 1;
    }
    sheet
}
