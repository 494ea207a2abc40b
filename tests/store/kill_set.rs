//! A program that is killed while somebody types leaves everything that was entered before, and the store sound.

use super::{NOW, create, faults, location, part, say, small, spawn};
use machikurabe::model::observation::Role;
use machikurabe::model::typed;
use machikurabe::session::typing::read::{self, Typed};
use machikurabe::session::typing::{self, Typing};
use machikurabe::store::Store;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::{Duration, Instant};

/// Types one year after the other, and says when each is begun and kept.
#[test]
fn typing_program() {
    let Some(folder) = part() else { return };
    let mut store = Store::open(&location(&folder)).unwrap();
    let cube = store.cube().unwrap();
    // The made indicators of one area have values of others as well.
    let own = cube.all_series().find(|row| row.indicator.municipality_code.is_none_or(|own| own == row.area)).unwrap();
    let (id, area) = (own.indicator.indicator_id.clone(), own.area);
    for year in 1900..2100_u16 {
        say(&format!("begin {year}"));
        let cube = store.cube().unwrap();
        let indicator = cube.indicator(&id).unwrap();
        let typed = Typed {
            period: format!("{year}年度"),
            role: Some(Role::Reference),
            value: year.to_string(),
            document: "紙の資料".into(),
            note: "訂正".into(),
            ..Typed::default()
        };
        let (entry, _) = read::entry(&typed, (indicator, area), &cube).unwrap();
        typing::enter(&mut store, area, &[Typing::Set(entry)], NOW).unwrap();
        say(&format!("kept {year}"));
    }
}

/// Kills the program after it says this and so much longer; returns the last year that it said was kept.
fn kill(folder: &Path, moment: &str, later: Duration) -> Option<u16> {
    let mut program = spawn("kill_set::typing_program", folder);
    let mut output = BufReader::new(program.stdout.take().unwrap()).lines().map(Result::unwrap);
    let kept = |line: &str| line.strip_prefix("kept ").and_then(|year| year.parse::<u16>().ok());
    let mut last = None;
    loop {
        let line = output.next().expect("the program ended before the moment");
        last = kept(&line).or(last);
        if line == moment {
            break;
        }
    }
    let begun = Instant::now();
    while begun.elapsed() < later {
        std::thread::yield_now();
    }
    program.kill().unwrap();
    program.wait().unwrap();
    output.filter_map(|line| kept(&line)).last().or(last)
}

#[test]
fn a_killed_program_loses_at_most_the_cell_that_was_being_typed() {
    let moments = ["begin 1900", "begin 1901", "kept 1901", "begin 1903", "begin 1905", "kept 1906"];
    let mut between = 0;
    for (moment, later) in moments.into_iter().zip([0, 2, 4, 7, 11, 16]) {
        let folder = tempfile::tempdir().unwrap();
        let data = small(3);
        drop(create(folder.path(), &data));
        let kept = kill(folder.path(), moment, Duration::from_millis(later));
        let store = Store::open(&location(folder.path())).unwrap();
        let vintages = store.vintages().unwrap();
        assert!(store.vintage(vintages[0].vintage_id).unwrap() == data, "{moment}");
        let own: Vec<_> = vintages.iter().filter(|vintage| typed::is_typed(&vintage.dataset)).collect();
        // Everything that was said to be kept is there, and at most one more.
        let said = kept.map_or(0, |year| usize::from(year - 1900) + 1);
        assert!(own.len() == said || own.len() == said + 1, "{moment}: {} kept, {said} said", own.len());
        between += usize::from(own.len() == said + 1);
        for (number, vintage) in own.iter().enumerate() {
            assert_eq!(vintage.observations, number as u64 + 1, "{moment}: each vintage has one value more");
        }
        let current = store.current().unwrap();
        let found = current.observations.iter().filter(|row| typed::is_typed_document(&row.source.document_id)).count();
        assert_eq!(found, own.len(), "{moment}");
        let path = store.path().to_path_buf();
        drop(store);
        assert_eq!(faults(&path), Vec::<String>::new(), "{moment}");
    }
    assert!(between < moments.len(), "{between}");
}
