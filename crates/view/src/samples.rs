//! Readings made by hand, so that tests of the view do not depend on what the engine finds.
//!
//! Words are marked where they stand: `{1s Ann Lee} {1q said} {1c it is {2c over}}.` The number is
//! the claim's, from 1; s is its source, q its cue, c its content; `{o …}` is own voice, `{1u …}` may
//! still be the first claim's speaker's. A line is
//! a block: the first the title, `# …` a heading, `~ …` clutter, all others paragraphs.

use crate::app::{
    App, ArticleIdx, ArticleState, Effect, Event, Layout, OpenArticle, Sharing, update,
};
use crate::keys::Keys;
use sayso_engine::claim::{Claim, Evidence, Form, Modality, Polarity, Reason, Stance, Unmarked};
use sayso_engine::document::{Block, BlockKind, Clutter, Metadata};
use sayso_engine::source::{Identity, Mention, Naming, Source, SourceId, Tie};
use sayso_engine::{Reading, Span};
use std::collections::BTreeMap;

/// Takes the marks out of a text and makes the reading that they describe.
pub(crate) fn reading(marked: &str) -> (String, Reading) {
    let mut text = String::new();
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut claims: BTreeMap<usize, Claim> = BTreeMap::new();
    let mut own_voice = Vec::new();
    let mut unmarked = Vec::new();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '{' => {
                let (mark, tail) = rest.split_once(' ').expect("a mark ends with a space");
                open.push((mark.to_owned(), text.len()));
                rest = tail;
            }
            '}' => {
                let (mark, start) = open.pop().expect("a mark was opened");
                let span = Span::new(start, text.len());
                if mark == "o" {
                    own_voice.push(span);
                    continue;
                }
                let (number, role) = mark.split_at(mark.len() - 1);
                if role == "u" {
                    unmarked.push((span, number.parse::<usize>().expect("a number") - 1));
                    continue;
                }
                let claim = claims.entry(number.parse().expect("a number")).or_insert_with(claim);
                match role {
                    "s" => claim.source.push(span),
                    "q" => claim.cue.push(span),
                    _ => claim.content.push(span),
                }
            }
            c => text.push(c),
        }
    }
    let mut claims: Vec<Claim> = claims.into_values().collect();
    claims.sort_by_key(Claim::extent);
    let mut sources = name(&text, &mut claims);
    // A name is meant wherever it stands.
    for source in sources.iter_mut().filter(|source| source.naming == Naming::Name) {
        let all = text.match_indices(&source.name);
        source.mentions = all
            .map(|(at, name)| Mention {
                span: Span::new(at, at + name.len()),
                tie: Tie::Name,
                because: None,
            })
            .collect();
    }
    let unmarked = unmarked
        .into_iter()
        .map(|(span, claim)| Unmarked { span, claim, reason: Reason::TakesUp })
        .collect();
    let (blocks, metadata) = blocks(&text);
    (text, Reading { metadata, blocks, claims, own_voice, sources, unmarked, ..Reading::default() })
}

fn claim() -> Claim {
    Claim {
        source: Vec::new(),
        cue: Vec::new(),
        content: Vec::new(),
        form: Form::Indirect,
        stance: Stance::Neutral,
        polarity: Polarity::default(),
        modality: Modality::default(),
        evidence: Evidence::CueWithClause,
        confidence: None,
        speaker: None,
    }
}

fn name(text: &str, claims: &mut [Claim]) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    for claim in claims {
        let quotes = claim.content.iter().filter(|s| s.of(text).starts_with('“')).count();
        claim.form = match quotes {
            0 => Form::Indirect,
            n if n == claim.content.len() => Form::Direct,
            _ => Form::Mixed,
        };
        let Some(&span) = claim.source.first() else { continue };
        let name = span.of(text).to_owned();
        let known = sources.iter().position(|source| source.name == name);
        let at = known.unwrap_or_else(|| {
            let naming = match name.as_str() {
                "he" | "she" | "they" => Naming::Pronoun,
                _ if name.starts_with(char::is_uppercase) => Naming::Name,
                _ => Naming::Description,
            };
            let identity = match (naming, name.rsplit_once(' ')) {
                (Naming::Name, Some((given, family))) => {
                    Identity::Person { given: vec![given.to_owned()], family: family.to_owned() }
                }
                (Naming::Name, None) => Identity::Person { given: vec![], family: name.clone() },
                (Naming::Description, _) => Identity::Group(name.clone()),
                (Naming::Pronoun, _) => Identity::Unresolved,
            };
            sources.push(Source { name, naming, identity, ..Source::default() });
            sources.len() - 1
        });
        sources[at].mentions.push(Mention { span, tie: Tie::Name, because: None });
        claim.speaker = Some(SourceId(u32::try_from(at).expect("few sources")));
    }
    sources
}

