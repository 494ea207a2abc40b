//! The page of a city as a figure is what its screen draws: every row, on as many pages as it needs.

use crate::charts::index;
use crate::cli::said;
use machikurabe::analysis::{ruler, scorecard};
use machikurabe::chart::city::{CityLine, CityRequest, CitySpec, Order, build};
use machikurabe::chart::page::{DataFacts, FigurePage, FigureSpec, PageChoice};
use machikurabe::export::figure::{FigureFormat, files};
use machikurabe::export::svg::SvgText;
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::target::Revision;
use machikurabe::session::figures::{Collected, Ground};
use machikurabe::session::view::{Screen, ViewSpec};
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;

fn city(name: &str) -> AreaCode {
    index().data().municipalities.iter().find(|m| m.name == name).unwrap().municipality_code
}

fn pages(view: ViewSpec, language: Language) -> Vec<FigurePage> {
    let (texts, facts) = (Texts::new(language), DataFacts::default());
    let ground = Ground { index: index(), facts: &facts, texts: &texts };
    ground.pages(&Collected::new(Screen::City, view), &PageChoice::default()).unwrap()
}

fn of(page: &FigurePage) -> &CitySpec {
    let FigureSpec::City(spec) = &page.figure else { panic!("no page of a city") };
    spec
}

fn labels(spec: &CitySpec) -> Vec<String> {
    let row = |line: &CityLine| if let CityLine::Row(row) = line { Some(row.row.label.clone()) } else { None };
    spec.lines.iter().filter_map(row).collect()
}

fn view(name: &str) -> ViewSpec {
    ViewSpec { areas: vec![city(name)], city: Some(city(name)), ..ViewSpec::default() }
}

#[test]
fn the_figure_is_what_the_screen_builds() {
    let rows = scorecard::scorecard(index(), Revision::Final, &ruler::default_ruler()).unwrap();
    for order in Order::ALL {
        let area = city("根室市");
        let request =
            CityRequest { index: index(), rows: &rows, area, others: &[area], shown: &|_| true, order: *order };
        let screen = build(&request, &Texts::new(Language::Ja)).unwrap();
        let made = pages(ViewSpec { city_order: *order, ..view("根室市") }, Language::Ja);
        assert_eq!(made.len(), 1);
        assert_eq!(of(&made[0]).lines, screen.lines, "{}", order.key());
        assert!(made[0].title.starts_with("根室市：") && made[0].title.ends_with(&screen.title), "{}", made[0].title);
        assert_eq!(made[0].subtitle, screen.plan);
    }
}

#[test]
fn filters_of_the_view_hold_for_the_figure() {
    let all = labels(of(&pages(view("根室市"), Language::Ja)[0]));
    let some = ViewSpec { levels: vec![machikurabe::model::indicator::Level::GoalTarget], ..view("根室市") };
    let some = labels(of(&pages(some, Language::Ja)[0]));
    assert!(!some.is_empty() && some.len() < all.len(), "{} of {}", some.len(), all.len());
    let none = ViewSpec { words: "そのような指標はない".into(), ..view("根室市") };
    assert!(pages(none, Language::Ja).is_empty());
}

#[test]
fn parts_hold_every_row_once_under_its_headings() {
    let made = pages(view("苫小牧市"), Language::Ja);
    let whole = of(&made[0]);
    let units = whole.units();
    for size in [1, 7, 20, units] {
        let mut seen = Vec::new();
        for from in (0..units).step_by(size) {
            let part = whole.part(&(from..(from + size).min(units)));
            assert!(matches!(part.lines.first(), Some(CityLine::Goal(_))), "a page begins with its heading");
            assert_eq!(part.strips.is_empty(), from > 0);
            assert_eq!(part.units(), size.min(units - from));
            seen.extend(labels(&part));
        }
        assert_eq!(seen, labels(whole), "{size}");
    }
}

#[test]
fn pictures_have_every_word_and_nothing_is_shortened() {
    for language in [Language::Ja, Language::En] {
        let texts = Texts::new(language);
        let made = pages(view("苫小牧市"), language);
        let drawn = files(&made, FigureFormat::Svg(SvgText::Named), &texts).unwrap();
        assert!(drawn.len() > 1, "a hundred rows need more than one page");
        let drawn: String = drawn.iter().map(|file| String::from_utf8_lossy(file).into_owned()).collect();
        let plain: String = drawn.split('>').filter_map(|part| part.split('<').next()).collect();
        let whole = of(&made[0]);
        for line in &whole.lines {
            if let CityLine::Row(row) = line {
                let wanted: String = row.row.label.chars().filter(|c| !c.is_whitespace()).collect();
                let there: String = plain.chars().filter(|c| !c.is_whitespace()).collect();
                let wanted = wanted.replace('&', "&amp;");
                assert!(there.contains(&wanted), "{}", row.row.label);
            }
        }
    }
}

#[test]
fn a_city_without_targets_shows_its_statistics_with_their_sources() {
    let made = pages(view("釧路市"), Language::Ja);
    let spec = of(&made[0]);
    assert!(spec.statistics && spec.units() > 3, "{}", spec.units());
    assert!(!spec.sources.is_empty(), "values cite their documents");
    assert!(made[0].notes.iter().any(|note| note.contains("住民基本台帳")), "{:?}", made[0].notes);
}

#[test]
fn the_command_writes_it_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    for (name, end) in [
        ("根室市", "svg"),
        ("根室市", "png"),
        ("根室市", "pdf"),
        ("岩見沢市", "pptx"),
        ("釧路市", "docx"),
        ("岩見沢市", "xlsx"),
    ] {
        let path = folder.path().join(format!("city-{end}.{end}"));
        let line =
            format!("figure --view city --city {name} --city-order risk --size a4-portrait --out {}", path.display());
        said(&line);
        let written = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path());
        assert!(written.filter(|file| file.extension().is_some_and(|e| e == end)).count() >= 1, "{end}");
    }
}
