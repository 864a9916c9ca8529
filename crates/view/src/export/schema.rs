//! schema.org's `Quotation`, for words that are the speaker's own, and `Claim`, for all others. No
//! review and no rating: Sayso judges nothing.

use super::{Shown, is_body};
use crate::app::App;
use sayso_engine::claim::Form;
use serde_json::{Map, Value, json};

pub(super) fn graph(app: &App, shown: &[Shown<'_>]) -> Value {
    let graph: Vec<Value> = shown.iter().map(|shown| one(app, shown)).collect();
    json!({ "@context": "https://schema.org", "@graph": graph })
}

fn one(app: &App, shown: &Shown<'_>) -> Value {
    // Which of the two properties holds the article, and which who speaks.
    let (kind, within, by) = match shown.claim.form {
        Form::Direct => ("Quotation", "isPartOf", "spokenByCharacter"),
        Form::Mixed | Form::Indirect => ("Claim", "appearance", "author"),
    };
    let mut fields = Map::new();
    fields.insert("@type".into(), kind.into());
    fields.insert("@id".into(), shown.link.as_str().into());
    fields.insert("text".into(), shown.words().into());
    fields.insert(within.into(), article(shown));
    let speakers: Vec<Value> = shown
        .speakers
        .iter()
        .map(|speaker| {
            let kind = if is_body(app, speaker) { "Organization" } else { "Person" };
            json!({ "@type": kind, "name": speaker.name })
        })
        .collect();
    if !speakers.is_empty() {
        fields.insert(by.into(), speakers.into());
    }
    Value::Object(fields)
}

fn article(shown: &Shown<'_>) -> Value {
    let mut fields = Map::new();
    let publisher = shown.outlet().map(|outlet| json!({ "@type": "Organization", "name": outlet }));
    for (name, value) in [
        ("@type", Some("NewsArticle".into())),
        ("headline", Some(shown.article.title().into())),
        ("publisher", publisher),
        ("datePublished", shown.day().map(Value::from)),
        ("url", shown.article.entry.url.as_deref().map(Value::from)),
    ] {
        if let Some(value) = value {
            fields.insert(name.into(), value);
        }
    }
    Value::Object(fields)
}
