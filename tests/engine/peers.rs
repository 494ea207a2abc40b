//! Near cities by numbers worked out by hand and by another program, and what must always hold.

#![allow(clippy::float_cmp, reason = "what doubling and counting leave is compared to the last bit")]

use super::*;
use machikurabe::analysis::peers::{Peers, PeersError, PeersRequest, Scaling, peers};
use machikurabe::model::dataset::Dataset;
use machikurabe::model::id::ObservationId;
use machikurabe::model::municipality::{AreaCode, AreaKind, Municipality};
use machikurabe::model::observation::Observation;
use machikurabe::model::peers::NoPeers;
use machikurabe::model::period::Period;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::unit::Unit;
use proptest::prelude::*;

fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).unwrap()
}

fn ids(names: &[&str]) -> Vec<IndicatorId> {
    names.iter().map(|name| IndicatorId::new(*name)).collect()
}

fn near(ours: f64, other: f64) {
    assert!((ours - other).abs() <= 1e-9 * other.abs().max(1.0), "{ours} {other}");
}

fn asked<'a>(index: &'a Cube, own: &str, indicators: &'a [IndicatorId]) -> PeersRequest<'a> {
    PeersRequest { index, own: area(own), indicators, year: None, same_prefecture: false, population_within: None }
}

#[test]
fn the_neighbours_of_kushiro_by_another_program() {
    let indicators = ids(&["register-population", "register-births"]);
    let found = peers(&asked(&SAMPLE, "012068", &indicators)).unwrap();
    let known = [
        ("012131", 0.324_209_110_658_288_17, 0.098_452_351_934_208_73, 0.073_988_064_561_226_17),
        ("012106", 1.327_306_762_959_013, 0.403_062_308_416_21, 0.471_680_657_352_774_6),
        ("012238", 3.293_056_024_450_716, 1.0, 0.530_993_393_542_220_3),
    ];
    assert_eq!((found.compared, found.incomplete, found.filtered, found.peers.len()), (4, 0, 0, 3));
    for (peer, (code, distance, rebased, share)) in found.peers.iter().zip(known) {
        assert_eq!(peer.area, area(code));
        near(peer.distance, distance);
        near(peer.rebased, rebased);
        near(peer.shares[0], share);
        near(peer.shares[1], 1.0 - share);
    }
    assert!(found.measures.iter().all(|measure| measure.scaling == Scaling::Log));
    assert_eq!(found.measures[0].period, Period::parse("2025-01-01").unwrap());
    near(found.measures[1].own.value, 604.0);
    let earlier = PeersRequest { year: Some(2015), ..asked(&SAMPLE, "012068", &indicators) };
    // The register of 2015 stands on 1 January, so its births are those of 2015 too.
    assert_eq!(peers(&earlier).unwrap().measures[1].period, Period::Calendar(2015));
}

/// The births of the register, of which everything that is made here is a copy.
static MODEL: LazyLock<(Municipality, Observation, Indicator)> = LazyLock::new(|| {
    let data: Dataset = sample().unwrap();
    let model = data.municipalities.iter().find(|m| m.kind == AreaKind::Municipality).unwrap().clone();
    let row = data.observations.iter().find(|o| o.indicator_id.as_str() == "register-births").unwrap().clone();
    let indicator = data.indicators.iter().find(|i| i.indicator_id.as_str() == "register-births").unwrap().clone();
    (model, row, indicator)
});

/// Cities A to D of two prefectures with a share in percent and a count of residents each.
fn made(values: &[(&str, &str, &str)]) -> Cube {
    let (model, row, indicator) = &*MODEL;
    let mut data = Dataset::default();
    for (id, unit, concept) in
        [("share", "%", None), ("people", "人", Some(machikurabe::model::indicator::Concept::PopulationRegister))]
    {
        let (indicator_id, unit) = (IndicatorId::new(id), Unit::new(unit));
        data.indicators.push(Indicator { indicator_id, unit, concept, ..indicator.clone() });
    }
    for (code, share, people) in values {
        let code = area(code);
        data.municipalities.push(Municipality { municipality_code: code, name: format!("{code}市"), ..model.clone() });
        for (id, value, unit) in [("share", share, "%"), ("people", people, "人")] {
            data.observations.push(Observation {
                observation_id: ObservationId::new(format!("{code} {id}")),
                indicator_id: IndicatorId::new(id),
                municipality_code: code,
                period: Period::Calendar(2020),
                value: Some(Quantity::parse(value).unwrap()),
                unit: Unit::new(unit),
                ..row.clone()
            });
        }
    }
    Cube::new(data)
}

const FOUR: [(&str, &str, &str); 4] =
    [("012238", "10", "1000"), ("012131", "10", "2000"), ("012106", "20", "1000"), ("131016", "20", "2000")];

