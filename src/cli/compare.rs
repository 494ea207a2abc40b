//! `machikurabe compare`: a comparison that somebody defines, or deletes.

use super::entry_args::Compare;
use super::filter;
use super::output;
use crate::model::catalogue::Catalogue;
use crate::model::comparison::Comparison;
use crate::model::id::{ComparisonId, IndicatorId};
use crate::model::message::{Explain, Message};
use crate::model::typed;
use crate::session::clock;
use crate::session::typing::comparing::{self, Comparing, OwnComparison};
use crate::session::typing::read;
use crate::session::worker::open_or_create;
use crate::store::path::StoreLocation;
use crate::text::catalogue::Texts;

/// Defines or deletes.
///
/// # Errors
/// What is wrong with the arguments, or why the store cannot be written; nothing was stored then.
pub fn run(asked: &Compare, location: &StoreLocation, texts: &Texts) -> Result<(), Message> {
    let mut store = open_or_create(location, clock::now)?;
    let catalogue = store.contents().catalogue().map_err(|error| error.explain())?;
    let own = |row: &&Comparison| typed::is_own_comparison(&row.comparison_id);
    let named = |row: &&Comparison| row.name == asked.name.trim() || row.comparison_id.as_str() == asked.name.trim();
    let known: Option<ComparisonId> =
        catalogue.comparisons.iter().filter(own).find(named).map(|row| row.comparison_id.clone());
    let change = if asked.delete {
        let id = known.ok_or_else(|| Message::new("error-comparison-own").text("text", &asked.name))?;
        Comparing::Delete(id)
    } else {
        let members = asked.indicator.iter().map(|typed| indicator(typed, &catalogue, texts));
        let given = |text: &Option<String>| text.clone().unwrap_or_default();
        Comparing::Put(OwnComparison {
            id: known,
            name: asked.name.clone(),
            name_en: given(&asked.name_en),
            grade: asked.grade.ok_or_else(|| Message::new("error-usage"))?,
            reason: given(&asked.reason),
            reason_en: given(&asked.reason_en),
            members: members.collect::<Result<_, _>>()?,
        })
    };
    let (entered, _) = comparing::compare(&mut store, &change, &clock::now())?;
    let done = match (entered.vintage, &change) {
        (None, _) => Message::new("set-nothing-new"),
        (Some(_), Comparing::Put(own)) => Message::new("comparison-saved").text("name", own.name.trim()),
        (Some(_), Comparing::Delete(_)) => Message::new("comparison-deleted"),
    };
    output::print_done(&texts.say(&done), texts)
}

/// The indicator that an identifier means, or a name with its city: `KPI名:根室市`.
fn indicator(typed: &str, data: &Catalogue, texts: &Texts) -> Result<IndicatorId, Message> {
    let id = IndicatorId::new(typed.trim());
    if data.indicator(&id).is_some() {
        return Ok(id);
    }
    let parts = typed.rsplit_once([':', '：']);
    let (name, city) = parts.ok_or_else(|| Message::new("error-comparison-indicator").text("text", typed))?;
    let area = filter::city(city, data, texts)?;
    Ok(read::indicator(name, area, data)?.indicator_id.clone())
}
