//! The files of one command: each is opened and understood before anything is stored, and all go into the store
//! together or not at all.

use super::args::Import;
use super::siblings;
use super::table::Sheet;
use super::{LISTED, Run};
use crate::cli::say::say;
use crate::frame::Cube;
use crate::import::known::Known;
use crate::import::municipality::resolver::Resolver;
use crate::import::open::{self, Opened};
use crate::import::read;
use crate::import::recipe;
use crate::import::run::{self, ImportError, Plan, Source};
use crate::import::sink::Discarded;
use crate::model::dataset::Dataset;
use crate::model::grid::{FileHead, ReadOptions};
use crate::model::mapping::ColumnKind;
use crate::model::message::{Explain, Message};
use crate::model::recipe::Recipe;
use crate::model::report::ImportReport;
use crate::session::clock;
use crate::session::import::commit;
use crate::session::import::part::{self, Meeting};
use crate::session::import::sheets::{self, Course, NotStored, SourceFile, StoredSheet, Wanted};
use crate::session::typing::{self, standing};
use crate::store::Store;
use crate::store::path::StoreLocation;
use crate::store::step::Step;
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// A file that was opened and understood.
pub(super) struct File<'a> {
    path: &'a Path,
    pub(super) content: Content,
}

/// What lies in it.
pub(super) enum Content {
    /// Sheets, each a grid that was understood.
    Sheets(Book),
    /// Data that need no understanding.
    Whole(Box<Dataset>),
}

/// The sheets of a file that are taken.
pub(super) struct Book {
    head: FileHead,
    /// Fingerprint of the bytes of the file.
    hash: String,
    pub(super) sheets: Vec<Sheet>,
    /// Names of sheets that hold no values.
    left_out: Vec<String>,
}

/// What became of a file.
enum Done {
    /// Of its sheets.
    Sheets(Vec<StoredSheet>),
    /// Of whole data.
    Whole,
}

impl<'a> Run<'a> {
    /// Imports the files: every one that cannot be imported is said, and then none is stored.
    pub(super) fn files(&mut self, store: &mut Store) {
        let opened = match self.open_all(store) {
            Ok(opened) => opened,
            Err(cause) => return self.refuse(None, cause),
        };
        let mut files = Vec::new();
        let arguments: &'a Import = self.arguments;
        for (path, file) in arguments.files.iter().zip(opened) {
            match file {
                Ok(file) => files.push(file),
                Err(cause) => self.refuse(Some(path), cause),
            }
        }
        if self.arguments.dry_run {
            for file in &files {
                if let Err(cause) = self.count(store, file) {
                    self.refuse(Some(file.path), cause);
                }
            }
        } else if !self.came.failed {
            self.store_all(store, &files);
        }
        if self.came.failed && self.arguments.files.len() > 1 && !self.arguments.dry_run {
            let count = self.arguments.files.len() as f64;
            say(&Message::new("error-import-none-of-files").number("count", count), self.texts);
        }
    }

    /// Says why a file is not imported.
    fn refuse(&mut self, path: Option<&Path>, cause: Message) {
        let of_file = |path: &Path| Message::new("error-import-file").text("file", path.display());
        let message = match path {
            Some(path) => of_file(path).message("cause", cause),
            None => cause,
        };
        say(&message, self.texts);
        self.came.failed = true;
    }

