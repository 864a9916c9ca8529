//! The page on how the reader works and what it gets wrong.

pub(crate) const ABOUT: &str = "How this works and what it gets wrong";
/// In the page's header, where there is little room.
pub(crate) const ABOUT_SHORT: &str = "How it works";
pub(crate) const KEYS_TITLE: &str = "Keys";
/// Before a view's name.
pub(crate) const BACK_TO: &str = "Back to: ";

/// The page's text, a line a paragraph.
const TEXT: &str = include_str!("about.txt");
/// What was measured, a name and a number a line. A new model changes this file and its card.
const SCORES: &str = include_str!("scores.txt");

/// The page's text with the numbers in it.
pub(crate) fn how_it_works() -> String {
    let scores = SCORES.lines().filter_map(|line| line.split_once(' '));
    scores.fold(TEXT.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str = include_str!("../../../engine/data/MODEL_CARD.md");

    fn score(name: &str) -> &'static str {
        let line = SCORES.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.unwrap_or_else(|| panic!("no score {name}"))
    }

    /// The cells of a row of the card's table of scores.
    fn row(name: &str) -> Vec<&'static str> {
        let start = format!("| {name} |");
        let lines = CARD.lines().filter_map(|line| line.strip_prefix(&start));
        let cells = lines.map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
        cells.max_by_key(Vec::len).unwrap_or_else(|| panic!("the card has no row {name}"))
    }

    #[test]
    fn the_numbers_are_those_of_the_models_card() {
        let who = row("who said what");
        let all = ["precision", "recall", "f1"].map(score).join(" / ");
        assert_eq!(who[..3], [all.as_str(), score("direct"), score("indirect")]);
        let says = |words: String| assert!(CARD.contains(&words), "the card does not say: {words}");
        says(format!("{} US news articles", score("articles")));
        says(format!("Expected calibration error {} points", score("calibration")));
    }

    #[test]
    fn every_number_has_its_place() {
        let text = how_it_works();
        assert!(!text.contains(['{', '}']), "{text}");
        assert!(text.starts_with(&format!("# {ABOUT}\n")));
    }
}
