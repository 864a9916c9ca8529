//! The shapes of data that come in from files and go out to programs.
//!
//! Everything with serde in it stands here and is made by hand from the engine's types, so that
//! the engine may change without changing what others have come to rely on, and the other way
//! round. Every number that points into a text has its unit in its type.

mod comparison;
mod dossier;
mod figures;
mod reading;

pub use comparison::{
    ComparedFigure, ComparisonLine, GroupLine, LinkLine, PairLine, PlaceLine, RowLine,
};
pub(crate) use dossier::as_path;
pub(crate) use dossier::web_address;
pub use dossier::{ArticleEntry, Dossier, DossierError, Fault, LIST};
pub use figures::{CheckLine, DaysLine, FigureLine, TimeLine};
pub(crate) use reading::tidy;
pub use reading::{
    AttributionLine, BlockLine, BytesUtf8, DateLine, Extent, Metadata, NoteLine, ReadingLine,
    SourceLine, Unit, UnitsUtf16,
};
