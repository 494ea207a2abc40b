//! One row of a grid under a mapping: each cell of a value column becomes a draft or a typed refusal.
//!
//! The preview and the import read rows through here, so that what was shown is what is stored.

mod context;
mod draft;
mod fill;
mod former;
mod guard;
mod months;
mod parts;
mod plans;
mod said;
mod same;
mod text;
mod turns;

use self::context::Context;
pub(super) use self::draft::{Draft, Facts};
use self::former::Placed;
use self::guard::Guards;
pub(super) use self::parts::Parts;
use self::parts::PartsReader;
use self::same::Same;
pub(super) use self::text::text_of;
use self::turns::Turns;
use super::evidence;
use super::municipality::former::Former;
use super::municipality::resolver::{AreaTexts, Resolution, Resolver};
use super::notation::fold::fold;
use super::notation::missing::legend;
use super::notation::period::Reading;
use super::understand::kpi;
use crate::model::evidence::{Evidence, Told};
use crate::model::former::FormerArea;
use crate::model::grid::Cell;
use crate::model::mapping::{BareYear, ColumnKind, ColumnMapping, Hidden, Mapping, Meaning};
use crate::model::municipality::AreaCode;
use crate::model::report::ProblemReason;
use std::collections::BTreeMap;

/// What a row is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum RowRead {
    /// Nothing in it.
    Blank,
    /// No data: a note, a repeated header, a heading or a total.
    Aside(Option<ProblemReason>, String),
    /// Data; each value cell is in the list that was handed over.
    Data,
    /// Somebody decided that it is left out.
    LeftOut,
    /// Nothing of it can be taken, for what stands in this column.
    Refused(Option<usize>, ProblemReason),
}

/// Reads the rows of one sheet, one after the other.
#[derive(Debug)]
pub(super) struct RowReader<'m> {
    mapping: &'m Mapping,
    resolver: &'m Resolver,
    values: Vec<(usize, &'m ColumnMapping, Option<Resolution>)>,
    labels: Vec<usize>,
    headings: Vec<String>,
    /// The first column of each kind, by the kind's place in the list of kinds.
    positions: Vec<Option<usize>>,
    above: BTreeMap<usize, String>,
    /// Columns whose empty cells mean the one above.
    repeating: Vec<usize>,
    /// What texts of areas mean.
    areas: BTreeMap<String, Placed>,
    area_key: String,
    /// The texts of the row before and what they mean: most rows repeat them.
    last_area: Option<(String, Placed)>,
    /// The municipality that is no more whose name the area of the row bears.
    namesake: Option<&'static Former>,
    /// Municipalities that go on under another name or code, not yet said.
    continued: Vec<FormerArea>,
    /// The municipality of the row before, whose wards may follow.
    city: Option<AreaCode>,
    periods: BTreeMap<String, Option<Reading>>,
    default_area: Option<Resolution>,
    /// What the heading of each column says, and what says the place and the unit of everything else.
    told: Vec<Told>,
    default_place: Evidence,
    default_unit: Evidence,
    /// What the columns beside the values say about the row, and the row that they said it of.
    context: Context,
    same: Same,
    /// What keeps rows out that are not what they seem.
    guards: Guards,
    /// What the columns of members say.
    parts: PartsReader,
    /// The kind of year that the order of months in headings tells.
    months: Option<BareYear>,
    /// Months and days that were met below the last year and month.
    met: (Turns, Turns),
    /// Room for a text, and drafts of earlier rows, whose texts have room for those of the next ones.
    room: String,
    spare: Vec<Draft>,
}

