//! The rows themselves: what a draft becomes, and the memory that it takes.

use super::Assembler;
use crate::frame::Cube;
use crate::import::row::Draft;
use crate::model::dataset::Dataset;
use crate::model::document::Provenance;
use crate::model::id::{DocumentId, IndicatorId, ObservationId};
use crate::model::municipality::AreaCode;
use crate::model::observation::{Observation, ObservationStatus, Role};
use crate::model::period::Period;
use crate::model::unit::Unit;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Most written rows whose memory is kept.
const MOST_SPARE: usize = 16 * 1024;

/// Bytes above which a text's memory is not kept.
const MOST_ROOM: usize = 1024;

impl Assembler<'_> {
    /// Takes back the memory of rows that were written.
    pub(in crate::import) fn reuse(&mut self, mut used: Dataset) {
        if self.spare.len() < MOST_SPARE {
            self.spare.append(&mut used.observations);
        }
    }

    /// The row of a draft, in the room of one that was written where there is one.
    pub(super) fn observation(
        &mut self,
        at: usize,
        draft: &mut Draft,
        role: Role,
        (period, period_assumed): (Period, bool),
        id: Identifier<'_>,
        row: u64,
    ) -> Observation {
        let [made, indicator, printed, unit, note, document, section, raw] = self.room();
        let series = self.series.get(at).map_or("", |series| series.id.as_str());
        let observation_id = match id {
            Identifier::Known(id) => id,
            Identifier::New(index) => {
                let made = made_id(made, series, (!self.of_plan).then_some(draft.area), period, role, draft.cumulative);
                if draft.observation_id.is_empty() {
                    made
                } else {
                    new_id(&draft.observation_id, &mut self.ids, index, made)
                }
            }
        };
        Observation {
            observation_id,
            indicator_id: IndicatorId(fitted(indicator, series)),
            municipality_code: draft.area,
            role,
            period,
            period_assumed,
            period_printed: fitted(printed, &draft.period_printed),
            value: draft.value.ok(),
            unit: Unit(fitted(unit, draft.unit.as_str())),
            status: draft.status,
            missing_reason: draft.value.err(),
            cumulative: draft.cumulative,
            cumulative_since: draft.cumulative.then_some(draft.since),
            partial: draft.partial,
            averaged: draft.averaged,
            unusable_reason: draft
                .unusable
                .filter(|_| role == Role::Actual && draft.status != ObservationStatus::Missing),
            note: fitted(note, &draft.note),
            source: Provenance {
                document_id: DocumentId(fitted(document, self.document.as_str())),
                section: fitted(section, &self.sheet),
                source_line: u32::try_from(row).ok(),
                raw_text: fitted(raw, &draft.raw),
            },
        }
    }

    /// The texts of a row that was written, whose memory serves the next one: millions of rows need a few thousand.
    fn room(&mut self) -> [String; 8] {
        self.spare.pop().map_or_else(Default::default, |row| {
            let Provenance { document_id, section, raw_text, .. } = row.source;
            let (id, indicator) = (row.observation_id.0, row.indicator_id.0);
            [id, indicator, row.period_printed, row.unit.0, row.note, document_id.0, section, raw_text]
        })
    }
}

/// The identifier that the file gives a new observation, unless another one has it already; else the one made here.
fn new_id(given: &str, used: &mut BTreeSet<String>, index: Option<&Cube>, made: ObservationId) -> ObservationId {
    if given.is_empty() {
        return made;
    }
    let given = ObservationId::new(given);
    let stored = index.is_some_and(|index| index.observation(&given).is_some());
    let id = if stored || used.contains(given.as_str()) { made } else { given };
    used.insert(id.0.clone());
    id
}

/// Where the identifier of an observation comes from.
pub(super) enum Identifier<'o> {
    /// The store has the observation.
    Known(ObservationId),
    /// It is new to the store, which has these.
    New(Option<&'o Cube>),
}

/// Puts a text into the room of another one, unless that is much too large to be kept.
fn fitted(mut room: String, text: &str) -> String {
    if room.capacity() > MOST_ROOM {
        return text.to_owned();
    }
    room.clear();
    room.push_str(text);
    room
}

/// The identifier of a new observation: what it is, in plain words. The indicator of a plan says its area itself.
fn made_id(
    room: String,
    indicator: &str,
    area: Option<AreaCode>,
    period: Period,
    role: Role,
    cumulative: bool,
) -> ObservationId {
    let mut id = fitted(room, indicator);
    if let Some(area) = area {
        id.write_fmt(format_args!(":{area}")).unwrap_or_default();
    }
    id.push(':');
    // Writing into a text cannot fail.
    id.write_fmt(format_args!("{period}")).unwrap_or_default();
    if role != Role::Actual {
        id.push(':');
        id.push_str(role.key());
    }
    if cumulative {
        id.push_str(":cumulative");
    }
    ObservationId(id)
}

/// A bit for each kind of period.
pub(super) const fn kind_bit(period: Period) -> u8 {
    1 << period.kind() as u8
}
