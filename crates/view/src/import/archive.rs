//! The list of files in a zip archive. What is in them is unpacked by the browser; here it is
//! decided which, and how much of it.

use super::{Folder, Kind, plain_name};
use crate::wire::LIST;
use std::fmt;

/// More files than this are not unpacked.
const MAX_ENTRIES: usize = 500;
/// More bytes than this, all files together, are not unpacked.
const MAX_UNPACKED: usize = 64 << 20;
/// Prose packs to a third, a page of one repeated line to a hundredth; archives made to fill the
/// memory reach a thousandth.
const MAX_RATIO: usize = 300;

/// The files of an archive, as its list at the end names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive<'b> {
    /// Each file, a list of articles first and then in the archive's order; folders and what systems
    /// add for themselves are not among them.
    pub entries: Vec<Entry<'b>>,
}

/// A file in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'b> {
    /// Its name, without folders.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its packed bytes, and how many they should become.
    pub packed: Result<Packed<'b>, ArchiveError>,
}

/// A file's bytes as they stand in the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packed<'b> {
    /// As they are.
    Stored(&'b [u8]),
    /// Deflated, and the number of bytes that they unpack to.
    Deflated(&'b [u8], usize),
}

/// Why an archive or a file in it is not unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArchiveError {
    /// It is no zip archive, or a part is missing.
    Damaged,
    /// It holds more files than are unpacked.
    TooManyFiles(usize),
    /// It would unpack to more bytes than are taken.
    TooMuch,
    /// It is made to unpack to far more than texts do, or than it says.
    Bomb,
    /// It is locked with a password.
    Locked,
    /// It is packed in a way that browsers cannot unpack.
    UnknownPacking,
    /// It holds no files.
    Empty,
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ArchiveError::Damaged => f.write_str("it is no zip archive, or it is damaged"),
            ArchiveError::TooManyFiles(n) => {
                write!(f, "it holds {n} files, over the limit of {MAX_ENTRIES}")
            }
            ArchiveError::TooMuch => {
                write!(f, "unpacked it is over the limit of {} MiB", MAX_UNPACKED >> 20)
            }
            ArchiveError::Bomb => f.write_str("it unpacks to far more than texts do"),
            ArchiveError::Locked => f.write_str("it is locked with a password"),
            ArchiveError::UnknownPacking => {
                f.write_str("it is packed in a way that browsers cannot unpack")
            }
            ArchiveError::Empty => f.write_str("there are no files in it"),
        }
    }
}

impl<'b> Archive<'b> {
    /// Reads the list of an archive's files.
    ///
    /// # Errors
    /// [`ArchiveError`] if there is none, or if it names more than is taken.
    pub fn open(bytes: &'b [u8]) -> Result<Archive<'b>, ArchiveError> {
        let end = end_record(bytes).ok_or(ArchiveError::Damaged)?;
        let n = usize::from(u16_at(bytes, end + 10).ok_or(ArchiveError::Damaged)?);
        if n > MAX_ENTRIES {
            return Err(ArchiveError::TooManyFiles(n));
        }
        let mut at = u32_at(bytes, end + 16).ok_or(ArchiveError::Damaged)?;
        let mut all = Vec::new();
        for _ in 0..n {
            let (name, packed, next) = listed(bytes, at).ok_or(ArchiveError::Damaged)?;
            at = next;
            if !name.ends_with(['/', '\\']) {
                all.push((name, packed));
            }
        }
        let folder = Folder::of(all.iter().map(|(name, _)| name.as_str()));
        let mut entries = Vec::new();
        let mut unpacked = 0;
        for (name, packed) in all {
            let Some(kind) = folder.kind(&name) else { continue };
            let packed = packed.and_then(|packed| packed.within(kind));
            if let Ok(packed) = packed
                && matches!(kind, Kind::Text | Kind::Page | Kind::Dossier)
            {
                unpacked += packed.unpacked();
            }
            if unpacked > MAX_UNPACKED {
                return Err(ArchiveError::TooMuch);
            }
            entries.push(Entry { name: plain_name(&name), kind, packed });
        }
        if let Some(at) = entries.iter().position(|entry| entry.name == LIST) {
            let list = entries.remove(at);
            entries.insert(0, list);
        }
        if entries.is_empty() { Err(ArchiveError::Empty) } else { Ok(Archive { entries }) }
    }
}

impl Packed<'_> {
    /// How many bytes it says it becomes.
    fn unpacked(self) -> usize {
        match self {
            Packed::Stored(bytes) => bytes.len(),
            Packed::Deflated(_, size) => size,
        }
    }

