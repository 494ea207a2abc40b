//! Office files, read part by part: charts that can be edited, the numbers of the figure in chart and workbook alike,
//! and every way between the parts leading somewhere.

use super::{choice, comparison, index, page_of, page_of_comparison, sizes};
use calamine::{Data, Reader, Xlsx};
use machikurabe::analysis::scorecard;
use machikurabe::chart::arrange::{Arrangement, Mark};
use machikurabe::chart::matrix::MatrixRequest;
use machikurabe::chart::page::{self, FigurePage, FigureSpec, NamedSize, PageChoice, PageSize, PageStyle};
use machikurabe::chart::request::ChartRequest;
use machikurabe::chart::spec::Panel;
use machikurabe::export::office::{OfficeFormat, file};
use machikurabe::model::place::SeriesPlace;
use machikurabe::model::target::Revision;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use machikurabe::text::number;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

type Parts = BTreeMap<String, Vec<u8>>;

fn parts(bytes: Vec<u8>) -> Parts {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        })
        .collect()
}

fn made(pages: &[FigurePage], format: OfficeFormat) -> Parts {
    let language = pages.first().unwrap().language;
    parts(file(pages, format, &Texts::new(language), &mut |_| true).unwrap())
}

fn text<'a>(parts: &'a Parts, name: &str) -> &'a str {
    std::str::from_utf8(parts.get(name).unwrap_or_else(|| panic!("{name} in {:?}", parts.keys()))).unwrap()
}

/// What stands between two texts, each time.
fn between<'a>(whole: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    whole.split(from).skip(1).filter_map(|rest| rest.split(to).next()).collect()
}

fn charts(parts: &Parts) -> Vec<&str> {
    let is_chart = |name: &&String| name.contains("/charts/chart") && !name.contains("_rels");
    parts.keys().filter(is_chart).map(|name| text(parts, name)).collect()
}

/// Formula and cached numbers of each range of a chart.
fn ranges(chart: &str) -> Vec<(String, Vec<Option<f64>>)> {
    let range = |one: &str| {
        let formula = between(one, "<c:f>", "</c:f>")[0].replace("&apos;", "'");
        let count: usize = between(one, "<c:ptCount val=\"", "\"")[0].parse().unwrap();
        let mut values = vec![None; count];
        for point in between(one, "<c:pt idx=\"", "</c:v>") {
            let (at, rest) = point.split_once('"').unwrap();
            values[at.parse::<usize>().unwrap()] = Some(rest.split("<c:v>").nth(1).unwrap().parse().unwrap());
        }
        (formula, values)
    };
    between(chart, "<c:numRef>", "</c:numRef>").into_iter().map(range).collect()
}

/// The numbers of a range of a workbook.
fn cells(book: &[u8], formula: &str) -> Vec<Option<f64>> {
    let mut book = Xlsx::new(Cursor::new(book.to_vec())).unwrap();
    let (sheet, range) = formula.rsplit_once('!').unwrap();
    let sheet = book.worksheet_range(&sheet.trim_matches('\'').replace("''", "'")).unwrap();
    let place = |cell: &str| {
        let (column, row) = cell.trim_start_matches('$').split_once('$').unwrap();
        assert_eq!(column.len(), 1, "{cell}");
        (row.parse::<u32>().unwrap() - 1, u32::from(column.as_bytes()[0] - b'A'))
    };
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    let ((top, column), (bottom, _)) = (place(first), place(last));
    let number = |row: u32| match sheet.get_value((row, column)) {
        Some(Data::Float(value)) => Some(*value),
        Some(Data::Int(value)) => Some(*value as f64),
        Some(Data::Empty) | None => None,
        Some(other) => panic!("{formula}: {other:?}"),
    };
    (top..=bottom).map(number).collect()
}

/// How the name of a part ends.
fn end(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, end)| end)
}

