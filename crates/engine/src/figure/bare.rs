//! Numbers that name nothing themselves and lean on a figure before them: "turnout was 48 percent; the
//! commission announced 52.3".

use super::number::{self, NumberKind};
use super::scan::Quantity;
use super::{Amount, ESTIMATES, Figure, Measure, Modifier, Unit, event_kind, modifier, noun, unit};
use crate::language::pieces::{self, Piece, PieceKind};
use crate::language::words::is_any;
use crate::order::Order;
use crate::span::Span;
use crate::time::TimeMention;

/// How many sentences back the figure may stand that a number leans on.
const BACK: usize = 2;

/// Appends the bare numbers of a sentence and puts its figures in order. `told` is the sentence before;
/// `first` is where the figures of its paragraph, or of the one before, begin.
pub(super) fn scan(
    pieces: &[Piece],
    told: &[Piece],
    times: &[TimeMention],
    sentence: usize,
    first: usize,
    figures: &mut Vec<Figure>,
) {
    let own = figures.partition_point(|figure| figure.sentence < sentence);
    let near = figures.partition_point(|figure| figure.sentence + BACK < sentence);
    let first = first.max(near);
    let mut found = Vec::new();
    for at in 0..pieces.len() {
        let begins = pieces[at].kind == PieceKind::Number || number::begins(&pieces[at].word);
        if !begins || times.iter().any(|t| t.span.overlaps(pieces[at].span)) {
            continue;
        }
        let Some(quantity) = Quantity::at(pieces, at) else { continue };
        let number = pieces[quantity.start].span.cover(pieces[quantity.end - 1].span);
        let own_figures = &figures[own..];
        let whole = own_figures
            .iter()
            .any(|f| !f.heads.is_empty() && f.whole.is_some_and(|w| w.1 == number));
        let (start, mut modifier) = match modifier::before(pieces, quantity.start) {
            Some((used, modifier)) => (quantity.start - used, modifier),
            None => (quantity.start, Modifier::Exactly),
        };
        let leads =
            leads(pieces, at) || start < at && leads(pieces, start) || known(pieces, &quantity);
        if !(leads || whole) || !is_bare(pieces, &quantity, whole) {
            continue;
        }
        let taken = own_figures.iter().any(|f| match whole {
            true => f.number == number,
            false => f.span.overlaps(number) || f.whole.is_some_and(|w| w.1.overlaps(number)),
        });
        if taken {
            continue;
        }
        let mut end = quantity.end;
        if modifier == Modifier::Exactly
            && let Some((used, found)) = modifier::behind(pieces, end)
        {
            (end, modifier) = (end + used, found);
        }
        let span = pieces[start].span.cover(number);
        let figure = Figure {
            per: unit::rate(pieces, end).map(|(_, period)| period),
            ..Figure::of_number(span, number, quantity.value, modifier, sentence)
        };
        let counting = |pieces: &[Piece], phrase: noun::Phrase| Figure {
            what: Some(pieces[phrase.start].span.cover(pieces[phrase.end - 1].span)),
            heads: phrase.heads.iter().map(|&at| pieces[at].span).collect(),
            ..figure.clone()
        };
        // "The number of jobs to go has risen. It was 3,400."
        let it =
            start > 1 && start < 4 && pieces[0].is("it") && noun::is_auxiliary(&pieces[1].word);
        if it && let Some(phrase) = noun::number_of(told, 0..told.len()) {
            found.push(counting(told, phrase));
            continue;
        }
        // "People sat in the road. The police reckoned them at 150."
        let them = start > 1 && pieces[start - 1].is("at") && pieces[start - 2].is("them");
        let people = |piece: &Piece| noun::is_person(&piece.word) && noun::is_plural(&piece.word);
        if them && let Some(at) = told.iter().rposition(people) {
            found.push(counting(told, noun::Phrase { start: at, end: at + 1, heads: vec![at] }));
            continue;
        }
        let before = figures[first..].iter().rposition(|figure| {
            figure.span.end() <= number.start() && (whole || is_alike(figure, &quantity, pieces))
        });
        if let Some(leans_on) = before.map(|at| first + at) {
            let model = &figures[leans_on];
            // "23 people were inside. Seven were saved."
            let goes_on = start > 0;
            found.push(Figure {
                unit: model.unit,
                per: figure.per.or(model.per),
                heads: model.heads.clone(),
                measure: model.measure.filter(|_| goes_on),
                action: model.action.filter(|_| goes_on),
                leans_on: Some(leans_on),
                ..figure
            });
        } else if let Some(measure) = magnitude(pieces, &quantity) {
            found.push(Figure { measure: Some(measure), ..figure });
        } else if let Some(at) = named(pieces, start) {
            found.push(counting(pieces, noun::Phrase { start: at, end: at + 1, heads: vec![at] }));
        }
    }
    figures.extend(found);
    // What leans on a figure of this sentence follows it, and so do the places.
    let places: Vec<_> = figures[own..].iter().map(|figure| figure.span).collect();
    figures[own..].order_by_key(|figure| figure.span);
    let moved: Vec<usize> = places
        .iter()
        .map(|span| own + figures[own..].partition_point(|f| f.span < *span))
        .collect();
    for figure in &mut figures[own..] {
        figure.leans_on = figure.leans_on.map(|at| if at < own { at } else { moved[at - own] });
    }
}

