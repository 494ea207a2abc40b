//! `machikurabe import`: files of other systems into the store, with a report.
//!
//! The files of one command are one step: all of them are stored, or none.
//!
//! Exit codes, for scripts: 0 everything was kept (or, with `--dry-run`, would be); 1 a file could not be imported
//! and nothing of any file was stored, or the report of a dry run could not be written; 2 the arguments are not understood;
//! 3 stored (or would be), but some rows or cells were refused or have to be asked about; 4 stored, but something
//! after that failed, such as the report, the recipe or standard output.

pub mod args;
mod asked;
mod files;
mod siblings;
mod summary;
mod table;

use super::output;
use super::say::{AFTERWARDS, fail_in, say};
use crate::export::guard::OutputGuard;
use crate::import::municipality::resolver::Resolver;
use crate::import::recipe;
use crate::import::report_csv;
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

/// Imports the files in one transaction.
pub fn run(arguments: &Import, location: &StoreLocation, texts: &Texts) -> ExitCode {
    let work = || -> Result<(Run<'_>, Store), Message> {
        let inputs = arguments.files.iter().chain(&arguments.recipe);
        let mut guard = OutputGuard::of_store(&location.path).reading(inputs);
        for path in arguments.report.iter().chain(&arguments.save_recipe) {
            guard.claim(path, arguments.overwrite).map_err(|error| error.explain())?;
        }
        let store = open_or_create(location, clock::now)?;
        let given = arguments.recipe.as_deref().map(recipe_file).transpose()?.unwrap_or_default();
        let answers = answers(&arguments.answer)?;
        let (reports, recipes, came) = (Vec::new(), Vec::new(), Came::default());
        let outputs = OutputGuard::of_store(&location.path).reading(arguments.files.iter().chain(&arguments.recipe));
        Ok((Run { arguments, texts, outputs, given, answers, reports, recipes, came }, store))
    };
    let (mut run, mut store) = match work() {
        Ok(work) => work,
        Err(message) => return fail_in(&message, texts),
    };
    run.files(&mut store);
    for written in [run.write_report(), run.write_recipes()] {
        if let Err(cause) = written {
            run.failed_after(cause);
        }
    }
    run.came.exit_code()
}

/// What a run came to.
#[derive(Debug, Default)]
struct Came {
    /// A file was not imported.
    failed: bool,
    /// Values were stored.
    stored: bool,
    /// Values are stored, and something after that failed.
    afterwards: bool,
    /// Something was refused or has to be asked about.
    incomplete: bool,
}

impl Came {
    fn exit_code(&self) -> ExitCode {
        match self {
            Self { failed: true, .. } => ExitCode::FAILURE,
            Self { afterwards: true, .. } => ExitCode::from(AFTERWARDS),
            Self { incomplete: true, .. } => ExitCode::from(INCOMPLETE),
            _ => ExitCode::SUCCESS,
        }
    }
}

/// One call of the command.
struct Run<'a> {
    arguments: &'a Import,
    texts: &'a Texts,
    /// The places where the report and the recipe must not go.
    outputs: OutputGuard,
    /// The recipes of the file that was given.
    given: Vec<Recipe>,
    answers: BTreeMap<String, AreaCode>,
    reports: Vec<ImportReport>,
    /// How the sheets were understood.
    recipes: Vec<Recipe>,
    came: Came,
}

impl Run<'_> {
    /// Says what failed; where values were stored before, that they were.
    fn failed_after(&mut self, cause: Message) {
        let message = if self.came.stored {
            self.came.afterwards = true;
            Message::new("error-import-after").message("cause", cause)
        } else {
            self.came.failed = true;
            cause
        };
        say(&message, self.texts);
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
        self.write(path, json.as_bytes())
    }

    fn write_report(&self) -> Result<(), Message> {
        let Some(path) = &self.arguments.report else { return Ok(()) };
        let reports: Vec<&ImportReport> = self.reports.iter().collect();
        let failed =
            |cause: String| Message::new("error-import-write").text("path", path.display()).text("cause", cause);
        let bytes = report_csv::csv(&reports, &|message| self.texts.say(message)).map_err(failed)?;
        self.write(path, &bytes)
    }

    /// Writes a file whole or not at all.
    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), Message> {
        self.outputs.write(path, bytes, self.arguments.overwrite).map_err(|error| error.explain())
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
