//! The running application without a window.
//!
//! Screens read `&Session` and hand back [`command::Command`]s; [`Session::apply`] is the only place
//! where anything changes, and everything slow is a [`worker::Job`] on another thread, whose outcome
//! [`Session::poll`] takes in. A `wake` closure asks the window for a new frame when one has arrived.

pub mod basket;
mod before;
mod choose;
pub mod clipboard;
pub mod clock;
pub mod command;
pub mod coverage;
mod drawing;
pub mod entering;
pub mod families;
pub mod figures;
mod form;
pub mod history;
pub mod import;
pub mod intake_sink;
pub mod listing;
pub mod loadable;
pub mod loaded;
mod looking;
pub mod notice;
mod outcomes;
mod paste;
pub mod peer_sets;
pub mod places;
mod places_of_japan;
pub mod saved;
pub mod shelf;
pub mod sieve;
pub mod since;
pub mod template;
pub mod typing;
pub mod view;
pub mod worker;
pub mod writing;

use crate::model::id::SeriesId;
use crate::model::message::Message;
use crate::model::place::{IndicatorPlace, SeriesPlace};
use crate::text::catalogue::Texts;
use crate::text::language::Language;
use command::{Adjust, Command};
use history::{History, Now};
use loadable::Loadable;
use loaded::Loaded;
use notice::{Notice, Offer, Severity};
use std::path::PathBuf;
use std::sync::Arc;
use view::{Preferences, ViewSpec};
use worker::{Job, Scored, VintageChange, Worker};

/// The application's state and its connection to the worker.
#[derive(Debug)]
pub struct Session {
    worker: Worker,
    store: Loadable<Loaded>,
    scored: Loadable<Scored>,
    before: Option<Arc<Scored>>,
    view: ViewSpec,
    preferences: Preferences,
    history: History,
    notices: Vec<Notice>,
    next_notice: u64,
    search: String,
    focus: Option<SeriesId>,
    pick_list: Vec<IndicatorPlace>,
    listing: listing::Listing,
    /// Whether indicators are listed of which no picked area has values.
    elsewhere: bool,
    texts: Texts,
    revision: u64,
    asked_language: Option<Language>,
    shelf: shelf::Shelf,
    kept: basket::Kept,
    imports: import::Imports,
    entering: entering::Entering,
    pasted: paste::Pasted,
    clipboard: Box<dyn clipboard::Clipboard>,
}

impl Session {
    /// Starts the worker and asks it to open the store; a missing one is created with the sample data.
    ///
    /// `wake` is called from the worker's thread whenever an outcome waits for [`Session::poll`].
    /// A given `language` comes before the one remembered in the store.
    pub fn start(
        store: PathBuf,
        language: Option<Language>,
        now: fn() -> String,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        let mut preferences = Preferences::default();
        preferences.language = language.unwrap_or(preferences.language);
        let wake = import::Wake(Arc::new(wake));
        let of_worker = wake.clone();
        let mut session = Self {
            worker: Worker::start(now, move || (of_worker.0)()),
            store: Loadable::default(),
            scored: Loadable::default(),
            before: None,
            view: ViewSpec::default(),
            texts: Texts::new(preferences.language),
            preferences,
            history: History::default(),
            notices: Vec::new(),
            next_notice: 0,
            search: String::new(),
            focus: None,
            pick_list: Vec::new(),
            listing: listing::Listing::default(),
            elsewhere: false,
            revision: 0,
            asked_language: language,
            shelf: shelf::Shelf::default(),
            kept: basket::Kept::default(),
            imports: import::Imports::new(wake),
            entering: entering::Entering::default(),
            pasted: paste::Pasted::default(),
            clipboard: Box::new(clipboard::Missing),
        };
        session.open(store);
        session
    }

    fn open(&mut self, path: PathBuf) {
        self.store.start();
        self.worker.send(Job::Open(path));
    }

    /// Opens what lies at the path of the store now; where nothing does, no new store is made in its place.
    fn open_anew(&mut self, notice: u64) {
        let Some(path) = self.store.value().map(|loaded| loaded.path.clone()) else { return };
        if path.exists() {
            self.notices.retain(|n| n.id != notice && n.offer != Some(Offer::OpenAnew));
            self.open(path);
        } else {
            let message = Message::new("error-store-missing").text("path", path.display());
            self.notify(Severity::Error, message, None);
        }
    }

    /// The open store; the old one stays while another is being opened.
    #[must_use]
    pub fn store(&self) -> &Loadable<Loaded> {
        &self.store
    }

    /// The scorecard under the ruler in force; the old one stays while a new one is computed.
    #[must_use]
    pub fn scored(&self) -> &Loadable<Scored> {
        &self.scored
    }

    /// The choices.
    #[must_use]
    pub fn view(&self) -> &ViewSpec {
        &self.view
    }

