//! Values per 1,000 residents, plan time, and comparisons with their grade.

use super::{SAMPLE, data, place};
use machikurabe::analysis::compare::{NoPerThousand, comparisons, members, per_thousand, plan_time};
use machikurabe::model::comparison::Grade;
use machikurabe::model::id::PlanId;
use machikurabe::model::indexed::Series;
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
    // 根室: the census of October 2015 with 26,917 residents is the newest measured population.
    let census = || (250.0 * 1000.0 / 26917.0, "2015-10-01".to_owned());
    assert_eq!(per("nemuro-kpi-004", "人", "FY2020", 250.0), Ok(census()));
    assert_eq!(per("nemuro-kpi-004", "人", "FY2010", 250.0), Ok(census()));
    assert_eq!(per("nemuro-kpi-004", "人", "FY2021", 225.0), Err(NoPerThousand::TooFar(2015)));
}

#[test]
fn the_nearest_population_is_taken_and_of_equals_the_later() {
    // 岩見沢 prints its register at every year's end from 2015 to 2021.
    let births = |year: &str, n: f64| per("iwamizawa-stat-005", "人", year, n);
    assert_eq!(births("2020", 372.0), Ok((372.0 * 1000.0 / 79352.0, "2020-12-31".to_owned())));
    assert_eq!(births("2018", 433.0), Ok((433.0 * 1000.0 / 81778.0, "2018-12-31".to_owned())));
    // Of 2015 both the census of October and the register of December exist.
    assert_eq!(births("2015", 491.0), Ok((491.0 * 1000.0 / 84809.0, "2015-12-31".to_owned())));
    assert_eq!(births("2026", 300.0), Ok((300.0 * 1000.0 / 78112.0, "2021-12-31".to_owned())));
    assert_eq!(births("2027", 300.0), Err(NoPerThousand::TooFar(2021)));
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
    let of_hokkaido = Series { area: AreaCode::parse("010006").unwrap(), ..of_nemuro };
    let refused = per_thousand(&SAMPLE, of_hokkaido, &Unit::new("人"), Period::Fiscal(2015), 1.0);
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
            .map(|m| SAMPLE.series(place(m.indicator_id.as_str())).unwrap().area)
            .filter(|a| pair.contains(a))
            .collect();
        areas.sort_unstable();
        areas.dedup();
        assert_eq!(areas.len(), 2, "{}", comparison.comparison_id);
    }
}
