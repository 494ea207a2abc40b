//! Which observations the data screen lists, and in which order: worked out when a choice changes, never in a frame.
//!
//! Everything is reckoned by places and numbers: an indicator's words get a rank once, an observation gets a key of
//! eight bytes, and only texts that begin alike are compared letter by letter. So millions of rows are ordered in
//! a fraction of a second.

use crate::chart::observed::{Observed, measure};
use crate::frame::ObservationRef;
use crate::model::indexed::Series;
use crate::model::indicator::Indicator;
use crate::model::observation::{ObservationStatus, Role};
use crate::model::period::Period;
use crate::model::place::{RowPlace, SeriesPlace};
use crate::model::quantity::Quantity;
use crate::session::Session;
use crate::session::loaded::Loaded;
use crate::text::catalogue::Texts;
use crate::text::language::Language;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Key of what has no value or no words: it stands last, whichever way the order goes.
const LAST: u64 = u64::MAX;

/// A column of the data screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Col {
    /// The area.
    Area,
    /// The indicator's label.
    Indicator,
    /// Its project or policy.
    Measure,
    /// Its level.
    Level,
    /// Its theme.
    Theme,
    /// The period.
    Period,
    /// The value, or why there is none.
    Value,
    /// What the value is in its series.
    Role,
    /// What is particular about the value.
    Remarks,
    /// Document and line.
    Source,
    /// The text as printed.
    Raw,
    /// The section of the document.
    Section,
    /// The indicator's identifier.
    Id,
}

impl Col {
    /// All columns, with the catalogue key of the heading, the first width, and whether a first start shows it.
    pub const ALL: [(Self, &'static str, f32, bool); 13] = [
        (Self::Area, "column-municipality", 84.0, true),
        (Self::Indicator, "column-indicator", 210.0, true),
        (Self::Measure, "column-measure", 160.0, false),
        (Self::Level, "column-level", 84.0, false),
        (Self::Theme, "column-theme", 120.0, false),
        (Self::Period, "column-period", 84.0, true),
        (Self::Value, "column-value", 92.0, true),
        (Self::Role, "column-role", 72.0, true),
        (Self::Remarks, "column-remarks", 120.0, true),
        (Self::Source, "column-source", 150.0, true),
        (Self::Raw, "detail-trail-raw", 110.0, false),
        (Self::Section, "detail-trail-section", 200.0, false),
        (Self::Id, "column-id", 130.0, false),
    ];
}

/// What the data screen itself narrows and orders by, beside the choices of the view.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// Whether only picked indicators are listed, where any are picked.
    pub picks_only: bool,
    /// Shown roles; empty means all.
    pub roles: Vec<Role>,
    /// Shown observation statuses; empty means all.
    pub statuses: Vec<ObservationStatus>,
    /// Whether only missing values are listed.
    pub missing_only: bool,
    /// The column that gives the order, and whether it falls; `None` is the order of the data.
    pub sort: Option<(Col, bool)>,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { picks_only: true, roles: Vec::new(), statuses: Vec::new(), missing_only: false, sort: None }
    }
}

/// One line of the table: where an observation and its series are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Place of the series.
    pub series: SeriesPlace,
    /// Row of the observation in the cube.
    pub observation: RowPlace,
    /// Its place in the publishers' order.
    pub position: u32,
}

impl Row {
    /// The series and the observation.
    #[must_use]
    pub fn of(self, loaded: &Loaded) -> Option<(Series<'_>, ObservationRef<'_>)> {
        let series = loaded.index.series(self.series)?;
        Some((series, loaded.index.at(self.observation)?))
    }
}

impl Wanted {
    fn passes(&self, observation: ObservationRef<'_>) -> bool {
        (self.roles.is_empty() || self.roles.contains(&observation.role))
            && (self.statuses.is_empty() || self.statuses.contains(&observation.status))
            && (!self.missing_only || observation.value.is_none())
    }
}

/// The rows that are wanted, in the wanted order.
#[must_use]
pub fn rows(session: &Session, loaded: &Loaded, wanted: &Wanted) -> Vec<Row> {
    let Some(sieve) = session.sieve() else { return Vec::new() };
    let picks = if wanted.picks_only { session.picks() } else { Vec::new() };
    let places: Vec<SeriesPlace> = if picks.is_empty() { loaded.index.places().collect() } else { picks };
    let in_years = |period: Period| {
        session.view().years.is_none() || (period.first_year()..=period.last_year()).any(|year| sieve.passes_year(year))
    };
    let mut found = Vec::new();
    for series in places.into_iter().filter(|place| sieve.passes(*place)) {
        for one in loaded.index.observations_of(series) {
            if wanted.passes(one) && in_years(one.period) {
                found.push(Row { series, observation: one.row, position: one.position() });
            }
        }
    }
    let Some((column, falling)) = wanted.sort else {
        if !found.is_sorted_by_key(|row| row.position) {
            found.sort_unstable_by_key(|row| row.position);
        }
        return found;
    };
    Order { loaded, texts: session.texts(), falling }.sort(found, column)
}

