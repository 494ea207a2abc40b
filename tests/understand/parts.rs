//! Columns and headings of breakdowns: what is taken for what it is, what is only proposed, and how what was decided
//! goes on.

use super::command::Desk;
use super::{Grid, file_taken, parted, reasons};
use machikurabe::frame::Cube;
use machikurabe::import::known::Known;
use machikurabe::import::recipe::{Fresh, Kept, apply, from_json, of, to_json};
use machikurabe::import::report_csv;
use machikurabe::model::breakdown::Breakdown;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::id::IndicatorId;
use machikurabe::model::mapping::{ColumnKind, Guess, Why};
use machikurabe::model::parts::PartsFrom;

fn kinds(grid: &Grid) -> Vec<ColumnKind> {
    grid.mapping().columns.iter().map(|column| column.kind).collect()
}

fn ids(data: &Dataset) -> Vec<(String, String)> {
    let member = |i: &machikurabe::model::indicator::Indicator| i.breakdown.first().map(|part| part.member.clone());
    data.indicators.iter().map(|i| (i.indicator_id.to_string(), member(i).unwrap_or_default())).collect()
}

#[test]
fn rows_of_a_total_go_on_with_the_plain_indicator() {
    let parts =
        Grid::text("t.csv", "団体名|年|性別|人口\n釧路市|2020年|総数|30\n釧路市|2020年|男|14\n釧路市|2020年|女|16");
    let plain = Grid::text("t.csv", "団体名|年|人口\n釧路市|2019年|31");
    let (whole, _) = plain.taken();
    let (data, report) = parts.taken();
    assert_eq!(parted(&data), ["012068 人口 2020 30", "012068 人口[性別=男] 2020 14", "012068 人口[性別=女] 2020 16"]);
    assert_eq!(ids(&whole)[0], ids(&data)[0], "the total is the indicator without a breakdown");
    assert!(ids(&data).iter().all(|(id, _)| id.starts_with("import-")));
    assert_eq!(report.breakdowns[0].whole.as_deref(), Some("総数"));
    assert_eq!((report.breakdowns[0].from, report.breakdowns[0].why), (PartsFrom::Column, Why::Both));
    assert!(data.documents[0].note.contains("breakdown 性別: column 性別 (both)"), "{}", data.documents[0].note);
}

#[test]
fn next_years_file_goes_on_with_each_part_in_its_own_words_and_order() {
    let first = Grid::text("t.csv", "団体名|年|性別|年齢|人口\n釧路市|2020年|男|0～14歳|5\n釧路市|2020年|女|0～14歳|6");
    let (data, _) = first.taken();
    let index = Cube::new(data.clone());
    let known = Known::new(&index);
    // Another order of the columns, and 男性 for 男.
    let next =
        Grid::text("t.csv", "団体名|年|年齢|性別|人口\n釧路市|2021年|0～14歳|女性|7\n釧路市|2021年|0～14歳|男性|4");
    let (more, report) = next.import(&next.mapping(), &known).unwrap();
    assert_eq!((report.changes.new, report.changes.gone), (2, 0));
    let name = |data: &Dataset, value: &str| {
        let found = data.observations.iter().find(|o| o.value.unwrap().to_string() == value).unwrap();
        found.indicator_id.to_string()
    };
    assert_eq!((name(&data, "5"), name(&data, "6")), (name(&more, "4"), name(&more, "7")));
}

#[test]
fn a_file_of_women_and_a_file_of_men_stand_side_by_side() {
    let of = |member: &str, value: u32| {
        Grid::text(
            "t.csv",
            &format!("団体名|年|性別|受講者数\n釧路市|2020年|{member}|{value}\n釧路市|2021年|{member}|{value}"),
        )
    };
    let (women, _) = of("女", 52).taken();
    let index = Cube::new(women);
    let men = of("男", 48);
    // Under the same name of the dataset, and of the same periods: nothing of the women is gone.
    let (data, report) = men.import(&men.mapping(), &Known::new(&index)).unwrap();
    assert_eq!((report.changes.new, report.changes.revised, report.changes.gone), (2, 0, 0));
    let mut all = parted(&data);
    all.sort();
    assert_eq!(
        all,
        [
            "012068 受講者数[性別=女] 2020 52",
            "012068 受講者数[性別=女] 2021 52",
            "012068 受講者数[性別=男] 2020 48",
            "012068 受講者数[性別=男] 2021 48",
        ]
    );
    // What the next file of women does not have any more is gone as before.
    let fewer = Grid::text("t.csv", "団体名|年|性別|受講者数\n釧路市|2020年|女|52\n根室市|2021年|女|1");
    let (_, report) = fewer.import(&fewer.mapping(), &Known::new(&index)).unwrap();
    assert_eq!((report.changes.same, report.changes.new, report.changes.gone), (1, 1, 1));
}

