//! The whole reader in one HTML file, made from the built site.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD as BASE64};
use flate2::{Compression, write::DeflateEncoder};
use sha2::{Digest, Sha256};
use xshell::{Shell, cmd};

use crate::say;

const FAULT: &str = include_str!("../../fault.js");
const START: &str = include_str!("../../one-file.js");
const NAME: &str = "sayso.html";
/// What only the site can say, and what the file says instead.
const SITE_ONLY: (&str, &str) = (
    "The articles themselves are plain text files in the folder <a href=\"seeds/dossier.json\">seeds</a>.",
    "The articles themselves are in this file too: open it with a text editor.",
);

/// Writes dist/sayso.html with the bundled dossier in it, and puts a copy where `sayso build` run
/// by cargo finds it.
pub(crate) fn write(sh: &Shell, dist: &Path) -> Result<()> {
    let reader = template(dist).context("the reader does not fit into one file")?;
    let folder = sh.current_dir().join(target());
    sh.create_dir(folder.join("release"))?;
    let beside_program = folder.join("release").join(NAME);
    fs::write(&beside_program, reader)?;
    let whole = dist.join(NAME);
    say("putting the dossier into dist/sayso.html");
    let options = ["--reader".as_ref(), beside_program.as_os_str(), "--output".as_ref()];
    cmd!(sh, "cargo run --quiet --package sayso-cli -- build seeds {options...} {whole}")
        .quiet()
        .run()?;
    Ok(())
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from)
}

fn template(dist: &Path) -> Result<String> {
    let page = fs::read_to_string(dist.join("index.html"))?;
    let (head, body) = page.split_once("</head>").context("the page has no head")?;
    let parts = Parts::of(head);
    let read = |file: &str| {
        fs::read_to_string(dist.join(file)).with_context(|| format!("{file} cannot be read"))
    };

    let styles = parts.linked("rel=\"stylesheet\"").map(read).collect::<Result<String>>()?;
    ensure!(!styles.contains("</") && !styles.contains("url("), "a style asks for another file");
    let module = parts.linked("rel=\"modulepreload\"").map(read).collect::<Result<String>>()?;
    let (module, _) = module.rsplit_once("export {").context("the script exports nothing")?;
    let script = format!("{module}\n{FAULT}\n{START}");
    ensure!(!script.contains("</script"), "the script would end itself");
    let icon = parts.linked("rel=\"icon\"").map(read).collect::<Result<String>>()?;
    let program = parts.linked("application/wasm").next().context("the page names no program")?;
    let program = BASE64.encode(deflated(&fs::read(dist.join(program))?)?);

    let policy = format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval' {}; style-src {}; img-src data:; \
         connect-src 'none'; base-uri 'none'; form-action 'none'",
        hash(&script),
        hash(&styles)
    );
    let head = parts.with_policy(&policy)?;
    let (says, instead) = SITE_ONLY;
    ensure!(body.contains(says), "the words for who has no scripts have changed");
    let body = body.replace(says, instead);
    let icon = BASE64.encode(icon);
    Ok(format!(
        "{head}\n\
         <link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n\
         <style>{styles}</style>\n\
         <script type=\"application/json\" id=\"files\">{{}}</script>\n\
         <script type=\"application/octet-stream\" id=\"program\">{program}</script>\n\
         <script type=\"module\">{script}</script>\n\
         </head>{body}"
    ))
}

/// A page's head, cut into the tags that ask for other files and what is left without them.
struct Parts<'p> {
    tags: Vec<&'p str>,
    rest: String,
}

impl<'p> Parts<'p> {
    fn of(head: &'p str) -> Parts<'p> {
        let mut parts = Parts { tags: Vec::new(), rest: String::new() };
        let mut left = head;
        while let Some(at) = ["<link ", "<script "].iter().filter_map(|tag| left.find(tag)).min() {
            let (before, tag) = left.split_at(at);
            let end = if tag.starts_with("<link") { ">" } else { "</script>" };
            let end = tag.find(end).map_or(tag.len(), |found| found + end.len());
            parts.rest.push_str(before);
            parts.tags.push(&tag[..end]);
            left = &tag[end..];
        }
        parts.rest.push_str(left);
        let lines = parts.rest.lines().filter(|line| !line.trim().is_empty());
        parts.rest = lines.collect::<Vec<_>>().join("\n");
        parts
    }

    /// The files of the tags that hold some words.
    fn linked(&self, words: &str) -> impl Iterator<Item = &'p str> {
        let found = self.tags.iter().filter(move |tag| tag.contains(words));
        found.filter_map(|tag| tag.split("href=\"./").nth(1)?.split('"').next())
    }

    fn with_policy(&self, policy: &str) -> Result<String> {
        const NAMED: &str = "http-equiv=\"Content-Security-Policy\" content=\"";
        let (before, after) = self.rest.split_once(NAMED).context("the page has no policy")?;
        let (_, after) = after.split_once('"').context("the policy has no end")?;
        Ok(format!("{before}{NAMED}{policy}\"{after}"))
    }
}

fn deflated(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = DeflateEncoder::new(Vec::new(), Compression::best());
    std::io::Write::write_all(&mut out, bytes)?;
    Ok(out.finish()?)
}

/// How a content policy names a script or style that stands in the page.
fn hash(inline: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(inline)))
}
