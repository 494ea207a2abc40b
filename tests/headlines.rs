//! A headline speaks of what is drawn: on its scale, of its years, of its themes; an empty figure says why.

use machikurabe::analysis::{ruler, scorecard, summary::Counts};
use machikurabe::chart::arrange::{Arrangement, Mark, Scale};
use machikurabe::chart::build::chart;
use machikurabe::chart::page::{DataFacts, FigurePage, PageChoice};
use machikurabe::chart::request::ChartRequest;
use machikurabe::chart::spec::ChartSpec;
use machikurabe::frame::Cube;
use machikurabe::import::sample::sample;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::id::{IndicatorId, ObservationId};
use machikurabe::model::indicator::Level;
use machikurabe::model::period::Period;
use machikurabe::model::place::SeriesPlace;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::status::Status;
use machikurabe::model::target::Revision;
use machikurabe::session::figures::{Collected, Ground};
use machikurabe::session::view::{Screen, ViewSpec};
use machikurabe::session::writing;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A series of Kushiro in 件, fiscal years from 2019.
fn add(data: &mut Dataset, id: &str, label: &str, values: &[&str]) {
    let mut indicator = data.indicator(&IndicatorId::new("kushiro-act-121")).unwrap().clone();
    let of = |o: &&machikurabe::model::observation::Observation| o.indicator_id.as_str() == "kushiro-act-121";
    let pattern = data.observations.iter().find(of).unwrap().clone();
    indicator.indicator_id = IndicatorId::new(id);
    label.clone_into(&mut indicator.label);
    data.indicators.push(indicator);
    for (value, year) in values.iter().zip(2019..) {
        let mut observation = pattern.clone();
        observation.observation_id = ObservationId::new(format!("{id}:{year}"));
        observation.indicator_id = IndicatorId::new(id);
        observation.period = Period::Fiscal(year);
        observation.value = Some(Quantity::parse(value).unwrap());
        data.observations.push(observation);
    }
}

static INDEX: LazyLock<Cube> = LazyLock::new(|| {
    let mut data = sample().unwrap();
    add(&mut data, "rising", "試し件数", &["4", "8", "10"]);
    add(&mut data, "falling", "減る件数", &["9", "6", "3"]);
    add(&mut data, "zero", "零から始まる件数", &["0", "5", "10"]);
    add(&mut data, "none", "値のない件数", &[]);
    Cube::new(data)
});

const PLAIN: Arrangement = Arrangement::PLAIN;

fn drawn(ids: &[&str], arrangement: Arrangement, status: Option<Status>, language: Language) -> ChartSpec {
    let picks: Vec<SeriesPlace> = ids.iter().map(|id| INDEX.only(&IndicatorId::new(*id)).unwrap()).collect();
    let statuses: BTreeMap<SeriesPlace, Status> =
        status.into_iter().flat_map(|status| picks.iter().map(move |pick| (*pick, status))).collect();
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
    chart(&request, &Texts::new(language))
}

fn headline(ids: &[&str], arrangement: Arrangement) -> String {
    drawn(ids, arrangement, None, Language::Ja).finding
}

/// Shown years, by the fiscal years that end in them.
fn years(first: u16, last: u16) -> (u16, u16) {
    (Period::Fiscal(first).last_year(), Period::Fiscal(last).last_year())
}

#[test]
fn it_counts_as_the_axis_does() {
    assert_eq!(headline(&["rising"], PLAIN), "釧路市「試し件数」はR1年度の4件からR3年度の10件に増加");
    let index = Arrangement { scale: Scale::Index, ..PLAIN };
    assert_eq!(headline(&["rising"], index), "釧路市「試し件数（指数）」はR1年度の100.0からR3年度の250.0に増加");
    let rate = Arrangement { scale: Scale::PerThousand, ..PLAIN };
    let said = headline(&["rising"], rate);
    // 4 among 168,086 residents on 1 January 2020, 10 among 163,110 on 1 January 2022.
    assert_eq!(said, "釧路市「試し件数（人口1,000人当たり）」はR1年度の0.024件からR3年度の0.061件に増加");
    let several = headline(&["rising", "falling"], index);
    assert_eq!(several, "釧路市 試し件数ほか1件（指数）：2件のうち増加1件、減少1件");
}

#[test]
fn it_speaks_of_the_years_that_are_shown() {
    let shown = Arrangement { years: Some(years(2019, 2020)), ..PLAIN };
    assert_eq!(headline(&["rising"], shown), "釧路市「試し件数」はR1年度の4件からR2年度の8件に増加");
    let bars = Arrangement { mark: Mark::Bars, ..PLAIN };
    assert_eq!(headline(&["rising"], bars), "釧路市「試し件数」はR3年度に10件");
    let year = Some(years(2020, 2020).0);
    assert_eq!(headline(&["rising"], Arrangement { year, ..bars }), "釧路市「試し件数」はR2年度に8件");
    let of_base = Arrangement { year, scale: Scale::Index, ..bars };
    assert_eq!(headline(&["rising"], of_base), "釧路市「試し件数（指数）」はR2年度に200.0");
}

