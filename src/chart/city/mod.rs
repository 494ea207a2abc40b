//! The page of a city as plain data: one row a KPI in the groups of its plan, with a sparkline, a bullet, the gap in the
//! unit, the city's own grade and the cities to compare with; for a city without targets its statistics beside others'.

mod part;
mod rows;
mod statistics;

use super::board::BoardRow;
use super::bullet::Bullet;
use super::cited::Cited;
use super::matrix::{self, WORST_FIRST};
use crate::analysis::profile::{self, PolicyPart, Profile};
use crate::analysis::risk::Peers;
use crate::analysis::scorecard::ScorecardRow;
use crate::analysis::summary::Counts;
use crate::frame::Cube;
use crate::model::evaluation::Evaluation;
use crate::model::id::ComparisonId;
use crate::model::indicator::Level;
use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
use crate::model::place::SeriesPlace;
use crate::model::status::Status;
use crate::text::catalogue::Texts;
use std::collections::BTreeMap;

keyed_enum! {
    /// How the rows are ordered.
    Order as "order of a city" {
        /// As the plan prints them, under goals and policies.
        Plan = "plan",
        /// The greatest risk first.
        Risk = "risk",
        /// The least progress first.
        Progress = "progress",
    }
}

/// What the page of a city is made from.
#[derive(Clone, Copy)]
pub struct CityRequest<'a> {
    /// The data.
    pub index: &'a Cube,
    /// The scorecard under the ruler in force, of all cities.
    pub rows: &'a [ScorecardRow],
    /// The city.
    pub area: AreaCode,
    /// The other picked areas, which its statistics stand beside.
    pub others: &'a [AreaCode],
    /// Which of its rows are shown.
    pub shown: &'a dyn Fn(&ScorecardRow) -> bool,
    /// How they are ordered.
    pub order: Order,
}

/// A city that a row can be compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct PeerMark {
    /// Place of its series.
    pub series: SeriesPlace,
    /// Its status.
    pub status: Status,
    /// Its name.
    pub name: String,
    /// City, status and grade of the comparison.
    pub words: String,
    /// The comparison that says so; `None` where both are the same indicator.
    pub comparison: Option<ComparisonId>,
}

/// One KPI.
#[derive(Debug, Clone, PartialEq)]
pub struct CityRow {
    /// The target with its words.
    pub row: BoardRow,
    /// Its level.
    pub level: Level,
    /// Measured values over time, each 0 to 1 across and upwards; empty where there are fewer than two.
    pub spark: Vec<[f32; 2]>,
    /// The way to the target.
    pub bullet: Bullet,
    /// Actual and target.
    pub amounts: String,
    /// The gap in words of the unit, shorter than [`BoardRow::gap`]: how much is missing or by how much it is exceeded.
    pub gap: String,
    /// Whether the target is exceeded.
    pub exceeded: bool,
    /// The city's own grade of this indicator; empty where it has none.
    pub grade: String,
    /// Cities to compare with, same definitions first.
    pub peers: Vec<PeerMark>,
}

/// The value of one area.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaValue {
    /// Name of the area.
    pub name: String,
    /// Its value with the unit; a dash where it has none of that period.
    pub words: String,
}

/// A statistic of a city without targets.
#[derive(Debug, Clone, PartialEq)]
pub struct StatisticRow {
    /// Place of its series.
    pub series: SeriesPlace,
    /// Name of the indicator.
    pub label: String,
    /// Measured values over time, as [`CityRow::spark`].
    pub spark: Vec<[f32; 2]>,
    /// Its newest value.
    pub value: String,
    /// When it holds.
    pub period: String,
    /// The values of the other picked areas in the same period.
    pub others: Vec<AreaValue>,
    /// The row in one sentence.
    pub spoken: String,
}

/// The heading of a goal or a policy.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupHead {
    /// Its number among the groups of its kind, which a screen folds it by.
    pub number: usize,
    /// Heading as printed, or that there is none.
    pub words: String,
    /// Letters of the city's own bodies, short.
    pub grades: String,
    /// The same in full, line by line; with it, where they plainly disagree with our counts.
    pub explained: Vec<String>,
    /// Whether a letter plainly disagrees with our counts.
    pub differs: bool,
    /// Our counts of its rows, the worst first.
    pub counts: Vec<(Status, usize)>,
}

/// A line of the page.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "most lines are rows")]
pub enum CityLine {
    /// A goal.
    Goal(GroupHead),
    /// A policy of the goal above.
    Policy(GroupHead),
    /// A theme of statistics.
    Theme(String),
    /// A KPI.
    Row(CityRow),
    /// A statistic.
    Statistic(StatisticRow),
}

/// The counts of one level.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelStrip {
    /// Level, and how many of how many are mostly on track or better.
    pub words: String,
    /// Each status with its number, the worst first.
    pub statuses: Vec<(Status, usize)>,
}

