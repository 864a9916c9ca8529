//! Who speaks, on the annotated articles: the figures as text and as JSON.

use sayso_train::corpus::{read_articles, read_references};
use sayso_train::speakers::{
    AliasScore, Dossier, PronounScores, Share, SpeakerScores, link_times, read_aliases,
    score_aliases, score_pronouns, score_speakers,
};
use serde_json::{Value, json};
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

/// What could be scored of speakers.
#[derive(Default)]
pub(crate) struct Report {
    /// The tables.
    pub(crate) text: String,
    /// The same as JSON.
    pub(crate) json: serde_json::Map<String, Value>,
}

/// Scores speakers on what is there of the annotated articles; `errors` shows what differs.
pub(crate) fn report(shared: &Path, errors: usize) -> Result<Report, Box<dyn Error>> {
    let mut report = Report::default();
    let seeds = shared.join("gold/seeds.jsonl");
    if seeds.exists() {
        let gold = read_articles(&seeds)?;
        let dossier = Dossier::read(&gold)?;
        let scores = score_speakers(&gold, &dossier)?;
        report.text += &speakers(&scores, errors);
        report.json.insert("speakers".into(), json_of(&scores));
        let compare = shared.join("gold/compare.json");
        if compare.exists() {
            let aliases = score_aliases(&read_aliases(&compare)?, &gold, &dossier);
            report.text += &alias_lines(&aliases);
        }
    }
    let (articles, tokens) = ("polnear/dev.jsonl.gz", "polnear/dev.tokens.jsonl.gz");
    if shared.join(articles).exists() && shared.join(tokens).exists() {
        let gold = read_articles(&shared.join(articles))?;
        let references = read_references(&shared.join(tokens))?;
        let scores = score_pronouns(&gold, &references);
        report.text += &pronoun_line(scores);
        report.json.insert("pronouns_agree".into(), json!(scores.agree.value()));
    }
    let train = shared.join("polnear/train.jsonl.gz");
    if train.exists() {
        report.text += &link_line(&link_times(&read_articles(&train)?));
    }
    Ok(report)
}

fn link_line(times: &[(usize, Duration)]) -> String {
    let each =
        times.iter().map(|(n, time)| format!("{n} articles {:.1} ms", time.as_secs_f64() * 1e3));
    format!("linking, on one thread: {}\n", each.collect::<Vec<_>>().join(", "))
}

fn percent(share: Share) -> String {
    format!("{:.1} % ({} of {})", 100.0 * share.value(), share.right, share.all)
}

fn speakers(scores: &SpeakerScores, errors: usize) -> String {
    let (p, r) = scores.b_cubed;
    let mut out = format!(
        "Speakers, seed articles as one dossier\n\
         {} required attributions found, {} of them with a source\n\
         one voice for each speaker, B-cubed: P {:.1}, R {:.1}, F1 {:.1}\n\
         affiliation as annotated: {}\nrole as annotated: {}\n",
        scores.found.all,
        scores.found.right,
        100.0 * p,
        100.0 * r,
        100.0 * scores.f1(),
        percent(scores.affiliation),
        percent(scores.role),
    );
    for wrong in scores.wrong.iter().take(if errors > 0 { usize::MAX } else { 0 }) {
        let mark = if wrong.gold[1..] == wrong.ours[1..] { ' ' } else { '!' };
        let _ = writeln!(
            out,
            " {mark} {} “{}”: {} | ours: {}",
            &wrong.article[..3],
            wrong.words,
            wrong.gold.join(" / "),
            wrong.ours.join(" / ")
        );
    }
    out
}

fn alias_lines(aliases: &[AliasScore]) -> String {
    let mut out = "Names that are one (of the places in each item, tied to one voice)\n".to_owned();
    for alias in aliases {
        let _ = writeln!(out, "  {}: {} of {}", alias.item, alias.together, alias.places);
        for apart in &alias.apart {
            let _ = writeln!(out, "      apart: {apart}");
        }
    }
    out
}

fn pronoun_line(scores: PronounScores) -> String {
    format!(
        "“He” and “she” as sources, PolNeAR development articles: {} are tied to someone; where \
         CoreNLP's chain has a name, too, it is the same one for {}. CoreNLP errs as well, so this \
         is no accuracy.\n",
        percent(scores.tied),
        percent(scores.agree)
    )
}

fn json_of(scores: &SpeakerScores) -> Value {
    json!({
        "found": scores.found.all,
        "with_source": scores.found.right,
        "b_cubed": { "p": scores.b_cubed.0, "r": scores.b_cubed.1, "f1": scores.f1() },
        "affiliation": scores.affiliation.value(),
        "role": scores.role.value(),
    })
}
