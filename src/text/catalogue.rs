//! The catalogue of one language: keys and facts in, sentences out.
//!
//! A missing key never stops anybody from working: the key itself is shown, and the tests make
//! sure that none is missing.

use super::language::Language;
use super::number;
use crate::model::message::{Fact, Message};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The files of one language, one after the other; each part of the program has its own.
macro_rules! catalogue {
    ($language:literal) => {
        concat!(
            include_str!(concat!("../../assets/locales/", $language, "/main.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/overview.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/compare.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/gaps.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/population.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/activities.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/data.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/views.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/export.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/office.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/import.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/entry.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/asked.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/headings.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/unsaid.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/forecast.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/peers.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/entering.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/forms.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/safety.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/evidence.ftl")),
            "\n",
            include_str!(concat!("../../assets/locales/", $language, "/derived.ftl")),
            "\n",
        )
    };
}

const JA: &str = catalogue!("ja");
const EN: &str = catalogue!("en");

/// The catalogue of a language as its translators wrote it.
#[must_use]
pub const fn source(language: Language) -> &'static str {
    match language {
        Language::Ja => JA,
        Language::En => EN,
    }
}

/// Every word of one language. Made once and shared; it can be used from any thread.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Texts {
    /// The words of a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        // What cannot be read is left out; its keys then show as themselves. A test sees to it that nothing is.
        let resource = FluentResource::try_new(source(language).to_owned()).unwrap_or_else(|(readable, _)| readable);
        let locale: LanguageIdentifier = language.key().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Marks around inserted texts would end up in copied and exported text.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(number::shortest(number.value)),
            _ => None,
        }));
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    /// The language of these words.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Whether the catalogue has this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// The words of a key without facts; the key itself where the catalogue has none.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The words of a key with its facts; the key itself where the catalogue has none.
    ///
    /// Numbers are written with separators (`12,345`), so years are handed over as text.
    #[must_use]
    pub fn with(&self, key: &str, facts: &[(&str, Fact)]) -> String {
        let mut args = FluentArgs::with_capacity(facts.len());
        for (name, fact) in facts {
            args.set(*name, self.value(fact));
        }
        self.format(key, Some(&args))
    }

    /// The sentence of a message; messages inside it become sentences first.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.with(message.key, &message.facts)
    }

    fn value(&self, fact: &Fact) -> FluentValue<'static> {
        match fact {
            Fact::Text(text) => FluentValue::String(text.clone().into()),
            Fact::Number(number) => FluentValue::from(*number),
            Fact::Message(message) => FluentValue::String(self.say(message).into()),
            Fact::Period(period) => FluentValue::String(self.period(*period).into()),
        }
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        // A fact that was not given shows as its name in braces, which is better than no sentence.
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, args, &mut errors).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_catalogues_are_read_to_the_last_line_and_define_nothing_twice() {
        for source in [JA, EN] {
            let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| errors).unwrap();
            let mut bundle = FluentBundle::new_concurrent(vec![LanguageIdentifier::default()]);
            assert_eq!(bundle.add_resource(resource), Ok(()));
        }
    }

    #[test]
    fn a_missing_key_shows_itself_and_a_missing_fact_its_name() {
        let texts = Texts::new(Language::Ja);
        assert_eq!(texts.t("no-such-key"), "no-such-key");
        assert!(!texts.has("no-such-key"));
        assert_eq!(texts.say(&Message::new("no-such-key").text("a", 1)), "no-such-key");
        assert_eq!(texts.t("notice-undone"), "元に戻しました：{$step}");
    }

    #[test]
    fn messages_inside_messages_speak_the_same_language() {
        let message = Message::new("error-job-failed")
            .message("cause", Message::new("error-output-write").message("cause", Message::new("status-behind")));
        let ja =
            "処理を終えられませんでした：出力を書き込めませんでした：遅れ。出力先の空き容量と権限を確かめてください。";
        assert_eq!(Texts::new(Language::Ja).say(&message), ja);
        let en = Texts::new(Language::En).say(&message);
        assert!(en.contains("The output could not be written: Behind."), "{en}");
    }

    #[test]
    fn counts_have_separators_and_english_plurals() {
        let en = Texts::new(Language::En);
        let rows = |n: f64| en.say(&Message::new("table-rows").number("count", n));
        assert_eq!(rows(1.0), "1 row");
        assert_eq!(rows(0.0), "0 rows");
        assert_eq!(rows(1_741.0), "1,741 rows");
        assert_eq!(Texts::new(Language::Ja).with("table-rows", &[("count", Fact::Number(-1234.5))]), "−1,234.5行");
    }

    #[test]
    fn texts_may_be_shared_between_threads() {
        const fn shared<T: Send + Sync>(_: &T) {}
        shared(&Texts::new(Language::Ja));
    }

    #[test]
    fn inserted_texts_carry_no_invisible_marks() {
        let said = Texts::new(Language::En).say(&Message::new("notice-undone").text("step", "x"));
        assert_eq!(said, "Undone: x");
    }
}
