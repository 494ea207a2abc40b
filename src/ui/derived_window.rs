//! The window of an indicator that is computed from others: its sources, the operation, and what the picked cities get.

use super::keys::Composing;
use super::theme::{self, space};
use super::widgets::{dialog, heading};
use crate::analysis::derived::{self, Reach};
use crate::chart::observed;
use crate::chart::request::area_name;
use crate::model::derived::{Formula, MOST_YEARS, Operation};
use crate::model::id::IndicatorId;
use crate::model::indicator::Indicator;
use crate::model::message::Fact;
use crate::model::place::IndicatorPlace;
use crate::model::status::Status;
use crate::model::typed::{self, is_derived};
use crate::model::unit::Unit;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::loaded::Loaded;
use crate::session::typing::defining::Definition;
use crate::session::typing::deriving::{self, Deriving, OwnDerived};
use crate::text::catalogue::Texts;
use crate::text::search::Query;
use egui::{
    Button, ComboBox, DragValue, Id, PopupCloseBehavior, Rect, RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo,
};

/// Indicators that a list offers at once.
const OFFERED: usize = 40;

/// Cities whose values are shown.
const SHOWN: usize = 6;

/// What the preview depends on.
type Key = (u64, Formula, String);

/// What the picked cities get, a line each, or why nothing is computed.
type Preview = Result<(Reach, Vec<String>), String>;

/// State of the window.
#[derive(Debug, Default)]
pub struct DerivedWindow {
    own: Option<OwnDerived>,
    fresh: bool,
    /// Whether saving was asked for while something was missing.
    refused: bool,
    /// What is looked for in the list that is open.
    typed: String,
    preview: Option<(Key, Preview)>,
    composing: Composing,
}

impl DerivedWindow {
    /// Opens the window for a new indicator of what is picked, or for one that is there.
    pub fn open(&mut self, session: &Session, id: Option<&IndicatorId>) {
        let Some(loaded) = session.store().value() else { return };
        let known = id.and_then(|id| loaded.index.indicator(id)).and_then(OwnDerived::of);
        let mut picked = session.view().indicators.iter().filter(|id| !is_derived(id)).cloned();
        let fresh = || OwnDerived {
            id: None,
            name: String::new(),
            name_en: String::new(),
            formula: Formula {
                op: Operation::Ratio,
                a: picked.next().unwrap_or_else(|| IndicatorId::new("")),
                b: vec![picked.next().unwrap_or_else(|| IndicatorId::new(""))],
                factor: 100.0,
                years: 1,
            },
            unit: "%".to_owned(),
        };
        *self = Self { own: Some(known.unwrap_or_else(fresh)), fresh: true, ..Self::default() };
    }

