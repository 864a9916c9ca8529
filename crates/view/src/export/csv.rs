//! A table for spreadsheets: RFC 4180, with a byte order mark, by which they know UTF-8.

use super::Shown;

const HEAD: [&str; 14] = [
    "article",
    "outlet",
    "date",
    "speaker",
    "affiliation",
    "role",
    "form",
    "stance",
    "cue",
    "words",
    "start (code points)",
    "end (code points)",
    "file",
    "link",
];

pub(super) fn table(shown: &[Shown<'_>]) -> String {
    let mut out = String::from("\u{FEFF}");
    row(&mut out, &HEAD.map(str::to_owned));
    for shown in shown {
        let of_each = |say: fn(&crate::app::Speaker) -> &str| {
            let each: Vec<&str> = shown.speakers.iter().map(|speaker| say(speaker)).collect();
            each.join("; ")
        };
        let at = |place: Option<usize>| place.map(|at| at.to_string()).unwrap_or_default();
        row(
            &mut out,
            &[
                shown.article.title(),
                shown.outlet().unwrap_or_default(),
                shown.day().unwrap_or_default(),
                of_each(|speaker| &speaker.name),
                of_each(|speaker| &speaker.affiliation),
                of_each(|speaker| speaker.role.name()),
                shown.claim.form.name().into(),
                shown.claim.stance.name().into(),
                shown.cue(),
                shown.words(),
                at(shown.parts.first().map(|part| part.start)),
                at(shown.parts.last().map(|part| part.end)),
                shown.article.entry.file.clone(),
                shown.link.clone(),
            ],
        );
    }
    out
}

fn row(out: &mut String, cells: &[String]) {
    for (n, cell) in cells.iter().enumerate() {
        out.push_str(if n == 0 { "\"" } else { ",\"" });
        // Spreadsheets would take these for formulas and run them.
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            out.push('\'');
        }
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}
