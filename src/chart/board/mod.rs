//! The board of gaps as plain data: every target on one common way, in groups, with its numbers in words.
//!
//! Order and grouping are plain numbers ([`order`]), the words of a row are made one row at a time ([`row`]), so that a
//! screen may order thousands of targets and word only those it shows; [`build`] words all of them, for a figure.

pub mod head;
pub mod order;
pub mod row;
pub mod strip;

use super::palette::Style;
use crate::analysis::scorecard::ScorecardRow;
use crate::frame::Cube;
use crate::model::municipality::AreaCode;
use crate::model::place::SeriesPlace;
use crate::model::ruler::Ruler;
use crate::model::status::Status;
use crate::text::catalogue::Texts;
use order::{Arranged, Line, Order};

/// What a board is made from.
#[derive(Debug, Clone, Copy)]
pub struct BoardRequest<'a> {
    /// The data.
    pub index: &'a Cube,
    /// The judged targets to show; each appears exactly once.
    pub rows: &'a [&'a ScorecardRow],
    /// The picked areas; of those without a row, cities still have their place among the strips.
    pub areas: &'a [AreaCode],
    /// How they are grouped and ordered.
    pub order: Order,
    /// The ruler they were judged by.
    pub ruler: &'a Ruler,
    /// Number of targets before filters.
    pub all: usize,
    /// The only statuses that are shown; empty means all.
    pub statuses: &'a [Status],
    /// The filters in force in words; empty where there are none.
    pub filters: &'a str,
    /// The reader's own city, whose name is bold.
    pub own: Option<AreaCode>,
}

/// Where a figure lies on a scale whose ends are 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Position, 0 to 1.
    pub at: f64,
    /// Whether the figure itself lies outside the scale.
    pub edge: Edge,
}

/// Whether a figure lies on its scale, or beyond one of its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// On the scale.
    Inside,
    /// Below its lower end.
    Below,
    /// Above its upper end.
    Beyond,
}

impl Spot {
    /// The place of a fraction on the scale 0 to 1.
    #[must_use]
    pub fn of(fraction: f64) -> Self {
        // One part in a billion of slack, so that 100 % computed from decimals is not taken for more.
        let edge = match fraction {
            f if f < -1e-9 => Edge::Below,
            f if f > 1.0 + 1e-9 => Edge::Beyond,
            _ => Edge::Inside,
        };
        Self { at: fraction.clamp(0.0, 1.0), edge }
    }
}

/// What a row's track shows; each has its own look, explained in the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TrackKind {
    /// The way from baseline to target.
    Way,
    /// A total that fills up from zero.
    Total,
    /// The actual of one year, or a mean, as a share of the target.
    Share,
    /// Attainment, where it stands in for progress.
    Attainment,
    /// A level that is held.
    Held,
    /// A level that is not held.
    Missed,
    /// Nothing to draw.
    None,
}

/// The track of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Track {
    /// How it looks.
    pub kind: TrackKind,
    /// Where the actual stands between 0 % and 100 %.
    pub now: Option<Spot>,
    /// Where it is expected by now, 0 to 1.
    pub pace: Option<f64>,
}

/// One target in words and positions.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardRow {
    /// Place of the target in the dataset.
    pub target: usize,
    /// Place of its series.
    pub series: SeriesPlace,
    /// Its area.
    pub area: AreaCode,
    /// How the area is drawn.
    pub style: Style,
    /// Status under the ruler.
    pub status: Status,
    /// The status in words.
    pub status_words: String,
    /// Label as printed.
    pub label: String,
    /// Name of the area.
    pub area_name: String,
    /// Level, kind of target, and what a reader must know of the actual.
    pub second: String,
    /// The track.
    pub track: Track,
    /// What stands at 0 % of the track: the baseline or zero; a dash where neither is known.
    pub from: String,
    /// What stands at 100 % of the track: the target.
    pub to: String,
    /// The baseline as printed, comparable or not.
    pub baseline: String,
    /// The actual.
    pub actual: String,
    /// What is still missing, in the unit; negative where exceeded.
    pub gap: String,
    /// Progress, 後退 below zero; in rows without progress the attainment.
    pub share: String,
    /// Progress expected by now.
    pub pace: String,
    /// The level that is held or not, in words; empty for other kinds.
    pub held: String,
    /// Why progress is withheld, or why there is no status.
    pub reason: Option<String>,
    /// What a reader is told who points at the track, line by line.
    pub words: Vec<String>,
    /// What the button of the row does.
    pub compare: String,
    /// The row in one sentence, for those who cannot see it.
    pub spoken: String,
}

/// Headings of the columns, which depend on what the rows below show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Captions {
    /// Status.
    pub status: String,
    /// Indicator.
    pub indicator: String,
    /// What stands at 0 %.
    pub from: String,
    /// What stands at 100 %.
    pub to: String,
    /// Actual.
    pub actual: String,
    /// Gap to target.
    pub gap: String,
    /// Progress or attainment.
    pub share: String,
    /// Pace.
    pub pace: String,
}

/// The heading of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What the rows have in common.
    pub name: String,
    /// How many there are.
    pub count: String,
    /// Headings of the columns.
    pub captions: Captions,
}

/// Rows that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardGroup {
    /// Its heading.
    pub heading: Heading,
    /// Its rows, in order.
    pub rows: Vec<BoardRow>,
}

/// A mark that needs explaining once for the whole board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardMark {
    /// A track of this kind.
    Track(TrackKind),
    /// Where progress is expected by now.
    Pace,
    /// A figure beyond the end of its track.
    Edge,
    /// A threshold of the ruler on the strips.
    Threshold,
    /// The median of a strip.
    Median,
}

/// What stands above the rows, and with the figure wherever it goes.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardHead {
    /// What the board says, in one line.
    pub title: String,
    /// The ruler, what is withheld, what is filtered away.
    pub remarks: Vec<String>,
    /// Marks that occur, with their meaning.
    pub key: Vec<(BoardMark, String)>,
    /// Sources with their dates.
    pub sources: Vec<String>,
    /// The board in words, for those who cannot see it.
    pub alt: String,
    /// Every word that a status may have, so that their column fits all of them.
    pub statuses: Vec<String>,
    /// The spread in each city.
    pub strip: strip::StripSpec,
    /// The reader's own city, whose name is bold.
    pub own: Option<AreaCode>,
}

/// A whole board.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardSpec {
    /// What stands above the rows.
    pub head: BoardHead,
    /// The rows in groups.
    pub groups: Vec<BoardGroup>,
}

/// Builds the whole board with all its words.
#[must_use]
pub fn build(request: &BoardRequest<'_>, texts: &Texts) -> BoardSpec {
    let arranged = order::arrange(request, texts);
    let mut groups: Vec<BoardGroup> = Vec::new();
    for line in &arranged.lines {
        match line {
            Line::Heading(at) => {
                let heading = arranged.headings.get(*at).cloned();
                groups.extend(heading.map(|heading| BoardGroup { heading, rows: Vec::new() }));
            }
            Line::Row(at) => {
                let row = request.rows.get(*at).and_then(|row| row::row(request.index, texts, row));
                if let Some((group, row)) = groups.last_mut().zip(row) {
                    group.rows.push(row);
                }
            }
        }
    }
    BoardSpec { head: head::head(request, &arranged, texts), groups }
}

impl Arranged {
    /// The rows in the order in which they are shown, as places in the request.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        self.lines.iter().filter_map(|line| if let Line::Row(at) = line { Some(*at) } else { None })
    }
}
