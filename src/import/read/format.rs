//! The code of a number format of a workbook → what it makes of numbers and dates.
//!
//! `#,##0,` shows thousands, `0.0%` a hundred times the number, `0"人"` a unit, `ggge"年度"` a fiscal year. What a sheet
//! shows is what its maker meant; [`super::shown`] turns the stored number into that.
//!
//! Reference: ECMA-376 part 1, 18.8.31 numFmts; the era codes `g` and `e` are those of Japanese Excel.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;

/// Longest code that is looked at; Excel allows 255 characters.
const LONGEST: usize = 512;

/// A number format: its sections for positive, negative and other numbers.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Format {
    sections: Vec<(Option<Condition>, Section)>,
}

/// `[>=1000]`: which numbers a section is for.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Condition {
    below: bool,
    equal: bool,
    above: bool,
    bound: f64,
}

/// What a section makes of what it is for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Section {
    /// As it is, or in a way that changes nothing of what it says.
    Plain,
    /// As a number.
    Number(Digits),
    /// As a date, by its signs.
    Date(Vec<Sign>),
}

/// How a number is shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Digits {
    /// Digits behind the point; `None` where as many are shown as there are.
    pub(super) decimals: Option<u8>,
    /// How often it is a hundred times as large.
    pub(super) percent: bool,
    /// By which power of ten it is shown smaller.
    pub(super) power: u8,
    /// Words before and behind it, without what is neither letter nor sign of a unit.
    pub(super) before: String,
    pub(super) behind: String,
    /// Digits with words between them: 0000"年"00"月".
    pub(super) mask: Vec<Sign>,
}

/// A sign of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sign {
    /// Shown as it is.
    Text(String),
    /// The place of a digit.
    Digit,
    Point,
    Comma,
    Percent,
    General,
    /// A part of a date, by its letter in lower case, and how often it stands.
    Date(char, usize),
    /// Exponents, fractions, texts and spans of time, which are left alone.
    Other,
}

impl Format {
    /// Reads a code.
    pub(super) fn parse(code: &str) -> Self {
        let code: String = code.chars().take(LONGEST).collect();
        let mut sections = Vec::new();
        let mut chars = code.chars().peekable();
        loop {
            let (condition, signs, more) = section(&mut chars);
            sections.push((condition, meaning(signs)));
            if !more || sections.len() > 4 {
                return Self { sections };
            }
        }
    }

    /// Whether it says nothing about numbers, not even with how many decimals they are shown.
    pub(super) fn says_nothing(&self) -> bool {
        let says_nothing = |section: &Section| match section {
            Section::Plain => true,
            Section::Number(digits) => *digits == Digits::default(),
            Section::Date(_) => false,
        };
        self.sections.iter().all(|(_, section)| says_nothing(section))
    }

    /// The section for a number.
    pub(super) fn section(&self, number: f64) -> &Section {
        let at = |at: usize| self.sections.get(at).map(|(_, section)| section);
        let found = if self.sections.iter().any(|(condition, _)| condition.is_some()) {
            let holds = |c: &Condition| match number.total_cmp(&c.bound) {
                Ordering::Less => c.below,
                Ordering::Equal => c.equal,
                Ordering::Greater => c.above,
            };
            let first = self.sections.iter().take(2).find(|(condition, _)| condition.as_ref().is_some_and(holds));
            let rest = self.sections.iter().take(3).find(|(condition, _)| condition.is_none());
            first.or(rest).map(|(_, section)| section)
        } else if number < 0.0 {
            at(1).or(at(0))
        } else if number == 0.0 && self.sections.len() > 2 {
            at(2)
        } else {
            at(0)
        };
        found.unwrap_or(&Section::Plain)
    }
}

