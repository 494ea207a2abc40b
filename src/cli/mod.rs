//! The command line: what was asked for, and the commands that need no window.
//!
//! - `machikurabe` alone asks for the window, with `--view` on a view file, with files on a look into them.
//! - `machikurabe indicators` lists what is measured.
//! - `machikurabe series` lists every value with its source.
//! - `machikurabe scorecard` judges every target, with the reason wherever a figure is withheld.
//! - `machikurabe forecast` says how series would go on, and how well the same rule did before.
//! - `machikurabe peers` finds cities near another one by some indicators, with the reasons.
//! - `machikurabe check` lists printed figures that contradict the document's own numbers.
//! - `machikurabe figure` writes one figure as SVG, PNG or PDF.
//! - `machikurabe briefing` writes a pack of figures as one PDF, a workbook or a folder of images.
//! - `machikurabe import` brings files of other systems into the store; its exit codes stand in its file.
//! - `machikurabe template` writes the form for indicators and targets, which `import` takes in.
//! - `machikurabe set` types a value with its document, drops one, or lists what is typed.
//! - `machikurabe compare` keeps several indicators as a comparison with its grade and reason, or deletes one.
//! - `machikurabe derive` keeps an indicator that is computed from others, or deletes one.
//! - `machikurabe event` notes an event that stands as a mark in charts, lists or deletes events.
//! - `machikurabe verify` looks whether the store still holds what was stored.
//! - `machikurabe export` writes the whole store as a data package, CSV, Parquet or workbook.
//!
//! Each command is one file: the columns that CSV and JSON give (a contract: columns are added at the
//! end, never renamed), the columns of the table, and nothing else. What is computed is computed in
//! [`crate::analysis`]; what is said is said in [`crate::text`] and [`crate::chart`].
//!
//! Standard output carries the list alone. A failure is one sentence on standard error, in the reader's language.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | done; what was asked for was kept, written or listed |
//! | 1 | not done: nothing was stored or written |
//! | 2 | the arguments are not understood: nothing was tried |
//! | 3 | done, and something needs a look: rows that `import` refused or asks about, damage that `verify` found |
//! | 4 | done, but what came after failed: the report, the recipe or standard output |
//!
//! `check` succeeds also where it finds disagreements: they are findings about documents. Whoever reads standard output
//! may stop whenever it has enough: that is no failure.

mod args;
mod briefing;
mod check;
mod compare;
mod derive;
mod entry_args;
mod event;
mod export;
mod figure;
mod filter;
mod forecast;
mod import;
mod indicators;
mod output;
mod peers;
mod say;
mod scorecard;
mod series;
mod set;
mod template;
mod usage;
mod verify;

use crate::analysis::derived;
use crate::chart::page::DataFacts;
use crate::export::guard::OutputGuard;
use crate::frame::Cube;
use crate::model::catalogue::Catalogue;
use crate::model::derived::Formula;
use crate::model::id::IndicatorId;
use crate::model::indicator::Indicator;
use crate::model::message::{Explain, Message};
use crate::session::clock;
use crate::session::peer_sets;
use crate::session::shelf;
use crate::session::worker::open_or_create;
use crate::store::Store;
use crate::store::path::StoreLocation;
use crate::text::catalogue::Texts;
use crate::text::language::Language;
use args::{Arguments, Command};
use filter::Filter;
use say::{fail_in, say};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// Environment variable that names the store where `--store` does not.
const STORE: &str = "MACHIKURABE_STORE";
/// Environment variable that names the language where `--lang` does not.
const LANG: &str = "MACHIKURABE_LANG";
/// Environment variable that asks for diagnostics, for example `debug`.
const LOG: &str = "MACHIKURABE_LOG";

/// What the program was asked to do.
#[derive(Debug)]
pub enum Request {
    /// To open the window on a store.
    Window {
        /// The store.
        store: PathBuf,
        /// The language, where one was asked for.
        language: Option<Language>,
        /// The view file to open, as an absolute path.
        view: Option<PathBuf>,
        /// The files to look into, as absolute paths.
        files: Vec<PathBuf>,
    },
    /// Nothing more: everything was done or refused already.
    Done(ExitCode),
}

