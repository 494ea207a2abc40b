//! A name in the reader's language for every closed list of the model.
//!
//! The catalogue key of a name is `group-key`, for example `status-on_track`.

use super::catalogue::Texts;
use super::language::Language;
use super::number;
use crate::model::comparison::Grade;
use crate::model::document::DocumentKind;
use crate::model::evaluation::{EvaluationBody, EvaluationScope, GradeScheme};
use crate::model::finding::{Basis, DisagreementKind, LeftOut, Verdict};
use crate::model::forecast::{Method, NoForecast};
use crate::model::indicator::{Level, Polarity};
use crate::model::message::Fact;
use crate::model::municipality::AreaKind;
use crate::model::observation::{CumulativeSince, MissingReason, ObservationStatus, Role, UnusableReason};
use crate::model::period::PeriodKind;
use crate::model::printed::{Arrow, FigureKind};
use crate::model::ruler::{Ruler, RulerBasis};
use crate::model::status::{Reason, Status};
use crate::model::target::{BaselineReason, Revision, TargetKind};
use crate::model::theme::Theme;

/// The marks that a plan's mid-term review leaves on an indicator, as they stand in `review_flag`.
pub const REVIEW_FLAGS: &[&str] =
    &["kpi_changed", "target_changed", "new_policy", "new_project", "project_changed", "project_ended"];

