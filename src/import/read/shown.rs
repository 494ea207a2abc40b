//! Numbers and dates of workbooks → what their sheet shows.
//!
//! A sheet that shows 12,346 under 千円 holds 12,345,678 and means 12,346; one that shows 令和3年度 holds a day and
//! means the fiscal year. Digits that no sheet shows (−0.0399999999999991 for −0.04) mean nothing.

use super::cell;
use super::format::{Digits, Format, Section, Sign};
use crate::import::notation::number::{number, typed};
use crate::import::notation::period::{Reading, period};
use crate::model::grid::{Cell, Scaled};
use crate::model::period::Period;

/// The name and first day of each era, the latest first.
const ERAS: [(&str, &str, (u16, u8, u8)); 5] = [
    ("R", "令和", (2019, 5, 1)),
    ("H", "平成", (1989, 1, 8)),
    ("S", "昭和", (1926, 12, 25)),
    ("T", "大正", (1912, 7, 30)),
    ("M", "明治", (1868, 1, 25)),
];

/// A cell as its format shows it.
pub(super) fn shown(cell: Cell, format: Option<&Format>, from_1904: bool) -> Cell {
    match cell {
        Cell::Number(value) => match format.map(|format| format.section(value)) {
            Some(Section::Number(digits)) => of_number(value, digits),
            Some(Section::Date(signs)) => match cell::serial(value, from_1904) {
                Cell::Date(year, month, day) => date((year, month, day), signs),
                other => other,
            },
            Some(Section::Plain) | None => Cell::Number(undusted(value, None)),
        },
        Cell::Date(year, month, day) => match format.map(|format| format.section(1.0)) {
            Some(Section::Date(signs)) => date((year, month, day), signs),
            _ => cell,
        },
        other => other,
    }
}

fn of_number(value: f64, digits: &Digits) -> Cell {
    if !value.is_finite() {
        return cell::number_or_fault(value);
    }
    if digits.percent {
        return if digits.power == 0 { percent(value, digits.decimals) } else { Cell::Number(value) };
    }
    if !digits.mask.is_empty() {
        return masked(value, &digits.mask).unwrap_or(Cell::Number(value));
    }
    if digits.power == 0 {
        let value = undusted(value, digits.decimals);
        return worded(&plain(value), digits).unwrap_or(Cell::Number(value));
    }
    let scaled = Scaled { held: value, power: digits.power, decimals: digits.decimals.unwrap_or(0) };
    // A unit in the format that says the scale needs no second word: 12,346千円.
    match worded(&scaled.shown(), digits) {
        Some(Cell::Text(text)) if is_of_scale(&text, digits.power) => Cell::Text(text),
        _ => Cell::Scaled(scaled),
    }
}

/// Whether the unit behind a number says that it counts in this power of ten.
fn is_of_scale(text: &str, power: u8) -> bool {
    let unit = number(text).map(|found| crate::model::unit::Unit::new(found.unit));
    unit.is_ok_and(|unit| (unit.parts().0 / 10_f64.powi(power.into()) - 1.0).abs() < 1e-9)
}

/// A number as text with the words around it, where they say something that is understood.
fn worded(number_text: &str, digits: &Digits) -> Option<Cell> {
    if digits.before.is_empty() && digits.behind.is_empty() {
        return None;
    }
    let text = format!("{}{number_text}{}", digits.before, digits.behind);
    let says = number(&text).is_ok_and(|found| {
        !found.unit.is_empty() || found.approximate || found.provisional || found.cumulative || found.marked
    });
    (says || period(&text).is_some()).then_some(Cell::Text(text))
}

/// Digits put into the places of a mask: 202104 as 2021年04月.
fn masked(value: f64, mask: &[Sign]) -> Option<Cell> {
    let whole = typed(value).filter(|quantity| quantity.decimals() == 0 && value >= 0.0)?.to_string();
    let mut digits: Vec<char> = whole.chars().collect();
    let (mut places, mut out) = (mask.iter().filter(|sign| **sign == Sign::Digit).count(), Vec::new());
    for sign in mask.iter().rev() {
        match sign {
            Sign::Text(word) => out.extend(word.chars().rev()),
            Sign::Digit => {
                out.push(digits.pop().unwrap_or('0'));
                places -= 1;
                if places == 0 {
                    out.extend(digits.drain(..).rev());
                }
            }
            _ => {}
        }
    }
    Some(Cell::Text(out.into_iter().rev().collect()))
}

/// A number that its workbook shows as percent, as it is shown: 0.553 and 55.3% are different values to whoever reads
/// the number alone.
pub(super) fn percent(value: f64, decimals: Option<u8>) -> Cell {
    // Fifteen digits are what a workbook keeps; the sixteenth is the trace of the multiplication.
    let hundred = rounded(value * 100.0, 15);
    let computed = significant(value) > 15 && significant(hundred) > 12;
    let places = decimals.unwrap_or(0);
    let value = if computed { to_places(value * 100.0, places) } else { hundred };
    Cell::Text(format!("{}%", plain(value)))
}

