//! Sayso's application state, pages, wire types and exports; knows no browser.
//!
//! The way of a text to the screen: [`decode`] makes text of bytes, the engine reads it, [`page`]
//! flattens the reading into disjoint segments, [`html`] prints regions of the page. [`app`] holds
//! the state and says for every event what is to be done; `src/site` of the root package does it.
//! [`wire`] gives the same readings to programs.

pub mod app;
pub mod decode;
pub mod export;
pub mod filters;
pub mod fragment;
pub mod html;
pub mod import;
pub mod keys;
pub mod margin;
pub mod offsets;
pub mod page;
pub mod search;
pub mod single_file;
pub mod wire;
pub mod words;

#[cfg(test)]
mod samples;
