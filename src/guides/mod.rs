//! Longer pages, which are also files in the folder `docs`.
//!
//! - `providers`: how providers count, what is documented and what is assumed. Needs the features
//!   `graphemes` and `national`.
//! - [`symptoms`]: what texts look like when something went wrong, and why.
//! - [`smpp`]: which SMPP field goes with which call, and the pitfalls.
//! - [`embedding`]: firmware that splits texts for a modem, and a server that speaks SMPP.
//!
//! What both do with a text: [`split`](crate::split) it, [`encode`](crate::Segment::encode) each
//! segment and pass on the [`UserData`](crate::UserData).
//!
//! ```
//! # fn pass_on(user_data: septet::UserData) {}
//! for segment in septet::split("Hello World!")? {
//!     pass_on(segment.encode(0));
//! }
//! # Ok::<(), septet::SplitError>(())
//! ```

#[cfg(all(feature = "graphemes", feature = "national"))]
#[doc = include_str!("../../docs/PROVIDERS.md")]
pub mod providers {}

#[doc = include_str!("../../docs/SYMPTOMS.md")]
pub mod symptoms {}

#[doc = include_str!("../../docs/SMPP.md")]
///
/// See also the pages [`embedding`] and [`symptoms`].
pub mod smpp {}

#[doc = include_str!("../../docs/EMBEDDING.md")]
///
/// See also the page [`smpp`].
pub mod embedding {}
