//! Opening other stores, what goes wrong with them, and what is remembered in them.

use super::*;
use machikurabe::analysis::ruler;
use machikurabe::model::dataset::Dataset;
use machikurabe::session::notice::Severity;
use machikurabe::session::view::TimeAxis;
use std::convert::Infallible;

fn store_of(folder: &Path, data: &Dataset) -> PathBuf {
    let path = folder.join("other.sqlite");
    drop(Store::open_or_create(&location(&path), NOW, || Ok::<_, Infallible>(data.clone())).unwrap());
    path
}

fn folder_of(screen: &Screen) -> PathBuf {
    screen.folder.as_ref().unwrap().path().to_path_buf()
}

#[test]
fn a_broken_store_is_refused_in_a_sentence_and_the_old_content_stays() {
    let mut screen = Screen::open();
    // The lists have the heights that they keep once they were laid out in the other language.
    screen.ask(Command::SetLanguage(Language::En));
    screen.ask(Command::SetLanguage(Language::Ja));
    let before = screen.names();
    let old = screen.loaded();
    let path = folder_of(&screen).join("壊れた.sqlite");
    put_file(&path, b"SQLite format 3\0 and then nonsense");
    screen.ask(Command::OpenStore(path.clone()));
    let notice = screen.session().notices()[0].clone();
    assert_eq!(notice.severity, Severity::Error);
    let sentence = screen.texts().say(&notice.message);
    assert!(sentence.contains(&path.display().to_string()) && screen.has(&sentence), "{sentence}");
    assert_eq!((screen.chart_names().len(), screen.table().len()), (3, 2));
    assert!(screen.has(&screen.t("detail-formula")));
    assert!(Arc::ptr_eq(&old, &screen.loaded()));
    // In the other language the same notice speaks it.
    screen.ask(Command::SetLanguage(Language::En));
    assert!(!screen.has(&sentence) && screen.has(&screen.texts().say(&notice.message)));
    screen.ask(Command::SetLanguage(Language::Ja));
    screen.close_notice();
    assert!(screen.session().notices().is_empty());
    assert_eq!(screen.names(), before);
}

#[test]
fn each_notice_is_dismissed_for_itself() {
    let mut screen = Screen::open();
    let folder = folder_of(&screen);
    for name in ["one.sqlite", "two.sqlite"] {
        put_file(&folder.join(name), b"no store");
        screen.ask(Command::OpenStore(folder.join(name)));
    }
    // The same refusal again is no third notice.
    screen.ask(Command::OpenStore(folder.join("two.sqlite")));
    assert_eq!(screen.session().notices().len(), 2);
    screen.close_notice();
    assert_eq!(screen.session().notices().len(), 1);
    assert!(screen.has_part("one.sqlite") && !screen.has_part("two.sqlite"), "the newest was closed");
}

#[test]
fn another_store_takes_the_place_of_the_first_and_no_row_is_mixed_up() {
    let mut screen = Screen::open();
    // Ids alone are common to both; every place in the data is another.
    let mut data = sample::sample().unwrap();
    data.indicators.reverse();
    data.targets.reverse();
    let other = store_of(&folder_of(&screen), &data);
    leave_at_consultations(&other);
    screen.harness.state_mut().apply(Command::OpenStore(other.clone()));
    // While the new store is there and its scorecard not yet, no row of the old one may be shown.
    loop {
        screen.harness.step();
        let session = screen.session();
        if let (Some(loaded), Some(scored)) = (session.store().value(), session.scored().value()) {
            for row in &scored.rows {
                let target = &loaded.data().targets[row.target];
                assert_eq!(target.indicator_id, loaded.index.series(row.series).unwrap().indicator_id);
            }
        }
        if !session.store().is_loading() && !session.scored().is_loading() {
            break;
        }
        std::thread::yield_now();
    }
    screen.settle();
    assert_eq!(screen.loaded().path, other);
    assert_eq!(screen.table(), ["子育て総合支援センターの相談件数", "育児相談件数"]);
}

fn older_sample() -> Dataset {
    let mut data = sample::sample().unwrap();
    data.version = "0.9.0".into();
    let place = data.targets.iter().position(|t| t.target_id.as_str() == "nemuro-kpi-005:final").unwrap();
    data.targets[place].note.push_str("古い版");
    data
}

