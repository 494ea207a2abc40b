//! Mutations of files, repeatable from a seed.

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;

/// Numbers that repeat from their seed.
///
/// Reference: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (SplitMix64).
pub struct Random(u64);

impl Random {
    /// Numbers of a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below a bound, or 0.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % (bound.max(1) as u64)).unwrap()
    }
}

/// A number for a name.
pub fn hash(name: &str) -> u64 {
    name.bytes().fold(0xCBF2_9CE4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// Pieces that readers trip over.
const PIECES: [&[u8]; 24] = [
    b"\"",
    b"\"\"",
    b",",
    b"\t",
    b";",
    b"\r",
    b"\n",
    b"\r\n",
    b"\0",
    b"\xFF\xFE",
    b"\xEF\xBB\xBF",
    b"\x81",
    b"\x8E\xA0",
    b"NaN",
    b"1e999",
    b"-1e308",
    b"99999999999999999999",
    b"&a;",
    b"<!DOCTYPE x [<!ENTITY a \"&a;&a;\">]>",
    b"table:number-columns-repeated=\"99999999999\"",
    b"table:number-rows-repeated=\"4294967295\"",
    b"[[[[[[[[",
    b"../../",
    b"</row>",
];

/// A changed copy.
pub fn mutate(bytes: &[u8], others: &[(String, Vec<u8>)], random: &mut Random) -> Vec<u8> {
    if bytes.starts_with(b"PK") && random.below(3) > 0 {
        return inside(bytes, others, random);
    }
    if bytes.ends_with(b"PAR1") && random.below(3) > 0 {
        return footer(bytes, random);
    }
    let mut mutant = bytes.to_vec();
    for _ in 0..=random.below(6) {
        change(&mut mutant, others, random);
    }
    mutant
}

fn change(mutant: &mut Vec<u8>, others: &[(String, Vec<u8>)], random: &mut Random) {
    let at = random.below(mutant.len());
    let length = random.below(64.min(mutant.len().max(1)));
    let end = (at + length).min(mutant.len());
    match random.below(9) {
        0 => mutant.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << random.below(8)),
        1 => {
            let number = [0_u32, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF][random.below(8)];
            let wide = [1, 2, 4][random.below(3)];
            let source = number.to_le_bytes();
            mutant.iter_mut().skip(at).take(wide).zip(source).for_each(|(byte, new)| *byte = new);
        }
        2 => drop(mutant.drain(at..end)),
        3 => mutant.truncate(at),
        4 => {
            let piece = mutant[at..end].to_vec();
            let times = [1, 2, 50][random.below(3)];
            drop(mutant.splice(at..at, piece.repeat(times)));
        }
        5 => drop(mutant.splice(at..at, PIECES[random.below(PIECES.len())].iter().copied())),
        6 => {
            let other = &others[random.below(others.len())].1;
            let from = random.below(other.len());
            let to = (from + random.below(2_000)).min(other.len());
            drop(mutant.splice(at..end, other[from..to].iter().copied()));
        }
        7 => {
            let piece: Vec<u8> = mutant.drain(at..end).collect();
            let to = random.below(mutant.len());
            drop(mutant.splice(to..to, piece));
        }
        _ => mutant[at..end].reverse(),
    }
}

/// A Parquet file with flips and counts of many digits in its footer, whose length stays right.
fn footer(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let end = bytes.len() - 8;
    let length: [u8; 4] = bytes[end..end + 4].try_into().unwrap();
    let start = end.saturating_sub(u32::from_le_bytes(length) as usize);
    let mut about = bytes[start..end].to_vec();
    for _ in 0..=random.below(3) {
        let at = random.below(about.len());
        if random.below(2) == 0 {
            about[at] ^= 1 << random.below(8);
        } else {
            let head = 0xF0 | about[at] & 15;
            about.splice(at..=at, [head, 0xFF, 0xFF, 0xFF, 0xFF, [0x07, 0x0F][random.below(2)]]);
        }
    }
    let length = u32::try_from(about.len()).unwrap().to_le_bytes();
    [&bytes[..start], &about, length.as_slice(), b"PAR1"].concat()
}

/// An archive with one of its parts changed, or with its parts in disorder.
fn inside(bytes: &[u8], others: &[(String, Vec<u8>)], random: &mut Random) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        parts.push((part.name().unwrap().into_owned(), content));
    }
    for _ in 0..=random.below(4) {
        let index = random.below(parts.len());
        match random.below(12) {
            0 => drop(parts.remove(index)),
            1 => {
                let other = random.below(parts.len());
                let content = parts[other].1.clone();
                parts[index].1 = content;
            }
            2 => parts[index].1 = vec![b' '; random.below(1 << 20)],
            _ => (0..=random.below(4)).for_each(|_| change(&mut parts[index].1, others, random)),
        }
        if parts.is_empty() {
            break;
        }
    }
    packed(&parts)
}

/// A zip of these parts.
pub fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in parts {
        zip.start_file(path.as_str(), SimpleFileOptions::default().compression_level(Some(1))).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
