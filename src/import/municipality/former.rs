//! Municipalities that are no more: merged into others, divided, or called otherwise since April 2005.
//!
//! A town that became a city goes on under another name or code, and its values with it. One that was merged has no
//! successor of the same extent: its values are nobody's of today.

use super::key::key;
use crate::model::municipality::AreaCode;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The changes as they lie in `assets/`.
const CHANGES: &str = include_str!("../../../assets/municipalities/changes.tsv");

/// A municipality that is no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// Its code.
    pub code: AreaCode,
    /// Name of its prefecture.
    pub prefecture: &'static str,
    /// Its last name.
    pub name: &'static str,
    /// The day from which it was no more: year, month, day.
    pub day: (u16, u8, u8),
    /// What its area belongs to since then.
    pub successors: Vec<AreaCode>,
    /// Whether it goes on within the same bounds, under another name or code.
    pub goes_on: bool,
}

impl Former {
    /// The one municipality in which it goes on.
    #[must_use]
    pub fn continued(&self) -> Option<AreaCode> {
        self.successors.first().copied().filter(|_| self.goes_on && self.successors.len() == 1)
    }

    /// Whether a text is its name, with or without the prefecture and the county.
    #[must_use]
    pub fn is_named(&self, text: &str) -> bool {
        let text = key(text);
        let name = key(self.name);
        let plain = text.strip_prefix(&key(self.prefecture)).unwrap_or(&text);
        plain == name || plain.split_once('郡').is_some_and(|(_, town)| town == name)
    }
}

/// All of them with their look-ups.
#[derive(Debug)]
pub struct Formers {
    list: Vec<Former>,
    codes: BTreeMap<u32, usize>,
    names: BTreeMap<String, Vec<usize>>,
}

impl Formers {
    /// The list that the program carries, built once.
    #[must_use]
    pub fn national() -> &'static Self {
        static LIST: OnceLock<Formers> = OnceLock::new();
        LIST.get_or_init(Self::build)
    }

    fn build() -> Self {
        let mut formers = Self { list: Vec::new(), codes: BTreeMap::new(), names: BTreeMap::new() };
        for line in CHANGES.lines() {
            // A test reads every line; one that were broken would be missing there.
            let Some((former, successor)) = parse(line) else { continue };
            if let Some(known) = formers.codes.get(&former.code.number()).and_then(|at| formers.list.get_mut(*at))
                && known.name == former.name
            {
                known.successors.push(successor);
                continue;
            }
            let at = formers.list.len();
            formers.codes.insert(former.code.number(), at);
            for form in [former.name.to_owned(), format!("{}{}", former.prefecture, former.name)] {
                formers.names.entry(key(&form)).or_default().push(at);
            }
            formers.list.push(former);
        }
        formers
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Former] {
        &self.list
    }

    /// The one that had a code; where a code stayed and the name did not, the one of the old name.
    #[must_use]
    pub fn of_code(&self, number: u32) -> Option<&Former> {
        self.codes.get(&number).and_then(|at| self.list.get(*at))
    }

    /// Those of a name, with or without the prefecture and the county before it.
    #[must_use]
    pub fn named(&self, text: &str) -> Vec<&Former> {
        let whole = key(text);
        let town = whole.rsplit_once('郡').map(|(_, town)| town).filter(|town| !town.is_empty());
        let places = self.names.get(&whole).or_else(|| self.names.get(town?));
        let found = places.into_iter().flatten().filter_map(|at| self.list.get(*at));
        found.filter(|former| former.is_named(text)).collect()
    }

    /// The municipality of today in which one goes on that was changed once or more; `None` where it was merged.
    #[must_use]
    pub fn today(&self, former: &Former) -> Option<AreaCode> {
        let mut code = former.continued()?;
        // No municipality was changed more often.
        for _ in 0..4 {
            match self.of_code(code.number()).filter(|next| next.day > former.day && next.code != former.code) {
                Some(next) => code = next.continued()?,
                None => return Some(code),
            }
        }
        None
    }
}

/// A line of the list, with one successor.
fn parse(line: &'static str) -> Option<(Former, AreaCode)> {
    let mut cells = line.split('\t');
    let (code, prefecture, name) = (cells.next()?, cells.next()?, cells.next()?);
    let (kind, day, successor) = (cells.next()?, cells.next()?, cells.next()?);
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let successor = AreaCode::parse(successor).ok()?;
    let former = Former {
        code: AreaCode::parse(code).ok()?,
        prefecture,
        name,
        day: (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?),
        successors: vec![successor],
        goes_on: matches!(kind, "renamed" | "city" | "code"),
    };
    Some((former, successor))
}
