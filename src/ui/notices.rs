//! Notices in the lower right corner, above the screen that they never move: what happened, what can be done, how to
//! copy and dismiss it.
//!
//! What was merely done leaves by itself; warnings, errors and what waits for a decision stay until they are dismissed. A long notice shows its
//! first sentence and folds the rest; of many notices the newest are shown.

use super::theme::{self, space};
use crate::model::message::{Fact, Message};
use crate::model::status::Status;
use crate::session::Session;
use crate::session::clipboard::Content;
use crate::session::command::Command;
use crate::session::notice::{Notice, Offer, Severity};
use egui::{Align2, Frame, Id, Margin, Order, Rect, ScrollArea, Stroke, Ui};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// Most notices that are shown while the others are folded: fewer in a low window.
const SHOWN: [usize; 2] = [2, 3];

/// Height in points from which a window is no longer low.
const LOW: f32 = 800.0;

/// Most half-width characters of a notice that is not folded.
const SHORT: usize = 150;

/// Width of a notice, and its distance from the corner, in points.
const WIDTH: f32 = 440.0;
const CORNER: f32 = 12.0;

/// Seconds after which a notice leaves that only says what was done; longer where it offers to do something.
const STAYS: [f64; 2] = [7.0, 20.0];

/// What the reader has unfolded, since when each notice is there, and where they stand.
#[derive(Debug)]
pub struct Notices {
    all: bool,
    unfolded: BTreeSet<u64>,
    since: BTreeMap<u64, f64>,
    place: Rect,
}

impl Default for Notices {
    fn default() -> Self {
        Self { all: false, unfolded: BTreeSet::new(), since: BTreeMap::new(), place: Rect::NOTHING }
    }
}

impl Notices {
    /// Draws the notices, newest last; nothing is drawn where there are none.
    pub fn show(&mut self, ui: &Ui, session: &Session, commands: &mut Vec<Command>) {
        let notices = session.notices();
        self.unfolded.retain(|id| notices.iter().any(|notice| notice.id == *id));
        self.since.retain(|id, _| notices.iter().any(|notice| notice.id == *id));
        if notices.is_empty() {
            return;
        }
        let corner = egui::Area::new(Id::unique("notices"))
            .order(Order::Foreground)
            .constrain(true)
            .anchor(Align2::RIGHT_BOTTOM, [-CORNER, -CORNER]);
        let shown = corner.show(ui.ctx(), |ui| {
            // One ground below all of them: what lies under a notice must not shine through between two.
            Frame::new().fill(ui.visuals().window_fill).corner_radius(5.0).inner_margin(Margin::same(6)).show(
                ui,
                |ui| {
                    ui.set_max_width(WIDTH.min(ui.ctx().content_rect().width() - CORNER * 2.0));
                    self.list(ui, session, commands);
                },
            );
        });
        // The corner is found for the size of the last frame: another size needs another frame.
        if std::mem::replace(&mut self.place, shown.response.rect) != shown.response.rect {
            ui.ctx().request_repaint();
        }
        self.leave(ui, session, shown.response.contains_pointer(), commands);
    }

    /// Notices that have been there long enough leave, unless the pointer is on them.
    fn leave(&mut self, ui: &Ui, session: &Session, held: bool, commands: &mut Vec<Command>) {
        let now = ui.input(|input| input.time);
        let [short, long] = STAYS;
        let leaves = |notice: &&Notice| {
            notice.severity == Severity::Info
                && matches!(notice.offer, None | Some(Offer::TakeBack | Offer::ShowChanges))
        };
        for notice in session.notices().iter().filter(leaves) {
            let since = self.since.entry(notice.id).or_insert(now);
            if held || self.unfolded.contains(&notice.id) {
                *since = now;
            }
            let left = if notice.offer.is_some() { long } else { short } - (now - *since);
            if left <= 0.0 {
                commands.push(Command::Dismiss(notice.id));
            } else {
                ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
            }
        }
    }

