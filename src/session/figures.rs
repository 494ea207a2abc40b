//! The figures of a view, as pages: the same for the window's exports, the basket and the command line.

use super::sieve;
use super::view::{Screen, TimeAxis, ViewSpec};
use crate::analysis::scorecard::{self, ScorecardRow};
use crate::chart::board::BoardRequest;
use crate::chart::briefing::Briefing;
use crate::chart::check;
use crate::chart::city::CityRequest;
use crate::chart::kpi;
use crate::chart::matrix::MatrixRequest;
use crate::chart::page::{self, DataFacts, FigurePage, PageChoice};
use crate::chart::population;
use crate::chart::population::spec::Topic;
use crate::chart::request::ChartRequest;
use crate::frame::Cube;
use crate::model::message::{Fact, Message};
use crate::model::municipality::{AreaCode, AreaKind};
use crate::model::ruler::Ruler;
use crate::model::target::Revision;
use crate::text::catalogue::Texts;
use serde::{Deserialize, Serialize};

/// One figure of a screen that shows several: of a city, about one topic of its population.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panel {
    /// The city.
    pub area: AreaCode,
    /// What the figure is about.
    pub topic: Topic,
}

/// A collected figure: what is shown, and what the reader wrote about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Collected {
    /// The screen whose figure it is.
    pub screen: Screen,
    /// The choices under which it is drawn.
    pub view: ViewSpec,
    /// The one of several figures that is meant; without one all of them.
    #[serde(default)]
    pub panel: Option<Panel>,
    /// The reader's own title; without one it is made from the data.
    #[serde(default)]
    pub title: Option<String>,
    /// The title made from the data when it was collected.
    #[serde(default)]
    pub found: String,
    /// The reader's note, printed below the figure.
    #[serde(default)]
    pub note: String,
}

impl Collected {
    /// The figures of a screen under choices, with nothing of the reader's own.
    #[must_use]
    pub const fn new(screen: Screen, view: ViewSpec) -> Self {
        Self { screen, view, panel: None, title: None, found: String::new(), note: String::new() }
    }
}

/// What figures are made from.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The data.
    pub index: &'a Cube,
    /// Which data they are.
    pub facts: &'a DataFacts,
    /// The words.
    pub texts: &'a Texts,
}

/// Whether a screen has figures that can be written.
#[must_use]
pub const fn has_figure(screen: Screen) -> bool {
    matches!(screen, Screen::Overview | Screen::City | Screen::Compare | Screen::Gaps | Screen::Population)
}

