//! One indicator over many places: order, median and quartiles by numbers worked out by hand and by another way.

use super::*;
use machikurabe::analysis::places::{spread, values};
use machikurabe::chart::arrange::{Mark, Scale};
use machikurabe::chart::places::{PlacesRequest, build};
use machikurabe::model::municipality::{AreaCode, Municipality};
use machikurabe::model::observation::Observation;
use machikurabe::model::period::Period;
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
        let area = |series: usize| cube.series(series).unwrap().area;
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

#[test]
fn a_ranking_counts_only_the_picked_cities_and_says_what_is_missing() {
    let texts = Texts::new(Language::Ja);
    let areas = cities();
    let own = AreaCode::parse("012068").ok();
    let indicators = [id("register-births")];
    let request = PlacesRequest {
        index: &SAMPLE,
        indicators: &indicators,
        areas: &areas,
        own,
        form: Mark::Ranking,
        year: None,
        scale: Scale::Own,
    };
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
