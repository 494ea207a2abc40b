//! A file dropped on the window is shown and explained first, and stored only where the reader says so.

mod asked;
mod parts;
mod sheets;

use super::looks::look;
use super::*;
use egui::DroppedFile;
use machikurabe::model::grid::{Encoding, FileKind};
use machikurabe::model::mapping::{BareYear, ColumnKind, Layout, Mapping, Meaning};
use machikurabe::model::message::Fact;
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::observation::MissingReason;
use machikurabe::model::period::Period;
use machikurabe::model::preview::{RowKind, Taken};
use machikurabe::model::report::ImportReport;
use machikurabe::model::theme::Theme;
use machikurabe::session::import::Import;
use machikurabe::session::import::areas::resolved;
use machikurabe::session::import::book::Table;
use machikurabe::session::import::draft::{Blocked, Content, Draft};
use machikurabe::session::listing::{Listing, Wanted};

fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).unwrap()
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|cause| cause.to_string())
    }
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/examples").join(name)
}

impl Screen {
    /// Drops files on the window.
    fn drop_files(&mut self, paths: &[PathBuf]) {
        for path in paths {
            self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.clone())));
        }
        self.settle();
        self.settle();
    }

    /// Puts a file of a test beside the store and drops it.
    fn drop_text(&mut self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.as_ref().unwrap().path().join(name);
        put_file(&path, text.as_bytes());
        self.drop_files(std::slice::from_ref(&path));
        path
    }

    fn draft(&self) -> &Draft {
        self.session().import().expect("a file is being brought in")
    }

    fn read(&self) -> &Table {
        self.draft().table().expect("it is a grid")
    }

    fn report(&self) -> &ImportReport {
        &self.read().checked.value().expect("it is counted").report
    }

    fn mapping(&self) -> &Mapping {
        &self.read().mapping
    }

    /// Corrects the mapping as a pick list would.
    fn correct(&mut self, change: impl FnOnce(&mut Mapping)) {
        let mut mapping = self.mapping().clone();
        change(&mut mapping);
        self.ask(Command::Import(Import::Correct(Box::new(mapping))));
    }

    /// Opens a pick list and picks an entry by its words.
    fn choose_in(&mut self, list: &str, entry: &str) {
        self.harness.get_by_role_and_label(Role::ComboBox, list).click();
        self.settle();
        self.harness.get_all_by_role_and_label(Role::Button, entry).last().unwrap().click();
        self.settle();
    }

    fn blocked(&self) -> Option<Blocked> {
        self.draft().blocked(&self.loaded())
    }

    /// Whether the pick list offers an indicator of this label in this area, the filter of the comparison apart.
    fn can_pick(&self, label: &str, area: AreaCode) -> bool {
        let (loaded, session) = (self.loaded(), self.session());
        let wanted = Wanted {
            list: session.pick_list(),
            themes: &session.view().themes,
            search: session.search(),
            several: false,
            elsewhere: session.lists_elsewhere(),
            picked: &[],
        };
        let listing = Listing::new(&loaded, &wanted);
        let mut offered = listing
            .entries()
            .flat_map(|entry| &entry.members)
            .flat_map(|at| loaded.index.series_at(*at))
            .filter_map(|place| loaded.index.series(place));
        offered.any(|i| i.label == label && i.area == area)
    }
}

/// Everything that a change of the store would change.
fn contents(screen: &Screen) -> (usize, usize, usize) {
    let loaded = screen.loaded();
    (loaded.vintages.len(), loaded.data().indicators.len(), loaded.index.len())
}

