//! The national list: every prefecture, municipality, special ward and ward of a designated city.

use super::key::key;
use super::marks;
use crate::model::municipality::{AreaCode, AreaKind, Municipality};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The list as it lies in `assets/`.
const CODES: &str = include_str!("../../../assets/municipalities/codes.tsv");

/// What a line of the list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The nation (国, 全国).
    Nation,
    /// 都道府県.
    Prefecture,
    /// 市町村 and special wards.
    Municipality,
    /// A ward of a designated city.
    Ward,
}

/// One area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its code.
    pub code: AreaCode,
    /// What it is.
    pub rank: Rank,
    /// Name as officially written; of a ward with its city.
    pub name: String,
    /// Reading in hiragana; of a ward with its city.
    pub kana: String,
    /// Name of its prefecture; empty for the nation.
    pub prefecture: &'static str,
}

impl Area {
    /// Its name behind its prefecture; with the county where another place of the prefecture bears the same name.
    #[must_use]
    pub fn full_name(&self) -> String {
        if self.name == self.prefecture {
            return self.name.clone();
        }
        let county = COUNTIES.iter().find(|(_, code)| *code == self.code.number()).map_or("", |(name, _)| *name);
        format!("{}{county}{}", self.prefecture, self.name)
    }

    /// The area as a dataset knows it.
    #[must_use]
    pub fn municipality(&self) -> Municipality {
        let (kind, prefecture) = match self.rank {
            Rank::Nation => (AreaKind::Nation, String::new()),
            Rank::Prefecture => (AreaKind::Prefecture, self.name.clone()),
            Rank::Municipality | Rank::Ward => (AreaKind::Municipality, self.prefecture.to_owned()),
        };
        Municipality {
            municipality_code: self.code,
            kind,
            name: self.name.clone(),
            kana: self.kana.clone(),
            name_en: super::romaji::name(&self.name, &self.kana),
            prefecture,
        }
    }
}

/// The list with its look-ups.
#[derive(Debug)]
pub struct AreaList {
    areas: Vec<Area>,
    codes: BTreeMap<u32, usize>,
    names: BTreeMap<String, Vec<usize>>,
    stems: BTreeMap<String, Vec<usize>>,
}

/// Counties of municipalities that share their name with another of the same prefecture, with its code.
const COUNTIES: [(&str, u32); 2] = [("古宇郡", 14_036), ("国後郡", 16_969)];

/// Counties of municipalities that share their name with one of another prefecture, with their prefectures: only there
/// the name of the county is needed. The other counties are not in the list; they are read over.
const COUNTY_PREFECTURES: [(&str, &str); 49] = [
    ("松前郡", "北海道"),
    ("茅部郡", "北海道"),
    ("沙流郡", "北海道"),
    ("上川郡", "北海道"),
    ("中川郡", "北海道"),
    ("三戸郡", "青森県"),
    ("柴田郡", "宮城県"),
    ("遠田郡", "宮城県"),
    ("仙北郡", "秋田県"),
    ("西置賜郡", "山形県"),
    ("東置賜郡", "山形県"),
    ("西村山郡", "山形県"),
    ("最上郡", "山形県"),
    ("大沼郡", "福島県"),
    ("児玉郡", "埼玉県"),
    ("甘楽郡", "群馬県"),
    ("利根郡", "群馬県"),
    ("邑楽郡", "群馬県"),
    ("吾妻郡", "群馬県"),
    ("下新川郡", "富山県"),
    ("今立郡", "福井県"),
    ("三方郡", "福井県"),
    ("南巨摩郡", "山梨県"),
    ("南佐久郡", "長野県"),
    ("北安曇郡", "長野県"),
    ("上高井郡", "長野県"),
    ("下伊那郡", "長野県"),
    ("揖斐郡", "岐阜県"),
    ("周智郡", "静岡県"),
    ("駿東郡", "静岡県"),
    ("知多郡", "愛知県"),
    ("多気郡", "三重県"),
    ("三重郡", "三重県"),
    ("蒲生郡", "滋賀県"),
    ("南河内郡", "大阪府"),
    ("揖保郡", "兵庫県"),
    ("吉野郡", "奈良県"),
    ("磯城郡", "奈良県"),
    ("有田郡", "和歌山県"),
    ("日高郡", "和歌山県"),
    ("西伯郡", "鳥取県"),
    ("日野郡", "鳥取県"),
    ("邑智郡", "島根県"),
    ("伊予郡", "愛媛県"),
    ("田川郡", "福岡県"),
    ("八女郡", "福岡県"),
    ("阿蘇郡", "熊本県"),
    ("下益城郡", "熊本県"),
    ("東臼杵郡", "宮崎県"),
];

/// Islands of 東京都 that addresses name before their only town or village, which bears the same name.
const ISLANDS: [&str; 4] = ["三宅島", "八丈島", "御蔵島", "青ケ島"];

/// A name with its county in brackets behind it, in the usual order: 阿寒郡鶴居村 of 鶴居村（阿寒郡）.
fn county_before(key: &str) -> Option<String> {
    let (name, county) = key.strip_suffix([')', ']'])?.split_once(['(', '['])?;
    county.ends_with('郡').then(|| format!("{county}{name}"))
}

