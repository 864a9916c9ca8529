//! W3C Web Annotations: <https://www.w3.org/TR/annotation-model/>. Only terms of its own context
//! are used, so that nothing is lost on the way.

use super::{Part, Shown};
use crate::app::App;
use crate::words;
use serde_json::{Value, json};

pub(super) fn page(app: &App, shown: &[Shown<'_>]) -> Value {
    let items: Vec<Value> = shown.iter().map(annotation).collect();
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{}{}", app.address, app.place().to_fragment()),
        "type": "AnnotationPage",
        "partOf": {
            "type": "AnnotationCollection",
            "label": app.title.as_deref().unwrap_or(words::NAME),
            "total": shown.len(),
        },
        "startIndex": 0,
        "items": items,
    })
}

fn annotation(shown: &Shown<'_>) -> Value {
    let body = |purpose: &str, value: &str| json!({ "type": "TextualBody", "format": "text/plain", "purpose": purpose, "value": value });
    let claim = shown.claim;
    let mut bodies = vec![body("identifying", &shown.who)];
    let cue = shown.cue();
    if !cue.is_empty() {
        bodies.push(body("describing", &words::stance_of(&format!("“{cue}”"), claim)));
    }
    bodies.push(body("tagging", &format!("form: {}", claim.form.name())));
    bodies.push(body("tagging", &format!("stance: {}", claim.stance.name())));
    for speaker in &shown.speakers {
        bodies.push(body("tagging", &format!("affiliation: {}", speaker.affiliation)));
        bodies.push(body("tagging", &format!("role: {}", speaker.role.name())));
    }
    let target: Vec<Value> = shown.parts.iter().map(|part| target(shown, part)).collect();
    json!({
        "id": shown.link,
        "type": "Annotation",
        "motivation": "identifying",
        "body": bodies,
        "target": target,
    })
}

/// The words in two ways: by themselves, and by their place.
fn target(shown: &Shown<'_>, part: &Part<'_>) -> Value {
    json!({
        "type": "SpecificResource",
        "source": shown.text_address,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": part.words,
                "prefix": part.prefix,
                "suffix": part.suffix,
            },
            { "type": "TextPositionSelector", "start": part.start, "end": part.end },
        ],
    })
}
