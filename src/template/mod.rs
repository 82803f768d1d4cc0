//! What a template with placeholders costs at least and at most.
//!
//! [`Segmenter::measure_template`](crate::Segmenter::measure_template) takes the [`Part`]s of a
//! template and returns a [`TemplateCost`]: the measures with empty and with full placeholders, and
//! the [texts](TemplateText) that cost this. A [`Content`] says which characters a placeholder
//! holds.
//!
//! ```
//! use septet::Segmenter;
//! use septet::template::{Content, Part};
//!
//! let parts = [
//!     Part::Text("Dear "),
//!     Part::Placeholder { content: Content::Any, max: 20 },
//!     Part::Text(", your code is "),
//!     Part::Placeholder { content: Content::Digits, max: 6 },
//!     Part::Text("."),
//! ];
//! let cost = Segmenter::new().measure_template(&parts)?;
//! assert_eq!((cost.least().segments, cost.most().segments), (1, 1));
//! assert_eq!(cost.most().remaining, 3); // 67 of 70 code units
//! # Ok::<(), septet::template::TemplateError>(())
//! ```

mod cost;
mod error;
mod filler;
mod part;
mod text;

pub use cost::TemplateCost;
pub use error::TemplateError;
pub use part::{Content, Part};
pub use text::TemplateText;
