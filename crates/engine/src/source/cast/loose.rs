//! Full names of which nothing is told.

use super::Cast;
use crate::claim::sketch::Class;
use crate::source::Tie;
use crate::source::names::{Name, NameKind, is_direction};
use crate::source::scene::Scene;
use crate::source::spelling::plain;
use std::collections::BTreeMap;

impl Cast {
    /// Full names of which nothing is told explain the short ones, where one of both speaks: "Odd
    /// Vik … Vik said".
    pub(in crate::source) fn recall_loose(
        &mut self,
        scene: &Scene<'_>,
        names: &[Name],
        speaks: impl Fn(&Name) -> bool,
    ) {
        let last = |name: &Name| plain(scene.letters(name.core.end - 1));
        // By the last word: the full names, each once, and whether one who bears it speaks.
        let mut known: BTreeMap<String, (Vec<String>, bool)> = BTreeMap::new();
        let loose: Vec<usize> = (0..names.len())
            .filter(|&at| {
                let name = &names[at];
                self.of_name[at].is_none()
                    && matches!(name.kind, NameKind::Open | NameKind::Person)
                    && !scene.in_headline(name.core.start)
            })
            .collect();
        for name in loose.iter().map(|&at| &names[at]) {
            let (full, speaker) = known.entry(last(name)).or_default();
            *speaker |= speaks(name);
            let text = plain(&scene.tidy(name.core.clone()));
            if is_full(scene, name) && full.len() < 2 && !full.contains(&text) {
                full.push(text);
            }
        }
        let mut waiting = Vec::new();
        for at in loose {
            let name = &names[at];
            let Some((full, true)) = known.get(&last(name)) else { continue };
            match full.as_slice() {
                [_] if is_full(scene, name) => self.of_name[at] = Some(self.open(scene, name)),
                [full] if name.core.len() == 1 => waiting.push((at, full)),
                _ => {}
            }
        }
        for (at, full) in waiting {
            let entry = self.others.get(full).copied();
            if let Some(entry) = entry {
                let span = scene.span(names[at].core.clone());
                self.entries[entry].mention(span, Tie::ShortName, None);
                self.of_name[at] = Some(entry);
            }
        }
    }
}

/// Whether a name may be a person's given and family name: "South Texas" is none.
pub(super) fn is_full(scene: &Scene<'_>, name: &Name) -> bool {
    let core = name.core.clone();
    (2..=4).contains(&core.len())
        && !is_direction(scene.word(core.start))
        && core.clone().all(|at| scene.class(at) != Class::Preposition)
}
