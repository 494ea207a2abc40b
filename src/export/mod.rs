//! Figures and data as bytes.

pub mod data;
