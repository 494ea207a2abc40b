//! SVG: text as text, the same digits everywhere, title and description, and shapes where asked for.

use super::{choice, comparison, drawn, page_of, page_of_comparison, said, squeezed};
use machikurabe::chart::page::{PageChoice, PageSize, PageStyle};
use machikurabe::export::Exporter;
use machikurabe::export::svg::{Svg, SvgText};
use machikurabe::figure::fonts;
use machikurabe::figure::picture::Picture;
use machikurabe::text::language::Language;
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Node, Options, Tree};
use std::sync::Arc;

fn text(picture: &Picture, text: SvgText) -> String {
    String::from_utf8(Svg { text }.bytes(picture).unwrap()).unwrap()
}

#[test]
fn one_small_figure_to_the_last_digit() {
    let size = choice(PageSize::Millimetres(120.0, 80.0), PageStyle::Colour);
    let picture = drawn(&page_of(&["nemuro-goal-03"], None, &size, Language::Ja));
    insta::assert_snapshot!("small_figure", text(&picture, SvgText::Named));
}

#[test]
fn text_is_text_in_reading_order_of_its_parts() {
    let picture = drawn(&page_of_comparison(comparison("births-and-proxies"), &PageChoice::default(), Language::En));
    let svg = text(&picture, SvgText::Named);
    let tree = resvg::usvg::roxmltree::Document::parse(&svg).unwrap();
    let root = tree.root_element();
    let child = |name: &str| root.children().find(|n| n.has_tag_name(name)).and_then(|n| n.text().map(str::to_owned));
    assert_eq!(child("title").as_deref(), Some(picture.title.as_str()));
    assert_eq!(child("desc").as_deref(), Some(picture.alt.as_str()));
    assert_eq!(root.attribute(("http://www.w3.org/XML/1998/namespace", "lang")), Some("en"));
    let written: String = tree.descendants().filter(|n| n.has_tag_name("text")).filter_map(|n| n.text()).collect();
    assert_eq!(squeezed(&written), said(picture.runs()));
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "a number is none");
}

#[test]
fn outlined_text_is_drawn_without_any_typeface() {
    let picture = drawn(&page_of(&["nemuro-goal-03"], None, &PageChoice::default(), Language::Ja));
    let svg = text(&picture, SvgText::Outlined);
    assert!(!svg.contains("<text") && svg.contains("<title>") && svg.contains(&picture.title), "{}", &svg[..600]);
    let options = Options { fontdb: Arc::new(Database::new()), ..Options::default() };
    let outlined = Tree::from_str(&svg, &options).unwrap();
    let shapes = count(outlined.root().children());
    let named = Tree::from_str(&text(&picture, SvgText::Named), &options).unwrap();
    assert!(shapes > count(named.root().children()) + 20, "{shapes} shapes");
}

/// Bytes from text (RFC 4648), as a reader of the file takes them.
fn bytes_of(text: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut bytes = Vec::new();
    for chunk in text.trim_end_matches('=').as_bytes().chunks(4) {
        let all = (0..4).fold(0_u32, |all, at| all << 6 | u32::from(chunk.get(at).map_or(0, |c| value(*c))));
        bytes.extend(all.to_be_bytes().iter().skip(1).take(chunk.len() - 1));
    }
    bytes
}

#[test]
fn an_embedded_typeface_draws_the_same_pixels_and_costs_what_is_said() {
    for (id, language) in [("births-and-proxies", Language::Ja), ("childcare-consultations", Language::En)] {
        let picture = drawn(&page_of_comparison(comparison(id), &PageChoice::default(), language));
        let named = text(&picture, SvgText::Named);
        let embedded = text(&picture, SvgText::Embedded);
        assert_eq!(embedded, text(&picture, SvgText::Embedded), "the same bytes twice");
        let more = (embedded.len() - named.len()) / 1000;
        assert!((15..=150).contains(&more), "{id}: {more} KB more");
        // Drawn with nothing but the typefaces inside the file, by a program that has no other.
        let mut database = Database::new();
        let faces: Vec<&str> = embedded.split("base64,").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        let count = faces.len();
        assert!((2..=3).contains(&count), "{count} typefaces");
        for face in faces {
            database.load_font_data(bytes_of(face));
        }
        assert_eq!(database.faces().count(), count, "each is a typeface that can be read");
        let pixels = |svg: &str, database: Database| {
            let options = Options { fontdb: Arc::new(database), ..Options::default() };
            let tree = Tree::from_str(svg, &options).unwrap();
            let mut pixmap = resvg::tiny_skia::Pixmap::new(960, 540).unwrap();
            resvg::render(&tree, resvg::tiny_skia::Transform::identity(), &mut pixmap.as_mut());
            pixmap.take()
        };
        let mut whole = Database::new();
        for bytes in [fonts::REGULAR, fonts::BOLD, fonts::TABULAR] {
            whole.load_font_data(bytes.to_vec());
        }
        assert!(pixels(&embedded, database) == pixels(&named, whole), "{id}: another picture");
    }
}

fn count(nodes: &[Node]) -> usize {
    let inner = |node: &Node| match node {
        Node::Group(group) => count(group.children()),
        Node::Text(_) => 0,
        _ => 1,
    };
    nodes.iter().map(inner).sum()
}

#[test]
fn words_are_as_wide_in_the_file_as_they_were_laid_out() {
    // The layout is egui's, the file's readers lay out for themselves: a difference would cut or cover words.
    let picture = drawn(&page_of_comparison(comparison("births-and-proxies"), &PageChoice::default(), Language::En));
    let mut database = Database::new();
    for bytes in [fonts::REGULAR, fonts::BOLD, fonts::TABULAR] {
        database.load_font_data(bytes.to_vec());
    }
    let options = Options { fontdb: Arc::new(database), ..Options::default() };
    let tree = Tree::from_str(&text(&picture, SvgText::Named), &options).unwrap();
    let mut widths = Vec::new();
    collect(tree.root().children(), &mut widths);
    let runs: Vec<_> = picture.runs().collect();
    assert_eq!(widths.len(), runs.len());
    for (run, (left, right)) in runs.iter().zip(widths) {
        let end = run.at[0] + run.width;
        assert!(left >= run.at[0] - 1.5 && right <= end + 1.5, "{run:?} is drawn from {left} to {right}");
        assert!(right >= end - run.size, "{run:?} is drawn from {left} to {right}");
    }
}

fn collect(nodes: &[Node], widths: &mut Vec<(f32, f32)>) {
    for node in nodes {
        match node {
            Node::Group(group) => collect(group.children(), widths),
            Node::Text(text) => {
                let ink = text.bounding_box();
                widths.push((ink.left(), ink.right()));
            }
            _ => {}
        }
    }
}
