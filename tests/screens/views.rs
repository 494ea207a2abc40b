//! Saved views: under a name in the store, as a file, and what has changed when one is opened later.

use super::looks::look;
use super::*;
use egui::Event;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::id::ObservationId;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::theme::Theme;
use machikurabe::session::history::Step;
use machikurabe::session::notice::Severity;
use machikurabe::session::shelf::Views;
use std::convert::Infallible;

const KPI: &str = "nemuro-kpi-005";

/// The dataset as it once was: another version, one value and one target of a KPI other than today,
/// one indicator and one city that are no longer there.
fn once() -> Dataset {
    let mut data = sample::sample().unwrap();
    data.version = "0.9.0".into();
    let target = data.targets.iter_mut().find(|t| t.target_id.as_str() == "nemuro-kpi-005:final").unwrap();
    target.value = Quantity::parse("99").unwrap();
    let value = data.observations.iter_mut().find(|o| o.indicator_id.as_str() == KPI && o.value.is_some()).unwrap();
    value.value = Quantity::parse("77").ok();
    let mut town = data.municipalities[0].clone();
    town.municipality_code = AreaCode::parse("016918").unwrap();
    town.name = "別海町".into();
    let mut indicator = data.indicators.iter().find(|i| i.indicator_id.as_str() == KPI).unwrap().clone();
    indicator.indicator_id = IndicatorId::new("old");
    indicator.label = "もうない指標".into();
    let mut observation = data.observations.iter().find(|o| o.indicator_id.as_str() == KPI).unwrap().clone();
    observation.observation_id = ObservationId::new("old:1");
    observation.indicator_id = IndicatorId::new("old");
    data.municipalities.push(town);
    data.indicators.push(indicator);
    data.observations.push(observation);
    data
}

fn store_of(folder: &Path, data: &Dataset) -> PathBuf {
    let path = folder.join("other.sqlite");
    drop(Store::open_or_create(&location(&path), NOW, || Ok::<_, Infallible>(data.clone())).unwrap());
    path
}

impl Screen {
    /// Puts words into the field of this name, in place of what it holds.
    #[track_caller]
    fn fill(&mut self, key: &str, words: &str) {
        let name = self.t(key);
        self.only(&name).focus();
        self.settle();
        self.press(Modifiers::COMMAND, Key::A);
        self.only(&name).type_text(words);
        self.settle();
    }

    /// Saves the present view through its window.
    fn save_as(&mut self, name: &str) {
        self.press(Modifiers::COMMAND, Key::S);
        self.fill("views-name", name);
        self.click_t("path-save");
    }

    fn view_names(&self) -> Vec<&str> {
        self.session().saved_views().iter().map(|v| v.name.as_str()).collect()
    }

    fn close_window(&mut self) {
        self.harness.get_by_role_and_label(Role::Button, "Close window").click();
        self.settle();
        assert!(!self.has("Close window"), "the window's head is in reach and closes it");
    }

    /// What the newest notice says.
    fn said(&self) -> String {
        self.texts().say(&self.session().notices().last().expect("something was said").message)
    }

    fn dismiss_all(&mut self) {
        for id in self.session().notices().iter().map(|n| n.id).collect::<Vec<_>>() {
            self.ask(Command::Dismiss(id));
        }
    }
}

#[test]
fn a_view_is_saved_under_a_suggested_name_and_survives_the_program() {
    let mut screen = Screen::open();
    screen.pick_only(KPI);
    screen.click_t("views-menu");
    assert!(screen.has(&screen.t("views-none")));
    screen.click_t("views-list");
    assert!(screen.has(&screen.t("views-empty")), "an empty list says what to do");
    screen.click_t("path-save");
    assert_eq!(screen.view_names(), ["人口1,000人当たりの就職者数"]);
    assert_eq!(screen.said(), "ビュー「人口1,000人当たりの就職者数」を保存しました。");
    let saved = screen.session().view().clone();
    let store = screen.loaded().path.clone();
    let folder = screen.close();
    let mut screen = Screen::on(store, SIZES[0], None);
    screen.folder = folder;
    screen.ask(Command::Pick(Pick::ClearIndicators));
    screen.ask(Command::Pick(Pick::ToggleTheme(Theme::Tourism)));
    screen.ask(Command::Show(Shown::Overview));
    screen.click_t("views-menu");
    screen.click("人口1,000人当たりの就職者数");
    assert_eq!(*screen.session().view(), saved);
    assert_eq!(screen.session().preferences().screen, Shown::Compare);
    assert_eq!(screen.said(), "ビュー「人口1,000人当たりの就職者数」を開きました。データは保存したときと同じです。");
    // One named step, there and back.
    assert_eq!(screen.session().history().undoable(), Some(Step::View));
    screen.by_menu("menu-undo");
    assert_eq!(screen.session().view().themes, [Theme::Tourism]);
    screen.by_menu("menu-redo");
    assert_eq!(*screen.session().view(), saved);
}

