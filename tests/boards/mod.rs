//! The board of gaps: what it says, and in `drawn` how it is drawn.

mod drawn;

use crate::charts::index;
use crate::cli;
use machikurabe::analysis::ruler::{by_key, default_ruler};
use machikurabe::analysis::scorecard::{ScorecardRow, scorecard};
use machikurabe::chart::board::order::Order;
use machikurabe::chart::board::{BoardMark, BoardRequest, BoardRow, BoardSpec, Edge, TrackKind, build};
use machikurabe::frame::Cube;
use machikurabe::model::indicator::Level;
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::place::SeriesPlace;
use machikurabe::model::ruler::Ruler;
use machikurabe::model::status::Status;
use machikurabe::model::target::Revision;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::collections::{BTreeMap, BTreeSet};

/// Judged targets of a dataset.
fn judged(index: &Cube, ruler: &Ruler) -> Vec<ScorecardRow> {
    scorecard(index, Revision::Final, ruler).unwrap()
}

fn areas(index: &Cube) -> Vec<AreaCode> {
    index.data().municipalities.iter().take(4).map(|m| m.municipality_code).collect()
}

/// A board of the rows that a test keeps, under the default ruler.
fn board_of(index: &Cube, order: Order, language: Language, keep: impl Fn(&ScorecardRow) -> bool) -> BoardSpec {
    let ruler = default_ruler();
    let rows = judged(index, &ruler);
    let kept: Vec<&ScorecardRow> = rows.iter().filter(|row| keep(row)).collect();
    let areas = areas(index);
    let filters = if kept.len() < rows.len() { "絞り込み" } else { "" };
    let request = BoardRequest {
        index,
        rows: &kept,
        areas: &areas,
        order,
        ruler: &ruler,
        all: rows.len(),
        statuses: &[],
        filters,
        own: None,
    };
    build(&request, &Texts::new(language))
}

fn whole(order: Order, language: Language) -> BoardSpec {
    board_of(index(), order, language, |_| true)
}

fn rows(spec: &BoardSpec) -> impl Iterator<Item = &BoardRow> {
    spec.groups.iter().flat_map(|group| &group.rows)
}

fn id(row: &BoardRow) -> &'static str {
    index().series(row.series).unwrap().indicator.indicator_id.as_str()
}

fn row<'a>(spec: &'a BoardSpec, indicator: &str) -> &'a BoardRow {
    rows(spec).find(|row| id(row) == indicator).expect(indicator)
}

/// What a row prints: 0 %, 100 %, actual, gap, progress or attainment, pace.
fn printed(row: &BoardRow) -> [&str; 6] {
    [&row.from, &row.to, &row.actual, &row.gap, &row.share, &row.pace].map(String::as_str)
}

fn spot(row: &BoardRow) -> (TrackKind, Option<(f64, Edge)>, Option<f64>) {
    let rounded = |value: f64| (value * 10_000.0).round() / 10_000.0;
    (row.track.kind, row.track.now.map(|now| (rounded(now.at), now.edge)), row.track.pace.map(rounded))
}

