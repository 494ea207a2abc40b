//! What a file is, told by its content: names and extensions are not looked at.

use super::archive::Archive;
use super::error::{Foreign, Place, ReadError, ReadProblem};
use super::{cfb, encoding, json};
use crate::import::datapackage::DESCRIPTOR;
use crate::model::grid::{Encoding, FileKind, ReadOptions};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// Bytes by which most kinds are told.
const SAMPLE: usize = 8 * 1024;

/// What every store of this program has in its header; a test opens one.
const STORE_ID: [u8; 4] = [0x6D, 0x6B, 0x72, 0x62];

/// A file that was recognised and is open.
pub(super) struct Found {
    /// Its name without the folder.
    pub(super) name: String,
    /// What it is.
    pub(super) kind: FileKind,
    /// The file, at its beginning; none for a folder.
    pub(super) file: Option<File>,
    /// Its size.
    pub(super) bytes: u64,
    /// The encoding of a text, and whether it is certain.
    pub(super) encoding: Option<(Encoding, bool)>,
}

impl Found {
    /// The open file.
    ///
    /// # Errors
    /// [`ReadProblem::NoRows`] for a folder, which is a data package.
    pub(super) fn file(&self) -> Result<File, ReadError> {
        let place = || Place::file(&self.name);
        let file = self.file.as_ref().ok_or_else(|| place().refuse(ReadProblem::NoRows))?;
        // Clones share their position with the file.
        let clone = file.try_clone().and_then(|mut clone| clone.seek(SeekFrom::Start(0)).map(|_| clone));
        clone.map_err(|error| place().refuse(ReadProblem::Unreadable(error.to_string())))
    }
}

/// Opens and recognises a file.
///
/// # Errors
/// [`ReadError`] where it cannot be opened, or is nothing that holds a table.
pub(super) fn open(path: &Path, options: ReadOptions) -> Result<Found, ReadError> {
    let name = super::name_of(path);
    let refuse = |problem| Place::file(&name).refuse(problem);
    let refused = |error: std::io::Error| {
        refuse(match error.kind() {
            std::io::ErrorKind::NotFound => ReadProblem::Missing,
            _ => ReadProblem::Unreadable(error.to_string()),
        })
    };
    let about = std::fs::metadata(path).map_err(refused)?;
    if about.is_dir() {
        if !path.join(DESCRIPTOR).is_file() {
            return Err(refuse(ReadProblem::Folder));
        }
        return Ok(Found { name, kind: FileKind::DataPackage, file: None, bytes: 0, encoding: None });
    }
    // A pipe or device has no end that could be waited for.
    if !about.is_file() {
        return Err(refuse(ReadProblem::Unsupported(Foreign::Binary)));
    }
    let mut file = File::open(path).map_err(refused)?;
    let mut sample = Vec::new();
    file.by_ref().take(SAMPLE as u64).read_to_end(&mut sample).map_err(refused)?;
    if sample.is_empty() {
        return Err(refuse(ReadProblem::Empty));
    }
    let kind = match by_signature(&name, &mut file, &sample)? {
        Some(Signature::Packed(mut archive)) => return unpacked(&name, &mut archive, options),
        Some(Signature::Kind(kind)) => Some(kind),
        None => None,
    };
    recognised(name, file, about.len(), (sample, kind), options)
}

/// A file by its beginning and the kind that it names; a packed file is unpacked and recognised in its turn.
fn recognised(
    name: String,
    mut file: File,
    bytes: u64,
    (sample, kind): (Vec<u8>, Option<FileKind>),
    options: ReadOptions,
) -> Result<Found, ReadError> {
    let refuse = |problem| Place::file(&name).refuse(problem);
    let refused = |error: std::io::Error| refuse(ReadProblem::Unreadable(error.to_string()));
    let (kind, encoding) = if let Some(kind) = kind {
        (kind, None)
    } else {
        let (kind, found) = text_kind(&mut file, &sample, options).map_err(refuse)?;
        (kind, Some(found))
    };
    file.seek(SeekFrom::Start(0)).map_err(refused)?;
    Ok(Found { name, kind, file: Some(file), bytes, encoding })
}

