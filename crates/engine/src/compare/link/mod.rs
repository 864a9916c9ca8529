//! Sentences that belong together, inside an article and over several, each with the reason.

mod denial;
pub(super) mod likeness;
mod thread;

use super::outline::{Statement, Term};
use super::weights::eighths;
use super::{Article, Pair, Place, Status};
use crate::document::BlockKind;
use crate::figure::Reach;
use crate::order::Order;
use crate::source::{Naming, Sources, VoiceId};
use crate::span::{Span, cover_all};
use crate::time::{Bound, Grain, Interval, TimeMention};
use jiff::civil::Date;
use std::collections::BTreeMap;

pub use likeness::Resemblance;
pub(super) use thread::{only_here, threads};

/// Two sentences that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// How they belong together.
    pub kind: LinkKind,
    /// The one that comes first.
    pub a: Place,
    /// The other.
    pub b: Place,
    /// Why, with the words that decide.
    pub because: String,
}

/// How two sentences belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// One repeats the other, in one article: they count once.
    Duplicate,
    /// Both tell of one event: day and words agree.
    SameEvent,
    /// One tells of a part of what the other tells of: its day lies in the other's stretch of time.
    PartOf,
    /// It may be one event: a weekday fits a date, and words agree.
    MayBeSame,
    /// A charge, and its denial; perhaps in another article.
    Denial,
    /// One speaker on one matter, in different words.
    SameSpeaker,
    /// They share rare words: the same matter, which need not be the same event.
    SameMatter,
}

impl LinkKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [LinkKind; 7] = [
        LinkKind::Duplicate,
        LinkKind::SameEvent,
        LinkKind::PartOf,
        LinkKind::MayBeSame,
        LinkKind::Denial,
        LinkKind::SameSpeaker,
        LinkKind::SameMatter,
    ];

    /// The kind's name in data.
    pub fn name(self) -> &'static str {
        match self {
            LinkKind::Duplicate => "duplicate",
            LinkKind::SameEvent => "same event",
            LinkKind::PartOf => "part of",
            LinkKind::MayBeSame => "may be the same event",
            LinkKind::Denial => "charge and denial",
            LinkKind::SameSpeaker => "same speaker",
            LinkKind::SameMatter => "same matter",
        }
    }
}

/// A statement with its surroundings.
struct Entry<'a> {
    place: Place,
    text: &'a str,
    statement: &'a Statement,
    times: &'a [TimeMention],
    /// Whether it is a sentence of running text, not a heading.
    running: bool,
    teaser: bool,
    /// Who speaks in it by name, and the words that name them here.
    speakers: Vec<(VoiceId, Span)>,
}

/// A word in more statements than this ties nothing together.
const COMMON: usize = 24;
/// How many links of shared words a statement keeps.
const KEPT: usize = 3;
/// No more of a speaker's next statements are set beside one.
const OF_A_SPEAKER: usize = 16;
/// No more statements of a day are set side by side.
const OF_A_DAY: usize = 32;

