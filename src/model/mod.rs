//! The vocabulary: plain values that every other layer speaks in.
//!
//! Nothing here reads a file, asks a database, computes a trend or draws. Types carry the meaning
//! that prose would otherwise have to: a [`period::Period`] is never a string, a missing value is
//! never a NaN, and a judgement never travels without its reason.

#[macro_use]
pub mod keyed;

pub mod alias;
pub mod breakdown;
pub mod catalogue;
pub mod comparison;
pub mod dataset;
pub mod dated;
pub mod defaults;
pub mod derived;
pub mod direction;
pub mod document;
pub mod doubt;
pub mod evaluation;
pub mod event;
pub mod evidence;
pub mod facts;
pub mod finding;
pub mod forecast;
pub mod former;
pub mod grid;
pub mod hidden;
pub mod id;
pub mod indexed;
pub mod indicator;
pub mod integrity;
pub mod joining;
pub mod mapping;
pub mod message;
pub mod municipality;
pub mod observation;
pub mod parts;
pub mod peers;
pub mod period;
pub mod place;
pub mod plan;
pub mod preview;
pub mod printed;
pub mod problem;
mod problem_words;
pub mod quantity;
pub mod recipe;
pub mod report;
pub mod ruler;
pub mod spreadsheet;
pub mod status;
pub mod subset;
pub mod target;
pub mod theme;
pub mod typed;
pub mod unit;
pub mod unit_words;
pub mod unsaid;
pub mod usual;
pub mod vintage;
