//! A part of the page of a city, for pages of paper: its rows with the headings that they stand under.

use super::{CityLine, CitySpec};
use std::ops::Range;

impl CitySpec {
    /// Whether a line is one that pages are filled with: a row, or a policy that has a grade and no row.
    fn is_unit(&self, at: usize) -> bool {
        match self.lines.get(at) {
            Some(CityLine::Row(_) | CityLine::Statistic(_)) => true,
            Some(CityLine::Policy(_)) => !matches!(self.lines.get(at + 1), Some(CityLine::Row(_))),
            _ => false,
        }
    }

    /// Number of lines that pages are filled with.
    #[must_use]
    pub fn units(&self) -> usize {
        (0..self.lines.len()).filter(|at| self.is_unit(*at)).count()
    }

    /// The page with some of these lines only: their headings are repeated, the counts stand once.
    #[must_use]
    pub fn part(&self, units: &Range<usize>) -> Self {
        let mut heads: [Option<&CityLine>; 2] = [None, None];
        let mut lines = Vec::new();
        let mut unit = 0;
        for (at, line) in self.lines.iter().enumerate() {
            match line {
                CityLine::Goal(_) | CityLine::Theme(_) => heads = [Some(line), None],
                CityLine::Policy(_) => heads[1] = Some(line),
                CityLine::Row(_) | CityLine::Statistic(_) => {}
            }
            if !self.is_unit(at) {
                continue;
            }
            if units.contains(&unit) {
                lines.extend(heads.iter_mut().filter_map(Option::take).cloned());
                if !matches!(line, CityLine::Policy(_)) {
                    lines.push(line.clone());
                }
            }
            unit += 1;
        }
        let strips = if units.start == 0 { self.strips.clone() } else { Vec::new() };
        Self { strips, lines, ..self.clone() }
    }
}
