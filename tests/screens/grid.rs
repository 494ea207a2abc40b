//! Reading the shared table as a person does: rows from above, cells from the left, and what was copied.

use super::*;
use egui::OutputCommand;
use egui::accesskit::Toggled;

/// A row in sight: its spoken words and its cells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct GridRow {
    pub spoken: String,
    pub cells: Vec<String>,
    pub selected: bool,
    pub rect: Rect,
}

impl Screen {
    /// The rows of the table that are in sight at least in part, from above.
    pub(super) fn grid(&self) -> Vec<GridRow> {
        let nodes: Vec<_> = self.harness.root().children_recursive().collect();
        let named = |node: &Node<'_>| node.accesskit_node().label().unwrap_or_default();
        // The first cell of a row may be one that folds it, which is a button.
        let cells: Vec<(Rect, String)> = nodes
            .iter()
            .filter(|n| matches!(n.accesskit_node().role(), Role::Cell | Role::Button))
            .map(|n| (n.rect(), named(n)))
            .collect();
        let rows = nodes.iter().filter(|n| n.accesskit_node().role() == Role::Row);
        let mut rows: Vec<GridRow> = rows
            .map(|row| {
                let rect = row.rect();
                let inside = |cell: &&(Rect, String)| {
                    (cell.0.center().y - rect.center().y).abs() < 2.0
                        && cell.0.left() >= rect.left() - 1.0
                        && cell.0.right() <= rect.right() + 1.0
                };
                let mut of_row: Vec<_> = cells.iter().filter(inside).collect();
                of_row.sort_by(|a, b| a.0.left().total_cmp(&b.0.left()));
                GridRow {
                    spoken: named(row),
                    cells: of_row.into_iter().map(|(_, words)| words.clone()).collect(),
                    selected: row.accesskit_node().toggled() == Some(Toggled::True),
                    rect,
                }
            })
            .collect();
        rows.sort_by(|a, b| a.rect.top().total_cmp(&b.rect.top()));
        rows
    }

    /// Headings of the table from the left: the buttons in the stripe above the first row.
    pub(super) fn headings(&self) -> Vec<String> {
        let Some(first) = self.grid().first().map(|row| row.rect) else { return Vec::new() };
        let heads = self.harness.query_all_by_role(Role::Button).filter(|n| {
            let rect = n.rect();
            rect.left() >= first.left() - 1.0 && (first.top() - 30.0..=first.top() - 8.0).contains(&rect.center().y)
        });
        let mut heads: Vec<(f32, String)> =
            heads.map(|n| (n.rect().left(), n.accesskit_node().label().unwrap_or_default())).collect();
        heads.sort_by(|a, b| a.0.total_cmp(&b.0));
        heads.into_iter().map(|(_, name)| name).collect()
    }

    /// Orders the table by the column with this heading, as a click does.
    pub(super) fn order_by(&mut self, heading: &str) {
        let heads = self.harness.get_all_by_role_and_label(Role::Button, heading);
        let head = heads.max_by(|a, b| a.rect().left().total_cmp(&b.rect().left())).unwrap();
        head.click_accesskit();
        self.settle();
    }

    /// Clicks a row where its first cell is.
    pub(super) fn click_row(&mut self, nth: usize, modifiers: Modifiers) {
        let row = self.grid()[nth].rect;
        let at = egui::pos2(row.left() + 30.0, row.center().y);
        self.harness.event(egui::Event::PointerMoved(at));
        for pressed in [true, false] {
            let button = egui::PointerButton::Primary;
            self.harness.event_modifiers(egui::Event::PointerButton { pos: at, button, pressed, modifiers }, modifiers);
        }
        self.settle();
    }

    /// What one step puts on the clipboard.
    fn copied(&mut self) -> Option<String> {
        for _ in 0..4 {
            self.harness.step();
            let commands = &self.harness.output().platform_output.commands;
            let found = commands.iter().find_map(|c| match c {
                OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            });
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Copies through the menu, with the words of an offer that stand in the catalogue under a key.
    pub(super) fn copy_by_menu(&mut self, key: &str, count: usize) -> Vec<Vec<String>> {
        self.click_t("table-copy");
        let offer = self.texts().with(key, &[("count", machikurabe::model::message::Fact::Number(count as f64))]);
        self.only(&offer).click();
        let text = self.copied().expect("the clipboard got the rows");
        self.settle();
        cells(&text)
    }

    /// Copies by the keyboard.
    pub(super) fn copy_by_keys(&mut self) -> Vec<Vec<String>> {
        self.harness.event(egui::Event::Copy);
        let text = self.copied().expect("the clipboard got the rows");
        self.settle();
        cells(&text)
    }
}

fn cells(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// What must hold of a screen in both languages, at both sizes, in the light and in the dark.
pub(super) fn no_faults(shown: Shown, mut walk: impl FnMut(&mut Screen, &mut dyn FnMut(&Screen, &str))) {
    let mut report = String::new();
    for language in Language::ALL {
        for (size, dark) in [(SIZES[0], false), (SIZES[1], true)] {
            let mut screen = Screen::at(shown, size, Some(*language));
            screen.ask(Command::SetDark(dark));
            walk(&mut screen, &mut |screen, what| looks::look(screen, what, &mut report));
        }
    }
    assert!(report.is_empty(), "{} faults:\n{report}", report.lines().count());
}
