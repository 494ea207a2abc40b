//! A part of a dataset that is whole by itself: some series with everything that they refer to.

use super::dataset::Dataset;
use super::id::{DocumentId, IndicatorId, ObservationId, PlanId};
use super::municipality::AreaCode;
use std::collections::{BTreeMap, BTreeSet};

/// The rows of a dataset that are about wanted series, and those that these refer to; the order is the dataset's.
///
/// A plan's evaluations of no indicator in particular come along where the plan does. What takes no part in a wanted
/// series is left out, so that the part says nothing about it, neither that it is there nor that it is gone.
#[must_use]
pub fn subset(data: &Dataset, takes: &dyn Fn(&IndicatorId, AreaCode) -> bool) -> Dataset {
    let mut part = Dataset::named(&data.name, &data.version, &data.title);
    let plan_areas: BTreeMap<&PlanId, AreaCode> =
        data.plans.iter().map(|plan| (&plan.plan_id, plan.municipality_code)).collect();
    let of_plan = |plan: &PlanId| plan_areas.get(plan).copied();
    let targets = data.targets.iter();
    part.targets = targets
        .filter(|target| of_plan(&target.plan_id).is_some_and(|area| takes(&target.indicator_id, area)))
        .cloned()
        .collect();
    part.printed_figures = printed(data, takes);
    let baselines = part.targets.iter().filter_map(|target| target.baseline_observation_id.clone());
    let figures = part.printed_figures.iter();
    let subjects = figures.flat_map(|figure| [&figure.subject_observation_id, &figure.base_observation_id]).flatten();
    let referred: BTreeSet<ObservationId> = baselines.chain(subjects.cloned()).collect();
    let wanted = |id: &ObservationId| !referred.is_empty() && referred.contains(id);
    let observations = data.observations.iter();
    part.observations = observations
        .filter(|row| takes(&row.indicator_id, row.municipality_code) || wanted(&row.observation_id))
        .cloned()
        .collect();
    let indicators = indicators(data, &part, takes);
    part.indicators = data.indicators.iter().filter(|row| indicators.contains(&row.indicator_id)).cloned().collect();
    let plans: BTreeSet<&PlanId> = part
        .indicators
        .iter()
        .filter_map(|row| row.plan_id.as_ref())
        .chain(part.targets.iter().map(|target| &target.plan_id))
        .collect();
    let evaluations = data
        .evaluations
        .iter()
        .filter(|row| match &row.indicator_id {
            Some(id) => indicators.contains(id) && takes(id, row.municipality_code),
            None => plans.contains(&row.plan_id),
        })
        .cloned();
    let evaluations: Vec<_> = evaluations.collect();
    let plans: BTreeSet<PlanId> =
        plans.into_iter().chain(evaluations.iter().map(|row| &row.plan_id)).cloned().collect();
    part.evaluations = evaluations;
    part.plans = data.plans.iter().filter(|row| plans.contains(&row.plan_id)).cloned().collect();
    let members = data.comparison_members.iter().filter(|row| indicators.contains(&row.indicator_id));
    part.comparison_members = members.cloned().collect();
    let compared: BTreeSet<_> = part.comparison_members.iter().map(|row| &row.comparison_id).collect();
    part.comparisons = data.comparisons.iter().filter(|row| compared.contains(&row.comparison_id)).cloned().collect();
    let aliases = data.aliases.iter();
    part.aliases = aliases
        .filter(|row| indicators.contains(&row.indicator_id) && takes(&row.indicator_id, row.municipality_code))
        .cloned()
        .collect();
    frame(data, &mut part);
    part
}