/// All links of a dossier, by kind and place.
pub(super) fn links(articles: &[Article<'_>], sources: &Sources, pairs: &[Pair]) -> Vec<Link> {
    let entries = entries(articles, sources);
    let index = Index::of(&entries, sources);
    let mut links = Vec::new();
    let met = index.met();
    index.by_words(&met, &mut links);
    index.by_likeness(&met, &mut links);
    index.by_speaker(&mut links);
    index.by_day(&mut links);
    index.by_weekday(&mut links);
    pointed(articles, &mut links);
    counted(articles, pairs, &mut links);
    let denied = denial::denials(articles, &index, &mut links);
    denial::denied_elsewhere(&denied, &mut links);
    links.order_by_key(|link| (link.a, link.b, link.kind));
    links.dedup_by_key(|link| (link.a, link.b));
    links.order_by_key(|link| (link.kind, link.a, link.b));
    links
}

/// What can be seen of the pairs of statements that share a telling word.
pub(super) fn resemblances(articles: &[Article<'_>], sources: &Sources) -> Vec<Resemblance> {
    let entries = entries(articles, sources);
    Index::of(&entries, sources).resemblances()
}

fn entries<'a>(articles: &[Article<'a>], sources: &Sources) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        let reading = article.reading;
        let speakers = speakers(at, article, sources);
        for (number, statement) in reading.outline.statements.iter().enumerate() {
            let first = reading.times.partition_point(|t| t.sentence < number);
            let end = reading.times.partition_point(|t| t.sentence <= number);
            let kind = reading.blocks.get(statement.block).map(|b| b.kind);
            entries.push(Entry {
                place: Place { article: at, span: statement.span },
                text: article.text,
                statement,
                times: &reading.times[first..end],
                teaser: false,
                running: !matches!(kind, Some(BlockKind::Title | BlockKind::Heading)),
                speakers: speakers.get(number).cloned().unwrap_or_default(),
            });
        }
        for statement in &reading.outline.teaser {
            entries.push(Entry {
                place: Place { article: at, span: statement.span },
                text: article.text,
                statement,
                times: &[],
                running: true,
                teaser: true,
                speakers: Vec::new(),
            });
        }
    }
    entries
}

/// Who speaks by name in each sentence of an article.
fn speakers(at: usize, article: &Article<'_>, sources: &Sources) -> Vec<Vec<(VoiceId, Span)>> {
    let reading = article.reading;
    let mut speakers = vec![Vec::new(); reading.sentences.len()];
    for claim in &reading.claims {
        let Some(mention) = cover_all(claim.source.iter().copied()) else { continue };
        let voices = claim.speaker.map_or(&[][..], |id| sources.of(at, id));
        let named = |id: &&VoiceId| sources.get(**id).is_some_and(|v| v.naming == Naming::Name);
        for &voice in voices.iter().filter(named) {
            for content in &claim.content {
                let at = reading.sentences.partition_point(|s| s.span.end() <= content.start());
                if let Some(list) = speakers.get_mut(at) {
                    list.push((voice, mention));
                }
            }
        }
    }
    speakers
}

struct Index<'e, 'a> {
    entries: &'e [Entry<'a>],
    sources: &'e Sources,
    by_term: BTreeMap<u32, Vec<usize>>,
    /// How many statements have a word that news is full of, by its key, in order.
    having: Vec<(u32, usize)>,
}

/// Words that two statements share, and how much that tells.
struct Shared {
    weight: u32,
    /// The same in eighths of a bit.
    telling: u32,
    words: Vec<Span>,
    /// The share of the lighter statement's weight that is shared, in percent.
    cover: u32,
    /// How many of them are no names.
    plain: usize,
    /// How many statements have the most common of them, and the rarest.
    most: usize,
    least: usize,
}

