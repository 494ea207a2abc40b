//! What leaves the program for a council: workbooks, packs of figures, tables.
//!
//! - `workbook`: the check-workbook computes what the scorecard says, also in another program.

mod workbook;
