//! Who speaks in the whole dossier: the engine's voices, as the reader corrected them.

use super::{Article, ArticleIdx, ArticleState, Correction, Corrections};
use sayso_engine::Reading;
use sayso_engine::order::Order;
use sayso_engine::source::{Affiliation, Bond, Naming, Role, Source, SourceId, link};
use std::collections::BTreeMap;

/// The place of a [`Speaker`] in [`Speakers`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerIdx(usize);

impl SpeakerIdx {
    /// The place as an index.
    pub(crate) fn index(self) -> usize {
        self.0
    }
}

/// Someone who speaks in the dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The name, which no other speaker has.
    pub name: String,
    /// How they are named.
    pub naming: Naming,
    /// Who that is, in an article's words.
    pub office: Option<String>,
    /// For whom they speak.
    pub affiliation: String,
    /// In which part.
    pub role: Role,
    /// How many claims they make.
    pub n_claims: usize,
    /// The colour of their claims: their affiliation's.
    pub hue: Hue,
    /// The sources of single articles that they are, in order.
    pub parts: Vec<Part>,
}

/// A source of one article that is a speaker of the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The article.
    pub article: ArticleIdx,
    /// The source in the article's reading.
    pub source: SourceId,
    /// Why it is this speaker.
    pub reason: Reason,
}

/// Why a source is taken for a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The engine found it so.
    Found(Bond),
    /// The reader said so.
    Reader,
}

/// A colour for claims: one of six for the affiliations that come first, and a neutral one for
/// all others. Colour never stands alone: the note has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Hue {
    /// One of the six, from 1.
    Own(u8),
    /// The neutral one.
    #[default]
    Neutral,
}

/// How many affiliations have a colour of their own.
const N_HUES: u8 = 6;

/// All who speak, by first appearance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speakers {
    all: Vec<Speaker>,
    by_name: BTreeMap<String, usize>,
    /// For every article, for every source of its reading, who speaks.
    of: Vec<Vec<Vec<SpeakerIdx>>>,
    hues: Vec<(String, Hue)>,
    /// Corrections that name somebody who is not there.
    idle: Vec<Correction>,
}

impl Speakers {
    /// Gathers the speakers of all articles that are read.
    pub(super) fn gather(articles: &[Article], corrections: &Corrections) -> Speakers {
        let empty = Reading::default();
        let readings: Vec<&Reading> = articles
            .iter()
            .map(|article| match &article.state {
                ArticleState::Open(open) => &open.reading,
                _ => &empty,
            })
            .collect();
        let linked = link(&readings);
        let mut speakers = Speakers::default();
        let mut places = vec![None; linked.voices.len()];
        for (index, reading) in readings.iter().enumerate() {
            for source in reading.claims.iter().filter_map(|claim| claim.speaker) {
                for &id in linked.of(index, source) {
                    let Some(voice) = linked.get(id) else { continue };
                    if places[id.index()].is_none() {
                        let parts = voice.aliases.iter().map(|alias| Part {
                            article: ArticleIdx(alias.article),
                            source: alias.source,
                            reason: Reason::Found(alias.bond),
                        });
                        places[id.index()] = Some(speakers.all.len());
                        speakers.all.push(Speaker {
                            name: voice.name.clone(),
                            naming: voice.naming,
                            office: voice.office.clone(),
                            affiliation: voice.affiliation.to_string(),
                            role: voice.role,
                            n_claims: 0,
                            hue: Hue::Neutral,
                            parts: parts.collect(),
                        });
                    }
                }
            }
        }
        speakers.tell_apart();
        for correction in corrections.made() {
            if !speakers.correct(articles, correction) {
                speakers.idle.push(correction.clone());
            }
        }
        speakers.index(&readings);
        speakers.count(articles, &readings, corrections);
        speakers.colour();
        speakers
    }

    /// Gives a number to those whose name another has already.
    fn tell_apart(&mut self) {
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for speaker in &mut self.all {
            let n = taken.entry(fold(&speaker.name)).or_default();
            *n += 1;
            if *n > 1 {
                speaker.name = format!("{} ({n})", speaker.name);
            }
        }
        self.name();
    }

    fn name(&mut self) {
        let places = self.all.iter().enumerate();
        self.by_name = places.map(|(at, s)| (fold(&s.name), at)).collect();
    }

    /// A name that nobody has: the wanted one, or with a number.
    fn free_name(&self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        let mut n = 2;
        while self.by_name.contains_key(&fold(&name)) {
            name = format!("{wanted} ({n})");
            n += 1;
        }
        name
    }

