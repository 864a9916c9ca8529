//! Who said what: attributions, and what the article says in its own voice.

mod carry;
mod chain;
mod confidence;
mod form;
mod hedge;
mod lexicon;
pub mod model;
mod own_voice;
mod rules;
pub(crate) mod sketch;
mod stance;
mod unmarked;

use crate::document::Block;
use crate::language::{Analysis, Quotation};
use crate::order::Order;
use crate::source::SourceId;
use crate::span::{Span, cover_all};
use std::fmt;

/// An attribution: someone, by the article's account, said, thinks or wants something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The words that name who speaks. Empty where the article names nobody ("it is said that").
    pub source: Vec<Span>,
    /// The words that tie source and content ("said", "according to").
    pub cue: Vec<Span>,
    /// The words claimed; never empty. More than one span where something stands between them
    /// (the cue inside a quotation, a paragraph's end).
    pub content: Vec<Span>,
    /// Whether the words are quoted.
    pub form: Form,
    /// What the cue does with the content.
    pub stance: Stance,
    /// Whether the cue is negated: "has not confirmed". The stance takes it into account.
    pub polarity: Polarity,
    /// Whether the speech that the cue tells of has taken place.
    pub modality: Modality,
    /// Why the words were marked.
    pub evidence: Evidence,
    /// How sure the model is; `None` for what only the rules found.
    pub confidence: Option<Confidence>,
    /// The entry of [`crate::Reading::sources`] that speaks; `None` where nobody is named.
    pub speaker: Option<SourceId>,
}

impl Claim {
    /// From the first to the last byte of source, cue and content.
    pub fn extent(&self) -> Span {
        cover_all(self.source.iter().chain(&self.cue).chain(&self.content).copied())
            .unwrap_or_default()
    }

    /// The byte that stands for this claim in links: its cue's first, or its content's where it
    /// has no cue. No two claims of a document share it.
    pub fn anchor(&self) -> usize {
        self.cue.first().or(self.content.first()).map_or(0, |span| span.start())
    }
}

/// Whether the words claimed are the speaker's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// All in quotation marks.
    Direct,
    /// Some of it in quotation marks.
    Mixed,
    /// Told in the article's words.
    Indirect,
}

impl Form {
    /// All forms, in the order in which they are listed.
    pub const ALL: [Form; 3] = [Form::Direct, Form::Mixed, Form::Indirect];

    /// The form's name in data.
    pub fn name(self) -> &'static str {
        match self {
            Form::Direct => "direct",
            Form::Mixed => "mixed",
            Form::Indirect => "indirect",
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What made the engine mark a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// A quotation beside a speech verb: “…,” said X.
    QuotationWithCue,
    /// A speech verb and the clause it opens: X said that ….
    CueWithClause,
    /// A verb of seeing, judging or demanding and its object: X condemned ….
    CueWithObject,
    /// "According to X", "in the words of X".
    AccordingTo,
    /// A sentence followed by its speech tag: …, X said.
    TrailingCue,
    /// A noun of speech and its clause: X's vow to ….
    NounCue,
    /// A name, a colon and a statement.
    Colon,
    /// A passive or impersonal cue: is believed to, reportedly.
    Impersonal,
}

impl Evidence {
    /// All kinds of evidence.
    pub const ALL: [Evidence; 8] = [
        Evidence::QuotationWithCue,
        Evidence::CueWithClause,
        Evidence::CueWithObject,
        Evidence::AccordingTo,
        Evidence::TrailingCue,
        Evidence::NounCue,
        Evidence::Colon,
        Evidence::Impersonal,
    ];
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Evidence::QuotationWithCue => "a quotation next to a word of speaking",
            Evidence::CueWithClause => "a word of speaking, followed by the clause that it opens",
            Evidence::CueWithObject => {
                "a verb of seeing, judging or demanding, followed by what it is about"
            }
            Evidence::AccordingTo => "a phrase that names whose account it is",
            Evidence::TrailingCue => "a sentence with the words of speaking at its end",
            Evidence::NounCue => "a noun of speaking, followed by what was said",
            Evidence::Colon => "a name, a colon and a statement",
            Evidence::Impersonal => "a phrase of hearsay that names no speaker",
        })
    }
}

pub use chain::{Chained, Link};
pub use confidence::Confidence;
pub use hedge::{Hedge, HedgeKind};
pub use sketch::Sketch;
pub use stance::{Modality, Polarity, Stance};
pub use unmarked::{Reason, Unmarked};

/// Finds the attributions of a text by rules and word lists alone. The trained model takes them as
/// hints.
pub fn attribute_by_rules(text: &str, blocks: &[Block], analysis: &Analysis) -> Vec<Claim> {
    rules::attribute(&Sketch::of(text, analysis), blocks, analysis)
}

/// All that is found of who says what in a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Who said what, ordered by where each claim begins.
    pub claims: Vec<Claim>,
    /// Claims inside or around others, which are not in the list of claims.
    pub chained: Vec<Chained>,
    /// Sentences that may still be a speaker's, though nothing marks them.
    pub unmarked: Vec<Unmarked>,
    /// What the article asserts itself.
    pub own_voice: Vec<Span>,
    /// Words that leave a statement open.
    pub hedges: Vec<Hedge>,
}

