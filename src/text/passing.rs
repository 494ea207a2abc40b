//! What passes a filter: one rule for every screen, figure and command.

use super::readings::readings;
use super::search::{Query, Searchable, normalise};
use crate::model::id::{IndicatorId, SeriesId};
use crate::model::indexed::Series;
use crate::model::indicator::{Indicator, Level};
use crate::model::municipality::{AreaCode, Municipality};
use crate::model::theme::Theme;
use std::collections::BTreeSet;

/// What is wanted of a series; an empty set or query wants everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passing {
    /// The areas; `None` where all are wanted.
    pub areas: Option<BTreeSet<AreaCode>>,
    /// The themes.
    pub themes: BTreeSet<Theme>,
    /// The levels.
    pub levels: BTreeSet<Level>,
    /// Indicators that are wanted in all areas. With `series` empty, too, all are wanted.
    pub indicators: BTreeSet<IndicatorId>,
    /// Indicators that are wanted in one area only.
    pub series: BTreeSet<SeriesId>,
    /// The words.
    pub words: Query,
}

impl Passing {
    /// Whether everything is wanted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether an area is wanted.
    #[must_use]
    pub fn takes_area(&self, area: AreaCode) -> bool {
        self.areas.as_ref().is_none_or(|areas| areas.contains(&area))
    }

    /// Whether an indicator is wanted in any area at all, whatever words are searched for.
    #[must_use]
    pub fn takes_indicator(&self, indicator: &Indicator) -> bool {
        let id = &indicator.indicator_id;
        let named = self.indicators.is_empty() && self.series.is_empty()
            || self.indicators.contains(id)
            || self.series.iter().any(|series| series.indicator == *id);
        named
            && (self.themes.is_empty() || self.themes.contains(&indicator.theme))
            && (self.levels.is_empty() || self.levels.contains(&indicator.level))
    }

    /// Whether a series passes, where what is searched of its indicator and of its area is at hand.
    #[must_use]
    pub fn passes_with(&self, series: Series<'_>, keys: [&Searchable; 2]) -> bool {
        self.takes_place(series) && self.words.matches_together(&keys)
    }

    /// Whether a series passes; `area` is its area, where the data have it.
    #[must_use]
    pub fn passes(&self, series: Series<'_>, area: Option<&Municipality>) -> bool {
        if self.words.is_empty() {
            return self.takes_place(series);
        }
        let area = area.map(area_key).unwrap_or_default();
        self.passes_with(series, [&indicator_key(series.indicator), &area])
    }

    /// Whether an indicator passes of which no area has anything.
    #[must_use]
    pub fn passes_alone(&self, indicator: &Indicator) -> bool {
        self.areas.is_none()
            && self.takes_indicator(indicator)
            && (self.words.is_empty() || self.words.matches(&indicator_key(indicator)))
    }

    /// Whether an indicator may pass in one of the areas with these keys, or in one that the data do not name.
    #[must_use]
    pub fn wants(&self, indicator: &Indicator, areas: &[Searchable]) -> bool {
        if !self.takes_indicator(indicator) || self.words.is_empty() {
            return self.takes_indicator(indicator);
        }
        let key = indicator_key(indicator);
        self.words.matches(&key) || areas.iter().any(|area| self.words.matches_together(&[&key, area]))
    }

    fn takes_place(&self, series: Series<'_>) -> bool {
        let named = self.indicators.is_empty() && self.series.is_empty()
            || self.indicators.contains(&series.indicator.indicator_id)
            || (!self.series.is_empty() && self.series.contains(&series.id()));
        named && self.takes_area(series.area) && self.takes_indicator(series.indicator)
    }
}

/// What a search looks through of an indicator: both labels, how the Japanese one is read, breakdown, project, policy, goal, department, identifier.
#[must_use]
pub fn indicator_key(indicator: &Indicator) -> Searchable {
    let i = indicator;
    let mut fields =
        vec![i.label.as_str(), &i.label_en, &i.project, &i.policy, &i.goal, &i.department, i.indicator_id.as_str()];
    fields.extend(i.breakdown.iter().flat_map(|b| [b.dimension.as_str(), b.member.as_str()]));
    let readings = readings(&i.label);
    fields.extend(readings.iter().map(String::as_str));
    Searchable::new(&fields)
}

/// What a search looks through of an area: its names and its reading.
#[must_use]
pub fn area_key(area: &Municipality) -> Searchable {
    Searchable::new(&[&area.name, &area.kana, &area.name_en])
}

/// The names of an area without the word for city, town, village or ward, in the form in which texts are compared:
/// Japanese, reading, romanised. A name without such a word stays as it is.
#[must_use]
pub fn short_names(area: &Municipality) -> [String; 3] {
    let without = |name: &str, endings: &[&str]| {
        let name = normalise(name);
        endings.iter().find_map(|ending| name.strip_suffix(ending).map(str::to_owned)).unwrap_or(name)
    };
    [
        without(&area.name, &["市", "町", "村", "区"]),
        without(&area.kana, &["し", "ちよう", "まち", "そん", "むら", "く"]),
        without(&area.name_en, &["city", "shi", "town", "village", "cho", "machi", "son", "mura", "ku"]),
    ]
}