/// Whether a bare number may follow: "of 41,000", "was 14,000", "announced 52.3"; "of 140 cases, 98
/// were settled".
fn leads(pieces: &[Piece], at: usize) -> bool {
    const LEADS: [&str; 40] = [
        "of", "at", "to", "from", "was", "is", "were", "are", "be", "been", "had", "has", "have",
        "against", "only", "about", "around", "nearly", "some", "than", "least", "said", "says",
        "found", "gave", "which", "whom", "or", "further", "another", "made", "makes", "paid",
        "cost", "claims", "counts", "nearer", "fact", "under", "over",
    ];
    // "Forty were under five."
    let Some(before) = at.checked_sub(1).map(|before| &pieces[before]) else { return true };
    let word = before.word.as_str();
    let verb = is_verb(word) && !noun::is_label(word);
    // "It's 4,500."
    let is = is_any(word, &["'s", "’s"]) && at > 1 && is_any(&pieces[at - 2].word, &["it", "that"]);
    let of_the = of_the(pieces, at);
    match before.kind {
        PieceKind::Word => {
            !before.capital && (LEADS.contains(&word) || verb || of_the || is || usual(pieces, at))
                || denied(pieces, at)
                || the_rest(pieces, at)
                || listed(pieces, at)
                || sums_up(pieces, at + 1)
        }
        PieceKind::Mark => {
            let behind = pieces::word(pieces, at + 1);
            let told = noun::is_auxiliary(behind) || of_a_whole(pieces, at) && is_verb(behind);
            before.is(",") && (told || of_a_whole(pieces, at))
                || listed(pieces, at)
                || sums_up(pieces, at + 1)
        }
        PieceKind::Number => false,
    }
}

/// "of the 95 million"
fn of_the(pieces: &[Piece], at: usize) -> bool {
    at > 1 && is_any(&pieces[at - 1].word, &["the", "its", "their"]) && pieces[at - 2].is("of")
}

/// "the usual 20", "a permitted 350"
fn usual(pieces: &[Piece], at: usize) -> bool {
    const KINDS: [&str; 12] = [
        "usual",
        "normal",
        "previous",
        "earlier",
        "initial",
        "original",
        "official",
        "permitted",
        "planned",
        "expected",
        "average",
        "current",
    ];
    let word = |back: usize| at.checked_sub(back).map_or("", |i| pieces::word(pieces, i));
    KINDS.contains(&word(1)) && is_any(word(2), &["the", "a", "an", "its", "their"])
}

