//! Numbers and words as XML has them.

use std::fmt::Write as _;

/// A length with at most two decimals, the same digits everywhere: `12`, `0.5`, `-3.25`.
pub fn number(value: f32) -> String {
    let hundredths = (f64::from(value) * 100.0).round();
    if !hundredths.is_finite() || hundredths == 0.0 {
        return "0".to_owned();
    }
    let text = format!("{:.2}", hundredths / 100.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A colour: `#00629b`.
pub fn colour([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Words inside an element or an attribute; characters that XML 1.0 does not allow are left out.
pub fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(' '),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// An attribute with a leading space.
pub fn attribute(out: &mut String, name: &str, value: &str) {
    // Writing into a string cannot fail.
    let _ = write!(out, " {name}=\"{}\"", escape(value));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_more_digits_than_they_need() {
        for (value, text) in [(0.0, "0"), (-0.001, "0"), (12.0, "12"), (0.5, "0.5"), (-3.254, "-3.25"), (100.0, "100")]
        {
            assert_eq!(number(value), text);
        }
        assert_eq!(number(f32::NAN), "0");
    }

    #[test]
    fn words_cannot_break_out() {
        assert_eq!(escape("a<b>&\"c\"\u{1}\n"), "a&lt;b&gt;&amp;&quot;c&quot; ");
    }
}
