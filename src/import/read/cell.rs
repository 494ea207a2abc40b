//! Values of workbooks → cells: numbers stay finite, dates real, and everything else is shown as it stands.

use crate::model::grid::Cell;
use calamine::{Data, DataRef, ExcelDateTime};

/// Days that Excel's calendar has, up to 31 December 9999.
const LAST_SERIAL: f64 = 2_958_466.0;

/// A cell of a streamed sheet.
pub(super) fn from_ref(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Int(number) => integer(*number),
        DataRef::Float(number) => number_or_fault(*number),
        DataRef::String(text) => text_or_empty(text),
        DataRef::SharedString(text) => text_or_empty(text),
        DataRef::Bool(yes) => Cell::Bool(*yes),
        DataRef::DateTime(moment) => date(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => iso(text),
        DataRef::Error(fault) => Cell::Fault(fault.to_string()),
        DataRef::Empty => Cell::Empty,
    }
}

/// A cell of a sheet that is held in memory.
pub(super) fn from_data(value: &Data) -> Cell {
    match value {
        Data::Int(number) => integer(*number),
        Data::Float(number) => number_or_fault(*number),
        Data::String(text) => text_or_empty(text),
        Data::Bool(yes) => Cell::Bool(*yes),
        Data::DateTime(moment) => date(moment),
        Data::DateTimeIso(text) | Data::DurationIso(text) => iso(text),
        Data::Error(fault) => Cell::Fault(fault.to_string()),
        Data::Empty => Cell::Empty,
    }
}

/// A text, or nothing.
pub(super) fn text_or_empty(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// A finite number; what is none is shown as a fault, because it is neither a value nor missing.
pub(super) fn number_or_fault(number: f64) -> Cell {
    if number.is_finite() {
        return Cell::Number(number);
    }
    let shown = if number.is_nan() {
        "NaN"
    } else if number > 0.0 {
        "+Inf"
    } else {
        "-Inf"
    };
    Cell::Fault(shown.to_owned())
}

/// A whole number; digits that a number would round are kept as text.
#[allow(clippy::cast_possible_truncation, reason = "the way back is compared")]
pub(super) fn integer(number: i64) -> Cell {
    let rounded = number as f64;
    if rounded.abs() < 9_007_199_254_740_992.0 { Cell::Number(rounded) } else { Cell::Text(number.to_string()) }
}

/// The day of a moment; durations, times of day and serials outside the calendar stay numbers.
fn date(moment: &ExcelDateTime) -> Cell {
    let serial = moment.as_f64();
    // Excel counts a 29 February 1900 that never was.
    let real = (1.0..LAST_SERIAL).contains(&serial) && !(60.0..61.0).contains(&serial);
    if !moment.is_datetime() || !real {
        return number_or_fault(serial);
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Cell::Date(year, month, day)
}

/// A date as `2021-04-01`, with or without a time behind it; other texts stay texts.
pub(super) fn iso(text: &str) -> Cell {
    let parse = || {
        let (date, rest) = text.split_at_checked(10)?;
        let mut parts = date.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let shaped = year.len() == 4 && month.len() == 2 && (rest.is_empty() || rest.starts_with('T'));
        let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        (shaped && is_day(year, month, day)).then_some(Cell::Date(year, month, day))
    };
    parse().unwrap_or_else(|| text_or_empty(text))
}

/// Whether the calendar has this day.
fn is_day(year: u16, month: u8, day: u8) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let most = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=most).contains(&day)
}

/// The day that lies this many days after 1 January 1970; `None` outside the years 1 to 9999.
///
/// Reference: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
pub(super) fn from_days(days: i64) -> Option<Cell> {
    // 9999 years have fewer days than this, so that nothing below overflows.
    if days.abs() > 4_000_000 {
        return None;
    }
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    if !(1..=9_999).contains(&year) {
        return None;
    }
    Some(Cell::Date(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

/// The day of a serial number of Excel, counted from 1900 or from 1904; serials outside the calendar stay numbers.
#[allow(clippy::cast_possible_truncation, reason = "whole days below the bound fit")]
pub(super) fn serial(number: f64, from_1904: bool) -> Cell {
    // 1 March 1900 is 61; before it Excel is off by the 29 February that never was.
    let (first, epoch) = if from_1904 { (0.0, 24_107) } else { (61.0, 25_569) };
    if !(first..LAST_SERIAL).contains(&number) {
        return number_or_fault(number);
    }
    from_days(number.floor() as i64 - epoch).unwrap_or(Cell::Number(number))
}
