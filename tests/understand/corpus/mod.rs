//! A corpus of generated files: layout × depth of headings × how place, period and unit are said × parts × what stands
//! around the table × encoding, each with what it truly says.
//!
//! Whatever is stored must be true. What a file does not say is refused or asked about, and of the files whose own data
//! say everything most are read right without help.

mod case;
mod exports;
mod facts;
mod layouts;
mod noise;
mod table;
mod written;

use case::{Case, FILES, cases};
use layouts::{Made, Truth, made};
use machikurabe::import::known::Known;
use machikurabe::import::municipality::resolver::Resolver;
use machikurabe::import::read;
use machikurabe::import::run::{Plan, Source, run};
use machikurabe::import::sink::Collected;
use machikurabe::import::understand::{self, best_sheet};
use machikurabe::model::dataset::Dataset;
use machikurabe::model::grid::ReadOptions;
use machikurabe::model::report::{ImportReport, ProblemReason, Severity};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::atomic::AtomicBool;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Everything is stored, and right.
    Right,
    /// Of two tables on a sheet the first is stored and right, and the second is refused by name.
    First,
    /// Some of it is stored, and right; the rest is refused or asked about.
    Part,
    /// Nothing is stored.
    Asked,
    /// Something is stored that is not true.
    Wrong,
}

/// A file that was imported.
struct Done {
    case: Case,
    says_all: bool,
    outcome: Outcome,
    /// What is wrong, or why not all is stored.
    why: String,
}

/// Imports a file as the command does with the sheet that most looks like a table.
fn imported(name: &str, bytes: &[u8], folder: &std::path::Path) -> Option<(Dataset, ImportReport)> {
    let path = folder.join(name);
    std::fs::File::create(&path).unwrap().write_all(bytes).unwrap();
    let known = Known::default();
    let head = read::head(&path, &ReadOptions::default()).ok()?;
    let all = understand::all(&head, &known);
    let mapping = &all[best_sheet(&head, &all)];
    let resolver = Resolver::new(mapping);
    let source = Source { file: name, hash: "0123456789abcdef", dataset: name };
    let plan = Plan { mapping, resolver: &resolver, known: &known, source };
    let mut rows = read::rows(&path, &ReadOptions::default(), mapping.sheet).ok()?;
    let mut sink = Collected::default();
    let report = run(rows.as_mut(), plan, &mut sink, &|_| {}, &AtomicBool::new(false)).ok()?;
    std::fs::remove_file(&path).unwrap();
    Some((sink.data, report))
}

/// What is stored and not true, or `None`.
fn wrong(data: &Dataset, truth: &BTreeMap<u32, Truth>) -> Option<String> {
    let one = |area: String, id, period: String, role: &str, unit: &str, value: Option<String>| {
        let indicator = data.indicator(id).unwrap();
        let parts: Vec<String> = indicator.breakdown.iter().map(|p| format!("{}={}", p.dimension, p.member)).collect();
        let label = indicator.label.as_str();
        let said = format!("{area} {label} [{}] {period} {role} {value:?}{unit}", parts.join(","));
        let Some(value) = value else { return Some(format!("a gap: {said}")) };
        let Some(truth) = value.parse().ok().and_then(|value: u32| truth.get(&value)) else {
            return Some(format!("not in the file as a value: {said}"));
        };
        let own: Vec<String> = truth.part.iter().map(|(d, m)| format!("{d}={m}")).collect();
        let member = truth.part.map_or("", |(_, member)| member);
        let parted = parts == own || (truth.named && parts.is_empty() && label.contains(member));
        let same = area == truth.area
            && (label.contains(truth.measure) || (truth.named && label == member))
            && parted
            && period == truth.period
            && role == truth.role
            && unit == truth.unit;
        (!same).then(|| format!("{said} instead of {truth:?}"))
    };
    let observations = data.observations.iter().map(|o| {
        let value = o.value.map(|value| value.to_string());
        one(o.municipality_code.to_string(), &o.indicator_id, o.period.to_string(), o.role.key(), &o.unit.0, value)
    });
    let targets = data.targets.iter().map(|target| {
        let area = data.indicator(&target.indicator_id).unwrap().municipality_code.unwrap().to_string();
        let (period, value) = (target.target_period.to_string(), Some(target.value.to_string()));
        one(area, &target.indicator_id, period, "target", &target.unit.0, value)
    });
    observations.chain(targets).flatten().next()
}

