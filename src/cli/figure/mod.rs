//! `machikurabe figure`: the figure of a screen as a picture or an office file, the same as in the window.

pub mod args;

use super::filter::{self, Filter};
use crate::chart::page::{self, DataFacts, PageChoice, PageSize};
use crate::export::figure::{self, FigureFormat};
use crate::export::guard::OutputGuard;
use crate::export::office::OfficeFormat;
use crate::export::png::Resolution;
use crate::export::svg::SvgText;
use crate::frame::Cube;
use crate::model::comparison::Comparison;
use crate::model::id::IndicatorId;
use crate::model::message::{Explain, Message};
use crate::model::municipality::AreaCode;
use crate::session::figures::{Collected, Ground, Panel};
use crate::session::saved::{self, SavedView};
use crate::session::view::{Scale, Screen, TimeAxis, ViewSpec};
use crate::session::writing::{self, drawn};
use crate::text::catalogue::Texts;
use crate::text::search::normalise;
use args::{Figure, View};
use std::path::Path;

/// What the format of a file follows from: the end of its name, and the flags that go with it.
fn format(path: &Path, asked: &Figure) -> Result<FigureFormat, Message> {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    let resolution = match (asked.scale, asked.dpi) {
        (_, Some(dpi)) => Resolution::PerInch(dpi),
        (Some(scale), None) => Resolution::Scale(scale),
        (None, None) => Resolution::Usual,
    };
    let text = if asked.outline { SvgText::Outlined } else { asked.svg_text.unwrap_or(SvgText::Named) };
    match extension.as_str() {
        "svg" => Ok(FigureFormat::Svg(text)),
        "png" => Ok(FigureFormat::Png(resolution)),
        "pdf" => Ok(FigureFormat::Pdf),
        "pptx" => Ok(FigureFormat::Office(OfficeFormat::Pptx)),
        "docx" => Ok(FigureFormat::Office(OfficeFormat::Docx)),
        "xlsx" => Ok(FigureFormat::Office(OfficeFormat::Xlsx)),
        _ => Err(Message::new("error-figure-extension").text("path", path.display())),
    }
}

/// Whether the figure may come to the place that was asked for.
///
/// # Errors
/// Why not; whether a figure of several parts replaces anything is known only when it is drawn.
pub fn place(asked: &Figure, guard: OutputGuard) -> Result<OutputGuard, Message> {
    let (path, guard) = (Path::new(&asked.out), guard.reading(&asked.view_file));
    format(path, asked)?;
    guard.file(path, true).map_err(|error| error.explain())?;
    Ok(guard)
}

/// What a figure is drawn from, and where it must not go.
pub struct Sources<'a> {
    /// The data.
    pub index: &'a Cube,
    /// The words.
    pub texts: &'a Texts,
    /// What is said of the data below the figure.
    pub data: &'a DataFacts,
    /// The places that stay as they are.
    pub guard: &'a OutputGuard,
}

/// Draws the figure and writes it; the answer is what to say about it. `saved` reads the saved views of the store.
///
/// # Errors
/// What was asked for and does not exist, why the figure cannot be drawn, or why the file cannot be written.
pub fn write(
    sources: &Sources<'_>,
    filter: Filter,
    asked: &Figure,
    saved: impl FnOnce() -> Result<Vec<SavedView>, Message>,
) -> Result<String, Message> {
    let Sources { index, texts, data, guard } = *sources;
    let path = Path::new(&asked.out);
    let format = format(path, asked)?;
    let choice = choice(index, texts, asked)?;
    let base = match (&asked.view_file, &asked.saved_view) {
        (Some(file), _) => Some(saved::read(file).map_err(|error| error.explain())?),
        (None, Some(name)) => Some(named(name, saved()?, texts)?),
        (None, None) => None,
    };
    let collected = collected(index, texts, filter, asked, base)?;
    let ground = Ground { index, facts: data, texts };
    let mut pages = Vec::new();
    for figure in &collected {
        pages.extend(ground.pages(figure, &choice)?);
    }
    if pages.is_empty() {
        let screen = collected.first().map_or(Screen::Data, |figure| figure.screen);
        return Err(Message::new(match screen {
            Screen::Population => "error-figure-empty",
            Screen::Compare | Screen::Gaps | Screen::City | Screen::Overview => "error-figure-nothing-found",
            Screen::Activities | Screen::Data | Screen::Consistency => "error-figure-none",
        }));
    }
    drawn(&pages, texts)?;
    let files = figure::files(&pages, format, texts).map_err(|error| error.explain())?;
    let written = writing::write_files(guard, files, path, [asked.overwrite; 2])?;
    Ok(texts.say(&written) + "\n")
}

