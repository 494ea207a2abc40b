//! Numbers as people read them: separators, a true minus sign, printed decimals, units.
//!
//! Two forms never mix: the *screen* form (`−1,234.50`, with U+2212) and the *data* form
//! (`-1234.50`, plain ASCII) that spreadsheets and other programs read. Neither ever uses an
//! exponent. Rounding is half away from zero on 15 significant digits, as spreadsheets do it, so
//! that a figure read here equals the one in a check workbook.

use crate::model::quantity::Quantity;

/// The minus sign of the screen, as wide as the plus sign and never broken from its number.
pub const MINUS: char = '\u{2212}';

/// Decimals of a number whose precision nobody stated: enough for any count, rate or amount of money.
const SHORTEST_DECIMALS: u8 = 12;

/// The digits of `|value|` with exactly `decimals` decimals, or `None` for NaN and infinities.
fn digits(value: f64, decimals: u8) -> Option<String> {
    if !value.is_finite() {
        return None;
    }
    let scientific = format!("{:.14e}", value.abs());
    let (mantissa, exponent) = scientific.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let mut kept: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect();
    // Digits from the first one down to the last decimal wanted; negative where even that one is beyond.
    let wanted = exponent + 1 + i32::from(decimals);
    let length = usize::try_from(wanted).unwrap_or(0);
    let up = wanted >= 0 && kept.get(length).is_some_and(|next| *next >= 5);
    kept.resize(length, 0);
    if up && !carry(&mut kept) {
        kept.insert(0, 1);
    }
    let decimals = usize::from(decimals);
    let padding = (decimals + 1).saturating_sub(kept.len());
    let mut text: String = std::iter::repeat_n('0', padding).chain(kept.iter().map(|d| char::from(b'0' + d))).collect();
    if decimals > 0 {
        text.insert(text.len() - decimals, '.');
    }
    Some(text)
}

/// Adds one to the last digit; `false` where the carry runs out at the front.
fn carry(digits: &mut [u8]) -> bool {
    for digit in digits.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return true;
        }
        *digit = 0;
    }
    false
}

/// Separates the thousands of a number's digits.
pub(super) fn grouped(digits: &str) -> String {
    let whole = digits.find('.').unwrap_or(digits.len());
    let mut text = String::with_capacity(digits.len() + whole / 3);
    for (at, c) in digits.char_indices() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(c);
    }
    text
}

pub(super) fn is_zero(digits: &str) -> bool {
    digits.bytes().all(|b| matches!(b, b'0' | b'.'))
}

/// A number for the screen with so many decimals: `−1,234.50`; a dash for NaN and infinities.
#[must_use]
pub fn decimal(value: f64, decimals: u8) -> String {
    let Some(digits) = digits(value, decimals) else { return "–".to_owned() };
    let sign = if value < 0.0 && !is_zero(&digits) { MINUS.to_string() } else { String::new() };
    sign + &grouped(&digits)
}

/// A number for the screen with a sign in any case: `+12`, `−3.0`, and `±0` where nothing is left after rounding.
#[must_use]
pub fn signed(value: f64, decimals: u8) -> String {
    let Some(digits) = digits(value, decimals) else { return "–".to_owned() };
    let sign = match (is_zero(&digits), value < 0.0) {
        (true, _) => '±',
        (false, true) => MINUS,
        (false, false) => '+',
    };
    format!("{sign}{}", grouped(&digits))
}

/// A number for the screen with the decimals it needs and no more (at most 12): `1,234`, `0.5`.
#[must_use]
pub fn shortest(value: f64) -> String {
    let text = decimal(value, SHORTEST_DECIMALS);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "−0" { "0".to_owned() } else { text.to_owned() }
}

/// A quantity for the screen, with the decimals its document printed: `27,700`, `2.00`, `−312`.
#[must_use]
pub fn quantity(quantity: Quantity) -> String {
    decimal(quantity.value(), quantity.decimals())
}

/// A fraction for the screen as a percentage with one decimal: 0.5 is `50.0%`.
#[must_use]
pub fn percent(fraction: f64) -> String {
    decimal(fraction * 100.0, 1) + "%"
}

/// A fraction as a percentage without decimals, for marks of an axis: 0.5 is `50%`.
#[must_use]
pub fn percent_whole(fraction: f64) -> String {
    format!("{}%", decimal(fraction * 100.0, 0))
}

/// A change of a fraction for the screen, signed: 0.5 is `+50.0%`.
#[must_use]
pub fn signed_percent(fraction: f64) -> String {
    signed(fraction * 100.0, 1) + "%"
}

