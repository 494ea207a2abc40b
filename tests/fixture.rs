//! Sound datasets of any size in which every field takes every shape it may have.

use machikurabe::model::alias::Alias;
use machikurabe::model::breakdown::Breakdown;
use machikurabe::model::comparison::{Comparison, ComparisonMember, Grade};
use machikurabe::model::dataset::Dataset;
use machikurabe::model::document::{Document, DocumentKind, Provenance};
use machikurabe::model::evaluation::{Evaluation, EvaluationBody, EvaluationScope, GradeScheme};
use machikurabe::model::id::{
    ComparisonId, DocumentId, EvaluationId, FigureId, IndicatorId, ObservationId, PlanId, TargetId,
};
use machikurabe::model::indicator::{Indicator, Level, Polarity};
use machikurabe::model::municipality::{AreaCode, AreaKind, Municipality};
use machikurabe::model::observation::{
    CumulativeSince, MissingReason, Observation, ObservationStatus, Role, UnusableReason,
};
use machikurabe::model::period::Period;
use machikurabe::model::plan::Plan;
use machikurabe::model::printed::{Arrow, FigureKind, PrintedFigure};
use machikurabe::model::quantity::Quantity;
use machikurabe::model::target::{BaselineReason, Revision, Target, TargetKind};
use machikurabe::model::theme::Theme;
use machikurabe::model::unit::Unit;
use std::collections::BTreeSet;

/// SplitMix64: the same seed always makes the same dataset.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.roll() % limit
    }

    fn coin(&mut self) -> bool {
        self.below(2) == 0
    }

    fn pick<T: Clone>(&mut self, list: &[T]) -> T {
        list[usize::try_from(self.below(list.len() as u64)).unwrap()].clone()
    }

    fn maybe<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        (self.coin() && !list.is_empty()).then(|| self.pick(list))
    }

    fn text(&mut self) -> String {
        const PARTS: [&str; 12] =
            ["根室市", "△3.50", "\"", "'", ",", "\n", "\t", " ", "𠮷野", "\u{0}", "0123", "第3章 > 基本目標-1"];
        (0..self.below(4)).map(|_| self.pick(&PARTS)).collect()
    }

    fn breakdown(&mut self) -> Vec<Breakdown> {
        (0..self.below(3)).map(|n| Breakdown { dimension: format!("次元{n}"), member: self.text() }).collect()
    }

    fn line(&mut self) -> Option<u32> {
        self.maybe(&[1, 256, u32::MAX])
    }

    fn quantity(&mut self) -> Quantity {
        let decimals = u8::try_from(self.below(16)).unwrap();
        let value = f64::from_bits(self.roll());
        let plain = self.pick(&[0.0, -312.0, 2.21, 324_046.0, f64::MAX, f64::MIN_POSITIVE / 2.0]);
        Quantity::new(if value.is_finite() && self.coin() { value } else { plain }, decimals).unwrap()
    }

    fn period(&mut self) -> Period {
        let year = 1868 + u16::try_from(self.below(1000)).unwrap();
        let month = 1 + u8::try_from(self.below(12)).unwrap();
        let day = 1 + u8::try_from(self.below(28)).unwrap();
        match self.below(6) {
            0 => Period::Fiscal(year),
            1 => Period::Calendar(year),
            2 => Period::AsOf { year, month, day: None },
            3 => Period::AsOf { year, month, day: Some(day) },
            4 => Period::FiscalSpan(year, year + 4),
            _ => Period::CalendarSpan(year, year + 1),
        }
    }
}

