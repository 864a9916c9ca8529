//! Whether a time is told as past or as to come, and how what is told relates to it.

use super::{Scanner, Tense};
use crate::language::pieces::{Piece, PieceKind};
use crate::language::words::WordList;
use crate::language::words::is_any;
use crate::time::Bound;
use crate::time::calendar::{Name, name};
use std::sync::LazyLock;

/// How many pieces from a time a verb may stand that tells of it.
const REACH: usize = 8;
/// The same for what is to come, where no mark stands between.
const FAR: usize = 13;

/// Verbs that in the present tense tell what is set down for a day.
const SCHEDULED: [&str; 26] = [
    "meets", "sits", "begins", "starts", "opens", "ends", "closes", "expires", "launches",
    "returns", "resumes", "arrives", "reopens", "departs", "holds", "hosts", "votes", "plays",
    "faces", "decides", "debates", "reaches", "lands", "convenes", "provides", "foresees",
];

/// The irregular forms in which verbs tell of the past.
static PAST: LazyLock<WordList> = LazyLock::new(|| {
    let lines = include_str!("../../../data/irregular.txt").lines().filter(|l| !l.starts_with('#'));
    let forms = lines.filter_map(|line| line.split_whitespace().nth(1));
    let others = ["was", "were", "had", "did"];
    // The list has pronouns and nouns, too.
    let none = [
        "am", "has", "does", "them", "her", "him", "us", "me", "whom", "children", "men", "women",
        "people", "n't", "'ll", "'d", "ca",
    ];
    WordList::of(forms.filter(|form| !none.contains(form)).chain(others).collect())
});

fn is_past(piece: &Piece) -> bool {
    PAST.has(&piece.word) || piece.word.ends_with("ed") && piece.word.len() > 4 && !piece.capital
}

impl Scanner<'_> {
    /// Whether the words before the time, or at the head of a sentence those behind it, tell of what
    /// was or of what is to come: the nearest verb tells.
    pub(super) fn tense(&self, length: usize, bound: Bound) -> Tense {
        let limited = matches!(bound, Bound::Until | Bound::Before);
        // "no earlier than Sunday"
        let ahead = self.back(1) == "than"
            && is_any(self.back(2), &["earlier", "later", "sooner"])
            && is_any(self.back(3), &["no", "not"]);
        if ahead {
            return Tense::Coming;
        }
        let mut unbroken = true;
        let mut led = false;
        for back in 1..=FAR.min(self.at) {
            let piece = &self.pieces[self.at - back];
            unbroken &= piece.kind == PieceKind::Word;
            let near = back <= REACH;
            let next = self.back(back - 1);
            if !near && !unbroken {
                break;
            }
            let before = self.back(back + 1);
            // "unveiled its plan on Tuesday"
            let noun = is_any(piece.word.as_str(), &["plan", "plans"])
                && is_any(before, &["a", "the", "its", "their", "his", "her", "this"]);
            match name(&piece.word).filter(|_| !noun) {
                // "ahead of the vote on Monday", but not any "ahead"
                Some(Name::Future) if piece.is("ahead") && back > 3 => {}
                Some(Name::Future) if piece.is("beginning") && next == "of" => {}
                Some(Name::Future)
                    if near
                        || next == "to"
                        || is_any(piece.word.as_str(), &["will", "shall", "would", "due"]) =>
                {
                    return Tense::Coming;
                }
                // What is wished for up to a day, or to be done on it, is to come.
                Some(Name::Wish) if near && limited || unbroken && led && self.back(1) == "on" => {
                    return Tense::Coming;
                }
                _ => {}
            }
            // "The board meets on 18 June", "if it reaches the vote on Thursday", "it is to land".
            let set = SCHEDULED.contains(&piece.word.as_str()) && unbroken;
            let to = piece.is("to") && is_any(before, &["is", "are"]);
            let may = piece.is("be") && is_any(before, &["could", "may", "might"]) && unbroken;
            let placed = is_any(self.back(1), &["on", "in", "by", "at", "until", "before"]);
            if set || to || may || piece.is("if") && unbroken && placed {
                return Tense::Coming;
            }
            // "asked them to come back on Friday", "asked that they be told on Friday"
            led |= is_any(piece.word.as_str(), &["to", "that"]) && back > 1;
            // "will be closed", "to put"
            let bare = [before, self.back(back + 2)].into_iter().any(|word| {
                is_any(word, &["to", "be", "may", "can", "could", "should", "must"])
                    || is_any(word, &["will", "would", "shall"])
            });
            // "a contested vote", "are counted"
            let bare = bare
                || is_any(before, &["a", "an", "the", "its", "his", "her", "their"])
                || is_any(before, &["are", "is"]);
            if near && is_past(piece) && !bare {
                return Tense::Past;
            }
        }
        // "The clinic stays open until Sunday."
        if is_any(self.back(1), &["until", "till"]) && self.at > 1 {
            return Tense::Coming;
        }
        if self.at > 1 {
            return Tense::Open;
        }
        // "By Friday crews will be done": the first verb behind tells.
        let behind = &self.pieces[self.at + length..];
        for (at, piece) in behind.iter().enumerate().take(REACH) {
            let next = behind.get(at + 1).map_or("", |piece| piece.word.as_str());
            let due = || next == "to" || name(next) == Some(Name::Future);
            match piece.word.as_str() {
                "will" | "shall" => return Tense::Coming,
                "is" | "are" if due() => return Tense::Coming,
                "is" | "are" | "has" | "have" => return Tense::Open,
                _ if is_past(piece) => return Tense::Past,
                _ => {}
            }
        }
        Tense::Open
    }

    pub(super) fn bound(&self) -> Bound {
        let passed = ["the", "of", "start", "end", "on", "early", "late", "around", "about"];
        let before = (1..6).map(|back| self.back(back)).find(|word| !passed.contains(word));
        match before.unwrap_or("") {
            "since" | "from" => Bound::Since,
            "by" | "until" | "till" => Bound::Until,
            "after" | "following" => Bound::After,
            "before" | "ahead" | "than" | "with" | "versus" => Bound::Before,
            _ => Bound::At,
        }
    }
}
