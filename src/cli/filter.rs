//! Which indicators were asked for: by city, theme, level and words.
//!
//! A name that matches nothing is refused with the names that would: an empty list must mean that
//! nothing was found, never that a word was mistyped.

use super::args::Picks;
use crate::analysis::ruler;
use crate::model::catalogue::Catalogue;
use crate::model::id::{IndicatorId, SeriesId};
use crate::model::indexed::{Indexed, Series};
use crate::model::indicator::{Indicator, Level};
use crate::model::message::Message;
use crate::model::municipality::{AreaCode, Municipality};
use crate::model::ruler::Ruler;
use crate::model::status::Status;
use crate::model::theme::Theme;
use crate::text::catalogue::Texts;
use crate::text::language::Language;
use crate::text::passing::{Passing, area_key, short_names};
use crate::text::search::{Query, Searchable, normalise};
use std::collections::BTreeSet;

/// What is wanted; an empty list or query wants everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    passing: Passing,
}

impl Filter {
    /// Resolves the names of picks against the data.
    ///
    /// # Errors
    /// `error-filter-city`, `error-filter-city-ambiguous` and `error-filter-theme` with what would be understood.
    pub fn new(picks: &Picks, data: &Catalogue, texts: &Texts) -> Result<Self, Message> {
        let words = Query::new(picks.text.as_deref().unwrap_or_default());
        let mut passing = Passing { words, ..Passing::default() };
        for typed in &picks.city {
            for name in names(typed) {
                passing.areas.get_or_insert_default().insert(city(name, data, texts)?);
            }
        }
        for typed in &picks.theme {
            passing.themes.extend(each(typed, |name| theme(name, texts))?);
        }
        Ok(Self { passing })
    }

    /// Keeps only indicators of these levels as well.
    ///
    /// # Errors
    /// `error-filter-level` with the levels there are.
    pub fn with_levels(mut self, typed: &[String], texts: &Texts) -> Result<Self, Message> {
        for typed in typed {
            self.passing.levels.extend(each(typed, |name| level(name, texts))?);
        }
        Ok(self)
    }

    /// Keeps only indicators with these identifiers as well; a former identifier means its indicator in its own area.
    ///
    /// # Errors
    /// `error-filter-indicator` for an identifier that the data do not have.
    pub fn with_indicators(mut self, typed: &[String], data: &Catalogue) -> Result<Self, Message> {
        for name in typed.iter().flat_map(|typed| names(typed)) {
            if data.indicators.iter().any(|indicator| indicator.indicator_id.as_str() == name) {
                self.passing.indicators.insert(IndicatorId::new(name));
                continue;
            }
            let former = data.aliases.iter().find(|alias| alias.alias.as_str() == name);
            let former = former.ok_or_else(|| Message::new("error-filter-indicator").text("text", name))?;
            let (indicator, area) = (former.indicator_id.clone(), former.municipality_code);
            self.passing.series.insert(SeriesId { indicator, area });
        }
        Ok(self)
    }

    /// Whether cities were named.
    #[must_use]
    pub const fn names_areas(&self) -> bool {
        self.passing.areas.is_some()
    }

    /// The wanted levels; none where all are.
    #[must_use]
    pub fn levels(&self) -> Vec<Level> {
        self.passing.levels.iter().copied().collect()
    }

    /// Whether an area is wanted: one that was named, else one that the named indicators may be of.
    #[must_use]
    pub fn takes_area(&self, area: AreaCode) -> bool {
        let Passing { areas, indicators, series, .. } = &self.passing;
        let of_former = areas.is_none() && indicators.is_empty() && !series.is_empty();
        self.passing.takes_area(area) && (!of_former || series.iter().any(|series| series.area == area))
    }

    /// The wanted themes; none where all are.
    #[must_use]
    pub fn themes(&self) -> Vec<Theme> {
        self.passing.themes.iter().copied().collect()
    }

    /// Whether everything is wanted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.passing.is_empty()
    }

    /// Whether an indicator in an area is wanted.
    #[must_use]
    pub fn takes(&self, index: &Indexed, series: Series<'_>) -> bool {
        self.passing.passes(series, index.data().municipality(series.area))
    }

    /// What is searched of each wanted area, for [`Self::wants`].
    #[must_use]
    pub fn area_keys(&self, data: &Catalogue) -> Vec<Searchable> {
        let areas = data.municipalities.iter().filter(|area| self.takes_area(area.municipality_code));
        areas.map(area_key).collect()
    }

    /// Whether an indicator may be wanted in one of these areas.
    #[must_use]
    pub fn wants(&self, indicator: &Indicator, areas: &[Searchable]) -> bool {
        self.passing.wants(indicator, areas)
    }

    /// Whether an indicator is wanted of which no area has anything.
    #[must_use]
    pub fn takes_alone(&self, indicator: &Indicator) -> bool {
        self.passing.passes_alone(indicator)
    }
}

