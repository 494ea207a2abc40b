//! machikurabe
#[macro_use]
pub mod model;

pub mod analysis;
pub mod app;
pub mod chart;
pub mod cli;
pub mod figure;
pub mod frame;
pub mod import;
pub mod session;
pub mod store;
pub mod text;
pub mod ui;