/// Every part that is XML ends where it began, every way leads to a part, and every part has a kind.
fn is_sound(parts: &Parts) {
    let kinds = text(parts, "[Content_Types].xml");
    for (name, content) in parts.iter().filter(|(name, _)| end(name) == "xml" || end(name) == "rels") {
        let mut reader = quick_xml::Reader::from_reader(content.as_slice());
        let mut depth = 0_i32;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
                quick_xml::events::Event::Start(_) => depth += 1,
                quick_xml::events::Event::End(_) => depth -= 1,
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{name}");
        if end(name) == "rels" {
            let of = name.replace("_rels/", "").replace(".rels", "");
            assert!(of.is_empty() || parts.contains_key(&of), "{name} belongs to no part");
            let folder = of.rsplit_once('/').map_or("", |(folder, _)| folder);
            for target in between(text(parts, name), "Target=\"", "\"") {
                let target = target.replace("../", &format!("{}/", folder.split('/').next().unwrap()));
                let known = parts.contains_key(target.trim_start_matches('/'))
                    || parts.contains_key(&format!("{folder}/{target}"));
                assert!(known || folder.is_empty() && parts.contains_key(&target), "{name} leads to {target}");
            }
        } else if name != "[Content_Types].xml" {
            assert!(kinds.contains(&format!("PartName=\"/{name}\"")), "{name} is of no kind");
        }
    }
}

/// A comparison as bars of one year.
fn bars(id: &str) -> FigurePage {
    let picks: Vec<SeriesPlace> =
        super::members(comparison(id)).iter().map(|id| crate::charts::place_of(index(), id)).collect();
    let texts = Texts::new(Language::Ja);
    let statuses = BTreeMap::new();
    let request = ChartRequest {
        index: index(),
        areas: &[],
        picks: &picks,
        statuses: &statuses,
        plan_time: false,
        comparison: None,
        ruler: "",
        arrangement: Arrangement { mark: Mark::Bars, ..Arrangement::PLAIN },
    };
    page::compare(&request, &PageChoice::default(), &super::data(), &texts)
}

fn population() -> Vec<FigurePage> {
    let texts = Texts::new(Language::Ja);
    let city = index().data().municipalities.iter().find(|m| m.name == "岩見沢市").unwrap().municipality_code;
    let figures = machikurabe::chart::population::figures(index(), &texts, city);
    let figures = figures.into_iter().filter(|figure| !figure.is_empty());
    figures.map(|figure| page::population(figure, &PageChoice::default(), &super::data(), &texts)).collect()
}

/// Every listed form: lines over years, lines over numbers with baseline and target, bars, stacked columns.
fn listed() -> Vec<FigurePage> {
    let usual = PageChoice::default();
    let mut pages: Vec<FigurePage> = ["childcare-consultations", "fertility-rate", "births-and-proxies"]
        .map(|id| page_of_comparison(comparison(id), &usual, Language::Ja))
        .into();
    pages.push(page_of(&["nemuro-goal-03"], None, &usual, Language::En));
    pages.push(bars("childcare-consultations"));
    pages.extend(population());
    pages
}

#[test]
fn listed_forms_are_charts_with_a_workbook_and_never_pictures() {
    for page in listed() {
        for (format, folder) in [(OfficeFormat::Pptx, "ppt"), (OfficeFormat::Docx, "word"), (OfficeFormat::Xlsx, "xl")]
        {
            let parts = made(std::slice::from_ref(&page), format);
            is_sound(&parts);
            let pictures: Vec<&String> = parts.keys().filter(|name| name.contains("media/")).collect();
            assert!(pictures.is_empty(), "{}: {pictures:?}", page.title);
            let charts = charts(&parts);
            assert!(!charts.is_empty(), "{format:?} {}", page.title);
            for (chart, number) in charts.iter().zip(1..) {
                assert!(chart.contains("<c:ser>") && !chart.contains("val=\"-1\"/><c:scaling>"), "{}", page.title);
                let ids = between(chart, "<c:axId val=\"", "\"");
                assert!(ids.len() >= 4 && ids.iter().all(|id| id.parse::<u32>().is_ok()), "{ids:?}");
                if format == OfficeFormat::Xlsx {
                    continue;
                }
                let ways = text(&parts, &format!("{folder}/charts/_rels/chart{number}.xml.rels"));
                assert!(ways.contains("relationships/package\"") && ways.contains("/embeddings/"), "{ways}");
                let way = between(chart, "<c:externalData r:id=\"", "\"")[0];
                assert!(ways.contains(&format!("Id=\"{way}\"")));
            }
        }
    }
}

