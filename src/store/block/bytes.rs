//! Bytes read from left to right, never beyond their end.

/// The bytes are none that this program wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a block of observations is damaged")]
pub(in crate::store) struct Torn;

/// What is left to read.
pub(super) struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    pub(super) const fn new(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    pub(super) const fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn slice(&mut self, count: usize) -> Result<&'b [u8], Torn> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Torn)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, Torn> {
        self.slice(1)?.first().copied().ok_or(Torn)
    }

    pub(super) fn number(&mut self) -> Result<u64, Torn> {
        Ok(u64::from_le_bytes(self.slice(8)?.try_into().map_err(|_| Torn)?))
    }

    /// A number that counts things which take at least a byte each, or which `most` bounds.
    pub(super) fn count(&mut self, most: usize) -> Result<usize, Torn> {
        usize::try_from(self.number()?).ok().filter(|count| *count <= most).ok_or(Torn)
    }
}
