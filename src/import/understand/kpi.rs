//! The words of plans: what tables of indicators and targets call their columns, and what their cells say.
//!
//! They are those that this program prints in both languages, its stable keys, and what offices write.

use super::words;
use crate::import::notation::fold::tight;
use crate::model::indicator::{Level, Polarity};
use crate::model::mapping::ColumnKind;
use crate::model::observation::CumulativeSince;
use crate::model::target::TargetKind;
use crate::model::theme::Theme;

/// Headings and the kind of column they name, compared without width, space and case.
const KINDS: [(ColumnKind, &[&str]); 12] = [
    (
        ColumnKind::BaselinePeriod,
        &[
            "基準年度",
            "基準年",
            "基準年次",
            "基準時点",
            "基準時期",
            "基準値年度",
            "基準値の年度",
            "基準値の時期",
            "現状年度",
            "現状値年度",
            "現状値の年度",
            "策定時年度",
            "baselineyear",
            "baseline_year",
            "baselineperiod",
            "baseline_period",
            "baseyear",
            "base_year",
        ],
    ),
    (
        ColumnKind::TargetPeriod,
        &[
            "目標年度",
            "目標年",
            "目標年次",
            "目標時点",
            "目標時期",
            "目標値年度",
            "目標値の年度",
            "目標値の時期",
            "目標達成年度",
            "達成目標年度",
            "targetyear",
            "target_year",
            "targetperiod",
            "target_period",
        ],
    ),
    (
        ColumnKind::TargetKind,
        &[
            "目標の型",
            "目標の種類",
            "目標の種別",
            "目標種類",
            "目標種別",
            "目標タイプ",
            "目標の区分",
            "目標区分",
            "targetkind",
            "target_kind",
            "targettype",
            "target_type",
            "kindoftarget",
        ],
    ),
    (
        ColumnKind::Polarity,
        &[
            "望ましい方向性",
            "望む方向",
            "目指す方向",
            "目標の方向",
            "指標の方向",
            "増減の方向",
            "方向",
            "方向性",
            "desireddirection",
            "desired_direction",
            "direction",
        ],
    ),
    (ColumnKind::Theme, &["テーマ", "分野"]),
    (ColumnKind::Level, &["指標の区分", "指標区分", "kpi区分", "指標の種類", "指標種別"]),
    (ColumnKind::PlanName, &["計画名", "計画名称", "計画の名称", "戦略名", "planname", "plan_name"]),
    (
        ColumnKind::PlanYears,
        &["計画期間", "計画の期間", "計画年度", "planperiod", "plan_period", "planyears", "plan_years"],
    ),
    (
        ColumnKind::Source,
        &[
            "出典",
            "出典資料",
            "出典名",
            "出典・資料",
            "データ出典",
            "データの出典",
            "出所",
            "資料名",
            "根拠資料",
            "sourcedocument",
        ],
    ),
    (ColumnKind::Page, &["頁", "ページ", "掲載頁", "掲載ページ", "出典頁", "出典ページ", "page"]),
    (ColumnKind::Goal, &["基本目標名", "数値目標の区分", "basicgoal"]),
    (ColumnKind::Policy, &["基本施策", "具体的施策", "具体的な施策", "施策の方向"]),
];

/// What a heading calls its column.
pub(super) fn kind(heading: &str) -> Option<ColumnKind> {
    KINDS.iter().find(|(_, words)| words.contains(&heading)).map(|(kind, _)| *kind)
}

/// Whether a heading is one of these words for a kind of column.
pub(super) fn says(kind_of_column: ColumnKind, heading: &str) -> bool {
    kind(&tight(heading).to_lowercase()) == Some(kind_of_column)
}

/// Words for kinds of target.
const TARGET_KINDS: [(TargetKind, &[&str]); 6] = [
    (TargetKind::Reach, &["到達", "到達型", "到達目標", "到達値", "水準", "水準到達", "計画終了時"]),
    (
        TargetKind::Accumulate,
        &["累計", "累計型", "累積", "累計値", "計画期間累計", "期間累計", "期間合計", "合計", "cumulative", "total"],
    ),
    (TargetKind::IncreaseStock, &["増加", "増加型", "純増", "増加数", "増加分", "increase"]),
    (
        TargetKind::EveryYear,
        &["毎年", "毎年度", "毎年型", "単年", "単年度", "各年", "各年度", "年間", "everyyear", "yearly", "annual"],
    ),
    (TargetKind::Average, &["平均", "平均型", "平均値", "期間平均", "計画期間平均", "mean"]),
    (TargetKind::Maintain, &["維持", "維持型", "現状維持", "水準維持"]),
];

