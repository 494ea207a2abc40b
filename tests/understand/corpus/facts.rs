//! What a generated file is about, and how its places and periods are written.

use super::case::{Case, Dice, Layout, Parts, Place, When};
use super::written::Cell;

/// A municipality: its code with check digit, its name, its county and sub-prefecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct City {
    pub code: &'static str,
    pub name: &'static str,
    pub county: &'static str,
}

const fn city(code: &'static str, name: &'static str, county: &'static str) -> City {
    City { code, name, county }
}

pub const CITIES: [City; 9] = [
    city("012238", "根室市", ""),
    city("012068", "釧路市", ""),
    city("012131", "苫小牧市", ""),
    city("012106", "岩見沢市", ""),
    city("012025", "函館市", ""),
    city("012203", "士別市", ""),
    city("012343", "北広島市", ""),
    city("016624", "厚岸町", "厚岸郡"),
    city("016683", "白糠町", "白糠郡"),
];

pub const TOWNS: [City; 6] = [
    city("016624", "厚岸町", "厚岸郡"),
    city("016632", "浜中町", "厚岸郡"),
    city("016641", "標茶町", "川上郡"),
    city("016659", "弟子屈町", "川上郡"),
    city("016675", "鶴居村", "阿寒郡"),
    city("016683", "白糠町", "白糠郡"),
];

/// A designated city and some of its wards, whose names other cities have too.
pub const WARDS: [City; 4] = [
    city("011002", "札幌市", ""),
    city("011011", "中央区", ""),
    city("011029", "北区", ""),
    city("011045", "白石区", ""),
];

pub const PREFECTURE: &str = "北海道";

/// A period: its canonical form, and how the file writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    pub canonical: String,
    pub cell: Cell,
    /// Year and month where they stand in columns of their own.
    pub parts: Option<(Cell, Cell)>,
}

/// A part of the whole; `None` where it is the whole.
pub type Part = Option<(&'static str, &'static str)>;

/// What a file is about.
#[derive(Debug, Clone)]
pub struct Facts {
    pub cities: Vec<City>,
    pub measures: Vec<&'static str>,
    pub parts: Vec<(Part, &'static str)>,
    pub times: Vec<Time>,
    pub unit: &'static str,
    /// The year that titles and names speak of.
    pub year: u16,
}

const MEASURES: [&str; 6] = ["架空数", "模擬件数", "試作台数", "仮想戸数", "仮の本数", "想定枚数"];

impl Facts {
    pub fn new(case: &Case, dice: &mut Dice) -> Self {
        let one_place = matches!(case.place, Place::Title | Place::FileName | Place::None);
        let mut cities: Vec<City> = if case.layout == Layout::Groups && !one_place {
            if dice.is(3) { WARDS.to_vec() } else { TOWNS.to_vec() }
        } else {
            let mut cities = CITIES.to_vec();
            dice.shuffle(&mut cities);
            cities.truncate(3);
            cities
        };
        if one_place {
            cities.truncate(1);
        }
        let mut measures = MEASURES.to_vec();
        dice.shuffle(&mut measures);
        measures.truncate(2);
        let year = [2019, 2020, 2021, 2022][dice.below(4)];
        let times = if case.layout == Layout::Months { months(case.when, year) } else { times(case.when, year, dice) };
        let unit = match case.units {
            super::case::Units::None => "",
            super::case::Units::Thousands => "千人",
            _ => dice.pick(&["人", "件", "世帯"]),
        };
        Self { cities, measures, parts: parts(case.parts, dice), times, unit, year }
    }
}

fn parts(kind: Parts, dice: &mut Dice) -> Vec<(Part, &'static str)> {
    let of = |dimension: &'static str, members: &[&'static str], total: Option<&'static str>| {
        let total = total.map(|word| (None, word));
        total.into_iter().chain(members.iter().map(|member| (Some((dimension, *member)), *member))).collect()
    };
    match kind {
        Parts::None => vec![(None, "")],
        Parts::Sex => of(dice.pick(&["性別", "男女別"]), &["男", "女"], Some(dice.pick(&["計", "総数"]))),
        Parts::Age => of("年齢階級", &["0～14歳", "15～64歳", "65歳以上"], None),
        Parts::Unknown => of("部門", &["甲", "乙"], Some("合計").filter(|_| dice.is(2))),
        Parts::Heading => of("性別", &["男", "女"], None),
        Parts::Pair => of("世帯類型", &["単独世帯", "核家族世帯"], Some("総数")),
    }
}

pub fn era(year: u16) -> String {
    if year == 2019 { "令和元".to_owned() } else { format!("令和{}", year - 2018) }
}

