//! Small parts that several screens share.

pub mod check_menu;
pub mod chip;
pub mod dialog;
pub mod filter_field;
pub mod heading;
pub mod list_row;
pub mod status_chip;
pub mod status_mark;
pub mod table;
pub mod tsv;
pub mod typed_field;
