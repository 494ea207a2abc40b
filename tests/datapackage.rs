//! A data package is read whole, or refused with the place of the fault.

use machikurabe::import::datapackage::{read, read_folder};
use machikurabe::import::error::{CellProblem, PackageError};
use machikurabe::import::sample::sample;
use machikurabe::import::source::MemorySource;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::integrity::BreachKind;
use machikurabe::model::period::Period;
use machikurabe::model::target::BaselineReason;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

const DESCRIPTOR: &str = r#"{
  "name": "towns", "version": "1.2.0", "title": "まちの指標",
  "resources": [
    { "name": "municipalities", "path": "municipalities.csv" },
    { "name": "documents", "path": "data/documents.csv" },
    { "name": "plans", "path": "plans.csv" },
    { "name": "indicators", "path": "indicators.csv" },
    { "name": "targets", "path": "targets.csv" },
    { "name": "observations", "path": "observations.csv" },
    { "name": "evaluations", "path": "evaluations.csv" },
    { "name": "printed_figures", "path": "printed_figures.csv" },
    { "name": "comparisons", "path": "comparisons.csv" },
    { "name": "comparison_members", "path": "comparison_members.csv" }
  ]
}"#;

/// The files of a small package; each starts with its header and every row has its line number in mind.
fn package() -> BTreeMap<&'static str, String> {
    let source = "document_id,section,source_line,raw_text";
    BTreeMap::from([
        ("datapackage.json", DESCRIPTOR.to_owned()),
        (
            "municipalities.csv",
            "municipality_code,kind,name,kana,name_en,prefecture\n012238,municipality,根室市,ねむろし,Nemuro,北海道\n".into(),
        ),
        (
            "data/documents.csv",
            "document_id,municipality_code,title,title_en,kind,publisher,published,text_name,text_sha256,note\n\
             doc,012238,効果検証調書,Evaluation,evaluation,根室市,2023-12,,,\n"
                .into(),
        ),
        (
            "plans.csv",
            "plan_id,municipality_code,name,name_en,first_year,last_year,document_id,source_line\n\
             plan,012238,総合戦略,Strategy,2021,2024,doc,\n"
                .into(),
        ),
        (
            "indicators.csv",
            format!(
                "indicator_id,municipality_code,plan_id,level,theme,concept,goal,policy,project,department,label,unit,polarity,\
                 polarity_reason,definition_note,review_flag,repeat_of,{source}\n\
                 catch,012238,plan,policy_kpi,primary_industry,,基本目標,施策,,,生産量,t,higher_is_better,増やす,,,,doc,第3章,291,生産量\n"
            ),
        ),
        (
            "targets.csv",
            format!(
                "target_id,indicator_id,revision,plan_id,goal,kind,value,unit,target_period,baseline_observation_id,\
                 baseline_comparable,baseline_reason,actual_comparable,actual_reason,rounded_rate,decimals,note,{source}\n\
                 catch:final,catch,final,plan,基本目標,reach,27700,t,FY2024,catch:2019,true,,true,,false,0,,doc,第3章,291,\"27,700t\"\n\
                 catch:draft,catch,draft,plan,基本目標,reach,2.50,t,FY2024,,false,none_printed,false,different_series,true,2,,doc,第3章,291,2.50t\n"
            ),
        ),
        (
            "observations.csv",
            format!(
                "observation_id,indicator_id,municipality_code,role,period,period_assumed,period_printed,value,unit,status,missing_reason,\
                 cumulative,cumulative_since,partial,averaged,unusable_reason,note,{source}\n\
                 catch:2019,catch,012238,baseline,FY2019,true,策定時,23854,t,normal,,false,,false,false,,,doc,第3章,294,\"23,854 t\"\n\
                 catch:2021,catch,012238,actual,FY2021,false,R3,,t,missing,not_surveyed,false,,false,false,,\"二行の\n注\",doc,第3章,294,調査なし\n\
                 catch:2022,catch,012238,actual,FY2021..FY2022,false,R4,-3.50,t,estimated,,true,plan,true,true,reference_value,,doc,第3章,,△3.50\n"
            ),
        ),
        (
            "evaluations.csv",
            format!(
                "evaluation_id,municipality_code,plan_id,scope,goal,policy,indicator_id,body,scheme,grade,period,{source}\n\
                 e1,012238,plan,policy,基本目標,施策,,internal,nemuro-abcd,B,FY2021..FY2022,doc,第3章,314,B\n\
                 e2,012238,plan,goal,基本目標,,,external,nemuro-abcd,unknown,FY2022,doc,第3章,315,A B C D\n\
                 e3,012238,plan,indicator,基本目標,施策,catch,city,iwamizawa-status,none,2020,doc,第3章,316,-\n"
            ),
        ),
        (
            "printed_figures.csv",
            format!(
                "figure_id,indicator_id,kind,value,unit,arrow,subject_observation_id,base_observation_id,note,{source}\n\
                 f1,catch,delta,3737,t,up,catch:2022,catch:2019,,doc,第3章,294,\"3,737t↑\"\n"
            ),
        ),
        (
            "comparisons.csv",
            "comparison_id,theme,name,name_en,grade,reason,reason_en\nc,tourism,客,Guests,look_alike,別もの,Different\n"
                .into(),
        ),
        ("comparison_members.csv", "comparison_id,indicator_id,note,note_en\nc,catch,,\n".into()),
    ])
}