/// A number without digits that no sheet shows: those of more than fifteen digits were computed, and are rounded as
/// they are shown.
fn undusted(value: f64, decimals: Option<u8>) -> f64 {
    let is_exact = significant(value) <= 15 && typed(value).is_some();
    if !value.is_finite() || value.abs() >= 1e15 || is_exact {
        return value;
    }
    let fifteen = rounded(value, 15);
    if significant(fifteen) <= 12 && typed(fifteen).is_some() {
        return fifteen;
    }
    let decimals = decimals.unwrap_or_else(|| {
        // Without a format eleven characters are shown, the point among them.
        let whole = plain(value.abs().trunc()).len();
        u8::try_from(10_usize.saturating_sub(whole)).unwrap_or(0)
    });
    to_places(value, decimals)
}

fn rounded(value: f64, digits: usize) -> f64 {
    format!("{value:.*e}", digits.saturating_sub(1)).parse().unwrap_or(value)
}

/// A number with so many decimals, rounded in the decimal digits that a workbook keeps, half away from zero.
pub(super) fn to_places(value: f64, decimals: u8) -> f64 {
    Scaled { held: value, power: 0, decimals }.shown().parse().unwrap_or(value)
}

/// Digits of the shortest text that means the same number.
fn significant(value: f64) -> usize {
    let text = format!("{value:e}");
    text.split('e').next().unwrap_or_default().bytes().filter(u8::is_ascii_digit).count()
}

/// A number in plain digits.
fn plain(value: f64) -> String {
    typed(value).map_or_else(|| value.to_string(), |quantity| quantity.to_string())
}

/// A date as its format shows it: a day stays a day, and a year or month is only that.
fn date((year, month, day): (u16, u8, u8), signs: &[Sign]) -> Cell {
    let has =
        |letters: &str| signs.iter().any(|sign| matches!(sign, Sign::Date(letter, _) if letters.contains(*letter)));
    let whole = Cell::Date(year, month, day);
    if !has("yeg") || has("dhsba") {
        return whole;
    }
    let named = has("m") && signs.iter().any(|sign| matches!(sign, Sign::Date('m', 3..)));
    let words: String =
        signs.iter().filter_map(|sign| if let Sign::Text(word) = sign { Some(word.as_str()) } else { None }).collect();
    if named || (has("m") && !words.contains('年')) {
        return Cell::Text(format!("{year}年{month}月"));
    }
    let (letter, era, of_era) = era((year, month, day));
    let mut text = String::new();
    let mut has_era = false;
    for sign in signs {
        match sign {
            Sign::Text(word) => text.push_str(word),
            Sign::Date('g', count) => {
                has_era = true;
                text.push_str(if *count == 1 { letter } else { era });
            }
            Sign::Date('e', _) => {
                if !std::mem::replace(&mut has_era, true) {
                    text.push_str(era);
                }
                text.push_str(&of_era.to_string());
            }
            Sign::Date('y', _) => text.push_str(&year.to_string()),
            Sign::Date('m', _) => text.push_str(&month.to_string()),
            _ => {}
        }
    }
    Cell::Text(text.trim().to_owned())
}

/// The letter and name of the era of a day, and its year.
fn era(day: (u16, u8, u8)) -> (&'static str, &'static str, u16) {
    let found = ERAS.iter().find(|(.., first)| day >= *first);
    found.map_or(("", "", day.0), |(letter, name, (first, ..))| (letter, name, day.0 - first + 1))
}

/// A cell of which both the number and the text that is shown are known, as in OpenDocument.
pub(super) fn beside_text(value: f64, text: &str) -> Cell {
    let value = undusted(value, None);
    let Ok(found) = number(text) else {
        let dated = period(text).is_some() && !text.trim().bytes().all(|b| b.is_ascii_digit());
        return if dated { Cell::Text(text.trim().to_owned()) } else { cell::number_or_fault(value) };
    };
    let (seen, decimals) = (found.value.value().abs(), found.value.decimals());
    let is_shown = |power: u8| {
        let scaled = Scaled { held: value.abs(), power, decimals };
        scaled.shown().parse::<f64>().is_ok_and(|shown| (shown - seen).abs() <= 1e-12 * seen)
    };
    if seen == 0.0 || is_shown(0) {
        return if found.unit.is_empty() { cell::number_or_fault(value) } else { Cell::Text(text.trim().to_owned()) };
    }
    match (1..=12).find(|power| is_shown(*power)) {
        Some(power) if is_of_scale(text, power) => Cell::Text(text.trim().to_owned()),
        Some(power) => Cell::Scaled(Scaled { held: value, power, decimals }),
        None => cell::number_or_fault(value),
    }
}

