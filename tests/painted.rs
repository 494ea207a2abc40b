//! What is painted: every text with its place, and the faults a reader would see.
//!
//! A fault is a text that its clip cuts or hides although nothing scrolls there, two texts on top of each other,
//! or a number that was shortened. egui's own harness fails on missing glyphs and unnamed inputs.

use egui::epaint::{ClippedShape, Shape, TextShape};
use egui::{Order, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;

/// How much of a text may be hidden or covered, in points: glyph boxes are rounded outwards.
const SLACK: f32 = 1.0;

/// A painted text that can be seen.
#[derive(Debug, Clone)]
pub struct Painted {
    /// What it says.
    pub words: String,
    /// Where its ink is, cut or not.
    pub ink: Rect,
    /// The ink of its single lines: a text that begins in the middle of a line leaves room before it.
    lines: Vec<Rect>,
    /// What may be seen of it.
    pub clip: Rect,
    /// Whether it was shortened on purpose, with an ellipsis.
    pub elided: bool,
}

impl Painted {
    fn seen(&self) -> Rect {
        self.ink.intersect(self.clip)
    }

    fn covers(&self, other: &Self) -> bool {
        let seen = |text: &Self| text.lines.iter().map(|line| line.intersect(text.clip)).collect::<Vec<_>>();
        let others = seen(other);
        seen(self).iter().any(|a| others.iter().any(|b| overlaps(*a, *b)))
    }
}

/// The single shapes of a frame in the order of painting, with their clips.
fn leaves(shape: &Shape, clip: Rect, visit: &mut impl FnMut(&Shape, Rect)) {
    if let Shape::Vec(shapes) = shape {
        for inner in shapes {
            leaves(inner, clip, visit);
        }
    } else {
        visit(shape, clip);
    }
}

fn lines(text: &TextShape) -> Vec<Rect> {
    let rows = text.galley.rows.iter();
    rows.map(|row| row.visuals.mesh_bounds.translate(text.pos.to_vec2() + row.pos.to_vec2())).collect()
}

/// Every text that can be seen at least in part.
///
/// `overlays` are the places of menus and windows; what lies under them is left out.
pub fn texts_of(shapes: &[ClippedShape], overlays: &[Rect]) -> Vec<Painted> {
    let mut found = all_of(shapes, overlays);
    found.retain(|text| text.seen().is_positive());
    found
}

/// The same with the texts of which nothing can be seen, because they lie outside their clips.
fn all_of(shapes: &[ClippedShape], overlays: &[Rect]) -> Vec<Painted> {
    let is_ground =
        |rect: Rect| overlays.iter().any(|o| o.expand(2.0).contains_rect(rect) && rect.contains_rect(o.shrink(2.0)));
    let mut found: Vec<Painted> = Vec::new();
    for ClippedShape { clip_rect, shape, .. } in shapes {
        leaves(shape, *clip_rect, &mut |shape, clip| match shape {
            Shape::Rect(ground) if ground.fill.a() == 255 && is_ground(ground.rect) => {
                found.retain(|text| !overlaps(text.seen(), ground.rect));
            }
            Shape::Text(text) if !text.galley.text().trim().is_empty() && text.opacity_factor > 0.0 => {
                found.push(Painted {
                    words: text.galley.text().to_owned(),
                    ink: text.visual_bounding_rect(),
                    lines: lines(text),
                    clip,
                    elided: text.galley.elided,
                });
            }
            _ => {}
        });
    }
    found
}

/// Every text of a harness's screen that can be seen at least in part.
pub fn texts<S>(harness: &Harness<'_, S>) -> Vec<Painted> {
    texts_of(&harness.output().shapes, &overlays(harness))
}

/// Places of menus and windows.
fn overlays<S>(harness: &Harness<'_, S>) -> Vec<Rect> {
    harness.ctx.memory(|memory| {
        let above = memory.areas().visible_layer_ids().into_iter().filter(|layer| layer.order != Order::Background);
        above.filter_map(|layer| memory.area_rect(layer.id)).collect()
    })
}

fn overlaps(a: Rect, b: Rect) -> bool {
    let common = a.intersect(b);
    common.width() > SLACK && common.height() > SLACK
}

/// The ranges in which something scrolls: left to right, and top to bottom.
struct Scrolling {
    across: Vec<Rect>,
    down: Vec<Rect>,
}

impl Scrolling {
    fn of<S>(harness: &Harness<'_, S>) -> Self {
        let bars = harness.root().children_recursive();
        let bars = bars.filter(|n| n.accesskit_node().role() == egui::accesskit::Role::ScrollBar).map(|n| n.rect());
        let (across, down) = bars.partition(|bar: &Rect| bar.width() > bar.height());
        Self { across, down }
    }

    /// Whether the clip of a text ends where something scrolls, so that the reader can bring the rest in.
    fn may_cut(&self, text: &Painted) -> bool {
        let near = |a: f32, b: f32| (a - b).abs() <= 2.0;
        let Painted { ink, clip, .. } = text;
        // What a bar scrolls stands above it, or left of it; a bar further up or left belongs to something else.
        let across = || self.across.iter().filter(|bar| bar.bottom() >= ink.top().min(clip.bottom()) - SLACK);
        let down = || self.down.iter().filter(|bar| bar.right() >= ink.left().min(clip.right()) - SLACK);
        let left = ink.left() >= clip.left() - SLACK || across().any(|bar| near(clip.left(), bar.left()));
        let right = ink.right() <= clip.right() + SLACK || across().any(|bar| near(clip.right(), bar.right()));
        let top = ink.top() >= clip.top() - SLACK || down().any(|bar| near(clip.top(), bar.top()));
        let bottom = ink.bottom() <= clip.bottom() + SLACK || down().any(|bar| near(clip.bottom(), bar.bottom()));
        left && right && top && bottom
    }
}

/// Whether words are a number with its unit, which must never be shortened.
fn is_number(words: &str) -> bool {
    words.trim_start_matches(['−', '+', '±', '△']).starts_with(|c: char| c.is_ascii_digit())
        && words.chars().count() < 16
}

/// Every two texts of which one covers the other, in words.
pub fn covered(texts: &[Painted]) -> Vec<String> {
    let mut faults = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        for other in texts.iter().skip(place + 1).filter(|other| text.covers(other)) {
            let (a, b) = (&text.words, &other.words);
            faults.push(format!("overlap: {a:?} at {} and {b:?} at {}", text.ink, other.ink));
        }
    }
    faults
}

