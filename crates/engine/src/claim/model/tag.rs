//! Parts of speech.

use crate::language::{Token, TokenKind};

macro_rules! tags {
    ($($name:ident $text:literal $doc:literal;)*) => {
        /// A part of speech: the Penn Treebank's, names split by what they name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(clippy::upper_case_acronyms)]
        #[repr(u8)]
        pub enum Tag { $(#[doc = $doc] $name,)* }

        impl Tag {
            /// All tags. The first [`Tag::LEARNED`] are the model's columns; the rest are seen.
            pub const ALL: &[Tag] = &[$(Tag::$name,)*];

            /// The tag's name in the Penn Treebank; names of people and places have one each.
            pub fn name(self) -> &'static str {
                match self { $(Tag::$name => $text,)* }
            }
        }
    };
}

tags! {
    Noun "NN" "Noun, singular."; Nouns "NNS" "Noun, plural.";
    Person "NNP-P" "Name of a person."; Body "NNP-O" "Name of a body."; Place "NNP-L" "Name of a place.";
    Name "NNP" "Any other name."; Preposition "IN" "Preposition or conjunction that subordinates.";
    Determiner "DT" "Article or determiner."; Adjective "JJ" "Adjective.";
    Past "VBD" "Verb, past tense."; Base "VB" "Verb, base form."; Third "VBZ" "Verb, third person.";
    Gerund "VBG" "Verb in -ing."; Participle "VBN" "Past participle."; Present "VBP" "Verb, present.";
    Modal "MD" "Modal verb."; Adverb "RB" "Adverb."; Pronoun "PRP" "Personal pronoun.";
    Possessive "PRP$" "Possessive pronoun."; Coordinator "CC" "Coordinating conjunction.";
    To "TO" "The word to."; Number "CD" "Number."; Genitive "POS" "The genitive's s.";
    WhPronoun "WP" "Who, what, whose."; WhDeterminer "WDT" "Which, that."; WhAdverb "WRB" "How, when.";
    Particle "RP" "Particle of a verb."; Comparative "JJR" "Comparative."; Superlative "JJS" "Superlative.";
    AdverbMore "RBR" "Adverb, comparative."; AdverbMost "RBS" "Adverb, superlative.";
    There "EX" "Existential there."; Predeterminer "PDT" "Predeterminer."; Interjection "UH" "Interjection.";
    Comma "," "Comma."; Stop "." "Stop."; Colon ":" "Colon, semicolon, dash.";
    Open "``" "Opening quotation mark."; Close "''" "Closing quotation mark.";
    Bracket "-LRB-" "Opening bracket."; BracketEnd "-RRB-" "Closing bracket."; Symbol "SYM" "Any other mark.";
}

impl Tag {
    /// How many tags the model chooses from.
    pub const LEARNED: usize = Tag::Interjection as usize + 1;

    /// The tag as part of a feature.
    pub fn code(self) -> u32 {
        self as u32 + 1
    }

    /// Whether it is a verb's.
    pub fn is_verb(self) -> bool {
        matches!(
            self,
            Tag::Past | Tag::Base | Tag::Third | Tag::Gerund | Tag::Participle | Tag::Present
        )
    }

    /// Whether it is a noun's or a name's.
    pub fn is_noun(self) -> bool {
        (self as u8) <= Tag::Name as u8
    }

    /// The tag that a mark has by its letters; `None` for words.
    pub fn of_mark(text: &str, token: &Token, opens: bool) -> Option<Tag> {
        match token.kind {
            TokenKind::Word | TokenKind::Number | TokenKind::Clitic => None,
            TokenKind::Quote => Some(if opens { Tag::Open } else { Tag::Close }),
            TokenKind::Stop => Some(if token.of(text).starts_with("..") || token.of(text) == "…" {
                Tag::Colon
            } else {
                Tag::Stop
            }),
            TokenKind::Mark => Some(match token.of(text) {
                "," => Tag::Comma,
                ":" | ";" => Tag::Colon,
                mark if mark.starts_with(['-', '–', '—']) => Tag::Colon,
                "(" | "[" | "{" => Tag::Bracket,
                ")" | "]" | "}" => Tag::BracketEnd,
                "%" => Tag::Noun,
                "&" => Tag::Coordinator,
                _ => Tag::Symbol,
            }),
        }
    }
}
