//! `machikurabe briefing`: packs from flags and from view files, and everything that is refused.

use super::*;

#[test]
fn a_pack_is_written_as_a_pdf_a_workbook_or_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.pdf", "a.xlsx", "a.pptx", "a.docx", "images"] {
        let path = folder.path().join(name);
        let line = format!("briefing --city 根室市 --theme tourism --out {}", path.display());
        let words = said(&line);
        assert!(words.contains(name), "{words}");
        let first = if name == "images" {
            let mut all: Vec<PathBuf> = std::fs::read_dir(&path).unwrap().map(|e| e.unwrap().path()).collect();
            all.sort();
            all.remove(0)
        } else {
            path.clone()
        };
        let before = std::fs::read(&first).unwrap();
        let sentence = refused(&line, 1);
        assert!(sentence.contains(first.file_name().unwrap().to_str().unwrap()), "{sentence}");
        said(&format!("{line} --overwrite"));
        assert!(std::fs::read(&first).unwrap() == before, "{name} repeats, byte by byte");
    }
}

#[test]
fn what_cannot_be_written_or_drawn_is_said_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    assert!(refused(&format!("briefing --city 根室市 --out {}", at("a.doc")), 1).contains(".docx"));
    assert!(refused(&format!("briefing --city 根室市 --size 3mm --out {}", at("a.pdf")), 1).contains("3mm"));
    let missing = format!("briefing --view-file {} --out {}", at("no.json"), at("a.pdf"));
    assert!(refused(&missing, 1).contains("no.json"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    assert!(refused("briefing --city 根室市", 2).contains("--out"));
}
