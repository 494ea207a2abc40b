//! Rows that are not what they seem: longer or shorter than the heading, or of a part only.

use super::context::Context;
use super::{RowRead, RowReader, first_text, is_note, text_of};
use crate::import::notation::fold::{fold, is_dash};
use crate::import::notation::number::number;
use crate::import::understand::context::unit_note;
use crate::import::understand::dates::named_in;
use crate::import::understand::heading::says_itself;
use crate::import::understand::{breakdown, place};
use crate::model::dated::DatedBy;
use crate::model::grid::Cell;
use crate::model::mapping::{ColumnKind, ColumnMapping, Mapping, Meaning};
use crate::model::report::ProblemReason;
use std::collections::{BTreeMap, BTreeSet};

/// Characters that part cells in some text files; a comma is too common inside of cells.
const SEPARATORS: [char; 2] = [';', '\t'];

/// What is kept from row to row to tell them.
#[derive(Debug, Default)]
pub(super) struct Guards {
    width: Option<usize>,
    /// Columns whose empty cells repeat a row that was refused for its length.
    torn: BTreeSet<usize>,
    /// Columns that part values although they are not taken.
    parts: Vec<Part>,
    /// Whether the heading of another table stands above the row.
    pub(super) below: bool,
    /// Whether the table has targets, so that it may come from a form with rows that only show how to fill it in.
    pub(super) aims: bool,
    /// A line among the rows that may be the title of what follows.
    pub(super) line: String,
}

/// Whether a text is nothing but the number of a page: - 12 -, 1/3, 12頁.
pub(super) fn is_page(text: &str) -> bool {
    let text = fold(text);
    let words = ["頁", "ページ", "page", "p."];
    let bare = words.iter().fold(text.as_ref(), |text, word| {
        let text = text.strip_suffix(word).unwrap_or(text);
        text.strip_prefix(word).unwrap_or(text)
    });
    let marks = |c: char| c.is_ascii_digit() || c == ' ' || c == '/' || is_dash(c);
    bare.bytes().any(|b| b.is_ascii_digit()) && bare.chars().all(marks) && bare.len() < 12
}

/// Whether a text begins like the title of a table: （2）, 第3表, ■.
fn is_numbered(text: &str) -> bool {
    let text = fold(text);
    let inner = text.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(inner, _)| inner);
    let counted = |text: &str, after: &[char]| {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < text.len() && rest.starts_with(after)
    };
    inner.is_some_and(|inner| !inner.is_empty() && inner.bytes().all(|b| b.is_ascii_digit()))
        || text.strip_prefix('第').is_some_and(|rest| counted(rest, &['表', '章', '節', '図']))
        || text.strip_prefix('表').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || text.starts_with(['■', '●', '◆', '○', '◎', '□', '【', '<', '〈'])
}

/// What an empty cell of a column that parts values may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Empty {
    /// The member above, where cells were merged downwards.
    GoesOn,
    /// A part like any other, since such rows meet those of other members.
    IsPart,
    /// Nothing.
    SaysNothing,
}

/// A column that parts values.
#[derive(Debug)]
struct Part {
    column: usize,
    /// The member before.
    before: String,
    empty: Empty,
    /// The member that stands for the whole.
    whole: Option<String>,
}

impl Guards {
    pub(super) fn new(mapping: &Mapping) -> Self {
        let parts = mapping.columns.iter().enumerate().filter(|(_, column)| column.is_undecided_breakdown());
        let aims = mapping.columns.iter().any(|column| column.meaning == Meaning::Target);
        let part = |(column, _)| Part { column, before: String::new(), empty: Empty::GoesOn, whole: None };
        let parts = parts.map(part).collect();
        Self { width: mapping.width, torn: BTreeSet::new(), parts, below: false, aims, line: String::new() }
    }

