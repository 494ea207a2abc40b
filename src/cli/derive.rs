//! `machikurabe derive`: an indicator that somebody defines as a formula over others, or deletes.

use super::entry_args::Derive;
use super::output;
use crate::model::catalogue::Catalogue;
use crate::model::derived::{Formula, Operation};
use crate::model::id::IndicatorId;
use crate::model::indicator::Indicator;
use crate::model::message::{Explain, Message};
use crate::model::typed;
use crate::session::clock;
use crate::session::typing::deriving::{self, Derived, Deriving, OwnDerived};
use crate::session::worker::open_or_create;
use crate::store::path::StoreLocation;
use crate::text::catalogue::Texts;

/// Defines or deletes.
///
/// # Errors
/// What is wrong with the arguments, or why the store cannot be written; nothing was stored then.
pub fn run(asked: &Derive, location: &StoreLocation, texts: &Texts) -> Result<(), Message> {
    let mut store = open_or_create(location, clock::now)?;
    let catalogue = store.contents().catalogue().map_err(|error| error.explain())?;
    let name = asked.name.trim();
    let own = |row: &&Indicator| typed::is_derived(&row.indicator_id);
    let named = |row: &&Indicator| row.label == name || row.indicator_id.as_str() == name;
    let known = catalogue.indicators.iter().filter(own).find(named);
    let change = if asked.delete {
        let known = known.ok_or_else(|| Message::new("error-derived-own").text("text", name))?;
        Deriving::Delete(known.indicator_id.clone())
    } else {
        let usage = || Message::new("error-usage");
        let a = asked.a.as_deref().ok_or_else(usage)?;
        let b = asked.b.iter().map(|typed| indicator(typed, &catalogue));
        let formula = Formula {
            op: asked.op.ok_or_else(usage)?,
            a: indicator(a, &catalogue)?,
            b: b.collect::<Result<_, _>>()?,
            factor: asked.factor.unwrap_or(1.0),
            years: asked.years.unwrap_or(1),
        };
        if asked.unit.is_some() && formula.op != Operation::Ratio {
            return Err(Message::new("error-derived-unit"));
        }
        Deriving::Put(OwnDerived {
            id: known.map(|row| row.indicator_id.clone()),
            name: known.map_or_else(|| name.to_owned(), |row| row.label.clone()),
            name_en: asked.name_en.clone().unwrap_or_default(),
            formula,
            unit: asked.unit.clone().unwrap_or_default(),
        })
    };
    let Derived { entered, id, reach } = deriving::derive(&mut store, &change, &clock::now())?;
    let done = match (entered.vintage, reach) {
        (None, _) => Message::new("set-nothing-new"),
        (Some(_), Some(reach)) => Message::new("derived-saved")
            .text("name", name)
            .number("areas", reach.areas as f64)
            .number("values", reach.values as f64)
            .number("decimals", f64::from(reach.decimals))
            .text("id", id),
        (Some(_), None) => Message::new("derived-deleted"),
    };
    output::print_done(&texts.say(&done), texts)
}

/// The indicator that an identifier means, or a name that only one has.
fn indicator(typed: &str, data: &Catalogue) -> Result<IndicatorId, Message> {
    let id = IndicatorId::new(typed.trim());
    if data.indicator(&id).is_some() {
        return Ok(id);
    }
    let mut named = data.indicators.iter().filter(|row| row.label == typed.trim() || row.label_en == typed.trim());
    match (named.next(), named.next()) {
        (Some(only), None) => Ok(only.indicator_id.clone()),
        (Some(one), Some(other)) => Err(Message::new("error-derived-several")
            .text("text", typed)
            .text("first", &one.indicator_id)
            .text("second", &other.indicator_id)),
        _ => Err(Message::new("error-derived-unknown").text("text", typed)),
    }
}