/// A sound dataset called `name`, of version `v<seed>`, with this many observations.
pub fn dataset(name: &str, seed: u64, observations: usize) -> Dataset {
    let mut dice = Dice(seed);
    let mut data = Dataset::named(name, &format!("v{seed}"), &format!("見本 {seed}"));
    frame(&mut data, &mut dice);
    let (documents, areas) = (ids(&data.documents, |d| d.document_id.clone()), areas(&data));
    let plans = ids(&data.plans, |p| p.plan_id.clone());
    data.indicators = indicators(&mut dice, &documents, &areas, &plans);
    let indicators = ids(&data.indicators, |i| i.indicator_id.clone());
    let mut taken = BTreeSet::new();
    for n in 0..observations {
        let row = observation(&mut dice, n, &documents, &areas, &indicators, &taken);
        taken.insert(row.observation_id.0.clone());
        data.observations.push(row);
    }
    data.aliases = (0..dice.below(3))
        .map(|n| Alias {
            alias: IndicatorId(format!("former {n}")),
            municipality_code: dice.pick(&areas),
            indicator_id: dice.pick(&indicators),
        })
        .collect();
    judgements(&mut data, &mut dice, &documents, &plans);
    data.comparisons = (0..2)
        .map(|n| Comparison {
            comparison_id: ComparisonId(format!("comparison {n}")),
            theme: dice.pick(Theme::ALL),
            name: dice.text(),
            name_en: dice.text(),
            grade: dice.pick(Grade::ALL),
            reason: dice.text(),
            reason_en: dice.text(),
        })
        .collect();
    data.comparison_members = indicators
        .into_iter()
        .map(|indicator_id| ComparisonMember {
            comparison_id: ComparisonId(format!("comparison {}", dice.below(2))),
            indicator_id,
            note: dice.text(),
            note_en: dice.text(),
        })
        .collect();
    data
}

fn ids<T, I>(rows: &[T], id: impl Fn(&T) -> I) -> Vec<I> {
    rows.iter().map(id).collect()
}

fn areas(data: &Dataset) -> Vec<AreaCode> {
    ids(&data.municipalities, |m| m.municipality_code)
}

fn provenance(dice: &mut Dice, documents: &[DocumentId]) -> Provenance {
    Provenance {
        document_id: dice.pick(documents),
        section: dice.text(),
        source_line: dice.line(),
        raw_text: dice.text(),
    }
}

fn frame(data: &mut Dataset, dice: &mut Dice) {
    // Not in the order of their codes, so that a lost order shows.
    for code in ["012238", "000000", "010006", "012131", "012068"] {
        data.municipalities.push(Municipality {
            municipality_code: AreaCode::parse(code).unwrap(),
            kind: dice.pick(AreaKind::ALL),
            name: dice.text(),
            kana: dice.text(),
            name_en: dice.text(),
            prefecture: dice.text(),
        });
    }
    let areas = areas(data);
    for n in [2, 1, 3] {
        data.documents.push(Document {
            document_id: DocumentId(format!("document {n}")),
            municipality_code: dice.pick(&areas),
            title: dice.text(),
            title_en: dice.text(),
            kind: dice.pick(DocumentKind::ALL),
            publisher: dice.text(),
            published: dice.text(),
            text_name: dice.text(),
            text_sha256: dice.text(),
            note: dice.text(),
        });
        let documents = ids(&data.documents, |d| d.document_id.clone());
        data.plans.push(Plan {
            plan_id: PlanId(format!("plan {n}")),
            municipality_code: dice.pick(&areas),
            name: dice.text(),
            name_en: dice.text(),
            first_year: 2020,
            last_year: 2020 + u16::try_from(dice.below(5)).unwrap(),
            document_id: dice.pick(&documents),
            source_line: dice.line(),
        });
    }
}

fn indicators(dice: &mut Dice, documents: &[DocumentId], areas: &[AreaCode], plans: &[PlanId]) -> Vec<Indicator> {
    // References point backwards and forwards.
    let names: Vec<IndicatorId> = [3, 1, 2, 5, 4].map(|n| IndicatorId(format!("indicator {n}"))).into();
    names
        .iter()
        .map(|indicator_id| Indicator {
            indicator_id: indicator_id.clone(),
            municipality_code: dice.maybe(areas),
            plan_id: dice.maybe(plans),
            level: dice.pick(Level::ALL),
            theme: dice.pick(Theme::ALL),
            concept: dice.pick(&[None, Some(machikurabe::model::indicator::Concept::PopulationTotal)]),
            goal: dice.text(),
            policy: dice.text(),
            project: dice.text(),
            department: dice.text(),
            label: dice.text(),
            unit: Unit(dice.text()),
            breakdown: dice.breakdown(),
            polarity: dice.pick(&[Polarity::HigherIsBetter, Polarity::LowerIsBetter]),
            polarity_reason: dice.text(),
            label_en: dice.text(),
            definition_note: dice.text(),
            review_flag: dice.text(),
            repeat_of: dice.maybe(&names),
            source: provenance(dice, documents),
        })
        .collect()
}

