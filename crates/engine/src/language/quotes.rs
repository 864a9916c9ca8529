//! Quotations: which mark opens, which closes, what lies in which.
//!
//! Curly marks say themselves whether they open or close; straight ones tell by the white space
//! around them. A single mark may as well be an apostrophe, so it opens a quotation only where a
//! later one can close it. No quotation runs past its paragraph: one that nothing closes ends
//! there with a note, unless the next paragraph opens with a mark again, in the way a speech of
//! several paragraphs is printed.

use super::tokens::{Token, TokenKind, is_apostrophe};
use crate::order::Order;
use crate::reading::{Note, NoteKind};
use crate::span::Span;
use std::ops::Range;

/// A quotation with its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing one, or to the end of the paragraph where none closes.
    pub span: Span,
    /// The tokens of the span, its marks included, as places in [`super::Analysis::tokens`].
    pub tokens: Range<usize>,
    /// Whether its last token is its closing mark.
    pub closed: bool,
    /// Which marks it stands in.
    pub marks: QuoteMarks,
    /// How many quotations it lies in: 0 for the outermost.
    pub depth: u8,
    /// The quotation (a place in the list) that this one goes on from: a speaker's next paragraph,
    /// which opens with a mark again while the one before was not closed.
    pub continues: Option<usize>,
}

impl Quotation {
    /// The tokens between the marks.
    pub fn inner(&self) -> Range<usize> {
        let end = self.tokens.end - usize::from(self.closed);
        (self.tokens.start + 1).min(end)..end
    }
}

/// The shapes of quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteMarks {
    /// “…”, "…", „…“, ``…''.
    Double,
    /// ‘…’, '…'.
    Single,
    /// «…», ‹…›, 「…」.
    Guillemets,
}

/// Deeper nesting than this is not tracked; nobody prints it.
const DEEPEST: usize = 8;

struct Open {
    marks: QuoteMarks,
    at: usize,
}

/// Pairs the quotation marks of one block, whose tokens are `range` of `tokens`, and appends its
/// quotations by their opening mark. Single marks that pair with nothing become clitics.
#[inline(never)]
pub(super) fn pair(
    text: &str,
    tokens: &mut [Token],
    range: Range<usize>,
    quotations: &mut Vec<Quotation>,
    notes: &mut Vec<Note>,
) {
    let first = quotations.len();
    let mut stack: Vec<Open> = Vec::new();
    let mut close = |open: &Open, end: usize, closed: bool, depth: usize, tokens: &[Token]| {
        quotations.push(Quotation {
            span: tokens[open.at].span.cover(tokens[end - 1].span),
            tokens: open.at..end,
            closed,
            marks: open.marks,
            depth: u8::try_from(depth).unwrap_or(u8::MAX),
            continues: None,
        });
    };
    let places: Vec<usize> =
        range.clone().filter(|&i| tokens[i].kind == TokenKind::Quote).collect();
    let closers = Closers::count(text, tokens, &places);
    for (nth, &at) in places.iter().enumerate() {
        let marks = shape(tokens[at].of(text));
        let innermost = stack.iter().rposition(|open| open.marks == marks);
        match role(text, tokens, at, &range, innermost.is_some(), closers.after(nth, marks)) {
            Role::Opens => {
                if let Some(unclosed) = innermost.filter(|_| closers.short(nth, marks)) {
                    // The one before was never closed; it ends where this one begins.
                    for depth in (unclosed..stack.len()).rev() {
                        close(&stack[depth], at, false, depth, tokens);
                        notes.push(unclosed_at(tokens[stack[depth].at].span));
                    }
                    stack.truncate(unclosed);
                }
                if stack.len() < DEEPEST {
                    stack.push(Open { marks, at });
                }
            }
            Role::Closes => {
                let Some(place) = innermost else { continue };
                // Whatever was opened inside and not closed was no quotation.
                close(&stack[place], at + 1, true, place, tokens);
                stack.truncate(place);
            }
            Role::Apostrophe => tokens[at].kind = TokenKind::Clitic,
            Role::Neither => tokens[at].kind = TokenKind::Mark,
        }
    }
    for (depth, open) in stack.iter().enumerate() {
        if open.marks == QuoteMarks::Single {
            tokens[open.at].kind = TokenKind::Clitic;
        } else {
            close(open, range.end, false, depth, tokens);
            notes.push(unclosed_at(tokens[open.at].span));
        }
    }
    quotations[first..].order_by_key(|q| (q.tokens.start, q.depth));
}

fn unclosed_at(span: Span) -> Note {
    Note { kind: NoteKind::UnclosedQuotation, span: Some(span) }
}

/// Ties the quotations that go on over paragraphs, and takes back the notes on their open ends.
#[inline(never)]
pub(super) fn tie(
    blocks: &[Range<usize>],
    tokens: &[Token],
    quotations: &mut [Quotation],
    notes: &mut Vec<Note>,
) {
    let mut tied = Vec::new();
    for later in 1..quotations.len() {
        let (before, now) = (&quotations[later - 1], &quotations[later]);
        let block = blocks.binary_search_by_key(&before.tokens.end, |b| b.end);
        let next = block.ok().and_then(|b| blocks.get(b + 1));
        let goes_on = !before.closed
            && (before.depth, now.depth) == (0, 0)
            && before.marks == now.marks
            && next.is_some_and(|next| next.start == now.tokens.start);
        if goes_on {
            tied.push(tokens[before.tokens.start].span);
            quotations[later].continues = Some(later - 1);
        }
    }
    notes.retain(|n| {
        let mark = n.span.unwrap_or_default();
        n.kind != NoteKind::UnclosedQuotation || tied.binary_search(&mark).is_err()
    });
}

