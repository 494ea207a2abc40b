//! What is current in a store, read as far as it is wanted: all of it, the catalogue alone, or with the observations
//! that somebody is going to meet.

use super::Store;
use super::error::StoreError;
use super::merge::{Later, adopt, catalogues, merge};
use super::period::encode;
use super::read::{catalogue_of, read_vintage};
use super::rows::{self, Glance, Places};
use crate::frame::{Cube, CubeBuilder};
use crate::model::catalogue::Catalogue;
use crate::model::dataset::Dataset;
use crate::model::document::Document;
use crate::model::id::IndicatorId;
use crate::model::indicator::Indicator;
use crate::model::municipality::AreaCode;
use crate::model::observation::Role;
use crate::model::period::Period;
use crate::model::typed;
use crate::model::vintage::Vintage;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::path::Path;

/// Observations that are wanted of a store.
///
/// Of each series of a wanted indicator at least one observation of each document comes along, so that the series is
/// known to exist; and all baselines, and all that indicators with targets have.
#[derive(Clone, Copy)]
pub struct Part<'w> {
    /// Whether an indicator is wanted.
    pub indicator: &'w dyn Fn(&Indicator) -> bool,
    /// The periods that are wanted.
    pub periods: &'w BTreeSet<Period>,
    /// Vintages that have such a document are wanted with all their indicators.
    pub document: &'w dyn Fn(&Document) -> bool,
    /// Whether all periods of those vintages are wanted.
    pub whole: bool,
}

/// What is current in a store.
#[derive(Debug, Clone, Copy)]
pub struct Contents<'c> {
    pub(super) conn: &'c Connection,
    pub(super) path: &'c Path,
}

impl Store {
    /// What is in the store now.
    #[must_use]
    pub fn contents(&self) -> Contents<'_> {
        Contents { conn: &self.conn, path: &self.location.path }
    }
}

impl Contents<'_> {
    fn known<T>(&self, result: rusqlite::Result<T>) -> Result<T, StoreError> {
        result.map_err(|error| StoreError::from_sqlite(self.path, &error))
    }

    /// Reads within one transaction, so that nothing changes in between; a step is one already.
    fn whole<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        if self.conn.is_autocommit() {
            let transaction = self.known(self.conn.unchecked_transaction())?;
            return self.known(read(&transaction));
        }
        self.known(read(self.conn))
    }

    /// Number of current observations.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be read.
    pub fn observations(&self) -> Result<u64, StoreError> {
        let vintages = self.whole(super::vintages::list)?;
        Ok(vintages.iter().filter(|vintage| vintage.current).map(|vintage| vintage.observations).sum())
    }

    /// All current data; see [`Store::current`].
    ///
    /// # Errors
    /// [`StoreError`] where they cannot be read.
    pub fn all(&self) -> Result<Dataset, StoreError> {
        self.whole(|conn| current(conn, read_vintage))
    }

    /// The current data without their observations.
    ///
    /// # Errors
    /// [`StoreError`] where they cannot be read.
    pub fn catalogue(&self) -> Result<Catalogue, StoreError> {
        let bare = |(catalogue, _)| Dataset { catalogue, observations: Vec::new() };
        let read = |conn: &Connection, vintage| Ok(catalogue_of(conn, vintage)?.map(bare));
        Ok(self.whole(|conn| current(conn, read))?.catalogue)
    }

    /// All current data, for reading.
    ///
    /// # Errors
    /// [`StoreError`] where they cannot be read.
    pub fn cube(&self) -> Result<Cube, StoreError> {
        self.whole(|conn| cube(conn, |_| Chosen::All))
    }

    /// All current data about some indicators, and the whole catalogue, for reading. `wanted` says of a vintage's
    /// indicators, in their order, whether their observations are read.
    ///
    /// # Errors
    /// [`StoreError`] where they cannot be read.
    pub fn cube_of(&self, wanted: &dyn Fn(&Catalogue) -> Vec<bool>) -> Result<Cube, StoreError> {
        self.whole(|conn| cube(conn, |catalogue| Chosen::Of(wanted(catalogue))))
    }

    /// The same without what somebody typed: what it stands over.
    ///
    /// # Errors
    /// [`StoreError`] where they cannot be read.
    pub fn delivered_of(&self, wanted: &dyn Fn(&Catalogue) -> Vec<bool>) -> Result<Cube, StoreError> {
        self.whole(|conn| {
            let mut vintages = in_order(conn)?;
            vintages.retain(|vintage| !typed::is_typed(&vintage.dataset));
            laid_over(conn, vintages, |catalogue| Chosen::Of(wanted(catalogue)))
        })
    }

    /// The current vintage of one dataset, as it was stored.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be read.
    pub fn dataset(&self, name: &str) -> Result<Option<Dataset>, StoreError> {
        self.whole(|conn| {
            let vintages = super::vintages::list(conn)?;
            let current = vintages.iter().find(|vintage| vintage.current && vintage.dataset == name);
            current.map_or(Ok(None), |vintage| read_vintage(conn, vintage.vintage_id.0))
        })
    }

    /// All vintages in the order in which they were stored.
    ///
    /// # Errors
    /// [`StoreError`] where they cannot be read.
    pub fn vintages(&self) -> Result<Vec<Vintage>, StoreError> {
        self.whole(super::vintages::list)
    }

    /// Every setting whose key begins with a prefix; see [`Store::settings_under`].
    ///
    /// # Errors
    /// [`StoreError`] where they cannot be read.
    pub fn settings_under(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreError> {
        self.whole(|conn| super::settings::under(conn, prefix))
    }

    /// The current data with the observations of a part.
    ///
    /// # Errors
    /// [`StoreError`] where they cannot be read.
    pub fn part(&self, part: &Part<'_>) -> Result<Cube, StoreError> {
        self.whole(|conn| cube(conn, |catalogue| Chosen::Part(Wanted::new(catalogue, part))))
    }
}

