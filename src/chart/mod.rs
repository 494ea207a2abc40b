//! What a chart says before anyone draws it: which lines, points, gaps, targets and words.
//!
//! A [`spec::ChartSpec`] is plain data; the figure layer draws it on screen and for export alike, so
//! that both say the same.

mod aim;
pub mod arrange;
mod axis;
mod bars;
pub mod board;
pub mod briefing;
pub mod build;
pub mod bullet;
mod captions;
pub mod check;
mod cited;
pub mod city;
mod events;
pub mod explain;
pub mod figure_table;
pub mod findings;
mod forecast;
pub mod headline;
pub mod kpi;
pub mod matrix;
pub mod observed;
pub mod page;
pub mod palette;
mod panels;
pub mod places;
pub mod population;
pub mod reading;
pub mod request;
pub mod running;
mod scale;
mod series;
pub mod spec;
pub mod table;
pub mod ticks;
