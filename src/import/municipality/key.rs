//! One key for all spellings of a place name.

use crate::import::notation::fold::tight;

/// Characters written for each other in place names, and the one that stands for all.
const VARIANTS: [(char, char); 46] = [
    ('ヶ', 'ケ'),
    ('が', 'ケ'),
    ('ガ', 'ケ'),
    ('ゖ', 'ケ'),
    ('ヵ', 'ケ'),
    ('ノ', 'の'),
    ('之', 'の'),
    ('乃', 'の'),
    ('ツ', 'つ'),
    ('ッ', 'つ'),
    ('っ', 'つ'),
    ('髙', '高'),
    ('﨑', '崎'),
    ('嵜', '崎'),
    ('龍', '竜'),
    ('檜', '桧'),
    ('曾', '曽'),
    ('鰺', '鯵'),
    ('驒', '騨'),
    ('渕', '淵'),
    ('邊', '辺'),
    ('邉', '辺'),
    ('濱', '浜'),
    ('澤', '沢'),
    ('廣', '広'),
    ('嶋', '島'),
    ('嶌', '島'),
    ('冨', '富'),
    ('櫻', '桜'),
    ('靜', '静'),
    ('國', '国'),
    ('瀧', '滝'),
    ('槇', '槙'),
    ('祇', '祗'),
    ('釜', '竈'),
    ('梼', '檮'),
    ('條', '条'),
    ('惠', '恵'),
    ('籠', '篭'),
    ('壷', '壺'),
    ('頸', '頚'),
    ('禰', '祢'),
    ('舘', '館'),
    ('齋', '斎'),
    ('蘆', '芦'),
    ('砺', '礪'),
];

/// The key of a name: width, spaces and variant characters made one, katakana as hiragana where all is kana.
pub(super) fn key(text: &str) -> String {
    let text = tight(text);
    let kana = text.chars().all(|c| matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー'));
    if kana {
        return text.chars().map(hiragana).collect();
    }
    text.chars().map(|c| VARIANTS.iter().find(|(variant, _)| *variant == c).map_or(c, |(_, one)| *one)).collect()
}

/// The hiragana of a katakana letter.
fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        other => other,
    }
}
