//! What lies ahead and who is near: `forecast`, `peers`, and figures with a forecast.

use super::{column, records, refused, rows, run, said};

#[test]
fn a_forecast_is_said_with_what_its_rule_achieved() {
    let found = records("forecast --indicator register-population --city 根室市 --horizon 5");
    assert_eq!(column(&found, "period"), ["2026-01-01", "2027-01-01", "2028-01-01", "2029-01-01", "2030-01-01"]);
    assert_eq!(column(&found, "method"), ["drift"; 5]);
    let number = |row: usize, key: &str| found[row][key].as_f64().unwrap();
    // 22,468 − 5,582/10 a year.
    for (row, value) in [21_909.8, 21_351.6, 20_793.4, 20_235.2, 19_677.0].into_iter().enumerate() {
        assert!((number(row, "value") - value).abs() < 1e-6);
        assert!(number(row, "low") < value && value < number(row, "high"));
    }
    assert_eq!((number(0, "n"), column(&found, "last_period")[0].as_str()), (11.0, "2025-01-01"));
    let table = said("forecast --indicator register-population --city 根室市");
    assert_eq!(rows(&table).len(), 3);
    assert!(table.contains("19 / 21（90%）") && table.contains("公的な推計ではありません"), "{table}");
}

#[test]
fn a_series_without_a_forecast_has_a_row_with_the_reason() {
    let found = records("forecast --indicator nemuro-kpi-001");
    assert_eq!((found.len(), column(&found, "reason")), (1, vec!["too_few".to_owned()]));
    assert!(found[0]["value"].is_null() && found[0]["method"].is_null());
    refused("forecast --horizon 11", 2);
    refused("forecast --horizon 0", 2);
    assert!(refused("forecast --indicator nothing", 1).contains("nothing"));
}

#[test]
fn near_cities_are_listed_with_shares_that_add_up() {
    let line = "peers --city 釧路市 --indicator register-population,register-births";
    let found = records(line);
    assert_eq!(column(&found, "municipality"), ["苫小牧市", "苫小牧市", "岩見沢市", "岩見沢市", "根室市", "根室市"]);
    for pair in found.chunks(2) {
        let share = |at: usize| pair[at]["share"].as_f64().unwrap();
        assert!((share(0) + share(1) - 1.0).abs() < 1e-9);
    }
    let table = said(line);
    assert_eq!(rows(&table).len(), 3);
    assert!(table.contains("苫小牧市") && !table.contains("類似団体"), "{table}");
    let near = records(&format!("{line} --population-within 50 --n 1"));
    assert_eq!(column(&near, "municipality"), ["苫小牧市"; 2]);
    assert!(refused("peers --city 釧路市 --indicator register-population", 1).contains("2つから6つ"));
    assert!(
        refused("peers --city 釧路市 --indicator register-population --indicator nemuro-kpi-001", 1)
            .contains("値がありません")
    );
    refused("peers --indicator register-population", 2);
}

#[test]
fn a_figure_shows_the_forecast_only_where_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, option: &str| {
        let path = folder.path().join(name);
        let line =
            format!("figure --indicator register-population --city 根室市,釧路市 {option} --out {}", path.display());
        let output = run(&line);
        assert!(output.status.success(), "{output:?}");
        std::fs::read_to_string(path).unwrap()
    };
    let (plain, ahead) = (write("plain.svg", ""), write("ahead.svg", "--forecast 5"));
    assert!(!plain.contains("予測"));
    assert!(ahead.contains("予測") && ahead.contains("80%区間"), "{ahead}");
}
