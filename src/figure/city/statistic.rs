//! One statistic of a city without targets: name, sparkline, newest value, and other cities' values of the same period.

use super::columns::Columns;
use super::{Clicked, FIRST, Hold, SECOND, outline, row};
use crate::chart::city::StatisticRow;
use crate::figure::board::words;
use crate::figure::look::Look;
use crate::model::status::Status;
use egui::{Align, Rangef, Rect, Role, Sense, Stroke, Ui, WidgetInfo};

/// Draws a row into its place.
pub(super) fn draw(
    ui: &Ui,
    place: Rect,
    made: &StatisticRow,
    (columns, look): (&Columns, Look),
    hold: &Hold<'_>,
) -> Option<Clicked> {
    let middle = place.center().y;
    let chosen = hold.focus == Some(made.series);
    let mut clicked = None;
    if hold.active {
        let response = ui.interact(place, ui.scope_id().with(("city-statistic", made.series)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &made.spoken));
        if chosen {
            ui.painter().rect_filled(place.shrink(1.0), 3.0, ui.visuals().selection.bg_fill);
        }
        outline(ui, &response, look);
        clicked = response.clicked().then_some(Clicked::Row(made.series));
        response.on_hover_text(&made.spoken);
    }
    let painter = ui.painter();
    painter.hline(place.x_range(), place.bottom() - 0.5, Stroke::new(1.0, look.grid()));
    let (first, second) = (middle - FIRST * 0.62, middle - SECOND * 0.62);
    let name = Rangef::new(columns.status.min, columns.name.max);
    words::text(painter, name, first, &made.label, (FIRST, Align::Min, look.ink()));
    row::spark(painter, columns.trend, middle, &made.spark, Status::NotAssessable, look);
    let value = format!("{}　{}", made.value, made.period);
    words::text(painter, columns.way, first, &value, (FIRST, Align::Min, look.ink()));
    let room = Rangef::new(columns.amounts.min, place.right());
    let each = room.span() / made.others.len().max(1) as f32;
    let mut left = room.min;
    for other in &made.others {
        let range = Rangef::new(left, left + each - 8.0);
        let words = format!("{} {}", other.name, other.words);
        words::text(painter, range, second, &words, (SECOND, Align::Min, look.faint()));
        left += each;
    }
    clicked
}
