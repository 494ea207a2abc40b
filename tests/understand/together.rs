//! Files of one command are stored together or not at all; those of one dataset complete each other.

use super::command::Desk;
use std::path::PathBuf;

/// The arguments of an import of several files.
fn import(desk: &Desk, files: &[&PathBuf], more: &[&str]) -> (i32, String) {
    let mut arguments = vec!["import"];
    arguments.extend(files.iter().map(|file| file.to_str().unwrap()));
    arguments.extend(more);
    let output = desk.run(&arguments);
    let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), text)
}

/// Rows of a series as `code period value`.
fn values(desk: &Desk, label: &str) -> Vec<String> {
    let text = desk.series();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<std::collections::BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    let of_label = rows.iter().filter(|row| row["indicator"] == label);
    let mut found: Vec<String> =
        of_label.map(|row| format!("{} {} {}", row["municipality_code"], row["period"], row["value"])).collect();
    found.sort();
    found
}

#[test]
fn where_one_file_is_refused_nothing_of_the_others_stands() {
    let desk = Desk::new();
    let first = desk.file("a.csv", "市町村,R3年度\n根室市,5\n");
    let second = desk.file("b.csv", "市町村,R3年度\n釧路市,6\n");
    let letter = desk.file("c.csv", "拝啓\n時下ますますご清栄のこととお慶び申し上げます\n");
    let nothing = desk.file("d.csv", "市町村,R3年度\n架空市,7\n");
    let before = desk.series();
    for third in [&letter, &nothing, &desk.path("missing.csv")] {
        for more in [&[][..], &["--dataset", "x"]] {
            let (code, text) = import(&desk, &[&first, &second, third], more);
            assert_eq!(code, 1, "{text}");
            assert!(
                text.contains("3ファイルはまとめて取り込むため、どのファイルからも何も保存していません。"),
                "{text}"
            );
            assert!(text.contains(&format!("「{}」を取り込めません", third.display())), "{text}");
            assert!(!text.contains("に保存しました"), "{text}");
            assert_eq!(desk.series(), before);
        }
    }
    // Every file that cannot be imported is said at once.
    let (_, text) = import(&desk, &[&letter, &first, &desk.path("missing.csv")], &["--lang", "en"]);
    assert!(text.contains("c.csv” cannot be imported") && text.contains("missing.csv” cannot be imported"), "{text}");
    let (code, text) = import(&desk, &[&first, &second], &[]);
    assert_eq!(code, 0, "{text}");
    assert!(!text.contains("まとめて"), "{text}");
    assert_eq!(desk.series().lines().count(), before.lines().count() + 2);
}

#[test]
fn a_refused_package_takes_the_tables_of_its_command_with_it() {
    let desk = Desk::new();
    let table = desk.file("a.csv", "市町村,R3年度\n根室市,5\n");
    let package = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let broken = desk.path("broken");
    std::fs::create_dir(&broken).unwrap();
    let before = desk.series();
    let (code, text) = import(&desk, &[&package, &table, &broken], &["--dataset", "x"]);
    assert!(code == 1 && desk.series() == before, "{text}");
    let (code, text) = import(&desk, &[&table, &package], &[]);
    assert!(code == 0 && desk.series().lines().count() == before.lines().count() + 1, "{text}");
}

