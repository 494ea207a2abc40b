//! The arguments of `import`; their words come from the catalogues.

use crate::import::notation;
use crate::import::notation::period::Reading;
use crate::model::mapping::BareYear;
use crate::model::period::Period;
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
    /// Name of the dataset.
    #[arg(long, value_name = "NAME")]
    pub dataset: Option<String>,
    /// Answers to ambiguous names.
    #[arg(long, value_name = "TEXT=AREA")]
    pub answer: Vec<String>,
    /// Name of the sheet.
    #[arg(long, value_name = "SHEET")]
    pub sheet: Option<String>,
    /// What a bare year means.
    #[arg(long, value_name = "KIND", value_parser = bare_year(), hide_possible_values = true)]
    pub year: Option<BareYear>,
    /// When the values are of that say it nowhere.
    #[arg(long, value_name = "PERIOD", value_parser = period())]
    pub period: Option<Period>,
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
