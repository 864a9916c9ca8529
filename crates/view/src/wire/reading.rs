//! A reading as data: a line of the command line's JSON Lines, and what the npm function returns.

use super::figures::{CheckLine, DaysLine, FigureLine, TimeLine};
use crate::offsets::Offsets;
use sayso_engine::claim::{Claim, Confidence};
use sayso_engine::document::{BlockKind, DateMention};
use sayso_engine::source::{Naming, Source};
use sayso_engine::time::iso;
use sayso_engine::{NoteKind, Reading, Span};
use serde::Serialize;

/// `[start, end]`, end exclusive, counted in the unit `U`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent, bound = "")]
pub struct Extent<U> {
    ends: [usize; 2],
    #[serde(skip)]
    unit: std::marker::PhantomData<U>,
}

impl<U> Extent<U> {
    fn new(start: usize, end: usize) -> Extent<U> {
        Extent { ends: [start, end], unit: std::marker::PhantomData }
    }

    /// The first unit.
    pub fn start(&self) -> usize {
        self.ends[0]
    }

    /// One past the last unit.
    pub fn end(&self) -> usize {
        self.ends[1]
    }
}

/// What offsets count.
pub trait Unit: Copy {
    /// The unit's name, written beside the offsets.
    const NAME: &'static str;

    /// A span of the engine in this unit.
    fn range(span: Span, offsets: &Offsets<'_>) -> Extent<Self>;
}

/// Bytes of the text in UTF-8, from the start of the text (after a byte order mark).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BytesUtf8;

impl Unit for BytesUtf8 {
    const NAME: &'static str = "utf-8 bytes";

    fn range(span: Span, _: &Offsets<'_>) -> Extent<Self> {
        Extent::new(span.start(), span.end())
    }
}

/// UTF-16 code units, as in JavaScript strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitsUtf16;

impl Unit for UnitsUtf16 {
    const NAME: &'static str = "utf-16 code units";

    fn range(span: Span, offsets: &Offsets<'_>) -> Extent<Self> {
        // The engine's spans lie on character boundaries; a foreign one shrinks to nothing.
        let at = |byte| offsets.byte_to_utf16(byte).unwrap_or(0);
        Extent::new(at(span.start()), at(span.end()))
    }
}

/// A reading as data. Serialised, it is one line of `sayso read --format jsonl`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(bound = "")]
pub struct ReadingLine<U: Unit> {
    /// The document's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What all offsets in this object count.
    #[cfg_attr(feature = "typescript", tsify(type = "U"))]
    pub offsets: &'static str,
    /// What the text tells of itself.
    #[serde(flatten)]
    pub metadata: Metadata,
    /// Who said what, ordered by where each claim begins.
    pub attributions: Vec<AttributionLine<U>>,
    /// Claims inside others' contents, or around them; none of them is in `attributions`.
    pub chained: Vec<ChainedLine<U>>,
    /// Sentences that may still be a speaker's, though nothing marks them.
    pub unmarked: Vec<UnmarkedLine<U>>,
    /// What the article asserts itself.
    pub own_voice: Vec<Extent<U>>,
    /// Words that leave a statement open.
    pub hedges: Vec<HedgeLine<U>>,
    /// Who speaks.
    pub sources: Vec<SourceLine<U>>,
    /// The parts of the text.
    pub blocks: Vec<BlockLine<U>>,
    /// When the article appeared, as far as it can be told.
    pub dating: Option<DaysLine>,
    /// The dates and times it names.
    pub times: Vec<TimeLine<U>>,
    /// The figures it gives.
    pub figures: Vec<FigureLine<U>>,
    /// What its figures say of each other.
    pub checks: Vec<CheckLine<U>>,
    /// Doubts.
    pub notes: Vec<NoteLine<U>>,
}

/// What the text tells of itself; `null` where it does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Metadata {
    /// The title.
    pub title: Option<String>,
    /// The summary between title and body.
    pub standfirst: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was first published.
    pub published: Option<DateLine>,
    /// When it was last changed.
    pub updated: Option<DateLine>,
}