#[test]
fn a_view_is_replaced_only_after_a_question_and_that_can_be_taken_back() {
    let mut screen = Screen::open();
    screen.save_as("議会");
    let first = screen.session().saved_views()[0].clone();
    screen.ask(Command::Pick(Pick::ToggleTheme(Theme::Tourism)));
    screen.save_as("議会");
    let question = "「議会」はすでにあります。置き換えますか。";
    assert!(screen.has(question) && screen.session().saved_views()[0] == first);
    screen.click_t("dialog-no");
    assert!(!screen.has(question) && screen.session().saved_views()[0] == first);
    screen.click_t("path-save");
    screen.click_t("path-replace");
    assert_eq!(screen.session().saved_views()[0].view.themes, [Theme::Tourism]);
    assert_eq!(screen.view_names(), ["議会"]);
    // The newest notice is the lowest.
    let name = screen.t("notice-take-back");
    screen.harness.get_all_by_label(&name).last().unwrap().click();
    screen.settle();
    assert_eq!(screen.session().saved_views(), [first]);
}

#[test]
fn a_view_is_renamed_and_deleted_and_nothing_is_lost() {
    let mut screen = Screen::open();
    screen.save_as("一");
    screen.save_as("二");
    assert_eq!(screen.view_names(), ["一", "二"]);
    screen.click("「一」の名前を変える");
    screen.fill("views-new-name", "三");
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.view_names(), ["三", "二"]);
    // Onto a name that is taken: asked first.
    screen.click("「三」の名前を変える");
    screen.fill("views-new-name", "二");
    screen.click_t("views-rename-do");
    assert_eq!(screen.view_names(), ["三", "二"]);
    screen.click_t("dialog-no");
    screen.click_t("dialog-cancel");
    screen.dismiss_all();
    screen.click("「二」を削除");
    assert_eq!(screen.view_names(), ["三"]);
    assert_eq!(screen.said(), "ビュー「二」を削除しました。");
    screen.click_t("notice-take-back");
    assert_eq!(screen.view_names(), ["三", "二"]);
    let store = screen.loaded().path.clone();
    let folder = screen.close();
    let again = Screen::on(store, SIZES[0], None);
    assert_eq!(again.view_names(), ["三", "二"]);
    drop(folder);
}

/// Enter as a system sends it together with other events.
pub(super) fn enter() -> Event {
    let (key, modifiers) = (Key::Enter, Modifiers::NONE);
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

#[test]
fn the_enter_that_confirms_a_composition_saves_nothing() {
    let mut screen = Screen::open();
    screen.press(Modifiers::COMMAND, Key::S);
    screen.fill("views-name", "");
    let preedit = |text: &str| Event::Ime(egui::ImeEvent::Preedit { text: text.into(), active_range_chars: None });
    screen.harness.event(preedit("ぎかい"));
    screen.settle();
    screen.harness.input_mut().events.extend([Event::Ime(egui::ImeEvent::Commit("議会".into())), enter()]);
    screen.settle();
    assert!(screen.view_names().is_empty());
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.view_names(), ["議会"]);
}

#[test]
fn a_view_goes_into_a_file_and_comes_back_from_it() {
    let mut screen = Screen::open();
    let folder = screen.folder.as_ref().unwrap().path().to_path_buf();
    let path = folder.join("議会 資料.machikurabe-view.json");
    screen.pick_only(KPI);
    let saved = screen.session().view().clone();
    screen.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    // The ending is added where it is not typed.
    screen.fill("path-label", &folder.join("議会 資料").display().to_string());
    screen.click_t("path-save");
    assert_eq!(screen.said(), format!("今の表示をファイルに保存しました：{}", path.display()));
    let text = std::fs::read_to_string(&path).unwrap();
    for part in [
        "\"format\": \"machikurabe-view\"",
        "\"name\": \"議会 資料\"",
        KPI,
        "人口1,000人当たりの就職者数",
        "\"version\": \"2",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(text.contains(&screen.loaded().vintages[0].content_hash));
    screen.ask(Command::Pick(Pick::ClearIndicators));
    // A second time: what lies there is replaced only after it was said.
    screen.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    screen.fill("path-label", &path.display().to_string());
    assert!(screen.has("「議会 資料.machikurabe-view.json」はすでにあります。保存すると置き換わります。"));
    screen.click_t("dialog-cancel");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    screen.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::O);
    screen.fill("path-label", &folder.join("ない.json").display().to_string());
    assert!(screen.has(&screen.t("path-missing")));
    screen.fill("path-label", &path.display().to_string());
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(*screen.session().view(), saved);
    assert_eq!(screen.session().history().undoable(), Some(Step::View));
    assert_eq!(screen.session().preferences().folder.as_deref(), Some(folder.as_path()));
}

