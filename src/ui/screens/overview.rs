//! The overview: a mark for each target, themes × cities, and below it what is most at risk.

use super::Part;
use crate::chart::board;
use crate::chart::matrix::{self, MatrixRequest, MatrixSpec, TargetMark};
use crate::chart::request::area_name;
use crate::figure::matrix as drawing;
use crate::figure::matrix::{Clicked, Said};
use crate::model::message::Fact;
use crate::model::place::SeriesPlace;
use crate::model::status::Status;
use crate::session::Session;
use crate::session::command::{Command, Pick};
use crate::session::loaded::Loaded;
use crate::session::view::Screen;
use crate::session::worker::Scored;
use crate::ui::theme::{self, size};
use crate::ui::widgets::heading;
use egui::{FontId, RichText, ScrollArea, Ui};

/// Room that the bar of a scrolled area takes, in points.
const BAR: f32 = 10.0;

/// The built overview, kept until the session's revision grows.
#[derive(Debug, Default)]
pub struct Overview {
    built: Option<(u64, MatrixSpec)>,
}

impl Part for Overview {
    fn show(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let (Some(loaded), Some(scored)) = (session.store().value(), session.scored().value()) else {
            let failed = session.store().failure().or(session.scored().failure()).is_some();
            heading::faint(ui, &texts.t(if failed { "empty-store" } else { "loading-scorecard" }));
            return;
        };
        if self.built.as_ref().is_none_or(|(revision, _)| *revision != session.revision()) {
            self.built = Some((session.revision(), build(session, loaded, scored)));
        }
        let Some((_, spec)) = &self.built else { return };
        let look = theme::look(ui);
        ui.label(RichText::new(&spec.title).font(FontId::new(size::TITLE, crate::ui::fonts::bold())));
        if spec.heads.is_empty() {
            ui.label(texts.t("empty-no-city"));
            return;
        }
        if spec.is_empty() {
            ui.label(texts.t("overview-empty"));
        }
        changed(ui, session, spec, commands);
        drawing::key(ui, spec, look);
        ui.add_space(theme::space::NEAR);
        let said = Said {
            label: &|mark| label(session, loaded, mark),
            lines: &|mark| lines(session, loaded, scored, mark),
            theme: &|name| texts.with("overview-open-theme", &[("theme", Fact::Text(name.to_owned()))]),
        };
        let mut clicked = None;
        ScrollArea::both().id_salt("overview").auto_shrink(false).show(ui, |ui| {
            let room = ui.available_size() - egui::vec2(BAR, 2.0);
            clicked = drawing::draw(ui, spec, room, look, Some(&said));
        });
        if let Some(clicked) = clicked {
            open(loaded, clicked, commands);
        }
    }
}

fn build(session: &Session, loaded: &Loaded, scored: &Scored) -> MatrixSpec {
    let (view, flips) = (session.view(), session.flips());
    let ruler = crate::ui::ruler_menu::words(session.texts(), &scored.ruler);
    let request = MatrixRequest {
        index: &loaded.index,
        rows: &scored.rows,
        flips: &flips,
        areas: &view.areas,
        themes: &view.themes,
        levels: &view.levels,
        ruler: &ruler,
        own: session.preferences().own_city,
    };
    matrix::build(&request, session.texts())
}

/// City, indicator and status of a mark.
fn label(session: &Session, loaded: &Loaded, mark: &TargetMark) -> String {
    let texts = session.texts();
    let Some(series) = loaded.index.series(mark.series) else { return String::new() };
    let area = area_name(&loaded.index, texts, series.area);
    format!("{area} {} {}", texts.indicator(series.indicator), texts.status(mark.status))
}

/// Everything that is known of a mark, and how it was judged under the ruler before.
fn lines(session: &Session, loaded: &Loaded, scored: &Scored, mark: &TargetMark) -> Vec<String> {
    let texts = session.texts();
    let row = scored.rows.get(mark.row).and_then(|row| board::row::row(&loaded.index, texts, row));
    let mut lines = row.map(|row| row.words).unwrap_or_default();
    if let Some(before) = mark.before {
        let facts = [("from", Fact::Text(texts.status(before))), ("to", Fact::Text(texts.status(mark.status)))];
        lines.push(texts.with("overview-mark-flip", &facts));
    }
    lines
}

fn open(loaded: &Loaded, clicked: Clicked, commands: &mut Vec<Command>) {
    let id = |place: SeriesPlace| loaded.index.series(place).map(|series| series.id());
    match clicked {
        Clicked::City(area) => commands.push(Command::Pick(Pick::OpenCity(area))),
        Clicked::Theme(theme) => commands.push(Command::Pick(Pick::OpenTheme(theme))),
        Clicked::Cell(theme, area) => commands.push(Command::Pick(Pick::OpenCell(theme, area))),
        Clicked::Mark(place) => commands.push(Command::Focus(id(place))),
        Clicked::Better(at_risk, _, Some(comparison)) => {
            commands.push(Command::Pick(Pick::PickComparison(comparison)));
            commands.push(Command::Focus(id(at_risk)));
            commands.push(Command::Show(Screen::Compare));
        }
        Clicked::Better(at_risk, _, None) => commands.extend(id(at_risk).map(|id| Command::Pick(Pick::Compare(id)))),
    }
}

/// What the last change of the ruler changed, while its marks are there.
fn changed(ui: &mut Ui, session: &Session, spec: &MatrixSpec, commands: &mut Vec<Command>) {
    let Some(before) = session.before() else { return };
    ui.horizontal_wrapped(|ui| {
        let colour = theme::status_colour(theme::look(ui), Status::SlightlyBehind);
        let texts = session.texts();
        let changed = spec.remarks.get(1).cloned().unwrap_or_else(|| texts.t("overview-no-flips"));
        ui.label(RichText::new(changed).color(colour));
        let ruler = Fact::Text(texts.ruler(&before.ruler.key));
        heading::faint(ui, &texts.with("overview-flips-since", &[("ruler", ruler)]));
        if ui.button(texts.t("overview-forget-flips")).clicked() {
            commands.push(Command::ForgetFlips);
        }
    });
}
