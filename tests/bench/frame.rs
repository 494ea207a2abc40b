//! The window without a display: from nothing to the first frame that shows the sample store, and later frames.

use crate::{median, report};
use machikurabe::chart::arrange::Scale;
use machikurabe::model::id::ComparisonId;
use machikurabe::session::command::{Adjust, Command, Pick};
use machikurabe::session::view::Screen;
use machikurabe::session::{Session, clock};
use machikurabe::ui::shell::Shell;
use machikurabe::ui::theme;
use std::hint::black_box;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

fn input() -> egui::RawInput {
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1920.0, 1080.0));
    egui::RawInput { screen_rect: Some(screen), ..egui::RawInput::default() }
}

fn draw(ctx: &egui::Context, shell: &mut Shell, session: &mut Session) -> usize {
    let output = ctx.run_ui(input(), |ui| {
        for command in shell.show(ui, session) {
            session.apply(command);
        }
    });
    ctx.tessellate(output.shapes, output.pixels_per_point).len()
}

/// The window over a store with generated data: opening it, and a frame of every screen with everything picked.
pub fn large(path: &std::path::Path) {
    let start = Instant::now();
    let ctx = egui::Context::default();
    theme::install(&ctx);
    let (wake, woken) = channel();
    let mut session = Session::start(path.to_path_buf(), None, clock::now, move || wake.send(()).unwrap_or_default());
    let mut shell = Shell::default();
    draw(&ctx, &mut shell, &mut session);
    while session.scored().value().is_none() {
        woken.recv().unwrap();
        session.poll();
    }
    draw(&ctx, &mut shell, &mut session);
    report("the window opens the generated store", start.elapsed(), "", None);
    session.apply(Command::Pick(Pick::PickAllAreas(true)));
    // One indicator of every municipality: as many lines as there are areas.
    let picking = Instant::now();
    session.apply(Command::Pick(Pick::PickComparison(ComparisonId::new("made"))));
    report("picking one indicator of every municipality", picking.elapsed(), "", None);
    let loaded = session.store().value().cloned().unwrap();
    assert_eq!(session.picks().len(), loaded.data().municipalities.len());
    for screen in Screen::ALL {
        session.apply(Command::Show(*screen));
        let first = Instant::now();
        draw(&ctx, &mut shell, &mut session);
        let first = first.elapsed();
        let frame = median(9, || {
            black_box(draw(&ctx, &mut shell, &mut session));
        });
        report(&format!("  {}: first frame", screen.key()), first, "", None);
        report(&format!("  {}: a frame", screen.key()), frame, "budget", Some(Duration::from_millis(16)));
    }
    session.apply(Command::Show(Screen::Compare));
    for scale in [Scale::Index, Scale::PerThousand] {
        session.apply(Command::Adjust(Adjust::SetScale(scale)));
        let first = Instant::now();
        draw(&ctx, &mut shell, &mut session);
        report(&format!("  compare, {scale:?}: first frame"), first.elapsed(), "", None);
    }
}

pub fn run() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let start_up = || {
        let start = Instant::now();
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let (wake, woken) = channel();
        let mut session = Session::start(path.clone(), None, clock::now, move || wake.send(()).unwrap_or_default());
        let mut shell = Shell::default();
        draw(&ctx, &mut shell, &mut session);
        while session.scored().value().is_none() {
            woken.recv().unwrap();
            session.poll();
        }
        draw(&ctx, &mut shell, &mut session);
        (start.elapsed(), ctx, shell, session)
    };
    let (first, ..) = start_up();
    report("first start: store created, first full frame", first, "", None);
    let mut times: Vec<Duration> = (0..7).map(|_| start_up().0).collect();
    times.sort_unstable();
    report("later start: store opened, first full frame", times[3], "budget", Some(Duration::from_millis(300)));
    let (_, ctx, mut shell, mut session) = start_up();
    let frame = median(30, || {
        black_box(draw(&ctx, &mut shell, &mut session));
    });
    report("a frame of the whole window", frame, "budget", Some(Duration::from_millis(16)));
}
