//! Which documents a figure cites: those in which the values that it draws were read, and no others.

use super::spec::ChartSpec;
use crate::analysis::entered;
use crate::analysis::scorecard::ScorecardRow;
use crate::frame::Cube;
use crate::model::document::Document;
use crate::model::id::DocumentId;
use crate::model::message::Fact;
use crate::text::catalogue::Texts;
use std::collections::BTreeSet;

/// The documents of drawn values, each once.
#[derive(Debug, Clone)]
pub(super) struct Cited<'a> {
    index: &'a Cube,
    ids: BTreeSet<&'a DocumentId>,
}

impl<'a> Cited<'a> {
    /// Nothing is drawn yet.
    pub fn new(index: &'a Cube) -> Self {
        Self { index, ids: BTreeSet::new() }
    }

    /// The documents of every point and every explained gap of a chart, its bars' marks included.
    pub fn of_chart(index: &'a Cube, spec: &'a ChartSpec) -> Self {
        let mut cited = Self::new(index);
        for panel in &spec.panels {
            let gaps = panel.lines.iter().flat_map(|line| &line.gaps).map(|gap| &gap.document);
            cited.ids.extend(panel.points().flat_map(|point| &point.documents).chain(gaps));
        }
        cited
    }

    /// The documents of judged targets: of the target, of its baseline, and of all that its actual is made of.
    pub fn of_rows(index: &'a Cube, rows: impl Iterator<Item = &'a ScorecardRow>) -> Self {
        let mut cited = Self::new(index);
        for row in rows {
            cited.ids.extend(documents_of(index, row));
        }
        cited
    }

    /// These documents as well.
    pub fn and(mut self, ids: impl IntoIterator<Item = &'a DocumentId>) -> Self {
        self.ids.extend(ids);
        self
    }

    /// The documents with these identifiers.
    pub fn of_ids(index: &'a Cube, ids: impl Iterator<Item = &'a DocumentId>) -> Self {
        Self { index, ids: ids.collect() }
    }

    /// The documents in the order of the dataset.
    fn documents(&self) -> impl Iterator<Item = &'a Document> {
        self.index.data().documents.iter().filter(|document| self.ids.contains(&document.document_id))
    }

    /// Their titles with their dates; two editions that are called the same are named once.
    fn titles(&self, texts: &Texts) -> Vec<String> {
        let mut titles: Vec<String> = Vec::new();
        for title in self.documents().map(|document| texts.document(document)) {
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        titles
    }

    /// The documents one by one, for one line; the first says that they are sources.
    pub fn lines(&self, texts: &Texts) -> Vec<String> {
        let mut titles = self.titles(texts);
        if let Some(first) = titles.first_mut() {
            *first = texts.with("chart-source", &[("document", Fact::Text(std::mem::take(first)))]);
        }
        titles
    }

    /// All documents in one note; none where nothing is cited.
    pub fn note(&self, texts: &Texts) -> Option<String> {
        let titles = self.titles(texts);
        (!titles.is_empty()).then(|| texts.with("figure-sources", &[("sources", Fact::Text(texts.list(&titles)))]))
    }
}

/// The documents of one judged target, its own first, each once.
pub(super) fn documents_of<'a>(index: &'a Cube, row: &ScorecardRow) -> Vec<&'a DocumentId> {
    let data = index.data();
    let target = data.targets.get(row.target).map(|target| &target.source.document_id);
    let rows = row.baseline.map(|entry| entry.observation).into_iter().chain(entered::rows(index, row));
    let observations = rows.filter_map(|row| index.at(row));
    let mut found: Vec<&DocumentId> = Vec::new();
    for id in target.into_iter().chain(observations.map(|observation| &observation.facet().document_id)) {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}
