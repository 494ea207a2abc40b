//! Incremental search: what a person has typed so far, against names as documents print them.
//!
//! Full-width and half-width forms, katakana and hiragana, small and large kana, capitals,
//! spaces, punctuation and long-vowel marks (which converted documents confuse with dashes) make
//! no difference. Words are separated by spaces, and each must occur somewhere.

use unicode_normalization::UnicodeNormalization;

/// Between the fields of a searched text, so that no word is found across two of them.
const FIELD_END: char = '\n';

/// Katakana to hiragana, small kana to large ones.
const fn plain_kana(c: char) -> char {
    // ァ to ヶ and the iteration marks ヽ ヾ lie 0x60 above their hiragana.
    let hiragana = match c {
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => c as u32 - 0x60,
        _ => c as u32,
    };
    match char::from_u32(hiragana) {
        Some('ぁ') => 'あ',
        Some('ぃ') => 'い',
        Some('ぅ') => 'う',
        Some('ぇ') => 'え',
        Some('ぉ') => 'お',
        Some('っ') => 'つ',
        Some('ゃ') => 'や',
        Some('ゅ') => 'ゆ',
        Some('ょ') => 'よ',
        Some('ゎ') => 'わ',
        Some('ゕ') => 'か',
        Some('ゖ') => 'け',
        Some(other) => other,
        None => c,
    }
}

/// The form in which texts are compared: NFKC, hiragana, lower case, letters and digits only.
#[must_use]
pub fn normalise(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric() && *c != 'ー').map(plain_kana).collect()
}

const fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ')
}

/// Takes a half-typed syllable off a word: the `r` of `むr` on the way to `むろ`.
///
/// Only consonants behind a kana are one: a vowel would have finished the syllable, so letters
/// such as those of `てkpi` were meant.
fn without_half_syllable(word: &str) -> &str {
    let rest = word.trim_end_matches(|c: char| c.is_ascii_lowercase() && !matches!(c, 'a' | 'i' | 'u' | 'e' | 'o'));
    if rest.chars().next_back().is_some_and(is_hiragana) { rest } else { word }
}

/// What is searched for, prepared once and asked of many texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// Prepares what has been typed so far.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let words = typed
            .split_whitespace()
            .map(|word| without_half_syllable(&normalise(word)).to_owned())
            .filter(|word| !word.is_empty())
            .collect();
        Self { words }
    }

    /// Whether nothing is searched for, so that everything matches.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word occurs in the text.
    #[must_use]
    pub fn matches(&self, text: &Searchable) -> bool {
        self.matches_together(&[text])
    }

    /// Whether every word occurs in at least one of the texts, which describe one entry together.
    #[must_use]
    pub fn matches_together(&self, texts: &[&Searchable]) -> bool {
        self.words.iter().all(|word| texts.iter().any(|text| text.0.contains(word.as_str())))
    }
}

/// A text that is searched, prepared once: several fields, for example name, reading and code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Searchable(String);

impl Searchable {
    /// Prepares the fields of one entry; no word is found across two of them.
    #[must_use]
    pub fn new(fields: &[&str]) -> Self {
        let mut text = String::new();
        for field in fields {
            text.push_str(&normalise(field));
            text.push(FIELD_END);
        }
        Self(text)
    }
}

/// Whether every word of `needle` occurs in `haystack`; an empty needle matches everything.
#[must_use]
pub fn matches(needle: &str, haystack: &str) -> bool {
    Query::new(needle).matches(&Searchable::new(&[haystack]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_mean_the_same_become_the_same() {
        for (text, plain) in [
            ("ＫＰＩ", "kpi"),
            ("ﾌｧﾐﾘｰｻﾎﾟｰﾄ", "ふあみりさぽと"),
            ("ファミリーサポート", "ふあみりさぽと"),
            ("ふぁみりー・サポート", "ふあみりさぽと"),
            ("ヴァイオリン", "ゔあいおりん"),
            ("ｳﾞ", "ゔ"),
            ("コミュニティ（協議会）", "こみゆにてい協議会"),
            ("①　第１回", "1第1回"),
            ("ｍ²", "m2"),
            ("㎡", "m2"),
            ("年2,000人／％", "年2000人"),
            ("自由ヶ丘 3ヵ所", "自由け丘3か所"),
            ("佐々木", "佐々木"),
            ("髙橋", "髙橋"),
            ("", ""),
            ("　・－-—", ""),
        ] {
            assert_eq!(normalise(text), plain, "{text}");
        }
    }

    #[test]
    fn half_typed_words_are_found() {
        let town = "根室市 ねむろし Nemuro";
        for needle in ["根", "根室", "ね", "ねむ", "ねむr", "ネムロ", "ﾈﾑ", "nem", "NEMURO", "ねｍ", "  ね  ", "ー"]
        {
            assert!(matches(needle, town), "{needle}");
        }
        for needle in ["くしろ", "根市", "ねむrお", "nemuros", "ねむらr"] {
            assert!(!matches(needle, town), "{needle}");
        }
    }

    #[test]
    fn all_words_must_occur_in_any_order() {
        let label = "子育て世帯向けアプリ登録者数（KPI）";
        for needle in ["子育て アプリ", "登録　子育て", "kpi アプリ", "アプリｔ 子", "子育てky"]
        {
            assert!(matches(needle, label), "{needle}");
        }
        assert!(!matches("子育て 移住", label));
        // A word that ends in a vowel is not half-typed and is taken at its letters.
        assert!(!matches("子育てkpi", label));
        assert!(matches("まちdx", "まちDX推進"));
    }

    #[test]
    fn only_letters_behind_kana_are_half_typed() {
        assert_eq!(without_half_syllable("にむr"), "にむ");
        assert_eq!(without_half_syllable("にmうr"), "にmう");
        assert_eq!(without_half_syllable("きょky"), "きょ");
        for whole in ["kpi", "根室kp", "3r", "r", "", "ねむro"] {
            assert_eq!(without_half_syllable(whole), whole);
        }
    }

    #[test]
    fn nothing_typed_matches_everything() {
        for needle in ["", " ", "　", "・"] {
            assert!(Query::new(needle).is_empty());
            assert!(matches(needle, "釧路市"));
        }
    }

    #[test]
    fn fields_stay_apart() {
        let entry = Searchable::new(&["釧路市", "くしろし", "012068"]);
        assert!(Query::new("しろし 0120").matches(&entry));
        assert!(!Query::new("市く").matches(&entry));
    }
}
