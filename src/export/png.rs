//! PNG: pixels, drawn by the processor, with their resolution.

use super::Exporter;
use super::error::ExportError;
use super::figure::Pixels;
use super::svg;
use crate::figure::fonts;
use crate::figure::picture::{Mark, Part, Picture};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};
use std::sync::{Arc, OnceLock};

/// Most pixels of an image: 400 MB of memory while it is drawn.
const MOST_PIXELS: u64 = 100_000_000;

/// Millimetres in a metre.
const METRE: f64 = 1000.0;

/// How many pixels an image has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Resolution {
    /// As many as belong to the figure's size.
    Usual,
    /// So many times the pixels that its size has at the scale 1; 1 to 4.
    Scale(f32),
    /// Pixels per inch of its width and height in print, 36 to 1,200.
    PerInch(f32),
}

/// Writes PNG.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Png {
    /// How many pixels.
    pub resolution: Resolution,
}

impl Png {
    /// Width and height in pixels.
    ///
    /// # Errors
    /// [`ExportError::TooManyPixels`].
    pub fn pixels(&self, picture: &Picture) -> Result<[u32; 2], ExportError> {
        let sides = match self.resolution {
            Resolution::Usual => picture.pixels,
            Resolution::Scale(scale) => picture.pixels.map(|side| side / picture.usual_scale * scale),
            Resolution::PerInch(dpi) => picture.millimetres.map(|side| side / 25.4 * dpi),
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked against the most below")]
        let [width, height] = sides.map(|side| side.round().max(1.0) as u64);
        let too_many = ExportError::TooManyPixels { width, height };
        if width.saturating_mul(height) > MOST_PIXELS {
            return Err(too_many);
        }
        match (u32::try_from(width), u32::try_from(height)) {
            (Ok(width), Ok(height)) => Ok([width, height]),
            _ => Err(too_many),
        }
    }
}

impl Exporter for Png {
    type Content = Picture;

    fn extension(&self) -> &'static str {
        "png"
    }

    fn bytes(&self, picture: &Picture) -> Result<Vec<u8>, ExportError> {
        encode(&self.pixmap(picture)?, picture)
    }
}

impl Png {
    /// The pixels themselves.
    ///
    /// # Errors
    /// As for the bytes of a file.
    pub fn image(self, picture: &Picture) -> Result<Pixels, ExportError> {
        let pixmap = self.pixmap(picture)?;
        let rgb = colours(&pixmap);
        Ok(Pixels { size: [pixmap.width() as usize, pixmap.height() as usize], rgb })
    }

    fn pixmap(self, picture: &Picture) -> Result<Pixmap, ExportError> {
        let [width, height] = self.pixels(picture)?;
        let tree = tree(&svg::document(picture))?;
        let mut pixmap = Pixmap::new(width, height)
            .ok_or(ExportError::TooManyPixels { width: u64::from(width), height: u64::from(height) })?;
        pixmap.fill(Color::WHITE);
        let size = tree.size();
        let scale = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
        resvg::render(&tree, scale, &mut pixmap.as_mut());
        Ok(pixmap)
    }
}

/// The ground is opaque, so the fourth channel says nothing.
fn colours(pixmap: &Pixmap) -> Vec<u8> {
    pixmap.data().chunks_exact(4).flat_map(|p| p.iter().take(3).copied()).collect()
}

/// An SVG text read with the program's typeface.
pub(super) fn tree(text: &str) -> Result<Tree, ExportError> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| {
        let mut database = Database::new();
        for bytes in [fonts::REGULAR, fonts::BOLD, fonts::TABULAR, fonts::RARE] {
            database.load_font_source(Source::Binary(Arc::new(bytes)));
        }
        database.set_sans_serif_family("BIZ UDPGothic");
        database.set_monospace_family("BIZ UDGothic");
        Arc::new(database)
    });
    let options = Options { fontdb: Arc::clone(fonts), ..Options::default() };
    Tree::from_str(text, &options).map_err(|cause| ExportError::Format { format: "SVG", cause: cause.to_string() })
}

/// What the pixels say in words, by the keywords that PNG has for it: title, the figure in words, and the notes below it
/// with the sources, so that they stay with a picture that was cut.
fn words(picture: &Picture) -> Vec<(&'static str, String)> {
    let notes = picture.items.iter().filter(|item| item.part == Part::Notes);
    let lines = notes.filter_map(|item| if let Mark::Text(run) = &item.mark { Some(run.text.trim()) } else { None });
    let notes = lines.collect::<Vec<_>>().join("\n");
    let all = [("Title", picture.title.clone()), ("Description", picture.alt.clone()), ("Source", notes)];
    let written = |c: &char| !c.is_control() || *c == '\n';
    let clean = |(key, words): (&'static str, String)| (key, words.chars().filter(written).collect::<String>());
    all.into_iter().map(clean).filter(|(_, words)| !words.is_empty()).collect()
}

fn encode(pixmap: &Pixmap, picture: &Picture) -> Result<Vec<u8>, ExportError> {
    let failed = |cause: png::EncodingError| ExportError::Format { format: "PNG", cause: cause.to_string() };
    let colours = colours(pixmap);
    let mut bytes = Vec::with_capacity(colours.len() / 16);
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    // One resolution for both sides: their pixels are rounded, and viewers would show pixels that are not square.
    let per_metre = f64::from(pixmap.width()) / f64::from(picture.millimetres[0]) * METRE;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 20,000 pixels on 20 mm")]
    let per_metre = per_metre.round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }));
    for (key, words) in words(picture) {
        encoder.add_itxt_chunk(key.to_owned(), words).map_err(failed)?;
    }
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(&colours).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}