#[test]
fn a_windows_spreadsheet_with_titles_and_notes_is_understood_as_its_readme_says() {
    let mut screen = Screen::open();
    screen.drop_files(&[example("iwamizawa-dynamics-cp932.csv")]);
    assert!(screen.session().import_shown());
    assert_eq!(screen.read().head.encoding, Some(Encoding::Cp932));
    let mapping = screen.mapping();
    assert_eq!((mapping.header.as_slice(), mapping.first_row), (&[3][..], 4));
    assert_eq!(mapping.layout, Layout::WideByYear);
    let years: Vec<_> = mapping.columns.iter().filter_map(|column| column.period).collect();
    assert_eq!(years, (2015..=2021).map(Period::Calendar).collect::<Vec<_>>());
    let missing = |taken: &Taken| matches!(taken, Taken::Missing(MissingReason::BeingComputed));
    let preview = screen.read().preview.as_ref().unwrap();
    assert!(preview.rows.iter().flat_map(|row| &row.cells).any(missing), "… is being computed");
    // The same is said in words.
    for key in ["import-layout-wide_by_year", "importing-encoding-cp932"] {
        let words = screen.t(key);
        assert!(screen.harness.query_all_by_value(&words).next().is_some() || screen.has(&words), "{words}");
    }
    assert_eq!(screen.blocked(), None, "{:?}", screen.report());
    assert!(screen.report().notes.len() >= 2, "{:?}", screen.report().notes);
}

#[test]
fn an_export_in_the_manner_of_estat_is_understood_as_its_readme_says() {
    let mut screen = Screen::open();
    screen.drop_files(&[example("estat-like.csv")]);
    let mapping = screen.mapping();
    assert_eq!((mapping.header.as_slice(), mapping.first_row, mapping.layout), (&[5][..], 6, Layout::Long));
    for kind in [ColumnKind::MunicipalityCode, ColumnKind::Period, ColumnKind::Value, ColumnKind::Unit] {
        assert!(mapping.position(kind).is_some(), "{kind:?}");
    }
    let rows = &screen.read().preview.as_ref().unwrap().rows;
    assert_eq!(rows[0].kind, RowKind::Above);
    let cells: Vec<&Taken> = rows.iter().flat_map(|row| &row.cells).collect();
    for taken in [
        Taken::Area(area("012106")),
        Taken::Area(AreaCode::NATION),
        Taken::Period(Period::Calendar(2020)),
        Taken::Period(Period::Fiscal(2020)),
    ] {
        assert!(cells.contains(&&taken), "{taken:?}");
    }
    assert!(cells.iter().any(|taken| matches!(taken, Taken::Missing(_))), "*** is a gap");
}

#[test]
fn a_workbook_of_three_plans_is_understood_sheet_by_sheet() {
    let mut screen = Screen::open();
    screen.drop_files(&[example("three-plans.xlsx")]);
    let sheets: Vec<_> = screen.read().head.sheets.iter().map(|s| (s.name.clone(), s.hidden)).collect();
    assert_eq!(sheets.last(), Some(&("作業用".to_owned(), true)));
    assert_eq!(sheets.len(), 4);
    let city = |screen: &Screen| resolved(screen.mapping(), &screen.mapping().defaults.municipality).map(|c| c.code);
    assert_eq!((screen.mapping().header.as_slice(), city(&screen)), (&[2, 3][..], Some(area("012238"))));
    let meanings = |screen: &Screen| screen.mapping().columns.iter().map(|c| c.meaning).collect::<Vec<_>>();
    assert!(meanings(&screen).contains(&Meaning::Baseline) && meanings(&screen).contains(&Meaning::Target));
    assert_eq!(screen.read().dataset, "three-plans 根室市", "a sheet is a dataset of its own");
    screen.click("苫小牧市");
    assert_eq!((screen.mapping().sheet_name.as_str(), city(&screen)), ("苫小牧市", Some(area("012131"))));
    assert_eq!(screen.report().sheet, "苫小牧市");
}

#[test]
fn typed_tables_and_those_with_a_column_for_each_city_are_understood() {
    let mut screen = Screen::open();
    screen.drop_files(&[example("by-city-unicode.txt"), example("actuals.parquet"), example("nemuro.json")]);
    assert_eq!((screen.read().head.encoding, screen.read().head.separator), (Some(Encoding::Utf16Le), Some('\t')));
    assert_eq!(screen.mapping().layout, Layout::WideByMunicipality);
    assert_eq!(screen.mapping().columns.iter().filter(|c| !c.municipality.is_empty()).count(), 4);
    screen.click_t("importing-skip-file");
    assert_eq!(screen.read().head.kind, FileKind::Parquet);
    assert!(screen.mapping().position(ColumnKind::Partial).is_some());
    screen.click_t("importing-skip-file");
    assert_eq!((screen.read().head.kind, screen.report().rows_refused), (FileKind::Json, 0));
}

