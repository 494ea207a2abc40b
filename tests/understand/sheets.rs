//! Layouts, headings of several rows, units, legends and periods of small sheets, worked out by hand.

use super::{Grid, lines};
use machikurabe::import::known::Known;
use machikurabe::import::municipality::resolver::Resolver;
use machikurabe::import::preview::preview;
use machikurabe::model::grid::{Cell, Merged};
use machikurabe::model::mapping::{BareYear, Brackets, ColumnKind, Layout, Why};
use machikurabe::model::observation::MissingReason;
use machikurabe::model::preview::{RowKind, Taken};
use machikurabe::model::report::ProblemReason;

#[test]
fn wide_by_year_with_title_unit_and_notes() {
    let grid = Grid::text(
        "北海道の人口.csv",
        "道内市町村の人口\n（単位：人）\n市町村名|令和元年度|令和2年度|令和3年度\n根室市|25,457|２４，９６２|24,636\n釧路市|167,875|…|163,110\n注 「…」は不詳\n資料：住民基本台帳",
    );
    let mapping = grid.mapping();
    assert_eq!((mapping.layout, mapping.header.as_slice(), mapping.first_row), (Layout::WideByYear, &[2][..], 3));
    let (data, report) = grid.taken();
    assert_eq!(
        lines(&data),
        [
            "012238 道内市町村の人口 FY2019 25457人",
            "012238 道内市町村の人口 FY2020 24962人",
            "012238 道内市町村の人口 FY2021 24636人",
            "012068 道内市町村の人口 FY2019 167875人",
            "012068 道内市町村の人口 FY2020 unknown人",
            "012068 道内市町村の人口 FY2021 163110人",
        ]
    );
    assert_eq!((report.rows_kept, report.rows_refused, report.notes.len()), (2, 0, 2));
    let source = &data.observations[1].source;
    assert_eq!((source.source_line, source.raw_text.as_str()), (Some(4), "２４，９６２"));
}

#[test]
fn the_files_own_legend_goes_before_the_usual_meaning() {
    let grid = Grid::text(
        "x.csv",
        "市町村|指標|R3年度|R4年度\n根室市|出生数|-|X\n釧路市|出生数|5|6\n「-」は調査なし、Xは未公表",
    );
    let (data, _) = grid.taken();
    let reasons: Vec<_> = data.observations.iter().filter_map(|o| o.missing_reason).collect();
    assert_eq!(reasons, [MissingReason::NotSurveyed, MissingReason::Unpublished]);
}

#[test]
fn merged_headings_of_two_rows() {
    let mut grid = Grid::text(
        "x.xlsx",
        "指標名|単位|実績値| |目標値\n | |R3|R4|R6\n出生数|人|150|140|170\n転入者数|人|900|910|1,000",
    );
    grid.merged = vec![
        Merged { top: 0, left: 2, bottom: 0, right: 3 },
        Merged { top: 0, left: 0, bottom: 1, right: 0 },
        Merged { top: 0, left: 1, bottom: 1, right: 1 },
    ];
    grid.sheet = "根室市".to_owned();
    let mut mapping = grid.mapping();
    assert_eq!(mapping.header, [0, 1]);
    let offered: Vec<&str> = mapping.places.iter().map(|offer| offer.name.as_str()).collect();
    assert_eq!((mapping.defaults.municipality.as_str(), offered), ("", vec!["根室市"]), "a sheet's name proposes");
    mapping.accept_place();
    mapping.defaults.choose_year(BareYear::Fiscal);
    let (data, report) = grid.import(&mapping, &Known::default()).unwrap();
    assert_eq!(
        lines(&data),
        [
            "012238 出生数 FY2021 150人",
            "012238 出生数 FY2022 140人",
            "012238 転入者数 FY2021 900人",
            "012238 転入者数 FY2022 910人"
        ]
    );
    let reasons: Vec<_> = report.problems.iter().map(|p| (p.row, p.column, p.reason.clone())).collect();
    assert_eq!(
        reasons,
        [(3, Some(5), ProblemReason::TargetWithoutKind), (4, Some(5), ProblemReason::TargetWithoutKind)]
    );
}

#[test]
fn headings_of_two_rows_in_a_text_file_without_merged_cells() {
    let grid =
        Grid::text("x.csv", "市町村|人口||世帯|\n|R3年度|R4年度|R3年度|R4年度\n根室市|24,636|24,231|12,000|11,900");
    let (data, _) = grid.taken();
    assert_eq!(
        lines(&data),
        [
            "012238 人口 FY2021 24636",
            "012238 人口 FY2022 24231",
            "012238 世帯 FY2021 12000",
            "012238 世帯 FY2022 11900"
        ]
    );
}

