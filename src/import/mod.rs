//! Reading what other systems export: files in, a [`crate::model::dataset::Dataset`] or a typed refusal out.
//!
//! Nothing here stores, judges or draws, and nothing is skipped in silence: what cannot be read
//! is refused with file, line, column and the cell as it stands.

mod assemble;
pub mod beside;
mod carry;
pub mod datapackage;
pub mod error;
mod evidence;
mod facts;
pub mod known;
pub mod mentions;
pub mod municipality;
pub mod notation;
pub mod open;
pub mod own;
mod parted;
pub mod preview;
pub mod read;
pub mod recipe;
pub mod report_csv;
mod row;
pub mod run;
pub mod sample;
pub mod sink;
pub mod source;
mod stages;
mod standing;
mod table;
mod tables;
mod target;
mod told;
pub mod understand;
mod unsaid;
