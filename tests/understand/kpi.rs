//! Tables of indicators with their targets: what columns and rows say of baseline, target, plan and direction is taken
//! row by row, in the words of this program and of offices; nothing is applied to a whole file unasked.

use super::command::Desk;
use super::{Grid, lines, reasons};
use machikurabe::frame::Cube;
use machikurabe::import::known::Known;
use machikurabe::import::sample::sample;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::indicator::{Level, Polarity};
use machikurabe::model::mapping::{Counting, PlanDefault};
use machikurabe::model::observation::Role;
use machikurabe::model::report::ImportReport;
use machikurabe::model::target::{Target, TargetKind};
use machikurabe::model::theme::Theme;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::fmt::Write as _;

/// What becomes of a table of a plan for 2020 to 2024.
fn taken(text: &str) -> (Dataset, ImportReport) {
    let grid = Grid::text("x.csv", text);
    let mut mapping = grid.mapping();
    mapping.defaults.plan = Some(PlanDefault { name: "戦略".into(), first_year: 2020, last_year: 2024 });
    grid.import(&mapping, &Known::default()).unwrap()
}

/// Targets as label, value and unit, period, kind, direction, and period and value of the baseline.
fn targets(data: &Dataset) -> Vec<String> {
    let one = |target: &Target| {
        let indicator = data.indicators.iter().find(|i| i.indicator_id == target.indicator_id).unwrap();
        let baseline = target.baseline_observation_id.as_ref().map_or_else(
            || "-".to_owned(),
            |id| {
                let found = data.observations.iter().find(|o| o.observation_id == *id).unwrap();
                assert_eq!(found.role, Role::Baseline);
                format!("{} {}", found.period, found.value.unwrap())
            },
        );
        format!(
            "{} {}{} {} {} {} {baseline}",
            indicator.label,
            target.value,
            target.unit,
            target.target_period,
            target.kind.key(),
            indicator.polarity.key()
        )
    };
    data.targets.iter().map(one).collect()
}

#[test]
fn years_kinds_and_directions_stand_in_columns_of_their_own() {
    let (data, report) = taken(
        "団体|施策|KPI|単位|基準値|基準年度|目標値|目標年度|目標の型|望ましい方向|実績値(R3)|実績値(R4)
小樽市|1-1|新規出店数|件|10|R1|30|R6|累計|増やす|4|5
小樽市|1-2|空き店舗数|件|50|H30|40|R5|到達|減らす|48|46
小樽市|1-3|来館者数|人|900|R1|950|R6|every_year|higher_is_better|910|
小樽市|1-4|満足度|％|81.0|R1|85.0以上|R6|維持||82.0|83.5",
    );
    assert_eq!(
        targets(&data),
        [
            "新規出店数 30件 FY2024 accumulate higher_is_better FY2019 10",
            "空き店舗数 40件 FY2023 reach lower_is_better FY2018 50",
            "来館者数 950人 FY2024 every_year higher_is_better FY2019 900",
            "満足度 85.0% FY2024 maintain higher_is_better FY2019 81.0",
        ]
    );
    assert_eq!(report.counts, [0; 3], "{:?}", report.problems);
    assert!(report.ignored_columns.is_empty(), "{:?}", report.ignored_columns);
    assert!(lines(&data).contains(&"012033 空き店舗数 FY2018 50件 (baseline)".to_owned()));
}

/// What this program prints of an indicator and its target comes back as what it was, in both languages.
#[test]
fn every_word_that_the_program_prints_is_understood() {
    for language in Language::ALL {
        let texts = Texts::new(*language);
        let mut rows = Vec::new();
        let mut add = |theme: Theme, level: Level, kind: TargetKind, polarity: Polarity| {
            let words = [texts.theme(theme), texts.level(level), texts.target_kind(kind), texts.polarity(polarity)];
            rows.push((words, theme, level, kind, polarity));
        };
        for theme in Theme::ALL {
            add(*theme, Level::PolicyKpi, TargetKind::Reach, Polarity::HigherIsBetter);
        }
        for level in Level::ALL {
            add(Theme::Tourism, *level, TargetKind::Reach, Polarity::HigherIsBetter);
        }
        for kind in TargetKind::ALL {
            for polarity in [Polarity::HigherIsBetter, Polarity::LowerIsBetter] {
                add(Theme::Tourism, Level::PolicyKpi, *kind, polarity);
            }
        }
        let mut text =
            "団体|KPI|単位|テーマ|指標区分|目標の型|望ましい方向|基準値|基準年度|目標値|目標年度|実績値(R3)".to_owned();
        for (at, ([theme, level, kind, polarity], .., arithmetic, wanted)) in rows.iter().enumerate() {
            let target = match (arithmetic, wanted) {
                (TargetKind::IncreaseStock, Polarity::LowerIsBetter) => -50,
                (_, Polarity::LowerIsBetter) => 50,
                _ => 150,
            };
            write!(text, "\n小樽市|指標{at}|件|{theme}|{level}|{kind}|{polarity}|100|R1|{target}|R6|110").unwrap();
        }
        let (data, report) = taken(&text);
        assert_eq!(report.counts, [0; 3], "{language:?}: {:?}", report.problems);
        assert_eq!(data.targets.len(), rows.len());
        for (at, (words, theme, level, kind, polarity)) in rows.iter().enumerate() {
            let indicator = data.indicators.iter().find(|i| i.label == format!("指標{at}")).unwrap();
            let target = data.targets.iter().find(|t| t.indicator_id == indicator.indicator_id).unwrap();
            let read = (indicator.theme, indicator.level, target.kind, indicator.polarity);
            assert_eq!(read, (*theme, *level, *kind, *polarity), "{words:?}");
        }
    }
}

