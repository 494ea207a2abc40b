//! Which rows are titles, headings, units and data.

use super::header::belongs;
use super::heading;
use super::kpi;
use super::words;
use crate::import::municipality::list::AreaList;
use crate::import::municipality::resolver::is_code;
use crate::import::notation::fold::fold;
use crate::import::notation::missing::absence;
use crate::import::notation::number::number;
use crate::import::notation::period::period;
use crate::import::row::{is_note, text_of};
use crate::model::grid::SheetHead;
use crate::model::mapping::{Guess, Why};
use std::collections::BTreeMap;

/// Most rows that are searched for the beginning of the data.
const SEARCHED: usize = 80;

/// Most rows of one heading.
const MOST_HEADINGS: usize = 5;

/// What a cell looks like by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Empty,
    /// A number; whether a unit stands behind it.
    Number(bool),
    /// A year or another period; whether it is digits only.
    Year(bool),
    /// A symbol for a missing value.
    Symbol,
    Place,
    Text,
}

/// The texts of a sheet's head, cells shown as one filled.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    pub(super) rows: Vec<Vec<String>>,
    /// Cells as they are, without what was filled.
    pub(super) own: Vec<Vec<String>>,
}

/// Where things stand, rows from 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Shape {
    pub(super) header: Vec<usize>,
    pub(super) unit_row: Option<usize>,
    pub(super) first_row: usize,
    pub(super) guess: Option<Guess>,
    /// How many cells a row of data must have, where rows have a length of their own.
    pub(super) width: Option<usize>,
}

impl Shape {
    /// Rows of data that are as long as they must be; the others, and examples, say nothing about the columns.
    pub(super) fn data<'t>(&self, texts: &'t Texts) -> impl Iterator<Item = usize> + use<'t> {
        let (first, width) = (self.first_row, self.width);
        let is_whole = move |row: &usize| width.is_none_or(|width| texts.length(*row) == width);
        (first..texts.rows.len()).filter(is_whole).filter(move |row| !kpi::is_example(first_of(texts, *row)))
    }
}

impl Texts {
    pub(super) fn new(head: &SheetHead) -> Self {
        let own: Vec<Vec<String>> =
            head.rows.iter().map(|row| row.iter().map(|cell| fold(&text_of(cell)).into_owned()).collect()).collect();
        let mut rows = own.clone();
        for merged in &head.merged {
            let at = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
            let Some(text) = own.get(at(merged.top)).and_then(|row| row.get(at(merged.left))).cloned() else {
                continue;
            };
            for row in rows.iter_mut().take(at(merged.bottom).saturating_add(1)).skip(at(merged.top)) {
                // A hostile workbook may merge a million columns; only those that exist in some row matter.
                let last = at(merged.right).min(at(merged.left).saturating_add(500));
                if row.len() <= last {
                    row.resize(last + 1, String::new());
                }
                for cell in row.iter_mut().take(last + 1).skip(at(merged.left)) {
                    text.clone_into(cell);
                }
            }
        }
        Self { rows, own }
    }

    pub(super) fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|cells| cells.get(column)).map_or("", String::as_str)
    }

    pub(super) fn own(&self, row: usize, column: usize) -> &str {
        self.own.get(row).and_then(|cells| cells.get(column)).map_or("", String::as_str)
    }

    /// Whether a cell has only the text of a cell that it is merged with.
    pub(super) fn is_filled_in(&self, row: usize, column: usize) -> bool {
        self.own(row, column).is_empty() && !self.cell(row, column).is_empty()
    }

    /// Whether a cell has only the text of the cell above it, with which it is merged.
    pub(super) fn is_below_merged(&self, row: usize, column: usize) -> bool {
        let above = row.checked_sub(1).map_or("", |above| self.cell(above, column));
        self.is_filled_in(row, column) && self.cell(row, column) == above
    }

    /// Different texts of a row that are not empty.
    pub(super) fn distinct(&self, row: usize) -> usize {
        let mut texts: Vec<&str> = self
            .rows
            .get(row)
            .map(|cells| cells.iter().map(String::as_str).filter(|t| !t.is_empty()).collect())
            .unwrap_or_default();
        texts.sort_unstable();
        texts.dedup();
        texts.len()
    }

    pub(super) fn filled(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |cells| cells.iter().filter(|text| !text.is_empty()).count())
    }

    /// Number of cells of a row as it was found.
    fn length(&self, row: usize) -> usize {
        self.own.get(row).map_or(0, Vec::len)
    }

    /// Whether a row has nothing from a cell on.
    fn ends_before(&self, row: usize, column: usize) -> bool {
        self.own.get(row).is_none_or(|cells| cells.iter().skip(column).all(String::is_empty))
    }

    pub(super) fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// What a text looks like.
