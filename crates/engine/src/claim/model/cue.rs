//! Where cues may be: the words that tie a source and what it says.

use super::chain::{Columns, Edge, Graph, NONE};
use super::mix::{mix, mix3};
use super::parser::ROOT;
use super::relations::Relation;
use super::scene::{NO_QUOTE, Scene, TokenView, reach};
use std::sync::LazyLock;

/// The columns of the cues' table: a cue begins here, a cue goes on.
pub const CUE_COLUMNS: usize = 2;

/// Outside, first word of a cue, further word.
pub static CUE_GRAPH: LazyLock<Graph> = LazyLock::new(|| {
    let edge = |from, to, column| Edge { from, to, columns: [column, NONE] };
    Graph {
        states: 3,
        edges: vec![
            edge(0, 0, NONE),
            edge(1, 0, NONE),
            edge(2, 0, NONE),
            edge(0, 1, 0),
            edge(1, 1, 0),
            edge(2, 1, 0),
            edge(1, 2, 1),
            edge(2, 2, 1),
        ],
    }
});

/// A token's columns as the graph takes them.
pub fn cue_columns(sums: &[i32]) -> Columns {
    let mut columns = [0; 8];
    columns[..CUE_COLUMNS].copy_from_slice(&sums[..CUE_COLUMNS]);
    columns
}

/// How far the nearest quotation's end before and start after a token are, and how long they are.
pub fn quote_surroundings(scene: &Scene, at: usize) -> (u32, u32, u32, u32) {
    let here = scene.tokens[at];
    let next = scene.next_quote[at] as usize;
    let inside = here.quote != NO_QUOTE;
    let before = next.checked_sub(1).and_then(|q| scene.quotes.get(q));
    let after = scene.quotes.get(if inside { next + 1 } else { next });
    let (gap_before, long_before) = before.map_or((15, 7), |q| {
        let gap = at - (q.end as usize).min(at);
        (if gap < 40 { reach(gap) } else { 14 }, q.length())
    });
    let (gap_after, long_after) = after.map_or((15, 7), |q| {
        let gap = (q.start as usize).saturating_sub(at);
        (if gap < 40 { reach(gap) } else { 14 }, q.length())
    });
    (gap_before, long_before, gap_after, long_after)
}

