//! Storing what was prepared, and going on when it is stored.

use super::commit::{ImportJob, SheetJob, Stored};
use super::draft::{Content, Under};
use super::reader::{Progress, told};
use crate::model::id::IndicatorId;
use crate::model::indicator::Indicator;
use crate::model::message::Message;
use crate::model::municipality::AreaCode;
use crate::model::place::IndicatorPlace;
use crate::session::Session;
use crate::session::command::Pick;
use crate::session::loaded::Loaded;
use crate::session::notice::{Offer, Severity};
use crate::session::worker::{Job, Opened, Outcome};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Session {
    /// Stores the picked sheets, or data that are whole.
    pub(super) fn commit_import(&mut self) {
        let Some(loaded) = self.store.value().cloned() else { return };
        let Some(draft) = self.imports.draft.as_mut() else { return };
        if draft.blocked(&loaded).is_some() {
            return;
        }
        draft.progress = Arc::new(Progress::default());
        let progress = Arc::clone(&draft.progress);
        let job = match &draft.content {
            Some(Content::Sheets(book)) => {
                let first = book.picked().next();
                let Some((head, options)) = first.map(|table| (&table.head, told(table.options, &table.head))) else {
                    return;
                };
                let checked = book.picked().find_map(|table| table.checked.value());
                ImportJob::Sheets {
                    path: draft.path.clone(),
                    file: head.name.clone(),
                    options,
                    sheets: book
                        .picked()
                        .map(|table| SheetJob {
                            mapping: table.mapping.clone(),
                            fresh: table.fresh.clone(),
                            own_name: table.own_name.clone(),
                            dataset: table.dataset.trim().to_owned(),
                        })
                        .collect(),
                    hash: checked.map(|checked| checked.hash.clone()).unwrap_or_default(),
                    loaded,
                    progress,
                }
            }
            Some(Content::Whole(whole)) => ImportJob::Whole(Arc::clone(&whole.data)),
            None => return,
        };
        draft.under = Under::Storing;
        self.worker.send(Job::Import(Box::new(job)));
    }

    /// Takes in what storing came to.
    pub(in crate::session) fn take_import(&mut self, result: Result<Box<Stored>, Message>) {
        if let Some(draft) = self.imports.draft.as_mut().filter(|draft| draft.under == Under::Storing) {
            draft.under = Under::Nothing;
            if result.is_ok() || draft.cancelled {
                self.imports.draft = None;
                self.imports.done += 1;
            }
        }
        match result {
            Ok(stored) => {
                let Stored { opened, done, vintages, trouble } = *stored;
                self.take_opened(opened, !vintages.is_empty());
                let offer = (!vintages.is_empty()).then_some(Offer::TakeBack);
                let id = self.notify_with_id(Severity::Info, done, offer);
                if !vintages.is_empty() {
                    self.imports.back.insert(id, vintages);
                }
                if let Some(trouble) = trouble {
                    self.notify(Severity::Warning, trouble, None);
                }
            }
            Err(message) => {
                let cancelled = message.key == "error-import-cancelled";
                self.store.stop();
                self.notify(if cancelled { Severity::Info } else { Severity::Error }, message, None);
            }
        }
        self.next_import();
    }

    /// Takes in a store that has new data. No city is picked by it; where an area is new, the list says so by showing
    /// what no picked area has.
    fn take_opened(&mut self, opened: Opened, fresh: bool) {
        let areas = |loaded: &Loaded| -> BTreeSet<AreaCode> {
            loaded.data().municipalities.iter().map(|area| area.municipality_code).collect()
        };
        let indicators = |loaded: &Loaded| -> BTreeSet<IndicatorId> {
            loaded.data().indicators.iter().map(|indicator| indicator.indicator_id.clone()).collect()
        };
        let before = self.store.value().filter(|_| fresh).map(|now| (areas(now), indicators(now)));
        let now = areas(&opened.loaded);
        self.take(Outcome::Opened(Ok(opened)));
        let Some((before, known)) = before else { return };
        if !before.is_empty() && !now.is_subset(&before) {
            self.list_elsewhere(true);
        }
        if self.imports.queue.is_empty() {
            self.show_news(&known);
        }
    }

    /// Shows what has become possible: the page of a city whose plan came in, else of the new indicators that picked
    /// cities have the one that most areas have. Like every choice it can be undone.
    fn show_news(&mut self, known: &BTreeSet<IndicatorId>) {
        let Some(loaded) = self.store.value().cloned() else { return };
        let fresh: Vec<(IndicatorPlace, &Indicator)> =
            loaded.data().placed_indicators().filter(|(_, new)| !known.contains(&new.indicator_id)).collect();
        let of_plan = fresh.iter().find_map(|(_, new)| new.municipality_code.filter(|_| new.plan_id.is_some()));
        // Of several that as many areas have, the first: the publisher's order is one of importance.
        let is_drawn = |new: &Indicator| {
            self.view.areas.iter().any(|area| loaded.index.place_in(&new.indicator_id, *area).is_some())
        };
        let drawn = fresh.iter().rev().filter(|(_, new)| is_drawn(new));
        let most = drawn.max_by_key(|(position, _)| loaded.covered.of(*position).areas);
        match (of_plan, most) {
            (Some(city), _) => self.pick(Pick::OpenCity(city)),
            (None, Some((_, indicator))) => self.pick(Pick::Show(indicator.indicator_id.clone())),
            (None, None) => {}
        }
    }
}
