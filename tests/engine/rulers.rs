//! Rulers: presets, thresholds, and what a band around the baseline says.

use machikurabe::analysis::ruler::{by_key, default_ruler, grade, presets, status};
use machikurabe::analysis::target_gap::{Base, Case, figures};
use machikurabe::model::indicator::Polarity;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::ruler::{Ruler, RulerBasis};
use machikurabe::model::status::Status;
use machikurabe::model::target::TargetKind;

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

/// B = 100 → T = 200 in the second of four years.
fn level(actual: f64) -> Case {
    Case {
        kind: TargetKind::Reach,
        polarity: Polarity::HigherIsBetter,
        base: Base::Comparable(quantity("100")),
        target: quantity("200"),
        rounded_rate: false,
        actual,
        position: 2,
        years: 4,
        start_unknown: false,
    }
}

fn judged(case: &Case, ruler: &Ruler) -> Status {
    status(case, &figures(case), ruler)
}

#[test]
fn every_preset_is_a_sound_ruler_with_its_own_key() {
    let keys: Vec<String> = presets().into_iter().map(|r| r.key).collect();
    assert_eq!(keys, ["default", "nemuro", "iwamizawa", "tama", "nagano", "nagayo", "ino"]);
    for ruler in presets() {
        let thresholds = [ruler.on_track, ruler.mostly_on_track, ruler.slightly_behind];
        assert_eq!(Ruler::new(&ruler.key, ruler.basis, thresholds).as_ref(), Ok(&ruler));
        assert_eq!(by_key(&ruler.key), Some(ruler));
    }
    assert_eq!(by_key("none such"), None);
}

#[test]
fn thresholds_are_reached_exactly() {
    use Status::{Behind, MostlyOnTrack, OnTrack, SlightlyBehind};
    let at = |key: &str, ratio: f64| grade(&by_key(key).unwrap(), ratio);
    for (ratio, status) in [(1.0, OnTrack), (0.999, MostlyOnTrack), (0.8, MostlyOnTrack), (0.799, SlightlyBehind)] {
        assert_eq!(at("default", ratio), status, "{ratio}");
    }
    assert_eq!((at("default", 0.6), at("default", 0.599), at("default", -5.0)), (SlightlyBehind, Behind, Behind));
    // 0.4/0.5 and 0.3/0.5 in binary.
    assert_eq!((at("default", 0.4 / 0.5), at("default", 0.3 / 0.5)), (MostlyOnTrack, SlightlyBehind));
    // 多摩: ≥ 100 %, ≥ 60 %, below. 長野県: ≥ 80 %. 岩見沢: on pace or not.
    assert_eq!([1.0, 0.6, 0.59].map(|r| at("tama", r)), [OnTrack, MostlyOnTrack, Behind]);
    assert_eq!([1.0, 0.8, 0.79].map(|r| at("nagano", r)), [OnTrack, MostlyOnTrack, Behind]);
    assert_eq!([1.0, 0.99].map(|r| at("iwamizawa", r)), [OnTrack, Behind]);
}

#[test]
fn a_band_around_the_baseline_reads_the_level_not_the_pace() {
    let nagayo = by_key("nagayo").unwrap();
    assert_eq!(judged(&level(200.0), &nagayo), Status::Achieved);
    assert_eq!(judged(&level(101.0), &nagayo), Status::OnTrack);
    // The fixed order of statuses comes first: below the baseline is worse, whatever the band says.
    assert_eq!(judged(&level(99.0), &nagayo), Status::WorseThanBaseline);
    // A floor: 200 → 120 with 190 or 170 measured lies 5 % and 15 % below the baseline, but beyond the floor.
    let floor = |actual| Case { base: Base::Comparable(quantity("200")), target: quantity("180"), ..level(actual) };
    assert_eq!(judged(&floor(190.0), &nagayo), Status::Achieved);
    assert_eq!(judged(&floor(179.0), &nagayo), Status::Behind);
    let near = Case { target: quantity("195"), ..floor(190.0) };
    assert_eq!(judged(&near, &nagayo), Status::SlightlyBehind);
}

#[test]
fn moving_the_first_threshold_of_a_band_moves_the_verdict() {
    let strict = Ruler::new("strict", RulerBasis::BaselineBand, [1.1, 1.0, 0.9]).unwrap();
    assert_eq!(judged(&level(105.0), &strict), Status::MostlyOnTrack);
    assert_eq!(judged(&level(110.0), &strict), Status::OnTrack);
}

#[test]
fn progress_alone_takes_no_account_of_pace() {
    // Half the way in half the time.
    let alone = Ruler::new("alone", RulerBasis::Progress, [1.0, 0.8, 0.5]).unwrap();
    assert_eq!(judged(&level(150.0), &default_ruler()), Status::OnTrack);
    assert_eq!(judged(&level(150.0), &alone), Status::SlightlyBehind);
}

#[test]
fn a_ceiling_is_held_or_broken() {
    let ceiling = |kind, actual, position| {
        let polarity = Polarity::LowerIsBetter;
        Case { kind, polarity, base: Base::None, target: quantity("50"), position, ..level(actual) }
    };
    let ruler = default_ruler();
    let at = |kind, actual, position| judged(&ceiling(kind, actual, position), &ruler);
    // A total that stays below can still rise; a year that is over cannot.
    assert_eq!(at(TargetKind::Accumulate, 40.0, 2), Status::OnTrack);
    assert_eq!(at(TargetKind::Accumulate, 40.0, 4), Status::Achieved);
    assert_eq!(at(TargetKind::EveryYear, 40.0, 2), Status::Achieved);
    for kind in [TargetKind::Accumulate, TargetKind::EveryYear, TargetKind::Average, TargetKind::Maintain] {
        // 60 of at most 50 is no progress of 120 %.
        assert_eq!(at(kind, 60.0, 2), Status::Behind, "{}", kind.key());
        assert_eq!(figures(&ceiling(kind, 60.0, 2)).progress, None);
    }
}
