//! What the population figures say: numbers worked out by hand from the documents, and what they lack.
//!
//! 根室 000:134–153 and 208–229 (総人口, 年齢3区分), 岩見沢 003:80–92, 176–185 and 200–202 (人口動態, 出生率),
//! 苫小牧 002:18, 411 and 720, census of 2015.

#![allow(clippy::float_cmp, reason = "printed values are drawn as they are, to the last bit")]

use crate::charts::index;
use crate::painted::{Painted, covered, texts_of};
use egui::{Context, MissingGlyphPolicy, RawInput, Rect, Vec2};
use machikurabe::analysis::compare;
use machikurabe::chart::population::figures;
use machikurabe::chart::population::spec::{PopulationFigure, Segment, Series, Topic};
use machikurabe::chart::spec::KeyMark;
use machikurabe::figure::look::Look;
use machikurabe::figure::population as drawing;
use machikurabe::frame::Cube;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::id::{IndicatorId, ObservationId};
use machikurabe::model::indicator::Concept;
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::observation::{MissingReason, Observation, ObservationStatus, Role};
use machikurabe::model::period::Period;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::unit::Unit;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use machikurabe::ui::theme;

const NEMURO: &str = "012238";
const TOMAKOMAI: &str = "012131";
const IWAMIZAWA: &str = "012106";
const KUSHIRO: &str = "012068";

fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).unwrap()
}

fn figure_in(index: &Cube, code: &str, topic: Topic, language: Language) -> PopulationFigure {
    let all = figures(index, &Texts::new(language), area(code));
    assert_eq!(all.iter().map(|f| f.topic).collect::<Vec<_>>(), Topic::ALL);
    all.into_iter().find(|f| f.topic == topic).unwrap()
}

fn figure(code: &str, topic: Topic) -> PopulationFigure {
    figure_in(index(), code, topic, Language::Ja)
}

fn changed(change: impl FnOnce(&mut Dataset)) -> Cube {
    let mut data = index().to_dataset();
    change(&mut data);
    Cube::new(data)
}

fn observation<'a>(data: &'a mut Dataset, id: &str) -> &'a mut Observation {
    data.observations.iter_mut().find(|o| o.observation_id.as_str() == id).expect(id)
}

#[track_caller]
fn line<'a>(lines: &'a [Series], name: &str) -> &'a Series {
    let names: Vec<&str> = lines.iter().map(|s| s.name.as_str()).collect();
    lines.iter().find(|s| s.name == name).unwrap_or_else(|| panic!("{name} is none of {names:?}"))
}

fn ys(line: &Series) -> Vec<f64> {
    line.stretches.iter().flatten().map(|p| p.y).collect()
}

/// The column of a year, its parts from zero outwards as (from, to).
fn column(figure: &PopulationFigure, x: f64) -> Vec<(f64, f64)> {
    let column = figure.columns.iter().find(|c| c.x == x).expect("a column there");
    column.segments.iter().map(|s: &Segment| (s.from, s.to)).collect()
}

fn has(list: &[String], part: &str) -> bool {
    list.iter().any(|words| words.contains(part))
}

#[test]
fn nemuros_outlook_stands_beside_the_projection_and_the_finding_is_their_distance() {
    let total = figure(NEMURO, Topic::Total);
    // 9,345 − 8,358 = 987 (000:143).
    assert_eq!(total.title, "根室市の目標人口は9,345人（R42年）で、推計を987人上回る");
    assert_eq!(ys(line(&total.series, "推計")), [22006.0, 19613.0, 17328.0, 8358.0]);
    let own = line(&total.series, "市の推計・目標");
    assert_eq!(
        (ys(own), own.labels.as_slice()),
        (vec![22453.0, 18109.0, 9345.0], ["22,453人", "18,109人", "9,345人"].map(str::to_owned).as_slice())
    );
    // Both start at the table's own value of 2015.
    assert_eq!(own.lead, Some([[2015.5, 26917.0], [2025.5, 22453.0]]));
    assert!(has(&total.remarks, "社人研「日本の地域別将来推計人口（平成30年3月推計）」"), "{:?}", total.remarks);
    assert!(total.lacking.is_empty(), "{:?}", total.lacking);
    // Census and register are of dates, the table of a year: lines of their own, and the axis says both.
    assert_eq!(line(&total.series, "総人口（国勢調査）").end_value, "24,636人（R2.10.1時点）");
    let register = line(&total.series, "総人口（住民基本台帳）");
    assert_eq!((ys(register).len(), register.end_value.as_str()), (11, "22,468人（R7.1.1時点）"));
    assert_eq!(line(&total.series, "総人口").end_value, "26,917人（H27年）");
    assert_eq!(total.axis.title, "時期（年、時点）");
    assert!(has(&total.remarks, "（年、時点）が違う値は、つながずに"));
}

