//! Notes below a table that say what the values of some years are: ※2025年は推計値.

use super::columns::Column;
use super::dates::named_in;
use super::expected::{Expected, of_note};
use crate::import::notation::period::Reading;
use crate::model::mapping::{BareYear, ColumnKind, ColumnMapping, Meaning};

/// What parts the clauses of a note.
const CLAUSES: [char; 7] = ['、', '。', ',', '，', ';', '；', '\n'];

/// Words that make a year the first of those that are meant.
const ONWARDS: [&str; 4] = ["以降", "以後", "から先", "からは"];

/// What a note says, with the years that it says it of and whether later ones are meant as well.
pub(in crate::import) fn said(note: &str) -> Vec<(Expected, Reading, bool)> {
    let clauses = note.split(CLAUSES).filter_map(|clause| {
        let clause = clause.trim_start_matches(['※', '*', '＊', '注', ')', '）', '(', '（', ' ', '　', ':', '：']);
        Some((of_note(clause)?, clause))
    });
    clauses
        .flat_map(|(expected, clause)| {
            let onwards = ONWARDS.iter().any(|word| clause.contains(word));
            // A year ends where は, の or 以降 begins.
            let plain = ["以降", "以後", "は", "の", "から", "及び", "および", "と"];
            let parts = plain.iter().fold(clause.to_owned(), |text, word| text.replace(word, " "));
            named_in(&parts).into_iter().map(move |reading| (expected, reading, onwards))
        })
        .collect()
}

/// Whether a year of a note is that of a heading.
fn is_of(column: &ColumnMapping, reading: Reading, onwards: bool) -> bool {
    let Some(period) = column.period else { return false };
    let kinds = [BareYear::Fiscal, BareYear::Calendar].map(|kind| reading.period(kind));
    let loose = column.bare_year || reading.is_bare();
    let same = kinds.contains(&period) || (loose && kinds.iter().any(|kind| kind.first_year() == period.first_year()));
    let alike = loose || kinds.iter().any(|kind| kind.kind() == period.kind());
    same || (onwards && alike && period.first_year() > kinds[0].first_year())
}

/// Writes what notes say of years into the columns of these years.
pub(super) fn noted(columns: &mut [Column], notes: &[String]) {
    for (expected, reading, onwards) in notes.iter().flat_map(|note| said(note)) {
        let meant = columns.iter_mut().map(|column| &mut column.mapping).filter(|c| c.kind == ColumnKind::Value);
        for column in meant.filter(|column| is_of(column, reading, onwards)) {
            match expected {
                Expected::Is(meaning) if column.meaning == Meaning::Actual => column.meaning = meaning,
                Expected::Provisional => column.provisional = true,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_say_what_years_are() {
        let of = |note: &str| -> Vec<(Expected, String, bool)> {
            let years = said(note).into_iter();
            years.map(|(e, reading, on)| (e, reading.period(BareYear::Fiscal).to_string(), on)).collect()
        };
        let projection = Expected::Is(Meaning::Projection);
        assert_eq!(of("※2025年は推計値"), [(projection, "2025".to_owned(), false)]);
        assert_eq!(of("注）令和2年は国勢調査、令和7年以降は推計値。"), [(projection, "2025".to_owned(), true)]);
        assert_eq!(of("※令和5年度は速報値である"), [(Expected::Provisional, "FY2023".to_owned(), false)]);
        assert_eq!(of("資料：国勢調査（2020年）"), []);
    }
}
