//! `machikurabe template` and `machikurabe set` as a script runs them: words, exit codes, what is there afterwards.

use super::script::Script as Desk;

#[test]
fn a_form_is_written_and_read_back_without_news() {
    let desk = Desk::empty();
    desk.run("store", &["indicators"]);
    let form = desk.path("指標.xlsx");
    let name = form.to_str().unwrap();
    let (code, said, _) = desk.told(&["template", "--out", name, "--from-plan", "第2期根室市創生総合戦略"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("指標52件"), "{said}");
    let (code, said, _) = desk.told(&["import", name]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("保存先にない値がないため、何も保存していません。"), "{said}");
    // A file that is there is not replaced unasked, and keeps its bytes.
    let before = std::fs::read(&form).unwrap();
    let (code, _, cause) = desk.told(&["template", "--out", name]);
    assert_eq!((code, std::fs::read(&form).unwrap() == before), (1, true), "{cause}");
    // The same store gives the same bytes.
    let (code, ..) = desk.told(&["template", "--out", name, "--from-plan", "第2期根室市創生総合戦略", "--overwrite"]);
    assert_eq!((code, std::fs::read(&form).unwrap() == before), (0, true));
}

#[test]
fn plans_and_cities_that_are_not_there_are_named() {
    let desk = Desk::empty();
    desk.run("store", &["indicators"]);
    let out = desk.path("x.xlsx");
    let out = out.to_str().unwrap();
    for (more, words) in
        [(["--from-plan", "第9期"], "第2期根室市創生総合戦略"), (["--city", "架空市"], "という市町村はありません")]
    {
        let (code, said, cause) = desk.told(&[&["template", "--out", out][..], &more].concat());
        assert_eq!((code, said.as_str()), (1, ""), "{cause}");
        assert!(cause.contains(words), "{cause}");
    }
    assert!(!desk.path("x.xlsx").exists());
    // A city that the store has not yet.
    let (code, said, cause) = desk.told(&["template", "--out", out, "--city", "帯広市", "--years", "2025-2029"]);
    assert_eq!((code, cause.as_str()), (0, ""), "{said}");
}

#[test]
fn a_value_is_typed_listed_corrected_and_dropped() {
    let desk = Desk::empty();
    desk.run("store", &["indicators"]);
    let set =
        |more: &[&str]| desk.told(&[&["set", "--indicator", "nemuro-kpi-001", "--city", "根室市"], more].concat());
    let of = |period: &str| -> Vec<String> {
        let (_, csv, _) = desk.told(&["series", "--indicator", "nemuro-kpi-001", "--format", "csv"]);
        csv.lines().filter(|line| line.contains(&format!(",{period},"))).map(str::to_owned).collect()
    };
    let (code, said, doubt) =
        set(&["--period", "R5", "--value", "27,100", "--document", "効果検証調書", "--page", "3"]);
    assert_eq!((code, doubt.as_str()), (0, ""), "{said}");
    assert!(of("FY2023")[0].contains(",27100,actual,"), "{:?}", of("FY2023"));
    // The judgement stands on it at once.
    let (_, card, _) = desk.told(&["scorecard", "--indicator", "nemuro-kpi-001", "--format", "csv"]);
    assert!(card.contains("FY2023") && card.contains("27100"), "{card}");
    let (code, said, cause) = set(&["--period", "R5", "--value", "27200", "--document", "正誤表"]);
    assert_eq!((code, said.as_str()), (1, ""));
    assert!(cause.contains("27100t") && cause.contains("--note"), "{cause}");
    let (code, _, doubt) = set(&["--period", "R5", "--value", "272000", "--document", "正誤表", "--note", "訂正"]);
    assert_eq!(code, 0);
    assert!(doubt.contains("桁と単位"), "{doubt}");
    let (_, list, _) = desk.told(&["set", "--list", "--format", "csv"]);
    assert_eq!(list.lines().count(), 2, "{list}");
    assert!(
        list.contains(
            "nemuro-kpi-001,012238,沿岸漁業における生産量,FY2023,actual,false,272000,t,,正誤表,,訂正,,,false"
        ),
        "{list}"
    );
    let (code, ..) = set(&["--period", "R5", "--drop"]);
    assert_eq!((code, of("FY2023").len()), (0, 0));
    let (code, said, _) = desk.told(&["set", "--list"]);
    assert_eq!(code, 0, "{said}");
    // Without a value, a document or a period the command is not understood.
    assert_eq!(set(&["--period", "R5", "--value", "1"]).0, 2);
    assert_eq!(set(&["--value", "1", "--document", "x"]).0, 2);
    // A name serves where it is the only one of its city.
    let (code, _, cause) = desk.told(&[
        "set",
        "--indicator",
        "沿岸漁業における生産量",
        "--city",
        "根室市",
        "--period",
        "R5年度",
        "--value",
        "27000",
        "--document",
        "x",
    ]);
    assert_eq!((code, cause.as_str()), (0, ""));
    let (code, _, cause) = desk.told(&[
        "set",
        "--indicator",
        "架空の指標",
        "--city",
        "根室市",
        "--period",
        "R5年度",
        "--value",
        "1",
        "--document",
        "x",
    ]);
    assert_eq!(code, 1);
    assert!(cause.contains("架空の指標"), "{cause}");
}

/// A dataset of typed values is no name for a file.
#[test]
fn no_file_is_imported_as_typed_values() {
    let desk = Desk::empty();
    desk.run("store", &["indicators"]);
    let path = desk.path("x.csv");
    std::io::Write::write_all(
        &mut std::fs::File::create(&path).unwrap(),
        "団体,指標,単位,令和3年度\n根室市,人口,人,1\n".as_bytes(),
    )
    .unwrap();
    let (code, _, cause) = desk.told(&["import", path.to_str().unwrap(), "--dataset", "手入力-012238"]);
    assert_eq!(code, 1);
    assert!(cause.contains("手入力-012238") && cause.contains("--dataset"), "{cause}");
}

#[test]
fn a_comparison_is_defined_exported_replaced_and_deleted() {
    let desk = Desk::empty();
    desk.run("store", &["indicators"]);
    let define =
        |more: &[&str]| desk.told(&[&["compare", "--name", "自分の比較", "--grade", "look_alike"], more].concat());
    let two = ["--indicator", "nemuro-kpi-005", "--indicator", "tomakomai-kpi-026"];
    let (code, said, cause) = define(&[&["--reason", "名前だけ似ている"], &two[..]].concat());
    assert_eq!((code, cause.as_str()), (0, ""), "{said}");
    // The same again is nothing new; another reason replaces it.
    let (_, said, _) = define(&[&["--reason", "名前だけ似ている"], &two[..]].concat());
    assert!(said.contains("何も保存していません"), "{said}");
    let (code, ..) = define(&[&["--reason", "数え方が違う"], &two[..]].concat());
    assert_eq!(code, 0);
    // One indicator is no comparison, a delivered one is nobody's own.
    let (code, _, cause) = define(&["--reason", "x", "--indicator", "nemuro-kpi-005"]);
    assert_eq!(code, 1);
    assert!(cause.contains("2つ以上"), "{cause}");
    let (code, _, cause) = desk.told(&["compare", "--name", "childcare-consultations", "--delete"]);
    assert_eq!(code, 1);
    assert!(cause.contains("自分で定めた比較ではない"), "{cause}");
    // It goes out with the data, once.
    let out = desk.path("package.zip");
    let (code, said, cause) = desk.told(&["export", "--out", out.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}{cause}");
    assert!(!said.contains("目標"), "a package holds the targets: {said}");
    // The long table does not, and says so.
    let table = desk.path("table.csv");
    let (code, said, _) = desk.told(&["export", "--out", table.to_str().unwrap()]);
    assert!(code == 0 && said.contains("この形式には目標") && said.contains("--format package"), "{said}");
    let other = Desk::empty();
    let (code, said, cause) = other.told(&["import", out.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}{cause}");
    for store in [&desk, &other] {
        let location = machikurabe::store::path::StoreLocation::at(&store.path("store.sqlite")).unwrap();
        let current = machikurabe::store::Store::open(&location).unwrap().current().unwrap();
        let own: Vec<_> = current.comparisons.iter().filter(|row| row.name == "自分の比較").collect();
        assert_eq!(own.len(), 1);
        assert_eq!((own[0].reason.as_str(), own[0].grade.key()), ("数え方が違う", "look_alike"));
        let members = current.comparison_members.iter().filter(|row| row.comparison_id == own[0].comparison_id);
        assert_eq!(members.count(), 2);
    }
    let (code, ..) = desk.told(&["compare", "--name", "自分の比較", "--delete"]);
    assert_eq!(code, 0);
}
