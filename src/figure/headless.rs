//! Draws pages without a window, a display or a graphics card.

use super::error::FigureError;
use super::fonts;
use super::look::Look;
use super::page::{self, Laid};
use super::picture::{Face, Item, Mark, Part, Picture, Run};
use super::plain::{self, Drawn};
use super::tone;
use crate::chart::page::FigurePage;
use crate::model::message::Fact;
use crate::text::catalogue::Texts;
use egui::{Context, FontFamily, FontId, Pos2, RawInput, Rect, Style, TextStyle, Theme, Vec2, Visuals};
use std::collections::BTreeSet;

/// Most passes until the layout of a page must have come to rest.
const PASSES: u8 = 6;

/// How much larger a page may be laid out (and its words so much smaller printed) until it is said that
/// its figure has no room.
const ZOOMS: [f32; 7] = [1.0, 1.1, 1.2, 1.32, 1.45, 1.6, 1.8];

/// A place to draw in: egui with the program's typeface and no window.
pub struct Studio {
    ctx: Context,
}

impl std::fmt::Debug for Studio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Studio").finish_non_exhaustive()
    }
}

impl Default for Studio {
    fn default() -> Self {
        Self::new()
    }
}

impl Studio {
    /// A studio; one is enough for any number of pages, one after the other.
    #[must_use]
    pub fn new() -> Self {
        let ctx = Context::default();
        ctx.set_fonts(fonts::definitions());
        ctx.set_theme(Theme::Light);
        ctx.set_style_of(Theme::Light, style());
        Self { ctx }
    }

    /// Draws a page.
    ///
    /// A page whose parts find no room is laid out anew on a larger sheet, so that everything is printed
    /// smaller; nothing is ever cut. Characters that no typeface here has become 〓, and a note lists them.
    ///
    /// # Errors
    /// [`FigureError::NoRoom`] where even words of about half their size find no room.
    pub fn draw(&self, page: &FigurePage) -> Result<Picture, FigureError> {
        let picture = self.draw_as_it_is(page)?;
        let missing: BTreeSet<char> = picture.runs().flat_map(|run| self.missing(run)).collect();
        if missing.is_empty() {
            return Ok(picture);
        }
        let mut noted = page.clone();
        noted.notes.push(glyph_note(&missing, &Texts::new(page.language)));
        let mut picture = self.draw_as_it_is(&noted)?;
        for item in &mut picture.items {
            if let Mark::Text(run) = &mut item.mark {
                run.text = run.text.chars().map(|c| if missing.contains(&c) { fonts::GETA } else { c }).collect();
            }
        }
        Ok(picture)
    }

    fn draw_as_it_is(&self, page: &FigurePage) -> Result<Picture, FigureError> {
        let measures = page.size.measures();
        for zoom in zooms(page) {
            let size = measures.points.map(|side| side * zoom);
            let (laid, marks) = self.lay_out(page, size);
            if laid.fits && marks.iter().all(|mark| is_inside(mark, size)) {
                let mut items: Vec<Item> = marks.into_iter().map(|mark| item(mark, &laid, page, size)).collect();
                // Parts never cover each other, so their order is free: the order in which they are read.
                items.sort_by_key(|item| item.part);
                let pixels = measures.points.map(|side| (side * measures.pixels_per_point).round());
                let picture = Picture {
                    size,
                    millimetres: measures.millimetres,
                    pixels,
                    usual_scale: measures.pixels_per_point,
                    title: page.title.clone(),
                    alt: page.alt.clone(),
                    language: page.language,
                    items,
                };
                return Ok(picture);
            }
        }
        Err(FigureError::NoRoom)
    }

    /// Whether a page finds room at its usual size: not printed smaller than its width asks for, or than its kind
    /// of figure may be.
    #[must_use]
    pub fn fits(&self, page: &FigurePage) -> bool {
        let usual = zooms(page).next().unwrap_or(1.0);
        zooms(page).take_while(|zoom| *zoom <= usual * page::most_zoom(&page.figure)).any(|zoom| {
            let size = page.size.measures().points.map(|side| side * zoom);
            let (laid, marks) = self.lay_out(page, size);
            laid.fits && marks.iter().all(|mark| is_inside(mark, size))
        })
    }

