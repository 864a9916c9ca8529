//! Tokens: words, numbers and marks.
//!
//! The cuts follow the Penn Treebank's where that is cheap: "don't" is "do" and "n't", "Ann's" is
//! "Ann" and "'s", "U.S." keeps its full stops, "$5" and "5%" are two tokens each.

use super::words::{BEFORE_NAMES, OTHER_ABBREVIATIONS};
use crate::span::Span;

/// A word, number or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// What a [`Token`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner hyphens and the full stops of an abbreviation.
    Word,
    /// The second part of a contraction or a possessive: "n't", "'s", "'" after a plural.
    Clitic,
    /// Starts with a digit.
    Number,
    /// A quotation mark of any shape.
    Quote,
    /// A mark that ends a sentence: full stop, question mark, exclamation mark, ellipsis.
    Stop,
    /// Any other mark.
    Mark,
}

impl Token {
    /// The token's letters.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// Whether it is a word or a number, so that it counts as a word read.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }
}

/// Appends the tokens of `span`.
#[inline(never)]
pub(super) fn tokenise(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner { words: span.of(text), span, at: 0, tokens };
    while scanner.step().is_some() {}
}

struct Scanner<'t, 'v> {
    words: &'t str,
    span: Span,
    at: usize,
    tokens: &'v mut Vec<Token>,
}

impl Scanner<'_, '_> {
    #[inline(never)]
    fn step(&mut self) -> Option<()> {
        let rest = &self.words[self.at..];
        let first = rest.chars().next()?;
        if first.is_whitespace() || is_invisible(first) {
            self.at += first.len_utf8();
        } else if first.is_alphanumeric() {
            let length = address_length(rest).unwrap_or_else(|| word_length(rest));
            self.push_word(length);
        } else {
            let (length, kind) = mark(rest, first);
            let elision = match kind {
                TokenKind::Quote if is_apostrophe(first) => elision_length(rest, first),
                _ => None,
            };
            match elision {
                Some(length) => self.push(length, TokenKind::Word),
                None => self.push(length, kind),
            }
        }
        Some(())
    }

    fn push(&mut self, length: usize, kind: TokenKind) {
        let span = self.span.slice(self.at, self.at + length);
        self.tokens.push(Token { span, kind });
        self.at += length;
    }

    /// Pushes a word, its clitic as a token of its own.
    fn push_word(&mut self, length: usize) {
        let word = &self.words[self.at..self.at + length];
        let kind = if word.starts_with(|c: char| c.is_ascii_digit()) {
            TokenKind::Number
        } else {
            TokenKind::Word
        };
        let stem = length - clitic_length(word);
        if stem > 0 {
            self.push(stem, kind);
        }
        if stem < length {
            self.push(length - stem, TokenKind::Clitic);
        }
    }
}