/// Whether a report says that another table was not read.
fn names_second(report: &ImportReport) -> bool {
    let other = |reason: &ProblemReason| matches!(reason, ProblemReason::TableBelow | ProblemReason::TableBeside);
    report.problems.iter().any(|problem| other(&problem.reason))
}

fn done(case: &Case, folder: &std::path::Path) -> Done {
    let Made { sheet, file, truth, says_all } = made(case);
    let (ending, bytes) = written::bytes(&sheet, case.form);
    let name = format!("{file}.{ending}");
    let (outcome, why) = match imported(&name, &bytes, folder) {
        None => (Outcome::Asked, "not read".to_owned()),
        Some((data, report)) => {
            let stored = data.observations.len() + data.targets.len();
            let why = report.problems.iter().find(|p| p.reason.severity() == Severity::Error);
            let why =
                why.map(|p| format!("{:?} row {} {:?} {:?}", p.reason, p.row, p.heading, p.raw)).unwrap_or_default();
            match wrong(&data, &truth) {
                Some(what) => (Outcome::Wrong, what),
                None if stored == 0 => (Outcome::Asked, why),
                None if stored == truth.len() => (Outcome::Right, String::new()),
                None if stored == truth.values().filter(|truth| !truth.second).count() && names_second(&report) => {
                    (Outcome::First, String::new())
                }
                None => (Outcome::Part, format!("{stored} of {}: {why}", truth.len())),
            }
        }
    };
    let shown = || format!("{case:?} {name}\n{}\n", sheet.shown());
    let why = if outcome <= Outcome::First { why } else { format!("{why}\n{}", shown()) };
    Done { case: *case, says_all, outcome, why }
}

/// Imports all files, on as many threads as there are processors.
fn all() -> Vec<Done> {
    let cases = cases();
    assert_eq!(cases.len(), FILES);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let work = |part: &[Case]| -> Vec<Done> {
        let folder = tempfile::tempdir().unwrap();
        part.iter().map(|case| done(case, folder.path())).collect()
    };
    std::thread::scope(|scope| {
        let parts: Vec<_> = cases.chunks(FILES.div_ceil(threads)).map(|part| scope.spawn(move || work(part))).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
    })
}

/// The shares per value of each axis.
fn shares(all: &[Done]) -> String {
    let mut counts: BTreeMap<(&str, String), [usize; 5]> = BTreeMap::new();
    for done in all {
        for (axis, value) in done.case.values() {
            counts.entry((axis, value)).or_default()[done.outcome as usize] += 1;
        }
    }
    let mut text = format!(
        "{:<9}{:<18}{:>6}{:>8}{:>8}{:>8}{:>8}{:>8}\n",
        "axis", "value", "files", "right", "first", "part", "asked", "wrong"
    );
    for ((axis, value), count) in counts {
        let files: usize = count.iter().sum();
        write!(text, "{axis:<9}{value:<18}{files:>6}").unwrap();
        for outcome in count {
            write!(text, "{:>7.1}%", 100.0 * outcome as f64 / files as f64).unwrap();
        }
        text.push('\n');
    }
    text
}

#[test]
fn whatever_is_stored_is_true_and_most_of_what_is_said_is_stored() {
    let all = all();
    println!("{}", shares(&all));
    let silent = all.iter().filter(|done| !done.case.has_evidence()).count();
    assert!(silent * 4 >= FILES, "a quarter says no place or no period: {silent}");
    let speaking: Vec<&Done> = all.iter().filter(|done| done.says_all).collect();
    let right = speaking.iter().filter(|done| done.outcome <= Outcome::First).count();
    let first = speaking.iter().filter(|done| done.outcome == Outcome::First).count();
    println!("{right} of {} files that say everything are right without help,", speaking.len());
    println!("{first} of them with a second table on the sheet, which is refused by name");
    let wrong: Vec<&Done> = all.iter().filter(|done| done.outcome == Outcome::Wrong).collect();
    let first: Vec<&str> = wrong.iter().take(3).map(|done| done.why.as_str()).collect();
    assert!(wrong.is_empty(), "{} files store something wrong; the first: {}", wrong.len(), first.join("\n"));
    assert!(right * 5 >= speaking.len() * 4, "{right} of {}", speaking.len());
}