#[test]
fn wide_by_municipality_and_wide_by_indicator() {
    let by_city =
        Grid::text("x.csv", "年度|指標|単位|根室市|苫小牧市\n2020|人口|人|25,000|170,000\n2021|人口|人|24,636|169,000");
    let mapping = by_city.mapping();
    assert_eq!(mapping.layout, Layout::WideByMunicipality);
    assert_eq!((mapping.defaults.bare_year, mapping.defaults.bare_year_guess.why), (BareYear::Fiscal, Why::Heading));
    assert_eq!(lines(&by_city.taken().0)[3], "012131 人口 FY2021 169000人");

    let heading = "根室市の統計\n年|総人口（人）|婚姻率（‰）\n";
    let mut by_indicator = Grid::text("x.csv", heading);

    by_indicator.cells.extend(Grid::text("", "2020|25,000|3.2\n2021|24,636|3.1").cells);
    let mapping = by_indicator.mapping();
    assert_eq!((mapping.layout, mapping.defaults.bare_year), (Layout::WideByIndicator, BareYear::Calendar));
    assert_eq!(
        lines(&by_indicator.taken().0),
        [
            "012238 総人口 2020 25000人",
            "012238 婚姻率 2020 3.2‰",
            "012238 総人口 2021 24636人",
            "012238 婚姻率 2021 3.1‰"
        ]
    );
}

#[test]
fn a_row_of_units_and_typed_cells() {
    let mut grid = Grid::text("x.xlsx", "団体コード|団体名|年度|人口|面積\n|||人|km2");
    let number = |n: f64| Cell::Number(n);
    grid.cells.push(vec![
        number(12_238.0),
        Cell::Text("根室市".into()),
        number(2021.0),
        number(24_636.0),
        number(506.25),
    ]);
    grid.cells.push(vec![
        number(12_068.0),
        Cell::Text("釧路市".into()),
        number(2021.0),
        number(163_110.0),
        number(1363.29),
    ]);
    let mapping = grid.mapping();
    assert_eq!((mapping.unit_row, mapping.first_row), (Some(1), 2));
    let (data, _) = grid.taken();
    assert_eq!(
        lines(&data),
        [
            "012238 人口 FY2021 24636人",
            "012238 面積 FY2021 506.25km2",
            "012068 人口 FY2021 163110人",
            "012068 面積 FY2021 1363.29km2"
        ]
    );
}

#[test]
fn a_long_export_in_the_manner_of_e_stat() {
    let grid = Grid::text(
        "estat.csv",
        "統計名|社会・人口統計体系\n\ntab_code|表章項目|cat01_code|項目|area_code|地域|time_code|時間軸|unit|value|annotation\n00001|観測値|A1101|総人口|01223|根室市|2020100000|2020年度|人|24,636|\n00001|観測値|A1101|総人口|01206|釧路市|2020100000|2020年度|人|***|",
    );
    let (data, report) = grid.taken();
    assert_eq!(lines(&data), ["012238 総人口 FY2020 24636人", "012068 総人口 FY2020 not_available人"]);
    assert_eq!(report.ignored_columns, ["tab_code", "表章項目", "cat01_code", "time_code"]);
}

#[test]
fn time_codes_alone_are_periods() {
    let grid = Grid::text(
        "x.csv",
        "area_code|time_code|総人口\n01223|2020100000|24636\n01223|2020000000|25000\n01206|2020100000|163110",
    );
    assert_eq!(lines(&grid.taken().0)[..2], ["012238 総人口 FY2020 24636", "012238 総人口 2020 25000"]);
}

#[test]
fn fiscal_and_calendar_years_stay_apart_and_a_bare_year_is_said() {
    let grid = Grid::text(
        "x.csv",
        "市町村|時期|値|指標\n根室市|2020年|1|転入率\n根室市|2020年度|2|転入率\n根室市|R3|3|転入率\n根室市|2022|4|転入率",
    );
    let (data, report) = grid.taken();
    let periods: Vec<String> = data.observations.iter().map(|o| o.period.to_string()).collect();
    assert_eq!(periods, ["2020", "FY2020", "FY2021", "FY2022"]);
    assert_eq!(report.bare_years, 2);
    let mut calendar = grid.mapping();
    calendar.defaults.bare_year = BareYear::Calendar;
    let (data, _) = grid.import(&calendar, &Known::default()).unwrap();
    assert_eq!(data.observations[3].period.to_string(), "2022");
}

#[test]
fn small_numbers_that_look_like_years_are_values() {
    let grid = Grid::text("x.csv", "市町村|R3年度|R4年度\n泊村|2100|1980\n根室市|1990|2001\n釧路市|24636|3");
    let mapping = grid.mapping();
    assert_eq!((mapping.header.as_slice(), mapping.first_row), (&[0][..], 1));
}

