//! The judgement before the ruler was last changed: what flipped is told against it.

use super::Session;
use super::worker::Scored;
use crate::analysis::flips::{self, Flip};
use crate::analysis::ruler;
use crate::model::ruler::Ruler;
use std::sync::Arc;

impl Session {
    /// The scorecard under the ruler before it was last changed; what flipped is told against it.
    #[must_use]
    pub fn before(&self) -> Option<&Arc<Scored>> {
        self.before.as_ref()
    }

    /// Targets whose status the last change of the ruler changed.
    #[must_use]
    pub fn flips(&self) -> Vec<Flip> {
        let both = self.before.as_ref().zip(self.scored.value());
        both.map(|(before, now)| flips::flips(&before.rows, &now.rows)).unwrap_or_default()
    }

    /// Keeps the present judgement for telling flips. While a threshold is being moved, the one before the first move stays.
    pub(super) fn keep_before(&mut self, next: &Ruler) {
        let now = &self.view.ruler;
        let moving = now.key == ruler::CUSTOM && next.key == ruler::CUSTOM && self.before.is_some();
        let judged = self.scored.value().filter(|scored| scored.ruler == *now);
        if let Some(scored) = judged.filter(|_| !moving) {
            self.before = Some(Arc::clone(scored));
        }
    }
}
