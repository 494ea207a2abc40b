//! City: one row a KPI in the groups of its plan, beside the city's own grades and the cities to compare with.

use super::Part;
use crate::chart::city::{self as page, CityRequest, CitySpec, Order};
use crate::chart::palette;
use crate::figure::city::{self as drawing, Clicked, Group, Hold};
use crate::figure::swatch;
use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
use crate::model::place::SeriesPlace;
use crate::session::Session;
use crate::session::command::{Adjust, Command, Pick};
use crate::session::entering::Enter;
use crate::session::loaded::Loaded;
use crate::session::view::Screen;
use crate::ui::entering::EnteringPane;
use crate::ui::theme::{self, size, space};
use crate::ui::topbar::{self, Asked};
use crate::ui::widgets::heading;
use egui::{ComboBox, FontId, Key, KeyboardShortcut, Modifiers, RichText, ScrollArea, Ui};
use std::collections::BTreeSet;

/// The built page, kept until the session's revision grows, and what is folded of it.
#[derive(Debug, Default)]
pub struct City {
    built: Option<(u64, AreaCode, CitySpec)>,
    folded: BTreeSet<(AreaCode, Group)>,
    entering: EnteringPane,
}

impl Part for City {
    fn show(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let (Some(loaded), Some(scored)) = (session.store().value(), session.scored().value()) else {
            let failed = session.store().failure().or(session.scored().failure()).is_some();
            heading::faint(ui, &texts.t(if failed { "empty-store" } else { "loading-scorecard" }));
            return;
        };
        let Some(area) = session.city_shown() else {
            ui.label(texts.t("empty-no-city"));
            return;
        };
        if session.is_entering() {
            self.entering.show(ui, session, loaded, commands);
            return;
        }
        let key = (session.revision(), area);
        if self.built.as_ref().is_none_or(|(revision, area, _)| (*revision, *area) != key) {
            let sieve = session.sieve();
            let shown = |row: &crate::analysis::scorecard::ScorecardRow| {
                sieve.as_ref().is_none_or(|sieve| sieve.passes_anywhere(row.series) && sieve.passes_status(row.status))
            };
            let request = CityRequest {
                index: &loaded.index,
                rows: &scored.rows,
                area,
                others: &session.view().areas,
                shown: &shown,
                order: session.view().city_order,
            };
            self.built = page::build(&request, texts).map(|spec| (key.0, area, spec));
        }
        self.head(ui, session, loaded, commands);
        let Some((.., spec)) = &self.built else {
            ui.label(texts.t("empty-no-city"));
            return;
        };
        if spec.lines.is_empty() {
            let facts = [("all", Fact::Number(spec.all as f64))];
            let words =
                if spec.statistics { texts.t("city-to-picks") } else { texts.with("city-empty-filtered", &facts) };
            ui.label(words);
            return;
        }
        let look = theme::look(ui);
        drawing::captions(ui, spec, look);
        let folded = |group: Group| self.folded.contains(&(area, group));
        let hold = Hold {
            focus: session.focus().and_then(|id| loaded.index.place(id)),
            folded: &folded,
            fold_words: &|group| texts.with("city-fold", &[("group", Fact::Text(group.to_owned()))]),
            active: true,
        };
        let scroll = ScrollArea::vertical().id_salt(("city", area)).auto_shrink(false);
        let clicked = scroll.show(ui, |ui| drawing::lines(ui, spec, look, &hold)).inner;
        if let Some(clicked) = clicked {
            self.act(area, clicked, loaded, commands);
        }
    }
}

impl City {
    /// Name, plan, finding, counts, and the order of the rows.
    fn head(&self, ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let Some((.., spec)) = &self.built else { return };
        let look = theme::look(ui);
        let style = palette::Styles::among(loaded.data(), &session.view().areas).get(loaded.data(), spec.area);
        ui.horizontal_wrapped(|ui| {
            swatch::show(ui, style, look);
            ui.label(RichText::new(&spec.name).font(FontId::new(size::TITLE, crate::ui::fonts::bold())));
            heading::faint(ui, &spec.plan);
            ui.add_space(space::STEP);
            enter_button(ui, session, spec.area, commands);
            for (key, asked) in [("kpi-add", Asked::AddKpi(spec.area)), ("plan-add", Asked::AddPlan(Some(spec.area)))] {
                if !loaded.read_only && ui.button(texts.t(key)).clicked() {
                    topbar::ask(ui.ctx(), asked);
                }
            }
        });
        ui.label(RichText::new(&spec.title).font(FontId::new(size::HEADING, crate::ui::fonts::bold())));
        drawing::strips(ui, &spec.strips, look);
        if spec.statistics && spec.without_target == 0 {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            if !spec.statistics {
                let name = |order: Order| texts.t(&format!("city-order-{}", order.key()));
                let now = session.view().city_order;
                let chosen = ComboBox::from_id_salt("city-order").selected_text(name(now));
                let chosen = chosen.show_ui(ui, |ui| {
                    for order in Order::ALL {
                        if ui.selectable_label(now == *order, name(*order)).clicked() && now != *order {
                            commands.push(Command::Adjust(Adjust::SetCityOrder(*order)));
                        }
                    }
                });
                let name = texts.t("city-order");
                chosen.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
                ui.add_space(space::STEP);
            }
            let facts = [("count", Fact::Number(spec.without_target as f64))];
            if spec.without_target > 0 && ui.link(texts.with("overview-without-target", &facts)).clicked() {
                commands.push(Command::Show(Screen::Activities));
            }
        });
    }

    fn act(&mut self, area: AreaCode, clicked: Clicked, loaded: &Loaded, commands: &mut Vec<Command>) {
        let id = |place: SeriesPlace| loaded.index.series(place).map(|series| series.id());
        match clicked {
            Clicked::Row(place) => commands.push(Command::Focus(id(place))),
            Clicked::Fold(group) => {
                if !self.folded.remove(&(area, group)) {
                    self.folded.insert((area, group));
                }
            }
            Clicked::Peer(own, _, Some(comparison)) => {
                commands.push(Command::Pick(Pick::PickComparison(comparison)));
                commands.push(Command::Focus(id(own)));
                commands.push(Command::Show(Screen::Compare));
            }
            Clicked::Peer(own, _, None) => commands.extend(id(own).map(|id| Command::Pick(Pick::Compare(id)))),
        }
    }
}

/// The way to the sheet on which values are entered.
fn enter_button(ui: &mut Ui, session: &Session, area: AreaCode, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let count = session.entering().draft(area).map_or(0, |draft| draft.cells.len());
    let words = match count {
        0 => texts.t("entering-open"),
        count => texts.with("entering-open-count", &[("count", Fact::Number(count as f64))]),
    };
    let keys = ui.ctx().format_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, Key::I));
    if ui.button(words).on_hover_text(keys).clicked() {
        commands.push(Command::Enter(Enter::Open));
    }
}
