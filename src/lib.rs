//! machikurabe
pub mod analysis;
pub mod frame;
pub mod model;
