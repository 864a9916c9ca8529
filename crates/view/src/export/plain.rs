//! Everything that is known of the claims, as JSON of this program's own.

use super::{Part, Shown, speaker};
use crate::app::App;
use serde_json::{Value, json};

/// The only version of the file there is.
const VERSION: u64 = 1;

pub(super) fn claims(app: &App, shown: &[Shown<'_>]) -> Value {
    let claims: Vec<Value> = shown.iter().map(one).collect();
    json!({
        "sayso": "claims",
        "version": VERSION,
        "offsets": "code points",
        "dossier": app.title,
        "from": format!("{}{}", app.address, app.place().to_fragment()),
        "of": app.entries.len(),
        "claims": claims,
    })
}

fn one(shown: &Shown<'_>) -> Value {
    let claim = shown.claim;
    let speakers: Vec<Value> = shown.speakers.iter().map(|one| speaker(one)).collect();
    let parts: Vec<Value> = shown.parts.iter().map(part).collect();
    let entry = &shown.article.entry;
    json!({
        "article": {
            "file": entry.file,
            "title": shown.article.title(),
            "outlet": shown.outlet(),
            "date": shown.day(),
            "url": entry.url,
        },
        "speakers": speakers,
        "words": shown.words(),
        "parts": parts,
        "cue": shown.cue(),
        "form": claim.form.name(),
        "stance": claim.stance.name(),
        "polarity": claim.polarity.name(),
        "modality": claim.modality.name(),
        "link": shown.link,
    })
}

fn part(part: &Part<'_>) -> Value {
    json!({ "words": part.words, "start": part.start, "end": part.end })
}
