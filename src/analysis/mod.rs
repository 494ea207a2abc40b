//! Numbers in, findings out, over polars frames.
//!
//! Polars selects, groups and sums; the arithmetic of a target stands once, in [`target_gap`], as
//! plain functions with their formula. Nothing here reads a file or a store, and no word for people
//! is made here: findings carry typed reasons.

pub mod actuals;
pub mod changes;
pub mod chosen;
pub mod compare;
pub mod consistency;
pub mod coverage;
pub mod derived;
pub mod entered;
pub mod flips;
pub mod forecast;
pub mod matrix;
pub mod own_grade;
pub mod peers;
pub mod places;
pub mod profile;
pub mod risk;
pub mod ruler;
pub mod scorecard;
pub mod summary;
pub mod target_gap;
pub mod trend;
