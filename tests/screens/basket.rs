//! Figures leave the program: the dialog for the one on screen, and the collected ones.

use super::looks::look;
use super::*;
use machikurabe::chart::page::PageChoice;
use machikurabe::session::basket::Change;

impl Screen {
    /// Takes steps until nothing is being written any more.
    fn written(&mut self) {
        while self.session().writing().is_some() {
            self.harness.step();
            std::thread::yield_now();
        }
        self.settle();
    }

    /// What the newest notice says.
    fn last_said(&self) -> String {
        self.texts().say(&self.session().notices().last().expect("something was said").message)
    }

    fn type_path(&mut self, path: &Path) {
        let name = self.t("path-label");
        self.only(&name).focus();
        self.settle();
        self.press(Modifiers::COMMAND, Key::A);
        self.only(&name).type_text(path.to_str().unwrap());
        self.settle();
    }
}

#[test]
fn figures_are_collected_moved_noted_and_taken_back() {
    let mut screen = Screen::at(Shown::Overview, SIZES[0], None);
    screen.press(Modifiers::COMMAND, Key::B);
    screen.ask(Command::Show(Shown::Gaps));
    screen.press(Modifiers::COMMAND, Key::B);
    let screens = |screen: &Screen| screen.session().basket().items.iter().map(|i| i.screen).collect::<Vec<_>>();
    assert_eq!(screens(&screen), [Shown::Overview, Shown::Gaps]);
    assert!(screen.last_said().starts_with("ブリーフィング資料に入れました"));
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    screen.click("2番を上へ");
    assert_eq!(screens(&screen), [Shown::Gaps, Shown::Overview]);
    screen.click("1番を取り出す");
    assert_eq!(screens(&screen), [Shown::Overview]);
    screen.click_t("basket-undo");
    assert_eq!(screens(&screen), [Shown::Gaps, Shown::Overview]);
    screen.only("2番の注記").focus();
    screen.settle();
    screen.only("2番の注記").type_text("議会へ");
    screen.settle();
    screen.only("1番の題").focus();
    screen.settle();
    assert_eq!(screen.session().basket().items[1].note, "議会へ");
    // It is there again when the program is started again.
    let store = screen.loaded().path.clone();
    let kept = screen.session().basket().clone();
    let folder = screen.close();
    let mut screen = Screen::on(store, SIZES[0], None);
    screen.folder = folder;
    assert_eq!(*screen.session().basket(), kept);
}

#[test]
fn a_figure_and_a_pack_are_saved_where_the_reader_says() {
    let mut screen = Screen::at(Shown::Overview, SIZES[0], None);
    let folder = tempfile::tempdir().unwrap();
    screen.press(Modifiers::COMMAND, Key::E);
    screen.click_t("figure-save");
    let image = folder.path().join("図.png");
    screen.type_path(&image);
    screen.click_t("path-save");
    screen.written();
    assert!(screen.last_said().contains("図"), "{}", screen.last_said());
    assert!(std::fs::read(&image).unwrap().starts_with(b"\x89PNG"), "{}", screen.last_said());
    screen.ask(Command::Basket(Change::Add));
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    screen.click_t("basket-save");
    let pack = folder.path().join("集.pdf");
    screen.type_path(&pack);
    screen.click_t("path-save");
    screen.written();
    assert!(std::fs::read(&pack).unwrap().starts_with(b"%PDF"), "{}", screen.last_said());
}

#[test]
fn a_long_board_is_saved_under_numbered_names_and_replaces_them_only_when_agreed() {
    let mut screen = Screen::at(Shown::Gaps, SIZES[0], None);
    let nemuro = screen.loaded().data().municipalities.iter().find(|m| m.name == "根室市").unwrap().municipality_code;
    screen.ask(Command::Pick(Pick::PickAllAreas(false)));
    screen.ask(Command::Pick(Pick::ToggleArea(nemuro)));
    screen.ask(Command::Adjust(Adjust::ToggleLevel(machikurabe::model::indicator::Level::PolicyKpi)));
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("図-2.csv");
    put_file(&folder.path().join("図-2.png"), b"old");
    put_file(&old, b"old");
    screen.press(Modifiers::COMMAND, Key::E);
    screen.click_t("figure-save");
    screen.type_path(&folder.path().join("図.png"));
    screen.click_t("path-save");
    screen.written();
    let count = || std::fs::read_dir(folder.path()).unwrap().count();
    assert!(screen.last_said().contains("図-2.png") && count() == 2, "{}", screen.last_said());
    screen.click_t("notice-replace");
    screen.written();
    assert!(count() > 3, "{}", screen.last_said());
    assert!(screen.last_said().contains("図-1.png"), "{}", screen.last_said());
    assert!(std::fs::read(folder.path().join("図-2.png")).unwrap().starts_with(b"\x89PNG"));
    assert_eq!(std::fs::read(&old).unwrap(), b"old");
    assert!(!screen.has(&screen.t("notice-replace")));
}

