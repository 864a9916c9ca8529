//! Learns tags, dependencies and relations from the reference analysis.

use super::perceptron::Perceptron;
use super::prepared::Prepared;
use super::{Accuracy, Dice};
use sayso_engine::claim::model::parser::{Move, ParseState, ROOT, parse};
use sayso_engine::claim::model::relations::{
    Children, Relation, Tree, relation_features, relations,
};
use sayso_engine::claim::model::syntax::{LONGEST_PARSED, block_code, seen_tags};
use sayso_engine::claim::model::table::Table;
use sayso_engine::claim::model::tagger::{
    FormClasses, Tag, TagContext, class_place, tag, tag_features, with_tag,
};
use std::ops::Range;

/// How much is learned.
#[derive(Debug, Clone, Copy)]
pub struct SyntaxSettings {
    /// Rows of the tagger's table, as a power of two.
    pub tag_bits: u32,
    /// Rows of the parser's table.
    pub parse_bits: u32,
    /// Rows of the relations' table.
    pub relation_bits: u32,
    /// How finely weights are kept, as a share of their usual size.
    pub grain: f32,
    /// How often all sentences are seen.
    pub rounds: usize,
}

/// How many places the list of classes has.
pub const CLASS_PLACES: usize = 1 << 15;

/// Forms seen less often than this may have any tag of an open class.
const KNOWN: u32 = 5;
/// Forms seen less often than this may have any tag of an open class beside their own.
const WELL_KNOWN: u32 = 40;

/// Which tags forms have had.
pub fn learn_classes(articles: &[&Prepared]) -> FormClasses {
    let mut counts = vec![[0u32; Tag::LEARNED]; CLASS_PLACES];
    for article in articles {
        for (word, tag) in article.words.iter().zip(&article.reference.tags) {
            if let Some(tag) = tag.map(|t| t as usize).filter(|&t| t < Tag::LEARNED) {
                counts[class_place(CLASS_PLACES, word.form)][tag] += 1;
            }
        }
    }
    let open = |tag: usize| {
        Tag::ALL[tag].is_noun()
            || Tag::ALL[tag].is_verb()
            || matches!(Tag::ALL[tag], Tag::Adjective | Tag::Adverb | Tag::Number)
    };
    let bits = |keep: &dyn Fn(usize) -> bool| {
        (0..Tag::LEARNED).filter(|&tag| keep(tag)).fold(0u64, |bits, tag| bits | 1 << tag)
    };
    let kind = |row: &[u32; Tag::LEARNED]| {
        let all: u32 = row.iter().sum();
        let seen = bits(&|tag| row[tag] >= 1 && row[tag] * 300 >= all);
        let names = bits(&|tag| Tag::ALL[tag].name().starts_with("NNP"));
        let named = if seen & names > 0 { seen | names } else { seen };
        let mut kind = named;
        if all < WELL_KNOWN && seen & bits(&open) == seen {
            kind |= bits(&open);
        }
        (all >= KNOWN).then_some(kind)
    };
    let mut sizes = std::collections::BTreeMap::new();
    for row in &counts {
        if let Some(kind) = kind(row) {
            *sizes.entry(kind).or_insert(0u32) += row.iter().sum::<u32>();
        }
    }
    let mut kinds: Vec<(u64, u32)> = sizes.into_iter().collect();
    kinds.sort_by_key(|&(kind, size)| (std::cmp::Reverse(size), kind));
    kinds.truncate(255);
    let mut tags = vec![bits(&open)];
    tags.extend(kinds.iter().map(|&(kind, _)| kind));
    let number = |row: &[u32; Tag::LEARNED]| {
        let wanted = kind(row)?;
        // The class itself, or the smallest that has all its tags.
        let fitting = (1..tags.len()).filter(|&at| tags[at] & wanted == wanted);
        fitting.min_by_key(|&at| (tags[at].count_ones(), at)).map(|at| at as u8)
    };
    let of_form = counts.iter().map(|row| number(row).unwrap_or(0)).collect();
    FormClasses { of_form, tags }
}

type Place<'a> = (&'a Prepared, Range<usize>, u32);

fn pieces<'a>(articles: &[&'a Prepared]) -> Vec<Place<'a>> {
    let mut pieces = Vec::new();
    for article in articles {
        for sentence in &article.analysis.sentences {
            let range = sentence.tokens.clone();
            if range.len() <= LONGEST_PARSED && !article.reference.tags.is_empty() {
                pieces.push((*article, range, block_code(&article.blocks[sentence.block])));
            }
        }
    }
    pieces
}