fn read_parts(files: &BTreeMap<&'static str, String>) -> Result<Dataset, PackageError> {
    read(&MemorySource { files: files.iter().map(|(name, text)| (*name, text.as_bytes())).collect() })
}

/// The refusal after `from` is replaced by `to` in one file.
fn refusal(file: &'static str, from: &str, to: &str) -> PackageError {
    let mut files = package();
    let text = files.get_mut(file).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    *text = text.replacen(from, to, 1);
    read_parts(&files).unwrap_err()
}

fn cell(file: &str, line: u64, column: &'static str, cell: &str, problem: CellProblem) -> PackageError {
    PackageError::Cell { file: file.to_owned(), line, column, cell: cell.to_owned(), problem }
}

fn write_folder(folder: &Path, files: &BTreeMap<&'static str, String>) {
    std::fs::create_dir_all(folder.join("data")).unwrap();
    for (name, text) in files {
        std::fs::File::create(folder.join(name)).unwrap().write_all(text.as_bytes()).unwrap();
    }
}

#[test]
fn every_cell_arrives_in_its_field() {
    let data = read_parts(&package()).unwrap();
    assert_eq!((data.name.as_str(), data.version.as_str(), data.title.as_str()), ("towns", "1.2.0", "まちの指標"));
    let [base, missing, last] = data.observations.as_slice() else { panic!("three observations") };
    assert_eq!(base.value.unwrap().to_string(), "23854");
    assert_eq!((missing.value, missing.note.as_str()), (None, "二行の\n注"));
    assert_eq!(last.value.unwrap().to_string(), "-3.50");
    assert_eq!((last.period, last.source.source_line), (Period::FiscalSpan(2021, 2022), None));
    assert_eq!(last.source.raw_text, "△3.50");
    let [first, draft] = data.targets.as_slice() else { panic!("two targets") };
    assert_eq!((first.baseline_reason, first.actual_comparable), (None, true));
    assert_eq!((draft.baseline_reason, draft.actual_comparable), (Some(BaselineReason::NonePrinted), false));
    let grades: Vec<_> = data.evaluations.iter().map(|e| e.grade.as_deref()).collect();
    assert_eq!(grades, [Some("B"), None, None]);
    assert_eq!(data.plans[0].source_line, None);
    assert_eq!(data.comparison_members.len(), 1);
}

#[test]
fn a_folder_gives_the_same_dataset_also_with_byte_order_marks_and_windows_line_ends() {
    let folder = tempfile::tempdir().unwrap();
    let expected = read_parts(&package()).unwrap();
    write_folder(folder.path(), &package());
    assert_eq!(read_folder(folder.path()), Ok(expected.clone()));
    let windows = package()
        .into_iter()
        .map(|(name, text)| (name, format!("\u{feff}{}", text.replace('\n', "\r\n").replace("二行の\r\n", "二行の\n"))))
        .collect();
    write_folder(folder.path(), &windows);
    assert_eq!(read_folder(folder.path()), Ok(expected));
}

#[test]
fn columns_may_stand_in_any_order() {
    let mut files = package();
    let text = "note_en,note,indicator_id,comparison_id\n,,catch,c\n";
    files.insert("comparison_members.csv", text.to_owned());
    assert_eq!(read_parts(&files), read_parts(&package()));
}

#[test]
fn tables_that_not_every_dataset_has_may_be_left_out() {
    let mut files = package();
    for (name, path) in [("comparisons", "comparisons.csv"), ("comparison_members", "comparison_members.csv")] {
        let entry = format!("{{ \"name\": \"{name}\", \"path\": \"{path}\" }}");
        let text = files.get_mut("datapackage.json").unwrap();
        assert!(text.contains(&entry));
        *text = text.replace(&format!(",\n    {entry}"), "");
        files.remove(path);
    }
    assert_eq!(read_parts(&files).unwrap().comparisons, []);
}

