//! The notes in the margin, or in the sheet: one for every claim.

use super::{button, compare, hue_class, language};
use crate::app::{App, ClaimRef, Command, Element, How, Near, OpenArticle, Sharing, Speaker};
use crate::fragment::{Place, View};
use crate::keys::Shortcut;
use crate::page::{ClaimIdx, Role};
use crate::words;
use maud::{Markup, html};
use sayso_engine::Span;
use sayso_engine::claim::{Chained, Claim, Link};
use sayso_engine::order::Order;
use sayso_engine::source::{Mention, Tie};

pub(super) fn all(app: &App) -> Markup {
    let Some((_, _, open)) = app.open_article() else { return html! {} };
    let claims = 0..open.reading.claims.len();
    html! {
        h2 class="aloud" { (words::NOTES) }
        ol class="notes" {
            @for claim in claims.map(ClaimIdx) {
                // A claim without words on the page would have a note beside nothing.
                @if let Some(segment) = open.page.first_segment_of(claim) {
                    li id=(Element::Note(claim).id()) class={ "note " (hue(app, claim)) }
                        data-beside=(Element::Segment(segment).id()) { (one(app, claim)) }
                }
            }
        }
    }
}

fn hue(app: &App, claim: ClaimIdx) -> &'static str {
    let at = app.open.map(|article| ClaimRef { article, claim });
    hue_class(at.and_then(|at| app.speaker_of(at)).map(|s| s.hue).unwrap_or_default())
}

pub(super) fn one(app: &App, claim: ClaimIdx) -> Markup {
    let Some((article, _, open)) = app.open_article() else { return html! {} };
    let Some(found) = open.reading.claims.get(claim.0) else { return html! {} };
    let at = ClaimRef { article, claim };
    NotePrinter { app, open, found, at, speaker: app.speaker_of(at) }.print()
}

/// What a claim's cue does with it, in words.
pub(super) fn stance(open: &OpenArticle, claim: &Claim) -> String {
    let cue: Vec<String> = claim.cue.iter().filter_map(|&span| open.words(span)).collect();
    if cue.is_empty() {
        return words::NO_CUE.into();
    }
    words::stance_of(&format!("“{}”", cue.join(words::GAP)), claim)
}

struct NotePrinter<'a> {
    app: &'a App,
    open: &'a OpenArticle,
    found: &'a Claim,
    at: ClaimRef,
    speaker: Option<&'a Speaker>,
}