#[test]
fn every_example_is_dropped_read_and_stored() {
    for name in [
        "iwamizawa-dynamics-cp932.csv",
        "estat-like.csv",
        "three-plans.xlsx",
        "long-utf8.csv",
        "actuals.parquet",
        "by-city-unicode.txt",
        "nemuro.json",
    ] {
        let mut screen = Screen::open();
        let before = contents(&screen);
        screen.drop_files(&[example(name)]);
        if screen.report().kindless > 0 {
            assert!(screen.has(&screen.t("importing-year-question")), "{name}");
            screen.correct(|mapping| mapping.defaults.choose_year(BareYear::Fiscal));
        }
        let report = screen.report();
        assert!(report.rows_read > 0 && report.values + report.changes.same > 0, "{name}: {report:?}");
        assert_eq!(contents(&screen), before, "{name}: nothing is stored by looking");
        match screen.blocked() {
            None => {
                screen.click_t("importing-commit");
                assert!(screen.session().import().is_none(), "{name}");
                assert_eq!(contents(&screen).0, before.0 + 1, "{name}: {:?}", screen.session().notices());
                let vintage = screen.loaded().vintages.last().unwrap().clone();
                let data: Vec<String> =
                    screen.loaded().data().documents.iter().map(|d| d.document_id.to_string()).collect();
                let prefix = format!("import:{}:", vintage.dataset);
                assert!(data.iter().any(|id| id.starts_with(&prefix)), "{name}: {data:?}");
            }
            Some(Blocked::NothingNew) => {
                let words = screen.t("importing-blocked-nothing-new");
                assert!(screen.has(&words), "{name}");
            }
            other => panic!("{name}: {other:?} {report:?}", report = screen.report()),
        }
    }
}

#[test]
fn what_was_imported_can_be_picked_and_taken_back() {
    let mut screen = Screen::open();
    let before = contents(&screen);
    let picked = screen.session().view().areas.clone();
    screen.drop_text(
        "相談.csv",
        "団体名,指標名,時期,値,単位\n根室市,窓口の相談,令和3年度,120,件\n根室市,窓口の相談,令和4年度,131,件\n",
    );
    assert_eq!((screen.report().values, screen.report().changes.new), (2, 2));
    screen.click_t("importing-commit");
    assert!(screen.can_pick("窓口の相談", area("012238")));
    // What can now be compared is shown, with the cities that were picked; that is a step like any other.
    let shown = screen.session().view().indicators.clone();
    let labels: Vec<String> =
        shown.iter().map(|id| screen.loaded().data().indicator(id).unwrap().label.clone()).collect();
    assert_eq!(labels, ["窓口の相談"]);
    assert_eq!(screen.session().preferences().screen, machikurabe::session::view::Screen::Compare);
    assert_eq!(screen.session().view().areas, picked);
    assert_eq!(screen.loaded().vintages.last().unwrap().dataset, "相談");
    // The same file brings nothing new.
    let path = screen.folder.as_ref().unwrap().path().join("相談.csv");
    screen.drop_files(&[path]);
    assert_eq!(screen.blocked(), Some(Blocked::NothingNew));
    assert_eq!(screen.read().recipe.as_deref(), Some("相談"), "a file of this shape is understood as before");
    screen.click_t("importing-cancel");
    screen.click_t("notice-take-back");
    assert_eq!(contents(&screen), before);
    assert!(!screen.can_pick("窓口の相談", area("012238")) && screen.has(&screen.t("importing-taken-back")));
}

