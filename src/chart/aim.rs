//! Where a line comes from and where it should go: baseline, target, and the way between them.

use super::series::{Source, said};
use super::spec::{ChartPoint, LineSpec, PointKind};
use crate::frame::ObservationRef;
use crate::model::observation::Role;
use crate::model::period::Period;
use crate::model::target::{Target, TargetKind};

/// Baseline, target and the straight way between them on which pace is measured.
pub(super) fn aim(source: &Source<'_>, observations: &[ObservationRef<'_>], line: &mut LineSpec) {
    let baseline = observations.iter().find(|o| o.role == Role::Baseline && o.value.is_some());
    let Some(target) = source.target else {
        line.baseline = baseline.and_then(|o| source.point(*o));
        return;
    };
    // A baseline that may not be compared would draw the eye to a difference that means nothing.
    let comparable = target.baseline_reason.is_none() && target.kind != TargetKind::Accumulate;
    line.baseline = baseline.filter(|_| comparable).and_then(|o| source.point(*o));
    let base = line.baseline.as_ref().map(|p| p.y);
    let dated = baseline.is_some_and(|o| !o.period_assumed && !o.period.is_span());
    let first = line.stretches.first().and_then(|s| s.first());
    line.since_baseline = line
        .baseline
        .as_ref()
        .zip(first)
        .filter(|(from, to)| dated && from.x < to.x)
        .map(|(from, to)| [[from.x, from.y], [to.x, to.y]]);
    let aimed = source.y(target.value.value(), &target.unit);
    let level = if target.kind == TargetKind::IncreaseStock { base.map(|b| b + aimed) } else { Some(aimed) };
    let (Some(plan), Some(level)) = (source.plan, level) else { return };
    if !target.actual_comparable {
        return;
    }
    let (Some(start), Some(end)) =
        (source.x(Period::Fiscal(plan.first_year - 1)), source.x(Period::Fiscal(plan.last_year)))
    else {
        return;
    };
    let from = match target.kind {
        TargetKind::Accumulate => Some(0.0),
        // A floor under a decline is a level to hold, not a way to go.
        TargetKind::Reach if base.is_some_and(|b| (level - b) * source.series.polarity.sign() <= 0.0) => Some(level),
        TargetKind::Reach | TargetKind::IncreaseStock => base,
        TargetKind::EveryYear | TargetKind::Average | TargetKind::Maintain => Some(level),
    };
    line.path = from.map(|from| [[start, from], [end, level]]);
    let mut point = target_point(source, target, &line.name, end, level);
    if let Some(baseline) = line.baseline.as_ref().filter(|_| target.kind == TargetKind::IncreaseStock) {
        point.cite(&baseline.documents);
    }
    line.target = Some(point);
}

/// The target at the end of the plan; one that counts what is added stands on top of the baseline.
fn target_point(source: &Source<'_>, target: &Target, name: &str, x: f64, level: f64) -> ChartPoint {
    let texts = source.texts;
    let amount = texts.amount(target.value, &target.unit);
    let named = format!("{} {amount}", texts.t("chart-target"));
    let decimals = source.decimals(target.value.decimals(), &target.unit);
    ChartPoint {
        x,
        y: level,
        words: vec![name.to_owned(), texts.aside(&named, &texts.period(target.target_period))],
        partial: false,
        kind: PointKind::Target,
        period: target.target_period,
        decimals,
        said: said(texts, PointKind::Target, &amount, target.target_period),
        of_trend: false,
        documents: vec![target.source.document_id.clone()],
    }
}