impl<'e, 'a> Index<'e, 'a> {
    fn of(entries: &'e [Entry<'a>], sources: &'e Sources) -> Index<'e, 'a> {
        let mut by_term: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, entry) in entries.iter().enumerate() {
            for term in &entry.statement.terms {
                by_term.entry(term.key).or_default().push(at);
            }
        }
        let mut common: Vec<u32> =
            entries.iter().flat_map(|entry| &entry.statement.common).copied().collect();
        common.order();
        let having = common.chunk_by(|a, b| a == b).map(|same| (same[0], same.len()));
        let having = having.collect();
        Index { entries, sources, by_term, having }
    }

    /// What a word tells: more the fewer statements have it.
    fn weight(&self, term: &Term) -> u32 {
        let having = self.by_term.get(&term.key).map_or(1, Vec::len).max(1);
        1 + (self.entries.len() / having).max(1).ilog2()
    }

    /// The same in eighths of a bit.
    fn telling(&self, term: &Term) -> u32 {
        eighths(self.entries.len(), self.by_term.get(&term.key).map_or(1, Vec::len))
    }

    /// What the words tell that news is full of and both statements have, in eighths of a bit.
    fn common(&self, a: usize, b: usize) -> u32 {
        let [x, y] = [a, b].map(|at| &self.entries[at].statement.common);
        let shared = x.iter().filter(|key| y.binary_search(key).is_ok());
        let having = |key: &u32| self.having.binary_search_by_key(key, |entry| entry.0);
        let of = |key| having(key).map_or(1, |at| self.having[at].1);
        shared.map(|key| eighths(self.entries.len(), of(key))).sum()
    }

    fn shared(&self, a: usize, b: usize) -> Shared {
        let (x, y) = (&self.entries[a].statement.terms, &self.entries[b].statement.terms);
        let mut shared = Shared {
            weight: 0,
            telling: 0,
            words: Vec::new(),
            cover: 0,
            plain: 0,
            most: 0,
            least: usize::MAX,
        };
        // Both lists are in the order of their keys.
        let mut at = 0;
        for term in x {
            while at < y.len() && y[at].key < term.key {
                at += 1;
            }
            if at < y.len() && y[at].key == term.key {
                shared.weight += self.weight(term);
                shared.telling += self.telling(term);
                shared.words.push(term.span);
                shared.plain += usize::from(!term.name);
                let having = self.by_term.get(&term.key).map_or(0, Vec::len);
                shared.most = shared.most.max(having);
                shared.least = shared.least.min(having);
            }
        }
        let total = |terms: &[Term]| terms.iter().map(|t| self.weight(t)).sum::<u32>();
        let lighter = total(x).min(total(y)).max(1);
        shared.cover = 100 * shared.weight / lighter;
        shared.words.order();
        shared
    }

    fn quote(&self, of: usize, shared: &Shared) -> String {
        let text = self.entries[of].text;
        let words: Vec<String> =
            shared.words.iter().take(5).map(|span| format!("“{}”", span.of(text))).collect();
        words.join(", ")
    }

    fn push(&self, links: &mut Vec<Link>, kind: LinkKind, a: usize, b: usize, because: String) {
        let (a, b) = (self.entries[a].place, self.entries[b].place);
        links.push(Link { kind, a: a.min(b), b: a.max(b), because });
    }

    /// Statements that repeat each other, those of one speaker, and those of one article that share many words.
    fn by_words(&self, met: &[Vec<usize>], links: &mut Vec<Link>) {
        for (a, met) in met.iter().enumerate() {
            let mut kept = 0;
            for &b in met {
                if kept == KEPT {
                    break;
                }
                kept += usize::from(self.link(a, b, links));
            }
        }
    }

    /// For each statement, those behind it that share a word with it which is not common, the most telling
    /// first.
    fn met(&self) -> Vec<Vec<usize>> {
        (0..self.entries.len()).map(|a| self.met_by(a)).collect()
    }

    fn met_by(&self, a: usize) -> Vec<usize> {
        let mut met: BTreeMap<usize, u32> = BTreeMap::new();
        for term in &self.entries[a].statement.terms {
            let having = self.by_term.get(&term.key).map_or(&[][..], Vec::as_slice);
            if having.len() > COMMON {
                continue;
            }
            for &b in having.iter().filter(|b| **b > a) {
                *met.entry(b).or_default() += self.weight(term);
            }
        }
        let mut best: Vec<(u32, usize)> = met.into_iter().map(|(b, w)| (w, b)).collect();
        best.order_by_key(|&(weight, b)| (std::cmp::Reverse(weight), b));
        best.into_iter().take(4 * KEPT).map(|(_, b)| b).collect()
    }

    /// Links two statements by their words, if they tell enough without being weighed.
    fn link(&self, a: usize, b: usize, links: &mut Vec<Link>) -> bool {
        let (x, y) = (&self.entries[a], &self.entries[b]);
        if !x.running || !y.running {
            return false;
        }
        let shared = self.shared(a, b);
        let inside = x.place.article == y.place.article;
        if inside && self.repeats(a, b, &shared) {
            let because = format!("the same words: {}", self.quote(a, &shared));
            self.push(links, LinkKind::Duplicate, a, b, because);
            return true;
        }
        if inside && x.statement.block == y.statement.block {
            return false;
        }
        if let Some((speaker, words)) = self.one_speaker(a, b) {
            let because = format!("“{speaker}” speaks in both, of {words}");
            self.push(links, LinkKind::SameSpeaker, a, b, because);
            return true;
        }
        // Statements of two articles are weighed (`by_likeness`).
        if inside && shared.plain >= 3 && shared.cover >= 30 && shared.weight >= LEAST {
            let because = format!("both speak of {}", self.quote(a, &shared));
            self.push(links, LinkKind::SameMatter, a, b, because);
            return true;
        }
        false
    }

    /// Whether one statement says again what the other says. A teaser may shorten; a sentence of the
    /// article must be nearly the same and of the same time.
    fn repeats(&self, a: usize, b: usize, shared: &Shared) -> bool {
        let (x, y) = (&self.entries[a], &self.entries[b]);
        let heavier = |e: &Entry<'_>| e.statement.terms.iter().map(|t| self.weight(t)).sum::<u32>();
        let whole = 100 * shared.weight / heavier(x).max(heavier(y)).max(1);
        if shared.words.len() < 4 {
            return false;
        }
        if x.teaser != y.teaser {
            return shared.cover >= 45 && whole >= 30;
        }
        let days = |e: &Entry<'_>| e.times.iter().filter_map(|t| t.days).collect::<Vec<_>>();
        shared.cover >= 70 && whole >= 60 && days(x) == days(y)
    }

    /// The named speaker of both, and the words they share beside the name.
    fn one_speaker(&self, a: usize, b: usize) -> Option<(&str, String)> {
        let (x, y) = (&self.entries[a], &self.entries[b]);
        let (name, here) = x.speakers.iter().find(|s| y.speakers.iter().any(|o| o.0 == s.0))?;
        let mut shared = self.shared(a, b);
        shared.words.retain(|word| !here.overlaps(*word));
        let plain = |word: &Span| word.of(x.text).starts_with(char::is_lowercase);
        let enough =
            shared.words.len() >= 2 && shared.words.iter().any(plain) && shared.cover >= 18;
        let name = self.sources.get(*name).map_or("", |voice| voice.name.as_str());
        enough.then(|| (name, self.quote(a, &shared)))
    }

    /// What one named speaker says of one matter in several articles.
    fn by_speaker(&self, links: &mut Vec<Link>) {
        let running = self.entries.iter().enumerate().filter(|(_, entry)| entry.running);
        let mut spoken: Vec<(VoiceId, usize)> =
            running.flat_map(|(at, entry)| entry.speakers.iter().map(move |s| (s.0, at))).collect();
        spoken.order();
        spoken.dedup();
        for (n, &(voice, a)) in spoken.iter().enumerate() {
            let article = self.entries[a].place.article;
            let others = spoken[n + 1..].iter().take(OF_A_SPEAKER);
            let others = others.take_while(|other| other.0 == voice);
            for &(_, b) in others.filter(|other| self.entries[other.1].place.article != article) {
                if self.shared(a, b).least <= COMMON
                    && let Some((speaker, words)) = self.one_speaker(a, b)
                {
                    let because = format!("“{speaker}” speaks in both, of {words}");
                    self.push(links, LinkKind::SameSpeaker, a, b, because);
                }
            }
        }
    }

    fn day_of(&self, at: usize) -> impl Iterator<Item = &'a TimeMention> + use<'a> {
        let fine =
            |t: &&TimeMention| matches!(t.grain, Grain::Day | Grain::Night) && t.bound == Bound::At;
        self.entries[at].times.iter().filter(fine)
    }

    /// Statements of one day, and of a day within a week that another speaks of.
    fn by_day(&self, links: &mut Vec<Link>) {
        let mut of_day: BTreeMap<Date, Vec<(usize, &TimeMention)>> = BTreeMap::new();
        for at in 0..self.entries.len() {
            for time in self.day_of(at) {
                let Some(days) = time.days.filter(|days| days.days() <= 2) else { continue };
                of_day.entry(days.first).or_default().push((at, time));
            }
        }
        for statements in of_day.values() {
            for (n, (a, x)) in statements.iter().enumerate().take(OF_A_DAY) {
                for (b, y) in statements[n + 1..].iter().take(OF_A_DAY) {
                    let whole = x.grain == y.grain && x.days == y.days;
                    let apart = self.entries[*a].place.article != self.entries[*b].place.article;
                    if whole
                        && apart
                        && let Some(because) = self.same_event(*a, *b)
                    {
                        let days = x.days.map_or(String::new(), |d| d.to_string());
                        self.push(
                            links,
                            LinkKind::SameEvent,
                            *a,
                            *b,
                            format!("both on {days}; {because}"),
                        );
                    }
                }
            }
        }
        for b in 0..self.entries.len() {
            let wide = |t: &&TimeMention| {
                matches!(t.grain, Grain::Week | Grain::Days) && t.bound == Bound::At
            };
            for time in self.entries[b].times.iter().filter(wide) {
                let Some(days) = time.days.filter(|days| (3..=10).contains(&days.days())) else {
                    continue;
                };
                let inside = of_day.range(days.first..=days.last).flat_map(|(_, list)| list);
                for (a, part) in inside.take(OF_A_DAY).filter(|(a, _)| *a != b) {
                    let within = part.days.is_some_and(|d| days.contains(d));
                    if within && let Some(because) = self.same_event(*a, b) {
                        let words = |e: usize, t: &TimeMention| {
                            format!("“{}”", t.span.of(self.entries[e].text))
                        };
                        let instance = self.entries[*a].statement.instance;
                        let instance = instance.map_or(String::new(), |span| {
                            format!("; “{}” marks an instance", span.of(self.entries[*a].text))
                        });
                        let because = format!(
                            "{} lies in {} ({days}); {because}{instance}",
                            words(*a, part),
                            words(b, time),
                        );
                        self.push(links, LinkKind::PartOf, *a, b, because);
                    }
                }
            }
        }
    }

    /// Why two statements of one time may tell of one event: the same kind of event, or several
    /// telling words.
    fn same_event(&self, a: usize, b: usize) -> Option<String> {
        let shared = self.shared(a, b);
        let (x, y) = (self.entries[a].statement, self.entries[b].statement);
        let kind = x.events.iter().find_map(|(kind, span)| {
            let other = y.events.iter().find(|(k, _)| k == kind)?;
            Some((*span, other.1))
        });
        let words = self.quote(a, &shared);
        match kind {
            Some((p, q)) if !shared.words.is_empty() => Some(format!(
                "“{}” and “{}” are of one kind; both speak of {words}",
                p.of(self.entries[a].text),
                q.of(self.entries[b].text)
            )),
            _ => (shared.words.len() >= 3).then(|| format!("both speak of {words}")),
        }
    }

    /// A date in one article, and its weekday with the same words in an article without a date.
    fn by_weekday(&self, links: &mut Vec<Link>) {
        let mut undated: Vec<(usize, &TimeMention)> = Vec::new();
        for at in 0..self.entries.len() {
            undated.extend(
                self.day_of(at)
                    .filter(|t| t.days.is_none() && t.weekday.is_some())
                    .map(|t| (at, t)),
            );
        }
        let dated: Vec<(usize, &TimeMention, Interval)> = (0..self.entries.len())
            .flat_map(|at| self.day_of(at).filter_map(move |t| Some((at, t, t.days?))))
            .filter(|(_, t, days)| days.days() == 1 && t.weekday.is_none())
            .collect();
        // Only where both are few: an undated article's weekdays could be anybody's.
        for (a, x) in undated.iter().take(OF_A_DAY) {
            for (b, y, days) in dated.iter().take(4 * OF_A_DAY) {
                let fits = x.weekday == Some(days.first.weekday());
                if !fits || self.entries[*a].place.article == self.entries[*b].place.article {
                    continue;
                }
                let around = self.with_next(*a);
                let mut words: Vec<&str> = around
                    .iter()
                    .flat_map(|&e| {
                        let text = self.entries[e].text;
                        self.shared(e, *b).words.into_iter().map(move |span| span.of(text))
                    })
                    .collect();
                words.order();
                words.dedup();
                let kinds = |e: &usize| self.entries[*e].statement.events.clone();
                let kind = around.iter().flat_map(kinds).find(|(k, _)| {
                    self.entries[*b].statement.events.iter().any(|(other, _)| other == k)
                });
                let Some((kind, _)) = kind.filter(|_| words.len() >= 2) else { continue };
                let because = format!(
                    "“{}” would fit “{}”, which is such a day; both tell of {kind} and speak of “{}”",
                    x.span.of(self.entries[*a].text),
                    y.span.of(self.entries[*b].text),
                    words.join("”, “"),
                );
                self.push(links, LinkKind::MayBeSame, *a, *b, because);
            }
        }
    }

    /// A statement and the next of its paragraph.
    fn with_next(&self, at: usize) -> Vec<usize> {
        let next = self.entries.get(at + 1).filter(|next| {
            next.place.article == self.entries[at].place.article
                && next.statement.block == self.entries[at].statement.block
        });
        if next.is_some() { vec![at, at + 1] } else { vec![at] }
    }

    /// The statement at a place of an article.
    fn at(&self, article: usize, span: Span) -> Option<usize> {
        let at = self
            .entries
            .partition_point(|e| (e.place.article, e.place.span.end()) <= (article, span.start()));
        (self.entries.get(at)?.place.article == article).then_some(at)
    }
}