#[test]
fn a_correction_changes_the_preview_and_the_report() {
    let mut screen = Screen::open();
    screen.drop_text(
        "数.csv",
        "団体名,指標名,時期,値,単位\n根室市,窓口の相談,2021,120,件\n根室市,窓口の相談,2022,131,件\n",
    );
    let year = |screen: &Screen| {
        let cells = screen.read().preview.as_ref().unwrap().rows[1].cells.clone();
        cells.into_iter().find_map(|cell| match cell {
            Taken::Period(period) => Some(period),
            _ => None,
        })
    };
    // Nothing says whether 2021 is 年 or 年度: that is asked, and nothing can be stored before.
    assert_eq!((year(&screen), screen.blocked()), (None, Some(Blocked::YearKind)));
    assert!(screen.has(&screen.t("importing-year-question")));
    screen.correct(|mapping| mapping.defaults.choose_year(BareYear::Calendar));
    assert_eq!((year(&screen), screen.blocked()), (Some(Period::Calendar(2021)), None));
    assert!(!screen.has(&screen.t("importing-year-question")));
    // The value column is not taken any more: nothing can be stored, and it is said why.
    let at = screen.mapping().position(ColumnKind::Value).unwrap();
    screen.harness.get_by_role_and_label(Role::Button, &head_name(&screen, at)).click();
    screen.settle();
    let (list, ignore) = (screen.t("importing-column-kind"), screen.t("import-kind-ignore"));
    screen.choose_in(&list, &ignore);
    assert_eq!(screen.mapping().columns[at].kind, ColumnKind::Ignore);
    assert_eq!(screen.blocked(), Some(Blocked::NoValues));
    assert!(screen.has(&screen.t("importing-blocked-no-values")));
    screen.click_t("importing-commit");
    assert!(screen.session().import().is_some(), "the button does nothing");
    let value = screen.t("import-kind-value");
    screen.choose_in(&list, &value);
    assert_eq!((screen.blocked(), screen.report().values), (None, 2));
}

/// The accessible name of the head of a column.
fn head_name(screen: &Screen, at: usize) -> String {
    let texts = screen.texts();
    let letters = char::from(b'A' + u8::try_from(at).unwrap()).to_string();
    let meaning = texts.t(&format!("import-meaning-{}", Meaning::Actual.key()));
    texts.pair(&letters, &texts.pair(&texts.t("import-kind-value"), &meaning))
}

#[test]
fn a_name_that_fits_two_villages_is_asked_once() {
    let mut screen = Screen::open();
    screen
        .drop_text("村.csv", "団体名,指標名,時期,値,単位\n泊村,人口,令和3年度,1500,人\n泊村,人口,令和4年度,1480,人\n");
    assert_eq!(screen.blocked(), Some(Blocked::Questions(1)));
    let asked =
        screen.texts().with("importing-question", &[("text", Fact::Text("泊村".into())), ("rows", Fact::Number(2.0))]);
    let wanted = screen.texts().with("importing-blocked-questions", &[("count", Fact::Number(1.0))]);
    assert!(screen.has(&wanted));
    screen.click_t("importing-commit");
    assert!(screen.session().import().is_some());
    // Candidates stand with code, prefecture and reading.
    screen.choose_in(&asked, "014036 北海道古宇郡泊村（とまりむら）");
    assert_eq!(screen.mapping().answers.get("泊村").copied(), Some(area("014036")));
    assert_eq!((screen.blocked(), screen.report().values), (None, 2));
    let before = screen.session().view().clone();
    screen.click_t("importing-commit");
    assert!(screen.can_pick("人口", area("014036")), "what only an unpicked area has is listed");
    assert_eq!(*screen.session().view(), before, "nothing is picked by itself");
    assert!(screen.session().history().undoable().is_none());
}

#[test]
fn letting_go_leaves_the_store_as_it_was_and_goes_on_with_the_next_file() {
    let mut screen = Screen::open();
    let before = contents(&screen);
    screen.drop_files(&[example("long-utf8.csv"), example("actuals.parquet")]);
    assert_eq!((screen.draft().name.as_str(), screen.session().imports_waiting()), ("long-utf8.csv", 1));
    screen.click_t("importing-skip-file");
    assert_eq!(screen.read().head.kind, FileKind::Parquet);
    // Another screen may be looked at meanwhile; the file waits behind its tab.
    screen.ask(Command::Show(Shown::Overview));
    assert!(!screen.session().import_shown());
    screen.click_t("importing-tab");
    assert!(screen.session().import_shown());
    screen.click_t("importing-cancel");
    assert!(screen.session().import().is_none());
    assert_eq!(contents(&screen), before);
    assert!(screen.session().notices().is_empty());
}