/// The features of token `at`.
pub fn cue_features(scene: &Scene, at: usize, out: &mut Vec<u32>) {
    out.clear();
    let here = scene.tokens[at];
    let s = here.sentence;
    let (range, _) = &scene.sentences[s as usize];
    let place = |offset: isize| scene.near(at as isize + offset, s);
    let form = |offset| place(offset).map_or(0, |t| t.word.form);
    let stem = |offset| place(offset).map_or(0, |t| t.word.stem);
    let tag = |offset| place(offset).map_or(0, |t| t.tag.code());
    let rate = |offset| place(offset).map_or(15, |t| t.rate);
    let token = |at: u32| scene.tokens.get(at as usize);
    let code = |t: Option<&TokenView>| t.map_or(0, |t| t.tag.code());
    let head = token(here.head);
    let subject = token(here.subject);
    let complement = token(here.complement);
    let (t0, r0) = (here.tag.code(), here.rate);
    let block = scene.block_codes[s as usize];
    let inside = u32::from(here.quote != NO_QUOTE);
    let (gap_before, long_before, gap_after, long_after) = quote_surroundings(scene, at);
    let mut put = |template: u32, a: u32, b: u32| out.push(mix3(template + 1000, a, b));
    put(0, 0, 0);
    put(1, here.word.form, t0);
    put(2, here.word.stem, 0);
    put(3, here.word.stem, t0);
    put(4, r0, t0);
    put(5, mix(r0, t0), mix(tag(-1), tag(1)));
    put(6, tag(-1), t0);
    put(7, t0, tag(1));
    put(8, mix(tag(-2), tag(-1)), t0);
    put(9, mix(t0, tag(1)), tag(2));
    put(10, form(-1), t0);
    put(11, form(1), t0);
    put(12, form(-2), r0);
    put(13, form(2), r0);
    put(14, here.word.stem, form(1));
    put(15, here.word.stem, form(-1));
    put(16, here.word.stem, tag(1));
    put(17, here.word.stem, tag(-1));
    put(18, mix(r0, rate(1)), t0);
    put(19, mix(r0, rate(-1)), t0);
    put(20, r0, form(1));
    put(21, r0, form(-1));
    put(22, here.word.suffix3, t0);
    put(23, here.word.shape, block);
    put(24, stem(-1), stem(1));
    put(25, here.relation.code(), mix(r0, t0));
    put(26, here.relation.code(), head.map_or(0, |h| h.word.stem));
    put(27, mix(here.relation.code(), r0), head.map_or(15, |h| h.rate));
    put(28, here.relation.code(), mix(code(head), t0));
    for relation in [
        Relation::Subject,
        Relation::Passive,
        Relation::Object,
        Relation::Clause,
        Relation::Infinitive,
        Relation::Parataxis,
        Relation::Nominal,
        Relation::Auxiliary,
        Relation::Attribute,
        Relation::Owner,
        Relation::Adverbial,
    ] {
        let has = here.children >> relation as u32 & 1;
        if has == 1 {
            put(29, relation.code(), mix(t0, r0));
        }
    }
    let kinds = 1 << Relation::Subject as u32
        | 1 << Relation::Passive as u32
        | 1 << Relation::Clause as u32
        | 1 << Relation::Infinitive as u32
        | 1 << Relation::Object as u32
        | 1 << Relation::Parataxis as u32;
    let frame = here.children & kinds;
    put(30, frame, mix(t0, r0));
    put(31, frame, here.word.stem);
    put(32, subject.map_or(0, |t| t.word.stem), r0);
    put(33, code(subject), mix(r0, frame));
    put(34, complement.map_or(0, |t| t.word.stem), r0);
    put(35, complement.map_or(0, |t| t.relation.code()), mix(code(complement), r0));
    put(36, complement.map_or(0, |t| t.rate), mix(r0, t0));
    put(37, inside, mix(r0, t0));
    let quote_class = scene.quotes.get(here.quote as usize).map_or(9, |q| q.length());
    put(38, quote_class, r0);
    put(39, gap_before, mix(long_before, r0));
    put(40, gap_after, mix(long_after, r0));
    put(41, mix(gap_before, gap_after), mix(r0, inside));
    put(42, gap_before, here.word.stem);
    put(43, gap_after, here.word.stem);
    put(44, mix(reach(at - range.start), reach(range.end - at)), r0);
    put(45, block, mix(r0, t0));
    put(46, block, mix(here.word.form, reach(at - range.start)));
    // The cue that this word's clause may itself be the content of.
    let mut above = here.head;
    let mut best = 0;
    for _ in 0..4 {
        let Some(up) = token(above) else { break };
        best = best.max(up.rate);
        above = up.head;
    }
    put(47, best, mix(r0, t0));
    let clause = matches!(here.relation, Relation::Root);
    put(48, u32::from(clause), mix(r0, frame));
    let quoted = scene.between(range.start, range.end)[2].min(3);
    put(49, quoted, mix(r0, t0));
    put(50, mix(tag(-1), r0), mix(subject.map_or(0, |t| t.tag.code()), gap_before.min(2)));
    put(51, form(1), mix(form(2), r0));
    put(52, form(-1), mix(form(1), r0));
    let hint = scene.hints.get(scene.hinted[at][0] as usize);
    let role = scene.hinted_role(at);
    let evidence = hint.map_or(15, |h| h.evidence);
    put(54, evidence, t0);
    put(55, evidence, mix(r0, u32::from(hint.is_some_and(|h| h.source.is_some()))));
    put(56, role, t0);
    put(57, role, r0);
    put(58, evidence, here.word.stem);
    put(59, scene.hinted_role(at + 1), mix(role, scene.hinted_role(at.wrapping_sub(1))));
    if here.head == ROOT {
        put(53, r0, t0);
    }
}
