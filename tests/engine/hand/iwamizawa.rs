//! 岩見沢市: plan years 2020 to 2024, so 2020 (年 or 年度) is the first of five: pace 1/5.

use super::{Hand, NONE, hand};

/// KPIs of the four goals, all 14.
#[rustfmt::skip]
pub fn strategy() -> Vec<Hand> {
    hand! {
        // 124/102 = 1.22.
        236/236 Reach: 1498.0 => 1600.0, now 1622.0; p (1622.0 - 1498.0) / (1600.0 - 1498.0), a 1622.0 / 1600.0, pace 1.0 / 5.0, gap 1600.0 - 1622.0; Achieved
        // 調査なし.
        237/237 Reach: 3539.0 => 3750.0, now NONE; p NONE, a NONE, pace NONE, gap NONE; NoData NoUsableActual
        // The way of 97 is 0.3 % of 28,903: too short. An average against one year is comparable.
        238/238 Reach: 28903.0 => 29000.0, now 30201.0; p NONE, a 30201.0 / 29000.0, pace 1.0 / 5.0, gap 29000.0 - 30201.0; Achieved WayTooShort
        // 未公表.
        239/239 Reach: 18113.0 => 18200.0, now NONE; p NONE, a NONE, pace NONE, gap NONE; NoData NoUsableActual
        // ▲ is minus. −29/37 = −0.78; the ratio 341/275 would say 124 % although it got worse.
        252/252 Reach: -312.0 => -275.0, now -341.0; p (-341.0 + 312.0) / (-275.0 + 312.0), a NONE, pace 1.0 / 5.0, gap -275.0 + 341.0; WorseThanBaseline
        // −0.04/0.02 = −2. The way is two last digits and 5 % of 0.38.
        253/253 Reach: -0.38 => -0.36, now -0.42; p (-0.42 + 0.38) / (-0.36 + 0.38), a NONE, pace 1.0 / 5.0, gap -0.36 + 0.42; WorseThanBaseline
        254/254 Reach: 67.5 => 70.0, now NONE; p NONE, a NONE, pace NONE, gap NONE; NoData NoUsableActual
        // −0.08/0.14 and −0.04/0.15.
        263/263 Reach: 1.26 => 1.40, now 1.18; p (1.18 - 1.26) / (1.40 - 1.26), a 1.18 / 1.40, pace 1.0 / 5.0, gap 1.40 - 1.18; WorseThanBaseline
        264/264 Reach: 1.25 => 1.40, now 1.21; p (1.21 - 1.25) / (1.40 - 1.25), a 1.21 / 1.40, pace 1.0 / 5.0, gap 1.40 - 1.21; WorseThanBaseline
        265/265 Reach: 46.0 => 50.0, now NONE; p NONE, a NONE, pace NONE, gap NONE; NoData NoUsableActual
        // Values in parentheses are for reference, and of FY2018, before the plan.
        274/274 Reach: 79.56 => 80.65, now NONE; p NONE, a NONE, pace NONE, gap NONE; NoData ReferenceValue
        275/275 Reach: 86.07 => 88.73, now NONE; p NONE, a NONE, pace NONE, gap NONE; NoData ReferenceValue
        276/276 Reach: 63.4 => 70.0, now NONE; p NONE, a NONE, pace NONE, gap NONE; NoData NoUsableActual
        // No baseline (a dash): 5 of 17 and no judgement of ours; the city says 順調.
        277/277 Reach: NONE => 17.0, now 5.0; p NONE, a 5.0 / 17.0, pace 1.0 / 5.0, gap 17.0 - 5.0; NotAssessable NoBaseline
    }
}