#[test]
fn an_actual_of_a_projected_year_makes_the_finding() {
    let index = changed(|data| {
        let mut census = observation(data, "census-population:012238:2020-10-01").clone();
        census.observation_id = ObservationId("census-population:012238:2025-10-01".into());
        census.period = Period::AsOf { year: 2025, month: 10, day: Some(1) };
        census.value = Quantity::new(21500.0, 0);
        data.observations.push(census);
    });
    let total = figure_in(&index, NEMURO, Topic::Total, Language::Ja);
    // 22,006 − 21,500 = 506.
    assert_eq!(total.title, "根室市の人口は21,500人（R7.10.1時点）で、同じ年の推計を506人下回る");
    assert!(total.lacking.is_empty(), "{:?}", total.lacking);
    assert_eq!(ys(line(&total.series, "総人口（国勢調査）")), [26917.0, 24636.0, 21500.0]);
    // The register of the same year, 22,468 on 1 January, is never set against a projection that starts from the census.
}

#[test]
fn age_groups_add_up_and_printed_shares_that_do_not_follow_are_told() {
    let ages = figure(NEMURO, Topic::Ages);
    assert_eq!(ages.columns.len(), 7, "2015, and projection and outlook of 2025, 2035 and 2060");
    assert_eq!(column(&ages, 0.0), [(0.0, 3033.0), (3033.0, 18606.0), (18606.0, 26917.0)]);
    assert_eq!(column(&ages, 6.0), [(0.0, 744.0), (744.0, 5002.0), (5002.0, 9345.0)]);
    assert!(!ages.columns[0].expected && ages.columns[1].expected);
    assert!(ages.axis.marks[1].1.ends_with("推計") && ages.axis.marks[2].1.ends_with("市"), "{:?}", ages.axis.marks);
    // 8,311 ÷ 26,917 = 30.88 %, 4,343 ÷ 9,345 = 46.47 %.
    assert_eq!(ages.title, "根室市の65歳以上の割合は30.9%（H27年）から46.5%（R42年、市の推計・目標）へ");
    assert!(has(&ages.remarks, "3区分の合計は、資料の総人口と一致します。"));
    // 15,573 ÷ 26,917 = 57.86 %, printed 57.8; 4,258 ÷ 9,345 = 45.56 %, printed 45.5. All others agree.
    let shares = ages.remarks.iter().find(|r| r.contains("資料の割合が")).unwrap();
    assert!(shares.contains("実績値（H27年） 資料57.8%・計算57.9%"), "{shares}");
    assert!(shares.contains("資料45.5%・計算45.6%") && shares.matches("計算").count() == 3, "{shares}");
    // The register's shares have no counts beside them, so they stand in words.
    assert!(has(&ages.remarks, "0～14歳の割合：10.0%（R2.12.31時点）、9.7%（R3年度）、9.2%（R4年度）"));
    let off = changed(|data| observation(data, "nemuro-stat-004:plan:2060").value = Quantity::new(4340.0, 0));
    let remarks = figure_in(&off, NEMURO, Topic::Ages, Language::Ja).remarks;
    assert!(has(&remarks, "3区分の合計と資料の総人口との差：市の推計・目標 −3人（R42年）"), "{remarks:?}");
}

/// The sample without the resident register: what a city's own documents give.
fn documents_alone(change: impl FnOnce(&mut Dataset)) -> Cube {
    changed(|data| {
        data.observations.retain(|o| o.source.document_id.as_str() != "resident-register");
        change(data);
    })
}

