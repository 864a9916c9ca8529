//! Names in the text: of people, bodies, countries, with the titles before them.

use super::knowledge::{
    Body, BodyWord, Country, Known, body_word, gender_of_given, is_honorific, noun,
};
use super::scene::Scene;
use crate::claim::sketch::Class;
use crate::language::TokenKind;
use crate::language::words::{MONTHS, WEEKDAYS};
use std::ops::Range;

/// A name as it stands in the text.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// All its tokens, with a title or a country's adjective before it.
    pub(super) tokens: Range<usize>,
    /// The bare name.
    pub(super) core: Range<usize>,
    /// What bears it.
    pub(super) kind: NameKind,
}

/// What a name names, as far as it tells by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameKind {
    /// A person: a title, an honorific or a common given name says so.
    Person,
    /// A country, by its name or its capital.
    Country(Country),
    Capital(Country),
    /// A well-known body.
    Known(Body),
    /// A body, by a word like "Ministry", and the country in its name.
    Body(Option<Country>),
    /// A place that a title or preposition shows, or another name with "the".
    Thing,
    /// One or several words that may name anything.
    Open,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Known(Known),
    Title,
    Honorific,
    Modifier,
    Body(BodyWord),
    Plain,
}

/// All names of a text, in order and without overlap.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    for sentence in &scene.analysis.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let run = Run::read(scene, at, sentence.tokens.end);
            at = run.end.max(at + 1);
            names.extend(run.names());
        }
    }
    names
}

/// Names of more tokens are cut; nobody bears one.
const LONGEST: usize = 16;

const PARTICLES: [&str; 18] = [
    "de", "da", "do", "dos", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den",
    "al", "bin", "ibn", "el",
];

const MODIFIERS: [&str; 16] = [
    "former",
    "then",
    "acting",
    "late",
    "incoming",
    "outgoing",
    "deputy",
    "senior",
    "interim",
    "current",
    "new",
    "ex",
    "longtime",
    "veteran",
    "retired",
    "assistant",
];

/// Whether a word (in lower case) is what names of regions begin with: "South Texas" is no Texas.
pub(super) fn is_direction(word: &str) -> bool {
    matches!(
        word,
        "new"
            | "north"
            | "south"
            | "east"
            | "west"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
    )
}

/// Whether an age stands between commas: "Ann, 23, said".
fn gives_age(scene: &Scene<'_>, at: usize) -> bool {
    scene.class(at) == Class::Comma
        && scene.word(at + 1).parse::<u32>().is_ok_and(|years| (3..=110).contains(&years))
        && matches!(scene.class(at + 2), Class::Comma | Class::Stop)
}

struct Run<'s, 't> {
    scene: &'s Scene<'t>,
    pieces: Vec<(Piece, Range<usize>)>,
    end: usize,
}

impl<'s, 't> Run<'s, 't> {
    /// The capitalised words from `at` on; empty if none stands there.
    fn read(scene: &'s Scene<'t>, at: usize, limit: usize) -> Run<'s, 't> {
        let limit = limit.min(at + LONGEST);
        let mut run = Run { scene, pieces: Vec::new(), end: at };
        while run.end < limit {
            let Some((piece, length)) = run.next(run.end, limit) else { break };
            run.pieces.push((piece, run.end..run.end + length));
            run.end += length;
        }
        run
    }

    fn next(&self, at: usize, limit: usize) -> Option<(Piece, usize)> {
        let scene = self.scene;
        if let Some((piece, length)) = self.opening(at) {
            // "Ministry of Justice": no title inside a body's name.
            let known = matches!(piece, Piece::Known(_));
            let inside = self.has_complement() && !known;
            return Some((if inside { Piece::Plain } else { piece }, length));
        }
        let last = self.pieces.last().map(|(piece, _)| *piece)?;
        let word = scene.word(at);
        let named = |at: usize| at < limit && self.opening(at).is_some();
        let plain = |at: usize| at < limit && matches!(self.opening(at), Some((Piece::Plain, _)));
        match word {
            _ if PARTICLES.contains(&word) && last == Piece::Plain && plain(at + 1) => {
                Some((Piece::Plain, 1))
            }
            "&" if named(at + 1) => Some((Piece::Plain, 1)),
            // "[President Ann] Lee": a bracket that a quotation's editor opened before the name.
            "]" if self.is_bracketed() && plain(at + 1) => Some((last, 1)),
            "of" | "for" if self.is_body() || self.is_headed() => {
                let the = usize::from(scene.word(at + 1) == "the");
                (self.is_body() && named(at + 1 + the)).then_some((Piece::Plain, 1 + the))
            }
            "and" if self.has_complement() && plain(at + 1) => Some((Piece::Plain, 1)),
            _ => None,
        }
    }

