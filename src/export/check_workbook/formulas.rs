//! The formulas of a target's row in the sheet of results, each beside the kind of target it is right for.
//!
//! Differences are rounded to ten decimals, which takes away the noise of binary arithmetic on printed numbers.

use super::Names;
use super::inputs;
use super::results;
use super::style::{cell, on, quoted};
use crate::chart::check::{CheckInput, CheckRow, CheckSum};
use crate::model::ruler::RulerBasis;
use crate::model::status::Status;
use crate::model::target::TargetKind;
use crate::text::catalogue::Texts;

/// Names of the ruler's cells, with their rows in its sheet; all stand in the second column.
pub const RULER: [(&str, u32); 4] =
    [("Ruler_basis", 2), ("Ruler_on_track", 3), ("Ruler_mostly_on_track", 4), ("Ruler_slightly_behind", 5)];

/// Slack of a threshold: a ratio that is one in decimals must not fall below it in binary.
const SLACK: &str = "0.000000001";

/// A baseline or an actual from the values it is made of.
pub fn input(names: &Names, input: &CheckInput) -> String {
    let cells: Vec<String> = input.values.iter().map(|at| on(&names.data, line(*at), inputs::VALUE)).collect();
    let joined = cells.join(",");
    let made = match (cells.len(), input.mean) {
        (1, _) => joined,
        (_, true) => format!("AVERAGE({joined})"),
        (_, false) => format!("SUM({joined})"),
    };
    #[expect(clippy::float_cmp, reason = "a factor of exactly one changes nothing")]
    let same_unit = input.factor == 1.0;
    match (cells.len(), same_unit) {
        (1, true) => made,
        (_, true) => format!("ROUND({made},10)"),
        (_, false) => format!("ROUND({made}*{},10)", input.factor),
    }
}

/// The row of the n-th entry below a heading.
pub fn line(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX - 1) + 1
}

/// The cells that one row's formulas refer to.
pub struct Row<'a> {
    target: &'a CheckRow,
    sum: &'a CheckSum,
    b: String,
    t: String,
    x: String,
    k: String,
    n: String,
    progress: String,
    pace: String,
    attainment: String,
    gap: String,
    ratio: String,
}

impl<'a> Row<'a> {
    /// The formulas of the row with its arithmetic, at a line of the sheet.
    pub fn new(row: &'a CheckRow, sum: &'a CheckSum, at: u32, names: &Names) -> Self {
        let own = |column: u16| cell(at, column);
        Self {
            target: row,
            sum,
            b: own(results::BASELINE),
            t: own(results::TARGET),
            x: own(results::ACTUAL),
            k: on(&names.targets, at, inputs::POSITION),
            n: on(&names.targets, at, inputs::YEARS),
            progress: own(results::PROGRESS),
            pace: own(results::PACE),
            attainment: own(results::ATTAINMENT),
            gap: own(results::GAP),
            ratio: own(results::RATIO),
        }
    }

    fn difference(one: &str, other: &str) -> String {
        format!("ROUND({one}-{other},10)")
    }

    /// A difference turned so that more is better.
    fn turned(&self, one: &str, other: &str) -> String {
        if self.sum.sign < 0.0 { Self::difference(other, one) } else { Self::difference(one, other) }
    }

    /// What stands against T: the level, or the rise of a stock.
    fn against(&self) -> String {
        match self.target.kind {
            TargetKind::IncreaseStock if self.sum.comparable => Self::difference(&self.x, &self.b),
            _ => self.x.clone(),
        }
    }

    const fn has_way(&self) -> bool {
        self.sum.comparable && self.target.kind.has_way()
    }

    /// Progress by the formula of the kind.
    pub fn progress(&self) -> String {
        match self.target.kind {
            TargetKind::Reach => {
                format!("{}/{}", Self::difference(&self.x, &self.b), Self::difference(&self.t, &self.b))
            }
            _ => format!("{}/{}", self.against(), self.t),
        }
    }

