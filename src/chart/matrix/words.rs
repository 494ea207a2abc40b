//! What the heads of the overview and its headline say.

use super::{CityHead, HeadShare, MatrixRequest, WORST_FIRST, name_of, shown_level};
use crate::analysis::profile;
use crate::analysis::summary::Counts;
use crate::chart::palette::Styles;
use crate::model::indicator::Level;
use crate::model::message::Fact;
use crate::model::municipality::Municipality;
use crate::model::status::Status;
use crate::text::catalogue::Texts;
use crate::text::number;
use std::collections::BTreeMap;

/// A shown city with its counts by level.
type Counted<'a> = (&'a Municipality, &'a BTreeMap<Level, Counts>);

/// The level that heads and headline speak of: policy KPIs, unless other levels are picked and have judged targets.
/// Levels are never mixed, because cities count the others differently.
pub(super) fn level_spoken_of(request: &MatrixRequest<'_>, areas: &[Counted<'_>]) -> Option<Level> {
    let judged = |level: &Level| areas.iter().any(|(_, counts)| counts.get(level).is_some_and(|c| c.assessed() > 0));
    let mut levels = std::iter::once(Level::PolicyKpi).chain(Level::ALL.iter().copied());
    levels.find(|level| {
        let meant = if request.levels.is_empty() { *level == Level::PolicyKpi } else { shown_level(request, *level) };
        meant && judged(level)
    })
}

/// The finding: how many targets of one level are mostly on track or better in each city, the reader's own first, each
/// with its n. It names the picked themes, and says where the reader's own city has no target at all.
pub(super) fn title(
    request: &MatrixRequest<'_>,
    texts: &Texts,
    areas: &[Counted<'_>],
    spoken_of: Option<Level>,
) -> String {
    let of_level = |level: Level| {
        let of_area = |(area, counts): &Counted<'_>| {
            let counts = counts.get(&level).filter(|c| c.assessed() > 0)?;
            let facts = [
                ("city", Fact::Text(name_of(texts, area))),
                ("ontrack", Fact::Number(counts.on_track() as f64)),
                ("count", Fact::Number(counts.assessed() as f64)),
            ];
            Some(texts.with("overview-finding-city", &facts))
        };
        let parts: Vec<String> = areas.iter().filter_map(of_area).collect();
        let facts = [("level", Fact::Text(texts.levels(level))), ("cities", Fact::Text(texts.list(&parts)))];
        texts.with("overview-finding", &facts)
    };
    let found = spoken_of.map_or_else(|| texts.t("overview-title"), of_level);
    let own = areas.first().filter(|(area, counts)| {
        request.own == Some(area.municipality_code) && counts.is_empty() && request.levels.is_empty()
    });
    let found = match own {
        Some((area, _)) => {
            let facts = [("city", Fact::Text(name_of(texts, area))), ("rest", Fact::Text(found))];
            texts.with("overview-finding-own-without", &facts)
        }
        None => found,
    };
    if request.themes.is_empty() {
        return found;
    }
    let themes: Vec<String> = request.themes.iter().map(|theme| texts.theme(*theme)).collect();
    texts.pair(&texts.list(&themes), &found)
}

/// The head of a city's column.
pub(super) fn head(
    request: &MatrixRequest<'_>,
    texts: &Texts,
    area: &Municipality,
    counts: &BTreeMap<Level, Counts>,
    spoken_of: Option<Level>,
) -> CityHead {
    let data = request.index.data();
    let code = area.municipality_code;
    let plan = data.plans.iter().find(|p| p.municipality_code == code);
    let elapsed = plan.and_then(|plan| profile::elapsed(request.index, request.rows, plan));
    let shares = counts.iter().filter(|(level, _)| shown_level(request, **level));
    let mut words: Vec<String> =
        plan.iter().flat_map(|plan| [texts.plan(plan).to_owned(), years(texts, plan, elapsed)]).collect();
    words.extend(shares.map(|(level, counts)| share_words(texts, *level, counts)));
    let none = || texts.t(if counts.is_empty() { "overview-no-target" } else { "overview-no-plan" });
    CityHead {
        area: code,
        name: name_of(texts, area),
        style: Styles::among(data, request.areas).get(data, code),
        own: request.own == Some(code),
        years: plan.map_or_else(none, |plan| short_years(texts, plan, elapsed)),
        share: spoken_of.and_then(|level| head_share(texts, level, counts.get(&level)?)),
        words,
    }
}