impl<'m> RowReader<'m> {
    pub(super) fn new(mapping: &'m Mapping, resolver: &'m Resolver) -> Self {
        let named = |name: &str| {
            (!name.is_empty()).then(|| {
                // The heading of a column may be a code as well as a name.
                match resolver.resolve(AreaTexts { name, ..AreaTexts::default() }) {
                    Resolution::Unknown => resolver.resolve(AreaTexts { code: name, ..AreaTexts::default() }),
                    found => found,
                }
            })
        };
        let columns = mapping.columns.iter().enumerate();
        let mut positions = vec![None; ColumnKind::ALL.len()];
        for (at, column) in columns.clone() {
            if let Some(place) = positions.get_mut(column.kind as usize) {
                *place = place.or(Some(at));
            }
        }
        Self {
            mapping,
            resolver,
            values: columns
                .filter(|(_, column)| column.kind == ColumnKind::Value)
                .filter(|(_, c)| (!c.hidden || mapping.hidden == Hidden::Take) && c.open_doubt().is_none())
                .map(|(at, column)| (at, column, named(&column.municipality)))
                .collect(),
            labels: mapping.positions(ColumnKind::IndicatorLabel).collect(),
            headings: mapping.columns.iter().map(|c| last_part(&c.heading)).collect(),
            positions,
            above: BTreeMap::new(),
            repeating: mapping.columns.iter().enumerate().filter(|(_, c)| c.repeats_above).map(|(at, _)| at).collect(),
            areas: BTreeMap::new(),
            area_key: String::new(),
            last_area: None,
            namesake: None,
            continued: Vec::new(),
            city: None,
            periods: BTreeMap::new(),
            default_area: named(&mapping.defaults.municipality),
            told: evidence::columns(mapping),
            default_place: if mapping.names_areas() { Evidence::Column } else { evidence::default_place(mapping) },
            default_unit: evidence::default_unit(mapping),
            context: Context::default(),
            same: Same::new(mapping),
            guards: Guards::new(mapping),
            parts: PartsReader::new(mapping),
            months: months::order(mapping),
            met: <(Turns, Turns)>::default(),
            room: String::new(),
            spare: Vec::new(),
        }
    }

    /// Takes these columns for ones that part rows, as an earlier reading of the file found.
    pub(super) fn parted_by(mut self, columns: &BTreeMap<usize, bool>) -> Self {
        self.guards.parted_by(columns);
        self
    }

    /// The columns of members, decided or not, with the word for the whole that they had.
    pub(super) fn wholes(&self) -> impl Iterator<Item = (usize, &str)> {
        self.parts.wholes().chain(self.guards.wholes())
    }

    /// Passes over a row that is not taken, whose texts may be meant by empty cells below; whether it has values.
    pub(super) fn pass_over(&mut self, cells: &[Cell]) -> bool {
        let filled = cells.iter().filter(|cell| !text_of(cell).is_empty()).count();
        if filled < 2 || self.is_header(cells) {
            return false;
        }
        self.follow(cells);
        self.same.stands = false;
        self.values.iter().any(|(at, ..)| cells.get(*at).is_some_and(|cell| !text_of(cell).is_empty()))
    }

    /// Reads a row; `out` gets each value cell with its column.
    pub(super) fn row(&mut self, cells: &[Cell], out: &mut Vec<(usize, Result<Draft, ProblemReason>)>) -> RowRead {
        let read = self.any_row(cells, out);
        self.same.stands = read == RowRead::Data;
        read
    }

