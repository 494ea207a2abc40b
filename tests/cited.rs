//! A figure cites the documents of the values that it draws, all of them and no others.
//!
//! In the data of these tests every observation, target and indicator stands in a document of its own, so that a source
//! line says exactly which values it is about.

use machikurabe::analysis::scorecard::{self, ScorecardRow};
use machikurabe::analysis::{compare::Populations, ruler};
use machikurabe::chart::arrange::{Arrangement, Mark, Scale};
use machikurabe::chart::page::{DataFacts, FigurePage, PageChoice};
use machikurabe::chart::{check, page, request::ChartRequest};
use machikurabe::frame::Cube;
use machikurabe::import::sample::sample;
use machikurabe::model::document::{Document, Provenance};
use machikurabe::model::id::{DocumentId, IndicatorId};
use machikurabe::model::indicator::Concept;
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::observation::Role;
use machikurabe::model::period::Period;
use machikurabe::model::place::SeriesPlace;
use machikurabe::model::target::{Revision, TargetKind};
use machikurabe::model::theme::Theme;
use machikurabe::session::figures::{Collected, Ground};
use machikurabe::session::view::{Screen, ViewSpec};
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The sample, everything in a document of its own, called after what stands in it.
static INDEX: LazyLock<Cube> = LazyLock::new(|| {
    let mut data = sample().unwrap();
    let pattern = data.documents[0].clone();
    let mut documents = Vec::new();
    let mut own = |source: &mut Provenance, name: String| {
        let document_id = DocumentId::new(format!("d:{name}"));
        source.document_id = document_id.clone();
        let title = format!("《{name}》");
        documents.push(Document {
            document_id,
            title_en: title.clone(),
            title,
            published: String::new(),
            ..pattern.clone()
        });
    };
    for observation in &mut data.observations {
        let name = observation.observation_id.to_string();
        own(&mut observation.source, name);
    }
    for target in &mut data.targets {
        let name = format!("target {}", target.target_id);
        own(&mut target.source, name);
    }
    for indicator in &mut data.indicators {
        let name = format!("indicator {}", indicator.indicator_id);
        own(&mut indicator.source, name);
    }
    data.documents.extend(documents);
    Cube::new(data)
});

fn texts() -> Texts {
    Texts::new(Language::Ja)
}

fn place(id: &str) -> SeriesPlace {
    INDEX.only(&IndicatorId::new(id)).unwrap()
}

/// What the notes of a page cite, without the marks around it.
fn cited(page: &FigurePage) -> BTreeSet<String> {
    let notes = page.notes.iter().filter(|note| note.contains("出典"));
    let titles = notes.flat_map(|note| note.split('《').skip(1).filter_map(|rest| rest.split_once('》')));
    titles.map(|(title, _)| title.to_owned()).collect()
}

fn set<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

fn page_of(ids: &[&str], arrangement: Arrangement) -> FigurePage {
    let picks: Vec<SeriesPlace> = ids.iter().map(|id| place(id)).collect();
    let statuses = BTreeMap::new();
    let (index, comparison) = (&*INDEX, None);
    let request = ChartRequest {
        index,
        areas: &[],
        picks: &picks,
        statuses: &statuses,
        plan_time: false,
        comparison,
        ruler: "",
        arrangement,
    };
    page::compare(&request, &PageChoice::default(), &DataFacts::default(), &texts())
}

const BASELINE: &str = "tomakomai-kpi-026:baseline:FY2018";
const ACTUAL: &str = "tomakomai-kpi-026:actual:FY2021";
const TARGET: &str = "target tomakomai-kpi-026:final";

#[test]
fn a_line_cites_its_values_its_baseline_and_its_target_and_never_the_indicator() {
    let page = page_of(&["tomakomai-kpi-026"], Arrangement::PLAIN);
    assert_eq!(cited(&page), set([BASELINE, ACTUAL, TARGET]));
    let both = page_of(&["tomakomai-kpi-026", "kushiro-act-121"], Arrangement::PLAIN);
    assert_eq!(cited(&both), set([BASELINE, ACTUAL, TARGET, "kushiro-act-121:actual:FY2020"]));
}

