//! A store of the first schema, made by the version that wrote it, reads back value for value as a cube.

use super::location;
use machikurabe::frame::Cube;
use machikurabe::model::id::IndicatorId;
use machikurabe::store::Store;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// The store, and what its own version printed of it as CSV.
const ARCHIVE: &[u8] = include_bytes!("files/first-schema.zip");

fn file(name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(ARCHIVE)).unwrap();
    let mut bytes = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

fn written(path: &Path, bytes: &[u8]) {
    std::io::Write::write_all(&mut std::fs::File::create(path).unwrap(), bytes).unwrap();
}

fn unpack(folder: &Path) {
    written(&folder.join("store.sqlite"), &file("store.sqlite"));
}

/// The rows of a CSV text by column name.
fn records(text: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text));
    reader.deserialize().map(Result::unwrap).collect()
}

fn now(folder: &Path, command: &str) -> Vec<BTreeMap<String, String>> {
    let store = folder.join("store.sqlite");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_machikurabe"))
        .args(["--store", store.to_str().unwrap(), command, "--format", "csv"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    records(&output.stdout)
}

/// The old columns of a row but identifiers, which folding may change.
fn kept(row: &BTreeMap<String, String>, columns: &[String]) -> Vec<String> {
    let changing = ["indicator_id", "observation_id"];
    columns.iter().filter(|name| !changing.contains(&name.as_str())).map(|name| row[name].clone()).collect()
}

#[test]
fn every_value_and_every_judgement_reads_back() {
    for command in ["series", "scorecard", "check"] {
        let folder = tempfile::tempdir().unwrap();
        unpack(folder.path());
        let before = records(&file(&format!("{command}.csv")));
        let columns: Vec<String> = before[0].keys().cloned().collect();
        let sorted = |rows: &[BTreeMap<String, String>]| {
            let mut rows: Vec<_> = rows.iter().map(|row| kept(row, &columns)).collect();
            rows.sort();
            rows
        };
        let after = now(folder.path(), command);
        let (before, after) = (sorted(&before), sorted(&after));
        assert_eq!(before.len(), after.len(), "{command}");
        for (old, new) in before.iter().zip(&after) {
            assert_eq!(old, new, "{command}");
        }
    }
}

#[test]
fn imports_of_one_heading_are_one_indicator_and_former_identifiers_lead_to_it() {
    let folder = tempfile::tempdir().unwrap();
    unpack(folder.path());
    let store = Store::open(&location(folder.path())).unwrap();
    let index = Cube::new(store.current().unwrap());
    let of = |label: &str| index.data().indicators.iter().filter(|i| i.label == label && i.plan_id.is_none()).count();
    // Four cities in the wide file, two in the long one.
    assert_eq!((of("世帯数"), of("高齢化率"), of("図書館貸出冊数"), of("図書館職員数")), (1, 1, 1, 1));
    let alias = IndicatorId::new("import-012068-40f70e3fac1f");
    let now = index.resolve(&alias).unwrap();
    assert_eq!(now.as_str(), "import-40f70e3fac1f");
    let indicator = index.indicator(&now).unwrap();
    assert_eq!((indicator.municipality_code, index.series_of(&now).len()), (None, 2));
    // Every old identifier of an import still leads to a series of the same area.
    for row in records(&file("indicators.csv")) {
        let id = IndicatorId::new(&row["indicator_id"]);
        let now = index.resolve(&id).unwrap_or_else(|| panic!("{id} leads nowhere"));
        let areas: Vec<String> =
            index.series_of(&now).filter_map(|p| index.series(p)).map(|s| s.area.to_string()).collect();
        assert!(areas.contains(&row["municipality_code"]), "{id}: {areas:?}");
    }
    // What has a target belongs to the plan of its city and is not folded.
    let of_plan = index.data().targets.iter().find(|t| t.target_id.as_str().starts_with("import-")).unwrap();
    assert_eq!(of_plan.indicator_id.as_str(), "import-012025-2c4e7b884161");
    assert!(index.indicator(&of_plan.indicator_id).unwrap().municipality_code.is_some());
}

/// Somebody compared the libraries of single cities, and one of them was graded.
#[test]
fn members_of_a_comparison_that_fold_are_one_and_grades_stay_with_their_area() {
    let folder = tempfile::tempdir().unwrap();
    unpack(folder.path());
    let path = location(folder.path()).path;
    let before = now(folder.path(), "series").len();
    unpack(folder.path());
    let conn = rusqlite::Connection::open(&path).unwrap();
    let sql = "SELECT i.vintage_id, i.indicator_key, i.municipality_code FROM indicator i
               WHERE i.label = '世帯数' AND i.plan_key IS NULL ORDER BY i.vintage_id, i.indicator_key";
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    let cities: Vec<(i64, i64, i64)> = rows.map(Result::unwrap).collect();
    drop(statement);
    assert!(cities.len() >= 4, "{cities:?}");
    let vintage = cities[0].0;
    conn.execute(
        "INSERT INTO comparison VALUES (?1, 900, 'households', 'population_birth', '世帯', 'Households', 'same', '同じ', 'Same')",
        [vintage],
    )
    .unwrap();
    for (at, (_, key, area)) in cities.iter().filter(|city| city.0 == vintage).enumerate() {
        let at = i64::try_from(at).unwrap();
        conn.execute(
            "INSERT INTO comparison_member VALUES (?1, ?2, 900, ?3, ?4, '')",
            (vintage, 900 + at, key, area.to_string()),
        )
        .unwrap();
    }
    drop(conn);
    let store = Store::open(&location(folder.path())).unwrap();
    let data = store.current().unwrap();
    assert_eq!(machikurabe::model::integrity::breaches(&data), []);
    let members: Vec<_> = data.comparison_members.iter().filter(|m| m.comparison_id.as_str() == "households").collect();
    let [member] = members.as_slice() else { panic!("{members:?}") };
    assert_eq!(member.note, cities[0].2.to_string(), "the first one stands");
    let index = Cube::new(data.clone());
    assert!(index.series_of(&member.indicator_id).len() >= 4);
    drop(store);
    assert_eq!(now(folder.path(), "series").len(), before);
}

#[test]
fn pins_views_and_recipes_stay_and_the_same_files_say_nothing_new() {
    let folder = tempfile::tempdir().unwrap();
    unpack(folder.path());
    let store = Store::open(&location(folder.path())).unwrap();
    let vintages = store.vintages().unwrap();
    let pinned: Vec<_> = vintages.iter().filter(|v| v.pinned).map(|v| (v.dataset.as_str(), v.vintage_id.0)).collect();
    assert_eq!(pinned, [("図書館", 3)]);
    assert_eq!(store.settings_under("recipe:").unwrap().len(), 3);
    let (views, unreadable) = machikurabe::session::shelf::saved_views(&store).unwrap();
    assert_eq!((views.len(), unreadable.len()), (1, 0));
    let index = Cube::new(store.current().unwrap());
    let view = views[0].fitted(&index);
    assert_eq!(view.indicators.len(), 3, "two libraries are one indicator now: {:?}", view.indicators);
    assert_eq!(view.picks(&index).len(), 4, "Nemuro and Kushiro of both");
    drop(store);
    let wide = folder.path().join("wide.csv");
    written(
        &wide,
        "団体コード,団体名,総人口,世帯数,高齢化率\n012238,根室市,24636,11883,36.1\n012131,苫小牧市,170113,80119,29.4\n\
         012106,岩見沢市,79306,35960,36.9\n012068,釧路市,165077,79894,34.2\n"
            .as_bytes(),
    );
    let before = now(folder.path(), "series").len();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_machikurabe"))
        .args(["--store", folder.path().join("store.sqlite").to_str().unwrap(), "import", wide.to_str().unwrap()])
        .args(["--period", "2020年"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && said.contains("新規0"), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(now(folder.path(), "series").len(), before);
}

#[test]
fn an_old_store_that_may_not_be_written_is_read_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    unpack(folder.path());
    let before = std::fs::read(folder.path().join("store.sqlite")).unwrap();
    let mut location = location(folder.path());
    location.read_only = true;
    let store = Store::open(&location).unwrap();
    assert!(store.is_read_only());
    assert_eq!(store.current().unwrap().observations.len(), records(&file("series.csv")).len());
    drop(store);
    assert_eq!(std::fs::read(folder.path().join("store.sqlite")).unwrap(), before);
}

/// Translations came with the fourth schema; a delivery without them is the delivery that it was.
#[test]
fn a_store_without_english_labels_says_nothing_new_of_the_same_delivery() {
    let folder = tempfile::tempdir().unwrap();
    let data = crate::labels::untranslated();
    let store = super::create(folder.path(), &data);
    let known = store.vintages().unwrap();
    drop(store);
    let conn = rusqlite::Connection::open(location(folder.path()).path).unwrap();
    conn.execute_batch("ALTER TABLE indicator DROP COLUMN label_en; PRAGMA user_version = 3").unwrap();
    drop(conn);
    let mut store = Store::open(&location(folder.path())).unwrap();
    assert_eq!(store.current().unwrap(), data);
    assert_eq!(store.put(&data, super::NOW).unwrap(), known[0].vintage_id);
    assert_eq!(store.vintages().unwrap(), known);
    let translated = machikurabe::import::sample::sample().unwrap();
    assert_ne!(store.put(&translated, super::NOW).unwrap(), known[0].vintage_id, "a translation is news");
    assert_eq!(store.current().unwrap(), translated);
}
