//! The one drawing code: a [`crate::chart::spec::ChartSpec`] into egui_plot, on screen and for export.

pub mod key;
pub mod labels;
pub mod look;
pub mod matrix;
pub mod plot;
pub mod population;
pub mod status;
pub mod swatch;