#[test]
fn movement_is_read_from_the_register_alone_and_its_own_arithmetic_agrees() {
    let movement = figure(IWAMIZAWA, Topic::Movement);
    // 329 births, 2,488 in; 1,220 deaths, 2,827 out; the city's own report has 2,501 in and 2,850 out.
    assert_eq!(column(&movement, 2021.5), [(0.0, 329.0), (329.0, 2817.0), (0.0, -1220.0), (-1220.0, -4047.0)]);
    assert_eq!(movement.columns.len(), 11);
    assert_eq!(*ys(line(&movement.net, "自然増減")).last().unwrap(), -1034.0);
    // 2024: 275 − 1,309 − 284.
    assert_eq!(movement.title, "岩見沢市のR6年の人口増減は−1,318人（自然増減−1,034人、社会増減−284人）");
    assert!(has(&movement.remarks, "資料の自然増減は、内訳の差引と11年分すべて一致します。"));
    // Social change holds more than the moves by definition: said, and not counted as a disagreement.
    assert!(has(&movement.remarks, "社会増減には、転入・転出のほかに"), "{:?}", movement.remarks);
    assert!(!has(&movement.remarks, "資料の社会増減は"));
    // 74,204 − 75,522 = −1,318 from 1 January 2024 to 1 January 2025, and so back to 2015.
    assert!(
        has(&movement.remarks, "増減計は、年末人口の前年との差と10年分すべて一致します。"),
        "{:?}",
        movement.remarks
    );
    assert!(has(&movement.remarks, "目標は市の計画によるもので"));
    // The documents of the values and of the target, and no other.
    assert_eq!(movement.sources.len(), 2, "{:?}", movement.sources);
    assert!(
        has(&movement.sources, "住民基本台帳に基づく人口") && has(&movement.sources, "令和4年度総合戦略等推進委員会")
    );
}

#[test]
fn movement_of_a_citys_own_documents_is_stacked_from_zero_and_the_nets_follow_from_it() {
    let index = documents_alone(|_| {});
    let movement = figure_in(&index, IWAMIZAWA, Topic::Movement, Language::Ja);
    // 329 births, 2,501 in; 1,220 deaths, 2,850 out (003:177–182).
    assert_eq!(column(&movement, 2021.5), [(0.0, 329.0), (329.0, 2830.0), (0.0, -1220.0), (-1220.0, -4070.0)]);
    // 2015 to 2021: births − deaths, in − out, and both.
    let natural = [-589.0, -580.0, -675.0, -733.0, -793.0, -717.0, -891.0];
    let social = [-656.0, -287.0, -444.0, -312.0, -575.0, -341.0, -349.0];
    let net = [-1245.0, -867.0, -1119.0, -1045.0, -1368.0, -1058.0, -1240.0];
    assert_eq!(ys(line(&movement.net, "自然増減")), natural);
    // The prose adds the net migration of 2014.
    assert_eq!(ys(line(&movement.net, "社会増減")), [&[-550.0][..], &social].concat());
    assert_eq!(ys(line(&movement.net, "増減計")), net);
    assert_eq!(movement.title, "岩見沢市のR3年の人口増減は−1,240人（自然増減−891人、社会増減−349人）");
    assert!(has(&movement.remarks, "資料の自然増減は、内訳の差引と7年分すべて一致します。"));
    assert!(has(&movement.remarks, "資料の社会増減は、内訳の差引と7年分すべて一致します。"));
    // 78,112 − 79,352 = −1,240, and so back to 2016.
    assert!(has(&movement.remarks, "増減計は、年末人口の前年との差と6年分すべて一致します。"));
    // The target of net migration is of a fiscal year: the axis says both kinds.
    assert_eq!(line(&movement.net, "社会増減（目標値）").end_value, "−275人（R6年度）");
    assert_eq!(movement.axis.title, "時期（年度、年）");
    assert!(movement.lacking.is_empty());
}

