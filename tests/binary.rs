//! The program carries each typeface once, however many of its parts draw with it.

use std::path::{Path, PathBuf};

/// How often `needle` stands in `bytes` (Horspool: what cannot match is skipped by the needle's length).
fn count(bytes: &[u8], needle: &[u8]) -> usize {
    let last = needle.len() - 1;
    let mut skip = [needle.len(); 256];
    for (at, byte) in needle[..last].iter().enumerate() {
        skip[usize::from(*byte)] = last - at;
    }
    let (mut at, mut found) = (0, 0);
    while let Some(window) = bytes.get(at..at + needle.len()) {
        found += usize::from(window == needle);
        at += skip[usize::from(window[last])];
    }
    found
}

#[test]
fn every_typeface_stands_in_the_program_once() {
    let program = std::fs::read(env!("CARGO_BIN_EXE_machikurabe")).unwrap();
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    let is_typeface = |path: &PathBuf| path.extension().is_some_and(|e| e == "ttf");
    let paths = std::fs::read_dir(fonts).unwrap().map(|entry| entry.unwrap().path()).filter(is_typeface);
    let typefaces: Vec<Vec<u8>> = paths.map(|path| std::fs::read(path).unwrap()).collect();
    assert_eq!(typefaces.len(), 4);
    for typeface in &typefaces {
        // The typefaces share shapes, and tables repeat themselves: these bytes stand in all of them together once.
        let once = |part: &&[u8]| typefaces.iter().map(|other| count(other, part)).sum::<usize>() == 1;
        let part = typeface.chunks_exact(300).skip(300).find(once).unwrap();
        assert_eq!(count(&program, part), 1);
    }
}

#[test]
fn counting_counts() {
    assert_eq!(count(b"abcabcab", b"abc"), 2);
    assert_eq!(count(b"aaaa", b"ab"), 0);
}