#[test]
fn rows_worked_out_by_hand_from_the_documents() {
    let spec = whole(Order::Behind, Language::Ja);
    // 12 → 13 of 15 people per thousand, second of four years: (13 − 12) ÷ (15 − 12) = 1/3, pace 2/4.
    let reach = row(&spec, "nemuro-kpi-005");
    assert_eq!(printed(reach), ["12人", "15人", "13人", "2人", "33.3%", "50.0%"]);
    assert_eq!(spot(reach), (TrackKind::Way, Some((0.3333, Edge::Inside)), Some(0.5)));
    assert!(reach.words.contains(&"判定：やや遅れ（進捗率 ÷ ペース 0.67）".to_owned()), "{:?}", reach.words);
    // 500,000 of 900,000 so far; the 520,000 of the plan before are never subtracted and are no end of the track.
    let total = row(&spec, "nemuro-goal-06");
    assert_eq!(printed(total), ["0万件", "90万件", "50万件", "40万件", "55.6%", "50.0%"]);
    assert_eq!(
        (spot(total), total.baseline.as_str()),
        ((TrackKind::Total, Some((0.5556, Edge::Inside)), Some(0.5)), "52万件")
    );
    // 33 → 35 of a rise of 10: 2 ÷ 10.
    let stock = row(&spec, "nemuro-kpi-042");
    assert_eq!(printed(stock), ["33事業", "+10事業", "35事業", "8事業", "20.0%", "50.0%"]);
    assert_eq!(spot(stock), (TrackKind::Way, Some((0.2, Edge::Inside)), Some(0.5)));
    // 20,338 of 60,000 in a year, each year judged alone; the year is a part of one.
    let yearly = row(&spec, "nemuro-kpi-028");
    assert_eq!(printed(yearly), ["0人", "60,000人", "20,338人", "39,662人", "33.9%", "100.0%"]);
    assert_eq!(spot(yearly), (TrackKind::Share, Some((0.339, Edge::Inside)), Some(1.0)));
    // 46,544 of 46,000: beyond the end of the track, and 544 better.
    let beyond = row(&spec, "nemuro-kpi-022");
    assert_eq!(printed(beyond), ["0人", "46,000人", "46,544人", "−544人", "101.2%", "100.0%"]);
    assert_eq!(spot(beyond), (TrackKind::Share, Some((1.0, Edge::Beyond)), Some(1.0)));
    // The mean so far, 2.25 billion of 2.16: 22.5 ÷ 21.6 = 104.2 %.
    let mean = row(&spec, "iwamizawa-prj-006");
    assert_eq!((mean.share.as_str(), mean.status), ("104.2%", Status::OnTrack));
    assert_eq!(spot(mean).0, TrackKind::Share);
}

#[test]
fn what_went_backwards_says_so_and_never_a_percentage_below_zero() {
    let spec = whole(Order::Behind, Language::Ja);
    // Decline of the population 2.44 % → 2.80 %, wanted 2.00 %: 0.36 worse than the baseline, 0.80 to go.
    let decline = row(&spec, "nemuro-goal-03");
    assert_eq!(printed(decline), ["2.44%", "2.00%", "2.80%", "0.80ポイント", "後退", "50.0%"]);
    assert_eq!(spot(decline).1, Some((0.0, Edge::Below)));
    assert!(decline.words.contains(&"後退：基準値より0.36ポイント悪い".to_owned()), "{:?}", decline.words);
    // Net migration −312 → −341, wanted −275: the ratio x ÷ T would say 124 %.
    let migration = row(&spec, "iwamizawa-kpi-005");
    assert_eq!(printed(migration), ["−312人", "−275人", "−341人", "66人", "後退", "20.0%"]);
    for language in Language::ALL {
        for row in rows(&whole(Order::Goal, *language)) {
            let all = printed(row).into_iter().chain(row.words.iter().map(String::as_str)).chain([row.spoken.as_str()]);
            for words in all.filter(|words| words.contains('%')) {
                let shares = [row.share.as_str(), row.pace.as_str()];
                assert!(!shares.contains(&words) || !words.starts_with('−'), "{}: {words}", row.label);
                assert!(!words.contains("NaN"), "{}: {words}", row.label);
            }
        }
    }
}

