//! The specification of the figures over all kinds, held against exact whole-number arithmetic.
//!
//! Values are whole multiples of the last printed digit, so that the reference below never rounds.

use machikurabe::analysis::ruler::{default_ruler, grade, status};
use machikurabe::analysis::target_gap::{Base, Case, Figures, figures};
use machikurabe::model::indicator::Polarity;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::ruler::{Ruler, RulerBasis};
use machikurabe::model::status::{Reason, Status};
use machikurabe::model::target::TargetKind;
use proptest::prelude::*;

/// What is known about B.
#[derive(Debug, Clone, Copy)]
enum WholeBase {
    Unprinted,
    Unlike,
    At(i64),
}

/// A case in whole multiples of the last digit.
#[derive(Debug, Clone, Copy)]
struct Whole {
    kind: TargetKind,
    lower: bool,
    base: WholeBase,
    target: i64,
    actual: i64,
    decimals: u8,
    rounded: bool,
    position: u16,
    years: u16,
    start_unknown: bool,
}

impl Whole {
    fn case(&self) -> Case {
        let scale = 10f64.powi(i32::from(self.decimals));
        let quantity = |n: i64| Quantity::new(n as f64 / scale, self.decimals).unwrap();
        Case {
            kind: self.kind,
            polarity: if self.lower { Polarity::LowerIsBetter } else { Polarity::HigherIsBetter },
            base: match self.base {
                WholeBase::Unprinted => Base::None,
                WholeBase::Unlike => Base::NotComparable(quantity(7), Reason::BaselineDifferentSeries),
                WholeBase::At(b) => Base::Comparable(quantity(b)),
            },
            target: quantity(self.target),
            rounded_rate: self.rounded,
            actual: quantity(self.actual).value(),
            position: self.position,
            years: self.years,
            start_unknown: self.start_unknown && self.kind == TargetKind::Accumulate,
        }
    }

    fn sign(&self) -> i64 {
        if self.lower { -1 } else { 1 }
    }

    fn comparable(&self) -> Option<i64> {
        if let WholeBase::At(b) = self.base { Some(b) } else { None }
    }

    /// What stands against T.
    fn against(&self) -> Option<i64> {
        if self.kind == TargetKind::IncreaseStock { Some(self.actual - self.comparable()?) } else { Some(self.actual) }
    }

    fn is_met(&self) -> bool {
        self.against().is_some_and(|x| (x - self.target) * self.sign() >= 0)
    }

    /// Numerator and denominator of the kind's formula, or `None` where the specification withholds it.
    fn progress(&self) -> Option<(i64, i64)> {
        let (t, x) = (self.target, self.actual);
        match self.kind {
            TargetKind::Maintain => None,
            TargetKind::Accumulate if self.start_unknown => None,
            TargetKind::Accumulate | TargetKind::EveryYear | TargetKind::Average => {
                (t > 0 && !self.lower).then_some((x, t))
            }
            TargetKind::IncreaseStock => {
                let b = self.comparable()?;
                (t * self.sign() > 0).then_some((x - b, t))
            }
            TargetKind::Reach => {
                let b = self.comparable()?;
                let too_short = (t - b).abs() * 100 < b.abs() || (self.rounded && (t - b).abs() <= 1);
                ((t - b) * self.sign() > 0 && !too_short).then_some((x - b, t - b))
            }
        }
    }

    fn attainment(&self) -> Option<(i64, i64)> {
        let against = self.against()?;
        (!self.lower && self.target > 0 && self.actual >= 0 && against >= 0).then_some((against, self.target))
    }

    fn figures(&self) -> Figures {
        figures(&self.case())
    }

    fn status(&self, ruler: &Ruler) -> Status {
        status(&self.case(), &self.figures(), ruler)
    }
}

/// Many cases; a failure prints its smallest example and leaves no file behind.
fn config() -> ProptestConfig {
    ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() }
}

