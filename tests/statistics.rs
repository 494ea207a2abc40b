//! The statistics that the sample holds beside the cities' documents: census and resident register, one definition for
//! all cities.

use crate::charts::index;
use machikurabe::analysis::compare::{NoPerThousand, per_thousand};
use machikurabe::model::id::IndicatorId;
use machikurabe::model::indicator::{Concept, Indicator, Polarity};
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::observation::Role;
use machikurabe::model::period::Period;
use machikurabe::model::quantity::Quantity;

const AREAS: [&str; 6] = ["012238", "012131", "012106", "012068", "010006", "000000"];

fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).unwrap()
}

/// The value of an indicator in an area and period.
#[track_caller]
fn value(id: &str, code: &str, period: Period) -> f64 {
    let place = index().place_in(&IndicatorId(id.into()), area(code)).expect(id);
    let found = index().observations_of(place).find(|o| o.period == period);
    found.and_then(|o| o.value).map_or_else(|| panic!("{id} {code} {period}"), Quantity::value)
}

const fn january(year: u16) -> Period {
    Period::AsOf { year, month: 1, day: Some(1) }
}

#[test]
fn values_of_the_register_are_those_of_its_yearly_workbooks() {
    // Read off the workbooks of 2015, 2020 and 2025 by hand.
    assert!((value("register-population", "012238", january(2015)) - 28_050.0).abs() < 0.5);
    assert!((value("register-population", "012106", january(2020)) - 80_410.0).abs() < 0.5);
    assert!((value("register-population", "000000", january(2025)) - 124_330_690.0).abs() < 0.5);
    assert!((value("register-population-female", "000000", january(2025)) - 63_667_433.0).abs() < 0.5);
    assert!((value("register-births", "012131", Period::Calendar(2024)) - 779.0).abs() < 0.5);
    assert!((value("register-social-change", "012238", Period::Calendar(2024)) + 214.0).abs() < 0.5);
    assert!(
        (value("census-population", "012068", Period::AsOf { year: 2020, month: 10, day: Some(1) }) - 165_077.0).abs()
            < 0.5
    );
}

#[test]
fn the_register_has_eleven_years_of_every_area_and_its_sums_agree() {
    for code in AREAS {
        for year in 2015..=2025 {
            let of = |id: &str| value(id, code, january(year));
            let halves = of("register-population-male") + of("register-population-female");
            // The workbook of 2025 counts 9 more in the nation than its men and women.
            let more = if (code, year) == ("000000", 2025) { 9.0 } else { 0.0 };
            assert!((halves + more - of("register-population")).abs() < 0.5, "{code} {year}");
            assert!(of("register-households") < of("register-population"), "{code} {year}");
        }
        for year in 2014..=2024 {
            let of = |id: &str| value(id, code, Period::Calendar(year));
            let natural = of("register-births") - of("register-deaths");
            assert!((natural - of("register-natural-change")).abs() < 0.5, "{code} {year}");
            if year > 2014 {
                let grown = value("register-population", code, january(year + 1))
                    - value("register-population", code, january(year));
                assert!((grown - natural - of("register-social-change")).abs() < 0.5, "{code} {year}");
            }
        }
    }
}

#[test]
fn every_statistic_is_one_indicator_over_its_areas_with_its_source() {
    let data = index().data();
    let is_of = |i: &&Indicator, ids: &[&str]| ids.contains(&i.source.document_id.as_str());
    assert_eq!(data.indicators.iter().filter(|i| is_of(i, &["resident-register"])).count(), 10);
    for indicator in data.indicators.iter().filter(|i| is_of(i, &["resident-register", "census-2015"])) {
        assert!(indicator.municipality_code.is_none() && indicator.plan_id.is_none(), "{}", indicator.indicator_id);
        assert_eq!(indicator.polarity, Polarity::Neutral);
        let areas = index().series_of(&indicator.indicator_id).len();
        let expected = if indicator.concept == Some(Concept::PopulationCensus) { 4 } else { AREAS.len() };
        assert_eq!(areas, expected, "{}", indicator.indicator_id);
    }
    let register: Vec<_> = index().observations().filter(|o| o.document_id.as_str() == "resident-register").collect();
    assert_eq!(register.len(), 660);
    for observation in register {
        let edition = match observation.period {
            Period::AsOf { year, .. } => year,
            other => other.last_year() + 1,
        };
        // Edition, sheet and row lead back to the workbook; a workbook has no lines of text.
        assert!(observation.section.starts_with(&format!("{edition}年版 > シート1 > 行")), "{observation:?}");
        assert_eq!(observation.source_line(), None);
    }
    let female = data.indicator(&IndicatorId("register-population-female".into())).unwrap();
    let parts: Vec<(&str, &str)> = female.breakdown.iter().map(|b| (b.dimension.as_str(), b.member.as_str())).collect();
    assert_eq!(parts, [("性別", "女")]);
}

#[test]
fn identifiers_of_the_former_census_indicators_name_their_series() {
    for (former, code) in
        [("nemuro", AREAS[0]), ("tomakomai", AREAS[1]), ("iwamizawa", AREAS[2]), ("kushiro", AREAS[3])]
    {
        let former = IndicatorId(format!("{former}-census-001"));
        assert_eq!(index().resolve(&former), Some(IndicatorId("census-population".into())));
        let series = index().series(index().only(&former).unwrap()).unwrap();
        assert_eq!((series.indicator_id.as_str(), series.area), ("census-population", area(code)));
    }
}

#[test]
fn nearly_every_count_of_a_city_has_a_value_per_1000_residents() {
    let (mut given, mut near, mut refused) = (0, 0, Vec::new());
    for series in index().all_series() {
        let actuals = index().observations_of(series.place).filter(|o| o.role == Role::Actual);
        for observation in actuals {
            let Some(value) = observation.value else { continue };
            match per_thousand(index(), series, &observation.unit, observation.period, value.value()) {
                Ok(rate) => {
                    given += 1;
                    let years = rate.population.period.last_year().abs_diff(observation.period.last_year());
                    // Before the register's first year its first population serves, for five years.
                    let far = observation.period.last_year() < 2014;
                    assert!(years <= 1 || far, "{}: a population {years} years away", observation.observation_id());
                    near += usize::from(years <= 1);
                }
                Err(NoPerThousand::NotACount) => {}
                Err(why) => refused.push((observation.observation_id().clone(), why)),
            }
        }
    }
    assert!(given > 800 && near * 100 > given * 95 && refused.is_empty(), "{given}, {near} near, refused: {refused:?}");
}
