//! Which encoding a text file has: a mark, else UTF-16 without a mark, else ISO-2022-JP by its escape sequences, else
//! strict UTF-8, else CP932 or EUC-JP.
//!
//! Every pair of bytes above 0xA1 is valid in both of the last two, so that a detector trained on real text
//! decides between them where the bytes themselves do not.

use super::decode;
use super::error::ReadProblem;
use crate::model::grid::Encoding;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::DecoderResult;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

/// Bytes that are checked for UTF-8 before a file is taken for it; later bytes are checked while reading.
const UTF8_CHECKED: u64 = 64 << 20;

/// Bytes that are checked for the slower encodings.
const TABLE_CHECKED: u64 = 16 << 20;

/// Bytes that are shown to the detector, from the first one that is not ASCII.
const DETECTOR_SAMPLE: u64 = 1 << 20;

/// Bytes in which UTF-16 must show itself.
const UTF16_SAMPLE: usize = 8 * 1024;

/// The encoding of a file, and whether it is certain.
///
/// # Errors
/// [`ReadProblem::Unreadable`].
pub(super) fn detect(file: &mut File) -> Result<(Encoding, bool), ReadProblem> {
    let unreadable = |error: std::io::Error| ReadProblem::Unreadable(error.to_string());
    let mut sample = Vec::new();
    rewound(file, 0)?.take(UTF16_SAMPLE as u64).read_to_end(&mut sample).map_err(unreadable)?;
    if let Some(encoding) = marked(&sample) {
        return Ok((encoding, true));
    }
    if let Some(encoding) = utf16(&sample) {
        return Ok((encoding, false));
    }
    let Some(broken) = first_not_utf8(file)? else {
        if escapes(file)? {
            return Ok((Encoding::Iso2022Jp, true));
        }
        return Ok((Encoding::Utf8, true));
    };
    // Kana and kanji of UTF-8 come about by chance in no other encoding: this is UTF-8 that was damaged or cut off.
    if broken.kanji >= 3 || (broken.cut_off && broken.kanji > 0) {
        return Ok((Encoding::Utf8, false));
    }
    let other = broken.at;
    let cp932 = first_malformed(file, Encoding::Cp932)?;
    let euc = first_malformed(file, Encoding::EucJp)?;
    Ok(match (cp932, euc) {
        (None, Some(_)) => (Encoding::Cp932, true),
        (Some(_), None) => (Encoding::EucJp, true),
        (None, None) => (likeliest(file, other)?, false),
        // Damaged in every encoding: the one that gets farthest names the damaged line best.
        (Some(cp932), Some(euc)) => {
            let farthest = [(other, Encoding::Utf8), (euc, Encoding::EucJp), (cp932, Encoding::Cp932)];
            (farthest.into_iter().max_by_key(|(at, _)| *at).map_or(Encoding::Utf8, |(_, encoding)| encoding), false)
        }
    })
}

/// Whether a file of ASCII bytes goes over to kanji by an escape sequence, which no other text holds.
fn escapes(file: &mut File) -> Result<bool, ReadProblem> {
    let mut sample = Vec::new();
    let read = rewound(file, 0)?.take(DETECTOR_SAMPLE).read_to_end(&mut sample);
    read.map_err(|error| ReadProblem::Unreadable(error.to_string()))?;
    Ok(sample.is_ascii() && sample.windows(3).any(|bytes| matches!(bytes, [0x1B, b'$', b'@' | b'B'])))
}

fn rewound(file: &mut File, to: u64) -> Result<&mut File, ReadProblem> {
    file.seek(SeekFrom::Start(to)).map_err(|error| ReadProblem::Unreadable(error.to_string()))?;
    Ok(file)
}

