//! XLSX: the form in which offices write their indicators and targets, empty or filled, one row for each KPI.
//!
//! Headings, choices and the example are those that the importer understands, in either language. A sheet beside the
//! table holds the choices, which the drop-down lists offer.

mod sheets;

use super::data::DataError;
use super::data::workbook::MOST_ROWS;
use crate::model::quantity::Quantity;
use crate::text::catalogue::Texts;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

keyed_enum! {
    /// A column beside those of the actuals.
    Column as "column of the form" {
        /// 市.
        Municipality = "municipality",
        /// 計画名.
        Plan = "plan",
        /// 計画期間.
        PlanYears = "plan_years",
        /// 基本目標.
        Goal = "goal",
        /// 施策.
        Policy = "policy",
        /// 事業.
        Project = "project",
        /// 指標.
        Indicator = "indicator",
        /// 単位.
        Unit = "unit",
        /// 望ましい方向.
        Polarity = "polarity",
        /// 目標の型.
        Kind = "kind",
        /// 基準値.
        Baseline = "baseline",
        /// 基準年度.
        BaselinePeriod = "baseline_period",
        /// 目標値.
        Target = "target",
        /// 目標年度.
        TargetPeriod = "target_period",
        /// 指標区分.
        Level = "level",
        /// テーマ.
        Theme = "theme",
        /// 担当課.
        Department = "department",
        /// 出典.
        Source = "source",
        /// 頁.
        Page = "page",
        /// 備考.
        Note = "note",
        /// 指標ID.
        Id = "id",
    }
}

impl Column {
    /// The columns before those of the actuals.
    pub const BEFORE: &'static [Self] = Self::ALL.split_at(14).0;
    /// The columns behind them.
    pub const BEHIND: &'static [Self] = Self::ALL.split_at(14).1;

    const fn width(self) -> f64 {
        match self {
            Self::Indicator => 34.0,
            Self::Plan | Self::Goal | Self::Policy | Self::Source | Self::Note | Self::Theme => 24.0,
            Self::Municipality | Self::Project | Self::Polarity | Self::Department | Self::Id => 16.0,
            _ => 12.0,
        }
    }
}

/// What a cell of the form holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum FormCell {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A number, with its printed decimals.
    Number(Quantity),
}

impl FormCell {
    /// Words; nothing where there are none.
    #[must_use]
    pub fn text(words: &str) -> Self {
        if words.is_empty() { Self::Empty } else { Self::Text(words.to_owned()) }
    }
}

/// A column of actuals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActualColumn {
    /// Its heading.
    pub heading: String,
    /// Whether it holds totals so far.
    pub is_total: bool,
}

/// A row of the form: the cells of [`Column::ALL`] and those of the actuals.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FormRow {
    /// The cells beside the actuals, in the order of [`Column::ALL`].
    pub cells: Vec<FormCell>,
    /// The cells of the actuals.
    pub actuals: Vec<FormCell>,
}

/// Everything that a form says.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The columns of actuals.
    pub actuals: Vec<ActualColumn>,
    /// The row that shows how rows are filled in.
    pub example: FormRow,
    /// The rows.
    pub rows: Vec<FormRow>,
}

impl Form {
    /// Number of rows that name an indicator.
    #[must_use]
    pub fn indicators(&self) -> usize {
        let at = Column::ALL.iter().position(|column| *column == Column::Indicator).unwrap_or_default();
        self.rows.iter().filter(|row| row.cells.get(at).is_some_and(|cell| *cell != FormCell::Empty)).count()
    }
}

/// The bytes of the workbook; the same form gives the same bytes.
///
/// # Errors
/// [`DataError::TooManyRows`] where a sheet cannot hold the rows; [`DataError::Format`] else.
pub fn write(form: &Form, texts: &Texts) -> Result<Vec<u8>, DataError> {
    let most = MOST_ROWS - 2;
    if form.rows.len() > most {
        return Err(DataError::TooManyRows { format: "XLSX", rows: form.rows.len(), most });
    }
    fill(form, texts).map_err(|cause| DataError::Format { format: "XLSX", cause: cause.to_string() })
}

fn fill(form: &Form, texts: &Texts) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The earliest day that a workbook can have, so that nothing depends on the clock.
    let properties = DocProperties::new().set_title(texts.t("template-sheet"));
    book.set_properties(&match ExcelDateTime::from_ymd(1980, 1, 1) {
        Ok(day) => properties.set_creation_datetime(&day),
        Err(_) => properties,
    });
    let lists = sheets::Lists::new(texts);
    sheets::table(book.add_worksheet(), form, &lists, texts)?;
    sheets::words(book.add_worksheet(), &lists, texts)?;
    book.save_to_buffer()
}