impl Ground<'_> {
    /// Every final target judged.
    ///
    /// # Errors
    /// `error-analysis` where the actuals cannot be selected.
    pub fn judged(&self, ruler: &Ruler) -> Result<Vec<ScorecardRow>, Message> {
        let rows = scorecard::scorecard(self.index, Revision::Final, ruler);
        rows.map_err(|cause| Message::new("error-analysis").text("cause", cause))
    }

    /// The pages of a collected figure; none where the data have nothing that it names.
    ///
    /// # Errors
    /// `error-analysis` where the targets cannot be judged.
    pub fn pages(&self, collected: &Collected, choice: &PageChoice) -> Result<Vec<FigurePage>, Message> {
        let rows = self.judged(&collected.view.ruler)?;
        let choice = PageChoice { title: collected.title.clone().filter(|t| !t.trim().is_empty()), ..choice.clone() };
        let mut pages = self.figures(collected, &rows, &choice);
        let note = collected.note.trim();
        if !note.is_empty() {
            for page in &mut pages {
                page.notes.insert(0, note.to_owned());
            }
        }
        Ok(pages)
    }

    /// The figures of a screen that shows several, each with its finding; none for other screens.
    #[must_use]
    pub fn panels(&self, screen: Screen, view: &ViewSpec) -> Vec<(Panel, String)> {
        if screen != Screen::Population {
            return Vec::new();
        }
        let of_area = |area: &AreaCode| {
            let area = *area;
            let figures = population::figures(self.index, self.texts, area).into_iter().filter(|f| !f.is_empty());
            figures.map(move |figure| (Panel { area, topic: figure.topic }, figure.title))
        };
        view.areas.iter().flat_map(of_area).collect()
    }

    fn ruler_note(&self, ruler: &Ruler) -> String {
        self.texts.with("chart-ruler", &[("ruler", Fact::Text(self.texts.ruler_in_words(ruler)))])
    }

    fn figures(&self, collected: &Collected, rows: &[ScorecardRow], choice: &PageChoice) -> Vec<FigurePage> {
        let (view, texts, index) = (&collected.view, self.texts, self.index);
        let ruler = self.ruler_note(&view.ruler);
        match collected.screen {
            Screen::Overview => {
                let (areas, themes, levels) = (&view.areas[..], &view.themes[..], &view.levels[..]);
                let request =
                    MatrixRequest { index, rows, flips: &[], areas, themes, levels, ruler: &ruler, own: None };
                vec![page::overview(&request, choice, self.facts, texts)]
            }
            Screen::Compare if view.mark.is_of_places() => {
                let request = view.places(index, None);
                let drawn = (!view.indicators.is_empty()).then(|| page::places(&request, choice, self.facts, texts));
                drawn.into_iter().collect()
            }
            Screen::Compare => self.compare(view, rows, &ruler, choice).into_iter().collect(),
            Screen::Gaps => self.gaps(view, rows, choice).into_iter().collect(),
            Screen::Population => {
                let wanted = |area: AreaCode| collected.panel.is_none_or(|panel| panel.area == area);
                let areas = view.areas.iter().copied().filter(|area| wanted(*area));
                let figures = areas.flat_map(|area| population::figures(index, texts, area));
                let figures = figures.filter(|figure| collected.panel.is_none_or(|panel| panel.topic == figure.topic));
                let mut choice = choice.clone();
                let page = |figure| {
                    let made = page::population(figure, &choice, self.facts, texts);
                    // A title of the reader's own stands on the first figure only.
                    choice.title = None;
                    made
                };
                figures.filter(|figure| !figure.is_empty()).map(page).collect()
            }
            Screen::City => self.city(view, rows, &ruler, choice).into_iter().collect(),
            Screen::Activities | Screen::Data | Screen::Consistency => Vec::new(),
        }
    }

    /// The page of a city with what passes the filters; the values of a city without targets stand beside those of the
    /// other picked areas, of all cities where no other is picked.
    fn city(&self, view: &ViewSpec, rows: &[ScorecardRow], ruler: &str, choice: &PageChoice) -> Option<FigurePage> {
        let index = self.index;
        let area = view.city.or_else(|| view.areas.first().copied())?;
        let passing = sieve::passing(view);
        let shown = |row: &ScorecardRow| {
            let found = index.series(row.series);
            let passes = found.is_some_and(|s| passing.passes(s, index.data().municipality(s.area)));
            passes && (view.statuses.is_empty() || view.statuses.contains(&row.status))
        };
        let mut others = view.areas.clone();
        if others.iter().all(|other| *other == area) {
            let cities = index.data().municipalities.iter().filter(|m| m.kind == AreaKind::Municipality);
            others = cities.map(|city| city.municipality_code).collect();
        }
        let request = CityRequest { index, rows, area, others: &others, shown: &shown, order: view.city_order };
        page::city(&request, ruler, choice, self.facts, self.texts)
    }

    fn compare(&self, view: &ViewSpec, rows: &[ScorecardRow], ruler: &str, choice: &PageChoice) -> Option<FigurePage> {
        let index = self.index;
        let picks = view.picks(index);
        if picks.is_empty() {
            return None;
        }
        let mut statuses = std::collections::BTreeMap::new();
        for row in rows.iter().filter(|row| picks.contains(&row.series)) {
            statuses.entry(row.series).or_insert(row.status);
        }
        let comparison = view.comparison.as_ref();
        let request = ChartRequest {
            index,
            picks: &picks,
            areas: &view.areas,
            statuses: &statuses,
            plan_time: view.axis == TimeAxis::PlanTime,
            comparison: index.data().comparisons.iter().find(|c| comparison == Some(&c.comparison_id)),
            ruler: if statuses.is_empty() { "" } else { ruler },
            arrangement: view.arrangement(choice.own_city),
        };
        Some(page::compare(&request, choice, self.facts, self.texts))
    }

    fn gaps(&self, view: &ViewSpec, rows: &[ScorecardRow], choice: &PageChoice) -> Option<FigurePage> {
        let passing = sieve::passing(view);
        let area = |code| self.index.data().municipality(code);
        let of_cities =
            |row: &&ScorecardRow| self.index.series(row.series).is_some_and(|s| view.areas.contains(&s.area));
        let taken = |row: &&ScorecardRow| {
            let passes = self.index.series(row.series).is_some_and(|series| passing.passes(series, area(series.area)));
            passes && (view.statuses.is_empty() || view.statuses.contains(&row.status))
        };
        let all = rows.iter().filter(of_cities).count();
        let kept: Vec<&ScorecardRow> = rows.iter().filter(of_cities).filter(taken).collect();
        if kept.is_empty() {
            return None;
        }
        let texts = self.texts;
        let mut filters: Vec<String> = view.themes.iter().map(|theme| texts.theme(*theme)).collect();
        filters.extend(view.levels.iter().map(|level| texts.level(*level)));
        filters.extend(view.statuses.iter().map(|status| texts.status(*status)));
        filters.extend((!view.words.is_empty()).then(|| view.words.clone()));
        let filters = texts.list(&filters);
        let request = BoardRequest {
            index: self.index,
            rows: &kept,
            areas: &view.areas,
            order: view.order,
            ruler: &view.ruler,
            all,
            statuses: &view.statuses,
            filters: &filters,
            own: choice.own_city,
        };
        Some(page::gaps(&request, choice, self.facts, texts))
    }

    /// A pack of collected figures, with the KPI sheets and the check-workbook of some cities.
    ///
    /// # Errors
    /// `error-briefing-empty` where nothing was collected; `error-analysis` where targets cannot be judged.
    pub fn briefing(
        &self,
        title: &str,
        collected: &[Collected],
        (areas, ruler): (&[AreaCode], &Ruler),
        choice: &PageChoice,
    ) -> Result<Briefing, Message> {
        let texts = self.texts;
        let mut pages = Vec::new();
        for figure in collected {
            pages.extend(self.pages(figure, choice)?);
        }
        if pages.is_empty() {
            return Err(Message::new("error-briefing-empty"));
        }
        let rows = self.judged(ruler)?;
        let of_cities = |row: &&ScorecardRow| self.index.series(row.series).is_some_and(|s| areas.contains(&s.area));
        let rows: Vec<&ScorecardRow> = rows.iter().filter(of_cities).collect();
        let note = self.ruler_note(ruler);
        let name = |area: &AreaCode| {
            let found = self.index.data().municipality(*area)?;
            Some(texts.place(found).to_owned())
        };
        let names: Vec<String> = areas.iter().filter_map(name).collect();
        let mut cover = vec![texts.with("briefing-cities", &[("cities", Fact::Text(texts.list(&names)))])];
        cover.extend(page::data_note(self.facts, texts));
        cover.push(note.clone());
        let title = title.trim();
        Ok(Briefing {
            title: if title.is_empty() { texts.t("briefing-title") } else { title.to_owned() },
            cover,
            pages,
            sheets: kpi::sheets(self.index, &rows, &note, texts),
            check: check::book(self.index, &rows, ruler, &self.facts.stored_at, texts),
            choice: choice.clone(),
        })
    }

    /// The figures of a pack about some cities where nothing was collected: overview, KPI sheets, comparisons, population.
    #[must_use]
    pub fn usual(&self, view: &ViewSpec) -> Vec<Collected> {
        let of = Collected::new;
        let mut all = vec![of(Screen::Overview, view.clone())];
        all.extend(view.areas.iter().map(|area| of(Screen::City, ViewSpec { city: Some(*area), ..view.clone() })));
        for comparison in &self.index.data().comparisons {
            let members = crate::analysis::compare::members(self.index.data(), comparison);
            let shown = members.map(|member| member.indicator_id.clone()).filter(|id| {
                let indicator = self.index.indicator(id);
                indicator.is_some_and(|i| view.themes.is_empty() || view.themes.contains(&i.theme))
            });
            let comparison = Some(comparison.comparison_id.clone());
            let mut compared = ViewSpec { indicators: shown.collect(), comparison, ..view.clone() };
            compared.indicators.retain(|id| view.areas.iter().any(|area| self.index.place_in(id, *area).is_some()));
            if compared.picks(self.index).len() > 1 {
                all.push(of(Screen::Compare, compared));
            }
        }
        if population::is_classified(self.index) && view.themes.is_empty() {
            all.push(of(Screen::Population, view.clone()));
        }
        all
    }
}