impl NotePrinter<'_> {
    fn print(&self) -> Markup {
        let is_open = self.app.selected_here() == Some(self.at.claim);
        let (name, id) = Command::ToggleNote(self.at.claim).attributes();
        let body = format!("b{id}");
        html! {
            button type="button" class="head" id=(Element::NoteHead(self.at.claim).id())
                data-do=(name) data-id=(id) aria-expanded=(if is_open { "true" } else { "false" })
                aria-controls=[is_open.then_some(&body)] {
                span class="aloud" { (words::NOTE) } span class="number" { (self.at.claim.0 + 1) }
                " " strong { (self.heading()) }
                span class="form" { (words::DOT) (words::form(self.found.form)) }
            }
            @if is_open { div class="body" id=(body) { (self.body()) } }
            // On paper the notes stand at the end and say what they can in a line.
            p class="on-paper" {
                (stance(self.open, self.found)) (words::DOT)
                a href=(self.app.place_of(self.at).to_fragment()) { (words::ON_PAPER_LINK) }
            }
        }
    }

    fn name(&self) -> String {
        self.app.name_of(self.at, words::speaker)
    }

    /// The name; that it is none is told once the note is open.
    fn heading(&self) -> Markup {
        let name = self.name();
        match name.strip_suffix(words::UNNAMED) {
            Some(name) => html! { bdi { (name) } span class="unnamed" { (words::UNNAMED) } },
            None => html! { bdi { (name) } },
        }
    }

    fn body(&self) -> Markup {
        html! {
            p class="kind" {
                bdi { (words::who_is(self.speaker)) }
                (words::DOT) (words::form(self.found.form))
                (words::DOT) bdi { (stance(self.open, self.found)) }
            }
            blockquote lang=[language(self.app)] dir="auto" { (self.open.claimed(self.found)) }
            p class="why" {
                b { (words::WHY) } " " (self.found.evidence.to_string())
                @if let Some(confidence) = self.found.confidence {
                    ". " (words::confidence(confidence))
                }
            }
            (self.numbers())
            (self.near())
            (self.meant())
            (self.more())
            (self.hedges())
            (self.chained())
            (self.unmarked())
            (self.around())
            (self.actions())
        }
    }

    /// What the article's own numbers say of those in the claim.
    fn numbers(&self) -> Markup {
        let found = self.app.compared().map(|comparing| comparing.numbers(self.at, self.found));
        html! {
            @for finding in found.into_iter().flatten() {
                p class="why" {
                    b { (words::ITS_NUMBERS) } " "
                    @for (_, because) in &finding.because { bdi { (words::readable(because)) } ". " }
                    a href=(compare::place_of(self.app, &finding.key).to_fragment()) { (words::SEE_NUMBERS) }
                }
            }
        }
    }

    /// What the other articles say on it.
    fn near(&self) -> Markup {
        const MOST: usize = 4;
        let app = self.app;
        let Some(comparing) = app.compared().filter(|_| app.articles.len() > 1) else {
            return html! {};
        };
        let near = comparing.near(self.at);
        let articles = |how: How| {
            let mut of: Vec<usize> =
                near.iter().filter(|near| near.how == how).map(|near| near.place.article).collect();
            of.dedup();
            of.len()
        };
        html! {
            div class="why near" {
                p {
                    b { (words::OTHER_ARTICLES) } " "
                    @if near.is_empty() { (words::NONE_NEAR) }
                    @else { (words::near(articles(How::Same), articles(How::Differs), articles(How::Near))) }
                }
                @if !near.is_empty() {
                    ul {
                        @for Near { how, place, .. } in spread(near).take(MOST) { (self.other(*how, *place)) }
                    }
                    @if let Some(key) = comparing.key_of(self.at, &app.articles) {
                        p { a href=(compare::place_of(app, key).to_fragment()) { (words::SEE_COMPARISON) } }
                    }
                }
            }
        }
    }

    fn other(&self, how: How, place: compare::Words) -> Markup {
        const N_WORDS: usize = 14;
        let open = self.app.article_read(place.article);
        let said = open.and_then(|open| open.words(place.span)).unwrap_or_default();
        html! {
            li {
                (compare::link(self.app, place, "", html! {
                    span class="n" { (place.article + 1) } " "
                    bdi { (words::excerpt(&said, N_WORDS)) }
                }))
                @if how != How::Near { small { (words::DOT) (words::how(how)) } }
            }
        }
    }

    /// Why the words of the source are taken to mean the speaker, where they do not say so.
    fn meant(&self) -> Markup {
        let source = self.found.speaker.and_then(|id| self.open.reading.sources.get(id.index()));
        let own = |mention: &&Mention| self.found.source.iter().any(|s| s.contains(mention.span));
        let Some(mention) =
            source.and_then(|s| s.mentions.iter().filter(own).min_by_key(|m| m.tie))
        else {
            return html! {};
        };
        if mention.tie == Tie::Name {
            return html! {};
        }
        let words = self.open.words(mention.span).unwrap_or_default();
        let because = mention.because.and_then(|span| self.open.words(span));
        html! {
            p class="why" {
                b { (words::MEANT) } " " bdi { (words::meant(&words, mention.tie, because.as_deref())) }
            }
        }
    }

    /// The way to all that is known of the speaker.
    fn more(&self) -> Markup {
        let Some(speaker) = self.speaker else { return html! {} };
        let place = Place {
            view: View::Sources,
            source: Some(speaker.name.clone()),
            claim: None,
            ..self.app.place()
        };
        html! {
            p class="around" {
                a href=(place.to_fragment()) { (words::all_claims_of(speaker)) }
            }
        }
    }

    /// The words of the claim that leave it open.
    fn hedges(&self) -> Markup {
        let hedges = self.open.reading.hedges.iter();
        let inside = |span| self.found.content.iter().any(|content| content.contains(span));
        let hedging: Vec<String> = hedges
            .filter(|hedge| inside(hedge.span))
            .filter_map(|hedge| self.open.words(hedge.span))
            .collect();
        html! {
            @if !hedging.is_empty() {
                p class="why" { b { (words::HEDGED) } " " bdi { (words::quoted_list(&hedging)) } }
            }
        }
    }

    /// The claims inside this one's words, and whose account of it the article gives.
    fn chained(&self) -> Markup {
        let chained = &self.open.reading.chained;
        let first = chained.partition_point(|chained| chained.to < self.at.claim.0);
        let here = chained[first..].iter().take_while(|chained| chained.to == self.at.claim.0);
        html! {
            @for Chained { claim, link, .. } in here {
                p class="why" {
                    @match link {
                        Link::Inside => { b { (words::IN_IT) } " " bdi { (self.told(claim)) } }
                        Link::Around => { b { (words::TOLD_BY) } " " bdi { (self.said(&claim.source)) } }
                    }
                }
            }
        }
    }

    /// A claim in a line, in the article's words: who, cue, what.
    fn told(&self, claim: &Claim) -> String {
        let mut parts = [&claim.source, &claim.cue, &claim.content];
        // In the order of the text: "…, the minister said".
        parts.order_by_key(|spans| spans.first().copied());
        parts.map(|spans| self.said(spans)).join(" ").trim().to_owned()
    }

    fn said(&self, spans: &[Span]) -> String {
        let words: Vec<String> = spans.iter().filter_map(|&span| self.open.words(span)).collect();
        words.join(words::GAP)
    }

    /// The sentences behind the claim that may still be its speaker's, each with what speaks for it.
    fn unmarked(&self) -> Markup {
        let unmarked = &self.open.reading.unmarked;
        let here = unmarked.iter().filter(|sentence| sentence.claim == self.at.claim.0);
        html! {
            @for sentence in here {
                @let said = self.open.words(sentence.span).unwrap_or_default();
                p class="why" {
                    b { bdi { (words::possibly_still(&self.name())) } } " "
                    bdi { "“" (words::opening_of(&said)) "”" } " "
                    (words::unmarked(sentence.reason))
                }
            }
        }
    }

    /// The claim that this one stands in, if there is one.
    fn around(&self) -> Markup {
        let page = &self.open.page;
        let outer = page.segments_of(self.at.claim, Role::Content).next().and_then(|segment| {
            let claims = page.claims_at(segment);
            let here = claims.iter().position(|&claim| claim == self.at.claim)?;
            claims.get(here + 1).copied()
        });
        let Some(outer) = outer else { return html! {} };
        let at = ClaimRef { claim: outer, ..self.at };
        let speaker = self.app.name_of(at, words::plain_speaker);
        let (name, id) = Command::ToNote(outer).attributes();
        html! {
            p class="around" {
                a href=(self.app.place_of(at).to_fragment()) data-do=(name) data-id=(id) {
                    bdi { (words::inside(outer.0 + 1, &speaker)) }
                }
            }
        }
    }

    fn actions(&self) -> Markup {
        let claim = self.at.claim;
        let (copy_link, id) = Command::CopyLink(claim).attributes();
        let (to_text, _) = Command::Shortcut(Shortcut::ToText).attributes();
        let address = self.app.place_of(self.at).to_fragment();
        let step =
            |shortcut, label| button(&Command::Shortcut(shortcut), "quiet", html! { (label) });
        html! {
            div class="acts" {
                (button(&Command::CopyQuote(claim), "quiet", html! { (words::COPY_QUOTE) }))
                a class="quiet" href=(address) data-do=(copy_link) data-id=(id) { (words::LINK) }
                @if self.app.sharing == Sharing::Available {
                    (button(&Command::Share(claim), "quiet", html! { (words::SHARE) }))
                }
                (button(&Command::Dismiss(claim), "quiet", html! { (words::DISMISS_CLAIM) }))
                a class="quiet back" href=(address) data-do=(to_text) { (words::BACK) }
                span class="close" { (step(Shortcut::ToText, words::CLOSE)) }
            }
            div class="acts steps" {
                (step(Shortcut::PreviousClaim, words::PREVIOUS))
                (step(Shortcut::NextClaim, words::NEXT))
            }
        }
    }
}

/// What is near, the closest first, and of what is equally close one from each article before a second
/// from any.
fn spread(near: &[Near]) -> impl Iterator<Item = &Near> {
    let nth = |at: usize| {
        let Near { how, place, .. } = near[at];
        near[..at].iter().filter(|n| n.how == how && n.place.article == place.article).count()
    };
    let mut order: Vec<usize> = (0..near.len()).collect();
    order.order_by_key(|&at| (near[at].how, nth(at), at));
    order.into_iter().map(|at| &near[at])
}
