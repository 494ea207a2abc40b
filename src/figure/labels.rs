//! Names at the ends of lines: beside the end where nothing is in the way, else in a column, moved apart so that none
//! covers another.

use egui::{Pos2, Rect, Vec2};

/// Distance of words from the end that they name, in points: clear of its mark.
const NEAR: f32 = 10.0;

/// Greatest distance of words from the end that they name, in points; farther away they would be taken for another's.
const FAR: f32 = 46.0;

/// Room around words that nothing else may touch, in points.
const CLEAR: f32 = 2.5;

/// Where words of a size stand beside an end inside a plot: right of it, else above or below, as near as may be; `None`
/// where everything near is taken.
///
/// `ways` are the pieces of all lines, a mark alone being a piece without length; `taken` are the places of other words.
#[must_use]
pub fn beside(end: Pos2, size: Vec2, plot: Rect, ways: &[[Pos2; 2]], taken: &[Rect]) -> Option<Rect> {
    let directions = [
        (1.0, 0.0),
        (1.0, -0.7),
        (1.0, 0.7),
        (0.4, -1.0),
        (0.4, 1.0),
        (0.0, -1.0),
        (0.0, 1.0),
        (-1.0, -0.7),
        (-1.0, 0.7),
    ];
    let distances = [NEAR, f32::midpoint(NEAR, FAR), FAR];
    let all = distances.into_iter().flat_map(|far| directions.map(|(x, y)| (far, Vec2::new(x, y))));
    let places = all.map(|(far, way)| {
        // The nearest edge of the words stands at the distance, their middle beside it.
        let middle = end + way.normalized() * far + size / 2.0 * Vec2::new(way.x, way.y.signum() * way.y.abs().ceil());
        Rect::from_center_size(middle, size)
    });
    let is_free = |area: &Rect| {
        let room = area.expand(CLEAR);
        plot.contains_rect(*area)
            && taken.iter().all(|other| !other.intersects(room))
            && ways.iter().all(|[from, to]| !meets(room, *from, *to))
    };
    places.into_iter().find(is_free)
}

/// Whether a straight piece touches an area (the cut of Liang and Barsky).
fn meets(area: Rect, from: Pos2, to: Pos2) -> bool {
    let way = to - from;
    let (mut first, mut last) = (0.0f32, 1.0f32);
    let sides = [
        (-way.x, from.x - area.left()),
        (way.x, area.right() - from.x),
        (-way.y, from.y - area.top()),
        (way.y, area.bottom() - from.y),
    ];
    for (step, room) in sides {
        if step == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if step < 0.0 {
            first = first.max(room / step);
        } else {
            last = last.min(room / step);
        }
    }
    first <= last
}

/// Where labels of given heights go so that none overlap: as near as may be to where they belong.
///
/// `wanted` holds the centre and the height of each label; all stay between `top` and `bottom` as long
/// as there is room, and those that find none are left out (`None`), the lowest-ranked (last) first.
#[must_use]
pub fn spread(wanted: &[(f32, f32)], top: f32, bottom: f32) -> Vec<Option<f32>> {
    let mut room = bottom - top;
    let mut kept: Vec<usize> = Vec::new();
    for (place, (_, height)) in wanted.iter().enumerate() {
        if *height <= room {
            room -= height;
            kept.push(place);
        }
    }
    kept.sort_by(|a, b| centre(wanted, *a).total_cmp(&centre(wanted, *b)));
    let heights: Vec<f32> = kept.iter().map(|p| wanted.get(*p).map_or(0.0, |w| w.1)).collect();
    let mut centres: Vec<f32> = kept.iter().map(|p| centre(wanted, *p)).collect();
    // Downwards: nobody above the top or into the one before; upwards: nobody below the bottom.
    let mut floor = top;
    for (at, height) in centres.iter_mut().zip(&heights) {
        *at = at.max(floor + height / 2.0);
        floor = *at + height / 2.0;
    }
    let mut ceiling = bottom;
    for (at, height) in centres.iter_mut().zip(&heights).rev() {
        *at = at.min(ceiling - height / 2.0);
        ceiling = *at - height / 2.0;
    }
    let mut placed = vec![None; wanted.len()];
    for (place, at) in kept.into_iter().zip(centres) {
        if let Some(slot) = placed.get_mut(place) {
            *slot = Some(at);
        }
    }
    placed
}

