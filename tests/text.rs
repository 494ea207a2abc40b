//! The two catalogues say the same things, and every sentence a person may read stands in a snapshot.

use machikurabe::model::message::Fact;
use machikurabe::text::catalogue::{self, Texts};
use machikurabe::text::language::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// One message of a catalogue file: the names of its facts, and whether its words depend on a number.
#[derive(Debug, PartialEq, Eq, Default)]
struct Entry {
    facts: BTreeSet<String>,
    selects: bool,
}

/// The messages of a catalogue by key, read from the file's own text.
fn entries(language: Language) -> BTreeMap<String, Entry> {
    let mut found: BTreeMap<String, Entry> = BTreeMap::new();
    let mut key = String::new();
    for line in catalogue::source(language).lines().filter(|l| !l.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            line.split_once(" =").unwrap().0.clone_into(&mut key);
            assert!(found.insert(key.clone(), Entry::default()).is_none(), "{key} is defined twice");
        }
        for part in line.split('$').skip(1) {
            let name = part.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap();
            found.get_mut(&key).unwrap().facts.insert(name.to_owned());
        }
        found.get_mut(&key).into_iter().for_each(|entry| entry.selects |= line.contains("->"));
    }
    found
}

/// A typical fact for each name; a name that is not listed shows as itself.
fn sample(name: &str, number: f64) -> Fact {
    let text = match name {
        "count" | "year" | "picked" | "ontrack" | "missing" | "differing" => return Fact::Number(number),
        "month" => return Fact::Number(number.min(12.0)),
        "amount" | "gap" => "12人",
        "b" => "10",
        "date" => "31 Dec 2020",
        "day" => "31",
        "document" => "効果検証調書",
        "grade" => "B",
        "indicator" => "年間出生数",
        "k" | "years" => "2",
        "line" => "841",
        "low" => "140",
        "high" => "180",
        "municipality" => "根室市",
        "n" => "4",
        "number" => "−1,234.5",
        "path" => "/home/user/machikurabe.db",
        "percent" | "result" => "50.0%",
        "period" => "R4",
        "slope" => "+1.2人",
        "status" => "順調",
        "sum" | "x" => "15",
        "t" => "20",
        "text" => "くしろ",
        "unit" => "人",
        "value" => "1,234人",
        "western" => "2020",
        name => return Fact::Text(format!("[{name}]")),
    };
    Fact::Text(text.to_owned())
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_facts() {
    let (ja, en) = (entries(Language::Ja), entries(Language::En));
    let keys = |of: &BTreeMap<String, Entry>| of.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&ja), keys(&en));
    assert!(ja.len() > 400, "the catalogues were not read");
    for (key, entry) in &ja {
        assert_eq!(entry.facts, en[key].facts, "{key}");
    }
}

#[test]
fn every_key_has_words_and_uses_every_fact() {
    for language in Language::ALL {
        let texts = Texts::new(*language);
        for (key, entry) in entries(*language) {
            assert!(texts.has(&key), "{key}");
            let facts: Vec<(&str, Fact)> = entry.facts.iter().map(|name| (name.as_str(), sample(name, 3.0))).collect();
            let said = texts.with(&key, &facts);
            assert!(!said.contains("{$") && !said.trim().is_empty(), "{key}: {said}");
        }
    }
}

#[test]
fn punctuation_belongs_to_the_language() {
    let words = |text: &str, keep: fn(&str) -> bool| -> Vec<String> {
        text.lines().filter(|l| !l.starts_with('#') && keep(l)).map(str::to_owned).collect()
    };
    // The typeface sets ’ as wide as a kanji; the apostrophe is '.
    let foreign_in_english =
        words(catalogue::source(Language::En), |l| l.contains(['（', '）', '、', '。', '：', '「', '」', '　', '’']));
    assert!(foreign_in_english.is_empty(), "{foreign_in_english:#?}");
    let foreign_in_japanese =
        words(catalogue::source(Language::Ja), |l| l.contains(['(', ')', ':', ';', '“', '”', '？', '！']));
    assert!(foreign_in_japanese.is_empty(), "{foreign_in_japanese:#?}");
}

#[test]
fn every_sentence_in_both_languages() {
    let en = entries(Language::En);
    let catalogues = Language::ALL.iter().map(|l| Texts::new(*l)).collect::<Vec<_>>();
    let mut all = String::new();
    for (key, ja_entry) in entries(Language::Ja) {
        writeln!(all, "{key}").unwrap();
        let numbers: &[f64] = if ja_entry.selects || en[&key].selects { &[1.0, 3.0] } else { &[1_234.0] };
        for (number, texts) in numbers.iter().flat_map(|n| catalogues.iter().map(move |t| (n, t))) {
            let facts: Vec<(&str, Fact)> =
                ja_entry.facts.iter().map(|name| (name.as_str(), sample(name, *number))).collect();
            writeln!(all, "  {}  {}", texts.language().key(), texts.with(&key, &facts)).unwrap();
        }
    }
    insta::assert_snapshot!("messages", all);
}

#[test]
fn a_document_without_a_date_has_no_empty_brackets() {
    let data = machikurabe::import::sample::sample().unwrap();
    let mut document = data.documents[0].clone();
    for (language, dated) in [(Language::Ja, "（2023-12）"), (Language::En, " (2023-12)")] {
        let texts = Texts::new(language);
        document.published = "2023-12".into();
        assert!(texts.document(&document).ends_with(dated), "{}", texts.document(&document));
        document.published = String::new();
        let title = if language == Language::En { &document.title_en } else { &document.title };
        assert_eq!(texts.document(&document), *title);
    }
}
