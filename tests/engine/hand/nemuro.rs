//! 根室市: all 50 targets of 第2期創生総合戦略. Plan years R3 to R6, so R4 is the second of four: pace 2/4.

use super::{Hand, NONE, hand};

/// 数値目標 of the three goals.
#[rustfmt::skip]
pub fn goals() -> Vec<Hand> {
    hand! {
        // Targets continue the projection of the national institute, actuals the residents' register: two series.
        256/259 Reach: 1622.0 => 1665.0, now 1959.0; p NONE, a NONE, pace NONE, gap NONE; NotAssessable DifferentSeries
        261/264 Reach: 53.8 => 54.1, now 55.4; p NONE, a NONE, pace NONE, gap NONE; NotAssessable DifferentSeries
        // Lower is better: 2.44 → 2.80 went the wrong way. 0.36/−0.44 = −0.818. No ratio to T where lower is better.
        266/269 Reach: 2.44 => 2.00, now 2.80; p (2.80 - 2.44) / (2.00 - 2.44), a NONE, pace 2.0 / 4.0, gap 2.80 - 2.00; WorseThanBaseline
        737/269 Reach: 2.44 => 2.00, now 2.80; p (2.80 - 2.44) / (2.00 - 2.44), a NONE, pace 2.0 / 4.0, gap 2.80 - 2.00; WorseThanBaseline
        // −0.8/0.2 = −4. The way of 0.2 is two last digits and 2 % of 10.0: long enough.
        742/745 Reach: 10.0 => 10.2, now 9.2; p (9.2 - 10.0) / (10.2 - 10.0), a 9.2 / 10.2, pace 2.0 / 4.0, gap 10.2 - 9.2; WorseThanBaseline
        // R3 and R4 repeat the value of R2: nothing was measured.
        747/750 Maintain: 1.67 => 1.67, now NONE; p NONE, a NONE, pace NONE, gap NONE; NoData RepeatedValue
        // 万件; printed 累計50 = 22 + 28. 50/90 = 0.556; ÷0.5 = 1.11.
        1035/1038 Accumulate: 52.0 => 90.0, now 22.0 + 28.0; p 50.0 / 90.0, a 50.0 / 90.0, pace 2.0 / 4.0, gap 90.0 - 50.0; OnTrack
        // 4.2/13.3 = 0.316; ÷0.5 = 0.63.
        1040/1043 Reach: 71.7 => 85.0, now 75.9; p (75.9 - 71.7) / (85.0 - 71.7), a 75.9 / 85.0, pace 2.0 / 4.0, gap 85.0 - 75.9; SlightlyBehind
    }
}

