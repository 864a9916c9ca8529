//! What speaks for two statements of different articles telling of one matter: traits of the pair, whose
//! weights were learned from invented dossiers (`data/links.txt`).

use super::{Index, KEPT, Link, LinkKind, Shared};
use crate::compare::Place;
use crate::compare::weights::{Scale, Weights, doubt, reached, traits};
use crate::order::Order;
use crate::time::Grain;
use std::cmp::Reverse;
use std::sync::LazyLock;

traits! {
    /// Something that can be seen of a pair of statements.
    Likeness:
    Shared32 "shared-32",
    Shared42 "shared-42",
    Shared49 "shared-49",
    Shared72 "shared-72",
    Shared88 "shared-88",
    Shared112 "shared-112",
    Shared145 "shared-145",
    OfLighter7 "of-lighter-7",
    OfLighter12 "of-lighter-12",
    OfLighter16 "of-lighter-16",
    OfLighter21 "of-lighter-21",
    OfLighter27 "of-lighter-27",
    OfLighter34 "of-lighter-34",
    OfLighter47 "of-lighter-47",
    OfHeavier4 "of-heavier-4",
    OfHeavier7 "of-heavier-7",
    OfHeavier9 "of-heavier-9",
    OfHeavier12 "of-heavier-12",
    OfHeavier15 "of-heavier-15",
    OfHeavier19 "of-heavier-19",
    OfHeavier25 "of-heavier-25",
    Lighter170 "lighter-170",
    Lighter232 "lighter-232",
    Lighter293 "lighter-293",
    Lighter348 "lighter-348",
    Lighter406 "lighter-406",
    Lighter484 "lighter-484",
    Lighter582 "lighter-582",
    Heavier366 "heavier-366",
    Heavier453 "heavier-453",
    Heavier527 "heavier-527",
    Heavier603 "heavier-603",
    Heavier690 "heavier-690",
    Heavier765 "heavier-765",
    Heavier906 "heavier-906",
    Common24 "common-24",
    Common29 "common-29",
    Common35 "common-35",
    Common41 "common-41",
    Common48 "common-48",
    Common60 "common-60",
    Common75 "common-75",
    Plain0 "plain-0",
    Plain1 "plain-1",
    Plain2 "plain-2",
    Plain3 "plain-3",
    Plain4 "plain-4",
    Names1 "names-1",
    Names2 "names-2",
    Rarest2 "rarest-2",
    Rarest4 "rarest-4",
    Rarest8 "rarest-8",
    RarestMore "rarest-more",
    BothRare "both-rare",
    SpeakerSame "speaker-same",
    SpeakerApart "speaker-apart",
    SpeakerOne "speaker-one",
    DaySame "day-same",
    DayApart "day-apart",
    EventSame "event-same",
    EventApart "event-apart",
    BestBoth "best-both",
    BestOne "best-one",
    Together "together",
}

