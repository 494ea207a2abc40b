//! The window says and does what a reader expects: the real program on a real store, by accessible label.

mod activities;
mod basket;
mod city;
mod clipboard;
mod compare;
mod consistency;
mod data;
mod defining;
mod detail;
mod entering;
mod families;
mod first_start;
mod gaps;
mod grid;
mod imports;
mod looks;
mod newcomer;
mod numbers;
mod overview;
mod palette;
mod picking;
mod pictures;
mod places;
mod population;
mod steps;
mod stores;
mod table;
mod views;

use crate::painted;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use machikurabe::app::App;
use machikurabe::import::sample;
use machikurabe::model::id::{ComparisonId, IndicatorId, SeriesId};
use machikurabe::model::municipality::AreaCode;
use machikurabe::session::Session;
use machikurabe::session::command::{Adjust, Command, Pick};
use machikurabe::session::loaded::Loaded;
use machikurabe::session::view::{Screen as Shown, ViewSpec};
use machikurabe::session::worker::Scored;
use machikurabe::store::Store;
use machikurabe::store::path::{Journal, StoreLocation};
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;

/// When the tests store things.
const NOW: &str = "2026-01-31T09:00:00Z";

/// The two sizes that every screen must fit.
const SIZES: [[f32; 2]; 2] = [[1280.0, 720.0], [1920.0, 1080.0]];

/// A place for a store, with the journal of a local disk whatever the folder's disk is.
fn location(path: &Path) -> StoreLocation {
    let mut location = StoreLocation::at(path).unwrap();
    location.journal = Journal::Wal;
    location
}

/// A store with the sample data, made once and copied for every test.
fn sample_store(folder: &Path) -> PathBuf {
    static FIRST: OnceLock<Vec<u8>> = OnceLock::new();
    let bytes = FIRST.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.sqlite");
        drop(Store::open_or_create(&location(&path), NOW, sample::sample).unwrap());
        std::fs::read(&path).unwrap()
    });
    let path = folder.join("store.sqlite");
    put_file(&path, bytes);
    path
}

/// The same store, left by its reader at the consultations on child care of three cities: indicators with a baseline,
/// a target and an actual, which most tests are about.
fn consultations_store(folder: &Path) -> PathBuf {
    let path = sample_store(folder);
    leave_at_consultations(&path);
    path
}

/// Makes a store remember a view that shows the consultations.
fn leave_at_consultations(path: &Path) {
    let picked = ["tomakomai-kpi-026", "iwamizawa-prj-024", "kushiro-act-121"];
    let view = ViewSpec {
        areas: CITIES.map(|code| AreaCode::parse(code).unwrap()).to_vec(),
        indicators: picked.map(|id| IndicatorId(id.into())).to_vec(),
        comparison: Some(ComparisonId("childcare-consultations".into())),
        ..ViewSpec::default()
    };
    let mut store = Store::open(&location(path)).unwrap();
    store.set_setting("view", Some(&serde_json::to_string(&view).unwrap())).unwrap();
}

/// The sample's cities in its own order.
const CITIES: [&str; 4] = ["012238", "012131", "012106", "012068"];

/// Writes a file of a test.
fn put_file(path: &Path, bytes: &[u8]) {
    std::io::Write::write_all(&mut std::fs::File::create(path).unwrap(), bytes).unwrap();
}

/// The program in a window of a test.
struct Screen {
    harness: Harness<'static, App>,
    /// Keeps the store's folder as long as the window.
    folder: Option<TempDir>,
}

impl Screen {
    /// The program in Japanese at the smaller size, on a fresh copy of the sample store, at the chart.
    fn open() -> Self {
        Self::open_with(SIZES[0], None)
    }

    /// The program on a fresh copy of the sample store, at the chart.
    fn open_with(size: [f32; 2], language: Option<Language>) -> Self {
        let mut screen = Self::opened(consultations_store, size, language);
        screen.ask(Command::Show(Shown::Compare));
        // As after a click on the chart: the detail of its first series is open.
        let first = screen.series("tomakomai-kpi-026");
        screen.ask(Command::Focus(Some(first)));
        screen
    }

