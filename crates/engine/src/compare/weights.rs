//! Traits that can be seen of a pair, and how much each tells: the weights were learned from invented dossiers
//! and are whole numbers, thousandths of a natural logarithm of odds.

use crate::language::words::grouped;

/// Lists traits with their names in data.
macro_rules! traits {
    ($(#[$doc:meta])* $list:ident: $($name:ident $text:literal,)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $list { $(#[doc = $text] $name,)* }

        impl $list {
            /// All traits.
            pub const ALL: &[$list] = &[$($list::$name,)*];

            /// The trait's name in data.
            pub fn name(self) -> &'static str {
                match self { $($list::$name => $text,)* }
            }
        }
    };
}
pub(super) use traits;

/// The weights of one list of traits.
#[derive(Debug)]
pub(super) struct Weights {
    bias: i32,
    of: Vec<i32>,
}

impl Weights {
    /// Reads a column of numbers behind the names of traits; a name that is missing weighs nothing.
    pub(super) fn read(
        data: &'static str,
        column: usize,
        names: impl Iterator<Item = &'static str>,
    ) -> Weights {
        let rows: Vec<(&str, i32)> = grouped(data)
            .filter_map(|(_, line)| {
                let mut words = line.split_whitespace();
                Some((words.next()?, words.nth(column)?.parse().ok()?))
            })
            .collect();
        let weight = |name: &str| rows.iter().find(|row| row.0 == name).map_or(0, |row| row.1);
        Weights { bias: weight("bias"), of: names.map(weight).collect() }
    }

    /// The odds of some traits, as places in their list.
    pub(super) fn odds(&self, traits: impl Iterator<Item = usize>) -> i32 {
        self.bias + traits.filter_map(|at| self.of.get(at)).sum::<i32>()
    }
}

/// A trait for each step that a number may reach. The steps part the pairs that belong together into nearly equal
/// parts.
pub(super) type Scale<T> = &'static [(u32, T)];

/// The traits of the steps that a number reaches.
pub(super) fn reached<T: Copy>(value: u32, scale: Scale<T>) -> impl Iterator<Item = T> {
    scale.iter().take_while(move |(step, _)| value >= *step).map(|(_, one)| *one)
}

/// What a word tells that some of all sentences have, in eighths of a bit: the logarithm of how few they are,
/// straight between powers of two.
pub(super) fn eighths(all: usize, having: usize) -> u32 {
    let ratio = ((all << 8) / having.max(1)).max(256);
    let whole = ratio.ilog2();
    8 * (whole - 8) + ((ratio >> (whole - 3)) & 7) as u32
}

/// By how much the odds of any pair are less in a dossier of many articles: each time that it is twice as long,
/// half of what may be set side by side is of another story.
pub(super) fn doubt(articles: usize) -> i32 {
    /// So many articles are of one story.
    const FEW: usize = 6;
    /// The natural logarithm of two, in thousandths.
    const HALF: i32 = 693;
    let times = (articles / FEW).max(1).ilog2();
    HALF * i32::try_from(times).unwrap_or(i32::MAX / HALF)
}
