//! `machikurabe derive` as a script runs it: what is kept, listed, drawn, refused, changed, deleted and carried elsewhere.

use super::script::Script as Desk;

impl Desk {
    /// Defines the birth rate and returns its identifier.
    fn birth_rate(&self) -> String {
        let (code, said, cause) = self.told(&RATE);
        assert_eq!(code, 0, "{cause}");
        assert!(said.contains("小数2桁"), "{said}");
        said.rsplit_once('：').unwrap().1.trim().to_owned()
    }
}

const RATE: [&str; 15] = [
    "derive",
    "--name",
    "出生率",
    "--op",
    "ratio",
    "--a",
    "register-births",
    "--b",
    "register-population",
    "--factor",
    "1000",
    "--unit",
    "人/1000人",
    "--name-en",
    "Birth rate",
];

#[test]
fn a_formula_is_kept_listed_drawn_and_deleted() {
    let desk = Desk::with_sample();
    let id = desk.birth_rate();
    assert!(id.starts_with("derived-"), "{id}");
    let (_, list, _) = desk.told(&["indicators", "--text", "出生率", "--city", "根室市"]);
    let line = list.lines().find(|line| line.contains(&id)).unwrap();
    assert!(line.contains("計算：出生者数（住民基本台帳） ÷ 総人口"), "{line}");
    let (_, csv, _) = desk.told(&["series", "--indicator", &id, "--city", "根室市", "--format", "csv"]);
    let newest = csv.lines().find(|line| line.contains(",2024,")).unwrap();
    // 96 × 1,000 ÷ 22,468 = 4.2727…
    assert!(newest.contains(",人/1000人,2024,4.27,actual,normal,"), "{newest}");
    assert!(newest.ends_with("register-births:012238:2024 register-population:012238:2025-01-01"), "{newest}");
    assert!(newest.contains("96人 ÷ 22468人 × 1000"), "{newest}");
    for form in ["line", "ranking", "distribution", "dumbbell", "table"] {
        let out = desk.path(&format!("{form}.svg"));
        let (code, _, cause) =
            desk.told(&["figure", "--indicator", &id, "--form", form, "--out", out.to_str().unwrap()]);
        assert_eq!(code, 0, "{form}: {cause}");
        let svg = std::fs::read_to_string(&out).unwrap();
        assert!(svg.contains("出生率") && svg.contains("計算："), "{form} says its formula");
        assert!(svg.contains("住民基本台帳に基づく人口"), "{form} cites where the values were read");
    }
    let out = desk.path("scatter.svg");
    let both = format!("{id},register-deaths");
    let (code, _, cause) =
        desk.told(&["figure", "--indicator", &both, "--form", "scatter", "--out", out.to_str().unwrap()]);
    assert_eq!(code, 0, "{cause}");
    // Without verdict or target: the scorecard does not know it.
    let (_, card, _) = desk.told(&["scorecard", "--indicator", &id, "--format", "csv"]);
    assert_eq!(card.lines().count(), 1, "{card}");
    let (code, _, cause) = desk.told(&[
        "set",
        "--indicator",
        &id,
        "--city",
        "根室市",
        "--period",
        "R7年",
        "--value",
        "4",
        "--document",
        "x",
    ]);
    assert_eq!(code, 1);
    assert!(cause.contains("計算した指標の値と目標は入力できません"), "{cause}");
    // Said again nothing is new; a change keeps the identifier.
    assert!(desk.told(&RATE).1.contains("何も保存していません"), "{}", desk.told(&RATE).1);
    let mut other = RATE;
    (other[10], other[12]) = ("100", "%");
    let (code, said, _) = desk.told(&other);
    assert!(code == 0 && said.contains(&id), "{said}");
    let (_, csv, _) = desk.told(&["series", "--indicator", &id, "--city", "根室市", "--format", "csv"]);
    assert!(csv.contains(",%,2024,0.427,"), "{csv}");
    let (code, said, _) = desk.told(&["derive", "--name", "出生率", "--delete"]);
    assert!(code == 0 && said.contains("元の値はそのまま"), "{said}");
    assert_eq!(desk.told(&["series", "--indicator", &id]).0, 1);
    assert_eq!(desk.told(&["verify"]).0, 0);
}

#[test]
fn what_cannot_be_computed_is_refused_with_a_reason_and_nothing_is_stored() {
    let desk = Desk::with_sample();
    let of = |op: &str, a: &str, more: &[&str]| {
        desk.told(&[&["derive", "--name", "x", "--op", op, "--a", a][..], more].concat())
    };
    for (op, a, more, words) in [
        ("ratio", "nemuro-kpi-001", &["--b", "register-births"][..], "時期の種類"),
        ("ratio", "register-births", &["--b", "tomakomai-kpi-00x"], "保存先にありません"),
        ("difference", "nemuro-kpi-001", &["--b", "nemuro-kpi-005"], "単位が合わない"),
        ("ratio", "register-births", &["--b", "register-population", "--factor", "0"], "倍率"),
        ("growth", "register-births", &["--years", "51"], "1から50"),
        ("growth", "register-births", &["--unit", "人"], "--unit"),
        ("share", "register-births", &[], "指標の数"),
        ("ratio", "総人口", &["--b", "register-births"], "識別子"),
    ] {
        let (code, said, cause) = of(op, a, more);
        assert_eq!((code, said.as_str()), (1, ""), "{op} {a}: {cause}");
        assert!(cause.contains(words), "{op} {a}: {cause}");
    }
    let (_, list, _) = desk.told(&["indicators", "--format", "csv"]);
    assert!(!list.contains("derived-"));
    assert_eq!(desk.told(&["derive", "--name", "x"]).0, 2);
    assert_eq!(desk.told(&["derive", "--name", "x", "--delete"]).0, 1);
}

#[test]
fn a_formula_goes_with_the_data_to_another_store() {
    let desk = Desk::with_sample();
    let id = desk.birth_rate();
    let out = desk.path("package");
    let (code, _, cause) = desk.told(&["export", "--format", "package", "--out", out.to_str().unwrap()]);
    assert_eq!(code, 0, "{cause}");
    let package = out.join("datapackage.json");
    let imported = desk.run("other", &["import", package.to_str().unwrap()]);
    assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stderr));
    let series = |store: &str| desk.run(store, &["series", "--indicator", &id, "--format", "csv"]).stdout;
    assert_eq!(series("other"), series("store"));
    assert!(!series("other").is_empty());
}
