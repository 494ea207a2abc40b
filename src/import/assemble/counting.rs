//! Values of one year, and totals so far: added to a total that is printed already, a total would be counted twice.

use super::Assembler;
use crate::frame::ObservationRef;
use crate::import::row::Draft;
use crate::model::mapping::{Counting, Mapping, Meaning};
use crate::model::observation::{CumulativeSince, Role};
use crate::model::report::ProblemReason;
use crate::model::target::{Revision, TargetKind};

/// How sure it is what a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    /// Somebody or something says it, or there is nothing to mistake it for.
    Said,
    /// Of its year, as the single years that the store has beside totals.
    AsStored,
    /// Of its year or the total so far.
    Unknown,
}

/// Words of names whose values are totals so far.
const TOTAL: [&str; 3] = ["累計", "累積", "通算"];

/// Whether the target of a row, as far as the row or the file says it, is a total.
fn accumulates(draft: &Draft, mapping: &Mapping) -> bool {
    let own = draft.facts.as_ref().and_then(|facts| facts.kind);
    own.or(mapping.defaults.target_kind) == Some(TargetKind::Accumulate)
}

/// Refuses the values of a row whose target is a total where they only ever rise and nothing says if each is of its year
/// or the total so far: 6, 13, 20 of 30 are 39 or 20.
pub(in crate::import) fn ask(mapping: &Mapping, drafts: &mut [(usize, Result<Draft, ProblemReason>)]) {
    if mapping.defaults.counting.is_some() || mapping.tells_totals() {
        return;
    }
    let open = |draft: &Draft| {
        draft.meaning == Meaning::Actual
            && draft.value.is_ok()
            && !draft.cumulative
            && accumulates(draft, mapping)
            && !TOTAL.iter().any(|word| draft.label.contains(word))
    };
    let found: Vec<&Draft> = drafts.iter().filter_map(|(_, draft)| draft.as_ref().ok()).filter(|d| open(d)).collect();
    let Some(first) = found.first() else { return };
    let alike = |draft: &&Draft| draft.area == first.area && draft.label == first.label && draft.unit == first.unit;
    let mut values: Vec<(f64, f64)> = found
        .iter()
        .filter(|draft| alike(draft))
        .filter_map(|draft| Some((draft.period?.end(), draft.value.ok()?.value())))
        .collect();
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let rises = values.windows(2).all(|pair| matches!(pair, [(_, before), (_, after)] if before <= after));
    let (lowest, highest) = (values.first(), values.last());
    let grows = lowest.zip(highest).is_some_and(|((_, lowest), (_, highest))| lowest < highest);
    if !(rises && grows && values.len() >= ASKED) {
        return;
    }
    for (_, draft) in drafts.iter_mut().filter(|(_, draft)| draft.as_ref().is_ok_and(open)) {
        *draft = Err(ProblemReason::YearOrTotal);
    }
}

/// How many values have to rise before they may be totals so far.
const ASKED: usize = 3;

impl Assembler<'_> {
    /// Takes a value for the total so far where its name or a person says so.
    pub(super) fn count(&self, at: usize, draft: &mut Draft) {
        if draft.cumulative || draft.value.is_err() || self.mapping.tells_totals() {
            return;
        }
        let defaults = &self.mapping.defaults;
        // 新規創業件数（累計）: 18, 35, 55 are no yearly amounts, whatever the target is, and are never summed.
        let named = TOTAL.iter().any(|word| draft.label.contains(word)) && draft.meaning == Meaning::Actual;
        let said = defaults.counting == Some(Counting::Total)
            && draft.meaning == Meaning::Actual
            && (self.has_totals(at) || accumulates(draft, self.mapping));
        if (named || said) && defaults.counting != Some(Counting::Year) {
            draft.cumulative = true;
            draft.since = self.totals(at).last().and_then(|o| o.cumulative_since).unwrap_or(CumulativeSince::Unknown);
        }
    }

    /// Whether nobody says if a value is of its year or the total so far, of a series whose totals the store has.
    ///
    /// Where the store has single years beside the totals, a value that is not called a total is one of them, as it is in
    /// print; where it has totals alone, either may be meant.
    pub(super) fn counts(&self, at: usize, draft: &Draft) -> Counted {
        let undecided = self.mapping.defaults.counting.is_none()
            && !self.mapping.tells_totals()
            && draft.value.is_ok()
            && !draft.cumulative;
        if !undecided || !self.has_totals(at) || self.delivered(at) {
            return Counted::Said;
        }
        let single = |o: ObservationRef<'_>| !o.cumulative && o.role == Role::Actual && o.value.is_some();
        if self.stored_of(at).any(single) { Counted::AsStored } else { Counted::Unknown }
    }

    /// Whether the store has totals so far of a series whose target is a total.
    fn has_totals(&self, at: usize) -> bool {
        let stored = self.series(at).and_then(|series| series.stored);
        let Some((index, place)) = self.known.index().zip(stored) else { return false };
        let sums = |kind: TargetKind| kind == TargetKind::Accumulate;
        let mut targets = index.targets_of(place);
        targets.any(|target| target.revision == Revision::Final && sums(target.kind))
            && self.totals(at).next().is_some()
    }

    /// The totals so far of a series, as the store has them.
    fn totals(&self, at: usize) -> impl Iterator<Item = ObservationRef<'_>> {
        self.stored_of(at).filter(|o| o.cumulative && o.role == Role::Actual && o.value.is_some())
    }

    /// Whether an earlier delivery of the dataset brought values of single years to a series.
    fn delivered(&self, at: usize) -> bool {
        self.stored_of(at).any(|o| !o.cumulative && o.role == Role::Actual && self.own.contains(o.document_id.as_str()))
    }

    fn stored_of(&self, at: usize) -> impl Iterator<Item = ObservationRef<'_>> {
        let known = self.series(at).map(|series| series.known.as_slice()).unwrap_or_default();
        let index = self.known.index();
        known.iter().filter_map(move |(_, place)| index?.at(*place))
    }
}