pub(super) fn look(text: &str) -> Look {
    if text.is_empty() {
        return Look::Empty;
    }
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    // 2248 is no year that anybody writes about.
    let far = digits && text.parse::<u32>().is_ok_and(|year| year > 2_100) && text.len() == 4;
    let is_long = digits && matches!(text.len(), 6 | 8);
    if !(far || is_long) && period(text).is_some() {
        return Look::Year(digits);
    }
    if let Ok(number) = number(text) {
        // 2021年実績 heads values and is none.
        let of_year = words::split_meaning(text).map(|(_, rest)| rest).or(kpi::split_total(text).map(|(_, rest)| rest));
        if of_year.is_some_and(|rest| period(rest).is_some_and(|reading| !reading.is_bare())) {
            return Look::Year(false);
        }
        return Look::Number(!number.unit.is_empty());
    }
    // A number all the same, whose cell is refused.
    if digits && text.len() > 15 {
        return Look::Number(false);
    }
    if absence(text, &[]).is_some() {
        return Look::Symbol;
    }
    match AreaList::national().named(text) {
        (found, true) if !found.is_empty() => Look::Place,
        _ => Look::Text,
    }
}

/// Finds headings and data.
pub(super) fn shape(texts: &Texts, merged: bool) -> Shape {
    let searched = texts.rows.len().min(SEARCHED);
    let looks: Vec<Vec<Look>> =
        texts.rows.iter().take(searched).map(|row| row.iter().map(|t| look(t)).collect()).collect();
    let usual = usual_width(texts);
    let wide = |row: usize| texts.filled(row) >= 2.max(usual / 2);
    let first = (0..searched).find(|row| wide(*row) && is_data(*row, &looks, texts));
    let Some(mut first) = first else {
        let header = (0..searched).find(|row| wide(*row) && texts.distinct(*row) > 1);
        let guess = Some(Guess::new(0.3, Why::Usual));
        return Shape {
            header: header.into_iter().collect(),
            unit_row: None,
            first_row: header.map_or(0, |h| h + 1),
            guess,
            width: None,
        };
    };
    // Rows above that look like the first one, but for empty values, belong to the data.
    while first > 0 && wide(first - 1) && alike(&looks, first - 1, first) {
        first -= 1;
    }
    let mut header: Vec<usize> = Vec::new();
    let mut row = first;
    let mut skipped = 0;
    let mut one_unit = None;
    while row > 0 && header.len() < MOST_HEADINGS {
        row -= 1;
        if texts.filled(row) == 0 {
            // One empty row may lie between the rows of a heading.
            let goes_on = header.len() == 1 && row > 0 && {
                let words = looks.get(row - 1).is_some_and(|looks| {
                    looks.iter().all(|look| matches!(look, Look::Empty | Look::Text | Look::Year(_)))
                });
                words && texts.distinct(row - 1) > 2 && belongs(row - 1, first, &header, texts, merged)
            };
            if header.is_empty() || goes_on {
                continue;
            }
            break;
        }
        // 人 | 人 | 人 between the headings and the values.
        if header.is_empty() && one_unit.is_none() && texts.distinct(row) == 1 && is_unit_row(row, texts) {
            one_unit = Some(row);
            continue;
        }
        if !belongs(row, first, &header, texts, merged) {
            // A heading inside the table may come before its first row of values.
            if header.is_empty() && skipped < MOST_HEADINGS && texts.distinct(row) == 1 {
                skipped += 1;
                continue;
            }
            break;
        }
        header.insert(0, row);
    }
    if let (Some(last), true) = (header.last(), skipped > 0) {
        first = last + 1;
    }
    if header.is_empty() {
        header.extend(one_unit.take());
    }
    let lowest = header.last().copied();
    header.retain(|row| Some(*row) == lowest || !is_class_codes(*row, texts));
    let among = header.iter().copied().find(|row| header.len() > 1 && is_unit_row(*row, texts));
    let unit_row = one_unit.or(among);
    header.retain(|row| Some(*row) != unit_row);
    let confidence = match header.len() {
        0 => 0.4,
        1 => 0.95,
        _ => 0.8,
    };
    let why = if header.is_empty() { Why::Usual } else { Why::Cells };
    Shape { header, unit_row, first_row: first, guess: Some(Guess::new(confidence, why)), width: None }
}

