//! The list of indicators under their themes: what is picked above it, and lines that say what is left out.

use super::row::{self, Shown};
use super::search_field;
use crate::chart::palette::Styles;
use crate::model::message::Fact;
use crate::session::Session;
use crate::session::command::{Adjust, Command, Pick};
use crate::session::listing::Group;
use crate::session::loaded::Loaded;
use crate::session::view::Screen;
use crate::ui::fonts;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::{heading, list_row};
use egui::{
    Align, Align2, FontId, Layout, Link, Rect, RichText, Role, ScrollArea, TextEdit, Ui, UiBuilder, Vec2, WidgetInfo,
};
use std::collections::BTreeSet;

/// Share of the pane's remaining height that what is picked may take.
const PICKED: f32 = 0.4;

/// Draws field, filter, picks and list.
pub(super) fn show(ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
    search(ui, session, commands);
    count(ui, session, commands);
    let texts = session.texts();
    let styles = Styles::among(loaded.data(), &session.view().areas);
    let list = session.listing();
    picked(ui, session, loaded, &styles, commands);
    if session.view().areas.is_empty() && list.count == 0 {
        ui.label(texts.t("empty-no-city"));
    } else if list.count == 0 && !session.search().is_empty() {
        ui.label(texts.with("pick-nothing-found", &[("text", Fact::Text(session.search().to_owned()))]));
    } else if list.groups.is_empty() && list.hidden > 0 && session.search().is_empty() {
        ui.label(texts.t("pick-none-several"));
    }
    // The line below the list keeps its room.
    let below = if elsewhere_words(session).is_some() { ui.spacing().interact_size.y } else { 0.0 };
    let room = Rect::from_min_max(ui.cursor().min, ui.max_rect().max - Vec2::new(0.0, below));
    if !list.groups.is_empty() && room.height() > 1.0 {
        ui.scope_builder(UiBuilder::new().max_rect(room).id_salt("list"), |ui| {
            entries(ui, session, loaded, &styles, &list.groups, commands);
        });
    }
    if let Some((words, on)) = elsewhere_words(session)
        && quiet_link(ui, &words)
    {
        commands.push(Command::ListElsewhere(on));
    }
}

/// A link in small words, for what is seldom needed.
fn quiet_link(ui: &mut Ui, words: &str) -> bool {
    let text = RichText::new(words).size(size::SMALL).color(theme::accent(theme::look(ui)));
    let link = ui.add(Link::new(text));
    link.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    link.clicked()
}

fn search(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let mut typed = session.search().to_owned();
    ui.horizontal(|ui| {
        let clear = texts.t("pick-search-clear");
        let wide = ui.available_width() - if typed.is_empty() { 0.0 } else { 30.0 };
        let label = texts.t("pick-search-hint");
        let field = TextEdit::singleline(&mut typed)
            .id(search_field())
            .hint_text(&label)
            .desired_width(wide - 8.0)
            .align(Align2::LEFT_CENTER);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
        if response.changed() {
            commands.push(Command::Search(typed.clone()));
        }
        if !session.search().is_empty() {
            let button = ui.button("×").on_hover_text(&clear);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &clear));
            if button.clicked() {
                commands.push(Command::Search(String::new()));
            }
        }
    });
}

/// The filter of the comparison, how many entries there are, and what the filter leaves out.
fn count(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let list = session.listing();
    ui.horizontal(|ui| {
        if session.preferences().screen == Screen::Compare {
            let several = session.view().several;
            let chip = ui.selectable_label(several, RichText::new(texts.t("pick-several")).size(size::SMALL));
            let spoken = texts.t("pick-several-spoken");
            chip.widget_info(|| WidgetInfo::selected(Role::Button, true, several, &spoken));
            if chip.on_hover_text(&spoken).clicked() {
                commands.push(Command::Adjust(Adjust::SetSeveral(!several)));
            }
        }
        let facts = [
            ("picked", Fact::Number(session.view().indicators.len() as f64)),
            ("count", Fact::Number(list.count as f64)),
        ];
        heading::faint(ui, &texts.with("pick-count", &facts));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !session.view().indicators.is_empty() && ui.link(texts.t("pick-clear")).clicked() {
                commands.push(Command::Pick(Pick::ClearIndicators));
            }
        });
    });
    if session.lists_several() && list.hidden > 0 {
        let words = texts.with("pick-hidden", &[("count", Fact::Number(list.hidden as f64))]);
        if quiet_link(ui, &words) {
            commands.push(Command::Adjust(Adjust::SetSeveral(false)));
        }
    }
}

/// The line about indicators of which no picked area has values, and what a click on it asks for.
fn elsewhere_words(session: &Session) -> Option<(String, bool)> {
    let (texts, list) = (session.texts(), session.listing());
    if list.elsewhere == 0 {
        return None;
    }
    let count = Fact::Number(list.elsewhere as f64);
    let (key, on) = if session.lists_elsewhere() { ("pick-elsewhere-hide", false) } else { ("pick-elsewhere", true) };
    Some((texts.with(key, &[("count", count)]), on))
}