#[test]
fn a_table_in_english_is_understood_by_its_keys_and_words() {
    let (data, report) = taken(
        "municipality|indicator|unit|baseline|baseline year|target|target year|target kind|wanted direction|theme|level|R3年度
012033|Visitors|人|900|2019年度|950|2024年度|Reach|Higher is better|Tourism and exchange|Policy KPI|910
012033|Vacant shops|件|50|2019年度|40|2024年度|reach|lower_is_better|industry|policy_kpi|48",
    );
    assert_eq!(
        targets(&data),
        [
            "Visitors 950人 FY2024 reach higher_is_better FY2019 900",
            "Vacant shops 40件 FY2024 reach lower_is_better FY2019 50",
        ]
    );
    assert_eq!(report.counts, [0; 3], "{:?}", report.problems);
    let known: Vec<(Theme, Level)> = data.indicators.iter().map(|i| (i.theme, i.level)).collect();
    assert_eq!(known, [(Theme::Tourism, Level::PolicyKpi), (Theme::Industry, Level::PolicyKpi)]);
}

#[test]
fn plan_source_and_page_are_kept_and_foreign_words_say_nothing() {
    let grid = Grid::text(
        "x.csv",
        "団体|基本目標|テーマ|指標|計画名|計画期間|望ましい方向|目標の型|基準値（R1年度）|目標値（R6年度）|出典|頁
小樽市|しごと|港のまち|新規出店数|第2期戦略|R2～R6|増やす|到達|10|30|白書|12",
    );
    let (data, report) = grid.taken();
    assert_eq!(report.counts, [0; 3], "{:?}", report.problems);
    let plan = &data.plans[0];
    assert_eq!((plan.name.as_str(), plan.first_year, plan.last_year), ("第2期戦略", 2020, 2024));
    assert_eq!(data.targets[0].note, "出典：白書、頁：12");
    assert_eq!(data.observations[0].note, "出典：白書、頁：12");
    assert_eq!(data.indicators[0].goal, "しごと");
    assert_eq!(report.ignored_columns, ["テーマ"]);
}

#[test]
fn a_baseline_in_a_row_of_its_own_joins_the_target_wherever_it_stands() {
    let head = "団体名|指標|区分|年度|値|単位|目標の型|望ましい方向";
    let baseline = "小樽市|新規出店数|基準値|令和元年度|6|件|到達|増やす";
    let actual = "小樽市|新規出店数|実績値|令和3年度|9|件|到達|増やす";
    let target = "小樽市|新規出店数|目標値|令和6年度|20|件|到達|増やす";
    for rows in [[baseline, actual, target], [target, actual, baseline], [actual, target, baseline]] {
        let (data, report) = taken(&[&[head], &rows[..]].concat().join("\n"));
        assert_eq!(targets(&data), ["新規出店数 20件 FY2024 reach higher_is_better FY2019 6"]);
        assert_eq!((report.counts, report.rows_kept), ([0; 3], 3), "{:?}", report.problems);
    }
    // A target on the worse side of a baseline of its own row is asked about, whichever comes first.
    let falling = [target.replace("|20|", "|2|"), baseline.to_owned()].join("\n");
    let (data, report) = taken(&format!("{head}\n{falling}"));
    assert!(data.targets.is_empty());
    assert_eq!((reasons(&report), report.rows_kept), (vec![(2, "target_against_direction")], 1));
}

#[test]
fn a_direction_that_every_row_repeats_is_asked_about_where_it_contradicts() {
    let table = "団体|指標|単位|望ましい方向|目標の型|基準値（R1年度）|R3年度|R4年度|目標値（R6年度）
小樽市|新規出店数|件|大きいほどよい|到達|10|12|15|20
小樽市|待機者数|人|大きいほどよい|到達|8|5|2|0";
    let (data, report) = taken(table);
    assert_eq!(targets(&data), ["新規出店数 20件 FY2024 reach higher_is_better FY2019 10"]);
    assert_eq!(reasons(&report), [(3, "target_against_direction")]);
    // Said of the indicator itself, it stands.
    let (data, report) = taken(&table.replacen("待機者数|人|大きい", "待機者数|人|小さい", 1));
    assert_eq!((data.targets.len(), report.counts), (2, [0; 3]));
    // Nothing is said of a direction or a kind: no target is taken, and the values are.
    let (data, report) = taken("団体|指標|基準値（R1年度）|R3年度|目標値（R6年度）\n小樽市|新規出店数|10|12|20");
    assert_eq!((data.targets.len(), data.observations.len()), (0, 2));
    assert_eq!(reasons(&report), [(2, "target_without_kind")]);
}

