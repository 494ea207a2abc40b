//! The cells of a row from left to right, turned into values of the model.
//!
//! A cell that is no value of the model was not written by this program, or the file is damaged;
//! the error says which column.

use crate::model::document::Provenance;
use crate::model::id::DocumentId;
use crate::model::keyed::UnknownKey;
use crate::model::municipality::AreaCode;
use crate::model::period::Period;
use crate::model::quantity::Quantity;
use rusqlite::types::{FromSql, Type};
use rusqlite::{Error, Result, Row};
use std::str::FromStr;

/// Reads one cell after the other.
pub(super) struct Cells<'r, 's> {
    row: &'r Row<'s>,
    next: usize,
}

impl<'r, 's> Cells<'r, 's> {
    pub(super) const fn new(row: &'r Row<'s>) -> Self {
        Self { row, next: 0 }
    }

    /// The next cell as a plain value.
    pub(super) fn get<T: FromSql>(&mut self) -> Result<T> {
        let index = self.next;
        self.next += 1;
        self.row.get(index)
    }

    /// What `read` makes of the next cells, where that is anything.
    pub(super) fn with<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<Option<T>>) -> Result<T> {
        let index = self.next;
        read(self)?.ok_or_else(|| Error::InvalidColumnType(index, self.column(index), Type::Null))
    }

    fn column(&self, index: usize) -> String {
        self.row.as_ref().column_name(index).unwrap_or_default().to_owned()
    }

    /// The next cell as one of a closed list of keys.
    pub(super) fn key<T: FromStr<Err = UnknownKey>>(&mut self) -> Result<T> {
        self.with(|cells| {
            let index = cells.next;
            cells.next += 1;
            Ok(cells.row.get_ref(index)?.as_str().ok().and_then(|text| text.parse().ok()))
        })
    }

    /// The next cell as one of a closed list of keys, or none.
    pub(super) fn optional_key<T: FromStr<Err = UnknownKey>>(&mut self) -> Result<Option<T>> {
        if matches!(self.row.get_ref(self.next)?, rusqlite::types::ValueRef::Null) {
            self.next += 1;
            return Ok(None);
        }
        self.key().map(Some)
    }

    /// The next cell as an area code.
    pub(super) fn area(&mut self) -> Result<AreaCode> {
        self.with(|cells| Ok(AreaCode::from_number(cells.get()?)))
    }

    /// The next cell as an area code, or none.
    pub(super) fn optional_area(&mut self) -> Result<Option<AreaCode>> {
        if matches!(self.row.get_ref(self.next)?, rusqlite::types::ValueRef::Null) {
            self.next += 1;
            return Ok(None);
        }
        self.area().map(Some)
    }

    /// The next cell as a period in its written form.
    pub(super) fn period(&mut self) -> Result<Period> {
        self.with(|cells| Ok(Period::parse(&cells.get::<String>()?).ok()))
    }

    /// The next two cells as a value with its printed decimals.
    pub(super) fn quantity(&mut self) -> Result<Quantity> {
        self.with(|cells| Ok(Quantity::new(cells.get()?, cells.get()?)))
    }

    /// The next two cells as a value with its printed decimals, or none.
    pub(super) fn optional_quantity(&mut self) -> Result<Option<Quantity>> {
        let (value, decimals): (Option<f64>, Option<u8>) = (self.get()?, self.get()?);
        Ok(value.zip(decimals).and_then(|(value, decimals)| Quantity::new(value, decimals)))
    }

    /// The next four cells as a proof trail: document, section, line and raw text.
    pub(super) fn source(&mut self) -> Result<Provenance> {
        Ok(Provenance {
            document_id: DocumentId(self.get()?),
            section: self.get()?,
            source_line: self.get()?,
            raw_text: self.get()?,
        })
    }
}
