//! The form for indicators, empty and filled, in both languages.

use super::{Desk, understood};
use machikurabe::export::template::{Column, Form, FormCell, FormRow};
use machikurabe::import::sample::sample;
use machikurabe::model::mapping::ColumnKind;
use machikurabe::model::observation::Role;
use machikurabe::model::report::{ProblemReason, Severity};
use machikurabe::session::template;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;

/// Every plan of the sample, written into a form and imported again, says nothing that the store does not have: no
/// question, no warning, nothing new, in both languages.
#[test]
fn a_filled_form_imported_again_says_nothing_new() {
    let mut desk = Desk::with(&sample().unwrap());
    let plans = desk.cube().data().plans.clone();
    assert!(plans.len() >= 3);
    let vintages = desk.store.vintages().unwrap();
    for language in Language::ALL {
        let texts = Texts::new(*language);
        for plan in &plans {
            let filled = template::of_plan(&desk.cube(), plan, &texts);
            assert!(filled.form.indicators() > 40, "{}", plan.name);
            let path = desk.form(&format!("{}-{}.xlsx", plan.plan_id, language.key()), &filled.form, &texts);
            let done = desk.import(&path, "form").unwrap();
            let report = &done.report;
            let told: Vec<_> = report.problems.iter().filter(|p| p.reason != ProblemReason::Example).collect();
            assert_eq!(told, Vec::<&_>::new(), "{} {language:?}", plan.name);
            assert!(report.questions.is_empty() && report.disputed.is_empty() && report.alike.is_empty());
            assert!(report.ignored_columns.is_empty(), "{:?}", report.ignored_columns);
            let changes = &report.changes;
            assert_eq!(
                (changes.new, changes.revised, changes.gone, report.targets),
                (0, 0, 0, 0),
                "{:?}",
                changes.list
            );
            assert!(changes.same > 100 && done.vintage.is_none(), "{changes:?}");
        }
    }
    assert_eq!(desk.store.vintages().unwrap(), vintages);
}

/// Every column of the form is understood as what it is, in both languages, also before anything is filled in.
#[test]
fn every_column_is_understood() {
    let kinds = |column: Column| match column {
        Column::Municipality => ColumnKind::MunicipalityName,
        Column::Plan => ColumnKind::PlanName,
        Column::PlanYears => ColumnKind::PlanYears,
        Column::Goal => ColumnKind::Goal,
        Column::Policy => ColumnKind::Policy,
        Column::Project => ColumnKind::Project,
        Column::Indicator => ColumnKind::IndicatorLabel,
        Column::Unit => ColumnKind::Unit,
        Column::Polarity => ColumnKind::Polarity,
        Column::Kind => ColumnKind::TargetKind,
        Column::Baseline | Column::Target => ColumnKind::Value,
        Column::BaselinePeriod => ColumnKind::BaselinePeriod,
        Column::TargetPeriod => ColumnKind::TargetPeriod,
        Column::Level => ColumnKind::Level,
        Column::Theme => ColumnKind::Theme,
        Column::Department => ColumnKind::Department,
        Column::Source => ColumnKind::Source,
        Column::Page => ColumnKind::Page,
        Column::Note => ColumnKind::Note,
        Column::Id => ColumnKind::IndicatorId,
    };
    let desk = Desk::empty();
    for language in Language::ALL {
        let texts = Texts::new(*language);
        let form = template::empty(None, (2025, 2029), &texts);
        let path = desk.form(&format!("{}.xlsx", language.key()), &form, &texts);
        let mapping = understood(&path, &desk.cube());
        let found: Vec<ColumnKind> = mapping.columns.iter().map(|column| column.kind).collect();
        let actuals = [ColumnKind::Value; 5];
        let wanted =
            Column::BEFORE.iter().map(|c| kinds(*c)).chain(actuals).chain(Column::BEHIND.iter().map(|c| kinds(*c)));
        assert_eq!(found, wanted.collect::<Vec<_>>(), "{language:?}");
        let periods: Vec<String> = mapping.columns.iter().filter_map(|c| c.period).map(|p| p.to_string()).collect();
        assert_eq!(periods, ["FY2025", "FY2026", "FY2027", "FY2028", "FY2029"]);
    }
}