    /// The program on a fresh copy of the sample store, as it first shows itself.
    fn first(size: [f32; 2], language: Option<Language>) -> Self {
        Self::opened(sample_store, size, language)
    }

    fn opened(made: impl Fn(&Path) -> PathBuf, size: [f32; 2], language: Option<Language>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = made(folder.path());
        let mut screen = Self::on(store, size, language);
        screen.folder = Some(folder);
        screen
    }

    /// The program on a fresh copy of the sample store, at a screen.
    fn at(shown: Shown, size: [f32; 2], language: Option<Language>) -> Self {
        let mut screen = Self::first(size, language);
        screen.ask(Command::Show(shown));
        screen
    }

    /// The program on a store that a test has made, everything loaded.
    fn on(store: PathBuf, size: [f32; 2], language: Option<Language>) -> Self {
        let harness = Harness::builder()
            .with_size(size)
            .with_max_steps(12)
            .build_eframe(move |cc| App::new(&cc.egui_ctx, store, language));
        let mut screen = Self { harness, folder: None };
        screen.settle();
        screen
    }

    /// Takes steps until the worker is done and nothing asks for another frame.
    fn settle(&mut self) {
        loop {
            self.harness.step();
            let session = self.session();
            if !session.store().is_loading()
                && !session.scored().is_loading()
                && !session.views_under_way()
                && session.writing().is_none()
                && !session.import_under_way()
            {
                break;
            }
            std::thread::yield_now();
        }
        self.harness.run();
    }

    fn session(&self) -> &Session {
        self.harness.state().session()
    }

    fn texts(&self) -> &Texts {
        self.session().texts()
    }

    fn t(&self, key: &str) -> String {
        self.texts().t(key)
    }

    fn loaded(&self) -> Arc<Loaded> {
        Arc::clone(self.session().store().value().expect("the store is open"))
    }

    fn scored(&self) -> Arc<Scored> {
        Arc::clone(self.session().scored().value().expect("the targets are judged"))
    }

    /// Asks for something as a screen would, where a test is not about the asking.
    fn ask(&mut self, command: Command) {
        self.harness.state_mut().apply(command);
        self.settle();
    }

    /// The one series of an indicator.
    fn series(&self, id: &str) -> SeriesId {
        let loaded = self.loaded();
        loaded.index.series(loaded.index.only(&IndicatorId(id.into())).unwrap()).unwrap().id()
    }

    /// Picks every area of the store, the nation and prefectures too.
    fn pick_every_area(&mut self) {
        let loaded = self.loaded();
        let areas = loaded.data().municipalities.iter().map(|area| area.municipality_code);
        self.ask(Command::Pick(Pick::PickAreas(areas.collect())));
    }

    /// Clicks the cross of a picked area.
    #[track_caller]
    fn remove_area(&mut self, name: &str) {
        let cross = self
            .texts()
            .with("pick-chip-remove", &[("name", machikurabe::model::message::Fact::Text(name.to_owned()))]);
        self.click(&cross);
    }

    /// Types into the field that adds areas.
    fn type_place(&mut self, words: &str) {
        let hint = self.t("pick-add-city");
        self.only(&hint).focus();
        self.settle();
        self.only(&hint).type_text(words);
        self.settle();
    }

    /// Adds an area as a reader does who knows its name.
    fn add_area(&mut self, words: &str) {
        self.type_place(words);
        self.press(Modifiers::NONE, Key::Enter);
    }

    /// Unpicks everything and picks one indicator.
    fn pick_only(&mut self, id: &str) {
        self.ask(Command::Pick(Pick::ClearIndicators));
        self.ask(Command::Pick(Pick::ToggleIndicator(IndicatorId(id.into()))));
    }

