//! `machikurabe figure` with the choices of the window: the very figure that the window writes, page for page.

use super::{program, sentence, store};
use machikurabe::chart::board::order::Order;
use machikurabe::chart::page::{DataFacts, FigureSpec, PageChoice};
use machikurabe::chart::population::spec::Topic;
use machikurabe::export::figure::{self, FigureFormat};
use machikurabe::export::guard::OutputGuard;
use machikurabe::export::svg::SvgText;
use machikurabe::frame::Cube;
use machikurabe::model::indicator::Level;
use machikurabe::model::status::Status;
use machikurabe::session::clock;
use machikurabe::session::figures::{Collected, Ground, Panel};
use machikurabe::session::saved::{self, SavedView, SeenNames};
use machikurabe::session::view::{Mark, Panels, Scale, Screen, TimeAxis, ViewSpec};
use machikurabe::session::worker::open_or_create;
use machikurabe::store::path::StoreLocation;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::path::Path;
use std::process::Output;
use std::sync::LazyLock;
use tempfile::tempdir;

static INDEX: LazyLock<(Cube, DataFacts)> = LazyLock::new(|| {
    let opened = open_or_create(&StoreLocation::at(&store()).unwrap(), clock::now).unwrap();
    let data = opened.current().unwrap();
    let stored_at = opened.vintages().unwrap().into_iter().map(|vintage| vintage.stored_at).max().unwrap();
    let facts = DataFacts { title: data.title.clone(), version: data.version.clone(), stored_at };
    (Cube::new(data), facts)
});

fn run_on(store: &Path, folder: &Path, line: &str) -> Output {
    program().current_dir(folder).arg("figure").args(line.split(' ')).arg("--store").arg(store).output().unwrap()
}

