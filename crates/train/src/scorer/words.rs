//! The words and quotation marks of a text.

/// Where the words and quotation marks of a text are.
#[derive(Debug, Clone)]
pub struct TextWords<'t> {
    text: &'t str,
    words: Vec<(usize, usize)>,
    quotes: Vec<(usize, usize)>,
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn joins_words(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '‐' | '‑')
}

impl<'t> TextWords<'t> {
    /// Finds them.
    pub fn find(text: &'t str) -> TextWords<'t> {
        TextWords { text, words: words(text), quotes: quotes(text) }
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The places of the words of which `spans` cover at least half the characters.
    ///
    /// The spans must lie in the text and on character boundaries.
    pub fn covered_by(&self, spans: &[(usize, usize)]) -> Vec<usize> {
        let mut spans = spans.to_vec();
        spans.sort_unstable();
        let mut merged: Vec<(usize, usize)> = Vec::new();
        for (start, end) in spans {
            match merged.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => merged.push((start, end)),
            }
        }
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (start, end) in merged {
            let first = self.words.partition_point(|word| word.1 <= start);
            for (place, &word) in self.words.iter().enumerate().skip(first) {
                if word.0 >= end {
                    break;
                }
                let covered = self.text[start.max(word.0)..end.min(word.1)].chars().count();
                match found.last_mut() {
                    Some(last) if last.0 == place => last.1 += covered,
                    _ => found.push((place, covered)),
                }
            }
        }
        let half = |&(place, covered): &(usize, usize)| {
            let (start, end) = self.words[place];
            2 * covered >= self.text[start..end].chars().count()
        };
        found.into_iter().filter(half).map(|(place, _)| place).collect()
    }

    /// Whether a quotation mark lies in one of the spans, even in part.
    pub fn quoted_inside(&self, spans: &[(usize, usize)]) -> bool {
        self.any_quote(spans, |span, quote| quote.0 < span.1 && quote.1 > span.0)
    }

    /// Whether a quotation mark lies in one of the spans or touches it.
    pub fn quoted_beside(&self, spans: &[(usize, usize)]) -> bool {
        self.any_quote(spans, |span, quote| quote.0 <= span.1 && quote.1 >= span.0)
    }

    fn any_quote(
        &self,
        spans: &[(usize, usize)],
        near: impl Fn((usize, usize), (usize, usize)) -> bool,
    ) -> bool {
        spans.iter().any(|&span| self.quotes.iter().any(|&quote| near(span, quote)))
    }
}

fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    // The end of the word before, where one joining mark has been seen since.
    let mut open: Option<usize> = None;
    let mut joined = false;
    for (at, c) in text.char_indices() {
        if in_word(c) {
            match (open, words.last_mut()) {
                (Some(_), Some(last)) => last.1 = at + c.len_utf8(),
                _ => words.push((at, at + c.len_utf8())),
            }
            open = Some(at);
            joined = false;
        } else if open.is_some() && !joined && joins_words(c) {
            joined = true;
        } else {
            open = None;
            joined = false;
        }
    }
    words
}

fn quotes(text: &str) -> Vec<(usize, usize)> {
    let mut quotes = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = if matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»') {
            c.len_utf8()
        } else if rest.starts_with("''") || rest.starts_with("``") {
            2
        } else {
            at += c.len_utf8();
            continue;
        };
        quotes.push((at, at + length));
        at += length;
    }
    quotes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = words(text).into_iter().map(|(s, e)| &text[s..e]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_hold_inner_apostrophes_and_hyphens() {
        check(
            "“It’s a half-baked thé,” Åse’s aunt said.",
            &["It’s", "a", "half-baked", "thé", "Åse’s", "aunt", "said"],
        );
        check(
            "no-- 'tis rock'n'roll- so_called a--b '' c",
            &["no", "tis", "rock'n'roll", "so_called", "a", "b", "c"],
        );
    }

    #[test]
    fn quotation_marks_are_double_ones() {
        let text = "«a» 'b' ''c'' ``d `e„";
        let found: Vec<&str> = quotes(text).into_iter().map(|(s, e)| &text[s..e]).collect();
        assert_eq!(found, ["«", "»", "''", "''", "``", "„"]);
    }

    #[test]
    fn half_a_word_is_enough() {
        let text = "éa bcd";
        let words = TextWords::find(text);
        assert_eq!(words.covered_by(&[(0, 2)]), [0], "one of two characters");
        assert_eq!(words.covered_by(&[(4, 5)]), [0usize; 0], "one of three characters");
        assert_eq!(words.covered_by(&[(4, 5), (6, 7)]), [1], "pieces add up");
        assert_eq!(words.covered_by(&[(4, 6), (4, 5)]), [1], "what is covered twice counts once");
    }
}