    fn within(self, kind: Kind) -> Result<Self, ArchiveError> {
        match self {
            Packed::Deflated(bytes, size) if size / MAX_RATIO > bytes.len() => {
                Err(ArchiveError::Bomb)
            }
            _ if self.unpacked() > kind.max_bytes() => Err(ArchiveError::TooMuch),
            _ => Ok(self),
        }
    }
}

/// Where the record stands that ends every archive; a comment of up to 64 KiB may follow it.
fn end_record(bytes: &[u8]) -> Option<usize> {
    const LEN: usize = 22;
    let last = bytes.len().checked_sub(LEN)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|&at| bytes[at..].starts_with(b"PK\x05\x06"))
}

type Listed<'b> = (String, Result<Packed<'b>, ArchiveError>, usize);

/// An entry of the list: its name, its bytes, and where the next one stands.
fn listed(bytes: &[u8], at: usize) -> Option<Listed<'_>> {
    if !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
        return None;
    }
    let flags = u16_at(bytes, at + 8)?;
    let method = u16_at(bytes, at + 10)?;
    let packed = u32_at(bytes, at + 20)?;
    let size = u32_at(bytes, at + 24)?;
    let len = |offset| u16_at(bytes, at + offset).map(usize::from);
    let (name_len, extra_len, comment_len) = (len(28)?, len(30)?, len(32)?);
    let local = u32_at(bytes, at + 42)?;
    let start = at + 46;
    let name = String::from_utf8_lossy(bytes.get(start..start + name_len)?).into_owned();
    let next = start + name_len + extra_len + comment_len;
    Some((name, content(bytes, local, flags, method, packed, size), next))
}