    /// Opens and understands every file. How a file is understood serves the next ones of its shape at once.
    fn open_all(&self, store: &Store) -> Result<Vec<Result<File<'a>, Message>>, Message> {
        let index = Cube::of_catalogue(store.contents().catalogue().map_err(|error| error.explain())?);
        let mut remembered = commit::recipes(store)?;
        let arguments: &'a Import = self.arguments;
        let mut files = Vec::new();
        for path in &arguments.files {
            let file = self.open(path, &index, &remembered).map(|content| File { path, content });
            if let Ok(File { content: Content::Sheets(found), .. }) = &file {
                for sheet in &found.sheets {
                    remember(&mut remembered, recipe::with_facts(sheet.kept(), &found.hash));
                }
            }
            files.push(file);
        }
        if arguments.dataset.is_none() {
            siblings::join(&mut files);
        }
        Ok(files)
    }

    fn open(&self, path: &Path, index: &Cube, remembered: &[Recipe]) -> Result<Content, Message> {
        let whole = |mut data: Dataset| {
            if let Some(name) = &self.arguments.dataset {
                data.name.clone_from(name);
            }
            Content::Whole(Box::new(data))
        };
        match open::open(path, &ReadOptions::default()).map_err(|error| error.explain())? {
            Opened::Table(head) => {
                let hash = open::fingerprint(path).map_err(|error| error.explain())?;
                let (sheets, left_out) = self.sheets(path, &head, &hash, (index, remembered))?;
                // Known before anything is stored, so that all faults of a command are said at once.
                if let Some(sheet) = sheets.iter().find(|s| s.mapping.position(ColumnKind::Value).is_none()) {
                    let cause = ImportError::NoValues.explain();
                    let of_sheet = Message::new("error-import-of-sheet").text("sheet", &sheet.mapping.sheet_name);
                    return Err(if sheets.len() == 1 { cause } else { of_sheet.message("cause", cause) });
                }
                Ok(Content::Sheets(Book { head, hash, sheets, left_out }))
            }
            Opened::Package(data) => Ok(whole(*data)),
            Opened::Store => {
                let location = StoreLocation::at(path).map_err(|error| error.explain())?;
                let other =
                    Store::open(&StoreLocation { read_only: true, ..location }).map_err(|error| error.explain())?;
                Ok(whole(other.current().map_err(|error| error.explain())?))
            }
        }
    }

    /// Counts what a file would come to, against the store as it is.
    fn count(&mut self, store: &Store, file: &File<'_>) -> Result<(), Message> {
        let found = match &file.content {
            Content::Sheets(found) => found,
            Content::Whole(data) => return self.tell_whole(data, false),
        };
        let mut reports = Vec::new();
        for sheet in &found.sheets {
            reports.push(counted(store, file.path, found, sheet)?);
        }
        self.came.incomplete |= reports.iter().any(|report| !report.is_complete());
        let told = self.tell(found, &reports, &[]);
        self.reports.extend(reports);
        self.recipes.extend(found.sheets.iter().map(|sheet| recipe::of(sheet.kept())));
        told
    }

    /// Stores all files in one step and says what became of them.
    fn store_all(&mut self, store: &mut Store, files: &[File<'_>]) {
        let mut done: Vec<Done> = Vec::new();
        let names = files.iter().flat_map(|file| match &file.content {
            Content::Sheets(found) => found.sheets.iter().map(|sheet| sheet.dataset.clone()).collect(),
            Content::Whole(_) => Vec::new(),
        });
        let mut course = Course::new(names);
        let now = clock::now();
        let stored = store.together(|step| -> Result<(), NotStored> {
            for file in files {
                done.push(stored(step, file, &now, &mut course)?);
                self.taken(files.len() > 1, file, done.last())?;
            }
            Ok(())
        });
        if let Err(NotStored { cause }) = stored {
            // The file after those that are done, or the last one, of which nothing could be kept.
            let at = done.iter().position(is_nothing).filter(|_| files.len() > 1).unwrap_or(done.len());
            let blamed = files.get(at).or_else(|| files.first().filter(|_| files.len() == 1));
            let kept = done.iter().flat_map(|done| match done {
                Done::Sheets(sheets) => sheets.iter().map(|sheet| sheet.report.clone()).collect(),
                Done::Whole => Vec::new(),
            });
            self.reports.extend(kept);
            return self.refuse(blamed.map(|file| file.path), cause);
        }
        for (file, done) in files.iter().zip(done) {
            if let Err(cause) = self.finish(store, file, done) {
                self.refuse(Some(file.path), cause);
            }
        }
    }

    /// Whether a file that was read may be kept: one of several of which nothing is left takes the others with it.
    fn taken(&self, several: bool, file: &File<'_>, done: Option<&Done>) -> Result<(), Message> {
        let (Content::Sheets(found), Some(Done::Sheets(sheets))) = (&file.content, done) else { return Ok(()) };
        if !several || !sheets.iter().all(|sheet| sheet.report.is_nothing()) {
            return Ok(());
        }
        let reports: Vec<&ImportReport> = sheets.iter().map(|sheet| &sheet.report).collect();
        let refused = self.told_sheets(found, &reports)?;
        Err(refused.unwrap_or_else(|| Message::new("import-summary-nothing-kept")))
    }

    /// Says what became of a file that is stored, and keeps how it is understood.
    fn finish(&mut self, store: &mut Store, file: &File<'_>, done: Done) -> Result<(), Message> {
        let (found, sheets) = match (&file.content, done) {
            (Content::Sheets(found), Done::Sheets(sheets)) => (found, sheets),
            (Content::Whole(data), _) => {
                self.came.stored = true;
                let told = self.tell_whole(data, true).and_then(|()| self.tell_conflicts(store));
                if let Err(cause) = told {
                    self.failed_after(cause);
                }
                return Ok(());
            }
            (Content::Sheets(_), Done::Whole) => return Ok(()),
        };
        let kept: Vec<bool> = sheets.iter().map(|sheet| sheet.vintage.is_some()).collect();
        let reports: Vec<ImportReport> = sheets.into_iter().map(|sheet| sheet.report).collect();
        let any = kept.contains(&true);
        self.came.stored |= any;
        self.came.incomplete |= reports.iter().any(|report| !report.is_complete());
        let told = self.tell(found, &reports, &kept);
        // What was stored stays stored, whatever becomes of the words about it and of what is written beside it.
        self.reports.extend(reports);
        for (at, sheet) in found.sheets.iter().enumerate() {
            if kept.get(at) == Some(&true)
                && let Err(cause) = commit::keep(store, recipe::with_facts(sheet.kept(), &found.hash))
            {
                self.came.afterwards = true;
                say(&cause, self.texts);
            }
            self.recipes.push(recipe::of(sheet.kept()));
        }
        match told {
            Err(cause) if any => {
                self.failed_after(cause);
                Ok(())
            }
            told => told,
        }
    }

    /// Prints what whole data come to.
    fn tell_whole(&self, data: &Dataset, stored: bool) -> Result<(), Message> {
        let message = Message::new("import-summary-package")
            .text("title", &data.title)
            .number("indicators", data.indicators.len() as f64)
            .number("values", data.observations.len() as f64);
        self.print(&message)?;
        self.print(&if stored {
            Message::new("import-summary-stored").text("dataset", &data.name)
        } else {
            Message::new("import-summary-dry")
        })
    }

    /// Prints how many typed values the data that are in the store now disagree with.
    fn tell_conflicts(&self, store: &Store) -> Result<(), Message> {
        let conflicts = standing::rows(store.contents(), None)?.iter().filter(|row| row.is_conflict).count();
        if conflicts == 0 {
            return Ok(());
        }
        self.print(&Message::new("set-conflicts").number("count", conflicts as f64))
    }

    /// Prints what each sheet came to.
    fn tell(&self, found: &Book, reports: &[ImportReport], stored: &[bool]) -> Result<(), Message> {
        if !found.left_out.is_empty() {
            let names = self.texts.list(&found.left_out);
            self.print(&Message::new("import-summary-left-out").text("sheets", names))?;
        }
        let taken = |name: &str| found.sheets.iter().any(|sheet| sheet.mapping.sheet_name == name);
        let hidden = found.head.sheets.iter().filter(|sheet| sheet.hidden && !taken(&sheet.name));
        let hidden: Vec<String> = hidden.map(|sheet| sheet.name.clone()).take(LISTED).collect();
        if !hidden.is_empty() && found.left_out.is_empty() {
            let names = self.texts.list(&hidden);
            self.print(&Message::new("import-summary-hidden-sheets").text("sheets", names))?;
        }
        let whole = reports.iter().all(ImportReport::is_nothing);
        let mut refused = None;
        for (at, (sheet, report)) in found.sheets.iter().zip(reports).enumerate() {
            let wanting = self.told_of(sheet, report)?;
            let nothing = report.is_nothing();
            let stored = stored.get(at).copied().unwrap_or(false);
            match wanting {
                // Nothing of the file is left: that is said once, as its refusal.
                Some(message) if whole && refused.is_none() => refused = Some(message),
                Some(message) => self.print(&message)?,
                None => {}
            }
            let (indicators, areas) = report.extent;
            if indicators > 0 && !nothing {
                let line = Message::new("import-summary-extent").number("indicators", indicators as f64);
                self.print(&line.number("areas", areas as f64))?;
            }
            self.print(&match (self.arguments.dry_run, stored) {
                (true, _) => Message::new("import-summary-dry"),
                (false, true) => Message::new("import-summary-stored").text("dataset", &sheet.dataset),
                (false, false) if nothing => Message::new("import-summary-nothing-kept"),
                (false, false) => Message::new("import-summary-nothing-new"),
            })?;
        }
        refused.map_or(Ok(()), Err)
    }

    /// Prints what the sheets of a file came to that is not kept; hands back what one of them wants to be told.
    fn told_sheets(&self, found: &Book, reports: &[&ImportReport]) -> Result<Option<Message>, Message> {
        let mut wanting = None;
        for (sheet, report) in found.sheets.iter().zip(reports) {
            let message = self.told_of(sheet, report)?;
            wanting = wanting.or(message);
        }
        Ok(wanting)
    }

    /// Prints what a sheet came to; hands back what it wants to be told.
    fn told_of(&self, sheet: &Sheet, report: &ImportReport) -> Result<Option<Message>, Message> {
        if let Some(name) = &sheet.recipe {
            self.print(&Message::new("import-summary-recipe").text("name", name))?;
        }
        if sheet.same && !sheet.said.is_empty() {
            let facts = self.facts(sheet.said.iter());
            self.print(&Message::new("import-summary-same-file").text("facts", facts))?;
        }
        self.summary(report, &sheet.mapping)?;
        if let Some(message) = self.not_used(&sheet.said, &sheet.mapping, report).filter(|_| !sheet.same) {
            self.print(&message)?;
        }
        Ok(self.wanting(report, &sheet.mapping))
    }
}

