//! Which area a text means: the national list of codes, names and readings, and a resolver that never guesses.
//!
//! A text is resolved, ambiguous (with all candidates, to be asked once), or unknown. What may decide between
//! candidates is evidence only: the name beside a code, the prefecture beside a name, the other codes of the same
//! column, or the user's own answer.

pub mod former;
mod key;
pub mod list;
mod marks;
pub mod resolver;
pub mod romaji;
