//! Every command in every format reads back, and all formats say the same.

use super::{COMMANDS, program, records, rows, run, said, sample, store};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

fn csv_of(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let lines = reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
    (header, lines)
}

#[test]
fn csv_and_json_hold_the_same_values_and_the_table_the_same_rows() {
    for command in COMMANDS {
        for lang in ["ja", "en"] {
            let line = format!("{command} --lang {lang}");
            let (header, lines) = csv_of(&said(&format!("{line} --format csv")));
            let objects = records(&line);
            let json = said(&format!("{line} --format json"));
            let json_lines: Vec<&str> = json.lines().filter(|text| text.starts_with('{')).collect();
            assert_eq!(json_lines.len(), objects.len());
            assert!(!lines.is_empty());
            assert_eq!(lines.len(), objects.len(), "{line}");
            for ((cells, object), json) in lines.iter().zip(&objects).zip(json_lines) {
                assert_eq!(&object.keys().cloned().collect::<Vec<_>>(), &header, "{line}");
                for (cell, (key, value)) in cells.iter().zip(object) {
                    match value {
                        Value::Null => assert_eq!(cell, "", "{key}"),
                        Value::Bool(flag) => assert_eq!(cell, &flag.to_string(), "{key}"),
                        Value::String(text) => assert!(cell == text && !text.is_empty(), "{key}: {cell}"),
                        Value::Number(_) => {
                            // The digits themselves, because a reader of JSON may round the last one.
                            assert!(json.contains(&format!("\"{key}\":{cell}")), "{key}: {cell}");
                            assert!(cell.bytes().all(|b| b.is_ascii_digit() || b"-.".contains(&b)), "{key}: {cell}");
                        }
                        other => panic!("{key}: {other}"),
                    }
                }
            }
            let table = said(&line);
            let shown = rows(&table);
            assert_eq!(shown.len(), objects.len(), "{line}");
            for (row, object) in shown.iter().zip(&objects) {
                assert!(row.contains(object["indicator_id"].as_str().unwrap()), "{row}");
                // An indicator of several areas says how many they are, which a narrow column may cut.
                let named = !object["municipality_code"].is_null();
                assert!(!named || row.contains(object["municipality"].as_str().unwrap()), "{row}");
            }
        }
    }
}

#[test]
fn keys_and_numbers_do_not_depend_on_the_language() {
    for command in COMMANDS {
        let [ja, en] = ["ja", "en"].map(|lang| records(&format!("{command} --lang {lang}")));
        for (ja, en) in ja.iter().zip(&en) {
            for (key, value) in ja {
                if !matches!(key.as_str(), "municipality" | "reason_text" | "sentence" | "own_grade") {
                    assert_eq!(value, &en[key], "{command} {key}");
                }
            }
        }
    }
    assert!(said("indicators --lang en --format csv").contains(",Kushiro,"));
}

#[test]
fn the_first_columns_are_a_promise() {
    let header = |command: &str| said(&format!("{command} --format csv")).lines().next().unwrap().to_owned();
    assert!(header("series").starts_with(
        "indicator_id,municipality_code,indicator,unit,period,value,role,status,missing_reason,cumulative,partial,\
         document_id,source_line,raw_text,"
    ));
    assert!(header("scorecard").starts_with(
        "municipality_code,municipality,indicator_id,indicator,level,theme,unit,polarity,target_kind,baseline,\
         baseline_period,target,target_period,actual,actual_period,gap,progress,attainment,pace,status,reason,\
         reason_text,document_id,source_line,"
    ));
    assert!(
        header("indicators").starts_with("indicator_id,municipality_code,municipality,indicator,level,theme,unit,")
    );
    assert!(header("check").starts_with(
        "municipality_code,municipality,indicator_id,indicator,kind,printed,recomputed,unit,printed_arrow,"
    ));
}