/// The saved view of a name.
fn named(name: &str, views: Vec<SavedView>, texts: &Texts) -> Result<SavedView, Message> {
    let known = texts.list(&views.iter().map(|view| view.name.clone()).collect::<Vec<_>>());
    let found = views.into_iter().find(|view| normalise(&view.name) == normalise(name));
    found.ok_or_else(|| {
        let key = if known.is_empty() { "error-figure-no-saved-views" } else { "error-figure-saved-view" };
        Message::new(key).text("text", name).text("known", known)
    })
}

/// What is drawn: the choices of a view, and over them those of the flags.
fn collected(
    index: &Cube,
    texts: &Texts,
    filter: Filter,
    asked: &Figure,
    base: Option<SavedView>,
) -> Result<Vec<Collected>, Message> {
    let of_view = base.is_some();
    let (screen, mut view) = match base {
        Some(saved) => (saved.screen, saved.fitted(index)),
        None => (Screen::Compare, ViewSpec::default()),
    };
    let screen = asked.view.map_or(screen, |view| match view {
        View::Compare => Screen::Compare,
        View::Overview => Screen::Overview,
        View::City => Screen::City,
        View::Gaps => Screen::Gaps,
        View::Population => Screen::Population,
    });
    let filter = filter.with_levels(&asked.level, texts)?.with_indicators(&asked.indicator, index.data())?;
    if !of_view || filter.names_areas() {
        view.areas = areas(index, &filter);
        view.city = None;
    }
    choices(&mut view, asked, &filter, texts)?;
    match screen {
        Screen::Compare => compare(&mut view, index, texts, &filter, asked, of_view)?,
        Screen::Population | Screen::City if view.areas.len() != 1 && view.city.is_none() => {
            return Err(Message::new("error-figure-one-city"));
        }
        _ => {}
    }
    let whole = Collected { title: asked.title.clone(), ..Collected::new(screen, view) };
    let (Screen::Population, [area]) = (screen, whole.view.areas.as_slice()) else { return Ok(vec![whole]) };
    let area = *area;
    // What was always drawn where nothing is said: the total. A view shows all of them.
    let total = [crate::chart::population::spec::Topic::Total];
    let topics: &[_] = if asked.panel.is_empty() { if of_view { &[] } else { &total } } else { &asked.panel };
    if topics.is_empty() {
        return Ok(vec![whole]);
    }
    let one = |(topic, first)| Collected {
        panel: Some(Panel { area, topic }),
        // A title of the reader's own stands on the first figure only.
        title: whole.title.clone().filter(|_| first),
        ..whole.clone()
    };
    Ok(topics.iter().copied().zip(std::iter::once(true).chain(std::iter::repeat(false))).map(one).collect())
}

/// Filters, ruler and layout as the flags have them.
fn choices(view: &mut ViewSpec, asked: &Figure, filter: &Filter, texts: &Texts) -> Result<(), Message> {
    if !filter.themes().is_empty() {
        view.themes = filter.themes();
    }
    if !filter.levels().is_empty() {
        view.levels = filter.levels();
    }
    if !asked.status.is_empty() {
        view.statuses = filter::statuses(&asked.status, texts)?;
    }
    if let Some(words) = &asked.picks.text {
        view.words.clone_from(words);
    }
    if asked.ruler.is_some() {
        view.ruler = filter::ruler(asked.ruler.as_deref(), texts)?;
    }
    if asked.plan_time {
        view.axis = TimeAxis::PlanTime;
    }
    view.order = asked.order.unwrap_or(view.order);
    view.city_order = asked.city_order.unwrap_or(view.city_order);
    view.scale = asked.values.unwrap_or(view.scale);
    view.since = asked.since.or(view.since);
    if asked.since.is_some() && asked.values.is_none() {
        view.scale = Scale::Change;
    }
    view.panels = asked.split.unwrap_or(view.panels);
    view.own_scales |= asked.own_scales;
    view.mark = asked.mark.unwrap_or(view.mark);
    view.year = asked.year.or(view.year);
    view.years = asked.years.or(view.years);
    view.forecast = asked.forecast.unwrap_or(view.forecast);
    Ok(())
}