#[test]
fn what_has_no_progress_stands_apart_with_its_reason() {
    let spec = whole(Order::City, Language::Ja);
    let group_of = |indicator: &str| {
        let group = spec.groups.iter().find(|group| group.rows.iter().any(|row| id(row) == indicator)).unwrap();
        group.heading.name.clone()
    };
    // A floor under decline, 35,761 → 15,000, now 12,817: attainment 12,817 ÷ 15,000 stands in.
    let floor = row(&spec, "tomakomai-kpi-025");
    assert_eq!(
        (floor.share.as_str(), spot(floor)),
        ("85.4%", (TrackKind::Attainment, Some((0.8545, Edge::Inside)), None))
    );
    assert_eq!(
        group_of("tomakomai-kpi-025"),
        "進捗率なし：基準値より後退を見込んだ目標（下支え）なので、進捗率の代わりに達成率で見ます。"
    );
    assert_eq!(group_of("nemuro-goal-01"), "進捗率なし：実績値と目標値が別のものを測っているため、比べられません。");
    let series = row(&spec, "nemuro-goal-01");
    assert_eq!(printed(series), ["1,622人", "1,665人", "1,959人", "–", "–", "–"]);
    assert_eq!(spot(series).0, TrackKind::None);
    assert_eq!(
        group_of("nemuro-goal-05"),
        "データなし：実績値が前の年の値の再掲で、新たに調べた値ではないため、判定に使いません。"
    );
    // Measured groups first, then those without progress, then those without data.
    let kinds: Vec<u8> = spec
        .groups
        .iter()
        .map(|group| match &group.heading.name {
            name if name.starts_with("進捗率なし") => 1,
            name if name.starts_with("データなし") => 2,
            _ => 0,
        })
        .collect();
    assert!(kinds.is_sorted() && kinds.contains(&1) && kinds.contains(&2), "{kinds:?}");
    for (group, kind) in spec.groups.iter().zip(kinds) {
        let share = if kind == 0 { "進捗率" } else { "達成率" };
        assert_eq!(group.heading.captions.share, share, "{}", group.heading.name);
        assert!(group.rows.iter().all(|row| row.reason.is_some() == (kind > 0)), "{}", group.heading.name);
    }
}

#[test]
fn a_level_that_is_held_is_met_or_not() {
    for (value, words, kind) in
        [(1.70, "水準を満たしている", TrackKind::Held), (1.60, "水準を満たしていない", TrackKind::Missed)]
    {
        let mut data = index().to_dataset();
        for actual in data.observations.iter_mut().filter(|o| o.indicator_id.as_str() == "nemuro-goal-05") {
            if actual.unusable_reason.take().is_some() {
                actual.value = machikurabe::model::quantity::Quantity::new(value, 2);
            }
        }
        let changed = Cube::new(data);
        let spec = board_of(&changed, Order::Behind, Language::Ja, |_| true);
        let held = rows(&spec).find(|row| id(row) == "nemuro-goal-05").unwrap();
        assert_eq!((held.held.as_str(), held.track.kind, held.track.now), (words, kind, None));
    }
}

#[test]
fn every_target_in_force_stands_on_the_board_exactly_once_in_every_order() {
    let in_force: BTreeSet<usize> = index()
        .data()
        .targets
        .iter()
        .enumerate()
        .filter(|(_, t)| t.revision == Revision::Final)
        .map(|(at, _)| at)
        .collect();
    assert_eq!(in_force.len(), 204);
    for order in Order::ALL {
        let spec = whole(*order, Language::Ja);
        let shown: Vec<usize> = rows(&spec).map(|row| row.target).collect();
        assert_eq!(shown.len(), in_force.len(), "{}", order.key());
        assert_eq!(shown.iter().copied().collect::<BTreeSet<_>>(), in_force, "{}", order.key());
        assert!(spec.groups.iter().all(|group| !group.rows.is_empty()));
    }
}

