//! The arguments: which command, which store, which language, which filters.
//!
//! The words of `--help` come from the catalogues; here stand only names and shapes.

use super::entry_args::{Compare, Derive, Event, Set, Template};
use super::figure::args::Figure;
use super::forecast::Asked as Forecast;
use super::import::args::Import;
use super::peers::Asked as Peers;
use crate::chart::page::PageStyle;
use crate::model::keyed::UnknownKey;
use crate::text::catalogue::Texts;
use crate::text::language::Language;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;
use std::str::FromStr;

keyed_enum! {
    /// How a list is written.
    Format as "format" {
        /// Aligned columns for people.
        Table = "table",
        /// Comma-separated values (RFC 4180), every column.
        Csv = "csv",
        /// The same for spreadsheets: with a byte order mark, and with no text that they would calculate.
        CsvBom = "csv-bom",
        /// An array of objects, every column.
        Json = "json",
    }
}

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "machikurabe", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true)]
pub struct Arguments {
    /// The store; empty counts as not given.
    #[arg(long, global = true, value_name = "PATH", display_order = 90)]
    pub store: Option<OsString>,
    /// The language of words and help.
    #[arg(long, global = true, value_name = "ja|en", value_parser = language(), hide_possible_values = true, display_order = 91)]
    pub lang: Option<Language>,
    /// A view file that the window opens on.
    #[arg(long, value_name = "FILE", display_order = 89)]
    pub view: Option<PathBuf>,
    /// Files that the window opens on.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Never filled: clap answers it.
    #[arg(long, short = 'h', global = true, action = ArgAction::Help, display_order = 92)]
    pub help: Option<bool>,
    /// Never filled: clap answers it.
    #[arg(long, short = 'V', action = ArgAction::Version, display_order = 93)]
    pub version: Option<bool>,
    /// The headless command; without one the window is meant.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// A headless command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// What is measured.
    Indicators(Selection),
    /// Every value.
    Series(Series),
    /// Every target judged.
    Scorecard(Scorecard),
    /// The next years of series.
    Forecast(Forecast),
    /// Cities near another one.
    Peers(Peers),
    /// Printed figures that contradict the numbers.
    Check(Selection),
    /// One figure as a file.
    Figure(Figure),
    /// A pack of figures.
    Briefing(Briefing),
    /// Files of other systems into the store.
    Import(Import),
    /// The whole store as a file that other systems open.
    Export(Export),
    /// The form for indicators and targets.
    Template(Template),
    /// A value that somebody types.
    Set(Set),
    /// A comparison that somebody defines.
    Compare(Compare),
    /// An indicator that somebody defines as a formula over others.
    Derive(Derive),
    /// An event that somebody notes.
    Event(Event),
    /// Whether the store still holds what was stored.
    Verify,
}

impl Command {
    /// What every command that lists or draws something has.
    pub const fn picks(&self) -> Option<&Picks> {
        match self {
            Self::Indicators(selection) | Self::Check(selection) => Some(&selection.picks),
            Self::Series(series) => Some(&series.selection.picks),
            Self::Scorecard(scorecard) => Some(&scorecard.selection.picks),
            Self::Forecast(asked) => Some(&asked.selection.picks),
            Self::Figure(figure) => Some(&figure.picks),
            Self::Briefing(briefing) => Some(&briefing.picks),
            Self::Import(_)
            | Self::Export(_)
            | Self::Template(_)
            | Self::Set(_)
            | Self::Peers(_)
            | Self::Compare(_)
            | Self::Derive(_)
            | Self::Event(_)
            | Self::Verify => None,
        }
    }
}

/// The format, and filters by what an indicator is.
#[derive(Debug, Args)]
pub struct Selection {
    /// How the list is written.
    #[arg(long, value_name = "table|csv|csv-bom|json", value_parser = format(), default_value = "table", hide_default_value = true, hide_possible_values = true)]
    pub format: Format,
    /// Whether the list is CSV as spreadsheets open it.
    #[arg(long, conflicts_with = "format")]
    pub excel: bool,
    /// The filters.
    #[command(flatten)]
    pub picks: Picks,
}

impl Selection {
    /// How the list is written.
    pub const fn format(&self) -> Format {
        if self.excel { Format::CsvBom } else { self.format }
    }
}

