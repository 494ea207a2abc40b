//! The file that is being imported, and what its dataset and document are called.

use crate::import::known::document_prefix;
use crate::model::id::DocumentId;
use crate::model::mapping::Mapping;

/// The file that is being imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source<'a> {
    /// Name of the file without its folder.
    pub file: &'a str,
    /// Fingerprint of its bytes.
    pub hash: &'a str,
    /// Name of the dataset that it becomes a vintage of.
    pub dataset: &'a str,
}

impl<'a> Source<'a> {
    /// Version text of the vintage that the file becomes.
    #[must_use]
    pub fn version(&self) -> String {
        self.hash.chars().take(12).collect()
    }

    /// Identifier of the document that the file becomes.
    #[must_use]
    pub fn document(&self) -> DocumentId {
        DocumentId(format!("{}{}", document_prefix(self.dataset), self.version()))
    }

    /// Title of the dataset for people.
    #[must_use]
    pub fn title<'t>(&self, mapping: &'t Mapping) -> &'t str
    where
        'a: 't,
    {
        if mapping.title.is_empty() { self.file } else { &mapping.title }
    }
}
