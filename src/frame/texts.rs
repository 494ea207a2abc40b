//! Texts that few rows have, or many rows share: each kept once, found by row.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// So many different texts are looked up before they are kept again; beyond, equal texts are seldom.
const SHARED: usize = 65_536;

/// Texts of some rows, in the order of the rows.
#[derive(Debug, Default)]
pub(super) struct RowTexts {
    /// Rows that have a text, ascending.
    rows: Vec<u32>,
    /// The text of each, as its number.
    numbers: Vec<u32>,
    /// End of each text in `all`.
    ends: Vec<usize>,
    all: String,
    /// Places in `rows` in the order of the texts, once somebody asks for a row by its text.
    by_text: OnceLock<Vec<u32>>,
}

impl RowTexts {
    /// The text of a row.
    pub(super) fn get(&self, row: u32) -> Option<&str> {
        let at = self.rows.binary_search(&row).ok()?;
        self.text(*self.numbers.get(at)?)
    }

    fn text(&self, number: u32) -> Option<&str> {
        let at = number as usize;
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.all.get(start..*self.ends.get(at)?)
    }

    /// The first row with a text.
    pub(super) fn row_of(&self, text: &str) -> Option<u32> {
        let of = |at: &u32| self.numbers.get(*at as usize).and_then(|number| self.text(*number));
        let sorted = self.by_text.get_or_init(|| {
            let mut places: Vec<u32> = (0..).take(self.rows.len()).collect();
            places.sort_by(|a, b| of(a).cmp(&of(b)));
            places
        });
        let at = sorted.partition_point(|at| of(at) < Some(text));
        let found = sorted.get(at).filter(|at| of(at) == Some(text))?;
        self.rows.get(*found as usize).copied()
    }

    /// Every row with its text, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        self.rows.iter().zip(&self.numbers).filter_map(|(row, number)| Some((*row, self.text(*number)?)))
    }
}

/// Collects texts in any order of rows.
#[derive(Debug, Default)]
pub(super) struct TextsBuilder {
    texts: RowTexts,
    shared: BTreeMap<Box<str>, u32>,
}

impl TextsBuilder {
    /// Every row with its text, in the order in which they came.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        self.texts.iter()
    }

    /// Notes the text of a row.
    pub(super) fn push(&mut self, row: u32, text: &str) {
        let number = if let Some(number) = self.shared.get(text) {
            *number
        } else {
            let number = u32::try_from(self.texts.ends.len()).unwrap_or(u32::MAX);
            self.texts.all.push_str(text);
            self.texts.ends.push(self.texts.all.len());
            if self.shared.len() < SHARED {
                self.shared.insert(text.into(), number);
            }
            number
        };
        self.texts.rows.push(row);
        self.texts.numbers.push(number);
    }

    /// The texts after the rows were put into another order; `place` gives the new row of an old one, `None` for one
    /// that is not kept.
    pub(super) fn finish(self, place: impl Fn(u32) -> Option<u32>) -> RowTexts {
        let RowTexts { rows, numbers, ends, mut all, .. } = self.texts;
        let mut placed: Vec<(u32, u32)> =
            rows.into_iter().zip(numbers).filter_map(|(row, number)| Some((place(row)?, number))).collect();
        placed.sort_unstable();
        all.shrink_to_fit();
        let (rows, numbers) = placed.into_iter().unzip();
        RowTexts { rows, numbers, ends, all, by_text: OnceLock::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_by_the_row_it_has_at_the_end() {
        let mut builder = TextsBuilder::default();
        for (row, text) in [(0, "a"), (2, ""), (3, "本文"), (5, "a"), (6, "gone")] {
            builder.push(row, text);
        }
        let texts = builder.finish(|row| (row != 6).then(|| 5 - row));
        let found: Vec<_> = (0..7).map(|row| texts.get(row)).collect();
        assert_eq!(found, [Some("a"), None, Some("本文"), Some(""), None, Some("a"), None]);
        assert_eq!(texts.iter().collect::<Vec<_>>(), [(0, "a"), (2, "本文"), (3, ""), (5, "a")]);
    }
}
