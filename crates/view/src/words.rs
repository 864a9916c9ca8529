//! Every text of the interface. To translate it, write this file again; index.html, first.js and boot.js have
//! the few that must be there before the program is.

mod about;
mod claims;
mod comparing;
mod dossiers;
mod keys;
mod searching;

pub(crate) use about::*;
pub(crate) use claims::*;
pub(crate) use comparing::*;
pub(crate) use dossiers::*;
pub(crate) use keys::*;
pub(crate) use searching::*;

use crate::app::{
    Correction, CorrectionsError, DocumentFault, FetchError, Speaker, Told, WhoSpeaks,
};
use crate::decode::Encoding;
use crate::filters::{Facet, Trait};
use crate::fragment::View;
use jiff::civil::Date;
use sayso_engine::claim::{Claim, Confidence, Form, Modality, Polarity, Reason, Stance};
use sayso_engine::source::{Naming, Role, Tie};
use std::fmt::Display;

/// The program's name.
pub const NAME: &str = "Sayso";
/// Between the parts of a claim, where other words stand in the text.
pub const GAP: &str = " … ";
/// Between short facts in a line; no line begins with it.
pub const DOT: &str = "\u{a0}· ";

// Loading, and what goes wrong.

pub(crate) const OPENING: &str = "Opening the dossier";

pub(crate) fn reading(n_done: usize, n_all: usize) -> String {
    format!("Reading {} of {n_all}", (n_done + 1).min(n_all))
}

pub(crate) fn dossier_did_not_come(error: &FetchError) -> String {
    let reason = match error {
        FetchError::NoAnswer => "there was no answer".into(),
        FetchError::Status(404) => "the file is not there".into(),
        FetchError::Status(status) => format!("the server answered {status}"),
        FetchError::WebPage => SENT_A_PAGE.into(),
    };
    format!(
        "The list of articles, seeds/dossier.json, could not be loaded: {reason}. Reload the page; if that does not help, whoever runs this site has to put the file back."
    )
}

pub(crate) fn dossier_is_broken(error: &dyn Display) -> String {
    format!(
        "The list of articles, seeds/dossier.json, cannot be used: {error}. Correct the file and reload the page."
    )
}

const SENT_A_PAGE: &str = "the server sent a web page in its place, so it is probably not there";

/// Why an article cannot be opened; the file's name stands before it.
pub(crate) fn fault(fault: &DocumentFault) -> String {
    match fault {
        DocumentFault::Fetch(FetchError::NoAnswer) => "could not be loaded: no answer".into(),
        DocumentFault::Fetch(FetchError::Status(404)) => {
            "could not be loaded: the file is not there".into()
        }
        DocumentFault::Fetch(FetchError::Status(status)) => {
            format!("could not be loaded: the server answered {status}")
        }
        DocumentFault::Fetch(FetchError::WebPage) => {
            format!("could not be loaded: {SENT_A_PAGE}")
        }
        DocumentFault::Decode(error) => format!("cannot be read: {error}"),
        DocumentFault::TooLong(error) => format!("cannot be read: it is {error}"),
    }
}

pub(crate) const ARTICLE_FAILED: &str = "This article could not be opened";
pub(crate) const ARTICLE_WAITING: &str = "This article is on its way …";
pub(crate) const OTHERS_ARE_HERE: &str = "The other articles of the dossier are in the list.";
pub(crate) const NO_ARTICLE_OPENS: &str = "No article of this dossier could be opened.";
pub(crate) const NOTICES: &str = "Something was not as expected";
pub(crate) const DISMISS: &str = "Dismiss";

pub(crate) const SAVE_ONE_FILE: &str = "Save as one file";
pub(crate) const NOT_ALL_READ: &str =
    "Some articles are still on their way. Save when they are here.";
pub(crate) const ONE_FILE_MISSING: &str = "The dossier could not be saved as one file: that takes the file sayso.html of this site, which did not come. Without a network, try again when there is one; otherwise whoever runs this site has to put the file back.";

pub(crate) const NEW_VERSION: &str = "A new version of Sayso is ready.";
pub(crate) const RELOAD: &str = "Reload";
pub(crate) const NOT_NOW: &str = "Not now";