/// A form that nobody filled in stores nothing, and its example is never stored.
#[test]
fn an_empty_form_and_its_example_store_nothing() {
    let mut desk = Desk::with(&sample().unwrap());
    let texts = Texts::new(Language::Ja);
    let city = desk.cube().data().municipalities.iter().find(|area| area.name == "根室市").cloned();
    let form = template::empty(city.as_ref(), (2025, 2029), &texts);
    let path = desk.form("空.xlsx", &form, &texts);
    let done = desk.import(&path, "form").unwrap();
    assert!(done.vintage.is_none() && done.report.is_nothing(), "{:?}", done.report);
    assert_eq!(done.report.problems.iter().filter(|p| p.reason == ProblemReason::Example).count(), 1);
    assert!(done.report.problems.iter().all(|p| p.reason.severity() == Severity::Note));
}

/// A row with these words in these columns and these actuals, in a form for 2020 to 2024.
fn row(words: &[(Column, &str)], actuals: &[&str]) -> FormRow {
    let cell = |column: &Column| {
        words.iter().find(|(of, _)| of == column).map_or(FormCell::Empty, |(_, words)| FormCell::text(words))
    };
    let mut actuals: Vec<FormCell> = actuals.iter().map(|words| FormCell::text(words)).collect();
    actuals.resize(5, FormCell::Empty);
    FormRow { cells: Column::ALL.iter().map(cell).collect(), actuals }
}

const GOOD: [(Column, &str); 12] = [
    (Column::Municipality, "帯広市"),
    (Column::Plan, "第2期帯広市総合戦略"),
    (Column::PlanYears, "R2～R6"),
    (Column::Indicator, "新規創業件数"),
    (Column::Unit, "件"),
    (Column::Polarity, "大きいほどよい"),
    (Column::Kind, "累計"),
    (Column::Baseline, "20"),
    (Column::BaselinePeriod, "H30"),
    (Column::Target, "100"),
    (Column::Level, "施策KPI"),
    (Column::Theme, "産業・創業・企業誘致"),
];

