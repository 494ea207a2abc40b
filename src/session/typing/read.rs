//! From texts that somebody typed to an entry, and what a person should look at before it is kept.

use super::{Entry, Place};
use crate::frame::Cube;
use crate::import::known::{factor, label_key};
use crate::import::notation::missing::{Absence, absence};
use crate::import::notation::number;
use crate::import::notation::period::{Reading, period};
use crate::model::catalogue::Catalogue;
use crate::model::id::IndicatorId;
use crate::model::indicator::Indicator;
use crate::model::mapping::{BareYear, Counting};
use crate::model::message::{Fact, Message};
use crate::model::municipality::AreaCode;
use crate::model::observation::{CumulativeSince, MissingReason, ObservationStatus, Role};
use crate::model::period::Period;
use crate::model::quantity::Quantity;
use crate::model::target::TargetKind;
use crate::model::unit::Unit;

/// How many times the last value a new one may be, up or down, before somebody is asked to look again.
const LEAP: f64 = 5.0;

/// What somebody typed, as texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// The period.
    pub period: String,
    /// What it is there; `None` for the target of that period.
    pub role: Option<Role>,
    /// The value, or the word for a gap.
    pub value: String,
    /// Its status.
    pub status: Option<ObservationStatus>,
    /// Whether it is of its year or a total so far, where somebody says so.
    pub counting: Option<Counting>,
    /// Title of the document.
    pub document: String,
    /// The page there.
    pub page: String,
    /// What a reader must know.
    pub note: String,
}

/// The indicator that an identifier or a name means in an area.
///
/// # Errors
/// That there is none, or which ones bear the name.
pub fn indicator<'d>(typed: &str, area: AreaCode, data: &'d Catalogue) -> Result<&'d Indicator, Message> {
    let typed = typed.trim();
    let may_be = |row: &&Indicator| row.municipality_code.is_none_or(|own| own == area);
    let alias = data.aliases.iter().find(|alias| alias.alias.as_str() == typed && alias.municipality_code == area);
    let id = alias.map_or_else(|| IndicatorId::new(typed), |alias| alias.indicator_id.clone());
    if let Some(found) = data.indicator(&id).filter(may_be) {
        return Ok(found);
    }
    let wanted = label_key(typed);
    let named: Vec<&Indicator> = data
        .indicators
        .iter()
        .filter(|row| row.repeat_of.is_none() && row.breakdown.is_empty() && label_key(&row.label) == wanted)
        .filter(may_be)
        .collect();
    match named.as_slice() {
        [one] => Ok(one),
        [] => Err(Message::new("error-set-indicator").text("text", typed)),
        several => {
            let ids: Vec<&str> = several.iter().map(|row| row.indicator_id.as_str()).collect();
            Err(Message::new("error-set-indicator-several").text("text", typed).text("ids", ids.join(" / ")))
        }
    }
}

/// The entry that texts make for an indicator in an area, and what a person should look at.
///
/// # Errors
/// What is wrong with which of the texts.
pub fn entry(
    typed: &Typed,
    (indicator, area): (&Indicator, AreaCode),
    cube: &Cube,
) -> Result<(Entry, Vec<Message>), Message> {
    entry_at(place(typed, (indicator, area), cube)?, typed, indicator, cube)
}

/// The entry that texts make at a place that is known already, and what a person should look at.
///
/// # Errors
/// What is wrong with which of the texts.
pub fn entry_at(
    place: Place,
    typed: &Typed,
    indicator: &Indicator,
    cube: &Cube,
) -> Result<(Entry, Vec<Message>), Message> {
    let area = place.area;
    let mut entry = Entry {
        place,
        value: Err(MissingReason::NotYet),
        unit: indicator.unit.clone(),
        status: typed.status.unwrap_or(ObservationStatus::Normal),
        since: None,
        document: typed.document.trim().to_owned(),
        page: typed.page.trim().to_owned(),
        note: typed.note.trim().to_owned(),
        raw: typed.value.trim().to_owned(),
    };
    if entry.document.is_empty() {
        return Err(Message::new("error-set-document"));
    }
    value(&mut entry)?;
    if entry.place.cumulative {
        let totals = cube.place_in(&indicator.indicator_id, area).into_iter().flat_map(|at| cube.observations_of(at));
        let last = totals.filter(|row| row.cumulative && row.role == Role::Actual).last();
        entry.since = Some(last.and_then(|row| row.cumulative_since).unwrap_or(CumulativeSince::Unknown));
    }
    let doubts = doubts(&entry, cube);
    Ok((entry, doubts))
}

/// The place that texts mean, for an entry or for one that is to be dropped.
///
/// # Errors
/// What is wrong with the period, or that nobody said whether a value is a total.
pub fn place(typed: &Typed, (indicator, area): (&Indicator, AreaCode), cube: &Cube) -> Result<Place, Message> {
    let series = cube.place_in(&indicator.indicator_id, area);
    let rows = || series.into_iter().flat_map(|at| cube.observations_of(at));
    let bad = || Message::new("error-set-period").text("text", &typed.period);
    let period = match period(typed.period.trim()).ok_or_else(bad)? {
        Reading::Exact(period) => period,
        // A bare year is of the one kind that the series has.
        bare @ (Reading::Bare(..) | Reading::BareQuarter(..)) => {
            let has = |kind: BareYear| {
                let is_same = |other: Period| other.kind() == bare.period(kind).kind();
                let targets = series.into_iter().flat_map(|at| cube.targets_of(at)).any(|t| is_same(t.target_period));
                rows().any(|row| is_same(row.period)) || targets
            };
            match (has(BareYear::Fiscal), has(BareYear::Calendar)) {
                (true, false) => bare.period(BareYear::Fiscal),
                (false, true) => bare.period(BareYear::Calendar),
                _ => return Err(Message::new("error-set-bare-year").text("text", &typed.period)),
            }
        }
    };
    let totals = rows().any(|row| row.cumulative && row.role == Role::Actual);
    let sums = series.into_iter().flat_map(|at| cube.targets_of(at)).any(|row| row.kind == TargetKind::Accumulate);
    let is_actual = typed.role == Some(Role::Actual);
    if is_actual && totals && sums && typed.counting.is_none() {
        return Err(Message::new("error-set-counting"));
    }
    let cumulative = is_actual && typed.counting == Some(Counting::Total);
    let indicator = indicator.indicator_id.clone();
    Ok(Place { indicator, area, period, role: typed.role, cumulative })
}

