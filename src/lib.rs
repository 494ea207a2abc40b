//! machikurabe
pub mod import;
pub mod model;
pub mod store;