/// What the words that both have tell, in eighths of a bit.
const SHARED: Scale<Likeness> = &[
    (32, Likeness::Shared32),
    (42, Likeness::Shared42),
    (49, Likeness::Shared49),
    (72, Likeness::Shared72),
    (88, Likeness::Shared88),
    (112, Likeness::Shared112),
    (145, Likeness::Shared145),
];
/// The share of that in what the words of the one that tells less tell, in percent.
const OF_LIGHTER: Scale<Likeness> = &[
    (7, Likeness::OfLighter7),
    (12, Likeness::OfLighter12),
    (16, Likeness::OfLighter16),
    (21, Likeness::OfLighter21),
    (27, Likeness::OfLighter27),
    (34, Likeness::OfLighter34),
    (47, Likeness::OfLighter47),
];
/// The same of the one that tells more.
const OF_HEAVIER: Scale<Likeness> = &[
    (4, Likeness::OfHeavier4),
    (7, Likeness::OfHeavier7),
    (9, Likeness::OfHeavier9),
    (12, Likeness::OfHeavier12),
    (15, Likeness::OfHeavier15),
    (19, Likeness::OfHeavier19),
    (25, Likeness::OfHeavier25),
];
/// What the words that news is full of and both have tell.
const COMMON: Scale<Likeness> = &[
    (24, Likeness::Common24),
    (29, Likeness::Common29),
    (35, Likeness::Common35),
    (41, Likeness::Common41),
    (48, Likeness::Common48),
    (60, Likeness::Common60),
    (75, Likeness::Common75),
];
/// What the words of the one that tells less tell, in eighths of a bit.
const LIGHTER: Scale<Likeness> = &[
    (170, Likeness::Lighter170),
    (232, Likeness::Lighter232),
    (293, Likeness::Lighter293),
    (348, Likeness::Lighter348),
    (406, Likeness::Lighter406),
    (484, Likeness::Lighter484),
    (582, Likeness::Lighter582),
];
/// The same of the one that tells more.
const HEAVIER: Scale<Likeness> = &[
    (366, Likeness::Heavier366),
    (453, Likeness::Heavier453),
    (527, Likeness::Heavier527),
    (603, Likeness::Heavier603),
    (690, Likeness::Heavier690),
    (765, Likeness::Heavier765),
    (906, Likeness::Heavier906),
];

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let data = include_str!("../../../data/links.txt");
    Weights::read(data, 0, Likeness::ALL.iter().map(|one| one.name()))
});

/// Two statements of different articles, and what can be seen of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resemblance {
    /// The one that comes first.
    pub a: Place,
    /// The other.
    pub b: Place,
    /// What can be seen of the pair.
    pub traits: Vec<Likeness>,
}

/// The least odds at which two statements are linked.
const LEAST: i32 = -1100;

/// A pair of statements that share a telling word.
struct Like {
    a: usize,
    b: usize,
    shared: Shared,
    traits: Vec<Likeness>,
}

impl Index<'_, '_> {
    pub(super) fn resemblances(&self) -> Vec<Resemblance> {
        let place = |at: usize| self.entries[at].place;
        let of =
            |like: Like| Resemblance { a: place(like.a), b: place(like.b), traits: like.traits };
        self.likes(&self.met()).into_iter().map(of).collect()
    }

    /// Links statements of which all that can be seen together says that they tell of one matter.
    pub(super) fn by_likeness(&self, met: &[Vec<usize>], links: &mut Vec<Link>) {
        let articles = self.entries.last().map_or(0, |entry| entry.place.article + 1);
        let least = LEAST + doubt(articles);
        let mut found: Vec<(i32, Like)> = self
            .likes(met)
            .into_iter()
            .map(|like| (WEIGHTS.odds(like.traits.iter().map(|one| *one as usize)), like))
            .filter(|(odds, _)| *odds >= least)
            .collect();
        found.order_by_key(|(odds, like)| (Reverse(*odds), like.a, like.b));
        let mut kept = vec![0; self.entries.len()];
        for (_, like) in found {
            if kept[like.a].max(kept[like.b]) < KEPT {
                kept[like.a] += 1;
                kept[like.b] += 1;
                let because = format!("both speak of {}", self.quote(like.a, &like.shared));
                self.push(links, LinkKind::SameMatter, like.a, like.b, because);
            }
        }
    }