    fn any_row(&mut self, cells: &[Cell], out: &mut Vec<(usize, Result<Draft, ProblemReason>)>) -> RowRead {
        self.spare.extend(out.drain(..).filter_map(|(_, draft)| draft.ok()));
        if cells.iter().all(|cell| text_of(cell).is_empty()) {
            return RowRead::Blank;
        }
        let empty = self.values.iter().all(|(at, ..)| cells.get(*at).is_none_or(|cell| text_of(cell).is_empty()));
        self.guards.below |= self.is_other_header(cells) || self.is_other_row_of_header(cells);
        if self.guards.below && !empty {
            return RowRead::Refused(None, ProblemReason::TableBelow);
        }
        if let Some(aside) = self.aside(cells, empty) {
            if matches!(aside, RowRead::Aside(Some(ProblemReason::Heading), _)) {
                self.follow(cells);
            }
            self.turn(&aside);
            return aside;
        }
        self.guards.line.clear();
        let torn = self.torn(cells);
        if matches!(torn, Some((_, ProblemReason::RowWidth(..)))) && self.is_torn_note(cells) {
            return RowRead::Aside(None, first_text(cells));
        }
        let context = if torn.is_some() { self.context_of_torn(cells) } else { self.context(cells) };
        match (context, torn) {
            (
                Err((
                    _,
                    ProblemReason::UnknownArea
                    | ProblemReason::NoArea
                    | ProblemReason::NoIndicator
                    | ProblemReason::NoMember(_),
                )),
                _,
            ) if empty && !self.guards.is_misparted(cells) => {
                return RowRead::Aside(Some(ProblemReason::Heading), first_text(cells));
            }
            (Err((_, ProblemReason::Total)), _) => {
                return RowRead::Aside(Some(ProblemReason::Total), first_text(cells));
            }
            (_, Some((at, reason))) | (Err((at, reason)), None) => return RowRead::Refused(at, reason),
            (Ok(()), None) => {}
        }
        match self.is_left_out(cells) {
            Ok(false) => {}
            Ok(true) => return RowRead::LeftOut,
            Err((at, reason)) => return RowRead::Refused(at, reason),
        }
        if let Some((at, reason)) = self.guards.part(self.mapping, cells) {
            return RowRead::Refused(Some(at), reason);
        }
        for (at, column, area) in &self.values {
            let cell = cells.get(*at).unwrap_or(&Cell::Empty);
            let blank = text_of(cell).is_empty();
            // No target and no baseline is printed where the cell is empty: that is no gap in a series.
            // Nor is a total so far, where a form has columns for totals beside those of the years.
            if blank && (matches!(column.meaning, Meaning::Target | Meaning::Baseline) || column.cumulative.is_some()) {
                continue;
            }
            if blank && self.is_nameless(column) {
                continue;
            }
            let room = self.spare.pop().unwrap_or_default();
            out.push((*at, self.draft(room, cell, (*at, column), area.as_ref())));
        }
        // Words in some columns and nothing in the others are no row of values, and leave no gaps.
        let is_blank = |draft: &Draft| draft.is_unexplained_blank();
        if out.iter().any(|(_, draft)| draft.is_err())
            && out.iter().all(|(_, draft)| draft.as_ref().map_or(true, is_blank))
        {
            out.retain(|(_, draft)| draft.is_err());
        }
        self.tell_continued(out);
        if self.mapping.width.is_none()
            && self.mapping.columns.len() < cells.len()
            && cells.iter().skip(self.mapping.columns.len()).any(|cell| !text_of(cell).is_empty())
            && let Some((_, Ok(draft))) = out.iter_mut().find(|(_, draft)| draft.is_ok())
        {
            draft.doubts.push(ProblemReason::ExtraCells);
        }
        RowRead::Data
    }

    /// Rows among or below the data that hold none.
    fn aside(&self, cells: &[Cell], empty: bool) -> Option<RowRead> {
        if self.guards.aims && kpi::is_example(&first_text(cells)) {
            return Some(RowRead::Aside(Some(ProblemReason::Example), first_text(cells)));
        }
        let is_filled = |cell: &&Cell| match cell {
            Cell::Empty => false,
            Cell::Text(text) => !text.trim().is_empty(),
            _ => true,
        };
        // Two are enough to know that there are several.
        let filled = cells.iter().filter(is_filled).take(2).count();
        let first = if empty || filled == 1 { first_text(cells) } else { String::new() };
        // A note stands in the first column, whose cells may be values.
        if (empty || filled == 1) && (is_note(&first) || !legend(&first).is_empty()) {
            return Some(RowRead::Aside(None, first));
        }
        if empty {
            if filled == 1 && guard::is_page(&first) {
                return Some(RowRead::Aside(None, first));
            }
            let narrow = self.mapping.columns.len() <= 2 && !self.is_no_member(&first);
            if filled == 1 && !narrow && !self.guards.is_misparted(cells) {
                return Some(RowRead::Aside(Some(ProblemReason::Heading), first));
            }
        }
        self.is_header(cells).then_some(RowRead::Aside(None, String::new()))
    }

