//! Saving what was typed as one vintage, and taking it back.

use super::Point;
use super::check::{self, Missing};
use super::draft::{Draft, SETTING, kept};
use crate::model::id::{ComparisonId, IndicatorId};
use crate::model::message::{Explain, Message};
use crate::model::municipality::AreaCode;
use crate::model::vintage::VintageId;
use crate::session::Session;
use crate::session::history::{Before, Step};
use crate::session::notice::Severity;
use crate::session::typing::comparing::{self, Comparing};
use crate::session::typing::defining::{self, Definition};
use crate::session::typing::deriving::Deriving;
use crate::session::typing::grading::NewGrade;
use crate::session::typing::planning::{NewKpi, NewPlan};
use crate::session::typing::{self, Entered, Setting, Typing};
use crate::session::worker::{self, Job, Opened, Outcome};
use crate::store::Store;

/// What was saved, as long as it can be taken back and saved again.
#[derive(Debug)]
pub(super) struct Save {
    work: Work,
    /// The vintage; `None` while it is taken back.
    vintage: Option<VintageId>,
    /// What was remembered before about what the steps stand over.
    seen_before: Vec<Setting>,
}

/// What is saved.
#[derive(Debug, Clone)]
enum Work {
    /// Values of a city, and the draft that they were typed in.
    Values { area: AreaCode, steps: Vec<Typing>, draft: Draft },
    /// A plan or an indicator of a city.
    Own { area: AreaCode, step: Typing },
    /// A change of the reader's own comparisons.
    Comparison(Comparing),
    /// A change of what the reader has defined.
    Defined(Definition),
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
    /// Changes the reader's own comparisons.
    Compare(Comparing),
    /// Changes what the reader has defined.
    Define(Definition),
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
    /// The comparison that was changed.
    pub comparison: Option<ComparisonId>,
    /// The computed indicator that was changed.
    pub derived: Option<IndicatorId>,
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
    let (mut comparison, mut derived) = (None, None);
    let entered = match job {
        TypingJob::Compare(change) => {
            let (entered, id) = comparing::compare(store, &change, &now())?;
            comparison = Some(id);
            Some(entered)
        }
        TypingJob::Define(change) => {
            let (entered, id) = defining::define(store, &change, &now())?;
            derived = id;
            Some(entered)
        }
        TypingJob::Enter { area, steps, settings } => Some(typing::enter_with(store, area, &steps, &settings, &now())?),
        TypingJob::TakeBack { vintage, settings } => {
            store.remove(vintage).map_err(|error| error.explain())?;
            store.set_settings(&settings).map_err(|error| error.explain())?;
            None
        }
    };
    Ok(TypingDone { opened: worker::read_again(store)?, entered, comparison, derived })
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
        self.entering.last = None;
        self.begin_save(Work::Values { area, steps, draft });
    }

    /// Changes the reader's own comparisons.
    pub(in crate::session) fn change_comparison(&mut self, change: Comparing) {
        if self.store.value().is_some() && !self.entering.is_saving() {
            self.begin_save(Work::Comparison(change));
        }
    }

    /// Changes what the reader has defined.
    pub(in crate::session) fn change_definition(&mut self, change: Definition) {
        if self.store.value().is_some() && !self.entering.is_saving() {
            self.begin_save(Work::Defined(change));
        }
    }

    /// Adds a plan.
    pub(in crate::session) fn add_plan(&mut self, plan: Box<NewPlan>) {
        self.add(plan.city.municipality_code, Typing::Plan(plan));
    }

    /// Adds an indicator to a plan.
    pub(in crate::session) fn add_kpi(&mut self, area: AreaCode, kpi: Box<NewKpi>) {
        self.add(area, Typing::Kpi(kpi));
    }

    /// Adds a grade of one of a city's own bodies.
    pub(in crate::session) fn add_grade(&mut self, area: AreaCode, grade: Box<NewGrade>) {
        self.add(area, Typing::Grade(grade));
    }

    fn add(&mut self, area: AreaCode, step: Typing) {
        if self.store.value().is_some() && !self.entering.is_saving() {
            self.begin_save(Work::Own { area, step });
        }
    }

    fn begin_save(&mut self, work: Work) {
        self.entering.number += 1;
        let number = self.entering.number;
        self.entering.saves.insert(number, Save { work, vintage: None, seen_before: Vec::new() });
        self.send_save(number);
    }

    /// Saves, or saves again what was taken back.
    fn send_save(&mut self, number: u64) {
        let Some(save) = self.entering.saves.get(&number) else { return };
        let job = match save.work.clone() {
            Work::Comparison(change) => TypingJob::Compare(change),
            Work::Defined(change) => TypingJob::Define(change),
            Work::Own { area, step } => TypingJob::Enter { area, steps: vec![step], settings: Vec::new() },
            Work::Values { area, steps, draft } => {
                // Draft and vintage change places at once: whenever the program ends, there is one of the two.
                let mut drafts = self.entering.drafts.clone();
                drafts.insert(area, emptied(&draft));
                TypingJob::Enter { area, steps, settings: vec![drafts_setting(&kept(&drafts))] }
            }
        };
        self.send_typing(number, job);
    }

    /// Takes a save back, or saves again.
    pub(in crate::session) fn toggle_save(&mut self, number: u64) {
        let Some(save) = self.entering.saves.get(&number) else { return };
        let Some(vintage) = save.vintage else { return self.send_save(number) };
        let mut settings = save.seen_before.clone();
        if let Work::Values { area, draft, .. } = &save.work {
            let mut drafts = self.entering.drafts.clone();
            drafts.insert(*area, draft.clone());
            settings.push(drafts_setting(&kept(&drafts)));
        }
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
        let TypingDone { opened, entered, comparison, derived } = match result {
            Ok(done) => *done,
            Err(message) => {
                self.store.stop();
                return self.notify(Severity::Error, message, None);
            }
        };
        let Some(save) = self.entering.saves.get_mut(&number) else { return };
        let is_first = save.vintage.is_none() && !self.history.knows(&Before::Saved(number));
        save.vintage = entered.as_ref().and_then(|entered| entered.vintage);
        if let (Work::Comparison(Comparing::Put(own)), Some(id)) = (&mut save.work, &comparison) {
            own.id = Some(id.clone());
        }
        if let (Work::Defined(Definition::Derived(Deriving::Put(own))), Some(id)) = (&mut save.work, &derived) {
            own.id = Some(id.clone());
        }
        if let Some(entered) = &entered {
            save.seen_before.clone_from(&entered.seen_before);
        }
        let work = save.work.clone();
        if let Work::Values { area, draft, .. } = &work {
            let draft = if entered.is_some() { emptied(draft) } else { draft.clone() };
            self.entering.drafts.insert(*area, draft);
        }
        let nothing_new = entered.as_ref().is_some_and(|entered| entered.vintage.is_none());
        let step = match &work {
            Work::Values { .. } => Step::SaveTyped,
            Work::Own { step: Typing::Plan(_), .. } => Step::AddPlan,
            Work::Own { step: Typing::Grade(_), .. } => Step::AddGrade,
            Work::Own { .. } => Step::AddKpi,
            Work::Comparison(Comparing::Put(_)) => Step::SaveComparison,
            Work::Comparison(Comparing::Delete(_)) => Step::DeleteComparison,
            Work::Defined(change) => match (change, change.is_deletion()) {
                (Definition::Derived(_), false) => Step::SaveDerived,
                (Definition::Derived(_), true) => Step::DeleteDerived,
                (Definition::Event(_), false) => Step::SaveEvent,
                (Definition::Event(_), true) => Step::DeleteEvent,
            },
        };
        if nothing_new {
            self.entering.saves.remove(&number);
        } else if is_first {
            self.history.record(step, Before::Saved(number));
        }
        self.take(Outcome::Opened(Ok(opened)));
        if nothing_new {
            return self.notify(Severity::Info, Message::new("set-nothing-new"), None);
        }
        if let Work::Defined(change) = &work {
            return self.say_defined(change, entered.is_some(), derived);
        }
        self.say_saved(&work, entered.as_ref(), comparison);
    }

    /// Says what was done about a definition; a new indicator is picked, and one that is gone no more.
    fn say_defined(&mut self, change: &Definition, is_done: bool, id: Option<IndicatorId>) {
        self.notify(Severity::Info, if is_done { change.done() } else { change.taken_back() }, None);
        let mut view = self.view.clone();
        if let (false, true, Some(id)) = (change.is_deletion(), is_done, id) {
            view.indicators = vec![id];
            view.comparison = None;
        }
        if let Some(loaded) = self.store.value() {
            view.indicators.retain(|id| loaded.index.knows(id));
        }
        if view != self.view {
            self.show(view);
        }
    }

    /// Says what was done, and shows a comparison that is new or changed.
    fn say_saved(&mut self, work: &Work, entered: Option<&Entered>, comparison: Option<ComparisonId>) {
        let message = match (work, entered) {
            (Work::Values { steps, .. }, Some(entered)) => {
                Message::new("entering-saved").number("count", steps.len() as f64).text("dataset", &entered.dataset)
            }
            (Work::Values { steps, .. }, None) => {
                Message::new("entering-taken-back").number("count", steps.len() as f64)
            }
            (Work::Comparison(Comparing::Put(own)), Some(_)) => {
                Message::new("comparison-saved").text("name", own.name.trim())
            }
            (Work::Comparison(Comparing::Delete(_)), Some(_)) => Message::new("comparison-deleted"),
            (Work::Comparison(_), None) => Message::new("comparison-taken-back"),
            (Work::Own { step: Typing::Plan(plan), .. }, Some(_)) => {
                Message::new("plan-saved").text("name", plan.name.trim())
            }
            (Work::Own { step: Typing::Kpi(kpi), .. }, Some(_)) => {
                Message::new("kpi-saved").text("label", kpi.label.trim())
            }
            (Work::Own { step: Typing::Grade(grade), .. }, Some(_)) => {
                Message::new("grade-saved").text("grade", grade.grade.trim())
            }
            (Work::Own { .. } | Work::Defined(_), _) => Message::new("plan-taken-back"),
        };
        self.notify(Severity::Info, message, None);
        if let (Work::Own { area, step: Typing::Plan(_) }, Some(_)) = (work, entered)
            && self.city_shown() != Some(*area)
        {
            // What was added is shown; taking the plan back is the last step all the same.
            self.show(crate::session::view::ViewSpec { city: Some(*area), ..self.view.clone() });
            self.turn_to(crate::session::view::Screen::City);
        }
        if let (Work::Comparison(Comparing::Put(_)), Some(id)) = (work, comparison) {
            // Shown as it is now; the step that is taken back is the one that saved it.
            let mut view = self.view.clone();
            self.pick_comparison(&mut view, id);
            self.show(view);
        } else if self.view.comparison.as_ref().is_some_and(|id| {
            self.store.value().is_some_and(|loaded| !loaded.data().comparisons.iter().any(|c| c.comparison_id == *id))
        }) {
            self.show(crate::session::view::ViewSpec { comparison: None, ..self.view.clone() });
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
