//! schema.org's `Quotation`, for words that are the speaker's own, and `Claim`, for all others. No
//! review and no rating: Sayso judges nothing.

use super::{Shown, is_body, object};
use crate::app::App;
use sayso_engine::claim::Form;
use serde_json::Value;

pub(super) fn graph(app: &App, shown: &[Shown<'_>]) -> Value {
    let graph: Vec<Value> = shown.iter().map(|shown| one(app, shown)).collect();
    object(&mut [("@context", "https://schema.org".into()), ("@graph", graph.into())])
}

fn one(app: &App, shown: &Shown<'_>) -> Value {
    // Which of the two properties holds the article, and which who speaks.
    let (kind, within, by) = match shown.claim.form {
        Form::Direct => ("Quotation", "isPartOf", "spokenByCharacter"),
        Form::Mixed | Form::Indirect => ("Claim", "appearance", "author"),
    };
    let speakers: Vec<Value> = shown
        .speakers
        .iter()
        .map(|speaker| {
            let kind = if is_body(app, speaker) { "Organization" } else { "Person" };
            named(kind, &speaker.name)
        })
        .collect();
    object(&mut [
        ("@type", kind.into()),
        ("@id", shown.link.as_str().into()),
        ("text", shown.words().into()),
        (within, article(shown)),
        (by, if speakers.is_empty() { Value::Null } else { speakers.into() }),
    ])
}

fn named(kind: &str, name: &str) -> Value {
    object(&mut [("@type", kind.into()), ("name", name.into())])
}

fn article(shown: &Shown<'_>) -> Value {
    object(&mut [
        ("@type", "NewsArticle".into()),
        ("headline", shown.article.title().into()),
        ("publisher", shown.outlet().map(|outlet| named("Organization", &outlet)).into()),
        ("datePublished", shown.day().into()),
        ("url", shown.article.entry.url.as_deref().into()),
    ])
}