    /// Takes more columns for ones that part values: rows that meet differ in them.
    pub(super) fn parted_by(&mut self, columns: &BTreeMap<usize, bool>) {
        for (column, blank) in columns {
            if self.parts.iter().all(|part| part.column != *column) {
                let (before, empty) = (String::new(), if *blank { Empty::IsPart } else { Empty::SaysNothing });
                self.parts.push(Part { column: *column, before, empty, whole: None });
            }
        }
    }

    /// The columns whose parts wait, with the words for the whole that they had.
    pub(super) fn wholes(&self) -> impl Iterator<Item = (usize, &str)> {
        self.parts.iter().filter_map(|part| Some((part.column, part.whole.as_deref()?)))
    }

    /// Whether the row is not as long as it must be.
    fn is_wrong(&self, cells: &[Cell]) -> bool {
        self.width.is_some_and(|width| width != cells.len())
    }

    /// Whether a row of another length has cells in it that another separator parts.
    pub(super) fn is_misparted(&self, cells: &[Cell]) -> bool {
        let count = |mark: char| cells.iter().map(|cell| text_of(cell).matches(mark).count()).sum::<usize>();
        let wanted = self.width.unwrap_or(0).saturating_sub(2).max(1);
        self.is_wrong(cells) && SEPARATORS.into_iter().any(|mark| count(mark) >= wanted)
    }

    /// The part that the row is of, where a column names one and nobody decided what becomes of it.
    pub(super) fn part(&mut self, mapping: &Mapping, cells: &[Cell]) -> Option<(usize, ProblemReason)> {
        let mut found = None;
        for Part { column: at, before, empty, whole } in &mut self.parts {
            let text = cells.get(*at).map(text_of).unwrap_or_default();
            if (!text.is_empty() || *empty != Empty::GoesOn) && *before != text {
                before.clear();
                before.push_str(&text);
            }
            let heading = mapping.columns.get(*at).map_or("", |column| column.heading.as_str());
            if before.is_empty() && *empty != Empty::IsPart {
                continue;
            }
            if breakdown::is_whole(heading, before) {
                whole.get_or_insert_with(|| before.clone());
            } else if found.is_none() {
                found = Some((*at, ProblemReason::Breakdown(heading.to_owned(), before.clone())));
            }
        }
        found
    }
}

