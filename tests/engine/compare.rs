//! Values per 1,000 residents, plan time, and comparisons with their grade.

use super::{SAMPLE, data, place};
use machikurabe::analysis::compare::{NoPerThousand, Populations, comparisons, members, per_thousand, plan_time};
use machikurabe::frame::Cube;
use machikurabe::model::comparison::Grade;
use machikurabe::model::id::{IndicatorId, PlanId};
use machikurabe::model::indexed::Series;
use machikurabe::model::indicator::Concept;
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::period::Period;
use machikurabe::model::unit::Unit;

fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).unwrap()
}

fn per(id: &str, unit: &str, period: &str, value: f64) -> Result<(f64, String), NoPerThousand> {
    let period = Period::parse(period).unwrap();
    per_thousand(&SAMPLE, SAMPLE.series(place(id)).unwrap(), &Unit::new(unit), period, value)
        .map(|r| (r.value, r.population.period.to_string()))
}

#[test]
fn a_population_serves_for_five_years_and_no_longer() {
    // 根室 in the register: 28,050 on 1 January 2015 is the first, 22,468 on 1 January 2025 the last.
    let of = |residents: f64, day: &str| Ok((250.0 * 1000.0 / residents, day.to_owned()));
    assert_eq!(per("nemuro-kpi-004", "人", "FY2010", 250.0), of(28050.0, "2015-01-01"));
    assert_eq!(per("nemuro-kpi-004", "人", "FY2009", 250.0), Err(NoPerThousand::TooFar(2015)));
    assert_eq!(per("nemuro-kpi-004", "人", "2030", 250.0), of(22468.0, "2025-01-01"));
    assert_eq!(per("nemuro-kpi-004", "人", "2031", 250.0), Err(NoPerThousand::TooFar(2025)));
}

#[test]
fn a_flow_is_divided_by_the_register_of_the_first_of_january_after_its_year() {
    let births = |year: &str, n: f64| per("iwamizawa-stat-005", "人", year, n);
    assert_eq!(births("2020", 372.0), Ok((372.0 * 1000.0 / 79352.0, "2021-01-01".to_owned())));
    assert_eq!(births("2018", 433.0), Ok((433.0 * 1000.0 / 81778.0, "2019-01-01".to_owned())));
    assert_eq!(births("2015", 491.0), Ok((491.0 * 1000.0 / 84809.0, "2016-01-01".to_owned())));
    // A fiscal year ends three months later; a stock has the population nearest to its day, of equals the later.
    assert_eq!(births("FY2020", 372.0), Ok((372.0 * 1000.0 / 79352.0, "2021-01-01".to_owned())));
    assert_eq!(births("2020-05-31", 372.0), Ok((372.0 * 1000.0 / 80410.0, "2020-01-01".to_owned())));
    assert_eq!(births("2020-10-01", 372.0), Ok((372.0 * 1000.0 / 79352.0, "2021-01-01".to_owned())));
}

/// The sample without some of its populations.
fn without(gone: impl Fn(&str, &str) -> bool) -> Cube {
    let mut sample = SAMPLE.to_dataset();
    sample.observations.retain(|o| !gone(o.indicator_id.as_str(), &o.municipality_code.to_string()));
    Cube::new(sample)
}

#[test]
fn all_cities_of_a_picture_are_divided_by_populations_of_one_source() {
    let places = |index: &Cube| {
        ["nemuro-kpi-004", "tomakomai-goal-06", "iwamizawa-stat-005"]
            .map(|id| index.only(&IndicatorId(id.into())).unwrap())
    };
    let source = |index: &Cube| Populations::of(index).source_for(places(index));
    assert_eq!(source(&SAMPLE), Concept::PopulationRegister);
    // One city that the register lacks takes all of them to the census.
    let census = without(|id, code| id == "register-population" && code == "012131");
    assert_eq!(source(&census), Concept::PopulationCensus);
    // Where no source has all, that of most stands; the city it lacks has no value of it.
    let most = without(|id, code| (id == "register-population" || id == "census-population") && code == "012131");
    assert_eq!(source(&most), Concept::PopulationRegister);
    let tomakomai = Populations::of(&most).residents(area("012131"), Concept::PopulationRegister);
    assert_eq!(tomakomai.nearest(Period::Fiscal(2021)).err(), Some(NoPerThousand::NoPopulation));
    // Only where neither register nor census has anything does a city's own document serve.
    let own = without(|id, _| id == "register-population" || id == "census-population");
    assert_eq!(source(&own), Concept::PopulationTotal);
    let births = own.series(places(&own)[2]).unwrap();
    let rate = per_thousand(&own, births, &Unit::new("人"), Period::Calendar(2020), 372.0).unwrap();
    assert_eq!((rate.value, rate.population.period.to_string()), (372.0 * 1000.0 / 79352.0, "2020-12-31".to_owned()));
}

