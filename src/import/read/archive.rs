//! A zip from outside: recognised, measured and unpacked within limits. Nothing is written to disk but a packed table, whose
//! file has no name and goes with the program.
//!
//! What a zip says about its sizes may be a lie, so that every part that could be large is unpacked once and counted
//! before any reader sees it.

use super::error::{Foreign, Place, ReadError, ReadProblem};
use super::limits::{MAX_PART_MB, MAX_PARTS, MAX_RATIO, MAX_SHEET_MB, MAX_XML_RUN, RATIO_FROM_MB};
use crate::import::datapackage::DESCRIPTOR;
use crate::model::grid::FileKind;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom, Write};
use zip::ZipArchive;
use zip::result::ZipError;

/// Endings of files that may hold a table.
const TABLES: [&str; 10] = [".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".parquet", ".json", ".zip"];

/// Most names that are listed where several files might be meant.
const LISTED: usize = 5;

/// The most that the method of zips can unpack a byte to.
const DEFLATE_MOST: u64 = 1_032;

/// Where the end of a zip's directory lies: a comment may follow it.
const TAIL: u64 = 66_000;

/// A zip whose list of parts was read.
pub(super) struct Archive {
    name: String,
    zip: ZipArchive<BufReader<File>>,
    /// The parts' paths, `/` between folders, in the order of the list.
    parts: Vec<String>,
}

impl Archive {
    /// Reads the list of parts.
    ///
    /// # Errors
    /// [`ReadError`] where there is none, or it is too long.
    pub(super) fn open(name: &str, file: &File) -> Result<Self, ReadError> {
        let place = || Place::file(name);
        let unreadable = |error: std::io::Error| place().refuse(ReadProblem::Unreadable(error.to_string()));
        let mut file = file.try_clone().map_err(unreadable)?;
        if declared_parts(&mut file).map_err(unreadable)? > MAX_PARTS {
            return Err(place().refuse(ReadProblem::TooManyParts(MAX_PARTS)));
        }
        let zip = ZipArchive::new(BufReader::new(file)).map_err(|error| damaged(name, &error))?;
        if zip.len() as u64 > MAX_PARTS {
            return Err(place().refuse(ReadProblem::TooManyParts(MAX_PARTS)));
        }
        let path = |raw: &[u8]| String::from_utf8_lossy(raw).into_owned();
        let parts = (0..zip.len()).map(|index| zip.by_index_data(index).map(|part| path(part.name_raw())));
        let parts = parts.collect::<Result<_, _>>().map_err(|error| damaged(name, &error))?;
        Ok(Self { name: name.to_owned(), zip, parts })
    }

    /// What the parts make it; `None` where they are files put together, of which one may be a table.
    ///
    /// # Errors
    /// [`ReadProblem::Unsupported`] where they make it a document without tables.
    pub(super) fn kind(&mut self) -> Result<Option<FileKind>, ReadError> {
        // Some writers use backslashes, and Excel ignores case.
        let has = |path: &str| self.parts.iter().any(|part| part.replace('\\', "/").eq_ignore_ascii_case(path));
        if has("xl/workbook.xml") {
            return Ok(Some(FileKind::Xlsx));
        }
        if has("xl/workbook.bin") {
            return Ok(Some(FileKind::Xlsb));
        }
        if has("content.xml") {
            let kind = self.text("mimetype", 1)?;
            let sheet = kind.trim().starts_with("application/vnd.oasis.opendocument.spreadsheet");
            return if sheet { Ok(Some(FileKind::Ods)) } else { Err(self.foreign(Foreign::Document)) };
        }
        if self.descriptor().is_some() {
            return Ok(Some(FileKind::DataPackage));
        }
        let office = self.parts.iter().any(|part| part.starts_with("word/") || part.starts_with("ppt/"));
        if office { Err(self.foreign(Foreign::Document)) } else { Ok(None) }
    }

    /// The one file of data in it, unpacked: its name, and the file at its beginning. Folders, notes and hidden files do
    /// not count.
    ///
    /// # Errors
    /// [`ReadProblem::SeveralFiles`] where several might be meant; [`ReadProblem::Unsupported`] where there is none; those
    /// of [`Archive::measure`]; [`ReadProblem::Unreadable`] where the disk has no room for it.
    pub(super) fn only_table(&mut self) -> Result<(String, File), ReadError> {
        let names: Vec<(usize, String)> =
            (0..self.parts.len()).filter_map(|at| Some((at, self.file_name(at)?))).collect();
        let ending = |ends: &[&str]| {
            let is_one = |name: &&(usize, String)| ends.iter().any(|end| name.1.to_lowercase().ends_with(end));
            names.iter().filter(is_one).collect::<Vec<_>>()
        };
        // A text beside a table is a note about it.
        let tables = Some(ending(&TABLES)).filter(|found| !found.is_empty()).unwrap_or_else(|| ending(&[".txt"]));
        let (index, name) = match tables.as_slice() {
            [only] => (*only).clone(),
            [] => return Err(self.foreign(Foreign::Archive)),
            several => {
                let listed = several.iter().take(LISTED).map(|(_, name)| name.clone()).collect();
                return Err(self
                    .place()
                    .refuse(ReadProblem::SeveralFiles { names: listed, count: several.len() as u64 }));
            }
        };
        if self.zip.has_overlapping_files().unwrap_or(false) {
            return Err(self.place().refuse(ReadProblem::Damaged("parts overlap".to_owned())));
        }
        let place = self.place();
        let unreadable = |error: std::io::Error| place.clone().refuse(ReadProblem::Unreadable(error.to_string()));
        let mut file = tempfile::tempfile().map_err(unreadable)?;
        let mut failed = None;
        self.unpack(index, MAX_SHEET_MB, |piece| {
            if failed.is_none() {
                failed = file.write_all(piece).err();
            }
        })?;
        if let Some(error) = failed {
            return Err(unreadable(error));
        }
        file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
        Ok((name, file))
    }

    /// The name of a part without its folders; `None` for folders and for what systems put beside files.
    fn file_name(&self, at: usize) -> Option<String> {
        let raw = self.zip.by_index_data(at).ok()?.name_raw().to_vec();
        // Zips of Windows in Japan say names in CP932 and do not tell so.
        let path = match String::from_utf8(raw) {
            Ok(path) => path,
            Err(raw) => encoding_rs::SHIFT_JIS.decode_without_bom_handling(raw.as_bytes()).0.into_owned(),
        };
        let path = path.replace('\\', "/");
        let name = path.rsplit('/').next().unwrap_or_default();
        let beside = path.split('/').any(|step| step.starts_with('.') || step == "__MACOSX");
        (!name.is_empty() && !beside).then(|| name.to_owned())
    }

    /// The descriptor of a data package: at the top, or in the one folder that was zipped.
    pub(super) fn descriptor(&self) -> Option<&str> {
        let depth = |part: &str| part.matches('/').count();
        let is_descriptor = |part: &&String| part.rsplit('/').next() == Some(DESCRIPTOR) && depth(part) <= 1;
        self.parts.iter().filter(is_descriptor).min_by_key(|part| depth(part)).map(String::as_str)
    }

    /// Refuses paths that lead out of the archive, and two parts of one name.
    ///
    /// # Errors
    /// [`ReadProblem::UnsafePath`].
    pub(super) fn refuse_tricks(&mut self) -> Result<(), ReadError> {
        let unsafe_path = |part: &&String| {
            part.starts_with('/') || part.contains(['\\', ':', '\0']) || part.split('/').any(|step| step == "..")
        };
        let mut sorted: Vec<&String> = self.parts.iter().collect();
        sorted.sort_unstable();
        let twice = sorted.windows(2).find_map(|pair| match pair {
            [one, other] if one == other => Some((*one).clone()),
            _ => None,
        });
        if let Some(path) = self.parts.iter().find(unsafe_path).cloned().or(twice) {
            return Err(self.place().refuse(ReadProblem::UnsafePath(path)));
        }
        // The zip library keeps only the last of several parts of one name.
        if self.zip.has_duplicate_names() || self.zip.has_overlapping_files().unwrap_or(true) {
            return Err(self.place().refuse(ReadProblem::UnsafePath(self.name.clone())));
        }
        Ok(())
    }

    fn place(&self) -> Place {
        Place::file(&self.name)
    }

    fn foreign(&self, kind: Foreign) -> ReadError {
        self.place().refuse(ReadProblem::Unsupported(kind))
    }

    /// Unpacks and counts every part that could break a limit, while somebody looks at the bytes: the path of each part
    /// with its pieces in order.
    ///
    /// # Errors
    /// [`ReadProblem::Inflated`], [`ReadProblem::Ratio`], [`ReadProblem::Damaged`], [`ReadProblem::Protected`].
    pub(super) fn measure(&mut self, look: &mut dyn FnMut(&str, &[u8])) -> Result<(), ReadError> {
        // The same bytes would be unpacked once for each part that claims them; no program writes such a file.
        if self.zip.has_overlapping_files().unwrap_or(false) {
            return Err(self.place().refuse(ReadProblem::Damaged("parts overlap".to_owned())));
        }
        for index in 0..self.parts.len() {
            let part = self.parts.get(index).cloned().unwrap_or_default();
            let sheet = part.contains("sheet") || part == "content.xml";
            let limit = if sheet { MAX_SHEET_MB } else { MAX_PART_MB };
            self.unpack(index, limit, |piece| look(&part, piece))?;
        }
        Ok(())
    }

    /// The bytes of a part, at most `limit` megabytes.
    ///
    /// # Errors
    /// As for [`Archive::measure`]; `None` where there is no such part.
    pub(super) fn bytes(&mut self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(index) = self.zip.index_for_name(path) else { return Ok(None) };
        let mut bytes = Vec::new();
        self.unpack(index, limit, |chunk| bytes.extend_from_slice(chunk))?;
        Ok(Some(bytes))
    }

    fn text(&mut self, path: &str, limit: u64) -> Result<String, ReadError> {
        Ok(self.bytes(path, limit)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default())
    }

    /// Unpacks a part piece by piece within its limits.
    fn unpack(&mut self, index: usize, limit: u64, mut take: impl FnMut(&[u8])) -> Result<(), ReadError> {
        let place = self.place();
        let mut part = self.zip.by_index(index).map_err(|error| damaged(&self.name, &error))?;
        let path = String::from_utf8_lossy(part.name_raw()).into_owned();
        let inflated = || place.clone().refuse(ReadProblem::Inflated { part: path.clone(), limit });
        let packed = part.compressed_size();
        if part.size() > limit << 20 && packed.saturating_mul(DEFLATE_MOST) > limit << 20 {
            return Err(inflated());
        }
        let (mut total, mut run) = (0_u64, 0_u64);
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let read = part.read(&mut buffer);
            let read = read.map_err(|error| place.clone().refuse(ReadProblem::Damaged(format!("{path}: {error}"))))?;
            let chunk = buffer.get(..read).unwrap_or_default();
            if chunk.is_empty() {
                return Ok(());
            }
            take(chunk);
            total += read as u64;
            run = match chunk.iter().rposition(|byte| *byte == b'<') {
                Some(last) => (read - last) as u64,
                None => run + read as u64,
            };
            if total > limit << 20 {
                return Err(inflated());
            }
            let packed_well = total / packed.max(1) > MAX_RATIO && total > RATIO_FROM_MB << 20;
            // Readers of XML hold what stands between two tags at once.
            let endless = run > MAX_XML_RUN && path.to_ascii_lowercase().ends_with(".xml");
            if packed_well || endless {
                return Err(place.clone().refuse(ReadProblem::Ratio { part: path, ratio: MAX_RATIO }));
            }
        }
    }
}

/// How many parts the end of the zip says it has.
fn declared_parts(file: &mut File) -> std::io::Result<u64> {
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    Read::by_ref(file).take(TAIL).read_to_end(&mut tail)?;
    file.seek(SeekFrom::Start(0))?;
    let after = |mark: &[u8; 4], from: usize, bytes: usize| {
        let at = tail.windows(4).rposition(|window| window == mark)?;
        tail.get(at + from..at + from + bytes)
    };
    let number = |bytes: &[u8]| bytes.iter().rev().fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
    let short = after(b"PK\x05\x06", 10, 2).map_or(0, number);
    let long = after(b"PK\x06\x06", 32, 8).map_or(0, number);
    Ok(if short == 0xFFFF { long.max(short) } else { short })
}

/// The refusal for what the zip library says.
pub(super) fn damaged(name: &str, error: &ZipError) -> ReadError {
    Place::file(name).refuse(match error {
        ZipError::InvalidPassword => ReadProblem::Protected,
        other if other.to_string().to_ascii_lowercase().contains("password") => ReadProblem::Protected,
        other => ReadProblem::Damaged(other.to_string()),
    })
}
