//! Rows from baseline to target, tables, and changes since a year: what they show, when they stand unasked, and that
//! every file has them.
//!
//! The values are those of the documents; the differences are worked out by hand.

use crate::arranged::arranged_in;
use crate::charts::{index, place_of};
use crate::cli::{run, said};
use machikurabe::chart::arrange::{Arrangement, Mark, Scale};
use machikurabe::chart::build::form;
use machikurabe::chart::page::{DataFacts, PageChoice, PageSize};
use machikurabe::chart::places::{self, PlacesRequest};
use machikurabe::chart::spec::{ChartSpec, KeyMark};
use machikurabe::chart::table::Cell;
use machikurabe::export::figure::FigureFormat;
use machikurabe::export::svg::SvgText;
use machikurabe::model::id::IndicatorId;
use machikurabe::model::municipality::AreaCode;
use machikurabe::session::figures::{Collected, Ground};
use machikurabe::session::view::{Screen, ViewSpec};
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;

/// Childcare consultations of two cities: one year each, beside a baseline and a target.
const SHORT: [&str; 2] = ["tomakomai-kpi-026", "iwamizawa-prj-024"];

fn city(name: &str) -> AreaCode {
    index().data().municipalities.iter().find(|m| m.name == name).unwrap().municipality_code
}

fn of(ids: &[&str], mark: Mark, language: Language) -> ChartSpec {
    arranged_in(ids, Arrangement { mark, ..Arrangement::PLAIN }, language)
}

/// A chart of one indicator in several cities.
fn over(id: &str, cities: &[&str], arrangement: Arrangement, language: Language) -> ChartSpec {
    let areas: Vec<AreaCode> = cities.iter().map(|name| city(name)).collect();
    let view = ViewSpec { areas: areas.clone(), indicators: vec![IndicatorId::new(id)], ..ViewSpec::default() };
    let picks = view.picks(index());
    let statuses = std::collections::BTreeMap::new();
    let request = machikurabe::chart::request::ChartRequest {
        index: index(),
        areas: &areas,
        picks: &picks,
        statuses: &statuses,
        plan_time: false,
        comparison: None,
        ruler: "",
        arrangement,
    };
    machikurabe::chart::build::chart(&request, &Texts::new(language))
}

#[test]
fn unasked_two_points_are_rows_and_more_are_lines() {
    let place = |id: &str| place_of(index(), id);
    assert_eq!(form(index(), &SHORT.map(place), Mark::Auto, false), Mark::Dumbbell);
    // A baseline and two years are a line; one such series makes the picture one of lines.
    assert_eq!(form(index(), &[place("nemuro-kpi-026")], Mark::Auto, false), Mark::Lines);
    assert_eq!(form(index(), &[place(SHORT[0]), place("nemuro-kpi-026")], Mark::Auto, false), Mark::Lines);
    assert_eq!(form(index(), &SHORT.map(place), Mark::Auto, true), Mark::Lines, "a share of the plan is an axis");
    assert_eq!(form(index(), &SHORT.map(place), Mark::Bars, false), Mark::Bars, "what is chosen stands");
    assert_eq!(form(index(), &[], Mark::Auto, false), Mark::Lines);
    assert_eq!(ViewSpec::default().mark, Mark::Auto);
    // A view of before keeps its lines.
    let mut old = serde_json::to_value(ViewSpec::default()).unwrap();
    old.as_object_mut().unwrap().remove("mark");
    assert_eq!(serde_json::from_value::<ViewSpec>(old).unwrap().mark, Mark::Lines);
}

#[test]
fn a_row_goes_from_the_baseline_over_the_value_to_the_target() {
    for (language, said) in [
        (Language::Ja, ["278件（R3年度）", "基準値 668件（H30年度）", "目標値 300件（R6年度）"]),
        (Language::En, ["278 cases (FY2021)", "Baseline 668 cases (FY2018)", "Target 300 cases (FY2024)"]),
    ] {
        let spec = of(&SHORT, Mark::Dumbbell, language);
        let rows = &spec.panels[0].bars;
        let points = [&rows[0].value, &rows[0].baseline, &rows[0].target].map(|p| p.as_ref().unwrap());
        assert_eq!(points.map(|p| p.said.as_str()), said);
        assert_eq!(points.map(|p| p.y.to_bits()), [278.0_f64, 668.0, 300.0].map(f64::to_bits));
        assert_eq!(rows[1].value.as_ref().unwrap().y.to_bits(), 1511.0_f64.to_bits());
        assert!(rows.iter().all(|row| row.first.is_none()) && spec.lacking.is_empty());
        assert!(!spec.key.iter().any(|(mark, _)| *mark == KeyMark::First));
    }
}

