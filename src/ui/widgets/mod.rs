//! Small parts that several screens share.

pub mod heading;
pub mod list_row;
pub mod status_mark;