#[test]
fn a_printed_net_that_does_not_follow_is_told_and_a_missing_flow_is_no_zero() {
    let index = documents_alone(|data| {
        observation(data, "iwamizawa-stat-008:actual:2020").value = Quantity::new(-700.0, 0);
        let births = observation(data, "iwamizawa-stat-005:actual:2018");
        births.value = None;
        births.status = ObservationStatus::Missing;
        births.missing_reason = Some(MissingReason::Unpublished);
    });
    let movement = figure_in(&index, IWAMIZAWA, Topic::Movement, Language::Ja);
    // 372 − 1,089 = −717.
    assert!(has(&movement.remarks, "違う年：R2年 資料−700人・計算−717人"), "{:?}", movement.remarks);
    // 79,352 − 80,410 = −1,058, and −700 − 341 = −1,041: −17 remain.
    assert!(has(&movement.remarks, "年末人口の前年との差が増減計と違う年（差）：−17人（R2年）"));
    assert_eq!(column(&movement, 2018.5), [(0.0, 2645.0), (0.0, -1166.0), (-1166.0, -4123.0)]);
    assert_eq!(ys(line(&movement.net, "自然増減"))[3], -733.0, "the printed balance stands all the same");
}

#[test]
fn years_of_different_reckoning_are_never_subtracted_from_each_other() {
    let index = documents_alone(|data| {
        for name in ["iwamizawa-stat-007", "iwamizawa-stat-008"] {
            data.observations.retain(|o| o.observation_id.as_str() != format!("{name}:actual:2021"));
        }
        let deaths = observation(data, "iwamizawa-stat-007:actual:2020");
        let mut fiscal = deaths.clone();
        fiscal.observation_id = ObservationId("fiscal".into());
        fiscal.period = Period::Fiscal(2021);
        data.observations.push(fiscal);
    });
    let movement = figure_in(&index, IWAMIZAWA, Topic::Movement, Language::Ja);
    assert_eq!(ys(line(&movement.net, "自然増減")).len(), 6, "births of 2021年, deaths of 2021年度: no balance");
    assert_eq!(column(&movement, 2021.75), [(0.0, -1089.0)]);
    assert_eq!(column(&movement, 2021.5), [(0.0, 329.0), (329.0, 2830.0), (0.0, -2850.0)]);
}

#[test]
fn fertility_stands_beside_prefecture_and_nation_with_each_ones_method() {
    let fertility = figure(IWAMIZAWA, Topic::Fertility);
    assert_eq!(fertility.title, "岩見沢市の合計特殊出生率は1.18（R2年）。同じ年の北海道 1.21、全国 1.33");
    assert_eq!(ys(line(&fertility.series, "岩見沢市")), [1.27, 1.27, 1.25, 1.21, 1.26, 1.14, 1.18]);
    assert_eq!(ys(line(&fertility.series, "北海道")), [1.31, 1.29, 1.29, 1.27, 1.24, 1.21]);
    assert_eq!(ys(line(&fertility.series, "全国")), [1.45, 1.44, 1.43, 1.42, 1.36, 1.33]);
    assert_eq!(line(&fertility.series, "岩見沢市（目標値）").end_value, "1.40（R6年度）");
    let gaps = &line(&fertility.series, "岩見沢市").gaps;
    assert!(gaps.len() == 1 && gaps[0].words.contains(&"値なし：算定中".to_owned()), "{gaps:?}");
    assert!(has(&fertility.remarks, "市の算定値") && has(&fertility.remarks, "厚生労働省「人口動態統計」"));
    // 1.80 of 2045 and 2.07 of 2065 would press seven years into a corner.
    assert!(has(&fertility.remarks, "市の推計・目標：1.80（R27年）、2.07（R47年）"), "{:?}", fertility.remarks);
    assert!(fertility.axis.range[1] < 2030.0);
    assert!(fertility.key.iter().any(|(mark, _)| *mark == KeyMark::Missing));
}

#[test]
fn a_repeated_rate_is_no_measurement_and_a_misprinted_unit_is_not_shown() {
    let fertility = figure(NEMURO, Topic::Fertility);
    // 年度 of the city, 年 of the others: nothing of the same year to stand beside it.
    assert_eq!(fertility.title, "根室市の合計特殊出生率は1.67（R2年度）");
    let plan = fertility.series.iter().find(|s| s.end_value == "1.67（R2年度）").unwrap();
    assert_eq!((ys(plan), plan.loose.len(), plan.targets.len()), (vec![1.67], 2, 1));
    assert!(plan.loose.iter().all(|p| p.words.iter().any(|w| w.contains("再掲"))));
    assert!(!fertility.series.iter().any(|s| s.points().any(|p| p.words.iter().any(|w| w.contains("1.67%")))));
}

