//! Entering the values of a year in the window: next year's actuals of a city, typed down a list.
//!
//! - `draft`: what was typed and is not saved yet, kept on disk so that it outlives the program.
//! - `sheet`: the list of a city and a year: what is asked for, what stands there.
//! - `check`: what a cell comes to: what is wrong with it, what to look at, what the engine says then.
//! - `saving`: one vintage of what was typed, and taking it back.

pub mod check;
pub mod draft;
pub mod saving;
pub mod sheet;

use super::Session;
use super::history::{Before, Step};
use super::notice::{Offer, Severity};
use super::view::Screen;
use crate::model::id::SeriesId;
use crate::model::message::Message;
use crate::model::municipality::AreaCode;
use crate::model::observation::ObservationStatus;
use check::Missing;
use draft::{Cell, CellKey, Draft};
use saving::Save;
use sheet::Sheet;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A text of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The value, or the word for a gap.
    Value,
    /// The page, where it is another one than that of the whole sheet.
    Page,
    /// The document, where it is another one.
    Document,
    /// What a reader must know; why a value is changed.
    Note,
}

/// A request about the values that are being entered.
#[derive(Debug, Clone, PartialEq)]
pub enum Enter {
    /// Opens the sheet of the city that is shown.
    Open,
    /// Opens the sheet of a city at the line of a series, in the year that comes next.
    OpenAt(SeriesId),
    /// Opens the sheet of a city at a value that stands there.
    Correct(AreaCode, CellKey),
    /// Closes the sheet; what was typed is kept.
    Close,
    /// Shows another fiscal year.
    Year(u16),
    /// The document of all cells that name none of their own.
    Document(String),
    /// The page of all of them.
    Page(String),
    /// A text of a cell.
    Text(CellKey, Field, String),
    /// Values of a cell and of the cells below it, line by line.
    Fill(CellKey, Vec<String>),
    /// The status of the value of a cell.
    Status(CellKey, Option<ObservationStatus>),
    /// Whether what was typed and saved there before is dropped.
    Drop(CellKey, bool),
    /// A cell was left: what was typed so far is kept on disk.
    Left,
    /// Saves everything that was typed of the city.
    Save,
    /// Throws away what was typed of the city and is not saved.
    Discard,
}

/// The session's part of entering values.
#[derive(Debug, Default)]
pub struct Entering {
    pub(super) drafts: BTreeMap<AreaCode, Draft>,
    open: bool,
    sheet: Option<Sheet>,
    /// What was typed into last: letters that follow letters are one step.
    last: Option<(AreaCode, What)>,
    /// What the keyboard is to move to, with a number that tells one request from the next.
    pointed: Option<(u64, Point)>,
    /// Why the sheet was not saved when somebody asked for it.
    refused: Option<Missing>,
    saves: BTreeMap<u64, Save>,
    number: u64,
    /// The save that is under way.
    under_way: Option<u64>,
}

/// What the keyboard is to move to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Point {
    /// The value of a line.
    Value(CellKey),
    /// The note of a line, with the reason of a change.
    Note(CellKey),
    /// The document of the whole sheet.
    Document,
}

/// What was typed into.
#[derive(Debug, Clone, PartialEq)]
enum What {
    Document,
    Page,
    Cell(CellKey, Field),
}

impl Entering {
    /// The drafts of another store.
    pub(super) fn of(drafts: BTreeMap<AreaCode, Draft>) -> Self {
        Self { drafts, ..Self::default() }
    }

    /// What was typed of a city and is not saved yet.
    #[must_use]
    pub fn draft(&self, area: AreaCode) -> Option<&Draft> {
        self.drafts.get(&area)
    }

    /// The sheet that is shown.
    #[must_use]
    pub fn sheet(&self) -> Option<&Sheet> {
        self.sheet.as_ref().filter(|_| self.open)
    }

    /// What the keyboard is to move to, with the number of the request.
    #[must_use]
    pub const fn pointed(&self) -> Option<&(u64, Point)> {
        self.pointed.as_ref()
    }

    /// Why the sheet was not saved when somebody asked for it last.
    #[must_use]
    pub const fn refused(&self) -> Option<&Missing> {
        self.refused.as_ref()
    }

    /// Whether something is being saved.
    #[must_use]
    pub const fn is_saving(&self) -> bool {
        self.under_way.is_some()
    }

