//! The typeface of the screens: that of the figures.

pub use crate::figure::fonts::{bold, definitions};