/// A date, and the words that give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct DateLine {
    /// The day, as 2025-05-24.
    pub date: String,
    /// The words of the text.
    pub words: String,
}

/// Someone said, thinks or wants something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(bound = "")]
pub struct AttributionLine<U: Unit> {
    /// The words that name who speaks; may be empty.
    pub source: Vec<Extent<U>>,
    /// The words that tie source and content.
    pub cue: Vec<Extent<U>>,
    /// The words claimed; never empty.
    pub content: Vec<Extent<U>>,
    /// "direct", "mixed" or "indirect".
    #[cfg_attr(feature = "typescript", tsify(type = "'direct' | 'mixed' | 'indirect'"))]
    pub form: &'static str,
    /// What the cue does with the content: "neutral", "distancing", "denial", …
    pub stance: &'static str,
    /// "affirmed", or "negated" for a cue like "has not confirmed"; the stance takes it into account.
    #[cfg_attr(feature = "typescript", tsify(type = "'affirmed' | 'negated'"))]
    pub polarity: &'static str,
    /// Whether the speech has taken place: "actual", "possible", "conditional" or "expected".
    pub modality: &'static str,
    /// Who speaks, as the entry of `sources` has it; `null` where nobody is named.
    pub speaker: Option<String>,
    /// Why the words were marked.
    pub evidence: String,
    /// Of a hundred claims as sure as this one, about so many tell rightly who said what; `null`
    /// where only the rules found it.
    pub confidence: Option<u8>,
}

/// A claim inside another's content, or around one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(bound = "")]
pub struct ChainedLine<U: Unit> {
    /// The other claim, by its place in `attributions`.
    pub to: usize,
    /// "inside" the other's content, or "around" it: whose account it is that the other spoke.
    #[cfg_attr(feature = "typescript", tsify(type = "'inside' | 'around'"))]
    pub link: &'static str,
    /// The claim.
    pub claim: AttributionLine<U>,
}

/// A sentence that may still be a speaker's, though nothing marks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(bound = "")]
pub struct UnmarkedLine<U: Unit> {
    /// The sentence.
    pub span: Extent<U>,
    /// The claim whose speaker may go on, by its place in `attributions`.
    pub to: usize,
    /// What speaks for it: "takes up", "supposes" or "argues".
    pub reason: &'static str,
}

/// Someone who speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(bound = "")]
pub struct SourceLine<U: Unit> {
    /// The name.
    pub name: String,
    /// "name", "description" or "pronoun".
    #[cfg_attr(feature = "typescript", tsify(type = "'name' | 'description' | 'pronoun'"))]
    pub naming: &'static str,
    /// Who that is, in the article's words.
    pub office: Option<String>,
    /// For whom it speaks: a country, a body, "independent", "civilians", "media" or "unknown".
    pub affiliation: String,
    /// "official", "military", "expert", "media", "resident", "organisation", "unnamed" or
    /// "unknown".
    pub role: &'static str,
    /// Those who speak together, by name, where the source is several.
    pub members: Vec<String>,
    /// Where it is meant, as a source or otherwise.
    pub mentions: Vec<Extent<U>>,
}

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(bound = "")]
pub struct BlockLine<U: Unit> {
    /// Where it stands.
    pub span: Extent<U>,
    /// "title", "standfirst", "byline", "heading", "caption", "paragraph" or "clutter".
    pub kind: &'static str,
    /// Which clutter it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clutter: Option<String>,
}

/// A doubt about the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(bound = "")]
pub struct NoteLine<U: Unit> {
    /// What was odd.
    pub kind: &'static str,
    /// The same, for people.
    pub message: String,
    /// Where, if it has a place.
    pub span: Option<Extent<U>>,
}

/// Words that leave a statement open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(bound = "")]
pub struct HedgeLine<U: Unit> {
    /// The words.
    pub span: Extent<U>,
    /// "modal", "hearsay", "likelihood", "appearance" or "openness".
    pub kind: &'static str,
}