/// The whole page.
#[derive(Debug, Clone, PartialEq)]
pub struct CitySpec {
    /// The city.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// Plan with its years, or that there is none.
    pub plan: String,
    /// The finding, in one line.
    pub title: String,
    /// Counts by level.
    pub strips: Vec<LevelStrip>,
    /// The lines.
    pub lines: Vec<CityLine>,
    /// Whether the lines are statistics instead of targets.
    pub statistics: bool,
    /// Number of the city's targets, shown or not.
    pub all: usize,
    /// Indicators without a target that have at least one number.
    pub without_target: usize,
    /// Documents with their dates.
    pub sources: Vec<String>,
    /// Whether any line has a grade of the city's own bodies, so that all its pages have a column for them.
    pub graded: bool,
    /// What heads the columns: name, trend, way, amounts, gap, share, grade, peers; of statistics fewer.
    pub heads: [String; 8],
}

impl CitySpec {
    /// Number of KPIs shown.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.lines.iter().filter(|line| matches!(line, CityLine::Row(_))).count()
    }
}

/// Builds the page; `None` where the data do not know the city.
#[must_use]
pub fn build(request: &CityRequest<'_>, texts: &Texts) -> Option<CitySpec> {
    let index = request.index;
    let data = index.data();
    let city = data.municipality(request.area)?;
    let profile = profile::profile(index, request.rows, request.area);
    let plan = data.plans.iter().find(|plan| plan.municipality_code == request.area);
    let elapsed = plan.and_then(|plan| profile::elapsed(index, request.rows, plan));
    let of_city = |row: &&ScorecardRow| index.series(row.series).is_some_and(|s| s.area == request.area);
    let all = request.rows.iter().filter(of_city).count();
    let statistics = all == 0;
    let (lines, documents) = if statistics {
        statistics::lines(request, texts)
    } else {
        (lines(request, texts, &profile), rows::documents(request))
    };
    let plan = match plan {
        Some(plan) => format!("{}　{}", texts.plan(plan), matrix::years(texts, plan, elapsed)),
        None => texts.t("city-no-plan"),
    };
    let shown = request.rows.iter().filter(of_city).filter(|row| (request.shown)(row));
    Some(CitySpec {
        area: request.area,
        name: texts.place(city).to_owned(),
        plan,
        title: title(request, texts, statistics, &lines),
        strips: strips(texts, &counts(request)),
        sources: Cited::of_rows(index, shown).and(documents).lines(texts),
        heads: heads(texts, statistics),
        graded: lines.iter().any(|line| match line {
            CityLine::Row(row) => !row.grade.is_empty(),
            CityLine::Goal(head) | CityLine::Policy(head) => !head.grades.is_empty(),
            CityLine::Theme(_) | CityLine::Statistic(_) => false,
        }),
        lines,
        statistics,
        all,
        without_target: profile.without_target,
    })
}

/// The headings of the columns.
fn heads(texts: &Texts, statistics: bool) -> [String; 8] {
    let keys = if statistics {
        ["column-indicator", "city-column-trend", "city-column-newest", "city-column-others", "", "", "", ""]
    } else {
        [
            "column-indicator",
            "city-column-trend",
            "city-column-way",
            "city-column-amounts",
            "column-gap",
            "column-progress",
            "city-column-grade",
            "city-column-peers",
        ]
    };
    keys.map(|key| if key.is_empty() { String::new() } else { texts.t(key) })
}

/// The counts of the shown rows by level.
fn counts(request: &CityRequest<'_>) -> BTreeMap<Level, Counts> {
    let mut by_level: BTreeMap<Level, Vec<&ScorecardRow>> = BTreeMap::new();
    for row in request.rows.iter().filter(|row| (request.shown)(row)) {
        if let Some(series) = request.index.series(row.series).filter(|s| s.area == request.area) {
            by_level.entry(series.level).or_default().push(row);
        }
    }
    by_level.into_iter().map(|(level, rows)| (level, Counts::of(rows))).collect()
}

fn sorted(counts: &Counts) -> Vec<(Status, usize)> {
    WORST_FIRST.into_iter().map(|status| (status, counts.get(status))).filter(|(_, count)| *count > 0).collect()
}

fn strips(texts: &Texts, counts: &BTreeMap<Level, Counts>) -> Vec<LevelStrip> {
    let strip = |(level, counts): (&Level, &Counts)| LevelStrip {
        words: matrix::share_words(texts, *level, counts),
        statuses: sorted(counts),
    };
    counts.iter().map(strip).collect()
}