/// The signs of a section up to its end, and whether another one follows.
fn section(chars: &mut Peekable<Chars<'_>>) -> (Option<Condition>, Vec<Sign>, bool) {
    let (mut signs, mut condition) = (Vec::new(), None);
    let text = |signs: &mut Vec<Sign>, word: &str| match signs.last_mut() {
        Some(Sign::Text(before)) => before.push_str(word),
        _ => signs.push(Sign::Text(word.to_owned())),
    };
    while let Some(c) = chars.next() {
        match c {
            ';' => return (condition, signs, true),
            '"' => {
                let word: String = chars.by_ref().take_while(|inner| *inner != '"').collect();
                text(&mut signs, &word);
            }
            '\\' | '!' => text(&mut signs, &chars.next().map(String::from).unwrap_or_default()),
            // As wide as the next character, or filled with it.
            '_' | '*' => drop(chars.next()),
            '[' => {
                let inner: String = chars.by_ref().take_while(|inner| *inner != ']').collect();
                let inner = inner.trim();
                if let Some(currency) = inner.strip_prefix('$') {
                    text(&mut signs, currency.split('-').next().unwrap_or_default());
                } else if inner.starts_with(['<', '>', '=']) {
                    condition = bound(inner);
                } else if !inner.is_empty() && inner.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's'))
                {
                    signs.push(Sign::Other);
                }
            }
            '0' | '#' | '?' => signs.push(Sign::Digit),
            '.' => signs.push(Sign::Point),
            ',' => signs.push(Sign::Comma),
            '%' => signs.push(Sign::Percent),
            '@' => signs.push(Sign::Other),
            // # ?/? shows a fraction.
            '/' if signs.contains(&Sign::Digit) => signs.push(Sign::Other),
            'G' | 'g' if skip(chars, "eneral") || skip(chars, "/標準") => signs.push(Sign::General),
            'E' | 'e' if matches!(chars.peek(), Some('+' | '-')) => {
                chars.next();
                signs.push(Sign::Other);
            }
            'A' | 'a' if skip(chars, "m/pm") || skip(chars, "/p") => signs.push(Sign::Date('h', 1)),
            letter if "ymdhsgeab".contains(letter.to_ascii_lowercase()) => {
                let letter = letter.to_ascii_lowercase();
                let mut count = 1;
                while chars.next_if(|next| next.to_ascii_lowercase() == letter).is_some() {
                    count += 1;
                }
                signs.push(Sign::Date(letter, count));
            }
            other => text(&mut signs, other.encode_utf8(&mut [0; 4])),
        }
    }
    (condition, signs, false)
}

/// Goes past a word, whatever its case, where it stands next.
fn skip(chars: &mut Peekable<Chars<'_>>, word: &str) -> bool {
    let mut ahead = chars.clone();
    let stands = word.chars().all(|c| ahead.next().is_some_and(|next| next.to_lowercase().eq(c.to_lowercase())));
    if stands {
        *chars = ahead;
    }
    stands
}

/// `>=1000`.
fn bound(text: &str) -> Option<Condition> {
    let number = text.trim_start_matches(['<', '>', '=']);
    let sign = text.get(..text.len() - number.len())?;
    let bound = number.trim().parse().ok()?;
    let (below, above) = (sign.contains('<'), sign.contains('>'));
    let equal = sign.contains('=');
    Some(Condition { below, equal, above, bound })
}

/// What the signs of a section come to.
fn meaning(signs: Vec<Sign>) -> Section {
    let has = |wanted: fn(&Sign) -> bool| signs.iter().any(wanted);
    if has(|sign| *sign == Sign::Other) {
        return Section::Plain;
    }
    if has(|sign| matches!(sign, Sign::Digit | Sign::General)) {
        // Seconds have decimals: h:mm:ss.00.
        return if has(|sign| matches!(sign, Sign::Date(..))) { Section::Plain } else { number(&signs) };
    }
    // Every letter that is shown as it is should be quoted; `b`, `a` and `s` alone say no date.
    if has(|sign| matches!(sign, Sign::Date('y' | 'm' | 'd' | 'g' | 'e', _))) {
        return Section::Date(signs);
    }
    Section::Plain
}

