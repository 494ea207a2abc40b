//! Which series a draft belongs to: one of the store, one met before in this file, or a new one.

use super::{Assembler, Last, Series, ahead};
use crate::import::known::{factor, label_key};
use crate::import::notation::fold::tight;
use crate::import::row::{Draft, Parts};
use crate::model::breakdown;
use crate::model::id::DocumentId;
use crate::model::id::IndicatorId;
use crate::model::joining::Alike;
use crate::model::parts::Parted;
use crate::model::place::SeriesPlace;
use crate::model::report::{ImportReport, KEPT, ProblemReason};
use crate::model::unit::Unit;
use crate::model::unsaid::Unsaid;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Assembler<'_> {
    /// The series of a draft, found or made.
    pub(super) fn series_of(
        &mut self,
        draft: &Draft,
        report: &mut ImportReport,
        doubts: &mut Vec<ProblemReason>,
    ) -> Result<usize, ProblemReason> {
        if !draft.indicator_id.is_empty() {
            return self.series_by_id(draft, report);
        }
        let last = self.last.as_ref();
        let last = last.filter(|l| {
            l.area == draft.area
                && l.label == draft.label
                && l.unit == draft.unit
                && Arc::ptr_eq(&l.parts, &draft.parts)
        });
        if let Some(last) = last {
            return Ok(last.at);
        }
        let at = self.series_by_label(draft, report, doubts);
        let room = self.last.take();
        let (mut label, mut unit) = room.map_or_else(Default::default, |last| (last.label, last.unit));
        label.clone_from(&draft.label);
        unit.clone_from(&draft.unit);
        self.last = Some(Last { area: draft.area, label, parts: Arc::clone(&draft.parts), unit, at });
        Ok(at)
    }

    fn series_by_label(&mut self, draft: &Draft, report: &mut ImportReport, doubts: &mut Vec<ProblemReason>) -> usize {
        let label = number_of(&mut self.labels, &draft.label);
        let unit = self.unit_number(draft.unit.parts().1);
        let parts = self.parts_number(draft, report);
        let key = (draft.area.number(), label, parts, unit);
        if let Some(at) = self.by_label.get(&key) {
            return *at;
        }
        let stored = self.stored_by_label(draft, report, doubts);
        let joined = self.join_of(draft).filter(|id| {
            // The indicator of one area is nobody else's; one over many areas takes another one in.
            let known = self.known.indicator(id);
            known.is_some_and(|known| known.municipality_code.is_none() && fits(&draft.unit, &known.unit))
        });
        let at = if let Some(stored) = stored {
            self.stored_series(stored)
        } else if let Some(id) = joined.cloned() {
            self.new_series(id, draft)
        } else {
            let id = self.identifier(draft, doubts);
            self.new_series(id, draft)
        };
        self.by_label.insert(key, at);
        at
    }

    /// The identifier of an indicator that the store has not joined to a label. A label in two units that cannot be
    /// converted, or with and without a unit, names two indicators, whichever areas they are of.
    fn identifier(&mut self, draft: &Draft, doubts: &mut Vec<ProblemReason>) -> IndicatorId {
        let label = label_key(&draft.label);
        let unit = draft.unit.parts().1;
        let of = |unit: Option<&str>| {
            let mut said = vec![self.dataset.as_str(), &label, unit.unwrap_or_default()];
            // The whole has the identifier that it has in a file without parts.
            said.extend(Some(draft.parts.key.as_str()).filter(|key| !key.is_empty()));
            said.extend(Some("no unit").filter(|_| unit == Some("")));
            let hash = short_hash(&said);
            // What a plan aims at is its own city's; everything else is one indicator over all areas of the file.
            IndicatorId(if self.of_plan { format!("import-{}-{hash}", draft.area) } else { format!("import-{hash}") })
        };
        let plain = of(None);
        let stored = self.known.indicator(&plain).map(|known| &known.unit).filter(|unit| !fits(&draft.unit, unit));
        let other = stored.or_else(|| {
            let first = self.unit_of.get(&plain)?;
            (first.parts().1 != unit && factor(&draft.unit, first).is_none()).then_some(first)
        });
        let Some(other) = other.cloned() else {
            self.unit_of.entry(plain.clone()).or_insert_with(|| draft.unit.clone());
            return plain;
        };
        let own = of(Some(unit));
        if self.unit_of.insert(own.clone(), draft.unit.clone()).is_none() {
            doubts.push(ProblemReason::Unsaid(Unsaid::Units(other)));
        }
        own
    }

    /// The number of the parts of a draft; what is met for the first time goes into the report.
    fn parts_number(&mut self, draft: &Draft, report: &mut ImportReport) -> u32 {
        if let Some(number) = self.parts.get(&draft.parts.key) {
            return *number;
        }
        for part in &draft.parts.list {
            let of = |parted: &&mut Parted| parted.dimension == part.dimension;
            if let Some(parted) = report.breakdowns.iter_mut().find(of) {
                parted.members.add(&part.member);
            }
        }
        number_of(&mut self.parts, &draft.parts.key)
    }

    /// The indicator of the store that the label of a draft was joined to, where it counts the same parts. A file that
    /// says no parts of its own may mean those of the indicator: somebody joined 男性人口 to the men of 人口.
    fn join_of(&self, draft: &Draft) -> Option<&IndicatorId> {
        // A join names what the file calls it; what a sheet or a title adds stands behind that.
        let around = self.mapping.defaults.around.iter();
        let plain = around.fold(draft.label.as_str(), |label, part| {
            let behind = label.strip_suffix('）').and_then(|label| label.strip_suffix(part.member.as_str()));
            behind.and_then(|label| label.strip_suffix('（')).unwrap_or(label)
        });
        let id = self.joins.get(&label_key(&draft.label)).or_else(|| self.joins.get(&label_key(plain)))?;
        let known = self.known.indicator(id);
        let same = known.is_none_or(|known| breakdown::key(&known.breakdown) == draft.parts.key);
        (same || !self.says_parts).then_some(id)
    }

    /// The number of a unit, whatever width its letters have.
    fn unit_number(&mut self, written: &str) -> u32 {
        if let Some(number) = self.written_units.get(written) {
            return *number;
        }
        let number = number_of(&mut self.units, &tight(written));
        self.written_units.insert(written.to_owned(), number);
        number
    }

    fn series_by_id(&mut self, draft: &Draft, report: &mut ImportReport) -> Result<usize, ProblemReason> {
        // An identifier names the parts too; where the row says other ones, those have an identifier of their own.
        let given = IndicatorId(draft.indicator_id.clone());
        let given = self.known.index().and_then(|index| index.resolve(&given)).unwrap_or(given);
        let named = self.known.indicator(&given).is_some_and(|i| breakdown::key(&i.breakdown) == draft.parts.key);
        let id = if draft.parts.key.is_empty() || named {
            given
        } else {
            IndicatorId(format!("{given}-{}", short_hash(&[&draft.parts.key])))
        };
        let key = (id.0.clone(), draft.area.number());
        if let Some(at) = self.by_id.get(&key) {
            return Ok(*at);
        }
        self.parts_number(draft, report);
        let stored = self.known.indicator(&id);
        let at = match (self.known.place(&id, draft.area), stored) {
            (Some(place), _) => self.stored_series(place),
            // The store has it of other areas, and it belongs to none of them alone.
            (None, Some(indicator)) if indicator.municipality_code.is_none() => self.new_series(id, draft),
            _ if draft.label.is_empty() => return Err(ProblemReason::UnknownIndicator),
            (None, stored) => {
                // What belongs to one area is another indicator in another one, although it has the same identifier.
                let shared = self.by_id.range((key.0.clone(), 0)..=(key.0.clone(), u32::MAX)).next().is_some();
                let own = stored.is_some() || (shared && self.of_plan);
                let id = if own { IndicatorId(format!("{id}-{}", draft.area)) } else { id };
                self.new_series(id, draft)
            }
        };
        self.by_id.insert(key, at);
        Ok(at)
    }

    /// The place of the one series of the store that has area, label and a unit that converts: of this dataset's own
    /// earlier deliveries, or of the indicator that the label was joined to. Others of that name are only proposed.
    fn stored_by_label(
        &self,
        draft: &Draft,
        report: &mut ImportReport,
        doubts: &mut Vec<ProblemReason>,
    ) -> Option<SeriesPlace> {
        let index = self.known.index()?;
        if let Some(id) = self.join_of(draft) {
            let unit = self.known.indicator(id).map(|indicator| &indicator.unit);
            if let Some(unit) = unit.filter(|unit| !fits(&draft.unit, unit)) {
                doubts.push(ProblemReason::UnitDiffers(unit.clone()));
                return None;
            }
            return self.known.place(id, draft.area);
        }
        let alike = self.known.indicators(draft.area, &draft.label, &draft.parts.key);
        let from_here = |document: &DocumentId| self.own.contains(document.as_str());
        // Earlier versions joined equal names: what this dataset delivered to a series goes on there.
        let is_own = |place: &SeriesPlace| {
            index.series(*place).is_some_and(|series| from_here(&series.source.document_id))
                || index.observations_of(*place).any(|observation| from_here(&observation.document_id))
        };
        let places: &[SeriesPlace] = &alike.iter().copied().filter(is_own).collect::<Vec<_>>();
        let others = alike.iter().filter(|place| !is_own(place)).filter_map(|place| index.series(*place));
        // A join is said of a label, and so of the whole.
        let others = others.filter(|_| draft.parts.key.is_empty());
        propose(report, &draft.label, others.map(|series| &series.indicator.indicator_id));
        let unit_fits = |place: &&SeriesPlace| index.series(**place).is_some_and(|i| fits(&draft.unit, &i.unit));
        let fitting: Vec<SeriesPlace> = places.iter().filter(unit_fits).copied().collect();
        match (fitting.as_slice(), places) {
            ([one], _) => Some(*one),
            ([], []) => None,
            ([], [first, ..]) => {
                doubts.extend(index.series(*first).map(|i| ProblemReason::UnitDiffers(i.unit.clone())));
                None
            }
            (several, _) => {
                let ids = several.iter().filter_map(|place| index.series(*place)).map(|i| i.indicator_id.clone());
                doubts.push(ProblemReason::AmbiguousIndicator(ids.collect()));
                None
            }
        }
    }

    fn stored_series(&mut self, place: SeriesPlace) -> usize {
        // Two spellings of one label meet in the same series, so that its periods stay unique.
        if let Some(at) = self.by_place.get(&place) {
            return *at;
        }
        self.by_place.insert(place, self.series.len());
        if let Some(indicator) = self.known.index().and_then(|index| index.series(place)) {
            self.series.push(Series {
                id: indicator.indicator_id.clone(),
                area: indicator.area,
                label: indicator.label.clone(),
                parts: Arc::new(Parts::new(indicator.breakdown.clone())),
                unit: indicator.unit.clone(),
                ahead: ahead::is_projected(&indicator.label),
                stored: Some(place),
                known: self.known.observations(place),
                seen: Vec::new(),
                latest: 0.0,
                kinds: 0,
                plan: None,
                baseline: None,
                polarity: None,
                given: false,
                facts: None,
            });
        }
        self.series.len().saturating_sub(1)
    }

    fn new_series(&mut self, id: IndicatorId, draft: &Draft) -> usize {
        // An earlier import made this series under the same identifier: its values are known by it.
        if let Some(place) = self.known.place(&id, draft.area) {
            return self.stored_series(place);
        }
        let key = (id.clone(), draft.area);
        if let Some(at) = self.by_new.get(&key) {
            return *at;
        }
        self.by_new.insert(key, self.series.len());
        self.series.push(Series {
            id,
            area: draft.area,
            label: draft.label.clone(),
            parts: Arc::clone(&draft.parts),
            unit: draft.unit.clone(),
            ahead: ahead::is_projected(&draft.label),
            stored: None,
            known: Vec::new(),
            seen: Vec::new(),
            latest: 0.0,
            kinds: 0,
            plan: draft.facts.as_ref().and_then(|facts| facts.plan.clone()),
            baseline: None,
            polarity: None,
            given: false,
            facts: draft.facts.clone(),
        });
        self.series.len() - 1
    }
}

