//! Gaps: every target of the picked cities on one common way from baseline to target.

use super::Part;
use crate::chart::board::order::{self, Arranged, Line, Order};
use crate::chart::board::{BoardHead, BoardRequest, head, row};
use crate::figure::board::{self, Drawn, Hold};
use crate::figure::look::Look;
use crate::model::indicator::Level;
use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
use crate::model::place::SeriesPlace;
use crate::model::status::Status;
use crate::model::theme::Theme;
use crate::session::Session;
use crate::session::command::{Adjust, Command, Pick};
use crate::session::loaded::Loaded;
use crate::session::sieve::Filter;
use crate::session::worker::Scored;
use crate::text::language::Language;
use crate::ui::theme::{self, size, space};
use crate::ui::toolbar;
use crate::ui::widgets::filter_field::{self, FilterField, Names};
use crate::ui::widgets::{heading, status_chip};
use egui::{Button, EventFilter, FontId, Id, Key, Modifiers, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The name of the field of words, for moving the keyboard there.
#[must_use]
pub fn filter_field() -> Id {
    Id::unique("gaps-filter")
}

/// State of the screen.
#[derive(Debug)]
pub struct Gaps {
    field: FilterField,
    /// Whether the key to the marks is unfolded.
    key: bool,
    built: Option<Built>,
    /// Place of the target on which the keyboard stands.
    current: Option<usize>,
    /// Place of the target to bring into sight.
    reveal: Option<usize>,
}

impl Default for Gaps {
    fn default() -> Self {
        let field = FilterField::default();
        Self { field, key: false, built: None, current: None, reveal: None }
    }
}

/// What the board depends on; the focus is not among it.
#[derive(Debug)]
struct Basis {
    loaded: Arc<Loaded>,
    scored: Arc<Scored>,
    areas: Vec<AreaCode>,
    themes: Vec<Theme>,
    levels: Vec<Level>,
    statuses: Vec<Status>,
    words: String,
    language: Language,
    own: Option<AreaCode>,
    order: Order,
}

/// The ordered board, kept while its basis is the same.
#[derive(Debug)]
struct Built {
    revision: u64,
    basis: Basis,
    /// Shown rows, as places in the scorecard.
    rows: Vec<usize>,
    /// Number of targets of the picked cities.
    all: usize,
    /// Levels that these targets have.
    levels: BTreeSet<Level>,
    /// Targets of each status that pass the other filters.
    counts: BTreeMap<Status, usize>,
    arranged: Arranged,
    head: BoardHead,
}

impl Basis {
    fn of(session: &Session, loaded: &Arc<Loaded>, scored: &Arc<Scored>, order: Order) -> Self {
        let view = session.view();
        Self {
            loaded: Arc::clone(loaded),
            scored: Arc::clone(scored),
            areas: view.areas.clone(),
            themes: view.themes.clone(),
            levels: view.levels.clone(),
            statuses: view.statuses.clone(),
            words: view.words.clone(),
            language: session.texts().language(),
            own: session.preferences().own_city,
            order,
        }
    }

    fn still_holds(&self, session: &Session, loaded: &Arc<Loaded>, scored: &Arc<Scored>, order: Order) -> bool {
        let view = session.view();
        Arc::ptr_eq(&self.loaded, loaded)
            && Arc::ptr_eq(&self.scored, scored)
            && (&self.areas, &self.themes, &self.levels) == (&view.areas, &view.themes, &view.levels)
            && (&self.statuses, &self.words) == (&view.statuses, &view.words)
            && (self.language, self.order) == (session.texts().language(), order)
            && self.own == session.preferences().own_city
    }
}

impl Built {
    fn new(session: &Session, basis: Basis) -> Self {
        let (loaded, scored, order) = (&basis.loaded, &basis.scored, basis.order);
        let picked: BTreeSet<AreaCode> = basis.areas.iter().copied().collect();
        let sieve = session.sieve();
        let (mut rows, mut all) = (Vec::new(), 0);
        let (mut levels, mut counts) = (BTreeSet::new(), BTreeMap::new());
        for (place, row) in scored.rows.iter().enumerate() {
            let indicator = loaded.index.series(row.series);
            let Some(indicator) = indicator.filter(|i| picked.contains(&i.area)) else { continue };
            all += 1;
            levels.insert(indicator.level);
            if !sieve.as_ref().is_some_and(|sieve| sieve.passes(row.series)) {
                continue;
            }
            *counts.entry(row.status).or_default() += 1;
            if sieve.as_ref().is_some_and(|sieve| sieve.passes_status(row.status)) {
                rows.push(place);
            }
        }
        let judged: Vec<_> = rows.iter().filter_map(|place| scored.rows.get(*place)).collect();
        let texts = session.texts();
        // Years say nothing about targets, so that this filter does not belong to the board.
        let filters = Filter::active(session.view()).into_iter().filter(|filter| *filter != Filter::Years);
        let filters = texts.list(&filters.map(|filter| toolbar::filter_name(session, filter)).collect::<Vec<_>>());
        let request = BoardRequest {
            index: &loaded.index,
            rows: &judged,
            areas: &basis.areas,
            order,
            ruler: &scored.ruler,
            all,
            statuses: &basis.statuses,
            filters: &filters,
            own: basis.own,
        };
        let arranged = order::arrange(&request, texts);
        let head = head::head(&request, &arranged, texts);
        Self { revision: session.revision(), basis, rows, all, levels, counts, arranged, head }
    }

    /// The scorecard's row of a line.
    fn judged(&self, at: usize) -> Option<&crate::analysis::scorecard::ScorecardRow> {
        self.basis.scored.rows.get(*self.rows.get(at)?)
    }

    /// Line of each target, from above.
    fn targets(&self) -> impl Iterator<Item = (usize, &crate::analysis::scorecard::ScorecardRow)> {
        self.arranged.lines.iter().enumerate().filter_map(|(line, what)| match what {
            Line::Row(at) => Some((line, self.judged(*at)?)),
            Line::Heading(_) => None,
        })
    }

    fn line<'a>(&'a self, session: &Session, at: usize) -> Option<board::Line<'a>> {
        match self.arranged.lines.get(at)? {
            Line::Heading(at) => self.arranged.headings.get(*at).map(board::Line::Heading),
            Line::Row(at) => {
                let made = row::row(&self.basis.loaded.index, session.texts(), self.judged(*at)?)?;
                Some(board::Line::Row(Cow::Owned(made)))
            }
        }
    }
}

