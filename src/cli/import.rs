//! `machikurabe import`: files of other systems into the store, with a report.
//!
//! Exit codes, for scripts: 0 everything was kept (or, with `--dry-run`, would be); 1 a file could not be imported
//! and nothing of it was stored; 2 the arguments are not understood; 3 stored (or would be), but some rows or cells
//! were refused or have to be asked about.

pub mod args;
mod asked;
mod summary;
mod table;

use super::output;
use crate::export::atomic;
use crate::import::municipality::resolver::Resolver;
use crate::import::open::{self, Opened};
use crate::import::recipe;
use crate::import::report_csv;
use crate::model::dataset::Dataset;
use crate::model::grid::ReadOptions;
use crate::model::message::{Explain, Message};
use crate::model::municipality::AreaCode;
use crate::model::recipe::Recipe;
use crate::model::report::ImportReport;
use crate::session::clock;
use crate::session::import::reader::recipe_file;
use crate::session::worker::open_or_create;
use crate::store::Store;
use crate::store::path::StoreLocation;
use crate::text::catalogue::Texts;
use args::Import;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

/// Exit code where something was refused or asked.
const INCOMPLETE: u8 = 3;

/// Most problems that standard output lists; `--report` has all.
const LISTED: usize = 20;

/// Imports every file; each is one dataset and one transaction.
pub fn run(arguments: &Import, location: &StoreLocation, texts: &Texts) -> ExitCode {
    let work = || -> Result<Run<'_>, Message> {
        let store = open_or_create(location, clock::now)?;
        let given = arguments.recipe.as_deref().map(recipe_file).transpose()?.unwrap_or_default();
        let answers = answers(&arguments.answer)?;
        let (reports, recipes) = (Vec::new(), Vec::new());
        Ok(Run { arguments, texts, store, given, answers, reports, recipes, incomplete: false })
    };
    let mut run = match work() {
        Ok(run) => run,
        Err(message) => return super::fail_in(&message, texts),
    };
    let mut failed = false;
    for path in &arguments.files {
        if let Err(cause) = run.file(path) {
            let message = Message::new("error-import-file").text("file", path.display()).message("cause", cause);
            super::say(&message, texts);
            failed = true;
        }
    }
    for written in [run.write_report(), run.write_recipes()] {
        if let Err(message) = written {
            super::say(&message, texts);
            failed = true;
        }
    }
    match (failed, run.incomplete) {
        (true, _) => ExitCode::FAILURE,
        (false, true) => ExitCode::from(INCOMPLETE),
        (false, false) => ExitCode::SUCCESS,
    }
}

/// One call of the command.
struct Run<'a> {
    arguments: &'a Import,
    texts: &'a Texts,
    store: Store,
    /// The recipes of the file that was given.
    given: Vec<Recipe>,
    answers: BTreeMap<String, AreaCode>,
    reports: Vec<ImportReport>,
    /// How the sheets were understood.
    recipes: Vec<Recipe>,
    incomplete: bool,
}

impl Run<'_> {
    fn file(&mut self, path: &Path) -> Result<(), Message> {
        match open::open(path, &ReadOptions::default()).map_err(|error| error.explain())? {
            Opened::Table(head) => self.table(path, &head),
            Opened::Package(data) => self.whole(*data),
            Opened::Store => {
                let location = StoreLocation::at(path).map_err(|error| error.explain())?;
                let other =
                    Store::open(&StoreLocation { read_only: true, ..location }).map_err(|error| error.explain())?;
                self.whole(other.current().map_err(|error| error.explain())?)
            }
        }
    }

    /// A dataset that needs no understanding.
    fn whole(&mut self, mut data: Dataset) -> Result<(), Message> {
        if let Some(name) = &self.arguments.dataset {
            data.name.clone_from(name);
        }
        let message = Message::new("import-summary-package")
            .text("title", &data.title)
            .number("indicators", data.indicators.len() as f64)
            .number("values", data.observations.len() as f64);
        self.print(&message)?;
        if self.arguments.dry_run {
            return self.print(&Message::new("import-summary-dry"));
        }
        self.store.put(&data, &clock::now()).map_err(|error| error.explain())?;
        self.print(&Message::new("import-summary-stored").text("dataset", &data.name))
    }

    /// Writes how the sheets were understood; files of one shape share a recipe.
    fn write_recipes(&self) -> Result<(), Message> {
        let Some(path) = self.arguments.save_recipe.as_ref().filter(|_| !self.recipes.is_empty()) else {
            return Ok(());
        };
        let mut recipes: Vec<Recipe> = Vec::new();
        for recipe in &self.recipes {
            if !recipes.iter().any(|known| known.key() == recipe.key()) {
                recipes.push(recipe.clone());
            }
        }
        let json = recipe::to_json(&recipes).map_err(|error| error.explain())?;
        write(path, json.as_bytes())
    }

    fn write_report(&self) -> Result<(), Message> {
        let Some(path) = &self.arguments.report else { return Ok(()) };
        let reports: Vec<&ImportReport> = self.reports.iter().collect();
        let failed =
            |cause: String| Message::new("error-import-write").text("path", path.display()).text("cause", cause);
        let bytes = report_csv::csv(&reports, &|message| self.texts.say(message)).map_err(failed)?;
        write(path, &bytes)
    }

    fn print(&self, message: &Message) -> Result<(), Message> {
        output::print(&(self.texts.say(message) + "\n"))
    }
}

fn answers(given: &[String]) -> Result<BTreeMap<String, AreaCode>, Message> {
    let resolver = Resolver::default();
    let read = |text: &String| {
        let (asked, answer) = text.split_once('=')?;
        Some((asked.trim().to_owned(), resolver.answer(answer.trim())?)).filter(|(asked, _)| !asked.is_empty())
    };
    given.iter().map(|text| read(text).ok_or_else(|| Message::new("error-import-answer").text("text", text))).collect()
}

/// Writes a file whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Message> {
    atomic::write(path, bytes, true)
        .map_err(|cause| Message::new("error-import-write").text("path", path.display()).text("cause", cause))
}
