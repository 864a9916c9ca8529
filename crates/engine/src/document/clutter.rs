//! Knows clutter by its words: lines that say "Log in", "Share", "You may also like".

use super::{BlockKind, Clutter, lines::Part, shape};
use crate::language::words::{WordGroups, WordList};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The phrases of `data/clutter.txt`.
struct Phrases {
    /// Words in a line that keep it from being taken by its beginning alone.
    never: WordList,
    /// What a phrase in normal form stands for, and how much of a line it must be.
    known: WordGroups<Phrase>,
    /// The first words of all phrases. Nearly every line of an article fails here, at little cost.
    openings: WordList,
    /// The most words a phrase has.
    longest: usize,
}

/// What a list says of a phrase.
struct Phrase {
    reach: Reach,
    /// Words that must follow somewhere in the line; often none.
    then: Cow<'static, str>,
    kind: Clutter,
}

/// How much of a line a phrase must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// All of it.
    Whole,
    /// Its beginning.
    Start,
    /// Its beginning, and a colon follows.
    BeforeColon,
}

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../../data/clutter.txt")));

impl Phrases {
    fn parse(list: &'static str) -> Phrases {
        let (mut never, mut openings, mut known) = (Vec::new(), Vec::new(), WordGroups::empty());
        let mut longest = 0;
        for (section, line) in sections(list) {
            let kind = match section {
                "navigation" => Clutter::Navigation,
                "login" => Clutter::Login,
                "share" => Clutter::Share,
                "subscribe" => Clutter::Subscribe,
                "related" => Clutter::Related,
                "comments" => Clutter::Comments,
                "bio" => Clutter::AuthorBio,
                "legal" => Clutter::Legal,
                _ => {
                    never.push(shape::normal(line));
                    continue;
                }
            };
            let (words, then, reach) = match line.split_once('…') {
                None => (line, "", Reach::Whole),
                Some((start, then)) if start.trim_end().ends_with(':') => {
                    (start, then, Reach::BeforeColon)
                }
                Some((start, then)) => (start, then, Reach::Start),
            };
            // Any number will do for the sign.
            let key = match words.contains('#') {
                true => shape::normalise(&words.replace('#', "0")).into(),
                false => shape::normal(words),
            };
            longest = longest.max(key.split(' ').count());
            known.push(&[&key], Phrase { reach, then: shape::normal(then), kind });
            openings.push(key);
        }
        Phrases {
            never: WordList::of(never),
            known,
            openings: WordList::of(openings.iter().map(|key| first_word(key)).collect()),
            longest,
        }
    }

    /// The kind of clutter that `start` of a line stands for, if `rest` of it has what must follow.
    fn find(&self, start: &str, rest: &str, reach: Reach) -> Option<Clutter> {
        let phrases = self.known.get(start);
        let mut fitting = phrases.filter(|p| p.reach == reach && rest.contains(&*p.then));
        fitting.next().map(|phrase| phrase.kind)
    }

    fn find_whole(&self, words: &str) -> Option<Clutter> {
        self.find(words, "", Reach::Whole)
    }
}

/// The lines of a word list, each with the section it stands in. Lines that begin with `//` are
/// for people.
pub(super) fn sections(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    list.lines().filter(|line| !line.is_empty() && !line.starts_with("//")).filter_map(
        move |line| match line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            Some(name) => {
                section = name;
                None
            }
            None => Some((section, line)),
        },
    )
}

/// The most words that a line taken by its beginning may have.
const LONGEST_LINE: usize = 32;

/// The kind of clutter that a line's words say it is.
#[inline(never)]
pub(super) fn recognise(line: &str) -> Option<Clutter> {
    if line.len() > 400 {
        return None;
    }
    let opens = shape::first_normal_word(line).is_some_and(|word| PHRASES.openings.has(&word));
    if !(opens || has_marks(line)) || shape::count_words(line, LONGEST_LINE + 1) > LONGEST_LINE {
        return None;
    }
    if !opens {
        return menu(line);
    }
    let normal = shape::normalise(line);
    PHRASES
        .find_whole(&normal)
        .or_else(|| by_beginning(line, &normal))
        .or_else(|| tile(&normal))
        .or_else(|| menu(line))
}

fn first_word(normal: &str) -> &str {
    normal.split(' ').next().unwrap_or(normal)
}

