//! The board of gaps: filters, orders, focus by mouse and keyboard, and the way to the comparison.

use super::*;
use egui::{Event, ImeEvent};
use machikurabe::chart::board::order::Order;
use machikurabe::chart::page::{FigureSpec, PageChoice};
use machikurabe::model::indicator::Level;
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::status::Status;
use machikurabe::model::target::Revision;
use machikurabe::session::history::Step;
use machikurabe::session::sieve::Filter;
use machikurabe::ui::screens::gaps::filter_field;

fn open(size: [f32; 2], language: Language) -> Screen {
    Screen::at(Shown::Gaps, size, Some(language))
}

/// How many targets are said to be shown, of how many.
fn shown(screen: &Screen) -> String {
    let names = screen.names();
    names.into_iter().find(|name| name.ends_with("件を表示")).unwrap_or_default()
}

/// Names of the rows in sight, from above: the words of each, up to its status.
fn rows(screen: &Screen) -> Vec<String> {
    let loaded = screen.loaded();
    let cities: Vec<&str> = loaded.data().municipalities.iter().map(|m| m.name.as_str()).collect();
    let buttons = screen.harness.query_all_by_role(Role::Button);
    let mut rows: Vec<(f32, String)> = buttons
        .filter(|node| node.rect().width() > 300.0)
        .filter_map(|node| Some((node.rect().top(), node.accesskit_node().label()?)))
        .filter(|(_, name)| cities.iter().any(|city| name.starts_with(city)))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

/// The row in sight whose name begins so.
#[track_caller]
fn row<'t>(screen: &'t Screen, begins: &str) -> Node<'t> {
    let mut found = screen.harness.query_all_by_role(Role::Button).filter(|node| node.rect().width() > 300.0);
    found.find(|node| node.accesskit_node().label().is_some_and(|name| name.starts_with(begins))).expect(begins)
}

fn focus(screen: &Screen) -> String {
    screen.session().focus().unwrap().indicator.as_str().to_owned()
}

/// The switch of a status, whatever it counts.
fn chip(screen: &Screen, status: Status) -> String {
    let begins = screen.texts().pair(&screen.t("column-status"), &screen.texts().status(status));
    screen.names().into_iter().find(|name| name.starts_with(&begins) && name.ends_with('）')).expect(&begins)
}

#[test]
fn every_final_target_of_the_picked_cities_is_counted() {
    let mut screen = open(SIZES[1], Language::Ja);
    let targets = screen.loaded().data().targets.iter().filter(|t| t.revision == Revision::Final).count();
    assert_eq!(shown(&screen), format!("{targets} / {targets}件を表示"));
    assert!(screen.has_part("概ね順調以上は数値目標"));
    // Nemuro has 50 rows: 7 indicators of goals, one of them under two goals, and 42 of policies.
    for code in ["012131", "012106", "012068"] {
        screen.ask(Command::Pick(Pick::ToggleArea(AreaCode::parse(code).unwrap())));
    }
    assert_eq!(shown(&screen), "50 / 50件を表示");
}

#[test]
fn chips_filter_by_status_and_level_and_are_taken_away_in_the_bar() {
    let mut screen = open(SIZES[1], Language::Ja);
    let scored = screen.scored();
    let behind = scored.rows.iter().filter(|row| row.status == Status::Behind).count();
    let name = chip(&screen, Status::Behind);
    assert_eq!(name, format!("判定：遅れ（{behind}件）"));
    screen.click(&name);
    assert_eq!(screen.session().view().statuses, [Status::Behind]);
    assert_eq!(shown(&screen), format!("{behind} / 204件を表示"));
    assert!(rows(&screen).iter().all(|row| row.contains("、遅れ、")), "{:?}", rows(&screen));
    // Of one status alone a share on track would say nothing.
    assert!(screen.has_part("遅れの目標は") && !screen.has_part("概ね順調以上は"));
    screen.click_t("level-project_kpi");
    assert_eq!(screen.session().view().levels, [Level::ProjectKpi]);
    let loaded = screen.loaded();
    let both = scored.rows.iter().filter(|row| {
        row.status == Status::Behind && loaded.index.series(row.series).unwrap().level == Level::ProjectKpi
    });
    assert_eq!(shown(&screen), format!("{} / 204件を表示", both.count()));
    // The figure itself says what is filtered away.
    assert!(screen.has_part("絞り込み：事業KPI、遅れ"));
    screen.ask(Command::Adjust(Adjust::ClearFilter(Filter::Level(Level::ProjectKpi))));
    screen.click(&chip(&screen, Status::Behind));
    assert!(screen.session().view().statuses.is_empty());
    assert_eq!(shown(&screen), "204 / 204件を表示");
}

