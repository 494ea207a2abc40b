//! What stands around the tables of generated files: titles, notes, sums, days of publication, sources, page numbers.

use super::case::{Above, Below, Case, Dice, Layout, Place, Units, When};
use super::facts::{CITIES, Facts, era};
use super::table::{Numbers, Table};
use super::written::{Cell, Sheet};

fn line(text: impl Into<String>) -> Vec<Cell> {
    vec![Cell::Text(text.into())]
}

/// What the lines above say that is needed: place, period, kind of year, unit.
fn evidence(case: &Case, facts: &Facts, dice: &mut Dice) -> Vec<Vec<Cell>> {
    let mut lines = Vec::new();
    let place = if case.place == Place::Title { format!("{}の", facts.cities[0].name) } else { String::new() };
    let months = case.layout == Layout::Months;
    let period = if case.when == When::Title && !months { facts.times[0].cell.written() } else { String::new() };
    let in_headings = matches!(
        case.layout,
        Layout::WideByYear | Layout::TwoBelow | Layout::TwoBeside | Layout::Targets | Layout::Groups
    );
    let kind = match case.when {
        When::ShortFiscal if in_headings => "年度別",
        When::BareCalendar if in_headings => "年次別",
        _ => "",
    };
    if !place.is_empty() || !period.is_empty() || !kind.is_empty() {
        match (dice.is(2), period.as_str()) {
            (true, period) if !period.is_empty() => {
                lines.push(line(format!("{place}架空統計")));
                lines.push(line(format!("（{period}）")));
            }
            (_, "") => lines.push(line(format!("{place}{kind}架空統計"))),
            (_, period) => lines.push(line(format!("{place}架空統計（{period}）"))),
        }
    }
    if matches!(case.units, Units::Note | Units::Thousands) {
        let text = dice.pick(&["（単位：", "(単位:", "単位："]);
        let close = if text.starts_with(['（', '(']) { "）" } else { "" };
        lines.push(line(format!("{text}{}{close}", facts.unit)));
    }
    lines
}

/// A sheet with what stands above.
pub fn above(case: &Case, facts: &Facts, body: Sheet, dice: &mut Dice) -> Sheet {
    let other = CITIES.iter().find(|city| !facts.cities.contains(city)).map_or("", |city| city.name);
    let mut rows = Vec::new();
    let year = facts.year + 3;
    match case.above {
        Above::Nothing | Above::ClassCodes => {}
        Above::Title => rows.push(line("第３章　架空の統計表")),
        Above::Published => {
            rows.push(line("架空の統計表"));
            rows.push(if dice.is(2) {
                line(format!("公表日：{}年3月31日", era(year)))
            } else {
                vec![Cell::text("更新日"), Cell::text(format!("{year}年4月1日"))]
            });
            rows.push(Vec::new());
        }
        Above::OtherSource => {
            rows.push(line("架空の統計表"));
            rows.push(line(format!("資料：{other}「{other}統計書」（{year}年）")));
        }
        Above::Legend => {
            rows.push(vec![Cell::text("***"), Cell::text("調査又は集計していないもの")]);
            rows.push(vec![Cell::text("-"), Cell::text("該当数値がないもの")]);
            rows.push(Vec::new());
        }
        Above::Edition => rows.push(line(format!("架空統計書（{}年度版）", era(year)))),
    }
    rows.extend(evidence(case, facts, dice));
    if dice.is(3) && !rows.is_empty() {
        rows.push(Vec::new());
    }
    if case.above == Above::ClassCodes {
        let codes = (0..body.width()).map(|at| Cell::text(format!("{}{:04}", ["A", "B"][at % 2], 1_101 + at)));
        rows.push(codes.collect());
    }
    let from = rows.len();
    let merged = body.merged.iter().map(|(top, left, bottom, right)| (top + from, *left, bottom + from, *right));
    let merged = merged.collect();
    rows.extend(body.rows);
    Sheet { rows, merged }
}

/// Adds to a table what stands below and beside it.
pub fn below(case: &Case, facts: &Facts, table: &Table<'_>, body: &mut Sheet, numbers: &mut Numbers, dice: &mut Dice) {
    match case.below {
        Below::Nothing => {}
        Below::Notes => {
            body.rows.push(line("注１）架空の値である。"));
            body.rows.push(line("資料：架空課"));
        }
        Below::Total => {
            let Some(last) = body.rows.last().cloned() else { return };
            let names = |cell: &Cell| facts.cities.iter().any(|city| cell.written().ends_with(city.name));
            let Some(at) = last.iter().position(names) else { return };
            let sum = last.iter().enumerate().map(|(column, cell)| match cell {
                _ if column == at => Cell::text(dice.pick(&["合計", "計", "総数"])),
                Cell::Number(year) if (1_900..2_100).contains(year) && column < at + 3 => cell.clone(),
                Cell::Number(_) | Cell::Grouped(_) => table.value(numbers.other(dice)),
                Cell::Text(text) if case.units == Units::Cell && text.ends_with(facts.unit) => {
                    table.value(numbers.other(dice))
                }
                Cell::Text(text) if column < at && text.bytes().all(|b| b.is_ascii_digit()) => Cell::Empty,
                cell => cell.clone(),
            });
            let sum: Vec<Cell> = sum.collect();
            body.rows.push(sum);
        }
        Below::Legend => {
            body.rows.push(Vec::new());
            body.rows.push(line("「…」は不詳、「X」は秘匿を表す。"));
        }
        Below::OtherYear => body.rows.push(line(format!("※{}年の値は速報値である。", era(facts.year + 1)))),
        Below::HeadingAgain => {
            let head = table.depth;
            let once = !matches!(case.layout, Layout::TwoBelow | Layout::TwoBeside | Layout::Months);
            if body.rows.len() > head + 3 && once {
                let again: Vec<Vec<Cell>> = body.rows[..head].to_vec();
                body.rows.splice(head + 3..head + 3, again);
            }
        }
        Below::PageNumber => {
            body.rows.push(Vec::new());
            body.rows.push(line(dice.pick(&["- 12 -", "12", "1/3", "１２頁"])));
        }
        Below::ColumnBeside => beside(facts, table, body, numbers, dice),
    }
}

/// A column of rates or sums at the right of a table.
fn beside(facts: &Facts, table: &Table<'_>, body: &mut Sheet, numbers: &mut Numbers, dice: &mut Dice) {
    let width = body.width();
    // A sum over places is none of theirs.
    let places = table.case.layout == Layout::WideByPlace && facts.cities.len() > 1;
    let word = if places { "合計" } else { dice.pick(&["増減", "前年比", "構成比", "順位"]) };
    let first = body.rows.iter().position(|row| row.len() == width).unwrap_or(0);
    let head = first + table.depth;
    for (at, row) in body.rows.iter_mut().enumerate().filter(|(_, row)| row.len() == width) {
        // Beside the headings of a second table below stands nothing.
        let is_value = |cell: &Cell| match cell {
            Cell::Number(_) | Cell::Grouped(_) => true,
            Cell::Text(text) => table.case.units == Units::Cell && text.ends_with(facts.unit),
            _ => false,
        };
        row.push(if at + 1 == head {
            Cell::text(word)
        } else if at >= head && row.iter().any(is_value) {
            Cell::Number(numbers.other(dice))
        } else {
            Cell::Empty
        });
    }
}
