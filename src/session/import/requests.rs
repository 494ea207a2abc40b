//! What the reader asks about files to be brought in.

use super::Import;
use super::book::{Book, Table};
use super::draft::{Content, Draft, Under};
use super::reader::{Progress, ReadJob, told};
use crate::export::guard::OutputGuard;
use crate::import::recipe::{self, Kept};
use crate::import::understand::has_values;
use crate::model::grid::ReadOptions;
use crate::model::mapping::Mapping;
use crate::session::Session;
use crate::session::loadable::Loadable;
use std::path::PathBuf;
use std::sync::Arc;

impl Session {
    /// Does what is asked about files to be brought in.
    pub(in crate::session) fn arrange_imports(&mut self, request: Import) {
        match request {
            Import::Open(paths) => {
                self.imports.hidden = false;
                self.imports.queue.extend(paths);
                self.next_import();
            }
            Import::Show(shown) => self.imports.hidden = !shown,
            Import::Correct(mapping) => self.correct(*mapping),
            Import::Rows(header, first) => self.ask_rows(header, first),
            Import::Sheet(sheet) => self.show_sheet(sheet),
            Import::Pick(sheet, picked) => self.pick_sheets(&[sheet], picked),
            Import::PickAll => {
                let with_values = |book: &Book| -> Vec<usize> {
                    let head = |at: &usize| book.tables.get(*at).is_some_and(|t| has_values(&t.head, &t.mapping));
                    (0..book.tables.len()).filter(head).collect()
                };
                let all = self.imports.draft.as_ref().and_then(Draft::book).map(with_values);
                self.pick_sheets(&all.unwrap_or_default(), true);
            }
            Import::Seek(row) => self.seek(row),
            Import::Top => {
                if let Some(table) = self.table_at_rest() {
                    table.seeking.stop();
                    table.sought = None;
                    table.around = Loadable::default();
                }
            }
            Import::Reread(options) => self.reread(options),
            Import::Name(name) => {
                if let Some(table) = self.table_at_rest() {
                    table.dataset = name;
                    self.check();
                }
            }
            Import::Skip(text) => {
                if let Some(table) = self.table_at_rest() {
                    table.mapping.answers.remove(&text);
                    table.mapping.directions.remove(&text);
                    table.skipped.insert(text);
                    self.check();
                }
            }
            Import::UseRecipe(key) => {
                let found = self.imports.recipes.iter().find(|recipe| recipe.key() == key).cloned();
                if let Some(recipe) = found {
                    self.understand_by(&[recipe]);
                }
            }
            Import::OpenRecipe(path) => {
                let ticket = self.imports.draft.as_ref().map(|draft| draft.ticket);
                if let Some(ticket) = ticket {
                    self.imports.send(ReadJob::Recipe { ticket, path });
                }
            }
            Import::SaveRecipe(path, replace) => {
                let made = |table: &Table| {
                    let (file, dataset) = (&table.own_name, table.dataset.trim());
                    recipe::of(Kept { mapping: &table.mapping, fresh: &table.fresh, file, dataset })
                };
                let recipes = self.chosen_tables(made);
                if !recipes.is_empty() {
                    let guard = self.import_guard();
                    self.imports.send(ReadJob::SaveRecipe { recipes, path, replace, guard });
                }
            }
            Import::SaveReport(path, replace) => {
                let language = self.preferences.language;
                let checked: Vec<_> =
                    self.chosen_tables(|table| table.checked.value().cloned()).into_iter().flatten().collect();
                if !checked.is_empty() {
                    let guard = self.import_guard();
                    self.imports.send(ReadJob::SaveReport { checked, path, replace, language, guard });
                }
            }
            Import::Commit => self.commit_import(),
            Import::OpenAsStore => self.open_draft_as_store(),
            Import::Cancel => self.cancel_import(),
        }
    }

    /// The places where nothing of an import may be written: the store, and the file that is being imported.
    fn import_guard(&self) -> OutputGuard {
        self.guard().reading(self.imports.draft.as_ref().map(|draft| draft.path.clone()))
    }

    /// Something of every sheet that is picked; of the one that is shown where none is.
    fn chosen_tables<T>(&self, of: impl Fn(&Table) -> T) -> Vec<T> {
        let Some(book) = self.imports.draft.as_ref().and_then(Draft::book) else { return Vec::new() };
        if book.picked.is_empty() {
            book.table().into_iter().map(of).collect()
        } else {
            book.picked().map(of).collect()
        }
    }

