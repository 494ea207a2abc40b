//! The check-workbook: as written, and after a spreadsheet program has computed every formula again.

use calamine::{Data, Range, Reader as _, Xlsx};
use machikurabe::analysis::ruler;
use machikurabe::analysis::scorecard::{ScorecardRow, scorecard};
use machikurabe::chart::check;
use machikurabe::chart::kpi;
use machikurabe::export::check_workbook;
use machikurabe::frame::Cube;
use machikurabe::import::sample::sample;
use machikurabe::model::ruler::{Ruler, RulerBasis};
use machikurabe::model::target::Revision;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::process::Command;

const STORED: &str = "2026-01-31T09:00:00Z";

fn index() -> Cube {
    Cube::new(sample().unwrap())
}

fn written(index: &Cube, rows: &[ScorecardRow], ruler: &Ruler, texts: &Texts) -> Vec<u8> {
    let rows: Vec<&ScorecardRow> = rows.iter().collect();
    let book = check::book(index, &rows, ruler, STORED, texts);
    let sheets = kpi::sheets(index, &rows, &texts.ruler_in_words(ruler), texts);
    check_workbook::write(&book, &sheets, texts).unwrap()
}

/// The workbook after `LibreOffice` has opened, computed and saved it; `None` where the program is not there.
fn recalculated(bytes: &[u8]) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("check.xlsx");
    std::fs::File::create_new(&path).and_then(|mut file| std::io::Write::write_all(&mut file, bytes)).unwrap();
    let out = folder.path().join("out");
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let done = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "xlsx", "--outdir"])
        .arg(&out)
        .arg(&path)
        .output();
    let done = match done {
        Ok(done) => done,
        Err(cause) => {
            println!("skipped: soffice cannot be started ({cause})");
            return None;
        }
    };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(std::fs::read(out.join("check.xlsx")).unwrap())
}

fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
    book.worksheet_range(name).unwrap()
}

/// A result as the sheet must show it.
#[derive(Debug)]
enum Wanted {
    Number(f64),
    Words(String),
    Anything,
}

fn agrees(cell: Option<&Data>, wanted: &Wanted) -> bool {
    match (cell, wanted) {
        (Some(Data::Float(found)), Wanted::Number(wanted)) => (found - wanted).abs() <= 1e-9 * wanted.abs().max(1.0),
        (Some(Data::String(found)), Wanted::Words(wanted)) => found == wanted,
        (Some(Data::String(_)), Wanted::Anything) => true,
        _ => false,
    }
}

fn compare(bytes: &[u8], index: &Cube, rows: &[ScorecardRow], texts: &Texts) {
    let results = sheet(bytes, &texts.t("check-sheet-results"));
    assert_eq!(results.height(), rows.len() + 1);
    for (row, at) in rows.iter().zip(1..) {
        let told = |value: Option<f64>, reason: Option<machikurabe::model::status::Reason>| {
            value.map_or_else(
                || reason.map_or(Wanted::Anything, |reason| Wanted::Words(texts.reason(reason))),
                Wanted::Number,
            )
        };
        let number = |value: Option<f64>| value.map_or(Wanted::Anything, Wanted::Number);
        let figures = row.figures;
        let wanted = [
            (4, number(row.baseline.map(|b| b.value))),
            (5, Wanted::Number(index.data().targets[row.target].value.value())),
            (6, number(row.actual.map(|a| a.value))),
            (7, told(row.progress(), figures.and_then(|f| f.progress_reason))),
            (8, number(row.pace())),
            (9, told(row.attainment(), figures.and_then(|f| f.attainment_reason))),
            (10, number(row.gap())),
            (11, number(figures.and_then(|f| f.required_per_year))),
            (13, Wanted::Words(texts.status(row.status))),
        ];
        for (column, wanted) in wanted {
            let cell = results.get((at, column));
            let label = &index.series(row.series).unwrap().indicator.label;
            assert!(agrees(cell, &wanted), "row {at} {label}, column {column}: {cell:?} for {wanted:?}");
        }
    }
}

#[test]
fn the_same_data_give_the_same_bytes_and_no_formula_but_ours() {
    let mut data = sample().unwrap();
    for (indicator, start) in data.indicators.iter_mut().zip(["=1+1", "+1", "-1", "@SUM(A1)"].iter().cycle()) {
        indicator.label = format!("{start} {}", indicator.label);
    }
    let index = Cube::new(data);
    let ruler = ruler::default_ruler();
    let rows = scorecard(&index, Revision::Final, &ruler).unwrap();
    let texts = Texts::new(Language::Ja);
    let bytes = written(&index, &rows, &ruler, &texts);
    assert_eq!(written(&index, &rows, &ruler, &texts), bytes);
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes.clone())).unwrap();
    let results = book.worksheet_formula(&texts.t("check-sheet-results")).unwrap();
    assert_eq!(results.start(), Some((1, 4)), "the words before the first number are no formulas");
    let live = results.cells().filter(|(.., formula)| !formula.is_empty()).count();
    assert!(live > rows.len() * 6, "{live} formulas for {} targets", rows.len());
    let labels = sheet(&bytes, &texts.t("check-sheet-results"));
    assert!(labels.rows().skip(1).all(|row| matches!(&row[1], Data::String(label) if "=+-@".contains(&label[..1]))));
}

