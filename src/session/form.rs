//! The form for indicators, written from the window.

use super::Session;
use super::clock;
use super::notice::Severity;
use super::template;
use crate::export::template as workbook;
use crate::model::message::{Explain, Message};
use std::path::Path;

impl Session {
    /// Writes the form: with the indicators of the latest plan of the reader's own city, else empty.
    pub(super) fn save_form(&mut self, path: &Path, replace: bool) {
        match self.form(path, replace) {
            Ok(message) => self.notify(Severity::Info, message, None),
            Err(cause) => self.notify(Severity::Error, cause, None),
        }
    }

    fn form(&self, path: &Path, replace: bool) -> Result<Message, Message> {
        let loaded = self.store().value().ok_or_else(|| Message::new("empty-store"))?;
        let (cube, texts) = (&loaded.index, self.texts());
        let own = self.preferences().own_city;
        let plan = own.and_then(|own| template::latest(cube.data(), Some(own)));
        let form = if let Some(plan) = plan {
            template::of_plan(cube, plan, texts).form
        } else {
            let city = own.and_then(|own| cube.data().municipality(own));
            template::empty(city, template::years(cube.data(), city, &clock::now()), texts)
        };
        let bytes = workbook::write(&form, texts).map_err(|error| error.explain())?;
        self.guard().write(path, &bytes, replace).map_err(|error| error.explain())?;
        let done = Message::new("template-written").text("path", path.display());
        Ok(done.number("rows", form.indicators() as f64))
    }
}
