//! Compare: the chart of what is picked; below it the scorecard, or the numbers of the chart.

use super::Part;
use crate::session::Session;
use crate::session::command::Command;
use crate::ui::chart_view::ChartView;
use crate::ui::scorecard::ScorecardTable;
use crate::ui::shell::{keep_size, pane};
use crate::ui::values_table::ValuesTable;
use egui::{CentralPanel, Panel, Ui};

/// State of the screen.
#[derive(Debug, Default)]
pub struct Compare {
    chart: ChartView,
    scorecard: ScorecardTable,
    values: ValuesTable,
}

impl Part for Compare {
    fn show(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        self.chart.build(session);
        let height = ui.available_height();
        Panel::bottom("scorecard")
            .frame(pane(ui))
            .resizable(true)
            .default_size(height * 0.3)
            .size_range(96.0..=height * 0.7)
            .show(ui, |ui| {
                keep_size(ui);
                if self.chart.table {
                    self.values.show(ui, session, self.chart.spec(), commands);
                } else {
                    self.scorecard.show(ui, session, commands);
                }
            });
        CentralPanel::default().frame(pane(ui)).show(ui, |ui| self.chart.show(ui, session, commands));
    }
}
