//! The tables of generated files: key columns and columns of values, whose headings have one row or several.

use super::case::{Case, Depth, Dice, Layout, Parts, Place, Units, When};
use super::facts::{City, Facts, PREFECTURE, Part, Time, WARDS};
use super::written::{Cell, Sheet, grouped};
use std::collections::{BTreeMap, BTreeSet};

/// What a value is of: places in the lists of cities, measures, parts and periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Key {
    pub city: usize,
    pub measure: usize,
    pub part: usize,
    pub time: usize,
}

/// What a column or a row fixes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fixes {
    pub city: Option<usize>,
    pub measure: Option<usize>,
    pub part: Option<usize>,
    pub time: Option<usize>,
}

impl Fixes {
    fn with(self, other: Self) -> Key {
        let one = |a: Option<usize>, b: Option<usize>| a.or(b).unwrap_or(0);
        Key {
            city: one(self.city, other.city),
            measure: one(self.measure, other.measure),
            part: one(self.part, other.part),
            time: one(self.time, other.time),
        }
    }
}

/// A column of a table.
pub struct Column {
    /// From the top.
    pub heads: Vec<String>,
    pub is: Kind,
}

/// What stands in its cells.
pub enum Kind {
    Key(Box<dyn Fn(Key) -> Cell>),
    Value(Fixes),
}

/// A number for each value, no two alike.
#[derive(Default)]
pub struct Numbers {
    pub of: BTreeMap<Key, u32>,
    used: BTreeSet<u32>,
}

impl Numbers {
    pub fn number(&mut self, key: Key, dice: &mut Dice) -> u32 {
        if let Some(known) = self.of.get(&key) {
            return *known;
        }
        loop {
            let most = dice.pick(&[900, 3_000, 90_000]);
            let number = u32::try_from(dice.below(most) + 21).unwrap();
            if self.used.insert(number) {
                self.of.insert(key, number);
                return number;
            }
        }
    }

    /// A number that is nobody's: a sum, a rate.
    pub fn other(&mut self, dice: &mut Dice) -> u32 {
        self.number(Key { city: 1_000, measure: self.used.len(), part: 0, time: 0 }, dice)
    }
}

/// What is needed to write a table.
pub struct Table<'a> {
    pub case: &'a Case,
    pub facts: &'a Facts,
    pub depth: usize,
    /// Whether numbers have separators.
    pub grouped: bool,
    /// Whether the headings of key columns stand in the first row, merged downwards, or in the last one.
    top: bool,
}

impl<'a> Table<'a> {
    pub fn new(case: &'a Case, facts: &'a Facts, dice: &mut Dice) -> Self {
        let depth = match case.depth {
            _ if case.layout == Layout::CodesAndNames => 1,
            Depth::One => 1,
            Depth::Two => 2,
            Depth::Three => 3,
        };
        Self { case, facts, depth, grouped: dice.is(3), top: dice.is(2) }
    }

    /// The headings of a column of values, each part in its own row as far as there are rows.
    pub fn heads(&self, mut parts: Vec<String>) -> Vec<String> {
        while parts.len() > self.depth {
            let (last, before) = (parts.remove(parts.len() - 1), parts.remove(parts.len() - 1));
            parts.push(format!("{before}（{last}）"));
        }
        let filler = self.group();
        while parts.len() < self.depth {
            // A group over groups; over years of a table that its title names there is none.
            let word = if parts.len() == 1 {
                filler
            } else if filler == "架空統計" {
                "調査結果"
            } else {
                ""
            };
            parts.insert(0, word.to_owned());
        }
        parts
    }

