//! Figures and data as bytes, one file per format, and bytes safely into files.
//!
//! An [`Exporter`] turns what it is given into the bytes of one file; [`guard`] puts
//! bytes in place. The bytes
//! depend on their content alone: no clock, no name of the machine, no order of a hash.

mod atomic;
pub mod briefing;
pub mod check_workbook;
pub mod data;
pub mod error;
pub mod figure;
pub mod file;
pub mod guard;
pub mod leftover;
pub mod office;
pub mod pdf;
pub mod png;
pub mod set;
pub mod svg;
pub mod template;
mod typeface;
mod xml;

use error::ExportError;

/// Writes one format.
pub trait Exporter {
    /// What is written.
    type Content: ?Sized;

    /// How the names of its files end, without the dot.
    fn extension(&self) -> &'static str;

    /// The bytes of one file.
    ///
    /// # Errors
    /// Why the content cannot be written in this format.
    fn bytes(&self, content: &Self::Content) -> Result<Vec<u8>, ExportError>;
}