/// What the signs of a number come to.
fn number(signs: &[Sign]) -> Section {
    let is_place = |sign: &Sign| matches!(sign, Sign::Digit | Sign::General);
    let (Some(first), Some(last)) = (signs.iter().position(is_place), signs.iter().rposition(is_place)) else {
        return Section::Plain;
    };
    // 1/2 and 001-2345: the first is a fraction, the others only look like numbers.
    let inner = signs.get(first..=last).unwrap_or_default();
    let point = signs.iter().position(|sign| *sign == Sign::Point);
    let is_digit = |sign: &&Sign| **sign == Sign::Digit;
    let mut digits = Digits { percent: signs.contains(&Sign::Percent), ..Digits::default() };
    if !signs.contains(&Sign::General) {
        let behind = point.map_or(0, |point| signs.iter().skip(point).filter(is_digit).count());
        digits.decimals = Some(u8::try_from(behind).unwrap_or(u8::MAX));
    }
    // Commas behind the last digit before the point, or behind the last of all, divide by a thousand each.
    let commas = |end: usize| {
        let before = signs.get(..end).unwrap_or_default();
        before.iter().rev().take_while(|sign| **sign == Sign::Comma).count()
    };
    let behind = signs.iter().skip(last + 1).take_while(|sign| **sign == Sign::Comma).count();
    let thousands = behind + point.filter(|point| *point < last).map_or(0, commas);
    digits.power = u8::try_from(thousands * 3).unwrap_or(u8::MAX);
    let words = inner.iter().any(|sign| matches!(sign, Sign::Text(word) if !word.trim().is_empty()));
    if words {
        // 0!.0, shows ten thousands with one decimal, by a point that is only written.
        let dotted = inner.iter().position(|sign| matches!(sign, Sign::Text(word) if word == "."));
        let others = inner.iter().filter(|sign| matches!(sign, Sign::Text(_))).count();
        match dotted.filter(|_| others == 1 && point.is_none()) {
            Some(at) => {
                let decimals = inner.iter().skip(at).filter(is_digit).count();
                digits.decimals = u8::try_from(decimals).ok();
                digits.power = digits.power.saturating_add(u8::try_from(decimals).unwrap_or(u8::MAX));
            }
            None if point.is_none() && digits.power == 0 && !digits.percent => digits.mask = signs.to_vec(),
            None => return Section::Plain,
        }
    }
    let text = |signs: &[Sign]| -> String {
        let words =
            signs.iter().filter_map(|sign| if let Sign::Text(word) = sign { Some(word.as_str()) } else { None });
        words.collect::<String>().chars().filter(|c| is_word(*c)).collect()
    };
    digits.before = text(signs.get(..first).unwrap_or_default());
    digits.behind = text(signs.get(last + 1..).unwrap_or_default());
    Section::Number(digits)
}

/// Whether a character says something about a number, unlike blanks, brackets and signs of currency.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '%' | '％' | '‰' | '℃' | '㎡' | '㎢' | '/' | '・' | '※')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(code: &str) -> Digits {
        match Format::parse(code).section(1.0) {
            Section::Number(digits) => digits.clone(),
            other => panic!("{code}: {other:?}"),
        }
    }

    #[test]
    fn commas_behind_the_digits_divide_by_a_thousand() {
        for (code, power, decimals) in [
            ("#,##0", 0, 0),
            ("#,##0,", 3, 0),
            ("0.0,,", 6, 1),
            ("#,##0,.00", 3, 2),
            ("#,##0,\"千円\"", 3, 0),
            ("0!.0,", 4, 1),
            ("0.00_ ", 0, 2),
        ] {
            let found = digits(code);
            assert_eq!((found.power, found.decimals), (power, Some(decimals)), "{code}");
        }
        assert_eq!(digits("General\"人\"").behind, "人");
        assert_eq!(digits("[$¥-411]#,##0;[Red]-#,##0").before, "");
        assert!(digits("0.0%").percent);
    }

    #[test]
    fn what_is_not_understood_says_nothing() {
        for code in ["General", "G/標準", "@", "0.00E+00", "# ?/?", "[h]:mm", "\"-\"", "h:mm:ss.00"] {
            assert!(Format::parse(code).says_nothing(), "{code}");
        }
        for code in ["0%", "ggge\"年度\"", "yyyy\"年度\"", "0\"人\"", "#,##0,", "0.00"] {
            assert!(!Format::parse(code).says_nothing(), "{code}");
        }
    }

    #[test]
    fn sections_are_chosen_by_sign_and_by_condition() {
        let by_sign = Format::parse("0\"件\";\"▲\"0\"件\";\"-\"");
        assert!(matches!(by_sign.section(1.0), Section::Number(_)) && *by_sign.section(0.0) == Section::Plain);
        let by_size = Format::parse("[>=1000000]0.0,,\"百万\";[>=1000]0,\"千\";0");
        let behind = |number: f64| match by_size.section(number) {
            Section::Number(digits) => digits.behind.clone(),
            _ => "?".to_owned(),
        };
        assert_eq!([2e6, 5e3, 3.0].map(behind), ["百万", "千", ""]);
    }

    #[test]
    fn any_code_is_read() {
        for code in ["", ";;;", "\"", "[", "\\", "_", "[>", "[>=x]0", "ge;;;;;;;;", "a/b", "0.0.0,,,.", "[$-"] {
            let _ = Format::parse(code).section(-1.0);
        }
    }
}
