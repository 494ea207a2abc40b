//! What cannot be done is said in one sentence, and nothing is damaged.

use super::{program, refused, run, sentence};

#[test]
fn a_file_that_is_no_store_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("報告書.sqlite");
    let bytes: Vec<u8> = (0..20_000u32).flat_map(u32::to_le_bytes).collect();
    std::fs::File::create(&path).and_then(|mut file| std::io::Write::write_all(&mut file, &bytes)).unwrap();
    for (lang, words) in [("ja", "はまちくらべの保存先ではない"), ("en", "is not a store of まちくらべ")]
    {
        for command in super::COMMANDS {
            let output = program().args([command, "--lang", lang, "--store"]).arg(&path).output().unwrap();
            let said = sentence(&output, 1);
            assert!(said.contains(words) && said.contains("報告書.sqlite"), "{said}");
        }
    }
    assert!(std::fs::read(&path).unwrap() == bytes);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_view_is_for_the_window_only() {
    assert!(refused("--view a.machikurabe-view.json series", 2).starts_with("--view は画面を開くときだけ使えます。"));
    assert!(refused("series --view a.machikurabe-view.json", 2).contains("--view"));
    // Without a display, the window itself is what is missing.
    assert!(refused("--view a.machikurabe-view.json", 1).starts_with("画面を開けません"));
}

#[test]
fn a_folder_is_no_store() {
    let folder = tempfile::tempdir().unwrap();
    let output = program().args(["series", "--store"]).arg(folder.path()).output().unwrap();
    assert!(sentence(&output, 1).contains("はファイルではない"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = program().args(["series", "--store"]).arg(super::store()).stdout(full).output().unwrap();
    let said = sentence(&output, 1);
    assert!(said.starts_with("出力を書き込めませんでした"), "{said}");
}

#[test]
fn wrong_usage_is_said_in_the_reader_s_language_with_its_own_exit_code() {
    for (line, words) in [
        ("scorcard", "「scorcard」というコマンドはありません。"),
        ("series --fromat csv", "「--fromat」という指定はありません。"),
        ("series --format xlsx", "--format に「xlsx」は使えません。使える値：table、csv、csv-bom、json"),
        ("peers --city 根室市 --indicator x --year 100", "--year に「100」は使えません。使える値：1800–2200"),
        ("series --lang de", "--lang に「de」は使えません。使える値：ja、en"),
        ("series --city", "--city の値がありません。"),
        ("scorecard --ruler tama --ruler ino", "--ruler が2回書かれています。"),
        ("series extra", "「extra」という指定はありません。"),
        ("--format csv", "「--format」という指定はありません。"),
        ("indicators --ruler tama", "「--ruler」という指定はありません。"),
    ] {
        let said = refused(line, 2);
        assert!(said.starts_with(words), "{line}: {said}");
    }
    assert!(refused("scorcard --lang en", 2).starts_with("There is no command “scorcard”."));
}

#[test]
fn help_explains_each_command_with_an_example_that_works() {
    for lang in ["ja", "en"] {
        let help = |line: &str| {
            let output = program().args(line.split_whitespace()).args(["--lang", lang, "--help"]).output().unwrap();
            assert!(output.status.success() && output.stderr.is_empty());
            String::from_utf8(output.stdout).unwrap()
        };
        let whole = help("");
        assert!(super::COMMANDS.iter().all(|command| whole.contains(&format!("  {command}"))), "{whole}");
        assert!(!whole.contains("help-"), "{whole}");
        for command in super::COMMANDS {
            let text = help(command);
            assert!(!text.contains("help-"), "{text}");
            let example = text.lines().rev().find_map(|line| line.split_once(": machikurabe ")).unwrap().1.to_owned();
            assert!(example.starts_with(command), "{example}");
            let output = run(&example);
            assert!(output.status.success() && output.stdout.len() > 300, "{example}: {output:?}");
        }
    }
    let version = program().arg("--version").output().unwrap();
    assert_eq!(String::from_utf8(version.stdout).unwrap(), format!("machikurabe {}\n", env!("CARGO_PKG_VERSION")));
}
