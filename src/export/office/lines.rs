//! The panels of a comparison as native charts: lines over categories where all series are read in the same kind of
//! year, else lines over numbers, where every period keeps its own place.

use super::native::{
    Across, Dot, Drawing, Filling, Labels, MOST_SERIES, NativeChart, SAME, Series, Spot, beginning, colour, dash,
    symbol,
};
use crate::chart::page::PageStyle;
use crate::chart::spec::{BarSpec, CROWD, ChartPoint, ChartSpec, LineSpec, Panel};
use crate::chart::ticks;
use crate::model::period::{Period, PeriodKind};
use crate::text::catalogue::Texts;
use crate::text::number;
use std::collections::BTreeSet;

/// Widths of lines in points: a city, the reader's own, what others expect, a line of very many.
const WIDTH: f32 = 2.25;
const OWN_WIDTH: f32 = 4.0;
const THIN: f32 = 1.25;
const CROWD_WIDTH: f32 = 0.75;

/// Sizes of markers in points: a city, the reader's own, what others expect, a target.
const SIZE: u8 = 7;
const OWN_SIZE: u8 = 9;
const SMALL: u8 = 4;
const TARGET_SIZE: u8 = 10;

/// Lines up to which each says its name at its end; of more, labels would lie on each other.
const NAMED: usize = 8;

/// The panels of a chart; `None` where one has more series than any native chart.
pub fn charts(spec: &ChartSpec, alt: &str, style: PageStyle, texts: &Texts) -> Option<Vec<NativeChart>> {
    let make = |panel: &Panel| {
        let mut chart =
            if panel.bars.is_empty() { Lines { spec, panel, style, texts }.chart() } else { bars(panel, style, texts) };
        alt.clone_into(&mut chart.alt);
        (chart.series.len() <= MOST_SERIES).then_some(chart)
    };
    spec.panels.iter().filter(|panel| panel.points().next().is_some()).map(make).collect()
}

/// The panel's own words for a series: beside its line, or the whole name where the heading says the rest.
fn name<'a>(shown: &'a str, whole: &'a str) -> &'a str {
    if shown.is_empty() { whole } else { shown }
}

/// A value with the digits that tables and files give it.
pub fn exact(point: &ChartPoint) -> f64 {
    number::data(point.y, point.decimals).parse().unwrap_or(point.y)
}

fn spot(point: &ChartPoint, texts: &Texts) -> Spot {
    Spot {
        words: texts.period_short(point.period),
        x: point.x,
        y: Some(exact(point)),
        decimals: point.decimals,
        own: None,
    }
}

/// A row between two stretches, which breaks the line.
fn gap(x: f64, words: String) -> Spot {
    Spot { words, x, y: None, decimals: 0, own: None }
}

/// The lines of one panel.
struct Lines<'a> {
    spec: &'a ChartSpec,
    panel: &'a Panel,
    style: PageStyle,
    texts: &'a Texts,
}

