//! Pages: in every size and style nothing is cut, nothing covers anything, and greys can be read.

use super::{choice, comparison, drawn, page_of, page_of_comparison, sizes};
use crate::charts::index;
use machikurabe::chart::page::{FigureSpec, NamedSize, PageChoice, PageSize, PageStyle};
use machikurabe::chart::palette::contrast;
use machikurabe::export::Exporter as _;
use machikurabe::export::pdf::{Pages, Pdf};
use machikurabe::export::svg::{Svg, SvgText};
use machikurabe::figure::error::FigureError;
use machikurabe::figure::headless::Studio;
use machikurabe::figure::paged;
use machikurabe::figure::picture::{Face, Ink, Mark, Part, Picture, Run};
use machikurabe::model::message::Explain;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::collections::BTreeMap;

/// Where the ink of a text is: left, top, right, bottom. A full character reaches from 0.78 above its
/// baseline to 0.1 below.
fn ink(run: &Run) -> [f32; 4] {
    let [x, y] = run.at;
    [x, y - run.size * 0.78, x + run.width, y + run.size * 0.1]
}

/// What a reader would find wrong with the texts of a page.
fn faults(picture: &Picture) -> Vec<String> {
    let [width, height] = picture.size;
    let runs: Vec<&Run> = picture.runs().collect();
    let mut found = Vec::new();
    for (place, run) in runs.iter().enumerate() {
        let [left, top, right, bottom] = ink(run);
        if left < 0.0 || top < 0.0 || right > width || bottom > height {
            found.push(format!("outside: {run:?}"));
        }
        if run.text.ends_with('…') {
            found.push(format!("shortened: {run:?}"));
        }
        for other in runs.iter().skip(place + 1) {
            let [l, t, r, b] = ink(other);
            if left.max(l) + 1.0 < right.min(r) && top.max(t) + 1.0 < bottom.min(b) {
                found.push(format!("overlap: {run:?} and {other:?}"));
            }
        }
    }
    found
}

#[test]
fn in_every_size_style_and_language_nothing_is_cut_or_covered() {
    let studio = Studio::new();
    for id in ["childcare-consultations", "births-and-proxies", "fertility-rate", "population-outlook"] {
        for size in sizes() {
            for style in PageStyle::ALL {
                for language in Language::ALL {
                    let page = page_of_comparison(comparison(id), &choice(size, *style), *language);
                    let picture = studio.draw(&page).unwrap();
                    let found = faults(&picture);
                    assert!(found.is_empty(), "{id} {size:?} {style:?}: {found:#?}");
                }
            }
        }
    }
}

#[test]
fn every_comparison_finds_room_on_a_slide_and_on_a_page() {
    let studio = Studio::new();
    for comparison in &index().data().comparisons {
        for (size, language) in [(NamedSize::Slide, Language::En), (NamedSize::A4Portrait, Language::Ja)] {
            let page = page_of_comparison(comparison, &choice(PageSize::Named(size), PageStyle::Colour), language);
            let FigureSpec::Chart(spec) = &page.figure else { panic!("no chart") };
            match studio.draw(&page) {
                Ok(picture) => {
                    let found = faults(&picture);
                    assert!(found.is_empty(), "{} {size:?}: {found:#?}", comparison.comparison_id);
                }
                // Four units one under the other are too many for a slide, and it says so.
                Err(error) => {
                    assert_eq!(error, FigureError::NoRoom);
                    assert!(size == NamedSize::Slide && spec.panels.len() > 3, "{}", comparison.comparison_id);
                }
            }
        }
    }
}

#[test]
fn a_chart_of_many_units_goes_on_on_further_pages_with_every_panel() {
    let mut units = std::collections::BTreeSet::new();
    let measured = |i: &&machikurabe::model::indicator::Indicator| {
        index().only(&i.indicator_id).is_some_and(|p| index().observations_of(p).any(|o| o.value.is_some()))
    };
    let firsts = index().data().indicators.iter().filter(measured).filter(|i| units.insert(i.unit.clone()));
    let ids: Vec<&str> = firsts.map(|i| i.indicator_id.as_str()).take(9).collect();
    let slide = choice(PageSize::Named(NamedSize::Slide), PageStyle::Colour);
    let page = page_of(&ids, None, &slide, Language::Ja);
    let panels = page.figure.rows();
    let studio = Studio::new();
    assert_eq!(studio.draw(&page).unwrap_err(), FigureError::NoRoom, "{panels} panels");
    let parts = paged::pages(&studio, &page, &Texts::new(Language::Ja)).unwrap();
    assert!(parts.len() > 1 && parts.iter().map(|part| part.figure.rows()).sum::<usize>() == panels);
    for part in parts {
        let found = faults(&studio.draw(&part).unwrap());
        assert!(found.is_empty(), "{}: {found:#?}", part.title);
    }
}

