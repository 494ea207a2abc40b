//! Slopes and target gaps of all series at once.

use crate::made::{self, Size};
use crate::{median, peers, report};
use machikurabe::analysis::target_gap::{Base, Case, figures};
use machikurabe::analysis::{actuals, ruler, trend};
use machikurabe::model::indicator::Polarity;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::target::TargetKind;
use std::hint::black_box;
use std::time::Duration;

pub fn run(size: Size) {
    let observations = made::frame(size);
    let targets = made::targets(size);
    let budget = Duration::from_millis(200);
    let slopes = median(7, || {
        black_box(trend::slopes(black_box(observations.clone())).unwrap());
    });
    report("least-squares slopes of all series", slopes, "pandas on this machine", peers::pandas_slopes(size));
    let gaps = median(7, || {
        let found = actuals::actuals(black_box(observations.clone()), targets.clone()).unwrap();
        black_box(judge(&found));
    });
    report("target gaps of all series (selection and judgement)", gaps, "", None);
    report("both together", slopes + gaps, "budget", Some(budget));
}

fn judge(found: &std::collections::BTreeMap<u32, actuals::Actuals>) -> usize {
    let quantity = |value: f64| Quantity::new(value, 1).unwrap();
    let ruler = ruler::default_ruler();
    let on_track = found.iter().filter(|(target, actuals)| {
        let Some(level) = actuals.level else { return false };
        let case = Case {
            kind: TargetKind::Reach,
            polarity: Polarity::HigherIsBetter,
            base: Base::Comparable(quantity(5_000.0)),
            target: quantity(6_000.0 + f64::from(**target % 1_000)),
            rounded_rate: false,
            actual: level.value,
            position: 5,
            years: 5,
            start_unknown: false,
        };
        ruler::status(&case, &figures(&case), &ruler).is_on_track()
    });
    on_track.count()
}