/// What a reader would find wrong with the texts on the screen, in words.
pub fn faults<S>(harness: &Harness<'_, S>) -> Vec<String> {
    let scrolling = Scrolling::of(harness);
    let texts = texts(harness);
    let mut faults = covered(&texts);
    let all = all_of(&harness.output().shapes, &overlays(harness));
    for text in all.iter().filter(|text| !text.seen().is_positive() && !scrolling.may_cut(text)) {
        faults.push(format!("hidden: {:?} at {} outside {}", text.words, text.ink, text.clip));
    }
    for text in &texts {
        if !scrolling.may_cut(text) {
            faults.push(format!("cut: {:?} at {} in {}", text.words, text.ink, text.clip));
        }
        if text.elided && is_number(&text.words) {
            faults.push(format!("number shortened: {:?}", text.words));
        }
    }
    faults
}

/// The helper itself can fail: each kind of fault is made, and found.
mod itself {
    use super::*;
    use egui::{Align2, Color32, FontId, Label, ScrollArea, Ui};

    fn faults_of(ui: impl FnMut(&mut Ui) + 'static) -> Vec<String> {
        let mut harness = Harness::builder()
            .with_size([300.0, 200.0])
            .with_context_setup(machikurabe::ui::theme::install)
            .build_ui(ui);
        harness.run();
        faults(&harness)
    }

