//! The encoding that a web page says it is in.

/// As many bytes from the start of a page are looked at, as browsers do.
const LOOKED_AT: usize = 1024;

/// The label of the encoding that a page declares, in lower case; `None` where it declares none, or
/// begins with a byte order mark, which counts for more.
///
/// Whoever can read this declaration as plain letters cannot be in UTF-16, whatever it says.
pub fn declared_encoding(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(b"\xEF\xBB\xBF")
        || bytes.starts_with(b"\xFF\xFE")
        || bytes.starts_with(b"\xFE\xFF")
    {
        return None;
    }
    let head = bytes.iter().take(LOOKED_AT);
    let head: String = head.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let mut rest = head.as_str();
    while let Some((_, tag)) = rest.split_once('<') {
        rest = tag;
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
            continue;
        }
        let name = match tag {
            _ if tag.starts_with("meta") => "charset",
            _ if tag.starts_with("?xml") => "encoding",
            _ => continue,
        };
        let declared = tag.split('>').next().and_then(|tag| value(tag, name));
        if let Some(label) = declared.filter(|label| !label.starts_with("utf-16")) {
            return Some(label.to_owned());
        }
    }
    None
}

/// What stands behind `name=` in a tag, be it an attribute or a part of one.
fn value<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let is_quote = |c| matches!(c, '"' | '\'');
    let value = tag.split_once(name)?.1.trim_start().strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches(is_quote);
    let ends = |c: char| is_quote(c) || c.is_whitespace() || matches!(c, ';' | '/' | '?');
    value.split(ends).next().filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::declared_encoding;

    #[test]
    fn a_page_says_its_encoding_in_one_of_several_ways() {
        for (page, label) in [
            ("<html><head><meta charset=\"windows-1252\"><p>", Some("windows-1252")),
            ("<META CHARSET = 'ISO-8859-2' />", Some("iso-8859-2")),
            ("<meta charset=koi8-r>", Some("koi8-r")),
            (
                "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=ISO-8859-1\">",
                Some("iso-8859-1"),
            ),
            ("<?xml version=\"1.0\" encoding='shift_jis'?><html>", Some("shift_jis")),
            ("<meta name=a content=b><meta charset=gbk>", Some("gbk")),
            ("<!-- <meta charset=gbk> --><meta charset=big5>", Some("big5")),
            ("<!-- <meta charset=gbk>", None),
            ("<meta charset=\"utf-16le\">", None),
            ("<p>charset=gbk</p>", None),
            ("<meta charset=\"\">", None),
            ("\u{feff}<meta charset=gbk>", None),
            ("", None),
        ] {
            assert_eq!(declared_encoding(page.as_bytes()).as_deref(), label, "{page}");
        }
        let late = format!("{}<meta charset=gbk>", " ".repeat(1024));
        assert_eq!(declared_encoding(late.as_bytes()), None);
        assert_eq!(declared_encoding(b"\xFF\xFE<\0m\0"), None);
    }
}
