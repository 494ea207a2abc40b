//! Rulers in use, and how a ruler turns figures into a status.
//!
//! The order of the statuses is fixed and does not depend on the ruler: no data, not assessable,
//! achieved, worse than the baseline; only then the ruler speaks.

use crate::analysis::target_gap::{Case, Figures};
use crate::model::indicator::Polarity;
use crate::model::ruler::{Ruler, RulerBasis};
use crate::model::status::Status;

/// Key of a ruler with thresholds of the reader's own.
pub const CUSTOM: &str = "custom";

/// The default: progress ÷ pace with 1.0 / 0.8 / 0.6.
#[must_use]
pub fn default_ruler() -> Ruler {
    preset("default", RulerBasis::ProgressOverPace, [1.0, 0.8, 0.6])
}

fn preset(key: &str, basis: RulerBasis, [on_track, mostly_on_track, slightly_behind]: [f64; 3]) -> Ruler {
    Ruler { key: key.to_owned(), basis, on_track, mostly_on_track, slightly_behind }
}

/// Rulers that are really in use, by stable key.
///
/// Numbers are published for Tama City (progress against linear pace, ≥ 100 % / ≥ 60 %), Nagano
/// Prefecture (≥ 80 % is おおむね順調) and Nagayo Town (S beyond the target, A beyond the baseline, B within
/// ±10 % of it, C below). Nemuro grades whole policies A to D, Iwamizawa says 順調 or 低調, Ino marks
/// ◎○△×; none of the three publishes thresholds, so theirs are the nearest reading of their words:
/// Nemuro and Ino the default steps, Iwamizawa on pace or not.
#[must_use]
pub fn presets() -> Vec<Ruler> {
    use RulerBasis::{BaselineBand, ProgressOverPace};
    vec![
        default_ruler(),
        preset("nemuro", ProgressOverPace, [1.0, 0.8, 0.6]),
        preset("iwamizawa", ProgressOverPace, [1.0, 1.0, 1.0]),
        preset("tama", ProgressOverPace, [1.0, 0.6, 0.6]),
        preset("nagano", ProgressOverPace, [1.0, 0.8, 0.8]),
        preset("nagayo", BaselineBand, [1.0, 1.0, 0.9]),
        preset("ino", ProgressOverPace, [1.0, 0.8, 0.6]),
    ]
}

/// The preset with this key.
#[must_use]
pub fn by_key(key: &str) -> Option<Ruler> {
    presets().into_iter().find(|ruler| ruler.key == key)
}

/// The status that a ratio (1.0 = exactly as wanted) gets on a ruler.
#[must_use]
pub fn grade(ruler: &Ruler, ratio: f64) -> Status {
    // One part in a billion of slack: 0.8 computed as 0.4/0.5 must not fall below 0.8 by rounding.
    let at_least = |threshold: f64| ratio >= threshold - 1e-9;
    if at_least(ruler.on_track) {
        Status::OnTrack
    } else if at_least(ruler.mostly_on_track) {
        Status::MostlyOnTrack
    } else if at_least(ruler.slightly_behind) {
        Status::SlightlyBehind
    } else {
        Status::Behind
    }
}

/// The status of a target with a usable actual of the same series.
///
/// A mean, a level that is held, and a ceiling on a total can still be lost, so that they are achieved only at the
/// end of the plan. A ceiling that is broken is behind, as a level that is not held: no ratio measures by how far.
#[must_use]
pub fn status(case: &Case, figures: &Figures, ruler: &Ruler) -> Status {
    if case.polarity == Polarity::Neutral {
        return Status::NotAssessable;
    }
    let plan_is_over = case.position.max(1) >= case.years;
    if case.is_met() {
        return if case.waits_for_end() && !plan_is_over { Status::OnTrack } else { Status::Achieved };
    }
    if case.target_is_better_than_base() && case.is_worse_than_base() && case.kind.has_way() {
        return Status::WorseThanBaseline;
    }
    if case.is_all_or_nothing() {
        return Status::Behind;
    }
    ratio(case, figures, ruler).map_or(Status::NotAssessable, |ratio| grade(ruler, ratio))
}

/// The number that a ruler grades, 1.0 being exactly as wanted; `None` where the figures allow none.
#[must_use]
pub fn ratio(case: &Case, figures: &Figures, ruler: &Ruler) -> Option<f64> {
    if ruler.basis == RulerBasis::BaselineBand
        && let Some(base) = case.comparable_base().filter(|b| *b > 0.0 && case.kind.has_way())
    {
        // On a band around the baseline, 1.0 is the baseline itself, turned so that more is better.
        return Some(1.0 + (case.actual - base) / base * case.polarity.sign());
    }
    match (figures.progress, figures.attainment) {
        (Some(progress), _) if ruler.basis == RulerBasis::Progress => Some(progress),
        (Some(progress), _) => Some(progress / figures.pace),
        (None, Some(attainment)) if case.is_floor() => Some(attainment),
        _ => None,
    }
}
