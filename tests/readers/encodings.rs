//! The same table comes out of every encoding that offices use, and a wrong byte is named by its line.

use super::{all, fault, made, shown, told};
use machikurabe::import::read::error::ReadProblem;
use machikurabe::import::read::{HEAD_ROWS, head, rows};
use machikurabe::model::grid::{Encoding, FileKind, ReadOptions};

/// 髙 ① Ⅲ ㎡ are in CP932 and not in strict Shift_JIS.
const TABLE: &str = "団体名,面積（㎡）,増減\r\n髙島町①Ⅲ,\"1,234\",▲5\r\n根室市,△３,…\r\n";

fn sixteen(text: &str, little: bool, mark: bool) -> Vec<u8> {
    let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

fn encoded(text: &str, table: &'static encoding_rs::Encoding) -> Vec<u8> {
    let (bytes, _, lost) = table.encode(text);
    assert!(!lost);
    bytes.into_owned()
}

#[test]
fn one_table_in_every_encoding() {
    let with_mark = [b"\xEF\xBB\xBF".as_slice(), TABLE.as_bytes()].concat();
    let cases = [
        ("UTF-8", TABLE.as_bytes().to_vec(), Encoding::Utf8, true),
        ("UTF-8 with mark", with_mark, Encoding::Utf8, true),
        ("CP932", encoded(TABLE, encoding_rs::SHIFT_JIS), Encoding::Cp932, true),
        ("EUC-JP", encoded(TABLE, encoding_rs::EUC_JP), Encoding::EucJp, true),
        ("ISO-2022-JP", encoded(TABLE, encoding_rs::ISO_2022_JP), Encoding::Iso2022Jp, true),
        ("UTF-16 LE with mark", sixteen(TABLE, true, true), Encoding::Utf16Le, true),
        ("UTF-16 BE with mark", sixteen(TABLE, false, true), Encoding::Utf16Be, true),
        ("UTF-16 LE", sixteen(TABLE, true, false), Encoding::Utf16Le, false),
        ("UTF-16 BE", sixteen(TABLE, false, false), Encoding::Utf16Be, false),
    ];
    for (name, bytes, encoding, certain) in cases {
        let file = made("a name says nothing.xlsx", &bytes);
        let head = head(&file.path, &ReadOptions::default()).unwrap();
        assert_eq!((head.kind, head.encoding), (FileKind::Csv, Some(encoding)), "{name}");
        // Where both table encodings could have made the bytes, the guess is called a guess.
        assert!(head.encoding_certain == certain || !certain || encoding == Encoding::EucJp, "{name}");
        assert_eq!((head.separator, head.bytes), (Some(','), bytes.len() as u64), "{name}");
        let rows: Vec<Vec<String>> = head.sheets[0].rows.iter().map(|row| row.iter().map(shown).collect()).collect();
        let wanted = [["団体名", "面積（㎡）", "増減"], ["髙島町①Ⅲ", "1,234", "▲5"], ["根室市", "△３", "…"]];
        assert_eq!(rows, wanted, "{name}");
        assert_eq!(head.sheets[0].numbers, [1, 2, 3], "{name}");
        assert_eq!(head.sheets[0].total_rows, Some(3), "{name}");
    }
}

#[test]
fn cp932_and_euc_jp_are_told_apart_by_their_text() {
    let texts = [
        "都市,指標\n根室市,合計特殊出生率\n釧路市,観光入込客数\n苫小牧市,待機児童数\n岩見沢市,転入超過数\n",
        "カナ,値\nネムロシ,1\nクシロシ,2\nトマコマイシ,3\nイワミザワシ,4\n",
        "ひらがな,値\nのぼりべつ,1\nおたる,2\nえりも,3\n",
    ];
    for text in texts {
        for (table, encoding) in [(encoding_rs::SHIFT_JIS, Encoding::Cp932), (encoding_rs::EUC_JP, Encoding::EucJp)] {
            let file = made("t.csv", &encoded(text, table));
            let head = head(&file.path, &ReadOptions::default()).unwrap();
            assert_eq!(head.encoding, Some(encoding), "{text}");
        }
    }
}

#[test]
fn half_width_kana_of_old_machines_is_cp932() {
    let file = made("t.csv", &encoded("ｶﾅ,ﾁ\nﾈﾑﾛｼ,1\nｸｼﾛｼ,2\n", encoding_rs::SHIFT_JIS));
    assert_eq!(super::texts(&file.path, 0)[1], ["ﾈﾑﾛｼ", "1"]);
}

#[test]
fn letters_of_ascii_are_certain() {
    let file = made("t.csv", b"code,value\n012238,1\n");
    let head = head(&file.path, &ReadOptions::default()).unwrap();
    assert_eq!((head.encoding, head.encoding_certain), (Some(Encoding::Utf8), true));
}

#[test]
fn what_a_person_says_about_the_encoding_counts() {
    let bytes = encoded("名,値\nｱｲ,1\n", encoding_rs::SHIFT_JIS);
    let file = made("t.csv", &bytes);
    let options = ReadOptions { encoding: Some(Encoding::Cp932), separator: None };
    assert_eq!(shown(&told(&file.path, options, 0).unwrap()[1].1[0]), "ｱｲ");
    let wrong = ReadOptions { encoding: Some(Encoding::Utf8), separator: None };
    assert_eq!(fault(told(&file.path, wrong, 0)), (Some(1), ReadProblem::Undecodable(Encoding::Utf8)));
}

#[test]
fn a_wrong_byte_is_named_by_its_line_and_the_rows_before_it_are_read() {
    let mut bytes = TABLE.as_bytes().to_vec();
    bytes.extend_from_slice("釧路市,\"折り\n返し\",1\n苫小牧市,\u{0},2\n".replace('\0', "").as_bytes());
    bytes.extend_from_slice(b"\xFF\xFE\xFA,1,2\n");
    let file = made("t.csv", &bytes);
    // Lines 1 to 3, line 4 with a cell that goes on in line 5, line 6, and line 7 with the wrong bytes.
    assert_eq!(fault(head(&file.path, &ReadOptions::default())), (Some(7), ReadProblem::Undecodable(Encoding::Utf8)));
    let mut source = rows(&file.path, &ReadOptions::default(), 0).unwrap();
    let (mut row, mut numbers) = (Vec::new(), Vec::new());
    let ended = loop {
        match source.next_row(&mut row) {
            Ok(Some(number)) => numbers.push(number),
            other => break other,
        }
    };
    assert_eq!(numbers, [1, 2, 3, 4, 6]);
    assert_eq!(fault(ended).0, Some(7));
    assert_eq!(source.next_row(&mut row), Ok(None));
}

#[test]
fn characters_that_lie_across_the_edges_of_what_is_read_at_once() {
    // 700 kB: several chunks whatever the encoding, at odd offsets.
    let line = "a根室,い\n";
    let text: String = std::iter::repeat_n(line, 700_000 / line.len()).collect();
    let count = text.lines().count();
    let cases = [
        text.as_bytes().to_vec(),
        encoded(&text, encoding_rs::SHIFT_JIS),
        encoded(&text, encoding_rs::EUC_JP),
        sixteen(&text, true, true),
    ];
    for bytes in cases {
        let file = made("t.csv", &bytes);
        let rows = all(&file.path, 0).unwrap();
        assert_eq!(rows.len(), count);
        for (index, (number, row)) in rows.iter().enumerate() {
            assert_eq!(*number, index as u64 + 1);
            assert_eq!(row.iter().map(shown).collect::<Vec<_>>(), ["a根室", "い"]);
        }
        let head = head(&file.path, &ReadOptions::default()).unwrap();
        assert_eq!((head.sheets[0].rows.len(), head.sheets[0].total_rows), (HEAD_ROWS, None));
    }
}

#[test]
fn utf_8_that_was_damaged_is_not_taken_for_another_encoding() {
    // Every cut through the text, most of them inside a character.
    for length in 40..TABLE.len() {
        let file = made("t.csv", &TABLE.as_bytes()[..length]);
        let found = head(&file.path, &ReadOptions::default());
        let whole = std::str::from_utf8(&TABLE.as_bytes()[..length]).is_ok();
        match found {
            Ok(head) => assert!(whole && head.encoding == Some(Encoding::Utf8), "{length}"),
            // One cut in two lies inside the quoted cell.
            Err(error) if whole => assert_eq!(error.problem, ReadProblem::OpenQuote, "{length}"),
            Err(error) => assert_eq!(error.problem, ReadProblem::Undecodable(Encoding::Utf8), "{length}"),
        }
    }
}

#[test]
fn a_wrong_byte_far_below_is_met_while_reading() {
    let mut bytes = encoded(&"根室市,1\n".repeat(40_000), encoding_rs::SHIFT_JIS);
    bytes.extend_from_slice(b"\x81\xFF\n");
    let file = made("t.csv", &bytes);
    let options = ReadOptions { encoding: Some(Encoding::Cp932), separator: None };
    assert!(head(&file.path, &options).is_ok());
    assert_eq!(fault(told(&file.path, options, 0)), (Some(40_001), ReadProblem::Undecodable(Encoding::Cp932)));
}
