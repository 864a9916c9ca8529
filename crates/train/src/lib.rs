//! Measures and trains the engine on annotated articles.
//!
//! - [`corpus`] reads the articles: the PolNeAR corpus and the five seed articles annotated by
//!   hand. They lie beside the repository and are no part of it.
//! - [`scorer`] counts how well predicted attributions agree with annotated ones.
//! - [`agreement`] compares form, stance, own voice and hedges with what annotators marked.
//! - [`predict`] asks the engine for its attributions.
//! - [`learn`] learns the engine's weights.
//! - [`figures`] compares figures and comparisons with annotated ones.
//! - [`dossiers`] does so on invented dossiers.
//! - [`references`] knows what other systems reach on the same articles.

pub mod agreement;
pub mod corpus;
pub mod dossiers;
pub mod figures;
pub mod learn;
pub mod predict;
pub mod references;
pub mod reliability;
pub mod scorer;
pub mod speakers;
