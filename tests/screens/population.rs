//! The population screen shows what the documents give of each city, and says what they do not.

use super::looks::look;
use super::*;
use machikurabe::import::municipality::list::{Area, AreaList};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Tall enough for four cities without scrolling.
const TALL: [[f32; 2]; 2] = [[1280.0, 5200.0], [1920.0, 4200.0]];

fn tall() -> Screen {
    Screen::at(Shown::Population, TALL[1], None)
}

#[test]
fn what_each_city_lacks_is_said_in_its_place() {
    let screen = tall();
    let lacks = |what: &str| format!("{what}は、取り込んだ資料に記載がありません。");
    for (words, count) in [
        // The register gives every city's movement.
        (lacks("出生、転入、死亡、転出、自然増減、社会増減、増減計"), 0),
        // What has no figure is said in one line below those of the other cities.
        (["苫小牧市", "釧路市"].map(|city| format!("{city}：{}", lacks("0～14歳、15～64歳、65歳以上"))).join("　"), 1),
        (lacks("推計（社人研など）"), 2),                 // 苫小牧 and 岩見沢
        (lacks("推計（社人研など）、市の推計・目標"), 1), // 釧路
        (lacks("合計特殊出生率の実績値"), 1),             // 苫小牧
        (format!("釧路市：{}", lacks("合計特殊出生率")), 1),
    ] {
        assert_eq!(screen.harness.query_all_by_label(&words).count(), count, "{words}");
    }
}

#[test]
fn an_older_version_of_the_data_is_not_taken_for_documents_without_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("older.sqlite");
    let older = || {
        let mut data = sample::sample()?;
        data.version = "1.0.0".into();
        let total = machikurabe::model::indicator::Concept::PopulationTotal;
        data.indicators.iter_mut().for_each(|i| i.concept = i.concept.filter(|c| *c == total));
        Ok::<_, machikurabe::import::error::PackageError>(data)
    };
    drop(Store::open_or_create(&location(&path), NOW, older).unwrap());
    let mut screen = Screen::on(path, SIZES[0], None);
    screen.ask(Command::Show(Shown::Population));
    assert!(screen.has(&screen.t("population-not-classified")) && !screen.has_part("記載がありません"));
    // The program offers its newer sample, and with it the figures are there.
    screen.click_t("notice-take-sample");
    assert!(screen.has("根室市の目標人口は9,345人（R42年）で、推計を987人上回る"));
}

#[test]
fn of_very_many_cities_the_first_are_shown_and_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.sqlite");
    let many = || {
        let mut data = sample::sample()?;
        let areas = AreaList::national().areas();
        let others = areas.iter().map(Area::municipality).filter(|area| {
            area.kind == machikurabe::model::municipality::AreaKind::Municipality
                && data.municipalities.iter().all(|known| known.municipality_code != area.municipality_code)
        });
        let others: Vec<_> = others.take(26).collect();
        data.municipalities.extend(others);
        Ok::<_, machikurabe::import::error::PackageError>(data)
    };
    drop(Store::open_or_create(&location(&path), NOW, many).unwrap());
    let mut screen = Screen::on(path, SIZES[0], None);
    screen.ask(Command::Show(Shown::Population));
    screen.ask(Command::Pick(Pick::PickAllAreas(true)));
    assert!(screen.has("選ばれた30都市のうち、先頭の12都市を表示しています。"));
    let boxes = screen.harness.query_all_by_role(Role::CheckBox).count();
    assert_eq!(boxes, 24 + 2, "names to take away, and the switches for the grouping and the numbers");
    screen.click("根室市");
    assert!(screen.has("選ばれた29都市のうち、先頭の12都市を表示しています。"), "a name takes its city away");
}