/// The names in one argument, separated by commas of either width. An argument without any is one empty name.
pub fn names(typed: &str) -> Vec<&str> {
    let parts: Vec<&str> = typed.split([',', '，', '、']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { vec![""] } else { parts }
}

/// Resolves one argument: whole first, because some names have commas of their own, then name by name.
fn each<T>(typed: &str, resolve: impl Fn(&str) -> Result<T, Message>) -> Result<Vec<T>, Message> {
    match resolve(typed) {
        Ok(one) => Ok(vec![one]),
        Err(_) => names(typed).into_iter().map(resolve).collect(),
    }
}

/// The area with this code or name; a name may lack its ending (根室 for 根室市) as long as one area fits.
///
/// # Errors
/// `error-filter-city` and `error-filter-city-ambiguous` with what would be understood.
pub fn city(typed: &str, data: &Catalogue, texts: &Texts) -> Result<AreaCode, Message> {
    let wanted = normalise(typed);
    let found = |matches: &dyn Fn(&Municipality) -> bool| -> Vec<&Municipality> {
        data.municipalities.iter().filter(|area| !wanted.is_empty() && matches(area)).collect()
    };
    let exact = found(&|area| full_names(area).contains(&wanted));
    let fitting = if exact.is_empty() { found(&|area| short_names(area).contains(&wanted)) } else { exact };
    match fitting.as_slice() {
        [one] => Ok(one.municipality_code),
        [] => Err(Message::new("error-filter-city")
            .text("text", typed)
            .text("known", known_cities(&data.municipalities.iter().collect::<Vec<_>>(), texts))),
        several => Err(Message::new("error-filter-city-ambiguous")
            .text("text", typed)
            .text("known", known_cities(several, texts))),
    }
}

fn full_names(area: &Municipality) -> Vec<String> {
    let with_prefecture = format!("{}{}", area.prefecture, area.name);
    [area.municipality_code.to_string().as_str(), &area.name, &area.kana, &area.name_en, &with_prefecture]
        .map(normalise)
        .into()
}

fn known_cities(areas: &[&Municipality], texts: &Texts) -> String {
    let name = |area: &&Municipality| format!("{} {}", area.municipality_code, texts.place(area));
    texts.list(&areas.iter().map(name).collect::<Vec<_>>())
}

/// The value of a closed list with this key, or with this name in either language.
fn choose<T: Copy>(
    typed: &str,
    list: &[T],
    key: impl Fn(T) -> String,
    name: impl Fn(&Texts, T) -> String,
) -> Option<T> {
    let wanted = normalise(typed);
    let languages: Vec<Texts> = Language::ALL.iter().map(|language| Texts::new(*language)).collect();
    let called = |value: T| {
        let names = languages.iter().map(|texts| name(texts, value));
        names.chain([key(value)]).any(|name| normalise(&name) == wanted)
    };
    list.iter().copied().find(|value| called(*value))
}

/// Keys and names of a closed list, as an error shows them.
fn known(texts: &Texts, entries: impl Iterator<Item = (String, String)>) -> String {
    texts.list(&entries.map(|(key, name)| format!("{key} {name}")).collect::<Vec<_>>())
}

fn theme(typed: &str, texts: &Texts) -> Result<Theme, Message> {
    choose(typed, Theme::ALL, |t| t.key().to_owned(), Texts::theme).ok_or_else(|| {
        let all = known(texts, Theme::ALL.iter().map(|t| (t.key().to_owned(), texts.theme(*t))));
        Message::new("error-filter-theme").text("text", typed).text("known", all)
    })
}

fn level(typed: &str, texts: &Texts) -> Result<Level, Message> {
    choose(typed, Level::ALL, |l| l.key().to_owned(), Texts::level).ok_or_else(|| {
        let all = known(texts, Level::ALL.iter().map(|l| (l.key().to_owned(), texts.level(*l))));
        Message::new("error-filter-level").text("text", typed).text("known", all)
    })
}

/// The statuses with these keys or names.
///
/// # Errors
/// `error-filter-status` with the statuses there are.
pub fn statuses(typed: &[String], texts: &Texts) -> Result<Vec<Status>, Message> {
    let one = |typed: &str| {
        choose(typed, Status::ALL, |s| s.key().to_owned(), Texts::status).ok_or_else(|| {
            let all = known(texts, Status::ALL.iter().map(|s| (s.key().to_owned(), texts.status(*s))));
            Message::new("error-filter-status").text("text", typed).text("known", all)
        })
    };
    let mut statuses = BTreeSet::new();
    for typed in typed {
        statuses.extend(each(typed, one)?);
    }
    Ok(statuses.into_iter().collect())
}

/// The preset ruler with this key or name.
///
/// # Errors
/// `error-filter-ruler` with the rulers there are.
pub fn ruler(typed: Option<&str>, texts: &Texts) -> Result<Ruler, Message> {
    let Some(typed) = typed else { return Ok(ruler::default_ruler()) };
    let presets = ruler::presets();
    let places: Vec<usize> = (0..presets.len()).collect();
    let key = |place: usize| presets.get(place).map(|r| r.key.clone()).unwrap_or_default();
    choose(typed, &places, key, |texts, place| texts.ruler(&key(place)))
        .and_then(|place| presets.get(place).cloned())
        .ok_or_else(|| {
            let all = known(texts, presets.iter().map(|r| (r.key.clone(), texts.ruler(&r.key))));
            Message::new("error-filter-ruler").text("text", typed).text("known", all)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::municipality::AreaKind;

    fn area(code: &str, name: &str, kana: &str, name_en: &str) -> Municipality {
        let (name, kana, name_en) = (name.to_owned(), kana.to_owned(), name_en.to_owned());
        let municipality_code = AreaCode::parse(code).unwrap();
        let (kind, prefecture) = (AreaKind::Municipality, "北海道".to_owned());
        Municipality { municipality_code, kind, name, kana, name_en, prefecture }
    }

    fn towns() -> Catalogue {
        let municipalities = vec![
            area("012068", "釧路市", "くしろし", "Kushiro"),
            area("016616", "釧路町", "くしろちょう", "Kushiro-cho"),
            area("012238", "根室市", "ねむろし", "Nemuro"),
        ];
        Catalogue { municipalities, ..Catalogue::default() }
    }

    #[test]
    fn cities_are_found_by_code_and_by_every_name_but_never_guessed() {
        let (data, texts) = (towns(), Texts::new(Language::Ja));
        let found = |typed: &str| city(typed, &data, &texts).map(|code| code.to_string());
        for typed in
            ["012238", "０１２２３８", "根室市", "根室", "ねむろし", "ネムロ", "nemuro", "NEMURO", "北海道根室市"]
        {
            assert_eq!(found(typed).as_deref(), Ok("012238"), "{typed}");
        }
        assert_eq!(found("釧路町").as_deref(), Ok("016616"));
        // The English name of one is the short name of the other; the exact one is meant.
        assert_eq!(found("Kushiro").as_deref(), Ok("012068"));
        for typed in ["釧路", "くしろ"] {
            assert_eq!(found(typed).unwrap_err().key, "error-filter-city-ambiguous", "{typed}");
        }
        for typed in ["", "12238", "01223", "根", "札幌市", "市"] {
            assert_eq!(found(typed).unwrap_err().key, "error-filter-city", "{typed}");
        }
    }

    #[test]
    fn arguments_hold_several_names() {
        assert_eq!(names("根室, 釧路、012131，"), ["根室", "釧路", "012131"]);
        assert_eq!(names(" , "), [""]);
        let texts = Texts::new(Language::Ja);
        // The English name of this theme has a comma of its own.
        let one = each("Farming, forestry and fishery", |name| theme(name, &texts)).unwrap();
        assert_eq!(one, [Theme::PrimaryIndustry]);
        let two = each("primary_industry,人口・出生", |name| theme(name, &texts)).unwrap();
        assert_eq!(two, [Theme::PrimaryIndustry, Theme::PopulationBirth]);
        assert_eq!(each("観光,x", |name| theme(name, &texts)).unwrap_err().key, "error-filter-theme");
    }

    #[test]
    fn every_closed_list_is_understood_by_key_and_by_name() {
        let texts = Texts::new(Language::Ja);
        for language in Language::ALL.iter().map(|l| Texts::new(*l)) {
            for value in Theme::ALL {
                assert_eq!(theme(&language.theme(*value), &texts).unwrap(), *value);
                assert_eq!(theme(value.key(), &texts).unwrap(), *value);
            }
            for value in Level::ALL {
                assert_eq!(level(&language.level(*value), &texts).unwrap(), *value);
            }
            for value in ruler::presets() {
                assert_eq!(ruler(Some(&language.ruler(&value.key)), &texts).unwrap(), value);
            }
        }
        assert_eq!(ruler(Some("tokyo"), &texts).unwrap_err().key, "error-filter-ruler");
        assert_eq!(ruler(None, &texts).unwrap().key, "default");
    }
}
