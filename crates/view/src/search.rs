//! Finding words in a text as a reader means them: whatever their case and accents, whichever
//! quotation marks, dashes and white space. The text stays as it is; what is found points into it.

use sayso_engine::Span;

/// Words to be found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    letters: Vec<char>,
    /// A bit for each plain character with which they can begin.
    begin: u128,
}

/// Nobody types more, and no text shall cost more.
const MOST_LETTERS: usize = 400;

/// Stands for nothing: the text is compared as if it were not there.
const NONE: char = '\0';

impl Wanted {
    /// The words as typed.
    pub fn new(typed: &str) -> Wanted {
        let mut letters: Vec<char> = Vec::new();
        for letter in typed.chars().flat_map(compared_as).take(MOST_LETTERS) {
            let is_empty = letter == ' ' && letters.last().is_none_or(|&last| last == ' ');
            if letter != NONE && !is_empty {
                letters.push(letter);
            }
        }
        if letters.last() == Some(&' ') {
            letters.pop();
        }
        let begins = |c: &u8| letters.first() == Some(&compared_as(char::from(*c))[0]);
        let begin = (0..128).filter(begins).fold(0, |bits, c| bits | 1 << c);
        Wanted { letters, begin }
    }

    /// Whether nothing is to be found.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Where the words stand in a part of a text: in order and without overlap.
    pub fn find(&self, text: &str, part: Span) -> Vec<Span> {
        let mut found = Vec::new();
        let Some(&first) = self.letters.first() else { return found };
        let words = part.of(text);
        let mut free = 0;
        for (at, byte) in words.bytes().enumerate() {
            // Nearly all letters are plain, and nearly none of them begins a hit.
            let may_begin = if byte.is_ascii() {
                self.begin >> byte & 1 == 1
            } else {
                let c = words.get(at..).and_then(|rest| rest.chars().next());
                c.is_some_and(|c| compared_as(c)[0] == first)
            };
            if at < free || !may_begin {
                continue;
            }
            if let Some(len) = self.len_at_start(&words[at..]) {
                free = at + len;
                found.push(Span::new(part.start() + at, part.start() + free));
            }
        }
        found
    }

    /// How many bytes the words take at the start of a text; `None` if they do not stand there.
    fn len_at_start(&self, text: &str) -> Option<usize> {
        let mut wanted = self.letters.iter();
        let mut after_space = false;
        for (at, c) in text.char_indices() {
            let letters = compared_as(c);
            let is_space = letters[0] == ' ';
            if letters[0] == NONE || is_space && after_space {
                continue;
            }
            after_space = is_space;
            for (n, letter) in letters.into_iter().filter(|&letter| letter != NONE).enumerate() {
                match wanted.next() {
                    Some(&next) if next == letter => {}
                    Some(_) => return None,
                    // All are found; of a character that stands for two letters, half is enough.
                    None if n == 0 => return Some(at),
                    None => break,
                }
            }
        }
        wanted.next().is_none().then_some(text.len())
    }
}

/// The letters without accents from À to ſ and from Ḁ to ỿ; `?` where there is none.
const LATIN: &str = "aaaaaa?ceeeeiiiidnooooo?ouuuuy??aaaaaa?ceeeeiiiidnooooo?ouuuuy?yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkkllllllllllnnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
const MORE_LATIN: &str = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy??????aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";

