//! The words of headings: what a column calls itself, in Japanese offices and in exports of other systems.

use super::{kpi, measure};
use crate::import::notation::fold::tight;
use crate::model::indicator::Polarity;
use crate::model::mapping::{ColumnKind, Meaning};
use crate::model::theme::Theme;

/// Headings and the kind of column they name, compared without width, space and case.
const KINDS: [(ColumnKind, &[&str]); 32] = [
    (
        ColumnKind::MunicipalityCode,
        &[
            "団体コード",
            "市区町村コード",
            "市町村コード",
            "地方公共団体コード",
            "全国地方公共団体コード",
            "自治体コード",
            "地域コード",
            "都市コード",
            "都道府県コード又は市区町村コード",
            "municipality_code",
            "area_code",
            "areacode",
            "city_code",
            "citycode",
            "lgcode",
            "標準地域コード",
            "行政区域コード",
            "コード",
            "code",
        ],
    ),
    (
        ColumnKind::MunicipalityName,
        &[
            "市区町村名",
            "市町村名",
            "市区町村",
            "市町村",
            "自治体名",
            "自治体",
            "団体名",
            "地域",
            "地域名",
            "都市名",
            "都市",
            "市名",
            "市",
            "町名",
            "町村名",
            "地方公共団体名",
            "municipality",
            "municipality_name",
            "city",
            "area",
            "area_name",
            "town",
            "都道府県・市区町村",
            "地域(市区町村)",
            "/地域",
        ],
    ),
    (ColumnKind::Prefecture, &["都道府県名", "都道府県", "県名", "prefecture", "pref"]),
    (ColumnKind::County, &["郡", "郡名", "county"]),
    (ColumnKind::IndicatorId, &["指標id", "indicator_id", "kpi_id", "系列id", "series_id"]),
    (
        ColumnKind::IndicatorLabel,
        &[
            "指標",
            "指標名",
            "項目",
            "項目名",
            "表章項目",
            "重要業績評価指標",
            "重要業績評価指標(kpi)",
            "kpi",
            "kpi名",
            "数値目標",
            "統計項目",
            "統計名",
            "事項",
            "評価指標",
            "成果指標",
            "指標名称",
            "indicator",
            "indicator_label",
            "indicator_name",
            "label",
            "metric",
            "item",
            "series",
        ],
    ),
    (
        ColumnKind::Period,
        &[
            "年度",
            "年",
            "年次",
            "年月",
            "年月日",
            "時点",
            "時期",
            "期間",
            "調査年",
            "調査年度",
            "調査年月日",
            "時間軸",
            "時間軸(年次)",
            "時間軸(年度次)",
            "時間軸(月次)",
            "time_code",
            "time",
            "year",
            "fiscal_year",
            "period",
            "date",
            "基準日",
            "西暦",
            "和暦",
            "暦年",
            "会計年度",
            "年度次",
            "年(年度)",
            "集計年",
            "実績年度",
        ],
    ),
    (ColumnKind::Value, &["値", "数値", "value", "values", "観測値", "データ", "数", "obs_value", "amount"]),
    (ColumnKind::Month, &["月", "月次", "月別", "month"]),
    (ColumnKind::Day, &["日", "day"]),
    (ColumnKind::Quarter, &["四半期", "四半期別", "quarter"]),
    (ColumnKind::Unit, &["単位", "unit", "units"]),
    (ColumnKind::Role, &["値の種類", "実績・目標", "実績/目標", "実績計画区分", "値区分", "role"]),
    (
        ColumnKind::Note,
        &[
            "備考",
            "注",
            "注記",
            "注釈",
            "脚注",
            "摘要",
            "annotation",
            "note",
            "notes",
            "remarks",
            "コメント",
            "特記事項",
        ],
    ),
    (ColumnKind::MissingReason, &["missing_reason", "欠測理由", "欠測の理由", "欠損理由"]),
    (ColumnKind::Status, &["status"]),
    (ColumnKind::Cumulative, &["cumulative", "集計", "集計方法", "集計区分", "累計区分", "単年・累計", "単年/累計"]),
    (ColumnKind::CumulativeSince, &["cumulative_since"]),
    (ColumnKind::Partial, &["partial"]),
    (ColumnKind::Averaged, &["averaged"]),
    (ColumnKind::UnusableReason, &["unusable_reason"]),
    (ColumnKind::PeriodPrinted, &["period_printed"]),
    (ColumnKind::PeriodAssumed, &["period_assumed"]),
    (ColumnKind::ObservationId, &["observation_id"]),
    (ColumnKind::Theme, &["theme"]),
    (ColumnKind::Level, &["level"]),
    (ColumnKind::Polarity, &["polarity", "望ましい方向", "望ましい向き", "wanteddirection"]),
    (ColumnKind::Goal, &["goal", "基本目標"]),
    (ColumnKind::Policy, &["policy", "施策", "施策名", "基本的方向"]),
    (ColumnKind::Project, &["project", "事業", "事業名", "事務事業名"]),
    (ColumnKind::Department, &["department", "担当課", "担当", "担当部署", "所管課"]),
    (
        ColumnKind::Ignore,
        &[
            "no",
            "no.",
            "番号",
            "通番",
            "通し番号",
            "連番",
            "id",
            "順位",
            "進捗率",
            "達成率",
            "増減",
            "増減率",
            "前年比",
            "前年度比",
            "対前年比",
            "前年差",
            "構成比",
            "評価",
            "判定",
            "資料",
            "decimals",
            "document_id",
            "source_line",
            "raw_text",
            "section",
            "source",
            "url",
            "更新日",
            "作成日",
            "kpi番号",
            "施策番号",
        ],
    ),
];