#[test]
fn a_target_to_hold_what_is_there_waits_for_its_direction() {
    let (data, report) = taken(
        "団体|指標|望ましい方向|基準値（R1年度）|目標値（R6年度）\n小樽市|満足度|維持|80|80\n小樽市|来館者数|増やす|10|20",
    );
    assert!(data.targets.is_empty());
    assert_eq!(reasons(&report), [(2, "target_without_polarity"), (3, "target_without_kind")]);
    let (_, report) = taken(
        "団体|指標|望ましい方向|目標の型|基準値（R1年度）|目標値（R6年度）\n小樽市|空き店舗数|減らす|到達|50|60以上",
    );
    assert_eq!(reasons(&report), [(2, "bound")], "a floor of what is to become less contradicts itself");
}

#[test]
fn a_running_total_by_its_name_is_not_added_up() {
    let (data, report) = taken(
        "団体|指標|単位|望ましい方向|目標の型|R2年度|R3年度|R4年度|目標値（R6年度）
小樽市|新規出店数（累計）|件|増やす|累計|18|35|55|100
小樽市|講座数|回|増やす|累計|18|35|55|100",
    );
    let totals = |label: &str| {
        let indicator = data.indicators.iter().find(|i| i.label == label).unwrap();
        data.observations.iter().filter(|o| o.indicator_id == indicator.indicator_id).all(|o| o.cumulative)
    };
    assert!(totals("新規出店数（累計）"));
    // Without a word about it, values that only rise may be either.
    assert_eq!(reasons(&report), vec![(3, "year_or_total"); 3]);
}

#[test]
fn a_value_beside_printed_totals_waits_for_what_it_counts() {
    let index = Cube::new(sample().unwrap());
    let data = index.data();
    // A KPI whose document prints the total so far beside each year.
    let target = data.targets.iter().find(|target| {
        let of = |cumulative: bool| {
            index.observations().any(|o| *o.indicator_id() == target.indicator_id && o.cumulative == cumulative)
        };
        target.kind == TargetKind::Accumulate && of(true) && of(false)
    });
    let indicator = data.indicator(&target.unwrap().indicator_id).unwrap();
    let area = indicator.municipality_code.unwrap();
    let text = format!("団体コード|指標|年度|値|単位\n{area}|{}|令和12年度|11|{}", indicator.label, indicator.unit);
    let grid = Grid::text("x.csv", &text);
    let of = |counting: Option<Counting>| {
        let mut mapping = grid.mapping();
        mapping.joins.insert(indicator.label.clone(), indicator.indicator_id.clone());
        mapping.defaults.counting = counting;
        grid.import(&mapping, &Known::new(&index)).unwrap()
    };
    // Single years stand in print beside the totals: what is not called a total is one of them, and it is said.
    let (found, report) = of(None);
    assert_eq!((found.observations.len(), found.observations[0].cumulative), (1, false));
    assert_eq!(reasons(&report), [(2, "taken_as_year")]);
    // Where there are only totals, either may be meant.
    let mut only_totals = sample().unwrap();
    let id = indicator.indicator_id.clone();
    only_totals.observations.retain(|o| o.indicator_id != id || o.cumulative);
    only_totals.printed_figures.clear();
    for target in &mut only_totals.targets {
        if target.indicator_id == id {
            target.baseline_observation_id = None;
        }
    }
    let totals = Cube::new(only_totals);
    let mut mapping = grid.mapping();
    mapping.joins.insert(indicator.label.clone(), id);
    let (found, report) = grid.import(&mapping, &Known::new(&totals)).unwrap();
    assert!(found.observations.is_empty());
    assert_eq!(reasons(&report), [(2, "year_or_total")]);
    for (counting, cumulative) in [(Counting::Year, false), (Counting::Total, true)] {
        let (found, report) = of(Some(counting));
        assert_eq!((report.counts, found.observations[0].cumulative), ([0; 3], cumulative));
    }
}

#[test]
fn the_command_judges_a_table_that_says_everything() {
    let desk = Desk::new();
    let file = desk.file(
        "小樽市の指標.csv",
        "団体,指標,単位,計画期間,望ましい方向,目標の型,基準値,基準年度,目標値,目標年度,R3年度,R4年度\n\
         小樽市,港の見学者数,人,R2～R6,増やす,到達,100,R1,200,R6,120,150\n",
    );
    let (code, said) = desk.import(&file, &[]);
    assert_eq!(code, 0, "{said}");
    let score = String::from_utf8(desk.run(&["scorecard", "--format", "csv"]).stdout).unwrap();
    let line = score.lines().find(|line| line.contains("港の見学者数")).unwrap();
    for words in [",100,FY2019,200,FY2024,150,FY2022,", "higher_is_better,reach,"] {
        assert!(line.contains(words), "{words}: {line}");
    }
}
