//! The detail: the formula's numbers are the scorecard's, and every value leads to its place in print.

use super::*;
use egui::OutputCommand;
use machikurabe::analysis::scorecard::ScorecardRow;
use machikurabe::model::status::Status;
use machikurabe::model::target::TargetKind;
use machikurabe::text::number;
use std::collections::BTreeSet;

fn open(id: &str) -> Screen {
    let mut screen = Screen::open_with(SIZES[1], None);
    screen.pick_only(id);
    screen
}

impl Screen {
    fn row(&self, id: &str) -> ScorecardRow {
        let place = self.loaded().index.only(&IndicatorId(id.into())).unwrap();
        self.scored().rows_of(place).next().unwrap().clone()
    }
}

#[test]
fn a_formula_stands_with_its_numbers_filled_in() {
    let screen = open("nemuro-kpi-005");
    for line in [
        "進捗率 =（実績値 − 基準値）÷（目標値 − 基準値）=（13 − 12）÷（15 − 12）= 33.3%",
        "達成率 = 実績値 ÷ 目標値 = 13 ÷ 15 = 86.7%",
        "ペース = 経過年数 ÷ 計画年数 = 2 ÷ 4 = 50.0%",
        "目標との差 = 目標値 − 実績値 = 15 − 13 = 2人",
        "年あたり必要量 = 目標との差 ÷ 残り年数 = 2 ÷ 2 = +1.0人",
    ] {
        assert!(screen.has(line), "{line}: {:?}", screen.names());
    }
    // The same figures as the table's row beside it.
    for cell in ["33.3%", "86.7%", "50.0%", "2人", "+1.0人", "12人", "15人", "13人"] {
        assert!(screen.has(cell), "{cell}");
    }
    let row = screen.row("nemuro-kpi-005");
    assert_eq!((row.actual.unwrap().value, row.baseline.unwrap().value), (13.0, 12.0));
    assert_eq!(number::percent(row.progress().unwrap()), "33.3%");
}

#[test]
fn formulas_of_all_kinds_carry_the_figures_of_their_row() {
    let mut screen = open("nemuro-kpi-005");
    let (loaded, scored) = (screen.loaded(), screen.scored());
    let mut kinds = BTreeSet::new();
    let judged = scored.rows.iter().filter(|r| r.figures.is_some());
    let chosen: Vec<&ScorecardRow> = judged
        .filter(|row| {
            let target = &loaded.data().targets[row.target];
            kinds.insert((target.kind, row.progress().is_some(), row.attainment().is_some()))
        })
        .collect();
    let found: BTreeSet<TargetKind> = kinds.iter().map(|(kind, ..)| *kind).collect();
    // The sample's one level to maintain has no value yet, so it has no figures.
    assert!(TargetKind::ALL.iter().all(|kind| found.contains(kind) || *kind == TargetKind::Maintain), "{kinds:?}");
    for row in chosen {
        screen.ask(Command::Focus(Some(loaded.index.series(row.series).unwrap().id())));
        let names = screen.names();
        let line = |begins: &str| names.iter().find(|n| n.starts_with(begins)).cloned().unwrap_or_default();
        let id = &loaded.index.series(row.series).unwrap().indicator.indicator_id;
        match row.progress() {
            Some(worse) if worse < 0.0 => assert!(line("進捗率 =").ends_with("後退"), "{id}: {names:?}"),
            Some(progress) => assert!(line("進捗率 =").contains(&number::percent(progress)), "{id}: {names:?}"),
            None => assert!(line("進捗率は出しません").ends_with('。'), "{id}: {names:?}"),
        }
        match row.attainment() {
            Some(attainment) => assert!(line("達成率 =").ends_with(&number::percent(attainment)), "{id}: {names:?}"),
            None => assert!(line("達成率は出しません").ends_with('。'), "{id}: {names:?}"),
        }
        let pace = row.pace().unwrap();
        // What must be met every year has no years to count.
        let words =
            if line("ペース =").starts_with("ペース = 100%") { "100.0%".into() } else { number::percent(pace) };
        assert!(
            number::percent(pace) == words && line("ペース =").contains(words.trim_end_matches(".0%")),
            "{id}: {names:?}"
        );
        assert!(screen.has(&screen.texts().status(row.status)));
    }
}

