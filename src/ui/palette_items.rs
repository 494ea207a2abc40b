//! What the palette offers beside the table of actions: saved views, picks, rulers, comparisons, indicators.

use super::actions::Deed;
use super::picks::coverage;
use crate::analysis::ruler;
use crate::model::indexed::Series;
use crate::model::indicator::Level;
use crate::model::message::Fact;
use crate::model::municipality::AreaKind;
use crate::model::place::SeriesPlace;
use crate::model::status::Status;
use crate::model::theme::Theme;
use crate::session::Session;
use crate::session::command::{Adjust, Command, Pick};
use crate::session::loaded::Loaded;
use crate::session::shelf::Views;
use crate::session::view::{Mark, Panels, Scale, Screen};
use crate::text::catalogue::Texts;
use crate::text::search::{Query, Searchable};

/// Most indicators that are offered at once.
const MOST_INDICATORS: usize = 100;

/// One line of the palette.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it is called.
    pub name: String,
    /// Its keys, as people read them; empty where it has none.
    pub keys: String,
    /// What it is found by.
    pub search: Searchable,
    /// What it does.
    pub deed: Deed,
}

impl Item {
    /// A line that is found by its name.
    #[must_use]
    pub fn new(name: String, deed: Deed) -> Self {
        Self { search: Searchable::new(&[&name]), name, keys: String::new(), deed }
    }

    /// The same line, found by other words too.
    #[must_use]
    pub fn found_by(mut self, words: &[&str]) -> Self {
        self.search = Searchable::new(&[&[self.name.as_str()], words].concat());
        self
    }
}

/// Everything that can be chosen from what is there, but indicators, of which there may be very many.
#[must_use]
pub fn of_choices(session: &Session) -> Vec<Item> {
    let mut items = saved_views(session);
    if let Some(loaded) = session.store().value() {
        items.extend(areas(session, loaded));
    }
    items.extend(filters(session));
    items.extend(rulers(session));
    items.extend(layouts(session));
    if let Some(loaded) = session.store().value() {
        items.extend(comparisons(session, loaded));
    }
    items
}

fn named(texts: &Texts, key: &str, name: &str) -> String {
    texts.with(key, &[("name", Fact::Text(name.to_owned()))])
}

fn saved_views(session: &Session) -> Vec<Item> {
    let item = |name: &String| {
        let words = named(session.texts(), "palette-view", name);
        Item::new(words, Deed::of(Command::Views(Views::Open(name.clone()))))
    };
    session.saved_views().iter().map(|view| item(&view.name)).collect()
}

fn areas(session: &Session, loaded: &Loaded) -> Vec<Item> {
    let texts = session.texts();
    let mut items = Vec::new();
    for area in &loaded.data().municipalities {
        let name = texts.place(area);
        let mut add = |key: &str, fact: &'static str, command: Command| {
            let words = texts.with(key, &[(fact, Fact::Text(name.to_owned()))]);
            items.push(Item::new(words, Deed::of(command)).found_by(&[&area.kana, &area.name, &area.name_en]));
        };
        let picked = session.view().areas.contains(&area.municipality_code);
        let key = if picked { "palette-unpick-city" } else { "palette-pick-city" };
        add(key, "name", Command::Pick(Pick::ToggleArea(area.municipality_code)));
        if area.kind == AreaKind::Municipality {
            add("palette-city", "name", Command::Pick(Pick::OpenCity(area.municipality_code)));
            if session.preferences().own_city != Some(area.municipality_code) {
                add("city-own-set", "municipality", Command::SetOwnCity(Some(area.municipality_code)));
            }
        }
    }
    items
}

