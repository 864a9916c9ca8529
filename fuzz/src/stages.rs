//! The stages of the engine, each with what is before it.

use super::readings::{check, check_dossier, check_span};
use sayso_engine::document::{Block, BlockKind, Layout, lay_out};
use sayso_engine::language::{Analysis, Pieces, analyse};
use sayso_engine::{Span, claim, figure, time};
use sayso_view::decode::decode;

/// Stands between the articles of a dossier.
const SEPARATOR: char = '\u{1e}';

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Bytes become text, and the text blocks.
pub fn document(bytes: &[u8]) {
    let Ok(decoded) = decode(bytes) else { return };
    let text = decoded.text.as_str();
    let n_replacements = text.matches(char::REPLACEMENT_CHARACTER).count();
    assert!(decoded.n_replaced <= n_replacements, "more was replaced than there is");
    // A second byte order mark would be taken off, too.
    if !text.starts_with('\u{feff}') {
        let again = decode(text.as_bytes());
        assert_eq!(again.as_ref().map(|again| again.text.as_str()), Ok(text), "text stays text");
    }
    let layout = lay_out(text);
    check_layout(text, &layout);
    assert!(layout == lay_out(text), "another answer the second time");
}

fn check_layout(text: &str, layout: &Layout) {
    let mut end = 0;
    for block in &layout.blocks {
        let span = block.span;
        check_span(text, span);
        assert!(end <= span.start(), "blocks overlap");
        assert_eq!(span, span.trim(text), "white space at a block's end");
        assert!(text[end..span.start()].trim().is_empty(), "words in no block");
        end = span.end();
    }
    assert!(text[end..].trim().is_empty(), "words in no block");
    let is_title = |block: &&Block| block.kind == BlockKind::Title;
    assert!(layout.blocks.iter().filter(is_title).count() <= 1, "two titles");
    let metadata = &layout.metadata;
    let said = [metadata.title, metadata.outlet, metadata.author].into_iter().flatten();
    let days = [metadata.published, metadata.updated].into_iter().flatten().map(|day| day.span);
    let noted = layout.notes.iter().filter_map(|note| note.span);
    for span in said.chain(days).chain(noted).chain(metadata.standfirst.iter().copied()) {
        check_span(text, span);
    }
}

/// Blocks become tokens, sentences and quotations.
pub fn language(bytes: &[u8]) {
    let text = text_of(bytes);
    let blocks = lay_out(&text).blocks;
    let analysis = analyse(&text, &blocks);
    check_analysis(&text, &blocks, &analysis);
    assert!(analysis == analyse(&text, &blocks), "another answer the second time");
}

fn check_analysis(text: &str, blocks: &[Block], analysis: &Analysis) {
    let Analysis { tokens, sentences, quotations, notes } = analysis;
    for token in tokens {
        check_span(text, token.span);
    }
    let in_order = |a: Span, b: Span| a.end() <= b.start();
    assert!(tokens.windows(2).all(|pair| in_order(pair[0].span, pair[1].span)));
    let mut next = 0;
    for sentence in sentences {
        assert_eq!(sentence.tokens.start, next, "a token in no sentence, or in two");
        next = sentence.tokens.end;
        assert_eq!(analysis.span_of(sentence.tokens.clone()), Some(sentence.span));
        assert!(blocks[sentence.block].span.contains(sentence.span), "a sentence in two blocks");
        assert!(sentence.tokens.len() <= 400, "an endless sentence");
    }
    assert_eq!(next, tokens.len(), "tokens in no sentence");
    for (at, quotation) in quotations.iter().enumerate() {
        check_span(text, quotation.span);
        assert_eq!(analysis.span_of(quotation.tokens.clone()), Some(quotation.span));
        assert!(quotation.continues.is_none_or(|before| before < at), "goes on from a later one");
        let inner = quotation.inner();
        assert!(quotation.tokens.start <= inner.start && inner.end <= quotation.tokens.end);
    }
    let by_mark =
        |pair: &[sayso_engine::language::Quotation]| pair[0].tokens.start < pair[1].tokens.start;
    assert!(quotations.windows(2).all(by_mark), "quotations out of order");
    for span in notes.iter().filter_map(|note| note.span) {
        check_span(text, span);
    }
}

/// Everything that is read in one article.
pub fn claims(bytes: &[u8]) {
    check(&text_of(bytes));
}

/// Numbers and days, with the claims that the rules alone find: so it takes a tenth of the time.
pub fn figures(bytes: &[u8]) {
    let text = text_of(bytes);
    let Layout { blocks, metadata, .. } = lay_out(&text);
    let analysis = analyse(&text, &blocks);
    let claims = claim::attribute_by_rules(&text, &blocks, &analysis);
    let pieces = Pieces::of(&text, &analysis);
    let times = time::find(&pieces, &metadata);
    let found = figure::find(&pieces, &analysis, &claims, &times.mentions);
    let figure::Numbers { figures, loose } = &found;
    for (at, figure) in figures.iter().chain(loose).enumerate() {
        let words = [figure.action, figure.subject, figure.event, figure.what];
        let whole = figure.whole.map(|(_, span)| span);
        for span in words.into_iter().flatten().chain([figure.span, figure.number]).chain(whole) {
            check_span(&text, span);
        }
        assert!(figure.span.contains(figure.number), "a figure without its number");
        assert!(
            figure.leans_on.is_none_or(|on| on < figures.len() && on != at),
            "leans on nothing"
        );
        assert!(figure.time.is_none_or(|(at, _)| at < times.mentions.len()), "a time not listed");
        assert!(figure.claim.is_none_or(|at| at < claims.len()), "a claim not listed");
        let sentence = &analysis.sentences[figure.sentence];
        assert!(sentence.span.contains(figure.number), "a number in another sentence");
        // What is printed must be printable, however large.
        assert!(!figure.value.to_string().is_empty());
    }
    for list in [figures, loose] {
        assert!(list.windows(2).all(|pair| pair[0].number.end() <= pair[1].number.start()));
    }
    let taken = |number| figures.iter().any(|figure| figure.number.overlaps(number));
    assert!(!loose.iter().any(|number| taken(number.number)), "a figure that is loose, too");
    for time in &times.mentions {
        check_span(&text, time.span);
        assert!(time.days.is_none_or(|days| days.first <= days.last), "days in the wrong order");
        assert!(time.clock.is_none_or(|clock| clock.hour < 24 && clock.minute < 60));
    }
    let again = figure::find(&pieces, &analysis, &claims, &times.mentions);
    assert!(found == again, "another answer the second time");
}

/// The articles of a dossier, set side by side.
pub fn compare(bytes: &[u8]) {
    let text = text_of(bytes);
    let texts: Vec<String> = text.split(SEPARATOR).take(4).map(String::from).collect();
    check_dossier(&texts);
}
