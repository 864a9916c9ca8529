//! How a word depends on its head.

use super::lexical::Lexical;
use super::mix::{mix, mix3};
use super::parser::ROOT;
use super::table::{Table, largest};
use super::tagger::Tag;

macro_rules! relations {
    ($($name:ident $doc:literal: $($text:literal)*;)*) => {
        /// How a word depends on its head, in classes of the Universal Dependencies.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Relation { $(#[doc = $doc] $name,)* }

        impl Relation {
            /// All relations, in the order of the model's columns.
            pub const ALL: &[Relation] = &[$(Relation::$name,)*];

            /// The class of a relation of the Universal Dependencies.
            pub fn named(name: &str) -> Relation {
                match name { $($($text)|* => Relation::$name,)* _ => Relation::Other }
            }
        }
    };
}

relations! {
    Root "None: the sentence's root.": "root";
    Subject "Subject.": "nsubj" "csubj";
    Passive "Subject of a passive.": "nsubjpass" "csubjpass";
    Object "Object.": "dobj" "iobj";
    Clause "Clause that completes.": "ccomp";
    Infinitive "Clause without a subject.": "xcomp";
    Adverbial "Adverbial clause.": "advcl";
    Relative "Relative clause.": "acl:relcl";
    Attribute "Participle or infinitive at a noun.": "acl";
    Nominal "Noun with a preposition.": "nmod" "nmod:npmod";
    Owner "Possessor.": "nmod:poss";
    Time "Time.": "nmod:tmod";
    Case "Preposition.": "case";
    Marker "Word that opens a clause.": "mark";
    Determiner "Determiner.": "det" "det:predet";
    Part "Part of a name or compound.": "compound" "mwe" "name";
    Modifier "Adjective or number.": "amod" "nummod";
    Adverb "Adverb.": "advmod" "neg";
    Auxiliary "Auxiliary or copula.": "aux" "auxpass" "cop" "expl" "compound:prt";
    And "Coordinating word.": "cc" "cc:preconj";
    Conjunct "Coordinated part.": "conj";
    Apposition "Apposition.": "appos";
    Parataxis "Loose part.": "parataxis" "discourse";
    Mark "Punctuation.": "punct";
    Other "Anything else.": "dep";
}

impl Relation {
    /// The relation as part of a feature.
    pub fn code(self) -> u32 {
        self as u32 + 1
    }
}

/// A parsed sentence before its relations are named.
#[derive(Debug, Clone, Copy)]
pub struct Tree<'s> {
    /// Its tokens.
    pub words: &'s [Lexical],
    /// Their tags.
    pub tags: &'s [Tag],
    /// Their heads; [`ROOT`] for none.
    pub heads: &'s [u32],
}

/// The first and last token that hangs under each token.
#[derive(Debug, Clone)]
pub struct Children {
    first: Vec<u32>,
    last: Vec<u32>,
}

impl Children {
    /// Finds them.
    pub fn of(heads: &[u32]) -> Children {
        let mut children =
            Children { first: vec![ROOT; heads.len()], last: vec![ROOT; heads.len()] };
        for (at, &head) in heads.iter().enumerate() {
            let Some(first) = children.first.get_mut(head as usize) else { continue };
            if *first == ROOT {
                *first = at as u32;
            }
            children.last[head as usize] = at as u32;
        }
        children
    }
}

/// The features of the arc between token `at` and its head.
pub fn relation_features(tree: &Tree<'_>, children: &Children, at: usize, out: &mut Vec<u32>) {
    out.clear();
    let Tree { words, tags, heads } = *tree;
    let head = heads[at];
    let word = |at: u32| words.get(at as usize).copied().unwrap_or_default();
    let tag = |at: u32| tags.get(at as usize).map_or(0, |t| t.code());
    let here = at as u32;
    let (side, gap) = if head == ROOT {
        (2, 0)
    } else if head > here {
        (0, (head - here).min(4))
    } else {
        (1, (here - head).min(4))
    };
    let first = children.first[at];
    let head_first = children.first.get(head as usize).copied().unwrap_or(ROOT);
    let head_last = children.last.get(head as usize).copied().unwrap_or(ROOT);
    let grand = heads.get(head as usize).copied().unwrap_or(ROOT);
    let arc = mix3(tag(here), tag(head), side);
    let mut put = |template: u32, a: u32, b: u32| out.push(mix3(template, a, b));
    put(1, arc, gap);
    put(2, word(here).stem, side);
    put(3, word(head).stem, mix(tag(here), side));
    put(4, word(here).stem, mix(tag(head), side));
    put(5, arc, tag(first));
    put(6, arc, word(first).form);
    put(7, arc, tag(head_first));
    put(8, arc, word(head_first).stem);
    put(9, arc, tag(head_last));
    put(10, arc, tag(grand));
    put(11, arc, tag(here.wrapping_sub(1)));
    put(12, arc, tag(here + 1));
    put(13, arc, word(here).suffix3);
    put(14, word(head).stem, word(here).stem);
    put(15, arc, u32::from(head_first == here) | u32::from(head_last == here) << 1);
}

/// Names the relation of every token to its head.
pub fn relations(tree: &Tree<'_>, table: &Table) -> Vec<Relation> {
    let children = Children::of(tree.heads);
    let mut features = Vec::new();
    let name = |at: usize| {
        if !matches!(tree.tags[at].code(), c if c <= Tag::LEARNED as u32) {
            return Relation::Mark;
        }
        if tree.heads[at] == ROOT {
            return Relation::Root;
        }
        relation_features(tree, &children, at, &mut features);
        let mut sums = [0; Relation::ALL.len()];
        for &feature in &features {
            table.add(feature, &mut sums);
        }
        Relation::ALL[largest(&sums)]
    };
    (0..tree.heads.len()).map(name).collect()
}