/// The word of one period.
pub fn time(when: When, year: u16, dice: &mut Dice) -> Time {
    let plain = |canonical: String, text: String| Time { canonical, cell: Cell::Text(text), parts: None };
    match when {
        When::EraFiscal => plain(format!("FY{year}"), format!("{}年度", era(year))),
        When::WesternFiscal => plain(format!("FY{year}"), format!("{year}年度")),
        When::EraYear => plain(year.to_string(), format!("{}年", era(year))),
        When::WesternYear => plain(year.to_string(), format!("{year}年")),
        When::Day => Time { canonical: format!("{year}-10-01"), cell: Cell::Day(year, 10, 1), parts: None },
        When::ShortFiscal => plain(format!("FY{year}"), format!("R{}", year - 2018)),
        When::BareCalendar => Time { canonical: year.to_string(), cell: Cell::Number(year.into()), parts: None },
        When::Months => {
            let month = dice.below(12) + 1;
            let parts = if dice.is(2) {
                (Cell::Number(year.into()), Cell::Number(u32::try_from(month).unwrap()))
            } else {
                (Cell::Text(format!("{}年", era(year))), Cell::Text(format!("{month}月")))
            };
            let cell = Cell::Text(format!("{}年{month}月", era(year)));
            Time { canonical: format!("{year}-{month:02}"), cell, parts: Some(parts) }
        }
        When::Title | When::FileName | When::None => match dice.below(3) {
            0 => plain(format!("FY{year}"), format!("{}年度", era(year))),
            1 => plain(year.to_string(), format!("{year}年")),
            _ => plain(format!("{year}-10-01"), format!("{}年10月1日現在", era(year))),
        },
        When::Quarters => quarter(year, dice),
        When::Halves => {
            plain(String::new(), format!("{}年度{}", era(year), dice.pick(&["上期", "下期", "上半期", "下半期"])))
        }
        When::Bare if year.is_multiple_of(2) => plain(String::new(), format!("R{}", year - 2018)),
        When::Bare => Time { canonical: String::new(), cell: Cell::Number(year.into()), parts: None },
    }
}

/// A quarter of a fiscal year, or of a calendar year by its months.
fn quarter(year: u16, dice: &mut Dice) -> Time {
    let number = u16::try_from(dice.below(4)).unwrap();
    let of = |first: u16, text: String| {
        let (year, month) = (year + (first - 1) / 12, (first - 1) % 12 + 1);
        Time { canonical: format!("{year}-{month:02}..{year}-{:02}", month + 2), cell: Cell::Text(text), parts: None }
    };
    let (fiscal, calendar) = (number * 3 + 4, number * 3 + 1);
    match dice.below(3) {
        0 => of(fiscal, format!("{}年度第{}四半期", era(year), number + 1)),
        1 => of(fiscal, format!("{year}年度第{}四半期", number + 1)),
        _ => of(calendar, format!("{}年{calendar}～{}月期", era(year), calendar + 2)),
    }
}

fn times(when: When, year: u16, dice: &mut Dice) -> Vec<Time> {
    if matches!(when, When::Title | When::FileName | When::None) {
        return vec![time(when, year, dice)];
    }
    // All bare years of a file are written alike.
    let step = if when == When::Bare { 2 } else { 1 };
    let mut times: Vec<Time> = (0..3).map(|at| time(when, year + at * step, dice)).collect();
    if dice.is(4) {
        times.reverse();
    }
    times
}

/// The twelve months of a year, as headings write them.
fn months(when: When, year: u16) -> Vec<Time> {
    let of = |year: u16, month: u16, text: String| Time {
        canonical: format!("{year}-{month:02}"),
        cell: Cell::Text(text),
        parts: None,
    };
    let fiscal = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3].into_iter();
    match when {
        When::EraFiscal
        | When::WesternFiscal
        | When::ShortFiscal
        | When::Quarters
        | When::Halves
        | When::Title
        | When::FileName
        | When::None => fiscal.map(|month| of(year + u16::from(month < 4), month, format!("{month}月"))).collect(),
        When::EraYear | When::WesternYear | When::BareCalendar | When::Bare => {
            (1..=12).map(|month| of(year, month, format!("{month}月"))).collect()
        }
        When::Day | When::Months => {
            (1..=12).map(|month| of(year, month, format!("{}年{month}月", era(year)))).collect()
        }
    }
}

/// The year over the months; empty where the headings name it or nothing does.
pub fn year_of_months(when: When, year: u16) -> String {
    match when {
        When::EraFiscal | When::Quarters | When::Title => format!("{}年度", era(year)),
        When::WesternFiscal => format!("{year}年度"),
        When::ShortFiscal => format!("R{}年度", year - 2018),
        When::EraYear => format!("{}年", era(year)),
        When::WesternYear | When::BareCalendar => format!("{year}年"),
        _ => String::new(),
    }
}
