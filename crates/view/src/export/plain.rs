//! Everything that is known of the claims, as JSON of this program's own. What is not known is left
//! out.

use super::{Part, Shown, object, speaker};
use crate::app::App;
use serde_json::Value;

/// The only version of the file there is.
const VERSION: u64 = 1;

pub(super) fn claims(app: &App, shown: &[Shown<'_>]) -> Value {
    let claims: Vec<Value> = shown.iter().map(one).collect();
    object(&mut [
        ("sayso", "claims".into()),
        ("version", VERSION.into()),
        ("offsets", "code points".into()),
        ("dossier", app.title.as_deref().into()),
        ("from", format!("{}{}", app.address, app.place().to_fragment()).into()),
        ("of", app.entries.len().into()),
        ("claims", claims.into()),
    ])
}

fn one(shown: &Shown<'_>) -> Value {
    let claim = shown.claim;
    let speakers: Vec<Value> = shown.speakers.iter().map(|one| speaker(one)).collect();
    let parts: Vec<Value> = shown.parts.iter().map(part).collect();
    let entry = &shown.article.entry;
    let article = object(&mut [
        ("file", entry.file.as_str().into()),
        ("title", shown.article.title().into()),
        ("outlet", shown.outlet().into()),
        ("date", shown.day().into()),
        ("url", entry.url.as_deref().into()),
    ]);
    object(&mut [
        ("article", article),
        ("speakers", speakers.into()),
        ("words", shown.words().into()),
        ("parts", parts.into()),
        ("cue", shown.cue().into()),
        ("form", claim.form.name().into()),
        ("stance", claim.stance.name().into()),
        ("polarity", claim.polarity.name().into()),
        ("modality", claim.modality.name().into()),
        ("link", shown.link.as_str().into()),
    ])
}

fn part(part: &Part<'_>) -> Value {
    object(&mut [
        ("words", part.words.into()),
        ("start", part.start.into()),
        ("end", part.end.into()),
    ])
}
