//! Any grid and any text is read or refused, without panic and without a guess; what the screen says is read back.

use super::Grid;
use machikurabe::import::known::Known;
use machikurabe::import::municipality::resolver::{AreaTexts, Resolution, Resolver};
use machikurabe::import::notation::number::number;
use machikurabe::import::notation::period::period;
use machikurabe::import::preview::preview;
use machikurabe::import::run::ImportError;
use machikurabe::import::understand::understand;
use machikurabe::model::grid::{Cell, Merged};
use machikurabe::model::mapping::BareYear;
use machikurabe::model::period::Period;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::unit::Unit;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use proptest::prelude::*;

fn some_period() -> impl Strategy<Value = Period> {
    let year = 1900_u16..=2060;
    prop_oneof![
        year.clone().prop_map(Period::Fiscal),
        year.clone().prop_map(Period::Calendar),
        (year.clone(), 1_u8..=12, proptest::option::of(1_u8..=28)).prop_map(|(year, month, day)| Period::AsOf {
            year,
            month,
            day
        }),
        (year.clone(), 1_u16..9).prop_map(|(a, n)| Period::FiscalSpan(a, a + n)),
        (year, 1_u16..9).prop_map(|(a, n)| Period::CalendarSpan(a, a + n)),
    ]
}

fn some_cell() -> impl Strategy<Value = Cell> {
    let words = prop::sample::select(vec![
        "",
        "市町村",
        "団体コード",
        "根室市",
        "泊村",
        "012238",
        "12238",
        "R3",
        "令和3年度",
        "2021",
        "2021/4/1",
        "値",
        "単位",
        "人",
        "1,234",
        "△5",
        "-",
        "…",
        "X",
        "***",
        "3億円",
        "(5)",
        "目標値（R6）",
        "基準値",
        "注 「-」は該当なし",
        "合計",
        "\u{0}",
        "1e308",
        "=1+1",
        "人口（人）",
        "H30",
        "2020100000",
        "実績値",
        "備考",
        "99999999999999999999",
    ]);
    prop_oneof![
        6 => words.prop_map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }),
        1 => "\\PC{0,6}".prop_map(Cell::Text),
        1 => any::<f64>().prop_filter("finite", |n| n.is_finite()).prop_map(Cell::Number),
        1 => (0_u16..3000, 1_u8..=12, 1_u8..=31).prop_map(|(y, m, d)| Cell::Date(y, m, d)),
        1 => any::<bool>().prop_map(Cell::Bool),
        1 => Just(Cell::Fault("#REF!".to_owned())),
    ]
}

fn some_grid() -> impl Strategy<Value = Grid> {
    let merged = (0_u32..8, 0_u32..8, 0_u32..12, 0_u32..2_000_000).prop_map(|(top, left, bottom, right)| Merged {
        top,
        left,
        bottom: top.max(bottom),
        right: left.max(right),
    });
    let rows = prop::collection::vec(prop::collection::vec(some_cell(), 0..7), 0..14);
    (rows, prop::collection::vec(merged, 0..3)).prop_map(|(cells, merged)| Grid {
        name: "x.csv".to_owned(),
        sheet: String::new(),
        cells,
        merged,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_grid_is_understood_previewed_and_imported_or_refused(grid in some_grid()) {
        let mapping = understand(&grid.head(), 0, &Known::default());
        let seen = preview(&grid.head(), &mapping, &Resolver::new(&mapping));
        prop_assert_eq!(seen.rows.len(), grid.cells.len());
        match grid.import(&mapping, &Known::default()) {
            Ok((data, report)) => {
                let kept = report.values + report.missing;
                prop_assert_eq!(data.observations.len() as u64, kept);
                prop_assert_eq!(report.rows_read, report.rows_kept + report.rows_refused);
                // What was shown is what is stored.
                prop_assert_eq!(seen.values as u64 >= kept, true);
            }
            Err(error) => prop_assert_eq!(error, ImportError::NoValues),
        }
    }

    #[test]
    fn any_text_is_no_area_or_a_certain_one(code in "[0-9０-９ .]{0,8}", name in "\\PC{0,8}", prefecture in "\\PC{0,4}") {
        let texts = AreaTexts { code: &code, name: &name, prefecture: &prefecture };
        if let Resolution::Resolved(found) = Resolver::default().resolve(texts) {
            let area = Resolver::default().area(found).unwrap();
            let digits: String = code.chars().filter_map(|c| c.to_digit(10).or_else(|| u32::from(c).checked_sub(0xff10).filter(|d| *d < 10))).filter_map(|d| char::from_digit(d, 10)).collect();
            let six = found.to_string();
            let by_code = digits.len() >= 4 && six.contains(digits.as_str());
            prop_assert!(by_code || !name.is_empty() || !prefecture.is_empty(), "{} {}", code, area.name);
        }
    }

    #[test]
    fn what_the_screen_says_of_periods_is_read_back(written in some_period()) {
        for language in Language::ALL {
            let texts = Texts::new(*language);
            for text in [texts.period(written), texts.period_short(written), written.to_string()] {
                // English writes a calendar year as a bare number, which in the files of others says nothing.
                let bare = match written {
                    Period::Calendar(_) | Period::CalendarSpan(..) => BareYear::Calendar,
                    _ => BareYear::Fiscal,
                };
                prop_assert_eq!(period(&text).map(|r| r.period(bare)), Some(written), "{}", text);
            }
        }
    }

    #[test]
    fn what_the_screen_says_of_numbers_is_read_back(
        whole in -9_999_999_999_i64..9_999_999_999,
        decimals in 0_u8..4,
        unit in prop::sample::select(vec!["", "人", "%", "億円", "千円", "万人", "人/km2"]),
    ) {
        let value = Quantity::new(whole as f64 / 10_f64.powi(i32::from(decimals)), decimals).unwrap();
        for language in Language::ALL {
            let text = Texts::new(*language).amount(value, &Unit::new(unit));
            let found = number(&text).unwrap();
            if *language == Language::Ja {
                prop_assert_eq!(found.value.to_string(), value.to_string());
                prop_assert_eq!(found.unit, unit);
                continue;
            }
            // English multiplies 万 out and counts 億 in millions: the amount is the same to the last digit.
            let meant_unit = Unit::new(unit);
            let (factor, base) = meant_unit.parts();
            let found_unit = Unit::new(found.unit);
            prop_assert_eq!(found_unit.parts().1, base);
            let (said, meant) = (found.value.value() * found_unit.parts().0, value.value() * factor);
            prop_assert!((said - meant).abs() <= meant.abs() * 1e-12, "{} {}", text, meant);
        }
    }
}
