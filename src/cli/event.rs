//! `machikurabe event`: an event that somebody notes, deletes, or all of them as a list.

use super::entry_args::Event as Asked;
use super::filter;
use super::output::{self, Cell, Column, Report, Shown};
use crate::chart::request::area_name;
use crate::frame::Cube;
use crate::model::catalogue::Catalogue;
use crate::model::event::Event;
use crate::model::message::{Explain, Message};
use crate::session::clock;
use crate::session::typing::chronicle::{self, Chronicle, OwnEvent};
use crate::session::worker::open_or_create;
use crate::store::path::StoreLocation;
use crate::text::catalogue::Texts;

/// Notes, deletes or lists.
///
/// # Errors
/// What is wrong with the arguments, or why the store cannot be written; nothing was stored then.
pub fn run(asked: &Asked, location: &StoreLocation, texts: &Texts) -> Result<(), Message> {
    let mut store = open_or_create(location, clock::now)?;
    let catalogue = store.contents().catalogue().map_err(|error| error.explain())?;
    if asked.list {
        return output::print(&list(catalogue, texts, asked)?);
    }
    let own = OwnEvent {
        id: None,
        period: asked.period.clone().unwrap_or_default(),
        area: asked.city.as_deref().map(|typed| filter::city(typed, &catalogue, texts)).transpose()?,
        text: asked.text.clone().unwrap_or_default(),
        text_en: asked.text_en.clone().unwrap_or_default(),
    };
    // The same words of the same time and place are the same event.
    let meant = own.event(crate::model::id::DocumentId::new(""))?;
    let same = |row: &Event| (&row.text, row.period, row.area) == (&meant.text, meant.period, meant.area);
    let known = catalogue.documents.iter().filter_map(Event::of).find(same).map(|row| row.id);
    let change = match (asked.delete, known) {
        (true, None) => return Err(Message::new("error-event-unknown").text("text", meant.text)),
        (true, Some(id)) => Chronicle::Delete(id),
        (false, id) => Chronicle::Put(OwnEvent { id, ..own }),
    };
    let entered = chronicle::note(&mut store, &change, &clock::now())?;
    let done = match (entered.vintage, asked.delete) {
        (None, _) => Message::new("set-nothing-new"),
        (Some(_), false) => Message::new("event-kept").text("text", meant.text),
        (Some(_), true) => Message::new("event-deleted"),
    };
    output::print_done(&texts.say(&done), texts)
}

struct Row<'a> {
    texts: &'a Texts,
    event: Event,
    /// The name of the area; empty for all.
    area: String,
}

impl<'a> Row<'a> {
    const COLUMNS: &'a [Column<Self>] = &[
        ("period", |r| Cell::text(r.event.period)),
        ("municipality_code", |r| r.event.area.map_or(Cell::Empty, Cell::text)),
        ("municipality", |r| Cell::text(&r.area)),
        ("text", |r| Cell::text(&r.event.text)),
        ("text_en", |r| Cell::text(&r.event.text_en)),
        ("event_id", |r| Cell::text(&r.event.id)),
    ];

    const SHOWN: &'a [Shown<Self>] = &[
        Shown::words("column-period", 24, |r| r.texts.period_short(r.event.period)),
        Shown::words("column-municipality", 14, |r| {
            if r.area.is_empty() { r.texts.t("event-everywhere") } else { r.area.clone() }
        }),
        Shown::words("column-event", 64, |r| r.texts.event(&r.event).to_owned()),
    ];
}

fn list(catalogue: Catalogue, texts: &Texts, asked: &Asked) -> Result<String, Message> {
    let index = Cube::of_catalogue(catalogue);
    let mut events: Vec<Event> = index.data().documents.iter().filter_map(Event::of).collect();
    events.sort_by_key(|event| event.period);
    let row = |event: Event| {
        let area = event.area.map(|area| area_name(&index, texts, area)).unwrap_or_default();
        Row { texts, event, area }
    };
    let records: Vec<Row<'_>> = events.into_iter().map(row).collect();
    let remarks = vec![output::count(texts, records.len())];
    Report { columns: Row::COLUMNS, shown: Row::SHOWN, records: &records, remarks }.render(asked.format, texts)
}
