//! Figures and data as bytes, and bytes into files: a file is either there whole or not at all.

pub mod atomic;
pub mod check_workbook;
pub mod data;