/// How many cells a row of data must have in a text: as many as the heading, or as most rows where there is none.
///
/// A separator at the end of nearly every row, or of the heading only, parts nothing off.
pub(super) fn width(texts: &Texts, shape: &Shape) -> Option<usize> {
    let mut lengths: BTreeMap<usize, usize> = BTreeMap::new();
    let is_data = |row: &usize| texts.filled(*row) > 1 && !is_note(first_of(texts, *row));
    let data: Vec<usize> = (shape.first_row..texts.own.len()).filter(is_data).collect();
    for row in &data {
        *lengths.entry(texts.length(*row)).or_default() += 1;
    }
    let usual = lengths.iter().max_by_key(|(length, rows)| (**rows, std::cmp::Reverse(**length)));
    let headings: Vec<usize> = shape.header.iter().map(|row| texts.length(*row)).collect();
    let (Some((usual, rows)), Some(lowest)) = (usual, headings.last()) else {
        return usual.map(|(usual, _)| *usual).or_else(|| headings.last().copied());
    };
    if headings.contains(usual) {
        return Some(*usual);
    }
    let ended = if usual > lowest {
        data.iter().filter(|row| texts.length(**row) == *usual).all(|row| texts.ends_before(*row, *lowest))
    } else {
        shape.header.iter().all(|row| texts.ends_before(*row, *usual))
    };
    Some(if ended && rows * 2 > data.len() { *usual } else { *lowest })
}

/// The usual number of filled cells of a row that is no title.
fn usual_width(texts: &Texts) -> usize {
    let mut widths: Vec<usize> = (0..texts.rows.len()).map(|row| texts.filled(row)).filter(|n| *n >= 2).collect();
    widths.sort_unstable();
    widths.get(widths.len() / 2).copied().unwrap_or(2)
}

/// Whether a row holds values and is no heading of years, months or ages.
fn is_data(row: usize, looks: &[Vec<Look>], texts: &Texts) -> bool {
    let Some(cells) = looks.get(row) else { return false };
    let is_value = |look: &Look| matches!(look, Look::Number(_) | Look::Symbol);
    let values = cells.iter().filter(|look| is_value(look)).count();
    let years = cells.iter().filter(|look| matches!(look, Look::Year(_))).count();
    if texts.distinct(row) < 2 || is_note(first_of(texts, row)) || is_legend(row, texts) {
        return false;
    }
    if values == 0 {
        if years > 0 && is_of_data(row, cells, looks, texts) {
            return true;
        }
        // Four digits under a year are a value: 2,100 births without separator.
        let above = (0..row).rev().find(|above| texts.filled(*above) > 0);
        return years > 0
            && above.is_some_and(|above| {
                let under_year = |column: &usize| {
                    matches!(cells.get(*column), Some(Look::Year(true)))
                        && matches!(looks.get(above).and_then(|l| l.get(*column)), Some(Look::Year(_)))
                };
                let count = (0..cells.len()).filter(under_year).count();
                count > 0 && count + 1 >= years
            });
    }
    if is_heading_of_numbers(row, cells, texts) || is_numbers_of_classes(row, texts) {
        return false;
    }
    let with_unit = cells.iter().filter(|look| matches!(look, Look::Number(true))).count();
    if with_unit == values && values >= 1 {
        // 4月, 5月, … or 1人世帯 as headings: plain numbers stand in the row below.
        let below = (row + 1..looks.len()).find(|below| texts.filled(*below) > 0 && !is_unit_row(*below, texts));
        if let Some(next) = below.and_then(|below| looks.get(below)) {
            let under = cells.iter().zip(next).filter(|(look, _)| matches!(look, Look::Number(true)));
            let (plain, all) = under
                .fold((0, 0), |(plain, all), (_, next)| (plain + usize::from(*next == Look::Number(false)), all + 1));
            return plain * 2 < all;
        }
    }
    // A column of numbers of its own, `(1) (2) (3)`, under the headings is none either.
    let numbering = (1..).zip(texts.rows.get(row).into_iter().flatten().filter(|t| !t.is_empty()));
    let is_numbering =
        texts.filled(row) > 2 && numbering.clone().all(|(n, text)| text.trim_matches(['(', ')']) == n.to_string());
    !is_numbering
}

/// Whether a row whose only numbers look like years is one of data: its place, or a word beside its number, stands
/// again in the row below, and a heading stands above.
fn is_of_data(row: usize, cells: &[Look], looks: &[Vec<Look>], texts: &Texts) -> bool {
    let plain = cells.iter().any(|look| matches!(look, Look::Year(true)));
    let Some(below) = (row + 1..looks.len()).find(|below| texts.filled(*below) > 0) else { return false };
    let has_heading = (0..row).any(|above| texts.distinct(above) > 1);
    let same = |column: usize| {
        let (own, next) = (texts.own(row, column), texts.own(below, column));
        let places = cells.get(column) == Some(&Look::Place)
            && looks.get(below).and_then(|looks| looks.get(column)) == Some(&Look::Place);
        places || (own == next && look(own) == Look::Text)
    };
    plain && has_heading && (0..texts.width()).any(same)
}

