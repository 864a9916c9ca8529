//! Who speaks in the whole dossier: for now, everyone with the same name is the same.

use super::{Article, ArticleState};
use sayso_engine::source::Naming;
use std::collections::BTreeMap;

/// The place of a [`Speaker`] in [`Speakers`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerIdx(usize);

/// Someone who speaks in the dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The name as it is first written.
    pub name: String,
    /// How they are named.
    pub naming: Naming,
    /// How many claims they make.
    pub n_claims: usize,
    /// The colour of their claims.
    pub hue: Hue,
}

/// A colour for claims: one of six for those who speak most, and a neutral one for all others.
/// Colour never stands alone: the note has the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Hue {
    /// One of the six, from 1.
    Own(u8),
    /// The neutral one.
    #[default]
    Neutral,
}

/// How many speakers have a colour of their own.
const N_HUES: u8 = 6;

/// All who speak, by first appearance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speakers {
    all: Vec<Speaker>,
    by_name: BTreeMap<String, SpeakerIdx>,
}

impl Speakers {
    /// Gathers the speakers of all articles that are read.
    pub(super) fn gather(articles: &[Article]) -> Speakers {
        let mut speakers = Speakers::default();
        for article in articles {
            let ArticleState::Open(open) = &article.state else { continue };
            for claim in &open.reading.claims {
                let source = claim.speaker.and_then(|id| open.reading.sources.get(id.index()));
                let Some(source) = source else { continue };
                let at = *speakers.by_name.entry(fold(&source.name)).or_insert_with(|| {
                    speakers.all.push(Speaker {
                        name: source.name.clone(),
                        naming: source.naming,
                        n_claims: 0,
                        hue: Hue::Neutral,
                    });
                    SpeakerIdx(speakers.all.len() - 1)
                });
                speakers.all[at.0].n_claims += 1;
            }
        }
        speakers.colour();
        speakers
    }

    fn colour(&mut self) {
        // A pronoun is a different person in every article, and one claim is no pattern to see.
        let mut frequent: Vec<usize> = (0..self.all.len())
            .filter(|&i| self.all[i].naming != Naming::Pronoun && self.all[i].n_claims > 1)
            .collect();
        frequent.sort_by_key(|&i| std::cmp::Reverse(self.all[i].n_claims));
        for (hue, i) in (1..=N_HUES).zip(frequent) {
            self.all[i].hue = Hue::Own(hue);
        }
    }

    /// A speaker.
    pub fn get(&self, index: SpeakerIdx) -> Option<&Speaker> {
        self.all.get(index.0)
    }

    /// The speaker with a name, however it is capitalised.
    pub fn find(&self, name: &str) -> Option<SpeakerIdx> {
        self.by_name.get(&fold(name)).copied()
    }
}

fn fold(name: &str) -> String {
    name.to_lowercase()
}
