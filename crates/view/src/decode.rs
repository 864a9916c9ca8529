//! Bytes to text, for files that nobody vouches for.
//!
//! A file is UTF-8, or says by a byte order mark that it is UTF-16. One in which no letter beyond
//! ASCII is UTF-8 is taken for Windows-1252, as western systems wrote it before. What cannot be
//! decoded is replaced and counted, so that it can be said; what is hardly text at all is refused.

use std::fmt;

/// A decoded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without the byte order mark. Every offset that is given out later counts from
    /// its start.
    pub text: String,
    /// How the bytes were taken.
    pub encoding: Encoding,
    /// How many stretches of bytes made no character and became U+FFFD.
    pub n_replaced: usize,
}

/// How a file's bytes were taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8 without a byte order mark.
    Utf8,
    /// UTF-8 after a byte order mark of three bytes.
    Utf8WithMark,
    /// Windows-1252, which is Latin-1 with curly quotation marks.
    Windows1252,
    /// UTF-16, low byte first, after a byte order mark.
    Utf16LittleEndian,
    /// UTF-16, high byte first, after a byte order mark.
    Utf16BigEndian,
}

/// Why a file is not taken as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeError {
    /// There is nothing in it but white space.
    Empty,
    /// It holds zero bytes or control characters, as pictures, archives and office files do.
    Binary,
    /// More than a tenth of it is not UTF-8: text in an older encoding, or no text.
    Undecodable,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DecodeError::Empty => "the file is empty",
            DecodeError::Binary => "the file is not text (it holds binary data)",
            DecodeError::Undecodable => {
                "the file is not UTF-8; save it as UTF-8 text and try again"
            }
        })
    }
}

impl std::error::Error for DecodeError {}

/// Decodes a file.
///
/// # Errors
/// [`DecodeError`] if there is no text in it.
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    let decoded = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest, Encoding::Utf8WithMark),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes, Encoding::Utf16LittleEndian),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes, Encoding::Utf16BigEndian),
        _ => windows1252(bytes).unwrap_or_else(|| utf8(bytes, Encoding::Utf8)),
    };
    judge(&decoded.text, decoded.n_replaced).map_or(Ok(decoded), Err)
}

/// Takes a text that was decoded elsewhere, from an encoding that its file declares.
///
/// # Errors
/// [`DecodeError`] if there is no text in it.
pub fn check(text: &str) -> Result<(), DecodeError> {
    let n_replaced = text.matches(char::REPLACEMENT_CHARACTER).count();
    judge(text, n_replaced).map_or(Ok(()), Err)
}

fn utf8(bytes: &[u8], encoding: Encoding) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut n_replaced = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            n_replaced += 1;
        }
    }
    Decoded { text, encoding, n_replaced }
}

/// What Windows-1252 has in the place of Latin-1's second set of control characters; a space: none.
const HIGH: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// `None` if one letter is UTF-8, or if more than a tenth of the bytes are letters beyond ASCII: those
/// of another script, or of no text.
fn windows1252(bytes: &[u8]) -> Option<Decoded> {
    let n_high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let has_utf8 = || bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    if n_high == 0 || n_high * 10 > bytes.len() || has_utf8() {
        return None;
    }
    let letter = |&byte: &u8| match byte {
        0x80..0xA0 => HIGH.chars().nth(usize::from(byte - 0x80)).filter(|&c| c != ' '),
        byte => Some(char::from(byte)),
    };
    let text = bytes.iter().map(letter).collect::<Option<String>>()?;
    Some(Decoded { text, encoding: Encoding::Windows1252, n_replaced: 0 })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, encoding: Encoding) -> Decoded {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut n_replaced = odd.len();
    let mut text: String = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|unit| {
            unit.unwrap_or_else(|_| {
                n_replaced += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    if !odd.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    Decoded { text, encoding, n_replaced }
}

fn judge(text: &str, n_replaced: usize) -> Option<DecodeError> {
    let mut n_chars = 0;
    let mut n_controls = 0;
    let mut blank = true;
    for c in text.chars() {
        // No text holds a zero character; binary formats are full of them.
        if c == '\0' {
            return Some(DecodeError::Binary);
        }
        n_chars += 1;
        n_controls += usize::from(c.is_ascii_control() && !c.is_ascii_whitespace());
        blank &= c.is_whitespace();
    }
    if blank {
        Some(DecodeError::Empty)
    } else if n_controls * 20 > n_chars {
        Some(DecodeError::Binary)
    } else if n_replaced * 10 > n_chars {
        Some(DecodeError::Undecodable)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> (String, Encoding, usize) {
        let decoded = decode(bytes).unwrap();
        (decoded.text, decoded.encoding, decoded.n_replaced)
    }

    #[test]
    fn marks_are_taken_off_and_tell_the_encoding() {
        let words = "“Ja”, sagte Ömer 🌱.";
        let le: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let with = |mark: &[u8], body: &[u8]| [mark, body].concat();
        for (bytes, encoding) in [
            (words.as_bytes().to_vec(), Encoding::Utf8),
            (with(b"\xEF\xBB\xBF", words.as_bytes()), Encoding::Utf8WithMark),
            (with(b"\xFF\xFE", &le), Encoding::Utf16LittleEndian),
            (with(b"\xFE\xFF", &be), Encoding::Utf16BigEndian),
        ] {
            assert_eq!(text_of(&bytes), (words.to_owned(), encoding, 0));
        }
    }

    #[test]
    fn what_cannot_be_decoded_is_replaced_and_counted() {
        let (text, _, n) =
            text_of(b"Ten \xFFwords said the caf\xC3\xA9, and\xE2\x80 no more of them.");
        assert_eq!(text, "Ten \u{FFFD}words said the caf\u{e9}, and\u{FFFD} no more of them.");
        assert_eq!(n, 2);
        // A lone surrogate and a last odd byte.
        let mut bytes = b"\xFE\xFF".to_vec();
        bytes.extend("twenty long letters here".encode_utf16().flat_map(u16::to_be_bytes));
        bytes.extend([0xD8, 0x00, 0x00, 0x41, 0x00]);
        let (text, _, n) = text_of(&bytes);
        assert_eq!((text.as_str(), n), ("twenty long letters here\u{FFFD}A\u{FFFD}", 2));
    }

    #[test]
    fn a_text_without_any_letter_in_utf8_is_windows_1252() {
        let (text, encoding, n) =
            text_of(b"\x93We saw it come and we ran,\x94 said Zo\xeb, who has the caf\xe9 there \x96 for \x805.");
        assert_eq!(text, "“We saw it come and we ran,” said Zoë, who has the café there – for €5.");
        assert_eq!((encoding, n), (Encoding::Windows1252, 0));
        // The encoding has no letter for this byte.
        let (_, encoding, n) = text_of(b"Ten words said the \x81clerk, and no more of them.");
        assert_eq!((encoding, n), (Encoding::Utf8, 1));
    }

    #[test]
    fn what_is_not_text_is_refused() {
        for (bytes, error) in [
            (&b""[..], DecodeError::Empty),
            (b"\xEF\xBB\xBF \r\n", DecodeError::Empty),
            (b"\xFF\xFE", DecodeError::Empty),
            (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", DecodeError::Binary),
            (b"\x01\x02\x03\x04abcdef", DecodeError::Binary),
            (
                "Привет, мир"
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes)
                    .collect::<Vec<_>>()
                    .as_slice(),
                DecodeError::Binary,
            ),
            (b"\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0", DecodeError::Undecodable),
        ] {
            assert_eq!(decode(bytes), Err(error), "{bytes:?}");
        }
    }
}
