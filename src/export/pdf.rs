//! PDF/UA-1: embedded typeface, tags in reading order, alternative texts, bookmarks.

use super::Exporter;
use super::error::ExportError;
use crate::figure::fonts;
use crate::figure::picture::{Face, Ink, Item, Mark, Part, Pen, Picture, Run};
use crate::text::language::Language;
use krilla::Document as Pdf_;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, TextDirection};
use std::num::NonZeroU16;

/// Typographic points in a millimetre.
const POINT: f32 = 72.0 / 25.4;

/// How round corners and circles are approximated by cubic curves. Source: 4/3 × (√2 − 1).
const ROUND: f32 = 0.552_284_8;

/// A document of one or more pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    /// Title of the document.
    pub title: String,
    /// Language of its words.
    pub language: Language,
    /// Its pages, each of its own size.
    pub pages: Vec<Picture>,
}

impl From<Picture> for Pages {
    fn from(picture: Picture) -> Self {
        Self { title: picture.title.clone(), language: picture.language, pages: vec![picture] }
    }
}

/// Writes PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pdf;

impl Exporter for Pdf {
    type Content = Pages;

    fn extension(&self) -> &'static str {
        "pdf"
    }

    fn bytes(&self, content: &Pages) -> Result<Vec<u8>, ExportError> {
        let failed = |cause: String| ExportError::Format { format: "PDF", cause };
        let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
        let configuration = configuration.map_err(|cause| failed(format!("{cause:?}")))?;
        let typeface = Typeface::load().ok_or_else(|| failed("typeface".to_owned()))?;
        let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
        let mut pdf = Pdf_::new_with(settings);
        let language = match content.language {
            Language::Ja => "ja",
            Language::En => "en",
        };
        let mut tags = TagTree::new().with_lang(Some(language.to_owned()));
        let mut outline = Outline::new();
        for (number, picture) in content.pages.iter().enumerate() {
            let sides = picture.millimetres.map(|side| side * POINT);
            let settings = PageSettings::from_wh(sides[0], sides[1]).ok_or_else(|| failed("size".to_owned()))?;
            let mut page = pdf.start_page_with(settings);
            let mut surface = page.surface();
            let scale = Transform::from_scale(sides[0] / picture.size[0], sides[1] / picture.size[1]);
            surface.push_transform(&scale);
            draw(&mut surface, picture, &typeface, &mut tags);
            surface.pop();
            surface.finish();
            page.finish();
            outline.push_child(OutlineNode::new(
                picture.title.clone(),
                XyzDestination::new(number, Point::from_xy(0.0, 0.0)),
            ));
        }
        pdf.set_outline(outline);
        pdf.set_tag_tree(tags);
        pdf.set_metadata(
            Metadata::new()
                .title(content.title.clone())
                .language(language.to_owned())
                .creator("machikurabe".to_owned()),
        );
        pdf.finish().map_err(|cause| failed(format!("{cause:?}")))
    }
}

struct Typeface {
    regular: Font,
    bold: Font,
    tabular: Font,
    rare: Font,
}

impl Typeface {
    fn load() -> Option<Self> {
        let font = |bytes: &'static [u8]| Font::new(bytes.into(), 0);
        let [regular, bold, tabular, rare] = [fonts::REGULAR, fonts::BOLD, fonts::TABULAR, fonts::RARE].map(font);
        Some(Self { regular: regular?, bold: bold?, tabular: tabular?, rare: rare? })
    }

    fn of(&self, face: Face) -> Font {
        match face {
            Face::Regular => self.regular.clone(),
            Face::Bold => self.bold.clone(),
            Face::Tabular => self.tabular.clone(),
            Face::Rare => self.rare.clone(),
        }
    }
}

/// Draws a page part by part and says in the tag tree what each part is.
fn draw(surface: &mut Surface<'_>, picture: &Picture, typeface: &Typeface, tags: &mut TagTree) {
    for part in [Part::Title, Part::Lead, Part::Figure, Part::Notes, Part::Margin] {
        let items: Vec<&Item> = picture.items.iter().filter(|item| item.part == part).collect();
        if items.is_empty() {
            continue;
        }
        match part {
            Part::Title => {
                let level = NonZeroU16::MIN;
                let mut heading = TagGroup::new(Tag::Hn(level, Some(picture.title.clone())));
                text_items(surface, &items, typeface, &mut heading);
                tags.push(heading);
            }
            Part::Lead | Part::Notes => {
                let mut paragraph = TagGroup::new(Tag::P);
                text_items(surface, &items, typeface, &mut paragraph);
                tags.push(paragraph);
            }
            Part::Figure => {
                let mut figure = TagGroup::new(Tag::Figure(Some(picture.alt.clone())));
                figure.push(surface.start_tagged(ContentTag::Other));
                for item in &items {
                    draw_item(surface, item, typeface);
                }
                surface.end_tagged();
                tags.push(figure);
            }
            Part::Margin => {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
                for item in &items {
                    draw_item(surface, item, typeface);
                }
                surface.end_tagged();
            }
        }
    }
}