pub(crate) const LINKED_CLAIM_HAS_CHANGED: &str = "The text has changed since this link was made: the linked claim is not in it with the same words at the same place. No other is shown for it.";

pub(crate) const LINKED_CLAIM_IS_NOT_HERE: &str = "The linked claim is not in this text. The text or the program may have changed since the link was made.";

pub(crate) const LINKED_WORDS_ARE_NOT_HERE: &str =
    "The linked words are not in this text. The text may have changed since the link was made.";
pub(crate) const LINKED_FINDING_IS_NOT_HERE: &str = "The link names something that is not in this view. The articles or the program may have changed since the link was made.";

pub(crate) fn link_names_no_article(slug: &str) -> String {
    format!("The link names an article “{slug}”, which this dossier does not have.")
}

pub(crate) fn link_names_no_view(view: &str) -> String {
    format!("The link names a view “{view}”, which does not exist here. This is the reading view.")
}

pub(crate) fn link_says_nothing(pair: &str) -> String {
    format!("A part of the link means nothing here and was left out: “{pair}”.")
}

// The list of articles.

pub(crate) fn headline(n_articles: usize) -> String {
    let number = spelled(n_articles);
    let mut letters = number.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let noun = if n_articles == 1 { "article" } else { "articles" };
    format!("{first}{} {noun}. Who is speaking?", letters.as_str())
}

/// A number as a word where newspapers would write one.
fn spelled(n: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS.get(n).map_or_else(|| n.to_string(), |&word| word.to_owned())
}

fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

pub(crate) fn claims(n: usize) -> String {
    counted(n, "claim", "claims")
}

pub(crate) const NO_OUTLET: &str = "outlet not named";
pub(crate) const UNDATED: &str = "undated";
pub(crate) const WAITING: &str = "on its way";
pub(crate) const BAR_NAMED: &str = "named";
pub(crate) const BAR_PRONOUN: &str = "he, she, they";
pub(crate) const BAR_UNNAMED: &str = "unnamed";
pub(crate) const BAR_OWN: &str = "the article’s own voice";

/// A bar in words.
pub(crate) fn bar(who: &WhoSpeaks) -> String {
    let mut parts = vec![format!("{} by named sources", claims(who.n_named))];
    if who.n_pronoun > 0 {
        parts.push(format!("{} by “he”, “she” or the like", who.n_pronoun));
    }
    parts.push(format!("{} by unnamed ones", who.n_unnamed));
    parts.push(format!(
        "{} in the article’s own voice",
        counted(who.n_own, "sentence", "sentences")
    ));
    parts.join(", ")
}

pub(crate) fn matching_in_article(n: usize, n_all: usize) -> String {
    format!("{n} of {n_all}")
}

pub(crate) fn day(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(date.month()).ok().and_then(|month| MONTHS.get(month - 1));
    format!("{} {} {}", date.day(), month.unwrap_or(&""), date.year())
}

// The filters.

pub(crate) const CLEAR: &str = "Clear all";
pub(crate) const SHOW_OTHERS: &str = "The others are";
pub(crate) const DIMMED: &str = "dimmed";
pub(crate) const HIDDEN: &str = "hidden";
pub(crate) const NO_CLAIMS_MATCH: &str = "No claims match.";
pub(crate) const NOBODY: &str = "nobody named";

/// After what somebody is called who has no name.
pub(crate) const UNNAMED: &str = " (unnamed)";

/// A speaker as one would name them: people without a name are said to have none, and a pronoun
/// stands in quotation marks.
pub(crate) fn speaker(speaker: &Speaker) -> String {
    match speaker.naming {
        Naming::Name => speaker.name.clone(),
        Naming::Description => {
            let mut letters = speaker.name.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            format!("{first}{}{UNNAMED}", letters.as_str())
        }
        Naming::Pronoun => format!("“{}”", speaker.name),
    }
}

/// The same inside a sentence of ours.
pub(crate) fn plain_speaker(speaker: &Speaker) -> String {
    match speaker.naming {
        Naming::Name | Naming::Description => speaker.name.clone(),
        Naming::Pronoun => format!("“{}”", speaker.name),
    }
}

