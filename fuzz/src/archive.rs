//! Zip archives: what their lists name.

use sayso_view::import::{Archive, Kind, Packed, plain_name};

/// As many bytes at most, all files together.
const MAX_UNPACKED: usize = 64 << 20;

/// An archive's list is read, whoever made it.
pub fn archive(bytes: &[u8]) {
    check_name(&String::from_utf8_lossy(bytes));
    let found = Archive::open(bytes);
    assert!(found == Archive::open(bytes), "another answer the second time");
    let Ok(archive) = found else { return };
    assert!(!archive.entries.is_empty() && archive.entries.len() <= 500, "too many files");
    let mut unpacked = 0;
    for entry in &archive.entries {
        check_name(&entry.name);
        let Ok(packed) = entry.packed else { continue };
        let (held, becomes) = match packed {
            Packed::Stored(bytes) => (bytes.len(), bytes.len()),
            Packed::Deflated(bytes, size) => (bytes.len(), size),
        };
        assert!(held <= bytes.len(), "more than the archive holds");
        assert!(becomes <= entry.kind.max_bytes(), "more than is read of such a file");
        assert!(becomes / 300 <= held, "a bomb");
        if matches!(entry.kind, Kind::Text | Kind::Page) {
            unpacked += becomes;
        }
    }
    assert!(unpacked <= MAX_UNPACKED, "too much");
}

fn check_name(path: &str) {
    let name = plain_name(path);
    assert!(!name.is_empty() && name.chars().count() <= 120, "no name, or too long");
    assert!(!name.contains(['/', '\\']), "a path");
    assert!(name != "." && name != "..", "a folder");
    assert!(!name.chars().any(char::is_control), "controls in a name");
    assert_eq!(plain_name(&name), name, "a plain name stays");
}