#[test]
fn a_file_that_is_none_gets_one_sentence_and_hurts_nothing() {
    let mut screen = Screen::open();
    let before = contents(&screen);
    let path = screen.folder.as_ref().unwrap().path().join("絵.csv");
    put_file(&path, &[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 1, 2, 3]);
    screen.drop_files(&[path]);
    assert!(screen.session().import().is_none());
    assert_eq!(screen.session().notices().len(), 1);
    let words = screen.texts().say(&screen.session().notices()[0].message);
    assert!(words.starts_with("「絵.csv」を取り込めません。") && screen.has_part("絵.csv"), "{words}");
    assert_eq!(contents(&screen), before);
}

#[test]
fn a_store_is_opened_or_its_data_are_taken_in() {
    let mut screen = Screen::open();
    let other = tempfile::tempdir().unwrap();
    let store = sample_store(other.path());
    screen.drop_files(std::slice::from_ref(&store));
    assert!(matches!(&screen.draft().content, Some(Content::Whole(whole)) if whole.is_store));
    assert!(screen.has(&screen.t("importing-is-store")) && screen.has(&screen.t("importing-table-observations")));
    assert_eq!(screen.blocked(), Some(Blocked::NothingNew), "both hold the sample");
    screen.click_t("importing-open-store");
    assert_eq!(screen.loaded().path, store);
    assert!(screen.session().import().is_none());
}

#[test]
fn a_data_package_is_shown_as_its_tables() {
    let mut screen = Screen::open();
    screen.drop_files(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data")]);
    let Some(Content::Whole(whole)) = &screen.draft().content else { panic!("{:?}", screen.draft()) };
    assert!(!whole.is_store && whole.data.observations.len() > 1_000);
    assert!(screen.has(&screen.t("importing-is-package")));
}

#[test]
fn the_report_is_saved_and_a_problem_leads_to_its_row() {
    let mut screen = Screen::open();
    screen.drop_text(
        "誤り.csv",
        "団体名,指標名,時期,値,単位\n根室市,窓口の相談,令和3年度,120,件\n根室市,窓口の相談,令和4年度,多数,件\n",
    );
    assert_eq!((screen.report().values, screen.report().values_refused), (1, 1));
    let row = screen.grid().into_iter().next().expect("one problem");
    assert!(row.spoken.contains("多数"), "{}", row.spoken);
    screen.click_row(0, Modifiers::NONE);
    let chosen = screen.texts().with("importing-row-chosen", &[("row", Fact::Text("3".into()))]);
    assert!(screen.has(&chosen));
    let path = screen.folder.as_ref().unwrap().path().join("報告.csv");
    screen.ask(Command::Import(Import::SaveReport(path.clone(), false)));
    while !path.exists() || screen.session().notices().is_empty() {
        screen.settle();
    }
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("多数") && text.contains("誤り.csv") && text.contains(",3,4,"), "{text}");
}

#[test]
fn the_file_menu_asks_for_a_file() {
    let mut screen = Screen::open();
    let path = screen.folder.as_ref().unwrap().path().join("a.csv");
    put_file(&path, "団体名,指標名,時期,値,単位\n根室市,窓口の相談,令和3年度,120,件\n".as_bytes());
    screen.press(Modifiers::COMMAND, Key::O);
    assert!(screen.has(&screen.t("dialog-open-file-title")));
    let field = screen.t("path-label");
    screen.harness.get_by_label(&field).focus();
    screen.settle();
    screen.harness.get_by_label(&field).type_text("a.csv");
    screen.settle();
    screen.click_t("path-open");
    screen.settle();
    assert_eq!(screen.draft().name, "a.csv");
    assert_eq!(screen.report().values, 1);
}

