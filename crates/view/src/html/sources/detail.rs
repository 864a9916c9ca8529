//! All that is known of one source, and the ways to correct it.

use super::{button, link};
use crate::app::{
    App, ArticleState, ClaimRef, Command, Correcting, OpenArticle, Part, Reason, Speaker,
    SpeakerIdx,
};
use crate::words;
use maud::{Markup, html};
use sayso_engine::claim::Claim;
use sayso_engine::order::Order;
use sayso_engine::source::{Mention, Source, SourceId, Tie};

pub(super) fn detail(app: &App, index: SpeakerIdx) -> Markup {
    let Some(speaker) = app.speakers.get(index) else { return html! {} };
    html! {
        (aliases(app, index, speaker))
        (claims(app, index))
        (correct(app, speaker))
    }
}

fn source_of<'a>(app: &'a App, part: &Part) -> Option<(&'a OpenArticle, &'a Source)> {
    let ArticleState::Open(open) = &app.articles.get(part.article.0)?.state else { return None };
    open.reading.sources.get(part.source.index()).map(|source| (&**open, source))
}

fn reason(part: &Part) -> String {
    match part.reason {
        Reason::Found(bond) => bond.to_string(),
        Reason::Reader => words::BY_READER.into(),
    }
}

/// How many claims a source of an article makes, and how often it is named elsewhere in it.
fn counts(app: &App, index: SpeakerIdx, part: &Part) -> (usize, usize) {
    let Some((open, source)) = source_of(app, part) else { return (0, 0) };
    let entries =
        app.entries_of(part.article).iter().filter(|entry| entry.speakers.contains(&index));
    let of = entries.filter_map(|entry| open.reading.claims.get(entry.at.claim.0));
    let own = |id: SourceId| {
        let members = open.reading.sources.get(id.index()).map(|source| &source.members);
        id == part.source || members.is_some_and(|members| members.contains(&part.source))
    };
    let claims: Vec<&Claim> = of.filter(|claim| claim.speaker.is_some_and(own)).collect();
    let speaks = |span| claims.iter().any(|claim| claim.source.iter().any(|s| s.contains(span)));
    let named = source.mentions.iter().filter(|mention| {
        use Tie::{Acronym, Capital, Country, Name, ShortName};
        matches!(mention.tie, Name | ShortName | Acronym | Country | Capital)
            && !speaks(mention.span)
    });
    (claims.len(), named.count())
}

/// The names in each article, with what decided.
fn aliases(app: &App, index: SpeakerIdx, speaker: &Speaker) -> Markup {
    html! {
        h2 { (words::ALIASES) }
        ul class="aliases" {
            @for part in &speaker.parts {
                @if let Some((open, source)) = source_of(app, part) {
                    li {
                        (link(app, part.article))
                        @let (n_claims, n_named) = counts(app, index, part);
                        p {
                            b { bdi { (source.name) } } ": " (reason(part))
                            small { (words::DOT) (words::heard_and_named(n_claims, n_named)) }
                        }
                        ul {
                            @for (words, mention) in distinct(open, source) {
                                li { bdi { (meant(open, &words, &mention)) } }
                            }
                        }
                        @if speaker.parts.len() > 1 {
                            @let split = Command::Split(speaker.name.clone(), part.article, part.source);
                            (button(&split, "quiet", html! { (words::SPLIT) }))
                        }
                    }
                }
            }
        }
    }
}

fn meant(open: &OpenArticle, words: &str, mention: &Mention) -> String {
    let because = mention.because.and_then(|span| open.words(span));
    words::meant(words, mention.tie, because.as_deref())
}

/// The different words that stand for a source, each with its first place.
fn distinct(open: &OpenArticle, source: &Source) -> Vec<(String, Mention)> {
    const MOST: usize = 8;
    let mut met: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for mention in &source.mentions {
        let Some(words) = open.words(mention.span) else { continue };
        // The name as such explains nothing, and of pronouns one is enough to see how.
        let own = mention.tie == Tie::Name && words.ends_with(&source.name);
        let kind = if mention.tie == Tie::Pronoun { String::new() } else { words.to_lowercase() };
        if words != source.name && !own && !met.contains(&kind) {
            met.push(kind);
            found.push((words, *mention));
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

fn claims(app: &App, index: SpeakerIdx) -> Markup {
    let of = app.matching().filter(|entry| entry.speakers.contains(&index));
    let claims: Vec<ClaimRef> = of.map(|entry| entry.at).collect();
    html! {
        h2 { (words::CLAIMS) }
        ol class="claims" {
            @for at in claims { (claim(app, at)) }
        }
    }
}

fn claim(app: &App, at: ClaimRef) -> Markup {
    let open = app.articles.get(at.article.0).map(|article| &article.state);
    let Some(ArticleState::Open(open)) = open else { return html! {} };
    let Some(found) = open.reading.claims.get(at.claim.0) else { return html! {} };
    let (name, id) = Command::OpenClaim(at).attributes();
    html! {
        li {
            a href=(app.place_of(at).to_fragment()) data-do=(name) data-id=(id) {
                span class="n" { (at.article.0 + 1) } " " bdi { (open.claimed(found)) }
            }
            small { (words::DOT) (words::form(found.form)) }
        }
    }
}

fn correct(app: &App, speaker: &Speaker) -> Markup {
    let others = app.speakers.iter().filter(|(_, other)| other.name != speaker.name);
    let mut names: Vec<&str> = others.map(|(_, other)| other.name.as_str()).collect();
    names.order();
    let mut affiliations: Vec<&str> =
        app.speakers.iter().map(|(_, other)| other.affiliation.as_str()).collect();
    affiliations.order();
    affiliations.dedup();
    html! {
        h2 { (words::CORRECT) }
        div class="correct" {
            (form(Correcting::Name, speaker, words::RENAME, words::RENAME_DO, html! {
                input name="value" value=(speaker.name) autocomplete="off" required;
            }))
            (form(Correcting::Affiliation, speaker, words::AFFILIATE, words::AFFILIATE_DO, html! {
                input name="value" value=(speaker.affiliation) list="affiliations" autocomplete="off" required;
                datalist id="affiliations" {
                    @for known in affiliations { option value=(known) {} }
                }
            }))
            (form(Correcting::Merge, speaker, words::MERGE, words::MERGE_DO, html! {
                select name="value" required {
                    option value="" { (words::CHOOSE) }
                    @for name in names { option value=(name) { (name) } }
                }
            }))
        }
    }
}

/// A field with its button. The page's listener takes it; nothing is sent anywhere.
fn form(what: Correcting, speaker: &Speaker, label: &str, act: &str, field: Markup) -> Markup {
    html! {
        form data-correct=(what.key()) data-id=(speaker.name) {
            label { span { (label) } (field) }
            button type="submit" { (act) }
        }
    }
}