#[test]
fn newer_sample_data_is_offered_and_taken_in_as_a_vintage() {
    let folder = tempfile::tempdir().unwrap();
    let path = store_of(folder.path(), &older_sample());
    let mut screen = Screen::on(path.clone(), SIZES[0], None);
    let version = sample::sample().unwrap().catalogue.version;
    assert!(screen.has(&format!("新しい見本データ {version} があります。取り込んでも、今のデータは残ります。")));
    screen.ask(Command::Pick(Pick::ToggleIndicator(IndicatorId("nemuro-kpi-005".into()))));
    let view = screen.session().view().clone();
    screen.click_t("notice-take-sample");
    assert!(screen.session().notices().is_empty());
    let loaded = screen.loaded();
    assert_eq!(loaded.vintages.len(), 2);
    assert_eq!(loaded.data().version, version);
    assert_eq!(*screen.session().view(), view, "the picks are kept");
    drop(screen.close());
    let screen = Screen::on(path, SIZES[0], None);
    assert!(screen.session().notices().is_empty() && screen.loaded().vintages.len() == 2);
}

#[test]
fn an_older_vintage_is_pinned_and_unpinned_in_its_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = Screen::on(store_of(folder.path(), &older_sample()), SIZES[0], None);
    screen.click_t("notice-take-sample");
    let newest = screen.loaded().data().version.clone();
    let older = screen.loaded().vintages.iter().find(|v| v.version == "0.9.0").unwrap().vintage_id;
    screen.click_t("menu-file");
    screen.click_t("menu-vintages");
    assert!(screen.has("0.9.0") && screen.has(&newest) && screen.has(&screen.t("vintage-kept")));
    screen.ask(Command::PinVintage(older));
    assert_eq!(screen.loaded().data().version, "0.9.0");
    assert!(screen.has(&screen.t("vintage-pinned")));
    screen.click_t("vintage-unpin");
    assert_eq!(screen.loaded().data().version, newest);
    assert_eq!(screen.loaded().vintages.len(), 2);
}

#[test]
fn a_vintage_is_removed_only_after_a_question_and_the_sample_can_be_had_again() {
    let mut screen = Screen::open();
    screen.click_t("menu-file");
    screen.click_t("menu-vintages");
    screen.click_t("vintage-remove");
    screen.click_t("dialog-no");
    assert_eq!(screen.loaded().vintages.len(), 1);
    screen.click_t("vintage-remove");
    screen.click_t("dialog-yes");
    assert!(screen.loaded().vintages.is_empty() && screen.loaded().data().indicators.is_empty());
    screen.click_t("notice-take-sample");
    assert_eq!(screen.loaded().vintages.len(), 1);
    assert!(!screen.loaded().data().indicators.is_empty());
}

#[test]
fn an_offer_that_is_dismissed_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = Screen::on(store_of(folder.path(), &older_sample()), SIZES[0], None);
    screen.close_notice();
    assert!(screen.session().notices().is_empty());
    assert_eq!((screen.loaded().vintages.len(), screen.loaded().data().version.as_str()), (1, "0.9.0"));
}

#[test]
fn choices_and_preferences_are_remembered_until_the_next_start() {
    let mut screen = Screen::open();
    let size = [1500.0, 900.0];
    for choice in [
        Command::Pick(Pick::ToggleArea(screen.session().view().areas[3])),
        Command::Pick(Pick::ToggleTheme(machikurabe::model::theme::Theme::Childcare)),
        Command::Pick(Pick::ToggleIndicator(IndicatorId("nemuro-kpi-005".into()))),
        Command::Adjust(Adjust::SetAxis(TimeAxis::PlanTime)),
        Command::Adjust(Adjust::SetRuler(ruler::by_key("tama").unwrap())),
        Command::SetLanguage(Language::En),
        Command::SetDark(true),
        Command::SetWindow(size),
    ] {
        screen.ask(choice);
    }
    let (view, preferences) = (screen.session().view().clone(), screen.session().preferences().clone());
    assert_eq!(preferences.window, Some(size));
    let folder = screen.close().unwrap();
    let path = folder.path().join("store.sqlite");
    let again = Screen::on(path.clone(), SIZES[0], None);
    assert_eq!((again.session().view(), again.session().preferences()), (&view, &preferences));
    assert_eq!(again.t("menu-undo"), Texts::new(Language::En).t("menu-undo"));
    assert_eq!(again.harness.ctx.content_rect().size(), egui::Vec2::from(size));
    assert!(again.session().history().undoable().is_none());
    drop(again.close());
    // A language that is asked for comes before the remembered one.
    let asked = Screen::on(path, SIZES[0], Some(Language::Ja));
    assert_eq!(asked.session().preferences().language, Language::Ja);
    assert!(asked.session().preferences().dark);
}

