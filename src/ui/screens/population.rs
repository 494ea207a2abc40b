//! Population: projections, targets, age groups, movement and fertility, city by city.

use super::Part;
use crate::chart::palette;
use crate::chart::population;
use crate::chart::population::spec::{PopulationFigure, Table, Topic};
use crate::chart::request::area_name;
use crate::figure::key;
use crate::figure::population as drawing;
use crate::figure::swatch;
use crate::model::message::Fact;
use crate::model::municipality::{AreaCode, AreaKind, Municipality};
use crate::session::Session;
use crate::session::command::{Command, Pick};
use crate::session::loaded::Loaded;
use crate::text::catalogue::Texts;
use crate::ui::fonts;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::heading;
use egui::{Align, FontId, Grid, Layout, RichText, ScrollArea, Ui, UiBuilder, Vec2};

/// Below this width, in points, the figures stand under each other instead of in two columns.
const TWO_COLUMNS: f32 = 900.0;

/// Height of a figure in points.
const HEIGHT: f32 = 288.0;

/// Least width of a figure beside those of other cities, in points, and how many stand beside each other at most.
const SMALL_WIDTH: f32 = 440.0;
const MOST_BESIDE: usize = 4;

/// Most cities whose figures stand under each other: more are for Compare.
const MOST_CITIES: usize = 12;

/// Most names of cities to choose from.
const MOST_NAMES: usize = 24;

/// A city with its figures.
type City = (AreaCode, Vec<PopulationFigure>);

/// The figures of the shown cities, kept until the session's revision grows.
#[derive(Debug, Default)]
pub struct Population {
    built: Option<(u64, Vec<City>)>,
    /// Whether each figure's numbers stand under it as a table.
    numbers: bool,
    /// Whether the figures of each city stand together, instead of the cities beside each other for each topic.
    by_city: bool,
}

impl Part for Population {
    fn show(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let Some(loaded) = session.store().value() else {
            // Where nothing could be opened, the notice says why.
            if session.store().failure().is_none() {
                heading::faint(ui, &texts.t("loading-store"));
            }
            return;
        };
        self.bar(ui, session, loaded, commands);
        if !population::is_classified(&loaded.index) {
            ui.label(texts.t("population-not-classified"));
            return;
        }
        if self.built.as_ref().is_none_or(|(revision, _)| *revision != session.revision()) {
            let shown = cities(loaded).filter(|city| session.view().areas.contains(&city.municipality_code));
            let figures = shown.take(MOST_CITIES).map(|city| {
                let area = city.municipality_code;
                (area, population::figures(&loaded.index, texts, area))
            });
            self.built = Some((session.revision(), figures.collect()));
        }
        let Some((_, built)) = &self.built else { return };
        if built.is_empty() {
            ui.label(texts.t("population-no-city"));
            return;
        }
        ScrollArea::vertical().id_salt("population").auto_shrink(false).show(ui, |ui| {
            if built.len() > 1 && !self.by_city {
                self.topics(ui, texts, loaded, built, commands);
                return;
            }
            for (area, figures) in built {
                city_heading(ui, texts, loaded, *area);
                // The same names and numbers occur for every city: each has its own widgets.
                ui.push_id(area.to_string(), |ui| self.city(ui, texts, loaded, figures, commands));
                ui.add_space(space::WIDE);
            }
        });
    }
}