#[test]
fn a_row_without_a_baseline_begins_at_the_first_value() {
    let arrangement = Arrangement { mark: Mark::Auto, ..Arrangement::PLAIN };
    let spec = over("census-population", &["根室市", "釧路市"], arrangement, Language::Ja);
    assert_eq!(spec.form, Mark::Dumbbell);
    let ends = spec.panels[0].bars.iter().map(|row| {
        let y = |point: &Option<machikurabe::chart::spec::ChartPoint>| point.as_ref().map(|p| p.y);
        (y(&row.first), y(&row.value), y(&row.target))
    });
    let expected = [(Some(26_917.0), Some(24_636.0), None), (Some(174_742.0), Some(165_077.0), None)];
    assert_eq!(ends.collect::<Vec<_>>(), expected);
    assert!(spec.key.iter().any(|(mark, words)| *mark == KeyMark::First && words == "最初の値"));
    // Bars show their one value and nothing before it.
    let bars = Arrangement { mark: Mark::Bars, ..Arrangement::PLAIN };
    let bars = over("census-population", &["根室市"], bars, Language::Ja);
    assert!(bars.panels[0].bars.iter().all(|bar| bar.first.is_none()));
}

#[test]
fn changes_are_differences_from_the_chosen_year() {
    let since = |year| Arrangement { scale: Scale::Change, since: year, ..Arrangement::PLAIN };
    for year in [None, Some(2015)] {
        let spec = over("register-population", &["根室市", "釧路市"], since(year), Language::Ja);
        let line = &spec.panels[0].lines[0];
        let values: Vec<(u16, f64)> = line.stretches.iter().flatten().map(|p| (p.period.last_year(), p.y)).collect();
        // 28,050 on the first day of 2015, 22,468 ten years later.
        assert_eq!(values.first().copied(), Some((2015, 0.0)));
        assert_eq!(values.last().copied(), Some((2025, -5_582.0)));
        assert!(line.stretches.iter().flatten().last().unwrap().said.starts_with("−5,582人"), "{:?}", line.name);
        assert_eq!(spec.panels[0].title, "増減（人）");
        assert!(spec.remarks.iter().any(|r| r.contains("増減の起点") && r.contains("28,050人")), "{:?}", spec.remarks);
    }
    // Counted from a year that is not shown.
    let shown = Arrangement { years: Some((2020, 2025)), ..since(Some(2016)) };
    let spec = over("register-population", &["根室市"], shown, Language::En);
    let first = &spec.panels[0].lines[0].stretches[0][0];
    assert_eq!((first.period.last_year(), first.y), (2020, -2_172.0));
    assert!(spec.finding.contains("−5,161"), "{}", spec.finding);
    // Of shares the difference is in points.
    let share = arranged_in(&["nemuro-kpi-026"], since(None), Language::Ja);
    let last = share.panels[0].lines[0].stretches.iter().flatten().last().unwrap();
    assert!(last.said.contains("ポイント"), "{}", last.said);
    assert_eq!(share.panels[0].title, "増減（ポイント）");
}

#[test]
fn a_year_without_a_value_is_refused_with_the_reason() {
    for (language, words) in
        [(Language::Ja, "起点の年に値がない"), (Language::En, "the year to start from has no value")]
    {
        let arrangement = Arrangement { scale: Scale::Change, since: Some(1990), ..Arrangement::PLAIN };
        let spec = over("register-population", &["根室市"], arrangement, language);
        assert!(spec.panels.is_empty() && spec.lacking.contains(words), "{}", spec.lacking);
        assert!(spec.lacking.contains("1990"), "{}", spec.lacking);
    }
}

#[test]
fn places_are_ranked_by_their_change() {
    let indicators = [IndicatorId::new("register-population")];
    let areas = ["根室市", "苫小牧市", "岩見沢市", "釧路市"].map(city);
    let request = |since| PlacesRequest {
        index: index(),
        indicators: &indicators,
        areas: &areas,
        own: None,
        form: Mark::Ranking,
        year: Some(2025),
        scale: Scale::Change,
        since,
    };
    let texts = Texts::new(Language::Ja);
    let spec = places::build(&request(Some(2015)), &texts);
    let nemuro = spec.dots.iter().find(|dot| dot.area == areas[0]).unwrap();
    assert_eq!((nemuro.value, nemuro.amount.as_str()), (-5_582.0, "−5,582人"));
    assert!(spec.dots.iter().all(|dot| dot.value < 0.0) && spec.dots.len() == 4);
    assert!(spec.axes[0].name.contains("増減") && spec.axes[0].range[1].abs() < f64::EPSILON, "{:?}", spec.axes[0]);
    let refused = places::build(&request(Some(1990)), &texts);
    assert!(refused.dots.is_empty() && refused.lacking.contains("1990"), "{}", refused.lacking);
    let own = places::build(&request(None), &texts);
    assert!(own.remarks.iter().any(|remark| remark.contains("実数")), "{:?}", own.remarks);
    assert!(own.dots[0].value > 100_000.0);
}