impl Lines<'_> {
    fn chart(&self) -> NativeChart {
        let mut series: Vec<Series> = self.panel.lines.iter().flat_map(|line| self.series(line)).collect();
        let years = if self.spec.axis.plan_time { None } else { self.years() };
        let fitted = years.and_then(|years| self.over_years(&series, &years));
        let across = match fitted {
            Some((across, fitted)) => {
                series = fitted;
                across
            }
            None => self.numbers(&mut series),
        };
        let across_words = match &across {
            Across::Numbers { .. } if !self.spec.axis.plan_time => self.texts.t("office-western-year"),
            _ => self.spec.axis.title.clone(),
        };
        NativeChart {
            heading: self.panel.title.clone(),
            across_words,
            across,
            range: self.panel.range.map_or([beginning(&series), None], |range| range.map(Some)),
            series,
            alt: String::new(),
        }
    }

    /// Everything that belongs to a line, each kind of value as a series of its own.
    fn series(&self, line: &LineSpec) -> Vec<Series> {
        let crowd = self.panel.lines.len() > CROWD && !line.own;
        let (width, size) = if line.own { (OWN_WIDTH, OWN_SIZE) } else { (WIDTH, SIZE) };
        let symbol = symbol(line.style.marker);
        let drawn = dash(line.style.dash);
        let whole = name(&line.shown, &line.name);
        let aside = |key: &str| self.texts.aside(whole, &self.texts.t(key));
        let make = |name: String, spots: Vec<Spot>, drawing: Drawing| Series {
            name,
            colour: colour(line.style, self.style),
            drawing,
            labels: Labels::None,
            legend: true,
            spots,
        };
        let marks = |size: u8, filled: bool| Some(Dot { symbol, size, filled });
        let spots = |points: &[ChartPoint]| points.iter().map(|point| spot(point, self.texts)).collect::<Vec<_>>();
        let mut found = Vec::new();
        let measured = self.measured(line);
        if !measured.is_empty() {
            let (width, dot) = if crowd { (CROWD_WIDTH, None) } else { (width, marks(size, true)) };
            let mut series = make(whole.to_owned(), measured, Drawing::Line { pen: Some((width, drawn)), dot });
            if self.panel.lines.len() <= NAMED || line.own {
                series.labels = Labels::End;
            }
            found.push(series);
        }
        if crowd {
            return found;
        }
        if !line.loose.is_empty() {
            let drawing = Drawing::Line { pen: None, dot: marks(size, false) };
            found.push(make(aside("table-loose"), spots(&line.loose), drawing));
        }
        for (key, points) in [("chart-projection", &line.projection), ("chart-plan", &line.plan)] {
            if !points.is_empty() {
                let drawing = Drawing::Line { pen: Some((THIN, "sysDash")), dot: marks(SMALL, false) };
                found.push(make(aside(key), spots(points), drawing));
            }
        }
        if let Some(forecast) = &line.forecast {
            let all = [
                ("chart-forecast", &forecast.points, "dash"),
                ("forecast-low", &forecast.low, "sysDot"),
                ("forecast-high", &forecast.high, "sysDot"),
            ];
            for (key, points, dash) in all.into_iter().filter(|(_, points, _)| !points.is_empty()) {
                let drawing = Drawing::Line { pen: Some((THIN, dash)), dot: marks(SMALL, false) };
                found.push(make(aside(key), spots(points), drawing));
            }
        }
        if let Some(base) = &line.baseline {
            let drawing = Drawing::Line { pen: None, dot: marks(size, false) };
            found.push(make(aside("chart-baseline"), spots(std::slice::from_ref(base)), drawing));
        }
        if let Some(target) = &line.target {
            let dot = Dot { symbol: "star", size: TARGET_SIZE, filled: false };
            let drawing = Drawing::Line { pen: None, dot: Some(dot) };
            found.push(make(aside("chart-target"), spots(std::slice::from_ref(target)), drawing));
        }
        for (key, ends, dash) in
            [("chart-path", line.path, "sysDot"), ("office-since-baseline", line.since_baseline, drawn)]
        {
            let Some(ends) = ends else { continue };
            let decimals = line.points().map(|point| point.decimals).max().unwrap_or(0);
            let at = |[x, y]: [f64; 2]| Spot { words: aside(key), x, y: Some(y), decimals, own: None };
            let drawing = Drawing::Line { pen: Some((THIN, dash)), dot: None };
            let mut way = make(aside(key), ends.map(at).to_vec(), drawing);
            way.legend = key == "chart-path";
            found.push(way);
        }
        found
    }

    /// The measured values in the order of time, with a row for each gap, which says why.
    fn measured(&self, line: &LineSpec) -> Vec<Spot> {
        let mut spots: Vec<Spot> = Vec::new();
        for stretch in &line.stretches {
            if let Some((before, first)) = spots.last().map(|spot| spot.x).zip(stretch.first()) {
                let reasons = line.gaps.iter().filter(|gap| gap.x > before && gap.x < first.x);
                let words =
                    |g: &crate::chart::spec::ChartGap| self.texts.pair(&self.texts.period_short(g.period), &g.reason);
                let said: Vec<String> = reasons.map(words).collect();
                spots.push(gap(f64::midpoint(before, first.x), self.texts.list(&said)));
            }
            spots.extend(stretch.iter().map(|point| spot(point, self.texts)));
        }
        spots
    }

    /// The years of the categories, where every period is of one kind and lies a whole number of steps from the next.
    fn years(&self) -> Option<Vec<Period>> {
        let periods: BTreeSet<Period> = self.panel.points().map(|point| point.period).collect();
        let kinds: BTreeSet<PeriodKind> = periods.iter().map(|period| period.kind()).collect();
        let make: fn(u16) -> Period = match kinds.into_iter().collect::<Vec<_>>().as_slice() {
            [PeriodKind::Fiscal] => Period::Fiscal,
            [PeriodKind::Calendar] => Period::Calendar,
            _ => return None,
        };
        let (first, last) = (periods.first()?.last_year(), periods.last()?.last_year());
        let step = periods.iter().fold(0, |step, period| common(step, period.last_year() - first)).max(1);
        Some((first..=last).step_by(usize::from(step)).map(make).collect())
    }

    /// The series over years; `None` where one of them would be joined or parted otherwise than it is drawn.
    fn over_years(&self, series: &[Series], years: &[Period]) -> Option<(Across, Vec<Series>)> {
        let words: Vec<String> = years.iter().map(|year| self.texts.period_short(*year)).collect();
        let places: Vec<f64> = years.iter().map(|year| year.middle()).collect();
        let fit = |one: &Series| {
            let is_way = matches!(one.drawing, Drawing::Line { pen: Some(_), dot: None });
            let spots = if is_way && one.legend { along(one, &places)? } else { at(one, &places)? };
            let named = spots.into_iter().zip(&words).map(|(spot, words)| Spot { words: words.clone(), ..spot });
            Some(Series { spots: named.collect(), ..one.clone() })
        };
        let fitted: Option<Vec<Series>> = series.iter().map(fit).collect();
        Some((Across::Categories { words, lying: false, stacked: false }, fitted?))
    }

    /// An axis of numbers: Western years with a mark under the year that most periods mean, or shares of the plan.
    fn numbers(&self, series: &mut [Series]) -> Across {
        let [least, most] = self.spec.axis.range;
        if self.spec.axis.plan_time {
            let down = (least / 0.25).floor() * 0.25;
            return Across::Numbers { range: [down, (most / 0.25).ceil() * 0.25], step: 0.25, format: "0%" };
        }
        let periods: Vec<Period> = self.panel.points().map(|point| point.period).collect();
        let offset = ticks::middle(&periods, 2000) - 2000.0;
        for spot in series.iter_mut().flat_map(|one| &mut one.spots) {
            spot.x -= offset;
        }
        let (least, most) = ((least - offset).floor(), (most - offset).ceil());
        let step = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0].into_iter().find(|step| (most - least) / step <= 12.0);
        let step = step.unwrap_or(100.0);
        let least = if step > 1.0 { (least / step).floor() * step } else { least };
        Across::Numbers { range: [least, most], step, format: "0" }
    }
}