    /// Applies a correction; false if it names somebody who is not there.
    fn correct(&mut self, articles: &[Article], correction: &Correction) -> bool {
        let find = |speakers: &Speakers, name: &str| speakers.find(name).map(|at| at.0);
        match correction {
            Correction::Merge { speaker, into } => {
                let (Some(from), Some(to)) = (find(self, speaker), find(self, into)) else {
                    return false;
                };
                if from == to {
                    return false;
                }
                let parts = std::mem::take(&mut self.all[from].parts);
                let moved = parts.into_iter().map(|part| Part { reason: Reason::Reader, ..part });
                self.all[to].parts.extend(moved);
                self.all[to].parts.order_by_key(|part| (part.article, part.source));
                self.all.remove(from);
            }
            Correction::Split { speaker, article, name } => {
                let Some(at) = find(self, speaker) else { return false };
                let here = |part: &Part| {
                    let this = articles.get(part.article.0).is_some_and(|a| a.slug == *article);
                    let called = |name: &String| {
                        source(articles, part).is_some_and(|source| source.name == *name)
                    };
                    this && name.as_ref().is_none_or(called)
                };
                let (gone, kept): (Vec<Part>, Vec<Part>) =
                    self.all[at].parts.iter().partition(|part| here(part));
                if gone.is_empty() || kept.is_empty() {
                    return false;
                }
                let parts = gone.into_iter().map(|part| Part { reason: Reason::Reader, ..part });
                let mut apart = Speaker { parts: parts.collect(), ..self.all[at].clone() };
                // What the article itself says of them.
                if let Some(own) = apart.parts.first().and_then(|part| source(articles, part)) {
                    apart.name.clone_from(&own.name);
                    apart.naming = own.naming;
                    apart.office = own.offices.first().map(|office| office.words.clone());
                    apart.affiliation = own.affiliation.to_string();
                    apart.role = own.role;
                }
                apart.name = self.free_name(&apart.name);
                self.all[at].parts = kept;
                self.all.insert(at + 1, apart);
            }
            Correction::Rename { speaker, to } => {
                let Some(at) = find(self, speaker) else { return false };
                let same = fold(speaker) == fold(to);
                self.all[at].name = if same { to.clone() } else { self.free_name(to) };
            }
            Correction::Affiliate { speaker, affiliation } => {
                let Some(at) = find(self, speaker) else { return false };
                self.all[at].affiliation.clone_from(affiliation);
            }
            Correction::Dismiss { .. } => {}
        }
        self.name();
        true
    }

    fn index(&mut self, readings: &[&Reading]) {
        self.of = readings.iter().map(|reading| vec![Vec::new(); reading.sources.len()]).collect();
        for (at, speaker) in self.all.iter().enumerate() {
            for part in &speaker.parts {
                self.of[part.article.0][part.source.index()].push(SpeakerIdx(at));
            }
        }
        for (index, reading) in readings.iter().enumerate() {
            for (at, source) in reading.sources.iter().enumerate() {
                let article = ArticleIdx(index);
                let members = source.members.iter();
                let mut all: Vec<SpeakerIdx> =
                    members.flat_map(|&member| self.of(article, member).to_vec()).collect();
                all.dedup();
                if !all.is_empty() {
                    self.of[index][at] = all;
                }
            }
        }
    }

    fn count(&mut self, articles: &[Article], readings: &[&Reading], corrections: &Corrections) {
        for (index, reading) in readings.iter().enumerate() {
            for claim in &reading.claims {
                if corrections.dismisses(&articles[index].slug, claim.anchor()) {
                    continue;
                }
                let Some(source) = claim.speaker else { continue };
                for SpeakerIdx(at) in self.of(ArticleIdx(index), source).to_vec() {
                    self.all[at].n_claims += 1;
                }
            }
        }
    }

    fn colour(&mut self) {
        let unknown = Affiliation::Unknown.to_string();
        let mut free = (1..=N_HUES).map(Hue::Own);
        for speaker in &mut self.all {
            if speaker.affiliation == unknown {
                continue;
            }
            let known = self.hues.iter().find(|(name, _)| *name == speaker.affiliation);
            speaker.hue = known.map_or_else(|| free.next().unwrap_or_default(), |(_, hue)| *hue);
            if known.is_none() && speaker.hue != Hue::Neutral {
                self.hues.push((speaker.affiliation.clone(), speaker.hue));
            }
        }
    }

    /// A speaker.
    pub fn get(&self, index: SpeakerIdx) -> Option<&Speaker> {
        self.all.get(index.0)
    }

    /// All speakers with their places.
    pub fn iter(&self) -> impl Iterator<Item = (SpeakerIdx, &Speaker)> {
        self.all.iter().enumerate().map(|(at, speaker)| (SpeakerIdx(at), speaker))
    }

    /// Those who speak where a source of an article does.
    pub fn of(&self, article: ArticleIdx, source: SourceId) -> &[SpeakerIdx] {
        let article = self.of.get(article.0).map_or(&[][..], Vec::as_slice);
        article.get(source.index()).map_or(&[], Vec::as_slice)
    }

    /// The speaker with a name, however it is capitalised.
    pub fn find(&self, name: &str) -> Option<SpeakerIdx> {
        self.by_name.get(&fold(name)).copied().map(SpeakerIdx)
    }

    /// The colour of an affiliation.
    pub fn hue_of(&self, affiliation: &str) -> Hue {
        self.hues.iter().find(|(name, _)| name == affiliation).map_or(Hue::Neutral, |(_, hue)| *hue)
    }

    /// Corrections that could not be applied: they name somebody who is not there.
    pub fn idle(&self) -> &[Correction] {
        &self.idle
    }
}

/// The source of an article that a part is.
pub(super) fn source<'a>(articles: &'a [Article], part: &Part) -> Option<&'a Source> {
    let ArticleState::Open(open) = &articles.get(part.article.0)?.state else { return None };
    open.reading.sources.get(part.source.index())
}

fn fold(name: &str) -> String {
    name.to_lowercase()
}