    fn point(&mut self, point: Point) {
        self.number += 1;
        self.pointed = Some((self.number, point));
    }
}

impl Session {
    /// The values that are being entered.
    #[must_use]
    pub const fn entering(&self) -> &Entering {
        &self.entering
    }

    /// Whether the sheet is shown instead of the page of the city.
    #[must_use]
    pub fn is_entering(&self) -> bool {
        self.entering.open && self.preferences.screen == Screen::City && !self.import_shown()
    }

    /// What keeps the sheet that is shown from being saved.
    #[must_use]
    pub fn entering_lacks(&self) -> Option<Missing> {
        let sheet = self.entering.sheet.as_ref()?;
        check::missing(self.entering.draft(sheet.area)?, sheet)
    }

    /// Does what is asked about the values that are being entered.
    pub(super) fn enter(&mut self, enter: Enter) {
        match enter {
            Enter::Open => {
                self.open_sheet(None);
                // What was typed is gone on with; else the document comes first.
                let draft = self.entering.sheet.as_ref().and_then(|sheet| self.entering.drafts.get(&sheet.area));
                let last = draft.and_then(|draft| draft.cells.last()).map(|(key, _)| Point::Value(key.clone()));
                self.entering.point(last.unwrap_or(Point::Document));
            }
            Enter::OpenAt(id) => {
                self.go_to_city(id.area);
                self.open_sheet(None);
                let line = self.entering.sheet.as_ref().and_then(|sheet| sheet.line_of(&id.indicator));
                if let Some(key) = line.map(|line| line.key.clone()) {
                    self.entering.point(Point::Value(key));
                }
            }
            Enter::Correct(area, key) => {
                self.go_to_city(area);
                self.open_sheet(Some(key.period.fiscal_year()));
                self.entering.point(Point::Value(key));
            }
            Enter::Close => self.entering.open = false,
            Enter::Year(year) => self.change_draft(None, |draft| draft.year = Some(year)),
            Enter::Document(words) => self.change_draft(Some(What::Document), |draft| draft.document = words),
            Enter::Page(words) => self.change_draft(Some(What::Page), |draft| draft.page = words),
            Enter::Text(key, field, words) => {
                let what = What::Cell(key.clone(), field);
                self.change_draft(Some(what), |draft| {
                    let cell = draft.cell_mut(&key);
                    *match field {
                        Field::Value => &mut cell.value,
                        Field::Page => &mut cell.page,
                        Field::Document => &mut cell.document,
                        Field::Note => &mut cell.note,
                    } = words;
                    cell.dropped &= cell.value.is_empty();
                });
            }
            Enter::Fill(key, values) => self.fill(&key, values),
            Enter::Status(key, status) => {
                self.entering.last = None;
                self.change_draft(None, |draft| draft.cell_mut(&key).status = status);
            }
            Enter::Drop(key, dropped) => {
                self.entering.last = None;
                self.change_draft(None, |draft| *draft.cell_mut(&key) = Cell { dropped, ..Cell::default() });
            }
            Enter::Left => {
                if self.entering.last.take().is_some() {
                    self.keep_drafts();
                }
            }
            Enter::Save => self.save_sheet(),
            Enter::Discard => {
                self.entering.last = None;
                self.change_draft(None, |draft| draft.cells.clear());
            }
        }
        self.refresh_sheet();
    }

    fn go_to_city(&mut self, area: AreaCode) {
        if self.city_shown() != Some(area) {
            self.pick(super::command::Pick::OpenCity(area));
        }
    }

    fn open_sheet(&mut self, year: Option<u16>) {
        let Some(loaded) = self.store.value().cloned() else { return };
        if loaded.read_only {
            let message = Message::new("entering-read-only").text("path", loaded.path.display());
            return self.notify(Severity::Warning, message, None);
        }
        let Some(area) = self.city_shown() else { return };
        self.arrange_imports(super::import::Import::Show(false));
        if self.preferences.screen != Screen::City {
            self.turn_to(Screen::City);
        }
        self.entering.open = true;
        self.entering.refused = None;
        if let Some(year) = year {
            self.entering.drafts.entry(area).or_default().year = Some(year);
        }
        self.refresh_sheet();
    }