#[test]
fn words_filter_and_what_passes_none_says_what_to_do() {
    let mut screen = open(SIZES[0], Language::Ja);
    screen.only("目標を探す（かな・漢字・英字）").focus();
    screen.settle();
    screen.harness.event(Event::Text("相談".into()));
    screen.settle();
    assert_eq!(screen.session().view().words, "相談");
    let loaded = screen.loaded();
    let query = machikurabe::text::search::Query::new("相談");
    let matching = screen.scored().rows.iter().filter(|row| loaded.matches(row.series, &query)).count();
    assert_eq!(shown(&screen), format!("{matching} / 204件を表示"));
    screen.ask(Command::Adjust(Adjust::Filter("どこにもない言葉".into())));
    assert!(screen.has_part("絞り込みに合う目標がありません"));
    screen.click_t("filter-clear-all");
    assert_eq!(shown(&screen), "204 / 204件を表示");
    screen.ask(Command::Pick(Pick::PickAllAreas(false)));
    assert!(screen.has_part("都市がまだ選ばれていません"));
    // Kushiro alone has no target at all.
    screen.ask(Command::Pick(Pick::ToggleArea(AreaCode::parse("012068").unwrap())));
    assert!(screen.has_part("目標値のある指標がありません"));
}

#[test]
fn an_input_method_s_enter_confirms_and_does_nothing_else() {
    let mut screen = open(SIZES[0], Language::Ja);
    screen.press(Modifiers::NONE, Key::ArrowDown);
    let before = focus(&screen);
    let field = filter_field();
    screen.harness.ctx.memory_mut(|memory| memory.request_focus(field));
    screen.settle();
    let preedit = |text: &str| Event::Ime(ImeEvent::Preedit { text: text.into(), active_range_chars: None });
    for text in ["そ", "そうd", "そうだん", "相談"] {
        screen.harness.event(preedit(text));
        screen.settle();
        // What is still being composed is no filter, and no step of undo.
        assert_eq!(screen.session().view().words, "");
    }
    screen.harness.event(Event::Ime(ImeEvent::Commit("相談".into())));
    screen.harness.key_press(Key::Enter);
    screen.settle();
    assert_eq!(screen.session().view().words, "相談");
    assert_eq!((screen.session().preferences().screen, focus(&screen)), (Shown::Gaps, before));
    screen.ask(Command::Undo);
    assert_eq!(screen.session().view().words, "");
}

#[test]
fn the_board_is_ordered_as_chosen() {
    let mut screen = open(SIZES[1], Language::Ja);
    for (order, first) in [
        (Order::Ahead, "進捗率を出せる目標"),
        (Order::City, "根室市 "),
        (Order::Goal, "根室市：基本目標-1"),
        (Order::Status, "達成 "),
        (Order::Behind, "進捗率を出せる目標"),
    ] {
        let now = screen.names().into_iter().find(|name| name.starts_with("並べ方：")).unwrap();
        screen.click(&now);
        let key = format!("gaps-order-{}", order.key());
        screen.click_t(&key);
        let says = screen.texts().pair("並べ方", &screen.t(&key));
        assert!(screen.has(&says), "{says}");
        let heading = screen.names().into_iter().find(|name| name.starts_with(first) && name.ends_with('件'));
        assert!(heading.is_some(), "{first}: {:?}", screen.names());
        // What is written to a file stands in the same order.
        let collected = screen.session().collected_now(None).unwrap();
        let pages = screen.session().figure_pages(&collected, &PageChoice::default());
        let FigureSpec::Board(board) = &pages[0].figure else { panic!("no board") };
        let written: Vec<String> =
            board.groups.iter().flat_map(|group| &group.rows).map(|row| row.spoken.clone()).collect();
        let seen = rows(&screen);
        assert!(seen.len() > 4 && written.starts_with(&seen), "{order:?}: {seen:#?}");
        assert_eq!(screen.session().history().undoable(), Some(Step::Order));
    }
    screen.ask(Command::Undo);
    assert_eq!(screen.session().view().order, Order::Status, "the order is a step of its own");
    screen.ask(Command::Redo);
    // By pace: the first rows went backwards; from the other end they are beyond their pace.
    assert!(rows(&screen)[0].contains("、後退、"), "{:?}", rows(&screen)[0]);
}

