//! Figures about the population as native charts: stacked columns with lines over them, and lines.

use super::lines::exact;
use super::native::{
    Across, Dot, Drawing, Filling, Labels, MOST_SERIES, NativeChart, SAME, Series, Spot, beginning, colour, dash,
    symbol, toned,
};
use crate::chart::page::PageStyle;
use crate::chart::population::spec::{Column, Pattern, PopulationFigure, Series as Line, Weight};
use crate::chart::spec::ChartPoint;
use crate::text::catalogue::Texts;
use crate::text::period;

/// The panels of a figure; `None` where one has more series than any native chart.
pub fn charts(figure: &PopulationFigure, alt: &str, style: PageStyle, texts: &Texts) -> Option<Vec<NativeChart>> {
    let maker = Maker { figure, style, texts };
    let mut made = Vec::new();
    let (over, own): (Vec<&Line>, Vec<&Line>) = figure.series.iter().partition(|line| maker.stands_over(line));
    if !figure.columns.is_empty() {
        made.push(maker.columns(&over));
    }
    let lines = if figure.columns.is_empty() { figure.series.iter().collect() } else { own };
    for (lines, heading, low) in [
        (lines, &figure.value_title, figure.values[0]),
        (figure.net.iter().collect(), &figure.net_title, figure.net_values[0]),
    ] {
        if !lines.is_empty() {
            made.push(maker.lines(&lines, heading, low));
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
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a year")]
        let year = || period::axis_year(self.texts.language(), column.x as u16);
        mark.unwrap_or_else(year).replace('\n', " ")
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
            range: [None; 2],
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
                let kind = self.texts.t(key);
                // Some lines are nothing but targets and are named so.
                let is_said = line.name.contains(&kind);
                let name = if is_said { line.name.clone() } else { self.texts.aside(&line.name, &kind) };
                found.push(make(name, points.iter().map(spot).collect(), Drawing::Line { pen: None, dot: Some(dot) }));
            }
        }
        found
    }

    /// Lines over numbers: counts, forecasts and targets of different kinds of periods keep their own places.
    fn lines(&self, lines: &[&Line], heading: &str, low: f64) -> NativeChart {
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
            // A figure that shows zero shows it here too; where it does not, neither does the chart.
            range: [if low.abs() < SAME { Some(0.0) } else { beginning(&series) }, None],
            series,
            alt: String::new(),
        }
    }
}
