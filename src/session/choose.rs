//! Choices: what each does to the view, and under which name it is undone.

use super::Session;
use super::command::{Adjust, Pick};
use super::history::{Before, Step};
use super::loaded::Loaded;
use super::sieve::Filter;
use super::view::{Screen, ViewSpec};
use crate::analysis::compare;
use crate::frame::Cube;
use crate::model::comparison::Grade;
use crate::model::id::{IndicatorId, SeriesId};
use crate::model::municipality::{AreaCode, AreaKind};
use crate::model::place::{IndicatorPlace, SeriesPlace};
use std::collections::BTreeSet;

impl Session {
    /// Picks what is shown; can be undone.
    pub(super) fn pick(&mut self, pick: Pick) {
        let mut view = self.view.clone();
        let step = match pick {
            Pick::ToggleArea(area) => {
                toggle(&mut view.areas, area);
                Step::Areas
            }
            Pick::PickAllAreas(all) => {
                view.areas = if all { self.all_cities() } else { Vec::new() };
                Step::Areas
            }
            Pick::PickAreas(areas) => {
                view.areas = areas;
                Step::Areas
            }
            Pick::ToggleTheme(theme) => {
                toggle(&mut view.themes, theme);
                view.themes.sort_unstable();
                Step::Themes
            }
            Pick::ClearThemes => {
                view.themes.clear();
                Step::Themes
            }
            Pick::ToggleIndicator(id) => {
                view.comparison = None;
                if !view.indicators.contains(&id) {
                    self.bring_in(&mut view, &id);
                }
                toggle(&mut view.indicators, id);
                Step::Indicators
            }
            Pick::UnpickIndicators(ids) => {
                view.comparison = None;
                view.indicators.retain(|id| !ids.contains(id));
                Step::Indicators
            }
            Pick::ToggleMember { of, dimension, member } => {
                view.comparison = None;
                self.toggle_member(&mut view, &of, &dimension, member.as_deref());
                Step::Indicators
            }
            Pick::PickComparison(id) => {
                self.pick_comparison(&mut view, id);
                Step::Comparison
            }
            Pick::ClearIndicators => {
                view.indicators.clear();
                view.comparison = None;
                Step::Clear
            }
            Pick::OpenTheme(theme) => {
                view.themes = vec![theme];
                self.turn_to(Screen::Compare);
                Step::Cell
            }
            Pick::OpenCell(theme, area) => {
                view.themes = vec![theme];
                if !view.areas.contains(&area) {
                    view.areas.push(area);
                }
                self.turn_to(Screen::Compare);
                Step::Cell
            }
            Pick::OpenCity(area) => {
                view.city = Some(area);
                // The detail of another city's indicator would stand beside the wrong profile.
                let of_city = |l: &std::sync::Arc<Loaded>| {
                    self.focus.as_ref().is_some_and(|id| id.area == area && l.index.place(id).is_some())
                };
                if !self.store.value().is_some_and(of_city) {
                    self.focus_on(None);
                }
                self.turn_to(Screen::City);
                Step::City
            }
            Pick::Show(id) => {
                view.comparison = None;
                view.indicators = vec![id];
                self.turn_to(Screen::Compare);
                Step::Indicators
            }
            Pick::Compare(id) => {
                self.pick_only(&mut view, id);
                self.turn_to(Screen::Compare);
                Step::Indicators
            }
        };
        self.step(step, view, false);
    }

    /// Filters or lays out what is picked; can be undone.
    pub(super) fn adjust(&mut self, adjust: Adjust) {
        let typed = matches!(&adjust, Adjust::Filter(words) if !words.is_empty());
        let mut view = self.view.clone();
        let step = adjusted(&mut view, adjust);
        self.step(step, view, typed);
    }

    /// Shows another view, as one step that can be undone; letters that follow letters are one step.
    fn step(&mut self, step: Step, view: ViewSpec, typed: bool) {
        if view != self.view {
            if typed && self.history.only_words_since(&self.view) {
                self.history.go_on();
            } else {
                self.history.record(step, Before::View(Box::new(self.view.clone())));
            }
            self.show(view);
        }
    }

    pub(super) fn turn_to(&mut self, screen: Screen) {
        self.preferences.screen = screen;
        self.remember_preferences();
        self.refresh_listing();
    }

    /// Brings the area in that alone has an indicator which is being picked. A detail that is open becomes the picked
    /// one's; a closed one stays closed.
    fn bring_in(&mut self, view: &mut ViewSpec, id: &IndicatorId) {
        let Some(loaded) = self.store.value().cloned() else { return };
        let only = loaded.position(id).and_then(|position| loaded.covered.of(position).only);
        if let Some(area) = only.filter(|area| !view.areas.contains(area)) {
            view.areas.push(area);
        }
        if self.focus.is_some() {
            let focus = self.series_to_show(&loaded.index, &view.areas, id);
            self.focus_on(focus);
        }
    }

