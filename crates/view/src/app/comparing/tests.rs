//! The comparison in the reader, with the engine's own readings.

use super::super::{App, ClaimRef, Command, Effect, Element, Event, History, Region, Work, update};
use super::*;
use crate::fragment::Others;
use crate::html;
use crate::keys::Focus;
use crate::samples::{carry_on, dossier_at};

const QUAKE: [&str; 2] = [
    "Quake in Norland

Published 6 February 2024

The quake in Norland killed 120 people, Bo Ek said.

Roads were cut on Sunday. \"We need tents,\" said Ann Lee.",
    "Norland after the quake

Published 6 February 2024

The quake killed 150 people in Norland. It struck on February 5, 2024, Carl Dahl said.

Some 300 tents arrived.",
];

fn printed(app: &App) -> String {
    html::print(app, Region::View).html
}

fn command(app: &mut App, command: Command) -> Vec<Effect> {
    update(app, Event::Commanded(command, Focus::Control))
}

fn row(app: &App) -> Row {
    app.comparing.as_ref().unwrap().rows.first().expect("a row").clone()
}

fn addresses(effects: &[Effect]) -> Vec<(String, History)> {
    let address = |effect: &Effect| match effect {
        Effect::Address(place, history) => Some((place.to_fragment(), *history)),
        _ => None,
    };
    effects.iter().filter_map(address).collect()
}

/// The words of the first figure of an article in the first row.
fn figure_of(app: &App, article: usize) -> Place {
    let row = row(app);
    let of = row.figures.iter().find(|of| of.article == article).unwrap();
    let figures = &app.article_read(article).unwrap().reading.figures;
    Place { article, span: figures[of.figure].span }
}

#[test]
fn figures_that_differ_share_a_row_with_their_reason() {
    let (app, _) = dossier_at("#/compare", &QUAKE);
    let row = row(&app);
    assert_eq!((row.status, row.figures.len()), (Status::Differs, 2));
    let page = printed(&app);
    for words in ["120 people", "150 people", "differs", "because", "Bo Ek"] {
        assert!(page.contains(words), "{words} in {page}");
    }
}

#[test]
fn a_cell_leads_to_its_words_and_back_leads_to_its_row() {
    let (mut app, _) = dossier_at("#/compare", &QUAKE);
    let key = row(&app).key;
    let words = figure_of(&app, 1);
    let effects = command(&mut app, Command::OpenWords(words, Some(key.clone())));
    let [(row, first), (read, then)] = addresses(&effects).try_into().unwrap();
    assert_eq!((first, then), (History::Replace, History::Push), "Back returns to the row");
    assert!(row.contains(&key) && read.starts_with("#/read/a1?words="), "{row} {read}");
    assert!(effects.contains(&Effect::Reveal(Element::Lit)));
    let article = html::print(&app, Region::Article).html;
    assert!(article.contains("id=\"lit\" tabindex=\"-1\">150 people</span>"), "{article}");

    let effects = update(&mut app, Event::FragmentChanged(row));
    assert!(effects.contains(&Effect::Reveal(Element::Finding(key))));
    assert!(!html::print(&app, Region::Article).html.contains("id=\"lit\""));
}

#[test]
fn a_link_lights_its_words_up_and_a_stale_one_says_so() {
    let (app, _) = dossier_at("", &QUAKE);
    let link = app.place_of_words(figure_of(&app, 0)).to_fragment();
    let (app, effects) = dossier_at(&link, &QUAKE);
    assert!(effects.contains(&Effect::Reveal(Element::Lit)));
    assert_eq!(app.place().to_fragment(), link, "and reloading would light them up again");
    for (stale, message) in [
        ("#/read/a0?words=90000-90001", "The linked words are not in this text"),
        ("#/read/a0?words=9-3", "The linked words are not in this text"),
        ("#/compare/row-gone-12", "not in this view"),
        ("#/timeline/2019-01-01", "not in this view"),
    ] {
        let (app, _) = dossier_at(stale, &QUAKE);
        let notices = html::print(&app, Region::Notices).html;
        assert!(notices.contains(message), "{stale}: {notices}");
    }
}

#[test]
fn filters_narrow_the_table_down_by_who_gives_the_figure() {
    let (mut app, _) = dossier_at("#/compare", &QUAKE);
    command(&mut app, Command::Toggle(Choice::Speaker(Some("Bo Ek".into()))));
    let page = printed(&app);
    assert!(page.contains("1 of 1 row match"), "{page}");
    assert!(page.contains("150 people"), "what it is compared with stays, dimmed");
    command(&mut app, Command::Others(Others::Hide));
    let page = printed(&app);
    assert!(page.contains(">120 people<") && !page.contains(">150 people<"), "{page}");
    command(&mut app, Command::ClearFilters);
    command(&mut app, Command::Toggle(Choice::Speaker(Some("Ann Lee".into()))));
    assert!(!printed(&app).contains("120 people"));
}