#[test]
fn how_a_file_was_understood_is_kept_in_a_recipe_file() {
    let mut screen = Screen::open();
    let text = "団体名,指標名,時期,値,単位\n根室市,窓口の相談,2021,120,件\n";
    screen.drop_text("一.csv", text);
    screen.correct(|mapping| {
        mapping.defaults.theme = Theme::Childcare;
        let value = mapping.position(ColumnKind::Value).unwrap();
        mapping.columns[value].meaning = Meaning::Plan;
    });
    let path = screen.folder.as_ref().unwrap().path().join("手順.recipe.json");
    screen.ask(Command::Import(Import::SaveRecipe(path.clone(), false)));
    while screen.session().notices().is_empty() {
        screen.settle();
    }
    screen.ask(Command::Import(Import::Cancel));
    screen.drop_text("二.csv", text);
    assert_ne!(screen.mapping().defaults.theme, Theme::Childcare);
    let value = screen.mapping().position(ColumnKind::Value).unwrap();
    assert_eq!(screen.mapping().columns[value].meaning, Meaning::Actual);
    screen.ask(Command::Import(Import::OpenRecipe(path)));
    while screen.read().recipe.is_none() {
        screen.settle();
    }
    assert_eq!(screen.mapping().columns[value].meaning, Meaning::Plan, "what a column is");
    assert_ne!(screen.mapping().defaults.theme, Theme::Childcare, "a theme was said about the other file");
    assert_eq!(screen.read().dataset, "二", "which is another dataset");
}

#[test]
fn rows_are_made_headings_and_data_by_their_numbers() {
    let mut screen = Screen::open();
    screen.drop_text(
        "行.csv",
        "団体名,指標名,時期,値,単位\n根室市,窓口の相談,令和3年度,120,件\n根室市,窓口の相談,令和4年度,131,件\n",
    );
    let row = |screen: &Screen, number: &str| {
        screen.texts().with("importing-row-name", &[("row", Fact::Text(number.into()))])
    };
    let third = row(&screen, "3");
    screen.click(&third);
    screen.click_t("importing-row-first");
    assert_eq!((screen.mapping().first_row, screen.report().values), (2, 1));
    let second = screen.texts().pair(&row(&screen, "2"), &screen.t("importing-rowkind-above"));
    screen.click(&second);
    screen.click_t("importing-row-first");
    screen.click_t("importing-row-last");
    assert_eq!((screen.mapping().last_row, screen.report().values), (Some(2), 1));
    screen.click_t("importing-row-no-last");
    assert_eq!((screen.mapping().last_row, screen.report().values), (None, 2));
}

#[test]
fn a_file_over_the_window_shows_where_to_drop_it() {
    let mut screen = Screen::open();
    let words = screen.t("importing-drop-here");
    let shown = |screen: &Screen| painted::texts(&screen.harness).iter().any(|text| text.words == words);
    assert!(!shown(&screen));
    screen.harness.input_mut().hovered_files.push(egui::HoveredFile::default());
    screen.harness.step();
    assert!(shown(&screen));
}

#[test]
fn another_encoding_reads_the_file_anew() {
    let mut screen = Screen::open();
    screen.drop_files(&[example("iwamizawa-dynamics-cp932.csv")]);
    let before = screen.mapping().title.clone();
    let options = machikurabe::model::grid::ReadOptions { encoding: Some(Encoding::EucJp), separator: None };
    screen.ask(Command::Import(Import::Reread(options)));
    screen.settle();
    // Either it cannot be read so, which is said, or it reads otherwise: never silently the same.
    assert!(!screen.session().notices().is_empty() || screen.mapping().title != before);
    assert!(screen.session().import().is_some());
}