fn blocks(text: &str) -> (Vec<Block>, Metadata) {
    let mut blocks = Vec::new();
    let mut metadata = Metadata::default();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let heading = line.strip_prefix("# ").map(|words| (BlockKind::Heading, words));
        let clutter =
            line.strip_prefix("~ ").map(|words| (BlockKind::Clutter(Clutter::Share), words));
        let text_of = if blocks.is_empty() { BlockKind::Title } else { BlockKind::Paragraph };
        let (kind, words) = heading.or(clutter).unwrap_or((text_of, line));
        let span = Span::locate(words, text).expect("a line of the text");
        if kind == BlockKind::Title {
            metadata.title = Some(span);
        }
        blocks.push(Block { span, kind });
    }
    (blocks, metadata)
}

/// The page was opened at a fragment.
pub(crate) fn started(fragment: &str, layout: Layout) -> Event {
    Event::Started {
        fragment: fragment.into(),
        keys: Keys::On,
        layout,
        corrections: None,
        sharing: Sharing::Absent,
        address: "https://example.org/sayso/".into(),
        seed: 7,
    }
}

/// The reader with these marked texts open, as files `a0.txt`, `a1.txt`, …, at a fragment.
pub(crate) fn app_at(fragment: &str, layout: Layout, marked: &[&str]) -> (App, Vec<Effect>) {
    let mut app = App::new();
    let mut effects = update(&mut app, started(fragment, layout));
    let files: Vec<String> =
        (0..marked.len()).map(|n| format!("{{\"file\": \"a{n}.txt\"}}")).collect();
    let json = format!("{{\"title\": \"A harbour\", \"articles\": [{}]}}", files.join(","));
    effects.extend(update(&mut app, Event::DossierFetched(Ok(json.into_bytes()))));
    for (index, marked) in marked.iter().enumerate() {
        let (text, reading) = reading(marked);
        let state = ArticleState::Open(Box::new(OpenArticle::new(text, reading)));
        effects.extend(app.shelve_for_test(ArticleIdx(index), state));
    }
    (app, effects)
}

/// The same in a wide window at no place in particular.
pub(crate) fn app(marked: &[&str]) -> App {
    app_at("", Layout::Margin, marked).0
}

/// The reader in a wide window at a fragment, with these texts as the engine reads them, as files
/// `a0.txt`, `a1.txt`, …; an empty one cannot be read.
pub(crate) fn dossier_at(fragment: &str, texts: &[&str]) -> (App, Vec<Effect>) {
    let (mut app, mut effects) = app_at(fragment, Layout::Margin, &[]);
    let files: Vec<String> =
        (0..texts.len()).map(|n| format!("{{\"file\": \"a{n}.txt\"}}")).collect();
    let json = format!("{{\"articles\": [{}]}}", files.join(","));
    effects.extend(update(&mut app, Event::DossierFetched(Ok(json.into_bytes()))));
    for (index, text) in texts.iter().enumerate() {
        let bytes = match text.is_empty() {
            true => Err(crate::app::FetchError::Status(404)),
            false => Ok(text.as_bytes().to_vec()),
        };
        let came = update(&mut app, Event::ArticleFetched(ArticleIdx(index), bytes));
        effects.extend(carry_on(&mut app, came));
    }
    (app, effects)
}

/// Does what was put off, and what that puts off, and adds what is to be done then.
pub(crate) fn carry_on(app: &mut App, mut effects: Vec<Effect>) -> Vec<Effect> {
    let mut at = 0;
    while let Some(effect) = effects.get(at) {
        if let Effect::Later(work) = *effect {
            effects.extend(update(app, Event::Due(work)));
        }
        at += 1;
    }
    effects
}

/// Two articles with nested, named, unnamed and quoted claims.
pub(crate) const HARBOUR: [&str; 2] = [
    "The harbour is closed\n\
     {o Fog lay over the town.} {1s Ann Lee} {1q said} {1c “We wait.”}\n\
     {2s Officials}, {2q according to} {2s the Post}, {2c think {3s Ann Lee} {3q hopes} {3c it opens soon}}.\n\
     ~ 12 shares\n\
     ~ Share this\n\
     # The night\n\
     {4s a fisherman} {4q denied} {4c that he “had gone out”}.",
    "Harbour open again\n\
     {1s Bo Ek} {1q said} {1c it was over}. {2s Ann Lee} {2q agreed} {2c that it was}.",
];
