//! The screen and the file say the same, and the same figure gives the same bytes.

use super::{choice, comparison, drawn, page_of, page_of_comparison, said, squeezed};
use crate::painted;
use egui_kittest::Harness;
use machikurabe::chart::page::{FigureSpec, NamedSize, PageChoice, PageSize, PageStyle};
use machikurabe::export::Exporter;
use machikurabe::export::pdf::{Pages, Pdf};
use machikurabe::export::png::{Png, Resolution};
use machikurabe::export::svg::Svg;
use machikurabe::figure::headless::Studio;
use machikurabe::figure::look::Look;
use machikurabe::figure::picture::{Item, Mark, Part};
use machikurabe::figure::{key, plot};
use machikurabe::text::language::Language;
use machikurabe::ui::theme;
use std::collections::BTreeSet;

/// The words of a text, apart from numbers on the value axis, whose steps depend on the height.
fn worth_comparing(words: &str) -> Option<String> {
    let words = squeezed(words);
    let is_step = words.chars().all(|c| c.is_ascii_digit() || ",.−".contains(c)) && words.len() != 4;
    (!words.is_empty() && !is_step).then_some(words)
}

#[test]
fn a_screen_and_a_file_of_the_same_chart_say_the_same() {
    for (ids, language) in [
        (&["iwamizawa-stat-014"][..], Language::Ja),
        (&["tomakomai-kpi-026", "kushiro-act-121"], Language::En),
        (&["nemuro-goal-03", "nemuro-kpi-005"], Language::Ja),
    ] {
        let page = page_of(ids, None, &PageChoice::default(), language);
        let FigureSpec::Chart(spec) = page.figure.clone() else { panic!("no chart") };
        let mut harness =
            Harness::builder().with_size([960.0, 420.0]).with_context_setup(theme::install).build_ui(move |ui| {
                let look = Look { dark: false };
                key::draw(ui, &spec, look);
                let height = ui.available_height();
                plot::draw(ui, &spec, look, height);
            });
        harness.run();
        let on_screen: BTreeSet<String> =
            painted::texts(&harness).iter().filter_map(|text| worth_comparing(&text.words)).collect();
        let picture = drawn(&page);
        let figure = |item: &&Item| item.part == Part::Figure;
        let in_file: BTreeSet<String> = picture
            .items
            .iter()
            .filter(figure)
            .filter_map(|item| match &item.mark {
                Mark::Text(run) => worth_comparing(&run.text),
                _ => None,
            })
            .collect();
        assert!(on_screen.len() > 8, "{on_screen:?}");
        // Rows may break elsewhere: each word of the screen is in the file, and the file has no further ones.
        let whole = said(picture.runs());
        let lost: Vec<&String> = on_screen.iter().filter(|words| !whole.contains(words.as_str())).collect();
        assert!(lost.is_empty(), "{lost:?} of {on_screen:?} not in {in_file:?}");
        let length = |all: &BTreeSet<String>| all.iter().map(|words| words.chars().count()).sum::<usize>();
        assert_eq!(length(&on_screen), length(&in_file), "{on_screen:?} and {in_file:?}");
    }
}

#[test]
fn title_subtitle_warnings_and_notes_are_all_there_in_full() {
    for language in Language::ALL {
        for id in ["births-and-proxies", "childcare-consultations", "population-change-rates"] {
            let page = page_of_comparison(comparison(id), &PageChoice::default(), *language);
            let picture = drawn(&page);
            let said = said(picture.runs());
            for words in [&page.title, &page.subtitle].into_iter().chain(&page.warnings).chain(&page.notes) {
                assert!(said.contains(&squeezed(words)), "{id}: {words} is not in {said}");
            }
            assert!(page.notes.iter().any(|note| note.contains("2026-01-31")), "{:?}", page.notes);
            assert!(picture.alt.contains(&page.title));
        }
    }
}

#[test]
fn the_same_figure_gives_the_same_bytes_whatever_was_drawn_before() {
    let studio = Studio::new();
    let pages = ["fertility-rate", "population-outlook"]
        .map(|id| page_of_comparison(comparison(id), &PageChoice::default(), Language::Ja));
    let bytes = |studio: &Studio, number: usize| {
        let picture = studio.draw(&pages[number]).unwrap();
        let png = Png { resolution: Resolution::Scale(1.0) }.bytes(&picture).unwrap();
        let svg = Svg::default().bytes(&picture).unwrap();
        (svg, png, Pdf.bytes(&Pages::from(picture)).unwrap())
    };
    let first = bytes(&studio, 0);
    bytes(&studio, 1);
    let again = bytes(&studio, 0);
    let elsewhere = bytes(&Studio::new(), 0);
    assert!(first == again, "the second time differs");
    assert!(first == elsewhere, "another studio differs");
}

#[test]
fn the_own_city_is_drawn_bold_and_no_other() {
    use machikurabe::figure::picture::Face;
    let own = crate::charts::index().data().municipalities.iter().find(|m| m.name == "釧路市").unwrap();
    let mut asked = choice(PageSize::Named(NamedSize::Slide), PageStyle::Colour);
    asked.own_city = Some(own.municipality_code);
    let picture = drawn(&page_of_comparison(comparison("childcare-consultations"), &asked, Language::Ja));
    let names = |face: Face| -> Vec<&str> {
        let runs = picture.items.iter().filter(|i| i.part == Part::Figure).filter_map(|i| match &i.mark {
            Mark::Text(run) => Some(run),
            _ => None,
        });
        runs.filter(|r| r.face == face && r.text.contains('市')).map(|r| r.text.as_str()).collect()
    };
    assert_eq!(names(Face::Bold), ["釧路市 育児相談 781件（R2年度）"]);
    assert!(names(Face::Regular).len() >= 2);
}
