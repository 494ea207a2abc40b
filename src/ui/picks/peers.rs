//! The window that finds near cities by the picked indicators, says why, and saves them as a set.

use crate::analysis::peers::{self, FEWEST, MOST, Measure, Peer, Peers, PeersError, PeersRequest};
use crate::analysis::places::PlaceValue;
use crate::model::id::IndicatorId;
use crate::model::message::Fact;
use crate::model::municipality::{AreaCode, Municipality};
use crate::model::quantity::Quantity;
use crate::session::Session;
use crate::session::command::{Command, Pick};
use crate::session::loaded::Loaded;
use crate::session::peer_sets::{Member, PeerSet, PeerSets};
use crate::text::catalogue::Texts;
use crate::text::number;
use crate::ui::place_search::called;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{dialog, heading};
use egui::{Button, Grid, Rect, Role, ScrollArea, Sense, TextEdit, Ui, Vec2, WidgetInfo};
use std::collections::BTreeMap;

/// Cities that are listed.
const LISTED: usize = 10;

/// Share of the own population by which others may differ where that is asked for.
const NEAR_IN_SIZE: f64 = 0.5;

/// Size of the bar that shows the shares, in points.
const BAR: Vec2 = Vec2::new(150.0, 12.0);

/// What the list depends on.
type Key = (u64, AreaCode, Vec<IndicatorId>, bool, bool);

/// State of the window.
#[derive(Debug, Default)]
pub(super) struct PeersWindow {
    open: bool,
    same_prefecture: bool,
    near_in_size: bool,
    name: String,
    /// Cities that are not to be saved, and notes on those that are, as far as they are typed.
    left_out: Vec<AreaCode>,
    notes: BTreeMap<AreaCode, String>,
    found: Option<(Key, Result<Peers, String>)>,
}

impl PeersWindow {
    /// Opens the window.
    pub fn open(&mut self) {
        *self = Self { open: true, ..Self::default() };
    }

    /// Draws the window where it is open.
    pub fn show(&mut self, ui: &Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
        if !self.open {
            return;
        }
        let (texts, room) = (session.texts(), ui.ctx().content_rect());
        let mut open = true;
        dialog::window(texts.t("peers-title"), room).open(&mut open).show(ui.ctx(), |ui| {
            ui.set_width((room.width() * 0.7).clamp(480.0, 860.0));
            self.contents(ui, session, loaded, commands);
        });
        self.open &= open;
    }