    /// Progress expected by now.
    pub fn pace(&self) -> Option<String> {
        self.sum.paced.then(|| format!("{}/{}", self.k, self.n))
    }

    /// x/T.
    pub fn attainment(&self) -> String {
        format!("{}/{}", self.against(), self.t)
    }

    /// What is missing in the wanted direction.
    pub fn gap(&self) -> String {
        self.turned(&self.t, &self.against())
    }

    /// What is needed in each remaining year, or `none` in words.
    pub fn required(&self, none: &str) -> String {
        let left = format!("({}-{})", self.n, self.k);
        let each = match self.target.kind {
            TargetKind::Average => format!("ROUND(({}*{}-{}*{})/{left},10)", self.t, self.n, self.x, self.k),
            _ if self.sum.sign < 0.0 => format!("ROUND(-{}/{left},10)", self.gap),
            _ => format!("ROUND({}/{left},10)", self.gap),
        };
        format!("IF(AND({}<{},{}>0),{each},{})", self.k, self.n, self.gap, quoted(none))
    }

    /// What the ruler grades, or `none` in words; nothing where no ratio ever enters the status.
    pub fn ratio(&self, texts: &Texts, none: &str) -> Option<String> {
        if self.sum.all_or_nothing || self.sum.sign == 0.0 {
            return None;
        }
        let plain = if self.sum.progress.is_ok() {
            let alone = quoted(&texts.ruler_basis(RulerBasis::Progress));
            format!("IF(Ruler_basis={alone},{},{}/{})", self.progress, self.progress, self.pace)
        } else if self.sum.floor && self.sum.attainment.is_ok() {
            self.attainment.clone()
        } else {
            quoted(none)
        };
        if !self.has_way() {
            return self.sum.progress.is_ok().then_some(plain);
        }
        let band = quoted(&texts.ruler_basis(RulerBasis::BaselineBand));
        let change = format!(
            "({})/{}",
            if self.sum.sign < 0.0 { format!("{}-{}", self.b, self.x) } else { format!("{}-{}", self.x, self.b) },
            self.b
        );
        Some(format!("IF(AND(Ruler_basis={band},{}>0),1+{change},{plain})", self.b))
    }

    /// The status in words.
    pub fn status(&self, texts: &Texts) -> String {
        let word = |status: Status| quoted(&texts.status(status));
        if self.sum.sign == 0.0 {
            return word(Status::NotAssessable);
        }
        let graded = format!(
            "IF(ISNUMBER({r}),IF({r}>=Ruler_on_track-{SLACK},{},IF({r}>=Ruler_mostly_on_track-{SLACK},{},\
             IF({r}>=Ruler_slightly_behind-{SLACK},{},{}))),{})",
            word(Status::OnTrack),
            word(Status::MostlyOnTrack),
            word(Status::SlightlyBehind),
            word(Status::Behind),
            word(Status::NotAssessable),
            r = self.ratio,
        );
        let mut formula = if self.sum.all_or_nothing { word(Status::Behind) } else { graded };
        if self.has_way() {
            let wanted = match self.target.kind {
                TargetKind::IncreaseStock if self.sum.sign < 0.0 => format!("-{}", self.t),
                TargetKind::IncreaseStock => self.t.clone(),
                _ => self.turned(&self.t, &self.b),
            };
            let worse = format!("AND({wanted}>0,{}<0)", self.turned(&self.x, &self.b));
            formula = format!("IF({worse},{},{formula})", word(Status::WorseThanBaseline));
        }
        if self.target.kind == TargetKind::IncreaseStock && !self.sum.comparable {
            return formula;
        }
        let met = if self.sum.waits_for_end {
            format!("IF({}<{},{},{})", self.k, self.n, word(Status::OnTrack), word(Status::Achieved))
        } else {
            word(Status::Achieved)
        };
        format!("IF({}>=0,{met},{formula})", self.turned(&self.against(), &self.t))
    }
}
