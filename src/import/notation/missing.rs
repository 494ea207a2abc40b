//! Symbols and words that stand where no value is, with the reason that each gives.

use super::fold::{fold, is_dash, tight};
use crate::model::mapping::LegendEntry;
use crate::model::observation::MissingReason;

/// What a cell without a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// No value, for this reason.
    Missing(MissingReason),
    /// The file's own legend says that the symbol is a zero (`-` 皆無).
    Zero,
}

/// Words that give a reason; the longest first, because the shorter ones are parts of them.
const WORDS: [(&str, MissingReason); 30] = [
    ("調査なし", MissingReason::NotSurveyed),
    ("調査していない", MissingReason::NotSurveyed),
    ("調査せず", MissingReason::NotSurveyed),
    ("未調査", MissingReason::NotSurveyed),
    ("調査未実施", MissingReason::NotSurveyed),
    ("未実施", MissingReason::NotSurveyed),
    ("未公表", MissingReason::Unpublished),
    ("非公表", MissingReason::Unpublished),
    ("公表前", MissingReason::Unpublished),
    ("算定中", MissingReason::BeingComputed),
    ("集計中", MissingReason::BeingComputed),
    ("算出中", MissingReason::BeingComputed),
    ("精査中", MissingReason::BeingComputed),
    ("調査中", MissingReason::BeingComputed),
    ("該当なし", MissingReason::NotApplicable),
    ("該当数字なし", MissingReason::NotApplicable),
    ("該当数値なし", MissingReason::NotApplicable),
    ("対象外", MissingReason::NotApplicable),
    ("皆無", MissingReason::NotApplicable),
    ("なし", MissingReason::NotApplicable),
    ("未定", MissingReason::NotYet),
    ("未確定", MissingReason::NotYet),
    ("秘匿", MissingReason::Suppressed),
    ("不明", MissingReason::Unknown),
    ("不詳", MissingReason::Unknown),
    ("データなし", MissingReason::NotAvailable),
    ("入手不可", MissingReason::NotAvailable),
    ("N/A", MissingReason::NotAvailable),
    ("NA", MissingReason::NotAvailable),
    ("null", MissingReason::NotAvailable),
];

/// What a cell says that holds no number; `None` where it is no known symbol.
///
/// The file's own legend goes before the usual meaning. An empty cell is *not yet*.
#[must_use]
pub fn absence(text: &str, legend: &[LegendEntry]) -> Option<Absence> {
    let cell = tight(text);
    if let Some(entry) = legend.iter().find(|entry| same_symbol(&entry.symbol, &cell)) {
        return Some(entry.reason.map_or(Absence::Zero, Absence::Missing));
    }
    usual(&cell).map(Absence::Missing)
}

/// The usual meaning of a symbol, whose text is [`tight`].
fn usual(cell: &str) -> Option<MissingReason> {
    if cell.is_empty() {
        return Some(MissingReason::NotYet);
    }
    let bare = cell.trim_start_matches(['(', '（', '[', '「']).trim_end_matches([')', '）', ']', '」']);
    if is_dashes(bare) {
        return Some(MissingReason::NotApplicable);
    }
    if matches!(bare, "X" | "x" | "χ" | "Χ" | "Х" | "х" | "×") {
        return Some(MissingReason::Suppressed);
    }
    if is_ellipsis(bare) {
        return Some(MissingReason::Unknown);
    }
    if bare.chars().count() >= 3 && bare.chars().all(|c| c == '*') {
        return Some(MissingReason::NotAvailable);
    }
    WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(bare)).map(|(_, reason)| *reason)
}

fn is_dashes(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 4 && text.chars().all(is_dash)
}

/// `…`, `‥` and what is typed for them. [`fold`] has turned the single characters into dots.
fn is_ellipsis(text: &str) -> bool {
    let dots = |c: char| matches!(c, '.' | '…' | '‥' | '・' | '･' | '⋯');
    let count = text.chars().count();
    !text.is_empty() && text.chars().all(dots) && (count >= 2 || text == "…" || text == "⋯")
}

/// Whether two spellings are one symbol: all dashes are one, all ellipses are one.
fn same_symbol(symbol: &str, cell: &str) -> bool {
    let symbol = tight(symbol);
    symbol == cell || (is_dashes(&symbol) && is_dashes(cell)) || (is_ellipsis(&symbol) && is_ellipsis(cell))
}

/// The meaning that a legend's words give to a symbol; `None` where they are not understood.
#[allow(clippy::option_option, reason = "not understood, and understood as zero, are two answers")]
fn meaning(words: &str) -> Option<Option<MissingReason>> {
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    Some(if has(&["秘匿", "公表しない", "公表を控え"]) {
        Some(MissingReason::Suppressed)
    } else if has(&["不詳", "不明"]) {
        Some(MissingReason::Unknown)
    } else if has(&["調査なし", "調査していない", "集計していない", "調査を行っていない", "未調査", "未実施"])
    {
        Some(MissingReason::NotSurveyed)
    } else if has(&["未公表", "非公表"]) {
        Some(MissingReason::Unpublished)
    } else if has(&["算定中", "集計中", "算出中"]) {
        Some(MissingReason::BeingComputed)
    } else if has(&["該当", "計数がない", "計数のない", "皆無", "対象外"]) {
        Some(MissingReason::NotApplicable)
    } else if has(&["得られない", "データなし", "利用できない", "資料なし"]) {
        Some(MissingReason::NotAvailable)
    } else if words.starts_with("ゼロ") || words.starts_with('0') || has(&["はゼロ", "は零"]) {
        None
    } else {
        return None;
    })
}

/// The legend in a note of the file: 「…」は不詳, 「-」は該当なし, X：秘匿.
#[must_use]
pub fn legend(note: &str) -> Vec<LegendEntry> {
    let note = fold(note);
    let mut entries = Vec::new();
    // A symbol, quoted or plain, then は, =, : or a comma, then words up to the next clause.
    for clause in note.split(['。', '、', '，', ',', ';', '；', '／', '/']) {
        let clause = clause.trim().trim_start_matches(['(', '（', '※', '*']).trim_start();
        let clause = if clause.starts_with('注') {
            clause.trim_start_matches(|c: char| matches!(c, '注' | ')' | '）' | ':' | '：' | ' ') || c.is_ascii_digit())
        } else {
            clause
        };
        let Some((symbol, words)) = symbol_and_words(clause) else { continue };
        if usual(&tight(symbol)).is_some_and(|_| !symbol.is_empty())
            && let Some(reason) = meaning(words.trim_start_matches(['は', '=', ':', '：', ' ']))
        {
            entries.push(LegendEntry { symbol: symbol.to_owned(), reason });
        }
    }
    entries
}

fn symbol_and_words(clause: &str) -> Option<(&str, &str)> {
    for (open, close) in [('「', '」'), ('『', '』'), ('"', '"'), ('\'', '\''), ('“', '”')] {
        if let Some(rest) = clause.strip_prefix(open) {
            let (symbol, words) = rest.split_once(close)?;
            return Some((symbol.trim(), words));
        }
    }
    let end = clause.find(['は', '=', ':', '：', ' '])?;
    let (symbol, words) = clause.split_at(end);
    (symbol.chars().count() <= 4).then_some((symbol.trim(), words))
}

/// Whether a legend says what the symbol means anyway.
#[must_use]
pub fn is_usual(entry: &LegendEntry) -> bool {
    match (absence(&entry.symbol, &[]), entry.reason) {
        (Some(Absence::Missing(usual)), Some(said)) => usual == said,
        _ => false,
    }
}
