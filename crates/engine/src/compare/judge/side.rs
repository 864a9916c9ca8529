//! A figure with all that decides what it can be compared with.

use super::repeat::weight;
use super::rival::contest_of;
use crate::claim::HedgeKind;
use crate::compare::outline::{Statement, word_key};
use crate::compare::weights::{doubt, eighths};
use crate::compare::{Article, FigureList, FigureRef};
use crate::document::BlockKind;
use crate::figure::{Figure, event_kind, is_whole, noun, number};
use crate::order::Order;
use crate::source::{SourceId, Sources, VoiceId};
use crate::span::Span;
use crate::time::{Bound, Dating, Grain, Interval, days_between};
use jiff::civil::Date;

/// A figure with all that decides what it can be compared with.
#[derive(Debug)]
pub(in crate::compare) struct Side<'a> {
    pub(in crate::compare) entry: FigureRef,
    pub(in crate::compare) figure: &'a Figure,
    pub(in crate::compare) text: &'a str,
    /// The counted nouns in lower case, and their stems in order.
    pub(in crate::compare) heads: Vec<String>,
    pub(in crate::compare) stems: Vec<String>,
    /// What is counted, as far as the noun tells.
    counted: Counted,
    /// The stem of the verb that says what happened to what is counted.
    pub(super) verb: Option<String>,
    /// What stands before the counted nouns, in lower case.
    pub(in crate::compare) qualifiers: Vec<String>,
    pub(in crate::compare) time: Option<When>,
    pub(in crate::compare) dating: Option<Dating>,
    pub(in crate::compare) events: Vec<(&'static str, String)>,
    /// Whether the events are named in its own sentence.
    pub(in crate::compare) own_events: bool,
    pub(in crate::compare) names: Vec<(u32, String)>,
    /// The keys of all names of its article, in order.
    pub(in crate::compare) all_names: &'a [u32],
    pub(in crate::compare) subject: Option<String>,
    /// Whether its subject is who gives it: "Norvik said it had 40 ships", "Ann Lee believes 40 came".
    pub(super) subject_gives: bool,
    /// A word that makes it a possibility, a need or an aim: "could".
    pub(in crate::compare) guess: Option<String>,
    /// A word that makes it a change and not a level: "rose 5 percent", "by 300".
    pub(in crate::compare) change: Option<String>,
    /// Its sentence, and the one before in the paragraph.
    pub(in crate::compare) told: Vec<&'a Statement>,
    /// Whether it is the whole of which a part is counted: the 105 of "58 of the 105 seats".
    pub(in crate::compare) is_whole: bool,
    /// The words before it in its sentence, the nearest first.
    pub(in crate::compare) lead: Vec<String>,
    /// The figure right before it in its sentence, with nothing but "and" or a comma between.
    pub(in crate::compare) beside: Option<&'a Figure>,
    /// Words right behind it that narrow what is counted: "of those under 30".
    pub(in crate::compare) narrowed: Option<String>,
    /// Who gives it, by the article's own list; `None` for the article itself and for nobody named.
    pub(in crate::compare) giver: Option<SourceId>,
    /// The figure that says what it counts, in its own article's list: itself, or the one that it leans
    /// on over any others.
    pub(super) root: usize,
    /// The word that sets the figures of its sentence against another's: "disputed".
    pub(super) contest: Option<&'a str>,
    /// The same as a voice of the dossier.
    pub(super) voice: Option<VoiceId>,
    /// The telling words of its sentence and the one before that few sentences of the dossier have,
    /// each only once, in the order of their keys.
    pub(super) rare: Vec<(u32, Span)>,
    /// All telling words of its sentence and the one before, each only once, in the order of their keys.
    pub(super) context: Vec<ContextTerm>,
    /// The keys of all words of its sentence that are no function words, in order, with what each tells; then
    /// those of the sentence before that are not among them, too.
    pub(super) own: Vec<(u32, u32)>,
    pub(super) around: Vec<(u32, u32)>,
    /// The same of the words next to its number.
    pub(super) next_to: Vec<(u32, u32)>,
    /// The word of its sentence that sets it against what others say: "admits", "stands by", "fewer".
    pub(super) contrast: Option<&'a str>,
    /// The other amounts of its sentence, in thousandths, in order; none that is met by chance.
    pub(super) company: Vec<i64>,
}

