//! A reading as text for people.

use sayso_engine::claim::{Claim, Link, Modality, Polarity};
use sayso_engine::{Reading, Span};
use std::io::{self, Write};

/// Writes the title and a paragraph for every claim.
pub(crate) fn write(
    name: &str,
    text: &str,
    reading: &Reading,
    out: &mut impl Write,
) -> io::Result<()> {
    let title = reading.metadata.title.map_or_else(|| name.to_owned(), |span| tidy(text, span));
    let count = reading.claims.len();
    let claims = if count == 1 { "claim" } else { "claims" };
    writeln!(out, "{title}\n{name} · {count} {claims}\n")?;
    for (place, claim) in reading.claims.iter().enumerate() {
        write_claim(text, claim, reading, out)?;
        let first = reading.chained.partition_point(|chained| chained.to < place);
        for chained in reading.chained[first..].iter().take_while(|chained| chained.to == place) {
            let link = match chained.link {
                Link::Inside => "in it",
                Link::Around => "told by",
            };
            write!(out, "    {link}:")?;
            write_claim(text, &chained.claim, reading, out)?;
        }
    }
    for sentence in &reading.unmarked {
        writeln!(out, "  possibly still the speaker's ({})", sentence.reason.name())?;
        writeln!(out, "    {}\n", tidy(text, sentence.span))?;
    }
    for note in &reading.notes {
        writeln!(out, "  note: {}", note.kind)?;
    }
    writeln!(out)
}

fn write_claim(
    text: &str,
    claim: &Claim,
    reading: &Reading,
    out: &mut impl Write,
) -> io::Result<()> {
    let speaker = claim.speaker.and_then(|id| reading.sources.get(id.index()));
    let speaker = speaker.map_or("(nobody named)", |source| source.name.as_str());
    let cue = join(text, &claim.cue, " … ");
    write!(out, "  {speaker} · {cue} · {}, {}", claim.form, claim.stance)?;
    if claim.polarity != Polarity::Affirmed {
        write!(out, ", {}", claim.polarity.name())?;
    }
    if claim.modality != Modality::Actual {
        write!(out, ", {}", claim.modality.name())?;
    }
    writeln!(out)?;
    writeln!(out, "    {}\n", join(text, &claim.content, " … "))
}

fn join(text: &str, spans: &[Span], between: &str) -> String {
    let parts: Vec<String> = spans.iter().map(|span| tidy(text, *span)).collect();
    parts.join(between)
}

/// The words of a span on one line, without control characters that a terminal would obey.
pub(crate) fn tidy(text: &str, span: Span) -> String {
    let words: Vec<&str> = span.of(text).split_whitespace().collect();
    words.join(" ").chars().filter(|c| !c.is_control()).collect()
}