    /// Picks or unpicks a part beside what is picked of its family; new parts stand behind the last of it.
    fn toggle_member(&mut self, view: &mut ViewSpec, of: &IndicatorId, dimension: &str, member: Option<&str>) {
        let Some(loaded) = self.store.value().cloned() else { return };
        let Some(family) = loaded.position(of).and_then(|position| loaded.families.of(position)) else { return };
        let data = loaded.data();
        let id = |at: &IndicatorPlace| data.indicator_at(*at).map(|indicator| indicator.indicator_id.clone());
        let members = loaded.families.members(family);
        let picked: Vec<IndicatorPlace> =
            members.iter().copied().filter(|at| id(at).is_some_and(|id| view.indicators.contains(&id))).collect();
        let next = loaded.families.toggled(data, family, &picked, dimension, member);
        let gone: Vec<IndicatorId> = picked.iter().filter(|at| !next.contains(at)).filter_map(id).collect();
        let fresh: Vec<IndicatorId> = next.iter().filter(|at| !picked.contains(at)).filter_map(id).collect();
        if let Some(first) = fresh.first() {
            self.bring_in(view, first);
        }
        let all: Vec<IndicatorId> = members.iter().filter_map(id).collect();
        let last = view.indicators.iter().rposition(|id| all.contains(id)).map_or(view.indicators.len(), |at| at + 1);
        view.indicators.splice(last..last, fresh);
        view.indicators.retain(|id| !gone.contains(id));
    }

    fn pick_only(&mut self, view: &mut ViewSpec, id: SeriesId) {
        if self.store.value().is_some_and(|l| l.index.place(&id).is_some()) && !view.areas.contains(&id.area) {
            view.areas.push(id.area);
        }
        view.comparison = None;
        view.indicators = vec![id.indicator.clone()];
        if self.focus.is_some() {
            self.focus_on(Some(id));
        }
    }

    /// The series whose detail stands for an indicator: of the reader's own city, else of the first picked area that
    /// has values of it, else of any.
    fn series_to_show(&self, index: &Cube, areas: &[AreaCode], id: &IndicatorId) -> Option<SeriesId> {
        let own = self.preferences.own_city.filter(|own| areas.contains(own));
        let area = own.into_iter().chain(areas.iter().copied()).find(|area| index.place_in(id, *area).is_some());
        let area = area.or_else(|| index.series(index.series_of(id).next()?).map(|series| series.area))?;
        Some(SeriesId { indicator: id.clone(), area })
    }

    pub(super) fn pick_comparison(&mut self, view: &mut ViewSpec, id: crate::model::id::ComparisonId) {
        let Some(loaded) = self.store.value().cloned() else { return };
        let Some(comparison) = loaded.data().comparisons.iter().find(|c| c.comparison_id == id) else { return };
        view.indicators = compare::members(loaded.data(), comparison).map(|m| m.indicator_id.clone()).collect();
        let mut areas: BTreeSet<AreaCode> = view.areas.iter().copied().collect();
        // A member of one area brings it in; one of many areas is shown for those that are picked.
        let members = view.indicators.iter().filter_map(|id| loaded.index.series(loaded.index.only(id)?));
        view.areas.extend(members.map(|series| series.area).filter(|area| areas.insert(*area)));
        if self.focus.is_some() {
            let first = view.indicators.first().and_then(|id| self.series_to_show(&loaded.index, &view.areas, id));
            self.focus_on(first);
        }
        view.comparison = Some(id);
    }

    /// The city whose profile is shown: the one that was asked for, else the reader's own, else one with a plan or a
    /// report, else any.
    #[must_use]
    pub fn city_shown(&self) -> Option<AreaCode> {
        let loaded = self.store.value()?;
        let asked = self.view.city.or(self.preferences.own_city).filter(|city| loaded.places.is_city(*city));
        let first = || loaded.data().municipalities.iter().find(|m| m.kind == AreaKind::Municipality);
        asked.or_else(|| loaded.places.publishers().first().copied()).or_else(|| Some(first()?.municipality_code))
    }

    fn all_cities(&self) -> Vec<AreaCode> {
        let areas = self.store.value().map(|l| l.data().municipalities.as_slice()).unwrap_or_default();
        let cities = areas.iter().filter(|m| m.kind == AreaKind::Municipality);
        cities.map(|m| m.municipality_code).collect()
    }
}