#[test]
fn each_order_is_the_one_it_says() {
    let ratio: BTreeMap<usize, f64> = judged(index(), &default_ruler())
        .iter()
        .filter_map(|row| Some((row.target, row.progress_over_pace()?)))
        .collect();
    let ratios = |rows: &[BoardRow]| rows.iter().map(|row| ratio[&row.target]).collect::<Vec<_>>();
    let behind = whole(Order::Behind, Language::Ja);
    assert!(ratios(&behind.groups[0].rows).is_sorted());
    let ahead = whole(Order::Ahead, Language::Ja);
    assert!(ratios(&ahead.groups[0].rows).iter().rev().is_sorted());
    let measured = |spec: &BoardSpec| {
        let groups = spec.groups.iter().filter(|g| g.rows.iter().all(|row| ratio.contains_key(&row.target)));
        groups.map(|g| (g.heading.name.clone(), g.rows.clone())).collect::<Vec<_>>()
    };
    let cities = measured(&whole(Order::City, Language::Ja));
    assert_eq!(cities.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["根室市", "苫小牧市", "岩見沢市"]);
    for (name, rows) in &cities {
        assert!(rows.iter().all(|row| row.area_name == *name) && ratios(rows).is_sorted(), "{name}");
    }
    let goals = measured(&whole(Order::Goal, Language::Ja));
    assert_eq!(goals.len(), 11, "three goals of Nemuro, four of Tomakomai, four of Iwamizawa");
    for (name, rows) in &goals {
        let goal = |row: &BoardRow| &index().data().targets[row.target].goal;
        assert!(rows.iter().all(|row| *name == format!("{}：{}", row.area_name, goal(row))), "{name}");
    }
    let statuses = measured(&whole(Order::Status, Language::Ja));
    let order: Vec<Status> = statuses.iter().map(|(_, rows)| rows[0].status).collect();
    assert!(order.is_sorted() && statuses.iter().all(|(_, rows)| rows.iter().all(|r| r.status == rows[0].status)));
}

#[test]
fn strips_count_what_has_a_dot_and_what_has_none() {
    let spec = whole(Order::Behind, Language::Ja);
    let strip = &spec.head.strip;
    let names: Vec<&str> = strip.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["根室市", "苫小牧市", "岩見沢市", "釧路市"]);
    let all = judged(index(), &default_ruler());
    for row in &strip.rows {
        // A target of two goals is one dot.
        let series: BTreeSet<SeriesPlace> = all
            .iter()
            .filter(|r| index().series(r.series).unwrap().municipality_code == Some(row.area))
            .map(|r| r.series)
            .collect();
        assert_eq!(row.dots.len() + row.withheld + row.no_data, series.len(), "{}", row.name);
        assert!(row.dots.iter().all(|dot| (0.0..=1.0).contains(&dot.spot.at)));
        let below = row.dots.iter().filter(|dot| dot.ratio < 0.0).count();
        assert_eq!(below, row.dots.iter().filter(|dot| dot.spot.edge == Edge::Below).count(), "{}", row.name);
    }
    // Kushiro's report has no targets: it keeps its place, and the reason is said.
    assert_eq!(strip.rows[3].counts[0], "目標値のある指標なし");
    assert_eq!((strip.rows[3].dots.len(), strip.rows[3].median), (0, None));
    // Under the ruler that reads progress ÷ pace its thresholds stand on the scale that ends at 2.
    assert_eq!(strip.thresholds, [0.5, 0.4, 0.3]);
}

#[test]
fn a_median_is_the_middle_or_half_way_between_the_two_middle_ones() {
    // Ratios 0.67, 0.60 and 0.88: (13−12)/(15−12)/0.5, 3/10/0.5, (52−30)/(80−30)/0.5.
    let three = ["nemuro-kpi-005", "nemuro-kpi-009", "nemuro-kpi-017"];
    let of = |ids: &[&str]| {
        let keep = |row: &ScorecardRow| ids.contains(&index().series(row.series).unwrap().indicator_id.as_str());
        let spec = board_of(index(), Order::Behind, Language::Ja, keep);
        (spec.head.strip.rows[0].median.unwrap(), spec.head.strip.rows[0].counts[0].clone(), spec)
    };
    let (median, words, spec) = of(&three);
    assert!((median - 2.0 / 3.0).abs() < 1e-12);
    assert_eq!(words, "n = 3、中央値 0.67");
    // What is filtered away is said, in the figure itself and beside the strips.
    assert!(
        spec.head.remarks.iter().any(|r| r.contains("目標204件のうち3件") && r.contains("絞り込み")),
        "{:?}",
        spec.head.remarks
    );
    assert_eq!(spec.head.strip.rows[1].counts[0], "絞り込みに合う目標なし");
    assert_eq!(spec.head.title, "根室市：概ね順調以上は施策KPI 1/3件");
    let (median, ..) = of(&three[..2]);
    assert!((median - f64::midpoint(2.0 / 3.0, 0.6)).abs() < 1e-12);
}