#[test]
fn a_revised_part_revises_itself_alone_and_is_named() {
    let of = |men: u32| {
        Grid::text(
            "t.csv",
            &format!("団体名|年|性別|人口\n釧路市|2020年|計|30\n釧路市|2020年|男|{men}\n釧路市|2020年|女|16"),
        )
    };
    let (data, _) = of(14).taken();
    let index = Cube::new(data);
    let next = of(15);
    let (_, report) = next.import(&next.mapping(), &Known::new(&index)).unwrap();
    assert_eq!((report.changes.same, report.changes.revised, report.changes.new), (2, 1, 0));
    assert_eq!(report.changes.list[0].label, "人口（男）");
}

#[test]
fn codes_beside_names_make_a_dimension_of_the_names() {
    // As the downloads of e-Stat pair them, and as its interface does.
    for (code, name) in [("世帯類型 コード", "世帯類型"), ("cat01_code", "世帯類型"), ("男女別 コード", "男女別")]
    {
        let text = format!(
            "表章項目|{code}|{name}|地域|時間軸|値\n世帯数|10|あ|釧路市|2020年|5\n世帯数|20|い|釧路市|2020年|6\n世帯数|00|総数|釧路市|2020年|11"
        );
        let grid = Grid::text("t.csv", &text);
        let (data, report) = grid.taken();
        assert_eq!(
            parted(&data),
            [
                format!("012068 世帯数[{name}=あ] 2020 5"),
                format!("012068 世帯数[{name}=い] 2020 6"),
                "012068 世帯数 2020 11".to_owned(),
            ],
            "{code}"
        );
        assert!(report.is_complete() && report.parts.is_empty(), "{code}");
    }
    // Codes and names of places, and of the indicators themselves, are none.
    let text = "指標コード|指標|振興局コード|振興局|団体名|年|値\n1|転入|1|釧路|釧路市|2020年|5\n1|転入|2|根室|根室市|2020年|6";
    let grid = Grid::text("t.csv", text);
    assert!(!kinds(&grid).contains(&ColumnKind::Breakdown));
    assert_eq!(parted(&grid.taken().0), ["012068 転入 2020 5", "012238 転入 2020 6"]);
}

#[test]
fn an_empty_member_is_refused_unless_cells_are_said_to_repeat() {
    let text = "団体名|指標|性別|年度|値\n釧路市|x|計|R3年度|9\n釧路市|x||R4年度|8\n釧路市|x|女|R5年度|5";
    let grid = Grid::text("t.csv", text);
    let (data, report) = grid.taken();
    assert_eq!(parted(&data), ["012068 x FY2021 9", "012068 x[性別=女] FY2023 5"]);
    assert_eq!(reasons(&report), [(3, "no_member")]);
    let mut mapping = grid.mapping();
    mapping.columns[2].repeats_above = true;
    let (data, _) = grid.import(&mapping, &Known::default()).unwrap();
    assert_eq!(parted(&data)[1], "012068 x FY2022 8");
    // A row that is refused stands above the next one all the same.
    let torn =
        Grid::text("t.csv", "団体名|指標|性別|年度|値\n釧路市|x|計|R3年度|9\nどこか|x|女|R4年度|8\n釧路市|x||R5年度|5");
    let mut mapping = torn.mapping();
    mapping.columns[2].repeats_above = true;
    let (data, _) = torn.import(&mapping, &Known::default()).unwrap();
    assert_eq!(parted(&data), ["012068 x FY2021 9", "012068 x[性別=女] FY2023 5"]);
}

