//! Tags of XML that comes in pieces, without understanding anything else of it.

/// Longest tag that is looked into; those that matter have a few dozen bytes.
const LONGEST: usize = 4096;

/// Splits XML into its tags.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// The tag that is being read, without its brackets.
    tag: Vec<u8>,
    inside: bool,
    /// Whether text follows the tag before.
    text: bool,
}

impl Tags {
    /// Reads a piece; `each` gets every tag that ends in it, and whether text stands before the tag.
    pub(super) fn read(&mut self, mut piece: &[u8], each: &mut dyn FnMut(&[u8], bool)) {
        while !piece.is_empty() {
            let wanted = if self.inside { b'>' } else { b'<' };
            let end = piece.iter().position(|byte| *byte == wanted);
            let (part, rest) = match end {
                Some(end) => (piece.get(..end), piece.get(end + 1..)),
                None => (Some(piece), None),
            };
            let part = part.unwrap_or_default();
            if self.inside {
                let room = LONGEST.saturating_sub(self.tag.len());
                self.tag.extend_from_slice(part.get(..room.min(part.len())).unwrap_or_default());
                if end.is_some() {
                    each(&self.tag, std::mem::take(&mut self.text));
                    self.tag.clear();
                }
            } else {
                self.text |= !part.is_empty();
            }
            self.inside ^= end.is_some();
            piece = rest.unwrap_or_default();
        }
    }
}

/// The name of a tag without its prefix.
pub(super) fn local_name(tag: &[u8]) -> &[u8] {
    let tag = tag.strip_prefix(b"/").unwrap_or(tag);
    let end = tag.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'/').unwrap_or(tag.len());
    let name = tag.get(..end).unwrap_or_default();
    let colon = name.iter().position(|byte| *byte == b':').map_or(0, |at| at + 1);
    name.get(colon..).unwrap_or_default()
}

/// The value of an attribute of a tag.
pub(super) fn attribute<'t>(tag: &'t [u8], name: &[u8]) -> Option<&'t str> {
    let start = tag.iter().position(u8::is_ascii_whitespace)?;
    let mut rest = tag.get(start..)?;
    loop {
        rest = rest.trim_ascii_start();
        let equals = rest.iter().position(|byte| *byte == b'=')?;
        let own = rest.get(..equals)?.trim_ascii_end();
        let value = rest.get(equals + 1..)?.trim_ascii_start();
        let mark = value.first().filter(|mark| matches!(mark, b'"' | b'\''))?;
        let inner = value.get(1..)?;
        let end = inner.iter().position(|byte| byte == mark)?;
        if own == name {
            return std::str::from_utf8(inner.get(..end)?).ok();
        }
        rest = inner.get(end + 1..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_attributes_of_tags() {
        let tag = b"x:row spans='a > r=\"9\"' r = \"7\" hidden=\"1\"/";
        assert_eq!((local_name(tag), local_name(b"/x:c")), (&b"row"[..], &b"c"[..]));
        assert_eq!((attribute(tag, b"r"), attribute(tag, b"hidden")), (Some("7"), Some("1")));
        assert_eq!((attribute(tag, b"h"), attribute(b"row", b"r"), attribute(b"row r=", b"r")), (None, None, None));
    }
}