/// The printed figures about wanted series: the area of each is the one of the value that it is about.
fn printed(data: &Dataset, takes: &dyn Fn(&IndicatorId, AreaCode) -> bool) -> Vec<super::printed::PrintedFigure> {
    if data.printed_figures.is_empty() {
        return Vec::new();
    }
    let about = |figure: &super::printed::PrintedFigure| {
        figure.subject_observation_id.clone().or_else(|| figure.base_observation_id.clone())
    };
    let subjects: BTreeSet<ObservationId> = data.printed_figures.iter().filter_map(about).collect();
    let rows = data.observations.iter().filter(|row| subjects.contains(&row.observation_id));
    let areas: BTreeMap<&ObservationId, AreaCode> =
        rows.map(|row| (&row.observation_id, row.municipality_code)).collect();
    let own: BTreeMap<&IndicatorId, AreaCode> =
        data.indicators.iter().filter_map(|row| Some((&row.indicator_id, row.municipality_code?))).collect();
    let area = |figure: &super::printed::PrintedFigure| {
        let of_value = about(figure).and_then(|id| areas.get(&id).copied());
        of_value.or_else(|| own.get(&figure.indicator_id).copied())
    };
    let wanted = |figure: &&super::printed::PrintedFigure| area(figure).is_some_and(|a| takes(&figure.indicator_id, a));
    data.printed_figures.iter().filter(wanted).cloned().collect()
}

/// The indicators that the rows of the part are about, those of a wanted area that have no rows, and what they repeat.
fn indicators(data: &Dataset, part: &Dataset, takes: &dyn Fn(&IndicatorId, AreaCode) -> bool) -> BTreeSet<IndicatorId> {
    let mut found: BTreeSet<IndicatorId> = BTreeSet::new();
    for row in &part.observations {
        if !found.contains(&row.indicator_id) {
            found.insert(row.indicator_id.clone());
        }
    }
    found.extend(part.targets.iter().map(|row| row.indicator_id.clone()));
    found.extend(part.printed_figures.iter().map(|row| row.indicator_id.clone()));
    let bare = data.indicators.iter();
    let bare = bare.filter(|row| row.municipality_code.is_some_and(|area| takes(&row.indicator_id, area)));
    found.extend(bare.map(|row| row.indicator_id.clone()));
    let originals: BTreeMap<&IndicatorId, &IndicatorId> =
        data.indicators.iter().filter_map(|row| Some((&row.indicator_id, row.repeat_of.as_ref()?))).collect();
    let mut open: Vec<IndicatorId> = found.iter().cloned().collect();
    while let Some(next) = open.pop() {
        if let Some(original) = originals.get(&next).filter(|original| !found.contains(**original)) {
            found.insert((*original).clone());
            open.push((*original).clone());
        }
    }
    found
}

/// Adds the documents and areas that the rows of the part refer to.
fn frame(data: &Dataset, part: &mut Dataset) {
    let mut documents: BTreeSet<DocumentId> = BTreeSet::new();
    let mut areas: BTreeSet<AreaCode> = BTreeSet::new();
    for row in &part.observations {
        areas.insert(row.municipality_code);
        if !documents.contains(&row.source.document_id) {
            documents.insert(row.source.document_id.clone());
        }
    }
    documents.extend(part.indicators.iter().map(|row| row.source.document_id.clone()));
    documents.extend(part.targets.iter().map(|row| row.source.document_id.clone()));
    documents.extend(part.evaluations.iter().map(|row| row.source.document_id.clone()));
    documents.extend(part.printed_figures.iter().map(|row| row.source.document_id.clone()));
    documents.extend(part.plans.iter().map(|row| row.document_id.clone()));
    part.documents = data.documents.iter().filter(|row| documents.contains(&row.document_id)).cloned().collect();
    areas.extend(part.documents.iter().map(|row| row.municipality_code));
    areas.extend(part.plans.iter().map(|row| row.municipality_code));
    areas.extend(part.indicators.iter().filter_map(|row| row.municipality_code));
    areas.extend(part.evaluations.iter().map(|row| row.municipality_code));
    areas.extend(part.aliases.iter().map(|row| row.municipality_code));
    let wanted = data.municipalities.iter().filter(|row| areas.contains(&row.municipality_code));
    part.municipalities = wanted.cloned().collect();
}
