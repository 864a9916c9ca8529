//! The dossier as it stands, for a file that the reader keeps.

use super::App;
use super::event::Effect;
use crate::single_file::Files;
use crate::words;

/// Saves the reader with the dossier and its corrections as one file. Texts are saved as they were
/// decoded; an article that could not be opened is listed without one.
pub(super) fn one_file(app: &App, out: &mut Vec<Effect>) {
    if !app.is_settled() {
        out.push(Effect::Say(words::NOT_ALL_READ.into()));
        return;
    }
    let articles = app.articles.iter().map(|article| {
        (article.entry.clone(), article.text().map(|text| text.as_bytes().to_vec()))
    });
    let corrections = app.corrections.can_undo().then(|| app.corrections.to_file());
    let files =
        Files::pack(app.title.clone(), app.language.clone(), articles.collect(), corrections);
    let name = words::file_name(app.title.as_deref().unwrap_or_default(), "html");
    out.push(Effect::SaveOneFile(name, files));
}