#[test]
fn headings_that_seem_to_name_parts_are_proposed_and_never_split_unasked() {
    for (headings, said) in [
        ("登録者数（男）|登録者数（女）", ["登録者数", "男", "女"]),
        ("登録者数_男|登録者数_女", ["登録者数", "男", "女"]),
        ("男性登録者数|女性登録者数", ["登録者数", "男性", "女性"]),
    ] {
        let grid = Grid::text("t.csv", &format!("団体名|年|{headings}\n釧路市|2020年|5|6"));
        let (data, report) = grid.taken();
        let printed: Vec<&str> = headings.split('|').collect();
        let labels: Vec<&str> = data.indicators.iter().map(|i| i.label.as_str()).collect();
        let folded = |text: &str| text.replace('（', "(").replace('）', ")");
        assert_eq!(
            labels.iter().map(|l| folded(l)).collect::<Vec<_>>(),
            printed.iter().map(|p| folded(p)).collect::<Vec<_>>()
        );
        assert!(data.indicators.iter().all(|i| i.breakdown.is_empty()));
        assert_eq!(report.proposed.len(), 2, "{headings}");
        assert!(report.is_complete(), "a proposal keeps nothing out");
        let mut mapping = grid.mapping();
        assert!(mapping.columns[2].accept_offer() && mapping.columns[3].accept_offer());
        let (data, report) = grid.import(&mapping, &Known::default()).unwrap();
        let [label, one, other] = said;
        assert_eq!(
            parted(&data),
            [format!("012068 {label}[性別={one}] 2020 5"), format!("012068 {label}[性別={other}] 2020 6")]
        );
        assert!(report.proposed.is_empty() && report.breakdowns[0].from == PartsFrom::Heading);
        // The recipe keeps it.
        let fresh = grid.mapping();
        let kept = Kept { mapping: &mapping, fresh: &fresh, file: "t", dataset: "t" };
        let recipes = from_json(&to_json(&[of(kept)]).unwrap()).unwrap();
        let next = Grid::text("t.csv", &format!("団体名|年|{headings}\n釧路市|2021年|7|8"));
        let applied = apply(&recipes, Fresh { mapping: &next.mapping(), dataset: "t", hash: "" }).unwrap();
        let index = Cube::new(data);
        let (_, report) = next.import(&applied.mapping, &Known::new(&index)).unwrap();
        assert_eq!((report.changes.new, report.proposed.len()), (2, 0));
    }
    // One alone, and words that only begin so, are proposed as nothing.
    let grid = Grid::text("t.csv", "団体名|年|女性登録者数|男女共同参画講座|女性活躍推進企業数\n釧路市|2020年|5|6|7");
    assert!(grid.taken().1.proposed.is_empty());
}

#[test]
fn members_in_a_row_of_headings_above_are_proposed_with_their_total() {
    let text = "団体名|年|総人口|||世帯数\n||計|男|女|\n釧路市|2020年|11|5|6|3";
    let grid = Grid::text("t.csv", text);
    let mapping = grid.mapping();
    let labels: Vec<String> = grid.taken().0.indicators.iter().map(|i| i.label.clone()).collect();
    assert_eq!(labels, ["総人口 計", "総人口 男", "総人口 女", "世帯数"], "as printed");
    let mut accepted = mapping.clone();
    assert_eq!(accepted.columns.iter().filter(|c| c.has_open_offer()).count(), 3);
    for column in &mut accepted.columns {
        column.accept_offer();
    }
    let (data, _) = grid.import(&accepted, &Known::default()).unwrap();
    assert_eq!(
        parted(&data),
        [
            "012068 総人口 2020 11",
            "012068 総人口[性別=男] 2020 5",
            "012068 総人口[性別=女] 2020 6",
            "012068 世帯数 2020 3"
        ]
    );
}