/// The one table that a zip holds. A zip within it is not unpacked further.
fn unpacked(name: &str, archive: &mut Archive, options: ReadOptions) -> Result<Found, ReadError> {
    let (inner, mut file) = archive.only_table()?;
    // Both names: the zip is what lies on the disk, the file in it is what was published.
    let name = format!("{name}/{inner}");
    let place = || Place::file(&name);
    let unreadable = |error: std::io::Error| place().refuse(ReadProblem::Unreadable(error.to_string()));
    let bytes = file.metadata().map_err(unreadable)?.len();
    let mut sample = Vec::new();
    file.by_ref().take(SAMPLE as u64).read_to_end(&mut sample).map_err(unreadable)?;
    if sample.is_empty() {
        return Err(place().refuse(ReadProblem::Empty));
    }
    let kind = match by_signature(&name, &mut file, &sample)? {
        // What is a file of its own is opened as one: a package in a package would be no end.
        Some(Signature::Kind(FileKind::DataPackage | FileKind::Store) | Signature::Packed(_)) => {
            return Err(place().refuse(ReadProblem::Unsupported(Foreign::Archive)));
        }
        Some(Signature::Kind(kind)) => Some(kind),
        None => None,
    };
    recognised(name.clone(), file, bytes, (sample, kind), options)
}

/// What the first bytes of a file name.
enum Signature {
    Kind(FileKind),
    /// A zip that is no kind of file by itself.
    Packed(Box<Archive>),
}

/// The kind that the first bytes name; `None` for text.
fn by_signature(name: &str, file: &mut File, sample: &[u8]) -> Result<Option<Signature>, ReadError> {
    let place = || Place::file(name);
    let foreign = |kind| Err(place().refuse(ReadProblem::Unsupported(kind)));
    match sample {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => {
            let mut archive = Archive::open(name, file)?;
            Ok(Some(match archive.kind()? {
                Some(kind) => Signature::Kind(kind),
                None => Signature::Packed(Box::new(archive)),
            }))
        }
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => {
            cfb::kind(name, file).map(|kind| Some(Signature::Kind(kind)))
        }
        [b'P', b'A', b'R', b'1', ..] => Ok(Some(Signature::Kind(FileKind::Parquet))),
        [b'P', b'A', b'R', b'E', ..] => Err(place().refuse(ReadProblem::Protected)),
        [b'S', b'Q', b'L', b'i', b't', b'e', b' ', ..] if sample.starts_with(b"SQLite format 3\0") => {
            match sample.get(68..72) {
                Some(id) if id == STORE_ID => Ok(Some(Signature::Kind(FileKind::Store))),
                _ => foreign(Foreign::Database),
            }
        }
        [b'%', b'P', b'D', b'F', b'-', ..] => foreign(Foreign::Pdf),
        [b'{', b'\\', b'r', b't', b'f', ..] => foreign(Foreign::Document),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => foreign(Foreign::Image),
        // gzip, 7z, RAR, LZH
        [0x1F, 0x8B, 8, ..]
        | [b'7', b'z', 0xBC, 0xAF, ..]
        | [b'R', b'a', b'r', b'!', ..]
        | [_, _, b'-', b'l', b'h', _, b'-', ..] => foreign(Foreign::Archive),
        _ => Ok(None),
    }
}

/// JSON, a descriptor of a data package, or text with separators; and the encoding.
fn text_kind(
    file: &mut File,
    sample: &[u8],
    options: ReadOptions,
) -> Result<(FileKind, (Encoding, bool)), ReadProblem> {
    let told = options.encoding.map(|encoding| (encoding, true));
    let marked = encoding::marked(sample).or_else(|| encoding::utf16(sample));
    if told.is_none() && marked.is_none() && is_binary(sample) {
        return Err(ReadProblem::Unsupported(Foreign::Binary));
    }
    let found = match told {
        Some(told) => told,
        None => encoding::detect(file)?,
    };
    let start = start_of(sample, found.0);
    let lower = start.trim_start().get(..64).unwrap_or(start.trim_start()).to_ascii_lowercase();
    let page = ["<!doctype html", "<html", "<?xml", "<table", "<head"].iter().any(|tag| lower.starts_with(tag));
    if page {
        return Err(ReadProblem::Unsupported(Foreign::WebPage));
    }
    let kind = match json::looks_like(&start) {
        Some(json::Look::Package) => FileKind::DataPackage,
        Some(json::Look::Table) => FileKind::Json,
        None => FileKind::Csv,
    };
    Ok((kind, found))
}

/// The decoded beginning of a text, as far as it can be decoded.
fn start_of(sample: &[u8], encoding: Encoding) -> String {
    match super::decode::decoder(encoding) {
        None => {
            let bytes = sample.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(sample);
            String::from_utf8_lossy(bytes).into_owned()
        }
        Some(mut decoder) => {
            let mut text = String::with_capacity(sample.len() * 3 + 16);
            let _ = decoder.decode_to_string(sample, &mut text, false);
            text
        }
    }
}

/// Whether control characters that no text has are more than a slip, which is refused with its line instead.
fn is_binary(sample: &[u8]) -> bool {
    let strange = |byte: &&u8| **byte < 9 || (14..32).contains(*byte) && **byte != 27;
    let count = sample.iter().filter(strange).count();
    count > 3 && count * 20 > sample.len()
}
