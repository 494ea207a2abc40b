//! Long figures over several pages: as many rows on each as find room at the usual size.

use super::error::FigureError;
use super::headless::Studio;
use crate::chart::briefing::part_title;
use crate::chart::page::FigurePage;
use crate::text::catalogue::Texts;

/// Rows that are tried first on the first page.
const FIRST_GUESS: usize = 12;

/// The pages of a figure; one, where it is one piece or finds room.
///
/// # Errors
/// [`FigureError::NoRoom`] where even one row finds no room.
pub fn pages(studio: &Studio, page: &FigurePage, texts: &Texts) -> Result<Vec<FigurePage>, FigureError> {
    let rows = page.figure.rows();
    if rows <= 1 {
        return Ok(vec![page.clone()]);
    }
    let of = |from: usize, to: usize| {
        // The longest title that a part may get, so that the final one finds room too.
        let title = part_title(&page.title, 88, 88, texts);
        FigurePage { title, figure: page.figure.part(from..to), ..page.clone() }
    };
    let mut cuts = vec![0];
    let (mut from, mut guess) = (0, FIRST_GUESS);
    while from < rows {
        let count = most(rows - from, guess, |count| studio.fits(&of(from, from + count)));
        // A row that has no room at the usual size is printed smaller, alone.
        let count = count.max(1);
        guess = count;
        from += count;
        cuts.push(from);
    }
    let parts = cuts.len() - 1;
    if parts == 1 {
        return Ok(vec![page.clone()]);
    }
    let both = cuts.iter().zip(cuts.iter().skip(1)).zip(1..);
    let made = both
        .map(|((from, to), part)| FigurePage { title: part_title(&page.title, part, parts, texts), ..of(*from, *to) });
    Ok(made.collect())
}

/// The greatest count up to `all` that fits, or 0; `guess` is tried first.
fn most(all: usize, guess: usize, fits: impl Fn(usize) -> bool) -> usize {
    let (mut fit, mut not) = (0, all + 1);
    let mut next = guess.min(all);
    while fit + 1 < not {
        if fits(next) {
            fit = next;
        } else {
            not = next;
        }
        // Pages hold about as many rows as the one before: look near the guess first.
        let step = if not > all { (fit / 4).max(1) } else { (not - fit) / 2 };
        next = if fit == 0 && not > all {
            next
        } else {
            (fit + step).clamp(fit + 1, all.min(not.saturating_sub(1)).max(fit + 1))
        };
    }
    fit
}

#[cfg(test)]
mod tests {
    use super::most;

    #[test]
    fn the_greatest_count_that_fits_is_found_from_any_guess() {
        for all in 1..40 {
            for room in 0..45 {
                for guess in [1, 5, 12, 60] {
                    assert_eq!(most(all, guess, |count| count <= room), room.min(all), "{all} {room} {guess}");
                }
            }
        }
    }
}
