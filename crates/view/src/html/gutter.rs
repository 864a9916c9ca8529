//! The faint bars beside what the article says in its own voice.

use super::units;
use maud::html;

/// A bar, in pixels from the top of the column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Where it begins.
    pub top: f64,
    /// Where it ends.
    pub bottom: f64,
}

/// Draws the bars; those that touch become one.
pub fn gutter(bars: &[Bar], height: f64) -> String {
    let mut joined: Vec<Bar> = Vec::new();
    for bar in bars {
        match joined.last_mut() {
            // Sentences on neighbouring lines of one paragraph belong together.
            Some(last) if bar.top < last.bottom + 2.0 => last.bottom = last.bottom.max(bar.bottom),
            _ => joined.push(*bar),
        }
    }
    html! {
        svg width="3" height=(units(height)) aria-hidden="true" focusable="false" {
            @for bar in &joined {
                rect x="0" y=(units(bar.top)) width="3" rx="1.5"
                    height=(units((bar.bottom - bar.top).max(0.0))) {}
            }
        }
    }
    .into_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_that_touch_are_one() {
        let bar = |top, bottom| Bar { top, bottom };
        let svg = gutter(&[bar(0.0, 20.0), bar(20.5, 40.0), bar(60.0, 80.26)], 100.0);
        assert_eq!(
            svg,
            concat!(
                r#"<svg width="3" height="100" aria-hidden="true" focusable="false">"#,
                r#"<rect x="0" y="0" width="3" rx="1.5" height="40"></rect>"#,
                r#"<rect x="0" y="60" width="3" rx="1.5" height="20.3"></rect></svg>"#
            )
        );
    }
}
