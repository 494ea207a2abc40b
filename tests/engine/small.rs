//! Datasets of one indicator with one target, for shapes that the sample lacks.

use machikurabe::analysis::ruler::default_ruler;
use machikurabe::analysis::scorecard::{ScorecardRow, scorecard};
use machikurabe::frame::Cube;
use machikurabe::model::catalogue::Catalogue;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::document::Provenance;
use machikurabe::model::id::{DocumentId, IndicatorId, ObservationId, PlanId, TargetId};
use machikurabe::model::indicator::{Indicator, Level, Polarity};
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::observation::{
    CumulativeSince, MissingReason, Observation, ObservationStatus, Role, UnusableReason,
};
use machikurabe::model::period::Period;
use machikurabe::model::plan::Plan;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::target::{Revision, Target, TargetKind};
use machikurabe::model::theme::Theme;
use machikurabe::model::unit::Unit;

/// 根室市.
pub fn city() -> AreaCode {
    AreaCode::parse("012238").unwrap()
}

fn source() -> Provenance {
    Provenance {
        document_id: DocumentId::new("doc"),
        section: String::new(),
        source_line: None,
        raw_text: String::new(),
    }
}

/// An observation in 人: a plain actual, until a field is changed.
pub fn actual(period: &str, value: &str) -> Observation {
    Observation {
        observation_id: ObservationId::new(format!("actual {period} {value}")),
        indicator_id: IndicatorId::new("one"),
        municipality_code: city(),
        role: Role::Actual,
        period: Period::parse(period).unwrap(),
        period_assumed: false,
        period_printed: String::new(),
        value: Some(Quantity::parse(value).unwrap()),
        unit: Unit::new("人"),
        status: ObservationStatus::Normal,
        missing_reason: None,
        cumulative: false,
        cumulative_since: None,
        partial: false,
        averaged: false,
        unusable_reason: None,
        note: String::new(),
        source: source(),
    }
}

/// A printed running total.
pub fn total(period: &str, value: &str, since: CumulativeSince) -> Observation {
    Observation {
        observation_id: ObservationId::new(format!("total {period}")),
        cumulative: true,
        cumulative_since: Some(since),
        ..actual(period, value)
    }
}

/// A value of part of its period.
pub fn partial(period: &str, value: &str) -> Observation {
    Observation {
        observation_id: ObservationId::new(format!("partial {period}")),
        partial: true,
        ..actual(period, value)
    }
}

/// An explained gap.
pub fn missing(period: &str, reason: MissingReason) -> Observation {
    Observation { value: None, status: ObservationStatus::Missing, missing_reason: Some(reason), ..actual(period, "0") }
}

/// A value that was printed but cannot be judged.
pub fn unusable(period: &str, value: &str, reason: UnusableReason) -> Observation {
    Observation { unusable_reason: Some(reason), ..actual(period, value) }
}

/// The baseline.
pub fn baseline(period: &str, value: &str) -> Observation {
    Observation { observation_id: ObservationId::new("baseline"), role: Role::Baseline, ..actual(period, value) }
}

/// The same observation in another unit.
pub fn in_unit(observation: Observation, unit: &str) -> Observation {
    Observation { unit: Unit::new(unit), ..observation }
}

/// One indicator, more is better, with a target in 人 over the plan FY2021 to FY2024; the baseline, if any, is comparable.
pub fn dataset(kind: TargetKind, target: &str, observations: Vec<Observation>) -> Dataset {
    let base = observations.iter().find(|o| o.role == Role::Baseline).map(|o| o.observation_id.clone());
    let catalogue = Catalogue {
        plans: vec![Plan {
            plan_id: PlanId::new("plan"),
            municipality_code: city(),
            name: String::new(),
            name_en: String::new(),
            first_year: 2021,
            last_year: 2024,
            document_id: DocumentId::new("doc"),
            source_line: None,
        }],
        indicators: vec![Indicator {
            indicator_id: IndicatorId::new("one"),
            municipality_code: Some(city()),
            plan_id: Some(PlanId::new("plan")),
            level: Level::PolicyKpi,
            theme: Theme::Tourism,
            concept: None,
            goal: String::new(),
            policy: String::new(),
            project: String::new(),
            department: String::new(),
            label: String::new(),
            unit: Unit::new("人"),
            breakdown: Vec::new(),
            polarity: Polarity::HigherIsBetter,
            polarity_reason: String::new(),
            label_en: String::new(),
            definition_note: String::new(),
            review_flag: String::new(),
            repeat_of: None,
            source: source(),
        }],
        targets: vec![Target {
            target_id: TargetId::new("one:final"),
            indicator_id: IndicatorId::new("one"),
            revision: Revision::Final,
            plan_id: PlanId::new("plan"),
            goal: String::new(),
            kind,
            value: Quantity::parse(target).unwrap(),
            unit: Unit::new("人"),
            target_period: Period::Fiscal(2024),
            baseline_observation_id: base,
            baseline_reason: None,
            actual_comparable: true,
            rounded_rate: false,
            note: String::new(),
            source: source(),
        }],
        ..Catalogue::default()
    };
    Dataset { catalogue, observations }
}

/// The one scorecard row of such a dataset.
pub fn judge(data: Dataset) -> ScorecardRow {
    let mut rows = scorecard(&Cube::new(data), Revision::Final, &default_ruler()).unwrap();
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}