/// The kind of target that a cell says, by its stable key or in words.
#[must_use]
pub(in crate::import) fn target_kind(text: &str) -> Option<TargetKind> {
    let text = plain(text);
    let by_word = || TARGET_KINDS.iter().find(|(_, words)| words.contains(&text.as_str())).map(|(kind, _)| *kind);
    text.parse().ok().or_else(by_word)
}

/// Words for wanted directions beside the sentences that [`words::polarity`] knows.
const DIRECTIONS: [(Polarity, &[&str]); 2] = [
    (
        Polarity::HigherIsBetter,
        &[
            "増やす",
            "ふやす",
            "増加",
            "増",
            "上げる",
            "上昇",
            "高める",
            "向上",
            "伸ばす",
            "拡大",
            "多い",
            "高い",
            "大きい",
            "プラス",
            "+",
            "↑",
            "↗",
            "up",
            "higher",
            "increase",
            "more",
            "maximize",
            "maximise",
        ],
    ),
    (
        Polarity::LowerIsBetter,
        &[
            "減らす",
            "へらす",
            "減少",
            "減",
            "下げる",
            "低下",
            "抑える",
            "抑制",
            "削減",
            "縮小",
            "少ない",
            "低い",
            "小さい",
            "マイナス",
            "-",
            "↓",
            "↘",
            "down",
            "lower",
            "decrease",
            "reduce",
            "less",
            "minimize",
            "minimise",
        ],
    ),
];

/// The wanted direction that a cell says, by its stable key or in words.
#[must_use]
pub(in crate::import) fn direction(text: &str) -> Option<Polarity> {
    let text = plain(text);
    let by_word = || DIRECTIONS.iter().find(|(_, words)| words.contains(&text.as_str())).map(|(polarity, _)| *polarity);
    text.parse().ok().or_else(|| words::polarity(&text)).or_else(by_word)
}

/// Whether a cell of a column of directions asks to hold what is there: a kind of target, and no direction.
#[must_use]
pub(in crate::import) fn is_holding(text: &str) -> bool {
    target_kind(text) == Some(TargetKind::Maintain)
}

/// The words of this program for levels.
const LEVELS: [(Level, &[&str]); 5] = [
    (Level::GoalTarget, &["数値目標", "goaltarget", "goaltargets"]),
    (Level::PolicyKpi, &["施策kpi", "kpi", "重要業績評価指標", "policykpi", "policykpis"]),
    (Level::ProjectKpi, &["事業kpi", "projectkpi", "projectkpis"]),
    (Level::ProjectMeasure, &["事業量", "projectmeasure", "projectmeasures"]),
    (Level::Statistic, &["統計", "statistic", "statistics"]),
];

/// The level that a cell says, by its stable key or in words.
#[must_use]
pub(in crate::import) fn level(text: &str) -> Option<Level> {
    let text = plain(text);
    let by_word = || LEVELS.iter().find(|(_, words)| words.contains(&text.as_str())).map(|(level, _)| *level);
    text.parse().ok().or_else(by_word)
}

/// The words of this program for themes.
const THEMES: [(Theme, &[&str]); 15] = [
    (Theme::PopulationBirth, &["人口・出生", "populationandbirths"]),
    (Theme::Migration, &["移住・転出入", "migration"]),
    (Theme::Employment, &["雇用・人材", "jobsandskills"]),
    (Theme::Industry, &["産業・創業・企業誘致", "industryandnewbusinesses"]),
    (Theme::PrimaryIndustry, &["農林水産", "farming,forestryandfishery"]),
    (Theme::Tourism, &["観光・交流", "tourismandexchange"]),
    (Theme::Relations, &["ふるさと納税・関係人口", "hometowntaxandties"]),
    (Theme::MarriageBirth, &["結婚・妊娠・出産", "marriageandchildbirth"]),
    (Theme::Childcare, &["子育て・保育", "child-raisinganddaycare"]),
    (Theme::Education, &["教育", "education"]),
    (Theme::Health, &["医療・介護・健康", "medicine,careandhealth"]),
    (Theme::Participation, &["協働・男女平等", "cooperationandgenderequality"]),
    (Theme::Digital, &["デジタル", "digitalservices"]),
    (Theme::Resilience, &["防災・環境・交通・広域連携", "safety,environment,transportandalliances"]),
    (Theme::Unset, &["テーマ未設定", "notheme"]),
];

/// The theme that a cell names, by its stable key or in the words of this program.
#[must_use]
pub(in crate::import) fn theme(text: &str) -> Option<Theme> {
    let text = plain(text);
    let by_word = || THEMES.iter().find(|(_, words)| words.contains(&text.as_str())).map(|(theme, _)| *theme);
    text.parse().ok().or_else(by_word)
}

