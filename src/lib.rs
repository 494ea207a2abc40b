//! machikurabe
pub mod model;