/// Filters by what an indicator is.
#[derive(Debug, Args)]
pub struct Picks {
    /// Codes or names of cities.
    #[arg(long, value_name = "CITY")]
    pub city: Vec<String>,
    /// Keys or names of themes.
    #[arg(long, value_name = "THEME")]
    pub theme: Vec<String>,
    /// Words to be found.
    #[arg(long, value_name = "WORDS")]
    pub text: Option<String>,
}

/// Arguments of `series`.
#[derive(Debug, Args)]
pub struct Series {
    /// What every command has.
    #[command(flatten)]
    pub selection: Selection,
    /// Identifiers of indicators.
    #[arg(long, value_name = "ID")]
    pub indicator: Vec<String>,
}

/// Arguments of `scorecard`.
#[derive(Debug, Args)]
pub struct Scorecard {
    /// What every command has.
    #[command(flatten)]
    pub selection: Selection,
    /// Keys or names of levels.
    #[arg(long, value_name = "LEVEL")]
    pub level: Vec<String>,
    /// Identifiers of indicators.
    #[arg(long, value_name = "ID")]
    pub indicator: Vec<String>,
    /// Key or name of a preset ruler.
    #[arg(long, value_name = "KEY")]
    pub ruler: Option<String>,
}

/// Arguments of `briefing`.
#[derive(Debug, Args)]
pub struct Briefing {
    /// What every command has.
    #[command(flatten)]
    pub picks: Picks,
    /// View files whose figures are collected, in this order.
    #[arg(long, value_name = "FILE")]
    pub view_file: Vec<PathBuf>,
    /// Key or name of a preset ruler.
    #[arg(long, value_name = "KEY")]
    pub ruler: Option<String>,
    /// Code or name of the reader's own city.
    #[arg(long, value_name = "CITY")]
    pub own_city: Option<String>,
    /// Title of the pack.
    #[arg(id = "briefing-title", long = "title", value_name = "TITLE")]
    pub title: Option<String>,
    /// Size by name or measure.
    #[arg(id = "briefing-size", long = "size", value_name = "SIZE")]
    pub size: Option<String>,
    /// Colours.
    #[arg(long, value_name = "colour|grey|print", value_parser = keyed(PageStyle::ALL, PageStyle::key), hide_possible_values = true)]
    pub style: Option<PageStyle>,
    /// Format of the images in a folder.
    #[arg(long, value_name = "png|svg", value_parser = keyed(ImageFormat::ALL, ImageFormat::key), hide_possible_values = true)]
    pub images: Option<ImageFormat>,
    /// Whether files that are there are replaced.
    #[arg(long)]
    pub overwrite: bool,
    /// The file or folder.
    #[arg(id = "briefing-out", long = "out", value_name = "FILE|DIR")]
    pub out: OsString,
}

keyed_enum! {
    /// How the images in a folder are written.
    ImageFormat as "image format" {
        /// Pixels.
        Png = "png",
        /// Vectors.
        Svg = "svg",
    }
}

/// A value of a closed list, by its key.
pub(super) fn keyed<T>(all: &'static [T], key: impl Fn(T) -> &'static str) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static + FromStr<Err = UnknownKey>,
{
    PossibleValuesParser::new(all.iter().map(|value| key(*value))).try_map(|text| text.parse())
}

/// A number between two others, both allowed.
pub(super) fn between(least: f32, most: f32) -> impl Fn(&str) -> Result<f32, String> + Clone {
    move |text| {
        let range = || format!("{least}–{most}");
        text.parse().ok().filter(|number| (least..=most).contains(number)).ok_or_else(range)
    }
}

keyed_enum! {
    /// How data are written.
    ExportFormat as "export format" {
        /// The long table as CSV.
        Csv = "csv",
        /// The long table as Parquet.
        Parquet = "parquet",
        /// The long table as a workbook.
        Xlsx = "xlsx",
        /// A data package.
        Package = "package",
        /// A folder of Parquet files, parted by theme and year.
        Partitioned = "parquet-partitioned",
    }
}

/// Arguments of `export`.
#[derive(Debug, Args)]
pub struct Export {
    /// Filters by what a series is.
    #[command(flatten)]
    pub picks: Picks,
    /// Identifiers of indicators.
    #[arg(long, value_name = "ID")]
    pub indicator: Vec<String>,
    /// How the data are written; without it as the end of the name says.
    #[arg(id = "export-format", long = "format", value_name = "FORMAT", value_parser = keyed(ExportFormat::ALL, ExportFormat::key), hide_possible_values = true)]
    pub format: Option<ExportFormat>,
    /// Name of one dataset; without it everything current is written.
    #[arg(id = "export-dataset", long = "dataset", value_name = "NAME")]
    pub dataset: Option<String>,
    /// Whether a file that is there is replaced.
    #[arg(long)]
    pub overwrite: bool,
    /// The file, or the folder of a data package.
    #[arg(id = "export-out", long = "out", value_name = "FILE|DIR")]
    pub out: PathBuf,
}

fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.iter().map(|l| l.key())).try_map(|text| text.parse())
}

pub(super) fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.iter().map(|f| f.key())).try_map(|text| text.parse())
}

/// Reads the arguments, the program's own name first.
///
/// # Errors
/// What clap found wrong, or the request for help or the version, which clap treats alike.
pub fn parse(arguments: &[OsString], texts: &Texts) -> Result<Arguments, clap::Error> {
    let matches = command(texts).try_get_matches_from(arguments)?;
    Arguments::from_arg_matches(&matches)
}

/// The command line with its help in the reader's language.
pub fn command(texts: &Texts) -> clap::Command {
    let heading = |key: &str, tag: &str| format!("{}:\n{{{tag}}}\n\n", texts.t(key));
    let usage = format!("{{about-with-newline}}\n{}: {{usage}}\n\n", texts.t("help-heading-usage"));
    let options = heading("help-heading-options", "options").trim_end().to_owned() + "{after-help}";
    let commands = heading("help-heading-commands", "subcommands");
    let files = heading("help-heading-files", "positionals");
    let mut command = worded(Arguments::command(), texts)
        .help_template(format!("{usage}{commands}{files}{options}"))
        .about(texts.t("help-program"))
        .after_help(texts.t("help-environment"));
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        let about = texts.t(&format!("help-command-{name}"));
        let example = format!("{}: {}", texts.t("help-heading-example"), texts.t(&format!("help-example-{name}")));
        let template = format!("{usage}{options}");
        command = command
            .mut_subcommand(&name, |sub| worded(sub, texts).help_template(template).about(about).after_help(example));
    }
    command
}

/// Puts the catalogue's words on a command's own arguments.
fn worded(command: clap::Command, texts: &Texts) -> clap::Command {
    command.mut_args(|arg| {
        let words = texts.t(&format!("help-option-{}", arg.get_id().as_str().replace('_', "-")));
        arg.help(words)
    })
}

/// The language asked for in the arguments, read before they are known to be right, so that what is
/// wrong with them can be said in it.
pub fn language_of(arguments: &[OsString]) -> Option<Language> {
    let mut words = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(word) = words.next() {
        let value = if word == "--lang" { words.next() } else { word.strip_prefix("--lang=") };
        if let Some(language) = value.and_then(|v| v.parse().ok()) {
            return Some(language);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Vec<OsString> {
        std::iter::once("machikurabe").chain(line.split_whitespace()).map(OsString::from).collect()
    }

    #[test]
    fn the_definition_is_sound_and_worded_in_both_languages() {
        for language in Language::ALL {
            let texts = Texts::new(*language);
            let whole = command(&texts);
            whole.clone().debug_assert();
            for part in std::iter::once(&whole).chain(whole.get_subcommands()) {
                let about = part.get_about().unwrap().to_string() + &part.get_after_help().unwrap().to_string();
                assert!(!about.contains("help-"), "{about}");
                for arg in part.get_arguments() {
                    let words = arg.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(!words.is_empty() && !words.starts_with("help-"), "{}", arg.get_id());
                }
            }
        }
    }

    #[test]
    fn store_and_language_stand_before_or_after_the_command() {
        let texts = Texts::new(Language::Ja);
        for line in ["--store a --lang en series", "series --store a --lang en", "--lang en series --store=a"] {
            let parsed = parse(&arguments(line), &texts).unwrap();
            assert_eq!(parsed.store.as_deref(), Some("a".as_ref()), "{line}");
            assert_eq!(parsed.lang, Some(Language::En), "{line}");
            assert!(matches!(parsed.command, Some(Command::Series(_))), "{line}");
        }
        assert!(parse(&arguments(""), &texts).unwrap().command.is_none());
    }

    #[test]
    fn the_language_is_found_even_in_wrong_arguments() {
        for line in ["--lang en", "--lang=en", "x --nothing --lang en", "--lang xx --lang en"] {
            assert_eq!(language_of(&arguments(line)), Some(Language::En), "{line}");
        }
        for line in ["", "--lang", "--lang xx", "en"] {
            assert_eq!(language_of(&arguments(line)), None, "{line}");
        }
    }
}
