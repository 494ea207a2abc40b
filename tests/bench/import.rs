//! A long CSV file into a fresh store by the code of `machikurabe import`, beside other programs on the same file.
//!
//! The file has the columns 団体コード, 団体名, 指標, 時期, 値 and 単位: up to 1,741 municipalities × as many indicators
//! as the rows need × 20 years. Every row is read, resolved, validated, keyed, hashed and kept with its text as
//! printed. Each import runs in a process of its own, whose whole time and peak resident memory are taken (memory on
//! Linux only). 10 thousand, 100 thousand, 1 million and 3.48 million rows; the environment variable
//! `MACHIKURABE_BENCH_ROWS` names another largest number: with 10000000 also 10 million, with 100000 only two.

use crate::made;
use crate::{median, peers, report};
use machikurabe::cli::{self, Request};
use machikurabe::import::municipality::list::{AreaList, Rank};
use machikurabe::store::Store;
use machikurabe::store::path::StoreLocation;
use std::ffi::OsString;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Names the largest number of rows.
const VARIABLE: &str = "MACHIKURABE_BENCH_ROWS";

/// Argument by which this program plays the command.
pub const PART: &str = "--play-import";

const ROWS: [u64; 5] = [10_000, 100_000, 1_000_000, 3_482_000, 10_000_000];

/// Municipalities in the file.
const AREAS: usize = 1_741;

/// Does what the program does with these arguments, then says its own peak memory.
pub fn play(arguments: &[String]) {
    let all = ["machikurabe"].into_iter().chain(arguments.iter().map(String::as_str)).map(OsString::from);
    let Request::Done(code) = cli::run(all) else { panic!("{arguments:?}") };
    assert_eq!(format!("{code:?}"), format!("{:?}", std::process::ExitCode::SUCCESS));
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    println!("peak {}", peak.trim().trim_end_matches(" kB"));
}

/// Writes the file.
fn csv(rows: u64, path: &Path) {
    let mut out = BufWriter::new(std::fs::File::create(path).unwrap());
    writeln!(out, "団体コード,団体名,指標,時期,値,単位").unwrap();
    let areas = AreaList::national().areas().iter().filter(|area| area.rank == Rank::Municipality).take(AREAS);
    let areas: Vec<_> = areas.collect();
    let series = (0_u32..).flat_map(|n| areas.iter().map(move |area| (n, area)));
    let cells = series.flat_map(|(n, area)| (0..made::YEARS).map(move |year| (n, area, made::FIRST + year)));
    for (n, area, year) in cells.take(usize::try_from(rows).unwrap()) {
        let value = made::value(n.wrapping_mul(10_007) ^ area.code.number(), year);
        writeln!(out, "{},{},指標{n},{year}年度,{value:.1},人", area.code, area.name).unwrap();
    }
    out.flush().unwrap();
}

/// Runs an import in a process of its own; returns its peak memory in MB, where it is known.
fn import(file: &Path, store: &Path, more: &[&str]) -> Option<f64> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    let output = command.args([PART, "import"]).arg(file).arg("--store").arg(store).args(more).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    let peak = said.lines().find_map(|line| line.strip_prefix("peak "))?;
    peak.parse::<f64>().ok().map(|kibibytes| kibibytes / 1024.0)
}

fn remove(store: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = store.as_os_str().to_owned();
        name.push(suffix);
        // A log that is not there need not be removed.
        std::fs::remove_file(name).unwrap_or_default();
    }
}

/// What an import costs before its first row: the program's start, and a store with the sample data.
fn fixed() -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let (file, store) = (folder.path().join("long.csv"), folder.path().join("store.sqlite"));
    csv(20, &file);
    median(5, || {
        remove(&store);
        import(&file, &store, &[]);
    })
}

pub fn run(quick: bool) {
    let most = std::env::var(VARIABLE).ok().map_or(3_482_000, |text| text.parse().expect(VARIABLE));
    let most = if quick { 10_000 } else { most };
    let fixed = fixed();
    println!(
        "an import of twenty rows into a fresh store: {:.0} ms, the same for every file",
        fixed.as_secs_f64() * 1e3
    );
    for rows in ROWS.into_iter().filter(|rows| *rows <= most) {
        let folder = tempfile::tempdir().unwrap();
        let (file, store) = (folder.path().join("long.csv"), folder.path().join("store.sqlite"));
        csv(rows, &file);
        let megabytes = std::fs::metadata(&file).unwrap().len() as f64 / 1e6;
        println!("importing {rows} rows, {megabytes:.0} MB of CSV");
        let runs = if rows > 4_000_000 || quick { 1 } else { 3 };
        let mut peak = None;
        let ours = median(runs, || {
            remove(&store);
            peak = import(&file, &store, &[]);
        });
        let vintages = Store::open(&StoreLocation::at(&store).unwrap()).unwrap().vintages().unwrap();
        assert_eq!(vintages.last().map(|vintage| vintage.observations), Some(rows));
        let size = std::fs::metadata(&store).unwrap().len() as f64 / 1e6;
        let per_row = ours.saturating_sub(fixed).as_secs_f64() * 1e6 / rows as f64;
        let peak = peak.map_or_else(|| "unknown".to_owned(), |peak| format!("{peak:.0} MB"));
        println!(
            "  {:.0} rows/s; {per_row:.2} µs a row beside that; store {size:.0} MB, peak resident memory {peak}",
            rows as f64 / ours.as_secs_f64()
        );
        let dry = median(1, || {
            import(&file, &store, &["--dry-run"]);
        });
        let fresh = folder.path().join("fresh.sqlite");
        let understood = median(1, || {
            import(&file, &fresh, &["--dry-run"]);
        });
        report("  import into a fresh store", ours, "sqlite3 .import", peers::sqlite_long(&file, runs));
        report("  the same", ours, "pandas read_csv, to_sql", peers::pandas_long(&file));
        report("  the same", ours, "DuckDB CSV to its file", peers::duckdb_long(&file));
        report("  --dry-run: read and understood only", understood, "the import", Some(ours));
        report("  --dry-run against the store that has it all", dry, "the import", Some(ours));
    }
    println!("  (the largest number of rows: {VARIABLE}=10000000)");
}