#[test]
fn a_table_has_every_number_and_flows_over_pages_without_losing_one() {
    let arrangement = Arrangement { mark: Mark::Table, ..Arrangement::PLAIN };
    let spec = over("register-population", &["根室市", "釧路市"], arrangement, Language::Ja);
    let table = spec.table.as_ref().unwrap();
    assert_eq!((table.len(), table.columns.len()), (2, 11));
    let shown = |cell: &Cell| if let Cell::Value { shown, .. } = cell { shown.clone() } else { String::new() };
    assert_eq!(table.parts[0].rows[0].cells.first().map(shown).as_deref(), Some("28,050"));
    assert!(spec.key.is_empty(), "a table needs no key");
    // On a small page.
    let (texts, facts) = (Texts::new(Language::Ja), DataFacts::default());
    let ground = Ground { index: index(), facts: &facts, texts: &texts };
    let areas: Vec<AreaCode> = index().data().municipalities.iter().map(|m| m.municipality_code).collect();
    let indicators: Vec<IndicatorId> = index()
        .data()
        .indicators
        .iter()
        .map(|i| i.indicator_id.clone())
        .filter(|i| i.as_str().starts_with("nemuro-kpi"))
        .collect();
    let view = ViewSpec { areas, indicators, mark: Mark::Table, ..ViewSpec::default() };
    let choice = PageChoice { size: PageSize::Millimetres(210.0, 148.0), ..PageChoice::default() };
    let pages = ground.pages(&Collected::new(Screen::Compare, view), &choice).unwrap();
    let files = machikurabe::export::figure::files(&pages, FigureFormat::Svg(SvgText::Named), &texts).unwrap();
    assert!(files.len() > 1, "the table is longer than a page");
    let drawn: String = files.iter().map(|file| String::from_utf8_lossy(file).into_owned()).collect();
    let machikurabe::chart::page::FigureSpec::Chart(whole) = &pages[0].figure else { panic!("no chart") };
    for row in whole.table.as_ref().unwrap().parts.iter().flat_map(|part| &part.rows) {
        for cell in row.cells.iter().map(shown).filter(|words| !words.is_empty()) {
            assert!(drawn.contains(&format!(">{cell}<")), "{} {cell}", row.name);
        }
    }
}

#[test]
fn files_have_both_forms_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    for (form, mark) in [("dumbbell", "scatterChart"), ("table", "a:tbl")] {
        for language in ["ja", "en"] {
            let file = |end: &str| folder.path().join(format!("{form}-{language}.{end}"));
            for end in ["svg", "png", "pdf", "pptx", "docx", "xlsx"] {
                let line = format!(
                    "figure --comparison childcare-consultations --form {form} --lang {language} --out {}",
                    file(end).display()
                );
                said(&line);
            }
            let svg = std::fs::read_to_string(file("svg")).unwrap();
            assert!(svg.contains("1,511"), "{form} {language}");
            let mut slides = zip::ZipArchive::new(std::fs::File::open(file("pptx")).unwrap()).unwrap();
            let names: Vec<String> = slides.file_names().map(|name| name.unwrap().into_owned()).collect();
            assert!(!names.iter().any(|name| name.contains("media/")), "{form}: {names:?}");
            let mut all = String::new();
            for name in names.iter().filter(|name| name.rsplit('.').next() == Some("xml")) {
                std::io::Read::read_to_string(&mut slides.by_name(name).unwrap(), &mut all).unwrap();
            }
            assert!(all.contains(mark), "{form}");
        }
    }
    let change = folder.path().join("change.svg");
    let line = format!(
        "figure --indicator register-population --city 根室市 --city 釧路市 --since 2015 --out {}",
        change.display()
    );
    said(&line);
    assert!(std::fs::read_to_string(&change).unwrap().contains("増減（人）"));
    let refused = run(&format!(
        "figure --indicator register-population --city 根室市 --since 1990 --out {}",
        folder.path().join("none.svg").display()
    ));
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("1990"), "{refused:?}");
}
