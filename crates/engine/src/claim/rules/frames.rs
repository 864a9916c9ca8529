//! Source, cue and content put together.

use super::super::lexicon::Frame;
use super::super::sketch::{Class, Sketch};
use super::content::{Reach, chain_back, chain_on, forward, trim};
use super::cue::{Cue, Voice};
use super::{Candidate, Evidence, Scene, source};
use crate::language::Sentence;
use crate::language::words::WEEKDAYS;
use std::ops::Range;

/// The attribution that `cue` makes in the sentence at `place`, if it makes one.
///
/// `known` is the source of the attribution before it in the same sentence, which speaks on in
/// "…, adding that" and "… and said".
pub(super) fn settle(
    scene: &Scene<'_>,
    place: usize,
    cue: &Cue,
    cues: &[Cue],
    known: Option<Range<usize>>,
) -> Option<Candidate> {
    let case = Case { scene, place, sentence: &scene.analysis.sentences[place], cue, cues, known };
    if cue.voice == Voice::Passive {
        return case.passive();
    }
    if cue.voice == Voice::Active
        && let Some(found) = case.inverted()
    {
        return Some(found);
    }
    let source = case.source();
    case.quotation_before(source.clone())
        .or_else(|| case.trailing(source.clone()))
        .or_else(|| case.leading(source))
}

struct Case<'s, 't> {
    scene: &'s Scene<'t>,
    place: usize,
    sentence: &'s Sentence,
    cue: &'s Cue,
    cues: &'s [Cue],
    known: Option<Range<usize>>,
}

impl Case<'_, '_> {
    fn has(&self, frame: Frame) -> bool {
        self.cue.entry.frames.has(frame)
    }

    fn first(&self) -> usize {
        self.sentence.tokens.start
    }

    fn end(&self) -> usize {
        self.sentence.tokens.end
    }

    fn class(&self, at: usize) -> Class {
        if self.sentence.tokens.contains(&at) { self.scene.sketch.class(at) } else { Class::Stop }
    }

    /// The source that stands before the cue, or speaks on from the attribution before.
    fn source(&self) -> Option<Range<usize>> {
        let start = self.cue.range().start;
        let stated = || source::before(self.scene.sketch, start, self.first());
        let joined = start > self.first()
            && matches!(
                self.scene.sketch.word(start - 1),
                "and" | "but" | "or" | "by" | "then" | "while" | "after" | "before" | "—"
            );
        match self.cue.voice {
            Voice::Participle => self.known.clone().or_else(|| self.subject()),
            _ if joined => self.known.clone().or_else(stated).or_else(|| self.subject()),
            _ => stated(),
        }
    }

    /// The first noun phrase of the sentence, taken as its subject.
    fn subject(&self) -> Option<Range<usize>> {
        let sketch = self.scene.sketch;
        let mut start = self.first();
        if matches!(self.class(start), Class::Preposition | Class::Adverb | Class::Conjunction) {
            let comma = (start..self.cue.head).find(|&i| self.class(i) == Class::Comma);
            start = comma? + 1;
        }
        source::after(sketch, start, self.cue.head)
    }

    /// Past the words after the cue that tell when, where and to whom: "told reporters on
    /// Monday", "said in a statement".
    fn past_circumstances(&self, from: usize) -> usize {
        let sketch = self.scene.sketch;
        let mut at = from;
        loop {
            match self.class(at) {
                // "said at least 12 were hurt": the clause has begun.
                Class::Preposition if quantifier(sketch, at) > 0 => return at,
                // "vowed to appeal": what is claimed, not to whom.
                Class::Preposition if sketch.word(at) == "to" && self.has(Frame::Infinitive) => {
                    return at;
                }
                Class::Adverb => at += 1,
                Class::Name | Class::Word if is_time(sketch.word(at)) => at += 1,
                Class::Preposition
                    if matches!(
                        sketch.word(at),
                        "on" | "in" | "at" | "during" | "to" | "after" | "from" | "via" | "through"
                    ) =>
                {
                    let Some(phrase) = source::after(sketch, at + 1, self.end()) else { return at };
                    let next = self.class(phrase.end);
                    let stops = matches!(
                        next,
                        Class::Comma
                            | Class::Colon
                            | Class::Stop
                            | Class::Quote
                            | Class::Preposition
                            | Class::Break
                    ) || sketch.word(phrase.end) == "that";
                    if !stops {
                        return at;
                    }
                    at = phrase.end;
                }
                _ => return at,
            }
        }
    }

