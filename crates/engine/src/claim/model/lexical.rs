//! What a token shows by itself: its letters, their shape, its stem.

use super::mix::letters;
use crate::language::words::WordMap;
use crate::language::{Token, TokenKind};
use std::sync::LazyLock;

/// What a token shows by itself, as hashes that features are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lexical {
    /// Its letters in lower case, digits all alike.
    pub form: u32,
    /// Its letters without the endings of inflection.
    pub stem: u32,
    /// Its last three letters.
    pub suffix3: u32,
    /// Which of its letters are capitals, and what stands beside letters.
    pub shape: u32,
}

impl Lexical {
    /// Looks at a token of `text`.
    #[inline(never)]
    pub fn of(text: &str, token: &Token) -> Lexical {
        let word = token.of(text);
        let lower: String = word.chars().flat_map(plain).collect();
        let before_last = lower.chars().count().saturating_sub(3);
        Lexical {
            form: letters(lower.chars()),
            stem: stem(&lower),
            suffix3: letters(lower.chars().skip(before_last)),
            shape: shape(word, token.kind),
        }
    }
}

/// A character without what does not matter: case, which digit, which shape of apostrophe.
fn plain(c: char) -> impl Iterator<Item = char> {
    let c = match c {
        '0'..='9' => '0',
        '’' | '‘' | 'ʼ' | '`' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '–' | '—' | '‐' | '‑' => '-',
        _ => c,
    };
    c.to_lowercase()
}

fn shape(word: &str, kind: TokenKind) -> u32 {
    if !matches!(kind, TokenKind::Word | TokenKind::Number) {
        return 100 + kind as u32;
    }
    let first = word.chars().next().is_some_and(char::is_uppercase);
    let rest_upper = word.chars().skip(1).any(char::is_uppercase);
    let lower = word.chars().any(char::is_lowercase);
    let digit = word.contains(|c: char| c.is_ascii_digit());
    let hyphen = word.contains('-');
    let stop = word.contains('.');
    [first, rest_upper, lower, digit, hyphen, stop]
        .iter()
        .fold(u32::from(word.chars().nth(1).is_none()), |bits, &bit| bits << 1 | u32::from(bit))
}

static IRREGULAR: LazyLock<WordMap<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../data/irregular.txt").lines();
    let words = lines.filter(|line| !line.starts_with('#')).flat_map(|line| {
        let mut words = line.split_whitespace();
        let base = words.next().unwrap_or("");
        words.map(move |word| (word, base))
    });
    WordMap::new(words.collect())
});

/// The hash of a word's stem. All inflected forms of a regular verb or noun have one stem; it need
/// not be a word.
#[inline(never)]
fn stem(lower: &str) -> u32 {
    let word = IRREGULAR.get(lower).copied().unwrap_or(lower);
    if word.len() < 4 || !word.is_ascii() {
        return letters(word.chars());
    }
    let vowels = |part: &str| part.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let mut base = word;
    if let Some(part) = word.strip_suffix("ing").filter(|p| p.len() > 1 && vowels(p)) {
        base = part;
    } else if let Some(part) = word.strip_suffix("ed").filter(|p| p.len() > 1 && vowels(p)) {
        base = part;
    } else if let Some(part) = word.strip_suffix('s').filter(|p| !p.ends_with('s')) {
        base = part;
    }
    base = base.strip_suffix('e').filter(|b| b.len() > 1).unwrap_or(base);
    let bytes = base.as_bytes();
    let n = bytes.len();
    if n > 2 && bytes[n - 1] == bytes[n - 2] && !b"aeiou".contains(&bytes[n - 1]) {
        base = &base[..n - 1];
    }
    match base.strip_suffix('y') {
        Some(part) if part.len() > 1 && !part.ends_with(['a', 'e', 'o', 'u']) => {
            letters(part.chars().chain(['i']))
        }
        _ => letters(base.chars()),
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_verb_share_a_stem() {
        for forms in [
            "say says said saying",
            "deny denies denied denying",
            "admit admits admitted admitting",
            "argue argues argued arguing",
            "claim claims claimed claiming",
            "tell tells told telling",
            "call calls called calling",
            "express expresses expressed expressing",
        ] {
            let stems: Vec<u32> = forms.split(' ').map(stem).collect();
            assert!(stems.iter().all(|&s| s == stems[0]), "{forms}");
        }
        assert_ne!(stem("sing"), stem("say"));
    }
}
