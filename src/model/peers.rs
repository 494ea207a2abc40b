//! The typed parts of a search for near cities that people read.

keyed_enum! {
    /// Why no near cities can be found.
    NoPeers as "reason against peers" {
        /// Fewer than two different indicators, or more than six.
        Number = "number",
        /// No municipality has a value of the indicator.
        NoValue = "no_value",
        /// The city itself has no value in that period.
        OwnMissing = "own_missing",
        /// All municipalities have the same value, or only the city itself has all of them: nothing tells them apart.
        Flat = "flat",
        /// No total population by which sizes could be compared.
        NoPopulation = "no_population",
    }
}

impl NoPeers {
    /// The key of the sentence that says so.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Number => "error-peers-number",
            Self::NoValue => "error-peers-no_value",
            Self::OwnMissing => "error-peers-own_missing",
            Self::Flat => "error-peers-flat",
            Self::NoPopulation => "error-peers-no_population",
        }
    }
}
