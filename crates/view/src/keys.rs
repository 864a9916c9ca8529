//! Which key does what.

use crate::fragment::View;

/// What a key press asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shortcut {
    /// The next claim that matches the filters.
    NextClaim,
    /// The one before.
    PreviousClaim,
    /// The next article.
    NextArticle,
    /// The one before.
    PreviousArticle,
    /// The open claim's note.
    ToNote,
    /// From the note back to the words it belongs to.
    ToText,
    /// With or without marks and notes.
    CleanText,
    /// To the field that searches.
    Search,
    /// The next place where the searched words stand.
    NextHit,
    /// The one before.
    PreviousHit,
    /// Let go of the searched words and go back to where one was.
    LeaveSearch,
    /// The list of keys.
    Help,
    /// Another way to look at the dossier.
    View(View),
}

/// What has the keyboard focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Focus {
    /// A field that is typed into.
    Field,
    /// The field that searches articles and claims.
    Search,
    /// A link, button or switch outside of text and notes.
    Control,
    /// The article's text, a mark in it, or nothing.
    Text,
    /// A note.
    Note,
    /// The list of keys, which is in front of everything.
    Dialog,
}

/// Whether single keys do anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Keys {
    /// They do.
    #[default]
    On,
    /// The reader switched them off (speech input and stray touches press them by mistake).
    Off,
}

/// What a key pressed without a modifier asks for, by the name that browsers give it.
///
/// Enter and Escape are no character keys and go on working where those are switched off.
pub fn shortcut(key: &str, focus: Focus, keys: Keys) -> Option<Shortcut> {
    if focus == Focus::Search {
        return match key {
            "Enter" => Some(Shortcut::NextHit),
            "Shift+Enter" => Some(Shortcut::PreviousHit),
            "Escape" => Some(Shortcut::LeaveSearch),
            _ => None,
        };
    }
    let shortcut = match key {
        "j" => Shortcut::NextClaim,
        "k" => Shortcut::PreviousClaim,
        "]" => Shortcut::NextArticle,
        "[" => Shortcut::PreviousArticle,
        "c" => Shortcut::CleanText,
        "/" => Shortcut::Search,
        "?" => Shortcut::Help,
        "1" => Shortcut::View(View::Read),
        "2" => Shortcut::View(View::Claims),
        "3" => Shortcut::View(View::Compare),
        "4" => Shortcut::View(View::Sources),
        "5" => Shortcut::View(View::Timeline),
        "Enter" => Shortcut::ToNote,
        "Escape" => Shortcut::ToText,
        _ => return None,
    };
    let allowed = match (shortcut, focus) {
        (_, Focus::Dialog | Focus::Field) => false,
        // On a button or in a note, Enter is the browser's: it presses what has the focus.
        (Shortcut::ToNote, _) => focus == Focus::Text,
        (Shortcut::ToText, _) => true,
        _ => keys == Keys::On,
    };
    allowed.then_some(shortcut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_is_never_taken_for_a_command() {
        for key in ["j", "c", "?", "Enter", "Escape", "["] {
            assert_eq!(shortcut(key, Focus::Field, Keys::On), None);
            assert_eq!(shortcut(key, Focus::Dialog, Keys::On), None);
        }
    }

    #[test]
    fn switched_off_keys_leave_enter_and_escape() {
        assert_eq!(shortcut("j", Focus::Text, Keys::On), Some(Shortcut::NextClaim));
        assert_eq!(shortcut("j", Focus::Text, Keys::Off), None);
        assert_eq!(shortcut("Enter", Focus::Text, Keys::Off), Some(Shortcut::ToNote));
        assert_eq!(shortcut("Escape", Focus::Note, Keys::Off), Some(Shortcut::ToText));
    }

    #[test]
    fn enter_presses_the_button_that_has_the_focus() {
        assert_eq!(shortcut("Enter", Focus::Control, Keys::On), None);
        assert_eq!(shortcut("Enter", Focus::Note, Keys::On), None);
        assert_eq!(shortcut("J", Focus::Text, Keys::On), None);
    }
}
