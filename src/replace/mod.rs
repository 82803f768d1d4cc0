//! Replacing characters that GSM-7 lacks with similar characters, to save segments.
//!
//! - [`Segmenter::replace`](crate::Segmenter::replace) replaces the characters in some [`Groups`]
//!   if a [`Policy`] allows it.
//! - [`Groups::replace`] always replaces them.
//! - [`Segmenter::apply_smart_encoding`](crate::Segmenter::apply_smart_encoding) replaces what a
//!   provider's [`SmartEncoding`] replaces.
//! - [`Segmenter::fill`](crate::Segmenter::fill) replaces whatever GSM-7 cannot encode with a fill
//!   character, and reports what is lost.
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
mod fill;
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
mod smart;
mod smart_encoding;
mod smart_table;
mod table;
mod walk;

pub use fill::{Filled, Lost, LostChar};
pub use lookup::{Substitute, substitute};
pub use names::ParsePolicyError;
pub use policy::{Policy, Replacement};
pub use replaced::{Change, Changes, Replace};
pub(crate) use rewritten::Rewritten;
pub(crate) use scope::Scope;
pub use set::Groups;
pub use smart_encoding::{SmartCondition, SmartEncoding};
pub(crate) use walk::Walk;
