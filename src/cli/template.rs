//! `machikurabe template`: the form for indicators and targets as a workbook, empty or filled from a plan.

use super::entry_args::Template;
use super::filter;
use super::output;
use crate::export::guard::OutputGuard;
use crate::export::template;
use crate::import::municipality::list::AreaList;
use crate::import::municipality::resolver::Resolver;
use crate::model::catalogue::Catalogue;
use crate::model::message::{Explain, Message};
use crate::model::municipality::{AreaCode, Municipality};
use crate::model::plan::Plan;
use crate::session::clock;
use crate::session::template::{self as forms, Filled};
use crate::session::worker::open_or_create;
use crate::store::path::StoreLocation;
use crate::text::catalogue::Texts;

/// Writes the form.
///
/// # Errors
/// What could not be read or written; what was at the place before is unchanged.
pub fn write(asked: &Template, location: &StoreLocation, texts: &Texts) -> Result<(), Message> {
    let guard = OutputGuard::of_store(&location.path);
    guard.file(&asked.out, asked.overwrite).map_err(|error| error.explain())?;
    let store = open_or_create(location, clock::now)?;
    let catalogue = store.contents().catalogue().map_err(|error| error.explain())?;
    let city = asked.city.as_deref().map(|typed| city(typed, &catalogue, texts)).transpose()?;
    let Filled { form, left_out } = match &asked.from_plan {
        None => {
            let years = asked.years.unwrap_or_else(|| forms::years(&catalogue, city.as_ref(), &clock::now()));
            Filled { form: forms::empty(city.as_ref(), years, texts), left_out: 0 }
        }
        Some(typed) => {
            let plan = plan(typed, &catalogue, city.as_ref(), texts)?;
            let wanted = |data: &Catalogue| {
                let of_plan = |i: &crate::model::indicator::Indicator| i.plan_id.as_ref() == Some(&plan.plan_id);
                data.indicators.iter().map(of_plan).collect()
            };
            let mut cube = store.contents().cube_of(&wanted).map_err(|error| error.explain())?;
            // A baseline may be a value of an indicator of no plan.
            let of_plan = catalogue.targets.iter().filter(|target| target.plan_id == plan.plan_id);
            let mut baselines = of_plan.filter_map(|target| target.baseline_observation_id.as_ref());
            if !baselines.all(|id| cube.observation(id).is_some()) {
                cube = store.cube().map_err(|error| error.explain())?;
            }
            forms::of_plan(&cube, plan, texts)
        }
    };
    let bytes = template::write(&form, texts).map_err(|error| error.explain())?;
    guard.write(&asked.out, &bytes, asked.overwrite).map_err(|error| error.explain())?;
    let done = Message::new("template-written").text("path", asked.out.display());
    let mut said = texts.say(&done.number("rows", form.indicators() as f64));
    if left_out > 0 {
        said.push('\n');
        said.push_str(&texts.say(&Message::new("template-left-out").number("count", left_out as f64)));
    }
    output::print_done(&said, texts)
}

/// A city of the store, or any of the country.
fn city(typed: &str, data: &Catalogue, texts: &Texts) -> Result<Municipality, Message> {
    match filter::city(typed, data, texts) {
        Ok(code) => Ok(data.municipality(code).cloned()),
        Err(cause) if cause.tells("error-filter-city-ambiguous") => Err(cause),
        Err(_) => Ok(Resolver::default().answer(typed.trim()).and_then(national)),
    }?
    .ok_or_else(|| Message::new("error-template-city-unknown").text("text", typed))
}

fn national(code: AreaCode) -> Option<Municipality> {
    AreaList::national().area(code).map(crate::import::municipality::list::Area::municipality)
}

/// The plan that somebody names.
fn plan<'d>(typed: &str, data: &'d Catalogue, city: Option<&Municipality>, texts: &Texts) -> Result<&'d Plan, Message> {
    let of_city = |plan: &&Plan| city.is_none_or(|city| city.municipality_code == plan.municipality_code);
    let plans: Vec<&Plan> = data.plans.iter().filter(of_city).collect();
    let wanted = typed.trim();
    let is_it = |plan: &&&Plan| plan.plan_id.as_str() == wanted || plan.name == wanted || plan.name_en == wanted;
    let found: Vec<&Plan> = plans.iter().filter(is_it).copied().collect();
    let names = |plans: &[&Plan]| {
        let name = |plan: &&Plan| {
            let city = data.municipality(plan.municipality_code).map_or("", |city| texts.place(city));
            texts.aside(texts.plan(plan), city)
        };
        texts.list(&plans.iter().map(name).collect::<Vec<_>>())
    };
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(Message::new("error-template-plan").text("text", typed).text("known", names(&plans))),
        several => Err(Message::new("error-template-plan-several").text("text", typed).text("known", names(several))),
    }
}