#[test]
fn a_faulty_cell_is_refused_with_its_place() {
    use CellProblem as P;
    let observations = |from: &str, to: &str| refusal("observations.csv", from, to);
    let at = |line, column, text: &str, problem| cell("observations.csv", line, column, text, problem);
    assert_eq!(observations(",23854,", ",\"23,854\","), at(2, "value", "23,854", P::Number));
    assert_eq!(observations(",23854,", ",1234567890123456,"), at(2, "value", "1234567890123456", P::TooPrecise));
    assert_eq!(observations("baseline,FY2019", "baseline,R1"), at(2, "period", "R1", P::Period));
    assert_eq!(observations("012238", "12238"), at(2, "municipality_code", "12238", P::AreaDigits));
    let check = P::AreaCheckDigit { expected: 8 };
    assert_eq!(observations("012238", "012239"), at(2, "municipality_code", "012239", check));
    assert_eq!(observations("normal,,false", "normal,,FALSE"), at(2, "cumulative", "FALSE", P::Boolean));
    assert_eq!(observations("catch:2019", ""), at(2, "observation_id", "", P::Empty));
    // The third row begins on line 5, because the second holds a line break.
    assert_eq!(observations("estimated", "guess"), at(5, "status", "guess", P::Key { what: "observation status" }));
    let whole = P::Whole { least: 1, most: u32::MAX };
    assert_eq!(observations("第3章,294,調査なし", "第3章,0,調査なし"), at(3, "source_line", "0", whole));
    let years = P::Whole { least: 1868, most: 2999 };
    assert_eq!(refusal("plans.csv", "2021,2024", "2021,24"), cell("plans.csv", 2, "last_year", "24", years));
    assert_eq!(refusal("evaluations.csv", ",B,FY2021", ",,FY2021"), cell("evaluations.csv", 2, "grade", "", P::Empty));
}

#[test]
fn a_target_whose_cells_contradict_each_other_is_refused() {
    let targets = |from: &str, to: &str| refusal("targets.csv", from, to);
    let at = |line, column, text: &str, problem| cell("targets.csv", line, column, text, problem);
    let decimals = CellProblem::Decimals { expected: 2 };
    assert_eq!(targets("true,2,", "true,1,"), at(3, "decimals", "1", decimals));
    let baseline = CellProblem::Contradicts { other: "baseline_comparable" };
    assert_eq!(targets(",true,,true", ",false,,true"), at(2, "baseline_reason", "", baseline));
    assert_eq!(targets("false,none_printed", "true,none_printed"), at(3, "baseline_reason", "none_printed", baseline));
    let actual = CellProblem::Contradicts { other: "actual_comparable" };
    assert_eq!(targets("different_series", ""), at(3, "actual_reason", "", actual));
}

#[test]
fn a_faulty_file_is_refused_with_its_place() {
    let file = || "plans.csv".to_owned();
    assert_eq!(
        refusal("plans.csv", "name_en", "english"),
        PackageError::UnknownColumn { file: file(), column: "english".into() }
    );
    assert_eq!(
        refusal("plans.csv", "name_en", "name"),
        PackageError::DuplicateColumn { file: file(), column: "name".into() }
    );
    assert_eq!(
        refusal("plans.csv", ",source_line", ""),
        PackageError::MissingColumn { file: file(), column: "source_line" }
    );
    assert_eq!(
        refusal("plans.csv", "2024,doc,", "2024,doc,,"),
        PackageError::RowLength { file: file(), line: 2, expected: 8, found: 9 }
    );
    let mut files = package();
    files.insert("plans.csv", String::new());
    assert!(matches!(read_parts(&files), Err(PackageError::MissingColumn { column: "plan_id", .. })));
    files.remove("plans.csv");
    assert_eq!(read_parts(&files), Err(PackageError::MissingFile { file: file() }));
}

#[test]
fn text_in_another_encoding_is_refused_with_its_line() {
    let files = package();
    let mut bytes: BTreeMap<&str, &[u8]> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let cp932 = b"plan_id,name\nplan,\x8d\xaa\x8e\xba\n";
    bytes.insert("plans.csv", cp932);
    assert_eq!(read(&MemorySource { files: bytes }), Err(PackageError::NotUtf8 { file: "plans.csv".into(), line: 2 }));
}