/// Learns the tagger.
pub fn learn_tags(
    articles: &[&Prepared],
    classes: &FormClasses,
    settings: SyntaxSettings,
) -> Table {
    let mut model = Perceptron::new(settings.tag_bits, 1);
    let mut pieces = pieces(articles);
    let mut dice = Dice::new(1);
    let mut features = Vec::new();
    for _ in 0..settings.rounds {
        dice.shuffle(&mut pieces);
        for (article, range, block) in &pieces {
            let seen = seen_tags_of(article, range);
            let words = &article.words[range.clone()];
            let mut tags: Vec<Tag> = Vec::with_capacity(range.len());
            for at in 0..range.len() {
                let known = seen[at].or(classes.only(words[at].class).map(|t| Tag::ALL[t]));
                if let Some(tag) = known {
                    tags.push(tag);
                    continue;
                }
                tag_features(&TagContext { words, tags: &tags, block: *block }, at, &mut features);
                model.tick();
                let with = |tag| features.iter().map(move |&f| with_tag(f, tag));
                let scored =
                    classes.choices(words[at].class).map(|tag| (model.score(with(tag)), tag));
                let best = scored.reduce(|a, b| if b.0 > a.0 { b } else { a });
                let given = best.map_or(0, |b| b.1);
                let gold = article.reference.tags[range.start + at].map(|t| t as usize);
                if let Some(gold) = gold.filter(|&g| g < Tag::LEARNED && g != given) {
                    model.change(with(gold), 1.0);
                    model.change(with(given), -1.0);
                }
                tags.push(Tag::ALL[given]);
            }
        }
    }
    model.table(settings.grain)
}

fn seen_tags_of(article: &Prepared, range: &Range<usize>) -> Vec<Option<Tag>> {
    // Cheap enough to ask again; only marks are looked at.
    let mut opens = vec![false; range.len()];
    let first = article.analysis.quotations.partition_point(|q| q.tokens.start < range.start);
    for quotation in &article.analysis.quotations[first..] {
        match quotation.tokens.start {
            at if at >= range.end => break,
            at => opens[at - range.start] = true,
        }
    }
    let tokens = article.analysis.tokens[range.clone()].iter().zip(opens);
    tokens.map(|(token, opens)| Tag::of_mark(&article.text, token, opens)).collect()
}

fn top(scores: &[f32]) -> usize {
    let mut best = 0;
    for (at, &score) in scores.iter().enumerate() {
        if score > scores[best] {
            best = at;
        }
    }
    best
}

/// Tags an article.
pub fn run_tags(article: &mut Prepared, classes: &FormClasses, table: &Table) {
    let seen = seen_tags(&article.text, &article.analysis);
    let mut tags = Vec::new();
    for sentence in &article.analysis.sentences {
        let range = sentence.tokens.clone();
        let block = block_code(&article.blocks[sentence.block]);
        tags.extend(tag(&article.words[range.clone()], block, &seen[range], classes, table));
    }
    article.syntax.tags = tags;
}

/// The gold heads of a sentence, counted from its start; `None` where unknown.
fn gold_heads(article: &Prepared, range: &Range<usize>) -> Vec<Option<u32>> {
    let from = range.start as u32;
    let local = |head: u32| if head == ROOT { ROOT } else { head - from };
    article.reference.heads[range.clone()].iter().map(|h| h.map(local)).collect()
}

/// How many gold arcs each move makes impossible.
fn costs(state: &ParseState, gold: &[Option<u32>]) -> [usize; 3] {
    let n = gold.len() as u32;
    let head = |at: u32| gold[at as usize];
    let buffer = state.next..n;
    let stack = &state.stack;
    let mut costs = [0; 3];
    if let Some((&top, below)) = stack.split_last() {
        let lost_children = buffer.clone().filter(|&b| head(b) == Some(top)).count();
        let in_buffer = |h: u32| h != ROOT && h >= state.next;
        if let Some(h) = head(top) {
            // Left: the head becomes the next word.
            let wrong = h == ROOT || below.last() == Some(&h) || (in_buffer(h) && h != state.next);
            costs[1] += usize::from(wrong);
            // Right: the head becomes the word below.
            costs[2] += usize::from(in_buffer(h) || h == ROOT);
        }
        costs[1] += lost_children;
        costs[2] += lost_children;
    }
    if state.next < n {
        let b = state.next;
        let below = &stack[..stack.len().saturating_sub(1)];
        if let Some(h) = head(b) {
            costs[0] += usize::from(below.contains(&h));
        }
        costs[0] += stack.iter().filter(|&&s| head(s) == Some(b)).count();
    }
    costs
}

