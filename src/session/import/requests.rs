//! What the reader asks about files to be brought in.

use super::Import;
use super::draft::{Content, Draft, Table, Under};
use super::reader::{Progress, ReadJob};
use crate::import::recipe;
use crate::model::grid::ReadOptions;
use crate::model::mapping::Mapping;
use crate::session::Session;
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
            Import::Sheet(sheet) => self.ask_sheet(sheet),
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
                    table.skipped.insert(text);
                    self.check();
                }
            }
            Import::UseRecipe(shape) => {
                let found = self.imports.recipes.iter().find(|recipe| recipe.fingerprint == shape).cloned();
                if let Some(recipe) = found {
                    self.understand_by(&recipe);
                }
            }
            Import::OpenRecipe(path) => {
                let ticket = self.imports.draft.as_ref().map(|draft| draft.ticket);
                if let Some(ticket) = ticket {
                    self.imports.send(ReadJob::Recipe { ticket, path });
                }
            }
            Import::SaveRecipe(path, replace) => {
                let table = self.imports.draft.as_ref().and_then(Draft::table);
                let made = table.map(|table| recipe::of(&table.mapping, table.dataset.trim(), table.dataset.trim()));
                if let Some(made) = made {
                    self.imports.send(ReadJob::SaveRecipe { recipe: Box::new(made), path, replace });
                }
            }
            Import::SaveReport(path, replace) => {
                let table = self.imports.draft.as_ref().and_then(Draft::table);
                let language = self.preferences.language;
                if let Some(checked) = table.and_then(|table| table.checked.value()).cloned() {
                    self.imports.send(ReadJob::SaveReport { checked, path, replace, language });
                }
            }
            Import::Commit => self.commit_import(),
            Import::OpenAsStore => self.open_draft_as_store(),
            Import::Cancel => self.cancel_import(),
        }
    }

    /// The grid, while it is not being stored.
    fn table_at_rest(&mut self) -> Option<&mut Table> {
        self.imports.draft.as_mut().filter(|draft| draft.under == Under::Nothing).and_then(Draft::table_mut)
    }

    fn correct(&mut self, mapping: Mapping) {
        if let Some(table) = self.table_at_rest() {
            let answered: Vec<String> = mapping.answers.keys().cloned().collect();
            table.mapping = mapping;
            for text in answered {
                table.skipped.remove(&text);
            }
            self.check();
        }
    }

    /// A new request about the present grid, of which earlier outcomes are passed over.
    fn renewed(&mut self) -> Option<(u64, &mut Table)> {
        let ticket = self.imports.next_ticket();
        let draft = self.imports.draft.as_mut().filter(|draft| draft.under == Under::Nothing)?;
        draft.progress.stop();
        draft.ticket = ticket;
        let table = draft.table_mut()?;
        table.checked.start();
        Some((ticket, table))
    }

    fn ask_rows(&mut self, header: Vec<usize>, first: usize) {
        let Some(loaded) = self.store.value().cloned() else { return };
        let Some((ticket, table)) = self.renewed() else { return };
        let (head, mapping) = (Arc::clone(&table.head), table.mapping.clone());
        self.imports.send(ReadJob::Rows { ticket, head, mapping, header, first, loaded });
    }

    fn ask_sheet(&mut self, sheet: usize) {
        let Some(loaded) = self.store.value().cloned() else { return };
        let Some((ticket, table)) = self.renewed() else { return };
        let head = Arc::clone(&table.head);
        table.recipe = None;
        self.imports.send(ReadJob::Sheet { ticket, head, sheet, loaded });
    }

    fn reread(&mut self, options: ReadOptions) {
        let Some(loaded) = self.store.value().cloned() else { return };
        let ticket = self.imports.next_ticket();
        let recipes = self.imports.recipes.clone();
        let Some(draft) = self.imports.draft.as_mut().filter(|draft| draft.under == Under::Nothing) else { return };
        draft.progress.stop();
        draft.progress = Arc::new(Progress::default());
        (draft.ticket, draft.under) = (ticket, Under::Reading);
        let path = draft.path.clone();
        self.imports.send(ReadJob::Open { ticket, path, options, sheet: None, loaded, recipes });
    }

    fn open_draft_as_store(&mut self) {
        let is_store = |draft: &Draft| matches!(&draft.content, Some(Content::Whole(whole)) if whole.is_store);
        let path: Option<PathBuf> = self.imports.draft.as_ref().filter(|d| is_store(d)).map(|d| d.path.clone());
        if let Some(path) = path {
            self.imports.draft = None;
            self.open(path);
            self.next_import();
        }
    }

    fn cancel_import(&mut self) {
        let Some(draft) = self.imports.draft.as_mut() else { return };
        draft.progress.stop();
        draft.cancelled = true;
        // What is being stored is let go of only when its transaction has ended.
        if draft.under != Under::Storing {
            self.imports.draft = None;
            self.next_import();
        }
    }
}