/// What totals so far are called, and since when they count; the longer words first.
const TOTALS: [(&str, CumulativeSince); 11] = [
    ("計画期間の累計", CumulativeSince::Plan),
    ("計画期間累計", CumulativeSince::Plan),
    ("制度開始からの累計", CumulativeSince::Scheme),
    ("累計実績", CumulativeSince::Unknown),
    ("累計値", CumulativeSince::Unknown),
    ("累計", CumulativeSince::Unknown),
    ("累積値", CumulativeSince::Unknown),
    ("累積", CumulativeSince::Unknown),
    ("total since the plan began", CumulativeSince::Plan),
    ("total since the scheme began", CumulativeSince::Scheme),
    ("running total", CumulativeSince::Unknown),
];

/// A heading that ends with a word for totals so far, since when they count, and what is left: 令和3年度累計.
#[must_use]
pub fn split_total(text: &str) -> Option<(CumulativeSince, &str)> {
    TOTALS.iter().find_map(|(word, since)| Some((*since, text.strip_suffix(word)?.trim())))
}

/// Whether a cell says that its values are totals so far, or each of its year alone.
#[must_use]
pub(in crate::import) fn counted(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "累計" | "累計値" | "累積" | "累積値" | "通算" | "通算値" => Some(true),
        "単年" | "単年度" | "単年度値" | "各年" | "各年度" | "年間" | "年度" | "毎年" | "毎年度" => {
            Some(false)
        }
        _ => None,
    }
}

/// A unit without the word that makes it one of totals so far: 件 of 件（累計）.
#[must_use]
pub(in crate::import) fn without_total(unit: &str) -> Option<String> {
    // Hardly any unit has such a word, and most are told by their length.
    if unit.len() < "累計".len() || !(unit.contains("累計") || unit.contains("累積") || unit.contains("通算")) {
        return None;
    }
    let bare = ["累計", "累積", "通算"].iter().fold(unit.to_owned(), |unit, word| unit.replace(word, ""));
    let empty = [("（", "）"), ("(", ")"), ("［", "］"), ("[", "]"), ("【", "】")];
    let bare = empty.iter().fold(bare, |unit, (open, close)| unit.replace(&format!("{open}{close}"), ""));
    Some(bare.trim().to_owned())
}

/// What stands in the first cell of a row that only shows how rows are filled in.
const EXAMPLES: [&str; 6] = ["記入例", "入力例", "例", "見本", "example", "sample"];

/// Whether a text says that its row is an example.
#[must_use]
pub(in crate::import) fn is_example(text: &str) -> bool {
    // Hardly any cell is as short, and most rows are told by that.
    text.len() <= 24 && EXAMPLES.contains(&plain(text).as_str())
}

/// A bound that a target says: the number, and the direction in which it is kept: 88.0以上, 10%以下.
#[must_use]
pub(in crate::import) fn bound(text: &str) -> Option<(&str, Polarity)> {
    let text = text.trim().trim_end_matches(['(', ')', '（', '）']);
    let cut =
        |words: &[&str], polarity| words.iter().find_map(|word| Some((text.strip_suffix(word)?.trim(), polarity)));
    cut(&["以上を維持", "以上の維持", "以上維持", "以上"], Polarity::HigherIsBetter)
        .or_else(|| cut(&["以下を維持", "以下の維持", "以下維持", "以下", "以内"], Polarity::LowerIsBetter))
}

/// A text without width, space, case and brackets around it.
fn plain(text: &str) -> String {
    let text = tight(text).to_lowercase();
    text.trim_start_matches(['(', '（', '「']).trim_end_matches([')', '）', '」']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_say_kinds_and_directions() {
        for (text, kind) in [
            ("到達", TargetKind::Reach),
            ("reach", TargetKind::Reach),
            ("Cumulative", TargetKind::Accumulate),
            ("increase_stock", TargetKind::IncreaseStock),
            ("Every year", TargetKind::EveryYear),
            ("平均", TargetKind::Average),
            ("維 持", TargetKind::Maintain),
        ] {
            assert_eq!(target_kind(text), Some(kind), "{text}");
        }
        for (text, polarity) in [
            ("増やす", Polarity::HigherIsBetter),
            ("↓", Polarity::LowerIsBetter),
            ("Lower is better", Polarity::LowerIsBetter),
            ("higher_is_better", Polarity::HigherIsBetter),
            ("どちらでもない", Polarity::Neutral),
        ] {
            assert_eq!(direction(text), Some(polarity), "{text}");
        }
        assert!(direction("維持").is_none() && is_holding("維持") && direction("しごと").is_none());
        assert_eq!(bound("88.0以上"), Some(("88.0", Polarity::HigherIsBetter)));
        assert_eq!(bound("10％以下"), Some(("10％", Polarity::LowerIsBetter)));
        assert_eq!(bound("10～20"), None);
        assert_eq!(level("施策KPI"), Some(Level::PolicyKpi));
        assert_eq!(theme("観光・交流"), Some(Theme::Tourism));
    }
}