/// A line that goes on after a known phrase.
fn by_beginning(line: &str, normal: &str) -> Option<Clutter> {
    if line.starts_with(shape::is_quote) || line.starts_with('.') {
        return None;
    }
    let ends =
        normal.match_indices(' ').map(|(at, _)| at).chain([normal.len()]).take(PHRASES.longest);
    ends.filter_map(|end| {
        let (start, rest) = normal.split_at(end);
        let words = start.split(' ').count();
        let colon =
            || PHRASES.find(start, rest, Reach::BeforeColon).filter(|_| colon_after(line, words));
        let plain = || PHRASES.find(start, rest, Reach::Start);
        // A full sentence that begins "Read more …" or "More on …" may be the article's own.
        colon().or_else(|| {
            plain().filter(|kind| *kind != Clutter::Related || !shape::ends_sentence(line))
        })
    })
    .next()
    .filter(|_| !reports(line))
}

/// Whether a word of the line says that it reports something.
pub(super) fn reports(line: &str) -> bool {
    shape::words(line).map(shape::fold).any(|word| PHRASES.never.has(&word))
}

/// Whether a colon or bar follows the first `words` words.
fn colon_after(line: &str, words: usize) -> bool {
    let Some(word) = shape::words(line).nth(words - 1) else { return false };
    let end = word.as_ptr() as usize - line.as_ptr() as usize + word.len();
    line[end..].trim_start().starts_with([':', '|'])
}

/// A line made of nothing but known phrases: "Share Tweet Email Print".
fn tile(normal: &str) -> Option<Clutter> {
    let words: Vec<&str> = normal.split(' ').collect();
    let (mut at, mut first) = (0, None);
    while at < words.len() {
        let most = PHRASES.longest.min(words.len() - at);
        let (used, kind) = (1..=most)
            .rev()
            .find_map(|n| Some((n, PHRASES.find_whole(&words[at..at + n].join(" "))?)))?;
        first = first.or(Some(kind));
        at += used;
    }
    first
}

/// A row of short entries with marks between, one of them known: "Home › World › Europe".
fn menu(line: &str) -> Option<Clutter> {
    if !has_marks(line) {
        return None;
    }
    let cells: Vec<&str> = line.split(is_menu_mark).map(str::trim).collect();
    let short = cells.iter().all(|c| shape::count_words(c, 5) <= 4 && !shape::ends_sentence(c));
    if !short {
        return None;
    }
    cells.iter().find_map(|cell| PHRASES.find_whole(&shape::normalise(cell)))
}

/// Whether there are two marks that stand between the entries of a menu.
fn has_marks(line: &str) -> bool {
    line.chars().filter(|&c| is_menu_mark(c)).nth(1).is_some()
}

fn is_menu_mark(c: char) -> bool {
    matches!(c, '|' | '•' | '·' | '›' | '»' | '>' | '/' | '\t')
}

/// Labels the lines that are clutter by their words, the words of page addresses, and the bare
/// numbers beside share buttons.
#[inline(never)]
pub(super) fn label(text: &str, parts: &mut [Part]) {
    for part in parts.iter_mut().filter(|part| part.is_open()) {
        let line = part.span.of(text);
        let kind = if is_address(line) { Some(Clutter::Slug) } else { recognise(line) };
        part.kind = kind.map(BlockKind::Clutter);
    }
    let counted = |part: &Part| {
        matches!(part.kind, Some(BlockKind::Clutter(Clutter::Share | Clutter::Comments)))
    };
    for at in 0..parts.len() {
        let near = at.saturating_sub(2)..(at + 3).min(parts.len());
        if parts[at].is_open()
            && is_counter(parts[at].span.of(text))
            && parts[near].iter().any(counted)
        {
            parts[at].kind = Some(BlockKind::Clutter(Clutter::Share));
        }
    }
}

/// A bare number: "0", "1.2K".
fn is_counter(line: &str) -> bool {
    let number = line.trim_start_matches('+').trim_end_matches(['k', 'K', 'm', 'M', '+']);
    line.len() <= 8
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
}

/// A bare address, or the words of one joined by hyphens: `a-title-like-this`.
fn is_address(line: &str) -> bool {
    // "Address: example.org"
    let named = line.find([':', ' ']).and_then(|at| line[at..].strip_prefix(": "));
    let line = named.unwrap_or(line);
    let line = line.trim_matches(['/', '<', '>', '(', ')', ' ']);
    if line.contains(char::is_whitespace) || line.len() > 2000 {
        return false;
    }
    if ["http://", "https://", "www."].iter().any(|start| line.starts_with(start)) {
        return true;
    }
    let last = line.rsplit('/').next().unwrap_or(line);
    let last = last.strip_suffix(".html").or_else(|| last.strip_suffix(".htm")).unwrap_or(last);
    let plain = |c: char| c.is_lowercase() || c.is_ascii_digit() || c == '_';
    last.split('-').count() >= 3
        && last.split('-').all(|word| !word.is_empty() && word.chars().all(plain))
        && last.contains(char::is_lowercase)
}
