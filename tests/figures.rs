//! A drawn chart, without a window: names and years stand there, and none covers another.

use crate::arranged::arranged_in;
use crate::charts::{chart_of, index, members};
use crate::painted::{Painted, covered, texts_of};
use egui::{Context, MissingGlyphPolicy, RawInput, Rect, Vec2};
use machikurabe::chart::arrange::{Arrangement, Mark, Panels, Scale};
use machikurabe::chart::spec::{CROWD, ChartSpec, LineSpec, PointKind};
use machikurabe::figure::look::Look;
use machikurabe::figure::{key, plot};
use machikurabe::text::language::Language;
use machikurabe::ui::theme;

/// A chart on the small screen, and one on a slide.
const SIZES: [[f32; 2]; 2] = [[720.0, 400.0], [1600.0, 900.0]];

/// A context that draws figures as the program does and fails on a missing glyph.
fn context() -> Context {
    let ctx = Context::default();
    theme::install(&ctx);
    ctx.set_missing_glyph_policy(MissingGlyphPolicy::Panic);
    ctx
}

/// The texts of a chart laid out at a size, in the light or in the dark.
fn drawn(ctx: &Context, spec: &ChartSpec, [width, height]: [f32; 2], dark: bool) -> Vec<Painted> {
    theme::set_dark(ctx, dark);
    let mut shapes = Vec::new();
    // Layout is stable after the second pass; the third shows it.
    for _ in 0..3 {
        let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(width, height)));
        let mut output = ctx.run_ui(RawInput { screen_rect, ..RawInput::default() }, |ui| {
            let look = Look { dark };
            key::draw(ui, spec, look);
            let height = ui.available_height();
            plot::draw(ui, spec, look, height);
        });
        output.textures_delta.clear();
        shapes = output.shapes;
    }
    texts_of(&shapes, &[])
}

/// Words of a text that may be wrapped or shortened, as far as they go.
fn says(texts: &[Painted], words: &str) -> bool {
    texts.iter().any(|text| text.words == words)
}

#[test]
fn names_values_and_years_of_both_reckonings_are_drawn() {
    let ctx = context();
    let ids = ["tomakomai-kpi-026", "iwamizawa-prj-024", "kushiro-act-121"];
    for (language, names) in [
        (Language::Ja, ["苫小牧市 育児相談件数", "釧路市 育児相談", "目標値", "基準値", "目標への道筋", "値（件）"]),
        (
            Language::En,
            [
                "Tomakomai Childcare consultations",
                "Kushiro Childcare advice",
                "Target",
                "Baseline",
                "Path to target",
                "Value (cases)",
            ],
        ),
    ] {
        for size in SIZES {
            let spec = chart_of(index(), &ids, false, None, language);
            let texts = drawn(&ctx, &spec, size, false);
            for words in names.into_iter().chain(["R3", "2021", "H30", "2018", "500", "1,000"]) {
                let begins = |t: &Painted| t.words.starts_with(words) && t.words.len() > words.len();
                assert!(says(&texts, words) || texts.iter().any(begins), "{words}: {texts:?}");
            }
            assert!(says(&texts, &spec.axis.title));
        }
    }
}

#[test]
fn shares_of_the_plan_stand_under_a_plan_time_axis() {
    let ctx = context();
    let spec = chart_of(index(), &["nemuro-kpi-005", "tomakomai-kpi-026"], true, None, Language::Ja);
    let texts = drawn(&ctx, &spec, SIZES[0], true);
    assert!(says(&texts, "0%") && says(&texts, "50%") && says(&texts, "100%") && !says(&texts, "2021"));
    assert!(says(&texts, "値（人）") && says(&texts, "値（件）"), "a panel for each unit");
}

/// What is wrong with the texts of a figure.
fn faults(texts: &[Painted], [width, _]: [f32; 2]) -> Vec<String> {
    let mut faults = covered(texts);
    let outside = texts.iter().filter(|t| t.ink.left() < -1.0 || t.ink.right() > width + 1.0 || t.ink.top() < -1.0);
    faults.extend(outside.map(|t| format!("outside: {:?} at {}", t.words, t.ink)));
    faults
}

