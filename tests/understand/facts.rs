//! Place, period, unit, plan, direction and answers are said about one file. Another file with the same headings is
//! asked anew, and the values of the first one stay as they are.

use super::command::Desk;

const FIRST: &str = "年度,入館者数,貸出冊数\nR3,120,45\nR4,130,47\n";
const SECOND: &str = "年度,入館者数,貸出冊数\nR3,990,88\nR4,980,89\n";

/// How often the series of an area hold a value.
fn holds(desk: &Desk, code: &str, value: &str) -> usize {
    let value = format!(",{value},");
    desk.series().lines().filter(|line| line.contains(code) && line.contains(&value)).count()
}

#[test]
fn an_area_that_was_said_for_one_file_is_not_taken_for_the_next() {
    let desk = Desk::new();
    let (first, second) = (desk.file("図書館.csv", FIRST), desk.file("図書館その2.csv", SECOND));
    assert_eq!(desk.import(&first, &["--area", "釧路市"]).0, 0);
    let before = desk.series();
    for more in [&[][..], &["--dry-run"], &["--dataset", "図書館"]] {
        let (code, text) = desk.import(&second, more);
        assert_eq!(code, 1, "{text}");
        assert!(text.contains("どの団体の値か書かれていません") && text.contains("--area 012068"), "{text}");
        assert_eq!(desk.series(), before, "nothing is stored");
    }
    let (code, text) = desk.import(&second, &["--lang", "en"]);
    assert!(code == 1 && text.contains("is not used for this one") && text.contains("--area 012068"), "{text}");
    // Said for this file, it is taken, beside the other city.
    let (code, text) = desk.import(&second, &["--area", "小樽市"]);
    assert_eq!(code, 0, "{text}");
    assert_eq!((holds(&desk, "012068", "120"), holds(&desk, "012033", "990")), (1, 1));
    // The very same bytes bring nothing new and need not be told again.
    for file in [&first, &second] {
        let (code, text) = desk.import(file, &[]);
        assert_eq!(code, 0, "{text}");
        assert!(text.contains("中身が同じファイル") && text.contains("保存先にない値がない"), "{text}");
    }
}

#[test]
fn a_period_and_a_unit_that_were_said_for_one_file_are_not_taken_for_the_next() {
    let desk = Desk::new();
    let first = desk.file("施設.csv", "市町村,公園数\n釧路市,120\n小樽市,90\n");
    let (code, text) = desk.import(&first, &["--period", "令和3年度", "--unit", "か所"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("令和3年度（2021年度）、選択による"), "{text}");
    let before = desk.series();
    let next = desk.file("施設その2.csv", "市町村,公園数\n釧路市,125\n小樽市,91\n");
    let (code, text) = desk.import(&next, &[]);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("--period 2021年度") && text.contains("--unit か所"), "what was said before: {text}");
    assert_eq!(desk.series(), before);
    assert_eq!(desk.import(&next, &["--period", "令和4年度"]).0, 0);
    assert_eq!((holds(&desk, "012068", "120"), holds(&desk, "012068", "125")), (1, 1), "both years stand");
}

#[test]
fn an_answer_about_one_file_is_none_about_the_next() {
    let desk = Desk::new();
    let first = desk.file("区の人口.csv", "市区町村,R3年度\n中央区,120\n釧路市,90\n");
    let (code, text) = desk.import(&first, &["--answer", "中央区=121011"]);
    assert_eq!(code, 0, "{text}");
    let next = desk.file("別の区の人口.csv", "市区町村,R3年度\n中央区,777\n釧路市,91\n");
    let (code, text) = desk.import(&next, &[]);
    assert_eq!(code, 3, "{text}");
    assert_eq!((holds(&desk, "121011", "120"), holds(&desk, "121011", "777")), (1, 0));
    assert!(text.contains("--answer 中央区=121011"), "{text}");
}