/// Reads the value of an entry.
fn value(entry: &mut Entry) -> Result<(), Message> {
    let wrong = || Message::new("error-set-value").text("text", &entry.raw);
    let Ok(number) = number::number(&entry.raw) else {
        // Nothing is no value: it may have been forgotten.
        let gap = absence(&entry.raw, &[]).filter(|_| !entry.raw.is_empty());
        let Some(Absence::Missing(reason)) = gap else { return Err(wrong()) };
        entry.value = Err(reason);
        return Ok(());
    };
    if number.bracketed || number.cumulative {
        return Err(wrong());
    }
    entry.value = Ok(number.value);
    if number.provisional {
        entry.status = ObservationStatus::Provisional;
    } else if number.approximate {
        entry.status = ObservationStatus::Estimated;
    }
    if !number.unit.is_empty() {
        let own = Unit::new(&number.unit);
        if !entry.unit.as_str().is_empty() && factor(&own, &entry.unit).is_none() {
            let message = Message::new("error-set-unit").text("text", &entry.raw);
            return Err(message.text("unit", &entry.unit));
        }
        entry.unit = own;
    }
    Ok(())
}

/// A number that somebody typed, with its unit where that is not the usual one.
///
/// # Errors
/// That it is no number, or that its unit is another one.
pub(super) fn amount(text: &str, usual: &Unit) -> Result<(Quantity, Unit), Message> {
    let wrong = || Message::new("error-kpi-number").text("text", text.trim());
    let number = number::number(text.trim()).map_err(|_| wrong())?;
    if number.bracketed || number.cumulative {
        return Err(wrong());
    }
    if number.unit.is_empty() {
        return Ok((number.value, usual.clone()));
    }
    let own = Unit::new(&number.unit);
    if !usual.as_str().is_empty() && factor(&own, usual).is_none() {
        return Err(Message::new("error-set-unit").text("text", text.trim()).text("unit", usual));
    }
    Ok((number.value, own))
}

/// A period that somebody typed; a bare year is a fiscal one, as plans count.
///
/// # Errors
/// That it is none.
pub(super) fn period_of(text: &str) -> Result<Period, Message> {
    let read = period(text.trim()).ok_or_else(|| Message::new("error-set-period").text("text", text.trim()))?;
    Ok(match read {
        Reading::Exact(period) => period,
        Reading::BareQuarter(..) => return Err(Message::new("error-set-bare-year").text("text", text.trim())),
        bare @ Reading::Bare(..) => bare.period(BareYear::Fiscal),
    })
}

/// What a person should look at although it can be kept: years outside the plan, other decimals, leaps.
fn doubts(entry: &Entry, cube: &Cube) -> Vec<Message> {
    let mut found = Vec::new();
    let Some(at) = cube.place_in(&entry.place.indicator, entry.place.area) else { return found };
    let data = cube.data();
    let plan = cube.series(at).and_then(|series| data.plan(series.plan_id.as_ref()?));
    let year = entry.place.period.fiscal_year();
    if let Some(plan) = plan.filter(|_| entry.place.role == Some(Role::Actual))
        && !(plan.first_year..=plan.last_year).contains(&year)
    {
        let message = Message::new("set-doubt-outside-plan").fact("period", Fact::Period(entry.place.period));
        found.push(message.text("plan", &plan.name));
    }
    let Ok(value) = entry.value else { return found };
    let alike = |row: &crate::frame::ObservationRef<'_>| {
        row.role == Role::Actual && row.cumulative == entry.place.cumulative && row.period != entry.place.period
    };
    let known =
        cube.observations_of(at).filter(alike).filter_map(|row| Some((row.period, row.value?, row.unit.clone())));
    let near = known.max_by_key(|(period, ..)| (*period < entry.place.period, *period));
    let Some((period, last, unit)) = near else { return found };
    let told = |key| {
        let message = Message::new(key).text("value", format!("{value}{}", entry.unit));
        message.text("last", format!("{last}{unit}")).fact("period", Fact::Period(period))
    };
    if value.decimals() > last.decimals() {
        found.push(told("set-doubt-decimals"));
    }
    if leaps(value, last, factor(&entry.unit, &unit).unwrap_or(1.0)) {
        found.push(told("set-doubt-leap"));
    }
    found
}

/// Whether a value is so far from the last one that a digit may be wrong.
fn leaps(value: Quantity, last: Quantity, factor: f64) -> bool {
    let (value, last) = (value.value() * factor, last.value());
    let few = value.abs().max(last.abs()) < 20.0;
    let turned = (value < 0.0) != (last < 0.0) && value != 0.0 && last != 0.0;
    let apart = value.abs() > last.abs() * LEAP || value.abs() * LEAP < last.abs();
    !few && !turned && apart
}