    /// What is remembered about the reader.
    #[must_use]
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// The words, in the reader's language.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Steps that can be taken back and again.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Notices, oldest first.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The text searched for.
    #[must_use]
    pub fn search(&self) -> &str {
        &self.search
    }

    /// The series whose detail is shown; none until the reader has pointed at one.
    #[must_use]
    pub const fn focus(&self) -> Option<&SeriesId> {
        self.focus.as_ref()
    }

    /// Puts a series in focus that the reader has chosen; `None` closes the detail.
    fn focus_on(&mut self, id: Option<SeriesId>) {
        self.focus = id;
    }

    /// How many printed figures of the opened store disagree with what follows from the printed values.
    #[must_use]
    pub fn disagreements(&self) -> Option<usize> {
        self.store.value().map(|loaded| loaded.disagreeing())
    }

    /// Places of the indicators that can be picked now.
    #[must_use]
    pub fn pick_list(&self) -> &[IndicatorPlace] {
        &self.pick_list
    }

    /// The list of indicators as the shown screen offers it.
    #[must_use]
    pub const fn listing(&self) -> &listing::Listing {
        &self.listing
    }

    /// Whether indicators are listed of which no picked area has values.
    #[must_use]
    pub const fn lists_elsewhere(&self) -> bool {
        self.elsewhere
    }

    /// Whether the list of the shown screen leaves out what only one city has.
    #[must_use]
    pub fn lists_several(&self) -> bool {
        self.view.several && self.preferences.screen == view::Screen::Compare
    }

    /// Grows whenever anything that a screen shows has changed, so that screens may keep what they built.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Places of the picked indicators in the picked areas.
    #[must_use]
    pub fn picks(&self) -> Vec<SeriesPlace> {
        self.store.value().map(|loaded| self.view.picks(&loaded.index)).unwrap_or_default()
    }

    /// Waits until everything that is to be remembered is written; called once, when the program ends.
    pub fn finish(&mut self) {
        self.imports.finish();
        self.worker.finish();
    }

    /// Takes in what the worker has finished; returns whether anything changed.
    pub fn poll(&mut self) -> bool {
        let mut changed = false;
        while let Some(outcome) = self.worker.try_recv() {
            changed = true;
            self.take(outcome);
        }
        changed |= self.poll_writing();
        changed |= self.poll_imports();
        if changed {
            self.revision += 1;
        }
        changed
    }

    fn notify(&mut self, severity: Severity, message: Message, offer: Option<Offer>) {
        self.notify_with_id(severity, message, offer);
    }

    fn notify_with_id(&mut self, severity: Severity, message: Message, offer: Option<Offer>) -> u64 {
        let is_another = message.tells("error-store-replaced") || message.tells("notice-store-replaced");
        let offer = offer.or_else(|| is_another.then_some(Offer::OpenAnew));
        if is_another {
            // One thing to do is offered once.
            self.notices.retain(|n| n.offer != Some(Offer::OpenAnew));
        }
        // Said again, it stands there once, as the newest.
        // What can be taken back is each a thing of its own.
        let again = |n: &Notice| n.message == message && n.offer == offer && offer != Some(Offer::TakeBack);
        self.notices.retain(|n| !again(n));
        self.next_notice += 1;
        self.notices.push(Notice { id: self.next_notice, severity, message, offer });
        self.next_notice
    }

    fn change_vintages(&mut self, change: VintageChange) {
        self.store.start();
        self.worker.send(Job::Vintages(change));
    }

    fn score(&mut self) {
        if let Some(loaded) = self.store.value() {
            self.scored.start();
            self.worker.send(Job::Score { loaded: Arc::clone(loaded), ruler: self.view.ruler.clone() });
        }
    }

    fn refresh_pick_list(&mut self) {
        if let Some(loaded) = self.store.value() {
            self.pick_list = loaded.pick_list(&self.view.areas, &self.view.themes, &self.search);
            self.refresh_listing();
        }
    }

    fn list_elsewhere(&mut self, on: bool) {
        self.elsewhere = on;
        self.refresh_listing();
    }

    /// Makes the list of indicators anew from what can be picked.
    fn refresh_listing(&mut self) {
        let Some(loaded) = self.store.value() else { return };
        let wanted = listing::Wanted {
            list: &self.pick_list,
            themes: &self.view.themes,
            search: &self.search,
            several: self.lists_several(),
            elsewhere: self.elsewhere,
            picked: &self.view.indicators,
        };
        self.listing = listing::Listing::new(loaded, &wanted);
    }

