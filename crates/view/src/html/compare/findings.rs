//! Matters, sums, names, denials, superlatives, quotations, and what only one article has.

use super::{Printer, article, voice};
use crate::app::{ArticleIdx, ClaimRef, Element, Finding, FindingKind};
use crate::page::ClaimIdx;
use crate::words;
use maud::{Markup, html};
use sayso_engine::compare::Place;

/// So many of a kind are shown unasked.
const N_SHOWN: usize = 5;
/// So many words of a sentence are shown.
const N_WORDS: usize = 60;

impl Printer<'_> {
    pub(super) fn findings(&self) -> Option<Markup> {
        let matches =
            |finding: &&Finding| finding.places.iter().any(|&place| self.app.matches_at(place));
        let shown: Vec<&Finding> = self.comparing.findings.iter().filter(matches).collect();
        let of = |kind: FindingKind| -> Vec<&Finding> {
            shown.iter().copied().filter(|finding| finding.kind == kind).collect()
        };
        (!shown.is_empty()).then(|| {
            html! {
                @for kind in FindingKind::ALL {
                    @let found = of(kind);
                    @if !found.is_empty() { (self.section(kind, &found)) }
                }
            }
        })
    }

    fn section(&self, kind: FindingKind, found: &[&Finding]) -> Markup {
        let title = Element::Finding(kind.key().into()).id();
        let n = self.n_shown(found.iter().map(|finding| finding.key.as_str()), N_SHOWN);
        html! {
            section aria-labelledby=(title) {
                h2 id=(title) tabindex="-1" { (words::finding_title(kind)) }
                p class="means" { (words::finding_means(kind)) }
                @for finding in found.iter().take(n) {
                    div id=(Element::Finding(finding.key.clone()).id()) tabindex="-1"
                        class=(if self.is_chosen(&finding.key) { "finding chosen" } else { "finding" }) {
                        @if kind == FindingKind::Thread { (self.thread(finding)) }
                        @else { (self.listed(finding)) }
                    }
                }
                (self.more(found.get(n).map(|finding| finding.key.as_str()), found.len(), n))
            }
        }
    }

    /// Sentences side by side, a column for each article, with the reasons below.
    fn thread(&self, thread: &Finding) -> Markup {
        let about = match thread.about.as_slice() {
            [] => words::ABOUT_NOTHING.to_owned(),
            about => words::about(about),
        };
        let mut columns: Vec<(usize, Vec<Place>)> = Vec::new();
        for &place in &thread.places {
            match columns.last_mut().filter(|(at, _)| *at == place.article) {
                Some((_, places)) => places.push(place),
                None => columns.push((place.article, vec![place])),
            }
        }
        html! {
            h3 { (self.choose(&thread.key, html! { bdi { (about) } })) }
            div class="beside" {
                @for (_, places) in columns {
                    div {
                        @for place in places {
                            @if let Some(matches) = self.shows(place) { (self.said(place, matches, thread)) }
                        }
                    }
                }
            }
            details {
                summary { (words::reasons(thread.because.len())) }
                ul class="whys" {
                    @for (between, because) in &thread.because {
                        @let mut articles: Vec<usize> = between
                            .iter()
                            .flat_map(|&(a, b)| [a, b])
                            .filter_map(|at| Some(thread.places.get(at)?.article + 1))
                            .collect();
                        @let () = articles.dedup();
                        li {
                            (words::between(&articles)) ", "
                            bdi { (words::because(because)) }
                        }
                    }
                }
            }
        }
    }

    fn said(&self, place: Place, matches: bool, finding: &Finding) -> Markup {
        html! {
            figure class=[(!matches).then_some("faded")] {
                blockquote dir="auto" { (words::excerpt(&self.words(place), N_WORDS)) }
                figcaption {
                    bdi { (voice(self.app, self.app.voice_of(place))) }
                    (self.link(place, &finding.key, article(self.app, place.article)))
                }
            }
        }
    }

    /// What was found in a sentence, and the words it rests on.
    fn listed(&self, finding: &Finding) -> Markup {
        let names = matches!(finding.kind, FindingKind::Office | FindingKind::Spelling);
        html! {
            @for (_, because) in &finding.because { p class="because" { bdi { (words::readable(because)) } } }
            ul class="places" {
                @for &place in &finding.places {
                    @if let Some(matches) = self.shows(place) {
                        li class=[(!matches).then_some("faded")] {
                            (self.link(place, &finding.key, html! {
                                bdi { (words::excerpt(&self.words(place), N_WORDS)) }
                            }))
                            small {
                                @if !names {
                                    bdi { (voice(self.app, self.app.voice_of(place))) } (words::DOT)
                                }
                                (article(self.app, place.article))
                                @if finding.kind == FindingKind::Superlative {
                                    (words::DOT) (self.told_on(place.article))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// When an article appeared.
    fn told_on(&self, article: usize) -> String {
        let published = self.app.articles.get(article).and_then(|article| article.published());
        published.map_or_else(|| words::UNDATED.into(), |told| words::day(told.value))
    }

    /// For each article the claims that no other one has, listed when asked for.
    pub(super) fn only_here(&self) -> Markup {
        let claims_of = |index: usize| -> Vec<ClaimRef> {
            let only = self.comparing.comparison.only_here.get(index);
            let claims = only.map_or(&[][..], Vec::as_slice).iter();
            claims
                .map(|&claim| ClaimRef { article: ArticleIdx(index), claim: ClaimIdx(claim) })
                .filter(|&at| self.app.entry(at).is_some_and(|e| self.app.sieve().passes(e)))
                .collect()
        };
        html! {
            section aria-labelledby=(Element::Finding("only".into()).id()) {
                h2 id=(Element::Finding("only".into()).id()) tabindex="-1" { (words::ONLY_HERE) }
                p class="means" { (words::ONLY_HERE_MEANS) }
                @for (index, listed) in self.app.articles.iter().enumerate() {
                    @let claims = claims_of(index);
                    @let key = format!("only-{}", listed.slug);
                    @if !claims.is_empty() {
                        h3 class="only" {
                            (self.fold(&key, &words::in_article(index + 1, &listed.title())))
                            " " span class="n" { (words::claims(claims.len())) }
                        }
                        @if self.is_chosen(&key) { (self.claims(&claims, &key)) }
                    }
                }
            }
        }
    }

    fn claims(&self, claims: &[ClaimRef], key: &str) -> Markup {
        html! {
            ol class="claims" {
                @for &at in claims {
                    @if let Some(open) = self.app.article_read(at.article.0) {
                        @let found = &open.reading.claims[at.claim.0];
                        @let span = sayso_engine::cover_all(found.content.iter().copied());
                        @if let Some(span) = span {
                            li {
                                (self.link(Place { article: at.article.0, span }, key, html! {
                                    bdi { (open.claimed(found)) }
                                }))
                                small { (words::DOT) bdi { (self.app.name_of(at, words::plain_speaker)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