/// A telling word near a figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct ContextTerm {
    pub(super) key: u32,
    pub(super) span: Span,
    pub(super) name: bool,
    /// Whether it stands in the figure's own sentence.
    pub(super) own: bool,
    /// Whether it says what is counted or measured.
    pub(super) counted: bool,
    /// More the fewer sentences of the dossier have it.
    pub(super) weight: u32,
}

/// What a figure's sides are judged against: the dossier as a whole.
#[derive(Debug)]
pub(in crate::compare) struct Dossier<'a> {
    sources: &'a Sources,
    /// The keys of telling words that many of its sentences have, in order.
    frequent: Vec<u32>,
    /// How many sentences have a word, telling or common, by its key, in order.
    having: Vec<(u32, u32)>,
    /// How many sentences there are.
    sentences: usize,
    /// The keys of the telling words of each article, in order.
    vocabularies: Vec<Vec<u32>>,
}

impl<'a> Dossier<'a> {
    pub(in crate::compare) fn of(articles: &[Article<'_>], sources: &'a Sources) -> Dossier<'a> {
        /// A word is rare that only one of so many sentences has.
        const ONE_IN: usize = 12;
        /// One in fewer sentences is rare however few there are, and one in more is not.
        const FEW: usize = 6;
        const MANY: usize = 24;
        let outlines = articles.iter().map(|article| &article.reading.outline.statements);
        let all: usize = outlines.clone().map(Vec::len).sum();
        let mut keys: Vec<u32> =
            outlines.clone().flatten().flat_map(|s| s.terms.iter().map(|term| term.key)).collect();
        keys.order();
        let many = (all / ONE_IN).clamp(FEW, MANY);
        let frequent = keys.chunk_by(|a, b| a == b).filter(|same| same.len() > many);
        let frequent = frequent.map(|same| same[0]).collect();
        keys.extend(outlines.clone().flatten().flat_map(|s| &s.common));
        keys.order();
        let having = keys.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32));
        let vocabularies = articles.iter().map(|article| {
            let statements = article.reading.outline.statements.iter();
            let mut words: Vec<u32> =
                statements.flat_map(|s| s.terms.iter().map(|term| term.key)).collect();
            words.order();
            words.dedup();
            words
        });
        let vocabularies = vocabularies.collect();
        Dossier { sources, frequent, having: having.collect(), sentences: all, vocabularies }
    }

    /// How many of the telling words of one of two articles stand in the other, too, in percent of those of
    /// the article that has fewer. Of two on one story, a quarter; of two on other stories, a tenth.
    pub(super) fn kinship(&self, a: usize, b: usize) -> usize {
        let (Some(x), Some(y)) = (self.vocabularies.get(a), self.vocabularies.get(b)) else {
            return 0;
        };
        let shared = x.iter().filter(|word| y.binary_search(word).is_ok()).count();
        100 * shared / x.len().min(y.len()).max(1)
    }

    /// By how much the odds of any pair are less for the number of its articles.
    pub(super) fn doubt(&self) -> i32 {
        doubt(self.vocabularies.len())
    }

    /// What a word tells: more the fewer sentences have it.
    fn weight(&self, key: u32) -> u32 {
        let found = self.having.binary_search_by_key(&key, |entry| entry.0);
        let having = found.map_or(1, |at| self.having[at].1.max(1)) as usize;
        1 + (self.sentences / having).max(1).ilog2()
    }

    /// The same in eighths of a bit.
    fn telling(&self, key: u32) -> u32 {
        let found = self.having.binary_search_by_key(&key, |entry| entry.0);
        eighths(self.sentences, found.map_or(1, |at| self.having[at].1 as usize))
    }

    fn is_rare(&self, key: u32) -> bool {
        self.frequent.binary_search(&key).is_err()
    }
}

/// The time of a figure, as far as words tell.
#[derive(Debug, Clone, Copy)]
pub(in crate::compare) struct When {
    pub(super) days: Interval,
    pub(super) grain: Grain,
    pub(super) bound: Bound,
    pub(super) span: Span,
    /// Whether it is when something was said: "the ministry said Monday".
    pub(super) of_saying: bool,
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    People,
    Things,
}

/// A figure told of a time so many days before its article's is of an older event.
const OLD: i64 = 60;