/// Lines of text one by one; what is drawn between them (rules, warning triangles) is decoration.
fn text_items(surface: &mut Surface<'_>, items: &[&Item], typeface: &Typeface, group: &mut TagGroup) {
    for item in items {
        if matches!(item.mark, Mark::Text(_)) {
            group.push(surface.start_tagged(ContentTag::Span(SpanTag::empty())));
        } else {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
        }
        draw_item(surface, item, typeface);
        surface.end_tagged();
    }
}

fn draw_item(surface: &mut Surface<'_>, item: &Item, typeface: &Typeface) {
    let clip = item.clip.and_then(|[left, top, right, bottom]| {
        let mut path = PathBuilder::new();
        path.push_rect(Rect::from_ltrb(left, top, right, bottom)?);
        path.finish()
    });
    if let Some(clip) = &clip {
        surface.push_clip_path(clip, &FillRule::NonZero);
    }
    match &item.mark {
        Mark::Text(run) => text(surface, run, typeface),
        Mark::Strokes { pen, .. } => shape(surface, &item.mark, None, Some(*pen)),
        Mark::Path { fill, pen, .. } | Mark::Rectangle { fill, pen, .. } | Mark::Circles { fill, pen, .. } => {
            shape(surface, &item.mark, *fill, *pen);
        }
    }
    if clip.is_some() {
        surface.pop();
    }
}

fn opacity(ink: Ink) -> NormalizedF32 {
    NormalizedF32::new(ink.alpha.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}

fn fill_of(ink: Ink) -> Fill {
    let [r, g, b] = ink.rgb;
    Fill { paint: rgb::Color::new(r, g, b).into(), opacity: opacity(ink), rule: FillRule::NonZero }
}

fn stroke_of(pen: Pen) -> Stroke {
    let [r, g, b] = pen.ink.rgb;
    Stroke { paint: rgb::Color::new(r, g, b).into(), width: pen.width, opacity: opacity(pen.ink), ..Stroke::default() }
}

fn text(surface: &mut Surface<'_>, run: &Run, typeface: &Typeface) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill_of(run.ink)));
    let [x, y] = run.at;
    if run.turned != 0.0 {
        surface.push_transform(&Transform::from_rotate_at(run.turned, x, y));
    }
    let font = typeface.of(run.face);
    surface.draw_text(Point::from_xy(x, y), font, run.size, &run.text, false, TextDirection::LeftToRight);
    if run.turned != 0.0 {
        surface.pop();
    }
}

fn shape(surface: &mut Surface<'_>, mark: &Mark, fill: Option<Ink>, pen: Option<Pen>) {
    let Some(path) = path(mark) else { return };
    surface.set_fill(fill.map(fill_of));
    surface.set_stroke(pen.map(stroke_of));
    surface.draw_path(&path);
}

fn path(mark: &Mark) -> Option<Path> {
    let mut path = PathBuilder::new();
    match mark {
        Mark::Strokes { ends, .. } => {
            for [[x, y], [to_x, to_y]] in ends {
                path.move_to(*x, *y);
                path.line_to(*to_x, *to_y);
            }
        }
        Mark::Path { places, closed, .. } => {
            for (number, [x, y]) in places.iter().enumerate() {
                if number == 0 {
                    path.move_to(*x, *y);
                } else {
                    path.line_to(*x, *y);
                }
            }
            if *closed {
                path.close();
            }
        }
        Mark::Rectangle { area: [left, top, width, height], corner, .. } => {
            let r = corner.min(width / 2.0).min(height / 2.0).max(0.0);
            rounded(&mut path, [*left, *top, left + width, top + height], r);
        }
        Mark::Circles { centres, radius, .. } => {
            for [x, y] in centres {
                rounded(&mut path, [x - radius, y - radius, x + radius, y + radius], *radius);
            }
        }
        Mark::Text(_) => {}
    }
    path.finish()
}

/// A rectangle with round corners; a circle where the radius is half its side.
fn rounded(path: &mut PathBuilder, [left, top, right, bottom]: [f32; 4], r: f32) {
    let k = r * (1.0 - ROUND);
    path.move_to(left + r, top);
    path.line_to(right - r, top);
    path.cubic_to(right - k, top, right, top + k, right, top + r);
    path.line_to(right, bottom - r);
    path.cubic_to(right, bottom - k, right - k, bottom, right - r, bottom);
    path.line_to(left + r, bottom);
    path.cubic_to(left + k, bottom, left, bottom - k, left, bottom - r);
    path.line_to(left, top + r);
    path.cubic_to(left, top + k, left + k, top, left + r, top);
    path.close();
}