    /// Clicks what has this accessible name; of several, the first.
    #[track_caller]
    fn click(&mut self, name: &str) {
        self.harness.get_all_by_label(name).next().unwrap().click();
        self.settle();
    }

    /// Clicks what has the words of this key.
    #[track_caller]
    fn click_t(&mut self, key: &str) {
        let name = self.t(key);
        self.click(&name);
    }

    /// Presses a key.
    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Takes a step back or again as the menu offers it.
    #[track_caller]
    fn by_menu(&mut self, key: &str) {
        let name = self.offered_step(key);
        self.click(&name);
    }

    /// Opens the menu of steps; the name under which undo or redo stands in it.
    fn offered_step(&mut self, key: &str) -> String {
        self.click_t("menu-edit");
        let begins = self.t(key);
        self.names().into_iter().find(|name| name.starts_with(&begins)).expect("the menu is open")
    }

    /// Closes the newest notice, which lies above everything else with that name.
    fn close_notice(&mut self) {
        let name = self.t("notice-dismiss");
        self.harness.get_all_by_label(&name).last().expect("a notice").click();
        self.settle();
    }

    /// Opens the menu of rulers.
    fn open_ruler(&mut self) {
        let texts = self.texts();
        let name = texts.pair(&texts.t("ruler-heading"), &texts.ruler(&self.session().view().ruler.key));
        self.click(&name);
    }

    /// The only thing with this accessible name.
    #[track_caller]
    fn only<'t>(&'t self, name: &'t str) -> Node<'t> {
        self.harness.get_by_label(name)
    }

    /// Whether anything has this accessible name.
    fn has(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
    }

    /// Whether anything has a name that contains this.
    fn has_part(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).next().is_some()
    }

    /// Every accessible name, in the order of the screen.
    fn names(&self) -> Vec<String> {
        let nodes = self.harness.root().children_recursive();
        // The runs of a text repeat what their text says.
        let nodes = nodes.map(|node| node.accesskit_node()).filter(|node| node.role() != Role::TextRun);
        nodes.filter_map(|node| node.label().or_else(|| node.value())).collect()
    }

    /// Names at the line ends of the chart.
    fn chart_names(&self) -> Vec<String> {
        let links = self.harness.query_all_by_role(Role::Link).filter_map(|n| n.accesskit_node().label());
        // The links of the pick lists are words of the catalogue.
        let own = [self.t("pick-areas-clear"), self.t("pick-clear")];
        links.filter(|name| !own.contains(name)).collect()
    }

    /// Indicators of the table's rows, from above.
    fn table(&self) -> Vec<String> {
        self.rows().into_iter().map(|(name, _)| name).collect()
    }

    /// Names of the table's rows and where they stand, from above.
    fn rows(&self) -> Vec<(String, Rect)> {
        let name = self.t("column-indicator");
        // The heading of the pick list has the same name and stands further left.
        let heads = self.harness.query_all_by_role_and_label(Role::Button, &name);
        let heads = heads.filter(|head| head.rect().left() > 100.0);
        let Some(head) = heads.max_by(|a, b| a.rect().left().total_cmp(&b.rect().left())) else {
            return Vec::new();
        };
        let below = head.rect();
        let buttons = self.harness.query_all_by_role(Role::Button);
        let in_column = |rect: &Rect| {
            rect.left() >= below.left() - 1.0 && rect.left() <= below.left() + 8.0 && rect.top() > below.bottom() - 2.0
        };
        let rows = buttons.map(|b| (b.accesskit_node().label().unwrap_or_default(), b.rect()));
        let mut rows: Vec<_> = rows.filter(|(_, rect)| in_column(rect)).collect();
        rows.sort_by(|a, b| a.1.top().total_cmp(&b.1.top()));
        rows
    }

    /// Ends the program as closing the window does: what is to be remembered is written.
    fn close(mut self) -> Option<TempDir> {
        eframe::App::on_exit(self.harness.state_mut(), None);
        self.folder.take()
    }
}
