//! Values of years that are still to come: nobody has measured them.

use super::Assembler;
use crate::import::row::Draft;
use crate::import::understand::context::PROJECTED;
use crate::model::mapping::Meaning;
use crate::model::report::ProblemReason;
use crate::model::unsaid::Unsaid;

/// Whether the name of an indicator says that its values look ahead: 推計人口（社人研）.
pub(super) fn is_projected(label: &str) -> bool {
    label.contains("社人研") || PROJECTED.iter().any(|word| label.contains(word))
}

impl Assembler<'_> {
    /// Takes an actual value for a projection where the name of its indicator says so.
    ///
    /// # Errors
    /// [`Unsaid::NotEnded`] where its period has not ended and nobody said what such values are.
    pub(super) fn look_ahead(&self, at: usize, draft: &mut Draft) -> Result<(), ProblemReason> {
        if draft.meaning != Meaning::Actual || draft.meant {
            return Ok(());
        }
        if self.series(at).is_some_and(|series| series.ahead) {
            draft.meaning = Meaning::Projection;
            return Ok(());
        }
        let Some((period, today)) = draft.period.zip(self.known.today()) else { return Ok(()) };
        if draft.value.is_err() || draft.partial || period.end() <= today.end() {
            return Ok(());
        }
        draft.meaning = self.mapping.defaults.ahead.ok_or(ProblemReason::Unsaid(Unsaid::NotEnded))?;
        Ok(())
    }
}