/// Whether nothing of a file could be kept.
fn is_nothing(done: &Done) -> bool {
    match done {
        Done::Sheets(sheets) => sheets.iter().all(|sheet| sheet.report.is_nothing()),
        Done::Whole => false,
    }
}

/// Remembers a recipe for the files that follow, as the store will.
fn remember(recipes: &mut Vec<Recipe>, mut recipe: Recipe) {
    let key = recipe.key();
    let earlier = recipes.iter().position(|known| known.key() == key).map(|at| recipes.remove(at));
    recipe.keep_facts(earlier.map(|earlier| earlier.facts).unwrap_or_default());
    recipes.push(recipe);
    recipes.sort_by(|a, b| a.name.cmp(&b.name));
}

/// Stores a file in a step.
fn stored(step: &mut Step<'_>, file: &File<'_>, now: &str, course: &mut Course) -> Result<Done, NotStored> {
    match &file.content {
        Content::Whole(data) => {
            typing::may_take(step.contents(), data)?;
            step.put(data, now)?;
            Ok(Done::Whole)
        }
        Content::Sheets(found) => {
            let sheets = found.sheets.iter();
            let wanted: Vec<Wanted<'_>> =
                sheets.map(|sheet| Wanted { mapping: &sheet.mapping, dataset: &sheet.dataset }).collect();
            let (path, options) = (file.path, ReadOptions::default());
            let source = SourceFile { path, name: &found.head.name, hash: &found.hash, options };
            let never = AtomicBool::new(false);
            Ok(Done::Sheets(sheets::store_in(step, source, &wanted, None, now, (&|_| {}, &never), course)?))
        }
    }
}

/// Counts a sheet without storing anything.
fn counted(store: &Store, path: &Path, found: &Book, sheet: &Sheet) -> Result<ImportReport, Message> {
    let (mapping, never) = (&sheet.mapping, AtomicBool::new(false));
    let resolver = Resolver::new(mapping);
    let rows = || read::rows(path, &ReadOptions::default(), mapping.sheet).map_err(|error| error.explain());
    let meeting = Meeting { mapping, resolver: &resolver, dataset: &sheet.dataset, stores: false };
    let index = part::met(store.contents(), meeting, part::FEW, rows, &never)?;
    let known = Known::new(&index).on(clock::today());
    let source = Source { file: &found.head.name, hash: &found.hash, dataset: &sheet.dataset };
    let plan = Plan { mapping, resolver: &resolver, known: &known, source };
    run::run(rows()?.as_mut(), plan, &mut Discarded::default(), &|_| {}, &never).map_err(|error| error.explain())
}