#[test]
fn brackets_are_asked_for() {
    let grid = Grid::text("x.csv", "市町村|R3年度|R4年度\n根室市|(1,234)|5\n釧路市|7|8");
    let (_, report) = grid.taken();
    assert_eq!(report.problems[0].reason, ProblemReason::Brackets);
    let mut mapping = grid.mapping();
    mapping.defaults.brackets = Brackets::Negative;
    let (data, _) = grid.import(&mapping, &Known::default()).unwrap();
    assert_eq!(data.observations[0].value.unwrap().to_string(), "-1234");
    mapping.defaults.brackets = Brackets::Reference;
    let (data, _) = grid.import(&mapping, &Known::default()).unwrap();
    assert_eq!(data.observations[0].unusable_reason.unwrap().key(), "reference_value");
}

#[test]
fn cells_merged_downwards_repeat_the_one_above() {
    let grid = Grid::text("x.csv", "市町村|指標|R3年度\n根室市|出生|150\n|死亡|400\n釧路市|出生|700\n|死亡|2,100");
    assert_eq!(
        lines(&grid.taken().0),
        ["012238 出生 FY2021 150", "012238 死亡 FY2021 400", "012068 出生 FY2021 700", "012068 死亡 FY2021 2100"]
    );
}

#[test]
fn totals_headings_and_repeated_headers_are_no_data() {
    let grid =
        Grid::text("x.csv", "市町村|R3年度|R4年度\n市部||\n根室市|1|2\n市町村|R3年度|R4年度\n釧路市|3|4\n合計|4|6");
    let (data, report) = grid.taken();
    assert_eq!(data.observations.len(), 4);
    assert_eq!((report.rows_read, report.rows_without_data), (2, 3));
    let reasons: Vec<_> = report.problems.iter().map(|p| (p.row, p.reason.key())).collect();
    assert_eq!(reasons, [(2, "heading"), (6, "total")]);
}

#[test]
fn the_preview_follows_the_mapping() {
    let grid = Grid::text("x.csv", "人口\n市町村|R3年度|備考\n泊村|1,590|\n根室市|2万4千|推計\n釧路市|-|");
    let mut mapping = grid.mapping();
    let seen = |mapping: &_| preview(&grid.head(), mapping, &Resolver::new(mapping));
    let first = seen(&mapping);
    let kinds: Vec<RowKind> = first.rows.iter().map(|row| row.kind).collect();
    assert_eq!(kinds, [RowKind::Above, RowKind::Header, RowKind::Data, RowKind::Data, RowKind::Data]);
    assert_eq!((first.questions.len(), first.questions[0].text.as_str()), (1, "泊村"));
    assert!(matches!(first.rows[2].cells[0], Taken::Refused(ProblemReason::AmbiguousArea(_))));
    assert_eq!(first.rows[4].cells[1], Taken::Missing(MissingReason::NotApplicable));
    mapping.answers.insert("泊村".into(), first.questions[0].candidates[0]);
    assert!(seen(&mapping).questions.is_empty());
    mapping.columns[1].kind = ColumnKind::Ignore;
    assert_eq!(seen(&mapping).values, 0);
}

/// A register of residents as its ministry lays it out: a title with the day, two names of the year, units in the row of
/// the remaining headings, sums of all and of counties among the towns.
#[test]
fn a_national_register_is_read_by_place_day_and_unit() {
    let text = "令和5年1月1日住民登録人口、令和4年（1月1日から同年12月31日まで）人口動態|||||（単位：人、世帯）
|||令和5年|令和5年|令和4年
|||2023年|2023年|2022年
|||人口|世帯数|出生者数
|||計|世帯数|出生者数
団体コード|都道府県名|市区町村名|人|世帯|人
-|合計|-|1000|500|9
010006|北海道|-|900|400|8
012025|北海道|函館市|300|200|3
013005|北海道|松前郡|70|40|2
013315|北海道|松前町|40|30|1";
    let (data, report) = Grid::text("x.csv", text).taken();
    let of = |code: &str, label: &str, period: &str, value: &str| format!("{code} {label} {period} {value}");
    let rows = |code: &str, [people, homes, births]: [&str; 3]| {
        [
            of(code, "人口 計", "2023-01-01", people),
            of(code, "世帯数", "2023-01-01", homes),
            of(code, "出生者数", "2022", births),
        ]
    };
    let wanted = [
        rows("010006", ["900人", "400世帯", "8人"]),
        rows("012025", ["300人", "200世帯", "3人"]),
        rows("013315", ["40人", "30世帯", "1人"]),
    ];
    assert_eq!(lines(&data), wanted.concat());
    assert_eq!(report.counts, [0, 0, 2], "{:?}", report.problems);
    assert!(report.problems.iter().all(|problem| problem.reason == ProblemReason::Total));
}

#[test]
fn a_day_that_begins_a_span_or_stands_alone_dates_no_year() {
    for title in ["令和5年1月1日から12月31日までの人口", "令和5年1月1日", "令和5年1月1日公表"]
    {
        let text = format!("{title}||\n団体|令和5年|令和4年\n函館市|3|2\n小樽市|5|4");
        let (data, _) = Grid::text("x.csv", &text).taken();
        assert!(data.observations.iter().all(|o| !o.period.to_string().contains('-')), "{title}");
    }
}
