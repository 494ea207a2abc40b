//! Mutated files thrown at the readers, on the stable compiler: no panic outside a reader's containment, no memory
//! without bound, no row after a refusal.
//!
//! `cargo test --test fuzz` runs a few hundred mutants of every seed file and says nothing when all is well. Longer
//! runs are asked for by the environment:
//!
//! - `FUZZ_SECONDS=600` goes on for that long;
//! - `FUZZ_SEED=7` starts elsewhere; the seed of a failure is printed;
//! - `FUZZ_KEEP=folder` keeps the mutant that failed.
//!
//! Seeds are the files of `sample-data/examples` and `tests/readers/files`. A mutation flips bits, writes numbers that
//! readers trip over, doubles, drops, moves or joins pieces. Archives are also unpacked, mutated inside and packed
//! again, because a flipped bit in packed data only ever says that the data are damaged.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failure stops the run")]

mod mutate;
#[path = "../readers/xlsb.rs"]
mod xlsb;

use machikurabe::import::read::error::ReadProblem;
use machikurabe::import::read::{head, package, rows};
use machikurabe::model::grid::{Cell, Encoding, FileKind, ReadOptions};
use mutate::Random;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Mutants of each seed file in a run that was not asked for more.
const MUTANTS: u64 = 60;

/// Rows after which a mutant is taken to be read: repeat counts may honestly claim a million.
const ROWS: u64 = 20_000;

/// Megabytes that the whole run may take; the largest allowed part of an archive is held once or twice.
const MEMORY_MB: u64 = 1_200;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn seeds() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seeds = Vec::new();
    for folder in ["sample-data/examples", "tests/readers/files"] {
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(root.join(folder)).unwrap().map(|e| e.unwrap().path()).collect();
        paths.sort();
        for path in paths.into_iter().filter(|path| path.extension().is_none_or(|extension| extension != "md")) {
            seeds.push((path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()));
        }
    }
    let package: Vec<(String, Vec<u8>)> =
        machikurabe::import::sample::FILES.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    seeds.push(("package.zip".to_owned(), mutate::packed(&package)));
    seeds.push(("book.xlsb".to_owned(), xlsb::workbook()));
    // Shapes whose parts depend on each other: months below a year, groups over years, tables beside and below.
    for (name, text) in [
        ("months.csv", "釧路市の来園者数,,,\n年度,令和3年度,,\n,4月,5月,計\n,人,人,人\n公園,1,2,3\n"),
        ("beside.csv", "公園数,,,来園者数,,\n団体名,2021年,,団体名,2021年\n釧路市,1,,釧路市,700\n"),
        (
            "below.csv",
            "（1）公園数\n団体名,R3,R4\n厚岸郡,3,4\n釧路市,1,2\n（2）来園者数\n団体名,R3,R4\n釧路市,7,8\n- 1 -\n",
        ),
        ("codes.csv", "A1101,B1102\n,北海道,,\n年,012068,012076,合計\n2021,1,2,3\n"),
    ] {
        seeds.push((name.to_owned(), text.as_bytes().to_vec()));
    }
    seeds
}

/// Reads a mutant in every way; what is wrong with the outcome.
fn run(path: &Path, random: &mut Random) -> Option<String> {
    let encodings = [None, Some(Encoding::Utf8), Some(Encoding::Cp932), Some(Encoding::EucJp), Some(Encoding::Utf16Be)];
    let encoding = encodings[random.below(10).min(4)].filter(|_| random.below(3) == 0);
    let separator = [None, Some('\t'), Some(';'), Some('あ')][random.below(4)].filter(|_| random.below(3) == 0);
    let options = ReadOptions { encoding, separator };
    let Ok(found) = head(path, &options) else {
        // What the head refuses is read all the same, or refused: never anything else.
        return read(path, options, 0);
    };
    if found.kind == FileKind::DataPackage {
        if let Ok(package) = package::open(path) {
            let _ = machikurabe::import::datapackage::read(&package);
        }
        return None;
    }
    if found.sheets.iter().any(|sheet| sheet.rows.len() != sheet.numbers.len()) {
        return Some("rows and numbers of the head differ".to_owned());
    }
    (0..=found.sheets.len().min(4)).find_map(|sheet| read(path, options, sheet))
}

fn read(path: &Path, options: ReadOptions, sheet: usize) -> Option<String> {
    let mut source = match rows(path, &options, sheet) {
        Ok(source) => source,
        Err(error) => return (error.place.file.is_empty()).then(|| format!("no file in {error:?}")),
    };
    let (mut row, mut last, mut count) = (Vec::new(), 0, 0);
    loop {
        match source.next_row(&mut row) {
            Ok(Some(number)) if number <= last => return Some(format!("row {number} after row {last}")),
            Ok(Some(number)) => last = number,
            Ok(None) => return None,
            Err(error) => {
                let again = source.next_row(&mut row);
                let more = !matches!(again, Ok(None) | Err(_));
                let named =
                    matches!(error.problem, ReadProblem::Nul | ReadProblem::OpenQuote) && error.place.row.is_none();
                return (more || named).then(|| format!("after {error:?}: {again:?}"));
            }
        }
        let odd = |cell: &Cell| match cell {
            Cell::Number(number) => !number.is_finite(),
            Cell::Text(text) => text.is_empty() || text.contains('\0'),
            Cell::Date(_, month, day) => !(1..=12).contains(month) || !(1..=31).contains(day),
            _ => false,
        };
        if let Some(cell) = row.iter().find(|cell| odd(cell)) {
            return Some(format!("{cell:?} in row {last}"));
        }
        count += 1;
        if count > ROWS || !(0.0..=1.0).contains(&source.progress()) {
            return (count <= ROWS).then(|| format!("progress {}", source.progress()));
        }
    }
}

/// The most memory that this process ever had, in megabytes, where the system tells.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap_or(0) / 1024
}

fn main() {
    let first = number("FUZZ_SEED").unwrap_or(1);
    let until = number("FUZZ_SECONDS").map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let seeds = seeds();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mutant");
    // Panics of readers of others' making are contained by ours; their words would fill the screen.
    std::panic::set_hook(Box::new(|_| {}));
    let mut round = 0;
    while until.map_or(round < MUTANTS, |until| Instant::now() < until) {
        for (name, bytes) in &seeds {
            let seed = first.wrapping_mul(1_000_003).wrapping_add(round);
            let mut random = Random::new(seed ^ mutate::hash(name));
            let mutant = mutate::mutate(bytes, &seeds, &mut random);
            std::fs::File::create(&path).unwrap().write_all(&mutant).unwrap();
            let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run(&path, &mut random)));
            let wrong = outcome.unwrap_or_else(|_| Some("a panic".to_owned()));
            let wrong = wrong.or_else(|| (peak() > MEMORY_MB).then(|| format!("{} MB of memory", peak())));
            if let Some(wrong) = wrong {
                if let Ok(keep) = std::env::var("FUZZ_KEEP") {
                    std::fs::copy(&path, Path::new(&keep).join(format!("{round}-{name}"))).unwrap();
                }
                eprintln!("{name}, round {round} of FUZZ_SEED={first}: {wrong}");
                std::process::exit(1);
            }
        }
        round += 1;
    }
    println!("{} mutants of {} files, {} MB at most", round * seeds.len() as u64, seeds.len(), peak());
}