#[test]
fn the_numbers_in_chart_and_workbook_are_those_that_are_drawn() {
    for page in listed() {
        for (format, folder) in [(OfficeFormat::Pptx, "ppt"), (OfficeFormat::Xlsx, "xl")] {
            let bytes = file(std::slice::from_ref(&page), format, &Texts::new(page.language), &mut |_| true).unwrap();
            let parts = parts(bytes.clone());
            let mut shown: Vec<f64> = Vec::new();
            for (chart, number) in charts(&parts).iter().zip(1..) {
                let own = format!("{folder}/embeddings/Microsoft_Excel_Sheet{number}.xlsx");
                let book = if format == OfficeFormat::Xlsx { &bytes } else { &parts[&own] };
                for (formula, cached) in ranges(chart) {
                    let held = cells(book, &formula);
                    assert_eq!(held, cached, "{} {formula}", page.title);
                    shown.extend(cached.into_iter().flatten());
                }
            }
            let FigureSpec::Chart(spec) = &page.figure else { continue };
            let mut count = 0;
            for point in spec.panels.iter().flat_map(Panel::points) {
                let value: f64 = number::data(point.y, point.decimals).parse().unwrap();
                assert!(shown.contains(&value), "{} of {} in {}", value, point.said, page.title);
                count += 1;
            }
            assert!(count > 0);
        }
    }
}

#[test]
fn a_slide_says_what_the_page_says() {
    for page in listed() {
        let parts = made(std::slice::from_ref(&page), OfficeFormat::Pptx);
        for part in
            ["ppt/presProps.xml", "ppt/viewProps.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml"]
        {
            assert!(parts.contains_key(part), "{part}");
        }
        let slide = text(&parts, "ppt/slides/slide1.xml");
        let words = between(slide, "<a:t>", "</a:t>").join("\n").replace("&quot;", "\"");
        for said in page.notes.iter().chain(&page.warnings).chain([&page.title, &page.subtitle]) {
            assert!(words.contains(said.as_str()), "{said} in {words}");
        }
        assert!(slide.contains("<p:ph type=\"title\"/>") && slide.contains("<p:graphicFrame>"));
        let alt = between(slide, "descr=\"", "\"");
        assert!(alt.iter().any(|alt| !alt.is_empty()), "{}", page.title);
        let way =
            between(slide, "<c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"", "\"");
        let ways = text(&parts, "ppt/slides/_rels/slide1.xml.rels");
        assert!(way.iter().all(|way| ways.contains(&format!("Id=\"{way}\""))) && !way.is_empty());
    }
}

