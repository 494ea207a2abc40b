//! 苫小牧市: plan years R2 to R6, so R3 is the second of five: pace 2/5. 累計 counts R2 and R3 (line 97).

use super::{Hand, NONE, hand};

/// 累計 targets; their B is one year and is never subtracted.
#[rustfmt::skip]
pub fn totals() -> Vec<Hand> {
    hand! {
        // 45/230 = 0.196; ÷0.4 = 0.49.
        114/114 Accumulate: 46.0 => 230.0, now 45.0; p 45.0 / 230.0, a 45.0 / 230.0, pace 2.0 / 5.0, gap 230.0 - 45.0; Behind
        // Shifted cells: 12件 and 累計43件 on line 116, 累計125件 on line 117. 0.344; ÷0.4 = 0.86.
        117/116 Accumulate: 12.0 => 125.0, now 43.0; p 43.0 / 125.0, a 43.0 / 125.0, pace 2.0 / 5.0, gap 125.0 - 43.0; MostlyOnTrack
        // 7/40 = 0.175; ÷0.4 = 0.44. 16/30 = 0.533; ÷0.4 = 1.33.
        156/156 Accumulate: 9.0 => 40.0, now 7.0; p 7.0 / 40.0, a 7.0 / 40.0, pace 2.0 / 5.0, gap 40.0 - 7.0; Behind
        161/161 Accumulate: 6.0 => 30.0, now 16.0; p 16.0 / 30.0, a 16.0 / 30.0, pace 2.0 / 5.0, gap 30.0 - 16.0; OnTrack
        // No baseline is needed for a total: 28/50.
        169/169 Accumulate: NONE => 50.0, now 28.0; p 28.0 / 50.0, a 28.0 / 50.0, pace 2.0 / 5.0, gap 50.0 - 28.0; OnTrack
        // 30/75 = 0.4; ÷0.4 = 1.0, exactly on pace.
        180/180 Accumulate: 12.0 => 75.0, now 30.0; p 30.0 / 75.0, a 30.0 / 75.0, pace 2.0 / 5.0, gap 75.0 - 30.0; OnTrack
        // Dashes under all three: planned for later.
        282/282 Accumulate: NONE => 105.0, now NONE; p NONE, a NONE, pace NONE, gap NONE; NoData NoUsableActual
        // 累計0式 is a real zero.
        380/380 Accumulate: NONE => 1.0, now 0.0; p 0.0, a 0.0, pace 2.0 / 5.0, gap 1.0; Behind
        650/650 Accumulate: 3.0 => 6.0, now 0.0; p 0.0 / 6.0, a 0.0 / 6.0, pace 2.0 / 5.0, gap 6.0; Behind
        // 1/4 = 0.25; ÷0.4 = 0.625. 5/15 = 0.333; ÷0.4 = 0.83.
        686/686 Accumulate: NONE => 4.0, now 1.0; p 1.0 / 4.0, a 1.0 / 4.0, pace 2.0 / 5.0, gap 4.0 - 1.0; SlightlyBehind
        771/771 Accumulate: NONE => 15.0, now 5.0; p 5.0 / 15.0, a 5.0 / 15.0, pace 2.0 / 5.0, gap 15.0 - 5.0; MostlyOnTrack
        // 16 → 17 → 20 as 5年間累計: rolling or since R2 is not printed, so 17/20 is no progress.
        1057/1057 Accumulate: 16.0 => 20.0, now 17.0; p NONE, a 17.0 / 20.0, pace 2.0 / 5.0, gap 20.0 - 17.0; NotAssessable CumulativeStartUnknown
        // 91/150 = 0.607; ÷0.4 = 1.52. 308/1644 = 0.187; ÷0.4 = 0.47.
        1150/1150 Accumulate: 65.0 => 150.0, now 91.0; p 91.0 / 150.0, a 91.0 / 150.0, pace 2.0 / 5.0, gap 150.0 - 91.0; OnTrack
        1381/1381 Accumulate: NONE => 1644.0, now 308.0; p 308.0 / 1644.0, a 308.0 / 1644.0, pace 2.0 / 5.0, gap 1644.0 - 308.0; Behind
    }
}

