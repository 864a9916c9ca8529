//! W3C Web Annotations: <https://www.w3.org/TR/annotation-model/>. Only terms of its own context
//! are used, so that nothing is lost on the way.

use super::{Part, Shown, object};
use crate::app::App;
use crate::words;
use serde_json::Value;

pub(super) fn page(app: &App, shown: &[Shown<'_>]) -> Value {
    let items: Vec<Value> = shown.iter().map(annotation).collect();
    let whole = object(&mut [
        ("type", "AnnotationCollection".into()),
        ("label", app.title.as_deref().unwrap_or(words::NAME).into()),
        ("total", shown.len().into()),
    ]);
    object(&mut [
        ("@context", "http://www.w3.org/ns/anno.jsonld".into()),
        ("id", format!("{}{}", app.address, app.place().to_fragment()).into()),
        ("type", "AnnotationPage".into()),
        ("partOf", whole),
        ("startIndex", 0.into()),
        ("items", items.into()),
    ])
}

fn annotation(shown: &Shown<'_>) -> Value {
    let claim = shown.claim;
    let mut bodies = vec![body("identifying", shown.who.clone())];
    let cue = shown.cue();
    if !cue.is_empty() {
        bodies.push(body("describing", words::stance_of(&format!("“{cue}”"), claim)));
    }
    let mut tag =
        |kind: &str, value: &str| bodies.push(body("tagging", format!("{kind}: {value}")));
    tag("form", claim.form.name());
    tag("stance", claim.stance.name());
    for speaker in &shown.speakers {
        tag("affiliation", &speaker.affiliation);
        tag("role", speaker.role.name());
    }
    let target: Vec<Value> = shown.parts.iter().map(|part| target(shown, part)).collect();
    object(&mut [
        ("id", shown.link.as_str().into()),
        ("type", "Annotation".into()),
        ("motivation", "identifying".into()),
        ("body", bodies.into()),
        ("target", target.into()),
    ])
}

fn body(purpose: &str, value: String) -> Value {
    object(&mut [
        ("type", "TextualBody".into()),
        ("format", "text/plain".into()),
        ("purpose", purpose.into()),
        ("value", value.into()),
    ])
}

/// The words in two ways: by themselves, and by their place.
fn target(shown: &Shown<'_>, part: &Part<'_>) -> Value {
    let quote = object(&mut [
        ("type", "TextQuoteSelector".into()),
        ("exact", part.words.into()),
        ("prefix", part.prefix.into()),
        ("suffix", part.suffix.into()),
    ]);
    let place = object(&mut [
        ("type", "TextPositionSelector".into()),
        ("start", part.start.into()),
        ("end", part.end.into()),
    ]);
    object(&mut [
        ("type", "SpecificResource".into()),
        ("source", shown.text_address.as_str().into()),
        ("selector", vec![quote, place].into()),
    ])
}
