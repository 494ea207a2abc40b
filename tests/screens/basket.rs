//! Figures leave the program: the dialog for the one on screen, and the collected ones.

use super::looks::look;
use super::*;
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
    // A matrix of four cities is longer than a slide: it takes several, under numbered names.
    let parts = [1, 2].map(|number| folder.path().join(format!("図-{number}.png")));
    screen.press(Modifiers::COMMAND, Key::E);
    screen.click_t("figure-save");
    let image = folder.path().join("図.png");
    screen.type_path(&image);
    screen.click_t("path-save");
    screen.written();
    assert!(screen.last_said().contains("図"), "{}", screen.last_said());
    for file in &parts {
        assert!(std::fs::read(file).unwrap().starts_with(b"\x89PNG"), "{}", screen.last_said());
    }
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