impl Part for Gaps {
    fn show(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let (Some(loaded), Some(scored)) = (session.store().value(), session.scored().value()) else {
            // Where nothing could be opened, the notice says why.
            if session.store().failure().or(session.scored().failure()).is_none() {
                heading::faint(ui, &texts.t("loading-scorecard"));
            }
            return;
        };
        if session.view().areas.is_empty() {
            ui.label(texts.t("empty-no-city"));
            return;
        }
        self.keep_built(session, loaded, scored);
        self.tools(ui, session, commands);
        let Some(built) = &self.built else { return };
        if built.all == 0 {
            ui.label(texts.t("gaps-empty-no-target"));
            return;
        }
        if built.rows.is_empty() {
            ui.label(texts.with("gaps-empty-filtered", &[("all", Fact::Number(built.all as f64))]));
            if ui.button(texts.t("filter-clear-all")).clicked() {
                commands.push(Command::Adjust(Adjust::ClearFilters));
            }
            return;
        }
        self.board(ui, session, commands);
    }
}

impl Gaps {
    fn keep_built(&mut self, session: &Session, loaded: &Arc<Loaded>, scored: &Arc<Scored>) {
        let order = session.view().order;
        match &mut self.built {
            Some(built) if built.revision == session.revision() && built.basis.order == order => {}
            Some(built) if built.basis.still_holds(session, loaded, scored, order) => {
                built.revision = session.revision();
            }
            _ => self.built = Some(Built::new(session, Basis::of(session, loaded, scored, order))),
        }
    }

