//! machikurabe
#[macro_use]
pub mod model;
pub mod text;
