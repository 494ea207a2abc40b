//! Packs: what is in them, in which order, how they are stopped, and what they never overwrite.

use machikurabe::chart::briefing::Briefing;
use machikurabe::chart::figure_table;
use machikurabe::chart::page::{DataFacts, FigureSpec, NamedSize, PageChoice, PageSize};
use machikurabe::export::briefing::{BriefingError, PackFormat, pictures, write};
use machikurabe::export::figure::{self, FigureFormat};
use machikurabe::figure::picture::Picture;
use machikurabe::frame::Cube;
use machikurabe::import::sample::sample;
use machikurabe::model::message::Explain;
use machikurabe::session::figures::{Collected, Ground};
use machikurabe::session::view::{Screen, ViewSpec};
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::collections::BTreeSet;
use std::process::Command;
use std::sync::LazyLock;

static INDEX: LazyLock<Cube> = LazyLock::new(|| Cube::new(sample().unwrap()));

fn view(city: &str) -> ViewSpec {
    let city = INDEX.data().municipalities.iter().find(|m| m.name == city).unwrap().municipality_code;
    ViewSpec { areas: vec![city], city: Some(city), ..ViewSpec::default() }
}

fn shown(screen: Screen, view: ViewSpec) -> Collected {
    Collected::new(screen, view)
}

fn facts() -> DataFacts {
    let data = INDEX.data();
    DataFacts { title: data.title.clone(), version: data.version.clone(), stored_at: "2026-01-31T09:00:00Z".into() }
}

fn pack(collected: &[Collected], texts: &Texts) -> Briefing {
    let facts = facts();
    let ground = Ground { index: &INDEX, facts: &facts, texts };
    let choice = PageChoice { size: PageSize::Named(NamedSize::A4), ..PageChoice::default() };
    let view = view("根室市");
    ground.briefing("", collected, (&view.areas, &view.ruler), &choice).unwrap()
}

