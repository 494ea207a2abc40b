//! PNG: the right number of pixels and resolution, and something on them.

use super::{choice, comparison, drawn, page_of_comparison};
use machikurabe::chart::page::{NamedSize, PageSize, PageStyle};
use machikurabe::export::Exporter;
use machikurabe::export::error::ExportError;
use machikurabe::export::png::{Png, Resolution};
use machikurabe::figure::picture::Picture;
use machikurabe::text::language::Language;
use std::io::Cursor;

fn picture(size: PageSize) -> Picture {
    let page = page_of_comparison(comparison("fertility-rate"), &choice(size, PageStyle::Colour), Language::Ja);
    drawn(&page)
}

/// Width, height, pixels per metre, and the colours in rows of three bytes.
fn decoded(bytes: &[u8]) -> (u32, u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    let mut colours = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut colours).unwrap();
    let dims = reader.info().pixel_dims.unwrap();
    assert_eq!(dims.unit, png::Unit::Meter);
    assert_eq!(dims.xppu, dims.yppu);
    (info.width, info.height, dims.xppu, colours)
}

#[test]
fn a_slide_fills_a_screen_and_other_scales_and_resolutions_follow() {
    let slide = picture(PageSize::Named(NamedSize::Slide));
    let a4 = picture(PageSize::Named(NamedSize::A4));
    for (picture, resolution, width, height, per_inch) in [
        (&slide, Resolution::Usual, 1920, 1080, 144.0),
        (&slide, Resolution::Scale(1.0), 960, 540, 72.0),
        (&slide, Resolution::Scale(3.0), 2880, 1620, 216.0),
        (&a4, Resolution::PerInch(200.0), 2339, 1654, 200.0),
    ] {
        let (w, h, per_metre, _) = decoded(&Png { resolution }.bytes(picture).unwrap());
        assert_eq!((w, h), (width, height), "{resolution:?}");
        let found = f64::from(per_metre) * 0.0254;
        assert!((found - per_inch).abs() < 0.2, "{resolution:?}: {found} per inch");
    }
    let own = picture(PageSize::Pixels(1234, 777));
    let (w, h, ..) = decoded(&Png { resolution: Resolution::Usual }.bytes(&own).unwrap());
    assert_eq!((w, h), (1234, 777));
}

#[test]
fn the_file_says_in_words_what_it_shows_and_where_that_is_from() {
    let page = page_of_comparison(
        comparison("fertility-rate"),
        &choice(PageSize::Named(NamedSize::Slide), PageStyle::Colour),
        Language::Ja,
    );
    let bytes = Png { resolution: Resolution::Scale(1.0) }.bytes(&drawn(&page)).unwrap();
    let reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    let said = |key: &str| {
        let chunk = reader.info().utf8_text.iter().find(|chunk| chunk.keyword == key).unwrap();
        super::squeezed(&chunk.get_text().unwrap())
    };
    assert_eq!(said("Title"), super::squeezed(&page.title));
    assert_eq!(said("Description"), super::squeezed(&page.alt));
    assert!(page.notes.iter().any(|note| note.starts_with("出典")));
    assert_eq!(said("Source"), super::squeezed(&page.notes.concat()));
}

#[test]
fn there_are_words_and_lines_on_white_ground() {
    let (width, height, _, colours) = decoded(
        &Png { resolution: Resolution::Scale(1.0) }.bytes(&picture(PageSize::Named(NamedSize::Slide))).unwrap(),
    );
    let pixels: Vec<&[u8]> = colours.chunks_exact(3).collect();
    assert_eq!(pixels.len(), (width * height) as usize);
    let share = |is: fn(&[u8]) -> bool| pixels.iter().filter(|p| is(p)).count() as f64 / pixels.len() as f64;
    assert!(share(|p| p == [255, 255, 255]) > 0.85);
    let ink = share(|p| p.iter().all(|c| *c < 120));
    assert!(ink > 0.005, "{ink} of it is dark");
    let coloured = share(|p| p.iter().max().unwrap() - p.iter().min().unwrap() > 80);
    assert!(coloured > 0.001, "{coloured} of it is coloured");
    // The edge stays free: nothing runs out of the page.
    let edge = |at: usize| at.is_multiple_of(width as usize) || at < width as usize;
    assert!(pixels.iter().enumerate().filter(|(at, _)| edge(*at)).all(|(_, p)| *p == [255, 255, 255]));
}

#[test]
fn more_pixels_than_memory_can_hold_are_refused_in_words() {
    use machikurabe::model::message::Explain;
    use machikurabe::text::catalogue::Texts;
    let huge = picture(PageSize::Millimetres(1900.0, 1900.0));
    let refused = Png { resolution: Resolution::PerInch(1200.0) }.bytes(&huge).unwrap_err();
    assert_eq!(refused, ExportError::TooManyPixels { width: 89_764, height: 89_764 });
    let said = Texts::new(Language::Ja).say(&refused.explain());
    assert!(said.contains("89764×89764画素"), "{said}");
}
