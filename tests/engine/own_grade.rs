//! Where a policy's letter and our counts of its KPIs plainly disagree: the whole list, worked out by hand.

use super::{SAMPLE, data};
use machikurabe::analysis::own_grade::disagreeing;
use machikurabe::analysis::ruler::default_ruler;
use machikurabe::analysis::scorecard::scorecard;
use machikurabe::model::target::Revision;

#[test]
fn three_policies_of_nemuro_are_graded_b_with_no_kpi_on_track() {
    let rows = scorecard(&SAMPLE, Revision::Final, &default_ruler()).unwrap();
    let found: Vec<(u32, String, usize, usize)> = data()
        .evaluations
        .iter()
        .filter_map(|e| {
            let found = disagreeing(&SAMPLE, &rows, e)?;
            Some((e.source.source_line?, found.grade, found.on_track, found.assessed))
        })
        .collect();
    // Line 381: (13−12)/(15−12) = 0.33 and (336−345)/(320−345) = 0.36 and 1/15 = 0.07, all at a pace of 0.5.
    // Line 988: 9/50 = 0.18. Line 1281: (R4 of two networks) 0.12 and (35−33)/10 = 0.20.
    let lines: Vec<(&str, usize, usize)> = found.iter().map(|(_, g, on, n)| (g.as_str(), *on, *n)).collect();
    assert_eq!(lines, [("B", 0, 3), ("B", 0, 1), ("B", 0, 2)]);
    assert_eq!(found.iter().map(|f| f.0).take(2).collect::<Vec<_>>(), [381, 988]);
}
