//! What speaks for two statements of different articles telling of one matter: traits of the pair, whose
//! weights were learned from invented dossiers (`data/links.txt`).

use super::{Index, KEPT, Link, LinkKind, Shared};
use crate::compare::Place;
use crate::compare::weights::{Weights, doubt, traits};
use crate::order::Order;
use crate::time::Grain;
use std::cmp::Reverse;
use std::sync::LazyLock;

traits! {
    /// Something that can be seen of a pair of statements.
    Likeness:
    Cover0 "cover-0",
    Cover1 "cover-1",
    Cover2 "cover-2",
    Cover3 "cover-3",
    Cover4 "cover-4",
    Cover5 "cover-5",
    Whole0 "whole-0",
    Whole1 "whole-1",
    Whole2 "whole-2",
    Whole3 "whole-3",
    Weight0 "weight-0",
    Weight1 "weight-1",
    Weight2 "weight-2",
    Weight3 "weight-3",
    Weight4 "weight-4",
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
    Short "short",
    Long "long",
    Together "together",
}

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
const LEAST: i32 = -900;

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
        let cover = [L::Cover0, L::Cover1, L::Cover2, L::Cover3, L::Cover4, L::Cover5];
        let whole = [L::Whole0, L::Whole1, L::Whole2, L::Whole3];
        let weight = [L::Weight0, L::Weight1, L::Weight2, L::Weight3, L::Weight4];
        let plain = [L::Plain0, L::Plain1, L::Plain2, L::Plain3, L::Plain4];
        let rarest = [L::Rarest2, L::Rarest4, L::Rarest8, L::RarestMore];
        let weigh = |at: usize| {
            let terms = self.entries[at].statement.terms.iter();
            terms.map(|term| self.weight(term)).sum::<u32>()
        };
        let (light, heavy) = {
            let (p, q) = (weigh(like.a), weigh(like.b));
            (p.min(q), p.max(q))
        };
        let names = shared.words.len() - shared.plain;
        let mut traits = vec![
            step(shared.cover, &[10, 18, 25, 35, 50], &cover),
            step(100 * shared.weight / heavy.max(1), &[8, 15, 25], &whole),
            step(shared.weight, &[8, 13, 19, 27], &weight),
            step(shared.plain as u32, &[1, 2, 3, 4], &plain),
            step(shared.least as u32, &[3, 5, 9], &rarest),
        ];
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
        when(light < 24, L::Short);
        when(light > 60, L::Long);
        when(shared.plain >= 2 && shared.cover >= 18 && firsts == 2, L::Together);
        traits
    }
}
