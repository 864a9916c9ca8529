//! Charges and what denies them, inside an article and over several.

use super::{COMMON, Index, LEAST, Link, LinkKind};
use crate::claim::{Claim, Form};
use crate::compare::outline::{DenialOf, Term};
use crate::compare::{Article, Place};
use crate::order::Order;
use crate::span::{Span, cover_all};

/// A statement takes up so much of what is denied, in percent of its weight, if the words tell much.
const TAKEN_UP: u32 = 30;
/// No more statements on the matter of a charge are set beside its denial.
const FEW: usize = 6;
/// And so much whatever they tell.
const MOSTLY: u32 = 60;

/// Charges and what denies them. In other articles the charge is what shares most words with it, if
/// these are rare enough and nobody says there who denies it here.
/// Gives the sentences of charges in the article of their denial, and these.
pub(super) fn denials(
    articles: &[Article<'_>],
    index: &Index<'_, '_>,
    links: &mut Vec<Link>,
) -> Vec<(Place, Place)> {
    let mut denied = Vec::new();
    let denying: Vec<usize> = articles
        .iter()
        .enumerate()
        .flat_map(|(at, article)| {
            let outline = &article.reading.outline;
            let denials =
                outline.denials.iter().filter_map(|d| outline.statements.get(d.statement));
            denials.filter_map(move |statement| index.at(at, statement.span))
        })
        .collect();
    for (at, article) in articles.iter().enumerate() {
        let reading = article.reading;
        for denial in &reading.outline.denials {
            let Some(statement) = reading.outline.statements.get(denial.statement) else {
                continue;
            };
            let Some(here) = index.at(at, statement.span) else { continue };
            let words = denial.span.of(article.text);
            let mut gist: Vec<Term> = match denial.of {
                DenialOf::Before => {
                    // The charge is the claim that ends before, or what the sentence says until then.
                    let before = Span::new(statement.span.start(), denial.span.start());
                    let content = claimed_before(&reading.claims, before);
                    let charge = content.unwrap_or(before).trim_matches(article.text, |c| {
                        c.is_whitespace() || matches!(c, ',' | '—' | '–' | '-')
                    });
                    links.push(Link {
                        kind: LinkKind::Denial,
                        a: Place { article: at, span: charge },
                        b: Place { article: at, span: denial.span },
                        because: format!("“{words}” takes up what stands before it"),
                    });
                    denied.push((index.entries[here].place, index.entries[here].place));
                    let terms = statement.terms.iter().copied();
                    terms.filter(|term| charge.contains(term.span)).collect()
                }
                DenialOf::Above => {
                    let Some(charge) = index.charge_above(here, &reading.claims) else { continue };
                    let because = format!("“{words}” takes up what stands before it");
                    index.push(links, LinkKind::Denial, charge, here, because);
                    denied.push((index.entries[charge].place, index.entries[here].place));
                    index.entries[charge].statement.terms.clone()
                }
                DenialOf::Said => {
                    let behind = |term: &Term| term.span.start() >= denial.span.end();
                    statement.terms.iter().copied().filter(behind).collect()
                }
            };
            gist.order_by_key(|term| term.key);
            let best = index.takes_up(here, &gist, &denying);
            for (other, shared) in best {
                let inside = index.entries[other].place.article == at;
                if inside && denial.of != DenialOf::Said {
                    continue;
                }
                // The words of the article in which the charge is told.
                let text = index.entries[other].text;
                let told: Vec<String> =
                    shared.iter().take(4).map(|span| format!("“{}”", span.of(text))).collect();
                let because = format!("“{words}” denies what is said there of {}", told.join(", "));
                index.push(links, LinkKind::Denial, other, here, because);
                if inside {
                    denied.push((index.entries[other].place, index.entries[here].place));
                }
            }
        }
    }
    denied
}

/// What is denied in one article, and the same matter in another.
pub(super) fn denied_elsewhere(denied: &[(Place, Place)], links: &mut Vec<Link>) {
    let mut same: Vec<(Place, Place, usize)> = Vec::new();
    for (at, link) in links.iter().enumerate() {
        let ties = matches!(link.kind, LinkKind::SameMatter | LinkKind::SameEvent);
        if ties && link.a.article != link.b.article {
            same.extend([(link.a, link.b, at), (link.b, link.a, at)]);
        }
    }
    same.order();
    let mut found = Vec::new();
    for &(charge, denial) in denied {
        let first = same.partition_point(|(of, ..)| *of < charge);
        let ties = same[first..].iter().take_while(|(of, ..)| *of == charge).take(FEW);
        for &(_, other, at) in ties {
            let because = format!("denied in the other article; {}", links[at].because);
            let (a, b) = (other.min(denial), other.max(denial));
            found.push(Link { kind: LinkKind::Denial, a, b, because });
        }
    }
    links.extend(found);
}

impl Index<'_, '_> {
    /// The statement that "denies this" takes up: the one before, or before that, in which somebody
    /// is told to say something.
    fn charge_above(&self, here: usize, claims: &[Claim]) -> Option<usize> {
        let own = &self.entries[here];
        let near = (1..=2).filter_map(|back| here.checked_sub(back));
        let mut near = near.filter(|&at| {
            let entry = &self.entries[at];
            let running = entry.running && !entry.teaser;
            entry.place.article == own.place.article
                && running
                && own.statement.block - entry.statement.block <= 1
        });
        let told = |at: &usize| {
            let span = self.entries[*at].place.span;
            let first = claims.partition_point(|claim| claim.extent().end() <= span.start());
            claims.get(first).is_some_and(|claim| claim.extent().overlaps(span))
        };
        let (first, second) = (near.next(), near.next());
        let block = |at: usize| self.entries[at].statement.block;
        let beside = first.filter(|&at| block(at) == own.statement.block);
        beside.or(first.filter(told)).or(second.filter(told)).or(first)
    }

    /// For each article, the statement that shares most with what is denied, with the words of its
    /// own that it shares. None that somebody says who speaks here, and no denial.
    fn takes_up(&self, here: usize, gist: &[Term], denying: &[usize]) -> Vec<(usize, Vec<Span>)> {
        let mut met: Vec<(usize, u32, bool)> = Vec::new();
        for term in gist {
            let having = self.by_term.get(&term.key).map_or(&[][..], Vec::as_slice);
            if having.len() <= COMMON {
                let others = having.iter().filter(|other| **other != here);
                met.extend(others.map(|&other| (other, self.weight(term), !term.name)));
            }
        }
        met.order();
        let total: u32 = gist.iter().map(|term| self.weight(term)).sum();
        let own = &self.entries[here];
        // Statements stand by article.
        let mut best: Vec<(u32, usize)> = Vec::new();
        for words in met.chunk_by(|a, b| a.0 == b.0) {
            let other = words[0].0;
            let entry = &self.entries[other];
            let weight = words.iter().map(|word| word.1).sum::<u32>();
            let cover = 100 * weight / total.max(1);
            let speaks = entry.speakers.iter().any(|s| own.speakers.iter().any(|o| o.0 == s.0));
            let enough = weight >= LEAST && cover >= TAKEN_UP || cover >= MOSTLY;
            let enough = enough && words.len() >= 2 && words.iter().any(|word| word.2);
            if !enough || !entry.running || speaks || denying.contains(&other) {
                continue;
            }
            let article = |at: usize| self.entries[at].place.article;
            match best.last_mut().filter(|last| article(last.1) == article(other)) {
                Some(last) if last.0 < weight => *last = (weight, other),
                Some(_) => {}
                None => best.push((weight, other)),
            }
        }
        let shared = |other: usize| {
            let terms = self.entries[other].statement.terms.iter();
            let has = |key: u32| gist.binary_search_by_key(&key, |term| term.key).is_ok();
            let mut shared: Vec<Span> =
                terms.filter(|term| has(term.key)).map(|term| term.span).collect();
            shared.order();
            shared
        };
        let found = best.into_iter().map(|(_, other)| (other, shared(other)));
        found.filter(|(_, shared)| shared.len() > 1).collect()
    }
}

/// The content of the last claim inside a stretch of text.
fn claimed_before(claims: &[Claim], before: Span) -> Option<Span> {
    let first = claims.partition_point(|claim| claim.extent().start() < before.start());
    let inside = claims[first..].iter().take_while(|c| c.extent().start() < before.end());
    let contents = inside.filter_map(|claim| {
        let content = cover_all(claim.content.iter().copied())?;
        before.intersect(content).filter(|_| claim.form != Form::Direct)
    });
    contents.last()
}