#[test]
fn a_long_title_wraps_and_one_without_end_is_refused() {
    let title =
        |times: usize| PageChoice { title: Some("とても長い題名".repeat(times)), ..PageChoice::default() };
    let page = page_of(&["nemuro-goal-03"], None, &title(14), Language::Ja);
    let picture = drawn(&page);
    let lines = picture.items.iter().filter(|item| item.part == Part::Title).count();
    assert!(lines >= 2 && faults(&picture).is_empty(), "{lines} lines: {:?}", faults(&picture));
    let endless = page_of(&["nemuro-goal-03"], None, &title(400), Language::Ja);
    let refused = Studio::new().draw(&endless).unwrap_err();
    assert_eq!(refused, FigureError::NoRoom);
    assert!(Texts::new(Language::Ja).say(&refused.explain()).contains("収まりません"));
}

#[test]
fn a_rare_character_is_drawn_and_one_without_shape_is_replaced_and_listed() {
    let odd = PageChoice { title: Some("𠮷野家 葛\u{e0100}城 😀 の推移".into()), ..PageChoice::default() };
    let page = page_of(&["nemuro-goal-03"], None, &odd, Language::Ja);
    let picture = drawn(&page);
    let of = |part: Part| {
        let marks = picture.items.iter().filter(move |item| item.part == part).map(|item| &item.mark);
        marks.filter_map(|mark| if let Mark::Text(run) = mark { Some(run) } else { None })
    };
    let title: String = of(Part::Title).map(|run| run.text.as_str()).collect();
    assert_eq!(title, "𠮷野家 葛城 〓 の推移");
    let rare: Vec<&str> = of(Part::Title).filter(|run| run.face == Face::Rare).map(|run| run.text.as_str()).collect();
    assert_eq!(rare, ["𠮷"]);
    let notes: String = of(Part::Notes).map(|run| run.text.as_str()).collect();
    assert!(notes.contains("〓") && notes.contains("U+1F600") && !notes.contains("U+20BB7"), "{notes}");
    assert!(faults(&picture).is_empty(), "{:?}", faults(&picture));
    // Nothing is said where nothing was replaced, and what people hear or search stays as it was.
    let plain = drawn(&page_of(&["nemuro-goal-03"], None, &PageChoice::default(), Language::Ja));
    assert!(plain.runs().all(|run| !run.text.contains('〓')));
    assert!(picture.title.contains('😀') && picture.alt.contains('😀'));
    // One picture, one road: each format takes it.
    for text in [SvgText::Named, SvgText::Embedded, SvgText::Outlined] {
        assert!(Svg { text }.bytes(&picture).is_ok(), "{text:?}");
    }
    let pages = Pages { title: "題".into(), language: Language::Ja, pages: vec![picture.clone()] };
    assert!(Pdf.bytes(&pages).unwrap().starts_with(b"%PDF"));
    let shapes = String::from_utf8(Svg { text: SvgText::Outlined }.bytes(&drawn(&page)).unwrap()).unwrap();
    let without = PageChoice { title: Some("野家 葛城 😀 の推移".into()), ..PageChoice::default() };
    let fewer = drawn(&page_of(&["nemuro-goal-03"], None, &without, Language::Ja));
    let fewer = String::from_utf8(Svg { text: SvgText::Outlined }.bytes(&fewer).unwrap()).unwrap();
    assert!(shapes.matches("<path").count() > fewer.matches("<path").count(), "the rare kanji is a shape");
}

#[test]
#[expect(clippy::float_cmp, reason = "handed on as it is")]
fn a_page_keeps_its_size_and_its_words_stay_large_enough() {
    let studio = Studio::new();
    for size in sizes() {
        let page =
            page_of_comparison(comparison("childcare-consultations"), &choice(size, PageStyle::Colour), Language::Ja);
        let picture = studio.draw(&page).unwrap();
        let measures = size.measures();
        assert_eq!(picture.millimetres, measures.millimetres);
        let smallest = picture.runs().map(|run| run.size).fold(f32::INFINITY, f32::min);
        // Millimetres in print to typographic points; on a slide that is read from afar, more.
        let points = smallest / picture.size[0] * picture.millimetres[0] / 25.4 * 72.0;
        assert!(points > 5.5, "{size:?}: {points} points");
    }
}

fn colours(picture: &Picture) -> Vec<(Ink, bool)> {
    let mut found = Vec::new();
    for item in &picture.items {
        match &item.mark {
            Mark::Text(run) => found.push((run.ink, true)),
            Mark::Strokes { pen, .. } => found.push((pen.ink, false)),
            Mark::Path { fill, pen, .. } | Mark::Rectangle { fill, pen, .. } | Mark::Circles { fill, pen, .. } => {
                found.extend(fill.iter().chain(pen.iter().map(|p| &p.ink)).map(|ink| (*ink, false)));
            }
        }
    }
    found
}

