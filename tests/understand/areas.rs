//! Every form of every municipality resolves to itself or is ambiguous, never to another; evidence decides, or nothing.

use machikurabe::import::municipality::list::{Area, AreaList, Rank};
use machikurabe::import::municipality::resolver::{AreaTexts, Resolution, Resolver, reading};
use machikurabe::model::mapping::{CodeReading, Mapping};
use machikurabe::model::municipality::AreaCode;

fn code(text: &str) -> AreaCode {
    AreaCode::parse(text).unwrap()
}

fn named(name: &str) -> Resolution {
    Resolver::default().resolve(AreaTexts { name, ..AreaTexts::default() })
}

fn coded(code: &str) -> Resolution {
    Resolver::default().resolve(AreaTexts { code, ..AreaTexts::default() })
}

/// The forms in which offices write a name.
fn forms(area: &Area) -> Vec<String> {
    let name = &area.name;
    let wide: String = name.chars().map(|c| if c == 'ケ' { 'ヶ' } else { c }).collect();
    let variants = [
        ("ケ", "が"),
        ("ヶ", "ケ"),
        ("崎", "﨑"),
        ("高", "髙"),
        ("竜", "龍"),
        ("沢", "澤"),
        ("浜", "濱"),
        ("の", "ノ"),
    ];
    let katakana: String = area
        .kana
        .chars()
        .map(|c| char::from_u32(u32::from(c) + 0x60).filter(|_| ('ぁ'..='ゖ').contains(&c)).unwrap_or(c))
        .collect();
    let mut forms = vec![
        name.clone(),
        wide,
        format!("　{name} "),
        name.chars().flat_map(|c| [c, ' ']).collect(),
        area.kana.clone(),
        katakana,
    ];
    forms.extend(variants.iter().filter(|(one, _)| name.contains(one)).map(|(one, other)| name.replace(one, other)));
    if area.rank != Rank::Prefecture {
        forms.push(format!("{}{name}", area.prefecture));
        forms.push(format!("{}　{name}", area.prefecture));
    }
    if area.rank == Rank::Municipality && name.ends_with(['町', '村']) {
        forms.push(format!("某郡{name}"));
        forms.push(format!("{}某郡{name}", area.prefecture));
    }
    forms
}

#[test]
fn the_list_is_whole() {
    let count = |rank: Rank| AreaList::national().areas().iter().filter(|area| area.rank == rank).count();
    assert_eq!((count(Rank::Prefecture), count(Rank::Municipality), count(Rank::Ward)), (47, 1_747, 178));
}

#[test]
fn every_form_is_itself_or_ambiguous() {
    let mut ambiguous = 0;
    let areas = AreaList::national().areas().iter().filter(|area| area.rank != Rank::Nation);
    for area in areas {
        for form in forms(area) {
            match named(&form) {
                Resolution::Resolved(found) => assert_eq!(found, area.code, "{form}"),
                Resolution::Ambiguous(found) => {
                    assert!(found.contains(&area.code), "{form}");
                    ambiguous += 1;
                }
                other => panic!("{form}: {other:?}"),
            }
        }
        let full = format!("{}{}", area.prefecture, area.name);
        if !["泊村", "浜松市天竜区"].contains(&area.name.as_str()) && area.rank != Rank::Prefecture {
            assert_eq!(named(&full), Resolution::Resolved(area.code), "prefecture and name are enough: {full}");
        }
    }
    assert!(ambiguous > 100, "池田町 and its like are ambiguous");
}

#[test]
fn every_form_of_every_code_is_itself_or_ambiguous() {
    for area in AreaList::national().areas().iter().filter(|area| area.rank != Rank::Nation) {
        let six = area.code.to_string();
        let five = &six[..5];
        let mut forms = vec![six.clone(), five.to_owned(), format!(" {six} "), format!("{}.0", area.code.number())];
        if let (Some(six), Some(five)) = (six.strip_prefix('0'), five.strip_prefix('0')) {
            forms.extend([six.to_owned(), five.to_owned()]);
        }
        let wide: String = six.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect();
        forms.push(wide);
        for form in forms {
            match coded(&form) {
                Resolution::Resolved(found) => assert_eq!(found, area.code, "{form}"),
                Resolution::Ambiguous(found) => assert!(found.contains(&area.code), "{form}"),
                other => panic!("{form}: {other:?}"),
            }
            // The name beside it always decides.
            let texts = AreaTexts { code: &form, name: &area.name, prefecture: "" };
            assert_eq!(Resolver::default().resolve(texts), Resolution::Resolved(area.code), "{form} {}", area.name);
        }
    }
}

