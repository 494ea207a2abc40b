//! Targets worked out by hand from the printed documents, and the scorecard held against them.
//!
//! Every number stands in the document at the line that its row names: first the line of the target, then
//! the line of the actual's cell. Formulas are written out with those numbers; nothing here was computed by
//! the program. The remark above a row is the working: progress, ÷ pace, status.

mod iwamizawa;
mod nemuro;
#[allow(clippy::eq_op, reason = "where the target is reached, the written-out fraction is x over itself")]
mod tomakomai;

use super::rows;
use machikurabe::model::status::{Reason, Status};
use machikurabe::model::target::TargetKind;

/// Marks a figure that is not printed, or that must be withheld.
pub const NONE: Option<f64> = None;

/// One target as worked out by hand; `None` means that the figure must be withheld.
pub struct Hand {
    /// Line of the target in its document.
    pub line: u32,
    /// Line of the cell with the actual.
    pub cell: u32,
    /// Part of the label; empty where the line holds one target.
    pub label: &'static str,
    /// Which arithmetic is right.
    pub kind: TargetKind,
    /// B as printed, in the target's unit.
    pub base: Option<f64>,
    /// T.
    pub target: f64,
    /// What enters the formula, in the target's unit.
    pub actual: Option<f64>,
    /// The kind's formula.
    pub progress: Option<f64>,
    /// x/T.
    pub attainment: Option<f64>,
    /// k/n or 1.
    pub pace: Option<f64>,
    /// What is still missing.
    pub gap: Option<f64>,
    /// Status under the default ruler.
    pub status: Status,
    /// Why progress is withheld.
    pub reason: Option<Reason>,
}

/// Rows such as `291/294 Reach: 23854 -> 27700, now 26432; progress …, attainment …, pace …, gap … = OnTrack`.
macro_rules! hand {
    ($( $line:literal / $cell:literal $($label:literal)? $kind:ident : $base:expr => $target:expr, now $actual:expr;
        p $progress:expr, a $attainment:expr, pace $pace:expr, gap $gap:expr; $status:ident $($reason:ident)? )*) => {
        vec![$( $crate::engine::hand::Hand {
            line: $line,
            cell: $cell,
            label: concat!($($label)?),
            kind: machikurabe::model::target::TargetKind::$kind,
            base: Option::<f64>::from($base),
            target: $target,
            actual: Option::<f64>::from($actual),
            progress: Option::<f64>::from($progress),
            attainment: Option::<f64>::from($attainment),
            pace: Option::<f64>::from($pace),
            gap: Option::<f64>::from($gap),
            status: machikurabe::model::status::Status::$status,
            reason: [$(machikurabe::model::status::Reason::$reason)?].first().copied(),
        } ),*]
    };
}
use hand;

fn near(ours: Option<f64>, hand: Option<f64>) -> bool {
    match (ours, hand) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * b.abs().max(1.0),
        (None, None) => true,
        _ => false,
    }
}

/// Compares every field of the hand rows with the scorecard and lists all differences at once.
fn compare(document: &str, hand: &[Hand]) {
    let rows = rows();
    let mut wrong = Vec::new();
    for h in hand {
        let found: Vec<_> = rows
            .iter()
            .filter(|r| r.target().source.document_id.0 == document && r.target().source.source_line == Some(h.line))
            .filter(|r| r.indicator().label.contains(h.label))
            .collect();
        let [row] = found.as_slice() else {
            wrong.push(format!("line {} {}: {} targets", h.line, h.label, found.len()));
            continue;
        };
        let mut differs = |what: &str, ours: String, hand: String| {
            wrong.push(format!("line {} {} {what}: program {ours}, by hand {hand}", h.line, row.indicator().label));
        };
        let figures = [
            ("baseline", row.row.baseline.map(|b| b.value), h.base),
            ("target", Some(row.target().value.value()), Some(h.target)),
            ("actual", row.row.actual.map(|a| a.value), h.actual),
            ("progress", row.row.progress(), h.progress),
            ("attainment", row.row.attainment(), h.attainment),
            ("pace", row.row.pace(), h.pace),
            ("gap", row.row.gap(), h.gap),
            ("line of the actual", row.actual_line(), row.row.actual.map(|_| f64::from(h.cell))),
        ];
        for (what, ours, by_hand) in figures {
            if !near(ours, by_hand) {
                differs(what, format!("{ours:?}"), format!("{by_hand:?}"));
            }
        }
        if row.target().kind != h.kind {
            differs("kind", row.target().kind.key().to_owned(), h.kind.key().to_owned());
        }
        if (row.row.status, row.row.reason) != (h.status, h.reason) {
            differs(
                "judgement",
                format!("{:?}", (row.row.status, row.row.reason)),
                format!("{:?}", (h.status, h.reason)),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_of_nemuro() {
    let hand: Vec<Hand> =
        nemuro::goals().into_iter().chain(nemuro::first_goal()).chain(nemuro::other_goals()).collect();
    assert_eq!(hand.len(), rows().iter().filter(|r| r.target().plan_id.as_str() == "nemuro-2").count());
    compare("nemuro-2023-evaluation", &hand);
}

#[test]
fn a_third_of_tomakomai() {
    let hand: Vec<Hand> =
        tomakomai::totals().into_iter().chain(tomakomai::levels()).chain(tomakomai::floors()).collect();
    compare("tomakomai-2022-strategy", &hand);
}

#[test]
fn most_of_iwamizawa() {
    let hand: Vec<Hand> = iwamizawa::strategy().into_iter().chain(iwamizawa::projects()).collect();
    compare("iwamizawa-2022-committee", &hand);
}

/// The hand table itself covers what it must: every kind, every status, and every reason that the sample has.
#[test]
fn the_table_covers_every_kind_status_and_reason() {
    let hand: Vec<Hand> = [
        nemuro::goals(),
        nemuro::first_goal(),
        nemuro::other_goals(),
        tomakomai::totals(),
        tomakomai::levels(),
        tomakomai::floors(),
        iwamizawa::strategy(),
        iwamizawa::projects(),
    ]
    .into_iter()
    .flatten()
    .collect();
    for kind in TargetKind::ALL {
        assert!(hand.iter().any(|h| h.kind == *kind), "{}", kind.key());
    }
    for status in Status::ALL {
        assert!(hand.iter().any(|h| h.status == *status), "{}", status.key());
    }
    for row in rows() {
        assert!(hand.iter().any(|h| h.reason == row.row.reason), "{:?}", row.row.reason);
    }
}
