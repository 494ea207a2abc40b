//! The languages of the screens, and how one is recognised in a locale's name.

keyed_enum! {
    /// A language that the catalogues are written in.
    Language as "language" {
        /// 日本語, the default.
        Ja = "ja",
        /// English.
        En = "en",
    }
}

impl Default for Language {
    /// Japanese: the offices this program is made for.
    fn default() -> Self {
        Self::Ja
    }
}

impl Language {
    /// The other language, for a switch.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Ja => Self::En,
            Self::En => Self::Ja,
        }
    }

    /// The language of a locale's name such as `ja_JP.UTF-8`, `ja-JP` or `en`.
    ///
    /// `None` for any other language and for names without one (`C`, `POSIX`, empty).
    #[must_use]
    pub fn from_locale(locale: &str) -> Option<Self> {
        let language = locale.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL.iter().copied().find(|l| l.key().eq_ignore_ascii_case(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_of_all_systems_are_recognised() {
        for locale in ["ja", "ja_JP.UTF-8", "ja-JP", "JA", "ja_JP@calendar=japanese"] {
            assert_eq!(Language::from_locale(locale), Some(Language::Ja), "{locale}");
        }
        for locale in ["en", "en_GB", "en-US", "en_US.UTF-8"] {
            assert_eq!(Language::from_locale(locale), Some(Language::En), "{locale}");
        }
        for locale in ["", "C", "C.UTF-8", "POSIX", "de_DE", "jav", "eng", "_ja"] {
            assert_eq!(Language::from_locale(locale), None, "{locale}");
        }
    }

    #[test]
    fn switching_twice_comes_back() {
        for language in Language::ALL {
            assert_ne!(language.next(), *language);
            assert_eq!(language.next().next(), *language);
            assert_eq!(language.key().parse(), Ok(*language));
        }
    }
}
