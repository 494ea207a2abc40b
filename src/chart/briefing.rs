//! A pack of figures for a briefing, as plain data: cover, contents, pages, sheets; and long figures in parts.

use super::arrange::Mark;
use super::board::{BoardGroup, BoardSpec};
use super::check::CheckBook;
use super::kpi::KpiSheet;
use super::matrix::MatrixSpec;
use super::page::{self, ContentsEntry, DataFacts, FigurePage, FigureSpec, PageChoice};
use super::places::PlacesSpec;
use super::spec::ChartSpec;
use super::table::Table;
use crate::model::message::Fact;
use crate::text::catalogue::Texts;
use std::ops::Range;

/// A pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Briefing {
    /// Its title.
    pub title: String,
    /// What else stands on its cover: cities, data and their date, ruler.
    pub cover: Vec<String>,
    /// Its figures, each on one page or, where it is long, on several.
    pub pages: Vec<FigurePage>,
    /// The KPI sheets of its cities.
    pub sheets: Vec<KpiSheet>,
    /// What its check-workbook says.
    pub check: CheckBook,
    /// Size and colours of cover and contents.
    pub choice: PageChoice,
}

impl Briefing {
    /// The cover.
    #[must_use]
    pub fn cover_page(&self, texts: &Texts) -> FigurePage {
        let words = (self.title.clone(), self.cover.join(" "));
        let choice = PageChoice { title: None, ..self.choice.clone() };
        let figure = FigureSpec::Cover(self.cover.clone());
        page::plain(words, Vec::new(), figure, &choice, &DataFacts::default(), texts)
    }

    /// The contents; of many figures more than fits on one page.
    #[must_use]
    pub fn contents_page(&self, entries: Vec<ContentsEntry>, texts: &Texts) -> FigurePage {
        let said: Vec<String> = entries.iter().map(|entry| texts.pair(&entry.title, &entry.page)).collect();
        let words = (texts.t("briefing-contents"), texts.list(&said));
        let choice = PageChoice { title: None, ..self.choice.clone() };
        page::plain(words, Vec::new(), FigureSpec::Contents(entries), &choice, &DataFacts::default(), texts)
    }
}

/// The title of one of several pages of a figure.
#[must_use]
pub fn part_title(title: &str, part: usize, parts: usize, texts: &Texts) -> String {
    let facts = [
        ("title", Fact::Text(title.to_owned())),
        ("part", Fact::Text(part.to_string())),
        ("parts", Fact::Text(parts.to_string())),
    ];
    texts.with("briefing-part", &facts)
}

impl FigureSpec {
    /// Rows, of a chart panels, that may flow over several pages; 0 where the figure is one piece.
    #[must_use]
    pub fn rows(&self) -> usize {
        match self {
            Self::City(city) => city.units(),
            Self::Contents(entries) => entries.len(),
            Self::Board(board) => board.groups.iter().map(|group| group.rows.len()).sum(),
            Self::Matrix(matrix) => matrix.rows.len(),
            Self::Chart(chart) => chart.table.as_ref().map_or(chart.panels.len(), Table::len),
            Self::Places(places) if places.form == Mark::Ranking => places.dots.len(),
            Self::Population(_) | Self::Places(_) | Self::Cover(_) => 0,
        }
    }

    /// Whether it stands before the figures of a pack and is none itself.
    #[must_use]
    pub const fn is_front(&self) -> bool {
        matches!(self, Self::Cover(_) | Self::Contents(_))
    }

    /// The figure with some of its rows only; headings are repeated, what stands above the rows stands once.
    #[must_use]
    pub fn part(&self, rows: Range<usize>) -> Self {
        match self {
            Self::City(city) => Self::City(Box::new(city.part(&rows))),
            Self::Contents(entries) => Self::Contents(entries.get(rows).unwrap_or_default().to_vec()),
            Self::Matrix(matrix) => {
                Self::Matrix(MatrixSpec { rows: matrix.rows.get(rows).unwrap_or_default().to_vec(), ..matrix.clone() })
            }
            Self::Places(places) if places.form == Mark::Ranking => {
                let dots = places.dots.get(rows).unwrap_or_default().to_vec();
                Self::Places(Box::new(PlacesSpec { dots, ..(**places).clone() }))
            }
            Self::Board(board) => Self::Board(Box::new(part_of_board(board, &rows))),
            Self::Chart(chart) if chart.table.is_some() => {
                let table = chart.table.as_ref().map(|table| table.part(&rows));
                Self::Chart(ChartSpec { table, ..chart.clone() })
            }
            Self::Chart(chart) => {
                Self::Chart(ChartSpec { panels: chart.panels.get(rows).unwrap_or_default().to_vec(), ..chart.clone() })
            }
            whole => whole.clone(),
        }
    }
}

fn part_of_board(board: &BoardSpec, rows: &Range<usize>) -> BoardSpec {
    let mut head = board.head.clone();
    if rows.start > 0 {
        head.strip.rows.clear();
    }
    let mut first = 0;
    let mut groups = Vec::new();
    for group in &board.groups {
        let here = first..first + group.rows.len();
        first = here.end;
        let (from, to) = (rows.start.max(here.start), rows.end.min(here.end));
        if from < to {
            let kept = group.rows.get(from - here.start..to - here.start).unwrap_or_default().to_vec();
            groups.push(BoardGroup { heading: group.heading.clone(), rows: kept });
        }
    }
    BoardSpec { head, groups }
}
