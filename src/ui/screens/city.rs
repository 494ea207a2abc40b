//! City: the profile of one city, its goals with the grades of its own bodies beside our counts.

use super::Part;
use crate::analysis::profile::{self, GoalPart, PolicyPart, Profile};
use crate::analysis::summary::Counts;
use crate::chart::request::area_name;
use crate::chart::{explain, matrix, palette};
use crate::figure::{status, swatch};
use crate::model::indicator::Level;
use crate::model::message::Fact;
use crate::model::municipality::{AreaCode, Municipality};
use crate::model::plan::Plan;
use crate::model::status::Status;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::loaded::Loaded;
use crate::session::view::Screen;
use crate::session::worker::Scored;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::heading;
use egui::{FontId, Label, RichText, ScrollArea, Sense, Ui, WidgetInfo};
use std::collections::BTreeMap;

/// The laid-out plan, kept until the session's revision grows.
#[derive(Debug, Default)]
pub struct City {
    built: Option<(u64, AreaCode, Profile)>,
}

/// Room of the sign beside a heading that folds, in points.
const HEAD_ROOM: f32 = 32.0;

/// What the parts of a profile are drawn from.
struct Drawing<'a> {
    session: &'a Session,
    loaded: &'a Loaded,
    scored: &'a Scored,
}

impl Part for City {
    fn show(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let (Some(loaded), Some(scored)) = (session.store().value(), session.scored().value()) else {
            let failed = session.store().failure().or(session.scored().failure()).is_some();
            heading::faint(ui, &texts.t(if failed { "empty-store" } else { "loading-scorecard" }));
            return;
        };
        let Some(city) = session.city_shown().and_then(|code| loaded.data().municipality(code)) else {
            ui.label(texts.t("empty-no-city"));
            return;
        };
        let code = city.municipality_code;
        let built = self.built.as_ref().is_some_and(|(at, of, _)| (*at, *of) == (session.revision(), code));
        if !built {
            self.built = Some((session.revision(), code, profile::profile(&loaded.index, &scored.rows, code)));
        }
        let Some((.., profile)) = &self.built else { return };
        let drawing = Drawing { session, loaded, scored };
        drawing.head(ui, city, profile, commands);
        ScrollArea::vertical().id_salt("profile").auto_shrink(false).show(ui, |ui| {
            for (number, goal) in profile.goals.iter().enumerate() {
                ui.push_id(number, |ui| drawing.goal(ui, goal, commands));
            }
        });
    }
}

fn name<'a>(session: &Session, area: &'a Municipality) -> &'a str {
    session.texts().place(area)
}