#[test]
fn four_cities_by_hand() {
    // Shares 10, 10, 20, 20 have z = ∓1; populations 1000 and 2000 have logarithms at ∓1 as well.
    let cube = made(&FOUR);
    let indicators = ids(&["share", "people"]);
    let found = peers(&asked(&cube, "012238", &indicators)).unwrap();
    assert_eq!(found.measures.iter().map(|m| m.scaling).collect::<Vec<_>>(), [Scaling::Plain, Scaling::Log]);
    let told: Vec<_> = found.peers.iter().map(|p| (p.area, p.distance, p.shares.clone())).collect();
    near(told[0].1, 2.0);
    near(told[1].1, 2.0);
    near(told[2].1, 8f64.sqrt());
    // Equally near ones stand by code; one differs by residents alone, the other by its share alone.
    assert_eq!([told[0].0, told[1].0, told[2].0], ["012106", "012131", "131016"].map(area));
    assert_eq!((told[0].2.clone(), told[1].2.clone()), (vec![1.0, 0.0], vec![0.0, 1.0]));
    near(told[2].2[0], 0.5);
    near(found.peers[0].rebased, 0.5f64.sqrt());
    near(found.peers[2].rebased, 1.0);
}

#[test]
fn filters_shorten_the_list_and_change_no_distance() {
    let cube = made(&FOUR);
    let indicators = ids(&["share", "people"]);
    let all = peers(&asked(&cube, "012238", &indicators)).unwrap();
    let home = PeersRequest { same_prefecture: true, ..asked(&cube, "012238", &indicators) };
    let home = peers(&home).unwrap();
    assert_eq!((home.peers.clone(), home.filtered, home.compared), (all.peers[..2].to_vec(), 1, 4));
    let sized = PeersRequest { population_within: Some(0.5), ..asked(&cube, "012238", &indicators) };
    assert_eq!(peers(&sized).unwrap().peers, all.peers[..1]);
    // Twice as many is exactly 100 % more, half as many only 50 % less.
    let double = PeersRequest { population_within: Some(1.0), ..asked(&cube, "012238", &indicators) };
    assert_eq!(peers(&double).unwrap().peers.len(), 3);
    let half = PeersRequest { population_within: Some(0.5), ..asked(&cube, "012131", &indicators) };
    assert_eq!(peers(&half).unwrap().peers.len(), 3);
}

fn refused(found: Result<Peers, PeersError>) -> (NoPeers, Option<String>) {
    match found {
        Err(PeersError::Refused(reason, id)) => (reason, id.map(|id| id.to_string())),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_tells_nothing_is_refused() {
    let cube = made(&FOUR);
    let of = |names: &[&str], own: &str, year: Option<u16>| {
        let indicators = ids(names);
        refused(peers(&PeersRequest { year, ..asked(&cube, own, &indicators) }))
    };
    assert_eq!(of(&["share"], "012238", None), (NoPeers::Number, None));
    assert_eq!(of(&["share", "share"], "012238", None), (NoPeers::Number, None));
    assert_eq!(of(&["a", "b", "c", "d", "e", "f", "g"], "012238", None), (NoPeers::Number, None));
    assert_eq!(of(&["share", "unknown"], "012238", None), (NoPeers::NoValue, Some("unknown".into())));
    assert_eq!(of(&["share", "people"], "012238", Some(1990)), (NoPeers::NoValue, Some("share".into())));
    assert_eq!(of(&["share", "people"], "012068", None), (NoPeers::OwnMissing, Some("share".into())));
    let flat = made(&[("012238", "10", "1000"), ("012131", "10", "2000")]);
    let indicators = ids(&["share", "people"]);
    assert_eq!(refused(peers(&asked(&flat, "012238", &indicators))), (NoPeers::Flat, Some("share".into())));
    let zeros = made(&[("012238", "1", "0"), ("012131", "3", "5"), ("012106", "4", "9")]);
    let found = peers(&asked(&zeros, "012238", &indicators)).unwrap();
    assert_eq!(found.measures[1].scaling, Scaling::LogWithZeros);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn distances_are_symmetric_and_shares_add_up(rows in prop::collection::vec((0u32..1000, 1u32..100_000), 4)) {
        let codes = ["012238", "012131", "012106", "131016"];
        let texts: Vec<(String, String)> = rows.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
        let values: Vec<_> = codes.iter().zip(&texts).map(|(c, (a, b))| (*c, a.as_str(), b.as_str())).collect();
        let cube = made(&values);
        let indicators = ids(&["share", "people"]);
        let found: Vec<Option<Peers>> = codes.iter().map(|own| peers(&asked(&cube, own, &indicators)).ok()).collect();
        let distance = |one: usize, other: usize| {
            found[one].as_ref()?.peers.iter().find(|peer| peer.area == area(codes[other])).map(|peer| peer.distance)
        };
        for one in 0..4 {
            for other in (0..4).filter(|other| *other != one) {
                match (distance(one, other), distance(other, one)) {
                    (Some(a), Some(b)) => prop_assert!((a - b).abs() < 1e-9),
                    (a, b) => prop_assert_eq!(a, b),
                }
            }
        }
        for peer in found.iter().flatten().flat_map(|found| &found.peers) {
            let sum: f64 = peer.shares.iter().sum();
            prop_assert!((sum - 1.0).abs() < 1e-9 || peer.distance == 0.0);
            prop_assert!((0.0..=1.0).contains(&peer.rebased));
        }
        for found in found.iter().flatten() {
            prop_assert!(found.peers.windows(2).all(|pair| pair[0].distance <= pair[1].distance));
        }
    }
}
