//! Vintages: every dataset that was brought in stays as it was, and one of each is current.

use serde::{Deserialize, Serialize};

/// Row number of a vintage in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VintageId(pub i64);

/// The digits of a fingerprint, without the number of its rules: those that views of earlier versions remember.
#[must_use]
pub fn digits(content_hash: &str) -> &str {
    content_hash.split_once(':').map_or(content_hash, |(_, digits)| digits)
}

/// What a store knows about one vintage of one dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vintage {
    /// Row number in the store.
    pub vintage_id: VintageId,
    /// Name of the dataset; vintages of one name replace each other as current.
    pub dataset: String,
    /// The publisher's version text.
    pub version: String,
    /// Title for people.
    pub title: String,
    /// Fingerprint of its contents, by which the same delivery is known in every store: the number of the rules by
    /// which it was taken, a colon, and 64 hexadecimal digits.
    pub content_hash: String,
    /// When it was brought in, UTC, `2026-01-31T09:00:00Z`.
    pub stored_at: String,
    /// Number of observations in it.
    pub observations: u64,
    /// Whether the user pinned it as current.
    pub pinned: bool,
    /// Whether it is current: pinned, or the newest of its dataset while none is pinned.
    pub current: bool,
}
