//! Articles as the engine sees them, with what the annotators and the reference analysis say of
//! each of its tokens.

use crate::corpus::{Article, Attribution, ReferenceAnalysis, ReferenceToken};
use sayso_engine::claim::model::hints::{Hint, hints};
use sayso_engine::claim::model::lexical::Lexical;
use sayso_engine::claim::model::relation::{ROOT, Relation};
use sayso_engine::claim::model::syntax::look;
use sayso_engine::claim::model::tag::Tag;
use sayso_engine::document::{Block, lay_out};
use sayso_engine::language::{Analysis, analyse};
use std::collections::BTreeMap;

/// An article as the engine sees it.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// Its name.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Its tokens, sentences and quotations.
    pub analysis: Analysis,
    /// What its tokens show.
    pub words: Vec<Lexical>,
    /// What the rules find.
    pub hints: Vec<Hint>,
    /// What the reference says of its tokens.
    pub reference: Reference,
    /// The annotated attributions, in tokens.
    pub gold: Vec<GoldClaim>,
}

/// What the reference analysis says of our tokens.
#[derive(Debug, Clone, Default)]
pub struct Reference {
    /// The tag, where the tokens can be compared.
    pub tags: Vec<Option<Tag>>,
    /// The head as a place in the document's tokens, [`ROOT`] for none; absent where it is not
    /// known or in another sentence.
    pub heads: Vec<Option<u32>>,
    /// The relation, where the head is known.
    pub relations: Vec<Option<Relation>>,
}

/// An annotated attribution: places of tokens, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldClaim {
    /// Who speaks.
    pub source: Vec<usize>,
    /// What ties source and content.
    pub cue: Vec<usize>,
    /// What is claimed.
    pub content: Vec<usize>,
}

/// Prepares articles; one without a reference analysis has none of its tags.
pub fn prepare(articles: &[Article], references: &[ReferenceAnalysis]) -> Vec<Prepared> {
    let by_name: BTreeMap<&str, &ReferenceAnalysis> =
        references.iter().map(|r| (r.id.as_str(), r)).collect();
    articles.iter().map(|article| one(article, by_name.get(article.id.as_str()).copied())).collect()
}

fn one(article: &Article, reference: Option<&ReferenceAnalysis>) -> Prepared {
    let text = article.text().to_owned();
    let blocks = lay_out(&text).blocks;
    let analysis = analyse(&text, &blocks);
    let words = look(&text, &analysis);
    let hints = hints(&text, &blocks, &analysis);
    let reference = reference.map_or_else(Reference::default, |r| align(&analysis, r));
    let gold = article.attributions.iter().map(|a| gold_claim(&analysis, a)).collect();
    Prepared { id: article.id.clone(), text, blocks, analysis, words, hints, reference, gold }
}

fn gold_claim(analysis: &Analysis, attribution: &Attribution) -> GoldClaim {
    let places = |spans: &[(usize, usize)]| {
        let mut places = Vec::new();
        for &(start, end) in spans {
            let first = analysis.tokens.partition_point(|t| t.span.end() <= start);
            for (at, token) in analysis.tokens.iter().enumerate().skip(first) {
                let span = token.span;
                if span.start() >= end {
                    break;
                }
                let covered = end.min(span.end()) - start.max(span.start());
                if 2 * covered >= span.len() {
                    places.push(at);
                }
            }
        }
        places.sort_unstable();
        places.dedup();
        places
    };
    GoldClaim {
        source: places(&attribution.source),
        cue: places(&attribution.cue),
        content: places(&attribution.content),
    }
}

/// The tag of a reference token.
fn tag_of(token: &ReferenceToken) -> Tag {
    match token.tag.as_str() {
        "NNP" | "NNPS" => match token.name.as_str() {
            "PERSON" => Tag::Person,
            "ORGANIZATION" => Tag::Body,
            "LOCATION" => Tag::Place,
            _ => Tag::Name,
        },
        "WP$" => Tag::WhPronoun,
        "FW" | "LS" => Tag::Noun,
        "$" | "#" | "SYM" => Tag::Symbol,
        name => *Tag::ALL.iter().find(|t| t.name() == name).unwrap_or(&Tag::Noun),
    }
}

fn align(analysis: &Analysis, reference: &ReferenceAnalysis) -> Reference {
    let n = analysis.tokens.len();
    let mut out = Reference { tags: vec![None; n], heads: vec![None; n], relations: vec![None; n] };
    let mut sentence_of = vec![usize::MAX; n];
    for (number, sentence) in analysis.sentences.iter().enumerate() {
        sentence_of[sentence.tokens.clone()].fill(number);
    }
    for sentence in &reference.sentences {
        let ours: Vec<Option<usize>> = sentence
            .iter()
            .map(|token| {
                let at = analysis.tokens.partition_point(|t| t.span.end() <= token.start);
                let found = analysis.tokens.get(at)?;
                (found.span.start() < token.end && token.start < found.span.end()).then_some(at)
            })
            .collect();
        for (token, &at) in sentence.iter().zip(&ours) {
            let Some(at) = at else { continue };
            // Of several tokens in one of ours, the last gives the tag and the head outside.
            out.tags[at] = Some(tag_of(token));
            let head = match token.head {
                0 => Some(ROOT),
                head => ours.get(head - 1).copied().flatten().map(|h| h as u32),
            };
            let known = head.filter(|&head| {
                head == ROOT
                    || (head as usize != at && sentence_of[head as usize] == sentence_of[at])
            });
            if known.is_some() || head != Some(at as u32) {
                out.heads[at] = known;
                out.relations[at] = known.map(|_| Relation::named(&token.relation));
            }
        }
    }
    out
}
