//! Characters of the default alphabet in place of characters outside of it, where it pays.
//!
//! What stands for what is data ([`table`], a list of [`row`]s), in which [`lookup`] finds a
//! character. [`walk`] goes through a text, [`replaced`] shows what it finds, and [`policy`]
//! decides whether it is worth it.

mod lookup;
mod policy;
mod replaced;
mod rewritten;
mod row;
mod set;
mod table;
mod walk;

pub use lookup::{Substitute, substitute};
pub use policy::{Policy, Replacement};
pub use replaced::{Change, Changes, Replaced};
pub(crate) use rewritten::Rewritten;
pub use set::Groups;