    /// Whether the window is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.own.is_some()
    }

    /// Draws the window where it is open.
    pub fn show(&mut self, ui: &Ui, session: &Session, room: Rect, commands: &mut Vec<Command>) {
        let Some(mut own) = self.own.take() else { return };
        let Some(loaded) = session.store().value() else { return };
        let texts = session.texts();
        let keys = self.composing.field_keys(ui.ctx());
        let (mut open, mut save, mut cancelled) = (true, keys.enter, keys.escape);
        dialog::window(texts.t("derived-title"), room).id(Id::unique("derived-window")).open(&mut open).show(
            ui.ctx(),
            |ui| {
                ui.set_width((room.width() * 0.6).clamp(440.0, 700.0));
                self.fields(ui, session, loaded, &mut own);
                self.preview(ui, session, loaded, &own);
                ui.add_space(space::STEP);
                ui.horizontal(|ui| {
                    save |= ui.add_enabled(!loaded.read_only, Button::new(texts.t("path-save"))).clicked();
                    cancelled |= ui.button(texts.t("dialog-cancel")).clicked();
                });
            },
        );
        let sound = matches!(&self.preview, Some((_, Ok(_))));
        self.refused |= save;
        if save && sound && !own.name.trim().is_empty() {
            commands.push(Command::Define(Definition::Derived(Deriving::Put(own))));
        } else if open && !cancelled {
            self.own = Some(own);
        }
    }

    fn fields(&mut self, ui: &mut Ui, session: &Session, loaded: &Loaded, own: &mut OwnDerived) {
        let texts = session.texts();
        let fresh = std::mem::take(&mut self.fresh);
        let name = text(ui, &texts.t("derived-name"), &mut own.name);
        if fresh {
            name.request_focus();
        }
        heading::faint(ui, &texts.t("derived-operation"));
        ui.horizontal_wrapped(|ui| {
            for op in Operation::ALL {
                let words = texts.t(&format!("derived-op-{}", op.key()));
                if ui.radio_value(&mut own.formula.op, *op, words).changed() {
                    fitted(&mut own.formula);
                }
            }
        });
        let formula = &mut own.formula;
        self.source(ui, session, loaded, &texts.t("derived-a"), &mut formula.a);
        let count = formula.b.len();
        for (at, id) in formula.b.iter_mut().enumerate() {
            let number = [("number", Fact::Number((at + 1) as f64))];
            let name = if count == 1 { texts.t("derived-b") } else { texts.with("derived-b-number", &number) };
            self.source(ui, session, loaded, &name, id);
        }
        match formula.op {
            Operation::Share => {
                ui.horizontal(|ui| {
                    if ui.button(texts.t("derived-b-add")).clicked() {
                        formula.b.push(IndicatorId::new(""));
                    }
                    let less = ui.add_enabled(count > 1, Button::new(texts.t("derived-b-less")));
                    if less.clicked() {
                        formula.b.pop();
                    }
                });
            }
            Operation::Growth => {
                let label = texts.t("derived-years");
                heading::faint(ui, &label);
                let field = ui.add(DragValue::new(&mut formula.years).range(1..=MOST_YEARS));
                field.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, &label));
            }
            Operation::Ratio => {
                ui.horizontal(|ui| {
                    let label = texts.t("derived-factor");
                    ui.label(&label);
                    let field = ui.add(DragValue::new(&mut formula.factor).speed(1.0));
                    field.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, &label));
                    let label = texts.t("derived-unit");
                    ui.label(&label);
                    let field = ui.add(TextEdit::singleline(&mut own.unit).desired_width(120.0));
                    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
                });
            }
            Operation::Difference => {}
        }
        text(ui, &texts.t("derived-name-en"), &mut own.name_en);
    }

    /// A list from which a source is chosen, with a field that narrows it down.
    fn source(&mut self, ui: &mut Ui, session: &Session, loaded: &Loaded, name: &str, id: &mut IndicatorId) {
        let texts = session.texts();
        let chosen = loaded.index.indicator(id).map(|row| called(texts, loaded, row));
        let shown = chosen.unwrap_or_else(|| texts.t("derived-choose"));
        let title = texts.pair(name, &shown);
        let combo = ComboBox::from_id_salt(("derived-source", name))
            .width(ui.available_width())
            .truncate()
            .selected_text(&title)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .height(320.0)
            .show_ui(ui, |ui| {
                let label = texts.t("derived-find");
                let field = TextEdit::singleline(&mut self.typed).hint_text(&label).desired_width(f32::INFINITY);
                ui.add(field).widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
                let (found, more) = offered(session, loaded, &self.typed);
                ScrollArea::vertical().id_salt("derived-found").max_height(260.0).show(ui, |ui| {
                    for row in found {
                        if ui.selectable_label(row.indicator_id == *id, called(texts, loaded, row)).clicked() {
                            *id = row.indicator_id.clone();
                            self.typed.clear();
                            ui.close();
                        }
                    }
                    if more > 0 {
                        heading::faint(ui, &texts.with("derived-found-more", &[("count", Fact::Number(more as f64))]));
                    }
                });
            });
        combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &title));
    }

    /// The values of the picked cities, or why there are none; computed again only when something has changed.
    fn preview(&mut self, ui: &mut Ui, session: &Session, loaded: &Loaded, own: &OwnDerived) {
        let texts = session.texts();
        let key = (session.revision(), own.formula.clone(), own.unit.clone());
        if self.preview.as_ref().is_none_or(|(of, _)| *of != key) {
            self.preview = Some((key, computed(session, loaded, own)));
        }
        heading::faint(ui, &texts.t("derived-preview"));
        match &self.preview {
            Some((_, Ok((reach, lines)))) => {
                for line in lines {
                    ui.label(line);
                }
                let facts = [
                    ("areas", Fact::Number(reach.areas as f64)),
                    ("values", Fact::Number(reach.values as f64)),
                    ("decimals", Fact::Number(f64::from(reach.decimals))),
                ];
                heading::faint(ui, &texts.with("derived-reach", &facts));
            }
            Some((_, Err(why))) => {
                ui.label(why);
            }
            None => {}
        }
        heading::faint(ui, &texts.t("derived-rules"));
        if self.refused && own.name.trim().is_empty() {
            let colour = theme::status_colour(theme::look(ui), Status::WorseThanBaseline);
            ui.label(RichText::new(texts.t("error-derived-name")).color(colour));
        }
    }
}