#[test]
fn men_or_women_alone_are_never_the_residents_to_divide_by() {
    let index = without(|id, _| id == "register-population" || id == "census-population");
    let mut data = index.to_dataset();
    for indicator in &mut data.indicators {
        if indicator.indicator_id.as_str() == "register-population-male" {
            indicator.concept = Some(Concept::PopulationRegister);
        }
    }
    let index = Cube::new(data);
    let residents = Populations::of(&index).residents(area("012238"), Concept::PopulationRegister);
    assert_eq!(residents.nearest(Period::Fiscal(2020)).err(), Some(NoPerThousand::NoPopulation));
}

#[test]
fn rates_ages_and_the_population_itself_are_not_given_per_head() {
    let refused = |id: &str, unit: &str| assert_eq!(per(id, unit, "2018", 1.0), Err(NoPerThousand::NotACount), "{id}");
    refused("iwamizawa-stat-006", ""); // 合計特殊出生率
    refused("iwamizawa-kpi-011", "歳"); // 健康寿命
    refused("iwamizawa-kpi-007", "%"); // 「住み続けたい」の回答割合
    refused("iwamizawa-kpi-001", "千円"); // 1人あたりの総所得
    refused("iwamizawa-stat-014", "人"); // 年末人口
    refused("nemuro-kpi-005", "人"); // 人口1,000人当たりの就職者数
}

#[test]
fn an_area_without_a_population_has_no_value_per_head() {
    let of_nemuro = SAMPLE.series(place("nemuro-kpi-004")).unwrap();
    let of_sapporo = Series { area: AreaCode::parse("011002").unwrap(), ..of_nemuro };
    let refused = per_thousand(&SAMPLE, of_sapporo, &Unit::new("人"), Period::Fiscal(2015), 1.0);
    assert_eq!(refused.err(), Some(NoPerThousand::NoPopulation));
}

#[test]
fn plan_time_stands_where_pace_expects_the_value() {
    let at =
        |plan: &str, period: &str| plan_time(data().plan(&PlanId::new(plan)).unwrap(), Period::parse(period).unwrap());
    let near = |ours: f64, hand: f64| assert!((ours - hand).abs() < 1e-12, "{ours} {hand}");
    near(at("nemuro-2", "FY2022"), 2.0 / 4.0);
    near(at("nemuro-2", "FY2020"), 0.0);
    near(at("nemuro-2", "FY2024"), 1.0);
    near(at("nemuro-2", "FY2019"), -1.0 / 4.0);
    near(at("tomakomai-2", "FY2021"), 2.0 / 5.0);
    near(at("tomakomai-2", "2018"), -1.0 / 5.0);
    near(at("iwamizawa-2", "2020"), 1.0 / 5.0);
    near(at("iwamizawa-2", "FY2020"), 1.0 / 5.0);
    // The end of December 2020 is three months before the plan's first day.
    near(at("nemuro-2", "2020-12-31"), (2020.0 + (11.0 + 30.5 / 31.0) / 12.0 - 2021.25) / 4.0);
}

#[test]
fn a_comparison_needs_two_of_the_picked_cities() {
    let all = ["012238", "012131", "012106", "012068"].map(area);
    assert!(comparisons(&SAMPLE, &all[..1]).is_empty());
    let found = comparisons(&SAMPLE, &all);
    // 国 and 北海道 are comparators: where they stand beside one city only, no two cities are compared.
    assert_eq!(found.len(), data().comparisons.len() - 2);
    for grade in Grade::ALL {
        assert!(found.iter().any(|c| c.grade == *grade), "{}", grade.key());
    }
    let pair = &all[..2];
    for comparison in comparisons(&SAMPLE, pair) {
        let mut areas: Vec<AreaCode> = members(data(), comparison)
            .flat_map(|m| SAMPLE.series_of(&m.indicator_id).map(|place| SAMPLE.series(place).unwrap().area))
            .filter(|a| pair.contains(a))
            .collect();
        areas.sort_unstable();
        areas.dedup();
        assert_eq!(areas.len(), 2, "{}", comparison.comparison_id);
    }
}
