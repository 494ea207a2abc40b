//! A result that is being fetched: while a new one loads, the old one stays on screen.

use crate::model::message::Message;
use std::sync::Arc;

/// The last result, whether a newer one is under way, and what went wrong last.
#[derive(Debug, Clone)]
pub struct Loadable<T> {
    value: Option<Arc<T>>,
    loading: bool,
    failure: Option<Message>,
}

impl<T> Default for Loadable<T> {
    fn default() -> Self {
        Self { value: None, loading: false, failure: None }
    }
}

impl<T> Loadable<T> {
    /// The last result, if there has been one.
    #[must_use]
    pub fn value(&self) -> Option<&Arc<T>> {
        self.value.as_ref()
    }

    /// Whether a newer result is under way.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        self.loading
    }

    /// Whether nothing was ever asked for.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.value.is_none() && !self.loading && self.failure.is_none()
    }

    /// What went wrong with the last attempt.
    #[must_use]
    pub fn failure(&self) -> Option<&Message> {
        self.failure.as_ref()
    }

    /// Marks a newer result as under way.
    pub fn start(&mut self) {
        self.loading = true;
    }

    /// Nothing newer is under way any more; the old result stays.
    pub fn stop(&mut self) {
        self.loading = false;
    }

    /// Takes the newer result, or keeps the old one beside the failure.
    pub fn finish(&mut self, result: Result<Arc<T>, Message>) {
        self.loading = false;
        match result {
            Ok(value) => {
                self.value = Some(value);
                self.failure = None;
            }
            Err(message) => self.failure = Some(message),
        }
    }
}
