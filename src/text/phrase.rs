//! Phrases put together from parts, with the punctuation of the reader's language.

use super::catalogue::Texts;
use super::language::Language;
use crate::model::document::Document;
use crate::model::indicator::Indicator;
use crate::model::message::Fact;

fn text(words: &str) -> Fact {
    Fact::Text(words.to_owned())
}

impl Texts {
    /// A name and its value: `テーマ：すべて`, `Themes: All`.
    #[must_use]
    pub fn pair(&self, name: &str, value: &str) -> String {
        self.with("phrase-pair", &[("name", text(name)), ("value", text(value))])
    }

    /// Words with an aside in brackets: `4人（累計）`, `4 人 (total)`.
    #[must_use]
    pub fn aside(&self, words: &str, aside: &str) -> String {
        self.with("phrase-aside", &[("words", text(words)), ("aside", text(aside))])
    }

    /// The name of an indicator in the reader's language with the part of a whole that it counts: `総人口（女）`.
    #[must_use]
    pub fn indicator(&self, indicator: &Indicator) -> String {
        let parts = indicator.breakdown.iter().filter(|breakdown| !breakdown.is_total());
        let members: Vec<String> = parts.map(|breakdown| self.member(&breakdown.member)).collect();
        let label = self.label(indicator);
        if members.is_empty() { label.to_owned() } else { self.aside(label, &self.list(&members)) }
    }

    /// A member of a breakdown: the sexes, which every statistic has, in the reader's language; others as printed.
    #[must_use]
    pub fn member(&self, printed: &str) -> String {
        match printed {
            _ if self.language() == Language::Ja => printed.to_owned(),
            "男" | "男性" => self.t("member-men"),
            "女" | "女性" => self.t("member-women"),
            other => other.to_owned(),
        }
    }

    /// A document's title in the reader's language, with its date where it has one: files of other systems have none.
    #[must_use]
    pub fn document(&self, document: &Document) -> String {
        let title = self.title(document);
        if document.published.is_empty() { title.to_owned() } else { self.aside(title, &document.published) }
    }

    /// A note of the data, as it was written: on an English screen a Japanese note is set apart as quoted.
    #[must_use]
    pub fn note(&self, note: &str) -> String {
        let japanese =
            note.chars().any(|c| ('\u{3040}'..='\u{30ff}').contains(&c) || ('\u{3400}'..='\u{9fff}').contains(&c));
        if japanese { self.with("phrase-note", &[("note", text(note))]) } else { note.to_owned() }
    }

    /// Several things in a row: `根室市、釧路市`, `Nemuro, Kushiro`.
    #[must_use]
    pub fn list(&self, words: &[String]) -> String {
        let mut all = words.iter();
        let Some(first) = all.next() else { return String::new() };
        all.fold(first.clone(), |done, next| {
            self.with("phrase-list", &[("done", Fact::Text(done)), ("next", text(next))])
        })
    }
}
