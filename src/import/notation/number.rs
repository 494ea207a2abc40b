//! Numbers as Japanese offices write them: separators, full-width digits, △ and ▲ for minus, 万 and 億, units behind.

use super::fold::{fold, is_dash};
use super::number_parts::{joined, parts};
pub use super::number_problem::NumberProblem;
use crate::model::quantity::Quantity;
use crate::model::unit_words::of_english;

/// What a cell with a number says.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// The value in the unit written behind it, multiplier included: `3億5,000万円` is 35,000 of `万円`.
    pub value: Quantity,
    /// What is written behind the number: `人`, `%`, `億円`, `万`; empty where nothing is.
    pub unit: String,
    /// Whether the whole stands in brackets, which is read as a positive number here.
    pub bracketed: bool,
    /// Whether it is marked as approximate (約).
    pub approximate: bool,
    /// Whether it is marked as provisional (見込, 速報).
    pub provisional: bool,
    /// Whether it is marked as a running total (累計).
    pub cumulative: bool,
    /// A mark that points to a note (※, *), which is no part of the number.
    pub marked: bool,
}

/// Reads a cell with a number.
///
/// # Errors
/// [`NumberProblem`] where it is anything but one number with an optional sign and unit.
pub fn number(text: &str) -> Result<Number, NumberProblem> {
    // Most cells of large files are plain digits.
    if let Ok(value) = Quantity::parse(text) {
        return Ok(plain(value));
    }
    let folded = fold(text);
    let mut rest = folded.as_ref();
    for quote in ['"', '\'', '`'] {
        rest = rest.trim_start_matches(quote).trim_end_matches(quote).trim();
    }
    let mut found = plain(Quantity::parse("0").map_err(|_| NumberProblem::Text)?);
    rest = marks(rest, &mut found);
    rest = brackets(rest, &mut found);
    let (negative, rest) = sign(rest);
    if rest.is_empty() || !rest.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return Err(if rest.chars().any(|c| c.is_ascii_digit()) {
            NumberProblem::Several
        } else {
            NumberProblem::Text
        });
    }
    let parts = parts(rest)?;
    let (digits, unit) = joined(&parts)?;
    let digits = if negative { format!("-{digits}") } else { digits };
    let value = Quantity::parse(&digits).ok().or_else(|| fraction(&digits));
    found.value = value.ok_or(NumberProblem::TooPrecise)?;
    // What our own English screens say is read as well.
    found.unit = of_english(unit).map_or_else(|| unit.to_owned(), |unit| unit.0);
    Ok(found)
}

const fn plain(value: Quantity) -> Number {
    Number {
        value,
        unit: String::new(),
        bracketed: false,
        approximate: false,
        provisional: false,
        cumulative: false,
        marked: false,
    }
}

/// Takes words off that say something about the number and are no part of it.
fn marks<'t>(text: &'t str, found: &mut Number) -> &'t str {
    let mut rest = text;
    loop {
        let before = rest;
        for (words, mark) in [
            (&["約", "およそ", "概ね"][..], 0_u8),
            (
                &[
                    "(見込み)",
                    "(見込)",
                    "[見込]",
                    "見込み",
                    "見込",
                    "(速報値)",
                    "(速報)",
                    "速報値",
                    "速報",
                    "(概数)",
                    "(暫定)",
                ],
                1,
            ),
            (&["(累計)", "[累計]", "累計", "延べ"], 2),
            (&["※", "*", "＊", "†", "#"], 3),
        ] {
            for word in words {
                // `延べ` and `約` stand before, footnote marks and remarks on either side.
                let cut = rest
                    .strip_prefix(word)
                    .or_else(|| (mark != 0 && *word != "延べ").then(|| rest.strip_suffix(word)).flatten());
                if let Some(cut) = cut.map(str::trim).filter(|cut| cut.contains(|c: char| c.is_ascii_digit())) {
                    rest = cut;
                    match mark {
                        0 => found.approximate = true,
                        1 => found.provisional = true,
                        2 => found.cumulative |= word.contains("累計"),
                        _ => found.marked = true,
                    }
                }
            }
        }
        if before == rest {
            return rest;
        }
    }
}

/// Takes brackets off that hold the whole.
fn brackets<'t>(text: &'t str, found: &mut Number) -> &'t str {
    for (open, close) in [('(', ')'), ('[', ']'), ('〔', '〕'), ('<', '>')] {
        if let Some(inner) = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close))
            && !inner.contains([open, close])
        {
            found.bracketed = true;
            return inner.trim();
        }
    }
    text
}

/// The sign in front, one only.
fn sign(text: &str) -> (bool, &str) {
    let mut characters = text.chars();
    match characters.next() {
        Some('△' | '▲' | '▵' | '▴' | '∆' | 'Δ') => (true, characters.as_str().trim_start()),
        Some('ー' | '─' | '━') => (false, text),
        Some(c) if is_dash(c) => (true, characters.as_str().trim_start()),
        Some('+') => (false, characters.as_str().trim_start()),
        _ => (false, text),
    }
}

/// A fraction with the 16 to 18 digits that programs write of a binary one; what lies beyond 15 is no information.
fn fraction(digits: &str) -> Option<Quantity> {
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    let significant = digits.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    let binary = digits.contains('.') && significant <= 18 && count <= 22;
    typed(digits.parse().ok().filter(|_| binary)?)
}