#[test]
fn groups_of_places_name_no_indicator_and_tell_towns_of_one_name_apart() {
    let grid = Grid::text(
        "観光入込客数.csv",
        "郡名|町村名|R2年度|R3年度\n伊予郡|松前町|1|2\n伊予郡|砥部町|2|3\n茅部郡|森町|3|4",
    );
    let (data, report) = grid.taken();
    assert_eq!(kinds(&grid)[0], ColumnKind::County);
    let labels: Vec<&str> = data.indicators.iter().map(|i| i.label.as_str()).collect();
    assert_eq!((labels, report.is_complete()), (vec!["観光入込客数"], true), "{:?}", report.problems);
    let areas: Vec<String> = data.observations.iter().map(|o| o.municipality_code.to_string()).collect();
    assert_eq!(areas, ["384011", "384011", "384020", "384020", "013455", "013455"]);
    for (heading, groups) in [("地方", ["北海道地方", "東北地方"]), ("振興局名", ["釧路総合振興局", "根室振興局"])]
    {
        let [one, other] = groups;
        let text = format!("{heading}|市町村名|R2年度|R3年度\n{one}|釧路市|1|2\n{other}|根室市|2|3");
        let (data, _) = Grid::text("面積.csv", &text).taken();
        let labels: Vec<&str> = data.indicators.iter().map(|i| i.label.as_str()).collect();
        assert_eq!(labels, ["面積"], "{heading}");
    }
}

#[test]
fn a_text_that_every_place_has_for_itself_parts_nothing() {
    let text = "団体名|読み|略称|年|公園数\n釧路市|くしろし|釧路|2020年|5\n釧路市|くしろし|釧路|2021年|6\n根室市|ねむろし|根室|2020年|7\n根室市|ねむろし|根室|2020年|7";
    let (data, report) = Grid::text("t.csv", text).taken();
    assert_eq!(parted(&data).len(), 3);
    assert_eq!((reasons(&report), report.parts.len()), (vec![(5, "duplicate_same")], 0));
    // A file of one place has one text in each.
    let text = "団体名|読み|略称|年|公園数\n釧路市|くしろし|釧路|2020年|5\n釧路市|くしろし|釧路|2021年|6";
    assert_eq!(parted(&Grid::text("t.csv", text).taken().0).len(), 2);
}

#[test]
fn a_heading_row_that_begins_with_the_first_place_is_no_data() {
    let text = "|時間軸（年月日現在）|年齢各歳|/人口|総人口|総人口|日本人人口\n全国|時間軸（年月日現在）|年齢各歳|/男女別・性比|男女計【千人】|男【千人】|男【千人】\n全国|2020年10月1日現在|総数||126|61|60\n全国|2020年10月1日現在|0歳||8|4|***";
    let grid = Grid::text("FEH.csv", text);
    let (data, report) = grid.taken();
    assert!(report.is_complete(), "{:?}", report.problems);
    assert_eq!(
        parted(&data),
        [
            "000000 総人口 男女計 2020-10-01 126千人",
            "000000 総人口 男 2020-10-01 61千人",
            "000000 日本人人口 男 2020-10-01 60千人",
            "000000 総人口 男女計[年齢各歳=0歳] 2020-10-01 8千人",
            "000000 総人口 男[年齢各歳=0歳] 2020-10-01 4千人",
            "000000 日本人人口 男[年齢各歳=0歳] 2020-10-01 not_available千人",
        ]
    );
    let mut mapping = grid.mapping();
    mapping.columns.iter_mut().for_each(|column| {
        column.accept_offer();
    });
    let (data, _) = grid.import(&mapping, &Known::default()).unwrap();
    assert_eq!(parted(&data)[0], "000000 総人口 2020-10-01 126千人");
    assert_eq!(parted(&data)[4], "000000 総人口[年齢各歳=0歳][性別=男] 2020-10-01 4千人");
}

#[test]
fn a_joined_label_joins_the_part_that_the_indicator_counts_and_no_other() {
    let (mut stored, _) = Grid::text("a.csv", "団体名|年|性別|人口\n釧路市|2020年|女|16").taken();
    stored.indicators[0].indicator_id = IndicatorId::new("women");
    stored.observations[0].indicator_id = IndicatorId::new("women");
    let index = Cube::new(stored);
    let known = Known::new(&index);
    let file =
        Grid::text("b.csv", "団体名|年|性別|住民\n釧路市|2021年|計|30\n釧路市|2021年|女|17\n釧路市|2021年|男|13");
    let mut mapping = file.mapping();
    mapping.joins.insert("住民".to_owned(), IndicatorId::new("women"));
    let (data, _) = file.import(&mapping, &known).unwrap();
    let joined: Vec<String> = data
        .observations
        .iter()
        .filter(|o| o.indicator_id.as_str() == "women" && o.period.first_year() == 2021)
        .map(|o| o.value.unwrap().to_string())
        .collect();
    assert_eq!(joined, ["17"]);
    // A file that says no parts may mean them: somebody said so.
    let file = Grid::text("c.csv", "団体名|年|女性住民\n釧路市|2021年|17");
    let mut mapping = file.mapping();
    mapping.joins.insert("女性住民".to_owned(), IndicatorId::new("women"));
    let (data, _) = file.import(&mapping, &known).unwrap();
    let own = data.observations.iter().find(|o| o.period.first_year() == 2021).unwrap();
    assert_eq!(own.indicator_id.as_str(), "women");
}

