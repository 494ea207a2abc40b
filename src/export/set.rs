//! Several files as one: all of them get their names, or none does; and a folder of files that appears whole.

use super::atomic;
use super::file::{self, WriteError};
use super::leftover;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes files that belong together; those that are there are replaced only where `replace` says so.
///
/// # Errors
/// Each [`WriteError`], of the first file that failed; then every place is as it was, and no draft is left.
pub fn write(files: &[(PathBuf, Vec<u8>)], replace: bool) -> Result<(), WriteError> {
    if let [(path, bytes)] = files {
        return file::write(path, bytes, replace);
    }
    for (path, _) in files {
        file::may_write(path, replace)?;
    }
    let files: Vec<(PathBuf, &[u8])> =
        files.iter().map(|(path, bytes)| (atomic::target(path), bytes.as_slice())).collect();
    files.iter().take(1).filter_map(|(path, _)| path.parent()).for_each(leftover::sweep);
    let mut drafts = Drafts(Vec::with_capacity(files.len()));
    for (path, bytes) in &files {
        let failed = |cause| WriteError::new(path, cause);
        let draft = atomic::draft(path).map_err(failed)?;
        drafts.0.push(draft.clone());
        atomic::fill(&draft, |file| std::io::Write::write_all(file, bytes)).map_err(failed)?;
        atomic::like(&draft, path).map_err(failed)?;
    }
    let mut placed = Placed(Vec::with_capacity(files.len()));
    for ((path, _), draft) in files.iter().zip(&drafts.0) {
        let failed = |cause| WriteError::new(path, cause);
        let before = if atomic::exists(path) && replace { Some(keep(path).map_err(failed)?) } else { None };
        let is_new = before.is_none();
        placed.0.push(Place { path: path.clone(), before, is_ours: false });
        atomic::publish(draft, path, !is_new).map_err(failed)?;
        if let Some(place) = placed.0.last_mut() {
            place.is_ours = true;
        }
    }
    placed.settle();
    Ok(())
}

/// Keeps what lies at a path under a second name until the whole set stands.
fn keep(path: &Path) -> std::io::Result<PathBuf> {
    let second = atomic::second_name(path)?;
    // A disk without links: there the old file is away for a moment.
    fs::hard_link(path, &second).or_else(|_| fs::rename(path, &second))?;
    Ok(second)
}

/// Files under names that nobody asks for; they go when the set is written or fails.
struct Drafts(Vec<PathBuf>);

impl Drop for Drafts {
    fn drop(&mut self) {
        for draft in &self.0 {
            // Gone already where it got its own name.
            let _ = fs::remove_file(draft);
        }
    }
}

/// A name of the set.
struct Place {
    path: PathBuf,
    /// What lay there before, under its second name.
    before: Option<PathBuf>,
    /// Whether our file lies there now.
    is_ours: bool,
}

/// The names taken so far; until they are settled, each is given back.
struct Placed(Vec<Place>);

impl Placed {
    fn settle(mut self) {
        for place in self.0.drain(..) {
            if let Some(before) = place.before {
                let _ = fs::remove_file(before);
            }
        }
    }
}

impl Drop for Placed {
    fn drop(&mut self) {
        for place in self.0.iter().rev() {
            let _ = match &place.before {
                Some(before) => fs::rename(before, &place.path),
                None if place.is_ours => fs::remove_file(&place.path),
                None => Ok(()),
            };
        }
    }
}