/// Whether the numbers of a row are no amounts: months that head columns (4月, 5月), or codes of areas beside words for
/// other columns (年度 | 指標 | 012068 | 012238).
fn is_heading_of_numbers(row: usize, looks: &[Look], texts: &Texts) -> bool {
    let texts = texts.rows.get(row).map(Vec::as_slice).unwrap_or_default();
    let numbers = || {
        let is_number = |look: &Look| matches!(look, Look::Number(_) | Look::Year(true));
        texts.iter().zip(looks).filter(move |(_, look)| is_number(look)).map(|(text, _)| text.as_str())
    };
    let mut seen: Vec<&str> = numbers().collect();
    let count = seen.len();
    seen.sort_unstable();
    seen.dedup();
    if count < 2 || seen.len() * 2 < count {
        return false;
    }
    if numbers().all(|text| heading::month(text).is_some()) {
        return true;
    }
    let worded = texts.iter().any(|text| words::kind(text).is_some()) || texts.first().is_some_and(String::is_empty);
    worded && seen.len() == count && numbers().all(|text| text.len() >= 5 && is_code(text))
}

/// Whether a row explains a symbol: `"***","調査又は集計していないもの"`.
pub(super) fn is_legend(row: usize, texts: &Texts) -> bool {
    let filled: Vec<&str> =
        texts.own.get(row).into_iter().flatten().map(String::as_str).filter(|t| !t.is_empty()).collect();
    matches!(filled.as_slice(), [symbol, words] if look(symbol) == Look::Symbol && look(words) == Look::Text)
}

/// Whether a row above the headings holds the codes of what they name: `/項目 コード | A1101`, or 0010 | 0020 alone.
fn is_class_codes(row: usize, texts: &Texts) -> bool {
    let mut filled = texts.rows.get(row).into_iter().flatten().filter(|text| !text.is_empty());
    if is_numbers_of_classes(row, texts) {
        return true;
    }
    let codes = filled.clone().any(|text| words::is_item_code(text));
    codes && filled.all(|text| words::is_key(text) || words::is_item_code(text))
}

/// Whether a row holds nothing but numbers of one length over words: 0010 | 0020 over 総人口 | 世帯数.
fn is_numbers_of_classes(row: usize, texts: &Texts) -> bool {
    let filled = || (0..texts.width()).filter(|column| !texts.cell(row, *column).is_empty());
    let length = filled().next().map_or(0, |column| texts.cell(row, column).len());
    let is_code = |column: usize| {
        let text = texts.cell(row, column);
        text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()) && period(text).is_none()
    };
    let below = (row + 1..texts.rows.len()).find(|below| texts.filled(*below) > 0);
    let is_over_words = |column: usize| below.is_some_and(|below| look(texts.cell(below, column)) == Look::Text);
    // A row of values begins with what they are of.
    let begins = filled().next().is_some_and(|column| column > 0);
    begins && length >= 3 && texts.distinct(row) > 1 && filled().all(|column| is_code(column) && is_over_words(column))
}

pub(super) fn first_of(texts: &Texts, row: usize) -> &str {
    texts.rows.get(row).into_iter().flatten().map(String::as_str).find(|text| !text.is_empty()).unwrap_or("")
}

/// Whether a row above the first row of values is of the same kind: a place, or one year, in the same column.
fn alike(looks: &[Vec<Look>], above: usize, first: usize) -> bool {
    let (Some(above), Some(first)) = (looks.get(above), looks.get(first)) else { return false };
    let years = |cells: &[Look]| cells.iter().filter(|look| matches!(look, Look::Year(_))).count();
    // Words above most of the numbers are headings, although they may begin with the place or the year of the first row.
    let over_numbers = above.iter().zip(first).filter(|(_, first)| matches!(first, Look::Number(_)));
    let (words, all) =
        over_numbers.fold((0, 0), |(words, all), (above, _)| (words + usize::from(*above == Look::Text), all + 1));
    if words * 2 > all {
        return false;
    }
    above.iter().zip(first).any(|pair| match pair {
        (Look::Place, Look::Place) => true,
        (Look::Year(_), Look::Year(_)) => years(above) == 1 && years(first) == 1,
        _ => false,
    })
}

/// `(単位:人)`.
pub(super) fn is_unit_note(text: &str) -> bool {
    text.trim_start_matches(['(', '（', '[', '【']).starts_with("単位")
}

fn is_unit_row(row: usize, texts: &Texts) -> bool {
    let filled: Vec<&String> = texts.rows.get(row).into_iter().flatten().filter(|text| !text.is_empty()).collect();
    let units = filled.iter().filter(|text| words::is_unit(text)).count();
    units > 0 && units * 3 >= filled.len() * 2
}