#[test]
fn in_no_comparison_does_a_name_or_label_cover_another() {
    let ctx = context();
    for comparison in &index().data().comparisons {
        let ids = members(comparison);
        for (language, size, plan_time) in
            [(Language::Ja, SIZES[0], false), (Language::En, SIZES[0], true), (Language::En, SIZES[1], false)]
        {
            let spec = chart_of(index(), &ids, plan_time, Some(comparison), language);
            let texts = drawn(&ctx, &spec, size, false);
            let found = faults(&texts, size);
            assert!(found.is_empty(), "{} {} {size:?}: {found:#?}", comparison.comparison_id, language.key());
        }
    }
}

#[test]
fn many_lines_in_one_panel_keep_their_names_apart_and_count_what_finds_no_room() {
    let ctx = context();
    let ids: Vec<&str> = index()
        .data()
        .indicators
        .iter()
        .filter(|i| i.unit.as_str() == "件" && i.repeat_of.is_none())
        .map(|i| i.indicator_id.as_str())
        .take(40)
        .collect();
    for language in Language::ALL {
        let spec = chart_of(index(), &ids, false, None, *language);
        assert_eq!(spec.panels.len(), 1);
        for (size, is_small) in SIZES.into_iter().zip([true, false]) {
            let texts = drawn(&ctx, &spec, size, false);
            let found = faults(&texts, size);
            assert!(found.is_empty(), "{} {size:?}: {found:#?}", language.key());
            let lines: Vec<&str> =
                spec.panels[0].lines.iter().filter(|l| l.end().is_some()).map(|l| l.name.as_str()).collect();
            // A name may be followed by the last value.
            let is_name = |t: &&Painted| lines.iter().any(|line| t.words.starts_with(line));
            let named = texts.iter().filter(is_name).count();
            let left_out = lines.len() - named;
            assert_eq!(left_out > 0, is_small, "{named} of {} named", lines.len());
            assert_eq!(left_out > 0, says(&texts, &format!("+{left_out}")), "{left_out} left out");
        }
    }
}

#[test]
fn of_a_crowd_the_own_city_is_named_and_the_rest_is_counted() {
    let ctx = context();
    let indicators = index().data().indicators.iter().filter(|i| i.unit.as_str() == "件" && i.repeat_of.is_none());
    let ids: Vec<&str> = indicators.map(|i| i.indicator_id.as_str()).collect();
    assert!(ids.len() > CROWD, "{}", ids.len());
    let mut spec = chart_of(index(), &ids, false, None, Language::Ja);
    let own = spec.panels[0].lines.iter().rposition(|line| line.end().is_some()).unwrap();
    spec.panels[0].lines[own].own = true;
    let lines = &spec.panels[0].lines;
    // What is read by pointing is still there, but no words are made for each of thousands of points.
    let mut points = lines.iter().flat_map(LineSpec::points);
    assert!(points.all(|point| point.words.is_empty() || !matches!(point.kind, PointKind::Actual)));
    assert!(lines.iter().flat_map(LineSpec::points).all(|point| !point.said.is_empty()));
    let texts = drawn(&ctx, &spec, SIZES[1], false);
    let found = faults(&texts, SIZES[1]);
    assert!(found.is_empty(), "{found:#?}");
    assert!(says(&texts, &lines[own].shown), "the reader's own city has its name");
    let ends: Vec<_> = lines.iter().filter(|line| line.end().is_some()).collect();
    let counted = texts.iter().find_map(|text| text.words.strip_prefix('+')?.parse::<usize>().ok()).unwrap();
    let named = ends.len() - counted;
    assert!((2..=13).contains(&named), "{counted} of {} are counted", ends.len());
}

