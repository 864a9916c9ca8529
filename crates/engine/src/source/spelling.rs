//! Names in different spellings: "Zelenskyy" and "Zelensky", "Müller" and "Mueller".

use crate::order::Order;

/// A name in lower case, without accents, hyphens and apostrophes.
pub(super) fn plain(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => out.push('a'),
            'ä' | 'æ' => out.push_str("ae"),
            'ç' | 'ć' | 'č' => out.push('c'),
            'ď' | 'đ' => out.push('d'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => out.push('e'),
            'ğ' => out.push('g'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => out.push('i'),
            'ł' => out.push('l'),
            'ñ' | 'ń' | 'ň' => out.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ő' => out.push('o'),
            'ö' | 'ø' | 'œ' => out.push_str("oe"),
            'ř' => out.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => out.push('s'),
            'ß' => out.push_str("ss"),
            'ť' | 'ţ' | 'ț' => out.push('t'),
            'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' => out.push('u'),
            'ü' => out.push_str("ue"),
            'ý' | 'ÿ' => out.push('y'),
            'ź' | 'ż' | 'ž' => out.push('z'),
            _ if c.is_alphanumeric() => out.push(c),
            _ => {}
        }
    }
    out
}

/// A name as it would sound in any transliteration: what is written in several ways for one sound
/// becomes one letter, doubled letters one.
pub(super) fn sound(name: &str) -> String {
    let mut word = plain(name);
    for (from, to) in [
        ("ce", "se"),
        ("ci", "si"),
        ("shch", "s"),
        ("sch", "s"),
        ("tch", "c"),
        ("ch", "c"),
        ("sh", "s"),
        ("zh", "z"),
        ("kh", "h"),
        ("ph", "f"),
        ("th", "t"),
        ("gh", "g"),
        ("ts", "c"),
        ("tz", "c"),
        ("ks", "x"),
        ("ck", "k"),
        ("q", "k"),
        ("w", "v"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("j", "i"),
        ("y", "i"),
        ("iu", "u"),
        ("ia", "a"),
        ("ie", "e"),
        ("io", "o"),
        ("ei", "i"),
        ("ae", "a"),
        ("oe", "o"),
        ("ue", "u"),
    ] {
        if word.contains(from) {
            word = word.replace(from, to);
        }
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if c.is_numeric() || !out.ends_with(c) {
            out.push(c);
        }
    }
    // "Zelenskyy", "Zelenskiy", "Zelensky": the end of an adjective.
    match out.strip_suffix("skii").or_else(|| out.strip_suffix("ski")) {
        Some(stem) => format!("{stem}ski"),
        None => out,
    }
}

/// All words that a word becomes by losing one letter, and itself. Two words one letter apart
/// share one of them.
pub(super) fn neighbours(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut all = vec![word.to_owned()];
    for skip in 0..letters.len() {
        all.push(
            letters.iter().enumerate().filter(|(at, _)| *at != skip).map(|(_, c)| c).collect(),
        );
    }
    all.order();
    all.dedup();
    all
}

/// Whether two words differ in at most one letter: another one, one more or one less.
pub(crate) fn nearly(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let front = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    let skip = front + usize::from(long.len() == short.len() && front < short.len());
    let rest = (front + 1).min(long.len());
    short[skip.min(short.len())..] == long[rest..]
}

/// British and American spelling made one, for words in the names of bodies.
pub(super) fn body_spelling(word: &str) -> String {
    let word = word.to_lowercase();
    match word.as_str() {
        "defence" => "defense".to_owned(),
        "centre" => "center".to_owned(),
        "labour" => "labor".to_owned(),
        "programme" => "program".to_owned(),
        _ => word.replace("isation", "ization"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_sound_alike() {
        for (a, b) in [
            ("Zelenskyy", "Zelensky"),
            ("Zelenskiy", "Zelensky"),
            ("Sergey", "Sergei"),
            ("Dmitry", "Dmitri"),
            ("Müller", "Mueller"),
            ("Yulia", "Julia"),
            ("Mohammed", "Mohamed"),
            ("Khodorkovsky", "Hodorkovski"),
        ] {
            assert_eq!(sound(a), sound(b), "{a} {b}");
        }
        for (a, b) in
            [("Apollo 11", "Apollo 1"), ("Berg", "Burg"), ("Lee", "Li Wei"), ("Hansen", "Hanson")]
        {
            assert_ne!(sound(a), sound(b), "{a} {b}");
        }
    }

    #[test]
    fn words_one_letter_apart_share_a_neighbour() {
        for (a, b) in [("gaddafi", "gadafi"), ("timoshenko", "tymoshenko"), ("lee", "lee")] {
            assert!(nearly(a, b), "{a} {b}");
            let all = neighbours(a);
            assert!(neighbours(b).iter().any(|n| all.contains(n)), "{a} {b}");
        }
        assert!(!nearly("berg", "burger"));
        assert!(!nearly("hansen", "jansson"));
    }
}
