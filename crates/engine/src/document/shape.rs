//! The outward shape of a line: its words, how it begins, how it ends.

use std::borrow::Cow;

/// The words of a text: letters and digits with inner apostrophes. "©" counts as a word, since it
/// stands for one.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    Words { rest: text, behind_sign: "" }
}

/// See [`words`].
struct Words<'t> {
    rest: &'t str,
    /// What is left of a word that begins with signs.
    behind_sign: &'t str,
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        if !self.behind_sign.is_empty() {
            return Some(std::mem::take(&mut self.behind_sign));
        }
        loop {
            let start = run(self.rest, |c| !is_inner(c));
            let (word, rest) = self.rest[start..].split_at(run(&self.rest[start..], is_inner));
            self.rest = rest;
            if word.is_empty() {
                return None;
            }
            let word = word.trim_matches(is_apostrophe);
            let sign = word.len() - word.trim_start_matches('©').len();
            if sign > 0 {
                let (sign, rest) = word.split_at(sign);
                self.behind_sign = rest;
                return Some(sign);
            }
            if !word.is_empty() {
                return Some(word);
            }
        }
    }
}

/// How many bytes of a text's beginning are of characters that `is` holds of.
fn run(text: &str, is: impl Fn(char) -> bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            if !is(char::from(byte)) {
                break;
            }
            at += 1;
        } else {
            match text[at..].chars().next().filter(|&c| is(c)) {
                Some(c) => at += c.len_utf8(),
                None => break,
            }
        }
    }
    at
}

fn is_inner(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || c == '\''
        || !c.is_ascii() && (c.is_alphanumeric() || is_apostrophe(c) || c == '©')
}

/// A word in lower case and without apostrophes, for comparison.
pub(super) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    push_folded(word, &mut out);
    out
}

fn push_folded(word: &str, out: &mut String) {
    for c in word.chars() {
        if c.is_ascii() {
            if c != '\'' {
                out.push(c.to_ascii_lowercase());
            }
        } else if !is_apostrophe(c) {
            out.extend(c.to_lowercase());
        }
    }
}

/// The first word of a line's normal form.
pub(super) fn first_normal_word(line: &str) -> Option<String> {
    words(line).next().map(normalise)
}

/// The words of a line in lower case, one space between; every run of numbers becomes "#".
pub(super) fn normalise(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for word in words(line) {
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        if number && out.ends_with('#') {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        if number { out.push('#') } else { push_folded(word, &mut out) }
    }
    out
}

/// The same of a line of a word list. Nearly all are in that form already.
pub(super) fn normal(line: &'static str) -> Cow<'static, str> {
    let line = line.trim();
    match line.bytes().all(|b| b.is_ascii_lowercase() || b == b' ') && !line.contains("  ") {
        true => line.into(),
        false => normalise(line).into(),
    }
}

/// Whether two lines have the same words, whatever marks stand between them.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    words(a).map(fold).eq(words(b).map(fold))
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// With a full stop, or a mark of omission.
    Stop,
    /// With a question or exclamation mark.
    Call,
    /// With a colon or semicolon: what follows belongs to it but begins anew.
    Colon,
    /// With a comma or dash, or with no mark at all.
    Open,
}

/// How a line ends, closing quotation marks and brackets not counted.
pub(super) fn ending(line: &str) -> Ending {
    let words = line.trim_end_matches(|c: char| is_quote(c) || ")]*_".contains(c));
    match words.chars().next_back() {
        Some('.' | '…' | '。') => Ending::Stop,
        Some('?' | '!' | '？' | '！') => Ending::Call,
        Some(':' | ';') => Ending::Colon,
        _ => Ending::Open,
    }
}

/// Whether a line ends as a sentence does.
pub(super) fn ends_sentence(line: &str) -> bool {
    matches!(ending(line), Ending::Stop | Ending::Call)
}

/// Whether one sentence ends and another begins inside the line.
pub(super) fn has_two_sentences(line: &str) -> bool {
    let mut rest = line;
    while let Some(at) = rest.find(['.', '?', '!']) {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        // "U.S. Senate" and "J. Smith": a stop after one letter says nothing.
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let after = after.trim_start_matches(is_quote);
        let next = after.trim_start();
        if word.chars().nth(2).is_some()
            && next.len() < after.len()
            && next.trim_start_matches(is_quote).starts_with(char::is_uppercase)
        {
            return true;
        }
        rest = after;
    }
    false
}

/// Whether a line begins with a lower-case letter.
pub(super) fn starts_lower(line: &str) -> bool {
    line.starts_with(char::is_lowercase)
}

/// Whether a word begins with a capital letter.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a line is set as headlines are: half of all words and most of those with four letters
/// and more begin with a capital.
pub(super) fn is_title_case(line: &str) -> bool {
    let all = || words(line).filter(|w| w.starts_with(char::is_alphabetic));
    let long = || all().filter(|w| w.len() > 3);
    let capitals = all().filter(|w| is_capitalised(w)).count();
    let long_capitals = long().filter(|w| is_capitalised(w)).count();
    capitals >= 2 && capitals * 2 >= all().count() && long_capitals * 10 >= long().count() * 7
}

/// The number of words between white space, counted no further than `most`.
pub(super) fn count_words(line: &str, most: usize) -> usize {
    line.split_whitespace().take(most).count()
}

/// Whether a character is an apostrophe or the quotation mark that looks like one.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Whether a character is a quotation mark.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›' | '`')
}

/// Whether a character takes no room and has no meaning of its own at the end of a line.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}')
}

/// Whether a character changes the order in which others are shown.
pub(super) fn is_direction_control(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::{is_apostrophe, words};
    use proptest::prelude::*;

    proptest! {
        /// Against the plain way, which takes longer.
        #[test]
        fn words_are_what_stands_between_other_marks(text in "[a1é'’© .,\u{301}]{0,30}") {
            let inner = |c: char| c.is_alphanumeric() || is_apostrophe(c) || c == '©';
            let pieces = text.split(|c| !inner(c)).map(|word| word.trim_matches(is_apostrophe));
            let parts = pieces.flat_map(|word| {
                let (sign, rest) = word.split_at(word.len() - word.trim_start_matches('©').len());
                [sign, rest]
            });
            let expected: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
            prop_assert_eq!(words(&text).collect::<Vec<_>>(), expected);
        }
    }
}
