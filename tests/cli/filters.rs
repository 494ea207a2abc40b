//! Filters by city, theme, level, text, indicator and ruler; what is mistyped is refused with what would do.

use super::{column, records, refused, said};
use std::collections::BTreeSet;

fn values(line: &str, key: &str) -> BTreeSet<String> {
    column(&records(line), key).into_iter().collect()
}

#[test]
fn a_city_is_named_in_many_ways() {
    let by_code = said("series --city 012238 --format csv");
    for name in ["根室市", "根室", "ねむろし", "ネムロ", "Nemuro", "nemuro", "北海道根室市", "０１２２３８"]
    {
        assert!(said(&format!("series --city {name} --format csv")) == by_code, "{name}");
    }
    for line in ["--city 根室,釧路市", "--city 根室 --city 012068", "--city 釧路、根室市"] {
        let found = values(&format!("indicators {line}"), "municipality_code");
        // Empty where an indicator has several areas.
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), ["", "012068", "012238"], "{line}");
        let found = values(&format!("series {line}"), "municipality_code");
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), ["012068", "012238"], "{line}");
    }
    assert_eq!(values("series --city 全国", "municipality_code"), BTreeSet::from(["000000".to_owned()]));
}

#[test]
fn themes_and_levels_go_by_key_and_by_name() {
    let by_key = said("scorecard --theme tourism --format csv");
    assert_eq!(values("scorecard --theme tourism", "theme"), BTreeSet::from(["tourism".to_owned()]));
    assert!(said("scorecard --theme 観光・交流 --format csv") == by_key);
    let levels = values("scorecard --level goal_target,事業KPI", "level");
    assert_eq!(levels, ["goal_target", "project_kpi"].map(str::to_owned).into());
    assert!(said("scorecard --level goal_target --lang en").contains("Goal target ("));
}

#[test]
fn text_looks_where_people_would() {
    let all = records("indicators");
    for (words, key) in [("出生率", "indicator"), ("nemuro-goal-03", "indicator_id"), ("防災", "goal")] {
        let found = records(&format!("indicators --text {words}"));
        assert!(!found.is_empty() && found.len() < all.len(), "{words}");
        assert!(words == "防災" || column(&found, key).iter().all(|text| text.contains(words)), "{words}");
    }
    // Two words narrow it down; kana and width make no difference.
    let one = records("indicators --text アプリ").len();
    assert!(one > 0 && one == records("indicators --text ｱﾌﾟﾘ").len());
    assert_eq!(records("series --text zzzzz").len(), 0);
    assert_eq!(said("series --text zzzzz --format csv").lines().count(), 1);
    assert!(said("series --text zzzzz").contains("条件に合う行がありません。"));
    // Filters narrow each other.
    let both = records("scorecard --city 苫小牧 --theme childcare --text 数");
    assert!(!both.is_empty());
    assert!(both.iter().all(|o| o["municipality_code"] == "012131" && o["theme"] == "childcare"));
}

#[test]
fn series_of_chosen_indicators() {
    let ids = values("series --indicator nemuro-goal-03 --indicator nemuro-goal-04,nemuro-kpi-001", "indicator_id");
    assert_eq!(ids.into_iter().collect::<Vec<_>>(), ["nemuro-goal-03", "nemuro-goal-04", "nemuro-kpi-001"]);
}

#[test]
fn another_ruler_changes_statuses_and_nothing_else() {
    let [standard, other] = ["default", "iwamizawa"].map(|key| records(&format!("scorecard --ruler {key}")));
    let mut flips = 0;
    for (a, b) in standard.iter().zip(&other) {
        flips += usize::from(a["status"] != b["status"]);
        for (key, value) in a {
            assert!(matches!(key.as_str(), "status" | "ruler") || value == &b[key], "{key}");
        }
    }
    assert!(flips > 10);
    assert_eq!(other[0]["ruler"], "iwamizawa");
    assert!(said("scorecard --ruler 多摩市").contains("ものさし：多摩市（進捗率 ÷ ペースが1以上で順調、0.6以上で"));
}

#[test]
fn what_is_mistyped_is_refused_with_what_would_do() {
    for (line, word, known) in [
        ("series --city 札幌", "「札幌」", "012238 根室市"),
        ("series --city 12238", "「12238」", "012238 根室市"),
        ("series --city 根室,札幌", "「札幌」", "012068 釧路市"),
        ("check --theme 観光業", "「観光業」", "tourism 観光・交流"),
        ("scorecard --level kpi", "「kpi」", "policy_kpi 施策KPI"),
        ("scorecard --ruler 札幌市", "「札幌市」", "tama 多摩市"),
        ("series --indicator nemuro-goal-99", "「nemuro-goal-99」", "machikurabe indicators"),
    ] {
        let said = refused(line, 1);
        assert!(said.contains(word) && said.contains(known), "{said}");
    }
    let english = refused("--lang en series --city Sapporo", 1);
    assert!(english.starts_with("The data has no city “Sapporo”.") && english.contains("012238 Nemuro"), "{english}");
}

#[test]
fn indicators_and_cities_filter_the_values_of_every_command() {
    let all = records("scorecard");
    let id = all[3]["indicator_id"].as_str().unwrap().to_owned();
    let found = records(&format!("scorecard --indicator {id}"));
    assert!(!found.is_empty() && found.len() < all.len());
    assert!(found.iter().all(|row| row["indicator_id"] == id.as_str()));
    assert!(refused("scorecard --indicator nobody-knows", 1).contains("「nobody-knows」"));
    // The nation is one of several areas of an indicator, or has its own: each value is of the city that was named.
    let rows = records("series --city 根室 --city 釧路市");
    let cities: BTreeSet<String> = column(&rows, "municipality_code").into_iter().collect();
    assert_eq!(cities, ["012068", "012238"].map(str::to_owned).into());
}

