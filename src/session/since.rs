//! What has changed since a view was saved: vintages, figures, and what is no longer there.

use super::loaded::Loaded;
use super::saved::{SavedView, SeenVintage};
use crate::analysis::changes::{self, Changes};
use crate::model::dataset::Dataset;
use crate::model::message::Message;
use crate::model::vintage::{Vintage, VintageId, digits};

keyed_enum! {
    /// What has become of a vintage that a view saw.
    Fate as "fate" {
        /// It is current as it was.
        Same = "same",
        /// A later one is current.
        Newer = "newer",
        /// Another one is current that was stored before it or with it.
        Other = "other",
        /// No vintage of its dataset is in the store.
        Missing = "missing",
        /// The view did not see this dataset at all.
        Added = "added",
    }
}

/// What has become of one dataset.
#[derive(Debug, Clone, PartialEq)]
pub struct DatasetSince {
    /// What has become of it.
    pub fate: Fate,
    /// The vintage that the view saw; `None` for an added dataset.
    pub then: Option<SeenVintage>,
    /// The vintage that is current; `None` for a missing dataset.
    pub now: Option<SeenVintage>,
    /// Whether the vintage that the view saw is still in the store.
    pub kept: bool,
    /// What differs between both; `None` where not both are there.
    pub changes: Option<Changes>,
}

/// What has changed since a view was saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Since {
    /// The view.
    pub view: SavedView,
    /// Datasets that are not as they were.
    pub datasets: Vec<DatasetSince>,
    /// Names of picked areas that are no longer there.
    pub lost_areas: Vec<String>,
    /// Labels of picked indicators that are no longer there.
    pub lost_indicators: Vec<String>,
    /// The picked comparison, where it is no longer there.
    pub lost_comparison: Option<String>,
}

impl Since {
    /// Compares a view with what a store holds now; `read` fetches a vintage of that store.
    ///
    /// # Errors
    /// A message where a vintage cannot be read.
    pub fn new(
        view: SavedView,
        loaded: &Loaded,
        read: impl Fn(VintageId) -> Result<Dataset, Message>,
    ) -> Result<Self, Message> {
        let mut datasets = Vec::new();
        for then in &view.vintages {
            datasets.push(dataset(then, &loaded.vintages, &read)?);
        }
        datasets.retain(|d| d.fate != Fate::Same);
        let seen = |v: &Vintage| view.vintages.iter().any(|then| then.dataset == v.dataset);
        let added = loaded.vintages.iter().filter(|v| v.current && !seen(v)).map(|v| DatasetSince {
            fate: Fate::Added,
            then: None,
            now: Some(SeenVintage::of(v)),
            kept: false,
            changes: None,
        });
        // A view that names no vintage at all was written by hand; then nothing was added either.
        if !view.vintages.is_empty() {
            datasets.extend(added);
        }
        let data = loaded.data();
        let name =
            |names: &std::collections::BTreeMap<String, String>, id: String| names.get(&id).cloned().unwrap_or(id);
        let mut areas: Vec<_> = view.view.areas.clone();
        areas.extend(view.view.city.filter(|city| !areas.contains(city)));
        let lost_areas = areas.into_iter().filter(|a| data.municipality(*a).is_none());
        let lost_areas = lost_areas.map(|a| name(&view.names.areas, a.to_string())).collect();
        let lost_indicators = view.view.indicators.iter().filter(|id| !loaded.index.knows(id));
        let lost_indicators = lost_indicators.map(|id| name(&view.names.indicators, id.0.clone())).collect();
        let lost = view.view.comparison.as_ref();
        let lost = lost.filter(|id| !data.comparisons.iter().any(|c| c.comparison_id == **id));
        let lost_comparison = lost.map(|id| view.names.comparison.clone().unwrap_or_else(|| id.0.clone()));
        Ok(Self { view, datasets, lost_areas, lost_indicators, lost_comparison })
    }