/// The current vintages in the order in which they are laid over each other: as they were stored, and then what
/// somebody typed.
fn in_order(conn: &Connection) -> rusqlite::Result<Vec<Vintage>> {
    let current = super::vintages::list(conn)?.into_iter().filter(|vintage| vintage.current);
    let (typed, delivered): (Vec<_>, Vec<_>) = current.partition(|vintage| typed::is_typed(&vintage.dataset));
    Ok(delivered.into_iter().chain(typed).collect())
}

/// The current vintages as one, each as it is read.
fn current(
    conn: &Connection,
    read: impl Fn(&Connection, i64) -> rusqlite::Result<Option<Dataset>>,
) -> rusqlite::Result<Dataset> {
    let mut union: Option<Dataset> = None;
    for vintage in in_order(conn)? {
        let Some(data) = read(conn, vintage.vintage_id.0)? else { continue };
        union = Some(match union {
            Some(earlier) => merge(earlier, data, Later::of(&vintage.dataset)),
            None => data,
        });
    }
    Ok(union.unwrap_or_default())
}

/// Which observations of a vintage are read.
enum Chosen {
    All,
    /// Those of indicators, by key.
    Of(Vec<bool>),
    Part(Wanted),
}

/// The current vintages as one cube, with the chosen observations of each.
fn cube(conn: &Connection, choose: impl Fn(&Catalogue) -> Chosen) -> rusqlite::Result<Cube> {
    laid_over(conn, in_order(conn)?, choose)
}