/// Choices of filters and of the chart's layout.
fn adjusted(view: &mut ViewSpec, adjust: Adjust) -> Step {
    match adjust {
        Adjust::SetSeveral(several) => {
            view.several = several;
            Step::Filter
        }
        Adjust::SetAxis(axis) => {
            view.axis = axis;
            Step::Axis
        }
        Adjust::SetRuler(ruler) => {
            view.ruler = ruler;
            Step::Ruler
        }
        Adjust::ToggleLevel(level) => {
            toggle(&mut view.levels, level);
            view.levels.sort_unstable();
            Step::Filter
        }
        Adjust::ToggleStatus(status) => {
            toggle(&mut view.statuses, status);
            view.statuses.sort_unstable();
            Step::Filter
        }
        Adjust::Filter(words) => {
            view.words = words;
            Step::Filter
        }
        Adjust::ClearFilter(filter) => {
            filter.clear(view);
            Step::Filter
        }
        Adjust::ClearFilters => {
            for filter in Filter::active(view) {
                filter.clear(view);
            }
            Step::Filter
        }
        Adjust::SetYears(years) => {
            view.years = years;
            Step::Years
        }
        Adjust::SetYear(year) => {
            view.year = year;
            Step::Years
        }
        Adjust::SetScale(scale) => {
            view.scale = scale;
            Step::Layout
        }
        Adjust::SetSince(year) => {
            view.since = year;
            Step::Layout
        }
        Adjust::SetPanels(panels) => {
            view.panels = panels;
            Step::Layout
        }
        Adjust::SetOwnScales(own) => {
            view.own_scales = own;
            Step::Layout
        }
        Adjust::SetMark(mark) => {
            view.mark = mark;
            Step::Layout
        }
        Adjust::SetForecast(years) => {
            view.forecast = years;
            Step::Layout
        }
        Adjust::SetCityOrder(order) => {
            view.city_order = order;
            Step::Order
        }
        Adjust::SetOrder(order) => {
            view.order = order;
            Step::Order
        }
    }
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if let Some(at) = list.iter().position(|x| *x == item) {
        list.remove(at);
    } else {
        list.push(item);
    }
}

/// Most cities that a first start shows all.
const MOST_CITIES: usize = 12;

/// What a first start shows: all cities as long as they are few, else those whose own documents are there, else the
/// reader's own; and of the comparisons that may be compared the one that shows the most: the same definition before a
/// similar one, then values.
pub(super) fn first_view(loaded: &Loaded, own: Option<AreaCode>) -> ViewSpec {
    let data = loaded.data();
    let publishers: BTreeSet<AreaCode> = data.documents.iter().map(|document| document.municipality_code).collect();
    let cities = data.municipalities.iter().filter(|m| m.kind == AreaKind::Municipality);
    let few = cities.clone().count() <= MOST_CITIES;
    // Of a national file's cities nobody has picked one; those whose own documents are there are the reader's.
    let cities = cities.map(|m| m.municipality_code).filter(|area| few || publishers.contains(area));
    let mut view = ViewSpec { areas: cities.collect(), ..ViewSpec::default() };
    if view.areas.is_empty() {
        view.areas.extend(own.filter(|own| loaded.places.is_city(*own)));
    }
    let worth = |c: &&crate::model::comparison::Comparison| {
        let members: Vec<SeriesPlace> =
            compare::members(loaded.data(), c).flat_map(|m| loaded.index.series_of(&m.indicator_id)).collect();
        let values: usize =
            members.iter().map(|p| loaded.index.observations_of(*p).filter(|o| o.value.is_some()).count()).sum();
        (c.grade == Grade::Same, values)
    };
    let honest = loaded.data().comparisons.iter().filter(|c| c.grade != Grade::LookAlike);
    if let Some(widest) = honest.max_by_key(worth) {
        view.indicators = compare::members(loaded.data(), widest).map(|m| m.indicator_id.clone()).collect();
        view.comparison = Some(widest.comparison_id.clone());
    }
    view
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::municipality::Municipality;

    #[test]
    fn a_national_file_ticks_no_cities() {
        let mut data = crate::import::sample::sample().unwrap();
        let own: Vec<AreaCode> = data
            .municipalities
            .iter()
            .filter(|m| m.kind == AreaKind::Municipality)
            .map(|m| m.municipality_code)
            .collect();
        let model = data.municipalities[0].clone();
        let further = (47_301..47_401).map(|n| AreaCode::from_number(n * 10 + AreaCode::check_digit(n)).unwrap());
        data.municipalities.extend(further.map(|code| Municipality { municipality_code: code, ..model.clone() }));
        let loaded = Loaded::new(Cube::new(data), std::path::PathBuf::new(), false, Vec::new()).unwrap();
        assert_eq!(first_view(&loaded, None).areas, own);
    }
}