impl<U: Unit> ReadingLine<U> {
    /// The data of a reading; `text` is the text that was read.
    pub fn new(id: Option<String>, text: &str, reading: &Reading) -> ReadingLine<U> {
        let offsets = Offsets::new(text);
        let range = |span: Span| U::range(span, &offsets);
        let ranges = |spans: &[Span]| spans.iter().copied().map(range).collect::<Vec<_>>();
        let attribution = |claim: &Claim| AttributionLine {
            source: ranges(&claim.source),
            cue: ranges(&claim.cue),
            content: ranges(&claim.content),
            form: claim.form.name(),
            stance: claim.stance.name(),
            polarity: claim.polarity.name(),
            modality: claim.modality.name(),
            speaker: speaker(reading, claim),
            evidence: claim.evidence.to_string(),
            confidence: claim.confidence.map(Confidence::percent),
        };
        ReadingLine {
            id,
            offsets: U::NAME,
            metadata: Metadata::new(text, reading),
            attributions: reading.claims.iter().map(attribution).collect(),
            chained: reading
                .chained
                .iter()
                .map(|chained| ChainedLine {
                    to: chained.to,
                    link: chained.link.name(),
                    claim: attribution(&chained.claim),
                })
                .collect(),
            unmarked: reading
                .unmarked
                .iter()
                .map(|sentence| UnmarkedLine {
                    span: range(sentence.span),
                    to: sentence.claim,
                    reason: sentence.reason.name(),
                })
                .collect(),
            own_voice: ranges(&reading.own_voice),
            hedges: reading
                .hedges
                .iter()
                .map(|hedge| HedgeLine { span: range(hedge.span), kind: hedge.kind.name() })
                .collect(),
            sources: reading
                .speaking()
                .map(|source| SourceLine {
                    name: source.name.clone(),
                    naming: naming_name(source.naming),
                    office: source.offices.first().map(|office| office.words.clone()),
                    affiliation: source.affiliation.to_string(),
                    role: source.role.name(),
                    members: members(reading, source),
                    mentions: source.mentions.iter().map(|mention| range(mention.span)).collect(),
                })
                .collect(),
            blocks: reading
                .blocks
                .iter()
                .map(|block| BlockLine {
                    span: range(block.span),
                    kind: kind_name(block.kind),
                    clutter: match block.kind {
                        BlockKind::Clutter(clutter) => Some(clutter.to_string()),
                        _ => None,
                    },
                })
                .collect(),
            dating: reading.dating.map(DaysLine::of_article),
            times: reading.times.iter().map(|time| TimeLine::new(time, &offsets)).collect(),
            figures: reading
                .figures
                .iter()
                .map(|figure| FigureLine::new(text, reading, figure, &reading.times, &offsets))
                .collect(),
            checks: (reading.outline.checks.iter())
                .map(|check| CheckLine::new(check, &offsets))
                .collect(),
            notes: reading
                .notes
                .iter()
                .map(|note| NoteLine {
                    kind: note_name(note.kind),
                    message: note.kind.to_string(),
                    span: note.span.map(range),
                })
                .collect(),
        }
    }
}

impl Metadata {
    fn new(text: &str, reading: &Reading) -> Metadata {
        let words = |span: Span| tidy(span.of(text));
        let date =
            |mention: DateMention| DateLine { date: iso(mention.date), words: words(mention.span) };
        let metadata = &reading.metadata;
        let standfirst: Vec<String> = metadata.standfirst.iter().copied().map(words).collect();
        Metadata {
            title: metadata.title.map(words),
            standfirst: (!standfirst.is_empty()).then(|| standfirst.join(" ")),
            outlet: metadata.outlet.map(words),
            author: metadata.author.map(words),
            published: metadata.published.map(date),
            updated: metadata.updated.map(date),
        }
    }
}

fn members(reading: &Reading, source: &Source) -> Vec<String> {
    let names = source.members.iter().filter_map(|id| reading.sources.get(id.index()));
    names.map(|member| member.name.clone()).collect()
}

