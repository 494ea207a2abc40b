//! The same work by other programs on the same machine, where they are installed.

use crate::made::{self, Size};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn has(program: &str, arguments: &[&str]) -> bool {
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|s| s.success())
}

fn csv(size: Size, path: &Path) {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    writeln!(file, "series,indicator,area,year,value").unwrap();
    for series in 0..size.series() {
        for year in made::FIRST..made::FIRST + made::YEARS {
            let (indicator, area) = (series / size.areas, series % size.areas);
            writeln!(file, "{series},{indicator},{area},{year},{:.1}", made::value(series, year)).unwrap();
        }
    }
}

/// Time of sqlite3's own `.import` of the same rows from CSV; `None` without sqlite3.
pub fn sqlite_import(size: Size) -> Option<Duration> {
    if !has("sqlite3", &["--version"]) {
        println!("  (sqlite3 is not installed: no peer)");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let (table, store) = (folder.path().join("rows.csv"), folder.path().join("peer.sqlite"));
    csv(size, &table);
    let start = Instant::now();
    let import = format!(".import --csv {} t", table.display());
    Command::new("sqlite3").arg(&store).arg(&import).status().unwrap();
    Some(start.elapsed())
}

/// Time of pandas for the slopes of the same series, reading not counted; `None` without pandas.
pub fn pandas_slopes(size: Size) -> Option<Duration> {
    if !has("python3", &["-c", "import pandas"]) {
        println!("  (python3 with pandas is not installed: no peer)");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("rows.csv");
    csv(size, &table);
    let program = "import sys,time,pandas as pd\n\
        d=pd.read_csv(sys.argv[1])\n\
        s=time.perf_counter()\n\
        d['t']=d.year-2000.0\n\
        d['tt']=d.t*d.t\n\
        d['ty']=d.t*d.value\n\
        g=d.groupby('series')[['t','value','tt','ty']].sum()\n\
        n=d.groupby('series').size()\n\
        r=(n*g.ty-g.t*g.value)/(n*g.tt-g.t*g.t)\n\
        print(time.perf_counter()-s)\n";
    let output = Command::new("python3").args(["-c", program]).arg(&table).output().unwrap();
    let seconds: f64 = String::from_utf8_lossy(&output.stdout).trim().parse().ok()?;
    Some(Duration::from_secs_f64(seconds))
}

/// Time of sqlite3's own `.import` of a file; `None` without sqlite3.
pub fn sqlite_long(file: &Path, runs: usize) -> Option<Duration> {
    if !has("sqlite3", &["--version"]) {
        println!("  (sqlite3 is not installed: no peer)");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("peer.sqlite");
    Some(crate::median(runs, || {
        // The first run finds none.
        std::fs::remove_file(&store).unwrap_or_default();
        let import = format!(".import --csv {} t", file.display());
        assert!(Command::new("sqlite3").arg(&store).arg(&import).status().unwrap().success());
    }))
}

/// Time of pandas from a file into SQLite, without its own start; `None` without pandas.
pub fn pandas_long(file: &Path) -> Option<Duration> {
    let program = "import sys,time,sqlite3,pandas as pd\n\
        s=time.perf_counter()\n\
        d=pd.read_csv(sys.argv[1],dtype={0:str})\n\
        c=sqlite3.connect(sys.argv[2])\n\
        d.to_sql('t',c,index=False)\n\
        c.commit()\n\
        print(time.perf_counter()-s)\n";
    python("pandas", program, file)
}

/// Time of DuckDB from a file into its own, without its own start; `None` without DuckDB.
pub fn duckdb_long(file: &Path) -> Option<Duration> {
    let program = "import sys,time,duckdb\n\
        s=time.perf_counter()\n\
        c=duckdb.connect(sys.argv[2])\n\
        c.execute('create table t as select * from read_csv(?)',[sys.argv[1]])\n\
        c.close()\n\
        print(time.perf_counter()-s)\n";
    python("duckdb", program, file)
}

/// Runs a program of Python that takes a file and one to make, and prints its seconds.
fn python(module: &str, program: &str, file: &Path) -> Option<Duration> {
    if !has("python3", &["-c", &format!("import {module}")]) {
        println!("  (python3 with {module} is not installed: no peer)");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new("python3").args(["-c", program]).arg(file).arg(folder.path().join("peer")).output();
    let output = output.unwrap();
    let seconds = String::from_utf8_lossy(&output.stdout).trim().parse().ok();
    if seconds.is_none() {
        println!("  ({module} failed: {})", String::from_utf8_lossy(&output.stderr).trim());
    }
    seconds.map(Duration::from_secs_f64)
}