/// A number for data with so many decimals: plain ASCII, no separators; empty for NaN and infinities.
#[must_use]
pub fn data(value: f64, decimals: u8) -> String {
    let Some(digits) = digits(value, decimals) else { return String::new() };
    if value < 0.0 && !is_zero(&digits) { format!("-{digits}") } else { digits }
}

/// A number for data in full: the shortest plain decimal that reads back as the same number.
#[must_use]
pub fn data_exact(value: f64) -> String {
    if value.is_finite() { format!("{}", value + 0.0) } else { String::new() }
}

/// The decimals that a difference of two printed numbers deserves: those of the finer one.
#[must_use]
pub fn difference_decimals(one: Quantity, other: Quantity) -> u8 {
    one.decimals().max(other.decimals())
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::Texts;
    use super::super::language::Language;
    use super::*;
    use crate::model::unit::Unit;
    use proptest::prelude::*;
    use std::fmt::Write as _;

    #[test]
    fn numbers_on_the_screen() {
        for (value, decimals, screen, plain) in [
            (0.0, 0, "0", "0"),
            (-0.0, 1, "0.0", "0.0"),
            (-0.04, 1, "0.0", "0.0"),
            (7.0, 0, "7", "7"),
            (999.0, 0, "999", "999"),
            (1_000.0, 0, "1,000", "1000"),
            (-1_234.5, 2, "−1,234.50", "-1234.50"),
            (-312.0, 0, "−312", "-312"),
            (999_999.5, 0, "1,000,000", "1000000"),
            (39_500_000_000.0, 0, "39,500,000,000", "39500000000"),
            (2.0, 2, "2.00", "2.00"),
            (0.05, 1, "0.1", "0.1"),
            (0.04, 1, "0.0", "0.0"),
            (0.000_001_23, 8, "0.00000123", "0.00000123"),
            (9.995, 2, "10.00", "10.00"),
            (0.5, 0, "1", "1"),
            (0.4, 0, "0", "0"),
            (1e-300, 3, "0.000", "0.000"),
            (123_456.789, 0, "123,457", "123457"),
            (2.44 - 2.21, 2, "0.23", "0.23"),
        ] {
            assert_eq!(decimal(value, decimals), screen, "{value}");
            assert_eq!(data(value, decimals), plain, "{value}");
        }
    }

    #[test]
    fn halves_round_away_from_zero_as_in_a_spreadsheet() {
        // The binary values lie a hair below the half; a spreadsheet shows what the digits say.
        for (value, decimals, text) in
            [(2.675, 2, "2.68"), (1.005, 2, "1.01"), (0.125, 2, "0.13"), (-2.5, 0, "−3"), (0.285 * 100.0, 0, "29")]
        {
            assert_eq!(decimal(value, decimals), text);
        }
    }

    #[test]
    fn huge_numbers_never_get_an_exponent() {
        let huge = decimal(1e30, 0);
        assert_eq!(huge, "1,000,000,000,000,000,000,000,000,000,000");
        assert!(!decimal(f64::MAX, 2).contains('e'));
        assert!(!data_exact(f64::MIN_POSITIVE).contains('e'));
        assert_eq!(data_exact(-0.1), "-0.1");
        assert_eq!(data_exact(-0.0), "0");
    }

    #[test]
    fn what_is_no_number_is_a_dash_on_the_screen_and_nothing_in_data() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(decimal(value, 1), "–");
            assert_eq!(signed(value, 1), "–");
            assert_eq!(shortest(value), "–");
            assert_eq!((data(value, 1), data_exact(value)), (String::new(), String::new()));
        }
    }

    #[test]
    fn differences_carry_a_sign() {
        assert_eq!(signed(12.0, 0), "+12");
        assert_eq!(signed(-1_234.0, 0), "−1,234");
        assert_eq!(signed(-0.001, 1), "±0.0");
        assert_eq!(signed_percent(-0.064), "−6.4%");
    }

    #[test]
    fn fractions_become_percentages() {
        for (fraction, text) in
            [(0.5, "50.0%"), (0.28, "28.0%"), (1.0, "100.0%"), (-0.079, "−7.9%"), (12.345, "1,234.5%"), (0.0, "0.0%")]
        {
            assert_eq!(percent(fraction), text);
        }
        assert_eq!(percent(1.0 / 3.0), "33.3%");
        assert_eq!(percent(0.0625), "6.3%");
    }

    #[test]
    fn counts_need_no_decimals() {
        for (value, text) in
            [(3.0, "3"), (0.5, "0.5"), (1_741.0, "1,741"), (0.1 + 0.2, "0.3"), (-1e-13, "0"), (100.0, "100")]
        {
            assert_eq!(shortest(value), text);
        }
    }

    #[test]
    fn units_follow_the_language() {
        let (ja, en) = (Texts::new(Language::Ja), Texts::new(Language::En));
        let tons = Quantity::new(27_700.0, 0).unwrap();
        assert_eq!(ja.amount(tons, &Unit::new("t")), "27,700t");
        assert_eq!(en.amount(tons, &Unit::new("t")), "27,700 t");
        let rate = Quantity::parse("2.00").unwrap();
        assert_eq!(ja.amount(rate, &Unit::new("%")), "2.00%");
        assert_eq!(en.amount(rate, &Unit::new("%")), "2.00%");
        assert_eq!(en.amount(rate, &Unit::new("")), "2.00");
    }

    #[test]
    fn differences_of_percentages_are_points() {
        let (ja, en) = (Texts::new(Language::Ja), Texts::new(Language::En));
        let percent = Unit::new("%");
        assert_eq!(ja.difference(-0.23, 2, &percent), "−0.23ポイント");
        assert_eq!(en.difference(1.2, 1, &percent), "+1.2 points");
        assert_eq!(ja.difference(58.0, 0, &Unit::new("人")), "+58人");
        assert_eq!(ja.gap(12.0, 0, &Unit::new("人")), "12人");
        assert_eq!(en.gap(-3.5, 1, &percent), "−3.5 points");
    }

    #[test]
    fn a_gap_in_words_says_the_direction() {
        let (ja, en) = (Texts::new(Language::Ja), Texts::new(Language::En));
        let people = Unit::new("人");
        assert_eq!(ja.gap_in_words(1_200.0, 0, &people), "目標まで1,200人");
        assert_eq!(ja.gap_in_words(-3.0, 0, &people), "目標より3人良い");
        assert_eq!(en.gap_in_words(-3.0, 0, &people), "3 people better than the target");
        assert_eq!(en.gap_in_words(0.2, 0, &people), "Exactly on target");
    }

    #[test]
    fn two_signs_never_meet_in_a_formula() {
        assert_eq!(Texts::new(Language::Ja).operand(-312.0, 0), "（−312）");
        assert_eq!(Texts::new(Language::En).operand(-312.5, 1), "(−312.5)");
        assert_eq!(Texts::new(Language::En).operand(-0.01, 1), "0.0");
        assert_eq!(Texts::new(Language::En).operand(15_000.0, 0), "15,000");
    }

    #[test]
    fn a_difference_is_as_fine_as_the_finer_number() {
        let q = |text: &str| Quantity::parse(text).unwrap();
        assert_eq!(difference_decimals(q("2.44"), q("2.2")), 2);
    }

    proptest! {
        #[test]
        fn any_number_is_written_without_panic_or_exponent(value in any::<f64>(), decimals in any::<u8>()) {
            for text in [decimal(value, decimals), signed(value, decimals), shortest(value), data(value, decimals)] {
                prop_assert!(!text.contains(['e', 'E', 'N', 'i']));
            }
        }

        #[test]
        fn printed_digits_survive(whole in 0u64..1_000_000_000, fraction in 0u32..1000, decimals in 0u8..=3, minus in any::<bool>()) {
            let scale = 10u32.pow(u32::from(decimals));
            let mut plain = if minus { "-".to_owned() } else { String::new() };
            plain += &whole.to_string();
            if decimals > 0 {
                write!(plain, ".{:0width$}", fraction % scale, width = usize::from(decimals)).unwrap();
            }
            let parsed = Quantity::parse(&plain).unwrap();
            let screen = quantity(parsed).replace(',', "").replace(MINUS, "-");
            prop_assert_eq!(&screen, &parsed.to_string());
            prop_assert_eq!(data(parsed.value(), decimals), parsed.to_string());
        }

        #[test]
        fn exact_data_reads_back_as_the_same_number(value in any::<f64>().prop_filter("finite", |v| v.is_finite())) {
            let back: f64 = data_exact(value).parse().unwrap();
            prop_assert_eq!(back.to_bits(), (value + 0.0).to_bits());
        }

        #[test]
        fn groups_have_three_digits(value in 0u64..1_000_000_000_000) {
            let text = decimal(value as f64, 0);
            let groups: Vec<&str> = text.split(',').collect();
            prop_assert!((1..=3).contains(&groups[0].len()));
            prop_assert!(groups[1..].iter().all(|g| g.len() == 3));
            prop_assert_eq!(groups.concat(), value.to_string());
        }
    }
}
