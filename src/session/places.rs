//! Places of the store: found by name, reading, code or prefecture, and the ready sets of them.

use super::coverage::Covered;
use crate::frame::Cube;
use crate::model::catalogue::Catalogue;
use crate::model::document::DocumentKind;
use crate::model::id::IndicatorId;
use crate::model::municipality::{AreaCode, AreaKind, Municipality};
use crate::text::passing::short_names;
use crate::text::search::{Query, Searchable, normalise};
use std::collections::{BTreeMap, BTreeSet};

/// What is searched of one place.
#[derive(Debug)]
struct Place {
    code: AreaCode,
    kind: AreaKind,
    /// Names in the form in which texts are compared: a name, a reading and a romanised name, with and without the
    /// word for city, town or village.
    names: Vec<String>,
    all: Searchable,
    /// Six digits.
    digits: String,
}

/// The places of a dataset.
#[derive(Debug, Default)]
pub struct Places {
    all: Vec<Place>,
    /// The municipalities among them.
    cities: BTreeSet<AreaCode>,
    /// Municipalities whose own documents or plans are in the data, in the data's order.
    publishers: Vec<AreaCode>,
    /// Municipalities by code that have at least one number or target.
    with_data: BTreeSet<AreaCode>,
    /// Those of them that are a 市, by prefecture with its printed name.
    prefectures: BTreeMap<u32, (String, Vec<AreaCode>)>,
    /// Municipalities that share their name with another one, and those that share even the prefecture.
    namesakes: [BTreeSet<AreaCode>; 2],
    /// Whether all municipalities lie in one prefecture, which needs no mention then.
    one_prefecture: bool,
}

/// A ready set of cities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadySet {
    /// What it is.
    pub kind: SetKind,
    /// Its cities.
    pub areas: Vec<AreaCode>,
}

/// What a ready set holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetKind {
    /// The reader's own city.
    Own,
    /// Cities whose own plans or reports are in the data.
    Publishers,
    /// All municipalities with a number of a picked indicator.
    OfPicked,
    /// All municipalities with data.
    All,
    /// The cities of a prefecture that have data.
    Prefecture(String),
}

/// Names in the form in which texts are compared; of a municipality also without the word for city, town or village.
fn names(area: &Municipality) -> Vec<String> {
    let whole = [&area.name, &area.kana, &area.name_en].map(|name| normalise(name));
    let short = (area.kind == AreaKind::Municipality).then(|| short_names(area));
    whole.into_iter().chain(short.into_iter().flatten()).filter(|name| !name.is_empty()).collect()
}

impl Places {
    /// Prepares the search and the sets of a dataset.
    #[must_use]
    pub fn new(index: &Cube, covered: &Covered) -> Self {
        let data = index.data();
        let prefectures: BTreeMap<u32, &Municipality> = data
            .municipalities
            .iter()
            .filter(|m| m.kind == AreaKind::Prefecture)
            .map(|m| (m.municipality_code.prefecture(), m))
            .collect();
        let mut found = Self { publishers: publishers(data), ..Self::default() };
        for area in &data.municipalities {
            let code = area.municipality_code;
            let digits = code.to_string();
            let home = prefectures.get(&code.prefecture()).filter(|_| area.kind == AreaKind::Municipality);
            let (kana, english) = home.map_or(("", ""), |p| (&p.kana, &p.name_en));
            let fields = [&area.name, &area.kana, &area.name_en, area.prefecture.as_str(), kana, english];
            let all = Searchable::new(&fields);
            found.all.push(Place { code, kind: area.kind, names: names(area), all, digits });
            if area.kind == AreaKind::Municipality {
                found.cities.insert(code);
            }
            let has_data = || index.series_in(code).iter().any(|place| covered.has(*place));
            if area.kind == AreaKind::Municipality && has_data() {
                found.with_data.insert(code);
                if area.name.ends_with('市') && !area.prefecture.is_empty() {
                    let set = found.prefectures.entry(code.prefecture());
                    set.or_insert_with(|| (area.prefecture.clone(), Vec::new())).1.push(code);
                }
            }
        }
        for (_, cities) in found.prefectures.values_mut() {
            cities.sort_unstable();
        }
        found.name_apart(data);
        found
    }

    /// Finds the names that do not say which municipality is meant.
    fn name_apart(&mut self, data: &Catalogue) {
        let cities = || data.municipalities.iter().filter(|m| m.kind == AreaKind::Municipality);
        let mut named: BTreeMap<(&str, &str), Vec<AreaCode>> = BTreeMap::new();
        for city in cities() {
            named.entry((&city.name, "")).or_default().push(city.municipality_code);
            named.entry((&city.name, &city.prefecture)).or_default().push(city.municipality_code);
        }
        for ((_, prefecture), codes) in named.into_iter().filter(|(_, codes)| codes.len() > 1) {
            let [everywhere, within] = &mut self.namesakes;
            if prefecture.is_empty() { everywhere.extend(codes) } else { within.extend(codes) }
        }
        let prefectures: BTreeSet<&str> = cities().map(|city| city.prefecture.as_str()).collect();
        self.one_prefecture = prefectures.len() <= 1;
    }