    /// A group over the columns of values.
    fn group(&self) -> &'static str {
        let titled = matches!(self.case.layout, Layout::TwoBelow | Layout::TwoBeside);
        let in_heading = titled || self.case.layout == Layout::WideByYear;
        match self.case.when {
            When::ShortFiscal if in_heading => "年度",
            When::BareCalendar if in_heading => "年次",
            _ if titled => "時点",
            _ => "架空統計",
        }
    }

    fn key(&self, head: &str, cell: impl Fn(Key) -> Cell + 'static) -> Column {
        let mut heads = vec![String::new(); self.depth];
        head.clone_into(&mut heads[if self.top { 0 } else { self.depth - 1 }]);
        Column { heads, is: Kind::Key(Box::new(cell)) }
    }

    /// The columns that say the place of a row.
    pub fn places(&self, cities: &[City], dice: &mut Dice) -> Vec<Column> {
        let of = |say: fn(City) -> String| {
            let cities = cities.to_vec();
            move |key: Key| Cell::text(say(cities[key.city]))
        };
        let name_head = dice.pick(&["市区町村名", "市町村", "団体名", "自治体名"]);
        let code = |say: fn(City) -> String, head: &str| {
            let mut columns = vec![self.key(head, of(say))];
            if self.has_names() {
                columns.push(self.key(name_head, of(|city| city.name.to_owned())));
            }
            columns
        };
        match self.case.place {
            Place::SixDigits => code(|city| city.code.to_owned(), "団体コード"),
            Place::FiveDigits => code(|city| city.code[..5].to_owned(), "市区町村コード"),
            Place::LostZero => code(|city| city.code.trim_start_matches('0').to_owned(), "団体コード"),
            Place::Name => vec![self.key(name_head, of(|city| city.name.to_owned()))],
            Place::PrefectureAndName => {
                vec![self.key(name_head, of(|city| format!("{PREFECTURE}{}{}", above(city), city.name)))]
            }
            Place::PrefectureColumn => vec![
                self.key("都道府県名", |_| Cell::text(PREFECTURE)),
                self.key(name_head, of(|city| city.name.to_owned())),
            ],
            Place::Title | Place::FileName | Place::None => Vec::new(),
        }
    }

    /// Whether codes have names beside them.
    pub fn has_names(&self) -> bool {
        self.case.layout == Layout::Groups || self.case.number.is_multiple_of(2)
    }

    /// The columns that say the period of a row.
    pub fn times(&self, dice: &mut Dice) -> Vec<Column> {
        let times = self.facts.times.clone();
        let cell = move |key: Key| times[key.time].cell.clone();
        let head = match self.case.when {
            When::Title | When::FileName | When::None => return Vec::new(),
            When::Months => {
                let (years, months) = (self.facts.times.clone(), self.facts.times.clone());
                let part = |time: &Time| time.parts.clone().unwrap_or_default();
                return vec![
                    self.key("年", move |key| part(&years[key.time]).0),
                    self.key("月", move |key| part(&months[key.time]).1),
                ];
            }
            When::EraFiscal | When::WesternFiscal => dice.pick(&["年度", "会計年度", "時点"]),
            When::EraYear | When::WesternYear => dice.pick(&["年", "年次", "調査年"]),
            When::Day => dice.pick(&["時点", "年月日", "基準日"]),
            When::ShortFiscal => dice.pick(&["年度", "会計年度"]),
            When::BareCalendar => dice.pick(&["年", "西暦", "年次"]),
            When::Quarters => dice.pick(&["時期", "時点", "期間", "四半期"]),
            When::Halves => dice.pick(&["時期", "期間", "年度"]),
            When::Bare => dice.pick(&["時期", "期間"]),
        };
        vec![self.key(head, cell)]
    }

    /// The columns that say the part of a row.
    pub fn parts(&self) -> Vec<Column> {
        let names = self.facts.parts.clone();
        let name = move |key: Key| Cell::text(names[key.part].1);
        match self.case.parts {
            Parts::None | Parts::Heading => Vec::new(),
            Parts::Sex => vec![self.key(parts_heading(&self.facts.parts), name)],
            Parts::Age => vec![self.key("年齢階級", name)],
            Parts::Unknown => vec![self.key("部門", name)],
            Parts::Pair => vec![
                self.key("世帯類型 コード", |key| Cell::text(format!("{:03}", key.part * 10))),
                self.key("世帯類型", name),
            ],
        }
    }

    /// A measure as headings and names of rows write it, with its unit where it stands there.
    pub fn named(&self, measure: usize) -> String {
        let name = self.facts.measures[measure];
        if self.case.units == Units::Heading { format!("{name}（{}）", self.facts.unit) } else { name.to_owned() }
    }

    /// The column of names, with the part that they name where nothing else does.
    pub fn labels(&self, dice: &mut Dice) -> Column {
        let parted = self.case.parts == Parts::Heading;
        let names: Vec<String> = (0..self.facts.measures.len()).map(|measure| self.named(measure)).collect();
        let parts = self.facts.parts.clone();
        let cell = move |key: Key| {
            let name = names[key.measure].as_str();
            Cell::Text(if parted { format!("{name}（{}）", parts[key.part].1) } else { name.to_owned() })
        };
        self.key(dice.pick(&["指標", "項目", "指標名"]), cell)
    }

    /// The column of units, where there is one.
    pub fn units(&self) -> Vec<Column> {
        let unit = self.facts.unit;
        let is = self.case.units == Units::Column;
        is.then(|| self.key("単位", move |_| Cell::text(unit))).into_iter().collect()
    }

    pub fn value(&self, number: u32) -> Cell {
        match self.case.units {
            Units::Cell => Cell::Text(format!("{}{}", grouped(number), self.facts.unit)),
            _ if self.grouped => Cell::Grouped(number),
            _ => Cell::Number(number),
        }
    }

    /// Writes headings, the row of units, and rows.
    pub fn write(&self, columns: &[Column], rows: &[Fixes], numbers: &mut Numbers, dice: &mut Dice) -> Sheet {
        let mut sheet = Sheet::default();
        for row in 0..self.depth {
            let mut before = "";
            let cells = columns.iter().map(|column| {
                let head = column.heads[row].as_str();
                let is_group = row + 1 < self.depth && matches!(column.is, Kind::Value(_));
                let again = is_group && head == before && !head.is_empty();
                before = head;
                if again { Cell::Empty } else { Cell::text(head) }
            });
            sheet.rows.push(cells.collect());
            if row + 1 < self.depth {
                groups(&mut sheet, columns, row);
            }
        }
        if self.case.units == Units::Row {
            let unit = |column: &Column| match column.is {
                Kind::Value(_) => Cell::text(self.facts.unit),
                Kind::Key(_) => Cell::Empty,
            };
            sheet.rows.push(columns.iter().map(unit).collect());
        }
        for row in rows {
            let own = row.with(Fixes::default());
            let cells = columns.iter().map(|column| match &column.is {
                Kind::Key(cell) => cell(own),
                Kind::Value(fixes) => {
                    let number = numbers.number(fixes.with(*row), dice);
                    self.value(number)
                }
            });
            sheet.rows.push(cells.collect());
        }
        sheet
    }
}