/// Gives a formula the number of sources that its operation takes.
fn fitted(formula: &mut Formula) {
    match formula.op {
        Operation::Growth => formula.b.clear(),
        Operation::Ratio | Operation::Difference => formula.b.resize_with(1, || IndicatorId::new("")),
        Operation::Share if formula.b.is_empty() => formula.b.push(IndicatorId::new("")),
        Operation::Share => {}
    }
}

/// The name of an indicator with its unit and who has values of it.
fn called(texts: &Texts, loaded: &Loaded, indicator: &Indicator) -> String {
    let coverage = super::picks::coverage(texts, loaded, indicator);
    let unit = Some(indicator.unit.0.clone()).filter(|unit| !unit.is_empty());
    texts.aside(&texts.indicator(indicator), &texts.list(&unit.into_iter().chain([coverage]).collect::<Vec<_>>()))
}

/// The indicators that fit what is typed, the picked ones and those that most areas have first, and how many more there
/// are.
fn offered<'l>(session: &Session, loaded: &'l Loaded, typed: &str) -> (Vec<&'l Indicator>, usize) {
    let query = Query::new(typed);
    let rows = loaded.data().placed_indicators();
    let may_be = |row: &Indicator| row.repeat_of.is_none() && !is_derived(&row.indicator_id);
    let fits = rows.filter(|(at, row)| may_be(row) && loaded.covered.of(*at).areas > 0 && loaded.is_found(*at, &query));
    let mut found: Vec<(IndicatorPlace, &Indicator)> = fits.collect();
    let picked = |row: &Indicator| session.view().indicators.contains(&row.indicator_id);
    found.sort_by_key(|(at, row)| (!picked(row), std::cmp::Reverse(loaded.covered.of(*at).areas), *at));
    let more = found.len().saturating_sub(OFFERED);
    (found.into_iter().take(OFFERED).map(|(_, row)| row).collect(), more)
}

fn computed(session: &Session, loaded: &Loaded, own: &OwnDerived) -> Preview {
    let texts = session.texts();
    let formula = &own.formula;
    if formula.sources().any(|id| id.as_str().is_empty()) {
        return Err(texts.t("derived-choose"));
    }
    let name = |id: &IndicatorId| loaded.index.indicator(id).map_or_else(|| id.to_string(), |row| texts.indicator(row));
    let reach = deriving::reach(&loaded.index, formula, name).map_err(|message| texts.say(&message))?;
    let Some(first) = loaded.index.indicator(&formula.a) else { return Err(texts.t("derived-choose")) };
    let unit = derived::unit(&loaded.index, formula).unwrap_or_else(|| Unit::new(own.unit.trim()));
    let mut made = Indicator { indicator_id: typed::derived_id("preview"), unit, ..first.clone() };
    made.source.raw_text = formula.written();
    let values = derived::compute(&loaded.index, &made).values;
    let line = |area| {
        let place = values.place_at(IndicatorPlace::FIRST, area)?;
        let row = values.observations_of(place).last()?;
        let amount = texts.aside(&observed::amount(texts, row), &row.raw_text());
        let words = format!("{} {}", area_name(&loaded.index, texts, area), texts.period_short(row.period));
        Some(texts.pair(&words, &amount))
    };
    let all: Vec<String> = session.view().areas.iter().filter_map(|area| line(*area)).collect();
    let more = all.len().saturating_sub(SHOWN);
    let mut lines: Vec<String> = all.into_iter().take(SHOWN).collect();
    if lines.is_empty() {
        lines.push(texts.t("derived-preview-none"));
    }
    if more > 0 {
        lines.push(texts.with("derived-preview-more", &[("count", Fact::Number(more as f64))]));
    }
    Ok((reach, lines))
}

/// A field with its name above it.
fn text(ui: &mut Ui, name: &str, words: &mut String) -> egui::Response {
    heading::faint(ui, name);
    let response = ui.add(TextEdit::singleline(words).desired_width(f32::INFINITY));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    response
}