/// What is picked now, above the list, because the list itself may be scrolled or filtered elsewhere. A picked family
/// has its dimensions below it.
fn picked(ui: &mut Ui, session: &Session, loaded: &Loaded, styles: &Styles, commands: &mut Vec<Command>) {
    let shown = |id: &&crate::model::id::IndicatorId| {
        let here = || session.view().areas.iter().any(|area| loaded.index.place_in(id, *area).is_some());
        session.lists_elsewhere() || here()
    };
    let mut met = BTreeSet::new();
    let picked: Vec<Shown<'_>> = session
        .view()
        .indicators
        .iter()
        .filter(shown)
        .filter_map(|id| {
            let position = loaded.position(id)?;
            let family = loaded.families.of(position).filter(|family| met.insert(*family))?;
            // A family is called after its whole.
            let members = loaded.families.members(family);
            let position = if members.len() > 1 { *members.first()? } else { position };
            let indicator = loaded.data().indicator_at(position)?;
            Some(Shown { family, indicator, position, under_theme: false })
        })
        .collect();
    if picked.is_empty() {
        return;
    }
    let pitch = list_row::height(ui) + ui.spacing().item_spacing.y;
    let line = ui.spacing().interact_size.y + ui.spacing().item_spacing.y;
    let lines = |shown: &Shown<'_>| loaded.families.dimensions(shown.family).len();
    let most = (ui.available_height() * PICKED).max(pitch * 1.6);
    let scroll = ScrollArea::vertical().id_salt("picked").auto_shrink([false, true]).max_height(most);
    scroll.show_viewport(ui, |ui, sight| {
        let mut top = 0.0;
        for shown in picked {
            let height = (lines(&shown) as f32).mul_add(line, pitch);
            if top > sight.max.y || top + height < sight.min.y {
                ui.allocate_space(Vec2::new(1.0, height - ui.spacing().item_spacing.y));
            } else {
                ui.push_id(shown.family, |ui| {
                    row::show(ui, session, loaded, styles, shown, commands);
                    if lines(&shown) > 0 {
                        ui.horizontal(|ui| {
                            ui.add_space(INDENT - ui.spacing().item_spacing.x);
                            ui.vertical(|ui| row::dimensions(ui, session, loaded, shown, commands));
                        });
                    }
                });
            }
            top += height;
        }
    });
    ui.separator();
}

/// How far the lists of a family stand from the left, in points.
const INDENT: f32 = 18.0;

/// Rows that are laid out beyond both ends of what is in sight.
const BEYOND: f32 = 2.0;

/// Height of the heading of a theme, in points.
const HEAD: f32 = 22.0;

/// The list: only what is in sight is laid out.
fn entries(
    ui: &mut Ui,
    session: &Session,
    loaded: &Loaded,
    styles: &Styles,
    groups: &[Group],
    commands: &mut Vec<Command>,
) {
    let pitch = list_row::height(ui);
    let whole: f32 = groups.iter().map(|group| (group.entries.len() as f32).mul_add(pitch, HEAD)).sum();
    let scroll = ScrollArea::vertical().id_salt("indicators").min_scrolled_height(0.0).auto_shrink(false);
    scroll.show_viewport(ui, |ui, sight| {
        ui.set_height(whole);
        let (origin, width) = (ui.min_rect().min, ui.available_width());
        let place = |top: f32, height: f32| Rect::from_min_size(origin + Vec2::new(0.0, top), Vec2::new(width, height));
        let mut top = 0.0;
        for group in groups {
            let bottom = (group.entries.len() as f32).mul_add(pitch, top + HEAD);
            if bottom >= sight.min.y && top <= sight.max.y {
                if top + HEAD >= sight.min.y {
                    theme_heading(ui, &session.texts().theme(group.theme), place(top, HEAD));
                }
                // A few more at both ends, so that the arrow keys find the next.
                let first = ((sight.min.y - top - HEAD) / pitch).floor() - BEYOND;
                let last = ((sight.max.y - top - HEAD) / pitch).ceil() + BEYOND;
                let (first, last) = (whole_rows(first), whole_rows(last));
                for (at, entry) in group.entries.iter().enumerate().take(last).skip(first) {
                    let Some(position) = entry.members.first().copied() else { continue };
                    let Some(indicator) = loaded.data().indicator_at(position) else { continue };
                    let shown = Shown { family: entry.family, indicator, position, under_theme: true };
                    let rect = place((at as f32).mul_add(pitch, top + HEAD), pitch);
                    let builder = UiBuilder::new().max_rect(rect).id_salt(("entry", entry.family));
                    let response =
                        ui.scope_builder(builder, |ui| row::show(ui, session, loaded, styles, shown, commands));
                    list_row::follow_keyboard(ui, search_field().with("list"), &response.inner);
                }
            }
            top = bottom;
        }
    });
}

/// A number of rows; none where it is negative.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number of rows that a screen scrolls through, cut at zero"
)]
const fn whole_rows(rows: f32) -> usize {
    rows.max(0.0) as usize
}

/// The heading of a theme.
fn theme_heading(ui: &mut Ui, words: &str, place: Rect) {
    let builder = UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Max)).id_salt(("theme", words));
    ui.scope_builder(builder, |ui| {
        ui.add_space(space::TIGHT);
        ui.label(RichText::new(words).font(FontId::new(size::SMALL, fonts::bold())));
    });
}