/// A number of a typed file (workbook, Parquet, JSON): its value, with the decimals that a spreadsheet would show.
///
/// Spreadsheets keep 15 significant digits; what lies beyond is an artefact of binary fractions.
#[must_use]
pub fn typed(value: f64) -> Option<Quantity> {
    if value == 0.0 {
        return Quantity::new(0.0, 0);
    }
    if !value.is_finite() || value.abs() >= 1e15 {
        return None;
    }
    let scientific = format!("{:.14e}", value.abs());
    let (mantissa, exponent) = scientific.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let digits = i32::try_from(mantissa.replace('.', "").trim_end_matches('0').len()).ok()?;
    let decimals = u8::try_from((digits - 1 - exponent).max(0)).ok().filter(|d| *d <= 15)?;
    Quantity::new(value, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> (String, String) {
        let found = number(text).unwrap_or_else(|problem| panic!("{text}: {problem:?}"));
        (found.value.to_string(), found.unit)
    }

    #[test]
    fn what_offices_write() {
        for (text, value, unit) in [
            ("24636", "24636", ""),
            ("24,636", "24636", ""),
            ("２４，６３６", "24636", ""),
            ("△312", "-312", ""),
            ("▲６．４", "-6.4", ""),
            ("▲ 6.4％", "-6.4", "%"),
            ("−312", "-312", ""),
            ("－312", "-312", ""),
            ("-312人", "-312", "人"),
            ("＋12", "12", ""),
            ("\"1,234\"", "1234", ""),
            ("'0123", "123", ""),
            ("1.67", "1.67", ""),
            ("1.60", "1.60", ""),
            (".5", "0.5", ""),
            ("0.23ポイント", "0.23", "ポイント"),
            ("27,700t", "27700", "t"),
            ("395億円", "395", "億円"),
            ("5,000万円", "5000", "万円"),
            ("3億5,000万円", "35000", "万円"),
            ("1万2千人", "12", "千人"),
            ("12千円", "12", "千円"),
            ("1.2万人", "1.2", "万人"),
            ("28万", "28", "万"),
            ("１２ 人", "12", "人"),
            ("3（件）", "3", "件"),
            ("1.5e3", "1500", ""),
            ("1E-3", "0.001", ""),
            ("5‰", "5", "‰"),
        ] {
            assert_eq!(read(text), (value.to_owned(), unit.to_owned()), "{text}");
        }
    }

    #[test]
    fn marks_are_told_apart_from_the_number() {
        let bracketed = number("(491)").unwrap();
        assert!(bracketed.bracketed && bracketed.value.value() > 490.0);
        assert!(number("約1,200人").unwrap().approximate);
        assert!(number("1,234（見込）").unwrap().provisional);
        assert!(number("17（累計）").unwrap().cumulative);
        assert!(number("※12").unwrap().marked);
    }

    #[test]
    fn what_is_not_one_number_is_refused() {
        for (text, problem) in [
            ("", NumberProblem::Text),
            ("人口", NumberProblem::Text),
            ("1,23", NumberProblem::Grouping),
            ("12,3456", NumberProblem::Grouping),
            ("1.2.3", NumberProblem::Grouping),
            ("3世帯9人", NumberProblem::Several),
            ("491 (1.27)", NumberProblem::Several),
            ("10～20", NumberProblem::Several),
            ("1.67以上", NumberProblem::Bound),
            ("1234567890123456", NumberProblem::TooPrecise),
            ("1e308", NumberProblem::TooPrecise),
            ("0.1234567890123456789", NumberProblem::TooPrecise),
            ("NaN", NumberProblem::Text),
            ("inf", NumberProblem::Text),
            ("2021/4/1", NumberProblem::Several),
            ("--5", NumberProblem::Several),
            ("5億3億", NumberProblem::Several),
            ("33→35", NumberProblem::Several),
        ] {
            assert_eq!(number(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn numbers_of_workbooks_show_no_binary_dust() {
        for (value, text) in
            [(0.1 + 0.2, "0.3"), (24_636.0, "24636"), (1.60, "1.6"), (-6.4, "-6.4"), (0.0, "0"), (1e-3, "0.001")]
        {
            assert_eq!(typed(value).unwrap().to_string(), text);
        }
        for value in [f64::NAN, f64::INFINITY, 1e308, 1e-300] {
            assert_eq!(typed(value), None);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,12}") {
            let _ = number(&text);
        }

        #[test]
        fn any_mixture_of_number_signs_is_read_or_refused(text in "[0-9０-９,，.．△▲−()億万千円%e+ -]{0,14}") {
            let _ = number(&text);
        }

        #[test]
        fn what_was_written_is_read(whole in 0_u64..10_000_000_000, fraction in 0_u32..1000, negative in any::<bool>()) {
            let plain = format!("{}{whole}.{fraction:03}", if negative { "-" } else { "" });
            let mut grouped = String::new();
            let digits = whole.to_string();
            for (at, c) in digits.chars().enumerate() {
                if at > 0 && (digits.len() - at).is_multiple_of(3) { grouped.push('，'); }
                grouped.push(c);
            }
            let written = format!("{}{grouped}．{fraction:03}人", if negative { "△" } else { "" });
            let found = number(&written).unwrap();
            prop_assert_eq!(found.value, Quantity::parse(&plain).unwrap());
        }
    }
}