#[test]
fn a_session_that_was_not_told_to_replace_a_file_leaves_it() {
    let mut screen = Screen::open();
    let path = screen.folder.as_ref().unwrap().path().join("a.machikurabe-view.json");
    put_file(&path, b"mine");
    screen.ask(Command::Views(Views::SaveFile { of: None, path: path.clone(), replace: false }));
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    assert!(screen.said().starts_with(&format!("「{}」はすでにあるため", path.display())));
    screen.ask(Command::Views(Views::SaveFile { of: None, path: path.clone(), replace: true }));
    assert!(std::fs::read_to_string(&path).unwrap().starts_with('{'));
}

#[test]
fn a_view_opened_on_newer_data_says_what_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = Screen::on(store_of(folder.path(), &once()), SIZES[0], None);
    screen.ask(Command::Show(Shown::Compare));
    screen.ask(Command::Pick(Pick::PickAllAreas(true)));
    screen.pick_only(KPI);
    screen.ask(Command::Pick(Pick::ToggleIndicator(IndicatorId::new("old"))));
    screen.save_as("前の年");
    screen.close_window();
    screen.click_t("notice-take-sample");
    screen.dismiss_all();
    screen.press(Modifiers::COMMAND, Key::J);
    screen.click("前の年");
    let version = sample::sample().unwrap().catalogue.version;
    let title = sample::sample().unwrap().catalogue.title;
    let said = screen.said();
    for line in [
        "ビュー「前の年」を開きました。データが保存したときと違います。".to_owned(),
        format!("「{title}」は新しい版になっています（0.9.0 → {version}）。"),
        "値：追加 0件、改訂 1件、削除 1件。目標：追加 0件、改訂 1件、削除 0件。".to_owned(),
        "なくなった都市：「別海町」".to_owned(),
        "なくなった指標：「もうない指標」".to_owned(),
    ] {
        assert!(said.lines().any(|l| l == line), "{line}: {said}");
    }
    assert_eq!(screen.session().notices().last().unwrap().severity, Severity::Warning);
    // What is no longer there is not picked; the rest is.
    assert_eq!(screen.session().view().indicators, [IndicatorId::new(KPI)]);
    assert!(!screen.has("なくなった都市：「別海町」"), "details are folded");
    screen.click_t("notice-details");
    assert!(screen.has_part("なくなった都市：「別海町」"));
    screen.click_t("notice-show-changes");
    for figure in ["77人", "99人", "15人"] {
        assert!(screen.has(figure), "{figure}: {:?}", screen.names());
    }
    assert!(screen.has_part("取り込み：2026年1月31日 09:00（UTC）"));
    screen.close_window();
    assert!(screen.session().since().is_none());
}

#[test]
fn a_view_whose_vintage_was_removed_says_that_figures_cannot_be_compared() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = Screen::on(store_of(folder.path(), &once()), SIZES[0], None);
    screen.save_as("前");
    screen.close_window();
    screen.click_t("notice-take-sample");
    let old = screen.loaded().vintages[0].vintage_id;
    screen.ask(Command::RemoveVintage(old));
    screen.dismiss_all();
    screen.ask(Command::Views(Views::Open("前".into())));
    assert!(screen.said().contains("保存したときの版はこの保存先にないため、数値の違いは調べられません。"));
    assert!(!screen.has(&screen.t("notice-show-changes")));
}