/// "the 214 on the list", "not the 34 announced": a number that was told before.
fn known(pieces: &[Piece], quantity: &Quantity) -> bool {
    let next = pieces::word(pieces, quantity.end);
    let the = quantity.start.checked_sub(1).is_some_and(|before| pieces[before].is("the"));
    the && quantity.kind == NumberKind::Digits
        && (is_verb(next) || is_any(next, &["on", "in", "who", "that", "whom", "from"]))
}

/// "put the quake at 7.1"
fn magnitude(pieces: &[Piece], quantity: &Quantity) -> Option<(Measure, Span)> {
    let amount = quantity.value.low.thousandths();
    let quake = |piece: &&Piece| {
        piece.is("magnitude") || event_kind(&piece.word).is_some_and(|kind| kind == "earthquake")
    };
    let word = pieces.iter().find(quake).filter(|_| amount < 10_000 && amount % 1000 > 0)?;
    Some((Measure::of_word("magnitude", Unit::Count)?, word.span))
}

/// The noun that names a count of which the number is said: "the official number is 34".
fn named(pieces: &[Piece], start: usize) -> Option<usize> {
    const REACH: usize = 6;
    let link = start.checked_sub(1)?;
    let linking = is_any(&pieces[link].word, &["is", "was", "at", "to"]);
    let before = (link.saturating_sub(REACH)..link).rev();
    let mut words = before.take_while(|&at| pieces[at].kind == PieceKind::Word);
    words
        .find(|&at| is_any(&pieces[at].word, &["number", "total", "tally", "count"]))
        .filter(|_| linking)
}

/// "in all", "in total", "all told", "altogether"
fn sums_up(pieces: &[Piece], at: usize) -> bool {
    matches!(
        (pieces::word(pieces, at), pieces::word(pieces, at + 1)),
        ("in", "all" | "total") | ("all", "told") | ("altogether", _)
    )
}

/// "of the 26 men, nine have": a part of what the sentence begins with.
fn of_a_whole(pieces: &[Piece], at: usize) -> bool {
    let first = usize::from(pieces.first().is_some_and(|piece| piece.kind == PieceKind::Mark));
    pieces[..at].get(first).is_some_and(|piece| piece.is("of"))
}

/// "five of them were here and three were not"
fn denied(pieces: &[Piece], at: usize) -> bool {
    let word = |i: usize| pieces::word(pieces, i);
    let linked = at > 0 && is_any(word(at - 1), &["and", "while", "but"]);
    let not = is_any(word(at + 2), &["not", "n't", "n’t"]);
    let part = pieces[..at].windows(2).any(|w| w[0].is("of") && w[1].is("them"));
    linked && not && part && noun::is_auxiliary(word(at + 1))
}

/// "60 rebels in Norvik, 120 in Astoria and 150 in Dunmore": the preposition is said again.
fn listed(pieces: &[Piece], at: usize) -> bool {
    let link = pieces::word(pieces, at.wrapping_sub(1));
    let place = pieces::word(pieces, at + 1);
    let number = |piece: &Piece| piece.kind == PieceKind::Number || number::begins(&piece.word);
    // "60 seats: 31 for one, 29 for the other": behind a colon it comes again.
    let again = match link {
        ":" => pieces.iter().skip(at + 2).any(|piece| piece.is(place)),
        "," | "and" => {
            // "nine in Norvik and four across the border"
            let place = if is_any(place, &["across", "near", "outside"]) { "in" } else { place };
            pieces[..at].iter().skip_while(|piece| !number(piece)).any(|piece| piece.is(place))
        }
        _ => false,
    };
    again && is_any(place, &["in", "from", "at", "to", "for", "on", "across", "near", "outside"])
}

/// "the other four", "the remaining 12": what is left of a whole
fn the_rest(pieces: &[Piece], at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |i| pieces::word(pieces, i));
    is_any(word(1), &["other", "remaining"]) && is_any(word(2), &["the", "its", "their", "all"])
}

