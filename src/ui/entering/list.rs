//! The lines of the sheet: what stood there, the target, the field for the value, its page, and the verdict.

use super::{EnteringPane, Ground, field_of};
use crate::analysis::scorecard::ScorecardRow;
use crate::chart::observed;
use crate::figure::look::Look as Colours;
use crate::figure::{look, status};
use crate::model::message::Fact;
use crate::model::period::Period;
use crate::model::place::RowPlace;
use crate::model::status::Status;
use crate::session::command::Command;
use crate::session::entering::check::Checked;
use crate::session::entering::sheet::{Line, Part};
use crate::session::entering::{Enter, Field};
use crate::text::search::Query;
use crate::ui::theme::{self, size};
use crate::ui::widgets::typed_field::Look;
use egui::{Align, FontId, Label, Layout, Rangef, Rect, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2};

/// Heights of a line, of headings, in points.
const LINE: f32 = 28.0;
const GOAL: f32 = 26.0;
const POLICY: f32 = 21.0;
const CAPTIONS: f32 = 20.0;

/// Where the columns stand.
#[derive(Debug, Clone, Copy)]
struct Columns {
    name: Rangef,
    earlier: [Rangef; 2],
    target: Rangef,
    value: Rangef,
    page: Rangef,
    verdict: Rangef,
}

impl Columns {
    fn of(whole: Rangef) -> Self {
        let width = whole.span();
        let number = (width * 0.1).clamp(62.0, 110.0);
        let verdict = (width * 0.25).clamp(150.0, 260.0);
        let (gap, value, page) = (8.0, (width * 0.12).clamp(84.0, 140.0), 46.0);
        let mut right = whole.max - 12.0;
        let mut take = |width: f32| {
            let range = Rangef::new(right - width, right);
            right -= width + gap;
            range
        };
        let verdict = take(verdict);
        let page = take(page);
        let value = take(value);
        let target = take(number);
        let [later, earlier] = [take(number), take(number)];
        Self { name: Rangef::new(whole.min, right), earlier: [earlier, later], target, value, page, verdict }
    }
}

impl EnteringPane {
    /// Draws the list.
    pub(super) fn list(&mut self, ui: &mut Ui, ground: Ground<'_>, commands: &mut Vec<Command>) {
        let texts = ground.texts;
        let words = Query::new(&self.filter);
        let found = |part: &&Part| match part {
            Part::Line(line) => ground.loaded.matches(line.place, &words),
            Part::Goal(_) | Part::Policy(_) => words.is_empty(),
        };
        let parts: Vec<&Part> = ground.sheet.parts.iter().filter(found).collect();
        if parts.is_empty() {
            ui.label(texts.t(if words.is_empty() { "entering-none" } else { "entering-none-found" }));
            return;
        }
        captions(ui, ground);
        let total: f32 = parts.iter().map(|part| height(part)).sum();
        ScrollArea::vertical().id_salt(("entering", ground.sheet.area)).auto_shrink(false).show(ui, |ui| {
            let (whole, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), total), Sense::hover());
            let columns = Columns::of(whole.x_range());
            // A little more than is seen, so that the keyboard finds the next line.
            let sight = ui.clip_rect().y_range().expand(LINE * 2.0);
            let wanted = self.moving;
            let mut top = whole.top();
            for part in parts {
                let place = Rect::from_x_y_ranges(whole.x_range(), top..=top + height(part));
                top = place.bottom();
                let is_wanted = matches!(part, Part::Line(line) if wanted == Some(field_of(&line.key, Field::Value)));
                if is_wanted {
                    ui.scroll_to_rect_animation(
                        place.expand2(Vec2::new(0.0, LINE)),
                        None,
                        egui::style::ScrollAnimation::none(),
                    );
                }
                if !is_wanted && !sight.intersects(place.y_range()) {
                    continue;
                }
                match part {
                    Part::Goal(words) => head(ui, place, words, true),
                    Part::Policy(words) => head(ui, place, words, false),
                    Part::Line(line) => self.line(ui, ground, place, line, &columns, commands),
                }
            }
        });
    }

    fn line(
        &mut self,
        ui: &mut Ui,
        ground: Ground<'_>,
        place: Rect,
        line: &Line,
        columns: &Columns,
        commands: &mut Vec<Command>,
    ) {
        let colours = theme::look(ui);
        let chosen = self.line.as_ref() == Some(&line.key);
        if chosen {
            ui.painter().rect_filled(place.shrink(1.0), 3.0, ui.visuals().selection.bg_fill.gamma_multiply(0.5));
        }
        ui.painter().hline(place.x_range(), place.bottom() - 0.5, Stroke::new(1.0, colours.grid()));
        let cell = ground.cell(&line.key);
        let checked = ground.sheet.checked.get(&line.key);
        name(ui, ground, columns.name, place, line);
        for (range, row) in columns.earlier.iter().zip(line.earlier) {
            amount(ui, ground, *range, place, row);
        }
        let target = line.target.and_then(|at| ground.loaded.data().targets.get(at));
        let target = target.map(|target| ground.texts.amount(target.value, &target.unit)).unwrap_or_default();
        words(ui, columns.target, place, &target, (Align::Max, colours.faint()));
        let spoken = ground.name(line);
        let standing = standing(ground, line);
        let edge = edge(checked, colours);
        let look = Look { name: &spoken, hint: &standing, right: true, edge, takes_tab: true };
        let room = |range: Rangef| Rect::from_x_y_ranges(range, place.y_range().shrink(3.0));
        let id = field_of(&line.key, Field::Value);
        let (response, said) = self.fields.show(ui, room(columns.value), id, &cell.value, look);
        if response.has_focus() {
            self.line = Some(line.key.clone());
        }
        if response.gained_focus() {
            ui.scroll_to_rect(place, None);
        }
        commands.extend(said.map(|words| Command::Enter(Enter::Text(line.key.clone(), Field::Value, words))));
        let facts = [
            ("indicator", Fact::Text(label(ground, line))),
            ("period", Fact::Text(ground.texts.period_short(line.key.period))),
        ];
        let spoken = ground.texts.with("entering-cell-page", &facts);
        let hint = if cell.counts() { ground.draft.source(cell).1.to_owned() } else { String::new() };
        let look = Look { name: &spoken, hint: &hint, right: true, edge: None, takes_tab: true };
        let id = field_of(&line.key, Field::Page);
        let (response, said) = self.fields.show(ui, room(columns.page), id, &cell.page, look);
        if response.has_focus() {
            self.line = Some(line.key.clone());
        }
        commands.extend(said.map(|words| Command::Enter(Enter::Text(line.key.clone(), Field::Page, words))));
        verdict(ui, ground, columns.verdict, place, line, cell.dropped, checked);
    }
}