    fn is_bracketed(&self) -> bool {
        let first = self.pieces.first().map_or(0, |(_, range)| range.start);
        first > 0 && self.scene.word(first - 1) == "["
    }

    fn is_body(&self) -> bool {
        matches!(self.pieces.last(), Some((Piece::Body(_), _)))
    }

    fn is_headed(&self) -> bool {
        matches!(self.pieces.last(), Some((Piece::Title, _)))
    }

    /// Whether the name goes on after "of".
    fn has_complement(&self) -> bool {
        self.pieces.iter().any(|(_, range)| matches!(self.scene.word(range.start), "of" | "for"))
    }

    /// What begins with a capital at `at`.
    fn opening(&self, at: usize) -> Option<(Piece, usize)> {
        let scene = self.scene;
        let word = scene.word(at);
        let begins = scene.begins(at);
        if !scene.is_capital(at) && !scene.letters(at).starts_with("al-") {
            return None;
        }
        if let Some((known, length)) = scene.known(at)
            && !(length == 1
                && begins
                && matches!(scene.class(at), Class::Subject | Class::Determiner))
            && !(self.pieces.is_empty() && self.is_bearers_name(known, at, length))
        {
            return Some((Piece::Known(known), length));
        }
        if scene.sketch.tokens.get(at)?.kind != TokenKind::Word || self.is_date(at) {
            return None;
        }
        let open = match scene.class(at) {
            Class::Name => true,
            Class::Adverb | Class::Verb | Class::Word => !begins,
            _ => false,
        };
        if !open {
            return None;
        }
        if is_honorific(word) && (word.ends_with('.') || scene.is_capital(at + 1)) {
            return Some((Piece::Honorific, 1));
        }
        if MODIFIERS.contains(&word) {
            return Some((Piece::Modifier, 1));
        }
        let surname = self.pieces.last().is_some_and(|(piece, range)| {
            *piece == Piece::Plain && gender_of_given(scene.letters(range.start)).is_some()
        });
        let lone = |length| self.pieces.is_empty() && begins && !scene.is_capital(at + length);
        let body = (1..=2).rev().find_map(|length| {
            let compound = length == 1 || noun(&format!("{word} {}", scene.word(at + 1))).is_some();
            let body = body_word(scene.word(at + length - 1)).filter(|_| compound);
            body.filter(|_| scene.is_capital(at + length - 1)).map(|body| (body, length))
        });
        if let Some((body, length)) = body {
            let piece = if surname { Piece::Plain } else { Piece::Body(body) };
            return (length > 1 || !lone(length)).then_some((piece, length));
        }
        let title = (1..=4).rev().find(|&length| {
            let words: Vec<&str> = (at..at + length).map(|i| scene.word(i)).collect();
            noun(&words.join(" ")).is_some()
        });
        if let Some(length) = title {
            let piece = if surname { Piece::Plain } else { Piece::Title };
            return (!lone(length)).then_some((piece, length));
        }
        if begins && self.pieces.is_empty() {
            let goes_on = scene.is_capital(at + 1) && scene.class(at + 1) == Class::Name;
            let letters = scene.letters(at);
            let upper = letters.len() > 1 && letters.chars().all(|c| !c.is_lowercase());
            let named = scene.is_written_as_name(at)
                || (upper && !scene.in_headline(at))
                || gender_of_given(scene.letters(at)).is_some()
                || goes_on
                || scene.is_possessive(at + 1)
                || gives_age(scene, at + 1);
            return named.then_some((Piece::Plain, 1));
        }
        Some((Piece::Plain, 1))
    }

