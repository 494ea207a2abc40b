//! The targets at greatest risk, in words and bullets.

use super::{BetterCity, MOST_RISKS, MatrixRequest, RiskPart, RiskRow, is_shown};
use crate::analysis::risk::{self, Better, Risk, Shortfall};
use crate::analysis::scorecard::ScorecardRow;
use crate::chart::board;
use crate::chart::bullet::Bullet;
use crate::chart::request::area_name;
use crate::model::indicator::Level;
use crate::model::message::Fact;
use crate::text::catalogue::Texts;
use crate::text::number;

/// The part below the marks; its list is empty where nothing went backwards or is behind.
pub(super) fn part(request: &MatrixRequest<'_>, texts: &Texts) -> RiskPart {
    let projects = request.levels.contains(&Level::ProjectKpi);
    let shown = |row: &ScorecardRow| {
        let of_project = || request.index.series(row.series).is_some_and(|s| s.level == Level::ProjectKpi);
        is_shown(request, row) && (projects || !of_project())
    };
    let risks = risk::most(request.index, request.rows, &shown, MOST_RISKS);
    let rows: Vec<RiskRow> = risks.iter().filter_map(|risk| row(request, texts, risk)).collect();
    RiskPart {
        titles: (1..=rows.len())
            .map(|count| texts.with("overview-risks", &[("count", Fact::Number(count as f64))]))
            .collect(),
        order: texts.t("overview-risks-order"),
        alone: texts.t("overview-risks-alone"),
        rows,
    }
}

fn row(request: &MatrixRequest<'_>, texts: &Texts, risk: &Risk) -> Option<RiskRow> {
    let judged = request.rows.get(risk.row)?;
    let row = board::row::row(request.index, texts, judged)?;
    let facts = [
        ("actual", Fact::Text(texts.beside(&row.actual, &row.to).to_owned())),
        ("target", Fact::Text(row.to.clone())),
        ("baseline", Fact::Text(texts.beside(&row.baseline, &row.to).to_owned())),
    ];
    let key = if judged.baseline.is_some() { "overview-risk-amounts" } else { "overview-risk-amounts-alone" };
    Some(RiskRow {
        own: request.own == Some(row.area),
        bullet: Bullet::of(judged),
        shortfall: shortfall(texts, risk.shortfall, judged),
        amounts: texts.with(key, &facts),
        better: risk.better.iter().filter_map(|better| better_city(request, texts, better)).collect(),
        row,
    })
}

/// By how much it changed from its baseline (`−73%`), or how many points it is behind the pace.
fn shortfall(texts: &Texts, shortfall: Shortfall, judged: &ScorecardRow) -> String {
    let rose = judged.figures.and_then(|figures| figures.way_from_base).is_some_and(|way| way > 0.0);
    match shortfall {
        Shortfall::Fall(Some(share)) => {
            let signed = format!("{}{}", if rose { '+' } else { '−' }, number::percent_whole(share));
            texts.with("overview-risk-fall", &[("share", Fact::Text(signed))])
        }
        Shortfall::Fall(None) => texts.t("overview-risk-fall-unknown"),
        Shortfall::Behind(Some(share)) => {
            let points = number::decimal(share * 100.0, 0);
            texts.with("overview-risk-behind", &[("points", Fact::Text(points))])
        }
        Shortfall::Behind(None) => texts.t("overview-risk-behind-unknown"),
    }
}

fn better_city(request: &MatrixRequest<'_>, texts: &Texts, better: &Better) -> Option<BetterCity> {
    let row = request.rows.get(better.row)?;
    let series = request.index.series(row.series)?;
    let facts = [
        ("city", Fact::Text(area_name(request.index, texts, series.area))),
        ("status", Fact::Text(texts.status(row.status))),
        ("grade", Fact::Text(texts.grade(better.grade))),
    ];
    Some(BetterCity {
        series: row.series,
        status: row.status,
        words: texts.with("overview-risk-better", &facts),
        comparison: better.comparison.clone(),
    })
}
