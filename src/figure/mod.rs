//! The one drawing code: a [`crate::chart::spec::ChartSpec`] into egui_plot, on screen and for export.
//!
//! [`headless`] draws a whole page without a window and yields a [`picture::Picture`]: plain lines, areas
//! and texts, from which files are written.

mod bars;
pub mod board;
mod briefing;
pub mod bullet;
pub mod city;
mod crosshair;
mod dumbbell;
mod ends;
pub mod error;
pub mod events;
pub mod fonts;
pub mod headless;
pub mod key;
pub mod labels;
mod lines;
pub mod look;
pub mod matrix;
mod names;
pub mod page;
pub mod paged;
pub mod picture;
pub mod places;
pub mod plain;
pub mod plot;
pub mod population;
pub mod status;
pub mod swatch;
mod table;
pub mod tone;
