//! Speed, as medians on generated data of 1,741 municipalities × 100 indicators × 20 years, beside a peer where
//! one is installed (sqlite3, python3 with pandas and duckdb).
//!
//! `cargo bench` prints a table: what, median, budget or peer, ratio. Nothing here fails a build: a machine may be busy.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark stops at the first surprise")]

mod analysis;
mod figures;
mod frame;
mod import;
mod made;
mod pack;
mod peers;
mod store;

use std::time::{Duration, Instant};

/// Median time of several runs of the same work.
pub fn median(runs: usize, mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

/// Prints one line of the table.
pub fn report(what: &str, time: Duration, against: &str, reference: Option<Duration>) {
    let ratio = reference.map_or_else(String::new, |r| format!("{:.2}×", time.as_secs_f64() / r.as_secs_f64()));
    let reference = reference.map_or_else(String::new, |r| format!("{:.1} ms", r.as_secs_f64() * 1e3));
    println!("{what:<62} {:>10.1} ms   {against:<28} {reference:>10}   {ratio:>7}", time.as_secs_f64() * 1e3);
}

fn main() {
    let given: Vec<String> = std::env::args().collect();
    if let [_, part, rest @ ..] = given.as_slice()
        && part == import::PART
    {
        return import::play(rest);
    }
    // `cargo test --benches` passes `--test`: then only what is quick runs, to prove that it still works.
    let quick = std::env::args().any(|a| a == "--test");
    let size =
        if quick { made::Size { areas: 20, indicators: 5 } } else { made::Size { areas: 1741, indicators: 100 } };
    // Names of parts, as in `cargo bench --bench budgets -- figures`; without any, all of them.
    let named: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let wanted = |part: &str| named.is_empty() || named.iter().any(|name| name == part);
    println!("{} areas × {} indicators × {} years", size.areas, size.indicators, made::YEARS);
    if wanted("analysis") {
        analysis::run(size);
    }
    if wanted("frame") {
        frame::run();
    }
    if wanted("figures") {
        figures::run();
    }
    if wanted("import") {
        import::run(quick);
    }
    if wanted("pack") {
        pack::run(quick);
    }
    if wanted("store") {
        store::run(size);
    }
    if wanted("window") {
        store::window(size);
    }
}