fn shape(mark: &str) -> QuoteMarks {
    match mark {
        "«" | "»" | "‹" | "›" | "「" | "」" | "『" | "』" => QuoteMarks::Guillemets,
        "‘" | "’" | "‚" | "'" | "`" => QuoteMarks::Single,
        _ => QuoteMarks::Double,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    Apostrophe,
    Neither,
}

/// What stands on either side of a token, in the text.
struct Sides {
    before: char,
    after: char,
}

impl Sides {
    fn of(text: &str, span: Span, range: &Range<usize>, tokens: &[Token]) -> Sides {
        let block = tokens[range.start].span.cover(tokens[range.end - 1].span);
        let before = Span::new(block.start(), span.start()).of(text).chars().next_back();
        let after = Span::new(span.end(), block.end()).of(text).chars().next();
        Sides { before: before.unwrap_or(' '), after: after.unwrap_or(' ') }
    }

    fn can_open(&self) -> bool {
        let before = self.before;
        let leads = before.is_whitespace() || "([{—–-/\"“‘'«„‚>".contains(before);
        leads && !self.after.is_whitespace()
    }

    fn can_close(&self) -> bool {
        !self.before.is_whitespace() && !self.after.is_alphanumeric()
    }
}

#[inline(never)]
fn role(
    text: &str,
    tokens: &[Token],
    at: usize,
    range: &Range<usize>,
    open: bool,
    closers: usize,
) -> Role {
    let mark = tokens[at].of(text);
    let sides = Sides::of(text, tokens[at].span, range, tokens);
    match mark {
        "“" if open && !sides.can_open() && sides.can_close() => Role::Closes,
        "“" | "„" | "``" | "«" | "‹" | "「" | "『" if mark != "«" || !open => Role::Opens,
        "”" if !open && sides.can_open() && closers > 0 => Role::Opens,
        "”" | "‟" | "''" | "»" | "›" | "」" | "』" if open => Role::Closes,
        "»" | "''" if sides.can_open() => Role::Opens,
        "«" => Role::Closes,
        "‘" | "‚" => Role::Opens,
        "'" | "’" | "`" => single(text, tokens, at, &sides, open, closers),
        _ if mark == "”" || mark == "''" => Role::Neither,
        _ if open && (sides.can_close() || !sides.can_open()) => Role::Closes,
        _ if sides.before.is_ascii_digit() && !open => Role::Neither,
        _ if sides.can_open() || at == range.start => Role::Opens,
        _ if open => Role::Closes,
        _ => Role::Neither,
    }
}

/// A single mark: opening, closing, or the apostrophe of a plural's possessive.
fn single(
    text: &str,
    tokens: &[Token],
    at: usize,
    sides: &Sides,
    open: bool,
    closers: usize,
) -> Role {
    if open && sides.can_close() {
        let possessive = sides.before == 's'
            && closers > 0
            && tokens.get(at + 1).is_some_and(|next| {
                next.of(text).starts_with(char::is_lowercase)
                    && next.span.start() > tokens[at].span.end()
            });
        return if possessive { Role::Apostrophe } else { Role::Closes };
    }
    let opens = tokens[at].of(text) != "’" && sides.can_open() && closers > 0;
    if opens { Role::Opens } else { Role::Apostrophe }
}

/// For every mark of a block, how many marks after it can surely close or open a quotation.
struct Closers {
    rows: Vec<[(u32, u32); 3]>,
}

impl Closers {
    fn count(text: &str, tokens: &[Token], places: &[usize]) -> Closers {
        let mut rows = vec![[(0, 0); 3]; places.len() + 1];
        for (nth, &at) in places.iter().enumerate().rev() {
            rows[nth] = rows[nth + 1];
            let mark = tokens[at].of(text);
            let tight = |other: Option<&Token>, after: bool| {
                other.is_some_and(|o| {
                    if after {
                        o.span.start() == tokens[at].span.end()
                    } else {
                        o.span.end() == tokens[at].span.start()
                    }
                })
            };
            let joined_before = tight(at.checked_sub(1).and_then(|i| tokens.get(i)), false);
            let joined_after = tight(tokens.get(at + 1), true);
            let word_after = joined_after && tokens.get(at + 1).is_some_and(Token::is_word);
            let closes = match mark {
                "”" | "»" | "›" | "''" | "」" | "』" => true,
                _ if mark.chars().all(is_apostrophe) => mark != "‘" && joined_before && !word_after,
                "“" | "„" | "``" | "«" | "‹" => false,
                _ => joined_before && !word_after,
            };
            let opens = matches!(mark, "“" | "„" | "``" | "«" | "‹" | "‘")
                || (!closes && joined_after && !joined_before);
            let cell = &mut rows[nth][shape(mark) as usize];
            cell.0 += u32::from(closes);
            cell.1 += u32::from(opens && !closes);
        }
        Closers { rows }
    }

    /// How many marks after the `nth` can close a quotation in such marks.
    fn after(&self, nth: usize, marks: QuoteMarks) -> usize {
        self.rows[nth + 1][marks as usize].0 as usize
    }

    /// Whether too few marks are left to close both the quotation that is open and the one that
    /// the `nth` mark opens.
    fn short(&self, nth: usize, marks: QuoteMarks) -> bool {
        let (closers, openers) = self.rows[nth + 1][marks as usize];
        closers < openers + 2
    }
}
