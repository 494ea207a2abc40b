//! The notation of exported files: numbers, periods and symbols for missing values, as offices write them.
//!
//! Nothing here knows columns or rows; each function takes the text of one cell.

pub mod fold;
pub mod missing;
pub mod number;
mod number_parts;
mod number_problem;
pub mod period;
mod period_parts;
pub mod quarter;
