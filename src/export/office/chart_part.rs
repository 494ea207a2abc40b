//! A native chart as DrawingML (ECMA-376, part 1, 21.2): series with formulas and the values that they last had.
//!
//! Every switch is written out: programs differ in what they take for a missing one.

use super::super::xml::{attribute, escape};
use super::native::{Across, Dot, Drawing, Filling, Labels, NativeChart, Series, number_format};
use super::sheet::{Block, Cells};
use super::text::{rgb, run_properties};
use crate::chart::palette::Rgb;
use std::fmt::Write as _;

/// What the two axes are called inside the chart.
const ACROSS: &str = "111111111";
const UP: &str = "222222222";

/// A chart with its cells and how large its words are.
#[derive(Debug, Clone, Copy)]
pub struct ChartPart<'a> {
    /// The chart.
    pub chart: &'a NativeChart,
    /// Its cells.
    pub block: &'a Block,
    /// Size of its words in points.
    pub points: f32,
    /// Name of the way to the workbook that it carries; without one the workbook holds the chart itself.
    pub workbook: Option<&'a str>,
    /// The language of its words.
    pub language: &'static str,
}

impl ChartPart<'_> {
    /// The part.
    pub fn xml(&self) -> String {
        let mut out = String::from(
            "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
             xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">",
        );
        let _ = write!(out, "<c:date1904 val=\"0\"/><c:lang val=\"{}\"/><c:roundedCorners val=\"0\"/>", self.language);
        out.push_str("<c:chart>");
        self.title(&mut out, &self.chart.heading, Some("<c:x val=\"0\"/><c:y val=\"0\"/>"));
        out.push_str("<c:autoTitleDeleted val=\"0\"/><c:plotArea><c:layout/>");
        self.groups(&mut out);
        self.axes(&mut out);
        out.push_str("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>");
        self.legend(&mut out);
        out.push_str("<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>");
        out.push_str("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>");
        self.words(&mut out, self.points, None);
        if let Some(way) = self.workbook {
            let _ = write!(out, "<c:externalData r:id=\"{way}\"><c:autoUpdate val=\"0\"/></c:externalData>");
        }
        out + "</c:chartSpace>"
    }

    /// How words look.
    fn words(&self, out: &mut String, points: f32, colour: Option<Rgb>) {
        let look = run_properties("a:defRPr", points, false, colour.unwrap_or(super::INK), None);
        let _ = write!(
            out,
            "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{look}</a:pPr><a:endParaRPr lang=\"{}\"/></a:p></c:txPr>",
            self.language
        );
    }

    /// A title of the chart or of an axis; `place` is where its corner stands.
    fn title(&self, out: &mut String, words: &str, place: Option<&str>) {
        let look = run_properties("a:defRPr", self.points, false, super::INK, None);
        let run = run_properties("a:rPr", self.points, false, super::INK, Some(self.language));
        let _ = write!(
            out,
            "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{look}</a:pPr><a:r>{run}<a:t>{}</a:t></a:r>\
             </a:p></c:rich></c:tx>",
            escape(words)
        );
        if let Some(place) = place {
            let _ = write!(
                out,
                "<c:layout><c:manualLayout><c:xMode val=\"edge\"/><c:yMode val=\"edge\"/>{place}</c:manualLayout>\
                 </c:layout>"
            );
        }
        out.push_str("<c:overlay val=\"0\"/></c:title>");
    }

    fn groups(&self, out: &mut String) {
        let all: Vec<(usize, &Series, &Cells)> = self
            .chart
            .series
            .iter()
            .zip(&self.block.series)
            .enumerate()
            .map(|(place, (series, cells))| (place, series, cells))
            .collect();
        let is_column = |series: &Series| matches!(series.drawing, Drawing::Columns(_));
        let ids = format!("<c:axId val=\"{ACROSS}\"/><c:axId val=\"{UP}\"/>");
        match &self.chart.across {
            Across::Numbers { .. } | Across::Rows { .. } => {
                out.push_str("<c:scatterChart><c:scatterStyle val=\"lineMarker\"/><c:varyColors val=\"0\"/>");
                for (place, series, cells) in &all {
                    self.series(out, *place, series, cells);
                }
                let _ = write!(out, "{ids}</c:scatterChart>");
            }
            Across::Categories { lying, stacked, .. } => {
                let columns: Vec<_> = all.iter().filter(|(_, series, _)| is_column(series)).collect();
                if !columns.is_empty() {
                    let direction = if *lying { "bar" } else { "col" };
                    let grouping = if *stacked { "stacked" } else { "clustered" };
                    let _ = write!(
                        out,
                        "<c:barChart><c:barDir val=\"{direction}\"/><c:grouping val=\"{grouping}\"/>\
                         <c:varyColors val=\"0\"/>"
                    );
                    for (place, series, cells) in columns {
                        self.series(out, *place, series, cells);
                    }
                    let overlap = if *stacked { 100 } else { 0 };
                    let _ = write!(out, "<c:gapWidth val=\"60\"/><c:overlap val=\"{overlap}\"/>{ids}</c:barChart>");
                }
                let lines: Vec<_> = all.iter().filter(|(_, series, _)| !is_column(series)).collect();
                if !lines.is_empty() {
                    out.push_str("<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>");
                    for (place, series, cells) in lines {
                        self.series(out, *place, series, cells);
                    }
                    let _ = write!(out, "<c:marker val=\"1\"/>{ids}</c:lineChart>");
                }
            }
        }
    }

    fn series(&self, out: &mut String, place: usize, series: &Series, cells: &Cells) {
        let _ = write!(out, "<c:ser><c:idx val=\"{place}\"/><c:order val=\"{place}\"/><c:tx>");
        strings(out, &cells.name, std::iter::once(series.name.as_str()));
        out.push_str("</c:tx>");
        match &series.drawing {
            Drawing::Columns(filling) => {
                fill(out, series.colour, *filling);
                out.push_str("<c:invertIfNegative val=\"0\"/>");
                for (spot, at) in series.spots.iter().zip(0_usize..) {
                    if let Some((colour, filling)) = spot.own {
                        let _ = write!(
                            out,
                            "<c:dPt><c:idx val=\"{at}\"/><c:invertIfNegative val=\"0\"/><c:bubble3D val=\"0\"/>"
                        );
                        fill(out, colour, filling);
                        out.push_str("</c:dPt>");
                    }
                }
            }
            Drawing::Line { pen, dot } => {
                out.push_str("<c:spPr>");
                stroke(out, series.colour, *pen);
                out.push_str("</c:spPr>");
                marker(out, series.colour, *dot);
            }
        }
        self.labels(out, series);
        let formats = number_format(series.decimals());
        let values = series.spots.iter().map(|spot| spot.y);
        let is_column = matches!(series.drawing, Drawing::Columns(_));
        if let Across::Categories { words, .. } = &self.chart.across {
            out.push_str("<c:cat>");
            strings(out, &cells.across, words.iter().map(String::as_str));
            out.push_str("</c:cat><c:val>");
            numbers(out, &cells.values, &formats, values);
            out.push_str("</c:val>");
            out.push_str(if is_column { "" } else { "<c:smooth val=\"0\"/>" });
        } else {
            out.push_str("<c:xVal>");
            // As many as there are cells: a range of one has an empty row more.
            let more = (series.spots.len() == 1).then_some(None);
            let places = series.spots.iter().map(|spot| Some(spot.x)).chain(more);
            numbers(out, &cells.across, "General", places);
            out.push_str("</c:xVal><c:yVal>");
            numbers(out, &cells.values, &formats, values.chain(more));
            out.push_str("</c:yVal><c:smooth val=\"0\"/>");
        }
        out.push_str("</c:ser>");
    }

    fn labels(&self, out: &mut String, series: &Series) {
        let stacked = matches!(self.chart.across, Across::Categories { stacked: true, .. });
        let is_column = matches!(series.drawing, Drawing::Columns(_));
        let position = match (is_column, stacked) {
            (true, true) => "ctr",
            (true, false) => "outEnd",
            (false, _) if series.labels == Labels::Name => "l",
            (false, _) if series.labels == Labels::Across => "t",
            (false, _) => "r",
        };
        // Words inside a filled column stand on a light ground, so that they can be read.
        let white = "<c:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill></c:spPr>";
        let ground = if is_column && stacked { white } else { "" };
        // Of marks over numbers, what programs call the category is the place on the axis below.
        let place = u8::from(series.labels == Labels::Across);
        let shown = |out: &mut String, value: u8, name: u8| {
            let _ = write!(
                out,
                "<c:dLblPos val=\"{position}\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"{value}\"/>\
                 <c:showCatName val=\"{place}\"/><c:showSerName val=\"{name}\"/><c:showPercent val=\"0\"/>\
                 <c:showBubbleSize val=\"0\"/>"
            );
        };
        let colour = if is_column { super::INK } else { series.colour };
        out.push_str("<c:dLbls>");
        if series.labels == Labels::Name {
            out.push_str("<c:dLbl><c:idx val=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>");
            self.words(out, self.points, Some(super::INK));
            shown(out, 0, 1);
            out.push_str("</c:dLbl>");
        }
        if let (Labels::End, Some(last)) = (series.labels, series.last()) {
            let _ = write!(out, "<c:dLbl><c:idx val=\"{last}\"/>");
            let format = number_format(series.decimals());
            let _ = write!(out, "<c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/>", escape(&format));
            out.push_str("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>");
            self.words(out, self.points, Some(colour));
            shown(out, 1, 1);
            out.push_str("<c:separator> </c:separator></c:dLbl>");
        }
        out.push_str(ground);
        self.words(out, self.points, Some(colour));
        shown(out, u8::from(series.labels == Labels::All), 0);
        out.push_str("</c:dLbls>");
    }

    fn axes(&self, out: &mut String) {
        let decimals = self.chart.series.iter().map(Series::decimals).max().unwrap_or(0);
        let format = number_format(decimals);
        match &self.chart.across {
            Across::Categories { lying, .. } => {
                let (side, order) = if *lying { ("l", "maxMin") } else { ("b", "minMax") };
                let _ = write!(
                    out,
                    "<c:catAx><c:axId val=\"{ACROSS}\"/><c:scaling><c:orientation val=\"{order}\"/></c:scaling>\
                     <c:delete val=\"0\"/><c:axPos val=\"{side}\"/>"
                );
                if !self.chart.across_words.is_empty() {
                    self.title(out, &self.chart.across_words, None);
                }
                self.axis_look(out, "General");
                let _ = write!(
                    out,
                    "<c:crossAx val=\"{UP}\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/>\
                     <c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>"
                );
                let (side, crosses) = if *lying { ("b", "max") } else { ("l", "autoZero") };
                self.value_axis(out, [UP, ACROSS], [side, crosses, "between"], self.chart.range, None, &format);
            }
            Across::Rows { range, step, format: shown } => {
                self.value_axis(out, [ACROSS, UP], ["b", "min", "midCat"], range.map(Some), Some(*step), shown);
                let rows = ["l", "min", "midCat"];
                let mut upright = String::new();
                self.value_axis(&mut upright, [UP, ACROSS], rows, self.chart.range, Some(1.0), "General");
                out.push_str(&upright.replace("<c:delete val=\"0\"/>", "<c:delete val=\"1\"/>"));
            }
            Across::Numbers { range, step, format: shown } => {
                let across = [ACROSS, UP];
                self.value_axis(out, across, ["b", "min", "midCat"], range.map(Some), Some(*step), shown);
                self.value_axis(out, [UP, ACROSS], ["l", "min", "midCat"], self.chart.range, None, &format);
            }
        }
    }

    /// An axis of numbers: its own name and that of the other; its side, where it crosses, how columns stand on it.
    fn value_axis(
        &self,
        out: &mut String,
        [own, other]: [&str; 2],
        [side, crosses, between]: [&str; 3],
        [least, most]: [Option<f64>; 2],
        step: Option<f64>,
        format: &str,
    ) {
        let _ = write!(out, "<c:valAx><c:axId val=\"{own}\"/><c:scaling><c:orientation val=\"minMax\"/>");
        for (name, end) in [("max", most), ("min", least)] {
            if let Some(end) = end {
                let _ = write!(out, "<c:{name} val=\"{end}\"/>");
            }
        }
        let _ = write!(out, "</c:scaling><c:delete val=\"0\"/><c:axPos val=\"{side}\"/><c:majorGridlines><c:spPr>");
        stroke(out, super::GRID, Some((0.75, "solid")));
        out.push_str("</c:spPr></c:majorGridlines>");
        if own == ACROSS && !self.chart.across_words.is_empty() {
            self.title(out, &self.chart.across_words, None);
        }
        self.axis_look(out, format);
        let _ = write!(
            out,
            "<c:crossAx val=\"{other}\"/><c:crosses val=\"{crosses}\"/><c:crossBetween val=\"{between}\"/>"
        );
        if let Some(step) = step {
            let _ = write!(out, "<c:majorUnit val=\"{step}\"/>");
        }
        out.push_str("</c:valAx>");
    }

    fn axis_look(&self, out: &mut String, format: &str) {
        let _ = write!(
            out,
            "<c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/>\
             <c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:spPr>",
            escape(format)
        );
        stroke(out, super::FAINT, Some((0.75, "solid")));
        out.push_str("</c:spPr>");
        self.words(out, self.points, None);
    }

    /// The legend below: dash and marker of each series with its name, as long as a reader can take it in.
    fn legend(&self, out: &mut String) {
        let named = self.chart.series.iter().filter(|series| series.legend).count();
        if named == 0 || named > MOST_NAMED {
            return;
        }
        out.push_str("<c:legend><c:legendPos val=\"b\"/>");
        for (_, place) in self.chart.series.iter().zip(0_usize..).filter(|(series, _)| !series.legend) {
            let _ = write!(out, "<c:legendEntry><c:idx val=\"{place}\"/><c:delete val=\"1\"/></c:legendEntry>");
        }
        out.push_str("<c:overlay val=\"0\"/>");
        self.words(out, self.points * 0.9, None);
        out.push_str("</c:legend>");
    }
}

