//! Documents and the proof trail: where every number was read.

use super::id::DocumentId;
use super::municipality::AreaCode;
use serde::{Deserialize, Serialize};

keyed_enum! {
    /// What sort of publication a document is.
    DocumentKind as "document kind" {
        /// 効果検証: an evaluation of a plan in force.
        Evaluation = "evaluation",
        /// 素案: a draft of a plan, later replaced by the final one.
        Draft = "draft",
        /// 計画: the plan itself.
        Plan = "plan",
        /// 進捗報告: a report of activities.
        Report = "report",
        /// 統計: official statistics such as the census.
        Statistics = "statistics",
        /// A file that another system exported.
        Export = "export",
    }
}

/// A published document that numbers were taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Identifier that every row of the data refers to.
    pub document_id: DocumentId,
    /// Who published it.
    pub municipality_code: AreaCode,
    /// Its printed title, verbatim.
    pub title: String,
    /// Its title in English, for readers of the English screens.
    pub title_en: String,
    /// What sort of publication it is.
    pub kind: DocumentKind,
    /// Publisher as printed.
    pub publisher: String,
    /// Date of publication as far as it is printed: `2023-12`, `2022-06`, `2021`.
    pub published: String,
    /// Name of the text edition that line numbers refer to; empty where there is none.
    pub text_name: String,
    /// SHA-256 of that text edition, so that a reader can be sure to count lines in the same file.
    pub text_sha256: String,
    /// Remarks on the edition.
    pub note: String,
}

/// Where a number stands: enough to find it in print and in the text edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// The document.
    pub document_id: DocumentId,
    /// Heading path, parts joined by ` > `.
    pub section: String,
    /// Line in the document's text edition, from 1; `None` for facts without one (census).
    pub source_line: Option<u32>,
    /// The cell or number as printed; stands exactly once on its line.
    pub raw_text: String,
}

/// A place in the grid of a file as a proof trail: the sheet, the row, and the cell as found.
#[must_use]
pub fn place(document: &DocumentId, sheet: &str, row: u64, raw: &str) -> Provenance {
    Provenance {
        document_id: document.clone(),
        section: sheet.to_owned(),
        source_line: u32::try_from(row).ok(),
        raw_text: raw.to_owned(),
    }
}