/// The years that any observation names, rising.
#[must_use]
pub fn years(loaded: &Loaded) -> Vec<u16> {
    let mut named = vec![false; usize::from(u16::MAX) + 1];
    for observation in loaded.index.observations() {
        for year in observation.period.first_year()..=observation.period.last_year() {
            if let Some(place) = named.get_mut(usize::from(year)) {
                *place = true;
            }
        }
    }
    (0..=u16::MAX).zip(named).filter(|(_, named)| *named).map(|(year, _)| year).collect()
}

/// Puts rows in order by one column.
struct Order<'a> {
    loaded: &'a Loaded,
    texts: &'a Texts,
    falling: bool,
}

impl<'a> Order<'a> {
    fn sort(&self, rows: Vec<Row>, column: Col) -> Vec<Row> {
        match column {
            Col::Area => self.by_rank(rows, |s| self.reading(s)),
            Col::Indicator => self.by_rank(rows, |s| self.texts.label(s.indicator)),
            Col::Measure => self.by_rank(rows, |s| measure(s.indicator)),
            Col::Id => self.by_rank(rows, |s| s.indicator.indicator_id.as_str()),
            Col::Level => self.by_key(rows, |i, _| i.level as u64),
            Col::Theme => self.by_key(rows, |i, _| i.theme as u64),
            Col::Period => self.by_key(rows, |_, o| when(o.period)),
            Col::Value => self.by_key(rows, |_, o| o.value.map_or(LAST, amount)),
            Col::Role => self.by_key(rows, |_, o| o.role as u64),
            Col::Remarks => self.by_remarks(rows),
            Col::Source => self.by_source(rows),
            Col::Raw => self.by_text(rows, |o| o.raw_text()),
            Col::Section => self.by_text(rows, |o| Cow::Borrowed(o.facet().section.as_str())),
        }
    }

    /// What an area is ordered by: its reading in kana, or its English name.
    fn reading(&self, series: Series<'_>) -> &'a str {
        let area = self.loaded.data().municipality(series.area);
        area.map_or("", |a| if self.texts.language() == Language::En { &a.name_en } else { &a.kana })
    }

    /// The key as the direction asks for it.
    const fn turned(&self, key: u64) -> u64 {
        if self.falling && key != LAST { LAST - 1 - key } else { key }
    }

    fn by_key(&self, rows: Vec<Row>, key: impl Fn(Series<'_>, ObservationRef<'_>) -> u64) -> Vec<Row> {
        let of = |row: &Row| row.of(self.loaded).map_or(LAST, |(i, o)| self.turned(key(i, o)));
        let mut keyed: Vec<(u64, Row)> = rows.into_iter().map(|row| (of(&row), row)).collect();
        keyed.sort_unstable_by_key(|(key, row)| (*key, row.position));
        keyed.into_iter().map(|(_, row)| row).collect()
    }

    /// By words of the series, each of which is compared once.
    fn by_rank<'b>(&self, rows: Vec<Row>, words: impl Fn(Series<'b>) -> &'b str) -> Vec<Row>
    where
        'a: 'b,
    {
        let index = &self.loaded.index;
        let mut ranks: BTreeMap<&str, u64> = index.all_series().map(|s| (words(s), 0)).collect();
        for (rank, (words, place)) in (0..).zip(&mut ranks) {
            *place = if words.is_empty() { LAST } else { rank };
        }
        let ranked: Vec<u64> = index.all_series().map(|s| ranks.get(words(s)).copied().unwrap_or(LAST)).collect();
        let key = |row: &Row| self.turned(ranked.get(row.series.index()).copied().unwrap_or(LAST));
        let mut keyed: Vec<(u64, Row)> = rows.into_iter().map(|row| (key(&row), row)).collect();
        keyed.sort_unstable_by_key(|(key, row)| (*key, row.position));
        keyed.into_iter().map(|(_, row)| row).collect()
    }