impl Population {
    /// The choice of cities, and whether numbers are shown.
    fn bar(&mut self, ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
        let texts = session.texts();
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(texts.t("population-heading")).font(FontId::new(size::TITLE, fonts::bold())));
            ui.add_space(space::WIDE);
            let picked = |city: &&Municipality| session.view().areas.contains(&city.municipality_code);
            // Hundreds of names would be no choice: then the picked ones stand here, to be taken away.
            let many = cities(loaded).nth(MOST_NAMES).is_some();
            for city in cities(loaded).filter(|city| !many || picked(city)).take(MOST_NAMES) {
                let mut picked = picked(&city);
                if ui.checkbox(&mut picked, name(texts, city)).changed() {
                    commands.push(Command::Pick(Pick::ToggleArea(city.municipality_code)));
                }
            }
            ui.add_space(space::WIDE);
            ui.checkbox(&mut self.numbers, texts.t("population-numbers"));
            if cities(loaded).filter(picked).nth(1).is_some() {
                ui.checkbox(&mut self.by_city, texts.t("population-by-city"));
            }
        });
        let shown = cities(loaded).filter(|city| session.view().areas.contains(&city.municipality_code)).count();
        if shown > MOST_CITIES {
            let facts = [("shown", Fact::Number(MOST_CITIES as f64)), ("count", Fact::Number(shown as f64))];
            heading::faint(ui, &texts.with("population-first", &facts));
        }
        ui.add_space(space::NEAR);
    }

    /// The four figures of a city, two beside each other where there is room.
    fn city(
        &self,
        ui: &mut Ui,
        texts: &Texts,
        loaded: &Loaded,
        figures: &[PopulationFigure],
        commands: &mut Vec<Command>,
    ) {
        let columns = if ui.available_width() >= TWO_COLUMNS { 2 } else { 1 };
        // The bar that scrolls keeps its distance from the names.
        let width = (ui.available_width() - space::WIDE - space::WIDE * 2.0 * (columns - 1) as f32) / columns as f32;
        // What the documents lack is words only: it would leave holes between the figures, and comes last.
        let (ordered, bare): (Vec<_>, Vec<_>) = figures.iter().partition(|figure| !figure.is_empty());
        for row in ordered.chunks(columns) {
            ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), 0.0), Layout::left_to_right(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = space::WIDE * 2.0;
                for figure in row {
                    let builder = UiBuilder::new().layout(Layout::top_down(Align::Min));
                    ui.scope_builder(builder, |ui| {
                        ui.spacing_mut().item_spacing.x = space::STEP;
                        ui.set_width(width);
                        ui.push_id(figure.topic.key(), |ui| self.figure(ui, texts, loaded, figure, commands));
                    });
                }
            });
            ui.add_space(space::STEP);
        }
        lacking(ui, bare.into_iter().flat_map(|figure| &figure.lacking));
    }

    /// Topic by topic the figures of the cities as small multiples, each on a scale of its own.
    fn topics(&self, ui: &mut Ui, texts: &Texts, loaded: &Loaded, built: &[City], commands: &mut Vec<Command>) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few columns")]
        let columns = ((ui.available_width() / SMALL_WIDTH) as usize).clamp(1, built.len().min(MOST_BESIDE));
        let gaps = space::WIDE * 2.0 * (columns - 1) as f32;
        let width = (ui.available_width() - space::WIDE - gaps) / columns as f32;
        for topic in Topic::ALL {
            let of_topic = built
                .iter()
                .filter_map(|(area, figures)| Some((*area, figures.iter().find(|figure| figure.topic == *topic)?)));
            let (drawn, bare): (Vec<_>, Vec<_>) = of_topic.partition(|(_, figure)| !figure.is_empty());
            heading::part(ui, &texts.t(&format!("population-topic-{}", topic.key())));
            for row in drawn.chunks(columns) {
                let layout = Layout::left_to_right(Align::Min);
                ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), 0.0), layout, |ui| {
                    ui.spacing_mut().item_spacing.x = space::WIDE * 2.0;
                    for (area, figure) in row {
                        ui.scope_builder(UiBuilder::new().layout(Layout::top_down(Align::Min)), |ui| {
                            ui.spacing_mut().item_spacing.x = space::STEP;
                            ui.set_width(width);
                            ui.push_id((area.to_string(), topic.key()), |ui| {
                                self.figure(ui, texts, loaded, figure, commands);
                            });
                        });
                    }
                });
                ui.add_space(space::STEP);
            }
            let said: Vec<String> = bare
                .into_iter()
                .flat_map(|(area, figure)| figure.lacking.iter().map(move |words| (area, words)))
                .map(|(area, words)| texts.pair(&area_name(&loaded.index, texts, area), words))
                .collect();
            lacking(ui, &said);
            ui.add_space(space::WIDE);
        }
    }

    fn figure(
        &self,
        ui: &mut Ui,
        texts: &Texts,
        loaded: &Loaded,
        figure: &PopulationFigure,
        commands: &mut Vec<Command>,
    ) {
        let look = theme::look(ui);
        ui.label(RichText::new(&figure.title).font(FontId::new(size::BODY, fonts::bold())));
        let height = if figure.net.is_empty() { HEIGHT } else { HEIGHT * 1.5 };
        let drawn = drawing::draw(ui, figure, look, height);
        if !figure.key.is_empty() {
            key::draw_marks(ui, &figure.key, look);
        }
        lacking(ui, &figure.lacking);
        if self.numbers && !figure.table.rows.is_empty() {
            numbers(ui, &figure.table);
        }
        if !figure.sources.is_empty() {
            heading::faint(ui, &figure.sources.join("　"));
        }
        if !figure.remarks.is_empty() {
            // How the picture is to be read is asked for once, and printed with every figure that leaves the program.
            let heading = RichText::new(texts.t("population-notes")).size(size::SMALL).color(look.faint());
            ui.collapsing(heading, |ui| heading::faint(ui, &figure.remarks.join("\n")));
        }
        if let Some(indicator) = drawn.clicked.and_then(|place| loaded.index.series(place)) {
            commands.push(Command::Pick(Pick::Compare(indicator.id())));
        }
    }
}

/// What the documents lack, in one line.
fn lacking<'a>(ui: &mut Ui, words: impl IntoIterator<Item = &'a String>) {
    let words: Vec<&str> = words.into_iter().map(String::as_str).collect();
    if !words.is_empty() {
        heading::faint(ui, &words.join("　"));
    }
}

/// The municipalities of the store.
fn cities(loaded: &Loaded) -> impl Iterator<Item = &Municipality> {
    loaded.data().municipalities.iter().filter(|area| area.kind == AreaKind::Municipality)
}

fn name<'a>(texts: &Texts, city: &'a Municipality) -> &'a str {
    texts.place(city)
}

fn city_heading(ui: &mut Ui, texts: &Texts, loaded: &Loaded, area: AreaCode) {
    let Some(city) = loaded.data().municipality(area) else { return };
    ui.horizontal(|ui| {
        swatch::show(ui, palette::style(loaded.data(), area), theme::look(ui));
        ui.label(RichText::new(name(texts, city)).font(FontId::new(size::TITLE, fonts::bold())));
    });
    ui.separator();
}

/// The numbers of a figure, a row for each part or line; wider than the room they scroll.
fn numbers(ui: &mut Ui, table: &Table) {
    let small = |words: &str| RichText::new(words).size(size::SMALL);
    ScrollArea::horizontal().id_salt("numbers").auto_shrink([false, true]).show(ui, |ui| {
        Grid::new("numbers").striped(true).spacing([space::WIDE, space::NEAR]).show(ui, |ui| {
            ui.label("");
            for period in &table.periods {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(small(period).strong()));
            }
            ui.end_row();
            for (name, cells) in &table.rows {
                ui.label(small(name));
                for cell in cells {
                    let words = cell.as_deref().unwrap_or_default();
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(small(words).monospace()));
                }
                ui.end_row();
            }
        });
        ui.add_space(space::STEP);
    });
}
