//! Every indicator of the sample has an English label, which stands where English is read and is never taken for what a
//! document prints.

use crate::cli::{column, records, said};
use machikurabe::import::sample::sample;
use machikurabe::model::dataset::Dataset;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use machikurabe::text::passing::indicator_key;
use machikurabe::text::search::{Query, normalise};
use std::collections::BTreeMap;

const fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

#[test]
fn every_indicator_of_the_sample_has_an_english_label() {
    for indicator in &sample().unwrap().indicators {
        let (id, label) = (&indicator.indicator_id, &indicator.label_en);
        assert!(!label.trim().is_empty() && label.trim() == label, "{id}: {label:?}");
        assert!(!label.chars().any(is_japanese), "{id}: {label}");
        assert!(label.chars().next().is_some_and(|c| c.is_uppercase() || label.starts_with("i-BOX")), "{id}: {label}");
        assert!(!label.contains("  ") && !label.contains('\'') || !label.contains("''"), "{id}: {label}");
    }
}

/// Two labels that a reader of Japanese tells apart are told apart in English too.
#[test]
fn labels_of_one_section_differ_in_english_where_they_differ_in_japanese() {
    let data = sample().unwrap();
    let mut seen: BTreeMap<(&str, &str, &str), &str> = BTreeMap::new();
    for indicator in &data.indicators {
        let source = &indicator.source;
        let place = (source.document_id.as_str(), source.section.as_str(), indicator.label_en.as_str());
        if let Some(other) = seen.insert(place, &indicator.label) {
            assert_eq!(normalise(other), normalise(&indicator.label), "{place:?}");
        }
    }
    // The other way round: one Japanese label has one English label, wherever it stands.
    let mut english: BTreeMap<&str, &str> = BTreeMap::new();
    for indicator in &data.indicators {
        let known = english.entry(&indicator.label).or_insert(&indicator.label_en);
        assert_eq!(*known, indicator.label_en, "{}", indicator.label);
    }
}

#[test]
fn english_reads_the_translation_and_japanese_what_is_printed() {
    let data = sample().unwrap();
    let (ja, en) = (Texts::new(Language::Ja), Texts::new(Language::En));
    let of = |id: &str| data.indicators.iter().find(|i| i.indicator_id.as_str() == id).unwrap();
    let one = of("nemuro-kpi-006");
    assert_eq!((ja.label(one), en.label(one)), ("季節労働者数", "Seasonal workers"));
    let women = of("register-population-female");
    assert_eq!(ja.indicator(women), "総人口（住民基本台帳）（女）");
    assert_eq!(en.indicator(women), "Total population (resident register) (women)");
    let mut own = one.clone();
    own.label_en = String::new();
    assert_eq!(en.label(&own), "季節労働者数", "what has no translation stays as printed");
    for (typed, id) in
        [("seasonal work", "nemuro-kpi-006"), ("季節労働", "nemuro-kpi-006"), ("Midwives", "nemuro-act-133")]
    {
        let found: Vec<&str> = data
            .indicators
            .iter()
            .filter(|i| Query::new(typed).matches(&indicator_key(i)))
            .map(|i| i.indicator_id.as_str())
            .collect();
        assert_eq!(found, [id], "{typed}");
    }
}

#[test]
fn commands_show_the_label_of_the_language_and_keep_the_printed_one_as_data() {
    for command in ["indicators", "series", "scorecard", "check"] {
        let rows = records(&format!("{command} --city 根室市 --lang en"));
        let (printed, english) = (column(&rows, "indicator"), column(&rows, "indicator_en"));
        assert!(!rows.is_empty() && printed.iter().all(|label| label.chars().any(is_japanese)), "{command}");
        assert!(english.iter().all(|label| !label.is_empty() && !label.chars().any(is_japanese)), "{command}");
    }
    let table =
        |lang: &str| said(&format!("scorecard --city 根室市 --indicator nemuro-kpi-006 --format table --lang {lang}"));
    assert!(table("en").contains("Seasonal workers") && !table("en").contains("季節労働者数"), "{}", table("en"));
    assert!(table("ja").contains("季節労働者数") && !table("ja").contains("Seasonal"), "{}", table("ja"));
}

/// The sample as packages and stores of earlier versions have it.
pub fn untranslated() -> Dataset {
    let mut data = sample().unwrap();
    for indicator in &mut data.indicators {
        indicator.label_en.clear();
    }
    data
}

#[test]
fn names_in_kanji_are_found_by_how_they_are_read() {
    let data = sample().unwrap();
    let found = |typed: &str| -> Vec<String> {
        let hits = data.indicators.iter().filter(|i| Query::new(typed).matches(&indicator_key(i)));
        hits.map(|i| i.label.clone()).collect()
    };
    for (typed, word) in
        [("じんこう", "人口"), ("ジンコウ", "人口"), ("しゅっせい", "出生"), ("たいきじどう", "待機児童")]
    {
        let (by_reading, by_word) = (found(typed), found(word));
        assert!(!by_word.is_empty(), "{word}");
        // What is called by the word is found by its reading too.
        let called: Vec<&String> = by_word.iter().filter(|label| label.contains(word)).collect();
        assert!(called.iter().all(|label| by_reading.contains(label)), "{typed}: {called:?}");
    }
    // Most names can be found in kana: at least one word of nine of ten is known.
    let read = data.indicators.iter().filter(|i| !machikurabe::text::readings::readings(&i.label).is_empty()).count();
    assert!(read * 10 >= data.indicators.len() * 9, "{read} of {}", data.indicators.len());
}
