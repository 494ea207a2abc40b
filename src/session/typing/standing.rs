//! What is typed, what was delivered in its place, and whether a delivery disagrees that nobody looked at.

use super::{Place, observed, target_of, typed_rows, typed_targets};
use crate::frame::Cube;
use crate::model::catalogue::Catalogue;
use crate::model::id::IndicatorId;
use crate::model::message::{Explain, Message};
use crate::model::municipality::AreaCode;
use crate::model::observation::{MissingReason, Role};
use crate::model::quantity::Quantity;
use crate::model::typed;
use crate::model::unit::Unit;
use crate::store::contents::Contents;
use crate::store::error::StoreError;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What the keys begin with under which a store remembers what typed rows stand over.
const SEEN: &str = "typed-over:";

/// What is remembered about what typed rows stand over, by its whole key.
pub(super) fn seen(contents: Contents<'_>) -> Result<BTreeMap<String, String>, StoreError> {
    let found = contents.settings_under(SEEN)?;
    Ok(found.into_iter().map(|(rest, json)| (format!("{SEEN}{rest}"), json)).collect())
}

/// The key of a place.
pub(super) fn seen_key(place: &Place) -> String {
    format!("{SEEN}{}", place_key(place))
}

fn place_key(place: &Place) -> String {
    let Place { indicator, area, period, role, cumulative } = place;
    let role = role.map_or("target", Role::key);
    format!("{indicator}:{area}:{period}:{role}:{cumulative}")
}

/// What a row is worth: a value with its unit, or the reason of a gap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Worth {
    /// The value.
    pub value: Option<Quantity>,
    /// Its unit.
    pub unit: Unit,
    /// Why there is none.
    pub missing: Option<MissingReason>,
}

impl Worth {
    /// What was delivered at a place.
    pub(super) fn of(delivered: &Cube, place: &Place) -> Option<Self> {
        let Some(role) = place.role else {
            let target = target_of(delivered, place).ok()?;
            return Some(Self { value: Some(target.value), unit: target.unit.clone(), missing: None });
        };
        let row = observed(delivered, place, role)?;
        Some(Self { value: row.value, unit: row.unit.clone(), missing: row.missing_reason })
    }

    /// As a setting is stored.
    pub(super) fn json(&self) -> String {
        // A few plain fields can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    fn says_else(&self, other: &Self) -> bool {
        let value = |worth: &Self| worth.value.map(|value| value.value().to_bits());
        (value(self), self.missing) != (value(other), other.missing) || self.unit != other.unit
    }
}

/// A value or target that somebody typed.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedRow {
    /// Where.
    pub place: Place,
    /// Name of the indicator.
    pub label: String,
    /// What stands.
    pub typed: Worth,
    /// Title of its document.
    pub document: String,
    /// The page there.
    pub page: String,
    /// What its author says.
    pub note: String,
    /// What was delivered in its place; `None` where nothing was.
    pub delivered: Option<Worth>,
    /// Whether that is something else than what was typed, and came after it: somebody has to decide.
    pub is_conflict: bool,
}

/// Everything that is typed, of one area or of all, in the order in which it was typed first.
///
/// # Errors
/// What happened, for people.
pub fn rows(contents: Contents<'_>, area: Option<AreaCode>) -> Result<Vec<TypedRow>, Message> {
    let failed = |error: StoreError| error.explain();
    let names: BTreeSet<String> =
        contents.vintages().map_err(failed)?.into_iter().map(|vintage| vintage.dataset).collect();
    let is_meant = |name: &&String| {
        let of = typed::area_of(name);
        of.is_some() && area.is_none_or(|area| of == Some(area))
    };
    let mut found = Vec::new();
    for name in names.iter().filter(is_meant) {
        let Some(data) = contents.dataset(name).map_err(failed)? else { continue };
        let label = |id: &IndicatorId| data.indicator(id).map(|row| row.label.clone()).unwrap_or_default();
        for row in typed_rows(&data) {
            let place = Place {
                indicator: row.indicator_id.clone(),
                area: row.municipality_code,
                period: row.period,
                role: Some(row.role),
                cumulative: row.cumulative,
            };
            let typed = Worth { value: row.value, unit: row.unit.clone(), missing: row.missing_reason };
            let document = data.document(&row.source.document_id).map(|row| row.title.clone()).unwrap_or_default();
            let label = label(&row.indicator_id);
            found.push(TypedRow { document, page: row.source.section, note: row.note, ..bare(place, label, typed) });
        }
        for row in typed_targets(&data) {
            let area = data.plan(&row.plan_id).map_or(AreaCode::NATION, |plan| plan.municipality_code);
            let place = Place {
                indicator: row.indicator_id.clone(),
                area,
                period: row.target_period,
                role: None,
                cumulative: false,
            };
            let typed = Worth { value: Some(row.value), unit: row.unit.clone(), missing: None };
            let document = data.document(&row.source.document_id).map(|row| row.title.clone()).unwrap_or_default();
            let label = label(&row.indicator_id);
            found.push(TypedRow { document, page: row.source.section, note: row.note, ..bare(place, label, typed) });
        }
    }
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let meant: BTreeSet<IndicatorId> = found.iter().map(|row| row.place.indicator.clone()).collect();
    let wanted = |data: &Catalogue| data.indicators.iter().map(|row| meant.contains(&row.indicator_id)).collect();
    let delivered = contents.delivered_of(&wanted).map_err(failed)?;
    let seen: BTreeMap<String, String> = contents.settings_under(SEEN).map_err(failed)?.into_iter().collect();
    let told = found.into_iter().map(|mut row| {
        row.delivered = Worth::of(&delivered, &row.place);
        let seen: Option<Worth> = seen.get(&place_key(&row.place)).and_then(|json| serde_json::from_str(json).ok());
        row.is_conflict = row.delivered.as_ref().is_some_and(|delivered| {
            delivered.says_else(&row.typed) && seen.is_none_or(|seen| delivered.says_else(&seen))
        });
        row
    });
    Ok(told.collect())
}

fn bare(place: Place, label: String, typed: Worth) -> TypedRow {
    let (document, page, note) = (String::new(), String::new(), String::new());
    TypedRow { place, label, typed, document, page, note, delivered: None, is_conflict: false }
}
