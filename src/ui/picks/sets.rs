//! Ready sets of cities, and which city is the reader's own.

use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
use crate::session::Session;
use crate::session::command::{Command, Pick};
use crate::session::loaded::Loaded;
use crate::session::peer_sets::PeerSets;
use crate::session::places::{ReadySet, SetKind};
use crate::text::catalogue::Texts;
use crate::ui::place_search::called;
use egui::{ComboBox, Role, ScrollArea, Ui, WidgetInfo};
use std::collections::BTreeSet;

/// Height of the list of prefectures, in points.
const PREFECTURES: f32 = 220.0;

/// Width of the menu, in points.
const WIDTH: f32 = 360.0;

/// Most cities that are offered as the reader's own; any other is found on its own screen.
const MOST_OWN: usize = 40;

/// The menu of ready and saved sets; returns whether near cities are to be found.
pub(super) fn menu(ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) -> bool {
    let texts = session.texts();
    let mut finds = false;
    ui.menu_button(texts.t("pick-sets"), |ui| {
        ui.set_max_width(WIDTH);
        let (own, picked) = (session.preferences().own_city, &session.view().indicators);
        let sets = loaded.places.sets(&loaded.index, &loaded.covered, own, picked);
        let (of_prefectures, others): (Vec<_>, Vec<_>) =
            sets.into_iter().partition(|set| matches!(set.kind, SetKind::Prefecture(_)));
        if ui.button(texts.t("peers-open")).clicked() {
            finds = true;
            ui.close();
        }
        saved(ui, session, commands);
        ui.separator();
        if others.is_empty() && of_prefectures.is_empty() {
            ui.label(texts.t("pick-sets-none"));
        }
        let mut offer = |ui: &mut Ui, set: ReadySet| {
            if ui.button(words(texts, &set)).clicked() {
                commands.push(Command::Pick(Pick::PickAreas(set.areas)));
                ui.close();
            }
        };
        for set in others {
            offer(ui, set);
        }
        if of_prefectures.is_empty() {
            return;
        }
        ui.separator();
        ScrollArea::vertical().id_salt("prefectures").max_height(PREFECTURES).auto_shrink([false, true]).show(
            ui,
            |ui| {
                for set in of_prefectures {
                    offer(ui, set);
                }
            },
        );
    });
    finds
}

/// The sets that the reader has saved, each with the notes on its members to be pointed at, and a way to delete it.
fn saved(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    for set in session.peer_sets() {
        let facts = [("name", Fact::Text(set.name.clone())), ("count", Fact::Number(set.members.len() as f64))];
        let name = |area: AreaCode| {
            let known = session.store().value().and_then(|loaded| loaded.data().municipality(area));
            known.map_or_else(|| area.to_string(), |city| called(texts, city).to_owned())
        };
        let notes = set.members.iter().map(|member| texts.pair(&name(member.area), &member.note));
        let notes = notes.collect::<Vec<_>>().join("\n");
        ui.horizontal(|ui| {
            if ui.button(texts.with("peers-set", &facts)).on_hover_text(notes).clicked() {
                commands.push(Command::Pick(Pick::PickAreas(set.areas())));
                ui.close();
            }
            let delete = texts.with("peers-delete", &facts);
            let link = ui.link(texts.t("peers-delete-short"));
            link.widget_info(|| WidgetInfo::labeled(Role::Button, true, &delete));
            if link.clicked() {
                commands.push(Command::PeerSets(PeerSets::Delete(set.name.clone())));
                ui.close();
            }
        });
    }
}

fn words(texts: &Texts, set: &ReadySet) -> String {
    let count = ("count", Fact::Number(set.areas.len() as f64));
    match &set.kind {
        SetKind::Own => texts.t("pick-set-own"),
        SetKind::Publishers => texts.with("pick-set-publishers", &[count]),
        SetKind::OfPicked => texts.with("pick-set-of-picked", &[count]),
        SetKind::All => texts.with("pick-set-all", &[count]),
        SetKind::Prefecture(name) => {
            texts.with("pick-set-prefecture", &[("prefecture", Fact::Text(name.clone())), count])
        }
    }
}

/// Which city is the reader's own: its name stands bold in this pane and in every figure.
pub(super) fn own_city(ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let own = session.preferences().own_city;
    let name = texts.t("city-own");
    let combo = ComboBox::from_id_salt("own-city").width(0.0).selected_text(&name).show_ui(ui, |ui| {
        if ui.selectable_label(own.is_none(), texts.t("pick-own-city-none")).clicked() {
            commands.push(Command::SetOwnCity(None));
        }
        for code in offered(session, loaded) {
            let Some(city) = loaded.data().municipality(code) else { continue };
            let (on, called) = (own == Some(code), called(texts, city));
            let label = ui.selectable_label(on, called);
            let spoken = texts.with("city-own-set", &[("municipality", Fact::Text(called.to_owned()))]);
            label.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &spoken));
            if label.clicked() {
                commands.push(Command::SetOwnCity(Some(code)));
            }
        }
    });
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
}

/// Cities that may well be the reader's own: the present one, those with plans or reports, those that are picked.
fn offered(session: &Session, loaded: &Loaded) -> Vec<AreaCode> {
    let is_city = |area: &AreaCode| loaded.places.is_city(*area);
    let picked = session.view().areas.iter().copied();
    let all =
        session.preferences().own_city.into_iter().chain(loaded.places.publishers().iter().copied()).chain(picked);
    let mut taken = BTreeSet::new();
    all.filter(|area| taken.insert(*area) && is_city(area)).take(MOST_OWN).collect()
}
