//! The printed figures that do not follow from the documents' own numbers, each checked by hand.

use super::small::{actual, baseline, dataset, in_unit};
use super::{SAMPLE, data};
use machikurabe::analysis::consistency::{CheckedFigure, check, check_of};
use machikurabe::frame::Cube;
use machikurabe::model::finding::DisagreementKind::{Arrow, Growth, Mean, NotCumulative, Share};
use machikurabe::model::id::FigureId;
use machikurabe::model::printed::Arrow::{Down, Flat, Up};
use machikurabe::model::printed::{FigureKind, PrintedFigure};
use machikurabe::model::quantity::Quantity;
use machikurabe::model::target::TargetKind;
use machikurabe::model::unit::Unit;

fn figure(d: &CheckedFigure) -> (u32, String) {
    let source = &data().printed_figures[d.figure.unwrap()].source;
    (source.source_line.unwrap(), source.raw_text.clone())
}

#[test]
fn exactly_these_disagree() {
    let found = check(&SAMPLE);
    let list: Vec<_> = found
        .disagreements
        .iter()
        .map(|d| {
            let (line, text) = figure(d);
            (d.kind, line, text, d.printed_arrow.zip(d.recomputed_arrow))
        })
        .collect();
    let text = str::to_owned;
    let expected = [
        // なでしこバンク: 7人 at the start, 0人 in R3 printed as unchanged, 1人 in R4 printed as a rise.
        (Arrow, 376, text("(→)"), Some((Flat, Down))),
        (Arrow, 376, text("累計1人↑"), Some((Up, Down))),
        // 電子母子手帳: 425 − 230 = 195 is a difference, not a total.
        (NotCumulative, 841, text("累計195人↑"), None),
        // 15,573 ÷ 26,917 = 57.86 % and 4,258 ÷ 9,345 = 45.56 %, both cut off instead of rounded.
        (Share, 150, text("57.8%"), None),
        (Share, 150, text("45.5%"), None),
        // (−0.68 − 0.68 − 0.80 − 0.89 − 0.97) ÷ 5 = −0.804.
        (Mean, 180, text("▲0.81%"), None),
        // 78,112 ÷ 84,809 − 1 = −7.90 %; 79,352 of the year before would give −6.43 %.
        (Growth, 185, text("▲6.4%"), None),
    ];
    assert_eq!(list, expected);
}

#[test]
fn the_recomputed_numbers_are_those_worked_out_by_hand() {
    let found = check(&SAMPLE);
    let by_hand = [
        0.0 - 7.0,
        1.0 - 7.0,
        425.0 - 230.0,
        15573.0 / 26917.0 * 100.0,
        4258.0 / 9345.0 * 100.0,
        (-0.68 - 0.68 - 0.80 - 0.89 - 0.97) / 5.0,
        (78112.0 - 84809.0) / 84809.0 * 100.0,
    ];
    assert_eq!(found.disagreements.len(), by_hand.len());
    for (ours, hand) in found.disagreements.iter().zip(by_hand) {
        assert!((ours.recomputed.unwrap() - hand).abs() < 1e-9, "{:?} {hand}", ours.recomputed);
    }
}

/// Falling rates, seasonal workers and a deepening loss are printed by improvement, and that agrees.
#[test]
fn arrows_and_growth_by_improvement_are_no_disagreement() {
    let found = check(&SAMPLE);
    let lines: Vec<u32> = found.disagreements.iter().map(|d| figure(d).0).collect();
    for line in [269, 369, 179, 183] {
        assert!(data().printed_figures.iter().any(|f| f.source.source_line == Some(line)));
        assert!(!lines.contains(&line), "{line}");
    }
}

/// 6億8,119万円 and 681,185千円 are the same amount, one of them rounded.
#[test]
fn a_repeat_in_another_multiplier_agrees_at_its_own_precision() {
    let repeated = |id: &str| check_of(&SAMPLE, |i| i.indicator_id.as_str() == id);
    let found = repeated("iwamizawa-stat-022");
    assert_eq!((found.checked, found.disagreements.len()), (1, 0));
}

/// 0.9万人 against 49,500人 is a difference of −40,500人, whichever multiplier it is printed with.
#[test]
fn operands_in_different_multipliers_are_brought_to_one_unit() {
    let printed = |value: &str, unit: &str| {
        let observations = vec![baseline("FY2020", "49500"), in_unit(actual("FY2022", "0.9"), "万人")];
        let mut data = dataset(TargetKind::Reach, "50000", observations);
        let (base, subject) =
            (data.observations[0].observation_id.clone(), data.observations[1].observation_id.clone());
        let indicator = data.indicators[0].clone();
        data.printed_figures.push(PrintedFigure {
            figure_id: FigureId::new("figure"),
            indicator_id: indicator.indicator_id,
            kind: FigureKind::Difference,
            value: Some(Quantity::parse(value).unwrap()),
            unit: Unit::new(unit),
            arrow: None,
            subject_observation_id: Some(subject),
            base_observation_id: Some(base),
            note: String::new(),
            source: indicator.source,
        });
        let found = check(&Cube::new(data));
        assert_eq!(found.checked, 1);
        found.disagreements.len()
    };
    assert_eq!((printed("-40500", "人"), printed("-4.05", "万人"), printed("-4.1", "万人")), (0, 0, 0));
    assert_eq!((printed("-40499", "人"), printed("-4.2", "万人")), (1, 1));
}

#[test]
fn everything_printed_was_recomputed_but_one_share_of_a_target() {
    let found = check(&SAMPLE);
    // 28.0 % (line 948) is 14 of the target 50, which is no observation.
    assert_eq!(found.uncheckable.len(), 1);
    let repeats: usize = data()
        .indicators
        .iter()
        .filter(|i| i.repeat_of.is_some())
        .map(|i| SAMPLE.observations().filter(|o| *o.indicator_id() == i.indicator_id).count())
        .sum();
    assert_eq!(found.checked + found.uncheckable.len(), data().printed_figures.len() + repeats);
}
