//! What must hold for every file, one check for each target. The targets feed them whatever may
//! break them; `crates/view/tests/fuzzed.rs` feeds them what once did, and the small corpus.

mod archive;
mod page;
#[path = "../../crates/engine/tests/invariants/readings.rs"]
mod readings;
mod stages;

pub use archive::archive;
pub use page::page;
pub use stages::{claims, compare, document, figures, language};