fn whole() -> impl Strategy<Value = Whole> {
    whole_of(TargetKind::ALL)
}

fn whole_of(kinds: &'static [TargetKind]) -> impl Strategy<Value = Whole> {
    // Small numbers meet each other often; large ones have a way of less than 1 %.
    let number = || prop_oneof![-20i64..20, 0i64..3000, 9_900i64..10_100, Just(0)];
    let base = prop_oneof![1 => Just(WholeBase::Unprinted), 1 => Just(WholeBase::Unlike), 6 => number().prop_map(WholeBase::At)];
    let plan = (0u16..8, 0u16..7);
    (
        prop::sample::select(kinds),
        any::<bool>(),
        base,
        number(),
        number(),
        0u8..4,
        any::<bool>(),
        plan,
        prop::bool::weighted(0.2),
    )
        .prop_map(|(kind, lower, base, target, actual, decimals, rounded, (position, years), start_unknown)| {
            Whole {
                kind,
                lower,
                base,
                target,
                actual,
                decimals,
                rounded,
                position,
                years,
                start_unknown: start_unknown && kind == TargetKind::Accumulate,
            }
        })
}

fn ruler() -> impl Strategy<Value = Ruler> {
    (prop::sample::select(RulerBasis::ALL), prop::array::uniform3(0u32..=200)).prop_map(|(basis, mut hundredths)| {
        hundredths.sort_unstable();
        let [low, middle, high] = hundredths.map(|h| f64::from(h) / 100.0);
        Ruler::new("any", basis, [high, middle, low]).unwrap()
    })
}

/// Better statuses are greater; what is not a judgement has no place.
fn rank(status: Status) -> Option<usize> {
    use Status::{Achieved, Behind, MostlyOnTrack, OnTrack, SlightlyBehind, WorseThanBaseline};
    [WorseThanBaseline, Behind, SlightlyBehind, MostlyOnTrack, OnTrack, Achieved].iter().position(|s| *s == status)
}

fn ratio(pair: Option<(i64, i64)>) -> Option<f64> {
    pair.map(|(up, down)| up as f64 / down as f64)
}

