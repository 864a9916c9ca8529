//! Sayso's application state, pages, wire types and exports; knows no browser.

pub mod decode;
pub mod offsets;
pub mod wire;