#[test]
fn files_of_one_dataset_continue_each_others_indicators_and_take_nothing_away() {
    let desk = Desk::new();
    let first = desk.file("a.csv", "市町村,指標,R3年度\n根室市,漁獲量,5\n");
    let second = desk.file("b.csv", "市町村,指標,R3年度\n釧路市,漁獲量,6\n");
    let (code, text) = import(&desk, &[&first, &second], &["--dataset", "漁業"]);
    assert_eq!(code, 0, "{text}");
    assert!(!text.contains("なくなったもの1"), "{text}");
    assert_eq!(values(&desk, "漁獲量"), ["012068 FY2021 6", "012238 FY2021 5"]);
    // One indicator over both files.
    let ids = |desk: &Desk| {
        desk.series()
            .lines()
            .filter(|line| line.contains("漁獲量"))
            .map(|l| l.split(',').next().unwrap().to_owned())
            .collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(ids(&desk).len(), 1);
    // The next delivery has another year, and one value of this year is gone from both files.
    let first = desk.file("a.csv", "市町村,指標,R4年度\n根室市,漁獲量,7\n");
    let second = desk.file("b.csv", "市町村,指標,R3年度,R4年度\n苫小牧市,漁獲量,1,8\n根室市,漁獲量,5,7\n");
    for (more, code) in [(&["--dataset", "漁業", "--dry-run"][..], 0), (&["--dataset", "漁業"], 0)] {
        let (found, text) = import(&desk, &[&first, &second], more);
        assert_eq!(found, code, "{text}");
    }
    assert_eq!(
        values(&desk, "漁獲量"),
        ["012131 FY2021 1", "012131 FY2022 8", "012238 FY2021 5", "012238 FY2022 7"],
        "R3 of Kushiro is in no file of this delivery, although R3 is"
    );
    assert_eq!(ids(&desk).len(), 1);
}

#[test]
fn a_file_that_says_nothing_new_still_keeps_its_values_beside_another_one() {
    let desk = Desk::new();
    let first = desk.file("a.csv", "市町村,指標,R3年度\n根室市,漁獲量,5\n");
    let second = desk.file("b.csv", "市町村,指標,R3年度\n釧路市,漁獲量,6\n");
    assert_eq!(import(&desk, &[&first, &second], &["--dataset", "漁業"]).0, 0);
    // The same values in other bytes, and news beside them.
    let first = desk.file("a.csv", "市町村,指標,R3年度\n\"根室市\",漁獲量,5\n");
    let second = desk.file("b.csv", "市町村,指標,R3年度\n釧路市,漁獲量,66\n");
    for files in [[&first, &second], [&second, &first]] {
        let (code, text) = import(&desk, &files, &["--dataset", "漁業"]);
        assert_eq!(code, 0, "{text}");
        assert_eq!(values(&desk, "漁獲量"), ["012068 FY2021 66", "012238 FY2021 5"]);
    }
}

#[test]
fn next_years_file_under_the_same_name_keeps_the_years_that_it_does_not_hold() {
    let desk = Desk::new();
    let old = desk.file("漁獲量R3.csv", "市町村,指標,R3年度\n根室市,漁獲量,5\n");
    let next = desk.file("漁獲量R4.csv", "市町村,指標,R4年度\n根室市,漁獲量,7\n");
    // In one command and in two it comes to the same.
    let two = Desk::new();
    assert_eq!(import(&desk, &[&old, &next], &[]).0, 0);
    assert_eq!(import(&two, &[&old], &[]).0, 0);
    assert_eq!(import(&two, &[&next], &[]).0, 0);
    for desk in [&desk, &two] {
        assert_eq!(values(desk, "漁獲量"), ["012238 FY2021 5", "012238 FY2022 7"]);
        let ids: std::collections::BTreeSet<_> = desk
            .series()
            .lines()
            .filter(|l| l.contains("漁獲量"))
            .map(|l| l.split(',').next().unwrap().to_owned())
            .collect();
        assert_eq!(ids.len(), 1);
    }
}

#[test]
fn two_datasets_hold_one_indicator_and_the_later_row_stands_in_the_earlier_ones_place() {
    let desk = Desk::new();
    let first = desk.file("a.csv", "市町村,指標,R3年度\n根室市,漁獲量,5\n釧路市,漁獲量,6\n");
    assert_eq!(import(&desk, &[&first], &[]).0, 0);
    let line = |desk: &Desk| desk.series().lines().find(|line| line.contains("漁獲量")).unwrap().to_owned();
    let id = line(&desk).split(',').next().unwrap().to_owned();
    let second = desk.file("b.csv", "市町村,指標,R3年度\n苫小牧市,漁獲量,7\n根室市,漁獲量,55\n");
    let (code, text) = import(&desk, &[&second], &["--dataset", "別の調査", "--join", &format!("漁獲量={id}")]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("新規1、同じ0、改訂1、なくなったもの0"), "{text}");
    let rows = |desk: &Desk| -> Vec<String> {
        let of_label = |line: &&str| line.contains("漁獲量");
        let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
        desk.series().lines().filter(of_label).map(cells).map(|c| format!("{} {} {}", c[0], c[1], c[5])).collect()
    };
    let expected = [("012238", 55), ("012068", 6), ("012131", 7)].map(|(code, value)| format!("{id} {code} {value}"));
    assert_eq!(rows(&desk), expected);
    // Each dataset goes on by itself: what the first says anew is not taken for the second's.
    let first = desk.file("a.csv", "市町村,指標,R3年度\n根室市,漁獲量,5\n釧路市,漁獲量,66\n");
    let (code, text) = import(&desk, &[&first], &[]);
    assert_eq!(code, 0, "{text}");
    let codes =
        |rows: Vec<String>| rows.into_iter().map(|row| row.split(' ').nth(1).unwrap().to_owned()).collect::<Vec<_>>();
    let found = rows(&desk);
    assert!(found.contains(&format!("{id} 012068 66")) && found.contains(&format!("{id} 012131 7")), "{found:?}");
    assert_eq!(codes(found).len(), 3);
}
