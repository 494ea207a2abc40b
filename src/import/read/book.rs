//! Which part of a zipped workbook holds which sheet, by the sheets' names.
//!
//! Reference: ECMA-376 part 1, 18.2.19 sheet, and part 2, 9.3 relationships.

use super::archive::Archive;
use super::error::ReadError;
use super::unseen::key;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// Unpacked megabytes of the list of sheets; it has a line a sheet.
const MOST_MB: u64 = 16;

/// The path of each sheet's part, by the name of the sheet.
///
/// # Errors
/// [`ReadError`] where a part breaks a limit; a list that cannot be read is an empty one.
pub(super) fn parts(archive: &mut Archive) -> Result<BTreeMap<String, String>, ReadError> {
    let book = archive.bytes("xl/workbook.xml", MOST_MB)?.unwrap_or_default();
    let sheets = pairs(&book, "sheet", "name", "id");
    let targets = targets(archive, "xl/_rels/workbook.xml.rels")?;
    let path = |(name, id): (String, String)| Some((name, targets.get(&id)?.clone()));
    Ok(sheets.into_iter().filter_map(path).collect())
}

/// The paths that the relations of a workbook name, by their identifiers.
///
/// # Errors
/// As for [`parts`].
pub(super) fn targets(archive: &mut Archive, path: &str) -> Result<BTreeMap<String, String>, ReadError> {
    let relations = archive.bytes(path, MOST_MB)?.unwrap_or_default();
    let found = pairs(&relations, "Relationship", "Id", "Target").into_iter();
    Ok(found.map(|(id, target)| (id, whole(&target))).collect())
}

/// A path from the root of the zip; relative ones begin in the folder of the workbook.
fn whole(target: &str) -> String {
    let path = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("xl/{}", target.trim_start_matches("./")),
    };
    key(&path)
}

/// Two attributes of every element of a name, by their local names.
fn pairs(xml: &[u8], element: &str, first: &str, second: &str) -> Vec<(String, String)> {
    let mut reader = quick_xml::Reader::from_reader(xml);
    let (mut buffer, mut found) = (Vec::new(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start) | Event::Empty(start)) if start.local_name().as_ref() == element => {
                found.extend(attribute(&start, first).zip(attribute(&start, second)));
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