#[test]
fn tomakomais_few_values_are_drawn_and_the_rest_is_said() {
    let total = figure(TOMAKOMAI, Topic::Total);
    // 174,064 − 165,590 = 8,474, of 174,064 4.87 %.
    assert_eq!(total.title, "苫小牧市の人口は165,590人（R7.1.1時点）で、H27.1.1時点から8,474人（4.9%）減少");
    let own = line(&total.series, "市の推計・目標");
    assert_eq!((ys(own), own.lead), (vec![150_000.0, 130_000.0], None));
    assert!(has(&total.lacking, "推計（社人研など）は、取り込んだ資料に記載がありません。"));
    let ages = figure(TOMAKOMAI, Topic::Ages);
    assert!(ages.is_empty() && has(&ages.lacking, "0～14歳、15～64歳、65歳以上は、"));
    let movement = figure_in(&documents_alone(|_| {}), TOMAKOMAI, Topic::Movement, Language::Ja);
    assert_eq!(movement.title, "苫小牧市の転入は6,122人（H30年度）から5,965人（R3年度）へ");
    assert_eq!((column(&movement, 2018.75), column(&movement, 2021.75)), (vec![(0.0, 6122.0)], vec![(0.0, 5965.0)]));
    assert_eq!(line(&movement.series, "転入（目標値）").end_value, "6,600人（R6年度）");
    assert_eq!(
        movement.lacking,
        ["出生、死亡、転出、自然増減、社会増減、増減計は、取り込んだ資料に記載がありません。"]
    );
    let fertility = figure(TOMAKOMAI, Topic::Fertility);
    assert_eq!(fertility.title, "苫小牧市の合計特殊出生率は実績値の記載がなく、目標値は1.8（R6年度）");
    assert!(has(&fertility.lacking, "合計特殊出生率の実績値は、取り込んだ資料に記載がありません。"));
    assert_eq!(fertility.series[0].gaps.len(), 2);
}

#[test]
fn kushiro_has_statistics_and_nothing_of_its_own_and_every_figure_says_so() {
    for (topic, lacking, empty) in [
        (Topic::Total, "推計（社人研など）、市の推計・目標は、取り込んだ資料に記載がありません。", false),
        (Topic::Ages, "0～14歳、15～64歳、65歳以上は、取り込んだ資料に記載がありません。", true),
        (Topic::Fertility, "合計特殊出生率は、取り込んだ資料に記載がありません。", true),
    ] {
        let figure = figure(KUSHIRO, topic);
        assert!(figure.is_empty() == empty && has(&figure.lacking, lacking), "{:?}", figure.lacking);
    }
    let movement = figure(KUSHIRO, Topic::Movement);
    assert!(movement.lacking.is_empty() && movement.columns.len() == 11, "{:?}", movement.lacking);
    let documents =
        documents_alone(|data| data.observations.retain(|o| !o.source.document_id.as_str().starts_with("census-2020")));
    let total = figure_in(&documents, KUSHIRO, Topic::Total, Language::Ja);
    assert_eq!(total.title, "釧路市の人口は174,742人（H27.10.1時点）");
    assert_eq!(total.lacking.last().unwrap(), "総人口の実績値は2015年の分だけで、推移は示せません。");
    assert_eq!(total.table.rows, [("総人口（国勢調査）".to_owned(), vec![Some("174,742人".to_owned())])]);
}

#[test]
fn every_point_and_part_says_where_it_was_read_unless_it_is_computed() {
    for code in [NEMURO, TOMAKOMAI, IWAMIZAWA] {
        for figure in figures(index(), &Texts::new(Language::Ja), area(code)) {
            let lines = figure.series.iter().chain(&figure.net);
            let points = lines.flat_map(|s| s.stretches.iter().flatten().chain(&s.loose));
            let parts = figure.columns.iter().flat_map(|c| &c.segments).map(|s| &s.words);
            for words in points.map(|p| &p.words).chain(parts) {
                let last = words.last().unwrap();
                let told = last.starts_with("出典：") || last.starts_with("計算値 ");
                assert!(told && words.len() >= 2, "{words:?}");
            }
            assert!(figure.is_empty() || (!figure.sources.is_empty() && figure.alt.contains(&figure.title)));
        }
    }
}