impl<'a> Side<'a> {
    pub(in crate::compare) fn of(
        entry: FigureRef,
        article: &Article<'a>,
        figure: &'a Figure,
        dossier: &Dossier<'_>,
    ) -> Side<'a> {
        let (text, reading) = (article.text, article.reading);
        let lower = |span: Span| span.of(text).to_lowercase();
        let heads: Vec<String> = figure.heads.iter().copied().map(lower).collect();
        let people = heads.iter().any(|head| noun::is_person(head));
        let mut stems: Vec<String> =
            heads.iter().map(|head| noun::concept(noun::stem(head))).collect();
        stems.order();
        stems.dedup();
        let what = figure.what.map(lower).unwrap_or_default();
        let words = what.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1);
        let qualifiers = words
            .filter(|w| !heads.iter().any(|h| h == w) && !noun::is_function_word(w))
            .map(str::to_owned)
            .collect();
        let figures = entry.list.of(reading);
        let times = if entry.in_teaser() { &reading.teaser.times } else { &reading.times };
        let time = figure.time.filter(|(_, reach)| reach.is_said());
        let time = time.and_then(|(at, _)| times.get(at)).and_then(|mention| {
            let days = mention.days?;
            let lead = Span::new(0, mention.span.start()).of(text).split_whitespace();
            let said = lead.rev().find(|word| *word != "on").is_some_and(|w| SAID.contains(&w));
            let (grain, bound, span) = (mention.grain, mention.bound, mention.span);
            Some(When { days, grain, bound, span, of_saying: said })
        });
        let statements = &reading.outline.statements;
        // A teaser's sentence has no statement of its own; the title stands for it.
        let own = if entry.in_teaser() { None } else { statements.get(figure.sentence) };
        let before = figure.sentence.checked_sub(1).filter(|_| !entry.in_teaser());
        let before = before
            .and_then(|at| statements.get(at))
            .filter(|s| own.is_some_and(|own| own.block == s.block));
        let before_told = before;
        let title = statements
            .iter()
            .take(3)
            .find(|s| reading.blocks.get(s.block).is_some_and(|b| b.kind == BlockKind::Title));
        let told = |s: &Statement| -> Vec<(&'static str, String)> {
            s.events.iter().map(|(kind, span)| (*kind, lower(*span))).collect()
        };
        let near = figure.event.and_then(|span| Some((event_kind(&lower(span))?, lower(span))));
        let own_events: Vec<_> = match (near, own) {
            (Some(near), own) => {
                let others = own.map(told).unwrap_or_default();
                std::iter::once(near).chain(others).collect()
            }
            (None, own) => own.map(told).unwrap_or_default(),
        };
        let has_own = !own_events.is_empty();
        let events = [before, title]
            .into_iter()
            .flatten()
            .map(told)
            .fold(own_events, |found, more| if found.is_empty() { more } else { found });
        let names = [own, before, title]
            .into_iter()
            .flatten()
            .flat_map(|s| &s.terms)
            .filter(|term| term.name)
            .map(|term| (term.key, term.span.of(text).to_owned()))
            .collect();
        let sentences =
            if entry.in_teaser() { &reading.teaser.sentences } else { &reading.sentences };
        let sentence = sentences.get(figure.sentence).map_or(figure.span, |s| s.span);
        let before = Span::new(sentence.start(), figure.span.start()).of(text);
        let before: Vec<&str> = before.split_whitespace().rev().take(OPEN_REACH).collect();
        let behind = Span::new(figure.span.end(), sentence.end()).of(text);
        let first = reading.hedges.partition_point(|h| h.span.start() < sentence.start());
        let hedges = reading.hedges[first..].iter();
        let mut modal = hedges
            .take_while(|h| h.span.start() < figure.number.start())
            .filter(|h| h.kind == HedgeKind::Modal);
        let open = before.iter().find(|word| OPEN.contains(&word.to_lowercase().as_str()));
        let guess = modal.next().map(|h| h.span.of(text)).or(open.copied()).map(str::to_owned);
        let giver = figure.claim.and_then(|at| reading.claims.get(at)?.speaker);
        let voices = giver.map_or(&[][..], |id| dossier.sources.of(entry.article, id));
        // "ASTORIA, Oct 9 - Eleven riders": the place in front is no subject.
        let subject = figure.subject.filter(|subject| {
            let gap = Span::new(subject.end(), figure.span.start().max(subject.end())).of(text);
            ![" - ", " – ", " — "].iter().any(|dash| gap.contains(dash))
        });
        let source = figure.claim.and_then(|at| reading.claims.get(at)).map(|c| &c.source[..]);
        let subject_gives = subject.is_some_and(|subject| {
            source.unwrap_or_default().iter().any(|span| span.overlaps(subject))
        });
        let told: Vec<&Statement> = own.into_iter().chain(before_told).collect();
        let mut rare: Vec<(u32, Span)> = told
            .iter()
            .flat_map(|statement| &statement.terms)
            .filter(|term| dossier.is_rare(term.key) && !is_number(term.span.of(text)))
            .map(|term| (term.key, term.span))
            .collect();
        rare.order();
        rare.dedup_by_key(|word| word.0);
        let counted: Vec<Span> = std::iter::once(figure.span)
            .chain(figure.measure.map(|(_, span)| span))
            .chain(figure.action)
            .chain(figure.heads.iter().copied())
            .collect();
        let mut context: Vec<ContextTerm> = told
            .iter()
            .enumerate()
            .flat_map(|(back, statement)| statement.terms.iter().map(move |term| (back, term)))
            .filter(|(_, term)| !is_number(term.span.of(text)))
            .map(|(back, term)| ContextTerm {
                key: term.key,
                span: term.span,
                name: term.name,
                own: back == 0,
                counted: counted.iter().any(|span| span.overlaps(term.span)),
                weight: dossier.weight(term.key),
            })
            .collect();
        context.order_by_key(|term| (term.key, !term.own));
        context.dedup_by_key(|term| term.key);
        let weighed = |mut keys: Vec<u32>| -> Vec<(u32, u32)> {
            keys.order();
            keys.dedup();
            keys.into_iter().map(|key| (key, dossier.telling(key))).collect()
        };
        let words = |s: &&Statement| -> Vec<u32> {
            s.terms.iter().map(|term| term.key).chain(s.common.iter().copied()).collect()
        };
        let around = weighed(told.iter().flat_map(words).collect());
        let words_own =
            weighed(told.iter().take(usize::from(own.is_some())).flat_map(words).collect());
        let next_to = weighed(next_to(text, sentence, figure.number));
        let mates = if entry.in_teaser() { figures } else { &reading.figures[..] };
        let first = mates.partition_point(|mate| mate.sentence < figure.sentence);
        let mates = mates[first..].iter().take_while(|mate| mate.sentence == figure.sentence);
        let mates = mates.filter(|mate| mate.number != figure.number && weight(mate).is_some());
        let mut company: Vec<i64> = mates.map(|mate| mate.value.low.thousandths()).collect();
        company.order();
        Side {
            entry,
            figure,
            text,
            heads,
            stems,
            counted: if people { Counted::People } else { Counted::Things },
            verb: figure.action.map(|span| noun::stem(&lower(span))),
            qualifiers,
            time,
            dating: reading.dating,
            events,
            own_events: has_own,
            names,
            all_names: &reading.outline.names,
            subject: subject.map(|span| span.of(text).to_owned()),
            subject_gives,
            guess,
            change: change(&before).or_else(|| compared(behind)),
            lead: lead(text, sentence, figure.span),
            beside: beside(text, figures, entry.figure),
            narrowed: narrowed(behind).filter(|_| figure.whole.is_none()),
            told,
            rare,
            context,
            own: words_own,
            around,
            next_to,
            contrast: contrast(sentence.of(text)),
            company,
            voice: voices.first().copied().filter(|_| voices.len() == 1),
            is_whole: is_whole(figures, entry.figure),
            giver,
            root: root(figures, entry.figure),
            contest: contest_of(sentence.of(text)),
        }
    }

    /// A name that its sentence, or the one before, shares with the other's.
    pub(super) fn shared_name(&self, other: &Side<'_>) -> Option<&'a str> {
        let terms = self.told.iter().flat_map(|statement| &statement.terms);
        // A name at the head of a sentence does not look like one.
        let has = |key: u32, name: bool| {
            let mut terms = other.told.iter().flat_map(|statement| &statement.terms);
            terms.any(|term| term.key == key && (name || term.name))
        };
        let mut shared = terms.filter(|term| has(term.key, term.name));
        shared.next().map(|term| term.span.of(self.text))
    }

    /// Whether its sentence names somebody or some place that the other's article knows, and does not name
    /// near its figure.
    pub(super) fn names_apart(&self, other: &Side<'_>) -> bool {
        let own = self.context.iter().filter(|term| term.own && term.name);
        let mut missing = own.filter(|term| {
            other.all_names.binary_search(&term.key).is_ok()
                && other.context.binary_search_by_key(&term.key, |term| term.key).is_err()
        });
        missing.next().is_some()
    }

    /// The keys of words that tie its sentence to few others.
    pub(in crate::compare) fn rare_words(&self) -> impl Iterator<Item = u32> {
        let rare = |key: u32| self.rare.binary_search_by_key(&key, |word| word.0).is_ok();
        let own = self.context.iter().filter(|term| term.own);
        own.map(|term| term.key).filter(move |&key| rare(key))
    }

    /// A day to sort by: its own, or its article's.
    pub(in crate::compare) fn day(&self) -> Option<Date> {
        let dated = self.dating.map(|dating| dating.days.first);
        self.time.map(|time| time.days.first).or(dated)
    }

    /// The words of its sentence, or of the one before, that the other's has too.
    pub(super) fn shared(&self, other: &Side<'_>) -> impl Iterator<Item = &'a str> {
        let has = |key: u32| {
            let holds =
                |s: &&Statement| s.terms.binary_search_by_key(&key, |term| term.key).is_ok();
            other.told.iter().any(holds)
        };
        let text = self.text;
        let terms = self.told.iter().flat_map(|statement| &statement.terms);
        let mut keys: Vec<u32> = Vec::new();
        let mut shared: Vec<&'a str> = Vec::new();
        let heads = &self.figure.heads;
        let own = |span: Span| self.figure.span.overlaps(span) && !heads.contains(&span);
        for term in terms.filter(|term| has(term.key) && !own(term.span)) {
            let word = term.span.of(text);
            if !keys.contains(&term.key) && !is_number(word) {
                keys.push(term.key);
                shared.push(word);
            }
        }
        shared.into_iter().take(4)
    }

    /// The rare words that both have, but for what both count and measure.
    pub(super) fn shared_rare(&self, other: &Side<'_>) -> Vec<&'a str> {
        let figure = self.figure;
        let counted: Vec<Span> = [figure.span]
            .into_iter()
            .chain(figure.measure.map(|m| m.1))
            .chain(figure.action)
            .collect();
        let has = |key: u32| other.rare.binary_search_by_key(&key, |word| word.0).is_ok();
        let shared = self.rare.iter().filter(|(key, span)| {
            has(*key) && !counted.iter().any(|counted| counted.overlaps(*span))
        });
        shared.map(|(_, span)| span.of(self.text)).collect()
    }

    /// Whether words tie it to a time long before its article's.
    pub(super) fn is_old(&self) -> bool {
        let days = self.time.zip(self.dating);
        days.is_some_and(|(time, dating)| days_between(time.days.last, dating.days.first) > OLD)
    }

    /// Whether its sentence does not say what it counts.
    pub(in crate::compare) fn is_loose(&self) -> bool {
        self.entry.list == FigureList::Loose
    }

    /// Whether people are counted.
    pub(in crate::compare) fn counts_people(&self) -> bool {
        self.counted == Counted::People
    }

    pub(super) fn words(&self) -> &'a str {
        self.figure.span.of(self.text)
    }
}

fn root(figures: &[Figure], mut at: usize) -> usize {
    // What a figure leans on stands before it.
    while let Some(of) = figures.get(at).and_then(|figure| figure.leans_on).filter(|of| *of < at) {
        at = of;
    }
    at
}

fn is_number(word: &str) -> bool {
    number::begins(&word.to_lowercase()) || number::is_scale(word)
}

/// The word of a sentence that sets what it says against what others say.
fn contrast(sentence: &str) -> Option<&str> {
    const WORDS: [&str; 34] = [
        "only",
        "fewer",
        "short",
        "twice",
        "instead",
        "rather",
        "real",
        "true",
        "actual",
        "actually",
        "admits",
        "admitted",
        "acknowledges",
        "acknowledged",
        "sticks",
        "stuck",
        "stands",
        "stood",
        "maintains",
        "maintained",
        "insists",
        "insisted",
        "contrary",
        "own",
        "whereas",
        "although",
        "doubts",
        "doubted",
        "disputes",
        "disputed",
        "believes",
        "contrast",
        "exaggerated",
        "officially",
    ];
    let mut words = sentence.split(|c: char| !c.is_alphanumeric());
    words.find(|word| WORDS.contains(&word.to_lowercase().as_str()))
}

/// Verbs behind which a day is that of saying.
const SAID: [&str; 6] = ["said", "says", "told", "announced", "reported", "reporters"];
/// How many words before a figure may leave it open.
const OPEN_REACH: usize = 8;
/// Words before a figure that tell of a need, an aim or a condition.
const OPEN: [&str; 28] = [
    "certified",
    "licensed",
    "permitted",
    "designed",
    "capacity",
    "allowed",
    "need",
    "needs",
    "needed",
    "require",
    "requires",
    "required",
    "must",
    "should",
    "would",
    "if",
    "target",
    "goal",
    "aims",
    "aim",
    "forecast",
    "forecasts",
    "projected",
    "projects",
    "takes",
    "threatened",
    "threatens",
    "unless",
];
const CHANGES: [&str; 24] = [
    "rose",
    "rise",
    "rises",
    "risen",
    "fell",
    "fall",
    "falls",
    "fallen",
    "dropped",
    "drop",
    "up",
    "down",
    "increased",
    "decreased",
    "grew",
    "grown",
    "declined",
    "shrank",
    "jumped",
    "climbed",
    "gained",
    "slipped",
    "plunged",
    "soared",
];
/// Words behind a figure that narrow what is counted.
const NARROWING: [&str; 12] = [
    "of", "from", "among", "for", "without", "under", "over", "between", "who", "whose", "aged",
    "with",
];

/// The word that makes a figure a change: the words before it, the nearest first.
fn change(before: &[&str]) -> Option<String> {
    let nearest = before.first()?.to_lowercase();
    if matches!(nearest.as_str(), "by" | "another" | "additional") {
        return Some(nearest);
    }
    let near = before.iter().take(2).map(|word| word.to_lowercase());
    let levels = ["to", "at", "from"];
    let mut near = near.take_while(|word| !levels.contains(&word.as_str()));
    near.find(|word| CHANGES.contains(&word.as_str()))
}

/// "2.1 percent year on year": words behind a figure that make it a change.
fn compared(behind: &str) -> Option<String> {
    const SPANS: [&str; 4] = ["year", "month", "quarter", "week"];
    let lower = behind.trim_start().to_lowercase();
    let parts = |c: char| c.is_whitespace() || matches!(c, '-' | ',' | '.' | ';' | ')');
    let mut words = lower.split(parts).filter(|w| !w.is_empty());
    let words = [words.next()?, words.next()?, words.next()?];
    let twice = words[0] == words[2] && matches!(words[1], "on" | "over");
    let earlier = words[0] == "from" && words[1] == "a" || words[0] == "a" && words[2] == "earlier";
    let named = words.iter().any(|word| SPANS.contains(word));
    (named && (twice || earlier)).then(|| words.join(" "))
}

/// The keys of the words next to a number on both sides, but for function words.
fn next_to(text: &str, sentence: Span, number: Span) -> Vec<u32> {
    const REACH: usize = 3;
    let before = Span::new(sentence.start(), number.start().max(sentence.start())).of(text);
    let behind = Span::new(number.end(), sentence.end().max(number.end())).of(text);
    let split = |c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’');
    let key = |word: &str| {
        let lower = word.to_lowercase();
        let is_word = lower.starts_with(char::is_alphabetic) && !noun::is_function_word(&lower);
        is_word.then(|| word_key(&noun::stem(&lower)))
    };
    let left = before.rsplit(split).filter_map(key).take(REACH);
    left.chain(behind.split(split).filter_map(key).take(REACH)).collect()
}

/// How many words before a figure tell who gives it.
const LEAD: usize = 7;

fn lead(text: &str, sentence: Span, figure: Span) -> Vec<String> {
    let before = Span::new(sentence.start(), figure.start().max(sentence.start())).of(text);
    let words = before.split_whitespace().rev();
    let bare = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    bare.filter(|word| !word.is_empty()).take(LEAD).map(str::to_lowercase).collect()
}

fn beside<'a>(text: &str, figures: &'a [Figure], at: usize) -> Option<&'a Figure> {
    let (before, own) = (figures.get(at.checked_sub(1)?)?, figures.get(at)?);
    let gap = Span::new(before.span.end(), own.span.start().max(before.span.end())).of(text);
    let linked = matches!(gap.trim(), "and" | "," | ", and" | "with" | "(" | "or");
    (before.sentence == own.sentence && linked).then_some(before)
}

/// The words right behind a figure that narrow what it counts, up to the next mark.
fn narrowed(behind: &str) -> Option<String> {
    let clause = behind.split([',', '.', ';', ':', '—', '(', '?', '!']).next()?;
    let words: Vec<String> = clause.split_whitespace().take(5).map(str::to_lowercase).collect();
    let first = words.first()?;
    (NARROWING.contains(&first.as_str())).then(|| words.join(" "))
}
