//! What the engine says about a value while it is typed is what it says once the value is saved.

use super::{Desk, NOW};
use machikurabe::analysis::ruler::default_ruler;
use machikurabe::analysis::scorecard::{self, ScorecardRow};
use machikurabe::chart::explain;
use machikurabe::frame::Cube;
use machikurabe::import::sample;
use machikurabe::model::observation::Role;
use machikurabe::model::target::Revision;
use machikurabe::model::typed;
use machikurabe::session::entering::check;
use machikurabe::session::typing::read::{self, Typed};
use machikurabe::session::typing::{self, Place, Typing};
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;

/// Status, reason and formula of the first final target of a series.
fn said(cube: &Cube, row: &ScorecardRow, texts: &Texts) -> (String, String, Vec<String>) {
    (row.status.key().to_owned(), format!("{:?}", row.reason), explain::formula(cube, texts, row))
}

#[test]
fn the_verdict_while_typing_is_the_verdict_once_saved_for_every_indicator_of_every_city() {
    let mut desk = Desk::with(&sample::sample().unwrap());
    let texts = Texts::new(Language::Ja);
    let ruler = default_ruler();
    let before = desk.cube();
    let mut promised = Vec::new();
    let mut steps = std::collections::BTreeMap::<_, Vec<Typing>>::new();
    for series in before.all_series().filter(|series| before.targets_of(series.place).next().is_some()) {
        let actuals = before.observations_of(series.place).filter(|row| row.role == Role::Actual);
        let last = actuals.filter(|row| row.value.is_some() && !row.period.is_span()).last();
        let Some(last) = last else { continue };
        // A value a little above the last one, in the year after it.
        let period = machikurabe::session::entering::sheet::in_year(last.period, last.period.fiscal_year() + 1);
        let value = last.value.unwrap().value() * 1.1;
        let place = Place {
            indicator: series.indicator.indicator_id.clone(),
            area: series.area,
            period,
            role: Some(Role::Actual),
            cumulative: last.cumulative,
        };
        let typed =
            Typed {
                value: format!("{value:.1}"), document: "調書".into(), note: "訂正".into(), ..Typed::default()
            };
        let (entry, _) = read::entry_at(place, &typed, series.indicator, &before).unwrap();
        let Some(after) = check::after(&before, &entry, &ruler) else { continue };
        promised.push((series.id(), said(&after.cube, &after.row, &texts)));
        steps.entry(series.area).or_default().push(Typing::Set(entry));
    }
    assert!(promised.len() > 150, "{}", promised.len());
    for (area, steps) in steps {
        typing::enter(&mut desk.store, area, &steps, NOW).unwrap();
    }
    let after = desk.cube();
    assert!(after.data().documents.iter().any(|document| typed::is_typed_document(&document.document_id)));
    let rows = scorecard::scorecard(&after, Revision::Final, &ruler).unwrap();
    let mut changed = 0;
    for (id, promise) in promised {
        let place = after.place(&id).unwrap();
        let row = rows.iter().find(|row| row.series == place).unwrap();
        assert_eq!(said(&after, row, &texts), promise, "{id:?}");
        changed += usize::from(promise.0 != "not_assessable");
    }
    assert!(changed > 100, "{changed}");
}
