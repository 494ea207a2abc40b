//! `machikurabe import`: files of other systems into the store, with a report.
//!
//! Exit codes, for scripts: 0 everything was kept (or, with `--dry-run`, would be); 1 a file could not be imported
//! and nothing of it was stored; 2 the arguments are not understood; 3 stored (or would be), but some rows or cells
//! were refused or have to be asked about.

pub mod args;

use super::output;
use crate::export::atomic;
use crate::import::known::Known;
use crate::import::municipality::list::AreaList;
use crate::import::municipality::resolver::Resolver;
use crate::import::open::{self, Opened};
use crate::import::read;
use crate::import::recipe;
use crate::import::report_csv;
use crate::import::run::{self, Plan, Source};
use crate::import::sink::Discarded;
use crate::import::understand;
use crate::model::dataset::Dataset;
use crate::model::grid::{FileHead, ReadOptions};
use crate::model::indexed::IndexedDataset;
use crate::model::mapping::{Guess, Mapping};
use crate::model::message::{Explain, Message};
use crate::model::municipality::AreaCode;
use crate::model::observation::MissingReason;
use crate::model::quantity::Quantity;
use crate::model::recipe::Recipe;
use crate::model::report::{Change, ImportReport, Problem, Severity};
use crate::model::unit::Unit;
use crate::session::clock;
use crate::session::intake_sink;
use crate::session::worker::open_or_create;
use crate::store::Store;
use crate::store::path::StoreLocation;
use crate::text::catalogue::Texts;
use args::Import;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

/// Exit code where something was refused or asked.
const INCOMPLETE: u8 = 3;

/// Most problems that standard output lists; `--report` has all.
const LISTED: usize = 20;