    /// What tells a municipality from others: its prefecture, where there are several, and its code, where even that
    /// does not.
    #[must_use]
    pub fn aside(&self, area: &Municipality) -> String {
        let [_, within] = &self.namesakes;
        let several = area.kind == AreaKind::Municipality && !self.one_prefecture;
        let prefecture = several.then(|| area.prefecture.clone()).filter(|p| !p.is_empty());
        let code = within.contains(&area.municipality_code).then(|| area.municipality_code.to_string());
        prefecture.into_iter().chain(code).collect::<Vec<_>>().join(" ")
    }

    /// Whether another municipality of the store has the same name.
    #[must_use]
    pub fn has_namesake(&self, area: AreaCode) -> bool {
        self.namesakes.iter().any(|codes| codes.contains(&area))
    }

    /// Whether a place is a municipality: no prefecture and not the nation.
    #[must_use]
    pub fn is_city(&self, code: AreaCode) -> bool {
        self.cities.contains(&code)
    }

    /// Cities whose own plans or reports are in the data.
    #[must_use]
    pub fn publishers(&self) -> &[AreaCode] {
        &self.publishers
    }

    /// Places that fit what has been typed so far, the likeliest first: the whole name, reading or code, then what
    /// begins with it, then the rest by code. Nothing typed finds nothing.
    #[must_use]
    pub fn find(&self, typed: &str) -> Vec<AreaCode> {
        let query = Query::new(typed);
        if query.is_empty() {
            return Vec::new();
        }
        let whole = normalise(typed);
        // A code is read from its beginning, with or without its leading zero.
        let (codes, words): (Vec<String>, Vec<String>) = typed
            .split_whitespace()
            .map(normalise)
            .partition(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()));
        let words = Query::new(&words.join(" "));
        let mut ranked: Vec<(u8, bool, AreaCode)> = Vec::new();
        for place in &self.all {
            let short = place.digits.trim_start_matches('0');
            let fits = |code: &String| place.digits.starts_with(code.as_str()) || short.starts_with(code.as_str());
            if !words.matches(&place.all) || !codes.iter().all(fits) {
                continue;
            }
            let five = place.digits.get(..5).unwrap_or_default();
            let of_code = codes.iter().any(|code| [&place.digits, five, short].contains(&code.as_str()));
            let rank = if of_code || place.names.contains(&whole) {
                0
            } else {
                u8::from(!place.names.iter().any(|name| name.starts_with(&whole))) + 1
            };
            ranked.push((rank, place.kind != AreaKind::Municipality, place.code));
        }
        // A prefecture that is asked for by its name comes before its cities.
        ranked.sort_by_key(|(rank, comparator, code)| (*rank, *comparator && *rank > 0, *code));
        ranked.into_iter().map(|(.., code)| code).collect()
    }

    /// All municipalities: the reader's own first, then those with plans or reports, then the rest by code.
    #[must_use]
    pub fn cities(&self, own: Option<AreaCode>) -> Vec<AreaCode> {
        let first = own.into_iter().filter(|own| self.cities.contains(own)).chain(self.publishers.iter().copied());
        let mut taken = BTreeSet::new();
        let mut listed: Vec<AreaCode> = first.filter(|code| taken.insert(*code)).collect();
        listed.extend(self.cities.iter().copied().filter(|code| !taken.contains(code)));
        listed
    }

    /// The ready sets, those of prefectures last; empty ones are left out.
    #[must_use]
    pub fn sets(
        &self,
        index: &Cube,
        covered: &Covered,
        own: Option<AreaCode>,
        picked: &[IndicatorId],
    ) -> Vec<ReadySet> {
        let of_picked: BTreeSet<AreaCode> = picked
            .iter()
            .flat_map(|id| index.series_of(id))
            .filter(|place| covered.has(*place))
            .filter_map(|place| index.series(place).map(|series| series.area))
            .filter(|area| self.with_data.contains(area))
            .collect();
        let set = |kind, areas| ReadySet { kind, areas };
        let own = own.into_iter().filter(|own| self.all.iter().any(|place| place.code == *own));
        let mut sets = vec![
            set(SetKind::Own, own.collect()),
            set(SetKind::Publishers, self.publishers.clone()),
            set(SetKind::OfPicked, of_picked.into_iter().collect()),
            set(SetKind::All, self.with_data.iter().copied().collect()),
        ];
        let of_prefecture =
            |(name, cities): &(String, Vec<AreaCode>)| set(SetKind::Prefecture(name.clone()), cities.clone());
        sets.extend(self.prefectures.values().map(of_prefecture));
        sets.retain(|set| !set.areas.is_empty());
        sets
    }
}

/// Municipalities whose own plans or reports are in the data. Exported files have a publisher too, but tell nothing about
/// whose they are.
fn publishers(data: &Catalogue) -> Vec<AreaCode> {
    let plans = data.plans.iter().map(|plan| plan.municipality_code);
    let documents = data
        .documents
        .iter()
        .filter(|d| !matches!(d.kind, DocumentKind::Statistics | DocumentKind::Export))
        .map(|d| d.municipality_code);
    let own: BTreeSet<AreaCode> = plans.chain(documents).collect();
    let cities = data.municipalities.iter().filter(|m| m.kind == AreaKind::Municipality);
    cities.map(|m| m.municipality_code).filter(|code| own.contains(code)).collect()
}