/// Levels by the end of the plan.
#[rustfmt::skip]
pub fn levels() -> Vec<Hand> {
    hand! {
        // 0.4/4.5 = 0.089; ÷0.4 = 0.22.
        115/115 Reach: 45.5 => 50.0, now 45.9; p (45.9 - 45.5) / (50.0 - 45.5), a 45.9 / 50.0, pace 2.0 / 5.0, gap 50.0 - 45.9; Behind
        // No baseline printed: a share of the target, but no progress and no judgement.
        175/175 Reach: NONE => 100.0, now 37.0; p NONE, a 37.0 / 100.0, pace 2.0 / 5.0, gap 100.0 - 37.0; NotAssessable NoBaseline
        // 364/387 = 0.941; ÷0.4 = 2.35.
        227/227 Reach: 63.0 => 450.0, now 427.0; p (427.0 - 63.0) / (450.0 - 63.0), a 427.0 / 450.0, pace 2.0 / 5.0, gap 450.0 - 427.0; OnTrack
        // Cancelled because of コロナ, a real zero: −24/3 = −8.
        253/253 Reach: 24.0 => 27.0, now 0.0; p (0.0 - 24.0) / (27.0 - 24.0), a 0.0 / 27.0, pace 2.0 / 5.0, gap 27.0; WorseThanBaseline
        // Dashes where the actual stands.
        411/411 Reach: NONE => 1.8, now NONE; p NONE, a NONE, pace NONE, gap NONE; NoData NoUsableActual
        412/412 Reach: 2.9 => 3.3, now NONE; p NONE, a NONE, pace NONE, gap NONE; NoData NoUsableActual
        // 0.9/3.2 = 0.281; ÷0.4 = 0.70.
        452/452 Reach: 96.8 => 100.0, now 97.7; p (97.7 - 96.8) / (100.0 - 96.8), a 97.7 / 100.0, pace 2.0 / 5.0, gap 100.0 - 97.7; SlightlyBehind
        // 待機児童数, lower is better and T = 0: no ratio to T, but the way 3 → 0 is gone. −3/−3.
        494/494 Reach: 3.0 => 0.0, now 0.0; p (0.0 - 3.0) / (0.0 - 3.0), a NONE, pace 2.0 / 5.0, gap 0.0; Achieved
        // −72/39; 39 is 2.4 % of 1,611.
        557/557 Reach: 1611.0 => 1650.0, now 1539.0; p (1539.0 - 1611.0) / (1650.0 - 1611.0), a 1539.0 / 1650.0, pace 2.0 / 5.0, gap 1650.0 - 1539.0; WorseThanBaseline
        // 万人: −51.5/60.5.
        721/721 Reach: 199.5 => 260.0, now 148.0; p (148.0 - 199.5) / (260.0 - 199.5), a 148.0 / 260.0, pace 2.0 / 5.0, gap 260.0 - 148.0; WorseThanBaseline
        // Baseline of H29 (line 757): pace is still counted from the first plan year. 7111120/8030267 = 0.886; ÷0.4 = 2.2.
        759/759 Reach: 8_969_733.0 => 17_000_000.0, now 16_080_853.0; p (16_080_853.0 - 8_969_733.0) / (17_000_000.0 - 8_969_733.0), a 16_080_853.0 / 17_000_000.0, pace 2.0 / 5.0, gap 17_000_000.0 - 16_080_853.0; OnTrack
        // Per mille, though printed %: −0.6/1.2.
        898/898 Reach: 4.8 => 6.0, now 4.2; p (4.2 - 4.8) / (6.0 - 4.8), a 4.2 / 6.0, pace 2.0 / 5.0, gap 6.0 - 4.2; WorseThanBaseline
        // −436/6 = −72.7. The way of 6 is 1.01 % of 594: just long enough.
        950/950 Reach: 594.0 => 600.0, now 158.0; p (158.0 - 594.0) / (600.0 - 594.0), a 158.0 / 600.0, pace 2.0 / 5.0, gap 600.0 - 158.0; WorseThanBaseline
        // A way of one place is a whole step of a count, not of a rounded rate.
        955/955 Reach: 6.0 => 7.0, now 5.0; p (5.0 - 6.0) / (7.0 - 6.0), a 5.0 / 7.0, pace 2.0 / 5.0, gap 7.0 - 5.0; WorseThanBaseline
        1030/1030 Reach: NONE => 20000.0, now NONE; p NONE, a NONE, pace NONE, gap NONE; NoData NoUsableActual
        1058/1058 Reach: 40.5 => 50.0, now NONE; p NONE, a NONE, pace NONE, gap NONE; NoData NoUsableActual
        // At the target without a baseline: achieved, although there is no way to measure.
        1164/1164 Reach: NONE => 100.0, now 100.0; p NONE, a 100.0 / 100.0, pace 2.0 / 5.0, gap 0.0; Achieved NoBaseline
        1196/1196 Reach: 28.0 => 31.0, now 31.0; p (31.0 - 28.0) / (31.0 - 28.0), a 31.0 / 31.0, pace 2.0 / 5.0, gap 0.0; Achieved
        1197/1197 Reach: 19.0 => 34.0, now 0.0; p (0.0 - 19.0) / (34.0 - 19.0), a 0.0 / 34.0, pace 2.0 / 5.0, gap 34.0; WorseThanBaseline
        // Baseline and target are calendar years, the actual is printed R3年度. −1516/4594.
        1230/1230 Reach: 17550.0 => 22144.0, now 16034.0; p (16034.0 - 17550.0) / (22144.0 - 17550.0), a 16034.0 / 22144.0, pace 2.0 / 5.0, gap 22144.0 - 16034.0; WorseThanBaseline
        1259/1259 Reach: 23632.0 => 27830.0, now 9229.0; p (9229.0 - 23632.0) / (27830.0 - 23632.0), a 9229.0 / 27830.0, pace 2.0 / 5.0, gap 27830.0 - 9229.0; WorseThanBaseline
        // 15/21 = 0.714; ÷0.4 = 1.79.
        1274/1274 Reach: 79.0 => 100.0, now 94.0; p (94.0 - 79.0) / (100.0 - 79.0), a 94.0 / 100.0, pace 2.0 / 5.0, gap 100.0 - 94.0; OnTrack
        1338/1338 Reach: NONE => 20.0, now 5.0; p NONE, a 5.0 / 20.0, pace 2.0 / 5.0, gap 20.0 - 5.0; NotAssessable NoBaseline
    }
}

