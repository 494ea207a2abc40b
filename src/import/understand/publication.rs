//! Words of publication, of copies, of sources and of days: which dates say when values are of, and which do not.

/// Words of publication, update, making and editions: a date beside them says nothing about the values.
const PUBLICATION: [&str; 21] = [
    "更新", "公開", "公表", "発表", "作成", "発行", "刊行", "掲載", "出力", "印刷", "取得", "抽出", "保存", "登録",
    "提出", "受付", "閲覧", "改訂", "改定", "修正", "版",
];

/// The same in English, and whole words that nothing else is made of.
const PUBLICATION_WHOLE: [&str; 9] = [
    "ダウンロード",
    "updated",
    "last_update",
    "modified",
    "published",
    "created_at",
    "printed on",
    "download",
    "retrieved",
];

/// Words of copies in names.
const COPIES: [&str; 14] = [
    "backup",
    "bak",
    "copy",
    "old",
    "tmp",
    "temp",
    "draft",
    "final",
    "export",
    "dump",
    "コピー",
    "控え",
    "バックアップ",
    "最終",
];

/// Whether a text speaks of the day of its publication, of an update or of an edition: 更新日, 令和4年公表, 2022年版.
/// What is counted (更新件数, 発行部数) is something else.
#[must_use]
pub(super) fn is_publication(text: &str) -> bool {
    let text = text.to_lowercase();
    let dated = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let after = text.get(at + word.len()..).unwrap_or_default();
            let ends = ['日', '年', '月', '時', '値', ':', '：', ' ', ')', '）', ']', '】'];
            after.is_empty()
                || after.starts_with(ends)
                || after.starts_with("資料")
                || after.starts_with(|c: char| c.is_ascii_digit())
                || after.starts_with(['令', '平'])
        })
    };
    PUBLICATION.iter().any(|word| dated(word)) || PUBLICATION_WHOLE.iter().any(|word| text.contains(word))
}

/// Whether a part of a name says that the file is a copy of another one.
#[must_use]
pub(super) fn is_copy(text: &str) -> bool {
    let text = text.to_lowercase();
    COPIES.iter().any(|word| text == *word || (!word.is_ascii() && text.contains(word)))
}

/// Whether a text says that its day is the day of the values.
#[must_use]
pub(super) fn says_as_of(text: &str) -> bool {
    ["現在", "時点", "末", "基準日", "調査日", "調査期日", "対象", "分", "as of"].iter().any(|word| text.contains(word))
}

/// Whether a text names where the values come from.
#[must_use]
pub(super) fn is_source(text: &str) -> bool {
    let text = text.trim_start_matches(['(', '（', '【', '<', '〈', '[', '「', '※', '*', ' ']);
    ["資料", "出典", "出所", "Source", "source"].iter().any(|word| text.starts_with(word))
}
