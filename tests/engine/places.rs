//! One indicator over many places: order, median and quartiles by numbers worked out by hand and by another way.

use super::*;
use machikurabe::analysis::places::{spread, values};
use machikurabe::chart::arrange::{Mark, Scale};
use machikurabe::chart::places::{PlacesRequest, build};
use machikurabe::model::document::Document;
use machikurabe::model::municipality::{AreaCode, Municipality};
use machikurabe::model::observation::Observation;
use machikurabe::model::period::Period;
use machikurabe::model::place::SeriesPlace;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use proptest::prelude::*;

fn id(text: &str) -> IndicatorId {
    IndicatorId::new(text)
}

fn cities() -> Vec<AreaCode> {
    ["012238", "012131", "012106", "012068"].map(|code| AreaCode::parse(code).unwrap()).to_vec()
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
}

#[test]
fn the_births_of_2024_stand_in_their_order_with_their_median() {
    // The register of 2025, sheet 1: rows 31, 24, 28 and 41; nation and prefecture are no cities.
    let found = values(&SAMPLE, &id("register-births"), None, &[]).unwrap().unwrap();
    assert_eq!(found.period, Period::Calendar(2024));
    let numbers: Vec<f64> = found.values.iter().map(|value| value.value).collect();
    assert_eq!(numbers, [779.0, 604.0, 275.0, 96.0]);
    assert!(found.missing.is_empty());
    let [first, median, third] = spread(&numbers).unwrap().unwrap().quartiles;
    // (275 + 604) ÷ 2; 96 + 0.75 × (275 − 96); 604 + 0.25 × (779 − 604).
    assert!(close(median, 439.5) && close(first, 230.25) && close(third, 647.75), "{first} {median} {third}");
    let earlier = values(&SAMPLE, &id("register-births"), Some(2014), &[]).unwrap().unwrap();
    assert_eq!(earlier.period, Period::Calendar(2014));
    assert!(values(&SAMPLE, &id("register-births"), Some(1990), &[]).unwrap().is_none());
}

#[test]
fn wards_are_counted_with_their_city_unless_they_are_picked() {
    let mut data = sample().unwrap();
    let model = data.municipalities[0].clone();
    let places = [("011002", "札幌市"), ("011011", "札幌市中央区"), ("131016", "千代田区"), ("242021", "四日市市")];
    for (code, name) in places {
        let area = AreaCode::parse(code).unwrap();
        let kind = machikurabe::model::municipality::AreaKind::Municipality;
        let named = Municipality { municipality_code: area, name: name.to_owned(), kind, ..model.clone() };
        data.municipalities.push(named);
        let births = data.observations.iter().find(|o| o.indicator_id == id("register-births")).unwrap().clone();
        let observation_id = machikurabe::model::id::ObservationId(format!("{code}-births"));
        let period = Period::Calendar(2024);
        data.observations.push(Observation { observation_id, municipality_code: area, period, ..births });
    }
    let cube = Cube::new(data);
    let names = |picked: &[AreaCode]| -> Vec<String> {
        let found = values(&cube, &id("register-births"), Some(2024), picked).unwrap().unwrap();
        let area = |series: SeriesPlace| cube.series(series).unwrap().area;
        let name = |area| cube.data().municipality(area).unwrap().name.clone();
        found.values.iter().map(|value| name(area(value.series))).collect()
    };
    let ward = "札幌市中央区".to_owned();
    let alone = names(&[]);
    assert!(!alone.contains(&ward) && alone.len() == 7, "{alone:?}");
    for name in ["札幌市", "千代田区", "四日市市"] {
        assert!(alone.iter().any(|found| found == name), "{name}");
    }
    assert!(names(&[AreaCode::parse("011011").unwrap()]).contains(&ward));
}

/// The sample with 札幌市, of which it knows one value, read in a document of its own.
fn with_sapporo(indicator: &str, period: Period) -> Cube {
    let mut data = sample().unwrap();
    let area = AreaCode::parse("011002").unwrap();
    let model = data.municipalities.iter().find(|m| m.name == "釧路市").unwrap().clone();
    data.municipalities.push(Municipality { municipality_code: area, name: "札幌市".to_owned(), ..model });
    let document_id = machikurabe::model::id::DocumentId("sapporo".into());
    let document = data.documents.iter().find(|d| d.title.contains("住民基本台帳")).unwrap().clone();
    data.documents.push(Document { document_id: document_id.clone(), title: "札幌の統計".to_owned(), ..document });
    let mut row = data.observations.iter().find(|o| o.indicator_id == id(indicator)).unwrap().clone();
    row.observation_id = machikurabe::model::id::ObservationId("sapporo".into());
    (row.municipality_code, row.period) = (area, period);
    row.source.document_id = document_id;
    data.observations.push(row);
    Cube::new(data)
}