#[test]
fn a_note_says_what_the_other_articles_say() {
    let (app, _) = dossier_at("#/read/a0", &QUAKE);
    let (at, _) = app.selected.unwrap();
    let note = html::print(&app, Region::Note(at.claim)).html;
    assert!(note.contains("1 gives another figure"), "{note}");
    assert!(note.contains("#/read/a1?words="), "{note}");
}

#[test]
fn the_page_prefers_a_note_that_compares_and_leaves_the_scroll_alone() {
    let quoted_first = [
        "Quake in Norland\n\nPublished 6 February 2024\n\n\"We need tents,\" said Ann Lee.\n\nThe quake in Norland killed 120 people, Bo Ek said.",
        QUAKE[1],
    ];
    let (app, effects) = dossier_at("", &quoted_first);
    let (at, by) = app.selected.unwrap();
    assert_eq!(app.name_of(at, words::plain_speaker), "Bo Ek");
    assert_eq!(by, super::super::ChosenBy::Page);
    let steals = |effect: &Effect| {
        matches!(effect, Effect::Focus(_) | Effect::Reveal(_) | Effect::ScrollToTop)
    };
    assert!(!effects.iter().any(steals));
}

#[test]
fn a_reader_who_chose_a_note_keeps_it() {
    let (mut app, _) = dossier_at("", &QUAKE[..1]);
    let last = ClaimRef { article: ArticleIdx(0), claim: ClaimIdx(1) };
    command(&mut app, Command::OpenClaim(last));
    app.comparing = None;
    carry_on(&mut app, vec![Effect::Later(Work::Compare)]);
    assert_eq!(app.selected.map(|(at, _)| at), Some(last));
}

#[test]
fn what_is_compared_of_other_articles_is_not_shown() {
    let (mut app, _) = dossier_at("#/compare", &QUAKE);
    app.articles.remove(0);
    assert!(app.compared().is_none());
    assert!(printed(&app).contains(words::NOT_YET_COMPARED));
    carry_on(&mut app, vec![Effect::Later(Work::Compare)]);
    assert!(printed(&app).contains(words::NOTHING_TO_COMPARE));
}

#[test]
fn claims_are_filtered_by_what_compares_and_by_figures() {
    let (mut app, _) = dossier_at("#/read?with=compared", &QUAKE);
    let n = app.matching().count();
    assert!(0 < n && n < app.entries.len());
    command(&mut app, Command::ClearFilters);
    let facets = html::print(&app, Region::Facets).html;
    assert!(facets.contains("compared or checked") && facets.contains("has a figure"));
}

#[test]
fn one_article_has_nothing_beside_it_and_one_that_failed_is_named() {
    let (app, _) = dossier_at("#/compare", &QUAKE[..1]);
    assert!(printed(&app).contains(words::NOTHING_TO_COMPARE));
    let (app, _) = dossier_at("#/compare", &[QUAKE[0], "", QUAKE[1]]);
    let page = printed(&app);
    assert!(page.contains("Left out") && page.contains("a1.txt"), "{page}");
    assert!(page.contains("120 people") && page.contains("150 people"));
    let unrelated = "Cup final\n\nPublished 3 May 2023\n\nThe goalkeeper signed a contract.";
    let (app, _) = dossier_at("#/compare", &[QUAKE[0], unrelated]);
    assert!(printed(&app).contains(words::NOTHING_COMPARES), "{}", printed(&app));
}

#[test]
fn every_pair_of_articles_is_in_a_row_or_among_those_that_look_alike() {
    let votes = [
        "Vote\n\nPublished 6 May 2024\n\nMore than 40 wards voted on May 5, 2024. The turnout was 61 percent. The party won 12 seats and 300 votes.",
        "Count\n\nPublished 7 May 2024\n\nThe party won 13 seats on May 5, 2024. Turnout was 60 percent. Some 42 wards voted.",
        "Result\n\nPublished 8 May 2024\n\nThe party lost 12 seats in 2020. It won 13 seats, 310 votes and 9 wards.",
    ];
    let (app, _) = dossier_at("#/compare", &votes);
    let comparing = app.comparing.as_ref().unwrap();
    let across = |pair: &&sayso_engine::compare::Pair| pair.a.article != pair.b.article;
    let n_all = comparing.comparison.pairs.iter().filter(across).count();
    let in_rows: usize = comparing.rows.iter().map(|row| row.pairs.len()).sum();
    assert!(n_all > 0);
    assert_eq!(in_rows + comparing.alike.len(), n_all);
    let mut figures: Vec<_> = comparing.rows.iter().flat_map(|row| row.figures.clone()).collect();
    let n = figures.len();
    figures.order();
    figures.dedup();
    assert_eq!(figures.len(), n, "a figure stands in one row at most");
}

