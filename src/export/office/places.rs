//! Many places at one time as native charts: a ranking as lying bars, a scatter as marks between two axes of numbers.

use super::native::{
    Across, Dot, Drawing, Filling, Labels, MOST_SERIES, NativeChart, Series, Spot, colour, symbol, toned,
};
use crate::chart::arrange::Mark;
use crate::chart::page::PageStyle;
use crate::chart::palette::Rgb;
use crate::chart::places::{Axis, PlacesSpec};
use crate::text::catalogue::Texts;

/// Grey of places that are not picked, and the blue of bars.
const OTHERS: Rgb = [170, 170, 170];
const BAR: Rgb = [122, 170, 206];
const OWN_BAR: Rgb = [0, 98, 155];

/// Most bars that one chart shows readably.
const MOST_BARS: usize = 60;

/// The charts of a picture; `None` where office programs have no such form or it is too large for one of theirs.
pub fn charts(spec: &PlacesSpec, alt: &str, style: PageStyle, texts: &Texts) -> Option<Vec<NativeChart>> {
    let chart = match (spec.form, spec.axes.as_slice()) {
        (Mark::Ranking, [axis]) if spec.dots.len() <= MOST_BARS => ranking(spec, axis, style),
        (Mark::Scatter, [across, upright]) => scatter(spec, across, upright, style, texts)?,
        _ => return None,
    };
    Some(vec![NativeChart { alt: alt.to_owned(), ..chart }])
}

fn ranking(spec: &PlacesSpec, axis: &Axis, style: PageStyle) -> NativeChart {
    let spots = spec.dots.iter().map(|dot| Spot {
        words: dot.name.clone(),
        x: 0.0,
        y: Some(dot.value),
        decimals: axis.decimals,
        own: Some((toned(if dot.own { OWN_BAR } else { BAR }, style), Filling::Full)),
    });
    let series = Series {
        name: axis.name.clone(),
        colour: toned(BAR, style),
        drawing: Drawing::Columns(Filling::Full),
        labels: Labels::All,
        legend: false,
        spots: spots.collect(),
    };
    let words = spec.dots.iter().map(|dot| dot.name.clone()).collect();
    NativeChart {
        heading: axis.name.clone(),
        across_words: String::new(),
        across: Across::Categories { words, lying: true, stacked: false },
        range: [None; 2],
        series: vec![series],
        alt: String::new(),
    }
}

fn scatter(spec: &PlacesSpec, across: &Axis, upright: &Axis, style: PageStyle, texts: &Texts) -> Option<NativeChart> {
    let spot = |dot: &crate::chart::places::Dot| Spot {
        words: dot.name.clone(),
        x: dot.value,
        y: dot.second,
        decimals: upright.decimals,
        own: None,
    };
    let marks =
        |symbol: &'static str, size: u8| Drawing::Line { pen: None, dot: Some(Dot { symbol, size, filled: true }) };
    let others: Vec<Spot> = spec.dots.iter().filter(|dot| !dot.picked).map(spot).collect();
    let mut series = Vec::new();
    if !others.is_empty() {
        series.push(Series {
            name: texts.t("places-others"),
            colour: toned(OTHERS, style),
            drawing: marks("circle", 3),
            labels: Labels::None,
            legend: true,
            spots: others,
        });
    }
    series.extend(spec.dots.iter().filter(|dot| dot.picked).map(|dot| Series {
        name: dot.name.clone(),
        colour: colour(dot.style, style),
        drawing: marks(symbol(dot.style.marker), if dot.own { 10 } else { 8 }),
        labels: Labels::End,
        legend: true,
        spots: vec![spot(dot)],
    }));
    let [least, most] = across.range;
    let step = crate::figure::places::step(across, 8.0);
    (series.len() <= MOST_SERIES).then(|| NativeChart {
        heading: upright.name.clone(),
        across_words: across.name.clone(),
        across: Across::Numbers {
            range: [(least / step).floor() * step, (most / step).ceil() * step],
            step,
            format: "General",
        },
        range: [None; 2],
        series,
        alt: String::new(),
    })
}
