//! The verbs of saying, thinking and wanting, in all their forms.

use crate::language::words::{WordMap, grouped};
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// The verb's base form.
    pub(super) lemma: &'static str,
    /// What may follow.
    pub(super) frames: Frames,
    /// Which form it is.
    pub(super) inflection: Inflection,
}

static VERBS: LazyLock<WordMap<Entry>> = LazyLock::new(|| {
    let mut verbs = WordMap::empty();
    for (head, line) in grouped(include_str!("../../data/cues.txt")) {
        let frames = Frames::parse(head.split_once(' ').map_or("", |(_, frames)| frames));
        for verb in line.split_whitespace() {
            let (lemma, forms) = forms(verb);
            for (form, inflection) in forms.into_iter().flatten() {
                let entry = Entry { lemma, frames, inflection };
                let known = verbs.entry(&form, entry);
                // A verb of several groups has the frames of all.
                let frames = Frames(known.frames.0 | frames.0);
                if inflection < known.inflection {
                    *known = entry;
                }
                known.frames = frames;
            }
        }
    }
    verbs
});

/// The verb of which `word` (in lower case) is a form.
pub(super) fn look_up(word: &str) -> Option<&'static Entry> {
    VERBS.get(word)
}

/// A word in pieces: "stop", "p" and "ed".
type Form<'w> = [&'w str; 3];

/// A verb's base form and all its forms, from its notation: `base`, `base:past:participle` where
/// those are irregular, `base+` where the last letter is doubled.
pub(super) fn forms(verb: &str) -> (&str, [Option<(Form<'_>, Inflection)>; 5]) {
    let mut parts = verb.split(':');
    let base = parts.next().unwrap_or(verb);
    let (lemma, doubled) = match base.strip_suffix('+') {
        Some(lemma) => (lemma, lemma.get(lemma.len() - 1..).unwrap_or("")),
        None => (base, ""),
    };
    let stem = lemma.strip_suffix('y').filter(|_| ends_in_consonant_y(lemma));
    let regular = match (stem, lemma.ends_with('e')) {
        (Some(stem), _) => [stem, "", "ied"],
        (_, true) => [lemma, "", "d"],
        _ => [lemma, doubled, "ed"],
    };
    let past = parts.next().map_or(regular, |past| [past, "", ""]);
    let perfect = parts.next().map(|perfect| [perfect, "", ""]);
    let participle = match lemma.strip_suffix("ie") {
        Some(stem) => [stem, "", "ying"],
        None => {
            let silent_e = lemma.ends_with('e') && !lemma.ends_with("ee");
            [lemma.strip_suffix('e').filter(|_| silent_e).unwrap_or(lemma), doubled, "ing"]
        }
    };
    let forms = [
        Some(([lemma, "", ""], Inflection::Base)),
        Some((with_s(lemma), Inflection::Third)),
        Some((past, Inflection::Past)),
        Some((participle, Inflection::Participle)),
        perfect.map(|form| (form, Inflection::Past)),
    ];
    (lemma, forms)
}

/// A verb's third person, which is formed as a noun's plural is.
pub(super) fn with_s(lemma: &str) -> Form<'_> {
    let sibilant = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end));
    match lemma.strip_suffix('y').filter(|_| ends_in_consonant_y(lemma)) {
        Some(stem) => [stem, "", "ies"],
        None if sibilant => [lemma, "", "es"],
        None => [lemma, "", "s"],
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