/// A ranking of the newest values.
const fn ranking<'a>(index: &'a Cube, indicators: &'a [IndicatorId], areas: &'a [AreaCode]) -> PlacesRequest<'a> {
    let (own, year, since) = (None, None, None);
    PlacesRequest { index, indicators, areas, own, form: Mark::Ranking, year, scale: Scale::Own, since }
}

#[test]
fn what_cannot_be_divided_is_named_and_what_was_divided_names_its_population() {
    let texts = Texts::new(Language::Ja);
    let cube = with_sapporo("register-births", Period::Calendar(2024));
    let areas = [cities(), vec![AreaCode::parse("011002").unwrap(), AreaCode::parse("010006").unwrap()]].concat();
    let indicators = [id("register-births")];
    let request = PlacesRequest { scale: Scale::PerThousand, ..ranking(&cube, &indicators, &areas) };
    let spec = build(&request, &texts);
    assert_eq!(spec.dots.len(), 4);
    assert!(spec.remarks[0].starts_with("n = 4、") && spec.remarks[0].ends_with('0'), "{:?}", spec.remarks);
    let said = |words: &str| spec.remarks.iter().any(|remark| remark.contains(words));
    assert!(said("人口の値がないため、人口1,000人当たりにできない系列：札幌市"), "{:?}", spec.remarks);
    assert!(said("割る人口：") && said("釧路市 R7.1.1時点"), "{:?}", spec.remarks);
    assert!(!spec.sources.iter().any(|source| source.contains("札幌")), "{:?}", spec.sources);
    // Undivided it is drawn, and cited.
    let own = build(&PlacesRequest { scale: Scale::Own, ..request }, &texts);
    assert!(own.dots.len() == 5 && own.sources.iter().any(|source| source.contains("札幌の統計")));
    // A share is no count: the picture is refused instead of drawn undivided.
    let share = [id("nemuro-kpi-005")];
    let refused = build(&PlacesRequest { indicators: &share, ..request }, &texts);
    assert!(refused.dots.is_empty() && refused.lacking.contains("量ではないため"), "{}", refused.lacking);
    // A picked city of which the store has nothing is missing, not forgotten.
    let deaths = [id("register-deaths")];
    let missing = build(&PlacesRequest { indicators: &deaths, scale: Scale::Own, ..request }, &texts);
    assert!(missing.remarks[0].ends_with('1'), "{:?}", missing.remarks);
    // A place with one of two values stands nowhere, and its document is not cited.
    let both = [id("register-deaths"), id("register-births")];
    let scatter = PlacesRequest { indicators: &both, form: Mark::Scatter, scale: Scale::Own, ..request };
    let scatter = build(&scatter, &texts);
    assert!(scatter.dots.len() == 4 && scatter.remarks[0].ends_with('1'), "{:?}", scatter.remarks);
    assert!(!scatter.sources.iter().any(|source| source.contains("札幌")), "{:?}", scatter.sources);
}

#[test]
fn a_ranking_counts_only_the_picked_cities_and_says_what_is_missing() {
    let texts = Texts::new(Language::Ja);
    let areas = cities();
    let own = AreaCode::parse("012068").ok();
    let indicators = [id("register-births")];
    let request = PlacesRequest { own, ..ranking(&SAMPLE, &indicators, &areas) };
    let spec = build(&request, &texts);
    let told: Vec<(String, String)> = spec.dots.iter().map(|dot| (dot.name.clone(), dot.rank.clone())).collect();
    let expected = [("苫小牧市", "1 / 4"), ("釧路市", "2 / 4"), ("岩見沢市", "3 / 4"), ("根室市", "4 / 4")];
    assert_eq!(told, expected.map(|(name, rank)| (name.to_owned(), rank.to_owned())));
    assert_eq!(spec.title, "出生者数（住民基本台帳）（R6年）：釧路市は604人、4団体の中央値は440人");
    assert!(spec.remarks[0].contains("n = 4") && spec.remarks[0].ends_with('0'), "{:?}", spec.remarks);
    assert!(spec.sources.len() == 1 && spec.sources[0].contains("住民基本台帳"), "{:?}", spec.sources);
    let two = build(&PlacesRequest { areas: &areas[..2], ..request }, &texts);
    assert_eq!(two.dots.len(), 2);
    // 604 ÷ 154,271 × 1,000: the population of 1 January after the year.
    let divided = build(&PlacesRequest { scale: Scale::PerThousand, ..request }, &texts);
    let kushiro = divided.dots.iter().find(|dot| dot.own).unwrap();
    assert!(close(kushiro.value, 604.0 / 154_271.0 * 1000.0) && kushiro.amount == "3.92人", "{kushiro:?}");
    let scatter = build(&PlacesRequest { form: Mark::Scatter, ..request }, &texts);
    assert_eq!(scatter.lacking, texts.t("places-one-indicator"));
    let both = [id("register-births"), id("register-deaths")];
    let scatter = build(&PlacesRequest { form: Mark::Scatter, indicators: &both, ..request }, &texts);
    assert!(scatter.lacking.is_empty() && scatter.axes.len() == 2);
    assert!(scatter.dots.iter().all(|dot| dot.second.is_some()));
}