pub(crate) fn search(facet: Facet) -> &'static str {
    match facet {
        Facet::Speaker => "Search speakers",
        Facet::Affiliation => "Search countries and bodies",
        Facet::Role => "Search roles",
        Facet::Form => "Search forms",
        Facet::Stance => "Search what the words do",
        Facet::Outlet => "Search outlets",
        Facet::Article => "Search articles",
        Facet::Trait => "Search",
    }
}

pub(crate) fn role(role: Role) -> &'static str {
    match role {
        Role::Unnamed => "nobody named, no role told",
        Role::Unknown => "role not told",
        role => role.name(),
    }
}

/// An affiliation as it is shown.
pub(crate) fn affiliation(name: &str) -> &str {
    match name {
        "unknown" => "affiliation not told",
        other => other,
    }
}

const NOT_TOLD: &str = "who that is, the text does not tell";

/// Who a speaker is, in a line: "mayor of Oslo · official · Norway".
pub(crate) fn who_is(speaker: Option<&Speaker>) -> String {
    let Some(speaker) = speaker else { return naming(None).into() };
    if speaker.naming == Naming::Pronoun {
        return naming(Some(Naming::Pronoun)).into();
    }
    let mut parts: Vec<&str> = Vec::new();
    parts.extend(speaker.office.as_deref());
    if speaker.role != Role::Unknown && speaker.role != Role::Unnamed {
        parts.push(role(speaker.role));
    }
    // A body that speaks for itself needs no second word on it.
    if speaker.affiliation != speaker.name && speaker.affiliation != "unknown" {
        parts.push(&speaker.affiliation);
    }
    parts.dedup();
    match speaker.naming {
        _ if !parts.is_empty() => parts.join(DOT),
        Naming::Description => naming(Some(Naming::Description)).into(),
        _ => NOT_TOLD.into(),
    }
}

pub(crate) const MEANT: &str = "Who is meant:";

/// Why words are taken to mean a speaker.
pub(crate) fn meant(words: &str, tie: Tie, because: Option<&str>) -> String {
    match because {
        Some(because) => format!("“{words}”: {tie}, “{because}”"),
        None => format!("“{words}”: {tie}"),
    }
}

pub(crate) const FEWER: &str = "Show fewer";

pub(crate) fn show_all(n: usize) -> String {
    format!("Show all {n}")
}

pub(crate) fn no_value_named(words: &str) -> String {
    format!("Nothing in this list holds “{words}”.")
}

pub(crate) fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Speaker => "Who speaks",
        Facet::Affiliation => "For whom",
        Facet::Role => "In which role",
        Facet::Form => "How it is said",
        Facet::Stance => "What the words do",
        Facet::Outlet => "Where published",
        Facet::Article => "In which article",
        Facet::Trait => "What else there is",
    }
}

pub(crate) fn trait_of(value: Trait) -> &'static str {
    match value {
        Trait::Compared => "compared or checked",
        Trait::Figure => "has a figure",
        Trait::Hedged => "left open: may, reportedly",
    }
}

pub(crate) fn count(n_matching: usize, n_all: usize, chosen: usize) -> String {
    match (n_all, chosen) {
        (0, _) => String::new(),
        (_, 0) => claims(n_all),
        _ => format!("{n_matching} of {}", claims(n_all)),
    }
}

pub(crate) fn remove(value: &str) -> String {
    format!("Remove filter: {value}")
}

/// Beside "No claims match": what letting go of a facet would bring.
pub(crate) fn drop_facet(facet: Facet, n: usize) -> String {
    format!("Without “{}”: {}", self::facet(facet), claims(n))
}

pub(crate) fn form(form: Form) -> &'static str {
    match form {
        Form::Direct => "quoted",
        Form::Mixed => "quoted in part",
        Form::Indirect => "reported",
    }
}

pub(crate) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Neutral => "neutral",
        Stance::Assertive => "firm: confirms, insists",
        Stance::Distancing => "keeps its distance",
        Stance::Denial => "denies, rejects",
        Stance::Demand => "demands",
        Stance::Praise => "praises",
        Stance::Condemnation => "condemns, accuses",
        Stance::Belief => "believes, expects, fears",
        Stance::Doubt => "doubts, leaves open",
        _ => "other",
    }
}