/// The greatest common divisor.
const fn common(mut one: u16, mut other: u16) -> u16 {
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one
}

/// A series with a spot for each place; `None` where two of its values share one, where a gap of the line has no empty
/// place, or where a stretch would be broken by one.
fn at(series: &Series, places: &[f64]) -> Option<Vec<Spot>> {
    let mut all: Vec<Spot> = places.iter().map(|x| gap(*x, String::new())).collect();
    let joined = matches!(series.drawing, Drawing::Line { pen: Some(_), .. });
    let mut last: Option<usize> = None;
    let mut is_parted = false;
    for spot in &series.spots {
        if spot.y.is_none() {
            is_parted = true;
            continue;
        }
        let place = places.iter().position(|x| (x - spot.x).abs() < SAME)?;
        let taken = all.get_mut(place)?;
        if taken.y.is_some() {
            return None;
        }
        let is_next = last.is_some_and(|before| before + 1 == place);
        if joined && last.is_some() && is_next == is_parted {
            return None;
        }
        *taken = spot.clone();
        (last, is_parted) = (Some(place), false);
    }
    Some(all)
}

/// A straight way, read at each place between its ends.
fn along(series: &Series, places: &[f64]) -> Option<Vec<Spot>> {
    let [from, to] = series.spots.as_slice() else { return None };
    let (a, b) = (from.y?, to.y?);
    let read = |x: &f64| {
        let share = (x - from.x) / (to.x - from.x);
        let inside = (-SAME..=1.0 + SAME).contains(&share);
        // One digit more than the values have: the way runs between them.
        let value: f64 = number::data(a + (b - a) * share, from.decimals + 1).parse().ok()?;
        Some(Spot { x: *x, y: inside.then_some(value), decimals: from.decimals + 1, ..from.clone() })
    };
    places.iter().map(read).collect()
}

