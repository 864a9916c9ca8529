//! Names outside the article's own text, as in its teaser: who is known from the article is meant.

use super::names::{Name, NameKind};
use super::scene::Scene;
use super::spelling::plain;
use super::{Identity, Mention, Source, Tie};
use crate::claim::sketch::Class;
use crate::order::Order;
use std::collections::BTreeMap;

/// Ties full names, and family names that one bears, to the sources of the article.
pub(super) fn tie(scene: &Scene<'_>, names: &[Name], sources: &mut [Source]) {
    // By name, in plain letters.
    let mut bearers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, source) in sources.iter().enumerate() {
        let family = match &source.identity {
            Identity::Person { family, .. } => plain(family),
            Identity::Body { .. } => plain(&source.name),
            _ => continue,
        };
        for name in [plain(&source.name), family] {
            let known = bearers.entry(name).or_default();
            if !known.contains(&at) && known.len() < 2 {
                known.push(at);
            }
        }
    }
    // A word that begins a sentence may be a name that is found only by who is known.
    let first = |&at: &usize| {
        scene.begins(at) && scene.class(at) == Class::Name && !scene.is_capital(at + 1)
    };
    let firsts = (0..scene.len()).filter(first).map(|at| (at..at + 1, None));
    let places = names.iter().map(|name| (name.core.clone(), Some(name.kind))).chain(firsts);
    for (core, kind) in places {
        let text = match kind {
            Some(NameKind::Country(_) | NameKind::Capital(_)) => continue,
            Some(NameKind::Known(body)) => plain(body.name()),
            _ => plain(&scene.tidy(core.clone())),
        };
        let Some(&[at]) = bearers.get(&text).map(Vec::as_slice) else { continue };
        let Some(span) = scene.span(core) else { continue };
        let tie = if plain(&sources[at].name) == text { Tie::Name } else { Tie::ShortName };
        sources[at].mentions.push(Mention { span, tie, because: None });
    }
    for source in sources {
        source.mentions.order();
        source.mentions.dedup_by_key(|mention| mention.span);
    }
}
