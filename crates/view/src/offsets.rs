//! Byte offsets to UTF-16 units and code points.
//!
//! The engine counts bytes. JavaScript strings count UTF-16 units, and the Web Annotation model
//! counts code points; those two exist in this module and in what it gives out, nowhere else.

/// One text's table from byte offsets to the two other units.
///
/// Going through the text once for every offset would cost the square of its length, so the counts
/// at every [`STRIDE`]th byte are kept.
#[derive(Debug, Clone)]
pub struct Offsets<'t> {
    text: &'t str,
    marks: Vec<Mark>,
}

/// How many UTF-16 units and code points start before a byte.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    utf16: usize,
    code_points: usize,
}

/// Bytes between two kept counts.
const STRIDE: usize = 256;

impl<'t> Offsets<'t> {
    /// Makes the table of a text.
    pub fn new(text: &'t str) -> Offsets<'t> {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut before = Mark::default();
        for (byte, c) in text.char_indices() {
            // A character may straddle a kept place; the count is then of those that start before.
            while marks.len() * STRIDE <= byte {
                marks.push(before);
            }
            before.utf16 += c.len_utf16();
            before.code_points += 1;
        }
        while marks.len() * STRIDE <= text.len() {
            marks.push(before);
        }
        Offsets { text, marks }
    }

    /// How many UTF-16 units stand before `byte`; `None` off a character boundary.
    pub fn byte_to_utf16(&self, byte: usize) -> Option<usize> {
        self.before(byte).map(|mark| mark.utf16)
    }

    /// How many code points stand before `byte`; `None` off a character boundary.
    pub fn byte_to_code_points(&self, byte: usize) -> Option<usize> {
        self.before(byte).map(|mark| mark.code_points)
    }

    /// The byte before which `utf16` UTF-16 units stand; `None` past the end or between the two
    /// halves of a surrogate pair.
    pub fn utf16_to_byte(&self, utf16: usize) -> Option<usize> {
        self.find(utf16, |mark| mark.utf16, char::len_utf16)
    }

    /// The byte before which `code_points` code points stand; `None` past the end.
    pub fn code_points_to_byte(&self, code_points: usize) -> Option<usize> {
        self.find(code_points, |mark| mark.code_points, |_| 1)
    }

    fn before(&self, byte: usize) -> Option<Mark> {
        if !self.text.is_char_boundary(byte) {
            return None;
        }
        let (start, mut mark) = self.kept(byte / STRIDE)?;
        for c in self.text[start..byte].chars() {
            mark.utf16 += c.len_utf16();
            mark.code_points += 1;
        }
        Some(mark)
    }

    fn find(
        &self,
        wanted: usize,
        count: impl Fn(&Mark) -> usize,
        len: impl Fn(char) -> usize,
    ) -> Option<usize> {
        let kept = self.marks.partition_point(|mark| count(mark) <= wanted).checked_sub(1)?;
        let (mut byte, mark) = self.kept(kept)?;
        let mut reached = count(&mark);
        let mut chars = self.text[byte..].chars();
        while reached < wanted {
            let c = chars.next()?;
            reached += len(c);
            byte += c.len_utf8();
        }
        (reached == wanted).then_some(byte)
    }

    /// A kept count and the first character boundary at or after its place, to which it belongs.
    fn kept(&self, index: usize) -> Option<(usize, Mark)> {
        let mark = *self.marks.get(index)?;
        let mut start = index * STRIDE;
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        Some((start, mark))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_emoji_is_one_code_point_two_utf16_units_and_four_bytes() {
        let text = "a🌱é";
        let offsets = Offsets::new(text);
        let units: Vec<_> = (0..=8)
            .map(|byte| (offsets.byte_to_utf16(byte), offsets.byte_to_code_points(byte)))
            .collect();
        let at = |utf16, code_points| (Some(utf16), Some(code_points));
        let off = (None, None);
        assert_eq!(units, [at(0, 0), at(1, 1), off, off, off, at(3, 2), off, at(4, 3), off]);
        assert_eq!(offsets.utf16_to_byte(2), None, "between two surrogates");
        assert_eq!(offsets.utf16_to_byte(3), Some(5));
        assert_eq!(offsets.utf16_to_byte(5), None, "past the end");
        assert_eq!(offsets.code_points_to_byte(4), None, "past the end");
        assert_eq!(Offsets::new("").byte_to_utf16(0), Some(0));
    }

    proptest! {
        /// Against the plain count, on texts long enough to need several kept counts.
        #[test]
        fn counts_agree_with_counting_and_go_back(words in prop::collection::vec("[a-zé🌱\u{301}\n]{0,9}", 0..200)) {
            let text = words.concat();
            let offsets = Offsets::new(&text);
            for byte in 0..=text.len() + 1 {
                let before = text.get(..byte);
                let utf16 = before.map(|t| t.encode_utf16().count());
                let points = before.map(|t| t.chars().count());
                prop_assert_eq!(offsets.byte_to_utf16(byte), utf16);
                prop_assert_eq!(offsets.byte_to_code_points(byte), points);
                if let (Some(utf16), Some(points)) = (utf16, points) {
                    prop_assert_eq!(offsets.utf16_to_byte(utf16), Some(byte));
                    prop_assert_eq!(offsets.code_points_to_byte(points), Some(byte));
                }
            }
        }
    }
}