    /// Does what a screen asks for.
    pub fn apply(&mut self, command: Command) {
        self.revision += 1;
        if let Command::Adjust(Adjust::SetRuler(next)) = &command {
            self.keep_before(next);
        }
        match command {
            Command::Pick(pick) => self.pick(pick),
            Command::Adjust(adjust) => self.adjust(adjust),
            Command::ForgetFlips => self.before = None,
            Command::SetOwnCity(city) => {
                self.preferences.own_city = city;
                self.remember_preferences();
            }
            Command::Focus(focus) => self.focus_on(focus),
            Command::Search(text) => {
                self.search = text;
                self.refresh_pick_list();
            }
            Command::ListElsewhere(on) => self.list_elsewhere(on),
            Command::Undo | Command::Redo if self.entering.is_saving() => {}
            Command::Undo => {
                let now = Now { view: &self.view, basket: &self.kept.basket, drafts: &self.entering.drafts };
                let before = self.history.undo(now);
                self.put_back(before);
            }
            Command::Redo => {
                let now = Now { view: &self.view, basket: &self.kept.basket, drafts: &self.entering.drafts };
                let after = self.history.redo(now);
                self.put_back(after);
            }
            Command::Show(screen) => {
                self.arrange_imports(import::Import::Show(false));
                self.turn_to(screen);
            }
            Command::SetLanguage(language) => {
                self.preferences.language = language;
                self.texts = Texts::new(language);
                self.remember_preferences();
            }
            Command::SetDark(dark) => {
                self.preferences.dark = dark;
                self.remember_preferences();
            }
            Command::SetWindow(size) => {
                self.preferences.window = Some(size);
                self.remember_preferences();
            }
            Command::OpenStore(path) => self.open(path),
            Command::Accept(id, Offer::TakeSample) => {
                self.notices.retain(|n| n.id != id);
                self.store.start();
                self.worker.send(Job::TakeSample);
            }
            Command::Accept(id, Offer::TakeBack) if self.take_import_back(id) => {
                self.notices.retain(|n| n.id != id);
            }
            Command::Accept(id, Offer::Replace) => self.write_again(id),
            Command::Accept(id, Offer::OpenAnew) => self.open_anew(id),
            Command::Accept(id, Offer::GoOnEntering) => {
                self.notices.retain(|n| n.id != id);
                self.go_on_entering();
            }
            Command::Accept(id, offer) => self.accept_view_offer(id, offer),
            Command::Import(request) => self.arrange_imports(request),
            Command::Enter(enter) => self.enter(enter),
            Command::Compare(change) => self.change_comparison(change),
            Command::Define(change) => self.change_definition(change),
            Command::AddPlan(plan) => self.add_plan(plan),
            Command::AddKpi(area, kpi) => self.add_kpi(area, kpi),
            Command::AddGrade(area, grade) => self.add_grade(area, grade),
            Command::Paste(text) => self.paste(&text),
            Command::Views(request) => self.arrange_views(request),
            Command::PeerSets(request) => self.arrange_peer_sets(&request),
            Command::Basket(change) => self.change_basket(change),
            Command::Write(order) => self.write_order(*order),
            Command::CancelWriting => self.cancel_writing(),
            Command::SaveForm { path, replace } => self.save_form(&path, replace),
            Command::RememberFolder(folder) => {
                self.preferences.folder = Some(folder);
                self.remember_preferences();
            }
            Command::PinVintage(id) => self.change_vintages(VintageChange::Pin(id)),
            Command::UnpinDataset(dataset) => self.change_vintages(VintageChange::Unpin(dataset)),
            Command::RemoveVintage(id) => self.change_vintages(VintageChange::Remove(id)),
            Command::Dismiss(id) => self.notices.retain(|n| n.id != id),
            Command::Copy(copying) => self.copy(*copying),
            Command::Say(message) => self.notify(Severity::Info, message, None),
            Command::Warn(message) => self.notify(Severity::Warning, message, None),
        }
    }

    fn show(&mut self, view: ViewSpec) {
        let ruler_changed = view.ruler != self.view.ruler;
        // The list of a large store takes a while; what is picked in it does not change it.
        let list_changed = view.areas != self.view.areas || view.themes != self.view.themes;
        let shown_changed = view.indicators != self.view.indicators || view.several != self.view.several;
        self.view = view;
        if list_changed {
            self.refresh_pick_list();
        } else if shown_changed {
            self.refresh_listing();
        }
        if ruler_changed {
            self.score();
        }
        self.worker.remember("view", &self.view);
        self.refresh_sheet();
    }

    fn put_back(&mut self, step: Option<(history::Step, history::Before)>) {
        match step {
            Some((_, history::Before::View(view))) => self.show(*view),
            Some((_, history::Before::Basket(basket))) => self.put_basket(basket),
            Some((_, history::Before::Draft(area, draft))) => self.put_draft_back(area, *draft),
            Some((_, history::Before::Saved(number))) => self.toggle_save(number),
            None => {}
        }
    }

    fn remember_preferences(&mut self) {
        self.worker.remember("preferences", &self.preferences);
    }
}
