//! A pack of a hundred figures as one PDF, as slides and as a text, the time that a reader waits for it, beside matplotlib where python3 has it.

use crate::{median, report};
use machikurabe::chart::page::{DataFacts, NamedSize, PageChoice, PageSize};
use machikurabe::export::briefing::{PackFormat, write};
use machikurabe::frame::Cube;
use machikurabe::import::sample;
use machikurabe::model::municipality::AreaKind;
use machikurabe::session::figures::Ground;
use machikurabe::session::view::ViewSpec;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Figures in the pack.
const FIGURES: usize = 100;

/// Runs the benchmark; `quick` makes a smaller pack, once.
pub fn run(quick: bool) {
    let index = Cube::new(sample::sample().unwrap());
    let texts = Texts::new(Language::Ja);
    let facts = DataFacts::default();
    let ground = Ground { index: &index, facts: &facts, texts: &texts };
    let cities = index.data().municipalities.iter().filter(|m| m.kind == AreaKind::Municipality);
    let areas: Vec<_> = cities.map(|m| m.municipality_code).collect();
    let view = ViewSpec { areas: areas.clone(), ..ViewSpec::default() };
    let count = if quick { 3 } else { FIGURES };
    let choice = PageChoice { size: PageSize::Named(NamedSize::A4), ..PageChoice::default() };
    let collected: Vec<_> = ground.usual(&view).into_iter().cycle().take(count).collect();
    let mut pack = ground.briefing("", &collected, (&areas, &view.ruler), &choice).unwrap();
    // The population of four cities is several figures at once.
    pack.pages.truncate(count);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pack.pdf");
    let time = median(if quick { 1 } else { 3 }, || {
        write(&pack, PackFormat::Pdf, &path, true, &texts, &mut |_, _| true).unwrap();
    });
    report(&format!("pack of {count} figures as PDF"), time, "budget", Some(Duration::from_secs(10)));
    for (format, name) in [(PackFormat::Pptx, "PPTX"), (PackFormat::Docx, "DOCX")] {
        let time = median(if quick { 1 } else { 3 }, || {
            write(&pack, format, &folder.path().join(format.key()), true, &texts, &mut |_, _| true).unwrap();
        });
        report(&format!("pack of {count} figures as {name}"), time, "budget", Some(Duration::from_secs(10)));
    }
    if let Some(peer) = matplotlib(count) {
        report("", time, "matplotlib PdfPages", Some(peer));
    }
}

/// Time of matplotlib for a PDF of as many pages, each a figure of four lines, its start not counted.
fn matplotlib(pages: usize) -> Option<Duration> {
    let program = "import sys,tempfile,time\n\
        import matplotlib\n\
        matplotlib.use('Agg')\n\
        import matplotlib.pyplot as plt\n\
        from matplotlib.backends.backend_pdf import PdfPages\n\
        s=time.perf_counter()\n\
        with tempfile.NamedTemporaryFile(suffix='.pdf') as o, PdfPages(o) as p:\n\
        \x20 for n in range(int(sys.argv[1])):\n\
        \x20\x20 f,a=plt.subplots(figsize=(11.7,8.3))\n\
        \x20\x20 for k in range(4): a.plot(range(2015,2022),[k+y*(k+1)%7 for y in range(7)],marker='o',label=str(k))\n\
        \x20\x20 a.set_title(str(n)); a.legend(); a.grid(True)\n\
        \x20\x20 p.savefig(f); plt.close(f)\n\
        print(time.perf_counter()-s)\n";
    let mut command = Command::new("python3");
    let output = command.args(["-c", program, &pages.to_string()]).stderr(Stdio::null()).output().ok()?;
    let seconds: Option<f64> = String::from_utf8_lossy(&output.stdout).trim().parse().ok();
    if seconds.is_none() {
        println!("  (python3 with matplotlib is not installed: no peer)");
    }
    seconds.map(Duration::from_secs_f64)
}
