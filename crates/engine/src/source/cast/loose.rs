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
        let text = |at: usize| plain(&scene.tidy(names[at].core.clone()));
        let loose = (0..names.len()).filter(|&at| {
            self.of_name[at].is_none()
                && matches!(names[at].kind, NameKind::Open | NameKind::Person)
                && !scene.in_headline(names[at].core.start)
        });
        let mut by_last: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for at in loose {
            by_last.entry(plain(scene.letters(names[at].core.end - 1))).or_default().push(at);
        }
        for bearers in by_last.values() {
            let Some(&first) = bearers.iter().find(|&&at| is_full(scene, &names[at])) else {
                continue;
            };
            let full = text(first);
            let one = bearers.iter().all(|&at| !is_full(scene, &names[at]) || text(at) == full);
            if !one || !bearers.iter().any(|&at| speaks(&names[at])) {
                continue;
            }
            let entry = self.open(scene, &names[first]);
            for &at in bearers {
                let tie = match names[at].core.len() {
                    1 => Tie::ShortName,
                    _ if is_full(scene, &names[at]) => Tie::Name,
                    _ => continue,
                };
                let span = scene.span(names[at].core.clone());
                self.entries[entry].mention(span, tie, None);
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
