//! One picture of every screen, as text: what stands where in the light, in Japanese, at the smaller size.
//!
//! A picture of pixels would differ from machine to machine; words with their places do not, because the
//! typefaces are the program's own. Places are rounded to whole points.

use super::*;
use std::fmt::Write;

/// Every painted text with the place of its ink, from above, from the left.
#[expect(clippy::cast_possible_truncation, reason = "places on a screen of some thousand points")]
fn picture(screen: &Screen) -> String {
    let mut texts: Vec<(i32, i32, String)> = painted::texts(&screen.harness)
        .into_iter()
        .map(|text| (text.ink.top().round() as i32, text.ink.left().round() as i32, text.words.replace('\n', " / ")))
        .collect();
    texts.sort();
    let mut lines = String::new();
    for (top, left, words) in texts {
        writeln!(lines, "{top:>4} {left:>5}  {words}").unwrap();
    }
    lines
}

#[test]
fn every_screen_looks_as_it_did() {
    let mut screen = Screen::first(SIZES[0], Some(Language::Ja));
    for shown in Shown::ALL {
        screen.ask(Command::Show(*shown));
        insta::assert_snapshot!(format!("screen_{}", shown.key()), picture(&screen));
    }
}
