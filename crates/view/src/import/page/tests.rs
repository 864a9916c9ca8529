use super::*;

/// Walks through tidy markup as the browser's parser would give it.
fn extract(markup: &str) -> Option<Extracted> {
    let mut extractor = Extractor::default();
    let mut rest = markup;
    while let Some((text, tail)) = rest.split_once('<') {
        extractor.text(text);
        let (tag, tail) = tail.split_once('>').expect("a tag ends");
        rest = tail;
        match tag.strip_prefix('/') {
            Some(_) => extractor.leave(),
            None => {
                let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
                let of = |name: &str| {
                    let (key, value) = attributes.split_once('=').unwrap_or((attributes, ""));
                    (key == name).then(|| value.to_owned())
                };
                extractor.enter(name, Standing::of(of));
                if matches!(name, "br" | "hr" | "img") {
                    extractor.leave();
                }
            }
        }
    }
    extractor.text(rest);
    extractor.finish()
}

fn text(markup: &str) -> String {
    extract(markup).expect("there are words").text
}

const LONG: &str = "It rained for days and the river rose until the lower town stood under water, and those who lived there went up to the school on the hill, where there were beds and soup. It rained for days and the river rose until the lower town stood under water, they said.";

#[test]
fn the_article_is_taken_and_what_is_around_it_is_not() {
    let page = format!(
        "<body><nav><p>Home</p></nav><main><h1>The\n flood</h1><article><p>Read also</p></article>\
         <article><p>{LONG}</p><h3>The night</h3><p>“No,” said <b>Ann</b> <i>Lee</i>.<script>alert(1)</script></p>\
         <figure><img><figcaption>The river</figcaption></figure><aside><p>Subscribe</p></aside>\
         <p hidden>Secret</p><form><p>Your mail</p></form></article></main><footer><p>Imprint</p></footer></body>"
    );
    assert_eq!(
        text(&page).replace(LONG, "…"),
        "# The flood\n\n…\n\n## The night\n\n“No,” said Ann Lee.\n\nThe river"
    );
}

#[test]
fn without_an_article_the_main_part_and_without_that_all_but_forms() {
    let page = format!("<body><p>Menu</p><main><p>{LONG}</p></main></body>");
    assert_eq!(text(&page), LONG);
    let page = format!("<body><form><p>Search</p></form><p>{LONG}</p></body>");
    assert_eq!(text(&page), LONG);
    let page = format!("<body><form><p>{LONG}</p><p>More.</p></form></body>");
    assert_eq!(text(&page), format!("{LONG}\n\nMore."));
    assert_eq!(text("<body><article><p>Short.</p></article></body>"), "Short.");
}

#[test]
fn blocks_stand_apart_and_white_space_does_not_count() {
    assert_eq!(
        text("<div>\n  One\n  two<br>three<br><br>four<div>five</div>six<ul><li>a<li>b</ul></div>"),
        "One two\nthree\n\nfour\n\nfive\n\nsix\n\n- a\n\n- b"
    );
    assert_eq!(extract("<body><script>x</script> \n <p></p></body>"), None);
}

#[test]
fn the_head_tells_title_outlet_author_and_day() {
    let mut extractor = Extractor::default();
    for (name, value) in [
        ("title", "Flood"),
        ("og:site_name", " The\nPost "),
        ("author", "https://example.org/ann"),
        ("author", "Ann Lee"),
        ("article:published_time", "2025-05-24T10:00:00Z"),
        ("og:url", "javascript:alert(1)"),
        ("canonical", "https://example.org/flood"),
    ] {
        extractor.meta(name, value);
    }
    extractor.text("It rained.");
    let page = extractor.finish().unwrap();
    assert_eq!(page.text, "# Flood\n\nIt rained.");
    assert_eq!(
        (page.outlet.as_deref(), page.author.as_deref()),
        (Some("The Post"), Some("Ann Lee"))
    );
    assert_eq!(page.date, Some(jiff::civil::date(2025, 5, 24)));
    assert_eq!(page.url.as_deref(), Some("https://example.org/flood"));
}

#[test]
fn deep_nesting_and_stray_ends_do_no_harm() {
    let page = format!("{}deep{}</p></p>", "<div>".repeat(50_000), "</div>".repeat(50_000));
    assert_eq!(text(&page), "deep");
}

#[test]
fn boxes_and_links_around_and_in_an_article_are_left_out() {
    let page = format!(
        "<body><div id=cookieBanner><p>We use cookies.</p></div><ul><li><a>Home</a></li><li><a>Sport</a></li></ul>\
         <h2>The flood</h2><p>{LONG}</p><div class=related-posts><h3>Read more</h3><p>Ten ways to dry a cellar</p></div>\
         <p>By <a>Ann Lee</a></p><p><a>A dam in pictures</a></p></body>"
    );
    assert_eq!(text(&page).replace(LONG, "…"), "## The flood\n\n…\n\nBy Ann Lee");
    let page = format!("<body><div class=sidebar><p>{LONG}</p></div><p>Imprint</p></body>");
    assert_eq!(
        text(&page),
        format!("{LONG}\n\nImprint"),
        "a name does not make most of a page a box"
    );
}

#[test]
fn the_parts_of_a_report_that_goes_on_stay_together() {
    let posts = format!("<article><p>{LONG} 1</p></article>").repeat(3);
    let teaser = "<article><p>Teaser</p></article>";
    let page = format!("<body><main><h1>Live</h1>{posts}</main></body>");
    assert_eq!(text(&page), format!("# Live{}", format!("\n\n{LONG} 1").repeat(3)));
    let page = format!("<body><article><p>{LONG}</p></article>{}</body>", teaser.repeat(90));
    assert_eq!(text(&page), LONG);
}

#[test]
fn the_title_is_the_heading_that_the_head_names_and_not_the_sites() {
    let of = |head: &[(&str, &str)], markup: &str| {
        let mut extractor = Extractor::default();
        head.iter().for_each(|(name, value)| extractor.meta(name, value));
        for (name, words) in markup.split(';').map(|part| part.split_once(':').unwrap()) {
            extractor.enter(name, Standing::Within);
            extractor.text(words);
            extractor.leave();
        }
        extractor.finish().unwrap().text
    };
    let title = ("title", "Flood hits Eastbridge | The Post");
    let site = ("og:site_name", "The Post");
    let page = format!("h1:The Post;article:{LONG}");
    assert_eq!(of(&[title, site], &page), format!("# Flood hits Eastbridge | The Post\n\n{LONG}"));
    let page = format!("h2:World;h2:Flood hits Eastbridge;p:{LONG}");
    assert_eq!(of(&[title], &page), format!("## World\n\n# Flood hits Eastbridge\n\n{LONG}"));
}

#[test]
fn words_are_as_the_browser_shows_them() {
    assert_eq!(
        text("<p>The gov\u{AD}ern\u{AD}ment<br>said <q>no</q> and <q>“yes”</q> and <q></q>.</p>"),
        "The government\nsaid “no” and “yes” and ."
    );
    assert_eq!(text("<pre>One\ntwo.\n\n  Three.</pre>"), "One\ntwo.\n\nThree.");
}
