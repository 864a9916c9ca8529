//! Which of a page's blocks are the article, and what its title is.

use super::{Block, Place, Region};
use crate::wire::tidy;

/// As many characters make an article; fewer are a teaser.
const ENOUGH: usize = 250;

/// The article of a page.
pub(super) struct Choice<'p> {
    /// Its title, if none of the blocks is.
    pub(super) title: Option<String>,
    /// Its blocks, each with the level of its heading; 0: none.
    pub(super) chosen: Vec<(&'p Block, u8)>,
}

/// Chooses among the blocks of a page whose head gives this title and outlet.
pub(super) fn choose<'p>(
    title: Option<String>,
    outlet: &Option<String>,
    blocks: &'p [Block],
) -> Choice<'p> {
    let chosen = article(blocks);
    let mut chosen: Vec<(&Block, u8)> = chosen.into_iter().map(|b| (b, b.place.heading)).collect();
    let is_title = |block: &Block| {
        let words = tidy(&block.words);
        // What the page's head calls it, without the name of the site.
        title.as_ref().is_some_and(|t| t.contains(&words) && words.len() * 2 >= t.len())
    };
    let titled = chosen.iter().position(|&(_, level)| level == 1);
    let named = || chosen.iter().position(|&(block, level)| level > 0 && is_title(block));
    if let Some(at) = titled.or_else(named) {
        chosen[at].1 = 1;
        return Choice { title: None, chosen };
    }
    // A page's greatest heading may be the site's own name.
    let headings = blocks.iter().filter(|block| block.place.heading == 1);
    let elsewhere = headings.map(|block| tidy(&block.words)).find(|w| Some(w) != outlet.as_ref());
    Choice { title: elsewhere.or(title), chosen }
}

/// The blocks of the longest article, or else of the page's main part, or else all; without what
/// stands beside it.
fn article(blocks: &[Block]) -> Vec<&Block> {
    let all = |keep: &dyn Fn(&Block) -> bool| blocks.iter().filter(|b| keep(b)).collect::<Vec<_>>();
    let n_articles = blocks.iter().map(|block| block.place.article).max().unwrap_or_default();
    let mut sizes = vec![0; n_articles + 1];
    for block in blocks.iter().filter(|block| block.place.heading == 0) {
        sizes[block.place.article] += block.words.len();
    }
    let longest = (1..sizes.len()).max_by_key(|&at| (sizes[at], std::cmp::Reverse(at)));
    let most = longest.map_or(0, |at| sizes[at]);
    // Where none of several long articles is most of them, all are meant: they are the parts of a
    // report that goes on and on.
    let is_stream = most * 2 < sizes[1..].iter().filter(|&&size| size >= ENOUGH).sum();
    let is_article = |place: Place| {
        if is_stream { place.article > 0 } else { Some(place.article) == longest }
    };
    let ways: [&dyn Fn(&Block) -> bool; 4] = [
        &|block| is_article(block.place) && block.place.region != Region::Form,
        &|block| is_article(block.place),
        &|block| block.place.region == Region::Main,
        &|block| block.place.region != Region::Form,
    ];
    let long = |found: &Vec<&Block>| prose(found) >= ENOUGH;
    let found = ways.into_iter().map(all).find(long).unwrap_or_else(|| all(&|_| true));
    let is_beside =
        |block: &Block| block.place.is_beside || (block.is_link && block.place.heading == 0);
    let rest: Vec<&Block> = found.iter().copied().filter(|block| !is_beside(block)).collect();
    // Where boxes hold most of the text, they are not what their names say.
    if long(&rest) && prose(&rest) * 2 >= prose(&found) { rest } else { found }
}

/// How many bytes stand in paragraphs.
fn prose(blocks: &[&Block]) -> usize {
    blocks.iter().filter(|block| block.place.heading == 0).map(|block| block.words.len()).sum()
}
