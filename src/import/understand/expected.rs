//! Words of headings for what is expected and not yet measured: targets, forecasts, budgets, first estimates.
//!
//! What consists of such words alone is understood; what only contains one (目標件数) is asked about, because a column
//! of targets that is stored as actual values is wrong without anybody seeing it.

use crate::import::notation::fold::tight;
use crate::import::notation::period::period;
use crate::model::mapping::Meaning;

/// What a heading of expected values says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Expected {
    /// Values of this meaning.
    Is(Meaning),
    /// Actual values that are to be revised: 速報値.
    Provisional,
    /// One of several that cannot all hold: 当初目標値 beside 変更後目標値.
    Unclear,
}

/// Words before the word that decides.
const BEFORE: [&str; 42] = [
    "変更後",
    "改定後",
    "改訂後",
    "見直し後",
    "見直後",
    "修正後",
    "補正後",
    "変更",
    "改定",
    "改訂",
    "見直し",
    "修正",
    "補正",
    "新",
    "中間",
    "最終",
    "短期",
    "中期",
    "長期",
    "次期",
    "年度末",
    "期末",
    "末",
    "時点",
    "年間",
    "各年度",
    "毎年度",
    "単年度",
    "計画期間",
    "計画",
    "期間",
    "将来",
    "全体",
    "達成",
    "到達",
    "数値",
    "成果",
    "活動",
    "決算",
    "実績",
    "の",
    "における",
];

/// Words before a target that another one has replaced.
const REPLACED: [&str; 8] = ["当初", "変更前", "改定前", "改訂前", "見直し前", "修正前", "補正前", "旧"];

/// The words that decide, the longer ones first, and what may stand behind them.
const WORDS: [(&str, Expected, &[&str]); 18] = [
    ("目標", Expected::Is(Meaning::Target), &["値", "額", "数", "数値", "量", "水準"]),
    ("見込み", Expected::Is(Meaning::Projection), &["値", "額", "数", "量"]),
    ("見込", Expected::Is(Meaning::Projection), &["値", "額", "数", "量"]),
    ("見通し", Expected::Is(Meaning::Projection), &["値"]),
    ("推計", Expected::Is(Meaning::Projection), &["値"]),
    ("予測", Expected::Is(Meaning::Projection), &["値", "数", "量"]),
    ("試算", Expected::Is(Meaning::Projection), &["値", "額"]),
    ("想定", Expected::Is(Meaning::Projection), &["値"]),
    ("シミュレーション", Expected::Is(Meaning::Projection), &["値"]),
    ("予定", Expected::Is(Meaning::Plan), &["値", "額", "数", "量"]),
    ("計画", Expected::Is(Meaning::Plan), &["値", "額"]),
    ("当初予算", Expected::Is(Meaning::Plan), &["額"]),
    ("予算", Expected::Is(Meaning::Plan), &["額", "値"]),
    ("速報", Expected::Provisional, &["値"]),
    ("暫定", Expected::Provisional, &["値"]),
    ("概算", Expected::Provisional, &["値", "額"]),
    ("概数", Expected::Provisional, &["値"]),
    ("未確定", Expected::Provisional, &["値"]),
];

/// What a text says that consists of such words alone; `dated` says whether a year stands beside it, without which a
/// budget (予算額) is what is counted.
pub(super) fn exactly(text: &str, dated: bool) -> Option<Expected> {
    let text = tight(text).to_lowercase();
    let mut rest = text.as_str();
    let mut replaced = false;
    loop {
        for (word, expected, behind) in WORDS {
            let Some(after) = rest.strip_prefix(word) else { continue };
            if after.is_empty() || behind.contains(&after) {
                let is_budget = word.ends_with("予算") || (word == "概算" && after == "額");
                return match expected {
                    _ if is_budget && !dated => None,
                    Expected::Is(Meaning::Target) if replaced => Some(Expected::Unclear),
                    said => Some(said),
                };
            }
        }
        let old = REPLACED.iter().find_map(|word| rest.strip_prefix(word));
        replaced |= old.is_some();
        rest = old.or_else(|| BEFORE.iter().find_map(|word| rest.strip_prefix(word)))?;
    }
}