#[test]
fn a_file_that_is_no_view_is_refused_in_one_sentence_and_nothing_changes() {
    let mut screen = Screen::open();
    let folder = screen.folder.as_ref().unwrap().path().to_path_buf();
    let good = folder.join("good.machikurabe-view.json");
    screen.ask(Command::Views(Views::SaveFile { of: None, path: good.clone(), replace: false }));
    let text = std::fs::read_to_string(&good).unwrap();
    let before = screen.session().view().clone();
    let deep = format!("{{\"format\": {}", "[".repeat(100_000));
    let huge = format!("{{\"format\": \"machikurabe-view\", \"version\": 1, \"x\": \"{}\"}}", "x".repeat(2_000_000));
    let long = format!("\"name\": \"{}\"", "長".repeat(300));
    let with = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1).into_bytes()
    };
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("error-view-not-a-view", Vec::new()),
        ("error-view-not-a-view", b"\x00\xff\xfe binary".to_vec()),
        ("error-view-not-a-view", b"{\"format\": \"other\", \"version\": 1}".to_vec()),
        ("error-view-not-a-view", deep.into_bytes()),
        ("error-view-not-a-view", huge.into_bytes()),
        ("error-view-newer", with("\"version\": 1,", "\"version\": 2,")),
        ("error-view-malformed", with("\"calendar\"", "\"sideways\"")),
        ("error-view-malformed", with("\"screen\"", "\"scream\"")),
        ("error-view-malformed", with("\"words\": \"\"", "\"words\": 12")),
        ("error-view-name", with("\"name\": \"good\"", &long)),
        ("error-view-name", with("\"name\": \"good\"", "\"name\": \" \"")),
        ("error-view-ruler", with("\"on_track\": 1.0", "\"on_track\": 1e300")),
        ("error-view-years", with("\"years\": null", "\"years\": [2024, 2020]")),
    ];
    for (number, (key, bytes)) in cases.into_iter().enumerate() {
        let path = folder.join(format!("bad{number}.machikurabe-view.json"));
        put_file(&path, &bytes);
        screen.dismiss_all();
        screen.ask(Command::Views(Views::OpenFile(path.clone())));
        let notices = screen.session().notices();
        assert_eq!((notices.len(), notices[0].message.key), (1, key), "{number}");
        assert_eq!(notices[0].severity, Severity::Error);
        assert!(
            screen.said().contains(&path.display().to_string()) && screen.said().ends_with('。'),
            "{}",
            screen.said()
        );
        assert_eq!(*screen.session().view(), before);
    }
    screen.ask(Command::Views(Views::OpenFile(folder.clone())));
    assert_eq!(screen.session().notices().last().unwrap().message.key, "error-view-unreadable");
    // With the mark that some editors put first, it is still a view.
    put_file(&good, format!("\u{feff}{text}").as_bytes());
    screen.ask(Command::Views(Views::OpenFile(good)));
    assert_eq!(screen.session().notices().last().unwrap().message.key, "views-opened");
}

#[test]
fn the_program_starts_on_a_view_file() {
    let mut first = Screen::open();
    first.pick_only(KPI);
    let path = first.folder.as_ref().unwrap().path().join("start.machikurabe-view.json");
    first.ask(Command::Views(Views::SaveFile { of: None, path: path.clone(), replace: false }));
    let view = first.session().view().clone();
    let folder = tempfile::tempdir().unwrap();
    let store = sample_store(folder.path());
    let harness = Harness::builder().with_size(SIZES[0]).with_max_steps(12).build_eframe(move |cc| {
        let mut app = App::new(&cc.egui_ctx, store, None);
        app.apply(Command::Views(Views::OpenFile(path)));
        app
    });
    let mut screen = Screen { harness, folder: Some(folder) };
    screen.settle();
    assert_eq!(*screen.session().view(), view);
    assert_eq!(screen.session().preferences().screen, Shown::Compare);
}

#[test]
fn a_change_of_vintages_keeps_the_steps_and_the_choices() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = Screen::on(store_of(folder.path(), &once()), SIZES[0], None);
    screen.pick_only(KPI);
    let view = screen.session().view().clone();
    screen.click_t("notice-take-sample");
    let old = screen.loaded().vintages[0].vintage_id;
    screen.ask(Command::PinVintage(old));
    assert_eq!(screen.loaded().data().version, "0.9.0");
    assert_eq!((screen.session().view(), screen.session().history().undoable()), (&view, Some(Step::Indicators)));
    screen.by_menu("menu-undo");
    assert!(screen.session().view().indicators.is_empty());
}

#[test]
fn while_another_store_is_opened_the_old_content_stays() {
    let mut screen = Screen::open();
    let chart = screen.chart_names();
    let folder = tempfile::tempdir().unwrap();
    let other = store_of(folder.path(), &once());
    screen.harness.state_mut().apply(Command::OpenStore(other.clone()));
    // Drawn before the worker's answer is taken in: the old content, and that something is loading.
    assert!(screen.session().store().is_loading() && screen.session().store().value().is_some());
    assert_eq!(screen.chart_names(), chart);
    screen.settle();
    assert_eq!(screen.loaded().path, other);
}