/// The picked indicators and their comparison; those of a view stay where no flag picks others.
fn compare(
    view: &mut ViewSpec,
    index: &Cube,
    texts: &Texts,
    filter: &Filter,
    asked: &Figure,
    of_view: bool,
) -> Result<(), Message> {
    let picks = &asked.picks;
    let flags = !asked.indicator.is_empty()
        || asked.comparison.is_some()
        || picks.text.is_some()
        || !(picks.theme.is_empty() && asked.level.is_empty());
    if of_view && !flags {
        return Ok(());
    }
    let comparison = asked.comparison.as_deref().map(|typed| comparison(typed, index, texts)).transpose()?;
    view.indicators = self::picks(index, filter, asked, comparison)?;
    view.comparison = comparison.map(|comparison| comparison.comparison_id.clone());
    Ok(())
}

/// The wanted areas, in the order of the data; wards stand beside their city only where areas are named.
fn areas(index: &Cube, filter: &Filter) -> Vec<AreaCode> {
    let areas = index.data().municipalities.iter().map(|m| m.municipality_code);
    let areas: Vec<AreaCode> = areas.filter(|area| filter.takes_area(*area)).collect();
    if filter.names_areas() { areas } else { crate::analysis::places::without_wards(index.data(), areas) }
}

/// Size, style and own city as asked for.
fn choice(index: &Cube, texts: &Texts, asked: &Figure) -> Result<PageChoice, Message> {
    let own_city = asked.own_city.as_deref().map(|typed| filter::city(typed, index.data(), texts)).transpose()?;
    let size = size(asked.size.as_deref())?;
    let usual = PageChoice::default();
    let style = asked.style.unwrap_or(usual.style);
    Ok(PageChoice { size: size.unwrap_or(usual.size), style, own_city, title: None })
}

/// A size by name or measure, where one was given.
///
/// # Errors
/// `error-figure-size` for a text that is none.
pub fn size(typed: Option<&str>) -> Result<Option<PageSize>, Message> {
    let size = typed.map(str::parse).transpose();
    size.map_err(|wrong: page::NotASize| Message::new("error-figure-size").text("text", wrong.0))
}

/// The picked indicators: of a comparison, or of all, as far as the filter takes them.
fn picks(
    index: &Cube,
    filter: &Filter,
    asked: &Figure,
    comparison: Option<&Comparison>,
) -> Result<Vec<IndicatorId>, Message> {
    let data = index.data();
    let is_taken =
        |id: &IndicatorId| index.series_of(id).filter_map(|p| index.series(p)).any(|s| filter.takes(index, s));
    let picks: Vec<IndicatorId> = match comparison {
        Some(comparison) => crate::analysis::compare::members(data, comparison)
            .map(|member| &member.indicator_id)
            .filter(|id| is_taken(id))
            .cloned()
            .collect(),
        None if filter.is_empty() => return Err(Message::new("error-figure-no-picks")),
        None => {
            let taken = data.indicators.iter().filter(|i| is_taken(&i.indicator_id));
            // Repeats of an indicator would draw its line twice, unless one is asked for by name.
            let taken = taken.filter(|i| i.repeat_of.is_none() || !asked.indicator.is_empty());
            taken.map(|i| i.indicator_id.clone()).collect()
        }
    };
    if picks.is_empty() { Err(Message::new("error-figure-nothing-found")) } else { Ok(picks) }
}

/// The comparison with this key or name.
fn comparison<'a>(typed: &str, index: &'a Cube, texts: &Texts) -> Result<&'a Comparison, Message> {
    let wanted = normalise(typed);
    let all = &index.data().comparisons;
    let found = all
        .iter()
        .find(|c| [c.comparison_id.as_str(), &c.name, &c.name_en].into_iter().any(|name| normalise(name) == wanted));
    found.ok_or_else(|| {
        let name = |c: &Comparison| format!("{} {}", c.comparison_id.as_str(), texts.comparison(c));
        let known = texts.list(&all.iter().map(name).collect::<Vec<_>>());
        Message::new("error-filter-comparison").text("text", typed).text("known", known)
    })
}
