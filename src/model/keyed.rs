//! A closed list of values, each with the stable English key that files, commands and the store use.
//!
//! The key is the contract with the outside; the Rust name may change, the key may not.

/// The text of a key that is not one of a closed list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown {what} key: {key}")]
pub struct UnknownKey {
    /// Which list was asked, in the glossary's words (for example `level`).
    pub what: &'static str,
    /// The key as it was found.
    pub key: String,
}

/// Declares an enum together with its stable keys, and reads and writes it by them.
macro_rules! keyed_enum {
    (
        $(#[$meta:meta])*
        $name:ident as $what:literal { $( $(#[$vmeta:meta])* $variant:ident = $key:literal ),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$vmeta])* $variant ),+ }

        impl $name {
            /// Every value, in the order in which lists show them.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),+ ];

            /// The stable key used in files, commands and the store.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $( Self::$variant => $key ),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::model::keyed::UnknownKey;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $( $key => Ok(Self::$variant), )+
                    other => Err($crate::model::keyed::UnknownKey { what: $what, key: other.to_owned() }),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.key())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