#[test]
fn notices_fold_copy_and_never_push_the_content_off() {
    let mut screen = Screen::open();
    let folder = screen.folder.as_ref().unwrap().path().to_path_buf();
    for number in 1..=6 {
        let path = folder.join(format!("nothing{number}.sqlite"));
        put_file(&path, b"no store");
        screen.ask(Command::OpenStore(path));
    }
    assert_eq!(screen.session().notices().len(), 6);
    let copy = screen.t("menu-copy");
    assert_eq!(screen.harness.get_all_by_label(&copy).count(), 2, "the newest two");
    assert!(screen.has_part("nothing6.sqlite") && !screen.has_part("nothing4.sqlite"));
    assert!(!screen.chart_names().is_empty(), "the chart is still there");
    screen.click("ほかのお知らせ 4件");
    assert!(screen.has_part("nothing1.sqlite"));
    let name = screen.t("menu-copy");
    screen.harness.get_all_by_label(&name).next().unwrap().click();
    let mut copied = false;
    for _ in 0..4 {
        screen.harness.step();
        let commands = &screen.harness.output().platform_output.commands;
        let is_first = |c: &egui::OutputCommand| matches!(c, egui::OutputCommand::CopyText(text) if text.contains("nothing1.sqlite"));
        copied |= commands.iter().any(is_first);
    }
    assert!(copied);
    screen.settle();
    screen.click_t("action-dismiss-all");
    assert!(screen.session().notices().is_empty());
}

#[test]
fn stored_times_are_readable_and_say_their_zone() {
    let mut screen = Screen::open();
    screen.press(Modifiers::COMMAND, Key::G);
    assert!(screen.has("2026年1月31日 09:00（UTC）"), "{:?}", screen.names());
    screen.ask(Command::SetLanguage(Language::En));
    assert!(screen.has("31 Jan 2026, 09:00 (UTC)"));
}

fn windows_look_right(size: [f32; 2], language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = Screen::on(store_of(folder.path(), &once()), size, Some(language));
    let mut report = String::new();
    screen.ask(Command::Show(Shown::Compare));
    screen.press(Modifiers::COMMAND, Key::J);
    look(&screen, "no views", &mut report);
    screen.close_window();
    screen.pick_only(KPI);
    screen.ask(Command::Pick(Pick::ToggleIndicator(IndicatorId::new("old"))));
    let long = "令和6年度第2回まち・ひと・しごと創生総合戦略推進委員会に出す根室市・苫小牧市・岩見沢市・釧路市の比較（人口・出生、観光・交流）";
    for name in ["Council", long, "議会", "観光"] {
        screen.ask(Command::Views(Views::Save(name.into())));
    }
    screen.save_as("議会");
    look(&screen, "question", &mut report);
    screen.click_t("dialog-no");
    let rename =
        screen.texts().with("views-rename", &[("name", machikurabe::model::message::Fact::Text("議会".into()))]);
    screen.click(&rename);
    look(&screen, "renaming", &mut report);
    screen.close_window();
    screen.click_t("views-menu");
    look(&screen, "menu", &mut report);
    screen.press(Modifiers::NONE, Key::Escape);
    screen.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    look(&screen, "path field", &mut report);
    let target = folder.path().join("とても長い名前のファイル".repeat(6) + ".machikurabe-view.json");
    put_file(&target, b"x");
    screen.fill("path-label", &target.display().to_string());
    look(&screen, "path of an existing file", &mut report);
    screen.press(Modifiers::NONE, Key::Escape);
    screen.ask(Command::SetDark(true));
    screen.dismiss_all();
    let newest = sample::sample().unwrap();
    let mut store = Store::open(&location(&folder.path().join("other.sqlite"))).unwrap();
    let id = store.put(&newest, NOW).unwrap();
    drop(store);
    screen.ask(Command::PinVintage(id));
    screen.ask(Command::Views(Views::Open(long.into())));
    look(&screen, "opened on newer data", &mut report);
    screen.click_t("notice-details");
    look(&screen, "details", &mut report);
    screen.click_t("notice-show-changes");
    look(&screen, "changes", &mut report);
    screen.close_window();
    for shown in Shown::ALL {
        screen.ask(Command::Show(*shown));
        screen.press(Modifiers::NONE, Key::F1);
        look(&screen, "keys", &mut report);
        screen.close_window();
    }
    screen.press(Modifiers::COMMAND, Key::G);
    look(&screen, "vintages", &mut report);
    assert!(report.is_empty(), "{} faults:\n{report}", report.lines().count());
}

#[test]
fn windows_look_right_in_japanese() {
    for size in SIZES {
        windows_look_right(size, Language::Ja);
    }
}

#[test]
fn windows_look_right_in_english() {
    for size in SIZES {
        windows_look_right(size, Language::En);
    }
}
