//! The members of a comparison as one ranking: what each city publishes under its own name.

use super::PlacesRequest;
use crate::chart::arrange::Mark;
use crate::model::comparison::{Comparison, Grade};
use crate::model::id::IndicatorId;
use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
use crate::text::catalogue::Texts;
use std::collections::BTreeSet;

/// The comparison whose members are ranked: one that joins all asked-for indicators, of which no picked area has two.
pub(super) fn comparison<'a>(request: &PlacesRequest<'a>) -> Option<&'a Comparison> {
    if request.form != Mark::Ranking || request.indicators.len() < 2 {
        return None;
    }
    let data = request.index.data();
    let asked: BTreeSet<&IndicatorId> = request.indicators.iter().collect();
    let joins = |comparison: &&Comparison| {
        let members = data.comparison_members.iter().filter(|member| member.comparison_id == comparison.comparison_id);
        let members: BTreeSet<&IndicatorId> = members.map(|member| &member.indicator_id).collect();
        asked.is_subset(&members)
    };
    let found = data.comparisons.iter().find(joins)?;
    let once = |area: &AreaCode| {
        let places = asked.iter().filter_map(|id| request.index.place_in(id, *area));
        let with_value = places.filter(|place| request.index.observations_of(*place).any(|row| row.value.is_some()));
        with_value.count() <= 1
    };
    request.areas.iter().all(once).then_some(found)
}

/// Grade and reason in words.
pub(super) fn grade(comparison: &Comparison, texts: &Texts) -> String {
    let facts = [
        ("grade", Fact::Text(texts.grade(comparison.grade))),
        ("reason", Fact::Text(texts.comparison_reason(comparison).to_owned())),
    ];
    texts.with(if comparison.grade == Grade::LookAlike { "chart-look-alike" } else { "chart-grade" }, &facts)
}
