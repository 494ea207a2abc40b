//! Which place the values of a table are of that no column and no heading names: what titles say, and what names of
//! file and sheet, and lines about sources and makers, only propose.
//!
//! A wrong city is worse than a question: who made a table, and where a file lies, says nothing certain about it.

use super::publication;
use crate::import::municipality::list::{AreaList, Rank};
use crate::import::row::is_note;
use crate::model::dated::{OfferedBy, PlaceOffer};

/// How lines begin that name who made, holds or publishes a table.
const MAKERS: [&str; 12] = [
    "作成",
    "担当",
    "提供",
    "編集",
    "発行",
    "問合せ",
    "問い合わせ",
    "お問い合わせ",
    "照会",
    "所管",
    "出力",
    "調査機関",
];

/// Whether a line above a table speaks of its source, its making or its publication.
pub(super) fn is_about_making(text: &str) -> bool {
    let bare = text.trim_start_matches(['(', '（', '【', '<', '〈', '[', '「', '※', '*', ' ']);
    publication::is_source(text)
        || publication::is_publication(text)
        || is_note(text)
        || MAKERS.iter().any(|word| bare.starts_with(word))
}

/// What the surroundings of a table say about its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Places {
    /// The one municipality that titles name.
    pub(super) said: String,
    /// The words that say it.
    pub(super) printed: String,
    /// Municipalities that somebody has to confirm.
    pub(super) offered: Vec<PlaceOffer>,
}

/// The place that the lines above a table name, and what names propose where they name none or several.
pub(super) fn places(above: &[&str], sheet: &str, file: &str) -> Places {
    let mut found = Places::default();
    let mut offer = |name: Option<String>, by: OfferedBy, text: &str| {
        if let Some(name) = name.filter(|name| found.offered.iter().all(|offer| offer.name != *name)) {
            found.offered.push(PlaceOffer { name, by, text: text.to_owned() });
        }
    };
    let titles = || above.iter().copied().filter(|text| !is_about_making(text));
    let mut named: Vec<(String, &str)> = Vec::new();
    for text in titles() {
        for name in names_in(text, Rank::Municipality) {
            if named.iter().all(|(known, _)| *known != name) {
                named.push((name, text));
            }
        }
    }
    if let [(name, text)] = named.as_slice() {
        (found.said, found.printed) = (name.clone(), (*text).to_owned());
        return found;
    }
    for (name, text) in named {
        offer(Some(name), OfferedBy::Title, text);
    }
    for text in above.iter().copied().filter(|text| is_about_making(text)) {
        offer(only(text, Rank::Municipality), OfferedBy::Title, text);
    }
    offer(only(sheet, Rank::Municipality), OfferedBy::SheetName, sheet);
    offer(only(file, Rank::Municipality), OfferedBy::FileName, file);
    found
}

/// The one prefecture that the titles of a table name.
pub(super) fn prefecture(above: &[&str]) -> String {
    let mut titles = above.iter().copied().filter(|text| !is_about_making(text));
    titles.find_map(|text| only(text, Rank::Prefecture)).unwrap_or_default()
}

/// The municipalities that a text names.
pub(in crate::import) fn municipalities(text: &str) -> Vec<String> {
    names_in(text, Rank::Municipality)
}

/// The only place of a rank that a text names.
fn only(text: &str, rank: Rank) -> Option<String> {
    match names_in(text, rank).as_slice() {
        [name] => Some(name.clone()),
        _ => None,
    }
}

/// The places of a rank that a text names; of names that contain each other the longest.
fn names_in(text: &str, rank: Rank) -> Vec<String> {
    let mut found: Vec<&str> = AreaList::national()
        .areas()
        .iter()
        .filter(|area| area.rank == rank && text.contains(area.name.as_str()))
        .map(|area| area.name.as_str())
        .collect();
    // 余市町 also contains 市町, and 北広島市 広島市.
    found.sort_by_key(|name| std::cmp::Reverse(name.len()));
    found.dedup();
    let mut kept: Vec<&str> = Vec::new();
    for name in found {
        if !kept.iter().any(|longer| longer.contains(name)) {
            kept.push(name);
        }
    }
    kept.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_decide_and_makers_sources_and_names_only_propose() {
        let said = |above: &[&str]| places(above, "", "").said;
        assert_eq!(said(&["北広島市の公園", "資料：札幌市統計書"]), "北広島市");
        assert_eq!(said(&["公園の状況", "作成：釧路市 企画課"]), "");
        assert_eq!(said(&["釧路市と根室市の比較"]), "");
        let offered = |above: &[&str], sheet: &str, file: &str| -> Vec<(String, OfferedBy)> {
            places(above, sheet, file).offered.into_iter().map(|offer| (offer.name, offer.by)).collect()
        };
        assert_eq!(offered(&["公園"], "", "釧路市_公園"), [("釧路市".to_owned(), OfferedBy::FileName)]);
        assert_eq!(offered(&["公園"], "根室市", "x"), [("根室市".to_owned(), OfferedBy::SheetName)]);
        assert_eq!(
            offered(&["公園", "担当：函館市 公園課"], "", "釧路市"),
            [("函館市".to_owned(), OfferedBy::Title), ("釧路市".to_owned(), OfferedBy::FileName)]
        );
        assert_eq!(prefecture(&["青森県の市町村", "資料：岩手県"]), "青森県");
    }
}
