//! The layer rule: which module may import which, read from the sources themselves.
//!
//! The table is the one in the crate doc. A breach names file, line and the import.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Module, the modules of ours that it may import, and the foreign crates at home only there
/// (a crate may have several homes).
const LAYERS: &[(&str, &[&str], &[&str])] = &[
    ("main", &["app", "cli", "ui", "session", "text", "model"], &[]),
    ("lib", &[], &[]),
    (
        "app",
        &["ui", "session", "export", "figure", "chart", "import", "store", "analysis", "text", "frame", "model"],
        &["arboard", "eframe", "egui"],
    ),
    (
        "cli",
        &["session", "export", "figure", "chart", "import", "store", "analysis", "text", "frame", "model"],
        &["clap", "csv", "tracing_subscriber", "unicode_width"],
    ),
    ("ui", &["session", "figure", "chart", "analysis", "text", "frame", "model"], &["egui", "egui_extras", "rfd"]),
    ("session", &["export", "chart", "import", "store", "analysis", "text", "frame", "model"], &[]),
    (
        "export",
        &["figure", "chart", "text", "disk", "model"],
        &["resvg", "png", "krilla", "rust_xlsxwriter", "subsetter", "ttf_parser", "csv", "polars", "polars_io", "zip"],
    ),
    ("figure", &["chart", "text", "model"], &["egui", "egui_plot"]),
    ("chart", &["analysis", "text", "frame", "model"], &[]),
    ("text", &["model"], &["fluent_bundle", "unic_langid"]),
    (
        "import",
        &["frame", "model"],
        &[
            "calamine",
            "csv",
            "encoding_rs",
            "chardetng",
            "polars",
            "polars_arrow",
            "polars_io",
            "polars_parquet",
            "quick_xml",
            "zip",
        ],
    ),
    ("analysis", &["frame", "model"], &["polars"]),
    ("store", &["frame", "disk", "model"], &["rusqlite", "rusqlite_migration"]),
    ("frame", &["model"], &["polars"]),
    ("disk", &[], &["same_file"]),
    ("model", &[], &[]),
];

/// Every `.rs` file below `folder`, in a stable order.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The top-level module that a file below `src` belongs to.
fn module_of(path: &Path, src: &Path) -> String {
    let relative = path.strip_prefix(src).unwrap();
    let first = relative.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// Names that follow `prefix` on a line, up to the end of the identifier.
fn names_after<'a>(line: &'a str, prefix: &str) -> Vec<&'a str> {
    line.match_indices(prefix)
        .filter(|(at, _)| line[..*at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':'))
        .map(|(at, _)| {
            let rest = &line[at + prefix.len()..];
            &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())]
        })
        .collect()
}

fn breaches_in(module: &str, text: &str) -> Vec<(usize, String)> {
    let Some((_, allowed, homes)) = LAYERS.iter().find(|(name, ..)| *name == module) else {
        return vec![(1, format!("module {module} is not in the layer table"))];
    };
    let modules: Vec<&str> = LAYERS.iter().map(|(name, ..)| *name).collect();
    let foreign: std::collections::BTreeSet<&str> =
        LAYERS.iter().flat_map(|(_, _, homes)| homes.iter().copied()).collect();
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        let ours = ["crate::", "machikurabe::"].iter().flat_map(|p| names_after(code, p));
        for name in ours.filter(|n| modules.contains(n)) {
            if name != module && !allowed.contains(&name) {
                found.push((number + 1, format!("{module} must not import {name}")));
            }
        }
        if code.contains("crate::{") {
            found.push((number + 1, "write one `use crate::module::…` per module".to_owned()));
        }
        for name in &foreign {
            let used =
                names_after(code, &format!("{name}::")).len() + usize::from(code.contains(&format!("use {name};")));
            if used > 0 && !homes.contains(name) {
                found.push((number + 1, format!("the crate {name} is not at home in {module}")));
            }
        }
    }
    found
}

#[test]
fn arrows_point_down() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut report = String::new();
    for path in sources(&src) {
        let text = std::fs::read_to_string(&path).unwrap();
        for (line, what) in breaches_in(&module_of(&path, &src), &text) {
            writeln!(report, "{}:{line}: {what}", path.strip_prefix(&src).unwrap().display()).unwrap();
        }
    }
    assert!(report.is_empty(), "the layer rule is broken:\n{report}");
}

#[test]
fn the_rule_sees_each_way_of_breaking_it() {
    let upward = "use crate::ui::theme;\nlet x = crate::session::start();\nuse crate::{ui, model};";
    let lines: Vec<usize> = breaches_in("store", upward).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [1, 2, 3]);
    assert_eq!(breaches_in("chart", "use rusqlite::Connection;").len(), 1);
    assert_eq!(breaches_in("model", "fn f() { egui::Color32::RED; }").len(), 1);
    assert!(
        breaches_in("store", "use crate::model::unit; use rusqlite::Row; // crate::ui is only named here").is_empty()
    );
}

#[test]
fn files_stay_readable() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&src) {
        let text = std::fs::read_to_string(&path).unwrap();
        let lines = text.lines().count();
        assert!(lines <= 450, "{} has {lines} lines; cut it along its jobs", path.display());
        assert!(text.starts_with("//!"), "{} must begin by saying what it does", path.display());
    }
}
