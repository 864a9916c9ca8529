//! Knows captions by their words: "Photo: …", "FILE - …", "… Getty Images".

use super::lines::{Markup, Part};
use super::{BlockKind, clutter, shape};
use crate::language::words::WordList;
use std::sync::LazyLock;

/// The phrases of `data/captions.txt`.
struct Phrases {
    /// What a caption begins with.
    first: Vec<&'static str>,
    /// What its last words hold.
    last: Vec<&'static str>,
    /// The first words of `last`. Nearly every line of an article fails here, at little cost.
    openings: WordList,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let (mut first, mut last, mut openings) = (Vec::new(), Vec::new(), Vec::new());
    for (section, line) in clutter::sections(include_str!("../../data/captions.txt")) {
        if section == "first" {
            first.push(line);
        } else {
            last.push(line);
            openings.extend(shape::words(line).next());
        }
    }
    Phrases { first, last, openings: WordList::of(openings) }
});

/// The most words of a caption.
const LONGEST: usize = 80;

/// Labels captions and credit lines.
#[inline(never)]
pub(super) fn label(text: &str, parts: &mut [Part]) {
    for part in parts.iter_mut().filter(|part| part.is_open() && part.words <= LONGEST) {
        if part.markup == Markup::Image || is_caption(part.span.of(text)) {
            part.kind = Some(BlockKind::Caption);
        }
    }
}

fn is_caption(line: &str) -> bool {
    if !(5..=900).contains(&line.len()) {
        return false;
    }
    let lower = line.to_lowercase();
    PHRASES.first.iter().any(|first| lower.starts_with(first))
        || (shape::words(&lower).any(|word| PHRASES.openings.has(word)) && ends_in_credit(&lower))
}

/// Whether the last bracket or the last few words name who took the picture.
fn ends_in_credit(lower: &str) -> bool {
    let line = lower.trim_end_matches('.').trim_end();
    let credit = match line.strip_suffix([')', ']']) {
        Some(inside) => inside.rsplit(['(', '[']).next().unwrap_or(inside),
        // Behind the last sentence, bar or dash.
        None => {
            let cut = ["|", "—", ". ", ".\u{a0}", "? ", "! ", "” ", "\" "];
            let from = cut.iter().filter_map(|c| Some(line.rfind(c)? + c.len())).max();
            &line[from.unwrap_or(0)..]
        }
    };
    shape::count_words(credit, 9) <= 8
        && PHRASES.last.iter().any(|last| contains_word(credit, last))
}

/// Whether `words` stand in the line and not inside other words.
fn contains_word(line: &str, words: &str) -> bool {
    line.match_indices(words).any(|(at, _)| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before =
            words.starts_with(char::is_alphanumeric) && letter(line[..at].chars().next_back());
        let after = words.ends_with(char::is_alphanumeric)
            && letter(line[at + words.len()..].chars().next());
        !before && !after
    })
}
