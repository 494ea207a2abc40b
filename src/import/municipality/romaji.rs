//! Names in Latin letters for English screens: Hepburn without marks for long vowels, as road signs have it.

/// Letters of two kana first, then of one.
const DIGRAPHS: [(&str, &str); 33] = [
    ("きゃ", "kya"),
    ("きゅ", "kyu"),
    ("きょ", "kyo"),
    ("しゃ", "sha"),
    ("しゅ", "shu"),
    ("しょ", "sho"),
    ("ちゃ", "cha"),
    ("ちゅ", "chu"),
    ("ちょ", "cho"),
    ("にゃ", "nya"),
    ("にゅ", "nyu"),
    ("にょ", "nyo"),
    ("ひゃ", "hya"),
    ("ひゅ", "hyu"),
    ("ひょ", "hyo"),
    ("みゃ", "mya"),
    ("みゅ", "myu"),
    ("みょ", "myo"),
    ("りゃ", "rya"),
    ("りゅ", "ryu"),
    ("りょ", "ryo"),
    ("ぎゃ", "gya"),
    ("ぎゅ", "gyu"),
    ("ぎょ", "gyo"),
    ("じゃ", "ja"),
    ("じゅ", "ju"),
    ("じょ", "jo"),
    ("びゃ", "bya"),
    ("びゅ", "byu"),
    ("びょ", "byo"),
    ("ぴゃ", "pya"),
    ("ぴゅ", "pyu"),
    ("ぴょ", "pyo"),
];

/// The rows of the syllabary with their letters in the order a i u e o; `-` where there is none.
const ROWS: [(&str, &str); 15] = [
    ("あいうえお", "a i u e o"),
    ("かきくけこ", "ka ki ku ke ko"),
    ("さしすせそ", "sa shi su se so"),
    ("たちつてと", "ta chi tsu te to"),
    ("なにぬねの", "na ni nu ne no"),
    ("はひふへほ", "ha hi fu he ho"),
    ("まみむめも", "ma mi mu me mo"),
    ("やゆよわを", "ya yu yo wa o"),
    ("らりるれろ", "ra ri ru re ro"),
    ("がぎぐげご", "ga gi gu ge go"),
    ("ざじずぜぞ", "za ji zu ze zo"),
    ("だぢづでど", "da ji zu de do"),
    ("ばびぶべぼ", "ba bi bu be bo"),
    ("ぱぴぷぺぽ", "pa pi pu pe po"),
    ("ぁぃぅぇぉ", "a i u e o"),
];

/// Readings of 市, 区, 町, 村, 県, 府 and 都 at the end, which the name loses.
const ENDINGS: [(char, &[&str]); 7] = [
    ('市', &["し"]),
    ('区', &["く"]),
    ('町', &["ちょう", "まち"]),
    ('村', &["むら", "そん"]),
    ('県', &["けん"]),
    ('府', &["ふ"]),
    ('都', &["と"]),
];

/// The English name of a Japanese one: `根室市`, `ねむろし` is Nemuro. The nation is Japan.
#[must_use]
pub fn name(written: &str, kana: &str) -> String {
    if written == "国" {
        return "Japan".to_owned();
    }
    let ending = written.chars().next_back();
    let stem = ENDINGS
        .iter()
        .find(|(kanji, _)| Some(*kanji) == ending)
        .and_then(|(_, readings)| readings.iter().find_map(|reading| kana.strip_suffix(reading)))
        .filter(|stem| !stem.is_empty())
        .unwrap_or(kana);
    let latin = letters(stem);
    let mut characters = latin.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

fn letters(kana: &str) -> String {
    let mut out = String::new();
    let mut rest = kana;
    let mut double = false;
    while let Some(first) = rest.chars().next() {
        let (syllable, length): (&str, usize) = match DIGRAPHS.iter().find(|(kana, _)| rest.starts_with(kana)) {
            Some((kana, latin)) => (latin, kana.len()),
            None => (single(first), first.len_utf8()),
        };
        rest = rest.get(length..).unwrap_or_default();
        if first == 'っ' {
            double = true;
            continue;
        }
        // Long o and u are written short: とうきょう is Tokyo, おおさか Osaka.
        let long = (syllable == "u" && out.ends_with(['o', 'u'])) || (syllable == "o" && out.ends_with('o'));
        if long {
            continue;
        }
        if double {
            out.push(if syllable.starts_with("ch") { 't' } else { syllable.chars().next().unwrap_or('t') });
            double = false;
        }
        out.push_str(syllable);
    }
    out
}

fn single(c: char) -> &'static str {
    if c == 'ん' {
        return "n";
    }
    let row = ROWS.iter().find_map(|(kana, latin)| kana.chars().position(|k| k == c).map(|at| (at, *latin)));
    row.and_then(|(at, latin)| latin.split(' ').nth(at)).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn names_as_road_signs_have_them() {
        for (written, kana, latin) in [
            ("根室市", "ねむろし", "Nemuro"),
            ("東京都", "とうきょうと", "Tokyo"),
            ("大阪府", "おおさかふ", "Osaka"),
            ("北海道", "ほっかいどう", "Hokkaido"),
            ("岩見沢市", "いわみざわし", "Iwamizawa"),
            ("中標津町", "なかしべつちょう", "Nakashibetsu"),
            ("別海町", "べつかいちょう", "Betsukai"),
            ("発寒", "はっちょう", "Hatcho"),
        ] {
            assert_eq!(name(written, kana), latin);
        }
    }
}