    fn list(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let notices = session.notices();
        let [few, many] = SHOWN;
        let shown = if ui.ctx().content_rect().height() < LOW { few } else { many };
        self.all &= notices.len() > shown;
        if self.all {
            let height = ui.ctx().content_rect().height() * 0.4;
            ScrollArea::vertical().id_salt("notices").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                for notice in notices {
                    self.one(ui, session, notice, commands);
                }
            });
        } else {
            for notice in notices.iter().skip(notices.len().saturating_sub(shown)) {
                self.one(ui, session, notice, commands);
            }
        }
        if let Some(more) = notices.len().checked_sub(shown).filter(|more| *more > 0) {
            ui.horizontal(|ui| {
                let older = texts.with("notice-more", &[("count", Fact::Number(more as f64))]);
                let words = if self.all { texts.t("notice-fewer") } else { older };
                if ui.link(words).clicked() {
                    self.all = !self.all;
                }
                if ui.link(texts.t("action-dismiss-all")).clicked() {
                    commands.extend(notices.iter().map(|notice| Command::Dismiss(notice.id)));
                }
            });
            ui.add_space(space::NEAR);
        }
    }

    fn one(&mut self, ui: &mut Ui, session: &Session, notice: &Notice, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let look = theme::look(ui);
        let colour = match notice.severity {
            Severity::Info => theme::accent(look),
            Severity::Warning => theme::status_colour(look, Status::SlightlyBehind),
            Severity::Error => theme::status_colour(look, Status::WorseThanBaseline),
        };
        let frame = Frame::new().stroke(Stroke::new(1.2, colour)).inner_margin(Margin::same(8)).corner_radius(4.0);
        let words = texts.say(&notice.message);
        let (first, rest) = fold(&words);
        let unfolded = self.unfolded.contains(&notice.id);
        frame.show(ui, |ui| {
            ui.push_id(("notice", notice.id), |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.label(first);
                    if !rest.is_empty() {
                        let key = if unfolded { "notice-fold" } else { "notice-details" };
                        if ui.button(texts.t(key)).clicked() && !self.unfolded.remove(&notice.id) {
                            self.unfolded.insert(notice.id);
                        }
                    }
                    if let Some(offer) = notice.offer
                        && ui.button(texts.t(offer_key(offer))).clicked()
                    {
                        commands.push(Command::Accept(notice.id, offer));
                    }
                    if ui.button(texts.t("menu-copy")).clicked() {
                        let words = Content::Text(words.clone());
                        commands.push(Command::copy(words, Message::new("notice-copied")));
                    }
                    if ui.button(texts.t("notice-dismiss")).clicked() {
                        commands.push(Command::Dismiss(notice.id));
                    }
                });
                if unfolded && !rest.is_empty() {
                    for line in rest.lines() {
                        ui.label(line);
                    }
                }
            });
        });
        ui.add_space(space::NEAR);
    }
}

const fn offer_key(offer: Offer) -> &'static str {
    match offer {
        Offer::TakeSample => "notice-take-sample",
        Offer::TakeBack => "notice-take-back",
        Offer::ShowChanges => "notice-show-changes",
        Offer::Replace => "notice-replace",
        Offer::OpenAnew => "notice-open-anew",
        Offer::GoOnEntering => "notice-go-on-entering",
    }
}

/// The first sentence and the rest of a long notice; a short one is not folded.
fn fold(words: &str) -> (&str, &str) {
    let line = words.split('\n').next().unwrap_or(words);
    let wide: usize = words.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let end = if line.len() < words.len() {
        line.len()
    } else if wide > SHORT {
        let japanese = line.find('。').map(|at| at + '。'.len_utf8());
        let english = line.find(". ").map(|at| at + 1);
        japanese.into_iter().chain(english).min().unwrap_or(line.len())
    } else {
        words.len()
    };
    let (first, rest) = words.split_at(end);
    (first, rest.trim())
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn a_long_notice_shows_its_first_sentence() {
        assert_eq!(fold("短い。二つ目。"), ("短い。二つ目。", ""));
        let long = format!("一つ目。{}。", "長い".repeat(50));
        assert_eq!(fold(&long).0, "一つ目。");
        let long = format!("First one. {}.", "long ".repeat(40));
        assert_eq!(fold(&long), ("First one.", long.strip_prefix("First one. ").unwrap()));
        assert_eq!(fold("ビューを開きました。\n値が違います。"), ("ビューを開きました。", "値が違います。"));
        let path = format!("「/{}」を読めません", "長い/".repeat(60));
        assert_eq!(fold(&path), (path.as_str(), ""), "one sentence is never cut");
    }
}