#[test]
fn the_schema_of_the_data_package_lists_every_concept() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/datapackage.json");
    let package: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let resources = package["resources"].as_array().unwrap();
    let indicators = resources.iter().find(|r| r["name"] == "indicators").unwrap();
    let fields = indicators["schema"]["fields"].as_array().unwrap();
    let listed = fields.iter().find(|f| f["name"] == "concept").unwrap()["constraints"]["enum"].clone();
    let keys: Vec<&str> = Concept::ALL.iter().map(|concept| concept.key()).collect();
    assert_eq!(listed, serde_json::json!(keys));
    // A quantity is counted in one unit, whatever the multiplier.
    for concept in Concept::ALL {
        let of = index().data().indicators.iter().filter(|i| i.concept == Some(*concept));
        let units: Vec<&Unit> = of.map(|i| &i.unit).collect();
        assert!(!units.is_empty() && units.iter().all(|u| u.factor_to(units[0]).is_some()), "{concept:?}: {units:?}");
    }
}

#[test]
fn a_population_in_ten_thousands_divides_as_residents() {
    let index = changed(|data| {
        let better = ["census-population", "register-population"];
        data.observations.retain(|o| !better.contains(&o.indicator_id.as_str()));
        let outlook = observation(data, "tomakomai-stat-001:plan:2040");
        (outlook.role, outlook.period) = (Role::Actual, Period::Calendar(2021));
    });
    let series = index.series(index.only(&IndicatorId("tomakomai-kpi-026".into())).unwrap()).unwrap();
    let rate = compare::per_thousand(&index, series, &series.indicator.unit, Period::Fiscal(2021), 300.0).unwrap();
    // 300 件 among 15万人.
    assert_eq!(rate.value, 2.0);
}

/// The texts of a figure laid out at a size.
fn drawn(ctx: &Context, figure: &PopulationFigure, [width, height]: [f32; 2], dark: bool) -> Vec<Painted> {
    theme::set_dark(ctx, dark);
    let mut shapes = Vec::new();
    for _ in 0..3 {
        let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(width, height)));
        let mut output = ctx.run_ui(RawInput { screen_rect, ..RawInput::default() }, |ui| {
            drawing::draw(ui, figure, Look { dark }, height);
        });
        output.textures_delta.clear();
        shapes = output.shapes;
    }
    texts_of(&shapes, &[])
}

#[test]
fn drawn_without_a_window_no_word_covers_another_and_names_stand_at_the_ends() {
    let ctx = Context::default();
    theme::install(&ctx);
    ctx.set_missing_glyph_policy(MissingGlyphPolicy::Panic);
    for language in Language::ALL {
        for code in [NEMURO, TOMAKOMAI, IWAMIZAWA] {
            for figure in figures(index(), &Texts::new(*language), area(code)) {
                for size in [[560.0, 300.0], [900.0, 430.0], [1600.0, 900.0]] {
                    let texts = drawn(&ctx, &figure, size, false);
                    let mut faults = covered(&texts);
                    let out = texts.iter().filter(|t| t.ink.left() < -1.0 || t.ink.right() > size[0] + 1.0);
                    faults.extend(out.map(|t| format!("outside: {:?} at {}", t.words, t.ink)));
                    assert!(faults.is_empty(), "{} {size:?}: {faults:#?}", figure.title);
                    for name in figure.series.iter().filter(|s| s.end().is_some()).map(|s| &s.name) {
                        assert!(texts.iter().any(|t| t.words.starts_with(name)), "{name} in {texts:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn no_hover_says_the_name_of_a_city_twice() {
    let mut seen = 0;
    for language in [Language::Ja, Language::En] {
        for code in [NEMURO, TOMAKOMAI, IWAMIZAWA, KUSHIRO] {
            for figure in figures(index(), &Texts::new(language), area(code)) {
                let lines = figure.series.iter().chain(&figure.net);
                for words in lines.flat_map(|line| line.points().map(|point| &point.words)) {
                    let named: Vec<&str> = words[0].split(' ').collect();
                    assert!(named.windows(2).all(|pair| pair[0] != pair[1]) && named.len() > 1, "{words:?}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 100, "{seen}");
}