/// The k-th quartile of sorted values by its definition: position (n − 1) × k ÷ 4, between two neighbours in proportion.
fn quartile(sorted: &[f64], k: usize) -> f64 {
    let quarters = (sorted.len() - 1) * k;
    let below = sorted[quarters / 4];
    let above = sorted[(quarters / 4 + 1).min(sorted.len() - 1)];
    below + (above - below) * (quarters % 4) as f64 / 4.0
}

proptest! {
    #[test]
    fn quartiles_are_those_of_their_definition(mut values in prop::collection::vec(-1e6_f64..1e6, 1..60)) {
        let found = spread(&values).unwrap().unwrap();
        values.sort_by(f64::total_cmp);
        for (k, found) in (1..).zip(found.quartiles) {
            prop_assert!(close(quartile(&values, k), found));
        }
        prop_assert_eq!(found.count, values.len());
    }
}

#[test]
fn the_members_of_a_comparison_are_ranked_together_unless_they_only_look_alike() {
    use machikurabe::analysis::compare::members;
    use machikurabe::model::comparison::Grade;
    let texts = Texts::new(Language::Ja);
    let areas = cities();
    let mut joined = 0;
    for comparison in &data().comparisons {
        let ids: Vec<IndicatorId> = members(data(), comparison).map(|member| member.indicator_id.clone()).collect();
        let request = ranking(&SAMPLE, &ids, &areas);
        let spec = build(&request, &texts);
        let once = |area: &AreaCode| {
            let places = ids.iter().filter_map(|id| SAMPLE.place_in(id, *area));
            places.filter(|place| SAMPLE.observations_of(*place).any(|row| row.value.is_some())).count() <= 1
        };
        if ids.len() < 2 || !areas.iter().all(once) {
            continue;
        }
        joined += 1;
        if comparison.grade == Grade::LookAlike {
            assert!(spec.dots.is_empty() && spec.lacking.contains("比較できません"), "{}: {spec:?}", comparison.name);
            continue;
        }
        if spec.dots.is_empty() {
            assert!(!spec.lacking.is_empty());
            continue;
        }
        // Every value is of a member, all of one period, and the grade is said.
        assert!(spec.remarks.iter().any(|remark| remark.contains(&comparison.reason)), "{:?}", spec.remarks);
        assert!(!spec.remarks.iter().any(|remark| remark.contains("描いていません")), "{:?}", spec.remarks);
        let of = |series: SeriesPlace| SAMPLE.series(series).unwrap().indicator.indicator_id.clone();
        assert!(spec.dots.iter().all(|dot| ids.contains(&of(dot.series))));
        assert!(spec.dots.windows(2).all(|pair| pair[0].value >= pair[1].value));
    }
    assert!(joined > 10, "{joined}");
}

#[test]
fn a_value_without_a_unit_stands_beside_no_other_one() {
    let texts = Texts::new(Language::Ja);
    let mut data = with_sapporo("register-births", Period::Calendar(2024)).data().clone();
    let mut observations = sample().unwrap().observations.clone();
    let mut row = observations.iter().find(|o| o.indicator_id == id("register-births")).unwrap().clone();
    row.observation_id = machikurabe::model::id::ObservationId("sapporo".into());
    (row.municipality_code, row.period) = (AreaCode::parse("011002").unwrap(), Period::Calendar(2024));
    row.unit = machikurabe::model::unit::Unit::new("");
    observations.push(row);
    data.title = "units".to_owned();
    let cube = Cube::new(machikurabe::model::dataset::Dataset { catalogue: data, observations });
    let areas = [cities(), vec![AreaCode::parse("011002").unwrap()]].concat();
    let indicators = [id("register-births")];
    let request = PlacesRequest { year: Some(2024), ..ranking(&cube, &indicators, &areas) };
    let spec = build(&request, &texts);
    assert_eq!(spec.dots.len(), 4);
    assert!(
        spec.remarks.iter().any(|remark| remark.contains("単位") && remark.contains("札幌市")),
        "{:?}",
        spec.remarks
    );
}

#[test]
fn without_a_word_about_areas_wards_stand_not_beside_their_city() {
    use machikurabe::analysis::places::without_wards;
    let mut data = sample().unwrap().catalogue.clone();
    let model = data.municipalities.iter().find(|m| m.name == "釧路市").unwrap().clone();
    let code = |text: &str| AreaCode::parse(text).unwrap();
    for (area, name) in [("011002", "札幌市"), ("011011", "札幌市中央区"), ("131016", "千代田区")] {
        data.municipalities.push(Municipality {
            municipality_code: code(area),
            name: name.to_owned(),
            ..model.clone()
        });
    }
    let areas = ["011002", "011011", "131016"].map(code).to_vec();
    assert_eq!(without_wards(&data, areas), ["011002", "131016"].map(code));
}