impl RowReader<'_> {
    /// Looks whether a line among the rows begins another table: it says another unit, period or place than the title
    /// said for all values, or the headings come again below it although only the title names what is counted.
    pub(super) fn turn(&mut self, aside: &RowRead) {
        match aside {
            RowRead::Aside(Some(ProblemReason::Heading), text) => {
                let part = |heading: &String| heading.split(" > ").any(|part| part == text);
                if self.mapping.columns.iter().any(|column| part(&column.heading)) {
                    return;
                }
                self.guards.below |= self.says_otherwise(text);
                self.guards.line.clone_from(text);
            }
            RowRead::Aside(None, text) if text.is_empty() => {
                let line = std::mem::take(&mut self.guards.line);
                let known = [&self.mapping.title, &self.mapping.defaults.indicator];
                let goes_on = line.is_empty() || line.contains('続') || known.iter().any(|title| **title == line);
                self.guards.below |= !goes_on && self.is_named_by_title();
            }
            _ => {}
        }
    }

    /// Whether only a title names what some column counts.
    fn is_named_by_title(&self) -> bool {
        let bare = |(_, column, _): &(usize, &ColumnMapping, _)| column.indicator.is_empty();
        self.labels.is_empty() && self.position(ColumnKind::IndicatorId).is_none() && self.values.iter().any(bare)
    }

    /// Whether a line says something else than the title said for all values.
    fn says_otherwise(&self, text: &str) -> bool {
        let defaults = &self.mapping.defaults;
        let unit = unit_note(text).is_some_and(|unit| unit != defaults.unit);
        let dated = defaults.period.filter(|_| defaults.period_from == Some(DatedBy::Title));
        let period = dated.is_some_and(|period| {
            let mut named = named_in(text).into_iter();
            named.any(|reading| reading.period(defaults.bare_year) != period)
        });
        let place = !defaults.municipality.is_empty() && {
            let names = place::municipalities(text);
            !names.is_empty() && !names.contains(&defaults.municipality)
        };
        unit || period || place
    }

    /// Whether a row repeats one of several rows of headings: each cell is a part of the heading of its column.
    pub(super) fn is_part_of_header(&self, cells: &[Cell]) -> bool {
        let mut filled = 0;
        for (at, cell) in cells.iter().enumerate() {
            let text = text_of(cell);
            if text.is_empty() {
                continue;
            }
            let heading = self.mapping.columns.get(at).map_or("", |column| column.heading.as_str());
            if heading.is_empty() || !heading.split(" > ").any(|part| part == fold(&text)) {
                return false;
            }
            filled += 1;
        }
        // One text alone may stand anywhere, but words among the values are a heading.
        let words = |at: &usize| cells.get(*at).map(text_of).is_some_and(|text| text.chars().any(char::is_alphabetic));
        filled > 1 || self.values.iter().any(|(at, ..)| words(at))
    }

    /// Whether a row is one of several rows of headings over another table below: years, months or places stand where
    /// values should, and not all of them are those of the columns.
    pub(super) fn is_other_row_of_header(&self, cells: &[Cell]) -> bool {
        if self.mapping.header.is_empty() {
            return false;
        }
        let mut others = 0;
        for (at, cell) in cells.iter().enumerate() {
            let text = text_of(cell);
            if text.is_empty() {
                continue;
            }
            // Nearly all rows end here, with their first cell.
            let Some((_, column, _)) = self.values.iter().find(|(value, ..)| *value == at) else { return false };
            let text = fold(&text);
            if text.bytes().all(|byte| byte.is_ascii_digit()) || !says_itself(&text) {
                return false;
            }
            others += usize::from(!column.heading.split(" > ").any(|part| part == text));
        }
        others > 0
    }

    /// Whether the only text of a row can be no member of the one column of members that a narrow table has.
    pub(super) fn is_no_member(&self, text: &str) -> bool {
        let parted = self.mapping.position(ColumnKind::Breakdown).is_some();
        is_numbered(text) || (parted && !breakdown::is_member(text) && !breakdown::is_total(text))
    }

    /// Why nothing of a row can be taken for its length, or for that of a row that it continues.
    pub(super) fn torn(&mut self, cells: &[Cell]) -> Option<(Option<usize>, ProblemReason)> {
        let guards = &mut self.guards;
        let width = guards.width?;
        if guards.is_wrong(cells) {
            let repeating = self.mapping.columns.iter().enumerate().filter(|(_, column)| column.repeats_above);
            guards.torn = repeating.map(|(at, _)| at).collect();
            let said = |at: usize| cells.get(at).is_some_and(|cell| !text_of(cell).is_empty());
            guards
                .torn
                .extend(guards.parts.iter().filter(|p| !p.before.is_empty() || said(p.column)).map(|p| p.column));
            return Some((Some(cells.len().min(width)), ProblemReason::RowWidth(cells.len(), width)));
        }
        guards.torn.retain(|at| cells.get(*at).is_none_or(|cell| text_of(cell).is_empty()));
        guards.torn.first().map(|at| (Some(*at), ProblemReason::Torn))
    }

    /// Whether a row of another length is a note with separators in it: 資料：港湾課,水産課.
    pub(super) fn is_torn_note(&self, cells: &[Cell]) -> bool {
        let is_number = |at: &usize| cells.get(*at).is_some_and(|cell| number(&text_of(cell)).is_ok());
        is_note(&first_text(cells)) && !self.values.iter().any(|(at, ..)| is_number(at))
    }

    /// What a row of another length says beside its values, without keeping any of it for the rows below.
    pub(super) fn context_of_torn(&mut self, cells: &[Cell]) -> Result<(), (Option<usize>, ProblemReason)> {
        let above = self.above.clone();
        let mut context = Context::default();
        let read = self.read_context(cells, &mut context);
        self.above = above;
        read
    }
}