/// Imports every file; each is one dataset and one transaction.
pub fn run(arguments: &Import, location: &StoreLocation, texts: &Texts) -> ExitCode {
    let work = || -> Result<Run<'_>, Message> {
        let store = open_or_create(location, clock::now)?;
        let recipe = arguments.recipe.as_deref().map(read_recipe).transpose()?;
        let mut run =
            Run { arguments, texts, store, recipe, answers: BTreeMap::new(), reports: Vec::new(), incomplete: false };
        run.answers = answers(&arguments.answer)?;
        Ok(run)
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
    if let Err(message) = run.write_report() {
        super::say(&message, texts);
        failed = true;
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
    recipe: Option<Recipe>,
    answers: BTreeMap<String, AreaCode>,
    reports: Vec<ImportReport>,
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

    fn table(&mut self, path: &Path, head: &FileHead) -> Result<(), Message> {
        let index = IndexedDataset::new(self.store.current().map_err(|error| error.explain())?);
        let known = Known::new(&index);
        let sheet = self.sheet(head, &known)?;
        let fresh = understand::understand(head, sheet, &known);
        let (mut mapping, recipe) = self.decided(fresh)?;
        if let Some(name) = recipe.as_ref().map(|recipe| recipe.name.clone()) {
            self.print(&Message::new("import-summary-recipe").text("name", name))?;
        }
        mapping.answers.extend(self.answers.clone());
        if let Some(year) = self.arguments.year {
            mapping.defaults.bare_year = year;
            mapping.defaults.bare_year_guess = Guess::USER;
        }
        if self.arguments.period.is_some() {
            mapping.defaults.period = self.arguments.period;
        }
        let stem = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let dataset = self.arguments.dataset.clone().or(recipe.map(|recipe| recipe.dataset)).unwrap_or(stem);
        let hash = open::fingerprint(path).map_err(|error| error.explain())?;
        let resolver = Resolver::new(&mapping);
        let source = Source { file: &head.name, hash: &hash, dataset: &dataset };
        let plan = Plan { mapping: &mapping, resolver: &resolver, known: &known, source };
        let mut rows = read::rows(path, &ReadOptions::default(), sheet).map_err(|error| error.explain())?;
        let never = AtomicBool::new(false);
        let (report, stored) = if self.arguments.dry_run {
            let read = run::run(rows.as_mut(), plan, &mut Discarded::default(), &|_| {}, &never);
            (read.map_err(|error| error.explain())?, false)
        } else {
            let done = intake_sink::import(&mut self.store, rows.as_mut(), plan, &clock::now(), &|_| {}, &never)?;
            (done.report, done.taken.is_some())
        };
        self.incomplete |= !report.is_complete();
        self.summary(&report, &mapping)?;
        self.reports.push(report);
        self.print(&match (self.arguments.dry_run, stored) {
            (true, _) => Message::new("import-summary-dry"),
            (false, true) => Message::new("import-summary-stored").text("dataset", &dataset),
            (false, false) => Message::new("import-summary-nothing-new"),
        })?;
        self.keep_recipe(&mapping, &dataset, stored)
    }

    fn sheet(&self, head: &FileHead, known: &Known<'_>) -> Result<usize, Message> {
        let Some(name) = &self.arguments.sheet else { return Ok(understand::best_sheet(head, known)) };
        head.sheets.iter().position(|sheet| sheet.name == *name).ok_or_else(|| {
            let names: Vec<String> = head.sheets.iter().map(|sheet| sheet.name.clone()).collect();
            let message = Message::new("error-import-sheet").text("file", &head.name).text("sheet", name);
            message.text("known", self.texts.list(&names))
        })
    }

    /// The mapping as the recipe given, or the one remembered for this shape, decides.
    fn decided(&self, fresh: Mapping) -> Result<(Mapping, Option<Recipe>), Message> {
        if let Some(recipe) = &self.recipe {
            return Ok((recipe::carried(recipe, &fresh), Some(recipe.clone())));
        }
        let key = Recipe::key(&recipe::fingerprint(&fresh));
        let remembered = self.store.setting(&key).map_err(|error| error.explain())?;
        // A remembered recipe that cannot be read any more is no reason to stop.
        let recipe = remembered.and_then(|json| recipe::from_json(&json).ok());
        Ok(match recipe.as_ref().and_then(|recipe| recipe::apply(recipe, &fresh)) {
            Some(mapping) => (mapping, recipe),
            None => (fresh, None),
        })
    }

    /// Remembers how the file was understood; where asked, also in a file.
    fn keep_recipe(&mut self, mapping: &Mapping, dataset: &str, stored: bool) -> Result<(), Message> {
        let recipe = recipe::of(mapping, dataset, dataset);
        let json = recipe::to_json(&recipe).map_err(|error| error.explain())?;
        if let Some(path) = &self.arguments.save_recipe {
            write(path, json.as_bytes())?;
        }
        if stored && !self.arguments.dry_run {
            self.store.set_setting(&Recipe::key(&recipe.fingerprint), Some(&json)).map_err(|error| error.explain())?;
        }
        Ok(())
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

    fn summary(&self, report: &ImportReport, mapping: &Mapping) -> Result<(), Message> {
        let count = |n: u64| n as f64;
        let [errors, warnings, notes] = report.counts;
        let layout = layout_key(mapping);
        let mut lines = vec![
            Message::new("import-summary-rows")
                .text("file", &report.file)
                .number("read", count(report.rows_read))
                .number("kept", count(report.rows_kept))
                .number("refused", count(report.rows_refused)),
            Message::new("import-summary-understood")
                .message("layout", Message::new(layout))
                .text("row", mapping.first_row + 1),
            Message::new("import-summary-values")
                .number("values", count(report.values))
                .number("gaps", count(report.missing))
                .number("targets", count(report.targets))
                .number("refused", count(report.values_refused)),
            Message::new("import-summary-changes")
                .number("fresh", count(report.changes.new))
                .number("same", count(report.changes.same))
                .number("revised", count(report.changes.revised))
                .number("gone", count(report.changes.gone)),
            Message::new("import-summary-problems")
                .number("errors", count(errors))
                .number("warnings", count(warnings))
                .number("notes", count(notes)),
        ];
        if !report.sheet.is_empty() {
            lines.insert(1, Message::new("import-summary-sheet").text("sheet", &report.sheet));
        }
        if report.bare_years > 0 {
            let kind = match mapping.defaults.bare_year {
                crate::model::mapping::BareYear::Fiscal => "import-year-fiscal_year",
                crate::model::mapping::BareYear::Calendar => "import-year-calendar_year",
            };
            let line = Message::new("import-summary-bare-years").message("kind", Message::new(kind));
            lines.push(line.number("values", count(report.bare_years)));
        }
        if !report.ignored_columns.is_empty() {
            let columns = self.texts.list(&report.ignored_columns);
            lines.push(Message::new("import-summary-ignored").text("columns", columns));
        }
        lines.extend(report.changes.list.iter().take(LISTED).map(|change| self.change(change)));
        lines.extend(report.questions.iter().map(|question| {
            let names: Vec<String> = question.candidates.iter().map(|code| area(*code)).collect();
            let line = Message::new("import-summary-question").text("text", &question.text);
            line.text("candidates", self.texts.list(&names))
        }));
        let listed = report.problems.iter().filter(|p| p.reason.severity() != Severity::Note);
        lines.extend(listed.clone().take(LISTED).map(problem));
        let beyond = listed.count().saturating_sub(LISTED) as u64 + report.beyond();
        if beyond > 0 {
            lines.push(Message::new("import-report-beyond").number("count", count(beyond)));
        }
        lines.iter().try_for_each(|line| self.print(line))
    }

    /// A value of the store that the file changes: old and new.
    fn change(&self, change: &Change) -> Message {
        let words = |value: &Result<(Quantity, Unit), MissingReason>| match value {
            Ok((value, unit)) => self.texts.amount(*value, unit),
            Err(reason) => self.texts.missing_reason(*reason),
        };
        let key = if change.new.is_some() { "import-summary-change" } else { "import-summary-change-gone" };
        let message = Message::new(key)
            .text("area", AreaList::national().area(change.municipality_code).map_or("", |area| area.name.as_str()))
            .text("indicator", &change.label)
            .text("period", self.texts.period_short(change.period))
            .text("old", words(&change.old));
        match &change.new {
            Some(new) => message.text("new", words(new)),
            None => message,
        }
    }
}

const fn layout_key(mapping: &Mapping) -> &'static str {
    use crate::model::mapping::Layout;
    match mapping.layout {
        Layout::Long => "import-layout-long",
        Layout::WideByYear => "import-layout-wide_by_year",
        Layout::WideByMunicipality => "import-layout-wide_by_municipality",
        Layout::WideByIndicator => "import-layout-wide_by_indicator",
    }
}

fn problem(problem: &Problem) -> Message {
    Message::new("import-summary-problem")
        .text("row", problem.row)
        .text("raw", &problem.raw)
        .message("reason", problem.reason.explain())
        .message("cure", problem.reason.cure())
}

/// `014036 北海道泊村`.
fn area(code: AreaCode) -> String {
    match AreaList::national().area(code) {
        Some(area) if area.name != area.prefecture => format!("{code} {}{}", area.prefecture, area.name),
        Some(area) => format!("{code} {}", area.name),
        None => code.to_string(),
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

fn read_recipe(path: &Path) -> Result<Recipe, Message> {
    let text = std::fs::read_to_string(path)
        .map_err(|cause| Message::new("error-package-unreadable").text("file", path.display()).text("detail", cause))?;
    recipe::from_json(&text).map_err(|error| error.explain())
}