const fn height(part: &Part) -> f32 {
    match part {
        Part::Goal(_) => GOAL,
        Part::Policy(_) => POLICY,
        Part::Line(_) => LINE,
    }
}

fn head(ui: &mut Ui, place: Rect, words: &str, is_goal: bool) {
    let indent = if is_goal { 0.0 } else { 8.0 };
    let font = if is_goal { FontId::new(size::BODY, look::bold()) } else { FontId::proportional(size::SMALL) };
    let room = place.with_min_x(place.left() + indent);
    ui.scope_builder(UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Max)), |ui| {
        ui.add(Label::new(RichText::new(words).font(font)).truncate());
    });
}

fn captions(ui: &mut Ui, ground: Ground<'_>) {
    let (place, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), CAPTIONS), Sense::hover());
    let columns = Columns::of(place.x_range());
    let texts = ground.texts;
    let year = |back: u16| texts.period_short(Period::Fiscal(ground.sheet.year.saturating_sub(back)));
    let [earlier, later] = columns.earlier;
    let colour = theme::look(ui).faint();
    for (range, caption, align) in [
        (columns.name, texts.t("column-indicator"), Align::Min),
        (earlier, year(2), Align::Max),
        (later, year(1), Align::Max),
        (columns.target, texts.t("column-target"), Align::Max),
        (columns.value, year(0), Align::Max),
        (columns.page, texts.t("entering-page"), Align::Max),
        (columns.verdict, texts.t("entering-column-verdict"), Align::Min),
    ] {
        words(ui, range, place, &caption, (align, colour));
    }
    ui.painter().hline(place.x_range(), place.bottom() - 0.5, Stroke::new(1.0, colour));
}

