//! Counts what goes wrong, by kind. Every annotated attribution is counted once, by its cue; every
//! predicted one that answers to none, once too.

use sayso_train::corpus::{Article, Attribution, ReferenceAnalysis, ReferenceToken};
use sayso_train::scorer::{
    Role, ScoredAttribution, Side, SpanError, TextWords, content_agrees, prepare, speaker_agrees,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// How an annotated attribution fares, or what a predicted one is that answers to none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Right,
    PassedOver(Cue),
    /// Its cue lies in the content of another claim.
    Swallowed,
    ContentTooLong,
    ContentTooShort,
    ContentElsewhere,
    SourceOfOtherLength,
    OtherSource,
    SourceAndContent,
    /// It lies in an annotated content.
    InsideContent,
    /// It is a second claim by an annotated cue.
    SecondClaim,
    NotAnnotated,
}

/// What sort of word a cue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cue {
    Verb,
    Noun,
    Mark,
    Other,
}

impl Kind {
    fn says(self) -> &'static str {
        match self {
            Kind::Right => "right",
            Kind::PassedOver(Cue::Verb) => "a verb is passed over",
            Kind::PassedOver(Cue::Noun) => "a noun as cue is passed over",
            Kind::PassedOver(Cue::Mark) => "a colon or dash as cue is passed over",
            Kind::PassedOver(Cue::Other) => {
                "a cue of another kind, or one without tags, is passed over"
            }
            Kind::Swallowed => "passed over, since another claim's content has the cue",
            Kind::ContentTooLong => "the content runs on too far",
            Kind::ContentTooShort => "the content ends or begins too soon",
            Kind::ContentElsewhere => "the content is shifted or another",
            Kind::SourceOfOtherLength => "the right speaker, but more or fewer words",
            Kind::OtherSource => "another speaker, or one where there is none, or none",
            Kind::SourceAndContent => "speaker and content both wrong",
            Kind::InsideContent => "marked inside an annotated content",
            Kind::SecondClaim => "a second claim by an annotated cue",
            Kind::NotAnnotated => "marked, but not annotated",
        }
    }
}

/// Counts, all and those of direct speech, as lines of a table; most frequent first.
pub(crate) fn count(
    gold: &[Article],
    predicted: &[Article],
    references: &[ReferenceAnalysis],
) -> Result<String, SpanError> {
    let tokens: BTreeMap<&str, Vec<&ReferenceToken>> = references
        .iter()
        .map(|r| (r.id.as_str(), r.sentences.iter().flatten().collect()))
        .collect();
    let mut counts: BTreeMap<Kind, [usize; 2]> = BTreeMap::new();
    for (gold, predicted) in gold.iter().zip(predicted) {
        let words = TextWords::find(gold.text());
        let wanted = prepare(&words, &gold.attributions, Side::Gold)?;
        let given = prepare(&words, &predicted.attributions, Side::Predicted)?;
        let article = Compared {
            raw: &gold.attributions,
            predicted: &predicted.attributions,
            text: gold.text(),
            tokens: tokens.get(gold.id.as_str()).map_or(&[], Vec::as_slice),
            wanted: &wanted,
            given: &given,
        };
        let mut add = |kind: Kind, attribution: &ScoredAttribution| {
            let [all, direct] = counts.entry(kind).or_default();
            *all += 1;
            *direct += usize::from(attribution.is_direct());
        };
        let mut met = BTreeSet::new();
        for attribution in wanted.iter().filter(|a| !a.is_optional()) {
            add(article.fate(attribution, &mut met), attribution);
        }
        for (place, attribution) in given.iter().enumerate() {
            if !met.contains(&place) {
                add(article.false_alarm(attribution), attribution);
            }
        }
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|(_, [all, _])| std::cmp::Reverse(*all));
    let mut out = String::from("Kinds of error (all, of them direct)\n");
    for (kind, [all, direct]) in rows {
        let _ = writeln!(out, "{all:6}{direct:6}  {}", kind.says());
    }
    Ok(out)
}

struct Compared<'a> {
    raw: &'a [Attribution],
    predicted: &'a [Attribution],
    text: &'a str,
    tokens: &'a [&'a ReferenceToken],
    wanted: &'a [ScoredAttribution],
    given: &'a [ScoredAttribution],
}

fn touch(a: &[(usize, usize)], b: &[(usize, usize)]) -> bool {
    a.iter().any(|a| b.iter().any(|b| a.0 < b.1 && b.0 < a.1))
}

impl Compared<'_> {
    /// What became of an annotated attribution; `met` takes the predictions that answer to one.
    fn fate(&self, wanted: &ScoredAttribution, met: &mut BTreeSet<usize>) -> Kind {
        let fits = |given: &ScoredAttribution| {
            content_agrees(given, wanted) && speaker_agrees(given, wanted)
        };
        if let Some(place) = self.given.iter().position(fits) {
            met.insert(place);
            return Kind::Right;
        }
        let cue = &self.raw[wanted.place].cue;
        let by_cue = |given: &ScoredAttribution| touch(&self.predicted[given.place].cue, cue);
        let Some(place) = self.given.iter().position(by_cue) else {
            let swallows = |given: &ScoredAttribution| {
                given.words(Role::Content).intersection(&wanted.cue).next().is_some()
            };
            return if self.given.iter().any(swallows) {
                Kind::Swallowed
            } else {
                Kind::PassedOver(self.cue(cue))
            };
        };
        met.insert(place);
        let given = &self.given[place];
        match (content_agrees(given, wanted), speaker_agrees(given, wanted)) {
            (true, _) if given.source.is_disjoint(&wanted.source) => Kind::OtherSource,
            (true, _) => Kind::SourceOfOtherLength,
            (false, false) => Kind::SourceAndContent,
            (false, true) if given.content.is_superset(&wanted.content) => Kind::ContentTooLong,
            (false, true) if given.content.is_subset(&wanted.content) => Kind::ContentTooShort,
            (false, true) => Kind::ContentElsewhere,
        }
    }

    fn false_alarm(&self, given: &ScoredAttribution) -> Kind {
        let cue = &self.predicted[given.place].cue;
        if self.wanted.iter().any(|w| touch(cue, &self.raw[w.place].content)) {
            Kind::InsideContent
        } else if self.wanted.iter().any(|w| touch(cue, &self.raw[w.place].cue)) {
            Kind::SecondClaim
        } else {
            Kind::NotAnnotated
        }
    }

    /// A verb counts before a noun: "made the claim".
    fn cue(&self, cue: &[(usize, usize)]) -> Cue {
        let is_word = |&(start, end): &(usize, usize)| {
            self.text.get(start..end).is_some_and(|words| words.contains(char::is_alphanumeric))
        };
        if !cue.iter().any(is_word) {
            return Cue::Mark;
        }
        let tagged = |letter: char| {
            let mut tokens = self.tokens.iter();
            tokens.any(|t| t.tag.starts_with(letter) && touch(&[(t.start, t.end)], cue))
        };
        match (tagged('V'), tagged('N')) {
            (true, _) => Cue::Verb,
            (false, true) => Cue::Noun,
            (false, false) => Cue::Other,
        }
    }
}