/// KPIs of projects: totals and means over five years, yearly amounts, levels at the end.
#[rustfmt::skip]
pub fn projects() -> Vec<Hand> {
    hand! {
        // 3/6; ÷0.2 = 2.5. The 3 of before is the previous plan's total. Then 0/3.
        330/330 Accumulate: 3.0 => 6.0, now 3.0; p 3.0 / 6.0, a 3.0 / 6.0, pace 1.0 / 5.0, gap 6.0 - 3.0; OnTrack
        331/331 Accumulate: 0.0 => 3.0, now 0.0; p 0.0 / 3.0, a 0.0 / 3.0, pace 1.0 / 5.0, gap 3.0; Behind
        // 9/50 = 0.18; ÷0.2 = 0.9.
        339/339 Accumulate: 26.0 => 50.0, now 9.0; p 9.0 / 50.0, a 9.0 / 50.0, pace 1.0 / 5.0, gap 50.0 - 9.0; MostlyOnTrack
        // 5年間の平均: 34.4/55 = 0.625, pace 1.
        351/351 Average: 51.0 => 55.0, now 34.4; p 34.4 / 55.0, a 34.4 / 55.0, pace 1.0, gap 55.0 - 34.4; SlightlyBehind
        // 億円: the mean so far is above T, but four years may still pull it down: on track, not achieved.
        359/359 Average: 21.6 => 21.6, now 22.5; p 22.5 / 21.6, a 22.5 / 21.6, pace 1.0, gap 21.6 - 22.5; OnTrack
        // 3/4; ÷0.2 = 3.75.
        367/367 Accumulate: 2.0 => 4.0, now 3.0; p 3.0 / 4.0, a 3.0 / 4.0, pace 1.0 / 5.0, gap 4.0 - 3.0; OnTrack
        // 毎年度実績: 14/20 = 0.7 and 44/45 = 0.98, pace 1.
        375/375 EveryYear: 14.0 => 20.0, now 14.0; p 14.0 / 20.0, a 14.0 / 20.0, pace 1.0, gap 20.0 - 14.0; SlightlyBehind
        391/391 EveryYear: 42.0 => 45.0, now 44.0; p 44.0 / 45.0, a 44.0 / 45.0, pace 1.0, gap 45.0 - 44.0; MostlyOnTrack
        // Two rows of one project: 38/60 = 0.63, 3/40 = 0.08.
        407/407 EveryYear: NONE => 60.0, now 38.0; p 38.0 / 60.0, a 38.0 / 60.0, pace 1.0, gap 60.0 - 38.0; SlightlyBehind
        408/408 EveryYear: NONE => 40.0, now 3.0; p 3.0 / 40.0, a 3.0 / 40.0, pace 1.0, gap 40.0 - 3.0; Behind
        // 計画終了時: −449976/146153.
        425/425 Reach: 1_033_847.0 => 1_180_000.0, now 583_871.0; p (583_871.0 - 1_033_847.0) / (1_180_000.0 - 1_033_847.0), a 583_871.0 / 1_180_000.0, pace 1.0 / 5.0, gap 1_180_000.0 - 583_871.0; WorseThanBaseline
        // 3.19 → 3.20 with 3.05 would read −1,400 %: the way is one rounding step.
        434/434 Reach: 3.19 => 3.20, now 3.05; p NONE, a 3.05 / 3.20, pace 1.0 / 5.0, gap 3.20 - 3.05; WorseThanBaseline WayTooShort
        // 転出率, lower is better: below T, so achieved, though 3.57 → 3.56 is too short a way.
        435/435 Reach: 3.57 => 3.56, now 3.47; p NONE, a NONE, pace 1.0 / 5.0, gap 3.47 - 3.56; Achieved WayTooShort
        // お試し暮らし counts people, not households: 9人, 8人, 15人. 8/15; ÷0.2 = 2.7.
        437/437 Accumulate: 9.0 => 15.0, now 8.0; p 8.0 / 15.0, a 8.0 / 15.0, pace 1.0 / 5.0, gap 15.0 - 8.0; OnTrack
        438/438 EveryYear: NONE => 2.0, now 0.0; p 0.0 / 2.0, a 0.0 / 2.0, pace 1.0, gap 2.0; Behind
        // T below B, but each year is judged alone against T: 1511/1322.
        461/461 EveryYear: 1664.0 => 1322.0, now 1511.0; p 1511.0 / 1322.0, a 1511.0 / 1322.0, pace 1.0, gap 1322.0 - 1511.0; Achieved
        469/469 EveryYear: 50641.0 => 42365.0, now 36274.0; p 36274.0 / 42365.0, a 36274.0 / 42365.0, pace 1.0, gap 42365.0 - 36274.0; MostlyOnTrack
        // −0.7/1.2; the way is 2.2 % of 53.8.
        477/477 Reach: 53.8 => 55.0, now 53.1; p (53.1 - 53.8) / (55.0 - 53.8), a 53.1 / 55.0, pace 1.0 / 5.0, gap 55.0 - 53.1; WorseThanBaseline
        494/494 EveryYear: 36.0 => 30.0, now 29.0; p 29.0 / 30.0, a 29.0 / 30.0, pace 1.0, gap 30.0 - 29.0; MostlyOnTrack
        // 潜在待機児童数, lower is better, T = 0: −13/−15 = 0.867; ÷0.2 = 4.3, two children still missing.
        502/502 Reach: 15.0 => 0.0, now 2.0; p (2.0 - 15.0) / (0.0 - 15.0), a NONE, pace 1.0 / 5.0, gap 2.0; OnTrack
        518/518 EveryYear: 541.0 => 482.0, now 484.0; p 484.0 / 482.0, a 484.0 / 482.0, pace 1.0, gap 482.0 - 484.0; Achieved
        // 232/1200 = 0.193; ÷0.2 = 0.97.
        542/542 Accumulate: 72.0 => 1200.0, now 232.0; p 232.0 / 1200.0, a 232.0 / 1200.0, pace 1.0 / 5.0, gap 1200.0 - 232.0; MostlyOnTrack
        550/550 Reach: 509.0 => 660.0, now 750.0; p (750.0 - 509.0) / (660.0 - 509.0), a 750.0 / 660.0, pace 1.0 / 5.0, gap 660.0 - 750.0; Achieved
        // 1111/4103 = 0.271; ÷0.2 = 1.35.
        558/558 Reach: 2897.0 => 7000.0, now 4008.0; p (4008.0 - 2897.0) / (7000.0 - 2897.0), a 4008.0 / 7000.0, pace 1.0 / 5.0, gap 7000.0 - 4008.0; OnTrack
        559/559 Reach: 78.0 => 160.0, now 0.0; p (0.0 - 78.0) / (160.0 - 78.0), a 0.0 / 160.0, pace 1.0 / 5.0, gap 160.0; WorseThanBaseline
        560/560 Reach: 11.1 => 15.0, now NONE; p NONE, a NONE, pace NONE, gap NONE; NoData NoUsableActual
        572/572 EveryYear: NONE => 1830.0, now 846.0; p 846.0 / 1830.0, a 846.0 / 1830.0, pace 1.0, gap 1830.0 - 846.0; Behind
        // No baseline, but beyond the target.
        580/580 Reach: NONE => 170.0, now 201.0; p NONE, a 201.0 / 170.0, pace 1.0 / 5.0, gap 170.0 - 201.0; Achieved NoBaseline
        590/590 Accumulate: NONE => 9.0, now 0.0; p 0.0 / 9.0, a 0.0 / 9.0, pace 1.0 / 5.0, gap 9.0; Behind
    }
}
