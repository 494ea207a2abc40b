//! PDF: tagged, with its typeface, its words and its alternative text; several pages in one file.

use super::{comparison, drawn, has, page_of_comparison, said, squeezed};
use machikurabe::chart::page::{NamedSize, PageChoice, PageSize};
use machikurabe::export::Exporter;
use machikurabe::export::pdf::{Pages, Pdf};
use machikurabe::figure::picture::Picture;
use machikurabe::text::language::Language;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

fn pictures(language: Language) -> Vec<Picture> {
    let sizes = [NamedSize::Slide, NamedSize::A4Portrait];
    let pages = ["childcare-consultations", "births-and-proxies"].into_iter().zip(sizes);
    pages
        .enumerate()
        .map(|(number, (id, size))| {
            let choice = PageChoice { size: PageSize::Named(size), ..PageChoice::default() };
            let mut page = page_of_comparison(comparison(id), &choice, language);
            page.number = format!("{} / 2", number + 1);
            drawn(&page)
        })
        .collect()
}

fn file(folder: &Path, language: Language) -> (PathBuf, Vec<Picture>, Vec<u8>) {
    let pages = pictures(language);
    let content = Pages { title: "政策会議 資料".into(), language, pages: pages.clone() };
    let bytes = Pdf.bytes(&content).unwrap();
    let path = folder.join("図.pdf");
    std::fs::File::create(&path).unwrap().write_all(&bytes).unwrap();
    (path, pages, bytes)
}

fn output(program: &str, arguments: &[&str], path: &Path, more: &[&str]) -> String {
    let output = Command::new(program).args(arguments).arg(path).args(more).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn it_is_tagged_and_names_language_and_figures() {
    let folder = tempfile::tempdir().unwrap();
    let (_, _, bytes) = file(folder.path(), Language::Ja);
    assert!(bytes.starts_with(b"%PDF-1."));
    let has = |words: &str| bytes.windows(words.len()).any(|part| part == words.as_bytes());
    for words in
        ["/StructTreeRoot", "/Lang(ja)", "/S/Figure", "/S/H1", "/Alt<", "pdfuaid:part", "/Outlines", "/FontFile2"]
    {
        assert!(has(words), "{words} is missing");
    }
}

#[test]
fn its_words_can_be_searched_and_copied() {
    if !has("pdftotext") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for language in Language::ALL {
        let (path, pages, _) = file(folder.path(), *language);
        let text = output("pdftotext", &["-raw"], &path, &["-"]);
        let sheets: Vec<&str> = text.split('\u{c}').collect();
        for (picture, sheet) in pages.iter().zip(sheets) {
            let read = squeezed(sheet);
            for run in picture.runs() {
                assert!(read.contains(&squeezed(&run.text)), "{:?} is not in {read}", run.text);
            }
            assert_eq!(read.chars().count(), said(picture.runs()).chars().count());
        }
    }
}

#[test]
fn its_pages_have_their_sizes_and_are_drawn() {
    if !has("pdftoppm") || !has("pdfinfo") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (path, ..) = file(folder.path(), Language::Ja);
    let facts = output("pdfinfo", &["-l", "2"], &path, &[]);
    for words in
        ["Tagged:          yes", "Pages:           2", "政策会議 資料", "960 x 540 pts", "595.276 x 841.89 pts"]
    {
        assert!(facts.contains(words), "{words} is not in {facts}");
    }
    let stem = folder.path().join("page");
    output("pdftoppm", &["-r", "50", "-png"], &path, &[stem.to_str().unwrap()]);
    for number in 1..=2 {
        let image = std::fs::read(folder.path().join(format!("page-{number}.png"))).unwrap();
        let pixmap = resvg::tiny_skia::Pixmap::decode_png(&image).unwrap();
        let dark = pixmap.pixels().iter().filter(|p| p.red() < 120 && p.green() < 120).count();
        assert!(dark > 500, "page {number} has {dark} dark pixels");
    }
}
