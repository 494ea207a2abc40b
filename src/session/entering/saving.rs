//! Saving what was typed as one vintage, and taking it back.

use super::Point;
use super::check::{self, Missing};
use super::draft::{Draft, SETTING, kept};
use crate::model::message::{Explain, Message};
use crate::model::municipality::AreaCode;
use crate::model::vintage::VintageId;
use crate::session::Session;
use crate::session::history::{Before, Step};
use crate::session::notice::Severity;
use crate::session::typing::{self, Entered, Setting, Typing};
use crate::session::worker::{self, Job, Opened, Outcome};
use crate::store::Store;

/// What was saved, as long as it can be taken back and saved again.
#[derive(Debug)]
pub(super) struct Save {
    area: AreaCode,
    steps: Vec<Typing>,
    draft: Draft,
    /// The vintage; `None` while it is taken back.
    vintage: Option<VintageId>,
    /// What was remembered before about what the steps stand over.
    seen_before: Vec<Setting>,
}

/// Work for the store's thread about typed values.
#[derive(Debug)]
pub enum TypingJob {
    /// Makes a vintage of steps, and keeps the drafts that are left.
    Enter {
        /// The area.
        area: AreaCode,
        /// The steps.
        steps: Vec<Typing>,
        /// What is stored with it.
        settings: Vec<Setting>,
    },
    /// Removes a vintage that was made so.
    TakeBack {
        /// The vintage.
        vintage: VintageId,
        /// What is stored with it.
        settings: Vec<Setting>,
    },
}

/// What such work came to.
#[derive(Debug)]
pub struct TypingDone {
    /// The store, read again.
    pub opened: Opened,
    /// What was entered; `None` where it was taken back.
    pub entered: Option<Entered>,
}

/// Does a job about typed values; called by the worker.
///
/// # Errors
/// What happened, for people; the store is as it was, unless the sentence says that values are stored.
pub(in crate::session) fn work(
    store: Option<&mut Store>,
    job: TypingJob,
    now: fn() -> String,
) -> Result<TypingDone, Message> {
    let Some(store) = store else { return Err(Message::new("empty-store")) };
    let entered = match job {
        TypingJob::Enter { area, steps, settings } => {
            Some(typing::enter_with(store, area, &steps, &settings, &now())?)
        }
        TypingJob::TakeBack { vintage, settings } => {
            store.remove(vintage).map_err(|error| error.explain())?;
            store.set_settings(&settings).map_err(|error| error.explain())?;
            None
        }
    };
    Ok(TypingDone { opened: worker::read_again(store)?, entered })
}

impl Session {
    /// Saves everything that was typed of the city that is shown.
    pub(super) fn save_sheet(&mut self) {
        if self.entering.is_saving() {
            return;
        }
        self.entering.refused = self.entering_lacks();
        if let Some(lacks) = &self.entering.refused {
            let point = match lacks {
                Missing::Values => return,
                Missing::Document(_) => Point::Document,
                Missing::Value(key) => Point::Value(key.clone()),
                Missing::Reason(key) => Point::Note(key.clone()),
            };
            return self.entering.point(point);
        }
        let Some(sheet) = &self.entering.sheet else { return };
        let area = sheet.area;
        let Some(draft) = self.entering.drafts.get(&area) else { return };
        // The sheet stays at its year, whatever is the next one without values then.
        let draft = Draft { year: Some(sheet.year), ..draft.clone() };
        let step = |(key, cell): &(super::draft::CellKey, super::draft::Cell)| {
            if cell.dropped {
                return Some(Typing::Drop(check::place(area, key)));
            }
            sheet.checked.get(key)?.entry.clone().map(Typing::Set)
        };
        let steps: Vec<Typing> = draft.cells.iter().filter_map(step).collect();
        self.entering.number += 1;
        let number = self.entering.number;
        let save = Save { area, steps, draft, vintage: None, seen_before: Vec::new() };
        self.entering.saves.insert(number, save);
        self.entering.last = None;
        self.send_save(number);
    }

    /// Saves, or saves again what was taken back.
    fn send_save(&mut self, number: u64) {
        let Some(save) = self.entering.saves.get(&number) else { return };
        let (area, steps) = (save.area, save.steps.clone());
        // Draft and vintage change places at once: whenever the program ends, there is one of the two.
        let mut drafts = self.entering.drafts.clone();
        drafts.insert(area, emptied(&save.draft));
        let settings = vec![drafts_setting(&kept(&drafts))];
        self.send_typing(number, TypingJob::Enter { area, steps, settings });
    }

    /// Takes a save back, or saves again.
    pub(in crate::session) fn toggle_save(&mut self, number: u64) {
        let Some(save) = self.entering.saves.get(&number) else { return };
        let Some(vintage) = save.vintage else { return self.send_save(number) };
        let mut drafts = self.entering.drafts.clone();
        drafts.insert(save.area, save.draft.clone());
        let mut settings = save.seen_before.clone();
        settings.push(drafts_setting(&kept(&drafts)));
        self.send_typing(number, TypingJob::TakeBack { vintage, settings });
    }

    fn send_typing(&mut self, number: u64, job: TypingJob) {
        self.entering.under_way = Some(number);
        self.store.start();
        self.worker.send(Job::Typing(number, Box::new(job)));
    }

    /// Takes in what a save came to.
    pub(in crate::session) fn take_typing(&mut self, number: u64, result: Result<Box<TypingDone>, Message>) {
        self.entering.under_way = None;
        let TypingDone { opened, entered } = match result {
            Ok(done) => *done,
            Err(message) => {
                self.store.stop();
                return self.notify(Severity::Error, message, None);
            }
        };
        let Some(save) = self.entering.saves.get_mut(&number) else { return };
        let (area, count) = (save.area, save.steps.len());
        let is_first = save.seen_before.is_empty();
        match entered {
            Some(entered) => {
                save.vintage = entered.vintage;
                save.seen_before = entered.seen_before;
                let draft = emptied(&save.draft);
                self.entering.drafts.insert(area, draft);
                let Some(_) = entered.vintage else {
                    self.entering.saves.remove(&number);
                    self.notify(Severity::Info, Message::new("set-nothing-new"), None);
                    return self.take(Outcome::Opened(Ok(opened)));
                };
                if is_first {
                    self.history.record(Step::SaveTyped, Before::Saved(number));
                }
                self.take(Outcome::Opened(Ok(opened)));
                let done = Message::new("entering-saved").number("count", count as f64);
                self.notify(Severity::Info, done.text("dataset", entered.dataset), None);
            }
            None => {
                save.vintage = None;
                let draft = save.draft.clone();
                self.entering.drafts.insert(area, draft);
                self.take(Outcome::Opened(Ok(opened)));
                self.notify(Severity::Info, Message::new("entering-taken-back").number("count", count as f64), None);
            }
        }
    }
}

/// The same sheet without cells: document and page are those of the next values as well.
fn emptied(draft: &Draft) -> Draft {
    Draft { cells: Vec::new(), ..draft.clone() }
}

fn drafts_setting(drafts: &[(AreaCode, Draft)]) -> Setting {
    // A few plain texts can always be written.
    (SETTING.to_owned(), serde_json::to_string(drafts).ok())
}