    /// Whether a country's name is a person's here: "Jordan Peele", "Michael Jordan".
    fn is_bearers_name(&self, known: Known, at: usize, length: usize) -> bool {
        let scene = self.scene;
        matches!(known, Known::Country(_) | Known::Capital(_))
            && length == 1
            && gender_of_given(scene.letters(at)).is_some()
            && scene.is_capital(at + 1)
            && scene.class(at + 1) == Class::Name
    }

    fn is_date(&self, at: usize) -> bool {
        let word = self.scene.word(at);
        if !WEEKDAYS.contains(&word) && !MONTHS.contains(&word) {
            return false;
        }
        let person = matches!(word, "april" | "may" | "june" | "august")
            && matches!(self.pieces.last(), Some((Piece::Plain, _)));
        !person
    }

    /// The names that the run holds: mostly one.
    fn names(mut self) -> Option<Name> {
        self.mend();
        let (first, last) = (self.pieces.first()?.1.start, self.pieces.last()?.1.end);
        let whole = first..last;
        let country = self.pieces.iter().find_map(|(piece, _)| match piece {
            Piece::Known(Known::Country(c) | Known::Demonym(c) | Known::Capital(c)) => Some(*c),
            _ => None,
        });
        let name =
            |core: Range<usize>, kind: NameKind| Some(Name { tokens: whole.clone(), core, kind });
        if let [(Piece::Known(known), range)] = self.pieces.as_slice() {
            return match *known {
                Known::Country(c) => name(range.clone(), NameKind::Country(c)),
                Known::Capital(c) => name(range.clone(), NameKind::Capital(c)),
                Known::Body(b) => name(range.clone(), NameKind::Known(b)),
                Known::Demonym(_) => None,
            };
        }
        let titled =
            self.pieces.iter().rposition(|(p, _)| matches!(p, Piece::Title | Piece::Honorific));
        let rest = titled.map_or(0, |at| at + 1);
        let plain = self.pieces[rest..].iter().position(|(piece, _)| *piece == Piece::Plain);
        let body = self.pieces[rest..].iter().any(|(piece, _)| matches!(piece, Piece::Body(_)));
        let last_known = match self.pieces.last() {
            Some((Piece::Known(Known::Body(body)), range)) => Some((*body, range.clone())),
            _ => None,
        };
        if let Some((body, range)) = last_known {
            return name(range, NameKind::Known(body));
        }
        if body {
            // "Treasury Secretary" is no body, "Foreign Ministry" is one.
            return name(whole.clone(), NameKind::Body(country));
        }
        let plain = rest + plain?;
        let core = self.pieces[plain].1.start..last;
        let before = &self.pieces[..plain];
        if before.iter().any(|(piece, _)| matches!(piece, Piece::Title | Piece::Honorific)) {
            return name(core, NameKind::Person);
        }
        if core.len() > 1 && self.is_person(core.clone()) {
            return name(core, NameKind::Person);
        }
        let the = whole.start.checked_sub(1).is_some_and(|at| self.scene.word(at) == "the");
        if the || country.is_some() {
            // "the Black Sea", "Russian Orthodox"
            return name(
                whole.clone(),
                if core.len() == 1 && !the { NameKind::Open } else { NameKind::Thing },
            );
        }
        name(core, NameKind::Open)
    }

    /// Drops a word that only the beginning of a sentence capitalises.
    fn mend(&mut self) {
        // "Chief Ann Bishop", "Mr. Alan Judge": a title behind a titled name is a family name.
        if let [(Piece::Title | Piece::Honorific, _), .., (Piece::Plain, _), (last, range)] =
            self.pieces.as_mut_slice()
            && *last == Piece::Title
            && range.len() == 1
        {
            *last = Piece::Plain;
        }
        let Some((Piece::Plain, range)) = self.pieces.first() else { return };
        let at = range.start;
        let scene = self.scene;
        if self.pieces.len() > 1
            && scene.begins(at)
            && !scene.is_written_as_name(at)
            && gender_of_given(scene.letters(at)).is_none()
            && (scene.is_common(at) || noun(scene.word(at)).is_some())
        {
            self.pieces.remove(0);
        }
    }

    /// Whether several plain words are a person's name by themselves.
    fn is_person(&self, core: Range<usize>) -> bool {
        let scene = self.scene;
        let first = scene.letters(core.start);
        let initial = first.len() == 2 && first.ends_with('.');
        core.len() <= 5 && (initial || gender_of_given(first).is_some())
    }
}