fn content(
    bytes: &[u8],
    local: usize,
    flags: u16,
    method: u16,
    packed: usize,
    size: usize,
) -> Result<Packed<'_>, ArchiveError> {
    if flags & 1 != 0 {
        return Err(ArchiveError::Locked);
    }
    let data = || {
        bytes.get(local..)?.strip_prefix(b"PK\x03\x04")?;
        let before =
            usize::from(u16_at(bytes, local + 26)?) + usize::from(u16_at(bytes, local + 28)?);
        let start = local + 30 + before;
        bytes.get(start..start.checked_add(packed)?)
    };
    let data = data().ok_or(ArchiveError::Damaged)?;
    match method {
        0 => Ok(Packed::Stored(data)),
        8 => Ok(Packed::Deflated(data, size)),
        _ => Err(ArchiveError::UnknownPacking),
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Flags, method, size it claims, bytes.
    type Made<'a> = (&'a str, u16, u16, u32, &'a [u8]);

    /// An archive by the book, but for what each file claims.
    fn zip(files: &[Made<'_>]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut list = Vec::new();
        for (name, flags, method, size, data) in files {
            let local = u32::try_from(out.len()).unwrap();
            let len = u32::try_from(data.len()).unwrap();
            let name_len = u16::try_from(name.len()).unwrap();
            let mut fields = Vec::new();
            fields.extend(flags.to_le_bytes());
            fields.extend(method.to_le_bytes());
            fields.extend([0; 8]);
            fields.extend(len.to_le_bytes());
            fields.extend(size.to_le_bytes());
            fields.extend(name_len.to_le_bytes());
            fields.extend([0; 2]);
            out.extend(b"PK\x03\x04\x14\0");
            out.extend(&fields);
            out.extend(name.as_bytes());
            out.extend(*data);
            list.extend(b"PK\x01\x02\x14\0\x14\0");
            list.extend(&fields);
            list.extend([0; 10]);
            list.extend(local.to_le_bytes());
            list.extend(name.as_bytes());
        }
        let start = u32::try_from(out.len()).unwrap();
        out.extend(&list);
        let n = u16::try_from(files.len()).unwrap();
        out.extend(b"PK\x05\x06\0\0\0\0");
        out.extend(n.to_le_bytes());
        out.extend(n.to_le_bytes());
        out.extend(u32::try_from(list.len()).unwrap().to_le_bytes());
        out.extend(start.to_le_bytes());
        out.extend([0; 2]);
        out
    }

    #[test]
    fn files_are_listed_by_their_own_names_alone() {
        let made = zip(&[
            ("story/", 0, 0, 0, b""),
            ("story/a.txt", 0, 0, 3, b"abc"),
            ("../../etc/b.html", 0, 8, 9, b"xy"),
            ("__MACOSX/story/._a.txt", 0, 0, 1, b"x"),
            (".DS_Store", 0, 0, 1, b"x"),
            ("c.png", 0, 0, 1, b"x"),
        ]);
        let archive = Archive::open(&made).unwrap();
        let entry =
            |name: &str, kind, packed| Entry { name: name.into(), kind, packed: Ok(packed) };
        assert_eq!(
            archive.entries,
            [
                entry("a.txt", Kind::Text, Packed::Stored(b"abc")),
                entry("b.html", Kind::Page, Packed::Deflated(b"xy", 9)),
                entry("c.png", Kind::Other, Packed::Stored(b"x")),
            ]
        );
    }

    #[test]
    fn what_is_not_unpacked_says_why() {
        let made = zip(&[
            ("locked.txt", 1, 8, 9, b"xy"),
            ("odd.txt", 0, 14, 9, b"xy"),
            ("bomb.txt", 0, 8, 4_000_000, b"xy"),
            ("long.txt", 0, 8, 5 << 20, &[0; 1 << 20]),
        ]);
        let why: Vec<_> = Archive::open(&made).unwrap().entries.iter().map(|e| e.packed).collect();
        assert_eq!(
            why,
            [
                Err(ArchiveError::Locked),
                Err(ArchiveError::UnknownPacking),
                Err(ArchiveError::Bomb),
                Err(ArchiveError::TooMuch)
            ]
        );
        let open = |bytes: &[u8]| Archive::open(bytes).unwrap_err();
        assert_eq!(open(b""), ArchiveError::Damaged);
        assert_eq!(open(b"PK\x05\x06 cut off"), ArchiveError::Damaged);
        assert_eq!(open(&zip(&[])), ArchiveError::Empty);
        assert_eq!(
            open(&zip(&vec![("a.txt", 0, 0, 1, &b"x"[..]); 501])),
            ArchiveError::TooManyFiles(501)
        );
        let big = vec![0; 20_000];
        let many: Vec<Made<'_>> = vec![("a.txt", 0, 8, 4 << 20, &big); 17];
        assert_eq!(open(&zip(&many)), ArchiveError::TooMuch);
        let cut = zip(&[("a.txt", 0, 0, 3, b"abc")]);
        assert_eq!(open(&cut[..cut.len() - 60]), ArchiveError::Damaged);
    }

    proptest! {
        #[test]
        fn any_bytes_can_be_looked_at(mut bytes in prop::collection::vec(any::<u8>(), 0..200), at in 0..200usize) {
            let _ = Archive::open(&bytes);
            let made = zip(&[("a.txt", 0, 8, 3, b"abc"), ("b.txt", 0, 0, 3, b"abc")]);
            let at = at.min(made.len());
            bytes.splice(0..0, made[at..].iter().copied());
            bytes.splice(0..0, made[..at].iter().copied());
            let _ = Archive::open(&bytes);
            let mut turned = made.clone();
            if let Some(byte) = turned.get_mut(at) { *byte ^= 0xFF; }
            let _ = Archive::open(&turned);
        }
    }
}
