//! Replacing characters that GSM-7 lacks with similar ones, to save segments.
//!
//! - [`Segmenter::replace`](crate::Segmenter::replace) replaces the characters in some [`Groups`]
//!   if a [`Policy`] allows it.
//! - [`Groups::replace`] always replaces them.
//! - [`Substitute::from_char`] and [`substitute`] look up a single character.
//!
//! ```
//! use septet::{Segmenter, replace::{Groups, Policy}};
//!
//! let text = "“Yes” — ".repeat(10);
//! let replacement = Segmenter::new().replace(&text, Groups::TYPOGRAPHY, Policy::IfSaves);
//! assert_eq!(replacement.before().segments, 2);
//! assert_eq!(replacement.after().segments, 1);
//! assert_eq!(replacement.characters().collect::<String>(), "\"Yes\" - ".repeat(10));
//! ```

mod convert;
mod display;
mod lookup;
mod names;
mod policy;
mod replaced;
mod rewritten;
mod row;
mod scope;
#[cfg(feature = "serde")]
mod serde;
mod set;
mod table;
mod walk;

pub use lookup::{Substitute, substitute};
pub use names::ParsePolicyError;
pub use policy::{Policy, Replacement};
pub use replaced::{Change, Changes, Replace};
pub(crate) use rewritten::Rewritten;
pub use set::Groups;
