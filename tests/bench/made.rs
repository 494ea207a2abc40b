//! Made-up data of any size: the same numbers at every run.

use machikurabe::frame::col;
use machikurabe::model::catalogue::Catalogue;
use machikurabe::model::comparison::{Comparison, ComparisonMember, Grade};
use machikurabe::model::dataset::Dataset;
use machikurabe::model::document::{Document, DocumentKind, Provenance};
use machikurabe::model::id::{ComparisonId, DocumentId, IndicatorId, ObservationId};
use machikurabe::model::indicator::{Indicator, Level, Polarity};
use machikurabe::model::municipality::{AreaCode, AreaKind, Municipality};
use machikurabe::model::observation::{Observation, ObservationStatus, Role};
use machikurabe::model::period::Period;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::theme::Theme;
use machikurabe::model::unit::Unit;
use polars::prelude::*;

/// Years of every series.
pub const YEARS: u16 = 20;
/// First of them.
pub const FIRST: u16 = 2003;

/// How much data.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub areas: u32,
    pub indicators: u32,
}

impl Size {
    pub fn series(self) -> u32 {
        self.areas * self.indicators
    }

    pub fn rows(self) -> u64 {
        u64::from(self.series()) * u64::from(YEARS)
    }
}

/// A value between 0 and 10,000 with one decimal, spread by a multiplicative hash.
pub fn value(series: u32, year: u16) -> f64 {
    let mixed = u64::from(series).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (u64::from(year) << 32);
    (mixed.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 40) as f64 % 100_000.0 / 10.0
}

/// Valid codes with check digits, as many as wanted.
pub fn areas(count: u32) -> Vec<AreaCode> {
    (1..=count)
        .filter_map(|n| {
            let five = 1_000 + n * 25;
            AreaCode::from_number(five * 10 + AreaCode::check_digit(five))
        })
        .collect()
}

/// All observations as the frame that the analysis reads, sorted by series and year.
pub fn frame(size: Size) -> DataFrame {
    let each = || (0..size.series()).flat_map(|s| (0..YEARS).map(move |y| (s, FIRST + y)));
    let rows = usize::try_from(size.rows()).unwrap();
    df!(
        col::ROW => (0..u32::try_from(rows).unwrap()).collect::<Vec<_>>(),
        col::SERIES => each().map(|(s, _)| s).collect::<Vec<_>>(),
        col::YEAR => each().map(|(_, y)| i32::from(y)).collect::<Vec<_>>(),
        col::TIME => each().map(|(_, y)| f64::from(y) + 0.75).collect::<Vec<_>>(),
        col::KIND => vec![0u32; rows],
        col::VALUE => each().map(|(s, y)| value(s, y)).collect::<Vec<_>>(),
        col::USABLE => vec![true; rows],
        col::CUMULATIVE => vec![false; rows],
        col::PARTIAL => vec![false; rows],
        col::SPAN => vec![false; rows],
    )
    .unwrap()
}

/// One target for every series, on a plan of the last five years.
pub fn targets(size: Size) -> DataFrame {
    let all: Vec<u32> = (0..size.series()).collect();
    let first = i32::from(FIRST + YEARS - 5);
    df!(
        col::TARGET => all.clone(),
        col::SERIES => all.clone(),
        col::FIRST => vec![first; all.len()],
        col::LAST => vec![first + 4; all.len()],
    )
    .unwrap()
}

#[expect(clippy::too_many_lines, reason = "plain rows of made-up values, one closure for each kind of row")]
/// The same observations as a dataset that the store takes in: an indicator for each label, or for each label of
/// each area, as an import makes them.
pub fn dataset(size: Size, of_each_area: bool) -> Dataset {
    let document = DocumentId::new("made");
    let areas = areas(size.areas);
    let source = || Provenance {
        document_id: document.clone(),
        section: "表1".to_owned(),
        source_line: Some(1),
        raw_text: "1".to_owned(),
    };
    let municipality = |code: &AreaCode| Municipality {
        municipality_code: *code,
        kind: AreaKind::Municipality,
        name: format!("市{code}"),
        kana: "し".to_owned(),
        name_en: format!("City {code}"),
        prefecture: "北海道".to_owned(),
    };
    let id = |n: u32, at: usize| {
        IndicatorId::new(if of_each_area { format!("made-{n}-{}", areas[at]) } else { format!("made-{n}") })
    };
    let indicator = |n: u32, at: usize| Indicator {
        indicator_id: id(n, at),
        municipality_code: Some(areas[at]),
        breakdown: Vec::new(),
        plan_id: None,
        level: Level::Statistic,
        theme: Theme::Industry,
        concept: None,
        goal: String::new(),
        policy: String::new(),
        project: String::new(),
        department: String::new(),
        label: format!("指標{n}"),
        unit: Unit::new("人"),
        polarity: Polarity::Neutral,
        polarity_reason: "目標なし".to_owned(),
        label_en: String::new(),
        definition_note: String::new(),
        review_flag: String::new(),
        repeat_of: None,
        source: source(),
    };
    let observation = |n: u32, at: usize, year: u16| {
        let number = value(n * size.areas + u32::try_from(at).unwrap(), year);
        Observation {
            observation_id: ObservationId::new(format!("{n}:{at}:{year}")),
            indicator_id: id(n, at),
            municipality_code: areas[at],
            role: Role::Actual,
            period: Period::Fiscal(year),
            period_assumed: false,
            period_printed: String::new(),
            value: Quantity::new(number, 1),
            unit: Unit::new("人"),
            status: ObservationStatus::Normal,
            missing_reason: None,
            cumulative: false,
            cumulative_since: None,
            partial: false,
            averaged: false,
            unusable_reason: None,
            note: String::new(),
            source: Provenance { raw_text: format!("{number:.1}"), ..source() },
        }
    };
    let member = |at: usize| ComparisonMember {
        comparison_id: ComparisonId::new("made"),
        indicator_id: id(0, at),
        note: String::new(),
        note_en: String::new(),
    };
    let catalogue = Catalogue {
        name: "made".to_owned(),
        version: "1".to_owned(),
        title: "made".to_owned(),
        municipalities: areas.iter().map(municipality).collect(),
        documents: vec![Document {
            document_id: document.clone(),
            municipality_code: areas[0],
            title: "表".to_owned(),
            title_en: "Table".to_owned(),
            kind: DocumentKind::Export,
            publisher: "作".to_owned(),
            published: "2026".to_owned(),
            text_name: String::new(),
            text_sha256: String::new(),
            note: String::new(),
        }],
        indicators: (0..size.indicators)
            .flat_map(|n| (0..if of_each_area { areas.len() } else { 1 }).map(move |at| (n, at)))
            .map(|(n, at)| indicator(n, at))
            .collect(),
        comparisons: vec![Comparison {
            comparison_id: ComparisonId::new("made"),
            theme: Theme::Industry,
            name: "指標0".to_owned(),
            name_en: "Indicator 0".to_owned(),
            grade: Grade::Same,
            reason: "作".to_owned(),
            reason_en: "made".to_owned(),
        }],
        comparison_members: (0..if of_each_area { areas.len() } else { 1 }).map(member).collect(),
        ..Catalogue::default()
    };
    let observations = (0..size.indicators)
        .flat_map(|n| (0..areas.len()).flat_map(move |at| (0..YEARS).map(move |y| (n, at, FIRST + y))))
        .map(|(n, at, year)| observation(n, at, year))
        .collect();
    Dataset { catalogue, observations }
}