fn with(changes: &[(Column, &'static str)]) -> Vec<(Column, &'static str)> {
    let mut words: Vec<_> = GOOD.into_iter().filter(|(column, _)| changes.iter().all(|(of, _)| of != column)).collect();
    words.extend(changes);
    words
}

fn filled(rows: Vec<FormRow>, texts: &Texts) -> Form {
    Form { rows, ..template::empty(None, (2020, 2024), texts) }
}

/// The words of a row, the heading of the cell that is wrong, and the key of what is said there.
type Wrong = (Vec<(Column, &'static str)>, &'static str, &'static str);

/// What is missing or contradictory is said at its cell, and the other rows are kept.
#[test]
fn what_is_wrong_is_said_at_its_cell() {
    let texts = Texts::new(Language::Ja);
    let mut desk = Desk::empty();
    let cases: Vec<Wrong> = vec![
        (with(&[(Column::Indicator, "方向なし"), (Column::Polarity, "")]), "目標値", "target_without_polarity"),
        (with(&[(Column::Indicator, "型なし"), (Column::Kind, "")]), "目標値", "target_without_kind"),
        (with(&[(Column::Indicator, "計画なし"), (Column::PlanYears, "")]), "目標値", "target_without_plan"),
        (with(&[(Column::Indicator, "期間"), (Column::PlanYears, "来年")]), "計画期間", "bad_period"),
        (with(&[(Column::Indicator, "年度"), (Column::BaselinePeriod, "去年")]), "基準年度", "bad_period"),
        (with(&[(Column::Indicator, "文字"), (Column::Target, "たくさん")]), "目標値", "not_a_number"),
        (with(&[(Column::Indicator, "方向"), (Column::Polarity, "うえ")]), "望ましい方向", "unknown_key"),
        (with(&[(Column::Indicator, "型"), (Column::Kind, "ゆめ")]), "目標の型", "unknown_key"),
        (with(&[(Column::Municipality, "架空市")]), "市", "unknown_area"),
        (with(&[(Column::Indicator, "単位"), (Column::Baseline, "3人")]), "基準値", "unit_contradiction"),
        (with(&[(Column::Indicator, "区分なし"), (Column::Level, "")]), "指標区分", "no_level"),
        (
            with(&[(Column::Indicator, "逆"), (Column::Kind, "到達"), (Column::Target, "10")]),
            "目標値",
            "target_looks_back",
        ),
        (
            with(&[(Column::Indicator, "減る増加"), (Column::Kind, "増加"), (Column::Target, "-5")]),
            "目標値",
            "target_looks_back",
        ),
    ];
    let mut rows: Vec<FormRow> = cases.iter().map(|(words, ..)| row(words, &["5"])).collect();
    rows.push(row(&with(&[]), &["18", "17", "20"]));
    rows.push(row(
        &with(&[(Column::Indicator, "待機児童数"), (Column::Polarity, "小さいほどよい"), (Column::Kind, "維持")]),
        &["0"],
    ));
    let path = desk.form("誤り.xlsx", &filled(rows, &texts), &texts);
    let done = desk.import(&path, "form").unwrap();
    let told: Vec<(u64, &str, &str)> =
        done.report.problems.iter().map(|p| (p.row, p.heading.as_str(), p.reason.key())).collect();
    // Row 1 is the heading and row 2 the example.
    let wanted = (3..).zip(&cases).map(|(row, (_, heading, key))| (row, *heading, *key));
    let mut wanted: Vec<_> = wanted.chain([(2, "", "example")]).collect();
    let mut told = told;
    told.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(told, wanted);
    let cube = desk.cube();
    let aimed: Vec<&str> =
        cube.data().targets.iter().map(|t| cube.indicator(&t.indicator_id).unwrap().label.as_str()).collect();
    assert_eq!(aimed, ["単位", "区分なし", "逆", "減る増加", "新規創業件数", "待機児童数"]);
}

/// What the store says of an indicator is not turned round by a file of values; the cell that says so is told.
#[test]
fn a_turned_direction_or_kind_does_not_change_what_is_stored() {
    let texts = Texts::new(Language::Ja);
    let mut desk = Desk::empty();
    let both = |more: &[(Column, &'static str)]| {
        vec![
            row(&with(more), &["18"]),
            row(
                &with(&[
                    (Column::Indicator, "待機児童数"),
                    (Column::Polarity, "小さいほどよい"),
                    (Column::Kind, "維持"),
                ]),
                &["0"],
            ),
        ]
    };
    let path = desk.form("一.xlsx", &filled(both(&[]), &texts), &texts);
    desk.import(&path, "form").unwrap();
    let before = desk.cube().data().clone();
    let path = desk.form(
        "二.xlsx",
        &filled(both(&[(Column::Polarity, "小さいほどよい"), (Column::Kind, "到達")]), &texts),
        &texts,
    );
    let done = desk.import(&path, "form").unwrap();
    let told: Vec<(u64, &str, &str)> =
        done.report.problems.iter().map(|p| (p.row, p.heading.as_str(), p.reason.key())).collect();
    assert_eq!(told, [(2, "", "example"), (3, "目標の型", "stored_stands"), (3, "望ましい方向", "stored_stands")]);
    assert!(done.vintage.is_none());
    assert_eq!(*desk.cube().data(), before);
}

/// The columns of the form are understood in any order and in any other file; totals stand beside yearly values.
#[test]
fn the_same_columns_are_understood_in_any_file() {
    let mut desk = Desk::empty();
    let text =
        "指標,単位,市,令和3年度累計,令和3年度実績,令和2年度実績,目標値,目標の型,望ましい方向,計画期間,計画名,指標区分
相談件数,件,帯広市,35,17,18,100,累計,大きいほどよい,令和2年度～令和6年度,戦略,施策KPI
苦情件数,件,帯広市,,5,8,0,到達,小さいほどよい,令和2年度～令和6年度,戦略,事業KPI
";
    let path = desk.file("表.csv", text.as_bytes());
    let done = desk.import(&path, "表").unwrap();
    assert_eq!(done.report.problems, []);
    let rows: Vec<String> = desk
        .cube()
        .observations()
        .filter(|o| o.role == Role::Actual && o.value.is_some())
        .map(|o| format!("{} {} {} {}", o.indicator.label, o.period, o.value.unwrap(), o.cumulative))
        .collect();
    assert_eq!(
        rows,
        [
            "相談件数 FY2021 35 true",
            "相談件数 FY2021 17 false",
            "相談件数 FY2020 18 false",
            "苦情件数 FY2021 5 false",
            "苦情件数 FY2020 8 false"
        ]
    );
}