#[test]
fn years_that_are_not_shown_are_not_cited() {
    let years = |first, last| Arrangement { years: Some((first, last)), ..Arrangement::PLAIN };
    let of = |arrangement| cited(&page_of(&["tomakomai-kpi-026"], arrangement));
    let ends = Period::Fiscal(2021).last_year();
    assert_eq!(of(years(ends, ends)), set([ACTUAL]));
    assert_eq!(of(years(2010, ends)), set([BASELINE, ACTUAL]));
    let bars = Arrangement { mark: Mark::Bars, ..Arrangement::PLAIN };
    assert_eq!(of(bars), set([BASELINE, ACTUAL, TARGET]));
    assert_eq!(of(Arrangement { year: Some(1990), ..bars }), set([BASELINE, TARGET]));
}

#[test]
fn a_computed_value_cites_what_it_is_computed_from() {
    let index = Arrangement { scale: Scale::Index, ..Arrangement::PLAIN };
    assert_eq!(cited(&page_of(&["tomakomai-kpi-026"], index)), set([BASELINE, ACTUAL, TARGET]));
    let rate = Arrangement { scale: Scale::PerThousand, ..Arrangement::PLAIN };
    let city = INDEX.series(place("kushiro-act-121")).unwrap().area;
    let register = Populations::of(&INDEX).residents(city, Concept::PopulationRegister);
    let residents = register.per_thousand(Period::Fiscal(2020), 781.0).unwrap();
    let population = residents.population.observation_id();
    assert_eq!(
        cited(&page_of(&["kushiro-act-121"], rate)),
        set(["kushiro-act-121:actual:FY2020", population.as_str()])
    );
}

#[test]
fn a_total_cites_every_year_that_it_is_summed_up_from() {
    let mut summed = 0;
    for target in INDEX.data().targets.iter().filter(|t| t.kind == TargetKind::Accumulate) {
        let at = INDEX.place_of_target(target).unwrap();
        let first = INDEX.data().plan(&target.plan_id).unwrap().first_year;
        let in_plan = |o: &machikurabe::frame::ObservationRef<'_>| {
            o.role == Role::Actual
                && o.value.is_some()
                && o.period.fiscal_year() >= first
                && o.unusable_reason.is_none()
        };
        let years: Vec<_> = INDEX.observations_of(at).filter(in_plan).collect();
        if years.len() < 2 || years.iter().any(|o| o.cumulative || o.averaged || o.period.is_span()) {
            continue;
        }
        let complete = years.iter().zip(first..).all(|(o, year)| o.period.fiscal_year() == year);
        if !complete {
            continue;
        }
        summed += 1;
        let cited = cited(&page_of(&[target.indicator_id.as_str()], Arrangement::PLAIN));
        for year in years {
            assert!(cited.contains(year.observation_id().as_str()), "{}: {cited:?}", year.observation_id());
        }
    }
    assert!(summed > 0, "the sample has no such target");
}

fn judged() -> Vec<ScorecardRow> {
    scorecard::scorecard(&INDEX, Revision::Final, &ruler::default_ruler()).unwrap()
}

/// The documents of what enters the figures of some targets, as the check-workbook lists it.
fn entering(rows: &[&ScorecardRow]) -> BTreeSet<String> {
    let book = check::book(&INDEX, rows, &ruler::default_ruler(), "", &texts());
    let values = book.values.iter().map(|value| value.source.document.clone());
    let targets = book.rows.iter().map(|row| row.source.document.clone());
    values.chain(targets).map(|title| title.trim_matches(['《', '》']).to_owned()).collect()
}

fn pages(screen: Screen, view: &ViewSpec) -> Vec<FigurePage> {
    let (facts, texts) = (DataFacts::default(), texts());
    let ground = Ground { index: &INDEX, facts: &facts, texts: &texts };
    ground.pages(&Collected::new(screen, view.clone()), &PageChoice::default()).unwrap()
}