fn head_share(texts: &Texts, level: Level, counts: &Counts) -> Option<HeadShare> {
    let facts = [
        ("level", Fact::Text(texts.levels(level))),
        ("ontrack", Fact::Number(counts.on_track() as f64)),
        ("count", Fact::Number(counts.assessed() as f64)),
    ];
    let judged = WORST_FIRST.into_iter().filter(|status| status.is_assessed());
    let statuses = judged.map(|status| (status, counts.get(status))).filter(|(_, count)| *count > 0).collect();
    (counts.assessed() > 0).then(|| HeadShare { words: texts.with("overview-head-share", &facts), statuses })
}

/// What tells the marks of a level from those of policy KPIs.
pub(super) fn level_key(texts: &Texts, level: Level) -> Option<String> {
    let key = match level {
        Level::GoalTarget => "overview-key-goal",
        Level::ProjectKpi => "overview-key-project",
        _ => return None,
    };
    Some(texts.with(key, &[("level", Fact::Text(texts.level(level)))]))
}

/// `2021–24 2/4年`: the years of a plan and how many of them have elapsed.
fn short_years(texts: &Texts, plan: &crate::model::plan::Plan, elapsed: Option<(u16, u16)>) -> String {
    let mut facts = vec![
        ("first", Fact::Text(plan.first_year.to_string())),
        ("last", Fact::Text(format!("{:02}", plan.last_year % 100))),
    ];
    let Some((k, n)) = elapsed else { return texts.with("overview-head-years", &facts) };
    facts.extend([("k", Fact::Text(k.to_string())), ("n", Fact::Text(n.to_string()))]);
    texts.with("overview-head-elapsed", &facts)
}

/// A plan's years and how much of it has elapsed by its newest judged values.
#[must_use]
pub fn years(texts: &Texts, plan: &crate::model::plan::Plan, elapsed: Option<(u16, u16)>) -> String {
    let mut facts =
        vec![("first", Fact::Text(plan.first_year.to_string())), ("last", Fact::Text(plan.last_year.to_string()))];
    let Some((k, n)) = elapsed else { return texts.with("overview-plan-years", &facts) };
    facts.extend([
        ("k", Fact::Text(k.to_string())),
        ("n", Fact::Text(n.to_string())),
        ("share", Fact::Text(number::percent(f64::from(k) / f64::from(n)))),
    ]);
    texts.with("overview-plan-elapsed", &facts)
}

/// The share of a level on track with its n, in words.
#[must_use]
pub fn share_words(texts: &Texts, level: Level, counts: &Counts) -> String {
    let level = ("level", Fact::Text(texts.levels(level)));
    match counts.share_on_track() {
        Some(share) => texts.with(
            "overview-share",
            &[
                level,
                ("share", Fact::Text(number::percent(share))),
                ("ontrack", Fact::Number(counts.on_track() as f64)),
                ("count", Fact::Number(counts.assessed() as f64)),
            ],
        ),
        None => texts.with("overview-no-share", &[level]),
    }
}

/// The statuses that occur, each as its word with the number.
#[must_use]
pub fn status_counts(texts: &Texts, counts: &Counts) -> Vec<(Status, String)> {
    let occur = Status::ALL.iter().filter(|s| counts.get(**s) > 0);
    occur.map(|s| (*s, format!("{} {}", texts.status(*s), counts.get(*s)))).collect()
}