impl AreaList {
    /// The list that the program carries, built once.
    #[must_use]
    pub fn national() -> &'static Self {
        static LIST: OnceLock<AreaList> = OnceLock::new();
        LIST.get_or_init(Self::build)
    }

    fn build() -> Self {
        let mut list =
            Self { areas: Vec::new(), codes: BTreeMap::new(), names: BTreeMap::new(), stems: BTreeMap::new() };
        let nation =
            Area {
                code: AreaCode::NATION, rank: Rank::Nation, name: "国".into(), kana: "くに".into(), prefecture: ""
            };
        list.add(nation, &["国", "全国", "日本", "日本国", "全国計", "全国平均"].map(String::from), &[]);
        let mut prefecture = ("", "");
        let mut city = ("", "");
        for line in CODES.lines() {
            let mut cells = line.split('\t');
            let (Some(rank), Some(code), Some(name), Some(kana)) =
                (cells.next(), cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            // A test reads every line; one that were broken would be missing there.
            let Ok(code) = AreaCode::parse(code) else { continue };
            match rank {
                "p" => {
                    prefecture = (name, kana);
                    let area =
                        Area { code, rank: Rank::Prefecture, name: name.into(), kana: kana.into(), prefecture: name };
                    let stem = name.strip_suffix(['都', '府', '県']).map(str::to_owned);
                    list.add(area, &[name.into(), kana.into()], stem.as_slice());
                }
                "m" => {
                    city = (name, kana);
                    let area = Area {
                        code,
                        rank: Rank::Municipality,
                        name: name.into(),
                        kana: kana.into(),
                        prefecture: prefecture.0,
                    };
                    let stem = name.strip_suffix(['市', '区', '町', '村']).map(str::to_owned);
                    let forms = [
                        name.into(),
                        kana.into(),
                        format!("{}{name}", prefecture.0),
                        format!("{}{kana}", prefecture.1),
                    ];
                    list.add(area, &forms, stem.as_slice());
                }
                _ => {
                    let (whole, reading) = (format!("{}{name}", city.0), format!("{}{kana}", city.1));
                    let forms = [
                        whole.clone(),
                        reading.clone(),
                        name.into(),
                        kana.into(),
                        format!("{}{whole}", prefecture.0),
                        format!("{}{reading}", prefecture.1),
                    ];
                    let area = Area { code, rank: Rank::Ward, name: whole, kana: reading, prefecture: prefecture.0 };
                    list.add(area, &forms, &[]);
                }
            }
        }
        list
    }

    fn add(&mut self, area: Area, forms: &[String], stems: &[String]) {
        let place = self.areas.len();
        self.codes.insert(area.code.number(), place);
        for (texts, map) in [(forms, &mut self.names), (stems, &mut self.stems)] {
            for text in texts {
                let places = map.entry(key(text)).or_default();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        self.areas.push(area);
    }

    /// All areas in the order of the list.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The area with a code.
    #[must_use]
    pub fn area(&self, code: AreaCode) -> Option<&Area> {
        self.codes.get(&code.number()).and_then(|place| self.areas.get(*place))
    }

    /// The area with a code of five digits, without its check digit.
    #[must_use]
    pub fn area_of_five(&self, five: u32) -> Option<&Area> {
        self.area(AreaCode::from_number(five * 10 + AreaCode::check_digit(five))?)
    }

    /// Every area that a name fits, in the order of the list, and whether the name is whole: `根室` without 市 is a
    /// beginning only (根室振興局 has it too), so that even a single candidate is no certainty.
    #[must_use]
    pub fn named(&self, text: &str) -> (Vec<&Area>, bool) {
        let key = key(text);
        let found = self.places(&key);
        if !found.is_empty() {
            return (found, true);
        }
        let county = self.below_county(&county_before(&key).unwrap_or_else(|| key.clone()));
        if !county.is_empty() {
            return (county, true);
        }
        let island = ISLANDS.iter().find_map(|island| key.strip_prefix(island)).map(|name| self.places(name));
        if let Some(island) = island.filter(|found| !found.is_empty()) {
            return (island, true);
        }
        let marked = self.marked(text);
        if !marked.is_empty() {
            return (marked, true);
        }
        (self.at(self.stems.get(&key)), false)
    }

    /// The places of a name with a mark or its reading behind it.
    fn marked(&self, text: &str) -> Vec<&Area> {
        marks::without(text).map(|name| self.places(&key(&name))).unwrap_or_default()
    }

    fn places(&self, key: &str) -> Vec<&Area> {
        self.at(self.names.get(key))
    }

    fn at(&self, places: Option<&Vec<usize>>) -> Vec<&Area> {
        places.into_iter().flatten().filter_map(|place| self.areas.get(*place)).collect()
    }

    /// `北海道厚岸郡浜中町`, `古宇郡泊村`: towns and villages behind the name of a county.
    fn below_county(&self, key: &str) -> Vec<&Area> {
        for (at, county) in key.match_indices('郡') {
            let (before, rest) = (key.get(..at).unwrap_or_default(), key.get(at + county.len()..).unwrap_or_default());
            if before.is_empty() || !rest.ends_with(['町', '村']) {
                continue;
            }
            let prefecture = self.areas.iter().find(|a| a.rank == Rank::Prefecture && before.starts_with(&a.name));
            let inside = |area: &&Area| prefecture.is_none_or(|p| p.prefecture == area.prefecture);
            let mut found: Vec<&Area> =
                self.places(rest).into_iter().filter(|a| a.rank == Rank::Municipality).filter(inside).collect();
            let whole = format!("{before}郡");
            if let Some((_, code)) = COUNTIES.iter().find(|(name, _)| whole.ends_with(name)) {
                found.retain(|area| area.code.number() == *code);
            }
            let is_whole = |name: &str, prefecture: &str| whole.strip_prefix(prefecture).unwrap_or(&whole) == name;
            let known = COUNTY_PREFECTURES.iter().find(|(name, prefecture)| is_whole(name, prefecture));
            if let Some((_, prefecture)) = known.filter(|_| found.len() > 1) {
                found.retain(|area| area.prefecture == *prefecture);
            }
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }
}