#[test]
fn a_withheld_status_gives_its_reason() {
    let mut screen = open("nemuro-goal-02");
    let row = screen.row("nemuro-goal-02");
    assert_eq!(row.status, Status::NotAssessable);
    assert!(screen.has(&screen.texts().reason(row.reason.unwrap())));
    assert!(!screen.has_part("進捗率 ="));
    screen.ask(Command::SetLanguage(Language::En));
    assert!(screen.has(&screen.texts().reason(row.reason.unwrap())));
}

#[test]
fn a_target_tells_how_it_came_from_draft_to_final() {
    let mut screen = open("nemuro-kpi-005");
    assert!(screen.has("素案 27人 → 確定 15人"));
    screen.ask(Command::SetLanguage(Language::En));
    assert!(screen.has_part("27 people") && screen.has_part("15 people"), "{:?}", screen.names());
    screen.ask(Command::SetLanguage(Language::Ja));
    screen.pick_only("nemuro-kpi-001");
    assert!(screen.has_part("（素案の記載なし）"));
    // Where the plan has no draft at all, its silence says nothing.
    screen.pick_only("tomakomai-kpi-044");
    assert!(!screen.has_part("素案"));
}

#[test]
fn the_citys_own_grade_stands_beside_ours() {
    let mut screen = open("nemuro-kpi-005");
    assert!(screen.has("内部検証 B（R3–R4年度、対象：施策）"), "{:?}", screen.names());
    assert!(screen.has("根室市の4段階（A 順調・B 概ね順調・C やや遅れ・D 遅れ）"));
    screen.pick_only("tomakomai-kpi-044");
    assert!(screen.has(&screen.t("detail-own-grade-none")));
}

#[test]
fn a_value_leads_to_document_section_line_and_printed_text() {
    let mut screen = open("nemuro-kpi-005");
    let value = "実績値 R4年度：13人";
    assert!(!screen.has("362"));
    screen.only(value).scroll_to_me();
    screen.settle();
    screen.click(value);
    let loaded = screen.loaded();
    let place = loaded.index.only(&IndicatorId("nemuro-kpi-005".into())).unwrap();
    let shown = loaded.index.observations_of(place).find(|o| o.raw_text() == "13人").unwrap();
    assert_eq!(shown.source_line(), Some(362));
    for part in ["362", shown.section.as_str(), "13人", "第2期「根室市創生総合戦略」効果検証調書（2023-12）"]
    {
        assert!(screen.has(part), "{part}: {:?}", screen.names());
    }
}

#[test]
fn the_proof_is_copied_in_one_line_and_said_so_once() {
    let mut screen = open("nemuro-kpi-005");
    let name = screen.t("detail-copy");
    for _ in 0..2 {
        screen.only(&name).scroll_to_me();
        screen.settle();
        screen.only(&name).click();
        // One step for each event; the last is the release, which copies.
        screen.harness.step();
        let copied = screen.harness.output().platform_output.commands.iter().find_map(|c| match c {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        let copied = copied.expect("the clipboard got the proof");
        assert!(copied.starts_with("第2期「根室市創生総合戦略」効果検証調書（2023-12）、第3章 > "), "{copied}");
        assert!(copied.ends_with("、359行、「人口1,000人当たりの就職者数」"), "{copied}");
        screen.settle();
    }
    let said = screen.t("notice-copied");
    assert_eq!(screen.harness.get_all_by_label(&said).count(), 1);
    screen.close_notice();
    assert!(!screen.has(&said));
}
