//! What titles, notes, headings and the name of the file say about all values: area, unit, kind of year, legend.

use super::columns::Column;
use super::dates;
use super::place::{self, Places};
use super::publication;
use super::rows::{Shape, Texts, is_unit_note};
use super::words;
use super::years;
use crate::import::municipality::resolver::{is_code, reading, reading_beside};
use crate::import::notation::fold::tight;
use crate::import::notation::missing::legend;
use crate::import::notation::period::{Reading, period};
use crate::import::row::is_note;
use crate::model::dated::{DatedBy, OfferedBy, PeriodOffer};
use crate::model::grid::{FileHead, SheetHead};
use crate::model::mapping::{BareYear, ColumnKind, Defaults, LegendEntry};

/// What the surroundings of a table say.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    pub(super) title: String,
    pub(super) defaults: Defaults,
    pub(super) legend: Vec<LegendEntry>,
    /// Periods that somebody has to confirm.
    pub(super) offers: Vec<PeriodOffer>,
    /// What titles and names say about the place of all values.
    pub(super) places: Places,
    /// Whether a line above the table says that it looks ahead: 将来推計人口.
    pub(super) projected: bool,
    /// The notes below the table.
    pub(super) notes: Vec<String>,
}

/// Words of a title whose table looks ahead. 推計人口 alone is an estimate of the present.
pub(in crate::import) const PROJECTED: [&str; 13] = [
    "将来推計",
    "将来人口",
    "将来見通し",
    "将来の見通し",
    "将来予測",
    "将来世帯",
    "人口の見通し",
    "人口推計シミュレーション",
    "シミュレーション",
    "社人研推計",
    "目標人口",
    "推計人口(社人研)",
    "projection",
];

/// Most periods that are proposed.
const MOST_OFFERS: usize = 6;

pub(super) fn context(head: &FileHead, grid: &SheetHead, texts: &Texts, shape: &Shape, columns: &[Column]) -> Context {
    let top = shape.header.first().copied().unwrap_or(shape.first_row);
    let above: Vec<&str> =
        texts.own.iter().take(top).flatten().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let title = above.iter().copied().find(|text| is_title(text)).unwrap_or_default();
    // 統計書 above 第3表 人口: the nearest line says what is counted.
    let lines = (0..top).rev().filter(|row| !super::rows::is_legend(*row, texts));
    let lowest = lines.filter_map(|row| texts.own.get(row)?.iter().find(|text| is_title(text)));
    let nearest = lowest.filter(|text| !is_in_brackets(text)).map(String::as_str).next().unwrap_or(title);
    let file = head.name.rsplit_once('.').map_or(head.name.as_str(), |(stem, _)| stem);
    let looks_ahead = |text: &&str| !is_note(text) && PROJECTED.iter().any(|word| text.to_lowercase().contains(word));
    // The name of a sheet stands nearer than that of the file, and 実績 there is an answer.
    let nearest_name = if grid.name.is_empty() || is_usual_sheet(&grid.name) { file } else { grid.name.as_str() };
    let by_name = !above.iter().any(|text| text.contains("実績")) && looks_ahead(&nearest_name);
    let projected = by_name || above.iter().any(looks_ahead);
    let mut defaults = Defaults::default();
    let is = |kind: ColumnKind| columns.iter().any(|column| column.mapping.kind == kind);
    let areas_named = is(ColumnKind::MunicipalityCode) || is(ColumnKind::MunicipalityName);
    let fixed = columns.iter().any(|c| !c.mapping.municipality.is_empty());
    let mut places = Places::default();
    if !areas_named && !fixed {
        places = place::places(&above, &grid.name, file);
        defaults.municipality.clone_from(&places.said);
    } else if !is(ColumnKind::Prefecture) {
        defaults.prefecture = place::prefecture(&above);
    }
    defaults.unit = above.iter().find_map(|text| unit_note(text)).unwrap_or_default();
    let labelled = is(ColumnKind::IndicatorLabel) || is(ColumnKind::IndicatorId);
    if !labelled {
        let title = [nearest, grid.name.as_str(), file].into_iter().find(|text| !text.is_empty());
        title.unwrap_or_default().clone_into(&mut defaults.indicator);
    }
    (defaults.bare_year, defaults.bare_year_guess) = years::bare_year(texts, shape, columns, &above);
    let dated = is(ColumnKind::Period) || columns.iter().any(|c| c.mapping.period.is_some());
    let mut offers = Vec::new();
    if !dated {
        let rows = texts.own.get(..top).unwrap_or_default();
        let found = dates::dates(rows, &grid.name, file);
        if let Some((reading, text)) = found.said {
            defaults.period = Some(reading.period(defaults.bare_year));
            (defaults.period_from, defaults.period_printed) = (Some(DatedBy::Title), text);
        } else {
            offers = offers_of(&found.offered);
        }
    }
    let codes = columns.iter().position(|c| c.mapping.kind == ColumnKind::MunicipalityCode);
    let names = columns.iter().position(|c| c.mapping.kind == ColumnKind::MunicipalityName);
    defaults.code_reading = match codes {
        Some(at) => {
            let name = |row: usize| names.map_or("", |at| texts.cell(row, at));
            let rows = shape.data(texts).map(|row| (texts.cell(row, at), name(row)));
            reading_beside(rows.filter(|(code, _)| !code.is_empty()).collect::<Vec<_>>().into_iter())
        }
        // Codes as headings are read alike, too.
        None => reading(columns.iter().map(|c| c.mapping.municipality.as_str()).filter(|text| is_code(text))),
    };
    // A title speaks of all values; what an indicator's own name says is read beside it.
    if let Some(theme) = above.iter().copied().filter(|text| !is_note(text)).find_map(words::theme) {
        defaults.theme = theme;
    }
    let notes = notes(texts, shape);
    Context { title: title.to_owned(), defaults, legend: legends(texts, shape), offers, places, projected, notes }
}