/// KPIs of 基本目標-1.
#[rustfmt::skip]
pub fn first_goal() -> Vec<Hand> {
    hand! {
        // 2578/3846 = 0.670; ÷0.5 = 1.34.
        291/294 Reach: 23854.0 => 27700.0, now 26432.0; p (26432.0 - 23854.0) / (27700.0 - 23854.0), a 26432.0 / 27700.0, pace 2.0 / 4.0, gap 27700.0 - 26432.0; OnTrack
        // Σ 4 + 3. 7/15 = 0.467; ÷0.5 = 0.93. The 17 of before is never subtracted.
        296/299 Accumulate: 17.0 => 15.0, now 4.0 + 3.0; p 7.0 / 15.0, a 7.0 / 15.0, pace 2.0 / 4.0, gap 15.0 - 7.0; MostlyOnTrack
        // 6/35 = 0.171; ÷0.5 = 0.34.
        301/304 Accumulate: 51.0 => 35.0, now 1.0 + 5.0; p 6.0 / 35.0, a 6.0 / 35.0, pace 2.0 / 4.0, gap 35.0 - 6.0; Behind
        // 48/50 = 0.96; ÷0.5 = 1.92.
        306/309 Reach: 250.0 => 300.0, now 298.0; p (298.0 - 250.0) / (300.0 - 250.0), a 298.0 / 300.0, pace 2.0 / 4.0, gap 300.0 - 298.0; OnTrack
        // 1/3; ÷0.5 = 0.67.
        359/362 Reach: 12.0 => 15.0, now 13.0; p (13.0 - 12.0) / (15.0 - 12.0), a 13.0 / 15.0, pace 2.0 / 4.0, gap 15.0 - 13.0; SlightlyBehind
        // Lower is better: −9/−25 = 0.36; ÷0.5 = 0.72.
        366/369 Reach: 345.0 => 320.0, now 336.0; p (336.0 - 345.0) / (320.0 - 345.0), a NONE, pace 2.0 / 4.0, gap 336.0 - 320.0; SlightlyBehind
        // Σ 0 + 1. 1/15 = 0.067; ÷0.5 = 0.13.
        373/376 Accumulate: 7.0 => 15.0, now 0.0 + 1.0; p 1.0 / 15.0, a 1.0 / 15.0, pace 2.0 / 4.0, gap 15.0 - 1.0; Behind
        415/418 Reach: 28.0 => 31.0, now 33.0; p (33.0 - 28.0) / (31.0 - 28.0), a 33.0 / 31.0, pace 2.0 / 4.0, gap 31.0 - 33.0; Achieved
        // 3/10 = 0.3; ÷0.5 = 0.6, exactly on the last threshold.
        420/423 Accumulate: 1.0 => 10.0, now 2.0 + 1.0; p 3.0 / 10.0, a 3.0 / 10.0, pace 2.0 / 4.0, gap 10.0 - 3.0; SlightlyBehind
        // 7/15; ÷0.5 = 0.93.
        462/465 Accumulate: 8.0 => 15.0, now 3.0 + 4.0; p 7.0 / 15.0, a 7.0 / 15.0, pace 2.0 / 4.0, gap 15.0 - 7.0; MostlyOnTrack
        518/521 Reach: 24.0 => 30.0, now 39.0; p (39.0 - 24.0) / (30.0 - 24.0), a 39.0 / 30.0, pace 2.0 / 4.0, gap 30.0 - 39.0; Achieved
        // 億円, a yearly flow: 13.49/5.56.
        523/526 Reach: 64.44 => 70.0, now 77.93; p (77.93 - 64.44) / (70.0 - 64.44), a 77.93 / 70.0, pace 2.0 / 4.0, gap 70.0 - 77.93; Achieved
        // 5.1/9.1 = 0.560; ÷0.5 = 1.12.
        617/620 Reach: 15.9 => 25.0, now 21.0; p (21.0 - 15.9) / (25.0 - 15.9), a 21.0 / 25.0, pace 2.0 / 4.0, gap 25.0 - 21.0; OnTrack
        // −1447/87 = −16.6; 87 is 3.2 % of 2,713.
        622/625 Reach: 2713.0 => 2800.0, now 1266.0; p (1266.0 - 2713.0) / (2800.0 - 2713.0), a 1266.0 / 2800.0, pace 2.0 / 4.0, gap 2800.0 - 1266.0; WorseThanBaseline
        627/630 Reach: 18.7 => 20.0, now 24.4; p (24.4 - 18.7) / (20.0 - 18.7), a 24.4 / 20.0, pace 2.0 / 4.0, gap 20.0 - 24.4; Achieved
        // 10/25 = 0.4; ÷0.5 = 0.8, exactly on the middle threshold.
        671/674 Accumulate: 13.0 => 25.0, now 4.0 + 6.0; p 10.0 / 25.0, a 10.0 / 25.0, pace 2.0 / 4.0, gap 25.0 - 10.0; MostlyOnTrack
        // 22/50 = 0.44; ÷0.5 = 0.88.
        678/681 Reach: 30.0 => 80.0, now 52.0; p (52.0 - 30.0) / (80.0 - 30.0), a 52.0 / 80.0, pace 2.0 / 4.0, gap 80.0 - 52.0; MostlyOnTrack
    }
}

