//! The spread in each city: a dot per target at its progress ÷ pace, with n, what is missing, and the median.

use super::order::Section;
use super::{BoardRequest, Spot};
use crate::chart::palette::{self, Style};
use crate::chart::request::area_name;
use crate::model::message::Fact;
use crate::model::municipality::{AreaCode, AreaKind};
use crate::model::place::SeriesPlace;
use crate::model::ruler::RulerBasis;
use crate::model::status::Status;
use crate::model::target::Revision;
use crate::text::catalogue::Texts;
use crate::text::number;
use std::collections::{BTreeMap, BTreeSet};

/// Progress ÷ pace at the upper end of the scale; what lies beyond stands in a place of its own.
pub const MOST: f64 = 2.0;

/// One target on a strip.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// Place of the target in the dataset.
    pub target: usize,
    /// Place of its series.
    pub series: SeriesPlace,
    /// Progress ÷ pace.
    pub ratio: f64,
    /// Where it stands between 0 and [`MOST`].
    pub spot: Spot,
    /// Which target it is, and where it stands, in words.
    pub words: String,
}

/// The strip of one city.
#[derive(Debug, Clone, PartialEq)]
pub struct StripRow {
    /// The city.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// How it is drawn.
    pub style: Style,
    /// Its targets with a progress, smallest ratio first; a target of two goals stands once.
    pub dots: Vec<Dot>,
    /// Number of indicators whose progress is withheld.
    pub withheld: usize,
    /// Number of indicators without data.
    pub no_data: usize,
    /// The median of progress ÷ pace; `None` where there is no dot.
    pub median: Option<f64>,
    /// n, the median, and what is missing, in words; or why there is nothing.
    pub counts: [String; 2],
}

/// The strips of all cities over one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct StripSpec {
    /// What the scale counts.
    pub title: String,
    /// Marks of the scale, 0 to 1, with their labels.
    pub marks: Vec<(f64, String)>,
    /// The ruler's thresholds on the scale, 0 to 1; none where the ruler does not read progress ÷ pace.
    pub thresholds: Vec<f64>,
    /// Name of the place below the scale.
    pub below: String,
    /// Name of the place beyond the scale.
    pub beyond: String,
    /// One strip per city, in the order of the dataset.
    pub rows: Vec<StripRow>,
}

/// Builds the strips of the cities that have a target.
#[must_use]
pub fn strip(request: &BoardRequest<'_>, texts: &Texts) -> StripSpec {
    let ruler = request.ruler;
    let steps = [ruler.on_track, ruler.mostly_on_track, ruler.slightly_behind];
    let mut thresholds: Vec<f64> = Vec::new();
    for step in steps.into_iter().filter(|s| ruler.basis == RulerBasis::ProgressOverPace && *s > 0.0 && *s < MOST) {
        let at = step / MOST;
        if !thresholds.iter().any(|known| (known - at).abs() < 1e-9) {
            thresholds.push(at);
        }
    }
    let marks = [0.0, 0.5, 1.0, 1.5, MOST];
    StripSpec {
        title: texts.t("gaps-strip-title"),
        marks: marks.into_iter().map(|mark| (mark / MOST, number::shortest(mark))).collect(),
        thresholds,
        below: texts.t("gaps-backwards"),
        beyond: texts.with("gaps-strip-beyond", &[("number", Fact::Text(number::shortest(MOST)))]),
        rows: rows(request, texts),
    }
}

fn rows(request: &BoardRequest<'_>, texts: &Texts) -> Vec<StripRow> {
    let mut of_area: BTreeMap<AreaCode, StripRow> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for row in request.rows {
        let Some(indicator) = request.index.series(row.series).filter(|_| seen.insert(row.series)) else {
            continue;
        };
        let area = indicator.area;
        let strip = of_area
            .entry(area)
            .or_insert_with(|| empty(request, area, area_name(request.index, texts, indicator.area)));
        match (Section::of(row), row.progress_over_pace()) {
            (Section::Measured, Some(ratio)) => {
                let stands = if ratio < 0.0 {
                    texts.status(Status::WorseThanBaseline)
                } else {
                    texts.with("gaps-ratio", &[("ratio", Fact::Text(number::decimal(ratio, 2)))])
                };
                let words = texts.aside(&format!("{} {}", strip.name, texts.label(&indicator)), &stands);
                let (target, indicator) = (row.target, row.series);
                strip.dots.push(Dot { target, series: indicator, ratio, spot: Spot::of(ratio / MOST), words });
            }
            (Section::NoData, _) => strip.no_data += 1,
            _ => strip.withheld += 1,
        }
    }
    let cities = request.index.data().municipalities.iter().filter(|area| {
        of_area.contains_key(&area.municipality_code)
            || (area.kind == AreaKind::Municipality && request.areas.contains(&area.municipality_code))
    });
    let aiming = with_targets(request);
    cities
        .map(|area| {
            if let Some(strip) = of_area.get(&area.municipality_code) {
                return finished(strip.clone(), texts);
            }
            let filtered = aiming.contains(&area.municipality_code);
            let why = texts.t(if filtered { "gaps-strip-filtered" } else { "gaps-strip-none" });
            let name = texts.place(area).to_owned();
            StripRow { counts: [why, String::new()], ..empty(request, area.municipality_code, name) }
        })
        .collect()
}

/// Areas that have a target in force, shown or not.
fn with_targets(request: &BoardRequest<'_>) -> BTreeSet<AreaCode> {
    let index = request.index;
    let targets = index.data().targets.iter().filter(|target| target.revision == Revision::Final);
    let series = targets.filter_map(|target| index.series(index.place_of_target(target)?));
    series.map(|series| series.area).collect()
}

fn empty(request: &BoardRequest<'_>, area: AreaCode, name: String) -> StripRow {
    StripRow {
        area,
        name,
        style: palette::style(request.index.data(), area),
        dots: Vec::new(),
        withheld: 0,
        no_data: 0,
        median: None,
        counts: [String::new(), String::new()],
    }
}

fn finished(mut strip: StripRow, texts: &Texts) -> StripRow {
    strip.dots.sort_by(|a, b| a.ratio.total_cmp(&b.ratio).then(a.target.cmp(&b.target)));
    strip.median = median(&strip.dots);
    let count = |n: usize| Fact::Number(n as f64);
    let middle = match strip.median {
        Some(ratio) if ratio < 0.0 => texts.status(Status::WorseThanBaseline),
        Some(ratio) => number::decimal(ratio, 2),
        None => texts.t("no-value"),
    };
    let of_dots = [("count", count(strip.dots.len())), ("median", Fact::Text(middle))];
    let missing = [("withheld", count(strip.withheld)), ("missing", count(strip.no_data))];
    strip.counts = [texts.with("gaps-strip-count", &of_dots), texts.with("gaps-strip-missing", &missing)];
    strip
}

/// The middle of the ratios, or half-way between the two middle ones.
fn median(sorted: &[Dot]) -> Option<f64> {
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle)?.ratio;
    if sorted.len() % 2 == 1 { Some(upper) } else { Some(f64::midpoint(sorted.get(middle - 1)?.ratio, upper)) }
}