    fn text(ui: &Ui, at: [f32; 2], words: &str) {
        ui.painter().text(at.into(), Align2::LEFT_TOP, words, FontId::proportional(13.0), Color32::BLACK);
    }

    #[test]
    fn texts_on_top_of_each_other_are_found() {
        let found = faults_of(|ui| {
            text(ui, [20.0, 20.0], "根室市 育児相談");
            text(ui, [60.0, 24.0], "釧路市 育児相談");
        });
        assert!(found.len() == 1 && found[0].starts_with("overlap: \"根室市 育児相談\""), "{found:?}");
        let apart = faults_of(|ui| {
            text(ui, [20.0, 20.0], "根室市 育児相談");
            text(ui, [20.0, 36.0], "釧路市 育児相談");
        });
        assert!(apart.is_empty(), "{apart:?}");
    }

    #[test]
    fn a_text_that_runs_out_of_its_place_is_found() {
        let across = faults_of(|ui| text(ui, [250.0, 20.0], "子育て総合支援センターの相談件数"));
        assert!(across.len() == 1 && across[0].starts_with("cut:"), "{across:?}");
        let down = faults_of(|ui| text(ui, [20.0, 193.0], "育児相談"));
        assert!(down.len() == 1 && down[0].starts_with("cut:"), "{down:?}");
    }

    #[test]
    fn a_text_of_which_nothing_can_be_seen_is_found() {
        let outside = faults_of(|ui| text(ui, [20.0, -30.0], "子育て総合支援センター"));
        assert!(outside.len() == 1 && outside[0].starts_with("hidden:"), "{outside:?}");
        // The head of a window that is taller than its room.
        let head = faults_of(|ui| {
            let room = Rect::from_min_size(egui::pos2(10.0, 120.0), egui::vec2(200.0, 60.0));
            let clip = ui.painter().with_clip_rect(room);
            clip.text([20.0, 90.0].into(), Align2::LEFT_TOP, "窓の題", FontId::proportional(13.0), Color32::BLACK);
        });
        assert!(head.len() == 1 && head[0].starts_with("hidden:"), "{head:?}");
    }

    #[test]
    fn a_bar_beside_something_else_excuses_nothing() {
        let long = "子育て総合支援センターの相談件数と育児・子育ての相談件数の合計と内訳";
        let found = faults_of(move |ui| {
            ScrollArea::horizontal().id_salt("scrolled").show(ui, |ui| ui.add(Label::new(long).extend()));
            ui.add_space(80.0);
            ui.add(Label::new(long).extend());
        });
        assert!(found.len() == 1 && found[0].starts_with("cut:"), "{found:?}");
    }

    #[test]
    fn what_can_be_scrolled_in_is_no_fault_and_neither_is_an_ellipsis() {
        let long = "子育て総合支援センターの相談件数と育児・子育ての相談件数の合計と内訳";
        let scrolled = faults_of(move |ui| {
            ScrollArea::horizontal().show(ui, |ui| ui.add(Label::new(long).extend()));
        });
        assert!(scrolled.is_empty(), "{scrolled:?}");
        let elided = faults_of(move |ui| {
            ui.add(Label::new(long).truncate());
        });
        assert!(elided.is_empty(), "{elided:?}");
    }

    #[test]
    fn a_shortened_number_is_found() {
        let found = faults_of(|ui| {
            ui.set_max_width(40.0);
            ui.add(Label::new("1,234,567件").truncate());
        });
        assert!(found.len() == 1 && found[0].starts_with("number shortened"), "{found:?}");
    }

    #[test]
    fn what_lies_under_a_window_is_not_taken_for_an_overlap() {
        let found = faults_of(|ui| {
            text(ui, [60.0, 60.0], "下にある文");
            egui::Window::new("窓").fixed_pos([20.0, 20.0]).show(ui.ctx(), |ui| {
                ui.set_min_size(egui::vec2(200.0, 120.0));
                ui.label("上にある文")
            });
        });
        assert!(found.is_empty(), "{found:?}");
    }
}