/// The encoding that a byte order mark names.
pub(super) fn marked(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some(Encoding::Utf8),
        [0xFF, 0xFE, ..] => Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// UTF-16 without a mark: digits, separators and line ends leave zeros in every second byte, and only there.
pub(super) fn utf16(bytes: &[u8]) -> Option<Encoding> {
    let zeros = |first: usize| bytes.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (high_first, low_first) = (zeros(0), zeros(1));
    let few = bytes.len() / 2 / 20;
    let encoding = if low_first > few.max(1) && high_first * 20 < low_first {
        Encoding::Utf16Le
    } else if high_first > few.max(1) && low_first * 20 < high_first {
        Encoding::Utf16Be
    } else {
        return None;
    };
    let even = bytes.get(..bytes.len() & !1).unwrap_or_default();
    let mut text = String::with_capacity(even.len() * 2);
    let (result, _) = decode::decoder(encoding)?.decode_to_string_without_replacement(even, &mut text, false);
    let plain = |c: char| !c.is_control() || matches!(c, '\t' | '\r' | '\n');
    (result == DecoderResult::InputEmpty && text.chars().all(plain)).then_some(encoding)
}

/// The first byte that is not UTF-8.
struct Broken {
    at: u64,
    /// Characters of three bytes before it, in the part that was read at once with it.
    kanji: usize,
    /// Whether the file ends inside a character.
    cut_off: bool,
}

fn first_not_utf8(file: &mut File) -> Result<Option<Broken>, ReadProblem> {
    let mut reader = rewound(file, 0)?.take(UTF8_CHECKED);
    let (mut buffer, mut offset) = (Vec::new(), 0);
    loop {
        let read = reader.by_ref().take(1 << 20).read_to_end(&mut buffer);
        let read = read.map_err(|error| ReadProblem::Unreadable(error.to_string()))?;
        let cut_by_us = reader.limit() == 0;
        match std::str::from_utf8(&buffer) {
            Ok(_) => {
                offset += buffer.len() as u64;
                buffer.clear();
            }
            Err(error) if error.error_len().is_none() && (read > 0 || cut_by_us) => {
                offset += error.valid_up_to() as u64;
                buffer.drain(..error.valid_up_to());
            }
            Err(error) => {
                let valid = buffer.get(..error.valid_up_to()).unwrap_or_default();
                let kanji = valid.iter().filter(|byte| (0xE0..0xF0).contains(*byte)).count();
                let at = offset + valid.len() as u64;
                return Ok(Some(Broken { at, kanji, cut_off: error.error_len().is_none() }));
            }
        }
        if read == 0 {
            return Ok(None);
        }
    }
}

/// Where about the first byte stands that is no character of a table encoding.
fn first_malformed(file: &mut File, encoding: Encoding) -> Result<Option<u64>, ReadProblem> {
    let Some(mut decoder) = decode::decoder(encoding) else { return Ok(None) };
    let mut reader = rewound(file, 0)?.take(TABLE_CHECKED);
    let (mut buffer, mut text, mut offset) = (Vec::new(), String::new(), 0);
    loop {
        buffer.clear();
        text.clear();
        let read = reader.by_ref().take(1 << 18).read_to_end(&mut buffer);
        let read = read.map_err(|error| ReadProblem::Unreadable(error.to_string()))?;
        let last = read == 0 && reader.limit() > 0;
        text.reserve(buffer.len().saturating_mul(3) + 16);
        let (result, used) = decoder.decode_to_string_without_replacement(&buffer, &mut text, last);
        // C1 controls are valid in both tables, and no text has them.
        let control = text.find(|c: char| ('\u{80}'..='\u{9F}').contains(&c));
        if let (DecoderResult::Malformed(..), _) | (_, Some(_)) = (result, control) {
            return Ok(Some(offset + control.unwrap_or(used) as u64));
        }
        offset += read as u64;
        if read == 0 {
            return Ok(None);
        }
    }
}

/// CP932 or EUC-JP, as the detector sees the text around the first byte that is not ASCII.
fn likeliest(file: &mut File, from: u64) -> Result<Encoding, ReadProblem> {
    let mut sample = Vec::new();
    let reader = rewound(file, from)?;
    let read = reader.take(DETECTOR_SAMPLE).read_to_end(&mut sample);
    read.map_err(|error| ReadProblem::Unreadable(error.to_string()))?;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&sample, true);
    let guess = detector.guess(Some(b"jp"), Utf8Detection::Deny);
    Ok(if guess == encoding_rs::EUC_JP { Encoding::EucJp } else { Encoding::Cp932 })
}
