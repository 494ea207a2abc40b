//! How words in the names of indicators are read, so that a search in kana finds what is written in kanji.
//!
//! Places have their readings from the national list. Names of indicators have none; most consist of a few words of
//! public statistics, which stand here. What is not in the list stays as it is written, and is found that way.

/// Words and their readings; of two readings both are found.
const WORDS: [(&str, &str, &str); 144] = [
    ("人口", "じんこう", ""),
    ("総人口", "そうじんこう", ""),
    ("外国人", "がいこくじん", ""),
    ("住民", "じゅうみん", ""),
    ("市民", "しみん", ""),
    ("世帯", "せたい", ""),
    ("出生", "しゅっしょう", "しゅっせい"),
    ("死亡", "しぼう", ""),
    ("合計特殊出生率", "ごうけいとくしゅしゅっしょうりつ", "ごうけいとくしゅしゅっせいりつ"),
    ("婚姻", "こんいん", ""),
    ("離婚", "りこん", ""),
    ("結婚", "けっこん", ""),
    ("転入", "てんにゅう", ""),
    ("転出", "てんしゅつ", ""),
    ("超過", "ちょうか", ""),
    ("移住", "いじゅう", ""),
    ("定住", "ていじゅう", ""),
    ("交流", "こうりゅう", ""),
    ("関係", "かんけい", ""),
    ("自然", "しぜん", ""),
    ("社会", "しゃかい", ""),
    ("増減", "ぞうげん", ""),
    ("増加", "ぞうか", ""),
    ("減少", "げんしょう", ""),
    ("国勢調査", "こくせいちょうさ", ""),
    ("住民基本台帳", "じゅうみんきほんだいちょう", ""),
    ("高齢", "こうれい", ""),
    ("高齢化率", "こうれいかりつ", ""),
    ("年齢", "ねんれい", ""),
    ("年少", "ねんしょう", ""),
    ("生産年齢", "せいさんねんれい", ""),
    ("老年", "ろうねん", ""),
    ("子育て", "こそだて", ""),
    ("子ども", "こども", ""),
    ("保育", "ほいく", ""),
    ("保育所", "ほいくしょ", "ほいくじょ"),
    ("待機児童", "たいきじどう", ""),
    ("児童", "じどう", ""),
    ("放課後", "ほうかご", ""),
    ("生徒", "せいと", ""),
    ("学校", "がっこう", ""),
    ("小学校", "しょうがっこう", ""),
    ("中学校", "ちゅうがっこう", ""),
    ("高校", "こうこう", ""),
    ("大学", "だいがく", ""),
    ("教育", "きょういく", ""),
    ("学習", "がくしゅう", ""),
    ("図書", "としょ", ""),
    ("図書館", "としょかん", ""),
    ("健康", "けんこう", ""),
    ("健診", "けんしん", ""),
    ("検診", "けんしん", ""),
    ("医療", "いりょう", ""),
    ("医師", "いし", ""),
    ("病院", "びょういん", ""),
    ("介護", "かいご", ""),
    ("認定", "にんてい", ""),
    ("福祉", "ふくし", ""),
    ("障害", "しょうがい", ""),
    ("雇用", "こよう", ""),
    ("就業", "しゅうぎょう", ""),
    ("就職", "しゅうしょく", ""),
    ("就労", "しゅうろう", ""),
    ("従業者", "じゅうぎょうしゃ", ""),
    ("労働力", "ろうどうりょく", ""),
    ("失業", "しつぎょう", ""),
    ("完全失業率", "かんぜんしつぎょうりつ", ""),
    ("創業", "そうぎょう", ""),
    ("起業", "きぎょう", ""),
    ("企業", "きぎょう", ""),
    ("誘致", "ゆうち", ""),
    ("事業", "じぎょう", ""),
    ("事業所", "じぎょうしょ", ""),
    ("産業", "さんぎょう", ""),
    ("農業", "のうぎょう", ""),
    ("林業", "りんぎょう", ""),
    ("漁業", "ぎょぎょう", ""),
    ("水産", "すいさん", ""),
    ("漁獲", "ぎょかく", ""),
    ("製造", "せいぞう", ""),
    ("製造品", "せいぞうひん", ""),
    ("出荷", "しゅっか", ""),
    ("商業", "しょうぎょう", ""),
    ("商店街", "しょうてんがい", ""),
    ("販売", "はんばい", ""),
    ("所得", "しょとく", ""),
    ("課税", "かぜい", ""),
    ("市税", "しぜい", ""),
    ("納税", "のうぜい", ""),
    ("歳入", "さいにゅう", ""),
    ("歳出", "さいしゅつ", ""),
    ("決算", "けっさん", ""),
    ("予算", "よさん", ""),
    ("財政", "ざいせい", ""),
    ("財政力指数", "ざいせいりょくしすう", ""),
    ("公債", "こうさい", ""),
    ("基金", "ききん", ""),
    ("観光", "かんこう", ""),
    ("入込", "いりこみ", ""),
    ("宿泊", "しゅくはく", ""),
    ("来館", "らいかん", ""),
    ("来場", "らいじょう", ""),
    ("利用", "りよう", ""),
    ("参加", "さんか", ""),
    ("相談", "そうだん", ""),
    ("講座", "こうざ", ""),
    ("支援", "しえん", ""),
    ("登録", "とうろく", ""),
    ("満足", "まんぞく", ""),
    ("住宅", "じゅうたく", ""),
    ("空き家", "あきや", ""),
    ("公園", "こうえん", ""),
    ("道路", "どうろ", ""),
    ("交通", "こうつう", ""),
    ("防災", "ぼうさい", ""),
    ("消防", "しょうぼう", ""),
    ("避難", "ひなん", ""),
    ("犯罪", "はんざい", ""),
    ("事故", "じこ", ""),
    ("環境", "かんきょう", ""),
    ("排出", "はいしゅつ", ""),
    ("二酸化炭素", "にさんかたんそ", ""),
    ("面積", "めんせき", ""),
    ("男性", "だんせい", ""),
    ("女性", "じょせい", ""),
    ("男", "おとこ", ""),
    ("女", "おんな", ""),
    ("新規", "しんき", ""),
    ("累計", "るいけい", ""),
    ("平均", "へいきん", ""),
    ("割合", "わりあい", ""),
    ("件数", "けんすう", ""),
    ("人数", "にんずう", ""),
    ("回数", "かいすう", ""),
    ("指数", "しすう", ""),
    ("総", "そう", ""),
    ("者", "しゃ", ""),
    ("数", "すう", "かず"),
    ("率", "りつ", ""),
    ("額", "がく", ""),
    ("量", "りょう", ""),
    ("市", "し", ""),
    ("人", "じん", "にん"),
    ("等", "とう", ""),
];

