//! Cuts a text into parts: a line each, or all lines of a paragraph where the text is hard-wrapped.

use super::{BlockKind, Clutter, shape};
use crate::order::Order;
use crate::span::Span;

/// A stretch of text that will be one block, and the markup around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// The words, without white space or markup around them.
    pub(super) span: Span,
    /// The words with the markup around them.
    pub(super) whole: Span,
    /// The number of words, counted no further than [`Part::MANY`].
    pub(super) words: usize,
    /// What the markup says.
    pub(super) markup: Markup,
    /// Whether no blank line stands above.
    pub(super) glued: bool,
    /// What it is, once that is known.
    pub(super) kind: Option<BlockKind>,
}

/// What the markup around a line says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    None,
    /// `## Heading`, or a line underlined by a row of equals signs.
    Heading,
    /// `[words](target)`
    Link,
    /// `**words**`
    Bold,
    /// `![words](target)`
    Image,
    /// `- words`, `• words`, `1. words`: stays in the block.
    Bullet,
}

impl Part {
    /// Where counting words stops: nothing longer than this is anything but running text.
    pub(super) const MANY: usize = 250;

    /// Whether nothing was found out about it.
    pub(super) fn is_open(&self) -> bool {
        self.kind.is_none()
    }

    /// Whether it reads as running text: a sentence of some length, or more than a line of words.
    pub(super) fn is_prose(&self, text: &str) -> bool {
        self.is_open()
            && self.markup != Markup::Heading
            && (self.words >= 28
                || (self.words >= 7
                    && shape::ends_sentence(self.span.of(text))
                    && !(self.words <= 14 && self.ends_in_question(text))))
    }

    /// Whether it is a single question, which may be a heading.
    pub(super) fn ends_in_question(&self, text: &str) -> bool {
        self.span.of(text).ends_with('?') && !shape::has_two_sentences(self.span.of(text))
    }
}

/// The parts of a text, in order. Only white space lies outside their `whole` spans.
#[inline(never)]
pub(super) fn cut(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut glued = false;
    for line in split(text) {
        let Some(span) = Span::locate(line.trim(), text) else { continue };
        if line.chars().all(|c| c.is_whitespace() || shape::is_invisible(c)) {
            if !span.is_empty() {
                parts.push(markup_only(span, glued));
            }
            glued = false;
            continue;
        }
        if line.chars().any(char::is_alphanumeric) {
            parts.push(unwrap_markup(text, span, glued));
        } else {
            if let Some(above) =
                parts.last_mut().filter(|_| glued && span.of(text).starts_with("=="))
            {
                above.markup = Markup::Heading;
            }
            parts.push(markup_only(span, glued));
        }
        glued = true;
    }
    join_wrapped(text, parts)
}

/// The lines of a text; "\r\n" is one line end, and so are the rarer ones.
fn split(text: &str) -> impl Iterator<Item = &str> {
    let ends = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    text.split('\n').flat_map(move |line| line.strip_suffix('\r').unwrap_or(line).split(ends))
}

/// A line of no words: a rule ("* * *"), stray marks, invisible characters.
fn markup_only(span: Span, glued: bool) -> Part {
    let kind = Some(BlockKind::Clutter(Clutter::Markup));
    Part { span, whole: span, words: 0, markup: Markup::None, glued, kind }
}

#[inline(never)]
fn unwrap_markup(text: &str, whole: Span, glued: bool) -> Part {
    let blank = |c: char| c.is_whitespace() || shape::is_invisible(c);
    let mut span = whole.trim_matches(text, blank);
    let mut markup = Markup::None;
    // A line carries at most a few layers: "## **[Title](address)**".
    for _ in 0..4 {
        let line = span.of(text);
        let Some((inner, found)) = peel(line) else { break };
        let Some(inner) = Span::locate(inner, text).map(|s| s.trim_matches(text, blank)) else {
            break;
        };
        if !inner.of(text).contains(char::is_alphanumeric) {
            break;
        }
        span = inner;
        if markup == Markup::None {
            markup = found;
        }
    }
    let line = span.of(text);
    if markup == Markup::None && starts_with_bullet(line) {
        markup = Markup::Bullet;
    }
    Part { span, whole, words: shape::count_words(line, Part::MANY), markup, glued, kind: None }
}