    /// The first column of a kind.
    fn position(&self, kind: ColumnKind) -> Option<usize> {
        self.positions.get(kind as usize).copied().flatten()
    }

    /// Whether a row repeats the headings, as on every page of a printed table.
    fn is_header(&self, cells: &[Cell]) -> bool {
        let same = |at: usize| {
            let text = cells.get(at).map(text_of).unwrap_or_default();
            self.headings.get(at).is_some_and(|heading| !heading.is_empty() && *heading == fold(&text))
        };
        let filled = |at: &usize| cells.get(*at).is_some_and(|cell| !text_of(cell).is_empty());
        // Most rows are settled by their first value.
        let whole = self.values.first().is_some_and(|(at, ..)| same(*at)) && (0..cells.len()).filter(filled).all(same);
        whole || (self.mapping.header.len() > 1 && self.is_part_of_header(cells))
    }

    /// Whether a row heads another table below this one: it repeats the headings beside the values and not those of the
    /// values.
    fn is_other_header(&self, cells: &[Cell]) -> bool {
        let beside = self.mapping.columns.iter().enumerate().filter(|(_, column)| {
            !matches!(column.kind, ColumnKind::Ignore | ColumnKind::Value) && !column.heading.is_empty()
        });
        let mut repeated = 0;
        for (at, _) in beside {
            let text = cells.get(at).map(text_of).unwrap_or_default();
            if text.is_empty() {
                continue;
            }
            // Nearly all rows are told by the first letter of their first cell.
            let begins = |heading: &String| heading.chars().next() == fold_first(&text);
            if self.headings.get(at).is_none_or(|heading| !begins(heading) || *heading != fold(&text)) {
                return false;
            }
            repeated += 1;
        }
        repeated > 0 && !self.is_header(cells)
    }

    /// The text that is to be asked where the area of a row, or of a column of values, is ambiguous.
    pub(super) fn question(&self, at: Option<usize>, cells: &[Cell]) -> String {
        let column = at.and_then(|at| self.mapping.columns.get(at));
        match column {
            Some(column) if !column.municipality.is_empty() => column.municipality.clone(),
            Some(ColumnMapping { kind: ColumnKind::Value, .. }) | None => self.mapping.defaults.municipality.clone(),
            Some(_) => {
                let kinds = [ColumnKind::MunicipalityName, ColumnKind::MunicipalityCode, ColumnKind::Prefecture];
                let texts = kinds.iter().filter_map(|kind| self.position(*kind)).filter_map(|at| {
                    let text = cells.get(at).map(text_of).unwrap_or_default();
                    let text = if text.is_empty() {
                        self.above.get(&at).cloned().unwrap_or_default()
                    } else {
                        text.into_owned()
                    };
                    (!text.is_empty()).then_some(text)
                });
                texts.into_iter().next().unwrap_or_else(|| self.mapping.defaults.municipality.clone())
            }
        }
    }
}

/// The first letter of a folded text.
fn fold_first(text: &str) -> Option<char> {
    let first = text.chars().next()?;
    let plain = first.is_ascii() || ('\u{3040}'..='\u{9fff}').contains(&first);
    if plain { Some(first) } else { fold(text).chars().next() }
}

/// The lowest row of a heading.
fn last_part(heading: &str) -> String {
    fold(heading.rsplit(" > ").next().unwrap_or_default()).into_owned()
}

fn first_text(cells: &[Cell]) -> String {
    cells.iter().map(text_of).find(|text| !text.is_empty()).unwrap_or_default().into_owned()
}

/// Whether a text begins like a note under a table.
pub(super) fn is_note(text: &str) -> bool {
    let text = fold(text);
    let text = text.trim_start_matches(['(', '（', '【', '<', '〈', '[', '「', '"']);
    ["注", "※", "*", "資料", "出典", "備考", "出所", "参考:", "参考：", "Source", "Note"]
        .iter()
        .any(|mark| text.starts_with(mark))
}
