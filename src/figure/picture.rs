//! A drawn figure as plain primitives: lines, areas, circles and texts with their places.
//!
//! Files are written from this alone, so that no writer needs to know how a figure came about.

use crate::text::language::Language;

/// A place: to the right and downwards from the top left corner, in points.
pub type Place = [f32; 2];

/// A colour and how much it covers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink {
    /// Red, green and blue, 0 to 255, sRGB.
    pub rgb: [u8; 3],
    /// 0 (invisible) to 1 (opaque).
    pub alpha: f32,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pen {
    /// Its colour.
    pub ink: Ink,
    /// Its width in points.
    pub width: f32,
}

/// The cut of the typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// BIZ UDPGothic, regular.
    Regular,
    /// BIZ UDPGothic, bold.
    Bold,
    /// BIZ UDGothic, whose digits all have one width.
    Tabular,
    /// Noto Sans JP, for kanji that the others lack.
    Rare,
}

/// A line of text in one face, size and colour.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// What it says.
    pub text: String,
    /// Left end of its baseline.
    pub at: Place,
    /// Width that it takes, in points.
    pub width: f32,
    /// Size of the typeface in points.
    pub size: f32,
    /// Cut of the typeface.
    pub face: Face,
    /// Colour.
    pub ink: Ink,
    /// Degrees by which it is turned clockwise about `at`.
    pub turned: f32,
}

/// One thing that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// Separate straight strokes with one pen: a dashed line, for example.
    Strokes {
        /// Both ends of each.
        ends: Vec<[Place; 2]>,
        /// How they are drawn.
        pen: Pen,
    },
    /// A line through places, or the outline of an area.
    Path {
        /// The places.
        places: Vec<Place>,
        /// Whether the last is connected with the first.
        closed: bool,
        /// Colour of the area inside.
        fill: Option<Ink>,
        /// How the line itself is drawn.
        pen: Option<Pen>,
    },
    /// A rectangle.
    Rectangle {
        /// Left, top, width and height.
        area: [f32; 4],
        /// Radius of its corners.
        corner: f32,
        /// Colour inside.
        fill: Option<Ink>,
        /// How its outline is drawn.
        pen: Option<Pen>,
    },
    /// Circles of one size and look: a dotted line, for example.
    Circles {
        /// Their centres.
        centres: Vec<Place>,
        /// Their radius.
        radius: f32,
        /// Colour inside.
        fill: Option<Ink>,
        /// How their outline is drawn.
        pen: Option<Pen>,
    },
    /// A text.
    Text(Run),
}

/// What a mark belongs to, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The title.
    Title,
    /// Subtitle and warnings.
    Lead,
    /// The figure itself.
    Figure,
    /// Notes below the figure.
    Notes,
    /// Page number; no reader needs it read aloud.
    Margin,
}

/// A mark with what may be seen of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it belongs to.
    pub part: Part,
    /// Left, top, right and bottom of what may be seen; `None` where all of it may.
    pub clip: Option<[f32; 4]>,
    /// The mark.
    pub mark: Mark,
}

/// A drawn page on white ground.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Width and height in points, the unit of all places.
    pub size: Place,
    /// Width and height in millimetres.
    pub millimetres: [f32; 2],
    /// Width and height of a PNG in pixels where no other scale is asked for.
    pub pixels: [f32; 2],
    /// How many times larger that PNG is than at the scale 1.
    pub usual_scale: f32,
    /// Title, as text.
    pub title: String,
    /// The figure in words.
    pub alt: String,
    /// Language of its words.
    pub language: Language,
    /// What is drawn, from the back to the front.
    pub items: Vec<Item>,
}

impl Picture {
    /// Every text, from the back to the front.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        self.items.iter().filter_map(|item| match &item.mark {
            Mark::Text(run) => Some(run),
            _ => None,
        })
    }
}
