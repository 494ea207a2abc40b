//! `machikurabe set`: a value that somebody types, with its document, beside what was delivered; what is typed is listed
//! with what it stands over, and dropped.

use super::args::Format;
use super::entry_args::Set;
use super::filter;
use super::output::{self, Cell, Column, Report, Shown};
use super::say::say;
use crate::model::catalogue::Catalogue;
use crate::model::message::{Explain, Message};
use crate::model::municipality::AreaCode;
use crate::model::observation::{MissingReason, Role};
use crate::session::clock;
use crate::session::typing::read::{self, Typed};
use crate::session::typing::standing::{self, TypedRow, Worth};
use crate::session::typing::{self, Entered, Typing};
use crate::session::worker::open_or_create;
use crate::store::Store;
use crate::store::path::StoreLocation;
use crate::text::catalogue::Texts;

/// Types, drops or lists.
///
/// # Errors
/// What is wrong with the arguments, or why the store cannot be written; nothing was stored then.
pub fn run(asked: &Set, location: &StoreLocation, texts: &Texts) -> Result<(), Message> {
    let mut store = open_or_create(location, clock::now)?;
    let catalogue = store.contents().catalogue().map_err(|error| error.explain())?;
    let area = asked.city.as_deref().map(|typed| filter::city(typed, &catalogue, texts)).transpose()?;
    if asked.list {
        return output::print(&list(&store, area, texts, asked.format)?);
    }
    let given = |text: &Option<String>| text.clone().unwrap_or_default();
    let area = area.ok_or_else(|| Message::new("error-usage"))?;
    let indicator = read::indicator(&given(&asked.indicator), area, &catalogue)?;
    let wanted =
        |data: &Catalogue| data.indicators.iter().map(|row| row.indicator_id == indicator.indicator_id).collect();
    let cube = store.contents().cube_of(&wanted).map_err(|error| error.explain())?;
    let typed = Typed {
        period: given(&asked.period),
        role: asked.role.role(),
        value: given(&asked.value),
        status: asked.status,
        counting: asked.counting,
        document: given(&asked.document),
        page: given(&asked.page),
        note: given(&asked.note),
    };
    let (step, doubts) = if asked.drop {
        (Typing::Drop(read::place(&typed, (indicator, area), &cube)?), Vec::new())
    } else {
        let (entry, doubts) = read::entry(&typed, (indicator, area), &cube)?;
        (Typing::Set(entry), doubts)
    };
    let Entered { vintage, dataset, typed, .. } = typing::enter(&mut store, area, &[step], &clock::now())?;
    for doubt in &doubts {
        say(doubt, texts);
    }
    let done = match vintage {
        None => Message::new("set-nothing-new"),
        Some(_) => Message::new(if asked.drop { "set-dropped" } else { "set-done" })
            .text("label", texts.label(indicator))
            .text("dataset", dataset)
            .number("count", typed as f64),
    };
    output::print_done(&texts.say(&done), texts)
}

/// A line of the list, with the words for it.
struct Line<'a> {
    texts: &'a Texts,
    area: String,
    row: TypedRow,
}

impl<'a> Line<'a> {
    const COLUMNS: &'a [Column<Self>] = &[
        ("indicator_id", |r| Cell::text(&r.row.place.indicator)),
        ("municipality_code", |r| Cell::text(r.row.place.area)),
        ("indicator", |r| Cell::text(&r.row.label)),
        ("period", |r| Cell::text(r.row.place.period)),
        ("role", |r| Cell::text(r.row.place.role.map_or("target", Role::key))),
        ("cumulative", |r| Cell::Flag(r.row.place.cumulative)),
        ("value", |r| Cell::printed(r.row.typed.value)),
        ("unit", |r| Cell::text(&r.row.typed.unit)),
        ("missing_reason", |r| Cell::key(r.row.typed.missing.map(MissingReason::key))),
        ("document", |r| Cell::text(&r.row.document)),
        ("page", |r| Cell::text(&r.row.page)),
        ("note", |r| Cell::text(&r.row.note)),
        ("delivered_value", |r| Cell::printed(r.row.delivered.as_ref().and_then(|worth| worth.value))),
        ("delivered_unit", |r| Cell::text(r.row.delivered.as_ref().map_or("", |worth| worth.unit.as_str()))),
        ("conflict", |r| Cell::Flag(r.row.is_conflict)),
    ];

    const SHOWN: &'a [Shown<Self>] = &[
        Shown::words("column-municipality", 14, |r| r.area.clone()),
        Shown::words("column-indicator", 44, |r| r.row.label.clone()),
        Shown::words("column-period", 20, |r| r.texts.period_short(r.row.place.period)),
        Shown::words("column-role", 10, |r| {
            r.row.place.role.map_or_else(|| r.texts.t("column-target"), |role| r.texts.role(role))
        }),
        Shown::number("set-column-typed", |r| r.words(Some(&r.row.typed))),
        Shown::number("set-column-delivered", |r| r.words(r.row.delivered.as_ref())),
        Shown::words("set-column-conflict", 32, |r| {
            if r.row.is_conflict { r.texts.t("set-conflict") } else { String::new() }
        }),
        Shown::words("column-source", 44, Line::source),
        Shown::words("column-remarks", 44, |r| r.row.note.clone()),
    ];

    fn source(&self) -> String {
        let parts = [&self.row.document, &self.row.page].into_iter().filter(|part| !part.is_empty());
        self.texts.list(&parts.cloned().collect::<Vec<_>>())
    }

    fn words(&self, worth: Option<&Worth>) -> String {
        let Some(worth) = worth else { return self.texts.t("no-value") };
        match (worth.value, worth.missing) {
            (Some(value), _) => self.texts.amount(value, &worth.unit),
            (None, Some(reason)) => self.texts.missing_reason(reason),
            (None, None) => self.texts.t("no-value"),
        }
    }
}

fn list(store: &Store, area: Option<AreaCode>, texts: &Texts, format: Format) -> Result<String, Message> {
    let catalogue = store.contents().catalogue().map_err(|error| error.explain())?;
    let rows = standing::rows(store.contents(), area)?;
    let conflicts = rows.iter().filter(|row| row.is_conflict).count();
    let name = |code| catalogue.municipality(code).map_or_else(String::new, |area| texts.place(area).to_owned());
    let records: Vec<Line<'_>> = rows.into_iter().map(|row| Line { texts, area: name(row.place.area), row }).collect();
    let mut remarks = vec![output::count(texts, records.len())];
    if conflicts > 0 {
        remarks.push(texts.say(&Message::new("set-conflicts").number("count", conflicts as f64)));
    }
    Report { columns: Line::COLUMNS, shown: Line::SHOWN, records: &records, remarks }.render(format, texts)
}
