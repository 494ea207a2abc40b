//! A table whose title looks ahead holds projections; an estimate of the present is none.

use super::Grid;
use machikurabe::model::observation::Role;

fn roles(text: &str) -> Vec<Role> {
    let (data, _) = Grid::text("t.csv", text).taken();
    assert!(!data.observations.is_empty(), "{text}");
    data.observations.iter().map(|o| o.role).collect()
}

#[test]
fn values_under_a_title_that_looks_ahead_are_projections() {
    for text in [
        "将来推計人口（令和2年国勢調査による）\n\n市町村|2030年|2045年\n釧路市|140000|110000\n根室市|20000|14000",
        "市町村別将来人口\n市町村|年|総人口\n釧路市|2040年|120000\n根室市|2040年|16000",
        "Population projections\narea|2030年|2045年\n釧路市|140000|110000\n根室市|20000|14000",
    ] {
        assert!(roles(text).iter().all(|role| *role == Role::Projection), "{text}: {:?}", roles(text));
    }
}

#[test]
fn what_a_heading_or_row_says_stands_and_estimates_of_the_present_are_actuals() {
    let by_row = "将来推計人口\n市町村|年|区分|総人口\n釧路市|2020年|実績値|165000\n釧路市|2040年|推計値|120000";
    assert_eq!(roles(by_row), [Role::Actual, Role::Projection]);
    let present = "推計人口（令和5年10月1日現在）\n市町村|総人口\n釧路市|160000\n根室市|23000";
    assert!(roles(present).iter().all(|role| *role == Role::Actual), "{:?}", roles(present));
}
