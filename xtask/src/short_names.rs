//! Short names for what the program asks of its script. wasm-bindgen names each of some 260 functions
//! by a hash, in the program and again in the script, which no compression can shrink: six kilobytes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// The section of a WebAssembly module that lists imports, and the kind of those that are functions.
const IMPORTS: u8 = 2;
const FUNCTION: u8 = 0;
/// Old names with the new ones.
type Names = Vec<(String, String)>;

const MODULE: &str = "\"./site_bg.js\": import0";

/// Renames the imports of the program in `dist`, and takes the indents out of its script.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let page = fs::read_to_string(dist.join("index.html"))?;
    let linked = |words: &str| {
        let tag =
            page.split('<').find(|tag| tag.contains(words)).context("a file is not linked")?;
        let name = tag.split("href=\"./").nth(1).and_then(|rest| rest.split('"').next());
        Ok::<_, anyhow::Error>(dist.join(name.context("a link has no address")?))
    };
    let (program, script) = (linked("application/wasm")?, linked("rel=\"modulepreload\"")?);
    let (bytes, names) = shorten(&fs::read(&program)?).context("the program has an odd form")?;
    let mut text = fs::read_to_string(&script)?;
    for (old, new) in names {
        let old = format!("{old}: function");
        ensure!(text.matches(&old).count() == 1, "the script has no `{old}`, or several");
        text = text.replace(&old, &format!("\"{new}\": function"));
    }
    ensure!(text.contains(MODULE), "the script names its functions in another way");
    text = text.replace(MODULE, "\"a\": import0");
    let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
    fs::write(script, lines.join("\n"))?;
    Ok(fs::write(program, bytes)?)
}

/// A module with short names for its imports, and which name stands for which; `None` if it is no
/// module, or imports something other than functions.
fn shorten(module: &[u8]) -> Option<(Vec<u8>, Names)> {
    let (head, mut rest) = module.split_at_checked(8)?;
    let mut out = head.to_vec();
    let mut names = Vec::new();
    while let Some((&id, tail)) = rest.split_first() {
        let (len, tail) = number(tail)?;
        let (body, tail) = tail.split_at_checked(len)?;
        let renamed = if id == IMPORTS { Some(rename(body, &mut names)?) } else { None };
        let body = renamed.as_deref().unwrap_or(body);
        out.push(id);
        push_number(&mut out, body.len());
        out.extend(body);
        rest = tail;
    }
    Some((out, names))
}

fn rename(section: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (n, mut rest) = number(section)?;
    push_number(&mut out, n);
    for at in 0..n {
        let (_, tail) = name(rest)?;
        let (field, tail) = name(tail)?;
        let (&kind, tail) = tail.split_first()?;
        let (function, tail) = number(tail).filter(|_| kind == FUNCTION)?;
        let short = short(at);
        for name in ["a", &short] {
            push_number(&mut out, name.len());
            out.extend(name.as_bytes());
        }
        out.push(kind);
        push_number(&mut out, function);
        names.push((field.to_owned(), short));
        rest = tail;
    }
    rest.is_empty().then_some(out)
}

/// The names a, b, …, z, aa, ab, ….
fn short(at: usize) -> String {
    let letter = char::from(b'a' + (at % 26) as u8);
    let before = (at / 26).checked_sub(1).map(short);
    before.unwrap_or_default() + &letter.to_string()
}

fn name(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (len, rest) = number(bytes)?;
    let (name, rest) = rest.split_at_checked(len)?;
    Some((std::str::from_utf8(name).ok()?, rest))
}

/// A number in LEB128, as WebAssembly writes lengths.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let len = bytes.iter().position(|byte| byte & 0x80 == 0)? + 1;
    let digits = bytes[..len].iter().rev();
    let number = digits.fold(0, |number, byte| number << 7 | usize::from(byte & 0x7f));
    (len <= 5).then(|| (number, &bytes[len..]))
}

fn push_number(out: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::{number, push_number, short, shorten};

    #[test]
    fn imports_get_short_names_and_all_else_stays() {
        let head = b"\0asm\x01\0\0\0";
        let before =
            [&head[..], b"\x01\x01\0", b"\x02\x0d\x01\x03mod\x05fn_12\0\x03", b"\x03\x01\0"];
        let after = [&head[..], b"\x01\x01\0", b"\x02\x07\x01\x01a\x01a\0\x03", b"\x03\x01\0"];
        let (bytes, names) = shorten(&before.concat()).unwrap();
        assert_eq!(bytes, after.concat());
        assert_eq!(names, [("fn_12".to_owned(), "a".to_owned())]);
        // A memory, and a section that is cut off.
        assert!(shorten(&[&head[..], b"\x02\x08\x01\x01m\x01n\x02\0\x01"].concat()).is_none());
        assert!(shorten(&[&head[..], b"\x03\x7f"].concat()).is_none());
    }

    #[test]
    fn numbers_come_back_and_names_are_distinct() {
        for n in [0, 1, 127, 128, 300, 2_000_000] {
            let mut bytes = Vec::new();
            push_number(&mut bytes, n);
            assert_eq!(number(&bytes), Some((n, &[][..])));
        }
        let names: std::collections::BTreeSet<String> = (0..1000).map(short).collect();
        assert_eq!((names.len(), short(25), short(26)), (1000, "z".into(), "aa".into()));
    }
}