/// The records of the command `series` on the screen's own store.
fn series(screen: &Screen) -> Vec<Map<String, Value>> {
    let store = screen.folder.as_ref().unwrap().path().join("store.sqlite");
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_machikurabe"));
    program.arg("--store").arg(store).args(["series", "--format", "json"]);
    let output = program.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// `84809` as `84,809`.
fn grouped(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |rest| ("−", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{out}{point}{fraction}")
}

#[test]
fn the_numbers_are_those_of_the_command_series() {
    let mut screen = tall();
    screen.click_t("population-numbers");
    let names: BTreeSet<String> = screen.names().into_iter().collect();
    let loaded = screen.loaded();
    let mut compared = 0;
    for record in series(&screen) {
        let text = |key: &str| record[key].as_str().unwrap_or_default().to_owned();
        let id = IndicatorId(text("indicator_id"));
        let indicator = loaded.data().indicator(&id).unwrap();
        let flagged = |key: &str| record[key].as_bool().unwrap_or_default();
        // Movement is read from the register alone.
        let movement = ["births", "deaths", "natural_change", "in_migration", "out_migration", "social_change"];
        let is_movement = indicator.concept.is_some_and(|c| movement.contains(&c.key()));
        let of_register = indicator.source.document_id.as_str() == "resident-register";
        let code = text("municipality_code");
        let shown = indicator.concept.is_some_and(|c| !c.key().ends_with("share"))
            && (of_register || !is_movement)
            && !["010006", "000000"].contains(&code.as_str())
            && indicator.repeat_of.is_none()
            && indicator.municipality_code != Some(AreaCode::NATION)
            && !flagged("averaged")
            && !record["value"].is_null();
        if !shown {
            continue;
        }
        let value = match &record["value"] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        // The one unit that is printed by mistake, and said to be one.
        let unit = text("unit").replace('%', "");
        let (printed, cell) = (grouped(&value), format!("{}{unit}", grouped(&value)));
        let found = names.iter().any(|name| *name == cell || name.starts_with(&format!("{cell}（")));
        assert!(found, "{id} {}: {cell} ({printed}) is not on the screen", text("period"));
        compared += 1;
    }
    assert!(compared > 90, "{compared} values compared");
}

#[test]
fn cities_are_chosen_above_and_the_choice_can_be_undone() {
    let mut screen = tall();
    let title = "根室市の目標人口は9,345人（R42年）で、推計を987人上回る";
    assert!(screen.has(title));
    let city = |screen: &mut Screen, name: &str| {
        screen.harness.get_by_role_and_label(Role::CheckBox, name).click();
        screen.settle();
    };
    city(&mut screen, "根室市");
    assert!(!screen.has(title));
    screen.by_menu("menu-undo");
    assert!(screen.has(title));
    for name in ["根室市", "苫小牧市", "岩見沢市", "釧路市"] {
        city(&mut screen, name);
    }
    assert!(screen.has(&screen.t("population-no-city")));
}

#[test]
fn a_name_at_the_end_of_a_line_opens_the_series_for_comparison() {
    let mut screen = tall();
    screen.harness.get_by_role_and_label(Role::Link, "年末人口 78,112人（R3.12.31時点）").click();
    screen.settle();
    assert_eq!(screen.session().preferences().screen, Shown::Compare);
    assert_eq!(screen.session().view().indicators, [IndicatorId("iwamizawa-stat-014".into())]);
}

#[test]
fn pointing_at_a_column_tells_value_period_and_source() {
    let mut screen = tall();
    let image = screen
        .harness
        .get_all_by_role(Role::Image)
        .find(|node| node.accesskit_node().label().is_some_and(|name| name.contains("岩見沢市のR6年の人口増減")));
    let place = image.unwrap().rect();
    let mut said = BTreeSet::new();
    for step in 1..60 {
        // A tenth below the top lies in the columns of those who moved in.
        let at = place.left_top() + egui::vec2(place.width() * step as f32 / 60.0, place.height() * 0.1);
        screen.harness.event(egui::Event::PointerMoved(at));
        screen.harness.run_steps(4);
        said.extend(screen.names().into_iter().filter(|name| name.contains("出典：") && name.contains("転入")));
    }
    let expected = "岩見沢市 転入\n実績値 2,488人（2021年（令和3年））\n出典：住民基本台帳に基づく人口";
    assert!(
        said.iter().any(|words| words.starts_with(expected) && words.contains("2022年版 > シート1 > 行")),
        "{said:?}"
    );
    assert_eq!(said.len(), 11, "a column for each year: {said:?}");
}

#[test]
fn no_word_is_cut_or_covered_in_any_language_size_or_theme() {
    let mut report = String::new();
    for language in Language::ALL {
        for size in SIZES.into_iter().chain(TALL) {
            let mut screen = Screen::at(Shown::Population, size, Some(*language));
            look(&screen, "population", &mut report);
            screen.click_t("population-numbers");
            look(&screen, "population with numbers", &mut report);
            screen.ask(Command::SetDark(true));
            look(&screen, "population in the dark", &mut report);
        }
    }
    assert!(report.is_empty(), "{} faults:\n{report}", report.lines().count());
}