/// The least weight of shared words that makes a link.
const LEAST: u32 = 14;
/// A rare word is in no more statements.
const RARE: usize = 5;

/// Sentences of two articles that give the same number of the same thing, or contradict each other.
fn counted(articles: &[Article<'_>], pairs: &[Pair], links: &mut Vec<Link>) {
    for pair in pairs.iter().filter(|pair| pair.a.article != pair.b.article) {
        let decided = matches!(pair.status, Status::Same | Status::Differs);
        let place = |of: super::FigureRef| {
            let figure = of.get(articles).filter(|_| decided && !of.in_teaser())?;
            let sentence = articles[of.article].reading.sentences.get(figure.sentence)?;
            Some(Place { article: of.article, span: sentence.span })
        };
        if let (Some(a), Some(b)) = (place(pair.a), place(pair.b)) {
            let because = pair.because.clone();
            links.push(Link { kind: LinkKind::SameMatter, a: a.min(b), b: a.max(b), because });
        }
    }
}

/// "That attack": a sentence whose figures take up the time of one before.
fn pointed(articles: &[Article<'_>], links: &mut Vec<Link>) {
    for (at, article) in articles.iter().enumerate() {
        let reading = article.reading;
        for figure in &reading.figures {
            let Some((time, Reach::Pointed)) = figure.time else { continue };
            let (Some(time), Some(here)) =
                (reading.times.get(time), reading.sentences.get(figure.sentence))
            else {
                continue;
            };
            let Some(there) = reading.sentences.get(time.sentence) else { continue };
            let event = figure.event.map_or("", |span| span.of(article.text));
            links.push(Link {
                kind: LinkKind::SameEvent,
                a: Place { article: at, span: there.span },
                b: Place { article: at, span: here.span },
                because: format!(
                    "“{}” takes up what was told of “{}”",
                    if event.is_empty() { "of those" } else { event },
                    time.span.of(article.text)
                ),
            });
        }
    }
}