#[test]
fn the_timeline_is_in_order_of_date_and_its_days_lead_to_the_words() {
    let (mut app, _) = dossier_at("#/timeline", &QUAKE);
    let page = printed(&app);
    let sunday = page.find("<time datetime=\"2024-02-04\">").expect("the Sunday before");
    let monday = page.find("<time datetime=\"2024-02-05\">").expect("the day named");
    assert!(sunday < monday);
    assert!(page.contains("Roads were cut on Sunday"));
    let effects = command(&mut app, Command::Choose("2024-02-05".into()));
    assert_eq!(addresses(&effects)[0].0, "#/timeline/2024-02-05?at=a0");
    assert!(effects.contains(&Effect::Reveal(Element::Finding("2024-02-05".into()))));
}

#[test]
fn a_weekday_that_does_not_fit_its_date_is_said() {
    let text = "Fair\n\nPublished 6 February 2024\n\nThe fair opens on Monday, February 13, 2024.";
    let (app, _) = dossier_at("#/timeline", &[text]);
    assert!(printed(&app).contains(words::WEEKDAY_DIFFERS), "{}", printed(&app));
}

#[test]
fn a_day_far_down_is_printed_when_it_is_chosen_and_the_other_parts_can_be_turned_to() {
    let text: String = (1..=28)
        .flat_map(|day| {
            (1..=12).map(move |hour| {
                format!("On May {day}, 2024, the bell rang {hour} times in the town.\n\n")
            })
        })
        .collect();
    let text = format!("Bells\n\nPublished 30 May 2024\n\n{text}");
    let (mut app, _) = dossier_at("#/timeline", &[&text]);
    let page = printed(&app);
    let has = |page: &str, day: &str| page.contains(&format!("<time datetime=\"{day}\">"));
    assert!(has(&page, "2024-05-01") && !has(&page, "2024-05-28"), "{page}");
    assert!(
        page.contains("1 May 2024 – 25 May 2024") && page.contains("26 May 2024 – 28 May 2024")
    );
    let effects = command(&mut app, Command::Choose("2024-05-28".into()));
    assert!(effects.contains(&Effect::Reveal(Element::Finding("2024-05-28".into()))));
    let page = printed(&app);
    assert!(has(&page, "2024-05-28") && !has(&page, "2024-05-01"), "{page}");
}

#[test]
fn of_many_findings_the_first_are_shown_and_the_next_one_brings_up_those_behind_it() {
    let speaks = |n: usize| {
        format!("Ann Lee said that pier number {n} in Norport was repainted by Dahl Brothers.\n\n")
    };
    let text = |title: &str| {
        let told: String = (20..32).map(speaks).collect();
        format!("{title}\n\nPublished 6 May 2024\n\n{told}")
    };
    let (mut app, _) = dossier_at("#/compare", &[&text("Piers"), &text("Paint")]);
    let findings = app.comparing.as_ref().unwrap().findings.clone();
    let of = |kind| findings.iter().filter(|f| f.kind == kind).collect::<Vec<_>>();
    let many = FindingKind::ALL.into_iter().map(of).find(|found| found.len() > 6);
    let many = many
        .expect("two articles with the same dozen sentences have more than six things in common");
    let shown = |app: &App, at: usize| {
        printed(app).contains(&format!("id=\"{}\"", Element::Finding(many[at].key.clone()).id()))
    };
    assert!(shown(&app, 4) && !shown(&app, 5));
    assert!(printed(&app).contains(&words::show_more(many.len().min(60) - 5)));
    let effects = command(&mut app, Command::Choose(many[5].key.clone()));
    assert!(effects.contains(&Effect::Focus(Element::Finding(many[5].key.clone()))));
    assert!(shown(&app, 5) && shown(&app, many.len().min(60) - 1));
}

#[test]
fn what_an_article_gives_several_times_is_printed_once() {
    let claims = |title: &str| {
        let told = ["Tarn", "Karsby", "Westmere"].map(|town| {
            format!("The insurers expect claims of 40 million euros from {town}, the Insurance Federation said.\n\n")
        });
        format!("{title}\n\nPublished 6 February 2024\n\n{}", told.concat())
    };
    let (app, _) = dossier_at("#/compare", &[&claims("Flood"), &claims("Dams")]);
    let page = printed(&app);
    let n = row(&app).figures.iter().filter(|of| of.article == 1).count();
    assert!(n > 1, "{n}");
    assert!(page.contains(&words::n_times(n)), "{page}");
}
