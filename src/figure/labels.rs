//! Names at the ends of lines, moved apart so that none covers another.

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

    proptest! {
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
