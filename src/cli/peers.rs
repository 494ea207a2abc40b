//! `machikurabe peers`: cities that are near another one by some indicators, with the reasons.

use super::args::Format;
use super::filter::{self, Filter};
use super::output::{self, Cell, Column, Report, Shown};
use crate::analysis::peers::{self, Measure, Peer, Peers, PeersError, PeersRequest, Scaling};
use crate::chart::request::area_name;
use crate::frame::Cube;
use crate::model::id::IndicatorId;
use crate::model::message::{Fact, Message};
use crate::model::municipality::AreaCode;
use crate::model::quantity::Quantity;
use crate::session::peer_sets::{Member, PeerSet};
use crate::text::catalogue::Texts;
use crate::text::number;
use clap::Args;

/// Arguments of `peers`.
#[derive(Debug, Args)]
pub struct Asked {
    /// How the list is written.
    #[arg(long, value_name = "table|csv|csv-bom|json", value_parser = super::args::format(), default_value = "table", hide_default_value = true, hide_possible_values = true)]
    pub format: Format,
    /// The city whose neighbours are wanted.
    #[arg(id = "peers-city", long = "city", value_name = "CITY", required = true)]
    pub city: String,
    /// By which indicators.
    #[arg(id = "peers-indicator", long = "indicator", value_name = "ID", required = true)]
    pub indicator: Vec<String>,
    /// The Western year of all values.
    #[arg(id = "peers-year", long = "year", value_name = "YEAR", value_parser = clap::value_parser!(u16).range(1800..=2200))]
    pub year: Option<u16>,
    /// Whether only cities of the same prefecture are listed.
    #[arg(long)]
    pub same_prefecture: bool,
    /// Only cities whose population differs by at most so many percent.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub population_within: Option<u16>,
    /// The name under which the list is saved as a set.
    #[arg(id = "peers-save", long = "save", value_name = "NAME")]
    pub save: Option<String>,
    /// Most cities that are listed.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=2000))]
    pub n: Option<u16>,
}

/// Cities listed where nobody says how many.
const USUAL: usize = 10;

struct Said<'a> {
    texts: &'a Texts,
    index: &'a Cube,
    found: &'a Peers,
}

impl Said<'_> {
    fn label(&self, measure: &Measure) -> String {
        self.index.indicator(&measure.indicator).map(|i| self.texts.indicator(i)).unwrap_or_default()
    }

    /// A value in words, with the decimals that its observation prints.
    fn amount(&self, measure: &Measure, value: crate::analysis::places::PlaceValue) -> String {
        let decimals = self.index.at(value.row).and_then(|o| o.value).map_or(0, Quantity::decimals);
        Quantity::new(value.value, decimals).map(|v| self.texts.amount(v, &measure.unit)).unwrap_or_default()
    }
}

/// A near city, as people read it.
struct Row<'a> {
    of: &'a Said<'a>,
    place: usize,
    area: String,
    peer: &'a Peer,
}

/// A near city and one of the indicators.
struct Part<'a> {
    row: &'a Row<'a>,
    at: usize,
    measure: &'a Measure,
}

const fn scaling_key(scaling: Scaling) -> &'static str {
    match scaling {
        Scaling::Plain => "plain",
        Scaling::Log => "log",
        Scaling::LogWithZeros => "log1p",
    }
}

impl<'a> Part<'a> {
    const COLUMNS: &'a [Column<Self>] = &[
        ("place", |p| Cell::whole(Some(p.row.place))),
        ("municipality_code", |p| Cell::text(p.row.peer.area)),
        ("municipality", |p| Cell::text(&p.row.area)),
        ("distance", |p| Cell::exact(Some(p.row.peer.distance))),
        ("distance_rebased", |p| Cell::exact(Some(p.row.peer.rebased))),
        ("indicator_id", |p| Cell::text(&p.measure.indicator)),
        ("indicator", |p| Cell::text(p.row.of.index.indicator(&p.measure.indicator).map_or("", |i| i.label.as_str()))),
        ("unit", |p| Cell::text(&p.measure.unit)),
        ("period", |p| Cell::text(p.measure.period)),
        ("value", |p| Cell::exact(p.row.peer.values.get(p.at).map(|v| v.value))),
        ("own_value", |p| Cell::exact(Some(p.measure.own.value))),
        ("z_difference", |p| Cell::exact(p.row.peer.apart.get(p.at).copied())),
        ("share", |p| Cell::exact(p.row.peer.shares.get(p.at).copied())),
        ("scaling", |p| Cell::key(Some(scaling_key(p.measure.scaling)))),
        ("compared", |p| Cell::whole(Some(p.row.of.found.compared))),
    ];
}