#[test]
fn rows_with_identifiers_keep_their_parts_apart() {
    let text = "indicator_id|指標|団体名|年|性別|値\nx1|人口|釧路市|2020年|計|30\nx1|人口|釧路市|2020年|男|14\nx1|人口|釧路市|2020年|女|16";
    let (data, report) = Grid::text("t.csv", text).taken();
    assert_eq!(parted(&data), ["012068 人口 2020 30", "012068 人口[性別=男] 2020 14", "012068 人口[性別=女] 2020 16"]);
    assert_eq!((ids(&data)[0].0.as_str(), report.is_complete()), ("x1", true));
}

#[test]
fn a_recipe_of_an_earlier_version_and_a_new_dimension_are_both_heard() {
    // Somebody made the column part of the name; that stays.
    let grid = Grid::text("t.csv", "団体名|年|性別|人口\n釧路市|2020年|男|5\n釧路市|2020年|女|6");
    let fresh = grid.mapping();
    let mut named = fresh.clone();
    (named.columns[2].kind, named.columns[2].guess) = (ColumnKind::IndicatorLabel, Guess::USER);
    let kept = Kept { mapping: &named, fresh: &fresh, file: "t", dataset: "t" };
    let recipes = from_json(&to_json(&[of(kept)]).unwrap()).unwrap();
    let applied = apply(&recipes, Fresh { mapping: &fresh, dataset: "t", hash: "" }).unwrap();
    assert_eq!(applied.mapping.columns[2].kind, ColumnKind::IndicatorLabel);
    // An earlier version left it out because it knew nothing better; nobody decided that.
    let mut ignored = fresh.clone();
    (ignored.columns[2].kind, ignored.columns[2].guess) = (ColumnKind::Ignore, Guess::new(0.5, Why::Remains));
    let kept = Kept { mapping: &ignored, fresh: &fresh, file: "t", dataset: "t" };
    let recipes = from_json(&to_json(&[of(kept)]).unwrap()).unwrap();
    let applied = apply(&recipes, Fresh { mapping: &fresh, dataset: "t", hash: "" }).unwrap();
    assert_eq!(applied.mapping.columns[2].kind, ColumnKind::Breakdown);
    // A dimension that the recipe does not know parts the values all the same.
    let plain = Grid::text("t.csv", "団体名|年|人口\n釧路市|2020年|11");
    let mapping = plain.mapping();
    let kept = Kept { mapping: &mapping, fresh: &mapping, file: "t", dataset: "t" };
    let recipe = of(kept);
    let carried = machikurabe::import::recipe::carried(&recipe, &fresh);
    let (data, report) = grid.import(&carried, &Known::default()).unwrap();
    assert_eq!((data.observations.len(), report.parts.len()), (0, 1));
}