fn centre(wanted: &[(f32, f32)], place: usize) -> f32 {
    wanted.get(place).map_or(0.0, |w| w.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_that_do_not_touch_stay_where_they_belong() {
        assert_eq!(spread(&[(20.0, 10.0), (60.0, 10.0)], 0.0, 100.0), [Some(20.0), Some(60.0)]);
    }

    #[test]
    fn what_finds_no_room_is_left_out_last_first() {
        assert_eq!(spread(&[(5.0, 10.0), (5.0, 10.0), (5.0, 10.0)], 0.0, 20.0), [Some(5.0), Some(15.0), None]);
    }

    #[test]
    fn words_stand_right_of_an_end_unless_a_line_goes_on_there() {
        let plot = Rect::from_min_max(Pos2::ZERO, Pos2::new(400.0, 200.0));
        let (end, size) = (Pos2::new(100.0, 100.0), Vec2::new(60.0, 14.0));
        let way = [Pos2::new(20.0, 100.0), end];
        assert_eq!(beside(end, size, plot, &[way], &[]), Some(Rect::from_min_size(Pos2::new(110.0, 93.0), size)));
        let on = [end, Pos2::new(390.0, 100.0)];
        let place = beside(end, size, plot, &[way, on], &[]).unwrap();
        assert!(place.bottom() < 100.0 - CLEAR && place.left() >= end.x, "above, not to the left: {place:?}");
    }

    #[test]
    fn words_in_a_thicket_find_no_place() {
        let plot = Rect::from_min_max(Pos2::ZERO, Pos2::new(400.0, 200.0));
        let ways: Vec<[Pos2; 2]> =
            (0u8..40).map(|n| f32::from(n) * 5.0).map(|y| [Pos2::new(0.0, y), Pos2::new(400.0, y)]).collect();
        assert_eq!(beside(Pos2::new(100.0, 100.0), Vec2::new(60.0, 14.0), plot, &ways, &[]), None);
    }

    /// Whether a piece touches an area, seen at many places along it.
    fn touches(area: Rect, [from, to]: [Pos2; 2]) -> bool {
        (0u16..=400).any(|n| area.contains(from + (to - from) * (f32::from(n) / 400.0)))
    }

    proptest! {
        #[test]
        fn words_beside_ends_never_stand_on_lines_or_on_each_other(
            points in prop::collection::vec((0f32..400.0, 0f32..200.0), 2..16),
            sizes in prop::collection::vec((20f32..120.0, 10f32..30.0), 1..8),
        ) {
            let plot = Rect::from_min_max(Pos2::ZERO, Pos2::new(400.0, 200.0));
            let points: Vec<Pos2> = points.into_iter().map(|(x, y)| Pos2::new(x, y)).collect();
            let ways: Vec<[Pos2; 2]> = points.chunks(2).map(|p| [p[0], p[p.len() - 1]]).collect();
            let mut taken: Vec<Rect> = Vec::new();
            for ((width, height), [_, end]) in sizes.into_iter().zip(&ways) {
                let Some(area) = beside(*end, Vec2::new(width, height), plot, &ways, &taken) else { continue };
                prop_assert!(plot.contains_rect(area));
                prop_assert!(area.distance_to_pos(*end) <= FAR + 1.0);
                prop_assert!(ways.iter().all(|way| !touches(area, *way)), "{area:?} {ways:?}");
                prop_assert!(taken.iter().all(|other| !other.intersects(area)));
                taken.push(area);
            }
        }

        #[test]
        fn labels_never_overlap_and_never_leave_the_frame(
            wanted in prop::collection::vec((-50f32..250.0, 8f32..30.0), 0..12)
        ) {
            let mut boxes: Vec<(f32, f32)> = spread(&wanted, 0.0, 200.0)
                .into_iter()
                .zip(&wanted)
                .filter_map(|(at, (_, h))| at.map(|c| (c - h / 2.0, c + h / 2.0)))
                .collect();
            boxes.sort_by(|a, b| a.0.total_cmp(&b.0));
            for pair in boxes.windows(2) {
                prop_assert!(pair[0].1 <= pair[1].0 + 0.01);
            }
            for (top, bottom) in boxes {
                prop_assert!(top >= -0.01 && bottom <= 200.01);
            }
        }
    }
}
