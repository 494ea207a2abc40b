//! Figures without a window: one PNG of four lines, and the other formats, beside matplotlib where python3 has it.

use crate::{median, report};
use machikurabe::chart::arrange::Arrangement;
use machikurabe::chart::page::{self, DataFacts, FigurePage, PageChoice};
use machikurabe::chart::request::ChartRequest;
use machikurabe::export::Exporter;
use machikurabe::export::pdf::{Pages, Pdf};
use machikurabe::export::png::{Png, Resolution};
use machikurabe::export::svg::Svg;
use machikurabe::figure::headless::Studio;
use machikurabe::frame::Cube;
use machikurabe::import::sample;
use machikurabe::model::place::SeriesPlace;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Four lines over years, with their names at the ends.
const LINES: [&str; 4] = ["iwamizawa-stat-005", "iwamizawa-stat-007", "iwamizawa-stat-010", "iwamizawa-stat-011"];

fn page(index: &Cube, texts: &Texts) -> FigurePage {
    let picks: Vec<SeriesPlace> =
        index.places().filter(|p| index.series(*p).is_some_and(|i| LINES.contains(&i.indicator_id.as_str()))).collect();
    assert_eq!(picks.len(), LINES.len());
    let statuses = BTreeMap::new();
    let request = ChartRequest {
        index,
        areas: &[],
        picks: &picks,
        statuses: &statuses,
        plan_time: false,
        comparison: None,
        ruler: "",
        arrangement: Arrangement::PLAIN,
    };
    page::compare(&request, &PageChoice::default(), &DataFacts::default(), texts)
}

/// Time of matplotlib for a figure of four lines with as many pixels, its start not counted.
fn matplotlib() -> Option<Duration> {
    let program = "import io,statistics,time\n\
        import matplotlib\n\
        matplotlib.use('Agg')\n\
        import matplotlib.pyplot as plt\n\
        def draw():\n\
        \x20 s=time.perf_counter()\n\
        \x20 f,a=plt.subplots(figsize=(19.2,10.8),dpi=100)\n\
        \x20 for k in range(4): a.plot(range(2015,2022),[k+y*(k+1)%7 for y in range(7)],marker='o',label=str(k))\n\
        \x20 a.set_title('title'); a.legend(); a.grid(True)\n\
        \x20 f.savefig(io.BytesIO(),format='png'); plt.close(f)\n\
        \x20 return time.perf_counter()-s\n\
        draw()\n\
        print(statistics.median(draw() for _ in range(7)))\n";
    let output = Command::new("python3").args(["-c", program]).stderr(Stdio::null()).output().ok()?;
    let seconds: Option<f64> = String::from_utf8_lossy(&output.stdout).trim().parse().ok();
    if seconds.is_none() {
        println!("  (python3 with matplotlib is not installed: no peer)");
    }
    seconds.map(Duration::from_secs_f64)
}

pub fn run() {
    let index = Cube::new(sample::sample().unwrap());
    let texts = Texts::new(Language::Ja);
    let studio = Studio::new();
    let page = page(&index, &texts);
    let png = Png { resolution: Resolution::Usual };
    let picture = studio.draw(&page).unwrap();
    assert_eq!(png.pixels(&picture).unwrap(), [1920, 1080]);
    let laid_out = median(21, || {
        black_box(studio.draw(&page).unwrap());
    });
    report("a figure of four lines laid out", laid_out, "", None);
    let pixels = median(21, || {
        let picture = studio.draw(&page).unwrap();
        black_box(png.bytes(&picture).unwrap());
    });
    report("the same as PNG, 1920×1080, layout included", pixels, "budget", Some(Duration::from_millis(50)));
    if let Some(peer) = matplotlib() {
        report("", pixels, "matplotlib, start not counted", Some(peer));
    }
    let vectors = median(21, || {
        black_box(Svg::default().bytes(&picture).unwrap());
    });
    report("the same as SVG, from the layout", vectors, "", None);
    let document = Pages::from(picture);
    let paper = median(7, || {
        black_box(Pdf.bytes(&document).unwrap());
    });
    report("the same as PDF, from the layout", paper, "", None);
}