/// The names of several parts of one file: `NAME-1.png`, `NAME-2.png`; of one part its own name. All numbers have as
/// many digits as the last, so that lists of files keep the order.
#[must_use]
pub fn numbered(path: &Path, count: usize) -> Vec<PathBuf> {
    if count == 1 {
        return vec![path.to_path_buf()];
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let end = path.extension().map(|end| format!(".{}", end.to_string_lossy())).unwrap_or_default();
    let digits = count.to_string().len();
    (1..=count).map(|number| path.with_file_name(format!("{stem}-{number:0digits$}{end}"))).collect()
}

/// Writes a folder of images as one: until all of them are on the disk, nothing is seen of it.
///
/// A folder of that name is replaced as a whole, if it holds nothing but images of a pack and `replace` says so, or if
/// it is empty.
///
/// # Errors
/// [`WriteError`]; then a folder that was there is as it was, and nothing new is left.
pub fn write_folder(path: &Path, files: &[(String, Vec<u8>)], replace: bool) -> Result<(), WriteError> {
    // Through a link, or given as `.`, it is the folder itself that is meant.
    let place = if path.is_dir() { path.canonicalize() } else { Ok(path.to_path_buf()) };
    let place = place.map_err(|cause| WriteError::new(path, cause))?;
    may_replace(&place, replace)?;
    let failed = |cause| WriteError::new(path, cause);
    place.parent().into_iter().for_each(leftover::sweep);
    let draft = atomic::draft(&place).map_err(failed)?;
    let made = fs::create_dir(&draft).and_then(|()| {
        files.iter().try_for_each(|(name, bytes)| {
            atomic::fill(&draft.join(name), |file| std::io::Write::write_all(file, bytes))
        })
    });
    let swapped = made.and_then(|()| swap(&draft, &place));
    if swapped.is_err() {
        // What cannot be removed keeps a name that nobody asks for.
        let _ = fs::remove_dir_all(&draft);
    }
    swapped.map_err(failed)
}

/// Whether a folder may come to a place.
///
/// # Errors
/// [`WriteError::IsFile`], [`WriteError::Exists`], [`WriteError::Foreign`].
pub fn may_replace(path: &Path, replace: bool) -> Result<(), WriteError> {
    if path.is_dir() {
        let entries = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let entries = entries.map_err(|cause| WriteError::new(path, cause))?;
        let mut images = Vec::with_capacity(entries.len());
        for entry in entries {
            let is_image = entry.file_type().is_ok_and(|kind| kind.is_file()) && is_image(&entry.file_name());
            if !is_image {
                return Err(WriteError::Foreign(entry.path()));
            }
            images.push(entry.path());
        }
        return match images.into_iter().min() {
            Some(first) if !replace => Err(WriteError::Exists(first)),
            _ => Ok(()),
        };
    }
    if atomic::exists(path) { Err(WriteError::IsFile(path.to_path_buf())) } else { Ok(()) }
}

/// Whether a name is one that a pack gives its images: `001-title.png`.
fn is_image(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    let number = name.chars().take_while(char::is_ascii_digit).count();
    let rest = name.get(number..).unwrap_or_default();
    number >= 3 && rest.starts_with('-') && [".png", ".svg"].iter().any(|end| rest.ends_with(end))
}

/// Puts a folder in the place of another, which is moved aside first and comes back where that fails.
pub(super) fn swap(draft: &Path, place: &Path) -> std::io::Result<()> {
    if !atomic::exists(place) {
        return fs::rename(draft, place);
    }
    let aside = atomic::second_name(place)?;
    fs::rename(place, &aside)?;
    match fs::rename(draft, place) {
        Ok(()) => {
            // The new folder stands; what is left of the old one has a name that nobody asks for.
            let _ = fs::remove_dir_all(&aside);
            Ok(())
        }
        Err(cause) => {
            fs::rename(&aside, place)?;
            Err(cause)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_folder_comes_back_where_the_new_one_cannot_take_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("images");
        fs::create_dir(&place).unwrap();
        fs::File::create_new(place.join("001-a.png")).unwrap();
        let missing = folder.path().join("no draft");
        assert!(swap(&missing, &place).is_err());
        assert!(place.join("001-a.png").is_file());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn only_names_that_a_pack_gives_are_its_images() {
        for (name, is) in
            [("001-a.png", true), ("1000-人口.svg", true), ("01-a.png", false), ("a.png", false), ("001-a.jpg", false)]
        {
            assert_eq!(is_image(name.as_ref()), is, "{name}");
        }
    }
}