#[test]
fn slides_have_the_size_that_was_asked_for() {
    for (size, cx, cy) in [
        (PageSize::Named(NamedSize::Slide), 12_192_000, 6_858_000),
        (PageSize::Named(NamedSize::SlideOld), 9_144_000, 6_858_000),
        (PageSize::Named(NamedSize::A4), 10_692_000, 7_560_000),
        (PageSize::Named(NamedSize::A4Portrait), 7_560_000, 10_692_000),
    ] {
        let page = page_of(&["nemuro-goal-03"], None, &choice(size, PageStyle::Colour), Language::Ja);
        let parts = made(&[page], OfficeFormat::Pptx);
        let said = text(&parts, "ppt/presentation.xml");
        assert!(said.contains(&format!("<p:sldSz cx=\"{cx}\" cy=\"{cy}\"")), "{size:?}: {said}");
    }
    for size in sizes() {
        for format in OfficeFormat::ALL {
            let page = page_of(&["nemuro-goal-03"], None, &choice(size, PageStyle::Print), Language::En);
            is_sound(&made(&[page], *format));
        }
    }
    let tiny = choice(PageSize::Millimetres(21.0, 21.0), PageStyle::Colour);
    let page = page_of(&["nemuro-goal-03"], None, &tiny, Language::Ja);
    assert!(file(&[page], OfficeFormat::Pptx, &Texts::new(Language::Ja), &mut |_| true).is_err());
}

#[test]
fn a_city_keeps_its_tone_dash_and_marker_and_greys_are_greys() {
    let of = |style: PageStyle| {
        let choice = choice(PageSize::Named(NamedSize::Slide), style);
        page_of_comparison(comparison("fertility-rate"), &choice, Language::Ja)
    };
    let page = of(PageStyle::Colour);
    let parts = made(std::slice::from_ref(&page), OfficeFormat::Pptx);
    let FigureSpec::Chart(spec) = &page.figure else { panic!("a chart") };
    let series: Vec<&str> = charts(&parts).iter().flat_map(|chart| between(chart, "<c:ser>", "</c:ser>")).collect();
    let mut looks = std::collections::BTreeSet::new();
    for line in spec.panels.iter().flat_map(|panel| &panel.lines).filter(|line| !line.stretches.is_empty()) {
        let [r, g, b] = line.style.light;
        let colour = format!("{r:02X}{g:02X}{b:02X}");
        let shown = if line.shown.is_empty() { &line.name } else { &line.shown };
        let own = series.iter().find(|series| series.contains(&format!("<c:v>{shown}</c:v>"))).unwrap();
        assert!(own.contains(&colour), "{shown}");
        let dash = between(own, "<a:prstDash val=\"", "\"")[0];
        looks.insert((dash, between(own, "<c:symbol val=\"", "\"")[0]));
    }
    assert!(looks.len() > 2, "{looks:?}");
    for chart in charts(&made(&[of(PageStyle::Grey)], OfficeFormat::Pptx)) {
        for colour in between(chart, "<a:srgbClr val=\"", "\"") {
            assert!(colour[..2] == colour[2..4] && colour[2..4] == colour[4..], "{colour} is no grey");
        }
    }
}

#[test]
fn a_missing_value_breaks_the_line_and_the_sheet_says_why() {
    let mut page = page_of(&["nemuro-goal-03"], None, &PageChoice::default(), Language::Ja);
    let FigureSpec::Chart(spec) = &mut page.figure else { panic!("a chart") };
    let line = &mut spec.panels[0].lines[0];
    let points: Vec<_> = line.stretches.drain(..).flatten().collect();
    assert!(points.len() > 1);
    line.stretches = points.into_iter().map(|point| vec![point]).collect();
    let parts = made(&[page], OfficeFormat::Pptx);
    let chart = charts(&parts)[0];
    let first = between(chart, "<c:yVal>", "</c:yVal>")[0];
    let count: usize = between(first, "<c:ptCount val=\"", "\"")[0].parse().unwrap();
    assert_eq!(count, between(first, "<c:pt idx", "</c:pt>").len() * 2 - 1, "{first}");
    assert!(chart.contains("<c:dispBlanksAs val=\"gap\"/>"));
}

