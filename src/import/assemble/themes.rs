//! The theme of a new indicator, and what says it.

use crate::import::understand::words;
use crate::model::evidence::Evidence;
use crate::model::mapping::Defaults;
use crate::model::theme::Theme;

/// What a column says goes before what a person chose for the file, before the indicator's own name, before a title;
/// where none of them speaks of a theme, there is none.
pub(super) fn of(column: Option<Theme>, defaults: &Defaults, label: &str) -> (Evidence, Theme) {
    if let Some(theme) = column {
        return (Evidence::Column, theme);
    }
    if let Some(theme) = defaults.chosen_theme {
        return (Evidence::User, theme);
    }
    if let Some(theme) = words::theme(label) {
        return (Evidence::Label, theme);
    }
    match defaults.theme {
        Theme::Unset => (Evidence::Usual, Theme::Unset),
        theme => (Evidence::Title, theme),
    }
}
