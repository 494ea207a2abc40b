//! What usually follows from the rest of an observation, and is then neither stored nor held: its identifier, its text.

use super::municipality::AreaCode;
use super::observation::Role;
use super::period::Period;
use super::quantity::Quantity;
use std::fmt::Write as _;

/// Everything but the indicator that a usual identifier says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// Where; `None` where the indicator names its area itself.
    pub area: Option<AreaCode>,
    /// When.
    pub period: Period,
    /// What the value is in its series.
    pub role: Role,
    /// Whether it is a running total.
    pub cumulative: bool,
}

/// The usual identifier of an observation: `indicator:area:period`, then the role where it is not actual, then
/// `cumulative`.
#[must_use]
pub fn id(indicator: &str, said: &Said) -> String {
    let mut id = String::with_capacity(indicator.len() + 24);
    id.push_str(indicator);
    id.push(':');
    push(&mut id, said);
    id
}

/// Writes the part behind `indicator:`.
fn push(text: &mut String, said: &Said) {
    if let Some(area) = said.area {
        digits(text, area.number(), 6);
        text.push(':');
    }
    match said.period {
        // As the period writes itself: an identifier is made and compared for each of millions of rows.
        Period::Fiscal(year) => {
            text.push_str("FY");
            digits(text, year.into(), 1);
        }
        Period::Calendar(year) => digits(text, year.into(), 1),
        // Writing into a text cannot fail.
        period => write!(text, "{period}").unwrap_or_default(),
    }
    if said.role != Role::Actual {
        text.push(':');
        text.push_str(said.role.key());
    }
    if said.cumulative {
        text.push_str(":cumulative");
    }
}

/// Writes a number with at least so many digits.
fn digits(text: &mut String, number: u32, least: usize) {
    let mut left = number;
    let mut digits = ['0'; 10];
    let mut used = 0;
    for digit in digits.iter_mut().rev() {
        if left == 0 && used >= least {
            break;
        }
        *digit = char::from_digit(left % 10, 10).unwrap_or('0');
        left /= 10;
        used += 1;
    }
    text.extend(digits.iter().rev().take(used).rev());
}

/// What the part behind `indicator:` of a usual identifier says; `None` where it is none. Only the exact text that
/// [`id`] writes is one: `…:FY2021:actual` says the same as `…:FY2021` and is another identifier all the same.
#[must_use]
pub fn said(text: &str, own_area: bool) -> Option<Said> {
    let mut parts = text.split(':');
    let area = if own_area { None } else { Some(AreaCode::parse(parts.next()?).ok()?) };
    let period = Period::parse(parts.next()?).ok()?;
    let rest: Vec<&str> = parts.collect();
    let (role, cumulative) = match rest.as_slice() {
        [] => (Role::Actual, false),
        ["cumulative"] => (Role::Actual, true),
        [role] => (role.parse().ok()?, false),
        [role, "cumulative"] => (role.parse().ok()?, true),
        _ => return None,
    };
    let said = Said { area, period, role, cumulative };
    let mut usual = String::with_capacity(text.len());
    push(&mut usual, &said);
    (usual == text).then_some(said)
}

/// The usual text of a value: the number with its decimals; nothing where there is no value.
#[must_use]
pub fn text(value: Option<Quantity>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn area_and_period_are_written_as_they_write_themselves() {
        for (area, period) in [("012238", "FY2021"), ("000000", "2999"), ("473821", "1868"), ("010006", "2020-02-29")] {
            let (area, period) = (AreaCode::parse(area).unwrap(), Period::parse(period).unwrap());
            let made = Said { area: Some(area), period, role: Role::Actual, cumulative: false };
            assert_eq!(id("a", &made), format!("a:{area}:{period}"));
        }
    }

    #[test]
    fn an_identifier_is_read_back_as_it_was_made() {
        for area in [None, AreaCode::parse("012238").ok()] {
            for period in ["FY2021", "2021", "2020-12", "2020-02-29", "FY2015..FY2019"] {
                for role in Role::ALL.iter().copied() {
                    for cumulative in [false, true] {
                        let made = Said { area, period: Period::parse(period).unwrap(), role, cumulative };
                        let text = id("a:b", &made);
                        assert_eq!(said(text.strip_prefix("a:b:").unwrap(), area.is_none()), Some(made), "{text}");
                    }
                }
            }
        }
        for text in [
            "",
            "012238",
            "012238:",
            "012238:FY2021:x",
            "FY2021",
            "012238:FY2021:plan:cumulative:more",
            "012238:FY2021:actual",
            "012238:FY2021:actual:cumulative",
            "12238:FY2021",
            "012238:2021-2",
            " 012238:FY2021",
        ] {
            assert_eq!(said(text, false), None, "{text}");
        }
    }
}
