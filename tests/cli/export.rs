//! `machikurabe export`: every format is written whole, comes back, and replaces nothing unasked.

use super::*;
use machikurabe::export::data::long;
use machikurabe::import::{datapackage, sample};

#[test]
fn every_format_is_written_and_said_and_the_package_is_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample::sample().unwrap();
    for name in ["all.csv", "all.parquet", "all.xlsx", "package"] {
        let out = folder.path().join(name);
        let words = said(&format!("--lang en export --out {}", out.display()));
        assert!(words.contains("1,735 values") && words.contains(name), "{words}");
        assert!(out.exists());
    }
    assert_eq!(datapackage::read_folder(&folder.path().join("package")).unwrap(), data);
    let text = std::fs::read_to_string(folder.path().join("all.csv")).unwrap();
    assert!(text.starts_with(&format!("\u{feff}{}", long::columns().join(","))));
}

#[test]
fn nothing_is_replaced_unasked_and_no_half_of_a_file_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("all.csv");
    let call = |more: &str| run(&format!("export --out {} {more}", out.display()));
    assert!(call("").status.success());
    let first = std::fs::read(&out).unwrap();
    assert!(sentence(&call(""), 1).contains("all.csv"));
    assert!(call("--overwrite").status.success());
    // The same store gives the same bytes.
    assert_eq!(std::fs::read(&out).unwrap(), first);
    assert!(sentence(&call("--overwrite --dataset nothing"), 1).contains("nothing"));
    assert_eq!(std::fs::read(&out).unwrap(), first);
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("part")), "{left:?}");
}

/// Every file below a folder with its bytes, by its path from there.
fn tree(folder: &std::path::Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut found = std::collections::BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                open.push(entry);
            } else {
                let name = entry.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, std::fs::read(&entry).unwrap());
            }
        }
    }
    found
}

#[test]
fn parted_data_are_the_long_table_by_theme_and_year() {
    use polars_io::SerReader as _;
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("parted");
    let call = |more: &str| run(&format!("export --format parquet-partitioned --out {} {more}", out.display()));
    assert!(call("").status.success());
    let first = tree(&out);
    let data = sample::sample().unwrap();
    let mut values = std::collections::BTreeMap::new();
    for (name, bytes) in &first {
        let [theme, year, file] = name.split('/').collect::<Vec<_>>()[..] else { panic!("{name}") };
        let (theme, year) = (theme.strip_prefix("theme=").unwrap(), year.strip_prefix("year=").unwrap());
        assert_eq!(file, "part-0.parquet");
        let frame = polars_io::parquet::read::ParquetReader::new(std::io::Cursor::new(bytes.clone())).finish().unwrap();
        let mut expected = long::columns();
        expected.retain(|column| *column != "theme");
        let names: Vec<&str> = frame.get_column_names().into_iter().map(polars::prelude::PlSmallStr::as_str).collect();
        assert_eq!(names, expected);
        let texts = |column: &str| -> Vec<String> {
            frame
                .column(column)
                .unwrap()
                .str()
                .unwrap()
                .iter()
                .map(|text| text.unwrap_or_default().to_owned())
                .collect()
        };
        let numbers: Vec<Option<f64>> = frame.column("value").unwrap().f64().unwrap().iter().collect();
        for (at, id) in texts("observation_id").into_iter().enumerate() {
            values.insert(id, (theme.to_owned(), year.to_owned(), numbers[at]));
        }
    }
    assert_eq!(values.len(), data.observations.len());
    for row in &data.observations {
        let theme = data.indicator(&row.indicator_id).unwrap().theme.key();
        let year = row.period.first_year().to_string();
        let value = row.value.map(machikurabe::model::quantity::Quantity::value);
        assert_eq!(values[row.observation_id.as_str()], (theme.to_owned(), year, value));
    }
    // Nothing is replaced unasked, and asked for the same bytes come again.
    assert!(sentence(&call(""), 1).contains("parted"));
    assert!(call("--overwrite").status.success());
    assert_eq!(tree(&out), first);
    // A folder that holds anything else stays.
    let kept = out.join("theme=tourism/notes.txt");
    std::fs::File::create(&kept).unwrap();
    assert!(sentence(&call("--overwrite"), 1).contains("notes.txt"));
    assert_eq!(tree(&out).len(), first.len() + 1);
    let other = folder.path().join("letters");
    std::fs::create_dir(&other).unwrap();
    std::fs::File::create(other.join("letter.txt")).unwrap();
    let line = format!("export --format parquet-partitioned --overwrite --out {}", other.display());
    assert!(sentence(&run(&line), 1).contains("letter.txt"));
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "no draft is left: {left:?}");
}

#[test]
fn a_part_of_the_store_is_whole_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let all = sample::sample().unwrap();
    let id = all.targets[0].indicator_id.clone();
    let csv = folder.path().join("a.csv");
    assert!(run(&format!("export --indicator {id} --out {}", csv.display())).status.success());
    let mut reader = csv::Reader::from_path(&csv).unwrap();
    let column = reader.headers().unwrap().iter().position(|name| name == "indicator_id").unwrap();
    let found: Vec<String> = reader.records().map(|row| row.unwrap()[column].to_owned()).collect();
    assert!(!found.is_empty() && found.iter().all(|found| found == id.as_str()));
    let package = folder.path().join("package");
    assert!(run(&format!("export --city 根室市 --out {}", package.display())).status.success());
    // Reading checks that nothing refers to what was left out.
    let part = datapackage::read_folder(&package).unwrap();
    let nemuro = |code: machikurabe::model::municipality::AreaCode| code.to_string() == "012238";
    assert!(part.observations.iter().all(|row| nemuro(row.municipality_code)));
    let count = all.observations.iter().filter(|row| nemuro(row.municipality_code)).count();
    assert_eq!(part.observations.len(), count);
    let plans: Vec<_> =
        all.plans.iter().filter(|plan| nemuro(plan.municipality_code)).map(|plan| &plan.plan_id).collect();
    let targets = all.targets.iter().filter(|target| plans.contains(&&target.plan_id)).count();
    assert_eq!(part.targets.len(), targets);
    assert!(!part.evaluations.is_empty() && part.name == format!("{}-part", all.name));
    for line in ["--city 根室市 --text zzzzz", "--indicator nobody-knows", "--city 札幌"] {
        let out = folder.path().join("none.csv");
        assert!(!run(&format!("export {line} --out {}", out.display())).status.success() && !out.exists(), "{line}");
    }
}