pub(super) fn speaker(reading: &Reading, claim: &Claim) -> Option<String> {
    reading.sources.get(claim.speaker?.index()).map(|source| source.name.clone())
}

/// Words on one line: what stands over two lines in the text is still one title.
pub(crate) fn tidy(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn naming_name(naming: Naming) -> &'static str {
    match naming {
        Naming::Name => "name",
        Naming::Description => "description",
        Naming::Pronoun => "pronoun",
    }
}

fn kind_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Title => "title",
        BlockKind::Standfirst => "standfirst",
        BlockKind::Byline => "byline",
        BlockKind::Heading => "heading",
        BlockKind::Caption => "caption",
        BlockKind::Clutter(_) => "clutter",
        // What a later engine adds is text to be read until it has a name here.
        _ => "paragraph",
    }
}

fn note_name(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::NoWords => "no words",
        NoteKind::NoTitle => "no title",
        NoteKind::UnclosedQuotation => "unclosed quotation",
        NoteKind::RejoinedParagraph => "rejoined paragraph",
        NoteKind::UnsourcedQuotation => "unsourced quotation",
        NoteKind::DirectionControls => "direction controls",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso_engine::claim::{Evidence, Form, Modality, Polarity, Stance};
    use sayso_engine::document::{Block, Metadata as Found};
    use sayso_engine::source::{Mention, SourceId, Tie};

    #[test]
    fn a_line_has_the_shape_that_the_scorer_reads_and_names_its_unit() {
        let text = "🌱 Seeds\n\n“Ja”, said Ömer.";
        let at = |words: &str| {
            Span::locate(&text[text.find(words).unwrap()..][..words.len()], text).unwrap()
        };
        let reading = Reading {
            metadata: Found { title: Some(at("🌱 Seeds")), ..Found::default() },
            blocks: vec![Block { span: at("🌱 Seeds"), kind: BlockKind::Title }],
            claims: vec![Claim {
                source: vec![at("Ömer")],
                cue: vec![at("said")],
                content: vec![at("“Ja”")],
                form: Form::Direct,
                stance: Stance::Neutral,
                polarity: Polarity::default(),
                modality: Modality::default(),
                evidence: Evidence::QuotationWithCue,
                confidence: Some(Confidence::of_odds(281)),
                speaker: Some(SourceId(0)),
            }],
            sources: vec![Source {
                name: "Ömer".into(),
                mentions: vec![Mention { span: at("Ömer"), tie: Tie::Name, because: None }],
                ..Source::default()
            }],
            ..Reading::default()
        };
        let bytes = ReadingLine::<BytesUtf8>::new(Some("a".into()), text, &reading);
        assert_eq!(
            serde_json::to_string(&bytes).unwrap(),
            concat!(
                r#"{"id":"a","offsets":"utf-8 bytes","title":"🌱 Seeds","standfirst":null,"outlet":null,"#,
                r#""author":null,"published":null,"updated":null,"attributions":[{"source":[[27,32]],"#,
                r#""cue":[[22,26]],"content":[[12,20]],"form":"direct","stance":"neutral","polarity":"affirmed","modality":"actual","speaker":"Ömer","#,
                r#""evidence":"a quotation next to a word of speaking","confidence":75}],"chained":[],"unmarked":[],"own_voice":[],"hedges":[],"#,
                r#""sources":[{"name":"Ömer","naming":"name","office":null,"affiliation":"unknown","#,
                r#""role":"unknown","members":[],"mentions":[[27,32]]}],"#,
                r#""blocks":[{"span":[0,10],"kind":"title"}],"dating":null,"times":[],"figures":[],"checks":[],"notes":[]}"#
            )
        );
        let utf16 = ReadingLine::<UnitsUtf16>::new(None, text, &reading);
        let source = utf16.attributions[0].source[0];
        let units: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(String::from_utf16_lossy(&units[source.start()..source.end()]), "Ömer");
    }
}
