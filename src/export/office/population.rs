//! Figures about the population as native charts: stacked columns with lines over them, and lines.

use super::lines::exact;
use super::native::{
    Across, Dot, Drawing, Filling, Labels, MOST_SERIES, NativeChart, SAME, Series, Spot, colour, dash, symbol, toned,
};
use crate::chart::page::PageStyle;
use crate::chart::population::spec::{Column, Pattern, PopulationFigure, Series as Line, Weight};
use crate::chart::spec::ChartPoint;
use crate::text::catalogue::Texts;

/// The panels of a figure; `None` where one has more series than any native chart.
pub fn charts(figure: &PopulationFigure, alt: &str, style: PageStyle, texts: &Texts) -> Option<Vec<NativeChart>> {
    let maker = Maker { figure, style, texts };
    let mut made = Vec::new();
    let (over, own): (Vec<&Line>, Vec<&Line>) = figure.series.iter().partition(|line| maker.stands_over(line));
    if !figure.columns.is_empty() {
        made.push(maker.columns(&over));
    }
    let lines = if figure.columns.is_empty() { figure.series.iter().collect() } else { own };
    for (lines, heading, range) in [
        (lines, &figure.value_title, figure.values),
        (figure.net.iter().collect(), &figure.net_title, figure.net_values),
    ] {
        if !lines.is_empty() {
            made.push(maker.lines(&lines, heading, range));
        }
    }
    for chart in &mut made {
        alt.clone_into(&mut chart.alt);
    }
    made.iter().all(|chart| chart.series.len() <= MOST_SERIES).then_some(made)
}

/// What is needed for each panel.
struct Maker<'a> {
    figure: &'a PopulationFigure,
    style: PageStyle,
    texts: &'a Texts,
}