/// Reads the arguments (the program's own name first); a headless command is done at once.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Request {
    start_log();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let from_environment = std::env::var(LANG).ok().and_then(|name| Language::from_locale(&name));
    let texts = Texts::new(args::language_of(&arguments).or(from_environment).unwrap_or_default());
    let parsed = match args::parse(&arguments, &texts) {
        Ok(parsed) => parsed,
        Err(error) => return Request::Done(usage::report(&error, &texts)),
    };
    let language = parsed.lang.or(from_environment);
    match locate(&parsed) {
        Err(message) => Request::Done(fail_in(&message, &texts)),
        Ok(location) => match &parsed.command {
            None => {
                // A word that is no file was meant for a command.
                if let Some(word) = parsed.files.iter().find(|path| is_word(path)) {
                    let message = Message::new("error-usage-command").text("text", word.display());
                    return Request::Done(usage::refuse(&message, &texts));
                }
                let absolute = |path: PathBuf| std::path::absolute(&path).unwrap_or(path);
                let files = parsed.files.into_iter().map(absolute).collect();
                Request::Window { store: location.path, language, view: parsed.view.map(absolute), files }
            }
            Some(_) if !parsed.files.is_empty() => Request::Done(usage::refuse(&Message::new("error-usage"), &texts)),
            // A list shows what its own options say; a view would be passed over in silence.
            Some(_) if parsed.view.is_some() => Request::Done(usage::refuse(&Message::new("error-usage-view"), &texts)),
            Some(Command::Verify) => Request::Done(verify::run(&location, &texts)),
            Some(Command::Import(arguments)) => Request::Done(import::run(arguments, &location, &texts)),
            Some(Command::Export(asked)) => Request::Done(match export::write(asked, &location, &texts) {
                Ok(()) => ExitCode::SUCCESS,
                Err(message) => fail_in(&message, &texts),
            }),
            Some(Command::Set(asked)) => Request::Done(match set::run(asked, &location, &texts) {
                Ok(()) => ExitCode::SUCCESS,
                Err(message) => fail_in(&message, &texts),
            }),
            Some(Command::Compare(asked)) => Request::Done(match compare::run(asked, &location, &texts) {
                Ok(()) => ExitCode::SUCCESS,
                Err(message) => fail_in(&message, &texts),
            }),
            Some(Command::Derive(asked)) => Request::Done(match derive::run(asked, &location, &texts) {
                Ok(()) => ExitCode::SUCCESS,
                Err(message) => fail_in(&message, &texts),
            }),
            Some(Command::Event(asked)) => Request::Done(match event::run(asked, &location, &texts) {
                Ok(()) => ExitCode::SUCCESS,
                Err(message) => fail_in(&message, &texts),
            }),
            Some(Command::Template(asked)) => Request::Done(match template::write(asked, &location, &texts) {
                Ok(()) => ExitCode::SUCCESS,
                Err(message) => fail_in(&message, &texts),
            }),
            Some(Command::Peers(asked)) => Request::Done(match peers_of(asked, &location, &texts) {
                Ok(()) => ExitCode::SUCCESS,
                Err(message) => fail_in(&message, &texts),
            }),
            Some(command) => Request::Done(match execute(command, &location, &texts) {
                Ok(()) => ExitCode::SUCCESS,
                Err(message) => fail_in(&message, &texts),
            }),
        },
    }
}

/// Whether an argument looks like a command rather than a file: nothing lies there, and it has neither dot nor folder.
fn is_word(path: &std::path::Path) -> bool {
    let text = path.to_string_lossy();
    !path.exists() && !text.contains(['.', '/', '\\'])
}

/// Says on standard error why something could not be done, in a language or else in Japanese.
#[must_use]
pub fn fail(message: &Message, language: Option<Language>) -> ExitCode {
    fail_in(message, &Texts::new(language.unwrap_or_default()))
}

/// Diagnostics go to standard error, and only if asked for.
fn start_log() {
    let filter = EnvFilter::try_from_env(LOG).unwrap_or_else(|_| EnvFilter::new("off"));
    // Fails only where a log was started before, which then serves as well.
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}

fn locate(arguments: &Arguments) -> Result<StoreLocation, Message> {
    let environment = std::env::var_os(STORE);
    StoreLocation::resolve(arguments.store.as_deref(), environment.as_deref()).map_err(|error| error.explain())
}