#[test]
fn output_is_plain_utf8_without_a_mark_and_ends_its_last_line() {
    for command in COMMANDS {
        for format in ["table", "csv", "json"] {
            let bytes = run(&format!("{command} --format {format}")).stdout;
            assert!(!bytes.starts_with(&[0xEF, 0xBB, 0xBF]) && bytes.ends_with(b"\n"), "{command} {format}");
            let text = String::from_utf8(bytes).unwrap();
            assert!(!text.contains(['\r', '\u{feff}', '\u{2068}']), "{command} {format}");
        }
    }
}

#[test]
fn columns_of_the_table_line_up_in_cells_of_a_terminal() {
    use unicode_width::UnicodeWidthStr;
    for line in ["indicators --lang ja", "series --lang ja", "scorecard --lang ja", "check --lang ja"] {
        let table = said(line);
        let lines: Vec<&str> = table.lines().take_while(|line| !line.is_empty()).collect();
        // Where the rule has a gap, every line has one.
        let rule = lines[1];
        let gaps: Vec<usize> = rule.match_indices("  ").map(|(at, _)| at).collect();
        assert!(gaps.len() > 5);
        for text in &lines {
            for gap in &gaps {
                let mut cells = 0;
                let mut at_gap = true;
                for character in text.chars() {
                    let width = character.to_string().width();
                    if cells < gap + 2 && cells + width > *gap {
                        at_gap &= character == ' ';
                    }
                    cells += width;
                }
                assert!(at_gap, "{text}\n{rule}");
            }
        }
    }
}

#[test]
fn series_has_a_row_for_every_observation_with_its_printed_digits() {
    let data = sample();
    let (header, lines) = csv_of(&said("series --format csv"));
    let at = |key: &str| header.iter().position(|name| name == key).unwrap();
    assert_eq!(lines.len(), data.observations.len());
    for (line, observation) in lines.iter().zip(&data.observations) {
        assert_eq!(line[at("observation_id")], observation.observation_id.as_str());
        assert_eq!(line[at("indicator_id")], observation.indicator_id.as_str());
        assert_eq!(line[at("period")], observation.period.to_string());
        assert_eq!(line[at("value")], observation.value.map(|v| v.to_string()).unwrap_or_default());
        assert_eq!(line[at("unit")], observation.unit.as_str());
        assert_eq!(line[at("role")], observation.role.key());
        assert_eq!(line[at("status")], observation.status.key());
        assert_eq!(line[at("raw_text")], observation.source.raw_text);
        assert_eq!(line[at("value")].is_empty(), !line[at("missing_reason")].is_empty());
    }
}

#[test]
fn indicators_count_their_values_and_targets() {
    let data = sample();
    let objects = records("indicators");
    assert_eq!(objects.len(), data.indicators.len());
    let sum = |key: &str| objects.iter().map(|o| o[key].as_u64().unwrap()).sum::<u64>();
    assert_eq!(sum("observations"), data.observations.len() as u64);
    assert_eq!(sum("targets"), data.targets.len() as u64);
}

#[test]
fn whoever_reads_may_stop_at_any_time() {
    for arguments in [["series", "--format", "csv"], ["series", "--format", "json"], ["series", "--format", "table"]] {
        let mut child = program()
            .arg("--store")
            .arg(store())
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        // Far more follows than a pipe holds, so the program is still writing when the reader goes away.
        BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(!first.is_empty());
        assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    }
}

#[test]
fn tables_as_people_read_them() {
    for lang in ["ja", "en"] {
        let lines = [
            "scorecard --city 根室 --text 人口減少率",
            "scorecard --city 012106 --theme health --ruler tama",
            "series --indicator nemuro-kpi-028,iwamizawa-kpi-005",
            "indicators --city くしろし --text マタニティ",
            "check --city nemuro",
        ];
        let all: Vec<String> = lines
            .iter()
            .map(|line| format!("$ machikurabe {line} --lang {lang}\n{}", said(&format!("{line} --lang {lang}"))))
            .collect();
        insta::assert_snapshot!(format!("tables_{lang}"), all.join("\n"));
    }
}
