//! Compare: the chart of what is picked; below it the scorecard, or the numbers of the chart, which can be folded.

use super::Part;
use crate::model::place::SeriesPlace;
use crate::session::Session;
use crate::session::command::Command;
use crate::ui::chart_view::ChartView;
use crate::ui::scorecard::ScorecardTable;
use crate::ui::shell::{keep_size, pane};
use crate::ui::theme::{self, size, space};
use crate::ui::values_table::ValuesTable;
use crate::ui::widgets::heading;
use egui::{Align, CentralPanel, Layout, Panel, Rect, RichText, Role, Ui, UiBuilder, Vec2, WidgetInfo};

/// State of the screen.
#[derive(Debug, Default)]
pub struct Compare {
    chart: ChartView,
    scorecard: ScorecardTable,
    values: ValuesTable,
    /// Whether the table below is folded, so that the chart has its room.
    folded: bool,
}

impl Part for Compare {
    fn show(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        self.chart.build(session);
        let height = ui.available_height();
        if !self.chart.table && is_aimless(session) {
            // One line says why there is no table; an empty pane would only take the chart's room.
            Panel::bottom("scorecard-none").frame(pane(ui)).resizable(false).show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    heading::pane(ui, &session.texts().t("pane-scorecard"));
                    ui.label(session.texts().t("empty-no-target"));
                });
            });
        } else if self.folded {
            Panel::bottom("scorecard-folded").frame(pane(ui)).resizable(false).show(ui, |ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.fold(ui, session));
            });
        } else {
            Panel::bottom("scorecard")
                .frame(pane(ui))
                .resizable(true)
                .default_size(height * 0.27)
                .size_range(96.0..=height * 0.7)
                .show(ui, |ui| {
                    keep_size(ui);
                    self.below(ui, session, commands);
                });
        }
        CentralPanel::default().frame(pane(ui)).show(ui, |ui| self.chart.show(ui, session, commands));
    }
}

/// Whether something is picked and nothing of it has a target.
fn is_aimless(session: &Session) -> bool {
    let picks = session.picks();
    let judged = |place: &SeriesPlace| session.scored().value().is_some_and(|s| s.rows_of(*place).next().is_some());
    !picks.is_empty() && session.scored().value().is_some() && !picks.iter().any(judged)
}

impl Compare {
    fn below(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let room = ui.available_rect_before_wrap();
        if self.chart.table {
            self.values.show(ui, session, self.chart.spec(), commands);
        } else {
            self.scorecard.show(ui, session, commands);
        }
        // At the right of the heading, where nothing else stands.
        let line = Vec2::new(room.width() - space::STEP, ui.spacing().interact_size.y);
        let place = UiBuilder::new().max_rect(Rect::from_min_size(room.min, line));
        ui.scope_builder(place.layout(Layout::right_to_left(Align::Center)), |ui| self.fold(ui, session));
    }

    fn fold(&mut self, ui: &mut Ui, session: &Session) {
        let name = session.texts().t(if self.folded { "compare-unfold" } else { "compare-fold" });
        let link = ui.link(RichText::new(&name).size(size::SMALL).color(theme::accent(theme::look(ui))));
        link.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        self.folded ^= link.clicked();
    }
}