    /// "…," said X
    fn inverted(&self) -> Option<Candidate> {
        let start = self.cue.range().start;
        let before = start.checked_sub(1)?;
        let quoted = self.scene.quotation_closed_by(before).is_some();
        let comma = self.class(before) == Class::Comma;
        if !(self.has(Frame::Quotation) || self.has(Frame::BareClause))
            || !(quoted || comma)
            || start != self.cue.head
        {
            return None;
        }
        let source = source::after_with_aside(self.scene.sketch, self.cue.head + 1, self.end())?;
        let begins_well =
            matches!(self.class(source.start), Class::Name | Class::Determiner | Class::Subject)
                || self.scene.sketch.class(source.start) == Class::Word;
        if !begins_well
            || self.ended_before(start)
            || (comma
                && self.class(source.end) != Class::Stop
                && self.class(source.end) != Class::Comma)
        {
            return None;
        }
        if comma && !quoted && source::before(self.scene.sketch, start, self.first()).is_some() {
            return None;
        }
        let complex = start..source.end;
        self.around(&complex, Some(source))
    }

    /// "…," X said
    fn quotation_before(&self, source: Option<Range<usize>>) -> Option<Candidate> {
        if !self.has(Frame::Quotation) && !self.has(Frame::BareClause) {
            return None;
        }
        let complex = self.complex(source.as_ref());
        let before = complex.start.checked_sub(1)?;
        let touches = self.scene.quotation_closed_by(before).is_some()
            || (self.class(before) == Class::Comma
                && before
                    .checked_sub(1)
                    .is_some_and(|b| self.scene.quotation_closed_by(b).is_some()));
        if !touches || source.is_none() || self.ended_before(complex.start) {
            return None;
        }
        self.around(&complex, source)
    }

    /// Whether what stands before `at` was a whole sentence, not the first part of this one: its
    /// quotation ends with a full stop. (“Why?” and “No!” do not end the sentence that tags them.)
    fn ended_before(&self, at: usize) -> bool {
        at == self.first()
            && at
                .checked_sub(2)
                .is_none_or(|b| !matches!(self.scene.sketch.word(b), "?" | "!" | ","))
    }

    /// Source and cue together, where they touch.
    fn complex(&self, source: Option<&Range<usize>>) -> Range<usize> {
        let cue = self.cue.range();
        match source {
            Some(source) if source.start < cue.start && source.end + 1 >= cue.start => {
                source.start..cue.end
            }
            Some(source) if source.start >= cue.end => cue.start..source.end,
            _ => cue,
        }
    }

