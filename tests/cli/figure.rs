//! `machikurabe figure`: files from flags, deterministic, and one sentence for whatever goes wrong.

use super::{program, refused, sentence, store};
use std::path::Path;
use std::process::Output;
use tempfile::tempdir;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    program().current_dir(folder).arg("figure").args(arguments).arg("--store").arg(store()).output().unwrap()
}

fn written(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = run(folder, arguments);
    assert!(output.status.success() && output.stderr.is_empty(), "{arguments:?}: {output:?}");
    let name = arguments.iter().skip_while(|a| **a != "--out").nth(1).unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains(name));
    std::fs::read(folder.join(name)).unwrap()
}

#[test]
fn each_format_is_written_without_a_display_and_with_the_same_bytes_twice() {
    let folder = tempdir().unwrap();
    for (first, second, start) in [
        ("a.svg", "b.svg", &b"<?xml"[..]),
        ("a.PNG", "b.PNG", b"\x89PNG"),
        ("図.pdf", "図２.pdf", b"%PDF"),
        ("a.pptx", "b.pptx", b"PK"),
        ("a.docx", "b.docx", b"PK"),
        ("a.xlsx", "b.xlsx", b"PK"),
    ] {
        let asked = |name| ["--view", "compare", "--comparison", "fertility-rate", "--scale", "1", "--out", name];
        let one = written(folder.path(), &asked(first));
        assert!(one.starts_with(start), "{first}");
        assert!(one == written(folder.path(), &asked(second)), "{first} and {second} differ");
    }
}

#[test]
fn a_rare_character_stops_no_figure() {
    let folder = tempdir().unwrap();
    for (name, of) in [("a.svg", "svg"), ("a.png", "png"), ("a.pdf", "pdf"), ("a.pptx", "pptx")] {
        let bytes = written(folder.path(), &["--indicator", "nemuro-goal-03", "--title", "𠮷\u{1F600}", "--out", name]);
        assert!(!bytes.is_empty(), "{of}");
    }
    let svg = String::from_utf8(std::fs::read(folder.path().join("a.svg")).unwrap()).unwrap();
    assert!(svg.contains(">𠮷<") && svg.contains(">〓<") && svg.contains("U+1F600"));
}

#[test]
fn what_is_picked_and_asked_for_is_in_the_figure() {
    let folder = tempdir().unwrap();
    let svg = |arguments: &[&str]| {
        let all = [arguments, &["--out", "x.svg", "--overwrite"]].concat();
        String::from_utf8(written(folder.path(), &all)).unwrap()
    };
    let one = svg(&["--indicator", "nemuro-goal-03", "--lang", "en", "--title", "Fewer <people>", "--size", "a4"]);
    assert!(one.contains("Fewer &lt;people&gt;") && one.contains("width=\"297mm\""), "{}", &one[..400]);
    assert!(one.contains("Path to target") && one.contains("xml:lang=\"en\""));
    let several = svg(&["--comparison", "育児・子育ての相談件数", "--city", "釧路市,苫小牧市", "--own-city", "釧路"]);
    assert!(several.contains("釧路市 育児相談") && several.contains("苫小牧市") && !several.contains("岩見沢市 子"));
    let shares = svg(&["--indicator", "tomakomai-kpi-026", "--plan-time", "--style", "grey"]);
    assert!(shares.contains(">50%<") && !shares.contains("#be4800"), "plan time and grey");
    let outlined = svg(&["--indicator", "tomakomai-kpi-026", "--outline"]);
    assert!(!outlined.contains("<text") && outlined.contains("<desc>"));
}

#[test]
fn a_file_is_replaced_only_when_asked() {
    let folder = tempdir().unwrap();
    let line = ["--indicator", "nemuro-goal-03", "--out", "a.svg"];
    let before = written(folder.path(), &line);
    let said = sentence(&run(folder.path(), &[&line[..], &["--title", "別の題"]].concat()), 1);
    assert!(said.contains("すでにあります"), "{said}");
    assert!(std::fs::read(folder.path().join("a.svg")).unwrap() == before);
    let after = written(folder.path(), &[&line[..], &["--title", "別の題", "--overwrite"]].concat());
    assert!(after != before);
}

#[test]
fn whatever_is_wrong_is_told_in_one_sentence_and_nothing_is_written() {
    let folder = tempdir().unwrap();
    let one = ["--indicator", "nemuro-goal-03"];
    for (more, code, words) in [
        (&["--out", "a.jpg"][..], 1, ".svg、.png、.pdf、.pptx、.docx、.xlsx"),
        (&["--out", "none/a.svg"], 1, "フォルダー none がありません"),
        (&["--out", "a.svg", "--size", "b5"], 1, "「b5」という図の大きさ"),
        (&["--out", "a.svg", "--own-city", "札幌"], 1, "「札幌」という都市"),
        (&["--out", "a.svg", "--comparison", "x"], 1, "「x」という比較"),
        (&["--out", "a.svg", "--city", "釧路市"], 1, "当てはまる指標がありません"),
        (&["--out", "a.svg", "--size", "21x21mm"], 1, "収まりません"),
        (&["--view", "population", "--out", "a.svg"], 1, "1つの都市"),
        (&["--view", "population", "--city", "釧路市", "--topic", "ages", "--out", "a.svg"], 1, "数値がありません"),
        (&["--out", "a.png", "--scale", "5"], 2, "使える値：1–4"),
        (&["--out", "a.png", "--style", "pink"], 2, "colour"),
        (&["--out", "a.png", "--view", "x"], 2, "compare"),
        (&["--out", "a.png", "--scale", "2", "--dpi", "300"], 2, "--"),
        (&[], 2, "--out の値がありません"),
    ] {
        let said = sentence(&run(folder.path(), &[&one[..], more].concat()), code);
        assert!(said.contains(words), "{more:?}: {said}");
    }
    let said = sentence(&run(folder.path(), &["--out", "a.svg"]), 1);
    assert!(said.contains("--indicator"), "{said}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    assert!(refused("figure --lang en --out a.svg", 1).contains("No indicators are picked"));
}
