//! What stands in the store although a file says something else, said at the cell that says it.

use super::assemble::Assembler;
use super::known::label_key;
use super::row::Draft;
use crate::model::document::Provenance;
use crate::model::indicator::Polarity;
use crate::model::mapping::{ColumnKind, Meaning};
use crate::model::message::Message;
use crate::model::quantity::Quantity;
use crate::model::report::{ImportReport, Problem, ProblemReason};
use crate::model::target::{Target, TargetKind};
use crate::model::unit::Unit;

/// Under which key the catalogues have the name of a kind of target.
const fn kind_key(kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Reach => "target-kind-reach",
        TargetKind::Accumulate => "target-kind-accumulate",
        TargetKind::IncreaseStock => "target-kind-increase_stock",
        TargetKind::EveryYear => "target-kind-every_year",
        TargetKind::Average => "target-kind-average",
        TargetKind::Maintain => "target-kind-maintain",
    }
}

const fn polarity_key(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::HigherIsBetter => "polarity-higher_is_better",
        Polarity::LowerIsBetter => "polarity-lower_is_better",
        Polarity::Neutral => "polarity-neutral",
    }
}

/// A value with its unit, as a sentence names it; empty where it is a gap.
pub(super) fn printed(value: Option<Quantity>, unit: &Unit) -> String {
    value.map(|value| format!("{value}{unit}")).unwrap_or_default()
}

impl Assembler<'_> {
    /// Says which facts about an indicator and its target the store keeps as they are, where a row says other ones: a
    /// file of values does not turn a direction round.
    pub(super) fn stored_stands(&self, draft: &Draft, target: &Target, source: &Provenance, report: &mut ImportReport) {
        let Some(indicator) = self.known.indicator(&target.indicator_id) else { return };
        let facts = draft.facts.as_deref();
        let kind = facts.and_then(|facts| facts.kind).filter(|kind| *kind != target.kind);
        let polarity = facts.and_then(|facts| facts.polarity);
        let polarity = polarity.filter(|said| *said != indicator.polarity && indicator.polarity != Polarity::Neutral);
        let is_other = !draft.label.is_empty() && label_key(&draft.label) != label_key(&indicator.label);
        let label = |label: &str| Message::new("import-stored-label").text("label", label);
        let found = [
            kind.map(|kind| (ColumnKind::TargetKind, kind.key().to_owned(), Message::new(kind_key(target.kind)))),
            polarity.map(|said| {
                (ColumnKind::Polarity, said.key().to_owned(), Message::new(polarity_key(indicator.polarity)))
            }),
            // Without its identifier a row is known by its label, and cannot say another one.
            (is_other && !draft.indicator_id.is_empty())
                .then(|| (ColumnKind::IndicatorLabel, draft.label.clone(), label(&indicator.label))),
        ];
        for (kind, said, stored) in found.into_iter().flatten() {
            let heading = self.column(kind).map_or_else(String::new, |(_, heading)| heading.to_owned());
            let reason = ProblemReason::StoredStands(heading, stored);
            report.add(self.about_cell(kind, (source, said), reason));
        }
    }

    /// A problem with the cell of a row in the column of a kind; of values, with that of the target.
    pub(super) fn about_cell(
        &self,
        kind: ColumnKind,
        (source, raw): (&Provenance, String),
        reason: ProblemReason,
    ) -> Problem {
        let (column, heading) = self.column(kind).unzip();
        let row = source.source_line.map_or(0, u64::from);
        Problem { row, column: column.map(|at| at + 1), heading: heading.unwrap_or_default().to_owned(), raw, reason }
    }

    fn column(&self, kind: ColumnKind) -> Option<(usize, &str)> {
        let is_it = |column: &&crate::model::mapping::ColumnMapping| {
            column.kind == kind && (kind != ColumnKind::Value || column.meaning == Meaning::Target)
        };
        let at = self.mapping.columns.iter().position(|column| is_it(&column))?;
        Some((at, self.mapping.columns.get(at)?.heading.as_str()))
    }
}