/// The 13 floors under a decline: T below B although more is better. x/T stands in and is read without pace.
#[rustfmt::skip]
pub fn floors() -> Vec<Hand> {
    hand! {
        // 0.854, 0.927.
        544/544 Reach: 35761.0 => 15000.0, now 12817.0; p NONE, a 12817.0 / 15000.0, pace 2.0 / 5.0, gap 15000.0 - 12817.0; MostlyOnTrack FloorUnderDecline
        545/545 Reach: 668.0 => 300.0, now 278.0; p NONE, a 278.0 / 300.0, pace 2.0 / 5.0, gap 300.0 - 278.0; MostlyOnTrack FloorUnderDecline
        // 0.797 (below 0.8 by a little), 0.924.
        552/552 Reach: 4524.0 => 3000.0, now 2390.0; p NONE, a 2390.0 / 3000.0, pace 2.0 / 5.0, gap 3000.0 - 2390.0; SlightlyBehind FloorUnderDecline
        553/553 Reach: 4272.0 => 4055.0, now 3745.0; p NONE, a 3745.0 / 4055.0, pace 2.0 / 5.0, gap 4055.0 - 3745.0; MostlyOnTrack FloorUnderDecline
        // 0.54, 0.933.
        558/558 Reach: 4478.0 => 2000.0, now 1080.0; p NONE, a 1080.0 / 2000.0, pace 2.0 / 5.0, gap 2000.0 - 1080.0; Behind FloorUnderDecline
        568/568 Reach: 275.0 => 270.0, now 252.0; p NONE, a 252.0 / 270.0, pace 2.0 / 5.0, gap 270.0 - 252.0; MostlyOnTrack FloorUnderDecline
        // 0.6005 (above 0.6 by a little), 0.665.
        615/615 Reach: 10179.0 => 9500.0, now 5705.0; p NONE, a 5705.0 / 9500.0, pace 2.0 / 5.0, gap 9500.0 - 5705.0; SlightlyBehind FloorUnderDecline
        616/616 Reach: 228.0 => 200.0, now 133.0; p NONE, a 133.0 / 200.0, pace 2.0 / 5.0, gap 200.0 - 133.0; SlightlyBehind FloorUnderDecline
        // 0.815, 0.131, 0.82, 0.357.
        943/943 Reach: 92000.0 => 75000.0, now 61104.0; p NONE, a 61104.0 / 75000.0, pace 2.0 / 5.0, gap 75000.0 - 61104.0; MostlyOnTrack FloorUnderDecline
        949/949 Reach: 3957.0 => 3600.0, now 472.0; p NONE, a 472.0 / 3600.0, pace 2.0 / 5.0, gap 3600.0 - 472.0; Behind FloorUnderDecline
        951/951 Reach: 276.0 => 250.0, now 205.0; p NONE, a 205.0 / 250.0, pace 2.0 / 5.0, gap 250.0 - 205.0; MostlyOnTrack FloorUnderDecline
        1214/1214 Reach: 30600.0 => 29400.0, now 10500.0; p NONE, a 10500.0 / 29400.0, pace 2.0 / 5.0, gap 29400.0 - 10500.0; Behind FloorUnderDecline
        // 0.990; T is only 0.3 % below B, but it is below.
        1231/1231 Reach: 89895.0 => 89606.0, now 88743.0; p NONE, a 88743.0 / 89606.0, pace 2.0 / 5.0, gap 89606.0 - 88743.0; MostlyOnTrack FloorUnderDecline
    }
}