impl Drawing<'_> {
    fn head(&self, ui: &mut Ui, city: &Municipality, profile: &Profile, commands: &mut Vec<Command>) {
        let texts = self.session.texts();
        let data = self.loaded.data();
        let code = city.municipality_code;
        ui.horizontal(|ui| {
            swatch::show(ui, palette::style(data, code), theme::look(ui));
            let font = FontId::new(size::TITLE, crate::ui::fonts::bold());
            ui.label(RichText::new(name(self.session, city)).font(font));
        });
        let plans: Vec<&Plan> = data.plans.iter().filter(|p| p.municipality_code == code).collect();
        for plan in &plans {
            let title = texts.plan(plan);
            let elapsed = profile::elapsed(&self.loaded.index, &self.scored.rows, plan);
            ui.label(format!("{title}　{}", matrix::years(texts, plan, elapsed)));
        }
        if plans.is_empty() {
            ui.label(texts.t("city-no-plan"));
        }
        heading::faint(ui, &crate::ui::ruler_menu::words(texts, &self.scored.ruler));
        for (level, counts) in &profile.counts {
            ui.horizontal_wrapped(|ui| {
                ui.label(matrix::share_words(texts, *level, counts));
                self.counts(ui, counts);
            });
        }
        ui.horizontal(|ui| {
            let facts = [("count", Fact::Number(profile.without_target as f64))];
            ui.label(texts.with("overview-without-target", &facts));
            if profile.without_target > 0 && ui.link(texts.t("city-to-activities")).clicked() {
                commands.push(Command::Show(Screen::Activities));
            }
        });
        if profile.goals.is_empty() {
            ui.label(texts.t("city-no-goals"));
        }
        ui.separator();
    }

    fn counts(&self, ui: &mut Ui, counts: &Counts) {
        let look = theme::look(ui);
        for (status, words) in matrix::status_counts(self.session.texts(), counts) {
            status::show(ui, status, &words, size::SMALL, look);
        }
    }

    fn goal(&self, ui: &mut Ui, goal: &GoalPart, commands: &mut Vec<Command>) {
        let texts = self.session.texts();
        ui.add_space(space::STEP);
        let words = if goal.goal.is_empty() { texts.t("city-goal-none") } else { goal.goal.clone() };
        let font = FontId::new(size::HEADING, crate::ui::fonts::bold());
        ui.add(Label::new(RichText::new(words).font(font)).wrap());
        self.grades(ui, &goal.evaluations);
        for place in &goal.targets {
            self.row(ui, *place, commands);
        }
        for (number, policy) in goal.policies.iter().enumerate() {
            ui.push_id(number, |ui| self.policy(ui, policy, commands));
        }
        ui.separator();
    }

    /// A policy: its heading with the letters of its own bodies and our counts; its KPIs fold out.
    fn policy(&self, ui: &mut Ui, policy: &PolicyPart, commands: &mut Vec<Command>) {
        let texts = self.session.texts();
        let words = if policy.policy.is_empty() { texts.t("city-policy-none") } else { policy.policy.clone() };
        // A heading that folds is never wrapped by itself.
        let (font, look) = (FontId::new(size::BODY, crate::ui::fonts::bold()), theme::look(ui));
        let mut job = egui::text::LayoutJob::simple_singleline(words.clone(), font.clone(), look.ink());
        job.wrap = egui::text::TextWrapping::truncate_at_width((ui.available_width() - HEAD_ROOM).max(60.0));
        let galley = ui.painter().layout_job(job);
        let shown = galley.rows.first().filter(|_| galley.elided).map_or_else(|| words.clone(), |row| row.text());
        let head = RichText::new(shown).font(font);
        let folding = egui::CollapsingHeader::new(head).id_salt("policy").show(ui, |ui| {
            for place in &policy.rows {
                self.row(ui, *place, commands);
            }
            if policy.rows.is_empty() {
                heading::faint(ui, &texts.t("city-policy-without-kpi"));
            }
        });
        if galley.elided {
            folding.header_response.on_hover_text(&words);
        }
        ui.indent("grades", |ui| {
            self.grades(ui, &policy.evaluations);
            self.level_counts(ui, &policy.counts);
            if let Some(found) = &policy.disagreeing {
                let facts = [
                    ("grade", Fact::Text(found.grade.clone())),
                    ("ontrack", Fact::Number(found.on_track as f64)),
                    ("count", Fact::Number(found.assessed as f64)),
                ];
                let colour = theme::status_colour(theme::look(ui), Status::Behind);
                ui.label(RichText::new(texts.with("detail-own-grade-differs", &facts)).color(colour));
            }
        });
    }

    fn level_counts(&self, ui: &mut Ui, counts: &BTreeMap<Level, Counts>) {
        for (level, counts) in counts {
            ui.horizontal_wrapped(|ui| {
                let level = self.session.texts().levels(*level);
                let ours = [("level", Fact::Text(level))];
                heading::faint(ui, &self.session.texts().with("city-our-counts", &ours));
                self.counts(ui, counts);
            });
        }
    }

    /// The letters of the city's own bodies; one that cannot be read is said to be unknown.
    fn grades(&self, ui: &mut Ui, places: &[usize]) {
        for evaluation in places.iter().filter_map(|p| self.loaded.data().evaluations.get(*p)) {
            ui.label(explain::own_grade(self.session.texts(), evaluation));
        }
    }

    /// One target: status, label, actual and target; a click shows its detail.
    fn row(&self, ui: &mut Ui, place: usize, commands: &mut Vec<Command>) {
        let Some(row) = self.scored.rows.get(place) else { return };
        let Some(indicator) = self.loaded.index.series(row.indicator) else { return };
        let texts = self.session.texts();
        let look = theme::look(ui);
        let of_indicator = crate::analysis::own_grade::own_grades(self.loaded.data(), indicator);
        ui.horizontal_wrapped(|ui| {
            status::show(ui, row.status, &texts.status(row.status), size::BODY, look);
            let label = Label::new(texts.indicator(indicator.indicator)).sense(Sense::click());
            let response = ui.add(label);
            let spoken = format!(
                "{} {}",
                area_name(&self.loaded.index, texts, indicator.area),
                texts.indicator(indicator.indicator)
            );
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, &spoken));
            if response.has_focus() || response.hovered() {
                let stroke = egui::Stroke::new(1.0, look.accent());
                ui.painter().rect_stroke(response.rect.expand(1.0), 2.0, stroke, egui::StrokeKind::Outside);
            }
            if response.clicked() {
                commands.push(Command::Focus(Some(indicator.id())));
            }
            heading::faint(ui, &self.figures(row));
            let own = of_indicator.iter().filter(|e| e.indicator_id.is_some());
            for evaluation in own {
                heading::faint(ui, &explain::own_grade(texts, evaluation));
            }
        });
    }

    /// Actual and target of a row, as the scorecard writes them.
    fn figures(&self, row: &crate::analysis::scorecard::ScorecardRow) -> String {
        let texts = self.session.texts();
        let Some(target) = self.loaded.data().targets.get(row.target) else { return String::new() };
        let decimals = explain::decimals(&self.loaded.index, row);
        let actual = row.actual.and_then(|e| crate::model::quantity::Quantity::new(e.value, decimals));
        let facts = [
            ("actual", Fact::Text(actual.map_or_else(|| texts.t("no-value"), |q| texts.amount(q, &target.unit)))),
            ("target", Fact::Text(texts.amount(target.value, &target.unit))),
            ("period", Fact::Text(texts.period_short(target.target_period))),
        ];
        texts.with("city-row", &facts)
    }
}
