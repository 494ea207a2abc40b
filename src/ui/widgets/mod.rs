//! Small parts that several screens share.

pub mod dialog;
pub mod filter_field;
pub mod heading;
pub mod list_row;
pub mod status_chip;
pub mod status_mark;