macro_rules! names {
    ( $( $(#[$meta:meta])* $method:ident: $list:ty = $group:literal ),+ $(,)? ) => {
        impl Texts {
            $(
                $(#[$meta])*
                #[must_use]
                pub fn $method(&self, value: $list) -> String {
                    self.t(&format!(concat!($group, "-{}"), value.key()))
                }
            )+
        }

        /// The catalogue key of every name in this module.
        #[must_use]
        pub fn keys() -> Vec<String> {
            let mut keys: Vec<String> = REVIEW_FLAGS.iter().map(|flag| format!("review-{flag}")).collect();
            $( keys.extend(<$list>::ALL.iter().map(|value| format!(concat!($group, "-{}"), value.key()))); )+
            keys
        }
    };
}

names! {
    /// Status, for example 概ね順調.
    status: Status = "status",
    /// Why a percentage or a status is withheld: a whole sentence.
    reason: Reason = "reason",
    /// Theme.
    theme: Theme = "theme",
    /// Level in a plan.
    level: Level = "level",
    /// Level in a plan, of several: for example Policy KPIs.
    levels: Level = "levels",
    /// Wanted direction.
    polarity: Polarity = "polarity",
    /// Kind of area.
    area_kind: AreaKind = "area-kind",
    /// Kind of target, in one word.
    target_kind: TargetKind = "target-kind",
    /// Draft or final.
    revision: Revision = "revision",
    /// Why a baseline may not be compared.
    baseline_reason: BaselineReason = "baseline-reason",
    /// What a value is in its series.
    role: Role = "role",
    /// Status of an observation.
    observation_status: ObservationStatus = "observation-status",
    /// Why a value is missing.
    missing_reason: MissingReason = "missing-reason",
    /// From when a cumulative value counts.
    cumulative_since: CumulativeSince = "cumulative-since",
    /// Why an actual cannot be judged.
    unusable_reason: UnusableReason = "unusable-reason",
    /// Who graded.
    evaluation_body: EvaluationBody = "evaluation-body",
    /// What is graded.
    evaluation_scope: EvaluationScope = "evaluation-scope",
    /// The scale of a city's own grade.
    scheme: GradeScheme = "scheme",
    /// How far indicators may be compared.
    grade: Grade = "grade",
    /// Kind of document.
    document_kind: DocumentKind = "document-kind",
    /// Kind of printed figure.
    figure_kind: FigureKind = "figure-kind",
    /// What a printed arrow means.
    arrow: Arrow = "arrow",
    /// Kind of period.
    period_kind: PeriodKind = "period-kind",
    /// What a ruler measures.
    ruler_basis: RulerBasis = "ruler-basis",
    /// How an actual came about.
    basis: Basis = "basis",
    /// Why a value is left out of a trend.
    left_out: LeftOut = "trend-excluded",
    /// How a forecast is made.
    forecast_method: Method = "forecast-method",
    /// Why a series is not forecast.
    no_forecast: NoForecast = "forecast-none",
    /// A kind of disagreement, in a few words.
    disagreement: DisagreementKind = "check-kind",
    /// What recomputing a printed figure came to.
    verdict: Verdict = "verdict",
    /// A language, in that language.
    language_name: Language = "language",
}

impl Texts {
    /// The names of the review marks in an indicator's `review_flag`, in the order given there.
    ///
    /// A mark that is not one of [`REVIEW_FLAGS`] stays as it is.
    #[must_use]
    pub fn review_flags(&self, flags: &str) -> Vec<String> {
        let name = |flag: &str| {
            if REVIEW_FLAGS.contains(&flag) { self.t(&format!("review-{flag}")) } else { flag.to_owned() }
        };
        flags.split_whitespace().map(name).collect()
    }

    /// The name of a ruler: of a preset by its key, otherwise the name that its maker gave it.
    #[must_use]
    pub fn ruler(&self, key: &str) -> String {
        let preset = format!("ruler-{key}");
        if self.has(&preset) { self.t(&preset) } else { key.to_owned() }
    }

    /// A ruler's name and thresholds, as they stand on every output.
    ///
    /// A step that no figure can get, because the one above it begins at the same threshold, is left out.
    #[must_use]
    pub fn ruler_in_words(&self, ruler: &Ruler) -> String {
        let steps = [
            (ruler.on_track, Status::OnTrack),
            (ruler.mostly_on_track, Status::MostlyOnTrack),
            (ruler.slightly_behind, Status::SlightlyBehind),
        ];
        let mut above = f64::INFINITY;
        let mut words = Vec::new();
        for (threshold, status) in steps.into_iter().filter(|(threshold, _)| threshold.is_finite()) {
            if threshold < above {
                let facts = [
                    ("threshold", Fact::Text(number::shortest(threshold))),
                    ("status", Fact::Text(self.status_in_sentence(status))),
                ];
                words.push(self.with("ruler-step", &facts));
            }
            above = threshold;
        }
        let facts = [("basis", Fact::Text(self.ruler_basis(ruler.basis))), ("steps", Fact::Text(self.list(&words)))];
        self.aside(&self.ruler(&ruler.key), &self.with("ruler-thresholds", &facts))
    }

    /// A status inside a sentence: in English without its capital.
    fn status_in_sentence(&self, status: Status) -> String {
        self.status(status).to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_has_a_name_in_both_languages() {
        for language in Language::ALL {
            let texts = Texts::new(*language);
            for key in keys() {
                assert!(texts.has(&key), "{key} has no name in {}", language.key());
            }
        }
    }

    #[test]
    fn two_values_of_one_list_never_share_a_name() {
        for language in Language::ALL {
            let texts = Texts::new(*language);
            for list in [
                Status::ALL.iter().map(|x| texts.status(*x)).collect::<Vec<_>>(),
                Reason::ALL.iter().map(|x| texts.reason(*x)).collect(),
                Theme::ALL.iter().map(|x| texts.theme(*x)).collect(),
                Level::ALL.iter().map(|x| texts.level(*x)).collect(),
                TargetKind::ALL.iter().map(|x| texts.target_kind(*x)).collect(),
                MissingReason::ALL.iter().map(|x| texts.missing_reason(*x)).collect(),
                Role::ALL.iter().map(|x| texts.role(*x)).collect(),
                FigureKind::ALL.iter().map(|x| texts.figure_kind(*x)).collect(),
            ] {
                let mut seen = std::collections::BTreeSet::new();
                for name in list {
                    assert!(seen.insert(name.clone()), "{name} stands for two values");
                }
            }
        }
    }

    #[test]
    fn a_ruler_in_words_leaves_out_steps_that_nothing_can_get() {
        let ruler = |steps: [f64; 3]| Ruler::new("tama", RulerBasis::ProgressOverPace, steps).unwrap();
        let (ja, en) = (Texts::new(Language::Ja), Texts::new(Language::En));
        let all = ja.ruler_in_words(&ruler([1.0, 0.8, 0.6]));
        assert_eq!(all, "多摩市（進捗率 ÷ ペースが1以上で順調、0.8以上で概ね順調、0.6以上でやや遅れ、それ未満は遅れ）");
        let two = ja.ruler_in_words(&ruler([1.0, 0.6, 0.6]));
        assert_eq!(two, "多摩市（進捗率 ÷ ペースが1以上で順調、0.6以上で概ね順調、それ未満は遅れ）");
        let one = en.ruler_in_words(&ruler([1.0, 1.0, 1.0]));
        assert_eq!(one, "Tama (Progress ÷ pace: on track from 1, behind below that)");
    }

    #[test]
    fn reasons_are_sentences() {
        for (language, stop) in [(Language::Ja, '。'), (Language::En, '.')] {
            let texts = Texts::new(language);
            for reason in Reason::ALL {
                assert!(texts.reason(*reason).ends_with(stop), "{}", reason.key());
            }
        }
    }

    #[test]
    fn review_marks_are_named_one_by_one() {
        let texts = Texts::new(Language::Ja);
        assert_eq!(texts.review_flags("target_changed  new_policy"), ["目標値を変更", "施策を追加"]);
        assert_eq!(texts.review_flags("something_else"), ["something_else"]);
        assert!(texts.review_flags("").is_empty());
    }

    #[test]
    fn a_ruler_of_the_users_own_keeps_its_name() {
        let texts = Texts::new(Language::En);
        assert_eq!(texts.ruler("tama"), "Tama");
        assert_eq!(texts.ruler("うちのものさし"), "うちのものさし");
    }
}