/// The words inside one layer of markup that spans the whole line.
fn peel(line: &str) -> Option<(&str, Markup)> {
    let heading = line.trim_start_matches('#');
    if (1..=6).contains(&(line.len() - heading.len())) && heading.starts_with([' ', '\t']) {
        return Some((heading.trim_end_matches('#'), Markup::Heading));
    }
    // The fields of a text that was stored with its page's data.
    for field in ["title:", "headline:"] {
        if line.get(..field.len()).is_some_and(|start| start.eq_ignore_ascii_case(field)) {
            return Some((&line[field.len()..], Markup::Heading));
        }
    }
    let (link, found) = match line.strip_prefix('!') {
        Some(image) => (image, Markup::Image),
        None => (line, Markup::Link),
    };
    if let Some(link) = link.strip_prefix('[').and_then(|l| l.strip_suffix(')')) {
        let (inner, target) = link.split_once("](")?;
        let plain = !inner.contains(['[', ']']) && !target.contains(['(', ')', '[']);
        return plain.then_some((inner, found));
    }
    ["**", "__", "*", "_"].into_iter().find_map(|mark| {
        let inner = line.strip_prefix(mark)?.strip_suffix(mark)?;
        let tight = !inner.starts_with(char::is_whitespace) && !inner.contains(mark);
        tight.then_some((inner, Markup::Bold))
    })
}

fn starts_with_bullet(line: &str) -> bool {
    let after = line.trim_start_matches(['-', '–', '•', '*', '·', '▪', '◦', '●', '■', '→', '>']);
    if after.len() < line.len() {
        // "-Said so" is a bullet too, "-5 degrees" is not.
        return after.starts_with(|c: char| c.is_whitespace() || c.is_uppercase());
    }
    let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - after.len();
    (1..=2).contains(&digits) && (after.starts_with(". ") || after.starts_with(") "))
}

/// Joins the lines of paragraphs that were filled to a width. A break comes from filling if the
/// next line's first word would have run over the width; a text is taken as filled if most of
/// its breaks are such that no blank line marks.
#[inline(never)]
fn join_wrapped(text: &str, parts: Vec<Part>) -> Vec<Part> {
    let Some(width) = filled_width(text, &parts) else { return parts };
    let mut joined: Vec<Part> = Vec::with_capacity(parts.len());
    let mut last_line = Span::default();
    for part in parts {
        match joined.last_mut() {
            Some(above)
                if continues(&part)
                    && above.is_open()
                    && (is_filled(last_line.of(text), part.span.of(text), width)
                        || goes_on(last_line.of(text), part.span.of(text))) =>
            {
                above.span = above.span.cover(part.span);
                above.whole = above.whole.cover(part.whole);
                above.words = (above.words + part.words).min(Part::MANY);
            }
            _ => joined.push(part),
        }
        last_line = part.span;
    }
    joined
}

/// Whether a line may go on the one above.
fn continues(part: &Part) -> bool {
    part.glued && part.is_open() && part.markup == Markup::None
}

/// Whether `line` had no room left for the first word of `next`. Some slack, since typists and
/// programs count differently.
fn is_filled(line: &str, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or("");
    line.chars().count() + 1 + word.chars().count() + 2 >= width
}

/// Whether a sentence plainly goes on in the next line. Lines fall short of the width where a tool
/// counted in its own way.
fn goes_on(line: &str, next: &str) -> bool {
    shape::ending(line) == shape::Ending::Open && shape::starts_lower(next)
}

/// The width that a text is filled to, in characters, if it is.
fn filled_width(text: &str, parts: &[Part]) -> Option<usize> {
    const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;
    let pairs = || parts.windows(2).filter(|pair| pair[0].is_open() && continues(&pair[1]));
    let lines = parts.iter().filter(|part| part.is_open() && part.words > 3);
    let mut lengths: Vec<usize> =
        lines.map(|part| part.span.of(text).chars().take(200).count()).collect();
    lengths.order();
    // Not the very longest: an address or a heading may stand out.
    let width = *lengths.get(lengths.len().checked_sub(1 + lengths.len() / 50)?)?;
    let breaks = pairs().count();
    let filled =
        pairs().filter(|p| is_filled(p[0].span.of(text), p[1].span.of(text), width)).count();
    (WIDTHS.contains(&width) && breaks >= 4 && filled * 5 >= breaks * 3).then_some(width)
}
