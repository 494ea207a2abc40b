//! The arguments of `figure`: the choices of the window as flags, and what the file is to be.

use crate::chart::page::PageStyle;
use crate::chart::population::spec::Topic;
use crate::cli::args::{Picks, between, keyed};
use crate::export::svg::SvgText;
use crate::session::view::{CityOrder, Mark, Order, Panels, Scale};
use clap::Args;
use std::ffi::OsString;
use std::path::PathBuf;

keyed_enum! {
    /// The screens whose figure can be written.
    View as "view" {
        /// The comparison over time.
        Compare = "compare",
        /// The status matrix.
        Overview = "overview",
        /// The page of one city.
        City = "city",
        /// The board of gaps.
        Gaps = "gaps",
        /// Figures about the population of one city.
        Population = "population",
    }
}

/// Arguments of `figure`.
#[derive(Debug, Args)]
pub struct Figure {
    /// Which screen's figure.
    #[arg(id = "figure-view", long = "view", value_name = "VIEW", value_parser = keyed(View::ALL, View::key), hide_possible_values = true)]
    pub view: Option<View>,
    /// A view file whose choices are taken first.
    #[arg(id = "figure-view-file", long = "view-file", value_name = "FILE", conflicts_with = "saved_view")]
    pub view_file: Option<PathBuf>,
    /// The saved view of the store whose choices are taken first.
    #[arg(long, value_name = "NAME")]
    pub saved_view: Option<String>,
    /// What every command has.
    #[command(flatten)]
    pub picks: Picks,
    /// Identifiers of indicators.
    #[arg(long, value_name = "ID")]
    pub indicator: Vec<String>,
    /// Key or name of a comparison.
    #[arg(long, value_name = "KEY")]
    pub comparison: Option<String>,
    /// Keys or names of levels.
    #[arg(long, value_name = "LEVEL")]
    pub level: Vec<String>,
    /// Keys or names of statuses.
    #[arg(long, value_name = "STATUS")]
    pub status: Vec<String>,
    /// How the board of gaps is ordered.
    #[arg(long, value_name = "ORDER", value_parser = keyed(Order::ALL, Order::key), hide_possible_values = true)]
    pub order: Option<Order>,
    /// How the rows of a city are ordered.
    #[arg(long, value_name = "plan|risk|progress", value_parser = keyed(CityOrder::ALL, CityOrder::key), hide_possible_values = true)]
    pub city_order: Option<CityOrder>,
    /// What the figures about the population show.
    #[arg(long, alias = "topic", value_name = "PANEL", value_delimiter = ',', value_parser = keyed(Topic::ALL, Topic::key), hide_possible_values = true)]
    pub panel: Vec<Topic>,
    /// What the value axis counts.
    #[arg(long, value_name = "own|index|per_1000|change", value_parser = keyed(Scale::ALL, Scale::key), hide_possible_values = true)]
    pub values: Option<Scale>,
    /// The Western year from which changes are counted.
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u16).range(1800..=2200))]
    pub since: Option<u16>,
    /// How lines are spread over panels.
    #[arg(long, value_name = "unit|city|indicator", value_parser = keyed(Panels::ALL, Panels::key), hide_possible_values = true)]
    pub split: Option<Panels>,
    /// Whether each panel has a scale of its own.
    #[arg(long)]
    pub own_scales: bool,
    /// The form: lines over time, bars or rows of one year, many places at one time, a table.
    #[arg(long, alias = "form", value_name = "lines|bars|dumbbell|ranking|distribution|scatter|table", value_parser = form, hide_possible_values = true)]
    pub mark: Option<Mark>,
    /// The Western year that bars show.
    #[arg(id = "figure-year", long = "year", value_name = "YEAR", value_parser = clap::value_parser!(u16).range(1800..=2200))]
    pub year: Option<u16>,
    /// First and last Western year shown.
    #[arg(long, value_name = "YEAR-YEAR", value_parser = years)]
    pub years: Option<(u16, u16)>,
    /// By how many years lines are continued by our own forecast.
    #[arg(id = "figure-forecast", long = "forecast", value_name = "1-10", value_parser = clap::value_parser!(u8).range(1..=10))]
    pub forecast: Option<u8>,
    /// Key or name of a preset ruler.
    #[arg(long, value_name = "KEY")]
    pub ruler: Option<String>,
    /// Whether the axis counts shares of the plan.
    #[arg(long)]
    pub plan_time: bool,
    /// Code or name of the reader's own city.
    #[arg(long, value_name = "CITY")]
    pub own_city: Option<String>,
    /// Title instead of the one made from the data.
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// Size by name or measure.
    #[arg(long, value_name = "SIZE")]
    pub size: Option<String>,
    /// Colours.
    #[arg(long, value_name = "colour|grey|print", value_parser = keyed(PageStyle::ALL, PageStyle::key), hide_possible_values = true)]
    pub style: Option<PageStyle>,
    /// Scale of a PNG.
    #[arg(long, value_name = "1-4", value_parser = between(1.0, 4.0), conflicts_with = "dpi")]
    pub scale: Option<f32>,
    /// Resolution of a PNG.
    #[arg(long, value_name = "DPI", value_parser = between(36.0, 1200.0))]
    pub dpi: Option<f32>,
    /// How the words of an SVG are kept.
    #[arg(long, value_name = "named|embedded|outlined", value_parser = keyed(SvgText::ALL, SvgText::key), hide_possible_values = true)]
    pub svg_text: Option<SvgText>,
    /// Whether the text of an SVG becomes shapes.
    #[arg(long, conflicts_with = "svg_text")]
    pub outline: bool,
    /// Whether files that are there are replaced.
    #[arg(long)]
    pub overwrite: bool,
    /// The file.
    #[arg(long, value_name = "FILE")]
    pub out: OsString,
}

/// Reads a form by its key, and `line` and `bar` as people write them.
fn form(text: &str) -> Result<Mark, String> {
    let key = match text {
        "line" => "lines",
        "bar" => "bars",
        key => key,
    };
    key.parse().map_err(|_| Mark::ALL.iter().map(|mark| mark.key()).collect::<Vec<_>>().join(", "))
}

/// Reads `2015-2021`, or one year for both ends.
fn years(text: &str) -> Result<(u16, u16), String> {
    let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
    let year = |text: &str| text.trim().parse::<u16>().ok().filter(|year| (1800..=2200).contains(year));
    match (year(first), year(last)) {
        (Some(first), Some(last)) if first <= last => Ok((first, last)),
        _ => Err("2015-2021".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn years_are_two_in_their_order_or_one() {
        assert_eq!(years("2015-2021"), Ok((2015, 2021)));
        assert_eq!(years("2015–2021"), Ok((2015, 2021)));
        assert_eq!(years("2018"), Ok((2018, 2018)));
        for wrong in ["", "-", "2021-2015", "R3-R4", "15-21", "2015-"] {
            assert!(years(wrong).is_err(), "{wrong}");
        }
    }
}