fn filters(session: &Session) -> Vec<Item> {
    let (texts, view) = (session.texts(), session.view());
    let item = |on: bool, name: String, command: Command| {
        let key = if on { "palette-filter-off" } else { "palette-filter-on" };
        Item::new(named(texts, key, &name), Deed::of(command))
    };
    let themes = Theme::ALL.iter().map(|theme| {
        let item = item(view.themes.contains(theme), texts.theme(*theme), Command::Pick(Pick::ToggleTheme(*theme)));
        item.found_by(&[&texts.t(&format!("reading-theme-{}", theme.key()))])
    });
    let levels = Level::ALL
        .iter()
        .map(|l| item(view.levels.contains(l), texts.level(*l), Command::Adjust(Adjust::ToggleLevel(*l))));
    let statuses = Status::ALL
        .iter()
        .map(|s| item(view.statuses.contains(s), texts.status(*s), Command::Adjust(Adjust::ToggleStatus(*s))));
    themes.chain(levels).chain(statuses).collect()
}

fn rulers(session: &Session) -> Vec<Item> {
    let texts = session.texts();
    let others = ruler::presets().into_iter().filter(|ruler| *ruler != session.view().ruler);
    let item = |ruler: crate::model::ruler::Ruler| {
        let reading = texts.t(&format!("reading-ruler-{}", ruler.key));
        let words = texts.pair(&texts.t("ruler-heading"), &texts.ruler(&ruler.key));
        Item::new(words, Deed::of(Command::Adjust(Adjust::SetRuler(ruler)))).found_by(&[&reading])
    };
    others.map(item).collect()
}

/// How the comparison chart is laid out.
fn layouts(session: &Session) -> Vec<Item> {
    let (texts, view) = (session.texts(), session.view());
    let item = |key: String, command: Command| {
        Item::new(texts.t(&key), Deed::Commands(vec![command, Command::Show(Screen::Compare)]))
    };
    let scales = Scale::ALL.iter().filter(|s| **s != view.scale);
    let scales = scales.map(|s| item(format!("palette-scale-{}", s.key()), Command::Adjust(Adjust::SetScale(*s))));
    let panels = Panels::ALL.iter().filter(|p| **p != view.panels);
    let panels = panels.map(|p| item(format!("palette-panels-{}", p.key()), Command::Adjust(Adjust::SetPanels(*p))));
    let marks = Mark::FORMS.iter().filter(|m| **m != view.mark);
    let marks = marks.map(|m| item(format!("palette-mark-{}", m.key()), Command::Adjust(Adjust::SetMark(*m))));
    scales.chain(panels).chain(marks).collect()
}

fn comparisons(session: &Session, loaded: &Loaded) -> Vec<Item> {
    let texts = session.texts();
    let item = |comparison: &crate::model::comparison::Comparison| {
        let name = texts.comparison(comparison);
        let pick = Command::Pick(Pick::PickComparison(comparison.comparison_id.clone()));
        let deed = Deed::Commands(vec![pick, Command::Show(Screen::Compare)]);
        Item::new(named(texts, "palette-comparison", name), deed).found_by(&[&comparison.name, &comparison.name_en])
    };
    loaded.data().comparisons.iter().map(item).collect()
}

/// Indicators that match, each to be shown alone on the comparison chart.
#[must_use]
pub fn of_indicators(session: &Session, query: &Query) -> Vec<Item> {
    let Some(loaded) = session.store().value() else { return Vec::new() };
    let indicators = loaded.data().placed_indicators();
    // Each indicator once: for the first of its areas, the picked ones before the others, that the words fit.
    let matching = indicators.filter_map(|(position, _)| {
        let series = loaded.index.series_at(position);
        let fits = |place: &SeriesPlace| loaded.matches(*place, query);
        let picked = |place: &SeriesPlace| {
            let series = loaded.index.series(*place);
            series.is_some_and(|s| session.view().areas.contains(&s.area))
        };
        let place = series.clone().filter(picked).find(fits).or_else(|| series.clone().find(fits))?;
        loaded.index.series(place).filter(|s| s.repeat_of.is_none())
    });
    let item = |series: Series<'_>| {
        let texts = session.texts();
        let words = texts.aside(&texts.indicator(series.indicator), &coverage(texts, loaded, series.indicator));
        let name = named(texts, "palette-indicator", &words);
        Item::new(name, Deed::of(Command::Pick(Pick::Compare(series.id()))))
    };
    matching.take(MOST_INDICATORS).map(item).collect()
}