/// What values are called, the longer words first.
const MEANINGS: [(&str, Meaning); 24] = [
    ("実績値", Meaning::Actual),
    ("実績", Meaning::Actual),
    ("現況値", Meaning::Actual),
    ("確定値", Meaning::Actual),
    ("基準値", Meaning::Baseline),
    ("現状値", Meaning::Baseline),
    ("策定時", Meaning::Baseline),
    ("計画策定時", Meaning::Baseline),
    ("当初値", Meaning::Baseline),
    ("目標値", Meaning::Target),
    ("数値目標", Meaning::Target),
    ("最終目標", Meaning::Target),
    ("目標", Meaning::Target),
    ("推計値", Meaning::Projection),
    ("推計", Meaning::Projection),
    ("計画値", Meaning::Plan),
    ("予定", Meaning::Plan),
    ("計画", Meaning::Plan),
    ("参考値", Meaning::Reference),
    ("参考", Meaning::Reference),
    ("actual", Meaning::Actual),
    ("baseline", Meaning::Baseline),
    ("target", Meaning::Target),
    ("projection", Meaning::Projection),
];

/// Units without multiplier.
const UNITS: [&str; 81] = [
    "人",
    "名",
    "件",
    "%",
    "‰",
    "円",
    "世帯",
    "戸",
    "棟",
    "台",
    "箇所",
    "か所",
    "ヶ所",
    "カ所",
    "ケ所",
    "校",
    "園",
    "社",
    "店",
    "団体",
    "事業",
    "回",
    "日",
    "泊",
    "人泊",
    "t",
    "トン",
    "kg",
    "ha",
    "㎡",
    "m2",
    "m3",
    "m3/s",
    "mg/m3",
    "人/m2",
    "t-co2",
    "km",
    "km2",
    "㎞",
    "㎢",
    "歳",
    "点",
    "ポイント",
    "本",
    "冊",
    "頭",
    "羽",
    "尾",
    "隻",
    "床",
    "組",
    "票",
    "便",
    "kwh",
    "kw",
    "mwh",
    "℃",
    "mm",
    "m",
    "ヘクタール",
    "人/km2",
    "人/㎢",
    "事業所",
    "経営体",
    "施設",
    "品目",
    "種類",
    "時間",
    "分",
    "l",
    "kl",
    "枚",
    "個",
    "基",
    "区画",
    "地区",
    "町内会",
    "講座",
    "か国",
    "部",
    "席",
];

/// The words for wanted directions.
const POLARITIES: [(Polarity, &[&str]); 3] = [
    (
        Polarity::HigherIsBetter,
        &[
            "大きいほどよい",
            "大きいほど良い",
            "高いほどよい",
            "高いほど良い",
            "多いほどよい",
            "多いほど良い",
            "higherisbetter",
        ],
    ),
    (
        Polarity::LowerIsBetter,
        &[
            "小さいほどよい",
            "小さいほど良い",
            "低いほどよい",
            "低いほど良い",
            "少ないほどよい",
            "少ないほど良い",
            "lowerisbetter",
        ],
    ),
    (Polarity::Neutral, &["どちらでもない", "neither"]),
];

/// The wanted direction that words say.
#[must_use]
pub fn polarity(text: &str) -> Option<Polarity> {
    let text = tight(text).to_lowercase();
    POLARITIES.iter().find(|(_, words)| words.contains(&text.as_str())).map(|(polarity, _)| *polarity)
}

