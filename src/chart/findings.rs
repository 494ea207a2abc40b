//! A printed figure beside what follows from the document's own numbers, in words and with its source.

use super::request::document_title;
use crate::analysis::consistency::CheckedFigure;
use crate::analysis::target_gap::settle;
use crate::frame::{Cube, ObservationRef};
use crate::model::document::Provenance;
use crate::model::finding::{DisagreementKind, Verdict};
use crate::model::message::Fact;
use crate::model::printed::{Arrow, FigureKind, PrintedFigure};
use crate::model::quantity::Quantity;
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;
use crate::text::number;

/// Decimals that a recomputed figure may get beyond the printed ones until the two read differently.
const EXTRA_DECIMALS: u8 = 2;

/// A checked figure with everything of the dataset that it is about.
#[derive(Debug, Clone, Copy)]
pub struct Finding<'a> {
    index: &'a Cube,
    checked: &'a CheckedFigure,
    figure: Option<&'a PrintedFigure>,
    subject: Option<ObservationRef<'a>>,
}

impl<'a> Finding<'a> {
    /// Looks up what a checked figure is about.
    #[must_use]
    pub fn new(index: &'a Cube, checked: &'a CheckedFigure) -> Self {
        let data = index.data();
        let figure = checked.figure.and_then(|place| data.printed_figures.get(place));
        let subject = checked.subject.and_then(|place| index.at(place));
        Self { index, checked, figure, subject }
    }

    /// Where the printed figure stands; of a repeat, where the repeat does.
    #[must_use]
    pub fn source(&self) -> Option<Provenance> {
        self.figure.map(|f| f.source.clone()).or_else(|| self.subject.map(|o| o.source()))
    }

    /// [`source_place`] of [`Finding::source`]; empty where nothing is known of it.
    #[must_use]
    pub fn source_place(&self, texts: &Texts) -> String {
        self.source().map(|source| source_place(texts, self.index, &source)).unwrap_or_default()
    }

    /// The unit of the printed figure, or of its indicator where it is printed without one.
    #[must_use]
    pub fn unit(&self) -> Unit {
        let printed = self.figure.map(|f| &f.unit).or_else(|| self.subject.map(|o| &o.facet().unit));
        let of_indicator = || self.index.series(self.checked.series).map(|s| &s.indicator.unit);
        printed.filter(|unit| !unit.as_str().is_empty()).or_else(of_indicator).cloned().unwrap_or_default()
    }

    /// What is recomputed: a change, a growth, a share, or a repeat against its original.
    #[must_use]
    pub fn check(&self, texts: &Texts) -> String {
        self.figure.map_or_else(|| texts.t("table-repeat"), |figure| texts.figure_kind(figure.kind))
    }

    /// The number as printed.
    #[must_use]
    pub fn printed(&self) -> Option<Quantity> {
        match self.figure {
            Some(figure) => figure.value,
            None => self.subject.and_then(|o| o.value),
        }
    }

    /// The printed number with its unit, or the arrow where only an arrow is printed.
    #[must_use]
    pub fn printed_words(&self, texts: &Texts) -> String {
        let arrow = || self.checked.printed_arrow.map(|arrow| texts.arrow(arrow));
        let number = || self.printed().map(|value| self.amount(texts, value.value(), value.decimals()));
        let words = if self.checked.kind == DisagreementKind::Arrow || self.checked.recomputed_arrow.is_some() {
            arrow().or_else(number)
        } else {
            number().or_else(arrow)
        };
        words.unwrap_or_else(|| texts.t("no-value"))
    }

    /// The recomputed number with its unit, with as many decimals as are needed to see the difference.
    #[must_use]
    pub fn recomputed_words(&self, texts: &Texts) -> String {
        let Some(value) = self.checked.recomputed else { return texts.t("no-value") };
        self.amount(texts, value, self.decimals(value))
    }

    /// The arrow where an arrow is what disagrees, else the recomputed number.
    #[must_use]
    pub fn computed_words(&self, texts: &Texts) -> String {
        match self.checked.recomputed_arrow {
            Some(arrow) => texts.arrow(arrow),
            None => self.recomputed_words(texts),
        }
    }

    /// The recomputed number less the printed one, where it is the number that disagrees.
    ///
    /// An unsigned figure beside an arrow is the size of the change, so sizes are compared.
    #[must_use]
    pub fn difference(&self) -> Option<f64> {
        if matches!(self.checked.kind, DisagreementKind::Arrow | DisagreementKind::NotCumulative) {
            return None;
        }
        let recomputed = self.checked.recomputed?;
        let compared = if self.checked.printed_arrow.is_some() { recomputed.abs() } else { recomputed };
        Some(settle(compared - self.printed()?.value()))
    }