/// KPIs of 基本目標-2 and -3.
#[rustfmt::skip]
pub fn other_goals() -> Vec<Hand> {
    hand! {
        // 2.4/13.8 = 0.174; ÷0.5 = 0.35. 2.5/21.8 = 0.115; ÷0.5 = 0.23.
        771/774 "小学校" Reach: 86.2 => 100.0, now 88.6; p (88.6 - 86.2) / (100.0 - 86.2), a 88.6 / 100.0, pace 2.0 / 4.0, gap 100.0 - 88.6; Behind
        771/775 "中学校" Reach: 78.2 => 100.0, now 80.7; p (80.7 - 78.2) / (100.0 - 78.2), a 80.7 / 100.0, pace 2.0 / 4.0, gap 100.0 - 80.7; Behind
        // 12.1/18.3 = 0.661; ÷0.5 = 1.32. −10.6/16.
        777/780 "小学校" Reach: 31.7 => 50.0, now 43.8; p (43.8 - 31.7) / (50.0 - 31.7), a 43.8 / 50.0, pace 2.0 / 4.0, gap 50.0 - 43.8; OnTrack
        777/781 "中学校" Reach: 34.0 => 50.0, now 23.4; p (23.4 - 34.0) / (50.0 - 34.0), a 23.4 / 50.0, pace 2.0 / 4.0, gap 50.0 - 23.4; WorseThanBaseline
        // 年間延べ: each year judged alone.
        828/831 EveryYear: 45968.0 => 46000.0, now 46544.0; p 46544.0 / 46000.0, a 46544.0 / 46000.0, pace 1.0, gap 46000.0 - 46544.0; Achieved
        833/836 Reach: 39.3 => 50.0, now 28.3; p (28.3 - 39.3) / (50.0 - 39.3), a 28.3 / 50.0, pace 2.0 / 4.0, gap 50.0 - 28.3; WorseThanBaseline
        // The printed 累計195人 is 425 − 230, no total: x is the level 425. 195/520 = 0.375; ÷0.5 = 0.75.
        838/841 Reach: 230.0 => 750.0, now 425.0; p (425.0 - 230.0) / (750.0 - 230.0), a 425.0 / 750.0, pace 2.0 / 4.0, gap 750.0 - 425.0; SlightlyBehind
        // 122/150 = 0.813; ÷0.5 = 1.63.
        881/884 Accumulate: 39.0 => 150.0, now 65.0 + 57.0; p 122.0 / 150.0, a 122.0 / 150.0, pace 2.0 / 4.0, gap 150.0 - 122.0; OnTrack
        886/889 Reach: 15.4 => 16.0, now 19.7; p (19.7 - 15.4) / (16.0 - 15.4), a 19.7 / 16.0, pace 2.0 / 4.0, gap 16.0 - 19.7; Achieved
        // 制度開始後 the total is 14; the city itself says 28.0 % (line 948). ÷0.5 = 0.56.
        934/937 Accumulate: NONE => 50.0, now 14.0; p 14.0 / 50.0, a 14.0 / 50.0, pace 2.0 / 4.0, gap 50.0 - 14.0; Behind
        // R3 began on 22 December; R4 is a whole year. 0.339 of a yearly target.
        939/942 EveryYear: NONE => 60000.0, now 20338.0; p 20338.0 / 60000.0, a 20338.0 / 60000.0, pace 1.0, gap 60000.0 - 20338.0; Behind
        // 9/50 = 0.18; ÷0.5 = 0.36. 43 is the total of H27 to R1.
        980/983 Accumulate: 43.0 => 50.0, now 5.0 + 4.0; p 9.0 / 50.0, a 9.0 / 50.0, pace 2.0 / 4.0, gap 50.0 - 9.0; Behind
        // 10/30; ÷0.5 = 0.67.
        1067/1070 Accumulate: 21.0 => 30.0, now 5.0 + 5.0; p 10.0 / 30.0, a 10.0 / 30.0, pace 2.0 / 4.0, gap 30.0 - 10.0; SlightlyBehind
        // No 累計 printed: 0 (cancelled, a real zero) + 388. 0.259; ÷0.5 = 0.52.
        1072/1075 Accumulate: 2288.0 => 1500.0, now 0.0 + 388.0; p 388.0 / 1500.0, a 388.0 / 1500.0, pace 2.0 / 4.0, gap 1500.0 - 388.0; Behind
        1100/1103 Reach: 31.3 => 35.0, now 25.6; p (25.6 - 31.3) / (35.0 - 31.3), a 25.6 / 35.0, pace 2.0 / 4.0, gap 35.0 - 25.6; WorseThanBaseline
        // 2.7/8.4 = 0.321; ÷0.5 = 0.64.
        1105/1108 Reach: 21.6 => 30.0, now 24.3; p (24.3 - 21.6) / (30.0 - 21.6), a 24.3 / 30.0, pace 2.0 / 4.0, gap 30.0 - 24.3; SlightlyBehind
        // 万人: 77 + 83. 160/300 = 0.533; ÷0.5 = 1.07.
        1135/1138 Accumulate: 191.0 => 300.0, now 77.0 + 83.0; p 160.0 / 300.0, a 160.0 / 300.0, pace 2.0 / 4.0, gap 300.0 - 160.0; OnTrack
        // Target 5万人, cells in 人: 49,500 and 9,000 are 4.95万 and 0.9万. 0.18; ÷0.5 = 0.36.
        1140/1143 Accumulate: 49500.0 / 10000.0 => 5.0, now 9000.0 / 10000.0; p 0.9 / 5.0, a 0.9 / 5.0, pace 2.0 / 4.0, gap 5.0 - 0.9; Behind
        // 億円: 146.0 + 176.1 = 322.1. 0.644; ÷0.5 = 1.29. Then 0.622; ÷0.5 = 1.24.
        1175/1178 Accumulate: NONE => 500.0, now 322.1; p 322.1 / 500.0, a 322.1 / 500.0, pace 2.0 / 4.0, gap 500.0 - 322.1; OnTrack
        1180/1183 Accumulate: NONE => 395.0, now 245.8; p 245.8 / 395.0, a 245.8 / 395.0, pace 2.0 / 4.0, gap 395.0 - 245.8; OnTrack
        // Beyond the four-year total after two years.
        1185/1188 Accumulate: NONE => 300.0, now 354.3; p 354.3 / 300.0, a 354.3 / 300.0, pace 2.0 / 4.0, gap 300.0 - 354.3; Achieved
        1190/1193 Accumulate: NONE => 1500.0, now 820.0 + 902.0; p 1722.0 / 1500.0, a 1722.0 / 1500.0, pace 2.0 / 4.0, gap 1500.0 - 1722.0; Achieved
        // 万円: 32 + 230. 0.0524; ÷0.5 = 0.10.
        1195/1198 Accumulate: 1000.0 => 5000.0, now 32.0 + 230.0; p 262.0 / 5000.0, a 262.0 / 5000.0, pace 2.0 / 4.0, gap 5000.0 - 262.0; Behind
        // 2/17 = 0.118; ÷0.5 = 0.24.
        1269/1272 Reach: 24.0 => 41.0, now 26.0; p (26.0 - 24.0) / (41.0 - 24.0), a 26.0 / 41.0, pace 2.0 / 4.0, gap 41.0 - 26.0; Behind
        // 延べ10事業の増: the rise so far, 35 − 33, against ten. 0.2; ÷0.5 = 0.4. A stock over a rise says nothing.
        1274/1277 IncreaseStock: 33.0 => 10.0, now 35.0; p (35.0 - 33.0) / 10.0, a (35.0 - 33.0) / 10.0, pace 2.0 / 4.0, gap 10.0 - (35.0 - 33.0); Behind
    }
}
