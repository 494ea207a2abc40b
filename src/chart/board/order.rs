//! The order of a board: which targets stand together, and in which order.

use super::{BoardRequest, Captions, Heading};
use crate::analysis::scorecard::ScorecardRow;
use crate::chart::explain;
use crate::chart::request::area_name;
use crate::model::message::Fact;
use crate::model::observation::MissingReason;
use crate::model::status::{Reason, Status};
use crate::text::catalogue::Texts;
use std::collections::BTreeMap;

keyed_enum! {
    /// How the targets of a board are ordered and grouped.
    Order as "order" {
        /// Progress ÷ pace, smallest first.
        Behind = "behind",
        /// Progress ÷ pace, greatest first.
        Ahead = "ahead",
        /// By city, in each the smallest progress ÷ pace first.
        City = "city",
        /// By goal of each city.
        Goal = "goal",
        /// By status.
        Status = "status",
    }
}

keyed_enum! {
    /// What can be said of a target.
    Section as "section" {
        /// It has a progress.
        Measured = "measured",
        /// Its progress is withheld, with a reason.
        Withheld = "withheld",
        /// Nothing usable was measured.
        NoData = "no_data",
    }
}

impl Section {
    /// The section of a judged target.
    #[must_use]
    pub fn of(row: &ScorecardRow) -> Self {
        if row.progress().is_some() {
            Self::Measured
        } else if row.status == Status::NoData {
            Self::NoData
        } else {
            Self::Withheld
        }
    }
}

/// One line of a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A heading, as a place among the headings.
    Heading(usize),
    /// A target, as a place among the rows of the request.
    Row(usize),
}

/// The lines of a board from above.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arranged {
    /// Headings and rows.
    pub lines: Vec<Line>,
    /// The headings in words.
    pub headings: Vec<Heading>,
}

/// What the rows of a group have in common; its order is that of the groups.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Common {
    All,
    City(usize),
    Goal(usize, usize, String),
    Status(Status),
    Reason(Option<Reason>, Option<MissingReason>),
}

/// Groups and orders the rows of a request.
#[must_use]
pub fn arrange(request: &BoardRequest<'_>, texts: &Texts) -> Arranged {
    let city_order = city_places(request);
    let mut first_of_goal: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    let mut keyed = Vec::with_capacity(request.rows.len());
    for (at, row) in request.rows.iter().enumerate() {
        let Some(indicator) = request.index.series(row.series) else { continue };
        let Some(target) = request.index.data().targets.get(row.target) else { continue };
        let city = city_order.get(&indicator.area).copied().unwrap_or(usize::MAX);
        let section = Section::of(row);
        let common = match (section, request.order) {
            (Section::Measured, Order::Behind | Order::Ahead) => Common::All,
            (Section::Measured, Order::City) => Common::City(city),
            (Section::Measured, Order::Goal) => {
                // Goals stand in the order of their document, which is that of their first target.
                let first = *first_of_goal.entry((city, target.goal.as_str())).or_insert(row.target);
                Common::Goal(city, first, target.goal.clone())
            }
            (Section::Measured, Order::Status) => Common::Status(row.status),
            (Section::Withheld | Section::NoData, _) => Common::Reason(row.reason, row.missing),
        };
        keyed.push((section, common, rank(request.order, row), city, row.target, at));
    }
    keyed.sort_by(|a, b| {
        let within = a.2.total_cmp(&b.2).then_with(|| (a.3, a.4).cmp(&(b.3, b.4)));
        (a.0, &a.1).cmp(&(b.0, &b.1)).then(within)
    });
    let mut arranged = Arranged::default();
    for group in keyed.chunk_by(|a, b| (a.0, &a.1) == (b.0, &b.1)) {
        let Some((section, common, _, _, _, first)) = group.first() else { continue };
        let Some(row) = request.rows.get(*first) else { continue };
        let name = group_name(request, texts, *section, common, row);
        let count = texts.with("gaps-count", &[("count", Fact::Number(group.len() as f64))]);
        arranged.lines.push(Line::Heading(arranged.headings.len()));
        arranged.headings.push(Heading { name, count, captions: captions(texts, *section) });
        arranged.lines.extend(group.iter().map(|(.., at)| Line::Row(*at)));
    }
    arranged
}

/// The number that orders the rows of a group; what has none keeps the order of its city and document.
fn rank(order: Order, row: &ScorecardRow) -> f64 {
    match (row.progress_over_pace(), order) {
        (Some(ratio), Order::Ahead) => -ratio,
        (Some(ratio), _) => ratio,
        (None, _) => 0.0,
    }
}

fn city_places(request: &BoardRequest<'_>) -> BTreeMap<crate::model::municipality::AreaCode, usize> {
    let areas = request.index.data().municipalities.iter().enumerate();
    areas.map(|(place, area)| (area.municipality_code, place)).collect()
}

fn group_name(
    request: &BoardRequest<'_>,
    texts: &Texts,
    section: Section,
    common: &Common,
    row: &ScorecardRow,
) -> String {
    let city = || request.index.series(row.series).map(|i| area_name(request.index, texts, i.area)).unwrap_or_default();
    match common {
        Common::All => texts.t("gaps-group-measured"),
        Common::City(_) => city(),
        Common::Goal(_, _, goal) => texts.pair(&city(), goal),
        Common::Status(status) => texts.status(*status),
        Common::Reason(..) => {
            let reason = explain::reason(texts, row).unwrap_or_default();
            let key = if section == Section::NoData { "gaps-group-no-data" } else { "gaps-group-withheld" };
            texts.with(key, &[("reason", Fact::Text(reason))])
        }
    }
}

fn captions(texts: &Texts, section: Section) -> Captions {
    let share = if section == Section::Measured { "column-progress" } else { "column-attainment" };
    Captions {
        status: texts.t("column-status"),
        indicator: texts.t("column-indicator"),
        from: texts.t("gaps-column-from"),
        to: texts.t("column-target"),
        actual: texts.t("column-actual"),
        gap: texts.t("column-gap"),
        share: texts.t(share),
        pace: texts.t("column-pace"),
    }
}