// The article.

pub(crate) const NO_DATE: &str = "no date in the text";
pub(crate) const BY_EDITOR: &str = "given by the editor";

/// Said once, of so many facts in a row: "(both given by the editor)".
pub(crate) fn given(by: &str, n: usize) -> String {
    match n {
        1 => format!("({by})"),
        2 => format!("(both {by})"),
        _ => format!("(all {by})"),
    }
}

pub(crate) const ORIGINAL: &str = "published here";

pub(crate) fn updated(date: Date) -> String {
    format!("updated {}", day(date))
}

pub(crate) fn author<T: Display>(author: &Told<T>) -> String {
    format!("by {}", author.value)
}

/// What was found, and what to think of it.
pub(crate) fn found(n_claims: usize, n_own: usize) -> String {
    let own = counted(n_own, "sentence", "sentences");
    format!(
        "{} marked, {own} in the article’s own voice. Marked by a program: some are wrong, some are missing, and none is judged.",
        claims(n_claims)
    )
}

pub(crate) const NONE_FOUND: &str =
    "No claims were found in this text. That is the program’s finding, not a fact about the text.";

pub(crate) fn folded(n_lines: usize, kinds: &[String]) -> String {
    format!("{} of page furniture folded: {}", counted(n_lines, "line", "lines"), kinds.join(", "))
}

pub(crate) fn reference(n: usize, speaker: &str, form: Form) -> String {
    format!("Note {n}: {speaker}, {}", self::form(form))
}

pub(crate) const DOUBTS: &str = "About this reading";

pub(crate) fn replaced(n: usize) -> String {
    let places = counted(n, "place", "places");
    format!(
        "The file is not clean UTF-8: in {places} bytes could not be decoded and are shown as “\u{FFFD}”."
    )
}

pub(crate) fn encoding(encoding: Encoding) -> Option<&'static str> {
    match encoding {
        Encoding::Utf16LittleEndian | Encoding::Utf16BigEndian => {
            Some("The file is UTF-16; it was decoded.")
        }
        Encoding::Windows1252 => Some("The file is not UTF-8; it was read as Windows-1252."),
        Encoding::Utf8 | Encoding::Utf8WithMark => None,
    }
}

pub(crate) fn next_article(title: &str) -> String {
    format!("Next: {title}")
}

// The notes.

pub(crate) const NOTES: &str = "Notes";
/// Before the number of one, for who hears it.
pub(crate) const NOTE: &str = "Note ";
pub(crate) const WHY: &str = "Why marked:";

/// How sure the engine is, in words that say what the number means.
pub(crate) fn confidence(confidence: Confidence) -> String {
    format!(
        "Of a hundred marks as sure as this one, about {} tell rightly who said what.",
        confidence.percent()
    )
}
pub(crate) const HEDGED: &str = "Left open by:";
pub(crate) const IN_IT: &str = "In it:";
pub(crate) const TOLD_BY: &str = "Told by:";

pub(crate) fn possibly_still(speaker: &str) -> String {
    format!("Possibly still {speaker}:")
}

/// Why a sentence may still be the speaker's.
pub(crate) fn unmarked(reason: Reason) -> &'static str {
    match reason {
        Reason::TakesUp => {
            "follows the statement, takes up what it speaks of, and names no other speaker."
        }
        Reason::Supposes => {
            "follows the statement, supposes or judges, and names no other speaker."
        }
        Reason::Argues => "follows the statement, argues on, and names no other speaker.",
        _ => "follows the statement and names no other speaker.",
    }
}

/// The first words of a sentence, enough to find it by.
pub(crate) fn opening_of(sentence: &str) -> String {
    const N_WORDS: usize = 7;
    match sentence.split(' ').nth(N_WORDS) {
        Some(_) => {
            let words: Vec<&str> = sentence.split(' ').take(N_WORDS).collect();
            format!("{} …", words.join(" "))
        }
        None => sentence.to_owned(),
    }
}

