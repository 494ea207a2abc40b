//! Which files of one command are one dataset: yearly files of one shape, that continue each other.

use super::files::{Content, File};
use super::table::Sheet;
use crate::model::message::Message;

/// Letters of eras and signs that tell files of different years apart, with the digits beside them.
const TELLING: &str = "RHS令和平成昭元年度版_-－ー. ()（）第";

/// Signs at the end of what names have in common.
const SIGNS: &str = "年度版_-－ー. ()（）第";

/// Gives the files that belong together one dataset, named by what their names have in common: those whose names differ
/// in years and numbers only, and those with the same headings.
///
/// A file whose dataset somebody named, in a recipe for example, keeps it; so does a workbook of several sheets.
pub(super) fn join(files: &mut [Result<File<'_>, Message>]) {
    let single: Vec<(usize, String)> =
        files.iter().enumerate().filter_map(|(at, file)| Some((at, alone(file)?.own_name.clone()))).collect();
    let mut joined: Vec<Vec<usize>> = Vec::new();
    for (at, name) in &single {
        let belongs = |group: &Vec<usize>| {
            let first = group.first().copied().unwrap_or(*at);
            let other = single.iter().find(|(place, _)| *place == first).map_or("", |(_, name)| name.as_str());
            bare(name) == bare(other) || headings(files, *at) == headings(files, first)
        };
        match joined.iter().position(belongs) {
            Some(place) => joined.get_mut(place).into_iter().for_each(|group| group.push(*at)),
            None => joined.push(vec![*at]),
        }
    }
    for group in joined.into_iter().filter(|group| group.len() > 1) {
        let names = single.iter().filter(|(at, _)| group.contains(at)).map(|(_, name)| name.as_str());
        let name = common(names);
        for at in group {
            if let Some(Ok(File { content: Content::Sheets(found), .. })) = files.get_mut(at)
                && let Some(sheet) = found.sheets.first_mut()
            {
                sheet.dataset.clone_from(&name);
            }
        }
    }
}

/// The only sheet of a file, whose dataset is named after the file.
fn alone<'f>(file: &'f Result<File<'_>, Message>) -> Option<&'f Sheet> {
    let Ok(File { content: Content::Sheets(found), .. }) = file else { return None };
    match found.sheets.as_slice() {
        [sheet] if sheet.dataset == sheet.own_name => Some(sheet),
        _ => None,
    }
}

fn headings<'f>(files: &'f [Result<File<'_>, Message>], at: usize) -> Option<Vec<&'f str>> {
    let sheet = files.get(at).and_then(alone)?;
    let headings: Vec<&str> = sheet.mapping.columns.iter().map(|column| column.heading.as_str()).collect();
    headings.iter().any(|heading| !heading.is_empty()).then_some(headings)
}

/// A name without what tells years apart.
fn bare(name: &str) -> String {
    name.chars().filter(|c| !c.is_numeric() && !TELLING.contains(c.to_ascii_uppercase())).collect()
}

/// What several names begin with, without what tells years apart; the first name where that is too little to know them by.
fn common<'n>(mut names: impl Iterator<Item = &'n str>) -> String {
    let first = names.next().unwrap_or_default();
    let mut shared = first;
    for name in names {
        let same = shared.chars().zip(name.chars()).take_while(|(one, other)| one == other).map(|(c, _)| c.len_utf8());
        shared = shared.get(..same.sum()).unwrap_or_default();
    }
    let is_sign = |c: char| c.is_numeric() || SIGNS.contains(c);
    let shared = shared.trim_end_matches(is_sign);
    // The letter of an era stands by itself: `人口_r`, but not `sites`.
    let before = shared.trim_end_matches(['r', 'R', 'h', 'H', 's', 'S']);
    let is_era = shared.len() == before.len() + 1 && before.ends_with(|c: char| !c.is_ascii_alphanumeric());
    let shared = if is_era { before.trim_end_matches(is_sign) } else { shared };
    let shared = ["令和", "平成", "昭和"].iter().find_map(|era| shared.strip_suffix(era)).unwrap_or(shared);
    let shared = shared.trim_end_matches(is_sign);
    if shared.chars().count() < 2 { first.to_owned() } else { shared.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yearly_files_have_one_name() {
        assert_eq!(common(["FY2015", "FY2016", "FY2025"].into_iter()), "FY");
        assert_eq!(common(["人口_r2", "人口_r3"].into_iter()), "人口");
        assert_eq!(common(["人口（令和3年度）", "人口（令和4年度）"].into_iter()), "人口");
        assert_eq!(common(["2019", "2020"].into_iter()), "2019", "nothing in common but digits");
        assert_eq!(common(["women", "men"].into_iter()), "women");
        assert_eq!(common(["sites 2019", "sites 2020"].into_iter()), "sites");
    }

    #[test]
    fn names_that_differ_in_years_only_are_alike() {
        assert_eq!(bare("人口_r2"), bare("人口_R3"));
        assert_eq!(bare("FY2015"), bare("FY2025"));
        assert_eq!(bare("観光 令和元年度"), bare("観光 平成30年度"));
        assert_ne!(bare("人口_2020"), bare("世帯_2020"));
    }
}
