//! A rough class for every token, from word lists and letters: enough to find the edges of a
//! noun phrase beside a cue.

use super::lexicon::{self, Entry};
use crate::language::words::{WordMap, grouped};
use crate::language::{Analysis, Token, TokenKind};
use std::sync::LazyLock;

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Determiner,
    /// A pronoun that can be a subject.
    Subject,
    Preposition,
    Conjunction,
    Auxiliary,
    Negation,
    Adverb,
    /// A possessive 's or ’.
    Possessive,
    /// A common verb form that is no noun, or a word in -ed that no determiner makes an adjective.
    Verb,
    /// Begins with a capital, not only because a sentence begins with it.
    Name,
    Number,
    Comma,
    Colon,
    /// A dash, a semicolon or a bracket.
    Break,
    Quote,
    Stop,
    /// Any other word.
    Word,
    /// Any other mark.
    Mark,
}

/// The tokens of a text with their classes: what the rules, and the search for sources, go by.
#[derive(Debug)]
pub struct Sketch<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: &'t [Token],
    classes: Vec<Class>,
    lower: Lower,
}

/// All tokens in lower case, in one string.
#[derive(Debug, Default)]
struct Lower {
    letters: String,
    /// Where each token ends in it.
    ends: Vec<usize>,
}

impl Lower {
    fn of(text: &str, tokens: &[Token]) -> Lower {
        let bytes = tokens.iter().map(|token| token.span.len()).sum();
        let mut lower =
            Lower { letters: String::with_capacity(bytes), ends: Vec::with_capacity(tokens.len()) };
        for token in tokens {
            let word = token.of(text);
            if word.is_ascii() {
                let start = lower.letters.len();
                lower.letters.push_str(word);
                lower.letters[start..].make_ascii_lowercase();
            } else {
                lower.letters.push_str(&word.to_lowercase());
            }
            lower.ends.push(lower.letters.len());
        }
        lower
    }

    fn get(&self, at: usize) -> &str {
        let Some(&end) = self.ends.get(at) else { return "" };
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        self.letters.get(start..end).unwrap_or("")
    }
}

/// The groups of `data/classes.txt`. Of a word in several groups, the first of these counts.
const GROUPS: [(&str, Class); 8] = [
    ("determiner", Class::Determiner),
    ("subject", Class::Subject),
    ("preposition", Class::Preposition),
    ("conjunction", Class::Conjunction),
    ("auxiliary", Class::Auxiliary),
    ("negation", Class::Negation),
    ("adverb", Class::Adverb),
    ("verb", Class::Verb),
];

static CLASSES: LazyLock<WordMap<Class>> = LazyLock::new(|| {
    let data = include_str!("../../data/classes.txt");
    let words = GROUPS.into_iter().flat_map(|(name, class)| {
        let lines = grouped(data).filter(move |(group, _)| *group == name);
        lines.flat_map(|(_, line)| line.split_whitespace()).map(move |word| (word, class))
    });
    WordMap::new(words.collect())
});

impl<'t> Sketch<'t> {
    /// Looks at all tokens of a text.
    pub fn of(text: &'t str, analysis: &'t Analysis) -> Sketch<'t> {
        let tokens = analysis.tokens.as_slice();
        let lower = Lower::of(text, tokens);
        let classed = tokens.iter().enumerate();
        let mut classes: Vec<Class> =
            classed.map(|(at, token)| class(text, token, lower.get(at))).collect();
        for sentence in &analysis.sentences {
            let range = sentence.tokens.clone();
            resolve(&mut classes, &lower, range.clone());
            // "the May 24 strikes", "Will Lee": a capital inside a sentence makes a name.
            for at in range.skip(1) {
                let capital = tokens[at].of(text).starts_with(char::is_uppercase);
                if capital && matches!(lower.get(at), "may" | "will") {
                    classes[at] = Class::Name;
                }
            }
        }
        Sketch { text, tokens, classes, lower }
    }

    pub(crate) fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or(Class::Stop)
    }

    /// The token's letters in lower case.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.lower.get(at)
    }

    pub(super) fn verb(&self, at: usize) -> Option<&'static Entry> {
        match self.class(at) {
            Class::Word | Class::Name | Class::Verb => lexicon::look_up(self.word(at)),
            _ => None,
        }
    }

    /// Whether the token begins with a capital letter.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.of(self.text).starts_with(char::is_uppercase))
    }
}

fn class(text: &str, token: &Token, word: &str) -> Class {
    match token.kind {
        TokenKind::Number => Class::Number,
        TokenKind::Quote => Class::Quote,
        TokenKind::Stop => Class::Stop,
        TokenKind::Mark => match word {
            "," => Class::Comma,
            ":" => Class::Colon,
            ";" | "(" | ")" | "[" | "]" => Class::Break,
            _ if word.starts_with(['-', '–', '—']) => Class::Break,
            _ => Class::Mark,
        },
        TokenKind::Clitic if matches!(word, "'" | "’" | "'s" | "’s") => Class::Possessive,
        TokenKind::Word | TokenKind::Clitic => {
            let listed = CLASSES.get(word);
            let capital = token.of(text).starts_with(char::is_uppercase);
            match listed {
                Some(&class) => class,
                None if capital => Class::Name,
                None if word.ends_with("ly") && word.len() > 4 => Class::Adverb,
                None => Class::Word,
            }
        }
    }
}

/// Settles what the neighbours tell: "'s" after a pronoun is "is" or "has"; a word in -ed is a verb
/// unless a determiner, a possessive or an adjective's place before a noun makes it an adjective;
/// "that" before a name or a pronoun opens a clause.
fn resolve(classes: &mut [Class], lower: &Lower, range: std::ops::Range<usize>) {
    for at in range.clone() {
        let before = at.checked_sub(1).filter(|b| range.contains(b)).map(|b| classes[b]);
        let after = Some(at + 1).filter(|a| range.contains(a)).map(|a| classes[a]);
        let word = lower.get(at);
        match classes[at] {
            Class::Possessive if before == Some(Class::Subject) => classes[at] = Class::Auxiliary,
            Class::Word if word.ends_with("ed") && word.len() > 4 => {
                let led = matches!(
                    before,
                    Some(Class::Name | Class::Word | Class::Subject | Class::Possessive)
                );
                let leads = matches!(
                    after,
                    Some(
                        Class::Determiner
                            | Class::Preposition
                            | Class::Subject
                            | Class::Name
                            | Class::Quote
                    )
                );
                if led && before != Some(Class::Possessive) && leads {
                    classes[at] = Class::Verb;
                }
            }
            Class::Determiner if word == "that" => {
                let clause = matches!(
                    after,
                    Some(Class::Name | Class::Subject | Class::Determiner | Class::Auxiliary)
                );
                if clause {
                    classes[at] = Class::Conjunction;
                }
            }
            _ => {}
        }
    }
}
