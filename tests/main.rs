//! The one integration-test binary; each module proves one promise.
//!
//! - `binary`: the program carries each typeface once.
//! - `boards`: the board of gaps: hand-worked rows, every target once, the numbers of the scorecard, nothing covered.
//! - `briefing`: what leaves the program for a council is what the screens say, in files that last.
//! - `cities`: the page of a city as a figure is what its screen draws, every row of it.
//! - `cited`: a figure cites the documents of the values that it draws, all of them and no others.
//! - `cli`: the headless commands, run as anyone would, in every format and both languages.
//! - `continued`: lines continued by a forecast: their points, words and table, and when they are not.
//! - `datapackage`: a data package is read whole, or refused with the place of the fault.
//! - `entry`: what people enter themselves comes to the same as what is delivered.
//! - `engine`: the figures of every target equal what a person works out from the documents.
//! - `arranged`: a chart arranged otherwise: index, per 1,000 residents, panels, bars, years, and its table.
//! - `charts`: what a chart says before it is drawn: gaps, paths, totals, units, plan time.
//! - `export`: figures as files say what the screen says, in every size, style and format, and nothing is lost.
//! - `exported`: data that was written comes back, whole and unchanged.
//! - `figures`: a drawn chart, without a window: names and years, nothing covered or cut.
//! - `forms`: rows from baseline to target, tables, changes since a year: what they show, and in every file.
//! - `headlines`: a headline speaks of what is drawn; an empty figure says why.
//! - `labels`: English labels of the sample stand where English is read, the printed ones stay what is printed.
//! - `layers`: arrows between modules point down, in the sources as they are.
//! - `population`: what the population figures say and what they lack, by numbers worked out by hand.
//! - `readers`: files of other systems are read as they stand, or refused with the place.
//! - `screens`: the window says and does what a reader expects, in both languages, sizes and themes.
//! - `sentences`: every refusal of import and store has its sentence in both catalogues.
//! - `store`: what was stored comes back, whatever happens to the program or the file.
//! - `text`: both catalogues say the same things, and every sentence stands in a snapshot.
//! - `understand`: files of other systems are understood as meant or asked about, never guessed.
//!
//! `fixture` makes the data that several of them need, `painted` finds what is wrong with painted texts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod arranged;
mod binary;
mod boards;
mod briefing;
mod charts;
mod cited;
mod cities;
mod cli;
mod continued;
mod datapackage;
mod engine;
mod entry;
mod export;
mod exported;
mod figures;
mod fixture;
mod forms;
mod headlines;
mod labels;
mod layers;
mod painted;
mod population;
mod readers;
mod screens;
mod sentences;
mod statistics;
mod store;
mod supply;
mod text;
mod understand;