/// The county of a town, and the city of a ward.
fn above(city: City) -> &'static str {
    if WARDS[1..].contains(&city) { WARDS[0].name } else { city.county }
}

/// The dimension of the parts.
pub fn parts_heading(parts: &[(Part, &'static str)]) -> &'static str {
    parts.iter().find_map(|(part, _)| *part).map_or("", |(dimension, _)| dimension)
}

/// Merges the cells of a group of columns, and headings downwards.
fn groups(sheet: &mut Sheet, columns: &[Column], row: usize) {
    let mut at = 0;
    while at < columns.len() {
        let head = &columns[at].heads[row];
        let is_value = matches!(columns[at].is, Kind::Value(_));
        let same = |other: &&Column| is_value && other.heads[row] == *head && matches!(other.is, Kind::Value(_));
        let count = columns[at..].iter().take_while(same).count().max(1);
        let below = columns[at].heads[row + 1..].iter().all(String::is_empty);
        if !head.is_empty() && !is_value && below {
            sheet.merged.push((row, at, columns[at].heads.len() - 1, at));
        } else if !head.is_empty() && count > 1 {
            sheet.merged.push((row, at, row, at + count - 1));
        }
        at += count;
    }
}

/// Every combination of what is not fixed by columns, in the order of the lists.
pub fn rows(facts: &Facts, vary: Fixes) -> Vec<Fixes> {
    let range = |is: Option<usize>, count: usize| if is.is_some() { 0..count } else { 0..1 };
    let mut rows = Vec::new();
    for city in range(vary.city, facts.cities.len()) {
        for measure in range(vary.measure, facts.measures.len()) {
            for part in range(vary.part, facts.parts.len()) {
                for time in range(vary.time, facts.times.len()) {
                    rows.push(Fixes {
                        city: vary.city.map(|_| city),
                        measure: vary.measure.map(|_| measure),
                        part: vary.part.map(|_| part),
                        time: vary.time.map(|_| time),
                    });
                }
            }
        }
    }
    rows
}