/// Words of the text, each in quotation marks.
pub(crate) fn quoted_list(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    quoted.join(", ")
}
pub(crate) const COPY_QUOTE: &str = "Copy quote";
pub(crate) const LINK: &str = "Copy link";
pub(crate) const SHARE: &str = "Share";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const PREVIOUS: &str = "Previous";
pub(crate) const NEXT: &str = "Next";
/// Printed, the word carries the address.
pub(crate) const ON_PAPER_LINK: &str = "link";
pub(crate) const BACK: &str = "Back to the text";
pub(crate) const QUOTE_COPIED: &str = "Quote copied.";
pub(crate) const LINK_COPIED: &str = "Link copied.";
pub(crate) const NOT_COPIED: &str = "The browser did not allow copying.";

pub(crate) fn naming(naming: Option<Naming>) -> &'static str {
    match naming {
        Some(Naming::Name) => "named",
        Some(Naming::Description) => "not named",
        Some(Naming::Pronoun) => "a pronoun; who is meant could not be worked out",
        None => "the text names nobody",
    }
}

/// What the cue does with the claim; `cue` are its words, in quotation marks.
pub(crate) fn stance_of(cue: &str, claim: &Claim) -> String {
    let does = match claim.stance {
        Stance::Neutral => "is neutral",
        Stance::Assertive => "is firm",
        Stance::Distancing => "keeps its distance",
        Stance::Denial => "rejects it",
        Stance::Demand => "asks for it",
        Stance::Praise => "approves",
        Stance::Condemnation => "disapproves",
        Stance::Belief => "is a belief, a hope or a fear",
        Stance::Doubt => "leaves it open",
        _ => return cue.to_owned(),
    };
    let negated = match claim.polarity {
        Polarity::Affirmed => "",
        Polarity::Negated => "; a “not” that does not say the opposite",
    };
    let modal = match claim.modality {
        Modality::Possible => "; it may not have been said",
        Modality::Conditional => "; under a condition",
        Modality::Expected => "; still to come",
        _ => "",
    };
    format!("{cue} {does}{negated}{modal}")
}

pub(crate) const NO_CUE: &str = "no word of speaking";

pub(crate) fn inside(n: usize, speaker: &str) -> String {
    format!("Inside note {n}: {speaker}")
}

/// A claim's words as one would paste them into a text.
pub(crate) fn quote(
    words: &str,
    form: Form,
    speaker: &str,
    title: &str,
    outlet: Option<&str>,
) -> String {
    let form = self::form(form);
    let source =
        outlet.map_or_else(|| format!("“{title}”"), |outlet| format!("“{title}”, {outlet}"));
    // Words that bring their own quotation marks get no second pair.
    let quoted = words.contains(['“', '"', '«', '„']) || words.starts_with(['‘', '\'']);
    let words = if quoted { words.to_owned() } else { format!("“{words}”") };
    format!("{words} ({speaker}, {form}, in {source})")
}

// The views, and who speaks.

pub(crate) fn view(view: View) -> &'static str {
    match view {
        View::Read => "Read",
        View::Claims => "Claims",
        View::Compare => "Compare",
        View::Sources => "Sources",
        View::Timeline => "Timeline",
        View::About => ABOUT,
    }
}

pub(crate) const SOURCES_TITLE: &str = "Who speaks, how often, in which article";
pub(crate) const PER_ARTICLE: &str = "Named, unnamed, own voice";
pub(crate) const PER_ARTICLE_MEANS: &str = "Named: somebody with a name, or a pronoun that is tied to one. Unnamed: a description such as “officials”, or nobody at all. Own voice: sentences with a checkable fact that the article asserts itself. None of them is better or worse: a witness may need to stay unnamed, and an article may know what it says.";
pub(crate) const PLOT_MEANS: &str = "The larger the dot, the more claims. How often somebody speaks says nothing about who is right.";
pub(crate) const SPEAKER: &str = "Speaker";
pub(crate) const TOTAL: &str = "All";
/// Above the number of articles in which somebody speaks.
pub(crate) const IN_ARTICLES: &str = "Articles";
pub(crate) const ALIASES: &str = "Taken for one, because";
pub(crate) const CLAIMS: &str = "Claims";
pub(crate) const CORRECT: &str = "Correct this";
pub(crate) const RENAME: &str = "Name";
pub(crate) const RENAME_DO: &str = "Rename";
pub(crate) const MERGE: &str = "Is the same as";
pub(crate) const MERGE_DO: &str = "Merge";
pub(crate) const AFFILIATE: &str = "Speaks for";
pub(crate) const AFFILIATE_DO: &str = "Set";
pub(crate) const CHOOSE: &str = "choose …";
pub(crate) const SPLIT: &str = "Somebody else here: split off";
pub(crate) const DISMISS_CLAIM: &str = "Not a claim";
pub(crate) const UNDO: &str = "Undo";
pub(crate) const REDO: &str = "Redo";
pub(crate) const SAVE: &str = "Save corrections";
pub(crate) const OPEN_CORRECTIONS: &str = "Open corrections";
pub(crate) const BY_READER: &str = "corrected by hand";
pub(crate) const CORRECTIONS: &str = "Your corrections";
pub(crate) const CORRECTIONS_MEAN: &str =
    "They are kept in this browser, for this dossier, and can be saved as a file.";