/// What a heading calls its column, where it is one of the known words.
#[must_use]
pub fn kind(heading: &str) -> Option<ColumnKind> {
    let heading = tight(heading).to_lowercase();
    if let Some(kind) = kpi::kind(&heading) {
        return Some(kind);
    }
    KINDS.iter().find(|(_, words)| words.contains(&heading.as_str())).map(|(kind, _)| *kind)
}

/// What a word calls the values.
#[must_use]
pub fn meaning(word: &str) -> Option<Meaning> {
    let word = word.to_lowercase();
    MEANINGS.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning)
}

/// A heading with a word for its values at either end, and what is left: `R3実績`, `目標値(R6)`.
#[must_use]
pub fn split_meaning(text: &str) -> Option<(Meaning, &str)> {
    MEANINGS.iter().find_map(|(word, meaning)| {
        let rest = text.strip_suffix(word).or_else(|| text.strip_prefix(word))?;
        Some((*meaning, rest.trim()))
    })
}

/// Whether a text is a unit, with or without a multiplier (千円, 万人).
#[must_use]
pub fn is_unit(text: &str) -> bool {
    let text = tight(text).to_lowercase();
    let bare = text.trim_start_matches(['(', '[', '〔']).trim_end_matches([')', ']', '〕']);
    if bare.is_empty() {
        return false;
    }
    let unit = crate::model::unit::Unit::new(bare);
    UNITS.contains(&bare) || UNITS.contains(&unit.parts().1) || measure::in_signs(bare).is_some()
}

/// Whether a heading ends like a column of keys of another system, whose numbers are no values.
#[must_use]
pub fn is_key(heading: &str) -> bool {
    let heading = tight(heading).to_lowercase();
    ["コード", "_code", "番号", "_id", "code"].iter().any(|ending| heading.ends_with(ending))
}

/// Whether a text is the code of an item in public statistics: A1101, #A01101, B110101.
#[must_use]
pub fn is_item_code(text: &str) -> bool {
    let rest = text.strip_prefix('#').unwrap_or(text);
    let letters = rest.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = rest.bytes().skip(letters).take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&letters) && digits >= 3 && letters + digits == rest.len()
}

/// The name of an item behind its code: 総人口 of A1101_総人口.
#[must_use]
pub fn without_item_code(label: &str) -> Option<&str> {
    let (code, name) = label.split_once('_')?;
    Some(name.trim()).filter(|name| is_item_code(code.trim()) && !name.is_empty())
}

/// Words that tell the theme of a text; the most general ones last, since 労働力人口 speaks of work.
const THEMES: [(Theme, &[&str]); 14] = [
    (Theme::Migration, &["転入", "転出", "移住", "社会増減"]),
    (Theme::MarriageBirth, &["婚姻", "結婚", "妊娠", "出産", "離婚"]),
    (Theme::Relations, &["ふるさと納税", "関係人口", "寄附", "寄付"]),
    (Theme::Employment, &["就業", "雇用", "求人", "就職", "労働", "人材"]),
    (Theme::PrimaryIndustry, &["農業", "農家", "農産", "林業", "漁業", "漁獲", "水産", "酪農", "耕地"]),
    (Theme::Industry, &["事業所", "製造", "企業", "創業", "商業", "工業", "財政"]),
    (Theme::Tourism, &["観光", "宿泊", "入込", "交流人口", "来訪"]),
    (Theme::Childcare, &["保育", "子育て", "児童館", "幼稚園", "待機児童"]),
    (Theme::Education, &["学校", "児童生徒", "教育", "学力", "図書館"]),
    (Theme::Health, &["医療", "介護", "健康", "病院", "医師", "福祉", "受診"]),
    (Theme::Participation, &["男女", "協働", "町内会", "審議会"]),
    (Theme::Digital, &["デジタル", "オンライン", "マイナンバー", "電子申請"]),
    (Theme::Resilience, &["防災", "ごみ", "リサイクル", "交通", "バス", "環境", "道路", "消防"]),
    (Theme::PopulationBirth, &["人口", "出生", "死亡", "世帯", "高齢化"]),
];

/// The theme that a text speaks of, where it names one.
#[must_use]
pub fn theme(text: &str) -> Option<Theme> {
    // 人口1人当たり所得 speaks of income.
    let text = ["当たり", "当り", "あたり"].iter().find_map(|per| Some(text.rsplit_once(per)?.1)).unwrap_or(text);
    THEMES.iter().find(|(_, words)| words.iter().any(|word| text.contains(word))).map(|(theme, _)| *theme)
}