impl Found {
    /// Names who speaks: `name` gets all claims, the chained ones too, by where they begin.
    pub(crate) fn name<T>(&mut self, name: impl FnOnce(&mut [Claim]) -> T) -> T {
        let chained = self.chained.iter_mut().map(|chained| &mut chained.claim);
        let mut all: Vec<&mut Claim> = self.claims.iter_mut().chain(chained).collect();
        all.order_by_key(|claim| claim.extent().start());
        let mut sorted: Vec<Claim> = all.iter().map(|claim| (*claim).clone()).collect();
        let named = name(&mut sorted);
        for (claim, sorted) in all.into_iter().zip(sorted) {
            claim.speaker = sorted.speaker;
        }
        named
    }
}

/// Finds who says what in a text of which `sketch` is made: attributions with the trained model, or by rules alone if its file is of
/// another version, and from them the rest.
pub fn find(sketch: &Sketch<'_>, blocks: &[Block], analysis: &Analysis) -> Found {
    let ruled = rules::attribute(sketch, blocks, analysis);
    let mut claims =
        model::attribute(sketch, &ruled, blocks, analysis).unwrap_or_else(|| ruled.clone());
    add_accounts(&mut claims, &ruled, analysis);
    drop_speakers(&mut claims);
    carry::carry_on(&mut claims, analysis);
    let chained = chain::find(sketch, blocks, analysis, &claims);
    // Where rules and model do not agree, it is not certain whose words they are.
    let mut taken = attributed(analysis, claims.iter().chain(&ruled));
    let unmarked = unmarked::find(sketch, blocks, analysis, &claims, &taken);
    for sentence in &unmarked {
        taken[analysis.tokens_of(sentence.span)].fill(true);
    }
    let own_voice = own_voice::find(sketch, blocks, analysis, &taken);
    Found { hedges: hedge::find(sketch, analysis), claims, chained, unmarked, own_voice }
}

/// Adds what the rules find by "in X's view" or "by her own count" where the model marks nothing: such
/// phrases are too rare in its training for it to know them.
fn add_accounts(claims: &mut Vec<Claim>, ruled: &[Claim], analysis: &Analysis) {
    let taken = held(analysis, claims.iter());
    let is_free = |claim: &&Claim| {
        let spans = claim.content.iter().chain(&claim.cue).chain(&claim.source);
        spans.flat_map(|span| &taken[analysis.tokens_of(*span)]).all(|taken| !taken)
    };
    let accounts = ruled.iter().filter(|claim| claim.evidence == Evidence::AccordingTo);
    claims.extend(accounts.filter(is_free).cloned());
    claims.order_by_key(|claim| claim.extent().start());
}

/// Takes out claims whose content is nothing but who says the next one: in "officials, according to
/// the Post, said", nobody claims "officials". [`chain`] finds whose account it is.
fn drop_speakers(claims: &mut Vec<Claim>) {
    let speaks = |at: usize| {
        let parts = |next: &Claim, span: &Span| next.source.iter().any(|s| s.overlaps(*span));
        let content = &claims[at].content;
        claims.get(at + 1).is_some_and(|next| content.iter().all(|span| parts(next, span)))
    };
    let mut kept = (0..claims.len()).map(|at| !speaks(at)).collect::<Vec<_>>().into_iter();
    claims.retain(|_| kept.next().unwrap_or(true));
}

/// Quotations of several words that no claim has: the text does not say whose words they are.
pub(crate) fn unsourced<'c>(
    analysis: &Analysis,
    claims: impl Iterator<Item = &'c Claim>,
) -> Vec<Span> {
    let sourced = held(analysis, claims);
    let words = |quotation: &Quotation| {
        analysis.tokens[quotation.inner()].iter().filter(|token| token.is_word()).count()
    };
    let alone = analysis.quotations.iter().filter(|quotation| {
        quotation.depth == 0
            && quotation.closed
            && words(quotation) > 1
            && !sourced[quotation.inner()].contains(&true)
    });
    alone.map(|quotation| quotation.span).collect()
}

/// A quotation of so few words, tied to no speaker, is a name or a word held at arm's length; the
/// sentence around it is still the article's.
const SCARE_QUOTE: usize = 3;

/// For every token, whether a claim has it in its source, cue or content.
fn held<'c>(analysis: &Analysis, claims: impl Iterator<Item = &'c Claim>) -> Vec<bool> {
    let mut held = vec![false; analysis.tokens.len()];
    for span in claims.flat_map(|c| c.content.iter().chain(&c.source).chain(&c.cue)) {
        held[analysis.tokens_of(*span)].fill(true);
    }
    held
}

/// For every token, whether a claim or a quotation has it.
fn attributed<'c>(analysis: &Analysis, claims: impl Iterator<Item = &'c Claim>) -> Vec<bool> {
    let mut attributed = held(analysis, claims);
    for quotation in &analysis.quotations {
        let words = analysis.tokens[quotation.tokens.clone()].iter().filter(|t| t.is_word());
        if words.count() > SCARE_QUOTE {
            attributed[quotation.tokens.clone()].fill(true);
        }
    }
    attributed
}
