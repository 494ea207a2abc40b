//! What the columns that are not taken said in one delivery and say in the next: two files that differ in nothing but
//! 性別 = 女 and 性別 = 男 are not two editions of the same values.

use crate::frame::{Cube, ObservationRef};
use crate::import::evidence;
use crate::import::known::label_key;
use crate::import::parted::dimensions;
use crate::import::recipe::alike;
use crate::model::id::DocumentId;
use crate::model::mapping::{ColumnKind, Mapping};
use crate::model::report::ProblemReason;
use std::collections::BTreeMap;

/// Between a heading and its text in the note of a document.
const SAYS: &str = " = ";

/// The note of the document of a file: its fingerprint, what says what its values are of, and a line for each column that is not taken and has one text.
pub(super) fn note(hash: &str, mapping: &Mapping) -> String {
    let mut note = file(hash);
    for parted in dimensions(mapping) {
        // What parts the values, where it was read and why, in the keys of the program.
        let (from, why) = (parted.from.key(), parted.why.key());
        for text in [
            "
breakdown ",
            &one_line(&parted.dimension),
            ": ",
            from,
            " ",
            &one_line(&parted.heading),
            " (",
            why,
            ")",
        ] {
            note.push_str(text);
        }
    }
    for line in evidence::lines(mapping) {
        note.push('\n');
        note.push_str(&one_line(&line).replace(SAYS, " "));
    }
    for (heading, text) in said(mapping).map(|(heading, text, _)| (heading, text)) {
        note.push('\n');
        note.push_str(&one_line(heading));
        note.push_str(SAYS);
        note.push_str(&one_line(text));
    }
    note
}

/// How a note begins: which file it is.
fn file(hash: &str) -> String {
    format!("BLAKE3 {hash}")
}

/// Headings and the only texts of columns that are not taken, and whether somebody left them out.
fn said(mapping: &Mapping) -> impl Iterator<Item = (&str, &str, bool)> {
    let dropped = mapping.columns.iter().filter(|c| c.kind == ColumnKind::Ignore && !c.heading.is_empty());
    dropped.filter_map(|c| Some((c.heading.as_str(), c.only.as_deref()?, c.is_left_out())))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What this file says beside its values, and what the earlier deliveries said.
#[derive(Debug)]
pub(super) struct Deliveries {
    /// How the notes of documents of the same file begin, and the identifier of this one.
    file: String,
    own: DocumentId,
    /// By the key of the heading: heading and text.
    now: BTreeMap<String, (String, String)>,
    /// By the identifier of a document: why its values are not to be revised by this file.
    found: BTreeMap<String, Option<ProblemReason>>,
}

impl Deliveries {
    pub(super) fn new(mapping: &Mapping, hash: &str, own: &DocumentId) -> Self {
        let undecided = said(mapping).filter(|(.., left_out)| !left_out);
        let now = undecided.map(|(heading, text, _)| (label_key(heading), (heading.to_owned(), one_line(text))));
        Self { file: file(hash), own: own.clone(), now: now.collect(), found: BTreeMap::new() }
    }

    /// Whether the file may revise a value of an earlier delivery.
    ///
    /// # Errors
    /// [`ProblemReason::OtherDelivery`] where a column that is not taken says something else than it did then;
    /// [`ProblemReason::OtherSheet`] where the value is of another sheet of this very file.
    pub(super) fn allow(&mut self, index: Option<&Cube>, earlier: &ObservationRef<'_>) -> Result<(), ProblemReason> {
        let id = &earlier.document_id;
        if !self.found.contains_key(id.as_str()) {
            let note = index.and_then(|index| index.data().document(id)).map_or("", |document| document.note.as_str());
            let same_file = *id != self.own && note.lines().next() == Some(self.file.as_str());
            let sheet = || ProblemReason::OtherSheet(earlier.section.clone());
            let found = if same_file { Some(sheet()) } else { other(&self.now, note) };
            self.found.insert(id.as_str().to_owned(), found);
        }
        self.found.get(id.as_str()).cloned().flatten().map_or(Ok(()), Err)
    }
}

/// The first column that said something else.
fn other(now: &BTreeMap<String, (String, String)>, note: &str) -> Option<ProblemReason> {
    note.lines().filter_map(|line| line.split_once(SAYS)).find_map(|(heading, then)| {
        let (heading, text) = now.get(&label_key(heading))?;
        // 令和3年度調査 and 令和4年度調査 are deliveries of one survey.
        (!alike(text, then)).then(|| ProblemReason::OtherDelivery(heading.clone(), then.to_owned(), text.clone()))
    })
}
