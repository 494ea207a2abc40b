//! Size and colours of a figure that leaves the program: the same fields in every dialog.

use crate::chart::page::{NamedSize, PageChoice, PageSize, PageStyle};
use crate::session::Session;
use crate::text::catalogue::Texts;
use egui::{ComboBox, DragValue, Role, Ui, WidgetInfo};

/// What the reader chose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chosen {
    named: Option<NamedSize>,
    millimetres: [f32; 2],
    style: PageStyle,
}

impl Chosen {
    /// A size with a name, in colour.
    #[must_use]
    pub const fn new(size: NamedSize) -> Self {
        Self { named: Some(size), millimetres: [160.0, 90.0], style: PageStyle::Colour }
    }

    /// The choice for a page, with the reader's own city.
    #[must_use]
    pub fn page(&self, session: &Session) -> PageChoice {
        let [width, height] = self.millimetres;
        let size = self.named.map_or(PageSize::Millimetres(width, height), PageSize::Named);
        PageChoice { size, style: self.style, own_city: session.preferences().own_city, title: None }
    }

    /// Draws the rows of a grid with two columns.
    pub fn rows(&mut self, ui: &mut Ui, texts: &Texts) {
        let sizes: Vec<Option<NamedSize>> = NamedSize::ALL.iter().map(|size| Some(*size)).chain([None]).collect();
        let name = |size: Option<NamedSize>| match size {
            Some(size) => texts.t(&format!("figure-size-{}", size.key())),
            None => texts.t("figure-size-own"),
        };
        list(ui, &texts.t("figure-size"), &sizes, &mut self.named, name);
        if self.named.is_none() {
            ui.label("");
            ui.horizontal(|ui| {
                for (side, key) in self.millimetres.iter_mut().zip(["figure-width", "figure-height"]) {
                    let field = DragValue::new(side).range(20.0..=2000.0).max_decimals(0).suffix(" mm");
                    let response = ui.add(field);
                    response.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, texts.t(key)));
                }
            });
            ui.end_row();
        }
        let style = |style: PageStyle| texts.t(&format!("figure-style-{}", style.key()));
        list(ui, &texts.t("figure-style"), PageStyle::ALL, &mut self.style, style);
    }
}

/// A row with a name and a list of which one entry is chosen.
pub fn list<T: Copy + PartialEq>(ui: &mut Ui, label: &str, entries: &[T], chosen: &mut T, name: impl Fn(T) -> String) {
    ui.label(label);
    let menu = ComboBox::from_id_salt(label).selected_text(name(*chosen)).width(230.0).show_ui(ui, |ui| {
        for entry in entries {
            ui.selectable_value(chosen, *entry, name(*entry));
        }
    });
    menu.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, label));
    ui.end_row();
}