#[test]
fn each_figure_of_the_population_can_be_saved_and_collected() {
    let mut screen = Screen::at(Shown::Population, SIZES[0], None);
    let panels = screen.session().panels_now();
    assert!(panels.len() > 8, "{}", panels.len());
    let (panel, finding) = panels[2].clone();
    screen.press(Modifiers::COMMAND, Key::E);
    let label = screen.t("figure-panel");
    screen.harness.get_by_role_and_label(Role::ComboBox, &label).click();
    screen.settle();
    screen.harness.get_by_role_and_label(Role::Button, &finding).click();
    screen.settle();
    screen.harness.get_by_role_and_label(Role::ComboBox, &screen.t("figure-format")).click();
    screen.settle();
    screen.click_t("figure-format-svg");
    let add = screen.t("basket-add");
    screen.harness.get_all_by_label(&add).last().unwrap().click();
    screen.settle();
    let items = &screen.session().basket().items;
    assert_eq!((items[0].panel, items[0].found.as_str()), (Some(panel), finding.as_str()));
    assert_eq!(screen.session().figure_pages(&items[0], &PageChoice::default()).len(), 1);
    screen.click_t("figure-save");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("図.svg");
    screen.type_path(&path);
    screen.click_t("path-save");
    screen.written();
    let written = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{}", screen.last_said()));
    assert!(written.contains(&format!("<title>{finding}</title>")), "{}", &written[..400]);
}

#[test]
fn what_is_done_with_the_pack_is_taken_back_by_the_same_keys_as_everything_else() {
    use machikurabe::session::history::Step;
    let mut screen = Screen::at(Shown::Overview, SIZES[0], None);
    screen.press(Modifiers::COMMAND, Key::B);
    screen.ask(Command::Pick(Pick::ToggleTheme(machikurabe::model::theme::Theme::Tourism)));
    screen.ask(Command::Basket(Change::Retitle(0, "題".into())));
    screen.ask(Command::Basket(Change::Note(0, "注記".into())));
    screen.ask(Command::Basket(Change::Add));
    screen.ask(Command::Basket(Change::Up(1)));
    screen.ask(Command::Basket(Change::Remove(0)));
    let whole = screen.session().basket().clone();
    let steps = [Step::TakeOut, Step::Move, Step::Collect, Step::Note, Step::Retitle, Step::Themes, Step::Collect];
    for step in steps {
        assert_eq!(screen.session().history().undoable(), Some(step));
        // Each has a name that the menu shows.
        assert!(!screen.t(&format!("step-{}", step.key())).starts_with("step-"));
        screen.press(Modifiers::COMMAND, Key::Z);
    }
    assert!(screen.session().basket().items.is_empty() && screen.session().view().themes.is_empty());
    for _ in steps {
        screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    }
    assert_eq!(*screen.session().basket(), whole);
    assert_eq!(whole.items[0].note, "注記");
    // A basket that was taken back is what is remembered.
    screen.press(Modifiers::COMMAND, Key::Z);
    let (store, kept) = (screen.loaded().path.clone(), screen.session().basket().clone());
    let folder = screen.close();
    let mut screen = Screen::on(store, SIZES[0], None);
    screen.folder = folder;
    assert_eq!(*screen.session().basket(), kept);
}

#[test]
fn a_screen_without_a_figure_says_so() {
    let mut screen = Screen::at(Shown::Data, SIZES[0], None);
    screen.ask(Command::Basket(Change::Add));
    assert!(screen.session().basket().items.is_empty());
    assert_eq!(screen.last_said(), screen.t("error-figure-none"));
}

#[test]
fn the_windows_show_no_fault_in_both_languages_sizes_and_themes() {
    let mut report = String::new();
    for language in [Language::Ja, Language::En] {
        for (size, dark) in SIZES.into_iter().zip([false, true]) {
            let mut screen = Screen::at(Shown::Overview, size, Some(language));
            screen.ask(Command::SetDark(dark));
            screen.press(Modifiers::COMMAND, Key::E);
            look(&screen, "export dialog", &mut report);
            screen.press(Modifiers::NONE, Key::Escape);
            screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
            look(&screen, "empty pack", &mut report);
            screen.ask(Command::Basket(Change::Add));
            screen.ask(Command::Basket(Change::Add));
            look(&screen, "pack", &mut report);
            screen.press(Modifiers::NONE, Key::Escape);
            screen.click_t("figure-menu");
            look(&screen, "menu of figures", &mut report);
        }
    }
    assert!(report.is_empty(), "{report}");
}