impl<'a> Row<'a> {
    const SHOWN: &'a [Shown<Self>] = &[
        Shown::number("column-place", |r| r.place.to_string()),
        Shown::words("column-municipality", 24, Row::full_name),
        Shown::number("column-distance", |r| number::decimal(r.peer.rebased, 3)),
        Shown::words("column-apart", 160, Row::reasons),
    ];

    /// The name with the prefecture, because names of towns repeat.
    fn full_name(&self) -> String {
        let prefecture = self.of.index.data().municipality(self.peer.area).map_or("", |area| area.prefecture.as_str());
        if prefecture.is_empty() { self.area.clone() } else { self.of.texts.aside(&self.area, prefecture) }
    }

    /// Every indicator with its share of the distance and its value.
    fn reasons(&self) -> String {
        let all = self.of.found.measures.iter().zip(&self.peer.shares).zip(&self.peer.values);
        let one = |((measure, share), value): ((&Measure, &f64), &crate::analysis::places::PlaceValue)| {
            let words = format!("{} {}", self.of.label(measure), number::percent_whole(*share));
            self.of.texts.aside(&words, &self.of.amount(measure, *value))
        };
        self.of.texts.list(&all.map(one).collect::<Vec<_>>())
    }
}

/// The list in a format, and the set that it makes.
///
/// # Errors
/// Names that the data do not have, and why there is no list.
pub fn list(index: &Cube, texts: &Texts, asked: &Asked) -> Result<(String, PeerSet), Message> {
    let data = index.data();
    let own = filter::city(&asked.city, data, texts)?;
    Filter::default().with_indicators(&asked.indicator, data)?;
    let ids = asked.indicator.iter().flat_map(|typed| filter::names(typed)).map(IndicatorId::new);
    let indicators: Vec<IndicatorId> = ids.filter_map(|id| index.resolve(&id)).collect();
    let request = PeersRequest {
        index,
        own,
        indicators: &indicators,
        year: asked.year,
        same_prefecture: asked.same_prefecture,
        population_within: asked.population_within.map(|percent| f64::from(percent) / 100.0),
    };
    let found = peers::peers(&request).map_err(|error| explain(&error, index, texts, own))?;
    let said = Said { texts, index, found: &found };
    let listed = found.peers.iter().take(asked.n.map_or(USUAL, usize::from));
    let rows: Vec<Row<'_>> = (1..)
        .zip(listed)
        .map(|(place, peer)| Row { of: &said, place, area: area_name(index, texts, peer.area), peer })
        .collect();
    let own_note = Member { area: own, note: texts.t("peers-note-own") };
    let others = rows.iter().map(|row| Member { area: row.peer.area, note: row.reasons() });
    let members = std::iter::once(own_note).chain(others).collect();
    let set = PeerSet { name: asked.save.clone().unwrap_or_default(), members };
    Ok((written(&said, &rows, own, asked.format)?, set))
}

/// The list as text.
fn written(said: &Said<'_>, rows: &[Row<'_>], own: AreaCode, format: Format) -> Result<String, Message> {
    let Said { texts, index, found } = *said;
    if format == Format::Table {
        let values = said.found.measures.iter().map(|measure| {
            let words = format!("{} {}", said.label(measure), said.amount(measure, measure.own));
            texts.aside(&words, &texts.period_short(measure.period))
        });
        let facts = [
            ("municipality", Fact::Text(area_name(index, texts, own))),
            ("values", Fact::Text(texts.list(&values.collect::<Vec<_>>()))),
        ];
        let counts = [
            ("compared", Fact::Number(found.compared as f64)),
            ("incomplete", Fact::Number(found.incomplete as f64)),
            ("filtered", Fact::Number(found.filtered as f64)),
            ("listed", Fact::Number(rows.len() as f64)),
        ];
        let remarks = vec![texts.with("peers-own", &facts), texts.with("peers-count", &counts), texts.t("peers-about")];
        return Report { columns: &[], shown: Row::SHOWN, records: rows, remarks }.render(format, texts);
    }
    let parts: Vec<Part<'_>> = rows
        .iter()
        .flat_map(|row| found.measures.iter().enumerate().map(move |(at, measure)| Part { row, at, measure }))
        .collect();
    Report { columns: Part::COLUMNS, shown: &[], records: &parts, remarks: vec![output::count(texts, parts.len())] }
        .render(format, texts)
}

/// Why there is no list, in one sentence.
fn explain(error: &PeersError, index: &Cube, texts: &Texts, own: AreaCode) -> Message {
    let label = |id: &IndicatorId| index.indicator(id).map_or_else(|| id.to_string(), |i| texts.indicator(i));
    match error {
        PeersError::Polars(cause) => Message::new("error-analysis").text("cause", cause),
        PeersError::Refused(reason, id) => {
            let indicator = id.as_ref().map(label).unwrap_or_default();
            Message::new(reason.sentence())
                .text("indicator", indicator)
                .text("municipality", area_name(index, texts, own))
        }
    }
}
