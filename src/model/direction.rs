//! Targets that a direction said for a whole file seems not to fit: they are asked about, never taken as they are.

use super::indicator::Polarity;
use super::message::{Explain, Message};
use super::quantity::Quantity;
use super::target::TargetKind;

/// A target on the worse side of its baseline, under the direction that was said for the whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disputed {
    /// Name of the indicator.
    pub label: String,
    /// The direction.
    pub polarity: Polarity,
    /// The baseline as a number.
    pub baseline: String,
    /// The target as a number.
    pub target: String,
}

impl Explain for Disputed {
    fn explain(&self) -> Message {
        let key = match self.polarity {
            Polarity::LowerIsBetter => "import-problem-target_against_direction-lower",
            _ => "import-problem-target_against_direction",
        };
        Message::new(key).text("label", &self.label).text("baseline", &self.baseline).text("target", &self.target)
    }
}

/// Whether a target lies on the worse side of its baseline, so that reaching it would be no progress.
///
/// Only kinds that are measured from the baseline are meant: a level to be reached is compared with it (`factor` turns
/// the target's unit into the baseline's), and a rise of a stock must be a rise in the wanted direction. Such a target
/// is right where a decline is to be slowed down; it is wrong where the direction is.
#[must_use]
pub fn is_worse(kind: TargetKind, polarity: Polarity, baseline: Quantity, target: Quantity, factor: f64) -> bool {
    let way = match kind {
        TargetKind::Reach => target.value() * factor - baseline.value(),
        // The target is what is added, so that its sign alone says the direction; adding nothing has none.
        TargetKind::IncreaseStock if target.value() == 0.0 => return polarity != Polarity::Neutral,
        TargetKind::IncreaseStock => target.value(),
        _ => return false,
    };
    match polarity {
        Polarity::HigherIsBetter => way < 0.0,
        Polarity::LowerIsBetter => way > 0.0,
        Polarity::Neutral => false,
    }
}

/// What stands against a direction, as an option of a command is written: `待機児童数=lower_is_better`.
#[must_use]
pub fn option_text(label: &str, polarity: Polarity) -> String {
    let text = format!("{label}={}", polarity.key());
    if text.contains(char::is_whitespace) { format!("\"{text}\"") } else { text }
}