#[test]
fn the_report_says_where_parts_were_read_and_the_command_has_an_option_for_each_choice() {
    let desk = Desk::new();
    let text = "団体名,年,区分,公園数,架空登録者（男）,架空登録者（女）\n釧路市,2020年,都市公園,5,1,2\n釧路市,2020年,緑地,6,3,4\n釧路市,2020年,合計,11,4,6\n";
    let file = desk.file("公園.csv", text);
    let (code, text) = desk.import(&file, &["--lang", "en", "--dry-run"]);
    assert_eq!(code, 3, "{text}");
    assert!(text.contains("Column “区分” (都市公園 / 緑地) looks like a breakdown"), "{text}");
    assert!(text.contains("--column '区分=breakdown'") && text.contains("=total_only"), "{text}");
    assert!(text.contains("--breakdown '架空登録者(男)=性別:男'"), "{text}");
    let report = desk.path("report.csv");
    let more = ["--column", "区分=breakdown", "--accept", "breakdowns", "--report", report.to_str().unwrap()];
    let (code, text) = desk.import(&file, &more);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("内訳「区分」：都市公園 / 緑地、列「区分」による（選択による）。「合計」は全体"), "{text}");
    assert!(text.contains("内訳「性別」：男 / 女、見出し「架空登録者(男)」などによる（選択による）"), "{text}");
    let written = std::fs::read_to_string(&report).unwrap();
    assert_eq!(written.matches(",breakdown,").count(), 2, "{written}");
    assert_eq!(desk.series().lines().filter(|line| line.contains("架空登録者")).count(), 6);
    // One heading alone, in the user's own words.
    let other = desk.file("公園その2.csv", "団体名,年,架空登録者（男）,架空登録者（女）\n釧路市,2021年,1,2\n");
    let (code, text) = desk.import(&other, &["--breakdown", "架空登録者（男）=男女:男"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("内訳「男女」：男、見出し「架空登録者(男)」"), "{text}");
    for wrong in ["架空登録者（男）", "架空登録者（男）=男", "架空登録者=性別:男", "団体名=性別:男"]
    {
        assert_eq!(desk.import(&other, &["--breakdown", wrong]).0, 1, "{wrong}");
    }
    // Only rows of the whole; rows of parts left out; the same by the recipe.
    let recipe = desk.path("recipe.json");
    let more = ["--column", "区分=total_only", "--dataset", "t", "--save-recipe", recipe.to_str().unwrap()];
    let (code, text) = desk.import(&file, &more);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("指定により使わない内訳の行：2"), "{text}");
    let (code, text) = desk.import(&file, &["--recipe", recipe.to_str().unwrap(), "--dry-run"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("指定により使わない内訳の行：2"), "{text}");
}

#[test]
fn what_is_stored_reads_back_with_its_parts() {
    let text = "団体名,年,性別,人口\n釧路市,2020年,男,5\n釧路市,2020年,女,6\n釧路市,2020年,計,11\n";
    let (_, data, report) = file_taken("人口.csv", text, &Known::default());
    let part = |member: &str| vec![Breakdown { dimension: "性別".to_owned(), member: member.to_owned() }];
    let breakdowns: Vec<Vec<Breakdown>> = data.indicators.iter().map(|i| i.breakdown.clone()).collect();
    assert_eq!(breakdowns, [part("男"), part("女"), Vec::new()]);
    let csv = report_csv::csv(&[&report], &|message| message.key.to_string()).unwrap();
    assert!(String::from_utf8(csv).unwrap().contains("import-parted-whole"));
}

#[test]
fn the_same_file_again_is_asked_the_same_and_offered_the_same() {
    let desk = Desk::new();
    // がん meets nothing, and the whole is kept without it.
    let text = "団体名,年,死因別,架空死者数（男）,架空死者数（女）\n釧路市,2020年,総数,5,6\n釧路市,2021年,がん,1,2\n";
    let file = desk.file("死因.csv", text);
    for _ in 0..2 {
        let (code, text) = desk.import(&file, &[]);
        assert_eq!(code, 3, "{text}");
        let series = desk.series();
        let stored: Vec<&str> = series.lines().filter(|line| line.contains("架空死者数")).collect();
        assert!(stored.len() == 2 && stored.iter().all(|line| !line.contains("2021")), "{stored:?}");
    }
    let (code, text) = desk.import(&file, &["--accept", "breakdowns", "--column", "死因別=breakdown"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("内訳「性別」：男 / 女") && text.contains("内訳「死因別」：がん"), "{text}");
}

#[test]
fn a_label_of_parts_is_proposed_to_be_joined_as_the_whole_only() {
    let (stored, _) = Grid::text("a.csv", "団体名|年|性別|人口\n釧路市|2020年|女|16\n釧路市|2020年|計|30").taken();
    let index = Cube::new(stored);
    let known = Known::new(&index);
    let file = "団体名,年,性別,人口\n釧路市,2021年,女,17\n釧路市,2021年,計,31\n";
    let (_, _, report) = file_taken("b.csv", file, &known);
    let whole = index.data().indicators.iter().find(|i| i.breakdown.is_empty()).unwrap();
    assert_eq!(report.alike.len(), 1);
    assert_eq!(report.alike[0].indicators, std::slice::from_ref(&whole.indicator_id));
}