#[test]
fn years_of_one_kind_are_categories_and_others_keep_their_places() {
    let mut seen = [false; 2];
    for page in listed() {
        let FigureSpec::Chart(spec) = &page.figure else { continue };
        let parts = made(std::slice::from_ref(&page), OfficeFormat::Pptx);
        for (chart, panel) in charts(&parts).iter().zip(spec.panels.iter().filter(|panel| panel.bars.is_empty())) {
            let kinds: std::collections::BTreeSet<_> = panel.points().map(|point| point.period.kind()).collect();
            let over_numbers = chart.contains("<c:scatterChart>");
            assert!(over_numbers || chart.contains("<c:lineChart>"));
            assert!(kinds.len() == 1 || over_numbers, "{}: {kinds:?} share categories", page.title);
            seen[usize::from(over_numbers)] = true;
        }
    }
    assert_eq!(seen, [true; 2], "both forms occur");
}

#[test]
fn a_form_that_office_programs_lack_is_a_picture_with_its_words() {
    let texts = Texts::new(Language::Ja);
    let rows = scorecard::scorecard(index(), Revision::Final, &super::ruler()).unwrap();
    let areas: Vec<_> = index().data().municipalities.iter().map(|m| m.municipality_code).collect();
    let request = MatrixRequest {
        index: index(),
        rows: &rows,
        flips: &[],
        areas: &areas,
        themes: &[],
        levels: &[],
        ruler: "",
        own: None,
    };
    let page = page::overview(&request, &PageChoice::default(), &super::data(), &texts);
    for (format, folder) in [(OfficeFormat::Pptx, "ppt"), (OfficeFormat::Docx, "word")] {
        let parts = made(std::slice::from_ref(&page), format);
        is_sound(&parts);
        assert!(parts[&format!("{folder}/media/image1.png")].starts_with(b"\x89PNG"));
        assert!(text(&parts, &format!("{folder}/media/image1.svg")).contains("<svg"));
        let whole = if format == OfficeFormat::Pptx { "ppt/slides/slide1.xml" } else { "word/document.xml" };
        let alt = between(text(&parts, whole), "descr=\"", "\"");
        assert!(alt.iter().any(|alt| alt.contains(page.title.split('：').next().unwrap())), "{alt:?}");
        assert!(text(&parts, whole).contains(&page.title));
    }
}

#[test]
fn a_document_has_figure_caption_table_and_sources_in_this_order() {
    let page = page_of_comparison(comparison("fertility-rate"), &PageChoice::default(), Language::Ja);
    let parts = made(std::slice::from_ref(&page), OfficeFormat::Docx);
    let whole = text(&parts, "word/document.xml");
    let at = |words: &str| whole.find(words).unwrap_or_else(|| panic!("{words}"));
    let order = [
        at("<w:pStyle w:val=\"Heading1\"/>"),
        at("<w:drawing>"),
        at("<w:pStyle w:val=\"Caption\"/>"),
        at("<w:tbl>"),
        at(page.notes.last().unwrap()),
    ];
    assert!(order.is_sorted(), "{order:?}");
    let FigureSpec::Chart(spec) = &page.figure else { panic!("a chart") };
    let table = between(whole, "<w:tbl>", "</w:tbl>").concat();
    for point in spec.panels.iter().flat_map(Panel::points) {
        let value = number::data(point.y, point.decimals);
        assert!(table.contains(&format!(">{value}<")), "{value}");
    }
}

#[test]
fn words_of_others_cannot_break_a_file_or_calculate() {
    let odd = "=1+1 <a> & \"b\" ]]> \u{1}\u{fffe} 𠮷😀 'c'";
    let choice = PageChoice { title: Some(odd.to_owned()), ..PageChoice::default() };
    for format in OfficeFormat::ALL {
        let page = page_of(&["nemuro-goal-03"], None, &choice, Language::Ja);
        let parts = made(&[page], *format);
        is_sound(&parts);
        let all: String = parts.iter().filter(|(name, _)| end(name) == "xml").map(|(n, _)| text(&parts, n)).collect();
        assert!(all.contains("𠮷😀") && !all.contains("<f>"), "{format:?}");
    }
}