    /// Lays a page out until two passes agree.
    fn lay_out(&self, page: &FigurePage, [width, height]: [f32; 2]) -> (Laid, Vec<Drawn>) {
        // What plots remember of the page before (bounds, zoom) must not reach this one.
        self.ctx.data_mut(egui::util::IdTypeMap::clear);
        let area = Rect::from_min_size(Pos2::ZERO, Vec2::new(width, height));
        let mut laid = Laid { title: 0.0, lead: 0.0, figure: 0.0, notes: 0.0, fits: false };
        let mut shapes = Vec::new();
        for pass in 0..PASSES {
            let input = RawInput { screen_rect: Some(area), time: Some(f64::from(pass)), ..RawInput::default() };
            let mut output = self.ctx.run_ui(input, |ui| laid = page::draw(ui, page, area));
            output.textures_delta.clear();
            let at_rest = shapes == output.shapes;
            shapes = output.shapes;
            if at_rest {
                break;
            }
        }
        (laid, plain::marks(&shapes))
    }

    /// The characters of a text that no typeface here has.
    fn missing(&self, run: &Run) -> Vec<char> {
        let family = match run.face {
            Face::Regular | Face::Rare => FontFamily::Proportional,
            Face::Bold => fonts::bold(),
            Face::Tabular => FontFamily::Monospace,
        };
        let font = FontId::new(run.size, family);
        self.ctx.fonts_mut(|fonts| {
            let lacks = |c: &char| !c.is_whitespace() && !c.is_control() && !fonts.has_glyph(&font, *c);
            run.text.chars().filter(lacks).collect()
        })
    }
}

/// What is said of characters that could not be drawn: they are named by their numbers, because nothing else is there.
fn glyph_note(missing: &BTreeSet<char>, texts: &Texts) -> String {
    let numbers: Vec<String> = missing.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
    texts.with("figure-missing-glyphs", &[("characters", Fact::Text(texts.list(&numbers)))])
}

/// How much larger a page is laid out, step by step; a narrow one is never laid out narrower than its figure needs.
fn zooms(page: &FigurePage) -> impl Iterator<Item = f32> {
    let [width, _] = page.size.measures().points;
    let least = (page::least_width(&page.figure) / width).max(1.0);
    ZOOMS.into_iter().map(move |zoom| zoom * least)
}

/// Whether all of a text lies on the sheet and in what may be seen.
fn is_inside(drawn: &Drawn, [width, height]: [f32; 2]) -> bool {
    let sheet = Rect::from_min_size(Pos2::ZERO, Vec2::new(width, height)).intersect(drawn.clip);
    !matches!(drawn.mark, Mark::Text(_)) || sheet.expand(1.0).contains_rect(drawn.bounds)
}

/// A mark as an item of the page, in the page's style.
fn item(drawn: Drawn, laid: &Laid, page: &FigurePage, [width, height]: [f32; 2]) -> Item {
    let Drawn { mut mark, clip, bounds } = drawn;
    tone::apply(page.style, &mut mark);
    let middle = bounds.center().y;
    let part = match &mark {
        Mark::Text(run) if !page.number.is_empty() && run.text == page.number && middle > laid.figure => Part::Margin,
        _ if middle < laid.title => Part::Title,
        _ if middle < laid.lead => Part::Lead,
        _ if middle < laid.figure => Part::Figure,
        _ => Part::Notes,
    };
    let seen = clip.intersect(Rect::from_min_size(Pos2::ZERO, Vec2::new(width, height)));
    let is_whole = seen.expand(0.5).contains_rect(bounds) || matches!(mark, Mark::Text(_));
    let clip = (!is_whole).then(|| [seen.left(), seen.top(), seen.right(), seen.bottom()]);
    Item { part, clip, mark }
}

fn style() -> Style {
    let look = Look { dark: false };
    let mut style = Style { visuals: Visuals::light(), ..Style::default() };
    let plain = |size: f32| FontId::new(size, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Small, plain(11.0)),
        (TextStyle::Body, plain(12.0)),
        (TextStyle::Button, plain(12.0)),
        (TextStyle::Heading, FontId::new(15.0, fonts::bold())),
        (TextStyle::Monospace, FontId::new(12.0, FontFamily::Monospace)),
    ]
    .into();
    style.visuals.override_text_color = Some(look.ink());
    style.visuals.weak_text_color = Some(look.faint());
    style.visuals.panel_fill = look.ground();
    style.animation_time = 0.0;
    style
}