#[test]
fn the_title_counts_levels_apart_and_indicators_once() {
    let spec = whole(Order::Behind, Language::En);
    let rows = judged(index(), &default_ruler());
    for level in Level::ALL {
        let mut of_level: BTreeMap<SeriesPlace, Status> = BTreeMap::new();
        for row in rows.iter().filter(|r| index().series(r.series).unwrap().level == *level) {
            of_level.insert(row.series, row.status);
        }
        let assessed = of_level.values().filter(|s| s.is_assessed()).count();
        let on_track = of_level.values().filter(|s| s.is_on_track()).count();
        let words = format!("{} {on_track} of {assessed}", Texts::new(Language::En).levels(*level));
        assert_eq!(spec.head.title.contains(&words), assessed > 0, "{} in {}", words, spec.head.title);
    }
}

#[test]
fn a_ruler_that_reads_something_else_leaves_no_threshold_on_the_strips() {
    let ruler = by_key("nagayo").unwrap();
    let rows = judged(index(), &ruler);
    let all: Vec<&ScorecardRow> = rows.iter().collect();
    let areas = areas(index());
    let request = BoardRequest {
        index: index(),
        rows: &all,
        areas: &areas,
        order: Order::Status,
        ruler: &ruler,
        all: all.len(),
        statuses: &[],
        filters: "",
        own: None,
    };
    let spec = build(&request, &Texts::new(Language::Ja));
    assert!(spec.head.strip.thresholds.is_empty());
    assert!(!spec.head.key.iter().any(|(mark, _)| *mark == BoardMark::Threshold));
    assert!(spec.head.remarks[0].contains("長与町"));
}

/// A number as it is printed, and half of its last decimal.
fn number(words: &str) -> (f64, f64) {
    let plain: String = words.replace('−', "-").replace([',', '+', '±'], "");
    let digits: String = plain.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '.')).collect();
    let decimals = digits.split_once('.').map_or(0, |(_, after)| after.len());
    (
        digits.parse().unwrap_or_else(|_| panic!("{words} is no number")),
        0.5 / 10f64.powi(i32::try_from(decimals).unwrap()),
    )
}

#[test]
fn the_numbers_are_those_of_the_scorecard_command() {
    let records = cli::records("scorecard");
    let spec = whole(Order::Behind, Language::Ja);
    let of_target: BTreeMap<&str, &BoardRow> =
        rows(&spec).map(|row| (index().data().targets[row.target].target_id.as_str(), row)).collect();
    assert_eq!(records.len(), of_target.len());
    for record in &records {
        let id = record["target_id"].as_str().unwrap();
        let row = of_target[id];
        assert_eq!(record["status"], row.status.key(), "{id}");
        assert_eq!(record["reason_text"].as_str(), row.reason.as_deref(), "{id}");
        let share = if record["progress"].is_null() { "attainment" } else { "progress" };
        let columns = [
            ("baseline", &row.baseline, 1.0),
            ("target", &row.to, 1.0),
            ("actual", &row.actual, 1.0),
            ("gap", &row.gap, 1.0),
            (share, &row.share, 100.0),
            ("pace", &row.pace, 100.0),
        ];
        for (key, words, factor) in columns {
            match record[key].as_f64() {
                None => assert_eq!(words, "–", "{id} {key}"),
                Some(value) if key == "progress" && value < 0.0 => assert_eq!(words, "後退", "{id}"),
                Some(value) => {
                    let (shown, slack) = number(words);
                    assert!((shown - value * factor).abs() <= slack + 1e-9, "{id} {key}: {words} for {value}");
                }
            }
        }
    }
}
