//! Bytes of a text file → characters, chunk by chunk, whatever the encoding.
//!
//! The first byte that is none is reported only when everything before it was handed out, so that its line is known.

use super::error::ReadProblem;
use crate::model::grid::Encoding;
use encoding_rs::{Decoder, DecoderResult};
use std::fs::File;
use std::io::{self, Read};

/// Bytes read at once, at least.
const CHUNK: usize = 256 * 1024;

/// The decoder of an encoding; UTF-8 has its own, faster way.
pub(super) fn decoder(encoding: Encoding) -> Option<Decoder> {
    let table = match encoding {
        Encoding::Utf8 => return None,
        Encoding::Utf16Le => encoding_rs::UTF_16LE,
        Encoding::Utf16Be => encoding_rs::UTF_16BE,
        // The web's Shift_JIS is Windows code page 932.
        Encoding::Cp932 => encoding_rs::SHIFT_JIS,
        Encoding::EucJp => encoding_rs::EUC_JP,
        Encoding::Iso2022Jp => encoding_rs::ISO_2022_JP,
    };
    Some(table.new_decoder_with_bom_removal())
}

/// A text file that is being read.
pub(super) struct TextSource {
    file: File,
    encoding: Encoding,
    decoder: Option<Decoder>,
    /// Bytes that were read and not yet decoded.
    raw: Vec<u8>,
    /// Bytes read so far, and in all.
    read: u64,
    total: u64,
    /// What ends the file too early, once all before it was handed out.
    pending: Option<ReadProblem>,
    ended: bool,
    /// Whether the file began with the byte order mark of UTF-8.
    marked: bool,
}

impl TextSource {
    /// A file from its beginning.
    pub(super) fn new(file: File, encoding: Encoding, total: u64) -> Self {
        let decoder = decoder(encoding);
        Self { file, encoding, decoder, raw: Vec::new(), read: 0, total, pending: None, ended: false, marked: false }
    }

    /// Whether the file began with the byte order mark of UTF-8; known once something was read.
    pub(super) const fn is_marked(&self) -> bool {
        self.marked
    }

    /// The share of the file that was read, 0 to 1.
    pub(super) fn progress(&self) -> f64 {
        if self.ended || self.total == 0 { 1.0 } else { (self.read as f64 / self.total as f64).min(1.0) }
    }

    /// Appends at least some characters to `text`; `false` at the end of the file. `wanted` bytes are read at once.
    ///
    /// # Errors
    /// What ends the text too early: the file cannot be read, or holds a NUL byte or one that is no character.
    pub(super) fn fill(&mut self, text: &mut String, wanted: usize) -> Result<bool, ReadProblem> {
        let before = text.len();
        while text.len() == before {
            if let Some(problem) = self.pending.take() {
                self.ended = true;
                return Err(problem);
            }
            if self.ended {
                return Ok(false);
            }
            let chunk = u64::try_from(wanted.max(CHUNK)).unwrap_or(u64::MAX);
            let read = self.file.by_ref().take(chunk).read_to_end(&mut self.raw);
            let read = read.map_err(|error| ReadProblem::Unreadable(error.to_string()))?;
            let first = self.read == 0;
            self.read += read as u64;
            self.ended = read == 0;
            match self.decoder {
                None => self.utf8(text, first),
                Some(_) => self.table(text),
            }
            self.refuse_nul(text, before);
        }
        Ok(true)
    }

    /// Puts back a problem that was met while looking ahead.
    pub(super) fn postpone(&mut self, problem: ReadProblem) {
        self.pending = Some(problem);
        self.ended = false;
    }

    /// Decodes UTF-8; a character cut in two waits for its other half.
    fn utf8(&mut self, text: &mut String, first: bool) {
        let mark = if first && self.raw.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        self.marked |= mark > 0;
        let bytes = self.raw.get(mark..).unwrap_or_default();
        match std::str::from_utf8(bytes) {
            Ok(whole) => {
                text.push_str(whole);
                self.raw.clear();
            }
            Err(error) => {
                let (valid, rest) = bytes.split_at(error.valid_up_to());
                text.push_str(std::str::from_utf8(valid).unwrap_or_default());
                if error.error_len().is_some() || self.ended {
                    self.pending = Some(ReadProblem::Undecodable(self.encoding));
                }
                self.raw = rest.to_vec();
            }
        }
    }

    fn table(&mut self, text: &mut String) {
        let Some(decoder) = self.decoder.as_mut() else { return };
        let room = decoder.max_utf8_buffer_length_without_replacement(self.raw.len());
        text.reserve(room.unwrap_or(self.raw.len().saturating_mul(3)) + 16);
        let (result, _) = decoder.decode_to_string_without_replacement(&self.raw, text, self.ended);
        if let DecoderResult::Malformed(..) = result {
            self.pending = Some(ReadProblem::Undecodable(self.encoding));
        }
        self.raw.clear();
    }

    /// Cuts the text before a NUL: no table has one, and it would cut texts short elsewhere.
    fn refuse_nul(&mut self, text: &mut String, before: usize) {
        let fresh = text.as_bytes().get(before..).unwrap_or_default();
        if let Some(at) = fresh.iter().position(|byte| *byte == 0) {
            text.truncate(before + at);
            self.pending = Some(ReadProblem::Nul);
        }
    }
}

/// The decoded text as bytes of UTF-8, for readers that want bytes.
pub(super) struct DecodedBytes {
    source: TextSource,
    text: String,
    at: usize,
    /// Why reading ended, where it was not the end of the file.
    pub(super) problem: Option<ReadProblem>,
}

impl DecodedBytes {
    /// A text file from its beginning.
    pub(super) const fn new(source: TextSource) -> Self {
        Self { source, text: String::new(), at: 0, problem: None }
    }

    /// The share of the file that was read, 0 to 1.
    pub(super) fn progress(&self) -> f64 {
        self.source.progress()
    }
}

impl Read for DecodedBytes {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at == self.text.len() {
            self.text.clear();
            self.at = 0;
            if let Err(problem) = self.source.fill(&mut self.text, CHUNK) {
                let error = io::Error::other(problem.to_string());
                self.problem = Some(problem);
                return Err(error);
            }
        }
        let mut rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let count = rest.read(out)?;
        self.at += count;
        Ok(count)
    }
}
