//! Generated tables with parts in columns: layout × dimension × total or none × a second dimension, each with what it
//! truly says. Kept is what is true, under its own parts; everything else is asked about.

use super::Grid;
use machikurabe::import::known::Known;
use machikurabe::model::breakdown::{Breakdown, key};
use machikurabe::model::dataset::Dataset;
use machikurabe::model::mapping::{ColumnKind, Guess, Mapping};
use std::collections::BTreeMap;

const CITIES: [(&str, &str); 3] = [("釧路市", "012068"), ("根室市", "012238"), ("苫小牧市", "012131")];
const YEARS: [u16; 2] = [2020, 2021];
const VARIANTS: u64 = 6;

/// Numbers from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

/// How a dimension is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sex,
    Age,
    NumberedAge,
    Industry,
    EnglishSex,
    /// By its members alone.
    Unnamed,
    /// A code and a name.
    Pair,
    Categories,
    /// Two members of which nobody knows what they are.
    Unknown,
    /// Unknown, but a heading that says that it parts something.
    By,
}

const KINDS: [Kind; 10] = [
    Kind::Sex,
    Kind::Age,
    Kind::NumberedAge,
    Kind::Industry,
    Kind::EnglishSex,
    Kind::Unnamed,
    Kind::Pair,
    Kind::Categories,
    Kind::Unknown,
    Kind::By,
];

struct Dimension {
    kind: Kind,
    heading: &'static str,
    code: Option<&'static str>,
    members: &'static [&'static str],
    total: Option<&'static str>,
}

impl Dimension {
    fn new(kind: Kind, has_total: bool, dice: &mut Dice) -> Self {
        let (heading, code, members, total): (_, _, &'static [&'static str], _) = match kind {
            Kind::Sex => (["性別", "男女別", "男女"][dice.below(3)], None, &["男", "女"], "計"),
            Kind::Age => ("年齢階級", None, &["0～14歳", "15～64歳", "65歳以上"], "総数"),
            Kind::NumberedAge => ("年齢", None, &["20", "30", "40"], "総数"),
            Kind::Industry => ("産業大分類", None, &["漁業", "製造業", "小売業"], "全産業"),
            Kind::EnglishSex => ("Sex", None, &["Male", "Female"], "Total"),
            Kind::Unnamed => ("区分", None, &["男性", "女性"], "合計"),
            Kind::Pair => ("世帯類型", Some("世帯類型 コード"), &["単独世帯", "核家族世帯"], "総数"),
            Kind::Categories => ("住居の型", Some("cat01_code"), &["持ち家", "借家"], "総数"),
            Kind::Unknown => ("部門", None, &["甲", "乙"], "合計"),
            Kind::By => ("死因別", None, &["がん", "脳卒中"], "総数"),
        };
        Self { kind, heading, code, members, total: has_total.then_some(total) }
    }

    fn is_asked(&self) -> bool {
        matches!(self.kind, Kind::Unknown | Kind::By)
    }

    fn cells(&self) -> Vec<&'static str> {
        self.members.iter().copied().chain(self.total).collect()
    }

    fn part(&self, cell: &str) -> Option<Breakdown> {
        let part = Breakdown { dimension: self.heading.to_owned(), member: cell.to_owned() };
        (self.total != Some(cell)).then_some(part)
    }
}

/// By area, parts and year.
type Truth = BTreeMap<(String, String, u16), u32>;