    /// [`Finding::difference`] in words, as exact as the recomputed number beside it; a dash where there is none.
    #[must_use]
    pub fn difference_words(&self, texts: &Texts) -> String {
        let shown = self.difference().zip(self.checked.recomputed);
        let words = shown.map(|(difference, value)| texts.difference(difference, self.decimals(value), &self.unit()));
        words.unwrap_or_else(|| texts.t("no-value"))
    }

    /// Decimals of a recomputed number: the printed ones, and so many more that both read differently.
    fn decimals(&self, value: f64) -> u8 {
        let printed = self.printed();
        let least = printed.map_or_else(|| self.operand_decimals(), Quantity::decimals);
        if self.checked.verdict == Verdict::Agrees {
            return least;
        }
        let differs = |decimals: &u8| {
            printed.is_none_or(|p| number::decimal(p.value(), *decimals) != number::decimal(value, *decimals))
        };
        (least..=least + EXTRA_DECIMALS).find(differs).unwrap_or(least)
    }

    /// The arrow that follows from the numbers, where an arrow is what disagrees.
    #[must_use]
    pub fn recomputed_arrow(&self) -> Option<Arrow> {
        self.checked.recomputed_arrow
    }

    /// What the check came to, as one sentence.
    #[must_use]
    pub fn sentence(&self, texts: &Texts) -> String {
        let key = match (self.checked.verdict, self.checked.kind, self.figure.map(|f| f.kind)) {
            (Verdict::Agrees, ..) => "check-agrees".to_owned(),
            (Verdict::Uncheckable, ..) => "check-not_recomputable".to_owned(),
            (Verdict::Differs, DisagreementKind::Delta, Some(FigureKind::Difference)) => {
                "check-difference_differs".to_owned()
            }
            (Verdict::Differs, kind, _) => format!("check-{}", kind.key()),
        };
        let base = self.figure.and_then(|f| f.base_observation_id.as_ref()).and_then(|id| self.index.observation(id));
        let follows = self.checked.recomputed_arrow.map(|arrow| texts.arrow(arrow)).unwrap_or_default();
        let facts = [
            ("printed", self.printed_words(texts)),
            ("computed", self.computed_in_sentence(texts)),
            ("subject", value_words(texts, self.subject)),
            ("base", value_words(texts, base)),
            ("follows", follows),
            ("original", self.original(texts)),
        ];
        texts.with(&key, &facts.map(|(name, words)| (name, Fact::Text(words))))
    }

    /// A change of a level keeps its sign, so that it can be read against the wanted direction.
    fn computed_in_sentence(&self, texts: &Texts) -> String {
        match (self.checked.kind, self.checked.recomputed) {
            (DisagreementKind::Arrow, Some(change)) => {
                let decimals = self.printed().map_or(0, Quantity::decimals).max(self.operand_decimals());
                texts.difference(change, decimals, &self.unit())
            }
            _ => self.recomputed_words(texts),
        }
    }

    fn operand_decimals(&self) -> u8 {
        self.subject.and_then(|o| o.value).map_or(0, Quantity::decimals)
    }

    fn amount(&self, texts: &Texts, value: f64, decimals: u8) -> String {
        texts.number_with_unit(&number::decimal(value, decimals), &self.unit())
    }

    /// Where the original of a repeat stands.
    fn original(&self, texts: &Texts) -> String {
        let repeat = self.index.series(self.checked.series);
        let original =
            repeat.and_then(|s| s.indicator.repeat_of.as_ref()).and_then(|id| self.index.data().indicator(id));
        original.map(|i| source_words(texts, &i.source)).unwrap_or_default()
    }
}

/// A value with its period: `2,070人（R3年度）`.
fn value_words(texts: &Texts, observation: Option<ObservationRef<'_>>) -> String {
    let Some((observation, value)) = observation.and_then(|o| o.value.map(|v| (o, v))) else {
        return texts.t("no-value");
    };
    let facts = [
        ("value", Fact::Text(texts.amount(value, &observation.unit))),
        ("period", Fact::Text(texts.period_short(observation.period))),
    ];
    texts.with("check-value", &facts)
}

/// Line and title of the document, the line first because long titles are shortened: `256行、第2期…効果検証調書`.
#[must_use]
pub fn source_place(texts: &Texts, index: &Cube, source: &Provenance) -> String {
    let title = document_title(index, texts, source);
    match source.source_line {
        None => title,
        Some(line) => {
            let facts = [("document", Fact::Text(title)), ("line", Fact::Text(line.to_string()))];
            texts.with("source-place", &facts)
        }
    }
}

/// Document and line in a few characters: `nemuro-2023-evaluation 256行`.
#[must_use]
pub fn source_words(texts: &Texts, source: &Provenance) -> String {
    let document = source.document_id.to_string();
    match source.source_line {
        None => document,
        Some(line) => {
            texts.with("source-line", &[("document", Fact::Text(document)), ("line", Fact::Text(line.to_string()))])
        }
    }
}
