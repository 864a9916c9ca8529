//! Countries and capitals that act: "Oslo rejected the plan" is the government, "in Oslo" a place.

use super::Resolver;
use crate::claim::sketch::Class;
use crate::source::knowledge::{Act, act};
use crate::source::names::NameKind;
use crate::source::{Identity, Tie};
use std::ops::Range;

impl Resolver<'_, '_> {
    /// Ties a country or capital that does what only governments do to its government.
    pub(super) fn act(&mut self, name: usize) {
        let found = &self.names[name];
        let tie = match found.kind {
            NameKind::Country(_) => Tie::Country,
            NameKind::Capital(_) => Tie::Capital,
            _ => return,
        };
        let Some(entry) = self.cast.of_name[name] else { return };
        let government = matches!(self.cast.entries[entry].identity, Identity::Government(_));
        if government && self.acts(found.tokens.clone()) {
            self.cast.entries[entry].mention(self.scene.span(found.core.clone()), tie, None);
        }
    }

    /// Whether a name is the subject of what only governments do.
    fn acts(&self, name: Range<usize>) -> bool {
        let scene = self.scene;
        // "talks with Oslo failed", but "after Oslo refused"
        let before = name.start.checked_sub(1).filter(|&at| at >= scene.around(name.start).start);
        let led = before.is_some_and(|at| match scene.class(at) {
            Class::Possessive => true,
            Class::Preposition => {
                !matches!(scene.word(at), "as" | "after" | "before" | "since" | "until")
            }
            _ => false,
        });
        if led {
            return false;
        }
        let (mut helped, mut is) = (false, false);
        let skip = |at: &usize| {
            matches!(scene.class(*at), Class::Auxiliary | Class::Adverb | Class::Negation)
        };
        let mut at = name.end;
        while at < name.end + MOST && skip(&at) {
            helped |= scene.class(at) == Class::Auxiliary;
            is |= matches!(scene.word(at), "is" | "are" | "was" | "were" | "be" | "been");
            at += 1;
        }
        if matches!(scene.word(at), "remain" | "remains" | "remained") {
            return act(scene.word(at + 1)) == Some(Act::State);
        }
        match act(scene.word(at)) {
            Some(Act::State | Act::Going) => is,
            Some(Act::Past) => !is,
            Some(Act::Base) => helped && !is,
            // "Oslo demands that …", but not "Oslo demands were met".
            Some(Act::Present) => {
                let next = scene.class(at + 1);
                let opens = matches!(
                    next,
                    Class::Determiner
                        | Class::Conjunction
                        | Class::Subject
                        | Class::Name
                        | Class::Number
                        | Class::Quote
                );
                !helped && (opens || scene.word(at + 1) == "to")
            }
            None => false,
        }
    }
}

/// So many auxiliaries and adverbs may stand between a subject and its verb.
const MOST: usize = 5;
