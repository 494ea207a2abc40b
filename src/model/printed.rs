//! Figures that a document derived itself: printed differences, totals and growth, kept as evidence and recomputed.

use super::document::Provenance;
use super::id::{FigureId, IndicatorId, ObservationId};
use super::quantity::Quantity;
use super::unit::Unit;
use serde::{Deserialize, Serialize};

keyed_enum! {
    /// How the document derived the figure.
    FigureKind as "printed figure kind" {
        /// 増減: subject − base. An arrow means improvement, not sign.
        Delta = "delta",
        /// 累計: the sum of the plan years so far.
        Cumulative = "cumulative",
        /// 伸び率: subject / base − 1, in percent.
        Growth = "growth",
        /// 差: subject − base, with the printed sign.
        Difference = "difference",
        /// 平均: the mean over the subject's span.
        Mean = "mean",
        /// 割合: subject / base, in percent.
        Share = "share",
        /// 収支: subject − base of two different series, for example births − deaths.
        Balance = "balance",
    }
}

keyed_enum! {
    /// A printed arrow. It means improvement (up) or deterioration (down), not the sign of the change.
    Arrow as "arrow" {
        /// ↑
        Up = "up",
        /// ↓
        Down = "down",
        /// →
        Flat = "flat",
    }
}

/// A derived figure as printed, and what it was derived from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PrintedFigure {
    /// Identifier.
    pub figure_id: FigureId,
    /// The indicator it is about.
    pub indicator_id: IndicatorId,
    /// How it was derived.
    pub kind: FigureKind,
    /// The printed value; `None` where only an arrow is printed.
    pub value: Option<Quantity>,
    /// Unit as printed.
    pub unit: Unit,
    /// The printed arrow.
    pub arrow: Option<Arrow>,
    /// What it is about.
    pub subject_observation_id: Option<ObservationId>,
    /// What it is compared with.
    pub base_observation_id: Option<ObservationId>,
    /// What a reader must know, in our words.
    pub note: String,
    /// Where the figure stands.
    pub source: Provenance,
}