#[test]
fn closing_the_window_remembers_its_size() {
    let mut screen = Screen::open();
    let viewport = screen.harness.input_mut().viewports.get_mut(&egui::ViewportId::ROOT).unwrap();
    viewport.inner_rect = Some(Rect::from_min_size(egui::pos2(40.0, 40.0), egui::vec2(1400.0, 860.0)));
    viewport.events.push(egui::ViewportEvent::Close);
    screen.settle();
    assert_eq!(screen.session().preferences().window, Some([1400.0, 860.0]));
}

#[cfg(target_os = "linux")]
mod read_only {
    use super::*;
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    use std::process::Command as Program;

    /// An ordinary user's number, for tests that run as root: root may write everywhere.
    const NOBODY: u32 = 65_534;

    /// Environment variable that makes the test play the part of the program of an ordinary user.
    const PART: &str = "MACHIKURABE_TEST_WINDOW";

    fn set_mode(path: &Path, mode: u32) {
        std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    /// Plays the program of a user who may read the folder and the store in it, but not write them.
    #[test]
    fn window_of_a_reader() {
        let Some(folder) = std::env::var_os(PART) else { return };
        let path = Path::new(&folder).join("store.sqlite");
        assert!(std::fs::File::create(Path::new(&folder).join("probe")).is_err());
        let mut screen = Screen::on(path, SIZES[0], None);
        assert!(screen.loaded().read_only);
        let notice = screen.session().notices()[0].clone();
        assert_eq!(notice.severity, Severity::Warning);
        assert!(screen.has(&screen.texts().say(&notice.message)));
        // Everything but remembering works, and nothing more is said about it.
        screen.ask(Command::Show(Shown::Compare));
        screen.pick_only("nemuro-kpi-005");
        let picked = screen.series("nemuro-kpi-005");
        screen.ask(Command::Focus(Some(picked)));
        screen.ask(Command::SetDark(true));
        assert!(screen.has("素案 27人 → 確定 15人") && screen.session().notices().len() == 1);
        screen.close_notice();
        assert!(screen.session().notices().is_empty());
        println!("\nas promised");
    }

    #[test]
    fn a_store_that_may_only_be_read_is_shown_with_a_notice() {
        let folder = tempfile::tempdir().unwrap();
        let locked = folder.path().join("locked");
        std::fs::create_dir(&locked).unwrap();
        set_mode(&sample_store(&locked), 0o444);
        // The program must lie where an ordinary user may start it.
        let executable = folder.path().join("program");
        std::fs::copy(std::env::current_exe().unwrap(), &executable).unwrap();
        set_mode(folder.path(), 0o755);
        set_mode(&executable, 0o755);
        set_mode(&locked, 0o555);
        let mut program = Program::new(&executable);
        program.args(["screens::stores::read_only::window_of_a_reader", "--exact", "--nocapture", "--test-threads=1"]);
        program.env(PART, &locked);
        if std::fs::metadata("/proc/self").unwrap().uid() == 0 {
            program.uid(NOBODY).gid(NOBODY);
        }
        let output = program.output().unwrap();
        set_mode(&locked, 0o755);
        let said = String::from_utf8_lossy(&output.stdout);
        let why = String::from_utf8_lossy(&output.stderr);
        assert!(said.lines().any(|line| line == "as promised"), "{said}{why}");
    }
}

#[cfg(unix)]
#[test]
fn a_store_that_was_replaced_under_the_window_is_opened_anew_with_one_click() {
    let mut screen = Screen::open();
    let path = screen.loaded().path.clone();
    let mut data = sample::sample().unwrap();
    data.title = "差し替え後".into();
    let other = store_of(&folder_of(&screen), &data);
    std::fs::rename(&other, &path).unwrap();
    let before = std::fs::read(&path).unwrap();
    screen.ask(Command::Views(machikurabe::session::shelf::Views::Save("表示".into())));
    let notice = screen.session().notices().last().unwrap().clone();
    assert!(notice.message.tells("error-store-replaced"), "{notice:?}");
    assert_eq!(notice.severity, Severity::Error);
    assert!(std::fs::read(&path).unwrap() == before, "nothing was written");
    screen.click_t("notice-open-anew");
    assert_eq!(screen.loaded().data().title, "差し替え後");
    screen.ask(Command::Views(machikurabe::session::shelf::Views::Save("表示".into())));
    assert!(screen.session().notices().iter().all(|notice| notice.severity != Severity::Error));
}

/// Steps until something is so, which happens within seconds on a machine that has nothing else to do.
fn await_until(screen: &mut Screen, what: &str, is_so: impl Fn(&Screen) -> bool) {
    let begun = std::time::Instant::now();
    while !is_so(screen) {
        assert!(begun.elapsed().as_secs() < 120, "{what}");
        std::thread::yield_now();
        screen.harness.step();
    }
    screen.settle();
}

#[test]
fn what_another_program_stores_is_shown_and_the_screen_keeps_its_place() {
    let mut screen = Screen::open();
    screen.pick_only("nemuro-kpi-005");
    let (view, shown) = (screen.session().view().clone(), screen.session().preferences().screen);
    let mut other = Store::open(&location(&screen.loaded().path)).unwrap();
    let mut data = sample::sample().unwrap();
    data.title = "別の窓から".into();
    data.name = "別のデータ".into();
    let told = |screen: &Screen, key: &str| screen.session().notices().iter().any(|n| n.message.tells(key));
    other.put(&data, NOW).unwrap();
    await_until(&mut screen, "the vintage is shown", |screen| screen.loaded().vintages.len() == 2);
    assert!(told(&screen, "notice-store-changed"));
    assert_eq!((screen.session().view(), screen.session().preferences().screen), (&view, shown));
    // What the window does itself afterwards is written, and is no news.
    let id = screen.loaded().vintages[1].vintage_id;
    screen.ask(Command::RemoveVintage(id));
    assert_eq!(screen.loaded().vintages.len(), 1);
    assert_eq!(other.vintages().unwrap().len(), 1);
}

#[cfg(unix)]
#[test]
fn a_store_that_goes_away_is_said_before_anybody_writes() {
    let mut screen = Screen::open();
    let path = screen.loaded().path.clone();
    std::fs::rename(&path, path.with_extension("moved")).unwrap();
    let gone = |screen: &Screen| screen.session().notices().iter().any(|n| n.message.tells("notice-store-replaced"));
    await_until(&mut screen, "it is said", gone);
    assert!(!path.exists(), "no new store is made in its place");
    std::fs::rename(path.with_extension("moved"), &path).unwrap();
    screen.click_t("notice-open-anew");
    assert!(!gone(&screen));
}

#[test]
fn damage_is_said_when_the_window_has_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = store_of(folder.path(), &sample::sample().unwrap());
    let conn = rusqlite::Connection::open(&path).unwrap();
    conn.execute("UPDATE indicator SET label = label || '！' WHERE indicator_id = 'nemuro-kpi-005'", []).unwrap();
    drop(conn);
    let mut screen = Screen::on(path, SIZES[0], None);
    let told = |screen: &Screen| screen.session().notices().iter().any(|n| n.message.tells("notice-store-damaged"));
    await_until(&mut screen, "it is said", told);
    let notice = screen.session().notices().iter().find(|n| n.message.tells("notice-store-damaged")).unwrap().clone();
    let said = screen.texts().say(&notice.message);
    assert!(said.contains("保存したときの内容と違います") && notice.severity == Severity::Error, "{said}");
}