/// These vintages as one cube.
fn laid_over(conn: &Connection, order: Vec<Vintage>, choose: impl Fn(&Catalogue) -> Chosen) -> rusqlite::Result<Cube> {
    let mut vintages: Vec<(i64, Catalogue, i64, Later)> = Vec::new();
    let mut merged: Option<Catalogue> = None;
    for vintage in order {
        let (id, mode) = (vintage.vintage_id.0, Later::of(&vintage.dataset));
        let Some((catalogue, count)) = catalogue_of(conn, id)? else { continue };
        merged = Some(match merged {
            Some(earlier) => catalogues(earlier, catalogue.clone(), mode),
            None => catalogue.clone(),
        });
        vintages.push((id, catalogue, count, mode));
    }
    let mut builder = CubeBuilder::new(merged.unwrap_or_default());
    for (vintage, catalogue, count, mode) in vintages {
        builder.begin_delivery(mode == Later::Typed);
        if mode == Later::Typed {
            typed_rows(conn, (vintage, &catalogue), &choose(&catalogue), &mut builder)?;
            continue;
        }
        rows::whole(conn, vintage, count)?;
        let places = Places::new(&builder, &catalogue);
        match choose(&catalogue) {
            Chosen::All => {
                builder.reserve(usize::try_from(count).unwrap_or_default());
                rows::read_into(conn, (vintage, None), &places, &mut |_| true, &mut builder)?;
            }
            Chosen::Of(wanted) => {
                rows::read_into(conn, (vintage, Some(&wanted)), &places, &mut |_| true, &mut builder)?;
            }
            Chosen::Part(Wanted { indicators, whole, periods }) => {
                let mut last = None;
                let mut met: BTreeSet<(AreaCode, u32)> = BTreeSet::new();
                let mut keep = |glance: &Glance| {
                    if last.replace(glance.indicator) != Some(glance.indicator) {
                        met.clear();
                    }
                    let whole = whole.get(glance.indicator).copied().unwrap_or(false);
                    let first = met.insert((glance.area, glance.document));
                    whole || first || glance.role == Role::Baseline || periods.contains(&glance.period)
                };
                rows::read_into(conn, (vintage, Some(&indicators)), &places, &mut keep, &mut builder)?;
            }
        }
        builder.end_delivery();
    }
    Ok(builder.finish())
}

/// Reads what somebody typed, as far as it is chosen: few rows, which take the identifiers of those they stand over.
fn typed_rows(
    conn: &Connection,
    (vintage, catalogue): (i64, &Catalogue),
    chosen: &Chosen,
    builder: &mut CubeBuilder,
) -> rusqlite::Result<()> {
    let is_wanted = |at: usize| match chosen {
        Chosen::All => true,
        Chosen::Of(wanted) => wanted.get(at).copied().unwrap_or(false),
        Chosen::Part(part) => part.indicators.get(at).copied().unwrap_or(false),
    };
    let wanted = catalogue.indicators.iter().enumerate().filter(|(at, _)| is_wanted(*at));
    let wanted: BTreeSet<&str> = wanted.map(|(_, indicator)| indicator.indicator_id.as_str()).collect();
    if !wanted.is_empty() {
        let mut rows = read_vintage(conn, vintage)?.unwrap_or_default().observations;
        rows.retain(|row| wanted.contains(row.indicator_id.as_str()));
        let renamed = adopt(&mut rows, &builder.standing(&wanted));
        builder.rename_baselines(&renamed);
        for row in &rows {
            builder.observation(row);
        }
    }
    builder.end_delivery();
    Ok(())
}

/// The observations of a vintage that belong to a part.
struct Wanted {
    /// By key: whether an indicator is wanted.
    indicators: Vec<bool>,
    /// By key: whether all its observations are wanted.
    whole: Vec<bool>,
    periods: BTreeSet<(u8, u32, Option<u16>)>,
}

impl Wanted {
    fn new(catalogue: &Catalogue, part: &Part<'_>) -> Self {
        let own = catalogue.documents.iter().any(|document| (part.document)(document));
        let aimed: BTreeSet<&IndicatorId> = catalogue.targets.iter().map(|target| &target.indicator_id).collect();
        let wanted = |indicator: &Indicator| own || (part.indicator)(indicator);
        let whole = |indicator: &Indicator| (own && part.whole) || aimed.contains(&indicator.indicator_id);
        Self {
            indicators: catalogue.indicators.iter().map(wanted).collect(),
            whole: catalogue.indicators.iter().map(whole).collect(),
            periods: part.periods.iter().copied().map(encode).collect(),
        }
    }
}
