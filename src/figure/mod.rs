//! The one drawing code: a [`crate::chart::spec::ChartSpec`] into egui_plot, on screen and for export.

mod bars;
pub mod board;
mod crosshair;
pub mod key;
pub mod labels;
mod lines;
pub mod look;
pub mod matrix;
mod names;
pub mod plot;
pub mod population;
pub mod status;
pub mod swatch;
