//! Messages: what happened, as a key and its facts. The words are made in the text layer, in the reader's language.

use super::period::Period;

/// A fact inside a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// A name, path or other text, shown as it stands.
    Text(String),
    /// A count or amount, formatted for the reader.
    Number(f64),
    /// A message inside a message, for example the cause of a failure.
    Message(Box<Message>),
    /// A period, written as the reader's language writes it.
    Period(Period),
}

/// What happened: a key of the message catalogues and the facts it names.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Key in the catalogues, for example `error-store-newer`.
    pub key: &'static str,
    /// The facts, by the names that the catalogues use.
    pub facts: Vec<(&'static str, Fact)>,
}

impl Message {
    /// A message without facts.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self { key, facts: Vec::new() }
    }

    /// Whether this is the message of a key, or has it as one of its facts.
    #[must_use]
    pub fn tells(&self, key: &str) -> bool {
        let inside = |(_, fact): &(&'static str, Fact)| matches!(fact, Fact::Message(message) if message.tells(key));
        self.key == key || self.facts.iter().any(inside)
    }

    /// Adds a text fact.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.facts.push((name, Fact::Text(value.to_string())));
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn fact(mut self, name: &'static str, fact: Fact) -> Self {
        self.facts.push((name, fact));
        self
    }

    /// Adds a number.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: f64) -> Self {
        self.facts.push((name, Fact::Number(value)));
        self
    }

    /// Adds a message, for example a cause.
    #[must_use]
    pub fn message(mut self, name: &'static str, value: Self) -> Self {
        self.facts.push((name, Fact::Message(Box::new(value))));
        self
    }
}

/// Something that can say what happened: every error that may reach a person.
pub trait Explain {
    /// What happened, where, and (through the catalogue's sentence) what to do about it.
    fn explain(&self) -> Message;
}
