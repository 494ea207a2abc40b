//! A part (女, 0～4歳) is never stored as the whole, and a delivery of one part never as a new edition of another one.

use super::{Grid, file_taken, lines, parted, reasons};
use machikurabe::frame::Cube;
use machikurabe::import::known::Known;
use machikurabe::import::municipality::resolver::Resolver;
use machikurabe::import::recipe::{Fresh, Kept, apply, from_json, of, to_json};
use machikurabe::import::{run, sink};
use machikurabe::model::mapping::{ColumnKind, Guess};
use machikurabe::model::report::ProblemReason;

/// A file of one part.
fn part(heading: &str, member: &str, values: [u32; 2]) -> Grid {
    let [one, two] = values;
    let text = format!(
        "団体名|指標|{heading}|年度|値|単位\n釧路市|受講者数|{member}|R3年度|{one}|人\n釧路市|受講者数|{member}|R4年度|{two}|人"
    );
    Grid::text("t.csv", &text)
}

#[test]
fn a_part_of_an_unknown_dimension_is_refused_whatever_its_column_is_called() {
    for (heading, member) in
        [("対象", "児童"), ("死因別", "がん"), ("性別コード", "2"), ("世帯類型", "単独世帯"), ("所得階級", "低")]
    {
        let (data, report) = part(heading, member, [52, 51]).taken();
        assert_eq!(lines(&data), [""; 0], "{heading} {member}");
        assert_eq!(reasons(&report), [(2, "breakdown"), (3, "breakdown")], "{heading} {member}");
        assert_eq!(report.problems[0].reason, ProblemReason::Breakdown(heading.to_owned(), member.to_owned()));
        assert_eq!((report.parts[0].heading.as_str(), report.parts[0].rows), (heading, 2));
    }
}

#[test]
fn a_part_of_a_known_dimension_is_stored_as_that_part() {
    for (heading, member) in [
        ("性別", "女"),
        ("男女別", "2_女"),
        ("年齢", "65歳以上"),
        ("年齢", "20"),
        ("年齢", "0"),
        ("年齢階級", "20代"),
        ("産業分類", "漁業"),
        ("国籍", "外国人"),
        ("区分", "男性"),
        ("Sex", "F"),
    ] {
        let (data, report) = part(heading, member, [52, 51]).taken();
        let named = format!("012068 受講者数[{heading}={member}]");
        assert_eq!(parted(&data), [format!("{named} FY2021 52人"), format!("{named} FY2022 51人")]);
        assert!(report.is_complete() && report.parts.is_empty(), "{heading} {member}");
        assert_eq!(report.breakdowns[0].members.list(), [member]);
    }
}

#[test]
fn the_whole_and_notes_are_no_parts() {
    for (heading, member) in [
        ("性別", "計"),
        ("男女別", "総数"),
        ("年齢", "全年齢"),
        ("性別コード", "0"),
        ("備考", "速報値を含む"),
        ("出典", "国勢調査"),
        ("URL", "https://example.com/x"),
        ("更新日", "2024-04-01"),
        ("担当課", "水産課"),
        ("データ提供元", "釧路市"),
        ("調査名", "国勢調査"),
        ("振興局", "釧路"),
        ("指標コード", "A1101"),
    ] {
        let (data, report) = part(heading, member, [52, 51]).taken();
        assert_eq!(lines(&data).len(), 2, "{heading} {member}: {:?}", report.problems);
        assert!(report.is_complete(), "{heading} {member}");
    }
}

#[test]
fn of_a_table_with_unknown_parts_only_the_whole_is_kept() {
    let text = "市区町村|年|死因別|所得階級|人口\n函館市|2020年|総数|総数|42\n函館市|2020年|がん|総数|21\n函館市|2020年|肺炎|総数|21\n函館市|2020年|がん|低|10\n小樽市|2020年|がん|低|5";
    let (data, report) = Grid::text("t.csv", text).taken();
    assert_eq!(lines(&data), ["012025 人口 2020 42"]);
    assert_eq!(reasons(&report), [3, 4, 5, 6].map(|row| (row, "breakdown")));
    // Ages as plain numbers part values, too.
    let (data, _) = Grid::text("t.csv", "市区町村|年|年齢|人口\n函館市|2020年|20|10\n小樽市|2020年|20|9").taken();
    assert_eq!(parted(&data), ["012025 人口[年齢=20] 2020 10", "012033 人口[年齢=20] 2020 9"]);
    // Cells merged downwards have their text in the first row only.
    let text = "団体名|指標|死因別|年度|値\n釧路市|x|計|R3年度|9\n釧路市|x||R4年度|8\n釧路市|x|がん|R5年度|5\n釧路市|x||R6年度|4";
    let (data, _) = Grid::text("t.csv", text).taken();
    assert_eq!(lines(&data), ["012068 x FY2021 9", "012068 x FY2022 8"]);
}