#[test]
fn matrix_board_and_sheet_cite_what_enters_the_targets_that_they_show() {
    let rows = judged();
    let city = AreaCode::parse("012238").unwrap();
    let theme = Theme::ALL.iter().copied().find(|theme| {
        let of = |row: &&ScorecardRow| INDEX.series(row.series).is_some_and(|i| i.theme == *theme);
        rows.iter().filter(of).count() > 5
    });
    for themes in [Vec::new(), theme.into_iter().collect()] {
        let view = ViewSpec { areas: vec![city], city: Some(city), themes: themes.clone(), ..ViewSpec::default() };
        let of = |all: bool| {
            let kept = |row: &&ScorecardRow| {
                let indicator = INDEX.series(row.series).unwrap();
                indicator.area == city && (all || themes.is_empty() || themes.contains(&indicator.theme))
            };
            entering(&rows.iter().filter(kept).collect::<Vec<_>>())
        };
        for (screen, all) in [(Screen::Overview, false), (Screen::Gaps, false), (Screen::City, false)] {
            let page = pages(screen, &view).remove(0);
            let found = if screen == Screen::City {
                // Beside what was judged, the values of the small lines are drawn.
                let titles = page.notes.iter().flat_map(|note| note.split('《').skip(1));
                let found: BTreeSet<String> =
                    titles.filter_map(|rest| Some(rest.split_once('》')?.0.to_owned())).collect();
                let lines = rows.iter().filter(|row| INDEX.series(row.series).is_some_and(|s| s.area == city));
                let of_lines: BTreeSet<String> = lines
                    .flat_map(|row| INDEX.observations_of(row.series))
                    .filter(machikurabe::frame::ObservationRef::is_trend_point)
                    .map(|o| o.observation_id().to_string())
                    .collect();
                let further: BTreeSet<&String> = found.difference(&of_lines).collect();
                assert!(further.iter().all(|title| of(false).contains(*title)), "{further:?}");
                found.intersection(&of(false)).cloned().collect()
            } else {
                cited(&page)
            };
            assert_eq!(found, of(all), "{screen:?} {themes:?}");
        }
    }
}

#[test]
fn two_documents_of_one_series_are_both_named_on_screen_and_in_a_pack() {
    let mut data = sample().unwrap();
    let first = data.observations.iter().position(|o| o.observation_id.as_str() == ACTUAL).unwrap();
    let document_id = DocumentId::new("later");
    let (title, published) = ("後から届いた表".to_owned(), String::new());
    let later = Document { document_id: document_id.clone(), title, published, ..data.documents[0].clone() };
    data.documents.push(later);
    let mut next = data.observations[first].clone();
    next.observation_id = machikurabe::model::id::ObservationId::new("tomakomai-kpi-026:actual:FY2022");
    next.period = Period::Fiscal(2022);
    next.source.document_id = document_id;
    data.observations.push(next);
    let index = Cube::new(data);
    let (facts, texts) = (DataFacts::default(), texts());
    let ground = Ground { index: &index, facts: &facts, texts: &texts };
    let city = AreaCode::parse("012131").unwrap();
    let indicators = vec![IndicatorId::new("tomakomai-kpi-026")];
    let view = ViewSpec { areas: vec![city], indicators, ..ViewSpec::default() };
    let collected = [Collected::new(Screen::Compare, view.clone())];
    let pack = ground.briefing("", &collected, (&view.areas, &view.ruler), &PageChoice::default()).unwrap();
    let strategy = index.data().documents.iter().find(|d| d.document_id.as_str() == "tomakomai-2022-strategy").unwrap();
    let note = pack.pages[0].notes.iter().find(|note| note.starts_with("出典")).unwrap();
    assert!(note.contains("後から届いた表") && note.contains(&strategy.title), "{note}");
    // Where its value is drawn alone, it is cited alone.
    let year = Period::Fiscal(2022).last_year();
    let view = ViewSpec { years: Some((year, year)), ..view };
    let page = ground.pages(&Collected::new(Screen::Compare, view), &PageChoice::default()).unwrap().remove(0);
    let note = page.notes.iter().find(|note| note.starts_with("出典")).unwrap();
    assert!(note.contains("後から届いた表") && !note.contains(&strategy.title), "{note}");
}