/// Series up to which a legend names them.
const MOST_NAMED: usize = 20;

/// A reference to cells with the words that they hold.
fn strings<'a>(out: &mut String, formula: &str, words: impl Iterator<Item = &'a str>) {
    let words: Vec<&str> = words.collect();
    let _ = write!(out, "<c:strRef><c:f>{}</c:f><c:strCache><c:ptCount val=\"{}\"/>", escape(formula), words.len());
    for (words, place) in words.iter().zip(0_usize..) {
        let _ = write!(out, "<c:pt idx=\"{place}\"><c:v>{}</c:v></c:pt>", escape(words));
    }
    out.push_str("</c:strCache></c:strRef>");
}

/// A reference to cells with the numbers that they hold; a gap is a cell without one.
fn numbers(out: &mut String, formula: &str, format: &str, values: impl Iterator<Item = Option<f64>>) {
    let values: Vec<Option<f64>> = values.collect();
    let _ = write!(
        out,
        "<c:numRef><c:f>{}</c:f><c:numCache><c:formatCode>{}</c:formatCode><c:ptCount val=\"{}\"/>",
        escape(formula),
        escape(format),
        values.len()
    );
    for (value, place) in values.iter().zip(0_usize..) {
        if let Some(value) = value {
            let _ = write!(out, "<c:pt idx=\"{place}\"><c:v>{value}</c:v></c:pt>");
        }
    }
    out.push_str("</c:numCache></c:numRef>");
}

