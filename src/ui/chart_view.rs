//! The centre: the comparison chart of what is picked, with title, remarks and sources.

use super::chart_bar;
use super::theme::{self, size, space};
use super::widgets::heading;
use crate::chart::build;
use crate::chart::places::{self, PlacesSpec};
use crate::chart::spec::ChartSpec;
use crate::figure::{key, plot};
use crate::model::place::SeriesPlace;
use crate::model::status::Status;
use crate::session::Session;
use crate::session::command::Command;
use egui::{FontId, RichText, ScrollArea, Ui};

/// The built chart, kept until the session's revision grows.
#[derive(Debug, Default)]
pub struct ChartView {
    built: Option<Built>,
    /// Whether the table of the chart's numbers is shown.
    pub table: bool,
}

#[derive(Debug)]
struct Built {
    revision: u64,
    spec: Option<ChartSpec>,
    /// The picture of many places, where the view asks for one.
    places: Option<PlacesSpec>,
    years: Vec<u16>,
}

impl ChartView {
    /// The chart that is shown, once it has been drawn.
    #[must_use]
    pub fn spec(&self) -> Option<&ChartSpec> {
        self.built.as_ref().and_then(|built| built.spec.as_ref())
    }

    /// Builds the chart where anything has changed since the last time.
    pub fn build(&mut self, session: &Session) {
        if self.built.as_ref().is_some_and(|built| built.revision == session.revision()) {
            return;
        }
        let years = session.store().value().map(|l| build::years(&l.index, &session.picks())).unwrap_or_default();
        let of_places = session.view().mark.is_of_places();
        let spec = if of_places { None } else { session.chart() };
        let places = session.store().value().filter(|_| of_places && !session.view().indicators.is_empty());
        let own = session.preferences().own_city;
        let places = places.map(|loaded| places::build(&session.view().places(&loaded.index, own), session.texts()));
        self.built = Some(Built { revision: session.revision(), spec, places, years: years.into_iter().collect() });
    }

    /// Draws the chart, or says what to do where nothing is picked.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let Some(loaded) = session.store().value() else {
            empty(ui, &texts.t(if session.store().failure().is_some() { "empty-store" } else { "loading-store" }));
            return;
        };
        self.build(session);
        if let Some(Built { places: Some(places), years, .. }) = &self.built {
            let clicked = of_places(ui, session, places, years, &mut self.table, commands);
            if let Some(series) = clicked.and_then(|place| loaded.index.series(place)) {
                commands.push(Command::Focus(Some(series.id())));
            }
            return;
        }
        let Some(Built { spec: Some(spec), years, .. }) = &self.built else {
            let key = if session.view().areas.is_empty() { "empty-nothing-picked" } else { "empty-no-indicator" };
            empty(ui, &texts.t(key));
            return;
        };
        chart_bar::show(ui, session, (years, spec.form), &mut self.table, commands);
        let look = theme::look(ui);
        let below = [spec.around.absent.clone(), spec.sources.join("　")].into_iter().filter(|words| !words.is_empty());
        let below: Vec<String> = below.collect();
        let small = || FontId::proportional(size::SMALL);
        let lines = |words: &String| {
            let galley = ui.painter().layout(words.clone(), small(), look.faint(), ui.available_width());
            galley.size().y + ui.spacing().item_spacing.y
        };
        let foot = below.iter().map(lines).sum::<f32>() + space::NEAR;
        let height = ui.available_height() - foot;
        let mut clicked = None;
        ScrollArea::vertical().id_salt("chart").auto_shrink(false).max_height(height).show(ui, |ui| {
            let top = ui.cursor().top();
            words(ui, spec);
            key::draw(ui, spec, look);
            // Where the words leave too little, the figure keeps its least height and both scroll together.
            let left = height - (ui.cursor().top() - top) - space::NEAR;
            clicked = plot::draw(ui, spec, look, left).clicked;
        });
        for words in &below {
            heading::faint(ui, words);
        }
        if let Some(indicator) = clicked.and_then(|place| loaded.index.series(place)) {
            commands.push(Command::Focus(Some(indicator.id())));
        }
    }
}

/// Draws many places at one time; returns the series that was clicked.
fn of_places(
    ui: &mut Ui,
    session: &Session,
    spec: &PlacesSpec,
    years: &[u16],
    table: &mut bool,
    commands: &mut Vec<Command>,
) -> Option<SeriesPlace> {
    chart_bar::show(ui, session, (years, spec.form), table, commands);
    let look = theme::look(ui);
    ui.label(RichText::new(&spec.title).font(FontId::new(size::TITLE, super::fonts::bold())));
    if !spec.lacking.is_empty() {
        return None;
    }
    for remark in &spec.remarks {
        heading::faint(ui, remark);
    }
    let sources = spec.sources.join("　");
    let small = FontId::proportional(size::SMALL);
    let foot = ui.painter().layout(sources.clone(), small, look.faint(), ui.available_width()).size().y + space::STEP;
    let height = ui.available_height() - foot;
    let mut clicked = None;
    ScrollArea::vertical().id_salt("places").auto_shrink(false).max_height(height).show(ui, |ui| {
        let room = egui::vec2(ui.available_width() - space::STEP, height - space::NEAR);
        clicked = crate::figure::places::draw(ui, spec, room, look, true).clicked;
    });
    heading::faint(ui, &sources);
    clicked
}

/// The finding and remarks; a warning in the colour of one.
fn words(ui: &mut Ui, spec: &ChartSpec) {
    let look = theme::look(ui);
    ui.label(RichText::new(&spec.finding).font(FontId::new(size::TITLE, super::fonts::bold())));
    for (place, remark) in spec.remarks.iter().enumerate() {
        if spec.warns && place == 0 {
            ui.label(RichText::new(remark).color(theme::status_colour(look, Status::Behind)));
        } else {
            heading::faint(ui, remark);
        }
    }
}

fn empty(ui: &mut Ui, words: &str) {
    ui.centered_and_justified(|ui| {
        ui.label(words);
    });
}