    fn contents(&mut self, ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
        let (texts, view) = (session.texts(), session.view());
        let is_city = |area: &AreaCode| loaded.places.is_city(*area);
        let own = session.preferences().own_city.into_iter().chain(view.areas.iter().copied()).find(is_city);
        let Some(own) = own else {
            ui.label(texts.t("peers-no-city"));
            return;
        };
        let city = loaded.data().municipality(own).map_or_else(|| own.to_string(), |m| called(texts, m).to_owned());
        ui.label(texts.with("peers-of", &[("municipality", Fact::Text(city.clone()))]));
        if !(FEWEST..=MOST).contains(&view.indicators.len()) {
            ui.label(texts.t("peers-pick-indicators"));
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.checkbox(&mut self.same_prefecture, texts.t("peers-same-prefecture"));
            ui.checkbox(&mut self.near_in_size, texts.t("peers-near-in-size"));
        });
        let key = (session.revision(), own, view.indicators.clone(), self.same_prefecture, self.near_in_size);
        if self.found.as_ref().is_none_or(|(of, _)| *of != key) {
            let request = PeersRequest {
                index: &loaded.index,
                own,
                indicators: &view.indicators,
                year: None,
                same_prefecture: self.same_prefecture,
                population_within: self.near_in_size.then_some(NEAR_IN_SIZE),
            };
            let found = peers::peers(&request).map_err(|error| refusal(&error, loaded, texts, &city));
            self.found = Some((key, found));
        }
        match self.found.take() {
            Some((key, Ok(found))) => {
                self.list(ui, session, loaded, &found, commands, own);
                self.found = Some((key, Ok(found)));
            }
            Some((key, Err(why))) => {
                ui.label(&why);
                self.found = Some((key, Err(why)));
            }
            None => {}
        }
    }

    fn list(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        loaded: &Loaded,
        found: &Peers,
        commands: &mut Vec<Command>,
        own: AreaCode,
    ) {
        let texts = session.texts();
        legend(ui, loaded, texts, found);
        let listed: Vec<&Peer> = found.peers.iter().take(LISTED).collect();
        if listed.is_empty() {
            ui.label(texts.t("peers-none-left"));
        }
        ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
            Grid::new("peers").num_columns(4).striped(true).spacing([space::STEP, space::NEAR]).show(ui, |ui| {
                for key in ["column-municipality", "column-distance", "column-apart", "peers-note"] {
                    heading::faint(ui, &texts.t(key));
                }
                ui.end_row();
                for peer in &listed {
                    self.row(ui, loaded, texts, found, peer);
                }
            });
        });
        let counts = [
            ("compared", Fact::Number(found.compared as f64)),
            ("incomplete", Fact::Number(found.incomplete as f64)),
            ("filtered", Fact::Number(found.filtered as f64)),
            ("listed", Fact::Number(listed.len() as f64)),
        ];
        heading::faint(ui, &texts.with("peers-count", &counts));
        heading::faint(ui, &texts.t("peers-about"));
        ui.separator();
        let kept: Vec<AreaCode> = listed.iter().map(|p| p.area).filter(|a| !self.left_out.contains(a)).collect();
        ui.horizontal(|ui| {
            let pick = Button::new(texts.t("peers-pick"));
            if ui.add_enabled(!kept.is_empty(), pick).clicked() {
                let areas = std::iter::once(own).chain(kept.iter().copied()).collect();
                commands.push(Command::Pick(Pick::PickAreas(areas)));
            }
            let label = texts.t("peers-name");
            let field = TextEdit::singleline(&mut self.name).hint_text(&label).desired_width(220.0);
            ui.add(field).widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
            let can = !self.name.trim().is_empty() && !kept.is_empty() && !loaded.read_only;
            if ui.add_enabled(can, Button::new(texts.t("peers-save"))).clicked() {
                let reason = |area: AreaCode| {
                    let typed = self.notes.get(&area).filter(|note| !note.trim().is_empty()).cloned();
                    let peer = listed.iter().find(|peer| peer.area == area);
                    typed.or_else(|| peer.map(|peer| reasons(loaded, texts, found, peer))).unwrap_or_default()
                };
                let first = Member { area: own, note: texts.t("peers-note-own") };
                let others = kept.iter().map(|area| Member { area: *area, note: reason(*area) });
                let members = std::iter::once(first).chain(others).collect();
                commands.push(Command::PeerSets(PeerSets::Save(PeerSet { name: self.name.clone(), members })));
            }
        });
    }

    /// One near city: whether it is kept, how near it is, what sets it apart, and a note.
    fn row(&mut self, ui: &mut Ui, loaded: &Loaded, texts: &Texts, found: &Peers, peer: &Peer) {
        let area = loaded.data().municipality(peer.area);
        let name = area.map_or_else(|| peer.area.to_string(), |m| full(texts, loaded, m));
        let mut kept = !self.left_out.contains(&peer.area);
        if ui.checkbox(&mut kept, &name).changed() {
            self.left_out.retain(|left| *left != peer.area);
            if !kept {
                self.left_out.push(peer.area);
            }
        }
        ui.label(number::decimal(peer.rebased, 3));
        let words = reasons(loaded, texts, found, peer);
        bar(ui, peer, &words);
        let label = texts.with("peers-note-on", &[("municipality", Fact::Text(name))]);
        let note = self.notes.entry(peer.area).or_default();
        let field = TextEdit::singleline(note).hint_text(texts.t("peers-note")).desired_width(200.0);
        ui.add(field).widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
        ui.end_row();
    }
}