#[test]
fn what_is_written_beside_the_formulas_is_the_scorecard() {
    let index = index();
    for language in [Language::Ja, Language::En] {
        let texts = Texts::new(language);
        for ruler in ruler::presets() {
            let rows = scorecard(&index, Revision::Final, &ruler).unwrap();
            assert_eq!(rows.len(), 204);
            compare(&written(&index, &rows, &ruler, &texts), &index, &rows, &texts);
        }
    }
}

#[test]
fn another_program_computes_the_same_results() {
    let index = index();
    let texts = Texts::new(Language::Ja);
    // One preset of each basis, and thresholds of a reader's own.
    let own = Ruler::new("custom", RulerBasis::Progress, [0.7, 0.5, 0.2]).unwrap();
    let presets = ["default", "nagayo"].map(|key| ruler::by_key(key).unwrap());
    for ruler in presets.into_iter().chain([own]) {
        let rows = scorecard(&index, Revision::Final, &ruler).unwrap();
        let Some(bytes) = recalculated(&without_results(&written(&index, &rows, &ruler, &texts))) else { return };
        compare(&bytes, &index, &rows, &texts);
    }
}

/// The workbook with every remembered result taken out, so that what is read later was really computed.
fn without_results(bytes: &[u8]) -> Vec<u8> {
    use std::io::{Read as _, Write as _};
    let mut read = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..read.len() {
        let mut file = read.by_index(at).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        let name = file.name().unwrap().into_owned();
        out.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            let xml = String::from_utf8(content).unwrap();
            let mut parts = xml.split("</f><v>");
            let mut kept = parts.next().unwrap().to_owned();
            for part in parts {
                kept.push_str("</f>");
                kept.push_str(&part[part.find("</v>").unwrap() + 4..]);
            }
            content = kept.replace(" t=\"str\"><f>", "><f>").into_bytes();
        }
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn changing_a_threshold_in_the_workbook_changes_the_statuses_as_the_scorecard_would() {
    let index = index();
    let texts = Texts::new(Language::Ja);
    let written_under = ruler::default_ruler();
    let rows = scorecard(&index, Revision::Final, &written_under).unwrap();
    let bytes = with_threshold(&written(&index, &rows, &written_under, &texts), "1", "0.4");
    let Some(bytes) = recalculated(&without_results(&bytes)) else { return };
    let moved = Ruler { on_track: 0.4, ..written_under };
    let judged = scorecard(&index, Revision::Final, &moved).unwrap();
    assert!(judged.iter().zip(&rows).any(|(new, old)| new.status != old.status));
    compare(&bytes, &index, &judged, &texts);
}

/// The workbook with the threshold for on track (cell B4 of the ruler) changed by hand.
fn with_threshold(bytes: &[u8], old: &str, new: &str) -> Vec<u8> {
    use std::io::{Read as _, Write as _};
    let mut read = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut changed = 0;
    for at in 0..read.len() {
        let mut file = read.by_index(at).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        let name = file.name().unwrap().into_owned();
        out.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        let xml = String::from_utf8_lossy(&content).into_owned();
        if name.starts_with("xl/worksheets/sheet") && xml.contains("<dataValidations") {
            let cell = xml.find("<c r=\"B4\"").unwrap();
            let (before, rest) = xml.split_at(cell);
            content =
                (before.to_owned() + &rest.replacen(&format!("<v>{old}</v>"), &format!("<v>{new}</v>"), 1)).into();
            changed += 1;
        }
        out.write_all(&content).unwrap();
    }
    assert_eq!(changed, 1);
    out.finish().unwrap().into_inner()
}

#[test]
fn a_city_without_targets_has_no_sheet_and_every_other_one_in_the_columns_officials_use() {
    let index = index();
    let ruler = ruler::default_ruler();
    let rows = scorecard(&index, Revision::Final, &ruler).unwrap();
    let texts = Texts::new(Language::Ja);
    let all: Vec<&ScorecardRow> = rows.iter().collect();
    let sheets = kpi::sheets(&index, &all, "", &texts);
    let cities: Vec<&str> = sheets.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(cities.len(), 3, "{cities:?}");
    assert_eq!(sheets.iter().map(|s| s.rows.len()).sum::<usize>(), 204);
    let bytes = written(&index, &rows, &ruler, &texts);
    let nemuro = sheet(&bytes, "根室市");
    let heads: Vec<String> = nemuro.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(&heads[..7], ["指標", "基準値", "目標値", "実績値", "進捗", "評価", "出典"]);
}
