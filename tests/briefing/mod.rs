//! What leaves the program for a council: workbooks, packs of figures, tables.
//!
//! - `pack`: packs of figures: pages, contents, titles, data, and what they never overwrite.
//! - `workbook`: the check-workbook computes what the scorecard says, also in another program.

mod pack;
mod workbook;