fn execute(command: &Command, location: &StoreLocation, texts: &Texts) -> Result<(), Message> {
    let Some(picks) = command.picks() else { return Ok(()) };
    let guard = OutputGuard::of_store(&location.path);
    let guard = match command {
        Command::Figure(asked) => figure::place(asked, guard)?,
        Command::Briefing(asked) => briefing::place(asked, guard)?,
        _ => guard,
    };
    let store = open(location, texts)?;
    let catalogue = store.contents().catalogue().map_err(|error| error.explain())?;
    let filter = Filter::new(picks, &catalogue, texts)?;
    let done = matches!(command, Command::Figure(_) | Command::Briefing(_));
    let whole = || store.cube().map(|cube| cube.computing(derived::compute)).map_err(|error| error.explain());
    let text = match command {
        Command::Indicators(selection) => indicators::list(&whole()?, texts, &filter, selection.format()),
        Command::Series(asked) => {
            let filter = filter.with_indicators(&asked.indicator, &catalogue)?;
            let areas = filter.area_keys(&catalogue);
            let index = wanted(&store, &catalogue, |indicator| filter.wants(indicator, &areas))?;
            series::list(&index, texts, &filter, asked.selection.format())
        }
        Command::Scorecard(asked) => {
            let filter = filter.with_levels(&asked.level, texts)?.with_indicators(&asked.indicator, &catalogue)?;
            let ruler = filter::ruler(asked.ruler.as_deref(), texts)?;
            scorecard::list(&aimed(&store, &catalogue)?, texts, &filter, &ruler, asked.selection.format())
        }
        Command::Forecast(asked) => {
            let filter = filter.with_indicators(&asked.indicator, &catalogue)?;
            let areas = filter.area_keys(&catalogue);
            let index = wanted(&store, &catalogue, |indicator| filter.wants(indicator, &areas))?;
            forecast::list(&index, texts, &filter, asked)
        }
        Command::Check(selection) => check::list(&whole()?, texts, &filter, selection.format()),
        Command::Figure(asked) => {
            let (index, data) = (whole()?, facts(&store, &catalogue)?);
            let at = figure::Sources { index: &index, texts, data: &data, guard: &guard };
            figure::write(&at, filter, asked, || Ok(shelf::saved_views(&store)?.0))
        }
        Command::Briefing(asked) => {
            briefing::write(&whole()?, texts, &filter, asked, (&facts(&store, &catalogue)?, &guard))
        }
        Command::Import(_)
        | Command::Export(_)
        | Command::Template(_)
        | Command::Set(_)
        | Command::Peers(_)
        | Command::Compare(_)
        | Command::Derive(_)
        | Command::Event(_)
        | Command::Verify => {
            return Ok(());
        }
    }?;
    if done { output::print_done(text.trim_end_matches('\n'), texts) } else { output::print(&text) }
}

/// The near cities of one, from the whole store; saved as a set where that is asked for.
fn peers_of(asked: &peers::Asked, location: &StoreLocation, texts: &Texts) -> Result<(), Message> {
    let mut store = open(location, texts)?;
    let index = store.cube().map_err(|error| error.explain())?.computing(derived::compute);
    let (text, set) = peers::list(&index, texts, asked)?;
    if asked.save.is_some() {
        peer_sets::save(&mut store, &set)?;
        say(&Message::new("peers-saved").text("name", set.name.trim()), texts);
    }
    output::print(&text)
}

/// The values of wanted indicators, and of those from which wanted ones are computed.
fn wanted(store: &Store, all: &Catalogue, is_wanted: impl Fn(&Indicator) -> bool) -> Result<Cube, Message> {
    let formulas = all.indicators.iter().filter(|row| is_wanted(row)).filter_map(Formula::of);
    let sources: BTreeSet<IndicatorId> =
        formulas.flat_map(|formula| formula.sources().cloned().collect::<Vec<_>>()).collect();
    let is_read = |row: &Indicator| is_wanted(row) || sources.contains(&row.indicator_id);
    let of = |data: &Catalogue| data.indicators.iter().map(is_read).collect();
    let index = store.contents().cube_of(&of).map_err(|error| error.explain())?;
    Ok(index.computing(derived::compute))
}

/// Everything that is judged against a target: of a store of millions of values only the indicators that have one.
fn aimed(store: &Store, all: &Catalogue) -> Result<Cube, Message> {
    // A delivery may bring values of indicators whose targets came with another one.
    let aimed: BTreeSet<&IndicatorId> = all.targets.iter().map(|target| &target.indicator_id).collect();
    let has_target = |catalogue: &Catalogue| {
        catalogue.indicators.iter().map(|indicator| aimed.contains(&indicator.indicator_id)).collect()
    };
    let index = store.contents().cube_of(&has_target).map_err(|error| error.explain())?;
    // A baseline may be a value of an indicator that has no target itself.
    let baselines = index.data().targets.iter().filter_map(|target| target.baseline_observation_id.as_ref());
    let all = baselines.into_iter().all(|id| index.observation(id).is_some());
    if all { Ok(index) } else { store.cube().map_err(|error| error.explain()) }
}

/// Opens the store, or creates it with the sample data, which is said: the path may be a slip.
fn open(location: &StoreLocation, texts: &Texts) -> Result<Store, Message> {
    let is_new = !location.path.exists();
    let store = open_or_create(location, clock::now)?;
    tracing::debug!(path = %location.path.display(), read_only = store.is_read_only(), "store opened");
    if is_new {
        say(&Message::new("notice-store-created").text("path", location.path.display()), texts);
    }
    Ok(store)
}

/// Which data a figure says it is drawn from.
fn facts(store: &Store, data: &Catalogue) -> Result<DataFacts, Message> {
    let vintages = store.vintages().map_err(|error| error.explain())?;
    let stored = vintages.into_iter().filter(|vintage| vintage.current).map(|vintage| vintage.stored_at).max();
    Ok(DataFacts { title: data.title.clone(), version: data.version.clone(), stored_at: stored.unwrap_or_default() })
}