impl Maker<'_> {
    /// Whether every value of a line stands over the middle of a column, so that both can share its category.
    fn stands_over(&self, line: &Line) -> bool {
        let over = |point: &ChartPoint| self.figure.columns.iter().any(|column| (column.x - point.x).abs() < SAME);
        line.points().all(over)
    }

    /// The words under a column.
    fn words(&self, column: &Column) -> String {
        let axis = &self.figure.axis;
        let mark = axis.marks.iter().find(|(x, _)| (x - column.x).abs() < 0.3).map(|(_, words)| words.clone());
        let stop = || axis.stops.iter().find(|stop| (stop.x - column.x).abs() < 0.3).map(|stop| stop.heading.clone());
        mark.or_else(stop).unwrap_or_else(|| format!("{:.0}", column.x.floor())).replace('\n', " ")
    }

    /// The columns, with the lines that stand over them.
    fn columns(&self, over: &[&Line]) -> NativeChart {
        let figure = self.figure;
        let words: Vec<String> = figure.columns.iter().map(|column| self.words(column)).collect();
        let mut series = Vec::new();
        for (part, place) in figure.parts.iter().zip(0_usize..) {
            let filling = match part.fill.pattern {
                Pattern::Full => Filling::Full,
                Pattern::Pale => Filling::Pale,
                Pattern::Hatch => Filling::Hatch,
            };
            let spot = |(column, words): (&Column, &String)| {
                let own = column.segments.iter().filter(|segment| segment.part == place);
                let heights: Vec<f64> = own.map(|segment| segment.to - segment.from).collect();
                let y = (!heights.is_empty()).then(|| heights.iter().sum());
                Spot { words: words.clone(), x: column.x, y, decimals: 0, own: None }
            };
            series.push(Series {
                name: part.name.clone(),
                colour: toned(part.fill.light, self.style),
                drawing: Drawing::Columns(filling),
                labels: if figure.columns.len() <= 4 { Labels::All } else { Labels::None },
                legend: true,
                spots: figure.columns.iter().zip(&words).map(spot).collect(),
            });
        }
        for line in over {
            for mut one in self.parts(line) {
                let found = |(column, words): (&Column, &String)| {
                    let spot = one.spots.iter().find(|s| s.y.is_some() && (s.x - column.x).abs() < SAME).cloned();
                    let none = Spot { words: String::new(), x: column.x, y: None, decimals: 0, own: None };
                    Spot { words: words.clone(), ..spot.unwrap_or(none) }
                };
                one.spots = figure.columns.iter().zip(&words).map(found).collect();
                series.push(one);
            }
        }
        NativeChart {
            heading: figure.value_title.clone(),
            across_words: figure.axis.title.clone(),
            across: Across::Categories { words, lying: false, stacked: true },
            range: None,
            series,
            alt: String::new(),
        }
    }

    /// The kinds of values of a line: connected, standing alone, aimed at.
    fn parts(&self, line: &Line) -> Vec<Series> {
        let (width, size) = if line.weight == Weight::Measured { (2.25, 7) } else { (1.25, 5) };
        let symbol = symbol(line.style.marker);
        let measured = line.weight == Weight::Measured;
        let spot = |point: &ChartPoint| Spot {
            words: self.texts.period_short(point.period),
            x: point.x,
            y: Some(exact(point)),
            decimals: point.decimals,
            own: None,
        };
        let make = |name: String, spots: Vec<Spot>, drawing: Drawing| Series {
            name,
            colour: colour(line.style, self.style),
            drawing,
            labels: Labels::None,
            legend: true,
            spots,
        };
        let mut found = Vec::new();
        let mut connected: Vec<Spot> = Vec::new();
        for stretch in &line.stretches {
            if let Some((before, first)) = connected.last().map(|spot| spot.x).zip(stretch.first()) {
                let middle = f64::midpoint(before, first.x);
                connected.push(Spot { words: String::new(), x: middle, y: None, decimals: 0, own: None });
            }
            connected.extend(stretch.iter().map(spot));
        }
        if !connected.is_empty() {
            let pen = Some((width, if measured { dash(line.style.dash) } else { "sysDash" }));
            let drawing = Drawing::Line { pen, dot: Some(Dot { symbol, size, filled: measured }) };
            let mut one = make(line.name.clone(), connected, drawing);
            one.labels = Labels::End;
            found.push(one);
        }
        let asides = [
            ("table-loose", &line.loose, Dot { symbol, size, filled: false }),
            ("chart-target", &line.targets, Dot { symbol: "star", size: 10, filled: false }),
        ];
        for (key, points, dot) in asides {
            if !points.is_empty() {
                let name = self.texts.aside(&line.name, &self.texts.t(key));
                found.push(make(name, points.iter().map(spot).collect(), Drawing::Line { pen: None, dot: Some(dot) }));
            }
        }
        found
    }

    /// Lines over numbers: counts, forecasts and targets of different kinds of periods keep their own places.
    fn lines(&self, lines: &[&Line], heading: &str, [low, high]: [f64; 2]) -> NativeChart {
        let mut series: Vec<Series> = Vec::new();
        for line in lines {
            series.extend(self.parts(line));
            if let Some(ends) = line.lead {
                let at = |[x, y]: [f64; 2]| Spot { words: String::new(), x, y: Some(y), decimals: 0, own: None };
                series.push(Series {
                    name: line.name.clone(),
                    colour: colour(line.style, self.style),
                    drawing: Drawing::Line { pen: Some((1.25, "sysDot")), dot: None },
                    labels: Labels::None,
                    legend: false,
                    spots: ends.map(at).to_vec(),
                });
            }
        }
        // A calendar year stands at its middle: half a year back, so that it stands over its number.
        for spot in series.iter_mut().flat_map(|one| &mut one.spots) {
            spot.x -= 0.5;
        }
        let [least, most] = self.figure.axis.range.map(|end| end - 0.5);
        let step = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0].into_iter().find(|step| (most - least) / step <= 12.0);
        let step = step.unwrap_or(100.0);
        let range = [(least / step).floor() * step, most.ceil()];
        NativeChart {
            heading: heading.to_owned(),
            across_words: self.texts.t("office-western-year"),
            across: Across::Numbers { range, step, format: "0" },
            range: (high > low).then_some([low, high]),
            series,
            alt: String::new(),
        }
    }
}