#[test]
fn a_status_is_told_only_where_the_value_that_it_judges_is_drawn() {
    let said = |arrangement| drawn(&["rising"], arrangement, Some(Status::OnTrack), Language::Ja).finding;
    assert!(said(PLAIN).ends_with("、判定は順調"));
    assert!(said(Arrangement { years: Some(years(2019, 2021)), ..PLAIN }).ends_with("、判定は順調"));
    assert!(!said(Arrangement { years: Some(years(2019, 2020)), ..PLAIN }).contains("判定"));
    let year = Some(years(2020, 2020).0);
    assert!(!said(Arrangement { mark: Mark::Bars, year, ..PLAIN }).contains("判定"));
    let both = |arrangement| drawn(&["rising", "falling"], arrangement, Some(Status::OnTrack), Language::Ja).finding;
    assert!(both(PLAIN).contains("2件のうち2件が達成・順調・概ね順調"));
    assert!(!both(Arrangement { years: Some(years(2019, 2020)), ..PLAIN }).contains("順調"));
}

#[test]
fn what_is_left_out_is_not_spoken_of() {
    let index = Arrangement { scale: Scale::Index, ..PLAIN };
    let spec = drawn(&["zero", "rising"], index, None, Language::Ja);
    assert_eq!(spec.title, "釧路市 試し件数");
    assert_eq!(spec.finding, "釧路市「試し件数（指数）」はR1年度の100.0からR3年度の250.0に増加");
    assert!(spec.remarks.iter().any(|remark| remark.contains("零から始まる件数")));
}

fn pages(screen: Screen, view: ViewSpec) -> Vec<FigurePage> {
    let (facts, texts) = (DataFacts::default(), Texts::new(Language::Ja));
    let ground = Ground { index: &INDEX, facts: &facts, texts: &texts };
    ground.pages(&Collected::new(screen, view), &PageChoice::default()).unwrap()
}

#[test]
fn a_chart_without_a_value_says_why_and_becomes_no_file() {
    let index = Arrangement { scale: Scale::Index, ..PLAIN };
    let cases = [
        ("zero", index, "最初の値が0以下のため"),
        ("rising", Arrangement { years: Some((1990, 1991)), ..PLAIN }, "表示する期間に値のない系列"),
        ("none", PLAIN, "値がまだありません"),
        ("rising", Arrangement { mark: Mark::Bars, year: Some(1990), ..PLAIN }, "試し件数"),
    ];
    for (id, arrangement, why) in cases {
        let spec = drawn(&[id], arrangement, None, Language::Ja);
        assert!(spec.lacking.contains(why), "{id}: {}", spec.lacking);
        assert!(spec.finding.contains("描く値がありません") && spec.finding.contains(why), "{}", spec.finding);
        let english = drawn(&[id], arrangement, None, Language::En);
        assert!(english.finding.starts_with("Nothing to draw for"), "{}", english.finding);
    }
    let city = INDEX.data().municipalities.iter().find(|m| m.name == "釧路市").unwrap().municipality_code;
    let indicators = vec![IndicatorId::new("zero")];
    let view = ViewSpec { areas: vec![city], indicators, scale: Scale::Index, ..ViewSpec::default() };
    let texts = Texts::new(Language::Ja);
    let refused = writing::drawn(&pages(Screen::Compare, view.clone()), &texts).unwrap_err();
    assert!(texts.say(&refused).contains("最初の値が0以下のため"), "{}", texts.say(&refused));
    let plain = ViewSpec { scale: Scale::Own, ..view };
    assert!(writing::drawn(&pages(Screen::Compare, plain), &texts).is_ok());
}

#[test]
fn the_overview_counts_the_themes_and_levels_that_it_shows() {
    let texts = Texts::new(Language::Ja);
    let rows = scorecard::scorecard(&INDEX, Revision::Final, &ruler::default_ruler()).unwrap();
    let areas: Vec<_> = INDEX.data().municipalities.iter().map(|m| m.municipality_code).collect();
    let mut told = 0;
    for (theme, level) in
        machikurabe::model::theme::Theme::ALL.iter().zip([Level::PolicyKpi, Level::GoalTarget].iter().cycle())
    {
        let view = ViewSpec { areas: areas.clone(), themes: vec![*theme], levels: vec![*level], ..ViewSpec::default() };
        let title = pages(Screen::Overview, view).remove(0).title;
        assert!(title.starts_with(&texts.theme(*theme)), "{title}");
        for area in &INDEX.data().municipalities {
            let of = |row: &&scorecard::ScorecardRow| {
                let i = INDEX.series(row.series).unwrap();
                i.area == area.municipality_code && i.theme == *theme && i.level == *level
            };
            let counts = Counts::of(rows.iter().filter(of));
            if counts.assessed() > 0 {
                told += 1;
                let words = format!("{} {}/{}件", area.name, counts.on_track(), counts.assessed());
                assert!(title.contains(&words) && title.contains(&texts.levels(*level)), "{words}: {title}");
            } else {
                assert!(!title.contains(&area.name), "{title}");
            }
        }
    }
    assert!(told > 5);
}