#[test]
fn the_second_of_two_parts_never_overwrites_the_first() {
    for heading in ["対象", "死因別"] {
        let (women, men) = (part(heading, "母親", [52, 51]), part(heading, "父親", [48, 47]));
        // Left out on purpose the first is stored as it was said; nobody said so of the second.
        let fresh = women.mapping();
        let mut mapping = fresh.clone();
        mapping.columns[2].guess = Guess::USER;
        assert!(mapping.columns[2].is_left_out());
        let (first, report) = women.import(&mapping, &Known::default()).unwrap();
        assert!(report.is_complete());
        let index = Cube::new(first);
        let known = Known::new(&index);
        let kept = Kept { mapping: &mapping, fresh: &fresh, file: "t", dataset: "t" };
        let recipes = from_json(&to_json(&[of(kept)]).unwrap()).unwrap();
        let carried =
            |grid: &Grid| apply(&recipes, Fresh { mapping: &grid.mapping(), dataset: "t", hash: "" }).unwrap().mapping;
        for mapping in [men.mapping(), carried(&men)] {
            let (data, report) = men.import(&mapping, &known).unwrap();
            assert_eq!((lines(&data).len(), report.changes.revised), (0, 0), "{heading}");
            assert_eq!(reasons(&report), [(2, "breakdown"), (3, "breakdown")]);
            assert!(!report.has_news(), "values of the first are not gone either");
        }
        // What was decided of 母親 holds for the next file of 母親.
        let next = part(heading, "母親", [52, 60]);
        let (_, report) = next.import(&carried(&next), &known).unwrap();
        assert_eq!((report.changes.same, report.changes.revised), (1, 1));
        // As part of the name both stand side by side.
        let mut named = men.mapping();
        named.columns[2].kind = ColumnKind::IndicatorLabel;
        named.columns[2].guess = Guess::USER;
        let (data, report) = men.import(&named, &known).unwrap();
        assert_eq!(lines(&data), ["012068 受講者数 父親 FY2021 48人", "012068 受講者数 父親 FY2022 47人"]);
        assert_eq!(report.changes.revised, 0);
    }
}

#[test]
fn a_dropped_column_that_says_something_else_than_before_is_said_instead_of_revising() {
    let census = part("調査名", "国勢調査", [100, 90]);
    let (first, _) = census.taken();
    let index = Cube::new(first);
    let known = Known::new(&index);
    let register = part("調査名", "住民基本台帳", [101, 90]);
    let (data, report) = register.import(&register.mapping(), &known).unwrap();
    assert_eq!((report.changes.revised, report.changes.same), (0, 1), "{:?}", lines(&data));
    let reason = ProblemReason::OtherDelivery("調査名".into(), "国勢調査".into(), "住民基本台帳".into());
    assert_eq!(report.problems[0].reason, reason);
    // Another year of the same survey, and what somebody decided, may revise.
    let mut decided = register.mapping();
    decided.columns[2].guess = Guess::USER;
    let (_, report) = register.import(&decided, &known).unwrap();
    assert_eq!(report.changes.revised, 1);
    let years = part("調査名", "令和2年国勢調査", [101, 90]);
    let (_, report) = years.import(&years.mapping(), &known).unwrap();
    assert_eq!(report.changes.revised, 1);
}

#[test]
fn a_sheet_never_overwrites_another_one_of_its_file() {
    let sheet = |name: &str, value: &str| {
        let text = format!("団体名|指標|年度|値\n釧路市|受講者数|R3年度|{value}\n釧路市|受講者数|R4年度|7");
        Grid { sheet: name.to_owned(), ..Grid::text("t.xlsx", &text) }
    };
    let take = |grid: &Grid, known: &Known<'_>| {
        let mut mapping = grid.mapping();
        // Sheets are datasets of their own, so only what was joined can meet.
        let joined = known.index().map(|index| index.data().indicators[0].indicator_id.clone());
        mapping.joins.extend(joined.map(|id| ("受講者数".to_owned(), id)));
        let resolver = Resolver::new(&mapping);
        let dataset = format!("t {}", grid.sheet);
        let source = run::Source { file: "t.xlsx", hash: "0123456789abcdef", dataset: &dataset };
        let plan = run::Plan { mapping: &mapping, resolver: &resolver, known, source };
        let mut rows = super::GridRows { cells: grid.cells.clone(), at: 0 };
        let mut out = sink::Collected::default();
        let never = std::sync::atomic::AtomicBool::new(false);
        let report = run::run(&mut rows, plan, &mut out, &|_| {}, &never).unwrap();
        (out.data, report)
    };
    let (first, _) = take(&sheet("女性", "52"), &Known::default());
    let index = Cube::new(first);
    let (_, report) = take(&sheet("男性", "48"), &Known::new(&index));
    assert_eq!((report.changes.revised, report.changes.same), (0, 1));
    assert_eq!(report.problems[0].reason, ProblemReason::OtherSheet("女性".to_owned()));
    // The same sheet read otherwise may revise what it said before.
    let (_, report) = take(&sheet("女性", "53"), &Known::new(&index));
    assert_eq!(report.changes.revised, 1);
}

#[test]
fn the_first_file_of_parts_says_it_too_through_the_readers() {
    let text =
        "団体名,指標,対象,年度,値,単位\n釧路市,受講者数,乳児,令和3年度,52,人\n釧路市,受講者数,乳児,令和4年度,51,人\n";
    let (mapping, data, report) = file_taken("女.csv", text, &Known::default());
    assert!(mapping.columns[2].is_undecided_breakdown());
    assert_eq!((data.observations.len(), report.rows_refused, !report.is_nothing()), (0, 2, false));
}