    /// What is claimed before and after a speech tag (`complex`).
    fn around(&self, complex: &Range<usize>, source: Option<Range<usize>>) -> Option<Candidate> {
        let before = complex.start.checked_sub(1)?;
        let (content_end, quotation) = match self.class(before) {
            Class::Comma => {
                (before, before.checked_sub(1).and_then(|b| self.scene.quotation_closed_by(b)))
            }
            _ => (before + 1, self.scene.quotation_closed_by(before)),
        };
        let mut content = Vec::new();
        match quotation {
            Some(quotation) => {
                let mut chain = chain_back(self.scene, quotation);
                // “…” is only the end of what X said: The plan was “bad,” X said.
                let sentence = self.first();
                if quotation.tokens.start > sentence && chain.len() == 1 {
                    let lead = trim(self.scene, sentence..quotation.tokens.start);
                    let announced = self.class(quotation.tokens.start - 1) == Class::Colon;
                    if lead.is_some() && !announced {
                        chain[0].start = sentence;
                    }
                }
                content.extend(chain);
            }
            None => content
                .extend(trim(self.scene, past_dateline(self.scene, self.first())..content_end)),
        }
        let after = self.past_circumstances(complex.end);
        let mut last = quotation;
        let resumes = match self.class(after) {
            Class::Comma | Class::Colon => Some(after + 1),
            Class::Quote => Some(after).filter(|&at| self.scene.quotation_opened_by(at).is_some()),
            _ => None,
        };
        if let Some(at) = resumes {
            let opened = self.scene.quotation_opened_by(at);
            if opened.is_some() || quotation.is_none() {
                content.extend(forward(self.scene, self.place, at, Reach::Clause, self.cues));
                last = opened.or(last);
            }
        }
        if last.is_some() {
            content.extend(chain_on(self.scene, self.place, last));
        }
        let evidence =
            if quotation.is_some() { Evidence::QuotationWithCue } else { Evidence::TrailingCue };
        self.candidate(source, content, evidence)
    }

    /// …, X said. / …, X said, …
    fn trailing(&self, source: Option<Range<usize>>) -> Option<Candidate> {
        let source = source?;
        let complex = self.complex(Some(&source));
        let comma = complex.start.checked_sub(1).filter(|&b| b > self.first() + 1)?;
        let speaks = self.has(Frame::BareClause) || self.has(Frame::Quotation);
        if !speaks || self.class(comma) != Class::Comma || complex.len() == self.cue.range().len() {
            return None;
        }
        let after = self.past_circumstances(complex.end);
        if !matches!(self.class(after), Class::Stop | Class::Comma)
            || self.cue.voice != Voice::Active
        {
            return None;
        }
        // "In March, she said, …" only sets the scene.
        let lead = trim(self.scene, self.first()..comma)?;
        if lead.len() < 3 && self.class(after) != Class::Comma {
            return None;
        }
        self.around(&complex, Some(source))
    }

    /// X said that …
    fn leading(&self, source: Option<Range<usize>>) -> Option<Candidate> {
        source.as_ref()?;
        let sketch = self.scene.sketch;
        let direct = self.cue.range().end;
        let mut at = direct;
        if self.has(Frame::Listener)
            && !matches!(sketch.word(at), "that" | "to")
            && !matches!(self.class(at), Class::Comma | Class::Colon | Class::Quote)
        {
            let listener = source::after(sketch, at, self.end());
            at = listener.map_or(at, |l| l.end.min(at + 8));
        }
        let past = self.past_circumstances(at);
        let mut start = past;
        if matches!(self.class(start), Class::Comma | Class::Colon) {
            // "said, “…”", "said: …", "said, however, that"
            let opens = self.scene.quotation_opened_by(start + 1).is_some();
            if !opens && self.class(start) == Class::Comma {
                let resumed = (start + 1..self.end().min(start + 8))
                    .find(|&i| self.class(i) == Class::Comma)?;
                start = resumed;
                if sketch.word(start + 1) != "that" {
                    return None;
                }
            }
            start += 1;
        }
        if start >= self.end() {
            return self.announced(source, start);
        }
        let word = sketch.word(start);
        let clause_opener = matches!(
            word,
            "that" | "whether" | "how" | "why" | "what" | "if" | "where" | "when" | "who" | "which"
        );
        let infinitive = self.has(Frame::Infinitive)
            && (self.is_infinitive(start) || self.infinitive_follows(start));
        let clause = clause_opener && (self.has(Frame::Clause) || self.has(Frame::BareClause))
            || (self.has(Frame::BareClause) && start == past && self.opens_clause(start));
        let (reach, evidence) = if self.scene.quotation_opened_by(start).is_some() {
            (Reach::Clause, Evidence::QuotationWithCue)
        } else if clause || infinitive {
            (self.clause(source.as_ref()), Evidence::CueWithClause)
        } else if self.has(Frame::Object)
            && self.opens_phrase(start)
            && !self.told_of_things(source.as_ref())
        {
            (Reach::Phrase, Evidence::CueWithObject)
        } else if self.class(start - 1) == Class::Colon {
            (Reach::Clause, Evidence::Colon)
        } else {
            return None;
        };
        let start = if evidence == Evidence::CueWithObject { direct } else { start };
        let mut content: Vec<_> =
            forward(self.scene, self.place, start, reach, self.cues).into_iter().collect();
        if let Some(quotation) = self.scene.quotation_opened_by(start) {
            content.extend(chain_on(self.scene, self.place, Some(quotation)));
        }
        self.candidate(source, content, evidence)
    }