fn same(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * b.abs().max(1.0),
        (None, None) => true,
        _ => false,
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn progress_and_attainment_are_the_formulas_and_withheld_exactly_where_specified(w in whole()) {
        let f = w.figures();
        prop_assert!(same(f.progress, ratio(w.progress())), "{:?} {:?}", f.progress, w.progress());
        prop_assert!(same(f.attainment, ratio(w.attainment())), "{:?} {:?}", f.attainment, w.attainment());
        prop_assert_eq!(f.progress.is_none(), f.progress_reason.is_some());
        prop_assert_eq!(f.attainment.is_none(), f.attainment_reason.is_some());
    }

    #[test]
    fn every_figure_is_a_plain_number(w in whole()) {
        let f = w.figures();
        let all = [f.progress, f.attainment, Some(f.pace), Some(f.gap), f.way_from_base, f.required_per_year];
        for value in all.into_iter().flatten() {
            prop_assert!(value.is_finite() && !(value == 0.0 && value.is_sign_negative()), "{:?}", f);
        }
        prop_assert!(f.pace > 0.0 && f.pace <= 1.0);
        let yearly = matches!(w.kind, TargetKind::EveryYear | TargetKind::Average | TargetKind::Maintain);
        let (n, k) = (w.years.max(1), w.position.clamp(1, w.years.max(1)));
        let pace = if yearly { 1.0 } else { f64::from(k) / f64::from(n) };
        prop_assert!(same(Some(f.pace), Some(pace)));
    }

    #[test]
    fn the_gap_is_positive_exactly_while_the_target_is_missed(w in whole()) {
        prop_assume!(w.against().is_some());
        prop_assert_eq!(w.figures().gap <= 0.0, w.is_met());
        let missing = (w.target - w.against().unwrap()) * w.sign();
        prop_assert!(same(Some(w.figures().gap), Some(missing as f64 / 10f64.powi(i32::from(w.decimals)))));
    }

    #[test]
    fn achieved_means_met_and_nothing_left_to_lose(w in whole(), ruler in ruler()) {
        let over = w.position.clamp(1, w.years.max(1)) == w.years.max(1);
        let can_be_lost = matches!(w.kind, TargetKind::Average | TargetKind::Maintain)
            || (w.lower && w.kind == TargetKind::Accumulate);
        let status = w.status(&ruler);
        prop_assert_eq!(status == Status::Achieved, w.is_met() && (over || !can_be_lost));
        if w.is_met() && can_be_lost && !over {
            prop_assert_eq!(status, Status::OnTrack);
        }
    }

    #[test]
    fn worse_than_baseline_needs_a_way_and_a_step_back(w in whole(), ruler in ruler()) {
        let way = match (w.kind, w.comparable()) {
            (TargetKind::Reach, Some(b)) => (w.target - b) * w.sign(),
            (TargetKind::IncreaseStock, Some(_)) => w.target * w.sign(),
            _ => 0,
        };
        let back = w.comparable().is_some_and(|b| (w.actual - b) * w.sign() < 0);
        prop_assert_eq!(w.status(&ruler) == Status::WorseThanBaseline, way > 0 && back && !w.is_met());
    }

    #[test]
    fn a_judgement_without_progress_has_one_of_few_grounds(w in whole()) {
        let status = w.status(&default_ruler());
        prop_assert!(status != Status::NoData);
        if status == Status::NotAssessable {
            prop_assert!(w.figures().progress.is_none() && !w.is_met());
        }
        if w.kind == TargetKind::Maintain && !w.is_met() {
            prop_assert_eq!(status, Status::Behind);
        }
        if let (Some((up, down)), false) = (w.progress(), w.is_met()) && status != Status::WorseThanBaseline {
            // progress ÷ pace against 1.0, 0.8 and 0.6 in whole numbers.
            let (n, k) = (i64::from(w.years.max(1)), i64::from(w.position.clamp(1, w.years.max(1))));
            let yearly = matches!(w.kind, TargetKind::EveryYear | TargetKind::Average);
            let (n, k) = if yearly { (1, 1) } else { (n, k) };
            let (up, down) = (up * n * down.signum(), down.abs() * k);
            let expected = if up >= down {
                Status::OnTrack
            } else if up * 10 >= down * 8 {
                Status::MostlyOnTrack
            } else if up * 10 >= down * 6 {
                Status::SlightlyBehind
            } else {
                Status::Behind
            };
            prop_assert_eq!(status, expected);
        }
    }

    #[test]
    fn a_floor_is_read_by_its_attainment_whatever_the_pace(x in 0i64..5000, up in 1i64..5000, more in 0i64..5000, k in 1u16..=4) {
        // x below the floor T, and T not above B.
        let (t, b) = (x + up, x + up + more);
        let (kind, base) = (TargetKind::Reach, WholeBase::At(b));
        let (lower, rounded, start_unknown) = (false, false, false);
        let (target, actual, decimals, position, years) = (t, x, 1, k, 4);
        let w = Whole { kind, lower, base, target, actual, decimals, rounded, position, years, start_unknown };
        prop_assert_eq!(w.figures().progress, None);
        prop_assert_eq!(w.status(&default_ruler()), grade(&default_ruler(), x as f64 / t as f64));
    }

    #[test]
    fn another_multiplier_of_the_unit_changes_no_ratio(w in whole(), shift in 1u8..4, ruler in ruler()) {
        let coarse = Whole { decimals: w.decimals + shift, ..w };
        let (a, b) = (w.figures(), coarse.figures());
        prop_assert!(same(a.progress, b.progress) && same(a.attainment, b.attainment) && same(Some(a.pace), Some(b.pace)));
        prop_assert_eq!((a.progress_reason, a.attainment_reason), (b.progress_reason, b.attainment_reason));
        prop_assert_eq!(w.status(&ruler), coarse.status(&ruler));
    }

    #[test]
    fn a_level_and_its_mirror_image_are_judged_alike(w in whole_of(&[TargetKind::Reach, TargetKind::IncreaseStock, TargetKind::Maintain])) {
        let base = w.comparable().map_or(w.base, |b| WholeBase::At(-b));
        let mirror = Whole { lower: !w.lower, base, target: -w.target, actual: -w.actual, ..w };
        let (a, b) = (w.figures(), mirror.figures());
        prop_assert!(same(a.progress, b.progress) && same(Some(a.gap), Some(b.gap)));
        prop_assert!(same(a.way_from_base.map(|v| -v), b.way_from_base));
        prop_assert!(same(a.required_per_year.map(|v| -v), b.required_per_year) || w.progress().is_none());
        if a.progress.is_some() || w.is_met() {
            prop_assert_eq!(w.status(&default_ruler()), mirror.status(&default_ruler()));
        }
    }

    #[test]
    fn a_better_actual_never_gets_a_worse_status(w in whole(), step in 1i64..200, ruler in ruler()) {
        let better = Whole { actual: w.actual + step * w.sign(), ..w };
        if let (Some(before), Some(after)) = (rank(w.status(&ruler)), rank(better.status(&ruler))) {
            prop_assert!(before <= after, "{:?} {:?}", w.status(&ruler), better.status(&ruler));
        }
    }

    #[test]
    fn a_moved_threshold_never_puts_the_worse_above_the_better(
        a in whole(), b in whole(), ruler in ruler(), ratios in (-3.0f64..3.0, -3.0f64..3.0)
    ) {
        let (low, high) = (ratios.0.min(ratios.1), ratios.0.max(ratios.1));
        prop_assert!(rank(grade(&ruler, low)) <= rank(grade(&ruler, high)));
        // Of two targets read by the same ruler, the one further along is never below the other.
        let reads = ruler.basis == RulerBasis::ProgressOverPace;
        let along = |w: &Whole| w.figures().progress.filter(|_| reads).map(|p| p / w.figures().pace);
        let judged = |w: &Whole| rank(w.status(&ruler)).filter(|r| (1..5).contains(r));
        if let (Some(ra), Some(rb), Some(pa), Some(pb)) = (judged(&a), judged(&b), along(&a), along(&b)) && pa < pb {
            prop_assert!(ra <= rb || a.is_met() || b.is_met());
        }
    }

    #[test]
    fn a_stricter_ruler_never_improves_a_status(w in whole(), ruler in ruler(), by in 0.0f64..1.0) {
        let raise = |t: f64| (t + by).min(2.0);
        let thresholds = [ruler.on_track, ruler.mostly_on_track, ruler.slightly_behind].map(raise);
        let stricter = Ruler::new("strict", ruler.basis, thresholds).unwrap();
        prop_assert!(rank(w.status(&stricter)) <= rank(w.status(&ruler)));
    }

    #[test]
    fn closing_the_gap_year_by_year_reaches_the_target(w in whole()) {
        let f = w.figures();
        let Some(need) = f.required_per_year else { return Ok(()) };
        let left = f64::from(w.years - w.position.clamp(1, w.years));
        let scale = 10f64.powi(i32::from(w.decimals));
        let (x, t) = (w.actual as f64 / scale, w.target as f64 / scale);
        let end = match w.kind {
            TargetKind::Average => {
                let (k, n) = (f64::from(w.position.clamp(1, w.years)), f64::from(w.years));
                (x * k + need * left) / n
            }
            TargetKind::IncreaseStock => x - w.comparable().map_or(0.0, |b| b as f64 / scale) + need * left,
            _ => x + need * left,
        };
        prop_assert!((end - t).abs() <= 1e-6 * t.abs().max(1.0), "{end} {t}");
    }
}