/// A table and what it says.
fn table(wide: bool, dimensions: &[Dimension], dice: &mut Dice) -> (Grid, Truth) {
    let mut rows: Vec<(usize, Vec<&'static str>)> = Vec::new();
    for city in 0..CITIES.len() {
        let mut combined: Vec<Vec<&'static str>> = vec![Vec::new()];
        for dimension in dimensions {
            combined = combined
                .iter()
                .flat_map(|row| dimension.cells().into_iter().map(|cell| [row.as_slice(), &[cell]].concat()))
                .collect();
        }
        // The first city has every row; of the others some are missing.
        rows.extend(combined.into_iter().filter(|_| city == 0 || dice.below(10) < 7).map(|cells| (city, cells)));
    }
    if dice.below(2) == 0 {
        for at in (1..rows.len()).rev() {
            rows.swap(at, dice.below(at + 1));
        }
    }
    let mut head = vec!["団体名".to_owned(), "指標".to_owned()];
    for dimension in dimensions {
        head.extend(dimension.code.map(str::to_owned));
        head.push(dimension.heading.to_owned());
    }
    if wide {
        head.extend(YEARS.map(|year| format!("{year}年")));
    } else {
        head.extend(["年", "値"].map(str::to_owned));
    }
    let (mut lines, mut truth) = (vec![head.join("|")], Truth::new());
    for (city, cells) in rows {
        let (name, code) = CITIES[city];
        let parts: Vec<Breakdown> =
            dimensions.iter().zip(&cells).filter_map(|(dimension, cell)| dimension.part(cell)).collect();
        let mut line = vec![name.to_owned(), "架空数".to_owned()];
        for (dimension, cell) in dimensions.iter().zip(&cells) {
            let place = dimension.cells().iter().position(|known| known == cell).unwrap();
            line.extend(dimension.code.map(|_| format!("{:03}", (place + 1) * 10)));
            line.push((*cell).to_owned());
        }
        // Few values, so that equal ones meet.
        let values = YEARS.map(|year| (year, u32::try_from(dice.below(40)).unwrap()));
        for (year, value) in values {
            truth.insert((code.to_owned(), key(&parts), year), value);
        }
        if wide {
            line.extend(values.iter().map(|(_, value)| value.to_string()));
            lines.push(line.join("|"));
        } else {
            lines.extend(values.iter().map(|(year, value)| format!("{}|{year}年|{value}", line.join("|"))));
        }
    }
    (Grid::text("架空.csv", &lines.join("\n")), truth)
}

/// What was kept, as the truth says it.
fn kept(data: &Dataset) -> Truth {
    let of = |o: &machikurabe::model::observation::Observation| {
        let indicator = data.indicator(&o.indicator_id).unwrap();
        assert_eq!(indicator.label, "架空数");
        let place = (o.municipality_code.to_string(), key(&indicator.breakdown), o.period.first_year());
        (place, o.value.unwrap().to_string().parse().unwrap())
    };
    let kept: Truth = data.observations.iter().map(of).collect();
    assert_eq!(kept.len(), data.observations.len(), "no value stands twice");
    kept
}

fn decide(mapping: &Mapping, kind: ColumnKind) -> Mapping {
    let mut mapping = mapping.clone();
    for column in mapping.columns.iter_mut().filter(|c| ["部門", "死因別"].contains(&c.heading.as_str())) {
        (column.kind, column.guess) = (kind, Guess::USER);
    }
    mapping
}

#[test]
fn kept_is_true_and_under_its_own_parts_or_it_is_asked() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let places = || 0..KINDS.len();
    let pairs = places().flat_map(|first| places().map(move |second| (first, second)));
    for (seed, (first, second)) in (0..).zip(pairs.filter(|(first, second)| first >= second)) {
        let (first, second) = (KINDS[first], (first != second).then_some(KINDS[second]));
        for variant in 0..VARIANTS {
            let mut dice = Dice(seed * 100 + variant + 1);
            let (wide, total) = (variant % 2 == 1, variant / 2 % 3);
            let mut dimensions = vec![Dimension::new(first, total > 0, &mut dice)];
            dimensions.extend(second.map(|second| Dimension::new(second, total > 1, &mut dice)));
            if dice.below(2) == 0 {
                dimensions.reverse();
            }
            let (grid, truth) = table(wide, &dimensions, &mut dice);
            let case = format!("{first:?} {second:?} wide {wide} totals {total} seed {seed} {variant}");
            let (data, report) = grid.taken();
            let kept_unasked = kept(&data);
            for (place, value) in &kept_unasked {
                assert_eq!(truth.get(place), Some(value), "{case}: {place:?}");
            }
            let asked = dimensions.iter().any(Dimension::is_asked);
            if !asked {
                assert_eq!(kept_unasked, truth, "{case}: {:?}", report.problems.first());
                assert!(report.is_complete() && report.parts.is_empty(), "{case}");
                *counts.entry("right").or_default() += 1;
                continue;
            }
            *counts.entry("asked").or_default() += 1;
            let headings: Vec<&str> = report.parts.iter().map(|asked| asked.heading.as_str()).collect();
            // Where all rows wait for one answer already, the other is asked for after it.
            let of_unknown = |heading: &&str| dimensions.iter().any(|d| d.is_asked() && d.heading == *heading);
            assert!(!headings.is_empty() && headings.iter().all(of_unknown), "{case} {headings:?}");
            // As a breakdown all of it is right.
            let (data, report) =
                grid.import(&decide(&grid.mapping(), ColumnKind::Breakdown), &Known::default()).unwrap();
            assert_eq!(kept(&data), truth, "{case}");
            assert!(report.is_complete() && report.parts.is_empty(), "{case}");
            // Of the whole alone, all of it and nothing else is kept.
            let total_only = grid.import(&decide(&grid.mapping(), ColumnKind::TotalOnly), &Known::default()).unwrap();
            for (place, value) in kept(&total_only.0) {
                assert_eq!(truth.get(&place), Some(&value), "{case}");
                let unknown = ["部門", "死因別"].iter().any(|heading| place.1.contains(heading));
                assert!(!unknown, "{case}: {place:?}");
            }
            let skipped = grid.import(&decide(&grid.mapping(), ColumnKind::SkipRows), &Known::default()).unwrap();
            assert_eq!((skipped.0.observations.len(), skipped.1.rows_refused), (0, 0), "{case}");
            assert_eq!(skipped.1.rows_left_out, skipped.1.rows_read, "{case}");
        }
    }
    assert!(counts["right"] > 150 && counts["asked"] > 80, "{counts:?}");
}
