//! Why a text costs what it costs, and what to do about it.
//!
//! Everything here is lazy, borrows the text, and takes time in proportion to it.

mod chars;
mod ends;
mod explanation;
mod unmappable;

pub use chars::{Extensions, LineBreaks, Place};
pub use ends::{Edge, Edges};
pub use explanation::Explanation;
pub use unmappable::{Foreign, ForeignCharacter};