    /// Changes the draft of the city that is shown; letters that go on with what was typed last are one step.
    fn change_draft(&mut self, what: Option<What>, change: impl FnOnce(&mut Draft)) {
        let Some(area) = self.city_shown().filter(|_| !self.entering.is_saving()) else { return };
        let before = self.entering.drafts.get(&area).cloned().unwrap_or_default();
        let mut draft = before.clone();
        change(&mut draft);
        draft.cells.retain(|(_, cell)| !cell.is_blank());
        if draft == before {
            return;
        }
        self.entering.refused = None;
        let year_only = Draft { year: before.year, ..draft.clone() } == before;
        let what = what.map(|what| (area, what));
        if what.is_some() && what == self.entering.last {
            self.history.go_on();
        } else if !year_only {
            self.history.record(Step::Typed, Before::Draft(area, Box::new(before)));
            // What was typed before is kept before something else is begun.
            self.keep_drafts();
        }
        let is_begun = what.is_some();
        self.entering.last = what;
        self.put_draft(area, draft, !is_begun);
    }

    fn put_draft(&mut self, area: AreaCode, draft: Draft, keep: bool) {
        self.entering.drafts.insert(area, draft);
        if keep {
            self.keep_drafts();
        }
    }

    /// Puts a draft of before in force again.
    pub(super) fn put_draft_back(&mut self, area: AreaCode, draft: Draft) {
        self.entering.last = None;
        self.put_draft(area, draft, true);
        self.refresh_sheet();
    }

    /// Types values into a cell and the cells below it.
    fn fill(&mut self, from: &CellKey, values: Vec<String>) {
        let keys: Vec<CellKey> = self.entering.sheet.iter().flat_map(|sheet| sheet.keys_from(from)).collect();
        self.entering.last = None;
        self.change_draft(None, |draft| {
            for (key, value) in keys.iter().zip(values) {
                let cell = draft.cell_mut(key);
                cell.value = value;
                cell.dropped = false;
            }
        });
    }

    /// Keeps what was typed and is not saved on disk.
    fn keep_drafts(&self) {
        self.worker.remember(draft::SETTING, &draft::kept(&self.entering.drafts));
    }

    /// Makes the sheet anew where the city, its data, the year or the ruler are others than before, and looks at the
    /// cells that were typed into.
    pub(super) fn refresh_sheet(&mut self) {
        let area = self.city_shown().filter(|_| self.entering.open);
        let (Some(area), Some(loaded)) = (area, self.store.value().cloned()) else {
            self.entering.sheet = None;
            return;
        };
        let draft = self.entering.drafts.get(&area).cloned().unwrap_or_default();
        let year = draft.year;
        let ruler = self.view.ruler.clone();
        let same = |sheet: &Sheet| sheet.is_of(&loaded, area, year);
        let mut sheet = match self.entering.sheet.take().filter(same) {
            Some(sheet) => sheet,
            None => Sheet::new(Arc::clone(&loaded), area, year, &super::clock::now()),
        };
        sheet.look_at(&draft, &ruler);
        self.entering.sheet = Some(sheet);
    }

    /// Says that values wait to be saved that were typed when the program ran last.
    pub(super) fn offer_drafts(&mut self) {
        let Some(loaded) = self.store.value().cloned() else { return };
        let waiting: Vec<(AreaCode, usize)> = self
            .entering
            .drafts
            .iter()
            .filter(|(area, draft)| !draft.cells.is_empty() && loaded.places.is_city(**area))
            .map(|(area, draft)| (*area, draft.cells.len()))
            .collect();
        let Some((first, _)) = waiting.first() else { return };
        let name = loaded.data().municipality(*first).map(|city| self.texts.place(city).to_owned());
        let count: usize = waiting.iter().map(|(_, count)| count).sum();
        let message =
            Message::new("entering-left").text("city", name.unwrap_or_default()).number("count", count as f64);
        self.notify(Severity::Warning, message, Some(Offer::GoOnEntering));
    }

    /// Opens the first sheet that has values which are not saved.
    pub(super) fn go_on_entering(&mut self) {
        let waits = self.entering.drafts.iter().find(|(_, draft)| !draft.cells.is_empty());
        let Some((area, key)) = waits.and_then(|(area, draft)| Some((*area, draft.cells.last()?.0.clone()))) else {
            return;
        };
        self.go_to_city(area);
        self.open_sheet(Some(key.period.fiscal_year()));
        self.entering.point(Point::Value(key));
    }
}
