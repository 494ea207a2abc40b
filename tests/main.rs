//! The one integration-test binary; each module proves one promise.
//!
//! - `layers`: arrows between modules point down, in the sources as they are.
//! - `text`: both catalogues say the same things, and every sentence stands in a snapshot.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod layers;
mod text;
