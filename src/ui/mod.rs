//! The screens: they read `&Session` and return commands; they have no other effect.
//!
//! One part of the window is one file with one state struct; what can be kept over frames (a built
//! chart, a sorted table) is kept there and built anew when the session's revision has grown.

pub mod actions;
pub mod activity_lists;
pub mod activity_rows;
pub mod basket;
pub mod chart_bar;
pub mod chart_view;
pub mod comparison_window;
pub mod data_rows;
pub mod definitions;
mod derived_window;
mod detail;
pub mod detail_figures;
pub mod detail_trail;
pub mod entering;
mod events_window;
pub mod export_dialog;
pub mod fonts;
pub mod grade_window;
pub mod importing;
pub mod keys;
pub mod kpi_window;
pub mod notices;
pub mod page_choice;
pub mod palette;
pub mod palette_items;
pub mod path_dialog;
pub mod picks;
pub mod place_search;
pub mod plan_window;
pub mod ruler_menu;
pub mod scorecard;
pub mod screens;
pub mod shell;
pub mod shortcuts;
pub mod since;
pub mod theme;
pub mod toolbar;
pub mod topbar;
pub mod values_table;
pub mod views;
pub mod vintages;
pub mod widgets;