#[test]
fn a_faulty_descriptor_is_refused() {
    let descriptor = |from: &str, to: &str| refusal("datapackage.json", from, to);
    let file = || "datapackage.json".to_owned();
    assert!(matches!(descriptor("\"resources\": [", "\"resources\": {"), PackageError::Descriptor { line: 3, .. }));
    assert!(matches!(descriptor("\"resources\"", "\"tables\""), PackageError::Descriptor { .. }));
    assert_eq!(descriptor("1.2.0", " "), PackageError::DescriptorField { file: file(), field: "version" });
    let unknown = |name: &str| PackageError::UnknownResource { name: name.into() };
    assert_eq!(descriptor("\"documents\"", "\"papers\""), unknown("papers"));
    let twice = PackageError::DuplicateResource { name: "plans".into() };
    assert_eq!(descriptor("\"documents\"", "\"plans\""), twice);
    let entry = "{ \"name\": \"documents\", \"path\": \"data/documents.csv\" },";
    assert_eq!(descriptor(entry, ""), PackageError::MissingResource { name: "documents" });
    for path in ["../documents.csv", "/etc/passwd", "C:/documents.csv", "\\\\\\\\nas\\\\documents.csv", ""] {
        let error = descriptor("data/documents.csv", path);
        assert!(matches!(error, PackageError::UnsafePath { .. }), "{path}: {error}");
    }
    let nowhere = tempfile::tempdir().unwrap();
    assert!(matches!(read_folder(nowhere.path()), Err(PackageError::MissingFile { .. })));
    std::fs::create_dir(nowhere.path().join("datapackage.json")).unwrap();
    assert!(matches!(read_folder(nowhere.path()), Err(PackageError::Unreadable { .. })));
}

#[test]
fn rows_that_contradict_each_other_are_all_listed() {
    let mut files = package();
    files.insert(
        "comparison_members.csv",
        "comparison_id,indicator_id,note,note_en\nc,catch,,\nc,catch,,\nc,x,,\n".into(),
    );
    let targets = files.get_mut("targets.csv").unwrap();
    *targets = targets.replace("catch:2019", "catch:1919");
    let Err(PackageError::Breaches { name, breaches }) = read_parts(&files) else { panic!("must be refused") };
    assert_eq!(name, "towns");
    let found: Vec<_> = breaches.iter().map(|b| (b.table, b.row.as_str())).collect();
    assert_eq!(found, [("comparison_members", "c catch"), ("targets", "catch:final"), ("comparison_members", "c x")]);
    assert_eq!(breaches[0].problem, BreachKind::DuplicateId);
}

#[test]
fn the_sample_that_is_part_of_the_program_is_sound() {
    let data = sample().unwrap();
    assert!(!data.observations.is_empty() && !data.targets.is_empty() && !data.version.is_empty());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    assert_eq!(read_folder(&folder), Ok(data));
}

#[test]
fn members_and_grades_of_former_identifiers_lead_to_the_indicator_and_fold() {
    let mut files = package();
    let listed = "{ \"name\": \"aliases\", \"path\": \"aliases.csv\" },\n    { \"name\": \"comparisons\"";
    files.insert("datapackage.json", DESCRIPTOR.replacen("{ \"name\": \"comparisons\"", listed, 1));
    files
        .insert("aliases.csv", "alias,municipality_code,indicator_id\nold-1,012238,catch\nold-2,012238,catch\n".into());
    let members = |rows: &str| format!("comparison_id,indicator_id,note,note_en\n{rows}");
    for (rows, notes) in [
        ("c,old-1,一,\nc,old-2,二,\n", ["一"].as_slice()),
        ("c,old-1,一,\nc,catch,今,\n", &["今"]),
        ("c,catch,今,\nc,old-2,二,\n", &["今"]),
        ("c,old-2,二,\n", &["二"]),
    ] {
        files.insert("comparison_members.csv", members(rows));
        let grades = files.get_mut("evaluations.csv").unwrap();
        *grades = grades.replace("施策,catch,city", "施策,old-2,city");
        let data = read_parts(&files).unwrap();
        let found: Vec<_> =
            data.comparison_members.iter().map(|row| (row.indicator_id.as_str(), row.note.as_str())).collect();
        assert_eq!(found, notes.iter().map(|note| ("catch", *note)).collect::<Vec<_>>(), "{rows}");
        assert_eq!(data.evaluations[2].indicator_id.as_ref().unwrap().as_str(), "catch");
    }
    // A row that stands there twice is a fault of the package, and a former identifier is one of its own area.
    files.insert("comparison_members.csv", members("c,catch,,\nc,catch,,\n"));
    assert!(matches!(read_parts(&files), Err(PackageError::Breaches { breaches, .. }) if breaches.len() == 1));
    files.insert("comparison_members.csv", members("c,catch,,\n"));
    let areas = files.get_mut("municipalities.csv").unwrap();
    areas.push_str("012068,municipality,釧路市,くしろし,Kushiro,北海道\n");
    let aliases = files.get_mut("aliases.csv").unwrap();
    *aliases = aliases.replace("old-2,012238", "old-2,012068");
    assert!(matches!(read_parts(&files), Err(PackageError::Breaches { .. })));
}