    /// Order, words, levels and statuses.
    fn tools(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let Some(built) = &self.built else { return };
        let mut order = session.view().order;
        ui.horizontal_wrapped(|ui| {
            let name = |order: Order| texts.t(&format!("gaps-order-{}", order.key()));
            let chosen =
                egui::ComboBox::from_id_salt("order").width(0.0).selected_text(name(order)).show_ui(ui, |ui| {
                    for other in Order::ALL {
                        ui.selectable_value(&mut order, *other, name(*other));
                    }
                });
            let spoken = texts.pair(&texts.t("gaps-order"), &name(order));
            chosen.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &spoken));
            let (hint, clear) = (texts.t("gaps-filter-hint"), texts.t("gaps-filter-clear"));
            let names = Names { hint: &hint, clear: &clear };
            let asked = self.field.show(ui, filter_field(), &session.view().words, names, FIELD);
            commands.extend(asked.map(|it| Command::Adjust(Adjust::Filter(it))));
            let facts = [("count", Fact::Number(built.rows.len() as f64)), ("all", Fact::Number(built.all as f64))];
            heading::faint(ui, &texts.with("gaps-shown", &facts));
            ui.spacing_mut().item_spacing.x = space::NEAR;
            let picked = &session.view().levels;
            for level in Level::ALL.iter().filter(|l| built.levels.contains(l) || picked.contains(l)) {
                let words = RichText::new(texts.level(*level)).size(size::SMALL);
                if ui.add(Button::new(words).selected(picked.contains(level))).clicked() {
                    commands.push(Command::Adjust(Adjust::ToggleLevel(*level)));
                }
            }
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::NEAR, space::NEAR);
            let picked = &session.view().statuses;
            for status in Status::ALL {
                let count = built.counts.get(status).copied().unwrap_or_default();
                let pressed = picked.contains(status);
                if count == 0 && !pressed {
                    continue;
                }
                let word = texts.status(*status);
                let counted = texts.with("gaps-count", &[("count", Fact::Number(count as f64))]);
                let spoken = texts.aside(&texts.pair(&texts.t("column-status"), &word), &counted);
                if status_chip::show(ui, *status, &format!("{word} {count}"), &spoken, pressed).clicked() {
                    commands.push(Command::Adjust(Adjust::ToggleStatus(*status)));
                }
            }
        });
        if order != session.view().order {
            commands.push(Command::Adjust(Adjust::SetOrder(order)));
        }
    }

    fn board(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let list = ui.scope_id().with("list");
        self.keys(ui, list, session, commands);
        let Self { built: Some(built), current, reveal, key, .. } = self else { return };
        let keyboard = ui.memory(|memory| memory.has_focus(list));
        let focus = session.focus().and_then(|id| built.basis.loaded.index.place(id));
        let hold = Hold { focus, current: current.filter(|_| keyboard), compare: true };
        let look = theme::look(ui);
        let place = ui.available_rect_before_wrap();
        let response = ui.interact(place, list, Sense::focusable_noninteractive());
        let name = session.texts().t("gaps-list");
        response.widget_info(|| WidgetInfo::labeled(Role::List, true, &name));
        let mut drawn = Drawn::default();
        ScrollArea::vertical().id_salt("board").auto_shrink(false).show(ui, |ui| {
            let top = ui.cursor();
            // The bar of the scroll area floats over its right edge.
            ui.set_max_width(ui.available_width() - space::STEP);
            ui.label(RichText::new(&built.head.title).font(FontId::new(size::TITLE, crate::ui::fonts::bold())));
            heading::faint(ui, &built.head.remarks.join("　"));
            let above = strips(ui, &built.head, look, &hold);
            let folding =
                ui.link(RichText::new(session.texts().t("gaps-key")).size(size::SMALL).color(theme::accent(look)));
            folding.widget_info(|| WidgetInfo::selected(Role::Button, true, *key, session.texts().t("gaps-key")));
            *key ^= folding.clicked();
            if *key {
                board::key(ui, &built.head, look);
            }
            let lines = &built.arranged.lines;
            drawn = board::lines(ui, &built.head, lines.len(), |at| built.line(session, at), look, &hold);
            let line_of = |target: usize| built.targets().find(|(_, row)| row.target == target).map(|(line, _)| line);
            if let Some((rows, line)) = drawn.rows.zip(reveal.take().and_then(line_of)) {
                // With the first row comes what stands above it.
                let row = board::row_rect(rows, line).expand2(egui::vec2(0.0, board::ROW_HEIGHT));
                let first = Rect::from_min_size(top.min, egui::vec2(1.0, 1.0));
                ui.scroll_to_rect(if line > 1 { row } else { first }, None);
            }
            drawn = above.and(drawn);
            ui.add_space(space::STEP);
            heading::faint(ui, &built.head.sources.join("　"));
        });
        let id_of = |place: SeriesPlace| built.basis.loaded.index.series(place).map(|series| series.id());
        if let Some(hit) = drawn.clicked {
            *current = Some(hit.target);
            *reveal = drawn.on_strip.then_some(hit.target);
            ui.memory_mut(|memory| memory.request_focus(list));
            commands.push(Command::Focus(id_of(hit.series)));
        }
        if let Some(id) = drawn.compare.and_then(|hit| id_of(hit.series)) {
            commands.push(Command::Pick(Pick::Compare(id)));
        }
    }

    /// Up and down move the focus, Enter opens the comparison; an input method's keys are its own.
    fn keys(&mut self, ui: &Ui, list: Id, session: &Session, commands: &mut Vec<Command>) {
        let Some(built) = &self.built else { return };
        let holder = ui.memory(egui::Memory::focused);
        let free = holder.is_none() && !egui::Popup::is_any_open(ui.ctx());
        if filter_field::input_method_spoke(ui) || !(holder == Some(list) || free) {
            return;
        }
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list, filter));
        let rows: Vec<_> = built.targets().map(|(_, row)| row).collect();
        let id_of = |place: SeriesPlace| built.basis.loaded.index.series(place).map(|series| series.id());
        let in_focus = |place: SeriesPlace| session.focus().is_some() && id_of(place).as_ref() == session.focus();
        // Of two rows of one indicator the one that was chosen last; else the first that is in focus.
        let now = rows
            .iter()
            .position(|row| Some(row.target) == self.current && in_focus(row.series))
            .or_else(|| rows.iter().position(|row| in_focus(row.series)));
        let end = rows.len().saturating_sub(1);
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let moves = [
            (Key::ArrowDown, now.map_or(0, |at| (at + 1).min(end))),
            (Key::ArrowUp, now.map_or(end, |at| at.saturating_sub(1))),
            (Key::PageDown, now.map_or(0, |at| (at + PAGE).min(end))),
            (Key::PageUp, now.map_or(end, |at| at.saturating_sub(PAGE))),
            (Key::Home, 0),
            (Key::End, end),
        ];
        for (key, to) in moves {
            let Some(row) = rows.get(to).filter(|_| pressed(key)) else { continue };
            self.current = Some(row.target);
            self.reveal = Some(row.target);
            ui.memory_mut(|memory| memory.request_focus(list));
            commands.push(Command::Focus(id_of(row.series)));
            return;
        }
        if holder == Some(list)
            && pressed(Key::Enter)
            && let Some(id) = now.and_then(|at| id_of(rows.get(at)?.series))
        {
            commands.push(Command::Pick(Pick::Compare(id)));
        }
    }
}

/// The strips; of very many cities only a few at a time, so that the rows stay near.
fn strips(ui: &mut Ui, head: &BoardHead, look: Look, hold: &Hold) -> Drawn {
    let most = board::STRIP_HEIGHT * board::FEW_STRIPS as f32;
    if head.strip.rows.len() <= board::FEW_STRIPS {
        return board::strips(ui, head, look, hold);
    }
    let scroll = ScrollArea::vertical().id_salt("strips").auto_shrink(false).max_height(most);
    scroll.show(ui, |ui| board::strips(ui, head, look, hold)).inner
}

/// Width of the field of words, in points.
const FIELD: f32 = 170.0;
/// Rows that a page moves over.
const PAGE: usize = 10;