#[test]
fn nothing_is_cut_covered_or_unnamed_while_files_are_brought_in() {
    let mut report = String::new();
    for language in Language::ALL {
        for (size, dark) in [(SIZES[0], false), (SIZES[1], true)] {
            let mut screen = Screen::at(Shown::Overview, size, Some(*language));
            screen.ask(Command::SetDark(dark));
            for name in ["iwamizawa-dynamics-cp932.csv", "three-plans.xlsx", "long-utf8.csv", "by-city-unicode.txt"] {
                screen.drop_files(&[example(name)]);
                look(&screen, name, &mut report);
                screen.ask(Command::Import(Import::Cancel));
            }
            screen.drop_text("村.csv", "団体名,指標名,時期,値,単位\n泊村,人口,令和3年度,1500,人\n");
            look(&screen, "a question", &mut report);
            screen.ask(Command::Import(Import::Cancel));
            screen.drop_text("06-公園_2021.csv", "市町村,公園数\n釧路市,120\n小樽市,90\n");
            look(&screen, "when", &mut report);
            screen.ask(Command::Import(Import::Cancel));
            let other = tempfile::tempdir().unwrap();
            screen.drop_files(&[sample_store(other.path())]);
            look(&screen, "a store", &mut report);
        }
    }
    assert!(report.is_empty(), "{} faults:\n{report}", report.lines().count());
}

#[test]
fn no_output_of_the_window_replaces_the_store_or_the_file_that_is_imported() {
    use machikurabe::chart::page::PageChoice;
    use machikurabe::export::briefing::PackFormat;
    use machikurabe::export::figure::FigureFormat;
    use machikurabe::session::shelf::Views;
    use machikurabe::session::writing::Order;
    let mut screen = Screen::open();
    screen.drop_text("件数.csv", "団体名,指標名,時期,値,単位\n根室市,窓口の相談,令和3年度,120,件\n");
    assert_eq!(screen.report().values, 1);
    let (store, input) = (screen.loaded().path.clone(), screen.draft().path.clone());
    // Another name of each, as a link of the disk.
    let named = |path: &Path, name: &str| {
        let other = path.with_file_name(name);
        std::fs::hard_link(path, &other).unwrap();
        other
    };
    let (hard_store, hard_input) = (named(&store, "別名1.csv"), named(&input, "別名2.csv"));
    let before = (std::fs::read(&store).unwrap(), std::fs::read(&input).unwrap());
    let (choice, replace, replace_numbered) = (PageChoice::default(), true, true);
    let figure = |path: &Path| {
        let (path, format) = (path.to_path_buf(), FigureFormat::Pdf);
        let order =
            Order::Figure { panel: None, title: None, choice: choice.clone(), format, path, replace, replace_numbered };
        Command::Write(Box::new(order))
    };
    let pack = |path: &Path| {
        let (path, format) = (path.to_path_buf(), PackFormat::Pdf);
        Command::Write(Box::new(Order::Pack { choice: choice.clone(), format, path, replace }))
    };
    let view = |path: &Path| Command::Views(Views::SaveFile { of: None, path: path.to_path_buf(), replace });
    let report = |path: &Path| Command::Import(Import::SaveReport(path.to_path_buf(), replace));
    let recipe = |path: &Path| Command::Import(Import::SaveRecipe(path.to_path_buf(), replace));
    let mut asked = Vec::new();
    for path in [&store, &hard_store] {
        asked.extend([figure(path), pack(path), view(path), report(path), recipe(path)].map(|c| ("store", c)));
    }
    for path in [&input, &hard_input] {
        asked.extend([report(path), recipe(path)].map(|c| ("input", c)));
    }
    for (role, command) in asked {
        for notice in screen.session().notices().to_vec() {
            screen.ask(Command::Dismiss(notice.id));
        }
        let said = format!("{command:?}");
        screen.ask(command);
        while screen.session().notices().is_empty() || screen.session().writing().is_some() {
            screen.settle();
        }
        let notice = screen.session().notices().last().unwrap().clone();
        let empty = said.contains("Pack") && notice.message.key == "error-briefing-empty";
        assert!(notice.message.key == format!("error-write-is-{role}") || empty, "{said}: {notice:?}");
        assert!((std::fs::read(&store).unwrap(), std::fs::read(&input).unwrap()) == before, "{said}");
    }
}
