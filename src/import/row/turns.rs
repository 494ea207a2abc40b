//! Months below a year that is written once: where they begin anew, the year is another one, which nobody wrote.

use super::RowReader;
use crate::model::grid::Cell;
use crate::model::mapping::ColumnKind;
use std::collections::BTreeMap;

/// What was met below the year, or the month, that was written last.
#[derive(Debug, Default)]
pub(super) struct Turns {
    /// By place, indicator and part: the last step within, and whether the steps rise.
    last: BTreeMap<String, (u8, Option<bool>)>,
    /// Whether they began anew, so that no row below is of what was written.
    turned: bool,
}

impl Turns {
    /// Notes a step, months of a fiscal year counted from April; whether it is certain that it lies within what was
    /// written last. `most` is how many steps there are.
    fn step(&mut self, of: &str, step: u8, most: u8) -> bool {
        let Some((before, rises)) = self.last.get_mut(of) else {
            self.last.insert(of.to_owned(), (step, None));
            return !self.turned;
        };
        if step != *before {
            let rising = step > *before;
            // December to January is the turn of the year, not the way back.
            let whole = step.abs_diff(*before) + 1 == most;
            self.turned |= whole || rises.is_some_and(|rises| rises != rising);
            (*before, *rises) = (step, Some(rising));
        }
        !self.turned
    }
}

impl RowReader<'_> {
    /// Whether a month, or a day, may not be of the year, or the month, that stands further above.
    pub(super) fn turns(&mut self, cells: &[Cell], kind: ColumnKind, step: u8, most: u8) -> bool {
        let above = if kind == ColumnKind::Month { ColumnKind::Period } else { ColumnKind::Month };
        let Some(at) = self.position(above) else { return false };
        let repeats = self.mapping.columns.get(at).is_some_and(|column| column.repeats_above);
        if !repeats {
            return false;
        }
        let written = cells.get(at).is_some_and(|cell| !super::text_of(cell).is_empty());
        let of = self.row_of(cells);
        let turns = if kind == ColumnKind::Month { &mut self.met.0 } else { &mut self.met.1 };
        if written {
            *turns = Turns::default();
        }
        !turns.step(&of, step, most)
    }

    /// The place, indicator and part of a row.
    fn row_of(&mut self, cells: &[Cell]) -> String {
        use ColumnKind::{Breakdown, IndicatorId, IndicatorLabel, Role, TotalOnly, Unit};
        let mut of = self.area_key.clone();
        for at in 0..self.mapping.columns.len() {
            let Some(column) = self.mapping.columns.get(at) else { continue };
            let tells = matches!(column.kind, Breakdown | IndicatorId | IndicatorLabel | Role | TotalOnly | Unit);
            if tells || column.breakdown {
                of.push('\u{1f}');
                of.push_str(&self.text_at(at, cells));
            }
        }
        of
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certain(steps: &[u8]) -> Vec<bool> {
        let mut turns = Turns::default();
        steps.iter().map(|step| turns.step("", *step, 12)).collect()
    }

    #[test]
    fn months_that_begin_anew_are_of_another_year() {
        assert_eq!(certain(&[11, 12, 1, 2]), [true, true, false, false]);
        assert_eq!(certain(&[12, 1]), [true, false]);
        assert_eq!(certain(&[2, 1, 12, 11]), [true, true, false, false]);
        assert_eq!(certain(&[6, 12, 6]), [true, true, false]);
        assert_eq!(certain(&[12, 11, 10, 1]), [true; 4]);
        assert_eq!(certain(&[1, 1, 2, 2, 12]), [true; 5]);
    }
}
