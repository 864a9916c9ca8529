//! The article.

use super::{button, dossiers, hue_class, language};
use crate::app::{
    App, Article, ArticleState, By, ClaimRef, Command, Element, Hue, OpenArticle, Told,
};
use crate::keys::Shortcut;
use crate::page::{ClaimIdx, Line, Part, Segment, SegmentIdx, Voice};
use crate::words;
use maud::{Markup, html};
use sayso_engine::document::{BlockKind, Clutter};
use sayso_engine::{Note, NoteKind, Span};

pub(super) fn article(app: &App) -> Markup {
    let waiting = || html! { p class="away" { (words::ARTICLE_WAITING) } };
    let Some(article) = app.open.and_then(|index| app.articles.get(index.0)) else {
        return if app.articles.is_empty() {
            html! { @if app.library.open().is_some() { (dossiers::empty()) } }
        } else {
            waiting()
        };
    };
    match &article.state {
        ArticleState::Waiting => waiting(),
        ArticleState::Failed(fault) => html! {
            h1 { (words::ARTICLE_FAILED) }
            p { bdi { (article.entry.file) } " " (words::fault(fault)) "." }
            p class="away" { (words::OTHERS_ARE_HERE) }
        },
        ArticleState::Open(open) => {
            let mut said = vec![String::new(); open.reading.claims.len()];
            for (claim, segment) in open.page.contents() {
                if let Some(said) = said.get_mut(claim.0) {
                    said.push_str(&Element::Segment(segment).id());
                    said.push(' ');
                }
            }
            Printer { app, article, open, said }.print()
        }
    }
}

/// Prints one article.
struct Printer<'a> {
    app: &'a App,
    article: &'a Article,
    open: &'a OpenArticle,
    /// For each claim the ids of its words.
    said: Vec<String>,
}