/// Words in a column, shortened where they do not fit; the whole is shown on hovering.
fn words(ui: &mut Ui, range: Rangef, place: Rect, words: &str, (align, colour): (Align, egui::Color32)) {
    if words.is_empty() {
        return;
    }
    let layout =
        if align == Align::Max { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
    let room = Rect::from_x_y_ranges(range, place.y_range());
    // A number is made smaller rather than cut.
    let font = FontId::proportional(size::SMALL);
    let wide = ui.painter().layout_no_wrap(words.to_owned(), font, colour).size().x;
    let size = if wide > range.span() { (size::SMALL * (range.span() - 1.0) / wide).max(LEAST) } else { size::SMALL };
    ui.scope_builder(UiBuilder::new().max_rect(room).layout(layout), |ui| {
        ui.add(Label::new(RichText::new(words).size(size).color(colour)).truncate());
    });
}

/// Least size of a number that finds little room, in points.
const LEAST: f32 = 7.5;

fn label(ground: Ground<'_>, line: &Line) -> String {
    let series = ground.loaded.index.series(line.place);
    series.map(|series| ground.texts.indicator(series.indicator)).unwrap_or_default()
}

/// The name of a line, with its kind of counting or its own period where the list does not say them.
fn name(ui: &mut Ui, ground: Ground<'_>, range: Rangef, place: Rect, line: &Line) {
    let texts = ground.texts;
    let mut whole = label(ground, line);
    if line.is_one_of_two && line.key.cumulative {
        whole = texts.aside(&whole, &texts.t("entering-total"));
    }
    if line.key.period != Period::Fiscal(ground.sheet.year) {
        whole = texts.aside(&whole, &texts.period_short(line.key.period));
    }
    let room = Rect::from_x_y_ranges(range, place.y_range());
    ui.scope_builder(UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.add(Label::new(whole).truncate());
    });
}

fn amount(ui: &mut Ui, ground: Ground<'_>, range: Rangef, place: Rect, row: Option<RowPlace>) {
    let row = row.and_then(|row| ground.loaded.index.at(row));
    let shown = row.map_or_else(|| ground.texts.t("no-value"), |row| observed::amount(ground.texts, row));
    let colours = theme::look(ui);
    let colour = if row.is_some_and(|row| row.value.is_some()) { colours.ink() } else { colours.faint() };
    words(ui, range, place, &shown, (Align::Max, colour));
}

/// What stands at the place of a line now.
fn standing(ground: Ground<'_>, line: &Line) -> String {
    let row = line.standing.and_then(|row| ground.loaded.index.at(row));
    let row = row.filter(|row| row.value.is_some());
    row.map(|row| observed::amount(ground.texts, row)).unwrap_or_default()
}

fn edge(checked: Option<&Checked>, colours: Colours) -> Option<egui::Color32> {
    let checked = checked?;
    if checked.problem.is_some() || checked.unexplained.is_some() {
        return Some(colours.status(Status::WorseThanBaseline));
    }
    (!checked.doubts.is_empty()).then(|| colours.status(Status::SlightlyBehind))
}

/// What the engine says now, and what it says once the value is saved; what is wrong comes before it.
fn verdict(
    ui: &mut Ui,
    ground: Ground<'_>,
    range: Rangef,
    place: Rect,
    line: &Line,
    dropped: bool,
    checked: Option<&Checked>,
) {
    let (texts, colours) = (ground.texts, theme::look(ui));
    let problem = checked.and_then(|checked| checked.problem.as_ref()).map(|problem| texts.say(problem));
    let reason =
        checked.is_some_and(|checked| checked.unexplained.is_some()).then(|| texts.t("entering-reason-needed"));
    if let Some(wrong) = problem.or(reason) {
        return words(ui, range, place, &wrong, (Align::Min, colours.status(Status::WorseThanBaseline)));
    }
    if dropped {
        return words(ui, range, place, &texts.t("entering-dropped"), (Align::Min, colours.ink()));
    }
    let before = before(ground, line);
    let after = checked.and_then(|checked| checked.after.as_ref()).map(|after| &after.row);
    let room = Rect::from_x_y_ranges(range, place.y_range());
    ui.scope_builder(UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let Some(before) = before else { return };
        let word = |row: &ScorecardRow| texts.status(row.status);
        match after {
            Some(after) => {
                mark(ui, before.status, &word(before));
                ui.label(RichText::new("→").color(colours.faint()));
                status::show(ui, after.status, &word(after), size::SMALL, colours);
            }
            None => {
                status::show(ui, before.status, &word(before), size::SMALL, colours);
            }
        }
        if checked.is_some_and(|checked| !checked.doubts.is_empty()) {
            let colour = colours.status(Status::SlightlyBehind);
            ui.add(Label::new(RichText::new(texts.t("entering-look")).size(size::SMALL).color(colour)).truncate());
        }
    });
}

/// A status as its sign alone, with its word on hovering.
fn mark(ui: &mut Ui, of: Status, word: &str) {
    let (place, response) = ui.allocate_exact_size(Vec2::splat(status::SIDE), Sense::hover());
    status::paint(ui.painter(), place, of, theme::look(ui));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, word));
    response.on_hover_text(word);
}

/// How the target of a line stands now.
pub(super) fn before<'a>(ground: Ground<'a>, line: &Line) -> Option<&'a ScorecardRow> {
    let scored = ground.session.scored().value()?;
    scored.rows_of(line.place).next()
}
