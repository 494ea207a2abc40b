//! Every word people read, in Japanese and in English.
//!
//! Lower layers return keys, reasons and messages; here they become sentences. The words
//! themselves stand only in `assets/locales/{ja,en}/`; this module chooses keys, writes
//! numbers and years, and makes texts comparable for search. It reads nothing but the model
//! and has no effect besides its results.

pub mod amounts;
pub mod catalogue;
pub mod facts;
pub mod language;
pub mod moment;
pub mod names;
pub mod number;
pub mod pairs;
pub mod passing;
pub mod period;
pub mod phrase;
pub mod readings;
pub mod search;
pub mod units;
