//! `build`: the site, as it is published, in dist/.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use crate::setup::SiteEnv;
use crate::{notices, offline, one_file, one_style, say, short_names, sizes};

/// Builds dist/, checks what the content policy asks of its page, and prints the sizes.
pub(crate) fn run(sh: &Shell, env: &SiteEnv) -> Result<()> {
    say("building the site into dist/");
    // Compiled in pieces, as some developers' settings ask for, the program would be another one.
    env.on(cmd!(sh, "trunk --log warn build").env("CARGO_INCREMENTAL", "0"))
        .quiet()
        .run()
        .context("trunk did not build")?;
    let dist = sh.current_dir().join("dist");
    one_style::write(&dist)?;
    short_names::write(&dist)?;
    one_file::write(sh, &dist)?;
    offline::write(&dist)?;
    if let Err(fault) = notices::write(sh, &dist) {
        // Whoever has the packages elsewhere can still build.
        say(format!("dist/licences.txt is not written: {fault:#}"));
    }
    page_is_strict(&fs::read_to_string(dist.join("index.html"))?)?;
    sizes::report(&dist)
}

/// All that the page may do.
const POLICY: [&str; 10] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
];

/// The policy forbids inline code and the site has to work below any path: what breaks either
/// would show only in a browser.
fn page_is_strict(page: &str) -> Result<()> {
    let policy = page.split("http-equiv=\"Content-Security-Policy\" content=\"").nth(1);
    let policy = policy.and_then(|rest| rest.split('"').next());
    let directives: Vec<&str> =
        policy.context("dist/index.html has no content policy")?.split("; ").collect();
    for directive in POLICY {
        ensure!(directives.contains(&directive), "the content policy lacks `{directive}`");
    }
    ensure!(directives.len() == POLICY.len(), "the content policy says more than it should");
    for script in page.split("<script").skip(1) {
        let tag = script.split('>').next().unwrap_or_default();
        ensure!(tag.contains("src="), "dist/index.html has an inline script");
    }
    ensure!(
        !page.contains("<style") && !page.contains(" style="),
        "dist/index.html has an inline style"
    );
    for tag in page.split('<').skip(1).filter_map(|tag| tag.split('>').next()) {
        let handler =
            tag.split_whitespace().find(|part| part.starts_with("on") && part.contains('='));
        ensure!(handler.is_none(), "dist/index.html has an inline handler in <{tag}>");
    }
    for (attribute, _) in page.match_indices("src=\"").chain(page.match_indices("href=\"")) {
        let url = page[attribute..].split('"').nth(1).unwrap_or_default();
        let relative = url.starts_with("./") || url.starts_with('#') || is_plain_file(url);
        ensure!(relative, "dist/index.html refers to {url}, which is not relative to the page");
    }
    Ok(())
}

fn is_plain_file(url: &str) -> bool {
    !url.contains(':') && !url.starts_with('/') && Path::new(url).is_relative()
}

#[cfg(test)]
mod tests {
    use super::{POLICY, page_is_strict};

    fn check_with(policy: &str, body: &str) -> bool {
        let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        page_is_strict(&(policy + body)).is_ok()
    }

    fn check(body: &str) -> bool {
        check_with(&POLICY.join("; "), body)
    }

    #[test]
    fn the_policy_is_whole_and_no_laxer() {
        assert!(check(""));
        assert!(page_is_strict("<p>").is_err());
        assert!(!check_with(&POLICY[1..].join("; "), ""));
        assert!(!check_with(&POLICY.join("; ").replace("style-src 'self'", "style-src *"), ""));
        assert!(!check_with(&(POLICY.join("; ") + "; object-src *"), ""));
    }

    #[test]
    fn nothing_is_inline() {
        assert!(check("<script src=\"./boot.js\" type=\"module\"></script>"));
        assert!(!check("<script type=\"module\">start()</script>"));
        assert!(!check("<style>p{}</style>"));
        assert!(!check("<p style=\"color:red\">"));
        assert!(!check("<p\nonclick=\"go()\">"));
    }

    #[test]
    fn every_address_is_relative() {
        assert!(check("<link href=\"./a.css\"><a href=\"#status\"><img src=\"icon.svg\">"));
        assert!(!check("<link href=\"/a.css\">"));
        assert!(!check("<script src=\"//elsewhere/a.js\"></script>"));
        assert!(!check("<img src=\"data:,\">"));
    }
}