/// A date of which the text that is shown is known too.
pub(super) fn date_beside_text(date: Cell, text: &str) -> Cell {
    let Cell::Date(year, month, day) = date else { return date };
    let same = Period::AsOf { year, month, day: Some(day) };
    match period(text) {
        Some(Reading::Exact(Period::AsOf { day: Some(_), .. })) | None => date,
        Some(Reading::Exact(period)) if period == same => date,
        Some(_) => Cell::Text(text.trim().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: f64, code: &str) -> String {
        match shown(Cell::Number(value), Some(&Format::parse(code)), false) {
            Cell::Text(text) => text,
            Cell::Number(number) => plain(number),
            Cell::Date(year, month, day) => format!("{year}-{month}-{day}"),
            Cell::Scaled(scaled) => format!("{}<{}", scaled.shown(), scaled.power),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn numbers_are_what_the_sheet_shows() {
        for (value, code, wanted) in [
            (12_345_678.0, "#,##0,", "12346<3"),
            (12_345_678.0, "#,##0,\"千円\"", "12346千円"),
            (12_345_678.0, "#,##0,\"円\"", "12346<3"),
            (123_456_789.0, "0.0,,\"百万円\"", "123.5百万円"),
            (123_456.0, "0!.0,\"万人\"", "12.3万人"),
            (-2_500.0, "#,##0,;\"▲\"#,##0,", "-3<3"),
            (24_636.0, "#,##0\"人\"", "24636人"),
            (5.0, "\"約\"0\"人\"", "約5人"),
            (-5.0, "#,##0;\"▲\"#,##0", "-5"),
            (1_234.0, "#,##0_);(#,##0)", "1234"),
            (1_234.0, "[$¥-411]#,##0", "1234"),
            (0.553, "0.0%", "55.3%"),
            (1.0 / 3.0, "0.0%", "33.3%"),
            (0.0, "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "0"),
            (-0.039_999_999_999_999_15, "0.00", "-0.04"),
            (45.283_018_867_924_53, "0.0", "45.3"),
            (45.283_018_867_924_53, "General", "45.28301887"),
            (0.1 + 0.2, "General", "0.3"),
            (-0.040_998_217_468_805_7, "General", "-0.040998217"),
            (12.345, "0.0", "12.345"),
            (3.0, "\"令和\"0\"年度\"", "令和3年度"),
            (202_104.0, "0000\"年\"00\"月\"", "2021年04月"),
        ] {
            assert_eq!(text(value, code), wanted, "{value} {code}");
        }
    }

    #[test]
    fn dates_are_what_the_sheet_shows() {
        for (value, code, wanted) in [
            (44_287.0, "[$-411]ggge\"年度\"", "令和3年度"),
            (44_286.0, "[$-411]ggge\"年度\"", "令和3年度"),
            (44_287.0, "yyyy\"年度\"", "2021年度"),
            (44_287.0, "yyyy\"年\"", "2021年"),
            (44_287.0, "yyyy", "2021"),
            (44_287.0, "[$-411]ge", "R3"),
            (44_287.0, "e\"年度\"", "令和3年度"),
            (43_585.0, "ggge\"年\"", "平成31年"),
            (43_586.0, "ggge\"年\"", "令和1年"),
            (44_287.0, "yyyy\"年\"m\"月\"", "2021年4月"),
            (44_287.0, "mmm-yy", "2021年4月"),
            (44_287.0, "ggge\"年\"m\"月\"d\"日\"", "2021-4-1"),
            (44_287.0, "yyyy/m/d h:mm", "2021-4-1"),
            (44_287.0, "m/d", "2021-4-1"),
        ] {
            assert_eq!(text(value, code), wanted, "{code}");
        }
    }

    #[test]
    fn a_text_beside_the_number_says_how_it_is_shown() {
        assert_eq!(beside_text(12_345_678.0, "12,346千円"), Cell::Text("12,346千円".to_owned()));
        assert!(matches!(beside_text(12_345_678.0, "12,346"), Cell::Scaled(scaled) if scaled.power == 3));
        assert_eq!(beside_text(1234.5, "1,235"), Cell::Number(1234.5));
        assert_eq!(beside_text(-5.0, "▲5"), Cell::Number(-5.0));
        assert_eq!(beside_text(0.0, "-"), Cell::Number(0.0));
        assert_eq!(date_beside_text(Cell::Date(2021, 4, 1), "令和3年度"), Cell::Text("令和3年度".to_owned()));
        assert_eq!(date_beside_text(Cell::Date(2021, 4, 1), "R3.4.1"), Cell::Date(2021, 4, 1));
    }
}
