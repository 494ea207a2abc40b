//! The digits of a number with their separators, exponents and multipliers, and the unit behind them.

use super::fold::is_dash;
use super::number_problem::NumberProblem;

/// Digits with what follows them, several where multipliers are written inside: `3億5,000万円`.
pub(super) fn parts(text: &str) -> Result<Vec<(String, &str)>, NumberProblem> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(rest.len());
        let (digits, tail) = rest.split_at(end);
        let (digits, tail) = exponent(digits, tail)?;
        let next = next_number(tail);
        let (unit, after) = tail.split_at(next);
        parts.push((ungrouped(&digits)?, unit.trim()));
        rest = after;
    }
    Ok(parts)
}

/// Where the next number begins; the exponent of `km2` and `m3` begins none.
fn next_number(tail: &str) -> usize {
    let mut before = ' ';
    for (at, c) in tail.char_indices() {
        if c.is_ascii_digit() && !(before == 'm' && matches!(c, '2' | '3')) {
            return at;
        }
        before = c;
    }
    tail.len()
}

/// Writes `1.5e3` out; other programs print small and large numbers so.
fn exponent<'t>(digits: &str, tail: &'t str) -> Result<(String, &'t str), NumberProblem> {
    let Some(rest) = tail.strip_prefix(['e', 'E']) else { return Ok((digits.to_owned(), tail)) };
    let signed = rest.strip_prefix(['-', '+']).unwrap_or(rest);
    let end = signed.find(|c: char| !c.is_ascii_digit()).unwrap_or(signed.len());
    if end == 0 || end != signed.len() {
        return Ok((digits.to_owned(), tail));
    }
    let size: i32 = signed.parse().ok().filter(|n| *n <= 15).ok_or(NumberProblem::TooPrecise)?;
    let power = if rest.starts_with('-') { -size } else { size };
    shift(digits, power).map(|shifted| (shifted, "")).ok_or(NumberProblem::Text)
}

/// Moves the decimal point, digit by digit, so that nothing is rounded.
fn shift(digits: &str, power: i32) -> Option<String> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if fraction.contains('.') || digits.contains(',') {
        return None;
    }
    let all = format!("{whole}{fraction}");
    let point = i32::try_from(whole.len()).ok()? + power;
    let length = i32::try_from(all.len()).ok()?;
    let zeros = |n: i32| "0".repeat(usize::try_from(n).unwrap_or(0));
    let text = if point <= 0 {
        format!("0.{}{all}", zeros(-point))
    } else if point >= length {
        format!("{all}{}", zeros(point - length))
    } else {
        let (a, b) = all.split_at(usize::try_from(point).ok()?);
        format!("{a}.{b}")
    };
    let trimmed = text.trim_start_matches('0');
    Some(if trimmed.is_empty() || trimmed.starts_with('.') { format!("0{trimmed}") } else { trimmed.to_owned() })
}

/// Digits without their separators, which must part groups of three.
fn ungrouped(digits: &str) -> Result<String, NumberProblem> {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    if fraction.is_some_and(|f| f.is_empty() || f.contains(['.', ','])) {
        return Err(NumberProblem::Grouping);
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains(',');
    if grouped && (!(1..=3).contains(&first.len()) || groups.any(|group| group.len() != 3)) {
        return Err(NumberProblem::Grouping);
    }
    let plain: String = whole.chars().filter(|c| *c != ',').collect();
    let plain = if plain.is_empty() { "0".to_owned() } else { plain };
    Ok(fraction.map_or_else(|| plain.clone(), |f| format!("{plain}.{f}")))
}

/// Powers of ten of the multipliers inside a number.
const MULTIPLIERS: [(&str, u32); 7] =
    [("兆", 12), ("千億", 11), ("億", 8), ("千万", 7), ("百万", 6), ("万", 4), ("千", 3)];

fn multiplier(unit: &str) -> Option<(u32, &str)> {
    MULTIPLIERS.iter().find_map(|(word, power)| unit.strip_prefix(word).map(|rest| (*power, rest.trim_start())))
}

/// One number of all parts, and its unit.
pub(super) fn joined<'t>(parts: &[(String, &'t str)]) -> Result<(String, &'t str), NumberProblem> {
    match parts {
        [(digits, unit)] => {
            let unit = checked(unit)?;
            // The unit keeps its multiplier; 兆 and 千億 are written in 億, which the rest of the program knows.
            match multiplier(unit) {
                Some((power @ (11 | 12), _)) => {
                    let shifted = shift(digits, i32::try_from(power).unwrap_or(0) - 8).ok_or(NumberProblem::Text)?;
                    let oku = unit.find('億').unwrap_or(0);
                    if power == 11 {
                        Ok((shifted, unit.get(oku..).unwrap_or(unit)))
                    } else {
                        Err(NumberProblem::Several)
                    }
                }
                _ => Ok((digits.clone(), unit)),
            }
        }
        [] => Err(NumberProblem::Text),
        several => compound(several),
    }
}

/// `3億5,000万円`: falling multipliers, whole numbers, one unit at the end.
fn compound<'t>(parts: &[(String, &'t str)]) -> Result<(String, &'t str), NumberProblem> {
    let (Some((last_digits, last_unit)), mut total) = (parts.last(), 0_u64) else { return Err(NumberProblem::Text) };
    let last_unit = checked(last_unit)?;
    let last_power = multiplier(last_unit).map_or(0, |(power, _)| power);
    let mut above = u32::MAX;
    for (digits, unit) in parts {
        let is_last = std::ptr::eq(digits, last_digits);
        let power = if is_last {
            last_power
        } else {
            match multiplier(unit) {
                Some((power, "")) => power,
                _ => return Err(NumberProblem::Several),
            }
        };
        let steps = power.checked_sub(last_power).filter(|_| power < above).ok_or(NumberProblem::Several)?;
        let amount: u64 = digits.parse().map_err(|_| NumberProblem::Several)?;
        if above != u32::MAX && amount >= 10_u64.pow((above - power).min(15)) {
            return Err(NumberProblem::Several);
        }
        let scaled = 10_u64.checked_pow(steps).and_then(|scale| amount.checked_mul(scale));
        total = scaled.and_then(|scaled| total.checked_add(scaled)).ok_or(NumberProblem::TooPrecise)?;
        above = power;
    }
    Ok((total.to_string(), last_unit))
}

/// A unit that can be one: short, without signs of a second number, a range or a bound.
fn checked(unit: &str) -> Result<&str, NumberProblem> {
    let unit = match unit.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) if !inner.contains(['(', ')']) => inner.trim(),
        _ => unit,
    };
    let bound = |word: &str| unit.ends_with(word) || unit.starts_with(word);
    if ["以上", "以下", "未満", "超", "程度", "前後", "以内"].iter().any(|word| bound(word))
        || unit.starts_with(['~', '〜', '～'])
    {
        return Err(NumberProblem::Bound);
    }
    let odd = |c: char| {
        matches!(c, ',' | '.' | '、' | '。' | '+' | '=' | '→' | '⇒' | ':' | ';' | '△' | '▲' | '"') || c.is_control()
    };
    if unit.contains(odd) || unit.starts_with(is_dash) || unit.chars().count() > 16 {
        return Err(NumberProblem::Text);
    }
    Ok(unit)
}