impl Printer<'_> {
    fn print(&self) -> Markup {
        let parts = &self.open.page.parts;
        let is = |kind: BlockKind| move |part: &Part| matches!(part, Part::Text { kind: known, .. } if *known == kind);
        // The byline goes below the title, or below the summary that follows it.
        let title = parts.iter().position(is(BlockKind::Title));
        let head = title.map_or(0, |title| {
            let rest = &parts[title + 1..];
            let standing = rest.iter().take_while(|part| is(BlockKind::Standfirst)(part)).count();
            title + 1 + standing
        });
        html! {
            article {
                @if title.is_none() { h1 { bdi { (self.article.title()) } } }
                @for part in &parts[..head] { (self.part(part)) }
                (self.byline())
                @for part in &parts[head..] { (self.part(part)) }
            }
            footer class="after" {
                (self.doubts())
                (self.next())
            }
        }
    }

    fn byline(&self) -> Markup {
        let who = &self.open.who_speaks;
        let n_claims = self.open.reading.claims.len();
        let facts = self.facts();
        // Of facts in a row that are not from the text, the last one says so for all of them.
        let mut n_given = 0;
        let given = facts.iter().enumerate().map(|(at, fact)| {
            n_given = if fact.by == By::Editor { n_given + 1 } else { 0 };
            let goes_on = facts.get(at + 1).is_some_and(|next| next.by == By::Editor);
            (n_given > 0 && !goes_on).then(|| self.given(n_given))
        });
        html! {
            p class="by" {
                @for ((at, fact), given) in facts.iter().enumerate().zip(given) {
                    @if at > 0 { (words::DOT) }
                    bdi { (fact.value) }
                    @if let Some(given) = given { " " span class="given" { (given) } }
                }
                @if let Some(url) = &self.article.entry.url {
                    (words::DOT)
                    a href=(url) rel="noreferrer" { (words::ORIGINAL) }
                }
            }
            p class="found" {
                @if n_claims == 0 { (words::NONE_FOUND) } @else { (words::found(n_claims, who.n_own)) }
            }
        }
    }

    /// Who published the article, who wrote it and when, each with who says so.
    fn facts(&self) -> Vec<Told<String>> {
        let article = self.article;
        let by_text = |value| Told { value, by: By::Text };
        let outlet = article.outlet().unwrap_or_else(|| by_text(words::NO_OUTLET.into()));
        let author = article.author().map(|who| Told { value: words::author(&who), by: who.by });
        let published =
            article.published().map(|date| Told { value: words::day(date.value), by: date.by });
        let updated = article.updated().map(|date| by_text(words::updated(date)));
        let dated = published.is_some() || updated.is_some();
        let undated = (!dated).then(|| by_text(words::NO_DATE.into()));
        [Some(outlet), author, published, updated, undated].into_iter().flatten().collect()
    }

    fn given(&self, n: usize) -> String {
        let own = self.app.library.current.is_some();
        words::given(if own { words::NOT_FROM_TEXT } else { words::BY_EDITOR }, n)
    }

    fn part(&self, part: &Part) -> Markup {
        let (kind, segments) = match part {
            Part::Clutter(lines) => return self.clutter(lines),
            Part::Text { kind, segments } => (*kind, segments.clone()),
        };
        let lang = language(self.app);
        let text = html! {
            @for index in segments { (self.segment(SegmentIdx(index))) }
        };
        match kind {
            BlockKind::Title => html! { h1 lang=[lang] dir="auto" { (text) } },
            BlockKind::Heading => html! { h2 lang=[lang] dir="auto" { (text) } },
            BlockKind::Standfirst => html! { p class="stand" lang=[lang] dir="auto" { (text) } },
            BlockKind::Caption => html! { p class="caption" lang=[lang] dir="auto" { (text) } },
            BlockKind::Byline => html! { p class="line" lang=[lang] dir="auto" { (text) } },
            _ => html! { p lang=[lang] dir="auto" { (text) } },
        }
    }

    fn segment(&self, index: SegmentIdx) -> Markup {
        let Some(segment) = self.open.page.segments.get(index.0) else { return html! {} };
        let words = self.words(segment.span);
        let id = Element::Segment(index).id();
        let own = segment.voice == Voice::Own;
        html! {
            @if let Some(inner) = segment.lines[0] {
                mark id=(id) class=(self.lines(inner, segment.lines[1])) data-seg=(index.0) {
                    (words)
                }
            } @else if !segment.marks.is_empty() {
                span id=(id) class="part" data-seg=(index.0) { (words) }
            } @else if own {
                span class="own" { (words) }
            } @else {
                (words)
            }
            (self.references(segment))
        }
    }

    /// Words of the text, those lit up that a link led to.
    fn words(&self, span: Span) -> Markup {
        let text = &self.open.text;
        let lit = self.app.lit.and_then(|lit| lit.intersect(span));
        // The text may be another one by now.
        let Some(lit) = lit.filter(|lit| text.get(lit.start()..lit.end()).is_some()) else {
            return html! { (span.of(text)) };
        };
        let first = self.app.lit.is_some_and(|all| all.start() == lit.start());
        let before = Span::new(span.start(), lit.start());
        let after = Span::new(lit.end(), span.end());
        html! {
            (before.of(text))
            span class="lit" id=[first.then(|| Element::Lit.id())] tabindex=[first.then_some("-1")] {
                (lit.of(text))
            }
            (after.of(text))
        }
    }

    /// The classes for the innermost claim's line and the one around it.
    fn lines(&self, (claim, line): (ClaimIdx, Line), outer: Option<(ClaimIdx, Line)>) -> String {
        let style = |line| match line {
            Line::Quoted => "quoted",
            Line::Reported => "reported",
            Line::Possible => "possible",
        };
        let mut classes = format!("{} {}", style(line), hue_class(self.hue(claim)));
        if let Some((claim, line)) = outer {
            classes.push_str(match line {
                Line::Quoted => " in-quoted in-",
                Line::Reported => " in-reported in-",
                Line::Possible => " in-possible in-",
            });
            classes.push_str(hue_class(self.hue(claim)));
        }
        classes
    }

    fn hue(&self, claim: ClaimIdx) -> Hue {
        self.at(claim)
            .and_then(|at| self.app.speaker_of(at))
            .map_or(Hue::Neutral, |speaker| speaker.hue)
    }

    fn at(&self, claim: ClaimIdx) -> Option<ClaimRef> {
        Some(ClaimRef { article: self.app.open?, claim })
    }

    /// After a claim's last word, the link to its note. It has no text of its own, so that nothing
    /// is copied along with the article's words; its name, and the claim's words for who steps
    /// to it, are for who hears the page, its number for who prints it.
    fn references(&self, segment: &Segment) -> Markup {
        html! {
            @for &claim in &segment.ends {
                @if let Some(at) = self.at(claim) {
                    @let (name, id) = Command::ToNote(claim).attributes();
                    a class="ref" id=(Element::Reference(claim).id()) data-n=(claim.0 + 1)
                        href=(self.app.place_of(at).to_fragment()) data-do=(name) data-id=(id)
                        aria-label=(self.reference(at))
                        aria-describedby=[self.said.get(claim.0).map(|ids| ids.trim_end())] {}
                }
            }
        }
    }

    fn reference(&self, at: ClaimRef) -> String {
        let speaker = self.app.name_of(at, words::plain_speaker);
        let form = self.open.reading.claims.get(at.claim.0).map(|claim| claim.form);
        form.map_or_else(String::new, |form| words::reference(at.claim.0 + 1, &speaker, form))
    }

    fn clutter(&self, lines: &[(Clutter, Span)]) -> Markup {
        let mut kinds: Vec<String> = Vec::new();
        for (clutter, _) in lines {
            let kind = clutter.to_string();
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        // What one was led to is not left folded.
        let lit = self.app.lit.filter(|lit| lines.iter().any(|(_, span)| span.overlaps(*lit)));
        html! {
            details class="clutter" open[lit.is_some()] {
                summary { (words::folded(lines.len(), &kinds)) }
                @for (clutter, span) in lines {
                    p { span class="kind" { (clutter.to_string()) } " "
                        bdi lang=[language(self.app)] dir="auto" { (self.words(*span)) } }
                }
            }
        }
    }

    fn doubts(&self) -> Markup {
        let open = self.open;
        let decoded = (open.n_replaced > 0).then(|| words::replaced(open.n_replaced));
        let encoding = words::encoding(open.encoding);
        let notes = &open.reading.notes;
        if decoded.is_none() && encoding.is_none() && notes.is_empty() {
            return html! {};
        }
        html! {
            section class="doubts" {
                h2 { (words::DOUBTS) }
                ul {
                    @if let Some(encoding) = encoding { li { (encoding) } }
                    @if let Some(decoded) = decoded { li { (decoded) } }
                    @for (kind, places) in by_kind(notes) { (self.doubt(kind, &places)) }
                }
            }
        }
    }

    /// A doubt, and the first words of every place where there is cause for it.
    fn doubt(&self, kind: NoteKind, places: &[Span]) -> Markup {
        const N_WORDS: usize = 8;
        let opening = |span: &Span| {
            let words: Vec<&str> = span.of(&self.open.text).split_whitespace().collect();
            let more = if words.len() > N_WORDS { " …" } else { "" };
            words[..words.len().min(N_WORDS)].join(" ") + more
        };
        let places = places.iter().map(opening).filter(|place| !place.is_empty());
        html! {
            li {
                (kind.to_string())
                @for (at, place) in places.enumerate() {
                    @if at > 0 { (words::DOT) } @else { " " }
                    bdi class="place" { (place) }
                }
            }
        }
    }

    fn next(&self) -> Markup {
        let article = self.app.open.and_then(|index| self.app.articles.get(index.0 + 1));
        html! {
            @if let Some(article) = article {
                @if matches!(article.state, ArticleState::Open(_)) {
                    (button(&Command::Shortcut(Shortcut::NextArticle), "onward", html! {
                        bdi { (words::next_article(&article.title())) }
                    }))
                }
            }
        }
    }
}

/// The kinds of doubts in the order in which they come up, each once, with all of its places.
fn by_kind(notes: &[Note]) -> Vec<(NoteKind, Vec<Span>)> {
    let mut kinds: Vec<(NoteKind, Vec<Span>)> = Vec::new();
    for note in notes {
        match kinds.iter_mut().find(|(kind, _)| *kind == note.kind) {
            Some((_, places)) => places.extend(note.span),
            None => kinds.push((note.kind, note.span.into_iter().collect())),
        }
    }
    kinds
}