/// The readings of a name, one or two; none where no word of it is known.
#[must_use]
pub fn readings(name: &str) -> Vec<String> {
    let (first, second) = (read(name, false), read(name, true));
    let mut found: Vec<String> = Some(first).into_iter().filter(|reading| reading != name).collect();
    if found.first().is_some_and(|first| *first != second) {
        found.push(second);
    }
    found
}

/// A name with each known word, the longest at its place, written as it is read.
fn read(name: &str, other: bool) -> String {
    let mut text = String::with_capacity(name.len() * 2);
    let mut rest = name;
    while let Some(letter) = rest.chars().next() {
        let word = WORDS.iter().filter(|(word, ..)| rest.starts_with(word)).max_by_key(|(word, ..)| word.len());
        let (taken, reading) = match word {
            Some((word, _, second)) if other && !second.is_empty() => (word.len(), *second),
            Some((word, first, _)) => (word.len(), *first),
            None => (letter.len_utf8(), rest.get(..letter.len_utf8()).unwrap_or_default()),
        };
        text.push_str(reading);
        rest = rest.get(taken..).unwrap_or_default();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_word_by_word() {
        assert_eq!(readings("総人口"), ["そうじんこう"]);
        assert_eq!(readings("出生数"), ["しゅっしょうすう", "しゅっせいかず"]);
        assert_eq!(readings("65歳以上人口"), ["65歳以上じんこう"]);
        assert_eq!(readings("待機児童数"), ["たいきじどうすう", "たいきじどうかず"]);
        assert!(readings("KPI").is_empty());
    }

    #[test]
    fn every_word_stands_once_and_is_read_in_hiragana() {
        for (at, (word, first, second)) in WORDS.iter().enumerate() {
            assert!(WORDS.iter().skip(at + 1).all(|(other, ..)| other != word), "{word}");
            let kana = |text: &str| text.chars().all(|c| ('ぁ'..='ゖ').contains(&c));
            assert!(!first.is_empty() && kana(first) && kana(second), "{word}");
        }
    }
}
