//! Data as files that other systems open, and that this program takes in again without loss.
//!
//! Everything is written row by row into what it is given; putting it in place whole is the business of
//! `export::atomic`.

pub mod delimited;
pub mod long;
pub mod package;
pub mod parquet;
pub mod partitioned;
pub mod tables;
pub mod workbook;

use crate::model::message::{Explain, Message};

/// Why data could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// The file or its disk refused.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// More rows than the format can hold.
    #[error("{rows} rows are too many for {format}")]
    TooManyRows {
        /// Name of the format.
        format: &'static str,
        /// Number of rows.
        rows: usize,
        /// The most it can hold.
        most: usize,
    },
    /// The format's own library refused; a fault of the program.
    #[error("{format}: {cause}")]
    Format {
        /// Name of the format.
        format: &'static str,
        /// What the library said.
        cause: String,
    },
}

impl Explain for DataError {
    fn explain(&self) -> Message {
        match self {
            Self::Io(cause) => Message::new("error-output-write").text("cause", cause),
            Self::TooManyRows { format, rows, most } => Message::new("error-export-rows")
                .text("format", format)
                .number("rows", *rows as f64)
                .number("most", *most as f64),
            Self::Format { format, cause } => {
                Message::new("error-export-format").text("format", format).text("cause", cause)
            }
        }
    }
}
