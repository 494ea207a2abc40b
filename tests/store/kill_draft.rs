//! A program that is killed while values are typed on the sheet offers them again: at most the cell that was being typed
//! is lost.

use super::{NOW, faults, location, part, say, spawn};
use machikurabe::import::sample;
use machikurabe::model::municipality::AreaCode;
use machikurabe::session::Session;
use machikurabe::session::command::{Command, Pick};
use machikurabe::session::entering::draft::{CellKey, Draft, SETTING};
use machikurabe::session::entering::{Enter, Field};
use machikurabe::store::Store;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::{Duration, Instant};

fn nemuro() -> AreaCode {
    AreaCode::parse("012238").unwrap()
}

/// The window's session without a window, on the sample's store.
fn session(folder: &Path) -> Session {
    let mut session = Session::start(folder.join("store.sqlite"), None, || NOW.to_owned(), || {});
    settle(&mut session);
    session
}

fn settle(session: &mut Session) {
    loop {
        session.poll();
        if !session.store().is_loading() && !session.scored().is_loading() {
            return;
        }
        std::thread::yield_now();
    }
}

fn lines(session: &Session) -> Vec<CellKey> {
    session.entering().sheet().unwrap().lines().map(|line| line.key.clone()).collect()
}

/// How many values wait in the draft that lies in the store.
fn kept(folder: &Path) -> usize {
    let store = Store::open(&location(folder)).unwrap();
    let drafts: Vec<(AreaCode, Draft)> =
        store.setting(SETTING).unwrap().map(|json| serde_json::from_str(&json).unwrap()).unwrap_or_default();
    drafts.first().map_or(0, |(_, draft)| draft.count())
}

/// Types one value after the other, and saves them in the middle.
#[test]
fn sheet_program() {
    let Some(folder) = part() else { return };
    let mut session = session(&folder);
    session.apply(Command::Pick(Pick::OpenCity(nemuro())));
    session.apply(Command::Enter(Enter::Open));
    session.apply(Command::Enter(Enter::Document("調書".into())));
    let lines = lines(&session);
    for (at, key) in lines.iter().enumerate().take(12) {
        say(&format!("begin {at}"));
        for end in 1..=3 {
            let words = "123"[..end].to_owned();
            session.apply(Command::Enter(Enter::Text(key.clone(), Field::Value, words)));
        }
        session.apply(Command::Enter(Enter::Left));
        while kept(&folder) <= at {
            session.poll();
            std::thread::yield_now();
        }
        say(&format!("typed {at}"));
    }
    say("saving");
    session.apply(Command::Enter(Enter::Save));
    settle(&mut session);
    say("saved");
    loop {
        std::thread::park();
    }
}

/// Kills the program after it says this and so much longer.
fn kill(folder: &Path, moment: &str, later: Duration) {
    let mut program = spawn("kill_draft::sheet_program", folder);
    let mut output = BufReader::new(program.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(output.any(|line| line == moment), "the program ended before the moment");
    let begun = Instant::now();
    while begun.elapsed() < later {
        std::thread::yield_now();
    }
    program.kill().unwrap();
    program.wait().unwrap();
}

#[test]
fn a_killed_program_offers_what_was_typed_again_and_never_has_it_twice() {
    for (moment, later, typed) in [
        ("begin 0", 0, 0),
        ("begin 3", 5, 3),
        ("typed 5", 0, 6),
        ("begin 7", 11, 7),
        ("saving", 0, 12),
        ("saving", 3, 12),
        ("saving", 12, 12),
        ("saving", 40, 12),
        ("saved", 0, 12),
    ] {
        let folder = tempfile::tempdir().unwrap();
        drop(Store::open_or_create(&location(folder.path()), NOW, sample::sample).unwrap());
        kill(folder.path(), moment, Duration::from_millis(later));
        let store = Store::open(&location(folder.path())).unwrap();
        let kept = kept(folder.path());
        let saved = store.contents().dataset("手入力-012238").unwrap().map_or(0, |data| {
            data.observations
                .iter()
                .filter(|row| machikurabe::model::typed::is_typed_document(&row.source.document_id))
                .count()
        });
        assert!(kept == 0 || saved == 0, "{moment}+{later}: {kept} waiting and {saved} saved");
        let there = kept + saved;
        assert!(there == typed || there == typed + 1, "{moment}+{later}: {there} of {typed}");
        drop(store);
        assert_eq!(faults(&folder.path().join("store.sqlite")), Vec::<String>::new());
        // And the next start says so.
        let session = session(folder.path());
        let offers = session.notices().iter().filter(|notice| notice.message.key == "entering-left").count();
        assert_eq!(offers, usize::from(kept > 0), "{moment}+{later}");
    }
}