#[test]
fn the_traps() {
    // 根室市 without its zero, or いすみ市 without its check digit; 岩見沢市, or 千葉市美浜区.
    assert_eq!(coded("12238"), Resolution::Ambiguous(vec![code("012238"), code("122386")]));
    assert_eq!(coded("12106"), Resolution::Ambiguous(vec![code("012106"), code("121061")]));
    assert_eq!(named("泊村"), Resolution::Ambiguous(vec![code("014036"), code("016969")]));
    assert_eq!(named("北海道古宇郡泊村"), Resolution::Resolved(code("014036")));
    assert_eq!(named("釧路市"), Resolution::Resolved(code("012068")));
    assert_eq!(named("釧路町"), Resolution::Resolved(code("016616")));
    // A beginning is no name: 釧路 is a city, a town and a subprefecture; 根室 has one candidate, and is asked all the same.
    assert_eq!(named("釧路"), Resolution::Ambiguous(vec![code("012068"), code("016616")]));
    assert_eq!(named("根室"), Resolution::Ambiguous(vec![code("012238")]));
    assert_eq!(coded("012239"), Resolution::Unknown);
    assert_eq!(coded("223"), Resolution::Unknown);
    assert_eq!(named("苫小枚市"), Resolution::Unknown);
    assert_eq!(named("全国"), Resolution::Resolved(AreaCode::NATION));
    assert_eq!(named(""), Resolution::Silent);
}

#[test]
fn a_name_or_prefecture_beside_decides_and_a_contradiction_is_said() {
    let resolve = |code, name, prefecture| Resolver::default().resolve(AreaTexts { code, name, prefecture });
    assert_eq!(resolve("12238", "根室市", ""), Resolution::Resolved(code("012238")));
    assert_eq!(resolve("12238", "いすみ市", ""), Resolution::Resolved(code("122386")));
    assert_eq!(resolve("12238", "根室", ""), Resolution::Resolved(code("012238")));
    assert_eq!(resolve("012238", "釧路市", ""), Resolution::Contradiction);
    assert_eq!(resolve("012239", "根室市", ""), Resolution::Contradiction);
    assert_eq!(resolve("012238", "根室市（再掲）", ""), Resolution::Resolved(code("012238")));
    assert_eq!(resolve("", "池田町", "北海道"), Resolution::Resolved(code("016446")));
    assert_eq!(resolve("", "根室市", "青森県"), Resolution::Contradiction);
    assert_eq!(resolve("", "", "北海道"), Resolution::Resolved(code("010006")));
}

#[test]
fn the_other_codes_of_a_column_decide() {
    // 13103 is 港区 without check digit and nothing else; 12131 may be 苫小牧市 or 白井市's neighbour.
    let with = ["12238", "012131", "12106"];
    let without = ["12238", "13103", "12106"];
    let nothing = ["12238", "12106"];
    assert_eq!(reading(with.into_iter()), Some(CodeReading::WithCheckDigit));
    assert_eq!(reading(without.into_iter()), Some(CodeReading::WithoutCheckDigit));
    assert_eq!(reading(nothing.into_iter()), None);
    assert_eq!(reading(["012131", "13103"].into_iter()), None, "a column that mixes both decides nothing");
}

#[test]
fn an_answer_is_kept() {
    let mapping = super::Grid::text("x.csv", "団体名|R3年度\n泊村|1").mapping();
    let mut answered: Mapping = mapping.clone();
    answered.answers.insert("泊村".to_owned(), code("016969"));
    let resolve =
        |mapping: &Mapping| Resolver::new(mapping).resolve(AreaTexts { name: " 泊村", ..AreaTexts::default() });
    assert!(matches!(resolve(&mapping), Resolution::Ambiguous(_)));
    assert_eq!(resolve(&answered), Resolution::Resolved(code("016969")));
}
