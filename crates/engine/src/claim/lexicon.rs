//! The verbs of saying, thinking and wanting, in all their forms.

use crate::language::words::{WordMap, grouped};
use crate::order::Order;
use std::sync::LazyLock;

/// What may follow a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// A quotation.
    Quotation,
    /// A clause that "that", "whether", "how" or the like opens.
    Clause,
    /// A clause that nothing opens.
    BareClause,
    /// "to" and a verb.
    Infinitive,
    /// A noun phrase that is what is claimed.
    Object,
    /// A noun phrase that is who listens.
    Listener,
}

/// A set of frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Frames(u8);

impl Frames {
    fn parse(letters: &str) -> Frames {
        letters.chars().fold(Frames(0), |Frames(set), letter| {
            Frames(
                set | Frames::bit(match letter {
                    'q' => Frame::Quotation,
                    'c' => Frame::Clause,
                    'b' => Frame::BareClause,
                    't' => Frame::Infinitive,
                    'o' => Frame::Object,
                    'r' => Frame::Listener,
                    other => panic!("data/cues.txt: {other} is no frame"),
                }),
            )
        })
    }

    fn bit(frame: Frame) -> u8 {
        1 << frame as u8
    }

    pub(super) fn has(self, frame: Frame) -> bool {
        self.0 & Frames::bit(frame) != 0
    }
}

/// Which form of a verb a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Inflection {
    /// "say"
    Base,
    /// "says"
    Third,
    /// "said"
    Past,
    /// "saying"
    Participle,
}

/// A form of a verb of the lexicon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The verb's base form.
    pub(super) lemma: &'static str,
    /// What may follow.
    pub(super) frames: Frames,
    /// Which form it is.
    pub(super) inflection: Inflection,
}

static VERBS: LazyLock<WordMap<Entry>> = LazyLock::new(|| {
    let mut verbs = parse(include_str!("../../data/cues.txt"));
    // A verb of several groups has the frames of all.
    verbs.order_by(|(a, x), (b, y)| (a, x.inflection).cmp(&(b, y.inflection)));
    let mut merged: Vec<(String, Entry)> = Vec::new();
    for (form, verb) in verbs {
        match merged.last_mut().filter(|(last, _)| *last == form) {
            Some((_, last)) => last.frames = Frames(last.frames.0 | verb.frames.0),
            None => merged.push((form, verb)),
        }
    }
    WordMap::new(merged)
});

/// The verb of which `word` (in lower case) is a form.
pub(super) fn look_up(word: &str) -> Option<&'static Entry> {
    VERBS.get(word)
}

fn parse(data: &'static str) -> Vec<(String, Entry)> {
    let mut entries = Vec::new();
    for (head, line) in grouped(data) {
        let frames = Frames::parse(head.split_once(' ').map_or("", |(_, frames)| frames));
        for verb in line.split_whitespace() {
            inflect(verb, frames, &mut entries);
        }
    }
    entries
}

fn inflect(verb: &'static str, frames: Frames, entries: &mut Vec<(String, Entry)>) {
    let (lemma, forms) = forms(verb);
    for (form, inflection) in forms {
        entries.push((form, Entry { lemma, frames, inflection }));
    }
}

/// A verb's base form and all its forms, from its notation: `base`, `base:past:participle` where
/// those are irregular, `base+` where the last letter is doubled.
pub(super) fn forms(verb: &str) -> (&str, Vec<(String, Inflection)>) {
    let mut parts = verb.split(':');
    let base = parts.next().unwrap_or(verb);
    let (lemma, doubled) = match base.strip_suffix('+') {
        Some(lemma) => (lemma, lemma.get(lemma.len() - 1..).unwrap_or("")),
        None => (base, ""),
    };
    let stem = lemma.strip_suffix('y').filter(|_| ends_in_consonant_y(lemma));
    let regular = match (stem, lemma.ends_with('e')) {
        (Some(stem), _) => format!("{stem}ied"),
        (_, true) => format!("{lemma}d"),
        _ => format!("{lemma}{doubled}ed"),
    };
    let past = parts.next().map_or(regular, str::to_owned);
    let perfect = parts.next().map(str::to_owned);
    let participle = match lemma.strip_suffix("ie") {
        Some(stem) => format!("{stem}ying"),
        None => {
            let silent_e = lemma.ends_with('e') && !lemma.ends_with("ee");
            let ing = lemma.strip_suffix('e').filter(|_| silent_e).unwrap_or(lemma);
            format!("{ing}{doubled}ing")
        }
    };
    let mut forms = vec![
        (lemma.to_owned(), Inflection::Base),
        (with_s(lemma), Inflection::Third),
        (past, Inflection::Past),
        (participle, Inflection::Participle),
    ];
    forms.extend(perfect.map(|form| (form, Inflection::Past)));
    (lemma, forms)
}

/// A verb's third person, which is formed as a noun's plural is.
pub(super) fn with_s(lemma: &str) -> String {
    let sibilant = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end));
    match lemma.strip_suffix('y').filter(|_| ends_in_consonant_y(lemma)) {
        Some(stem) => format!("{stem}ies"),
        None if sibilant => format!("{lemma}es"),
        None => format!("{lemma}s"),
    }
}

fn ends_in_consonant_y(lemma: &str) -> bool {
    let vowel_y = ["ay", "ey", "oy", "uy"].iter().any(|end| lemma.ends_with(end));
    lemma.ends_with('y') && !vowel_y
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_in_all_forms() {
        for form in [
            "say", "says", "said", "saying", "admitted", "denies", "denied", "arguing", "foreseen",
            "told", "stresses",
        ] {
            assert!(look_up(form).is_some(), "{form}");
        }
        assert_eq!(look_up("denied").map(|e| e.lemma), Some("deny"));
        assert!(look_up("table").is_none());
    }

    #[test]
    fn groups_of_one_verb_are_merged() {
        let ask = look_up("asked").expect("a verb");
        assert!(ask.frames.has(Frame::Quotation) && ask.frames.has(Frame::Infinitive));
    }
}
