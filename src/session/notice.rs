//! Notices: what happened, for people who were looking elsewhere.

use crate::model::message::Message;

keyed_enum! {
    /// How much a notice matters.
    Severity as "severity" {
        /// Something was done.
        Info = "info",
        /// Something needs attention.
        Warning = "warning",
        /// Something could not be done.
        Error = "error",
    }
}

keyed_enum! {
    /// What a notice offers to do.
    Offer as "offer" {
        /// Take the program's newer sample data into the store as a vintage.
        TakeSample = "take_sample",
        /// Take back what was done with a saved view.
        TakeBack = "take_back",
        /// Show what has changed since a view was saved.
        ShowChanges = "show_changes",
        /// Write a figure or a pack over what lies there.
        Replace = "replace",
        /// Open the store anew that lies at the path now.
        OpenAnew = "open_anew",
        /// Go on with values that were typed and not saved.
        GoOnEntering = "go_on_entering",
    }
}

/// One notice; stays until it is dismissed.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Number for dismissing.
    pub id: u64,
    /// How much it matters.
    pub severity: Severity,
    /// What happened.
    pub message: Message,
    /// What it offers to do.
    pub offer: Option<Offer>,
}