fn is_verb(word: &str) -> bool {
    noun::is_common_verb(word) || word.ends_with("ed") && word.len() > 4
}

/// Whether nothing counted follows, and the number is not a year, an age or a name.
fn is_bare(pieces: &[Piece], quantity: &Quantity, whole: bool) -> bool {
    const SMALLEST: i64 = 10_000;
    let next = pieces::word(pieces, quantity.end);
    let list = listed(pieces, quantity.start);
    // "Five are in hospital."
    let counted = quantity.start == 0 && quantity.kind == NumberKind::Words && !pieces[0].is("one");
    let ends = whole
        || known(pieces, quantity)
        || pieces.get(quantity.end).is_none_or(|piece| {
            piece.kind == PieceKind::Mark
                && !piece.is_dash()
                && !is_any(next, &["%", "$", "/", "'", "’"])
                || noun::is_function_word(&piece.word)
                || noun::is_auxiliary(&piece.word)
                || of_a_whole(pieces, quantity.start) && is_verb(&piece.word)
                || of_a_whole(pieces, quantity.start)
                    && pieces::word(pieces, quantity.start.wrapping_sub(1)) == ","
                || the_rest(pieces, quantity.start)
        });
    let ends = ends && (quantity.start > 0 || noun::is_auxiliary(next));
    let year =
        quantity.end == quantity.start + 1 && number::year(&pieces[quantity.start]).is_some();
    let plain = matches!(quantity.kind, NumberKind::Digits | NumberKind::Words);
    let telling = whole
        || list
        || counted
        || quantity.value.is_exact() && quantity.value.low.thousandths() >= SMALLEST
        || quantity.value.low.thousandths() % 1000 != 0
        || of_a_whole(pieces, quantity.start)
        || the_rest(pieces, quantity.start)
        || denied(pieces, quantity.start);
    ends && !year && plain && telling && !quantity.is_name(pieces) && !quantity.is_bare_age(pieces)
}

/// Whether a figure may say what the number counts: of the same order, and written alike.
fn is_alike(figure: &Figure, quantity: &Quantity, pieces: &[Piece]) -> bool {
    // The larger of two such numbers is at most so many times the smaller; a whole may be larger.
    let mut order = if of_the(pieces, quantity.start) { 200 } else { 20 };
    let scaled = quantity.end > quantity.start + 1
        && number::listed("scale", pieces::word(pieces, quantity.end - 1)).is_some();
    let kind = match figure.unit {
        Unit::Count => {
            let whole = |amount: Amount| scaled || amount.thousandths() % 1000 == 0;
            let named = figure.measure.is_some() || !figure.heads.is_empty();
            let each = (0..2).any(|i| pieces::word(pieces, quantity.end + i) == "each");
            // What a licence allows is nothing that was counted.
            let allowed = figure.measure.is_some_and(|(measure, _)| measure.name() == "capacity");
            named
                && !allowed
                && figure.value.high.is_some()
                && !each
                && (whole(quantity.value.low) || !whole(figure.value.low))
        }
        Unit::Percent => quantity.value.low <= Amount::from_thousandths(100_000) && !scaled,
        Unit::Money(_) => {
            let paid =
                is_any(pieces::word(pieces, quantity.start.wrapping_sub(1)), &["paid", "cost"]);
            scaled || paid || quantity.value.low.thousandths() >= 1_000_000
        }
        // "The service puts it at 6,800 hectares. A satellite suggested 7,400."
        Unit::Measured { kind, .. } if kind != "duration" => {
            let before = &pieces[quantity.start.saturating_sub(4)..quantity.start];
            order = 3;
            before.iter().any(|piece| ESTIMATES.contains(&piece.word.as_str()))
        }
        _ => false,
    };
    let (a, b) = (figure.value.low.thousandths(), quantity.value.low.thousandths());
    let (less, more) = (a.min(b), a.max(b));
    kind && less > 0 && more / less <= order
}