#[test]
fn rows_and_dots_open_the_detail_and_rows_the_comparison() {
    let mut screen = open(SIZES[1], Language::Ja);
    screen.ask(Command::Adjust(Adjust::Filter("1,000人当たり".into())));
    let row_name = rows(&screen).into_iter().find(|row| row.starts_with("根室市 人口1,000人当たりの就職者数")).unwrap();
    // 12 → 13 of 15: a third of the way at half of the time.
    let said = "根室市 人口1,000人当たりの就職者数、やや遅れ、進捗率：33.3%、目標まで2人";
    assert_eq!(row_name, said);
    row(&screen, said).click();
    screen.settle();
    assert_eq!(focus(&screen), "nemuro-kpi-005");
    screen.click("根室市 人口1,000人当たりの法人数（進捗率 ÷ ペース 3.33）");
    assert_eq!(focus(&screen), "nemuro-kpi-008");
    screen.click("人口1,000人当たりの就職者数を比較で見る");
    assert_eq!(screen.session().preferences().screen, Shown::Compare);
    assert_eq!(screen.session().view().indicators, [IndicatorId("nemuro-kpi-005".into())]);
}

#[test]
fn a_double_click_opens_the_comparison() {
    let mut screen = open(SIZES[1], Language::Ja);
    screen.ask(Command::Adjust(Adjust::Filter("1,000人当たり".into())));
    let pos = row(&screen, "根室市 人口1,000人当たりの法人数").rect().center();
    // All in one frame: from frame to frame the clock of a test takes longer than a double click may.
    let events = &mut screen.harness.input_mut().events;
    events.push(Event::PointerMoved(pos));
    for pressed in [true, false, true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
        events.push(Event::PointerButton { pos, button, pressed, modifiers });
    }
    screen.settle();
    assert_eq!(screen.session().preferences().screen, Shown::Compare);
    assert_eq!(screen.session().view().indicators, [IndicatorId("nemuro-kpi-008".into())]);
}

#[test]
fn arrows_move_the_focus_and_enter_opens_the_comparison() {
    let mut screen = open(SIZES[0], Language::Ja);
    screen.ask(Command::Focus(None));
    let loaded = screen.loaded();
    let mut order: Vec<(f64, usize)> =
        screen.scored().rows.iter().filter_map(|row| Some((row.progress_over_pace()?, row.target))).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let id = |at: usize| loaded.data().targets[order[at].1].indicator_id.as_str().to_owned();
    screen.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(focus(&screen), id(0));
    screen.press(Modifiers::NONE, Key::ArrowDown);
    screen.press(Modifiers::NONE, Key::ArrowDown);
    screen.press(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(focus(&screen), id(1));
    screen.press(Modifiers::NONE, Key::PageDown);
    screen.press(Modifiers::NONE, Key::PageDown);
    assert_eq!(focus(&screen), id(21));
    // Wherever the focus goes, its row is in sight.
    let label = loaded.index.series(loaded.index.place(screen.session().focus().unwrap()).unwrap()).unwrap();
    let area = loaded.data().municipality(label.area).unwrap();
    let rect = row(&screen, &format!("{} {}", area.name, label.label)).rect();
    assert!(rect.top() > 60.0 && rect.bottom() < SIZES[0][1], "{rect}");
    screen.press(Modifiers::NONE, Key::End);
    let last = focus(&screen);
    assert_ne!(last, id(21));
    screen.press(Modifiers::NONE, Key::Home);
    assert_eq!(focus(&screen), id(0));
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.session().preferences().screen, Shown::Compare);
    assert_eq!(screen.session().view().indicators, [IndicatorId(id(0))]);
}

#[test]
fn nothing_is_cut_or_covered_on_the_board() {
    for size in SIZES {
        for language in Language::ALL {
            let mut screen = open(size, *language);
            for dark in [false, true] {
                screen.ask(Command::SetDark(dark));
                screen.press(Modifiers::NONE, Key::Home);
                look_at(&screen, "top");
                screen.press(Modifiers::NONE, Key::PageDown);
                screen.press(Modifiers::NONE, Key::PageDown);
                look_at(&screen, "middle");
                screen.press(Modifiers::NONE, Key::End);
                look_at(&screen, "end");
            }
            screen.ask(Command::Adjust(Adjust::ToggleStatus(Status::Behind)));
            screen.ask(Command::Adjust(Adjust::ToggleLevel(Level::PolicyKpi)));
            screen.ask(Command::Adjust(Adjust::Filter("人".into())));
            look_at(&screen, "filtered");
        }
    }
}

#[track_caller]
fn look_at(screen: &Screen, what: &str) {
    let faults: Vec<String> =
        painted::faults(&screen.harness).into_iter().chain(screen.harness.unnamed_widgets()).collect();
    let language = screen.session().preferences().language.key();
    assert!(faults.is_empty(), "{language} {what} {:?}: {faults:#?}", screen.harness.ctx.content_rect().size());
}