    /// Whether everything is as it was.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.datasets.is_empty()
            && self.lost_areas.is_empty()
            && self.lost_indicators.is_empty()
            && self.lost_comparison.is_none()
    }

    /// Says in a notice that the view is open, and what has changed.
    #[must_use]
    pub fn message(&self) -> Message {
        let name = &self.view.name;
        if self.is_empty() {
            return Message::new("views-opened").text("name", name);
        }
        let mut lines: Vec<Message> = Vec::new();
        for since in &self.datasets {
            lines.push(since.message());
            lines.extend(since.changes.as_ref().map(counts));
        }
        let quoted = |names: &[String]| {
            let mut words = names.iter().map(|name| Message::new("views-quoted").text("name", name));
            let first = words.next()?;
            Some(
                words.fold(first, |done, next| Message::new("phrase-list").message("done", done).message("next", next)),
            )
        };
        let lost = [
            ("views-lost-areas", quoted(&self.lost_areas)),
            ("views-lost-indicators", quoted(&self.lost_indicators)),
            ("views-lost-comparison", quoted(self.lost_comparison.as_slice())),
        ];
        lines.extend(lost.into_iter().filter_map(|(key, names)| Some(Message::new(key).message("names", names?))));
        let first = Message::new("views-opened-changed").text("name", name);
        lines
            .into_iter()
            .fold(first, |done, next| Message::new("views-lines").message("done", done).message("next", next))
    }
}

impl DatasetSince {
    /// What has become of the dataset, in a sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        let of = |seen: Option<&SeenVintage>, words: fn(&SeenVintage) -> &String| {
            seen.map(words).cloned().unwrap_or_default()
        };
        let title = of(self.now.as_ref().or(self.then.as_ref()), |seen| &seen.title);
        let (before, after) = (of(self.then.as_ref(), |s| &s.version), of(self.now.as_ref(), |s| &s.version));
        let changed = |key| Message::new(key).text("title", &title).text("before", &before).text("after", &after);
        match (self.fate, self.kept) {
            (Fate::Newer, true) => changed("views-vintage-newer"),
            (Fate::Newer, false) => changed("views-vintage-newer-removed"),
            (Fate::Other | Fate::Same, true) => changed("views-vintage-other"),
            (Fate::Other | Fate::Same, false) => changed("views-vintage-other-removed"),
            (Fate::Missing, _) => Message::new("views-vintage-missing").text("title", &title).text("before", &before),
            (Fate::Added, _) => Message::new("views-vintage-added").text("title", &title).text("after", &after),
        }
    }
}

/// How many figures differ, in a sentence.
#[must_use]
pub fn counts(changes: &Changes) -> Message {
    let (o, t) = (changes.observations, changes.targets);
    if o.is_empty() && t.is_empty() {
        return Message::new("views-same-figures");
    }
    let of = |key, counts: changes::Counts| {
        Message::new(key)
            .number("new", counts.new as f64)
            .number("revised", counts.revised as f64)
            .number("gone", counts.gone as f64)
    };
    let both = of("views-changed-observations", o);
    Message::new("views-changed-figures")
        .message("observations", both)
        .message("targets", of("views-changed-targets", t))
}

fn dataset(
    then: &SeenVintage,
    vintages: &[Vintage],
    read: impl Fn(VintageId) -> Result<Dataset, Message>,
) -> Result<DatasetSince, Message> {
    let mut of_dataset = vintages.iter().filter(|v| v.dataset == then.dataset);
    let seen = of_dataset.clone().find(|v| digits(&v.content_hash) == digits(&then.content_hash));
    let now = of_dataset.find(|v| v.current);
    let fate = match now {
        None => Fate::Missing,
        Some(now) if digits(&now.content_hash) == digits(&then.content_hash) => Fate::Same,
        // Written as year, month, day, hour: the order of the texts is that of the moments.
        Some(now) if now.stored_at > then.stored_at => Fate::Newer,
        Some(_) => Fate::Other,
    };
    let changes = match (fate, seen, now) {
        (Fate::Newer | Fate::Other, Some(seen), Some(now)) => {
            Some(changes::changes(&read(seen.vintage_id)?, &read(now.vintage_id)?))
        }
        _ => None,
    };
    Ok(DatasetSince { fate, then: Some(then.clone()), now: now.map(SeenVintage::of), kept: seen.is_some(), changes })
}
