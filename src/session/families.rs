//! Families: indicators that differ only in the part of a whole they count stand as one entry of a list.

use crate::model::breakdown::is_total;
use crate::model::catalogue::Catalogue;
use crate::model::indicator::{Indicator, Level};
use crate::model::municipality::AreaCode;
use crate::model::place::IndicatorPlace;
use crate::model::theme::Theme;
use std::collections::{BTreeMap, BTreeSet};

/// The families of a dataset's indicators; one without breakdowns is a family of its own.
#[derive(Debug, Default)]
pub struct Families {
    /// Members of each family as places of indicators, the whole first.
    members: Vec<Vec<IndicatorPlace>>,
    /// Number of the family of each indicator, by its place.
    of: Vec<usize>,
    /// Dimensions of the families with several members.
    dimensions: BTreeMap<usize, Vec<Dimension>>,
}

/// One dimension of a family with the members that its indicators have in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// Its name, as printed.
    pub name: String,
    /// Its members as printed, the whole first; `None` is the whole of an indicator that has no such dimension.
    pub members: Vec<Option<String>>,
}

/// What must be equal in a family: everything that the heading path of a document says, but the breakdown.
type Kin<'a> = ([&'a str; 7], Theme, Level, Option<AreaCode>);

fn kin(indicator: &Indicator) -> Kin<'_> {
    let i = indicator;
    let plan = i.plan_id.as_ref().map_or("", |plan| plan.as_str());
    let (unit, document) = (i.unit.0.as_str(), i.source.document_id.as_str());
    let path = [i.label.as_str(), unit, plan, document, &i.goal, &i.policy, &i.project];
    (path, i.theme, i.level, i.municipality_code)
}

/// The breakdown in an order of its own, for finding two that are the same.
fn breakdown(indicator: &Indicator) -> Vec<(&str, &str)> {
    let mut of: Vec<_> = indicator.breakdown.iter().map(|b| (b.dimension.as_str(), b.member.as_str())).collect();
    of.sort_unstable();
    of
}

/// Which member of a dimension an indicator counts; `None` where it does not break the dimension down.
fn member<'a>(indicator: &'a Indicator, dimension: &str) -> Option<&'a str> {
    indicator.breakdown.iter().find(|b| b.dimension == dimension).map(|b| b.member.as_str())
}

/// How many dimensions of an indicator are broken down to less than their whole.
fn parts(indicator: &Indicator) -> usize {
    indicator.breakdown.iter().filter(|b| !b.is_total()).count()
}

impl Families {
    /// Finds the families of a dataset.
    ///
    /// Where indicators agree in everything, breakdown included, nothing says whose the parts are: each of them stays
    /// alone then.
    #[must_use]
    pub fn new(data: &Catalogue) -> Self {
        let mut kinships: BTreeMap<Kin<'_>, Vec<IndicatorPlace>> = BTreeMap::new();
        for (at, indicator) in data.placed_indicators() {
            kinships.entry(kin(indicator)).or_default().push(at);
        }
        let mut members: Vec<Vec<IndicatorPlace>> = Vec::new();
        for positions in kinships.into_values() {
            let breakdowns: BTreeSet<_> =
                positions.iter().filter_map(|at| data.indicator_at(*at)).map(breakdown).collect();
            if breakdowns.len() == positions.len() {
                members.push(positions);
            } else {
                members.extend(positions.into_iter().map(|at| vec![at]));
            }
        }
        members.sort_unstable_by_key(|members| members.first().copied());
        let mut of = vec![0; data.indicators.len()];
        for (family, positions) in members.iter_mut().enumerate() {
            positions.sort_by_key(|at| (data.indicator_at(*at).map_or(0, parts), *at));
            for at in positions.iter() {
                if let Some(home) = of.get_mut(at.index()) {
                    *home = family;
                }
            }
        }
        let of_several = members.iter().enumerate().filter(|(_, members)| members.len() > 1);
        let dimensions = of_several.map(|(family, members)| (family, dimensions(data, members))).collect();
        Self { members, of, dimensions }
    }

    /// The number of the family of the indicator at a place.
    #[must_use]
    pub fn of(&self, position: IndicatorPlace) -> Option<usize> {
        self.of.get(position.index()).copied()
    }

    /// The members of a family as places of indicators, the whole first.
    #[must_use]
    pub fn members(&self, family: usize) -> &[IndicatorPlace] {
        self.members.get(family).map(Vec::as_slice).unwrap_or_default()
    }

    /// The dimensions of a family in which its members differ; none for an indicator that stands alone.
    #[must_use]
    pub fn dimensions(&self, family: usize) -> &[Dimension] {
        self.dimensions.get(&family).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether one of the picked members of a family counts a member of a dimension.
    #[must_use]
    pub fn shows(&self, data: &Catalogue, picked: &[IndicatorPlace], dimension: &str, wanted: Option<&str>) -> bool {
        picked.iter().filter_map(|at| data.indicator_at(*at)).any(|i| member(i, dimension) == wanted)
    }

    /// The picked members of a family after a member of a dimension was picked or unpicked: picked, it stands beside
    /// what is there, in all other dimensions the same; where the document has no such part, in the whole of them.
    #[must_use]
    pub fn toggled(
        &self,
        data: &Catalogue,
        family: usize,
        picked: &[IndicatorPlace],
        dimension: &str,
        wanted: Option<&str>,
    ) -> Vec<IndicatorPlace> {
        let at = |position: &IndicatorPlace| data.indicator_at(*position);
        let counts = |position: &IndicatorPlace| at(position).is_some_and(|i| member(i, dimension) == wanted);
        if picked.iter().any(counts) {
            return picked.iter().copied().filter(|position| !counts(position)).collect();
        }
        let candidates: Vec<IndicatorPlace> = self.members(family).iter().copied().filter(counts).collect();
        let others = |position: IndicatorPlace| {
            let mut rest: Vec<_> =
                at(&position).into_iter().flat_map(|i| &i.breakdown).filter(|b| b.dimension != dimension).collect();
            rest.sort_unstable();
            rest
        };
        let mut next = picked.to_vec();
        let beside = candidates.iter().filter(|new| picked.iter().any(|old| others(*old) == others(**new)));
        next.extend(beside);
        if next.len() == picked.len() {
            // Members stand with the whole first.
            next.extend(candidates.first());
        }
        next
    }
}

/// The dimensions in which members of a family differ, in the order in which the document names them.
fn dimensions(data: &Catalogue, members: &[IndicatorPlace]) -> Vec<Dimension> {
    let mut in_order = members.to_vec();
    in_order.sort_unstable();
    let indicators: Vec<&Indicator> = in_order.iter().filter_map(|at| data.indicator_at(*at)).collect();
    let mut names: Vec<&str> = Vec::new();
    for breakdown in indicators.iter().flat_map(|indicator| &indicator.breakdown) {
        if !names.contains(&breakdown.dimension.as_str()) {
            names.push(&breakdown.dimension);
        }
    }
    let of = |name: &str| {
        let mut found: Vec<Option<String>> = Vec::new();
        for indicator in &indicators {
            let member = member(indicator, name).map(str::to_owned);
            if !found.contains(&member) {
                found.push(member);
            }
        }
        // Stable: parts stay in the document's order.
        found.sort_by_key(|member| member.as_ref().map_or(0, |member| if is_total(member) { 1 } else { 2 }));
        Dimension { name: name.to_owned(), members: found }
    };
    names.into_iter().map(of).filter(|dimension| dimension.members.len() > 1).collect()
}
