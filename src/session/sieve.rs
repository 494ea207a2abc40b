//! Filters: what each row of a screen must be, and how a filter is taken away again.

use super::Session;
use super::loaded::Loaded;
use super::view::ViewSpec;
use crate::model::indicator::Level;
use crate::model::place::SeriesPlace;
use crate::model::status::Status;
use crate::model::theme::Theme;
use crate::text::passing::Passing;
use crate::text::search::Query;
use std::sync::Arc;

/// One filter in force; the pick of cities is none, because it is the comparison itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Filter {
    /// A theme among the shown ones.
    Theme(Theme),
    /// A level among the shown ones.
    Level(Level),
    /// A status among the shown ones.
    Status(Status),
    /// Words that a row must contain.
    Words,
    /// First and last year.
    Years,
}

impl Filter {
    /// The filters in force, in the order in which the bar shows them.
    #[must_use]
    pub fn active(view: &ViewSpec) -> Vec<Self> {
        let themes = view.themes.iter().map(|t| Self::Theme(*t));
        let levels = view.levels.iter().map(|l| Self::Level(*l));
        let statuses = view.statuses.iter().map(|s| Self::Status(*s));
        let words = (!view.words.is_empty()).then_some(Self::Words);
        let years = view.years.map(|_| Self::Years);
        themes.chain(levels).chain(statuses).chain(words).chain(years).collect()
    }

    /// Takes the filter away.
    pub fn clear(self, view: &mut ViewSpec) {
        match self {
            Self::Theme(theme) => view.themes.retain(|t| *t != theme),
            Self::Level(level) => view.levels.retain(|l| *l != level),
            Self::Status(status) => view.statuses.retain(|s| *s != status),
            Self::Words => view.words.clear(),
            Self::Years => view.years = None,
        }
    }
}

/// The filters of a view, made ready for asking about many rows.
#[derive(Debug)]
pub struct Sieve<'a> {
    view: &'a ViewSpec,
    loaded: Arc<Loaded>,
    passing: Passing,
    /// The same without a choice of cities.
    anywhere: Passing,
}

impl Sieve<'_> {
    /// Whether the series at a place is of a picked city and passes themes, levels and words.
    #[must_use]
    pub fn passes(&self, place: SeriesPlace) -> bool {
        self.loaded.passes(place, &self.passing)
    }

    /// Whether the series at a place passes themes, levels and words, whatever its city.
    #[must_use]
    pub fn passes_anywhere(&self, place: SeriesPlace) -> bool {
        self.loaded.passes(place, &self.anywhere)
    }

    /// Whether a status is shown.
    #[must_use]
    pub fn passes_status(&self, status: Status) -> bool {
        self.view.statuses.is_empty() || self.view.statuses.contains(&status)
    }

    /// Whether a Western year is shown.
    #[must_use]
    pub fn passes_year(&self, year: u16) -> bool {
        self.view.years.is_none_or(|(first, last)| (first..=last).contains(&year))
    }
}

impl Session {
    /// The filters in force over the open store; `None` while none is open.
    #[must_use]
    pub fn sieve(&self) -> Option<Sieve<'_>> {
        let loaded = Arc::clone(self.store().value()?);
        let view = self.view();
        let passing = passing(view);
        let anywhere = Passing { areas: None, ..passing.clone() };
        Some(Sieve { view, loaded, passing, anywhere })
    }
}

/// What a view shows, whatever the statuses and years of it.
#[must_use]
pub fn passing(view: &ViewSpec) -> Passing {
    Passing {
        areas: Some(view.areas.iter().copied().collect()),
        themes: view.themes.iter().copied().collect(),
        levels: view.levels.iter().copied().collect(),
        words: Query::new(&view.words),
        ..Passing::default()
    }
}
