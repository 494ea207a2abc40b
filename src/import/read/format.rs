//! What a number format of a workbook says about the number: 0.553 shown as 55.3%, or a date shown as an era year.
//!
//! Reference: ECMA-376 part 1, 18.8.31 numFmts; the era codes `g` and `e` are those of Japanese Excel.

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// As a number, or as the workbook's reader already knows.
    Plain,
    /// A hundred times as large, with a percent sign.
    Percent,
    /// As a year of an era, which is a date.
    Era,
}

/// What a format code means for numbers.
pub(super) fn shown(code: &str) -> Shown {
    let plain = bare(code);
    let first = plain.split(';').next().unwrap_or_default();
    if first.contains('%') {
        return Shown::Percent;
    }
    // `General` has both letters, and `0.0E+0` the other case of one.
    let era = first.contains("ge") && !first.to_ascii_lowercase().contains("general");
    if era { Shown::Era } else { Shown::Plain }
}

/// A format code without texts in quotation marks, escaped characters, fillers and conditions in brackets.
fn bare(code: &str) -> String {
    let (mut plain, mut chars) = (String::new(), code.chars());
    while let Some(c) = chars.next() {
        match c {
            '"' => while chars.next().is_some_and(|inner| inner != '"') {},
            '[' => while chars.next().is_some_and(|inner| inner != ']') {},
            // The next character is shown as it is, is as wide as a blank, or fills the cell.
            '\\' | '_' | '*' => drop(chars.next()),
            other => plain.push(other),
        }
    }
    plain
}
