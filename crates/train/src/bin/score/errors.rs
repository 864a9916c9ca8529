//! Shows misses and false alarms in their text. For the eye only: the texts are not ours to keep.

use sayso_train::corpus::{Article, Attribution};
use sayso_train::scorer::{
    ScoredAttribution, Side, SpanError, TextWords, content_agrees, pair, prepare, speaker_agrees,
};
use std::fmt::Write;

/// What went wrong, spread evenly over the articles.
pub(crate) fn show(
    gold: &[Article],
    predicted: &[Article],
    number: usize,
) -> Result<String, SpanError> {
    let (mut misses, mut alarms) = (Vec::new(), Vec::new());
    for (gold, predicted) in gold.iter().zip(predicted) {
        let words = TextWords::find(gold.text());
        let wanted = prepare(&words, &gold.attributions, Side::Gold)?;
        let given = prepare(&words, &predicted.attributions, Side::Predicted)?;
        let fits = |p: &ScoredAttribution, g: &ScoredAttribution| {
            content_agrees(p, g) && speaker_agrees(p, g)
        };
        let owner = pair(&wanted, &given, fits);
        for (place, attribution) in wanted.iter().enumerate() {
            if !owner.contains_key(&place) && !attribution.is_optional() {
                misses.push(context(gold, &gold.attributions[attribution.place]));
            }
        }
        for (place, attribution) in given.iter().enumerate() {
            let fits_optional = wanted.iter().any(|g| g.is_optional() && fits(attribution, g));
            if !owner.values().any(|&p| p == place) && !fits_optional {
                alarms.push(context(gold, &predicted.attributions[attribution.place]));
            }
        }
    }
    let mut out = String::new();
    for (title, list) in [("Misses", misses), ("False alarms", alarms)] {
        let _ = writeln!(out, "{title} ({} in all)", list.len());
        let step = list.len().div_ceil(number.max(1)).max(1);
        for line in list.iter().step_by(step) {
            let _ = writeln!(out, "  {line}");
        }
    }
    Ok(out)
}

/// The attribution in its text: `[who|…] [cue|…] [what|…]`.
fn context(article: &Article, attribution: &Attribution) -> String {
    let mut marks: Vec<(usize, usize, &str)> = Vec::new();
    let parts =
        [("who", &attribution.source), ("cue", &attribution.cue), ("what", &attribution.content)];
    for (name, spans) in parts {
        marks.extend(spans.iter().map(|&(start, end)| (start, end, name)));
    }
    marks.sort_unstable();
    let text = article.text();
    let (first, last) = marks.iter().fold((text.len(), 0), |(a, b), m| (a.min(m.0), b.max(m.1)));
    let mut at = boundary(text, first.saturating_sub(80));
    let end = boundary(text, (last + 80).min(text.len()));
    let mut out = format!("{}: ", article.id);
    for (start, stop, name) in marks {
        if start >= at {
            let _ = write!(out, "{}[{name}|{}]", &text[at..start], &text[start..stop]);
            at = stop;
        }
    }
    out += &text[at..end.max(at)];
    out.replace('\n', " ¶ ")
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
