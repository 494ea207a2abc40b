//! Rows of municipalities that are no more: taken for their successor and said, refused with it, or asked about.

use super::context::{Context, Read};
use super::{Draft, RowReader};
use crate::import::municipality::former::{Former, Formers};
use crate::import::municipality::list::AreaList;
use crate::import::municipality::resolver::{AreaTexts, Resolution};
use crate::model::former::{Fate, FormerArea};
use crate::model::mapping::{BareYear, ColumnKind};
use crate::model::municipality::AreaCode;
use crate::model::period::Period;
use crate::model::report::ProblemReason;

/// What the texts of a row that are about its area mean.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    /// The area; `None` where the texts say that the row is a total.
    pub(super) found: Option<Resolution>,
    /// A municipality that is no more, whose name the area bears, where nothing tells the two apart.
    pub(super) namesake: Option<&'static Former>,
}

/// Former municipalities in words.
pub(super) fn told(formers: &[&Former], fate: Fate, candidates: &[AreaCode]) -> FormerArea {
    let list = AreaList::national();
    let named = |code: &AreaCode| match list.area(*code) {
        Some(area) => format!("{code} {}", area.name),
        // One that was changed again since then.
        None => Formers::national().of_code(code.number()).map_or(code.to_string(), |next| next.name.to_owned()),
    };
    let mut successors: Vec<String> = match fate {
        Fate::Merged => formers.iter().flat_map(|former| &former.successors).map(named).collect(),
        Fate::Continued | Fate::Namesake => candidates.iter().map(named).collect(),
    };
    successors.dedup();
    let places: Vec<String> = formers.iter().map(|former| format!("{}{}", former.prefecture, former.name)).collect();
    let since = formers.iter().map(|former| former.day).max().unwrap_or_default();
    FormerArea {
        places: places.join(" / "),
        since,
        successors: successors.join(" / "),
        fate,
        candidates: candidates.to_vec(),
    }
}

/// The first day of a period as year, month and day.
const fn first_day(period: Period) -> (u16, u8, u8) {
    match period {
        Period::Fiscal(year) | Period::FiscalSpan(year, _) => (year, 4, 1),
        Period::AsOf { year, month, day } => (
            year,
            month,
            match day {
                Some(day) => day,
                None => 1,
            },
        ),
        _ => (period.first_year(), 1, 1),
    }
}

impl RowReader<'_> {
    /// What the texts of an area mean that were not met before; where they name a municipality that goes on under another
    /// name or code, that is said once.
    pub(super) fn placed(&mut self, found: Option<Resolution>, texts: AreaTexts<'_>) -> Placed {
        let Some(Resolution::Resolved(code)) = found else { return Placed { found, namesake: None } };
        if let [former] = self.resolver.former(texts).as_slice() {
            self.continued.push(told(&[former], Fate::Continued, &[code]));
        }
        Placed { found, namesake: self.resolver.namesake(texts) }
    }

    /// Says of the first value of a row which municipality of today its own one was taken for.
    pub(super) fn tell_continued(&mut self, drafts: &mut [(usize, Result<Draft, ProblemReason>)]) {
        if self.continued.is_empty() {
            return;
        }
        if let Some((_, Ok(draft))) = drafts.iter_mut().find(|(_, draft)| draft.is_ok()) {
            draft.doubts.extend(self.continued.drain(..).map(ProblemReason::Former));
        }
    }

    /// Asks which municipality is meant where the row is of a time at which another one of that name was still there.
    pub(super) fn look_for_namesake(&self, context: &Context) -> Read {
        let Some((area, former)) = context.area.zip(self.namesake) else { return Ok(()) };
        let kind = self.mapping.defaults.bare_year;
        let own = context.period.map(|reading| match (reading.is_bare(), kind) {
            (true, _) => reading.period(BareYear::Calendar),
            (false, kind) => reading.period(kind),
        });
        let of_columns = || self.values.iter().filter_map(|(_, column, _)| column.period).map(first_day).min();
        let earliest = own.map(first_day).or_else(of_columns).or_else(|| self.mapping.defaults.period.map(first_day));
        if earliest.is_some_and(|day| day >= former.day) {
            return Ok(());
        }
        let candidates: Vec<AreaCode> = [Some(area), Formers::national().today(former)].into_iter().flatten().collect();
        let at = self.position(ColumnKind::MunicipalityName);
        let told = FormerArea { candidates, ..told(&[former], Fate::Namesake, &[area]) };
        Err((at, ProblemReason::Former(told)))
    }
}