fn words(picture: &Picture) -> String {
    picture.runs().map(|run| run.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn usual(texts: &Texts) -> Briefing {
    let view = view("根室市");
    let noted = Collected { note: "議会への注記".into(), ..shown(Screen::Overview, view.clone()) };
    pack(&[noted, shown(Screen::City, view.clone()), shown(Screen::Gaps, view)], texts)
}

#[test]
fn a_long_figure_flows_over_pages_and_no_row_is_lost_or_told_twice() {
    for language in [Language::Ja, Language::En] {
        let texts = Texts::new(language);
        let pack = usual(&texts);
        let mut steps = Vec::new();
        let pages = pictures(&pack, true, &texts, &mut |done, of| {
            steps.push((done, of));
            true
        });
        let pages = pages.unwrap();
        assert!(steps.windows(2).all(|pair| pair[0].0 <= pair[1].0 || pair[0].1 != pair[1].1), "{steps:?}");
        assert!(pages.len() > 10, "{} pages", pages.len());
        let page = pack.pages.iter().find(|page| matches!(page.figure, FigureSpec::City(_))).unwrap();
        let FigureSpec::City(city) = &page.figure else { unreachable!() };
        let of_city: Vec<String> = pages.iter().filter(|p| p.title.contains(&page.title)).map(words).collect();
        assert!(of_city.len() > 1, "the page of a city takes several pages");
        // Words break into lines where they need to.
        let plain = |words: &str| words.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let all: String = of_city.iter().map(|page| plain(page)).collect();
        let mut told: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
        for line in &city.lines {
            if let machikurabe::chart::city::CityLine::Row(row) = line {
                *told.entry(plain(&row.row.label)).or_default() += 1;
            }
        }
        for (label, count) in told {
            let found = all.matches(label.as_str()).count();
            assert!(found >= count, "{label}: {found} of {count}");
        }
        for page in &of_city {
            let lacks = city.heads.iter().find(|head| !page.contains(head.as_str()));
            assert_eq!(lacks, None, "headings on every page: {page}");
        }
        assert!(words(&pages[0]).contains("2026-01-31") && words(&pages[0]).contains(&pack.title));
        assert!(words(&pages[2]).contains("議会への注記"), "the note stands on the figure's page");
    }
}

#[test]
fn contents_name_the_pages_on_which_figures_begin() {
    let texts = Texts::new(Language::Ja);
    let pack = usual(&texts);
    let pages = pictures(&pack, true, &texts, &mut |_, _| true).unwrap();
    let contents = words(&pages[1]);
    for page in &pack.pages {
        let first = pages.iter().skip(2).position(|p| p.title.starts_with(&page.title)).unwrap() + 3;
        assert!(contents.contains(&page.title), "{contents}");
        assert!(contents.lines().any(|line| line == first.to_string()), "{} on {first}: {contents}", page.title);
    }
    for (page, number) in pages.iter().zip(1..).skip(1) {
        assert!(words(page).lines().any(|line| line == number.to_string()), "page {number} is numbered");
    }
}

#[test]
fn the_same_pack_has_the_same_bytes_and_replaces_nothing_unasked() {
    let texts = Texts::new(Language::Ja);
    let pack = pack(&[shown(Screen::Overview, view("根室市"))], &texts);
    let folder = tempfile::tempdir().unwrap();
    for format in PackFormat::ALL {
        let [one, other] = ["a", "b"].map(|name| {
            let path = folder.path().join(format!("{name}-{}", format.key()));
            write(&pack, *format, &path, false, &texts, &mut |_, _| true).unwrap();
            let bytes = |path: &std::path::Path| std::fs::read(path).unwrap();
            if format.is_folder() {
                let mut files: Vec<_> = std::fs::read_dir(&path).unwrap().map(|e| e.unwrap().path()).collect();
                files.sort();
                assert!(!files.is_empty());
                (path, files.iter().flat_map(|file| bytes(file)).collect::<Vec<u8>>())
            } else {
                let all = bytes(&path);
                (path, all)
            }
        });
        assert!(one.1 == other.1, "{format:?} repeats");
        let refused = write(&pack, *format, &one.0, false, &texts, &mut |_, _| true).unwrap_err();
        assert!(matches!(refused, BriefingError::Write(_)), "{refused}");
        write(&pack, *format, &one.0, true, &texts, &mut |_, _| true).unwrap();
    }
}

#[test]
fn what_is_cancelled_or_cannot_be_written_leaves_nothing() {
    let texts = Texts::new(Language::Ja);
    let pack = pack(&[shown(Screen::Overview, view("根室市"))], &texts);
    let folder = tempfile::tempdir().unwrap();
    let there = |folder: &std::path::Path| std::fs::read_dir(folder).unwrap().count();
    for format in PackFormat::ALL {
        let path = folder.path().join(format!("x.{}", format.key()));
        let cancelled = write(&pack, *format, &path, false, &texts, &mut |_, _| false).unwrap_err();
        assert!(matches!(cancelled, BriefingError::Cancelled));
        assert_eq!(there(folder.path()), 0, "{format:?}");
    }
    let nowhere = folder.path().join("no/x.pdf");
    let refused = write(&pack, PackFormat::Pdf, &nowhere, false, &texts, &mut |_, _| true).unwrap_err();
    assert!(texts.say(&refused.explain()).contains("フォルダー"));
    let long = folder.path().join(format!("{}.pdf", "長".repeat(200)));
    let refused = write(&pack, PackFormat::Pdf, &long, false, &texts, &mut |_, _| true).unwrap_err();
    assert_eq!(refused.explain().key, "error-write-name");
    assert_eq!(there(folder.path()), 0);
}

#[test]
fn a_character_that_cannot_be_drawn_stops_no_pack() {
    let texts = Texts::new(Language::Ja);
    let titled = Collected { title: Some("題\u{1F600}".into()), ..shown(Screen::Overview, view("根室市")) };
    let pack = pack(&[titled], &texts);
    let drawn = pictures(&pack, true, &texts, &mut |_, _| true).unwrap();
    let said: String = drawn.iter().flat_map(Picture::runs).map(|run| run.text.as_str()).collect();
    assert!(said.contains("題〓") && said.contains("U+1F600"), "{said}");
}

#[test]
fn every_kind_of_figure_gives_its_displayed_data_with_as_many_cells_as_headings() {
    let texts = Texts::new(Language::Ja);
    let facts = facts();
    let ground = Ground { index: &INDEX, facts: &facts, texts: &texts };
    let all = ViewSpec { indicators: Vec::new(), ..view("根室市") };
    let compared = ground.usual(&all).into_iter().find(|c| c.screen == Screen::Compare).unwrap();
    let screens = [Screen::Overview, Screen::City, Screen::Gaps, Screen::Population];
    let collected = screens.map(|screen| shown(screen, all.clone())).into_iter().chain([compared]);
    let mut kinds = BTreeSet::new();
    for collected in collected {
        for page in ground.pages(&collected, &PageChoice::default()).unwrap() {
            let records = figure_table::records(&page, &texts);
            assert!(records.len() > 1, "{}", page.title);
            assert!(records.iter().all(|record| record.len() == records[0].len()), "{}", page.title);
            let bytes = figure::files(std::slice::from_ref(&page), FigureFormat::Csv, &texts).unwrap().remove(0);
            let mut reader = csv::Reader::from_reader(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap());
            assert_eq!(reader.records().count() + 1, records.len());
            let tsv = String::from_utf8(
                figure::files(std::slice::from_ref(&page), FigureFormat::Tsv, &texts).unwrap().remove(0),
            )
            .unwrap();
            assert_eq!(tsv.lines().count(), records.len());
            kinds.insert(match page.figure {
                FigureSpec::Chart(_) => "chart",
                FigureSpec::Matrix(_) => "matrix",
                FigureSpec::Places(_) => "places",
                FigureSpec::Board(_) => "board",
                FigureSpec::Population(_) => "population",
                FigureSpec::City(_) => "city",
                FigureSpec::Contents(_) | FigureSpec::Cover(_) => "other",
            });
        }
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["board", "chart", "city", "matrix", "population"]);
}

#[test]
fn the_pdf_is_rendered_page_by_page_by_another_program() {
    let texts = Texts::new(Language::Ja);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pack.pdf");
    let pack = usual(&texts);
    write(&pack, PackFormat::Pdf, &path, false, &texts, &mut |_, _| true).unwrap();
    let count = pictures(&pack, true, &texts, &mut |_, _| true).unwrap().len();
    let out = folder.path().join("page");
    let done = match Command::new("pdftoppm").args(["-r", "20", "-png"]).arg(&path).arg(&out).output() {
        Ok(done) => done,
        Err(cause) => return println!("skipped: pdftoppm cannot be started ({cause})"),
    };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let images = std::fs::read_dir(folder.path())
        .unwrap()
        .filter(|e| e.as_ref().unwrap().path().extension().is_some_and(|extension| extension == "png"));
    assert_eq!(images.count(), count);
}