/// The periods that are proposed: a year that is not said to be 年 or 年度 may be both.
fn offers_of(offered: &[(Reading, OfferedBy, String)]) -> Vec<PeriodOffer> {
    let kinds = |reading: Reading| {
        let both = [BareYear::Fiscal, BareYear::Calendar].map(|kind| reading.period(kind));
        both.into_iter().take(if reading.is_bare() { 2 } else { 1 })
    };
    let offer = |(reading, by, text): &(Reading, OfferedBy, String)| {
        let (by, text) = (*by, text.clone());
        kinds(*reading).map(move |period| PeriodOffer { period, by, text: text.clone() })
    };
    offered.iter().flat_map(offer).take(MOST_OFFERS).collect()
}

/// Whether a line above a table may be its title.
pub(super) fn is_title(text: &str) -> bool {
    let is_label = text.ends_with([':', '：']) || publication::is_publication(text);
    !is_unit_note(text) && !is_note(text) && !is_label && period(text).is_none() && text.chars().count() > 2
}

/// Whether a line stands in brackets as a whole: （総数）.
fn is_in_brackets(text: &str) -> bool {
    let inner = text.strip_prefix(['(', '（', '[', '【']).and_then(|rest| rest.strip_suffix([')', '）', ']', '】']));
    inner.is_some_and(|inner| !inner.contains([')', '）', ']', '】']))
}

/// The unit of `(単位:人)`, where it names one only.
pub(in crate::import) fn unit_note(text: &str) -> Option<String> {
    if !is_unit_note(text) {
        return None;
    }
    let unit = text
        .trim_start_matches(['(', '（', '[', '【'])
        .trim_start_matches("単位")
        .trim_start_matches([':', '：', ' ', ';']);
    let unit = unit.trim_end_matches([')', '）', ']', '】']).trim();
    (!unit.is_empty() && !unit.contains(['、', ',', '・', ' '])).then(|| unit.to_owned())
}

/// Whether the name of a sheet is the one that programs give it.
fn is_usual_sheet(name: &str) -> bool {
    let name = tight(name).to_lowercase();
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
    matches!(bare, "sheet" | "シート" | "table" | "表" | "")
}

/// The notes below a table, as far as the head of the sheet has them.
fn notes(texts: &Texts, shape: &Shape) -> Vec<String> {
    let below = texts.own.iter().skip(shape.first_row.max(1)).filter(|row| {
        let filled = row.iter().filter(|text| !text.is_empty()).count();
        (1..=2).contains(&filled)
    });
    below.flatten().filter(|text| is_note(text)).cloned().collect()
}

/// The legends of all notes in the head.
fn legends(texts: &Texts, shape: &Shape) -> Vec<LegendEntry> {
    let mut entries: Vec<LegendEntry> = Vec::new();
    let notes = texts.own.iter().enumerate().filter(|(row, cells)| {
        let filled = cells.iter().filter(|text| !text.is_empty()).count();
        !shape.header.contains(row) && (1..=3).contains(&filled)
    });
    for (row, cells) in notes {
        // A symbol and its words in two cells.
        let quoted = super::rows::is_legend(row, texts).then(|| {
            let mut filled = cells.iter().filter(|text| !text.is_empty());
            format!("「{}」{}", filled.next().map_or("", |t| t), filled.next().map_or("", |t| t))
        });
        let lines = quoted.iter().chain(cells.iter().filter(|_| quoted.is_none()));
        for entry in lines.flat_map(|text| legend(text)) {
            if !entries.iter().any(|known| known.symbol == entry.symbol) {
                entries.push(entry);
            }
        }
    }
    entries
}