fn observation(
    dice: &mut Dice,
    n: usize,
    documents: &[DocumentId],
    areas: &[AreaCode],
    indicators: &[IndicatorId],
    taken: &BTreeSet<String>,
) -> Observation {
    let missing_reason = dice.maybe(MissingReason::ALL);
    let cumulative_since = dice.maybe(CumulativeSince::ALL);
    let role = dice.pick(Role::ALL);
    let present = [ObservationStatus::Normal, ObservationStatus::Provisional, ObservationStatus::Estimated];
    let (indicator_id, area, period) = (dice.pick(indicators), dice.pick(areas), dice.period());
    // Of those that are called after what they are some are left out by the store and must come back.
    let usual = [format!("{indicator_id}:{area}:{period}"), format!("{indicator_id}:{period}:{}", role.key())];
    let usual = (n > 5 && dice.coin()).then(|| dice.pick(&usual)).filter(|id| !taken.contains(id));
    let value = missing_reason.is_none().then(|| dice.quantity());
    let mut source = provenance(dice, documents);
    if let Some(value) = value.filter(|_| dice.coin()) {
        source.raw_text = value.to_string();
    }
    Observation {
        observation_id: ObservationId(usual.unwrap_or_else(|| format!("観測 {n}"))),
        indicator_id,
        municipality_code: area,
        role,
        period,
        period_assumed: dice.pick(&[true, false]),
        period_printed: dice.text(),
        value,
        unit: Unit(dice.text()),
        status: if missing_reason.is_some() { ObservationStatus::Missing } else { dice.pick(&present) },
        missing_reason,
        cumulative: cumulative_since.is_some(),
        cumulative_since,
        partial: dice.coin(),
        averaged: dice.coin(),
        unusable_reason: if role == Role::Actual { dice.maybe(UnusableReason::ALL) } else { None },
        note: dice.text(),
        source,
    }
}

/// Targets, evaluations and printed figures.
fn judgements(data: &mut Dataset, dice: &mut Dice, documents: &[DocumentId], plans: &[PlanId]) {
    let observations = ids(&data.observations, |o| o.observation_id.clone());
    let indicators = ids(&data.indicators, |i| i.indicator_id.clone());
    let areas = areas(data);
    for n in 0..dice.below(8) {
        data.targets.push(Target {
            target_id: TargetId(format!("target {n}")),
            indicator_id: dice.pick(&indicators),
            revision: dice.pick(Revision::ALL),
            plan_id: dice.pick(plans),
            goal: dice.text(),
            kind: dice.pick(TargetKind::ALL),
            value: dice.quantity(),
            unit: Unit(dice.text()),
            target_period: dice.period(),
            baseline_observation_id: dice.maybe(&observations),
            baseline_reason: dice.maybe(BaselineReason::ALL),
            actual_comparable: dice.coin(),
            rounded_rate: dice.coin(),
            note: dice.text(),
            source: provenance(dice, documents),
        });
        data.evaluations.push(Evaluation {
            evaluation_id: EvaluationId(format!("evaluation {n}")),
            municipality_code: dice.pick(&areas),
            plan_id: dice.pick(plans),
            scope: dice.pick(EvaluationScope::ALL),
            goal: dice.text(),
            policy: dice.text(),
            indicator_id: dice.maybe(&indicators),
            body: dice.pick(EvaluationBody::ALL),
            scheme: dice.pick(GradeScheme::ALL),
            grade: dice.maybe(&["A".to_owned(), "順調".to_owned()]),
            period: dice.period(),
            source: provenance(dice, documents),
        });
        data.printed_figures.push(PrintedFigure {
            figure_id: FigureId(format!("figure {n}")),
            indicator_id: dice.pick(&indicators),
            kind: dice.pick(FigureKind::ALL),
            value: dice.coin().then(|| dice.quantity()),
            unit: Unit(dice.text()),
            arrow: dice.maybe(Arrow::ALL),
            subject_observation_id: dice.maybe(&observations),
            base_observation_id: dice.maybe(&observations),
            note: dice.text(),
            source: provenance(dice, documents),
        });
    }
}

/// Copies a program so that it can be started at once.
///
/// Another process does it: were the copy open for writing in this one, a test that starts a program
/// at that moment would hand the open file on, and the system starts no program that is open for writing.
#[cfg(target_os = "linux")]
pub fn copy_program(from: &std::path::Path, to: &std::path::Path) {
    assert!(std::process::Command::new("cp").args([from, to]).status().unwrap().success());
}