/// Marks without width or visible shape, which are not tokens: soft hyphen, zero-width spaces and
/// joiners, bidirectional controls, byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || c.is_control()
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`')
}

/// Whether a mark between two letters or digits belongs to the word they make.
fn joins(before: char, mark: char, after: char) -> bool {
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    match mark {
        '-' | '\u{2010}' | '\u{2011}' | '_' | '&' | '\'' | '’' | 'ʼ' => true,
        '.' => digits || (before.is_alphabetic() && after.is_alphabetic()),
        ',' | ':' => digits,
        '/' => digits || (before.is_alphabetic() && after.is_alphabetic()),
        '\u{ad}' | '\u{200d}' | '\u{2060}' => true,
        _ => false,
    }
}

/// The length of the word that `rest` begins with, in bytes.
fn word_length(rest: &str) -> usize {
    // Most words are plain letters with white space or a comma behind.
    let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if matches!(rest.as_bytes().get(plain), None | Some(b' ' | b'\n' | b'"' | b')')) {
        return plain;
    }
    let mut chars = rest.char_indices().peekable();
    let mut before = ' ';
    let mut dots = false;
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        if c.is_alphanumeric() || is_combining(c) {
            before = c;
            end = at + c.len_utf8();
            continue;
        }
        let after = chars.peek().map_or(' ', |&(_, next)| next);
        if !(after.is_alphanumeric() && joins(before, c, after)) {
            break;
        }
        if c == '.' && before.is_alphabetic() {
            // "the end.The next" is two sentences with a lost space; "e.g.", "p.m." are words.
            let is_letter = |so_far: &str| so_far.chars().nth(1).is_none();
            if !(dots || is_letter(&rest[..at]) || is_host(rest)) {
                break;
            }
            dots = true;
        }
        before = c;
        end = at + c.len_utf8();
    }
    let word = &rest[..end];
    if rest[end..].starts_with('.') && !rest[end..].starts_with("..") && keeps_stop(word, dots) {
        return end + 1;
    }
    end
}

/// Whether a full stop right after `word` is part of it.
fn keeps_stop(word: &str, dots: bool) -> bool {
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
    initial
        || (dots && word.chars().all(|c| c.is_alphabetic() || c == '.'))
        || BEFORE_NAMES.has(word)
        || OTHER_ABBREVIATIONS.has(word)
}

/// Whether the word with inner full stops looks like a web host ("example.org").
fn is_host(rest: &str) -> bool {
    let rest = &rest[..floor_boundary(rest, LONGEST_ADDRESS)];
    let word = rest.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or("");
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let end = word.rsplit('.').next().unwrap_or("");
    ["com", "org", "net", "gov", "edu", "info", "news", "tv", "io", "int", "eu", "uk", "ru", "de"]
        .contains(&end)
        && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe0f}')
}

/// The length of a web or mail address that `rest` begins with.
fn address_length(rest: &str) -> Option<usize> {
    let rest = &rest[..floor_boundary(rest, LONGEST_ADDRESS)];
    let known = rest.starts_with(['h', 'w'])
        && ["http://", "https://", "www."].iter().any(|start| rest.starts_with(start));
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b".-_+".contains(byte);
    let name = rest.bytes().take_while(plain).count();
    if !known && rest.as_bytes().get(name) != Some(&b'@') {
        return None;
    }
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | ')' | ']'));
    let word = &rest[..end.unwrap_or(rest.len())];
    let mail = || {
        let (name, host) = word.split_once('@')?;
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
        (!name.is_empty() && name.chars().all(plain) && host.contains('.')).then_some(())
    };
    (known || mail().is_some())
        .then(|| word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/').len())
}

/// Addresses are looked for in this many bytes, so that a text without white space is read in
/// linear time.
const LONGEST_ADDRESS: usize = 2048;

fn floor_boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The length of the clitic at the end of `word`; 0 if it has none.
fn clitic_length(word: &str) -> usize {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return 0;
    }
    let Some((at, mark)) = word.char_indices().rev().find(|&(_, c)| is_apostrophe(c)) else {
        return 0;
    };
    let after = &word[at + mark.len_utf8()..];
    if after.eq_ignore_ascii_case("t") {
        let n = word[..at].chars().next_back();
        return if matches!(n, Some('n' | 'N')) { word.len() - at + 1 } else { 0 };
    }
    let known = ["s", "re", "ve", "ll", "d", "m"].iter().any(|c| after.eq_ignore_ascii_case(c));
    if known { word.len() - at } else { 0 }
}

/// The length of a word that begins with an apostrophe for lost letters: ’90s, ’em.
fn elision_length(rest: &str, mark: char) -> Option<usize> {
    let after = &rest[mark.len_utf8()..];
    let length = word_length(after);
    let word = after.get(..length)?;
    let decade =
        word.len() == 3 && word.ends_with('s') && word[..2].bytes().all(|b| b.is_ascii_digit());
    let known = ["em", "til", "cause", "twas", "tis", "round", "bout", "n"];
    (decade || (mark != '‘' && known.iter().any(|k| word.eq_ignore_ascii_case(k))))
        .then(|| mark.len_utf8() + length)
}

/// The length and kind of the mark that `rest` begins with.
fn mark(rest: &str, first: char) -> (usize, TokenKind) {
    let run = |c: char| rest.len() - rest.trim_start_matches(c).len();
    match first {
        '`' | '\'' if rest[1..].starts_with(first) => (2, TokenKind::Quote),
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‘' | '’' | '‚' | '\'' | '`'
        | '″' | '＂' | '「' | '」' | '『' | '』' => (first.len_utf8(), TokenKind::Quote),
        '.' | '…' => (run(first), TokenKind::Stop),
        '!' | '?' | '。' | '！' | '？' | '؟' | '।' => (first.len_utf8(), TokenKind::Stop),
        '-' | '—' | '–' | '*' | '=' | '_' | '~' | '#' => (run(first), TokenKind::Mark),
        _ => (first.len_utf8(), TokenKind::Mark),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The input with a bar at every cut must come out as written.
    fn check(expected: &str) {
        let text = expected.replace('|', "");
        let mut tokens = Vec::new();
        tokenise(&text, Span::whole(&text), &mut tokens);
        let mut got = String::new();
        let mut end = 0;
        for token in tokens {
            let gap = &text[end..token.span.start()];
            got.push_str(if gap.is_empty() && end > 0 { "|" } else { gap });
            got.push_str(token.of(&text));
            end = token.span.end();
        }
        assert_eq!(got, expected);
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        check("The well-known O’Neill of AT&T paid $|1,000.50|, or 5|%|, on 9/11|.");
        check("At 2:20 a.m. the U.S. sent Mr. Lee to St. John|'s|.");
        check("It ended|.|The next began|.");
        check("Write to ann.lee@example.org or see https://example.org/a?b=c|.");
    }

    #[test]
    fn clitics_are_cut_off() {
        check("I do|n’t think they|’re Ann|'s|, we|'ve she|’d it|’s ca|n't");
        check("rock ’n roll of the ’90s|, give ’em hell");
        check("workers|’ rights");
    }

    #[test]
    fn marks_stand_alone() {
        check("“|No|,|” she said|—|“|never|.|”");
        check("Well|... who knows|?|!");
        check("``|Yes|,|'' he said -- twice|.");
    }
}
