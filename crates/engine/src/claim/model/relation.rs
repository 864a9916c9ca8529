//! How a word depends on its head.

/// The place that stands for "nothing": the head of a sentence's root.
pub const ROOT: u32 = u32::MAX;

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
