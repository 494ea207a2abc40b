//! The sheets of a file: which are taken, and how each is understood.

use super::{LISTED, Run};
use crate::frame::Cube;
use crate::import::known::{Known, label_key};
use crate::import::municipality::resolver::Resolver;
use crate::import::notation::period::{Reading, period};
use crate::import::open;
use crate::import::recipe::{self, Applied, Fresh, Kept};
use crate::import::understand::{self, has_values};
use crate::model::breakdown::Breakdown;
use crate::model::facts::FileFact;
use crate::model::grid::FileHead;
use crate::model::id::IndicatorId;
use crate::model::mapping::{ColumnKind, ColumnMapping, Guess, Mapping, Meaning};
use crate::model::message::{Explain, Message};
use crate::model::recipe::Recipe;
use std::path::Path;

/// A sheet as it is going to be taken.
pub(super) struct Sheet {
    pub(super) mapping: Mapping,
    fresh: Mapping,
    pub(super) own_name: String,
    pub(super) dataset: String,
    /// Name of the recipe that was used.
    pub(super) recipe: Option<String>,
    /// What was said about the file that the recipe was made from.
    pub(super) said: Vec<FileFact>,
    /// Whether this is that very file, so that it holds.
    pub(super) same: bool,
}

impl Sheet {
    pub(super) fn kept(&self) -> Kept<'_> {
        Kept { mapping: &self.mapping, fresh: &self.fresh, file: &self.own_name, dataset: &self.dataset }
    }
}

/// What a column is, as an argument says: a kind, or for values what they are in their series.
#[derive(Debug, Clone, Copy)]
enum Decided {
    Kind(ColumnKind),
    Values(Meaning),
}

impl Decided {
    fn parse(text: &str) -> Option<Self> {
        text.parse().map(Self::Kind).or_else(|_| text.parse().map(Self::Values)).ok()
    }

    fn decide(self, mapping: &mut Mapping, at: usize) {
        match self {
            Self::Kind(ColumnKind::Value) => understand::choose_values(mapping, at, None),
            Self::Values(meaning) => understand::choose_values(mapping, at, Some(meaning)),
            Self::Kind(kind) => {
                if let Some(column) = mapping.columns.get_mut(at) {
                    (column.kind, column.guess) = (kind, Guess::USER);
                }
            }
        }
    }
}

/// The refusal of a word that is no kind of column, with those that are.
fn unknown_kind(text: &str) -> Message {
    let kinds = ColumnKind::ALL.iter().map(|kind| kind.key()).chain(Meaning::ALL.iter().map(|meaning| meaning.key()));
    let kinds: Vec<&str> = kinds.collect();
    Message::new("error-import-column-kind").text("text", text).text("kinds", kinds.join(" "))
}