#[test]
fn a_grey_figure_has_no_colour_and_every_word_of_it_can_be_read() {
    let grey = choice(PageSize::Named(NamedSize::A4), PageStyle::Grey);
    for id in ["childcare-consultations", "births-and-proxies", "fertility-rate"] {
        let picture = drawn(&page_of_comparison(comparison(id), &grey, Language::Ja));
        for (ink, is_text) in colours(&picture) {
            let [r, g, b] = ink.rgb;
            assert!(r == g && g == b, "{:?}", ink.rgb);
            let readable = contrast(ink.rgb, [255, 255, 255]);
            assert!(!is_text || (ink.alpha > 0.99 && readable >= 4.5), "{:?}: {readable}", ink.rgb);
        }
    }
}

#[test]
fn in_grey_dash_and_marker_tell_the_cities_of_a_figure_apart() {
    for comparison in &index().data().comparisons {
        let page = page_of_comparison(comparison, &PageChoice::default(), Language::Ja);
        let FigureSpec::Chart(spec) = &page.figure else { panic!("no chart") };
        let mut styles = BTreeMap::new();
        for line in spec.panels.iter().flat_map(|p| &p.lines) {
            if let Some(other) = styles.insert((line.style.dash, line.style.marker), line.area) {
                assert_eq!(other, line.area, "{}", comparison.comparison_id);
            }
        }
    }
}

#[test]
fn print_draws_thinner_lines_than_colour() {
    let widest = |style: PageStyle| {
        let page = page_of_comparison(
            comparison("fertility-rate"),
            &choice(PageSize::Named(NamedSize::A4), style),
            Language::Ja,
        );
        let pens = drawn(&page).items.into_iter().filter_map(|item| match item.mark {
            Mark::Strokes { pen, .. } => Some(pen.width),
            Mark::Path { pen, .. } => pen.map(|p| p.width),
            _ => None,
        });
        pens.fold(0.0, f32::max)
    };
    assert!(widest(PageStyle::Print) < widest(PageStyle::Colour) * 0.8);
}

#[test]
fn the_matrix_the_board_and_the_population_are_figures_too() {
    use super::{data, ruler};
    use crate::charts::index;
    use machikurabe::analysis::scorecard::{self, ScorecardRow};
    use machikurabe::chart::board::BoardRequest;
    use machikurabe::chart::board::order::Order;
    use machikurabe::chart::matrix::MatrixRequest;
    use machikurabe::chart::{page, population};
    use machikurabe::model::municipality::AreaCode;
    use machikurabe::model::target::Revision;
    let studio = Studio::new();
    let rows = scorecard::scorecard(index(), Revision::Final, &ruler()).unwrap();
    let areas: Vec<AreaCode> = index().data().municipalities.iter().map(|m| m.municipality_code).collect();
    let some: Vec<&ScorecardRow> = rows.iter().take(12).collect();
    for language in Language::ALL {
        let texts = Texts::new(*language);
        let mut pages = Vec::new();
        let paper = choice(PageSize::Named(NamedSize::A4Portrait), PageStyle::Grey);
        let (themes, levels) = (&[], &[]);
        let request = MatrixRequest {
            index: index(),
            rows: &rows,
            flips: &[],
            areas: &areas,
            themes,
            levels,
            ruler: "",
            own: None,
        };
        pages.push(page::overview(&request, &paper, &data(), &texts));
        let (order, all, ruler) = (Order::Behind, some.len(), ruler());
        let request = BoardRequest {
            index: index(),
            rows: &some,
            areas: &areas,
            order,
            ruler: &ruler,
            all,
            statuses: &[],
            filters: "",
            own: None,
        };
        pages.push(page::gaps(&request, &paper, &data(), &texts));
        for figure in areas.iter().flat_map(|area| population::figures(index(), &texts, *area)) {
            if figure.is_empty() {
                continue;
            }
            pages.push(page::population(figure, &PageChoice::default(), &data(), &texts));
        }
        for page in pages {
            let picture = studio.draw(&page).unwrap_or_else(|error| panic!("{}: {error}", page.title));
            let words: Vec<&str> = picture.runs().map(|run| run.text.as_str()).collect();
            assert!(words.len() > 5, "{words:?}");
            let outside: Vec<String> = faults(&picture).into_iter().filter(|f| f.starts_with("outside")).collect();
            assert!(outside.is_empty(), "{}: {outside:#?}", page.title);
        }
    }
}

#[test]
fn a_crowd_has_its_page_and_counts_the_names_that_it_does_without() {
    let indicators = index().data().indicators.iter().filter(|i| i.unit.as_str() == "件" && i.repeat_of.is_none());
    let ids: Vec<&str> = indicators.map(|i| i.indicator_id.as_str()).collect();
    assert!(ids.len() > machikurabe::chart::spec::CROWD);
    let page = page_of(&ids, None, &choice(PageSize::Named(NamedSize::A4), PageStyle::Grey), Language::Ja);
    let picture = drawn(&page);
    let words: Vec<String> = picture.runs().map(|run| run.text.clone()).collect();
    let counted = words.iter().find_map(|words| words.strip_prefix('+')?.parse::<usize>().ok());
    assert!(counted.is_some_and(|counted| counted > 0 && counted < ids.len()), "{counted:?} of {}", ids.len());
}