    fn book_at_rest(&mut self) -> Option<&mut Book> {
        self.imports.draft.as_mut().filter(|draft| draft.under == Under::Nothing).and_then(Draft::book_mut)
    }

    /// The grid, while it is not being stored.
    fn table_at_rest(&mut self) -> Option<&mut Table> {
        self.imports.draft.as_mut().filter(|draft| draft.under == Under::Nothing).and_then(Draft::table_mut)
    }

    fn correct(&mut self, mapping: Mapping) {
        if let Some(table) = self.table_at_rest() {
            let answered: Vec<String> = mapping.answers.keys().chain(mapping.directions.keys()).cloned().collect();
            table.mapping = mapping;
            for text in answered {
                table.skipped.remove(&text);
            }
            self.check();
        }
    }

    fn ask_rows(&mut self, header: Vec<usize>, first: usize) {
        let Some(loaded) = self.store.value().cloned() else { return };
        let ticket = self.imports.next_ticket();
        let Some(table) = self.table_at_rest() else { return };
        // Outcomes of earlier requests are passed over.
        table.progress.stop();
        table.ticket = ticket;
        table.checked.start();
        let (head, mapping) = (Arc::clone(&table.head), table.mapping.clone());
        self.imports.send(ReadJob::Rows { ticket, head, mapping, header, first, loaded });
    }

    fn show_sheet(&mut self, sheet: usize) {
        let Some(book) = self.book_at_rest().filter(|book| sheet < book.tables.len()) else { return };
        if book.picked.len() == 1 && book.picked.contains(&book.shown) {
            book.picked = [sheet].into();
        }
        book.shown = sheet;
        self.stop_unwanted();
        self.check_wanted();
    }

    fn pick_sheets(&mut self, sheets: &[usize], picked: bool) {
        let Some(book) = self.book_at_rest() else { return };
        for sheet in sheets.iter().filter(|sheet| **sheet < book.tables.len()) {
            if picked {
                book.picked.insert(*sheet);
            } else {
                book.picked.remove(sheet);
            }
        }
        self.stop_unwanted();
        self.check_wanted();
    }

    /// Stops counting sheets that are neither picked nor shown any more.
    fn stop_unwanted(&mut self) {
        let Some(book) = self.book_at_rest() else { return };
        let wanted = book.wanted();
        for (at, table) in book.tables.iter_mut().enumerate() {
            if !wanted.contains(&at) && table.checked.is_loading() {
                table.progress.stop();
                table.ticket = 0;
                table.checked = Loadable::default();
            }
        }
    }

    /// Reads to a row that lies beyond the head; earlier reading to another one is stopped.
    pub(super) fn seek(&mut self, row: u64) {
        let Some(draft) = self.imports.draft.as_mut().filter(|draft| draft.under == Under::Nothing) else { return };
        let path = draft.path.clone();
        let Some(table) = draft.table_mut() else { return };
        table.seeking.stop();
        table.seeking = Arc::default();
        table.sought = Some(row);
        table.around.start();
        let job = ReadJob::Seek {
            ticket: table.ticket,
            path,
            options: told(table.options, &table.head),
            mapping: table.mapping.clone(),
            row,
            progress: Arc::clone(&table.seeking),
        };
        self.imports.send(job);
    }

    fn reread(&mut self, options: ReadOptions) {
        let Some(loaded) = self.store.value().cloned() else { return };
        let ticket = self.imports.next_ticket();
        let recipes = self.imports.recipes.clone();
        let Some(draft) = self.imports.draft.as_mut().filter(|draft| draft.under == Under::Nothing) else { return };
        draft.stop();
        draft.progress = Arc::new(Progress::default());
        (draft.ticket, draft.under) = (ticket, Under::Reading);
        let path = draft.path.clone();
        self.imports.send(ReadJob::Open { ticket, path, options, loaded, recipes });
    }

    fn open_draft_as_store(&mut self) {
        let is_store = |draft: &Draft| matches!(&draft.content, Some(Content::Whole(whole)) if whole.is_store);
        let path: Option<PathBuf> = self.imports.draft.as_ref().filter(|d| is_store(d)).map(|d| d.path.clone());
        if let Some(path) = path {
            self.open(path);
            self.done_with_import();
        }
    }

    fn cancel_import(&mut self) {
        let Some(draft) = self.imports.draft.as_mut() else { return };
        draft.stop();
        draft.cancelled = true;
        // What is being stored is let go of only when its transaction has ended.
        if draft.under != Under::Storing {
            self.done_with_import();
        }
    }
}
