//! Columns of whole numbers in as few bytes as their spread needs.
//!
//! A column is kept as offsets from its smallest number, or, where that is shorter, as differences between neighbours:
//! keys, positions and lines mostly rise evenly and then cost next to nothing.

use super::bytes::{Reader, Torn};

/// How a column is kept.
const OFFSETS: u8 = 0;
const DIFFERENCES: u8 = 1;

/// Appends a column; how many numbers it has is known from elsewhere when it is read.
pub(super) fn put(out: &mut Vec<u8>, numbers: &[u64]) {
    let (least, width) = spread(numbers.iter().copied());
    let steps = || numbers.windows(2).map(|pair| zigzag(pair[1].wrapping_sub(pair[0]).cast_signed()));
    let (least_step, step_width) = spread(steps());
    if numbers.len() > 2 && step_width < width {
        out.push(DIFFERENCES);
        out.push(step_width);
        out.extend_from_slice(&numbers.first().copied().unwrap_or_default().to_le_bytes());
        out.extend_from_slice(&least_step.to_le_bytes());
        for step in steps() {
            low_bytes(out, step - least_step, step_width);
        }
    } else {
        out.push(OFFSETS);
        out.push(width);
        out.extend_from_slice(&least.to_le_bytes());
        for number in numbers {
            low_bytes(out, number - least, width);
        }
    }
}

/// Reads a column of so many numbers.
pub(super) fn take(reader: &mut Reader<'_>, count: usize) -> Result<Vec<u64>, Torn> {
    let (how, width) = (reader.byte()?, reader.byte()?);
    if width > 8 {
        return Err(Torn);
    }
    match how {
        OFFSETS => {
            let least = reader.number()?;
            let offsets = reader.slice(count.checked_mul(width.into()).ok_or(Torn)?)?;
            if width == 0 {
                return Ok(vec![least; count]);
            }
            Ok(offsets.chunks_exact(width.into()).map(|bytes| least.wrapping_add(number(bytes))).collect())
        }
        DIFFERENCES if count > 0 => {
            let (first, least) = (reader.number()?, reader.number()?);
            let steps = reader.slice((count - 1).checked_mul(width.into()).ok_or(Torn)?)?;
            let mut numbers = Vec::with_capacity(count);
            numbers.push(first);
            let mut sum = first;
            let mut add = |step: u64| {
                sum = sum.wrapping_add_signed(unzigzag(least.wrapping_add(step)));
                numbers.push(sum);
            };
            if width == 0 {
                for _ in 1..count {
                    add(0);
                }
            }
            for bytes in steps.chunks_exact(usize::from(width).max(1)) {
                add(number(bytes));
            }
            Ok(numbers)
        }
        _ => Err(Torn),
    }
}

/// The smallest number, and the bytes that the widest offset from it needs.
fn spread(numbers: impl Iterator<Item = u64>) -> (u64, u8) {
    let (mut least, mut most) = (u64::MAX, 0);
    for number in numbers {
        least = least.min(number);
        most = most.max(number);
    }
    let bits = u64::BITS - most.saturating_sub(least).leading_zeros();
    // At most eight.
    (least.min(most), u8::try_from(bits.div_ceil(8)).unwrap_or(8))
}

fn low_bytes(out: &mut Vec<u8>, number: u64, width: u8) {
    out.extend(number.to_le_bytes().iter().take(width.into()));
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Signed numbers with small amounts as small numbers: 0, -1, 1, -2 as 0, 1, 2, 3.
pub(super) const fn zigzag(number: i64) -> u64 {
    (number.cast_unsigned() << 1) ^ (number >> 63).cast_unsigned()
}

pub(super) const fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn back(numbers: &[u64]) -> (Vec<u64>, usize) {
        let mut out = Vec::new();
        put(&mut out, numbers);
        let mut reader = Reader::new(&out);
        let read = take(&mut reader, numbers.len()).unwrap();
        assert!(reader.is_at_end());
        (read, out.len())
    }

    #[test]
    fn even_columns_cost_next_to_nothing() {
        let rising: Vec<u64> = (0..1000).map(|at| 5 + at * 2_000).collect();
        assert_eq!(back(&rising), (rising.clone(), 18));
        let equal = vec![12_238; 1000];
        assert_eq!(back(&equal), (equal.clone(), 10));
    }

    proptest! {
        #[test]
        fn every_column_comes_back(numbers in prop::collection::vec(any::<u64>(), 0..40), least in any::<u64>(), narrow in 0_u64..5_000) {
            prop_assert_eq!(back(&numbers).0, numbers.clone());
            let near: Vec<u64> = numbers.iter().map(|number| least.saturating_add(number % (narrow + 1))).collect();
            prop_assert_eq!(back(&near).0, near);
        }

        #[test]
        fn signs_come_back(number in any::<i64>()) {
            prop_assert_eq!(unzigzag(zigzag(number)), number);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..60), count in 0_usize..30) {
            if let Ok(read) = take(&mut Reader::new(&bytes), count) {
                prop_assert_eq!(read.len(), count);
            }
        }
    }
}
