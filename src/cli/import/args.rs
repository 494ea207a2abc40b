//! The arguments of `import`; their words come from the catalogues.

use crate::cli::args::keyed;
use crate::import::notation;
use crate::import::notation::period::Reading;
use crate::model::hidden::Hidden;
use crate::model::indicator::{Level, Polarity};
use crate::model::mapping::{BareYear, Counting, Meaning, PlanDefault};
use crate::model::period::Period;
use crate::model::target::TargetKind;
use crate::model::theme::Theme;
use clap::Args;
use clap::builder::{PossibleValuesParser, StringValueParser, TypedValueParser};
use std::path::PathBuf;

/// Arguments of `import`.
#[derive(Debug, Args)]
pub struct Import {
    /// Files or folders.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// A recipe file.
    #[arg(long, value_name = "FILE")]
    pub recipe: Option<PathBuf>,
    /// Where the used recipe is written.
    #[arg(long, value_name = "FILE")]
    pub save_recipe: Option<PathBuf>,
    /// Whether nothing is stored.
    #[arg(long)]
    pub dry_run: bool,
    /// Where the problems are written as CSV.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Whether a report or recipe that is there is replaced.
    #[arg(long)]
    pub overwrite: bool,
    /// Name of the dataset.
    #[arg(long, value_name = "NAME")]
    pub dataset: Option<String>,
    /// Answers to ambiguous names.
    #[arg(long, value_name = "TEXT=AREA")]
    pub answer: Vec<String>,
    /// Labels of the file that are indicators of the store.
    #[arg(long, value_name = "LABEL=ID")]
    pub join: Vec<String>,
    /// What columns are, by their headings.
    #[arg(long, value_name = "HEADING=KIND")]
    pub column: Vec<String>,
    /// Parts that the headings of columns of values name.
    #[arg(long, value_name = "HEADING=DIMENSION:MEMBER")]
    pub breakdown: Vec<String>,
    /// Which proposals are taken.
    #[arg(long, value_name = "KIND", value_parser = ["breakdowns", "places", "periods"], hide_possible_values = true)]
    pub accept: Vec<String>,
    /// Names of sheets.
    #[arg(long, value_name = "SHEET", conflicts_with = "all_sheets")]
    pub sheet: Vec<String>,
    /// Whether every sheet that holds values is taken.
    #[arg(long)]
    pub all_sheets: bool,
    /// What becomes of rows and columns that a sheet hides.
    #[arg(id = "import-hidden", long = "hidden", value_name = "KIND", value_parser = keyed(&[Hidden::Take, Hidden::Leave], Hidden::key), hide_possible_values = true)]
    pub hidden: Option<Hidden>,
    /// What a bare year means.
    #[arg(long, value_name = "KIND", value_parser = bare_year(), hide_possible_values = true)]
    pub year: Option<BareYear>,
    /// When the values are of that say it nowhere.
    #[arg(long, value_name = "PERIOD", value_parser = period())]
    pub period: Option<Period>,
    /// When the values of single columns are of.
    #[arg(id = "period-of", long = "period-of", value_name = "HEADING=PERIOD")]
    pub period_of: Vec<String>,
    /// The area of a file that names none.
    #[arg(id = "import-area", long = "area", value_name = "AREA")]
    pub area: Option<String>,
    /// What is measured in a file that does not say it.
    #[arg(id = "import-indicator", long = "indicator", value_name = "NAME")]
    pub indicator: Option<String>,
    /// The unit of values that say it nowhere.
    #[arg(id = "import-unit", long = "unit", value_name = "UNIT")]
    pub unit: Option<String>,
    /// Theme of new indicators.
    #[arg(id = "import-theme", long = "theme", value_name = "KEY", value_parser = keyed(Theme::ALL, Theme::key), hide_possible_values = true)]
    pub theme: Option<Theme>,
    /// Level of new indicators.
    #[arg(id = "import-level", long = "level", value_name = "KEY", value_parser = keyed(Level::ALL, Level::key), hide_possible_values = true)]
    pub level: Option<Level>,
    /// Wanted direction of new indicators.
    #[arg(id = "import-polarity", long = "polarity", value_name = "KEY", value_parser = keyed(Polarity::ALL, Polarity::key), hide_possible_values = true)]
    pub polarity: Option<Polarity>,
    /// Wanted directions of single indicators.
    #[arg(id = "import-direction", long = "direction", value_name = "NAME=KEY", value_parser = direction())]
    pub direction: Vec<(String, Polarity)>,
    /// Arithmetic of the file's targets.
    #[arg(id = "import-target-kind", long = "target-kind", value_name = "KEY", value_parser = keyed(TargetKind::ALL, TargetKind::key), hide_possible_values = true)]
    pub target_kind: Option<TargetKind>,
    /// What the values of the file count.
    #[arg(id = "import-counting", long = "counting", value_name = "KIND", value_parser = keyed(Counting::ALL, Counting::key), hide_possible_values = true)]
    pub counting: Option<Counting>,
    /// What values of periods are that have not ended.
    #[arg(id = "import-ahead", long = "ahead", value_name = "KIND", value_parser = keyed(&[Meaning::Projection, Meaning::Plan, Meaning::Actual], Meaning::key), hide_possible_values = true)]
    pub ahead: Option<Meaning>,
    /// The plan of the file's targets.
    #[arg(id = "import-plan", long = "plan", value_name = "NAME:YEAR-YEAR", value_parser = plan())]
    pub plan: Option<PlanDefault>,
}

/// `第2期戦略:2020-2024`: a name and the first and last fiscal year.
fn plan() -> impl TypedValueParser<Value = PlanDefault> {
    StringValueParser::new().try_map(|text| {
        let read = || {
            let (name, years) = text.rsplit_once([':', '：'])?;
            let (first, last) = years.split_once(['-', '–', '～'])?;
            let year = |text: &str| text.trim().parse().ok().filter(|year| (1_900..=2_200).contains(year));
            let (first_year, last_year) = (year(first)?, year(last)?);
            let name = name.trim().to_owned();
            (!name.is_empty() && first_year <= last_year).then_some(PlanDefault { name, first_year, last_year })
        };
        read().ok_or("NAME:YEAR-YEAR")
    })
}

/// `待機児童数=lower_is_better`: the name of an indicator, and its direction.
fn direction() -> impl TypedValueParser<Value = (String, Polarity)> {
    StringValueParser::new().try_map(|text| {
        let read = || {
            let (label, polarity) = text.rsplit_once('=')?;
            let polarity = polarity.trim().parse().ok().filter(|polarity| *polarity != Polarity::Neutral)?;
            Some((label.trim().to_owned(), polarity)).filter(|(label, _)| !label.is_empty())
        };
        read().ok_or("NAME=higher_is_better, NAME=lower_is_better")
    })
}

fn period() -> impl TypedValueParser<Value = Period> {
    StringValueParser::new().try_map(|text| match notation::period::period(&text) {
        Some(Reading::Exact(period)) => Ok(period),
        _ => Period::parse(&text),
    })
}

fn bare_year() -> impl TypedValueParser<Value = BareYear> {
    PossibleValuesParser::new(BareYear::ALL.iter().map(|kind| kind.key())).try_map(|text| text.parse())
}
