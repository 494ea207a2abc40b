//! The board of gaps without a window: every row stands there, nothing is covered, and only what is in sight is laid out.

use super::*;
use crate::painted::{Painted, covered, texts_of};
use egui::{Context, MissingGlyphPolicy, RawInput, Rect, Vec2};
use machikurabe::figure::board::{self, Hold};
use machikurabe::figure::look::Look;
use machikurabe::ui::theme;

/// The texts of a board laid out at a width, every row of it.
fn drawn(ctx: &Context, spec: &BoardSpec, width: f32, dark: bool) -> Vec<Painted> {
    theme::set_dark(ctx, dark);
    let mut shapes = Vec::new();
    for _ in 0..3 {
        let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(width, 20_000.0)));
        let mut output = ctx.run_ui(RawInput { screen_rect, ..RawInput::default() }, |ui| {
            board::draw(ui, spec, Look { dark }, &Hold::default());
        });
        output.textures_delta.clear();
        shapes = output.shapes;
    }
    texts_of(&shapes, &[])
}

#[test]
fn a_whole_board_is_drawn_with_every_row_and_nothing_covered_or_cut() {
    let ctx = Context::default();
    theme::install(&ctx);
    ctx.set_missing_glyph_policy(MissingGlyphPolicy::Panic);
    for (language, order) in [(Language::Ja, Order::Goal), (Language::En, Order::Status)] {
        let spec = whole(order, language);
        for (width, dark) in [(660.0, false), (820.0, true), (1600.0, false)] {
            let texts = drawn(&ctx, &spec, width, dark);
            let mut faults = covered(&texts);
            let outside = texts.iter().filter(|t| t.ink.left() < -1.0 || t.ink.right() > width + 1.0);
            faults.extend(outside.map(|t| format!("outside: {:?} at {}", t.words, t.ink)));
            let shortened = texts.iter().filter(|t| t.elided && t.words.starts_with(|c: char| c.is_ascii_digit()));
            faults.extend(shortened.map(|t| format!("number shortened: {:?}", t.words)));
            assert!(faults.is_empty(), "{} {width}: {faults:#?}", language.key());
            for row in rows(&spec) {
                assert!(texts.iter().any(|t| t.words == row.label), "{} is not drawn", row.label);
            }
        }
    }
}

#[test]
fn a_board_of_nothing_is_drawn_without_rows() {
    let ctx = Context::default();
    theme::install(&ctx);
    let spec = board_of(index(), Order::Behind, Language::Ja, |_| false);
    assert!(spec.groups.is_empty() && spec.head.key.iter().all(|(mark, _)| *mark == BoardMark::Threshold));
    assert_eq!(spec.head.title, "判定できる目標はありません");
    assert!(drawn(&ctx, &spec, 800.0, false).iter().any(|t| t.words == "釧路市"));
}

#[test]
fn of_ten_thousand_rows_only_those_in_sight_are_worded() {
    let ctx = Context::default();
    theme::install(&ctx);
    let spec = whole(Order::Behind, Language::Ja);
    let made: Vec<&BoardRow> = rows(&spec).collect();
    let asked = std::cell::RefCell::new(BTreeSet::new());
    for (scrolled, first) in [(0.0, 0), (220_000.0, 5_000)] {
        for _ in 0..3 {
            asked.borrow_mut().clear();
            let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(900.0, 600.0)));
            let mut output = ctx.run_ui(RawInput { screen_rect, ..RawInput::default() }, |ui| {
                egui::ScrollArea::vertical().vertical_scroll_offset(scrolled).show(ui, |ui| {
                    let line = |at: usize| {
                        asked.borrow_mut().insert(at);
                        Some(board::Line::Row(std::borrow::Cow::Borrowed(made[at % made.len()])))
                    };
                    board::lines(ui, &spec.head, 10_000, line, Look { dark: false }, &Hold::default());
                });
            });
            output.textures_delta.clear();
        }
        let asked = asked.borrow();
        assert!((13..=16).contains(&asked.len()), "{} rows of 44 points in 600", asked.len());
        assert!(asked.first().is_some_and(|at| at.abs_diff(first) <= 1), "{asked:?} begins near {first}");
    }
}