pub(crate) const CORRECTIONS_UNREADABLE: &str = "The file of corrections could not be read.";

pub(crate) fn corrections_broken(error: &CorrectionsError) -> String {
    format!("The corrections cannot be used: {error}. Nothing was changed.")
}

pub(crate) fn corrections_added(n: usize) -> String {
    match n {
        0 => "No correction was new.".into(),
        n => format!("{} added.", counted(n, "correction", "corrections")),
    }
}

pub(crate) fn n_corrections(n: usize, idle: usize) -> String {
    let made = counted(n, "correction", "corrections");
    match idle {
        0 => format!("{made}."),
        n => format!("{made}, {n} of them without effect: whom they name is not here."),
    }
}

/// A correction in a sentence.
pub(crate) fn corrected(correction: &Correction) -> String {
    match correction {
        Correction::Merge { speaker, into } => format!("“{speaker}” is now part of “{into}”."),
        Correction::Split { speaker, name: Some(name), .. } if name != speaker => {
            format!("“{name}” is no longer “{speaker}”.")
        }
        Correction::Split { speaker, .. } => format!("“{speaker}” is now two."),
        Correction::Rename { speaker, to } => format!("“{speaker}” is now called “{to}”."),
        Correction::Affiliate { speaker, affiliation } => {
            format!("“{speaker}” now speaks for: {affiliation}.")
        }
        Correction::Dismiss { .. } => "The claim is dismissed. Undo brings it back.".into(),
    }
}

pub(crate) fn taken_back(correction: &Correction) -> String {
    format!("Taken back: {}", corrected(correction))
}

pub(crate) fn all_claims_of(speaker: &Speaker) -> String {
    match speaker.n_claims {
        1 => "More on this speaker".into(),
        2 => "Both claims of this speaker".into(),
        n => format!("All {n} claims of this speaker"),
    }
}

/// How often somebody speaks in an article, and is named where they do not.
pub(crate) fn heard_and_named(n_claims: usize, n_named: usize) -> String {
    let times = |more: &str| match n_named {
        1 => format!("named once{more}"),
        n => format!("named {n}{more} times"),
    };
    match (n_claims, n_named) {
        (0, 0) => "no claim".into(),
        (0, _) => format!("no claim, {}", times("")),
        (n, 0) => claims(n),
        (n, _) => format!("{}, {}", claims(n), times(" more")),
    }
}

/// How often somebody speaks in an article, for who hears the table.
pub(crate) fn heard(n: usize) -> String {
    if n == 0 { "none".into() } else { claims(n) }
}

pub(crate) fn in_article(n: usize, title: &str) -> String {
    format!("Article {n}: {title}")
}

pub(crate) fn n_sources(n: usize, n_claims: usize) -> String {
    format!("{}, {}.", counted(n, "source", "sources"), claims(n_claims))
}

/// The kinds of voices in an article, counted.
pub(crate) fn kinds(who: &WhoSpeaks) -> String {
    let mut parts = vec![format!("{} named", who.n_named)];
    if who.n_pronoun > 0 {
        parts.push(format!("{} he, she, they", who.n_pronoun));
    }
    parts.push(format!("{} unnamed", who.n_unnamed));
    parts.push(format!("{} own voice", who.n_own));
    parts.join(DOT)
}
