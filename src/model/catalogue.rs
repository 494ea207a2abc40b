//! A catalogue: everything a delivery says beside its values, small enough to be held whole.

use super::alias::Alias;
use super::comparison::{Comparison, ComparisonMember};
use super::document::Document;
use super::evaluation::Evaluation;
use super::id::{DocumentId, IndicatorId, PlanId};
use super::indicator::Indicator;
use super::municipality::{AreaCode, Municipality};
use super::place::IndicatorPlace;
use super::plan::Plan;
use super::printed::PrintedFigure;
use super::target::Target;

/// Areas, documents, plans, indicators, targets and comparisons, each list in the publisher's order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Catalogue {
    /// Name of the dataset, stable over its versions.
    pub name: String,
    /// The publisher's version text.
    pub version: String,
    /// Title for people.
    pub title: String,
    /// Areas.
    pub municipalities: Vec<Municipality>,
    /// Documents.
    pub documents: Vec<Document>,
    /// Plans.
    pub plans: Vec<Plan>,
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// Former identifiers of indicators.
    pub aliases: Vec<Alias>,
    /// Targets in all revisions.
    pub targets: Vec<Target>,
    /// Grades by the cities' own bodies.
    pub evaluations: Vec<Evaluation>,
    /// Figures that documents derived themselves.
    pub printed_figures: Vec<PrintedFigure>,
    /// Comparisons across cities.
    pub comparisons: Vec<Comparison>,
    /// Their members.
    pub comparison_members: Vec<ComparisonMember>,
}

impl Catalogue {
    /// The area with this code.
    #[must_use]
    pub fn municipality(&self, code: AreaCode) -> Option<&Municipality> {
        self.municipalities.iter().find(|m| m.municipality_code == code)
    }

    /// The indicator with this identifier.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.indicators.iter().find(|i| i.indicator_id == *id)
    }

    /// The indicator at a place of this catalogue.
    #[must_use]
    pub fn indicator_at(&self, place: IndicatorPlace) -> Option<&Indicator> {
        self.indicators.get(place.index())
    }

    /// All indicators with their places, in their order.
    pub fn placed_indicators(&self) -> impl Iterator<Item = (IndicatorPlace, &Indicator)> {
        self.indicators.iter().enumerate().map(|(at, indicator)| (IndicatorPlace::at(at), indicator))
    }

    /// The plan with this identifier.
    #[must_use]
    pub fn plan(&self, id: &PlanId) -> Option<&Plan> {
        self.plans.iter().find(|p| p.plan_id == *id)
    }

    /// The document with this identifier.
    #[must_use]
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        self.documents.iter().find(|d| d.document_id == *id)
    }
}
