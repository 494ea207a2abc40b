//! `machikurabe briefing`: a pack of figures as one PDF, a workbook or a folder of images.

use super::args::{Briefing, ImageFormat};
use super::figure::size;
use super::filter::{self, Filter};
use crate::chart::page::{DataFacts, NamedSize, PageChoice, PageSize};
use crate::export::briefing::PackFormat;
use crate::export::guard::OutputGuard;
use crate::frame::Cube;
use crate::model::message::{Explain, Fact, Message};
use crate::model::municipality::{AreaCode, AreaKind};
use crate::session::figures::{Collected, Ground};
use crate::session::saved;
use crate::session::view::ViewSpec;
use crate::text::catalogue::Texts;
use std::path::Path;

/// Whether the pack may come to the place that was asked for.
///
/// # Errors
/// Why not.
pub fn place(asked: &Briefing, guard: OutputGuard) -> Result<OutputGuard, Message> {
    let (path, guard) = (Path::new(&asked.out), guard.reading(&asked.view_file));
    let format = format(path, asked.images)?;
    guard.pack(format, path, asked.overwrite).map_err(|error| error.explain())?;
    Ok(guard)
}

/// Makes the pack and writes it; the answer is what to say about it.
///
/// # Errors
/// What was asked for and does not exist, which figure cannot be drawn and why, or why nothing can be written.
pub fn write(
    index: &Cube,
    texts: &Texts,
    filter: &Filter,
    asked: &Briefing,
    (data, guard): (&DataFacts, &OutputGuard),
) -> Result<String, Message> {
    let path = Path::new(&asked.out);
    let format = format(path, asked.images)?;
    let ground = Ground { index, facts: data, texts };
    let ruler = filter::ruler(asked.ruler.as_deref(), texts)?;
    let own_city = asked.own_city.as_deref().map(|typed| filter::city(typed, index.data(), texts)).transpose()?;
    let choice = PageChoice {
        size: size(asked.size.as_deref())?.unwrap_or(PageSize::Named(NamedSize::A4)),
        style: asked.style.unwrap_or(PageChoice::default().style),
        own_city,
        title: None,
    };
    let cities = index.data().municipalities.iter().filter(|m| m.kind == AreaKind::Municipality);
    let areas: Vec<AreaCode> = cities.map(|m| m.municipality_code).filter(|area| filter.takes_area(*area)).collect();
    let collected = if asked.view_file.is_empty() {
        let view =
            ViewSpec { areas: areas.clone(), themes: filter.themes(), ruler: ruler.clone(), ..ViewSpec::default() };
        ground.usual(&view)
    } else {
        let read = |path| -> Result<Collected, Message> {
            let saved = saved::read(path).map_err(|error| error.explain())?;
            let view = saved.fitted(index);
            Ok(Collected { found: saved.name.clone(), ..Collected::new(saved.screen, view) })
        };
        asked.view_file.iter().map(|path| read(path)).collect::<Result<_, _>>()?
    };
    let title = asked.title.clone().unwrap_or_default();
    let pack = ground.briefing(&title, &collected, (&areas, &ruler), &choice)?;
    let written = guard.write_briefing(&pack, format, (path, asked.overwrite), texts, &mut |_, _| true);
    written.map_err(|error| error.explain())?;
    let facts = [("path", Fact::Text(path.display().to_string())), ("count", Fact::Number(pack.pages.len() as f64))];
    Ok(texts.with("briefing-written", &facts) + "\n")
}

/// What a path asks for: a PDF or a workbook by the end of its name, a folder where it has none.
fn format(path: &Path, images: Option<ImageFormat>) -> Result<PackFormat, Message> {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    match extension.as_str() {
        "pdf" => Ok(PackFormat::Pdf),
        "xlsx" => Ok(PackFormat::Xlsx),
        "pptx" => Ok(PackFormat::Pptx),
        "docx" => Ok(PackFormat::Docx),
        "" if images == Some(ImageFormat::Svg) => Ok(PackFormat::Svg),
        "" => Ok(PackFormat::Png),
        _ => Err(Message::new("error-briefing-extension").text("path", path.display())),
    }
}
