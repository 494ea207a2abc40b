//! Reading what other systems export: files in, a [`crate::model::dataset::Dataset`] or a typed refusal out.
//!
//! Nothing here stores, judges or draws, and nothing is skipped in silence: what cannot be read
//! is refused with file, line, column and the cell as it stands.

pub mod datapackage;
pub mod error;
pub mod read;
pub mod sample;
pub mod source;
mod table;
mod tables;