    /// By the words of the remarks; every combination is put into words once.
    fn by_remarks(&self, rows: Vec<Row>) -> Vec<Row> {
        let mut words: BTreeMap<(u64, &str), String> = BTreeMap::new();
        for (indicator, observation) in rows.iter().filter_map(|row| row.of(self.loaded)) {
            words
                .entry(particulars(indicator.indicator, observation))
                .or_insert_with(|| remarks(self.texts, indicator.indicator, observation));
        }
        let mut ordered: Vec<(&String, (u64, &str))> = words.iter().map(|(of, words)| (words, *of)).collect();
        ordered.sort_unstable();
        let rank = |(rank, (words, of)): (u64, (&String, (u64, _)))| (of, if words.is_empty() { LAST } else { rank });
        let ranks: BTreeMap<(u64, &str), u64> = (0..).zip(ordered).map(rank).collect();
        self.by_key(rows, |i, o| ranks.get(&particulars(i.indicator, o)).copied().unwrap_or(LAST))
    }

    fn by_source(&self, rows: Vec<Row>) -> Vec<Row> {
        let documents: BTreeMap<&str, u64> =
            (0..).zip(&self.loaded.data().documents).map(|(rank, d)| (d.document_id.as_str(), rank)).collect();
        self.by_key(rows, |_, o| {
            let document = documents.get(o.document_id.as_str()).copied().unwrap_or(u64::from(u32::MAX) - 1);
            (document << 32) + u64::from(o.source_line().unwrap_or(u32::MAX))
        })
    }

    /// By a text of each observation.
    fn by_text<'b>(&'b self, rows: Vec<Row>, text: impl Fn(ObservationRef<'b>) -> Cow<'b, str>) -> Vec<Row> {
        let of = |row: &Row| self.loaded.index.at(row.observation).map(&text).unwrap_or_default();
        let mut keyed: Vec<(Cow<'b, str>, Row)> = rows.into_iter().map(|row| (of(&row), row)).collect();
        keyed.sort_unstable_by(|(x, one), (y, other)| {
            let by_text = if self.falling { y.cmp(x) } else { x.cmp(y) };
            x.is_empty().cmp(&y.is_empty()).then(by_text).then(one.position.cmp(&other.position))
        });
        keyed.into_iter().map(|(_, row)| row).collect()
    }
}

/// What is particular about an observation, in words, with the note that stands with it.
#[must_use]
pub fn remarks(texts: &Texts, indicator: &Indicator, observation: ObservationRef<'_>) -> String {
    let mut words = Observed { texts, indicator, observation }.remarks();
    words.extend(indicator.repeat_of.is_some().then(|| texts.t("table-repeat")));
    words.extend((!observation.note().is_empty()).then(|| texts.note(observation.note())));
    texts.list(&words)
}

/// The same as a number and the note: equal for equal words.
fn particulars<'a>(indicator: &Indicator, observation: ObservationRef<'a>) -> (u64, &'a str) {
    let o = observation;
    let since = o.cumulative_since.map_or(0, |since| since as u64 + 1);
    let unusable = o.unusable_reason.map_or(0, |reason| reason as u64 + 1);
    let flags = [o.averaged, o.partial, o.period_assumed, indicator.repeat_of.is_some()];
    let parts = [o.status as u64, since, unusable].into_iter().chain(flags.into_iter().map(u64::from));
    (parts.fold(0, |bits, part| bits * 8 + part), observation.note())
}

/// A position in time as a key; periods of different kinds at the same place differ.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "years from 1868 to 2999")]
fn when(period: Period) -> u64 {
    let middle = (period.middle() * 100_000.0).round() as u64;
    (middle * 8 + period.kind() as u64) * 4_096 + u64::from(period.first_year() % 4_096)
}

/// A number as a key of the same order.
fn amount(value: Quantity) -> u64 {
    let bits = value.value().to_bits();
    let ordered = if bits >> 63 == 1 { !bits } else { bits | 1 << 63 };
    ordered.min(LAST - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_the_order_of_numbers() {
        let values = [-1e300, -312.0, -0.5, 0.0, 1e-9, 2.0, 324_046.0, f64::MAX];
        let keys: Vec<u64> = values.iter().map(|v| amount(Quantity::new(*v, 0).unwrap())).collect();
        assert!(keys.is_sorted_by(|a, b| a < b) && keys.iter().all(|key| *key < LAST), "{keys:?}");
    }

    #[test]
    fn keys_keep_the_order_of_periods_and_tell_kinds_apart() {
        let written =
            ["2019..2020", "2020", "FY2019..FY2020", "FY2020", "2020-12", "2020-12-31", "2021-01-01", "2021", "FY2021"];
        let periods = written.map(|text| Period::parse(text).unwrap());
        let mut by_key = periods;
        by_key.sort_by_key(|period| when(*period));
        let mut by_time = periods;
        by_time.sort();
        assert_eq!(by_key, by_time);
        assert!(by_key.is_sorted_by(|a, b| when(*a) < when(*b)));
    }
}
