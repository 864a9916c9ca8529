//! Where the notes stand in the margin.
//!
//! Every note wants to stand beside its words. Where that would make two overlap, they move apart;
//! the open one stays at its words as long as there is room above.

/// A note's wish, in pixels from the top of the column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wish {
    /// Where its words are.
    pub top: f64,
    /// How high it is.
    pub height: f64,
}

/// The top of every note: in the given order, none overlapping, none above 0. The note at `open`
/// comes as near to its wish as the notes before it leave room for.
pub fn place(wishes: &[Wish], open: Option<usize>, gap: f64) -> Vec<f64> {
    let mut tops: Vec<f64> = wishes.iter().map(|wish| wish.top).collect();
    if let Some(open) = open.filter(|&open| open < tops.len()) {
        for i in (0..open).rev() {
            tops[i] = tops[i].min(tops[i + 1] - gap - wishes[i].height);
        }
    }
    let mut free = 0.0_f64;
    for (top, wish) in tops.iter_mut().zip(wishes) {
        *top = top.max(free);
        free = *top + wish.height + gap;
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tops(wishes: &[(f64, f64)], open: Option<usize>) -> Vec<f64> {
        let wishes: Vec<Wish> = wishes.iter().map(|&(top, height)| Wish { top, height }).collect();
        place(&wishes, open, 5.0)
    }

    #[test]
    fn notes_with_room_stand_at_their_words() {
        assert_eq!(tops(&[(0.0, 20.0), (100.0, 20.0)], None), [0.0, 100.0]);
    }

    #[test]
    fn crowded_notes_are_pushed_down_and_the_open_one_pushes_up() {
        let crowded = [(100.0, 20.0), (100.0, 20.0), (100.0, 20.0)];
        assert_eq!(tops(&crowded, None), [100.0, 125.0, 150.0]);
        assert_eq!(tops(&crowded, Some(2)), [50.0, 75.0, 100.0]);
        // At the top there is no room to push up to.
        assert_eq!(tops(&[(10.0, 20.0), (10.0, 20.0)], Some(1)), [0.0, 25.0]);
    }

    proptest! {
        #[test]
        fn never_overlapping_never_above_the_top(
            wishes in prop::collection::vec((0.0..1000.0_f64, 0.0..100.0_f64), 0..40),
            open in prop::option::of(0usize..50),
        ) {
            let tops = tops(&wishes, open);
            let mut free = 0.0;
            for (top, (_, height)) in tops.iter().zip(&wishes) {
                prop_assert!(*top >= free);
                free = top + height;
            }
        }
    }
}
