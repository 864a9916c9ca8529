//! Parts of speech, from left to right.

use super::lexical::Lexical;
use super::mix::{mix, mix3};
use super::table::Table;
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

/// A sentence while it is tagged.
#[derive(Debug)]
pub struct TagContext<'s> {
    /// Its tokens.
    pub words: &'s [Lexical],
    /// The tags so far.
    pub tags: &'s [Tag],
    /// What its block is, as a number: titles are capitalised otherwise than running text.
    pub block: u32,
}

/// The features of token `at`, for which all tags before it are known.
pub fn tag_features(context: &TagContext<'_>, at: usize, out: &mut Vec<u32>) {
    let word = |offset: isize| {
        at.checked_add_signed(offset)
            .and_then(|i| context.words.get(i))
            .copied()
            .unwrap_or_default()
    };
    let tag = |back: usize| at.checked_sub(back).map_or(0, |i| context.tags[i].code());
    let (here, before, after) = (word(0), word(-1), word(1));
    let (one, two) = (tag(1), tag(2));
    out.clear();
    let mut put = |template: u32, a: u32, b: u32| out.push(mix3(template, a, b));
    let next = word(2);
    // Words seldom or never seen are known by their ending and shape alone.
    put(1, if here.class == 0 { 0 } else { here.form }, 0);
    put(2, here.suffix3, here.shape);
    put(3, here.suffix2, one);
    put(4, here.shape, mix(context.block, u32::from(at == 0)));
    put(5, one, here.class);
    put(6, mix(one, two), here.class);
    put(7, one, mix(here.shape, after.class));
    put(8, if before.class == 0 { 0 } else { before.form }, u32::from(here.class == 0));
    put(10, if after.class == 0 { 0 } else { after.form }, u32::from(here.class == 0));
    put(12, here.class, after.class);
    put(13, mix(one, here.class), after.class);
    put(15, here.suffix3, one);
    put(18, here.suffix3, after.class);
    put(19, here.suffix2, here.shape);
    put(22, mix(one, here.shape), u32::from(here.class == 0));
    put(23, here.suffix3, mix(one, here.shape));
    put(16, here.shape, mix(before.shape, after.shape));
    put(17, mix(here.class, after.class), next.class);
    put(20, mix(two, one), mix(here.class, after.class));
    put(21, word(-2).class, mix(before.class, here.class));
}

/// What forms have been: for each form a class, for each class the tags its words have had.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormClasses {
    /// The class of every form, by [`class_place`].
    pub of_form: Vec<u8>,
    /// The tags of every class, one bit each; those of class 0 are for words never seen.
    pub tags: Vec<u64>,
}

impl FormClasses {
    /// Writes each word's class.
    pub fn classify(&self, words: &mut [Lexical]) {
        for word in words {
            let class = self.of_form.get(class_place(self.of_form.len(), word.form));
            word.class = class.copied().map_or(0, u32::from);
        }
    }

    /// The tags that a word of a class may have.
    pub fn choices(&self, class: u32) -> impl Iterator<Item = usize> {
        let bits = self.tags.get(class as usize).copied().unwrap_or(1);
        (0..Tag::LEARNED).filter(move |tag| bits >> tag & 1 == 1)
    }

    /// The only tag that words of a class have had.
    pub fn only(&self, class: u32) -> Option<usize> {
        let mut choices = self.choices(class);
        let first = choices.next();
        if choices.next().is_some() { None } else { first }
    }
}

/// The feature of a word with a tag: the table has one weight for each.
#[inline]
pub fn with_tag(feature: u32, tag: usize) -> u32 {
    mix(feature, tag as u32)
}

/// Tags the tokens of a sentence. `fixed` says which tags are seen rather than learned.
pub fn tag(
    words: &[Lexical],
    block: u32,
    fixed: &[Option<Tag>],
    classes: &FormClasses,
    table: &Table,
) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::with_capacity(words.len());
    let mut features = Vec::new();
    for at in 0..words.len() {
        let class = words[at].class;
        let tag = fixed.get(at).copied().flatten().unwrap_or_else(|| {
            if let Some(only) = classes.only(class) {
                return Tag::ALL[only];
            }
            tag_features(&TagContext { words, tags: &tags, block }, at, &mut features);
            let score = |tag: usize| {
                let weight = |&f: &u32| table.row(with_tag(f, tag)).first().copied().unwrap_or(0);
                features.iter().map(|f| i32::from(weight(f))).sum::<i32>()
            };
            let scored = classes.choices(class).map(|tag| (score(tag), tag));
            let best = scored.reduce(|a, b| if b.0 > a.0 { b } else { a });
            Tag::ALL[best.map_or(0, |b| b.1)]
        });
        tags.push(tag);
    }
    tags
}

/// The place of a form in a list of classes, which has a power of two of places.
pub fn class_place(places: usize, form: u32) -> usize {
    mix(form, 78) as usize & places.saturating_sub(1)
}