    /// How far the clause after the cue may reach: "While X claims …, Y suggests …".
    fn clause(&self, source: Option<&Range<usize>>) -> Reach {
        let before = source.map(|s| s.start).filter(|&s| s > self.first()).map(|s| s - 1);
        let opener = before.map_or("", |b| self.scene.sketch.word(b));
        match opener {
            "while" | "although" | "though" | "as" | "if" | "when" | "after" | "because"
            | "whereas" | "since" => Reach::Subordinate,
            _ => Reach::Clause,
        }
    }

    /// Whether a relative pronoun for things is the source: "a season which favours attacks" is no
    /// one's praise.
    fn told_of_things(&self, source: Option<&Range<usize>>) -> bool {
        source.is_some_and(|s| matches!(self.scene.sketch.word(s.start), "which" | "that"))
    }

    /// "X said:" at the end of a paragraph, and the quotation that begins the next.
    fn announced(&self, source: Option<Range<usize>>, at: usize) -> Option<Candidate> {
        if self.scene.sketch.class(at.checked_sub(1)?) != Class::Colon {
            return None;
        }
        let quotation = self.scene.quotation_opened_by(at)?;
        let place = self.scene.analysis.sentences.partition_point(|s| s.tokens.start <= at) - 1;
        let mut content = vec![quotation.tokens.clone()];
        content.extend(chain_on(self.scene, place, Some(quotation)));
        self.candidate(source, content, Evidence::QuotationWithCue)
    }

    /// Whether a clause without "that" begins at `at`: a noun phrase and a verb after it.
    fn opens_clause(&self, at: usize) -> bool {
        let sketch = self.scene.sketch;
        let at = at + quantifier(sketch, at);
        let Some(subject) = source::after(sketch, at, self.end()) else {
            return false;
        };
        let far = self.end().min(subject.end + 4);
        let verb = (subject.end..far)
            .any(|i| matches!(self.class(i), Class::Auxiliary | Class::Negation | Class::Adverb));
        verb || subject.len() > 1 || self.class(subject.start) == Class::Subject
    }

    fn opens_phrase(&self, at: usize) -> bool {
        !matches!(
            self.class(at),
            Class::Stop | Class::Comma | Class::Break | Class::Conjunction | Class::Auxiliary
        )
    }

    /// "to" and a verb; "agreed to the plan" is no infinitive.
    fn is_infinitive(&self, at: usize) -> bool {
        self.scene.sketch.word(at) == "to"
            && matches!(
                self.class(at + 1),
                Class::Word | Class::Verb | Class::Auxiliary | Class::Adverb | Class::Negation
            )
    }

    /// "urged him to stay": a noun phrase, then "to".
    fn infinitive_follows(&self, at: usize) -> bool {
        let phrase = source::after(self.scene.sketch, at, self.end());
        phrase.is_some_and(|p| self.is_infinitive(p.end))
    }

