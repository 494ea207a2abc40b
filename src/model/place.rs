//! Places: what lists of a catalogue and of a cube are indexed by, a type for each list.
//!
//! A place is valid only in the catalogue or cube that it was taken from: the next one may have other rows. What must
//! outlast a cube is kept as an identifier.

use std::marker::PhantomData;
use std::ops::Range;

macro_rules! place {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The first place.
            pub const FIRST: Self = Self(0);

            /// The place with this number, as columns of frames hold it.
            #[must_use]
            pub const fn new(number: u32) -> Self {
                Self(number)
            }

            /// The place at this position of the list; the last one thinkable, which no list has, if it is too far.
            #[must_use]
            pub fn at(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// Its number, for columns of frames.
            #[must_use]
            pub const fn number(self) -> u32 {
                self.0
            }

            /// Its position, for lists that stand in the same order.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<u32> for $name {
            fn from(number: u32) -> Self {
                Self(number)
            }
        }
    };
}

place! {
    /// Place of a series, an indicator in an area, among all series of an index or a cube.
    SeriesPlace
}

place! {
    /// Place of an indicator among the indicators of a catalogue.
    IndicatorPlace
}

place! {
    /// Row of an observation in a cube: read somewhere, or computed.
    RowPlace
}

/// Places that stand side by side, in their order.
#[derive(Debug)]
pub struct Run<P> {
    numbers: Range<u32>,
    of: PhantomData<P>,
}

impl<P> Run<P> {
    /// The places from one number up to another, which is left out.
    #[must_use]
    pub const fn new(numbers: Range<u32>) -> Self {
        Self { numbers, of: PhantomData }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Their positions, for lists that stand in the same order.
    #[must_use]
    pub const fn indices(&self) -> Range<usize> {
        self.numbers.start as usize..self.numbers.end as usize
    }
}

impl<P: From<u32>> Run<P> {
    /// The only one; `None` where there are several or none.
    #[must_use]
    pub fn only(&self) -> Option<P> {
        (self.numbers.len() == 1).then(|| P::from(self.numbers.start))
    }
}

impl<P> Clone for Run<P> {
    fn clone(&self) -> Self {
        Self::new(self.numbers.clone())
    }
}

impl<P> Default for Run<P> {
    fn default() -> Self {
        Self::new(0..0)
    }
}

impl<P: From<u32>> Iterator for Run<P> {
    type Item = P;

    fn next(&mut self) -> Option<P> {
        self.numbers.next().map(P::from)
    }

    fn nth(&mut self, n: usize) -> Option<P> {
        self.numbers.nth(n).map(P::from)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.numbers.size_hint()
    }
}

impl<P: From<u32>> DoubleEndedIterator for Run<P> {
    fn next_back(&mut self) -> Option<P> {
        self.numbers.next_back().map(P::from)
    }
}

impl<P: From<u32>> ExactSizeIterator for Run<P> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_walked_from_both_ends_and_says_whether_it_holds_only_one() {
        let run: Run<SeriesPlace> = Run::new(3..6);
        assert_eq!(run.clone().map(SeriesPlace::number).collect::<Vec<_>>(), [3, 4, 5]);
        assert_eq!(run.clone().rev().map(SeriesPlace::index).collect::<Vec<_>>(), [5, 4, 3]);
        assert_eq!((run.len(), run.indices(), run.only()), (3, 3..6, None));
        assert_eq!((run.clone().nth(2), run.clone().nth(3)), (Some(SeriesPlace::new(5)), None));
        assert_eq!(Run::<RowPlace>::new(4..5).only(), Some(RowPlace::new(4)));
        assert!(Run::<RowPlace>::default().is_empty() && Run::<RowPlace>::default().only().is_none());
    }

    #[test]
    fn a_position_that_no_list_has_is_the_last_place_thinkable() {
        assert_eq!(IndicatorPlace::at(7), IndicatorPlace::new(7));
        assert_eq!(IndicatorPlace::at(usize::MAX), IndicatorPlace::new(u32::MAX));
    }
}