/// One letter, or two, or none, for which a character stands.
fn compared_as(c: char) -> [char; 2] {
    let plain = |table: &str, first: char| {
        let letter = table.as_bytes().get(c as usize - first as usize).copied();
        letter.filter(|&letter| letter != b'?').map(char::from)
    };
    let one = match c {
        'a'..='z' | '0'..='9' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        // Accents by themselves, and what is not to be seen: soft hyphens, joiners, marks of direction.
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' => NONE,
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => NONE,
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | 'ʼ' | '′' | '`' | '´' => '\'',
        '‐'..='―' | '−' => '-',
        'ß' | 'ẞ' => return ['s', 's'],
        'æ' | 'Æ' => return ['a', 'e'],
        'œ' | 'Œ' => return ['o', 'e'],
        'þ' | 'Þ' => return ['t', 'h'],
        'Ș' | 'ș' => 's',
        'Ț' | 'ț' => 't',
        _ if c.is_whitespace() => ' ',
        'À'..='ſ' => plain(LATIN, 'À').unwrap_or(c),
        'Ḁ'..='ỿ' => plain(MORE_LATIN, 'Ḁ').unwrap_or(c),
        _ => c.to_lowercase().next().unwrap_or(c),
    };
    [one, NONE]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(typed: &str, text: &str) -> Vec<String> {
        let all = Span::new(0, text.len());
        Wanted::new(typed).find(text, all).into_iter().map(|s| s.of(text).to_owned()).collect()
    }

    #[test]
    fn case_accents_and_kinds_of_marks_do_not_matter() {
        assert_eq!(found("zoe’s CAFE", "At Zoë's café."), ["Zoë's café"]);
        assert_eq!(found("\"so-called\"", "the “so–called” end"), ["“so–called”"]);
        assert_eq!(found("strasse", "Die Straße, die STRASSE"), ["Straße", "STRASSE"]);
        assert_eq!(found("Łódź", "in Lodz and Łódź"), ["Lodz", "Łódź"]);
        assert_eq!(found("nguyen", "Nguyễn"), ["Nguyễn"]);
        assert_eq!(found("киев", "Киев"), ["Киев"]);
    }

    #[test]
    fn accents_of_their_own_and_hidden_characters_belong_to_the_letter_before() {
        assert_eq!(found("cafe au", "cafe\u{301} au lait"), ["cafe\u{301} au"]);
        assert_eq!(found("cooperate", "co\u{ad}oper\u{200b}ate"), ["co\u{ad}oper\u{200b}ate"]);
    }

    #[test]
    fn white_space_is_white_space() {
        assert_eq!(
            found("  the  pier ", "the\n  pier, the\u{a0}pier"),
            ["the\n  pier", "the\u{a0}pier"]
        );
        assert_eq!(found("   ", "a b"), [""; 0]);
        assert_eq!(found("a \u{301} b \u{301}", "a b"), ["a b"]);
        assert_eq!(found("pier the", "pierthe"), [""; 0]);
    }

    #[test]
    fn hits_do_not_overlap_and_half_a_ligature_is_a_hit() {
        assert_eq!(found("aa", "aaaaa"), ["aa", "aa"]);
        assert_eq!(found("oe", "Œuvre"), ["Œ"]);
        assert_eq!(found("s", "ß"), ["ß"]);
    }

    proptest! {
        /// Whatever part of a text is searched for is found there or before, and every hit can be cut out.
        #[test]
        fn a_part_of_a_text_is_found_in_it(text in "[a-zA-ZäéßœŁ “”’\u{301}\n–-]{1,60}", from in 0usize..60, len in 1usize..20) {
            let typed: String = text.chars().skip(from).take(len).collect();
            let hits = Wanted::new(&typed).find(&text, Span::new(0, text.len()));
            prop_assert!(Wanted::new(&typed).is_empty() || !hits.is_empty(), "{typed:?} in {text:?}");
            for pair in hits.windows(2) {
                prop_assert!(pair[0].end() <= pair[1].start());
            }
            for hit in hits {
                prop_assert!(text.get(hit.start()..hit.end()).is_some_and(|words| !words.is_empty()));
            }
        }

        #[test]
        fn nothing_is_too_odd(typed in any::<String>(), text in any::<String>()) {
            let hits = Wanted::new(&typed).find(&text, Span::new(0, text.len()));
            prop_assert!(hits.iter().all(|hit| text.is_char_boundary(hit.start()) && text.is_char_boundary(hit.end())));
        }
    }
}
