//! Events on the time axis of a chart: which are shown, where, and in which words.

use super::request::{ChartRequest, area_name};
use super::spec::{EventMark, Panel, TimeAxisSpec};
use crate::model::event::Event;
use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
use crate::text::catalogue::Texts;
use std::collections::BTreeSet;

/// The events of the drawn areas, and those of every area, in the order of time.
///
/// On an axis of plan time there are none: a date stands at another place of it in every plan.
pub(super) fn marks(
    request: &ChartRequest<'_>,
    texts: &Texts,
    panels: &[Panel],
    axis: &TimeAxisSpec,
) -> Vec<EventMark> {
    let data = request.index.data();
    if axis.plan_time || !data.documents.iter().any(|row| Event::of(row).is_some()) {
        return Vec::new();
    }
    let drawn: BTreeSet<AreaCode> = panels.iter().flat_map(|panel| &panel.lines).map(|line| line.area).collect();
    let [first, last] = axis.range;
    let is_shown = |event: &Event| {
        let of_drawn = event.area.is_none_or(|area| drawn.contains(&area));
        of_drawn && (first..=last).contains(&event.period.middle()) && request.arrangement.shows(event.period)
    };
    let mut events: Vec<Event> = data.documents.iter().filter_map(Event::of).filter(is_shown).collect();
    events.sort_by(|a, b| (a.period, &a.text).cmp(&(b.period, &b.text)));
    let mark = |event: Event| {
        let text = texts.event(&event).to_owned();
        // Whose event it is is said where several cities are drawn.
        let area = event.area.filter(|_| drawn.len() > 1).map(|area| area_name(request.index, texts, area));
        let words = area.map_or_else(|| text.clone(), |area| format!("{area} {text}"));
        EventMark {
            x: event.period.middle(),
            area: event.area,
            spoken: texts.aside(&words, &texts.period_short(event.period)),
            words,
        }
    };
    events.into_iter().map(mark).collect()
}

/// The events in one sentence, for those who cannot see them; nothing where there are none.
pub(super) fn spoken(marks: &[EventMark], texts: &Texts) -> Option<String> {
    let all: Vec<String> = marks.iter().map(|mark| mark.spoken.clone()).collect();
    (!all.is_empty()).then(|| texts.with("event-spoken", &[("events", Fact::Text(texts.list(&all)))]))
}