#[test]
fn columns_stand_where_they_stood_and_new_ones_come_last() {
    let series = said("series --format csv");
    let old = "indicator_id,municipality_code,indicator,unit,period,value,role,status,missing_reason,cumulative,partial,\
               document_id,source_line,raw_text,municipality,period_printed,cumulative_since,averaged,period_assumed,\
               unusable_reason,note,section,observation_id";
    assert_eq!(series.lines().next().unwrap(), format!("{old},breakdown,indicator_en,computed_from"));
    let indicators = said("indicators --format csv");
    assert!(
        indicators
            .lines()
            .next()
            .unwrap()
            .ends_with(",raw_text,areas,first_period,last_period,values,breakdown,indicator_en")
    );
}

/// The words of the window and those of the command find the same.
#[test]
fn the_command_finds_what_the_window_finds() {
    use machikurabe::frame::Cube;
    use machikurabe::import::sample;
    use machikurabe::session::loaded::Loaded;
    use machikurabe::session::sieve;
    use machikurabe::session::view::ViewSpec;
    let data = sample::sample().unwrap();
    let areas: Vec<_> = data.municipalities.iter().map(|area| area.municipality_code).collect();
    let mut words: Vec<String> =
        ["根室", "ねむろ", "kushiro", "くしr", "012238", "zzz", "KPI", "目標"].map(str::to_owned).into();
    // Pieces of what indicators say, of every kind of field.
    for (at, indicator) in data.indicators.iter().enumerate().filter(|(at, _)| at % 23 == 0) {
        let fields = [&indicator.label, &indicator.department, &indicator.goal, &indicator.policy, &indicator.project];
        let text: Vec<char> = fields[at / 23 % fields.len()].chars().filter(|c| c.is_alphanumeric()).collect();
        let from = text.len() / 3;
        words.push(text.iter().skip(from).take(3).collect());
    }
    let loaded = Loaded::new(Cube::new(data), "store".into(), true, Vec::new()).unwrap();
    let (mut some, mut of_area, mut of_department) = (0, 0, 0);
    for words in words.iter().filter(|words| !words.is_empty()) {
        let view = ViewSpec { areas: areas.clone(), words: words.clone(), ..ViewSpec::default() };
        let passing = sieve::passing(&view);
        let shown = loaded.index.all_series().filter(|series| loaded.passes(series.place, &passing));
        let shown: BTreeSet<String> =
            shown.map(|series| format!("{} {}", series.indicator.indicator_id, series.area)).collect();
        let rows = records(&format!("series --text {words}"));
        let listed: BTreeSet<String> = rows
            .iter()
            .map(|row| {
                format!("{} {}", row["indicator_id"].as_str().unwrap(), row["municipality_code"].as_str().unwrap())
            })
            .collect();
        let with_values = |id: &&String| {
            let (indicator, area) = id.split_once(' ').unwrap();
            let mut of = loaded.index.observations();
            of.any(|row| row.indicator_id().as_str() == indicator && row.municipality_code.to_string() == area)
        };
        assert_eq!(listed, shown.iter().filter(with_values).cloned().collect(), "{words}");
        some += usize::from(!listed.is_empty());
        of_area += usize::from(words == "ねむろ" && !listed.is_empty());
        let department = |id: &String| {
            loaded
                .data()
                .indicators
                .iter()
                .any(|i| id.starts_with(i.indicator_id.as_str()) && i.department.contains(words.as_str()))
        };
        of_department += usize::from(listed.iter().any(department));
    }
    assert!(some > 5 && of_area == 1 && of_department > 0, "{some} {of_area} {of_department}");
}

#[test]
fn a_former_identifier_means_its_indicator_in_its_own_area() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store.sqlite");
    let mut archive =
        zip::ZipArchive::new(std::io::Cursor::new(include_bytes!("../store/files/first-schema.zip"))).unwrap();
    let mut file = std::fs::File::create(&store).unwrap();
    std::io::copy(&mut archive.by_name("store.sqlite").unwrap(), &mut file).unwrap();
    let ask = |arguments: &[&str]| {
        let output = super::program().arg("--store").arg(&store).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<std::collections::BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
        rows.iter().map(|row| (row["indicator_id"].clone(), row["municipality_code"].clone())).collect::<BTreeSet<_>>()
    };
    let now = "import-40f70e3fac1f".to_owned();
    let former = ask(&["series", "--format", "csv", "--indicator", "import-012068-40f70e3fac1f"]);
    assert_eq!(former, [(now.clone(), "012068".to_owned())].into());
    assert_eq!(ask(&["series", "--format", "csv", "--indicator", &now]).len(), 2);
    let both = ask(&["series", "--format", "csv", "--indicator", &format!("{now},import-012068-40f70e3fac1f")]);
    assert_eq!(both.len(), 2);
    assert_eq!(ask(&["series", "--format", "csv", "--indicator", &now, "--city", "釧路市"]), former);
    // A figure of it draws that area alone.
    let out = folder.path().join("a.svg");
    let arguments = ["figure", "--indicator", "import-012068-40f70e3fac1f", "--out", out.to_str().unwrap()];
    let output = super::program().arg("--store").arg(&store).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let svg = std::fs::read_to_string(&out).unwrap();
    assert!(svg.contains("釧路市") && !svg.contains("根室市"));
}
