//! `machikurabe event` as a script runs it, and where events stand in figures.

use super::script::Script as Desk;

impl Desk {
    /// A figure of the register's births, as text.
    fn svg(&self, more: &[&str]) -> String {
        let out = self.path("x.svg");
        let figure = ["figure", "--indicator", "register-births", "--overwrite", "--out", out.to_str().unwrap()];
        let (code, _, cause) = self.told(&[&figure[..], more].concat());
        assert_eq!(code, 0, "{cause}");
        std::fs::read_to_string(&out).unwrap()
    }
}

/// Text and place of each event that is noted.
const NOTED: [[&str; 3]; 3] =
    [["2020", "計画の開始", ""], ["2020", "定義の変更", "釧路市"], ["2016", "計画の改定", "根室市"]];

fn noted() -> Desk {
    let desk = Desk::with_sample();
    for [period, text, city] in NOTED {
        let mut asked = vec!["event", "--period", period, "--text", text];
        if !city.is_empty() {
            asked.extend(["--city", city]);
        }
        let (code, said, cause) = desk.told(&asked);
        assert_eq!(code, 0, "{cause}");
        assert!(said.contains(text), "{said}");
    }
    desk
}

#[test]
fn events_stand_in_line_figures_of_their_cities_and_nowhere_else() {
    let desk = noted();
    let all = desk.svg(&["--city", "根室市", "--city", "釧路市"]);
    for words in ["計画の開始", "釧路市 定義の変更", "根室市 計画の改定"] {
        assert!(all.contains(&format!(">{words}<")), "{words} stands beside its mark");
    }
    // What is of one city is not said of others, and in a picture of one city the city is not said again.
    let one = desk.svg(&["--city", "根室市"]);
    assert!(one.contains(">計画の開始<") && one.contains(">計画の改定<") && !one.contains("定義の変更"));
    // Another time, another form, another axis.
    let later = desk.svg(&["--city", "根室市", "--years", "2018-2024"]);
    assert!(later.contains("計画の開始") && !later.contains("計画の改定"));
    for form in ["ranking", "table", "dumbbell"] {
        assert!(!desk.svg(&["--city", "根室市", "--city", "釧路市", "--form", form]).contains("計画の開始"), "{form}");
    }
    // In office files as a picture, because office charts have no words at a place of their time axis.
    for name in ["x.pptx", "x.docx", "x.xlsx", "x.pdf", "x.png"] {
        let out = desk.path(name);
        let (code, _, cause) = desk.told(&["figure", "--indicator", "register-births", "--out", out.to_str().unwrap()]);
        assert_eq!(code, 0, "{name}: {cause}");
    }
}

#[test]
fn events_are_listed_changed_deleted_and_carried_elsewhere() {
    let desk = noted();
    let (code, csv, _) = desk.told(&["event", "--list", "--format", "csv"]);
    assert_eq!(code, 0);
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows.len(), 4, "{csv}");
    assert!(rows[1].starts_with("2016,012238,根室市,計画の改定,,typed-012238-event-"), "{csv}");
    // The same again is nothing new; with an English text it is changed and not doubled.
    assert!(desk.told(&["event", "--period", "2020", "--text", "計画の開始"]).1.contains("何も保存していません"));
    let (code, ..) = desk.told(&["event", "--period", "2020", "--text", "計画の開始", "--text-en", "Plan begins"]);
    assert_eq!((code, desk.told(&["event", "--list", "--format", "csv"]).1.lines().count()), (0, 4));
    assert!(desk.svg(&["--city", "根室市", "--lang", "en"]).contains(">Plan begins<"));
    // Indicators, lists of values and counts know nothing of them.
    let indicators = desk.told(&["indicators", "--format", "csv"]).1;
    assert!(!indicators.contains("-event-") && !indicators.contains("計画の開始"));
    assert_eq!(desk.told(&["verify"]).0, 0);
    let out = desk.path("package");
    assert_eq!(desk.told(&["export", "--format", "package", "--out", out.to_str().unwrap()]).0, 0);
    let package = out.join("datapackage.json");
    let imported = desk.run("other", &["import", package.to_str().unwrap()]);
    assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stderr));
    let list = |store: &str| desk.run(store, &["event", "--list", "--format", "csv"]).stdout;
    assert_eq!(list("other"), list("store"));
    let (code, said, _) =
        desk.told(&["event", "--period", "2016", "--text", "計画の改定", "--city", "根室市", "--delete"]);
    assert!(code == 0 && said.contains("消しました"), "{said}");
    assert_eq!(desk.told(&["event", "--list", "--format", "csv"]).1.lines().count(), 3);
    assert_eq!(desk.told(&["event", "--period", "2016", "--text", "計画の改定", "--delete"]).0, 1);
}

#[test]
fn what_is_no_event_is_refused_in_one_sentence() {
    let desk = Desk::with_sample();
    let long = "長".repeat(61);
    for (period, text, city, words) in [
        ("いつか", "x", "根室市", "いつか"),
        ("2020", " ", "根室市", "言葉を書いて"),
        ("2020", long.as_str(), "根室市", "60字"),
        ("2020", "x", "架空市", "架空市"),
    ] {
        let (code, said, cause) = desk.told(&["event", "--period", period, "--text", text, "--city", city]);
        assert_eq!((code, said.as_str(), cause.lines().count()), (1, "", 1), "{cause}");
        assert!(cause.contains(words), "{cause}");
    }
    assert_eq!(desk.told(&["event", "--text", "x"]).0, 2);
}

#[test]
fn picked_cities_without_any_value_are_named_under_the_chart() {
    let desk = Desk::with_sample();
    let out = desk.path("x.svg");
    let figure = |cities: &[&str]| {
        let mut asked = vec!["figure", "--indicator", "nemuro-stat-001", "--overwrite", "--out", out.to_str().unwrap()];
        for city in cities {
            asked.extend(["--city", *city]);
        }
        let (code, _, cause) = desk.told(&asked);
        assert_eq!(code, 0, "{cause}");
        std::fs::read_to_string(&out).unwrap()
    };
    assert!(!figure(&["根室市"]).contains("値なし"));
    assert!(figure(&["根室市", "苫小牧市", "釧路市"]).contains("値なし：苫小牧市、釧路市"));
}