    fn likes(&self, met: &[Vec<usize>]) -> Vec<Like> {
        let apart = |a: usize, b: usize| {
            let (x, y) = (&self.entries[a], &self.entries[b]);
            x.place.article != y.place.article && x.running && y.running && !x.teaser && !y.teaser
        };
        let mut likes: Vec<Like> = met
            .iter()
            .enumerate()
            .flat_map(|(a, met)| met.iter().map(move |&b| (a, b)))
            .filter(|&(a, b)| apart(a, b))
            .map(|(a, b)| Like { a, b, shared: self.shared(a, b), traits: Vec::new() })
            .collect();
        // For each statement and each other article, the most that one there shares with it.
        let mut best: Vec<((usize, usize), u32)> = Vec::new();
        let article = |at: usize| self.entries[at].place.article;
        for like in &likes {
            best.push(((like.a, article(like.b)), like.shared.weight));
            best.push(((like.b, article(like.a)), like.shared.weight));
        }
        best.order_by_key(|entry| (entry.0, Reverse(entry.1)));
        best.dedup_by_key(|entry| entry.0);
        for like in &mut likes {
            let to = [(like.a, article(like.b)), (like.b, article(like.a))];
            let firsts = to.iter().filter(|key| {
                let found = best.binary_search_by_key(*key, |entry| entry.0);
                found.is_ok_and(|at| best[at].1 == like.shared.weight)
            });
            like.traits = self.traits(like, firsts.count());
        }
        likes
    }

    fn traits(&self, like: &Like, firsts: usize) -> Vec<Likeness> {
        use Likeness as L;
        let (x, y) = (&self.entries[like.a], &self.entries[like.b]);
        let shared = &like.shared;
        let step = |value: u32, steps: &[u32], names: &[L]| {
            names[steps.iter().take_while(|&&step| value >= step).count()]
        };
        let plain = [L::Plain0, L::Plain1, L::Plain2, L::Plain3, L::Plain4];
        let rarest = [L::Rarest2, L::Rarest4, L::Rarest8, L::RarestMore];
        let weigh = |at: usize| {
            let terms = self.entries[at].statement.terms.iter();
            terms.map(|term| self.telling(term)).sum::<u32>()
        };
        let (light, heavy) = {
            let (p, q) = (weigh(like.a), weigh(like.b));
            (p.min(q), p.max(q))
        };
        let names = shared.words.len() - shared.plain;
        let mut traits = vec![
            step(shared.plain as u32, &[1, 2, 3, 4], &plain),
            step(shared.least as u32, &[3, 5, 9], &rarest),
        ];
        let percent = |of: u32| 100 * shared.telling / of.max(1);
        let scales = [
            (shared.telling, SHARED),
            (percent(light), OF_LIGHTER),
            (percent(heavy), OF_HEAVIER),
            (self.common(like.a, like.b), COMMON),
            (light, LIGHTER),
            (heavy, HEAVIER),
        ];
        for (value, scale) in scales {
            traits.extend(reached(value, scale));
        }
        let mut when = |seen: bool, one: L| {
            if seen {
                traits.push(one);
            }
        };
        when(names == 1, L::Names1);
        when(names > 1, L::Names2);
        when(shared.words.len() > 1 && shared.most <= super::RARE, L::BothRare);
        let same = x.speakers.iter().any(|s| y.speakers.iter().any(|o| o.0 == s.0));
        let (p, q) = (x.speakers.is_empty(), y.speakers.is_empty());
        when(same, L::SpeakerSame);
        when(!same && !p && !q, L::SpeakerApart);
        when(p != q, L::SpeakerOne);
        let days = |times: &[crate::time::TimeMention]| -> Vec<_> {
            let fine = times.iter().filter(|t| matches!(t.grain, Grain::Day | Grain::Night));
            fine.filter_map(|t| t.days).collect()
        };
        let (here, there) = (days(x.times), days(y.times));
        let day = here.iter().any(|d| there.iter().any(|e| d.overlaps(*e)));
        when(day, L::DaySame);
        when(!day && !here.is_empty() && !there.is_empty(), L::DayApart);
        let events = (&x.statement.events, &y.statement.events);
        let event = events.0.iter().any(|(kind, _)| events.1.iter().any(|(k, _)| k == kind));
        when(event, L::EventSame);
        when(!event && !events.0.is_empty() && !events.1.is_empty(), L::EventApart);
        when(firsts == 2, L::BestBoth);
        when(firsts == 1, L::BestOne);
        when(shared.plain >= 2 && shared.cover >= 18 && firsts == 2, L::Together);
        traits
    }
}
