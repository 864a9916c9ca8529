//! Which of the files in a folder or an archive are articles, as far as their paths tell.

use super::Kind;
use crate::wire::LIST;

/// What browsers put behind a page's name to name the folder with its parts, in several languages.
const OF_PAGES: [&str; 10] = [
    "_files",
    ".files",
    "-Dateien",
    "-filer",
    "_archivos",
    "_arquivos",
    "_bestanden",
    "_fichiers",
    "_file",
    "_pliki",
];

/// What the files of a folder are, with the paths of its web pages, without their endings.
#[derive(Debug, Default)]
pub struct Folder(Vec<String>);

impl Folder {
    /// Of these paths, with `/` between names.
    pub fn of<'p>(paths: impl IntoIterator<Item = &'p str>) -> Folder {
        let mut pages = Vec::new();
        for path in paths {
            if let (Kind::Page, Some((page, _))) = (Kind::of(path), path.rsplit_once('.')) {
                pages.push(page.to_owned());
            }
        }
        Folder(pages)
    }

    /// What a file in it is; `None` if it is hidden, or was put there by a system for itself.
    pub fn kind(&self, path: &str) -> Option<Kind> {
        let mut names = path.split(['/', '\\']);
        if names
            .any(|name| name.starts_with('.') && name != "." && name != ".." || name == "__MACOSX")
        {
            return None;
        }
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        Some(match Kind::of(path) {
            Kind::Page if self.is_part_of_a_page(path) => Kind::Other,
            // Others are anything.
            Kind::Dossier if name != LIST && !name.ends_with(".sayso.json") => Kind::Other,
            kind => kind,
        })
    }

    fn is_part_of_a_page(&self, path: &str) -> bool {
        path.match_indices('/').any(|(at, _)| {
            let is_page = |page: &str| self.0.iter().any(|known| known == page);
            OF_PAGES.iter().any(|ending| path[..at].strip_suffix(ending).is_some_and(is_page))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_beside_articles_is_told_from_them() {
        let paths = [
            "story/Flood.html",
            "story/Flood_files/ad.html",
            "story/Flood_files/deep/frame.htm",
            "story/Other_files/article.html",
            "story/Flood-notes/article.html",
            "story/a.txt",
            "story/.git/a.txt",
            "__MACOSX/story/a.txt",
            "../a.txt",
            "story/package.json",
            "story/dossier.json",
            "story/mine.sayso.json",
            "story/report.pdf",
        ];
        let folder = Folder::of(paths);
        let kinds: Vec<Option<Kind>> = paths.into_iter().map(|path| folder.kind(path)).collect();
        assert_eq!(
            kinds,
            [
                Some(Kind::Page),
                Some(Kind::Other),
                Some(Kind::Other),
                Some(Kind::Page),
                Some(Kind::Page),
                Some(Kind::Text),
                None,
                None,
                Some(Kind::Text),
                Some(Kind::Other),
                Some(Kind::Dossier),
                Some(Kind::Dossier),
                Some(Kind::Foreign(crate::import::Foreign::Pdf)),
            ]
        );
    }
}