impl Run<'_> {
    /// How the sheets of a file are taken, and the names of those that hold no values.
    pub(super) fn sheets(
        &self,
        path: &Path,
        head: &FileHead,
        hash: &str,
        (index, remembered): (&Cube, &[Recipe]),
    ) -> Result<(Vec<Sheet>, Vec<String>), Message> {
        let all = understand::all(head, &Known::new(index));
        let chosen = self.chosen(head, &all)?;
        let several = chosen.len() > 1;
        let decided = chosen.iter().map(|fresh| {
            let own_name = open::dataset_name(path, head, fresh.sheet);
            let file = Fresh { mapping: fresh, dataset: &own_name, hash };
            self.decided((file, index), remembered, several)
        });
        let decided = decided.collect::<Result<Vec<_>, _>>()?;
        let out = all.iter().filter(|mapping| self.arguments.all_sheets && !has_values(head, mapping));
        Ok((decided, out.map(|mapping| mapping.sheet_name.clone()).take(LISTED).collect()))
    }

    /// The sheets that are taken: those named, all that hold values, or the one that a recipe is for or that most looks
    /// like a table.
    fn chosen(&self, head: &FileHead, all: &[Mapping]) -> Result<Vec<Mapping>, Message> {
        let arguments = self.arguments;
        if arguments.all_sheets {
            let found: Vec<Mapping> = all.iter().filter(|mapping| has_values(head, mapping)).cloned().collect();
            if found.is_empty() {
                return Err(Message::new("error-import-no-values"));
            }
            return Ok(found);
        }
        if arguments.sheet.is_empty() {
            let of_recipe = |mapping: &&Mapping| {
                !mapping.sheet_name.is_empty()
                    && self.given.iter().any(|recipe| recipe.mapping.sheet_name == mapping.sheet_name)
            };
            let named: Vec<Mapping> = all.iter().filter(of_recipe).cloned().collect();
            let best = || all.get(understand::best_sheet(head, all)).cloned().into_iter().collect();
            return Ok(if named.is_empty() { best() } else { named });
        }
        let find = |name: &String| {
            let found = all.iter().find(|mapping| mapping.sheet_name == *name).cloned();
            found.ok_or_else(|| {
                let names: Vec<String> = head.sheets.iter().map(|sheet| sheet.name.clone()).collect();
                let message = Message::new("error-import-sheet").text("file", &head.name).text("sheet", name);
                message.text("known", self.texts.list(&names))
            })
        };
        arguments.sheet.iter().map(find).collect()
    }

    /// How a sheet is taken: as the recipe given or the one remembered for its shape decides, and as the arguments say.
    fn decided(
        &self,
        (fresh, index): (Fresh<'_>, &Cube),
        remembered: &[Recipe],
        several: bool,
    ) -> Result<Sheet, Message> {
        let own_name = fresh.dataset.to_owned();
        let applied = match recipe::for_sheet(&self.given, fresh.mapping) {
            Some(given) => {
                if let Some(misfit) = recipe::misfit(given, fresh.mapping) {
                    return Err(misfit.explain());
                }
                let mut applied = recipe::applied(given, fresh);
                // One recipe for several sheets still makes a dataset of each.
                if several && self.given.len() == 1 {
                    applied.dataset.clone_from(&own_name);
                }
                Some(applied)
            }
            None => recipe::apply(remembered, fresh),
        };
        let recipe = applied.as_ref().map(|applied| applied.recipe.clone());
        let Applied { mut mapping, mut dataset, said, same, .. } = applied.unwrap_or_else(|| Applied {
            recipe: String::new(),
            mapping: fresh.mapping.clone(),
            dataset: own_name.clone(),
            said: Vec::new(),
            same: false,
        });
        if let Some(name) = &self.arguments.dataset {
            dataset = if several { format!("{name} {}", fresh.mapping.sheet_name) } else { name.clone() };
        }
        self.told(&mut mapping)?;
        self.joins(&mut mapping, index)?;
        self.columns(&mut mapping)?;
        self.periods(&mut mapping)?;
        self.breakdowns(&mut mapping)?;
        Ok(Sheet { mapping, fresh: fresh.mapping.clone(), own_name, dataset, recipe, said, same })
    }

    /// Writes which labels are indicators of the store.
    fn joins(&self, mapping: &mut Mapping, index: &Cube) -> Result<(), Message> {
        for text in &self.arguments.join {
            let wrong = || Message::new("error-import-join").text("text", text);
            let (label, id) = text.rsplit_once('=').ok_or_else(wrong)?;
            let id = index.resolve(&IndicatorId::new(id.trim())).ok_or_else(wrong)?;
            mapping.joins.insert(label.trim().to_owned(), id);
        }
        Ok(())
    }

    /// Writes what the arguments decide about single columns into a mapping.
    fn columns(&self, mapping: &mut Mapping) -> Result<(), Message> {
        for text in &self.arguments.column {
            let wrong = || Message::new("error-import-column").text("text", text);
            let (heading, kind) = text.rsplit_once('=').ok_or_else(wrong)?;
            let kind = Decided::parse(kind.trim()).ok_or_else(|| unknown_kind(kind.trim()))?;
            let heading = label_key(heading);
            let columns = mapping.columns.iter().enumerate();
            let found: Vec<usize> =
                columns.filter(|(_, c)| label_key(&c.heading) == heading).map(|(at, _)| at).collect();
            if found.is_empty() {
                return Err(wrong());
            }
            for at in found {
                kind.decide(mapping, at);
            }
        }
        Ok(())
    }

    /// Writes when single columns of values are of. The last word about a column holds.
    fn periods(&self, mapping: &mut Mapping) -> Result<(), Message> {
        for text in &self.arguments.period_of {
            let wrong = || Message::new("error-import-period-of").text("text", text);
            let (heading, printed) = text.rsplit_once('=').ok_or_else(wrong)?;
            let (heading, begins) = heading.trim().strip_suffix('*').map_or((heading, false), |start| (start, true));
            let heading = label_key(heading);
            let Some(Reading::Exact(period)) = period(printed).filter(|_| !heading.is_empty()) else {
                return Err(wrong());
            };
            let is_meant = |column: &&mut ColumnMapping| {
                let own = label_key(&column.heading);
                column.kind == ColumnKind::Value && if begins { own.starts_with(&heading) } else { own == heading }
            };
            let mut found = mapping.columns.iter_mut().filter(is_meant).peekable();
            if found.peek().is_none() {
                return Err(wrong());
            }
            for column in found {
                (column.period, column.bare_year, column.guess) = (Some(period), false, Guess::USER);
                printed.trim().clone_into(&mut column.period_printed);
            }
        }
        Ok(())
    }

    /// Writes which parts headings of values name.
    fn breakdowns(&self, mapping: &mut Mapping) -> Result<(), Message> {
        if self.accepts("breakdowns") {
            for column in mapping.columns.iter_mut().filter(|column| column.members.is_empty()) {
                column.accept_offer();
            }
        }
        for text in &self.arguments.breakdown {
            let wrong = || Message::new("error-import-breakdown").text("text", text);
            let (heading, members) = text.rsplit_once('=').ok_or_else(wrong)?;
            let part = |text: &str| {
                let (dimension, member) = text.split_once([':', '：'])?;
                let (dimension, member) = (dimension.trim().to_owned(), member.trim().to_owned());
                (!dimension.is_empty() && !member.is_empty()).then_some(Breakdown { dimension, member })
            };
            let members: Option<Vec<Breakdown>> = members.split([',', '、']).map(part).collect();
            let members = members.ok_or_else(wrong)?;
            let heading = label_key(heading);
            let is_meant = |c: &&mut ColumnMapping| c.kind == ColumnKind::Value && label_key(&c.heading) == heading;
            let mut found = mapping.columns.iter_mut().filter(is_meant).peekable();
            if found.peek().is_none() {
                return Err(wrong());
            }
            for column in found {
                column.accept_offer();
                (column.members, column.guess) = (members.clone(), Guess::USER);
            }
        }
        Ok(())
    }

    /// Whether proposals of a kind are taken.
    fn accepts(&self, kind: &str) -> bool {
        self.arguments.accept.iter().any(|accepted| accepted == kind)
    }

    /// Writes what the arguments decide into a mapping.
    fn told(&self, mapping: &mut Mapping) -> Result<(), Message> {
        let arguments = self.arguments;
        mapping.answers.extend(self.answers.clone());
        mapping.directions.extend(arguments.direction.iter().cloned());
        mapping.hidden = arguments.hidden.unwrap_or(mapping.hidden);
        if self.accepts("places") {
            mapping.accept_place();
        }
        if self.accepts("periods") {
            mapping.accept_period();
        }
        let defaults = &mut mapping.defaults;
        if let Some(year) = arguments.year {
            defaults.choose_year(year);
        }
        if arguments.period.is_some() {
            defaults.choose_period(arguments.period);
        }
        for (given, default) in [(&arguments.indicator, &mut defaults.indicator), (&arguments.unit, &mut defaults.unit)]
        {
            if let Some(given) = given {
                given.trim().clone_into(default);
            }
        }
        defaults.chosen_theme = arguments.theme.or(defaults.chosen_theme);
        defaults.level = arguments.level.unwrap_or(defaults.level);
        defaults.polarity = arguments.polarity.unwrap_or(defaults.polarity);
        defaults.target_kind = arguments.target_kind.or(defaults.target_kind);
        defaults.counting = arguments.counting.or(defaults.counting);
        defaults.ahead = arguments.ahead.or(defaults.ahead);
        if let Some(plan) = &arguments.plan {
            defaults.plan = Some(plan.clone());
        }
        if let Some(area) = &arguments.area {
            let code = Resolver::default().answer(area.trim());
            let code = code.ok_or_else(|| Message::new("error-import-area").text("text", area))?;
            defaults.municipality.clone_from(area);
            mapping.answers.insert(area.clone(), code);
        }
        Ok(())
    }
}