/// A period and such words behind it, apart: R5見込.
pub(super) fn split(text: &str) -> Option<(&str, Expected)> {
    text.char_indices().skip(1).find_map(|(at, _)| {
        let (first, rest) = text.split_at(at);
        let expected = exactly(rest, true)?;
        period(first).map(|_| (first, expected))
    })
}

/// What a clause of a note says of the years that it names.
pub(super) fn of_note(clause: &str) -> Option<Expected> {
    let words = [
        ("推計", Expected::Is(Meaning::Projection)),
        ("予測値", Expected::Is(Meaning::Projection)),
        ("見込値", Expected::Is(Meaning::Projection)),
        ("見込み", Expected::Is(Meaning::Projection)),
        ("見込額", Expected::Is(Meaning::Projection)),
        ("計画値", Expected::Is(Meaning::Plan)),
        ("予算額", Expected::Is(Meaning::Plan)),
        ("目標値", Expected::Is(Meaning::Target)),
        ("速報", Expected::Provisional),
        ("暫定", Expected::Provisional),
        ("概数", Expected::Provisional),
    ];
    // 人口推計 is the name of a survey.
    let clause = clause.replace("人口推計", "").replace("推計人口", "");
    words.iter().find(|(word, _)| clause.contains(word)).map(|(_, expected)| *expected)
}

/// What is no target although it has the word.
const HARMLESS: [&str; 14] = [
    "目標達成",
    "目標を達成",
    "目標到達率",
    "目標管理",
    "目標設定",
    "目標比",
    "対目標",
    "目標との差",
    "目標差",
    "目標に対する",
    "目標進捗",
    "開発目標",
    "見込み客",
    "見込客",
];

/// Words that make a heading with a year one of expected values, wherever they stand.
const DATED: [&str; 9] = ["予測", "試算", "想定", "予算", "推計値", "見通し", "速報", "暫定", "シミュレーション"];

/// Whether a text that is left as a name has a word for targets or forecasts.
pub(super) fn speaks(text: &str, dated: bool) -> bool {
    let mut text = tight(text).into_owned();
    for word in HARMLESS {
        text = text.replace(word, "");
    }
    let planned = || ["計画", "計画値", "計画額", "予定", "予定値"].iter().any(|word| text.ends_with(word));
    ["目標", "見込"].iter().any(|word| text.contains(word))
        || (dated && (planned() || DATED.iter().any(|word| text.contains(word))))
}

/// Whether the heading of a column speaks of targets.
pub(in crate::import) fn speaks_of_targets(heading: &str) -> bool {
    heading.contains("目標") && speaks(heading, false)
}

/// A name without its words for targets and forecasts: 件数 of 目標件数.
pub(in crate::import) fn without(name: &str) -> String {
    if exactly(name, true).is_some() {
        return String::new();
    }
    ["目標", "見込み", "見込"].iter().fold(name.to_owned(), |name, word| name.replace(word, "")).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_alone_are_understood_and_others_spoken_of() {
        let is = |meaning| Some(Expected::Is(meaning));
        for (text, expected) in [
            ("変更後目標値", is(Meaning::Target)),
            ("中間目標", is(Meaning::Target)),
            ("当初目標値", Some(Expected::Unclear)),
            ("見込", is(Meaning::Projection)),
            ("年度末見込み", is(Meaning::Projection)),
            ("計画値", is(Meaning::Plan)),
            ("当初予算", is(Meaning::Plan)),
            ("予算額", is(Meaning::Plan)),
            ("速報値", Some(Expected::Provisional)),
            ("計画数", None),
            ("件数", None),
            ("都市計画", None),
        ] {
            assert_eq!(exactly(text, true), expected, "{text}");
        }
        assert_eq!(exactly("予算額", false), None, "a budget is what is counted");
        assert_eq!(split("R5見込"), Some(("R5", Expected::Is(Meaning::Projection))));
        assert!(speaks("目標件数", false) && speaks("来館見込", false) && speaks("税収予測", true));
        assert!(!speaks("目標達成率", true) && !speaks("都市計画税収入", true) && !speaks("予算額", false));
        assert_eq!((without("目標件数"), without("当初目標値")), ("件数".to_owned(), String::new()));
    }
}
