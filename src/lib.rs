//! machikurabe
#[macro_use]
pub mod model;

pub mod analysis;
pub mod chart;
pub mod figure;
pub mod frame;
pub mod text;