/// The finding: of one level how many are mostly on track or better, and how many behind or worse than the baseline.
fn title(request: &CityRequest<'_>, texts: &Texts, statistics: bool, lines: &[CityLine]) -> String {
    if statistics {
        let rows = lines.iter().filter(|line| matches!(line, CityLine::Statistic(_))).count();
        let key = if rows == 0 { "city-title-empty" } else { "city-title-statistics" };
        return texts.with(key, &[("count", Fact::Number(rows as f64))]);
    }
    let counts = counts(request);
    let assessed = |level: &Level| counts.get(level).is_some_and(|c| c.assessed() > 0);
    let mut levels = std::iter::once(Level::PolicyKpi).chain(Level::ALL.iter().copied());
    let Some((level, counts)) = levels.find(assessed).and_then(|level| Some((level, counts.get(&level)?))) else {
        return texts.t("city-title-unjudged");
    };
    let behind = counts.get(Status::Behind) + counts.get(Status::WorseThanBaseline);
    let facts = [
        ("level", Fact::Text(texts.levels(level))),
        ("count", Fact::Number(counts.assessed() as f64)),
        ("ontrack", Fact::Number(counts.on_track() as f64)),
        ("behind", Fact::Number(behind as f64)),
    ];
    texts.with("city-title", &facts)
}

/// The lines of a city with targets.
fn lines(request: &CityRequest<'_>, texts: &Texts, profile: &Profile) -> Vec<CityLine> {
    let peers = Peers::of(request.index, request.rows);
    let row = |place: usize| rows::row(request, texts, &peers, place).map(CityLine::Row);
    let shown = |place: &usize| request.rows.get(*place).is_some_and(|row| (request.shown)(row));
    if request.order != Order::Plan {
        let places = profile
            .goals
            .iter()
            .flat_map(|goal| goal.targets.iter().chain(goal.policies.iter().flat_map(|policy| &policy.rows)).copied());
        let places = rows::ordered(request, places.filter(shown).collect());
        return places.into_iter().filter_map(row).collect();
    }
    let mut lines = Vec::new();
    let mut policies = 0;
    for (number, goal) in profile.goals.iter().enumerate() {
        let targets: Vec<usize> = goal.targets.iter().copied().filter(shown).collect();
        // A policy whose KPIs are not printed still has its grade.
        let graded = |policy: &PolicyPart| policy.rows.is_empty() && !policy.evaluations.is_empty();
        let of_goal = |policy: &PolicyPart| graded(policy) || policy.rows.iter().any(shown);
        if targets.is_empty() && !goal.policies.iter().any(of_goal) {
            policies += goal.policies.len();
            continue;
        }
        let places = targets.iter().chain(goal.policies.iter().flat_map(|p| &p.rows)).copied();
        let head = Heading { words: &goal.goal, none: "city-goal-none", evaluations: &goal.evaluations, policy: None };
        lines.push(CityLine::Goal(head.group(request, texts, number, places.filter(shown))));
        lines.extend(targets.into_iter().filter_map(row));
        for policy in &goal.policies {
            policies += 1;
            let places: Vec<usize> = policy.rows.iter().copied().filter(shown).collect();
            if places.is_empty() && !graded(policy) {
                continue;
            }
            let head = Heading {
                words: &policy.policy,
                none: "city-policy-none",
                evaluations: &policy.evaluations,
                policy: Some(policy),
            };
            lines.push(CityLine::Policy(head.group(request, texts, policies, places.iter().copied())));
            lines.extend(places.into_iter().filter_map(row));
        }
    }
    lines
}

/// What the heading of a group is made from.
struct Heading<'a> {
    words: &'a str,
    none: &'static str,
    evaluations: &'a [usize],
    policy: Option<&'a PolicyPart>,
}

impl Heading<'_> {
    fn group(
        &self,
        request: &CityRequest<'_>,
        texts: &Texts,
        number: usize,
        places: impl Iterator<Item = usize>,
    ) -> GroupHead {
        let evaluations: Vec<&Evaluation> =
            self.evaluations.iter().filter_map(|at| request.index.data().evaluations.get(*at)).collect();
        let mut explained: Vec<String> = evaluations.iter().map(|e| super::explain::own_grade(texts, e)).collect();
        let differs = self.policy.and_then(|policy| policy.disagreeing.as_ref());
        if let Some(found) = differs {
            let facts = [
                ("grade", Fact::Text(found.grade.clone())),
                ("ontrack", Fact::Number(found.on_track as f64)),
                ("count", Fact::Number(found.assessed as f64)),
            ];
            explained.push(texts.with("detail-own-grade-differs", &facts));
        }
        GroupHead {
            number,
            words: if self.words.is_empty() { texts.t(self.none) } else { self.words.to_owned() },
            grades: texts.list(&evaluations.iter().map(|e| rows::short_grade(texts, e)).collect::<Vec<_>>()),
            explained,
            differs: differs.is_some(),
            counts: sorted(&Counts::of(places.filter_map(|place| request.rows.get(place)))),
        }
    }
}