#[test]
fn a_recipe_file_keeps_the_shape_and_one_of_the_earlier_form_is_read_without_its_facts() {
    let desk = Desk::new();
    let (first, second) = (desk.file("一.csv", FIRST), desk.file("二.csv", SECOND));
    let recipe = desk.path("recipe.json");
    let saved = recipe.to_str().unwrap();
    let (code, text) = desk.import(&first, &["--area", "釧路市", "--save-recipe", saved]);
    assert_eq!(code, 0, "{text}");
    let json = std::fs::read_to_string(&recipe).unwrap();
    assert!(!json.contains("釧路市") && !json.contains("012068"), "{json}");
    let before = desk.series();
    let (code, text) = desk.import(&second, &["--recipe", saved]);
    assert!(code == 1 && text.contains("--area"), "{text}");
    assert_eq!(desk.series(), before);
    // As an earlier program wrote it, with the area, a period and an answer among the decisions.
    let mut old: serde_json::Value = serde_json::from_str(&json).unwrap();
    old["mapping"]["defaults"]["municipality"] = "釧路市".into();
    old["mapping"]["defaults"]["period"] = "FY2021".into();
    old["mapping"]["answers"]["釧路市"] = "012068".into();
    let path = desk.file("old.json", &old.to_string());
    let (code, text) = desk.import(&second, &["--recipe", path.to_str().unwrap()]);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("手順「一」") && text.contains("（団体：釧路市）は、このファイルには使いません"), "{text}");
    assert_eq!(desk.series(), before);
    let (code, text) = desk.import(&second, &["--recipe", path.to_str().unwrap(), "--area", "小樽市"]);
    assert_eq!(code, 0, "{text}");
    assert!(!text.contains("使いません"), "nothing is left to say: {text}");
    assert_eq!((holds(&desk, "012068", "120"), holds(&desk, "012033", "990")), (1, 1));
}

#[test]
fn plan_kind_and_direction_of_one_city_judge_no_other_city() {
    let desk = Desk::new();
    let table =
        |value: u32| format!("指標,単位,基準値（R1年度）,R3年度,目標値（R6年度）\n相談件数,件,100,{value},200\n");
    let (first, second) = (desk.file("釧路の表.csv", &table(120)), desk.file("小樽の表.csv", &table(130)));
    let said =
        ["--area", "釧路市", "--polarity", "higher_is_better", "--target-kind", "reach", "--plan", "戦略:2020-2024"];
    assert_eq!(desk.import(&first, &said).0, 0);
    let (code, text) = desk.import(&second, &["--area", "小樽市"]);
    assert_eq!(code, 3, "{text}");
    assert!(text.contains("目標：0") && text.contains("目標の型が決まっていません"), "{text}");
    assert!(text.contains("--polarity higher_is_better --target-kind reach --plan 戦略:2020-2024"), "{text}");
    let (code, text) = desk.import(&second, &[&["--area", "小樽市"], &said[2..]].concat());
    assert_eq!(code, 0, "{text}");
}

#[test]
fn targets_stay_where_a_file_is_brought_in_again_or_a_table_no_longer_prints_them() {
    let desk = Desk::new();
    let table = "指標,単位,基準値（R1年度）,R3年度,目標値（R6年度）\n相談件数,件,100,120,200\n待機者数,人,12,8,0\n";
    let said =
        ["--area", "釧路市", "--polarity", "higher_is_better", "--target-kind", "reach", "--plan", "戦略:2020-2024"];
    let targets = |desk: &Desk| {
        let text = String::from_utf8(desk.run(&["scorecard", "--format", "csv"]).stdout).unwrap();
        text.lines().filter(|line| line.starts_with("012068") && line.contains("import-")).count()
    };
    assert_eq!(desk.import(&desk.file("表R3.csv", table), &said).0, 3, "one is asked about");
    assert_eq!(targets(&desk), 1);
    let (code, text) = desk.import(&desk.path("表R3.csv"), &["--direction", "待機者数=lower_is_better"]);
    assert_eq!(code, 0, "{text}");
    assert_eq!(targets(&desk), 2, "the one that was there stays: {text}");
    let next = desk.file("表R4.csv", "指標,単位,R3年度,R4年度\n相談件数,件,120,130\n待機者数,人,8,5\n");
    let (code, text) = desk.import(&next, &["--area", "釧路市"]);
    assert_eq!(code, 0, "{text}");
    assert_eq!(targets(&desk), 2, "{text}");
}

#[test]
fn the_kind_of_years_that_was_said_for_one_file_is_asked_about_the_next() {
    let desk = Desk::new();
    let first = desk.file("戸数.csv", "時期,団体名,戸数\n2019,小樽市,31\n");
    let (code, text) = desk.import(&first, &["--year", "calendar_year"]);
    assert!(code == 0 && text.contains("みなした値"), "{text}");
    let before = desk.series();
    let next = desk.file("戸数その2.csv", "時期,団体名,戸数\n2020,小樽市,32\n");
    let (code, text) = desk.import(&next, &[]);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("--year calendar_year") && text.contains("このファイルには使いません"), "{text}");
    assert_eq!(desk.series(), before);
    let (code, text) = desk.import(&next, &["--year", "fiscal_year"]);
    assert!(code == 0 && text.contains("みなした値"), "{text}");
    assert_eq!((holds(&desk, "012033", "31"), holds(&desk, "012033", "32")), (1, 1));
    // The very same file is understood as before, and says how.
    let (code, text) = desk.import(&first, &[]);
    assert!(code == 0 && text.contains("みなした値"), "{text}");
}
