//! Rows of a later delivery that have the identifier of an earlier row take its place, unless somebody typed that one.
//!
//! Identifiers mostly follow from the rest of a row and are not held as text. So they are compared as what they say,
//! and only for indicators that both sides have; written identifiers are compared as text, and with what they would say
//! if they were usual ones.

use super::build::CubeBuilder;
use crate::model::place::IndicatorPlace;
use crate::model::typed::is_typed_document;
use crate::model::usual::{self, Said};
use std::collections::{BTreeMap, BTreeSet};

/// What a usual identifier says: place of the indicator, area (0 where the indicator names it), number of the
/// period, role and running total.
type Key = (IndicatorPlace, u32, u32, u8);

impl CubeBuilder {
    /// Compares the delivery that was taken last with all before it.
    pub(super) fn replace_earlier(&mut self) {
        let start = self.delivery as usize;
        if start == 0 || start >= self.indicator.len() {
            return;
        }
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        self.same_text(&mut pairs);
        self.same_saying(&mut pairs);
        for (earlier, later) in pairs {
            if !self.stands(earlier, later) {
                self.gone.insert(later);
                continue;
            }
            if self.gone.insert(earlier) {
                let (from, to) = (earlier as usize, later as usize);
                if let (Some(position), true) = (self.position.get(from).copied(), to < self.position.len()) {
                    self.position[to] = position;
                }
            }
        }
    }

    /// Whether a later row stands in the place of an earlier one: what was typed does, and nothing else takes its place.
    fn stands(&self, earlier: u32, later: u32) -> bool {
        let is_typed = |row: u32| {
            let facet = self.facet.get(row as usize).and_then(|facet| self.facet_at(*facet));
            facet.is_some_and(|facet| is_typed_document(&facet.document_id))
        };
        is_typed(later) || !(self.is_typed || is_typed(earlier))
    }

    fn is_alive(&self, row: u32) -> bool {
        !self.gone.contains(&row)
    }

    /// Pairs of rows whose written identifiers are the same text.
    fn same_text(&self, pairs: &mut Vec<(u32, u32)>) {
        let written = || self.ids.iter().filter(|(row, _)| self.is_alive(*row));
        let (earlier, later): (Vec<_>, Vec<_>) = written().partition(|(row, _)| *row < self.delivery);
        let few_are_later = later.len() < earlier.len();
        let (few, many) = if few_are_later { (later, earlier) } else { (earlier, later) };
        let few: BTreeMap<&str, u32> = few.into_iter().map(|(row, id)| (id, row)).collect();
        for (row, id) in many {
            if let Some(other) = few.get(id) {
                pairs.push(if few_are_later { (row, *other) } else { (*other, row) });
            }
        }
    }

    /// Pairs of rows whose identifiers say the same, at least one of them without being written.
    fn same_saying(&self, pairs: &mut Vec<(u32, u32)>) {
        let start = self.delivery as usize;
        let written: BTreeMap<u32, Option<Key>> = self.ids.iter().map(|(row, id)| (row, self.key_of(id))).collect();
        let mut wanted: [BTreeSet<IndicatorPlace>; 2] = [BTreeSet::new(), BTreeSet::new()];
        for (row, key) in &written {
            if let Some((indicator, ..)) = key {
                wanted[usize::from((*row as usize) < start)].insert(*indicator);
            }
        }
        let (before, after) = self.indicator.split_at(start);
        let of =
            |rows: &[IndicatorPlace]| rows.chunk_by(|a, b| a == b).filter_map(|run| run.first().copied()).collect();
        let [earlier, later]: [BTreeSet<IndicatorPlace>; 2] = [of(before), of(after)];
        // Indicators in which an unwritten identifier of one side can meet one of the other.
        let mut stake: BTreeSet<IndicatorPlace> = earlier.intersection(&later).copied().collect();
        stake.extend(wanted[0].intersection(&earlier));
        stake.extend(wanted[1].intersection(&later));
        if stake.is_empty() {
            return;
        }
        let key = |row: u32| match written.get(&row) {
            Some(key) => (*key).map(|key| (key, true)),
            None => self.key(row).filter(|(indicator, ..)| stake.contains(indicator)).map(|key| (key, false)),
        };
        let rows = u32::try_from(self.indicator.len()).unwrap_or(u32::MAX);
        let mut known: BTreeMap<Key, (u32, bool)> = BTreeMap::new();
        for row in (0..self.delivery).filter(|row| self.is_alive(*row)) {
            if let Some((key, is_written)) = key(row) {
                known.insert(key, (row, is_written));
            }
        }
        for row in self.delivery..rows {
            let Some((key, is_written)) = key(row) else { continue };
            // Two written ones are the same only as text.
            if let Some((earlier, _)) = known.get(&key).filter(|(_, other)| !(is_written && *other)) {
                pairs.push((*earlier, row));
            }
        }
    }

    /// What the identifier of a row says if it is the usual one.
    fn key(&self, row: u32) -> Option<Key> {
        let at = row as usize;
        let indicator = *self.indicator.get(at)?;
        let facet = self.facet_at(*self.facet.get(at)?)?;
        let own_area = self.catalogue().indicator_at(indicator)?.municipality_code.is_some();
        let area = if own_area { 0 } else { self.area.get(at)?.number() };
        Some((indicator, area, *self.period.get(at)?, what(facet.role as u8, facet.cumulative)))
    }

    /// What a written identifier says, where it has the form of a usual one about a known indicator and period.
    fn key_of(&self, id: &str) -> Option<Key> {
        id.match_indices(':').find_map(|(at, _)| {
            let indicator = self.indicator(id.get(..at)?)?;
            let own_area = self.catalogue().indicator_at(indicator)?.municipality_code.is_some();
            let Said { area, period, role, cumulative } = usual::said(id.get(at + 1..)?, own_area)?;
            let period = self.period_number(period)?;
            Some((
                indicator,
                area.map_or(0, crate::model::municipality::AreaCode::number),
                period,
                what(role as u8, cumulative),
            ))
        })
    }
}

const fn what(role: u8, cumulative: bool) -> u8 {
    (role << 1) | cumulative as u8
}