/// Which of the values of a bar is meant.
type Take = fn(&BarSpec) -> &Option<ChartPoint>;

/// Bars: lying where only values are shown; columns with marks above them where baselines or targets are.
fn bars(panel: &Panel, style: PageStyle, texts: &Texts) -> NativeChart {
    // Each bar may be of another period, or have no value for a reason of its own.
    let aside = |bar: &BarSpec| bar.value.as_ref().map_or(bar.missing.clone(), |p| texts.period_short(p.period));
    let words: Vec<String> =
        panel.bars.iter().map(|bar| texts.aside(name(&bar.shown, &bar.name), &aside(bar))).collect();
    let of = |point: &Option<ChartPoint>, bar: &BarSpec, words: &str| {
        let own = if bar.is_hollow() { Filling::Hollow } else { Filling::Full };
        let value = point.as_ref();
        let decimals = value.map_or(0, |point| point.decimals);
        let own = Some((colour(bar.style, style), own));
        Spot { words: words.to_owned(), x: 0.0, y: value.map(exact), decimals, own }
    };
    let spots = |take: Take| -> Vec<Spot> {
        panel.bars.iter().zip(&words).map(|(bar, words)| of(take(bar), bar, words)).collect()
    };
    let one = |name: String, spots: Vec<Spot>, drawing: Drawing, labels: Labels| Series {
        name,
        colour: super::INK,
        drawing,
        labels,
        legend: true,
        spots,
    };
    let mut series =
        vec![one(texts.t("table-shown"), spots(|bar| &bar.value), Drawing::Columns(Filling::Full), Labels::All)];
    let marks: [(&str, Take, Dot); 2] = [
        ("chart-baseline", |bar| &bar.baseline, Dot { symbol: "circle", size: OWN_SIZE, filled: false }),
        ("chart-target", |bar| &bar.target, Dot { symbol: "star", size: TARGET_SIZE, filled: false }),
    ];
    for (key, take, dot) in marks {
        let mut spots = spots(take);
        for spot in &mut spots {
            spot.own = None;
        }
        if spots.iter().any(|spot| spot.y.is_some()) {
            series.push(one(texts.t(key), spots, Drawing::Line { pen: None, dot: Some(dot) }, Labels::None));
        }
    }
    let lying = series.len() == 1;
    for only in series.iter_mut().filter(|_| lying) {
        // A legend that names the one thing that is shown says nothing that the heading does not.
        only.legend = false;
    }
    NativeChart {
        heading: panel.title.clone(),
        across_words: String::new(),
        across: Across::Categories { words, lying, stacked: false },
        range: panel.range.map_or([None; 2], |range| range.map(Some)),
        series,
        alt: String::new(),
    }
}