/// Shades from dark to pale in which the indicators stand, so that they are told apart in grey too.
fn shade(ui: &Ui, at: usize, of: usize) -> egui::Color32 {
    let strength = 1.0 - 0.8 * at as f32 / of.max(2) as f32;
    theme::accent(theme::look(ui)).gamma_multiply(strength)
}

/// The indicators with their shades and periods.
fn legend(ui: &mut Ui, loaded: &Loaded, texts: &Texts, found: &Peers) {
    ui.horizontal_wrapped(|ui| {
        for (at, measure) in found.measures.iter().enumerate() {
            let (area, _) = ui.allocate_exact_size(Vec2::splat(BAR.y), Sense::hover());
            ui.painter().rect_filled(area, 1.0, shade(ui, at, found.measures.len()));
            let words = format!("{} {}", label(loaded, texts, measure), amount(loaded, texts, measure, measure.own));
            heading::faint(ui, &texts.aside(&words, &texts.period_short(measure.period)));
        }
    });
}

/// The shares of the distance as one bar as long as the distance; its words are read out and shown by pointing.
#[allow(clippy::cast_possible_truncation, reason = "shares of a bar of some hundred points")]
fn bar(ui: &mut Ui, peer: &Peer, words: &str) {
    let (area, response) = ui.allocate_exact_size(BAR, Sense::hover());
    ui.painter().rect_filled(area, 1.0, theme::look(ui).grid());
    let (mut left, whole) = (area.left(), area.width() * peer.rebased.clamp(0.0, 1.0) as f32);
    for (at, share) in peer.shares.iter().enumerate() {
        let width = whole * *share as f32;
        let part = Rect::from_min_size(egui::pos2(left, area.top()), Vec2::new(width, area.height()));
        ui.painter().rect_filled(part, 0.0, shade(ui, at, peer.shares.len()));
        left += width;
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words));
    response.on_hover_text(words);
}

fn label(loaded: &Loaded, texts: &Texts, measure: &Measure) -> String {
    loaded.index.indicator(&measure.indicator).map(|indicator| texts.indicator(indicator)).unwrap_or_default()
}

fn amount(loaded: &Loaded, texts: &Texts, measure: &Measure, value: PlaceValue) -> String {
    let decimals = loaded.index.at(value.row).and_then(|o| o.value).map_or(0, Quantity::decimals);
    Quantity::new(value.value, decimals).map(|value| texts.amount(value, &measure.unit)).unwrap_or_default()
}

/// A city's name with its prefecture, where there are several.
fn full(texts: &Texts, loaded: &Loaded, city: &Municipality) -> String {
    let aside = loaded.places.aside(city);
    if aside.is_empty() { called(texts, city).to_owned() } else { texts.aside(called(texts, city), &aside) }
}

/// Every indicator with its share of the distance and its value.
fn reasons(loaded: &Loaded, texts: &Texts, found: &Peers, peer: &Peer) -> String {
    let all = found.measures.iter().zip(&peer.shares).zip(&peer.values);
    let one = |((measure, share), value): ((&Measure, &f64), &PlaceValue)| {
        let words = format!("{} {}", label(loaded, texts, measure), number::percent_whole(*share));
        texts.aside(&words, &amount(loaded, texts, measure, *value))
    };
    texts.list(&all.map(one).collect::<Vec<_>>())
}

fn refusal(error: &PeersError, loaded: &Loaded, texts: &Texts, city: &str) -> String {
    match error {
        PeersError::Polars(cause) => texts.with("error-analysis", &[("cause", Fact::Text(cause.to_string()))]),
        PeersError::Refused(reason, id) => {
            let indicator = id.as_ref().and_then(|id| loaded.index.indicator(id));
            let facts = [
                ("indicator", Fact::Text(indicator.map(|i| texts.indicator(i)).unwrap_or_default())),
                ("municipality", Fact::Text(city.to_owned())),
            ];
            texts.with(reason.sentence(), &facts)
        }
    }
}
