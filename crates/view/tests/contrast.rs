//! The style sheet's colours keep the contrast that WCAG 2.2 AA asks for, in light and dark.

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../../../styles/tokens.css");

/// Each colour's light and dark value.
fn tokens() -> BTreeMap<&'static str, [[f64; 3]; 2]> {
    let colour = |line: &'static str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": light-dark(")?;
        let (light, dark) = value.strip_suffix(");")?.split_once(", ")?;
        Some((name, [rgb(light), rgb(dark)]))
    };
    TOKENS.lines().filter_map(colour).collect()
}

fn rgb(hex: &str) -> [f64; 3] {
    let channel = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("#rrggbb");
    [channel(1), channel(3), channel(5)].map(|channel| f64::from(channel) / 255.0)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |c: f64| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
    let [r, g, b] = colour.map(linear);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_has_4_5_and_marks_have_3_on_both_papers() {
    let tokens = tokens();
    let hues: Vec<String> = (0..=6).map(|n| format!("hue-{n}")).collect();
    let text = ["ink", "soft", "focus"];
    let marks = hues.iter().map(String::as_str).chain(["line"]);
    let wanted = text.into_iter().map(|name| (name, 4.5)).chain(marks.map(|name| (name, 3.0)));
    for (name, least) in wanted {
        for paper in ["paper", "wash"] {
            for (mode, scheme) in ["light", "dark"].iter().enumerate() {
                let found = contrast(tokens[name][mode], tokens[paper][mode]);
                assert!(found >= least, "{name} on {paper}, {scheme}: {found:.2} < {least}");
            }
        }
    }
    for (ink, hit) in tokens["ink"].iter().zip(tokens["hit"]) {
        let found = contrast(*ink, hit);
        assert!(found >= 4.5, "ink on a hit: {found:.2}");
    }
}