/// Learns the parser, from states that it may itself have strayed into.
pub fn learn_parse(articles: &[&Prepared], settings: SyntaxSettings) -> Table {
    let mut model = Perceptron::new(settings.parse_bits, Move::ALL.len());
    let mut pieces = pieces(articles);
    let mut dice = Dice::new(2);
    let mut features = Vec::new();
    let mut scores = [0.0; 3];
    for round in 0..settings.rounds {
        dice.shuffle(&mut pieces);
        for (article, range, _) in &pieces {
            let gold = gold_heads(article, range);
            let words = &article.words[range.clone()];
            let tags = &article.syntax.tags[range.clone()];
            let mut state = ParseState::new(range.len());
            while !state.is_done() {
                let costs = costs(&state, &gold);
                state.features(words, tags, &mut features);
                model.tick();
                model.scores(&features, &mut scores);
                let allowed: Vec<usize> = (0..3).filter(|&m| state.allows(Move::ALL[m])).collect();
                let best = |moves: &[usize]| {
                    moves.iter().copied().reduce(|a, b| if scores[b] > scores[a] { b } else { a })
                };
                let least = allowed.iter().map(|&m| costs[m]).min().unwrap_or(0);
                let right: Vec<usize> =
                    allowed.iter().copied().filter(|&m| costs[m] == least).collect();
                let (Some(given), Some(wanted)) = (best(&allowed), best(&right)) else { break };
                if !right.contains(&given) {
                    model.update(&features, wanted, given);
                }
                let stray = round > 0 && dice.below(10) < 9;
                state.apply(Move::ALL[if stray { given } else { wanted }]);
            }
        }
    }
    model.table(settings.grain)
}

/// Learns the relations.
pub fn learn_relations(articles: &[&Prepared], settings: SyntaxSettings) -> Table {
    let mut model = Perceptron::new(settings.relation_bits, Relation::ALL.len());
    let mut pieces = pieces(articles);
    let mut dice = Dice::new(3);
    let (mut features, mut scores) = (Vec::new(), vec![0.0; Relation::ALL.len()]);
    for _ in 0..settings.rounds {
        dice.shuffle(&mut pieces);
        for (article, range, _) in &pieces {
            let heads: Vec<u32> =
                gold_heads(article, range).iter().map(|h| h.unwrap_or(ROOT)).collect();
            let words = &article.words[range.clone()];
            let tags = &article.syntax.tags[range.clone()];
            let children = Children::of(&heads);
            let tree = Tree { words, tags, heads: &heads };
            for at in 0..range.len() {
                let gold = article.reference.relations[range.start + at];
                let Some(gold) = gold.filter(|_| heads[at] != ROOT) else { continue };
                if (tags[at] as usize) >= Tag::LEARNED {
                    continue;
                }
                relation_features(&tree, &children, at, &mut features);
                model.tick();
                model.scores(&features, &mut scores);
                let given = top(&scores);
                if given != gold as usize {
                    model.update(&features, gold as usize, given);
                }
            }
        }
    }
    model.table(settings.grain)
}

/// Parses an article that is tagged.
pub fn run_parse(article: &mut Prepared, parser: &Table, names: &Table) {
    let mut heads = Vec::new();
    let mut named = Vec::new();
    for sentence in &article.analysis.sentences {
        let mut from = sentence.tokens.start;
        while from < sentence.tokens.end {
            let to = sentence.tokens.end.min(from + LONGEST_PARSED);
            let (words, tags) = (&article.words[from..to], &article.syntax.tags[from..to]);
            let local = parse(words, tags, parser);
            named.extend(relations(&Tree { words, tags, heads: &local }, names));
            let place = |&head: &u32| if head == ROOT { ROOT } else { head + from as u32 };
            heads.extend(local.iter().map(place));
            from = to;
        }
    }
    article.syntax.heads = heads;
    article.syntax.relations = named;
}

/// Agreement with the reference: tags of words (with and without the kinds of names), heads of
/// words, heads with relations.
pub fn agreement(articles: &[Prepared]) -> [Accuracy; 4] {
    let mut sums = [Accuracy::default(); 4];
    for article in articles.iter().filter(|a| !a.reference.tags.is_empty()) {
        for at in 0..article.words.len() {
            let ours = article.syntax.tags[at];
            if let Some(gold) = article.reference.tags[at] {
                let plain = |t: Tag| if t.name().starts_with("NNP") { Tag::Name } else { t };
                sums[0].count(plain(gold) == plain(ours));
                sums[1].count(gold == ours);
            }
            if ours as usize >= Tag::LEARNED || article.syntax.heads.is_empty() {
                continue;
            }
            if let (Some(head), Some(relation)) =
                (article.reference.heads[at], article.reference.relations[at])
            {
                let right = head == article.syntax.heads[at];
                sums[2].count(right);
                sums[3].count(right && relation == article.syntax.relations[at]);
            }
        }
    }
    sums
}