/// A short fingerprint of some texts.
pub(in crate::import) fn short_hash(parts: &[&str]) -> String {
    blake3::hash(parts.join("\u{1f}").as_bytes()).to_hex().chars().take(12).collect()
}

/// Whether values in one unit can be values in another; what is written without a unit is in the other's.
fn fits(one: &Unit, other: &Unit) -> bool {
    one.as_str().is_empty() || other.as_str().is_empty() || factor(one, other).is_some()
}

/// Names the indicators of other datasets that bear a label of the file.
fn propose<'i>(report: &mut ImportReport, label: &str, ids: impl Iterator<Item = &'i IndicatorId>) {
    for id in ids {
        let room = report.alike.len() < KEPT;
        match report.alike.iter_mut().find(|alike| alike.label == label) {
            Some(known) if known.indicators.contains(id) || known.indicators.len() >= MOST_ALIKE => {}
            Some(known) => known.indicators.push(id.clone()),
            None if room => {
                report.alike.push(Alike { label: label.to_owned(), indicators: vec![id.clone()] });
            }
            None => {}
        }
    }
}

/// Most indicators of one label that are proposed.
const MOST_ALIKE: usize = 8;

fn number_of(map: &mut BTreeMap<String, u32>, text: &str) -> u32 {
    if let Some(number) = map.get(text) {
        return *number;
    }
    let number = u32::try_from(map.len()).unwrap_or(u32::MAX);
    map.insert(text.to_owned(), number);
    number
}
