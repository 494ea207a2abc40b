//! What a column, a row and a cell are taken for, in words.

use crate::model::grid::{Cell, column_letters};
use crate::model::mapping::{ColumnKind, ColumnMapping, Meaning};
use crate::model::message::Explain;
use crate::model::preview::{RowKind, Taken};
use crate::session::import::areas;
use crate::text::catalogue::Texts;
use crate::text::number;

/// What a column is taken for: `値：実績値、令和3年度`.
pub(super) fn column(texts: &Texts, column: &ColumnMapping) -> String {
    let kind = texts.t(&format!("import-kind-{}", column.kind.key()));
    if column.kind != ColumnKind::Value {
        return kind;
    }
    let mut parts: Vec<String> = column.period.map(|period| texts.period_short(period)).into_iter().collect();
    parts.extend(column.members.iter().map(|part| part.member.clone()));
    parts.extend([&column.municipality, &column.indicator].into_iter().filter(|text| !text.is_empty()).cloned());
    // An actual is what a value is where nothing else is said; what distinguishes the columns comes first.
    if parts.is_empty() || column.meaning != Meaning::Actual {
        parts.push(texts.t(&format!("import-meaning-{}", column.meaning.key())));
    }
    parts.extend(Some(column.unit.clone()).filter(|unit| !unit.is_empty()));
    texts.pair(&kind, &texts.list(&parts))
}

/// The name of a column: its letters and its heading.
pub(super) fn name(texts: &Texts, at: usize, column: &ColumnMapping) -> String {
    if column.heading.is_empty() { column_letters(at) } else { texts.pair(&column_letters(at), &column.heading) }
}

/// What a row is taken for; nothing for data and blank rows.
pub(super) fn row(texts: &Texts, kind: RowKind) -> String {
    texts.t(&format!("importing-rowkind-{}", kind.key()))
}

/// A cell as it was found.
pub(super) fn raw(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Fault(text) => {
            text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(200).collect()
        }
        Cell::Number(value) => number::shortest(*value),
        Cell::Date(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
        Cell::Bool(flag) => flag.to_string(),
        Cell::Scaled(scaled) => scaled.shown(),
    }
}

/// What a cell is taken for; empty where it stands for itself.
pub(super) fn taken(texts: &Texts, taken: &Taken) -> String {
    match taken {
        Taken::Nothing | Taken::Text => String::new(),
        Taken::Area(code) => areas::choice(*code).map_or_else(|| code.to_string(), |area| area.whole()),
        Taken::Period(period) => texts.period(*period),
        Taken::Value(value, unit) => texts.amount(*value, unit),
        Taken::Missing(reason) => texts.missing_reason(*reason),
        Taken::Refused(reason) => {
            format!("{}\n{}", texts.say(&reason.explain()), texts.say(&reason.cure()))
        }
    }
}
