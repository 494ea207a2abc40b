//! What a chart says before anyone draws it: which lines, points, gaps, targets and words.
//!
//! A [`spec::ChartSpec`] is plain data; the figure layer draws it on screen and for export alike, so
//! that both say the same.

pub mod build;
mod captions;
pub mod explain;
pub mod findings;
pub mod headline;
pub mod matrix;
pub mod page;
pub mod palette;
pub mod running;
pub mod spec;
pub mod ticks;
