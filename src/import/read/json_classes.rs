//! The names that a statistics service keeps apart from its values: `CLASS_INF` says what the codes of `VALUE` mean.
//!
//! Each code becomes two columns, code and name, as in the service's own CSV files, so that both are understood alike.

use super::json::{Gauge, Table};
use super::pump::{Halt, Out};
use crate::model::grid::Cell;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::Ordering;

/// The names of the codes of one key, and of the key itself.
#[derive(Debug, Clone, Default)]
struct Class {
    name: String,
    members: BTreeMap<String, String>,
}

/// What the codes of a file mean, by their keys.
#[derive(Debug, Clone, Default)]
pub(super) struct Classes {
    by_key: BTreeMap<String, Class>,
}

/// Whether a table holds the values of such a file.
pub(super) fn is_of_values(path: &[String]) -> bool {
    matches!(path, [.., data, value] if data == "DATA_INF" && value == "VALUE")
}

/// Whether a table holds the names of codes.
pub(super) fn is_of_names(path: &[String]) -> bool {
    path.iter().any(|key| key == "CLASS_INF")
}

#[derive(Deserialize)]
struct Object {
    #[serde(rename = "@id", default)]
    id: String,
    #[serde(rename = "@name", default)]
    name: String,
    #[serde(rename = "CLASS", default)]
    class: Members,
}

#[derive(Deserialize, Default)]
#[serde(untagged)]
enum Members {
    One(Member),
    Many(Vec<Member>),
    #[default]
    None,
}

#[derive(Deserialize)]
struct Member {
    #[serde(rename = "@code", default)]
    code: String,
    #[serde(rename = "@name", default)]
    name: String,
}

impl Classes {
    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    fn add(&mut self, object: Object) {
        let members = match object.class {
            Members::One(member) => vec![member],
            Members::Many(members) => members,
            Members::None => Vec::new(),
        };
        let members = members.into_iter().map(|member| (member.code, member.name)).collect();
        self.by_key.insert(format!("@{}", object.id), Class { name: object.name, members });
    }

    /// What a column is called: two names where its codes are known.
    fn headings(&self, key: &str) -> (String, Option<String>) {
        let Some(class) = self.by_key.get(key) else {
            let known = match key {
                "$" => "値",
                "@unit" => "単位",
                "@annotation" => "注釈",
                other => other,
            };
            return (known.to_owned(), None);
        };
        let name = match key {
            "@area" => "地域",
            "@time" => "時間軸",
            "@tab" => "表章項目",
            _ if class.name.is_empty() => key.trim_start_matches('@'),
            _ => class.name.as_str(),
        };
        (format!("{name} コード"), Some(name.to_owned()))
    }
}

/// Walks through a file and takes the names of its codes.
pub(super) struct Walk<'a> {
    pub(super) gauge: &'a Gauge,
    pub(super) found: &'a mut Classes,
    /// Whether the value is under `CLASS_OBJ`.
    pub(super) inside: bool,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        if self.inside {
            self.found.by_key.clear();
        }
        from.deserialize_any(self)
    }
}

type Unit = ();

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    super::json_rows::scalars!(Unit => ());

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        if self.inside {
            // A single class stands without a list around it.
            let object = Object::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
            self.found.add(object);
            return Ok(());
        }
        while let Some(key) = map.next_key::<String>()? {
            self.gauge.since.store(0, Ordering::Relaxed);
            let inside = key == "CLASS_OBJ";
            map.next_value_seed(Walk { gauge: self.gauge, found: self.found, inside })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        loop {
            let next = if self.inside {
                list.next_element::<Object>()?.map(|object| self.found.add(object))
            } else {
                list.next_element::<IgnoredAny>()?.map(|_| ())
            };
            if next.is_none() {
                return Ok(());
            }
            self.gauge.since.store(0, Ordering::Relaxed);
        }
    }
}

/// Rows with the names of their codes.
pub(super) struct Named<'a, 'o> {
    classes: &'a Classes,
    /// The keys of the columns.
    keys: Vec<String>,
    out: &'a mut (dyn Out + 'o),
}

impl<'a, 'o> Named<'a, 'o> {
    pub(super) fn new(classes: &'a Classes, table: &Table, out: &'a mut (dyn Out + 'o)) -> Self {
        let mut keys = vec![String::new(); table.columns.len()];
        for (key, index) in &table.columns {
            if let Some(slot) = keys.get_mut(*index) {
                slot.clone_from(key);
            }
        }
        Self { classes, keys, out }
    }
}

impl Out for Named<'_, '_> {
    fn row(&mut self, number: u64, cells: Vec<Cell>) -> Result<(), Halt> {
        let mut named = Vec::with_capacity(cells.len() * 2);
        let mut cells = cells.into_iter();
        for key in &self.keys {
            let cell = cells.next().unwrap_or_default();
            let (heading, second) = self.classes.headings(key);
            if number == 1 {
                named.push(Cell::Text(heading));
                named.extend(second.map(Cell::Text));
                continue;
            }
            let name = self.classes.by_key.get(key).map(|class| match &cell {
                Cell::Text(code) => class.members.get(code).cloned().map_or(Cell::Empty, Cell::Text),
                _ => Cell::Empty,
            });
            named.push(cell);
            named.extend(name);
        }
        self.out.row(number, named)
    }

    fn progress(&mut self, share: f64) {
        self.out.progress(share);
    }
}