/// A line, or none.
fn stroke(out: &mut String, colour: Rgb, pen: Option<(f32, &str)>) {
    let Some((width, dash)) = pen else { return out.push_str("<a:ln><a:noFill/></a:ln>") };
    out.push_str("<a:ln");
    attribute(out, "w", &super::emu(width).to_string());
    let _ = write!(
        out,
        "><a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill><a:prstDash val=\"{dash}\"/><a:round/></a:ln>",
        rgb(colour)
    );
}

/// The shape and look of the marks of a line.
fn marker(out: &mut String, colour: Rgb, dot: Option<Dot>) {
    let Some(dot) = dot else { return out.push_str("<c:marker><c:symbol val=\"none\"/></c:marker>") };
    let ground = if dot.filled { rgb(colour) } else { rgb(pale(colour, 3)) };
    // Not white: some programs leave the outline of a mark away. These are strokes and have no inside.
    let inside = if matches!(dot.symbol, "star" | "x" | "plus") {
        "<a:noFill/>".to_owned()
    } else {
        format!("<a:solidFill><a:srgbClr val=\"{ground}\"/></a:solidFill>")
    };
    let _ = write!(
        out,
        "<c:marker><c:symbol val=\"{}\"/><c:size val=\"{}\"/><c:spPr>{inside}",
        dot.symbol,
        dot.size.clamp(2, 72)
    );
    stroke(out, colour, Some((1.5, "solid")));
    out.push_str("</c:spPr></c:marker>");
}

/// How an area is filled and outlined.
fn fill(out: &mut String, colour: Rgb, filling: Filling) {
    let hex = rgb(colour);
    let inside = match filling {
        Filling::Full => format!("<a:solidFill><a:srgbClr val=\"{hex}\"/></a:solidFill>"),
        Filling::Pale => format!("<a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>", rgb(pale(colour, 6))),
        Filling::Hollow => "<a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill>".to_owned(),
        Filling::Hatch => format!(
            "<a:pattFill prst=\"wdUpDiag\"><a:fgClr><a:srgbClr val=\"{hex}\"/></a:fgClr><a:bgClr>\
             <a:srgbClr val=\"FFFFFF\"/></a:bgClr></a:pattFill>"
        ),
    };
    let _ = write!(out, "<c:spPr>{inside}");
    stroke(out, colour, Some((1.0, "solid")));
    out.push_str("</c:spPr>");
}

/// A colour near to the white ground, with such a part of its depth.
fn pale(colour: Rgb, part: u8) -> Rgb {
    colour.map(|level| 255 - (255 - level) / part)
}