fn run(folder: &Path, line: &str) -> Output {
    run_on(&store(), folder, line)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The files that the window writes for a figure.
fn of_window(collected: &Collected) -> Vec<Vec<u8>> {
    let (index, facts) = &*INDEX;
    let texts = Texts::new(Language::Ja);
    let ground = Ground { index, facts, texts: &texts };
    let pages = ground.pages(collected, &PageChoice::default()).unwrap();
    figure::files(&pages, FigureFormat::Svg(SvgText::Named), &texts).unwrap()
}

fn areas(names: &[&str]) -> Vec<machikurabe::model::municipality::AreaCode> {
    let all = INDEX.0.data().municipalities.iter();
    all.filter(|m| names.is_empty() || names.contains(&m.name.as_str())).map(|m| m.municipality_code).collect()
}

fn compared(change: impl Fn(&mut ViewSpec)) -> Collected {
    let comparison = INDEX.0.data().comparisons.iter().find(|c| c.comparison_id.as_str() == "childcare-consultations");
    let members = machikurabe::analysis::compare::members(INDEX.0.data(), comparison.unwrap());
    let mut view = ViewSpec {
        areas: areas(&[]),
        indicators: members.map(|member| member.indicator_id.clone()).collect(),
        comparison: comparison.map(|c| c.comparison_id.clone()),
        ..ViewSpec::default()
    };
    change(&mut view);
    Collected::new(Screen::Compare, view)
}

#[test]
fn every_flag_draws_what_the_same_choice_in_the_window_draws() {
    let comparison = "--comparison childcare-consultations";
    let gaps = |change: &dyn Fn(&mut ViewSpec)| {
        let mut view = ViewSpec { areas: areas(&["根室市"]), ..ViewSpec::default() };
        change(&mut view);
        Collected::new(Screen::Gaps, view)
    };
    let cases: Vec<(String, Collected)> = vec![
        (format!("{comparison} --values index"), compared(|v| v.scale = Scale::Index)),
        (format!("{comparison} --values per_1000"), compared(|v| v.scale = Scale::PerThousand)),
        (format!("{comparison} --mark bars"), compared(|v| v.mark = Mark::Bars)),
        (format!("{comparison} --mark bars --year 2020"), compared(|v| (v.mark, v.year) = (Mark::Bars, Some(2020)))),
        (
            format!("{comparison} --split city --own-scales"),
            compared(|v| (v.panels, v.own_scales) = (Panels::ByCity, true)),
        ),
        (format!("{comparison} --split indicator"), compared(|v| v.panels = Panels::ByIndicator)),
        (format!("{comparison} --years 2019-2021"), compared(|v| v.years = Some((2019, 2021)))),
        (format!("{comparison} --plan-time"), compared(|v| v.axis = TimeAxis::PlanTime)),
        ("--view gaps --city 根室市 --level goal_target".into(), gaps(&|v| v.levels = vec![Level::GoalTarget])),
        (
            "--view gaps --city 根室市 --status 後退,behind".into(),
            gaps(&|v| v.statuses = vec![Status::Behind, Status::WorseThanBaseline]),
        ),
        ("--view gaps --city 根室市 --text 子育て".into(), gaps(&|v| v.words = "子育て".into())),
        ("--view gaps --city 根室市 --order goal".into(), gaps(&|v| v.order = Order::Goal)),
        ("--view gaps --city 根室市 --order status".into(), gaps(&|v| v.order = Order::Status)),
    ];
    let mut drawn = std::collections::BTreeSet::new();
    for (flags, collected) in cases {
        let folder = tempdir().unwrap();
        let output = run(folder.path(), &format!("{flags} --out x.svg --lang ja"));
        assert!(output.status.success(), "{flags}: {output:?}");
        let mut files: Vec<String> = names(folder.path());
        files.sort_by_key(|name| name.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u32>().ok());
        let files: Vec<Vec<u8>> = files.iter().map(|name| std::fs::read(folder.path().join(name)).unwrap()).collect();
        let wanted = of_window(&collected);
        assert_eq!(files.len(), wanted.len(), "{flags}");
        assert!(files == wanted, "{flags} draws something else than the window");
        assert!(drawn.insert(files.concat()), "{flags} changes nothing");
    }
}

#[test]
fn a_long_board_goes_on_in_numbered_files_that_lack_no_row() {
    let folder = tempdir().unwrap();
    let line = "--view gaps --city 根室市 --out 目標.svg --lang ja";
    let output = run(folder.path(), line);
    let said = String::from_utf8(output.stdout).unwrap();
    let written = names(folder.path());
    let count = written.len();
    assert!(count > 3 && written.contains(&format!("目標-{count}.svg")), "{written:?}");
    assert!(said.contains("目標-1.svg") && said.contains(&format!("目標-{count}.svg")), "{said}");
    let read = |number: usize| std::fs::read_to_string(folder.path().join(format!("目標-{number}.svg"))).unwrap();
    let mut all = String::new();
    for number in 1..=count {
        let svg = read(number);
        for words in
            [&format!("（{number}/{count}）"), "ものさし", "出典", "基準値から目標値までの現在地", "目標との差"]
        {
            assert!(svg.contains(words), "{words} is not on part {number}");
        }
        all.push_str(&svg);
    }
    let (index, facts) = &*INDEX;
    let texts = Texts::new(Language::Ja);
    let view = ViewSpec { areas: areas(&["根室市"]), ..ViewSpec::default() };
    let ground = Ground { index, facts, texts: &texts };
    let pages = ground.pages(&Collected::new(Screen::Gaps, view), &PageChoice::default()).unwrap();
    let FigureSpec::Board(board) = &pages[0].figure else { panic!("no board") };
    let rows: usize = board.groups.iter().map(|group| group.rows.len()).sum();
    assert_eq!(all.matches(">根室市<").count(), rows + 1, "each row once, and the strip");
    // One of the files in the way is enough for none to be written.
    let only = tempdir().unwrap();
    std::fs::copy(folder.path().join("目標-1.svg"), only.path().join("目標-3.svg")).unwrap();
    let refused = sentence(&run(only.path(), line), 1);
    assert!(refused.contains("目標-3.svg") && refused.contains("すでにあります"), "{refused}");
    assert_eq!(names(only.path()), ["目標-3.svg"]);
    assert!(run(only.path(), &format!("{line} --overwrite")).status.success());
    assert_eq!(names(only.path()), written);
    assert_eq!(std::fs::read_to_string(only.path().join("目標-3.svg")).unwrap(), read(3));
}

#[test]
fn a_long_board_is_one_pdf_with_numbered_pages() {
    if !crate::export::has("pdftotext") {
        return;
    }
    let folder = tempdir().unwrap();
    assert!(run(folder.path(), "--view gaps --city 根室市 --out 目標.pdf --lang ja").status.success());
    assert_eq!(names(folder.path()), ["目標.pdf"]);
    let text = std::process::Command::new("pdftotext").arg(folder.path().join("目標.pdf")).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert!(pages.len() > 3, "{} pages", pages.len());
    for (page, number) in pages.iter().zip(1..) {
        assert!(page.lines().any(|line| line.trim() == format!("{number}/{}", pages.len())), "page {number}: {page}");
    }
}

#[test]
fn a_view_file_and_a_saved_view_are_drawn_and_changed_by_flags() {
    let folder = tempdir().unwrap();
    let view = ViewSpec { areas: areas(&["岩見沢市"]), order: Order::City, ..ViewSpec::default() };
    let saved = SavedView {
        name: "岩見沢の目標".into(),
        screen: Screen::Gaps,
        view: view.clone(),
        vintages: Vec::new(),
        names: SeenNames::default(),
    };
    saved::write(&OutputGuard::default(), &folder.path().join("v.json"), saved.clone(), false).unwrap();
    let own = folder.path().join("own.sqlite");
    std::fs::copy(store(), &own).unwrap();
    let mut opened = open_or_create(&StoreLocation::at(&own).unwrap(), clock::now).unwrap();
    let json = serde_json::to_string(&saved).unwrap();
    opened.set_setting("saved-view:岩見沢の目標", Some(&json)).unwrap();
    drop(opened);
    let first = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    let wanted = of_window(&Collected::new(Screen::Gaps, view.clone()));
    for (flag, name) in [("--view-file v.json", "a"), ("--saved-view 岩見沢の目標", "b")] {
        let output = run_on(&own, folder.path(), &format!("{flag} --out {name}.svg --lang ja"));
        assert!(output.status.success(), "{output:?}");
        assert!(first(&format!("{name}-1.svg")) == wanted[0], "{flag}");
    }
    let goals = ViewSpec { levels: vec![Level::ProjectKpi], order: Order::Ahead, ..view };
    let wanted = of_window(&Collected::new(Screen::Gaps, goals));
    let line = "--view-file v.json --level project_kpi --order ahead --out c.svg --lang ja";
    assert!(run_on(&own, folder.path(), line).status.success());
    assert!(first("c-1.svg") == wanted[0]);
    let refused = sentence(&run_on(&own, folder.path(), "--saved-view 根室 --out d.svg --lang ja"), 1);
    assert!(refused.contains("岩見沢の目標"), "the views there are: {refused}");
    let refused = sentence(&run(folder.path(), "--saved-view 根室 --out d.svg --lang ja"), 1);
    assert!(refused.contains("--view-file"), "{refused}");
    assert!(sentence(&run(folder.path(), "--view-file none.json --out d.svg --lang ja"), 1).contains("none.json"));
    // A view of a screen without a figure says so.
    let of_data = SavedView { screen: Screen::Data, ..saved };
    saved::write(&OutputGuard::default(), &folder.path().join("w.json"), of_data, false).unwrap();
    let refused = sentence(&run(folder.path(), "--view-file w.json --out d.svg --lang ja"), 1);
    assert!(refused.contains("図がありません"), "{refused}");
}

#[test]
fn each_panel_of_the_population_is_a_figure_of_its_own() {
    let folder = tempdir().unwrap();
    let line = "--view population --city 岩見沢市 --panel ages,movement,fertility --out 人口.svg --lang ja";
    assert!(run(folder.path(), line).status.success());
    assert_eq!(names(folder.path()), ["人口-1.svg", "人口-2.svg", "人口-3.svg"]);
    let area = areas(&["岩見沢市"])[0];
    for (topic, name) in
        [(Topic::Ages, "人口-1.svg"), (Topic::Movement, "人口-2.svg"), (Topic::Fertility, "人口-3.svg")]
    {
        let view = ViewSpec { areas: vec![area], ..ViewSpec::default() };
        let one = Collected { panel: Some(Panel { area, topic }), ..Collected::new(Screen::Population, view) };
        assert!(std::fs::read(folder.path().join(name)).unwrap() == of_window(&one)[0], "{name}");
    }
}

#[test]
fn what_is_mistyped_is_told_with_what_there_is() {
    let folder = tempdir().unwrap();
    for (line, code, words) in [
        ("--view gaps --status 良好 --out a.svg", 1, "概ね順調"),
        ("--view gaps --order size --out a.svg", 2, "behind"),
        ("--view gaps --years 2021-2015 --out a.svg", 2, "--years"),
        ("--indicator nemuro-goal-03 --values percent --out a.svg", 2, "per_1000"),
        ("--indicator nemuro-goal-03 --svg-text embedded --outline --out a.svg", 2, "--"),
        ("--view population --city 根室市 --panel size --out a.svg", 2, "fertility"),
        ("--view city --out a.svg", 1, "--city"),
    ] {
        let said = sentence(&run(folder.path(), &format!("{line} --lang ja")), code);
        assert!(said.contains(words), "{line}: {said}");
    }
    assert!(names(folder.path()).is_empty());
}