    /// "is expected to …", "was condemned by X as …"
    fn passive(&self) -> Option<Candidate> {
        let sketch = self.scene.sketch;
        let cue = self.cue.range();
        let subject = source::before(sketch, cue.start, self.first());
        if sketch.word(cue.end) == "by" && self.has(Frame::Object) {
            let first = source::after(sketch, cue.end + 1, self.end())?;
            // "by political and military analysts", "by unions and by voters"
            let second = (sketch.word(first.end) == "and" && sketch.verb(first.end + 1).is_none())
                .then(|| source::after(sketch, first.end + 1, self.end()));
            let source = first.start..second.flatten().map_or(first.end, |s| s.end);
            let mut content: Vec<_> = subject.into_iter().collect();
            content.extend(
                forward(self.scene, self.place, source.end, Reach::Phrase, self.cues)
                    .filter(|_| sketch.word(source.end) == "as"),
            );
            return self.candidate(Some(source), content, Evidence::CueWithObject);
        }
        let held = matches!(
            self.cue.entry.lemma,
            "expect"
                | "believe"
                | "think"
                | "say"
                | "report"
                | "allege"
                | "know"
                | "understand"
                | "estimate"
                | "fear"
                | "suppose"
        );
        if !held {
            return None;
        }
        let start = cue.end;
        match sketch.word(start) {
            "to" => {
                let mut content: Vec<_> = subject.into_iter().collect();
                content.extend(forward(self.scene, self.place, start, Reach::Clause, self.cues));
                self.candidate(None, content, Evidence::Impersonal)
            }
            "that" => {
                let content = forward(self.scene, self.place, start, Reach::Clause, self.cues);
                self.candidate(None, content.into_iter().collect(), Evidence::Impersonal)
            }
            _ => None,
        }
    }

    fn candidate(
        &self,
        source: Option<Range<usize>>,
        content: Vec<Range<usize>>,
        evidence: Evidence,
    ) -> Option<Candidate> {
        let cue = self.cue.range();
        let content: Vec<_> = content.into_iter().filter(|c| !c.is_empty()).collect();
        (!content.is_empty()).then_some(Candidate { source, cue, content, evidence })
    }
}

/// Past the place and agency that open a report: "MILAN (Reuters) - Rail workers …".
fn past_dateline(scene: &Scene<'_>, first: usize) -> usize {
    let letters = scene.sketch.tokens.get(first).map_or("", |t| t.of(scene.sketch.text));
    let place = letters.len() > 2 && letters.chars().all(char::is_uppercase);
    let dash =
        (first + 1..first + 10).find(|&i| matches!(scene.sketch.word(i), "-" | "–" | "—" | "--"));
    dash.filter(|_| place).map_or(first, |dash| dash + 1)
}

/// How many tokens at `at` only qualify the number after them: "at least", "about", "up to".
fn quantifier(sketch: &Sketch<'_>, at: usize) -> usize {
    let length = match (sketch.word(at), sketch.word(at + 1)) {
        ("at", "least" | "most") | ("up", "to") | ("more" | "less" | "fewer", "than") => 2,
        (
            "about" | "around" | "over" | "nearly" | "almost" | "some" | "only" | "roughly"
            | "under",
            _,
        ) => 1,
        _ => 0,
    };
    let number = matches!(sketch.class(at + length), Class::Number | Class::Determiner)
        || matches!(sketch.word(at + length), "a" | "$" | "£" | "€");
    if number { length } else { 0 }
}

fn is_time(word: &str) -> bool {
    WEEKDAYS.contains(&word) || matches!(word, "morning" | "afternoon" | "evening" | "night")
}

/// "Mayor: the bridge is safe", in a title.
pub(super) fn colon(scene: &Scene<'_>, sentence: &Sentence) -> Option<Candidate> {
    let sketch = scene.sketch;
    let range = sentence.tokens.clone();
    let at = range.clone().take(5).find(|&i| sketch.class(i) == Class::Colon)?;
    let named = (range.start..at).all(|i| sketch.class(i) == Class::Name) && at > range.start;
    let asks = range.clone().next_back().is_some_and(|last| sketch.word(last) == "?");
    let content = trim(scene, at + 1..range.end).filter(|_| !asks)?;
    (named && content.len() > 2).then_some(Candidate {
        source: Some(range.start..at),
        cue: at..at + 1,
        content: vec![content],
        evidence: Evidence::Colon,
    })
}
