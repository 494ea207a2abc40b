//! An Open Packaging Conventions file: parts, what each is, and which leads to which (ECMA-376, part 2).
//!
//! Every part has the same moment in the zip, so that the same parts are the same bytes.

use super::super::xml::attribute;
use crate::export::error::ExportError;
use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The beginning of every part that is XML.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The root under which the kinds of relations are named.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The kind of the relation that leads to a document's core properties, which is named elsewhere.
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// A file on its way.
#[derive(Debug, Default)]
pub struct Package {
    parts: Vec<(String, Vec<u8>)>,
    /// What each part is, where the end of its name does not say so.
    types: BTreeMap<String, &'static str>,
    /// From each part (the package itself is the empty name) to others: kind and target.
    relations: BTreeMap<String, Vec<(String, String)>>,
}

impl Package {
    /// Adds a part of XML; what stands in front of its root is added.
    pub fn xml(&mut self, name: &str, kind: &'static str, body: &str) {
        self.types.insert(name.to_owned(), kind);
        self.parts.push((name.to_owned(), format!("{HEAD}{body}").into_bytes()));
    }

    /// Adds a part whose kind the end of its name says: `png`, `svg`, `xlsx`.
    pub fn file(&mut self, name: &str, bytes: Vec<u8>) {
        self.parts.push((name.to_owned(), bytes));
    }

    /// Leads from a part to another; the answer is the name of that way inside the part.
    pub fn relate(&mut self, from: &str, kind: &str, to: &str) -> String {
        let known = self.relations.entry(from.to_owned()).or_default();
        let kind = if kind == "core-properties" { CORE.to_owned() } else { format!("{RELATIONS}/{kind}") };
        known.push((kind, format!("/{to}")));
        format!("rId{}", known.len())
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// [`ExportError::Format`] where the zip cannot be formed, which only a full memory could cause.
    pub fn finish(self, format: &'static str) -> Result<Vec<u8>, ExportError> {
        self.zipped().map_err(|cause| ExportError::Format { format, cause: cause.to_string() })
    }

    fn zipped(self) -> zip::result::ZipResult<Vec<u8>> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        // Readers that look at the first part only know the file by it.
        zip.start_file("[Content_Types].xml", options)?;
        zip.write_all(self.content_types().as_bytes())?;
        for (from, known) in &self.relations {
            zip.start_file(relations_of(from), options)?;
            zip.write_all(relations(known).as_bytes())?;
        }
        for (name, bytes) in &self.parts {
            // What is compressed already is only stored.
            let method = if is_compressed(name) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
            zip.start_file(name.as_str(), options.compression_method(method))?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn content_types(&self) -> String {
        let mut out = format!("{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
        for (end, kind) in [
            ("png", "image/png"),
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("svg", "image/svg+xml"),
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ("xml", "application/xml"),
        ] {
            out.push_str("<Default");
            attribute(&mut out, "Extension", end);
            attribute(&mut out, "ContentType", kind);
            out.push_str("/>");
        }
        for (name, kind) in &self.types {
            out.push_str("<Override");
            attribute(&mut out, "PartName", &format!("/{name}"));
            attribute(&mut out, "ContentType", kind);
            out.push_str("/>");
        }
        out + "</Types>"
    }
}

fn is_compressed(name: &str) -> bool {
    [".png", ".xlsx"].iter().any(|end| name.ends_with(end))
}

/// The part that holds the relations of another: `ppt/slides/_rels/slide1.xml.rels`.
fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") }
}

fn relations(known: &[(String, String)]) -> String {
    let mut out =
        format!("{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for ((kind, target), number) in known.iter().zip(1..) {
        out.push_str("<Relationship");
        attribute(&mut out, "Id", &format!("rId{number}"));
        attribute(&mut out, "Type", kind);
        attribute(&mut out, "Target", target);
        out.push_str("/>");
    }
    out + "</Relationships>"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_parts_are_the_same_bytes_and_each_way_leads_to_its_part() {
        let made = || {
            let mut package = Package::default();
            let core = package.relate("", "core-properties", "docProps/core.xml");
            assert_eq!(core, "rId1");
            package.xml("docProps/core.xml", "application/x", "<a/>");
            assert_eq!(package.relate("docProps/core.xml", "chart", "ppt/b.xml"), "rId1");
            package.finish("PPTX").unwrap()
        };
        assert!(made() == made());
        let mut archive = zip::ZipArchive::new(Cursor::new(made())).unwrap();
        let names: Vec<String> =
            (0..archive.len()).map(|at| archive.by_index(at).unwrap().name().unwrap().into_owned()).collect();
        for name in ["[Content_Types].xml", "_rels/.rels", "docProps/_rels/core.xml.rels", "docProps/core.xml"] {
            assert!(names.iter().any(|known| known == name), "{name} in {names:?}");
        }
        let text = std::io::read_to_string(archive.by_name("_rels/.rels").unwrap()).unwrap();
        assert!(text.contains("Target=\"/docProps/core.xml\"") && text.contains("metadata/core-properties"), "{text}");
    }
}
