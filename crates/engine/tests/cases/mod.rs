//! Case files: `== name` begins a case, its lines follow; `#` lines before the first are remarks.

use sayso_engine::Span;
use sayso_engine::document::{Block, BlockKind};

/// A named case.
pub(crate) struct Case {
    /// What it shows.
    pub(crate) name: String,
    /// Its lines, without the blank ones around them.
    pub(crate) body: String,
}

/// All cases of a file. A file without a case, or a case without a body, is a mistake in the test.
pub(crate) fn read(file: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in file.lines() {
        if let Some(name) = line.strip_prefix("== ") {
            cases.push(Case { name: name.to_owned(), body: String::new() });
        } else if let Some(case) = cases.last_mut() {
            case.body.push_str(line);
            case.body.push('\n');
        } else {
            assert!(line.is_empty() || line.starts_with('#'), "text before the first case: {line}");
        }
    }
    assert!(!cases.is_empty(), "no cases");
    for case in &mut cases {
        case.body = case.body.trim().to_owned();
        assert!(!case.body.is_empty(), "case without text: {}", case.name);
    }
    cases
}

/// Every line of a text as a paragraph.
#[allow(dead_code, reason = "not every file of tests needs it")]
pub(crate) fn paragraphs(text: &str) -> Vec<Block> {
    let lines = text.lines().filter_map(|line| Span::locate(line.trim(), text));
    let full = lines.filter(|span| !span.is_empty());
    full.map(|span| Block { span, kind: BlockKind::Paragraph }).collect()
}