#[test]
fn a_chart_of_nothing_is_drawn_as_nothing() {
    let ctx = context();
    let spec = chart_of(index(), &[], false, None, Language::Ja);
    assert!(drawn(&ctx, &spec, SIZES[0], false).is_empty());
}

#[test]
fn bars_carry_names_values_and_reasons_and_small_multiples_their_headings() {
    let ctx = context();
    let ids = ["tomakomai-kpi-026", "iwamizawa-prj-024", "kushiro-act-121"];
    let bars = Arrangement { mark: Mark::Bars, year: Some(2020), ..Arrangement::PLAIN };
    for size in SIZES {
        let texts = drawn(&ctx, &arranged_in(&ids, bars, Language::Ja), size, false);
        for words in
            ["釧路市 育児相談", "781件（R2年度）", "1,511件（R2年度）", "この年の値の記載なし", "値（件）", "0", "500"]
        {
            assert!(says(&texts, words), "{words}: {texts:?}");
        }
        let multiples = Arrangement { panels: Panels::ByCity, ..Arrangement::PLAIN };
        let texts = drawn(&ctx, &arranged_in(&ids, multiples, Language::En), size, true);
        for words in
            ["Kushiro Childcare advice: Value (cases)", "Tomakomai Childcare consultations: Value (cases)", "2020"]
        {
            assert!(says(&texts, words), "{words}: {texts:?}");
        }
        // Nothing of a crosshair is drawn where there is neither pointer nor keyboard.
        assert!(!texts.iter().any(|t| t.words.contains(" / ")));
    }
}

#[test]
fn in_no_arrangement_does_a_name_or_label_cover_another() {
    let ctx = context();
    for comparison in &index().data().comparisons {
        let ids = members(comparison);
        for (number, (scale, panels, mark)) in [
            (Scale::Own, Panels::ByUnit, Mark::Bars),
            (Scale::Own, Panels::ByCity, Mark::Lines),
            (Scale::Index, Panels::ByIndicator, Mark::Lines),
            (Scale::PerThousand, Panels::ByCity, Mark::Bars),
            (Scale::Own, Panels::ByUnit, Mark::Dumbbell),
            (Scale::Change, Panels::ByUnit, Mark::Dumbbell),
        ]
        .into_iter()
        .enumerate()
        {
            let arrangement = Arrangement { scale, panels, mark, ..Arrangement::PLAIN };
            let language = if number % 2 == 0 { Language::Ja } else { Language::En };
            let size = SIZES[number / 2 % SIZES.len()];
            let texts = drawn(&ctx, &arranged_in(&ids, arrangement, language), size, false);
            let found = faults(&texts, size);
            let what = [scale.key(), panels.key(), mark.key()];
            assert!(found.is_empty(), "{} {what:?} {size:?}: {found:#?}", comparison.comparison_id);
        }
    }
}

#[test]
fn numbers_are_tabular_and_what_looks_the_same_stands_once() {
    use machikurabe::figure::fonts::{REGULAR, TABULAR, is_tabular};
    let [tabular, regular] = [TABULAR, REGULAR].map(|bytes| ttf_parser::Face::parse(bytes, 0).unwrap());
    assert_eq!(tabular.units_per_em(), regular.units_per_em());
    assert_eq!((tabular.ascender(), tabular.descender()), (regular.ascender(), regular.descender()));
    let width = |character: char| tabular.glyph_hor_advance(tabular.glyph_index(character).unwrap());
    for character in "0123456789+-.,% abcXYZ".chars() {
        assert!(is_tabular(character), "{character}");
        assert_eq!(width(character), width('0'), "{character}");
    }
    for character in '\u{20}'..='\u{ffef}' {
        assert_eq!(is_tabular(character), tabular.glyph_index(character).is_some(), "{character}");
        assert!(!is_tabular(character) || regular.glyph_index(character).is_some(), "{character}");
    }
    for character in "人年度億△▲％".chars() {
        assert!(!is_tabular(character) && regular.glyph_index(character).is_some(), "{character}");
    }
}
