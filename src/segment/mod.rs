//! What a text costs, and its segments.
//!
//! - [`measure`] counts a text by the rules of most senders, [`split`] divides it into
//!   [`Segment`]s, and [`truncate`] shortens it. Each is also a method of [`Segmenter`], the
//!   rules of a sender: width of the reference number, [`Boundary`], encoding, national tables,
//!   header extras, excluded characters.
//! - [`Measure`] has the totals: encoding, units, segments, what is left in the last one.
//! - [`Counter`] measures a text that arrives in pieces, and [`measure_utf16`] a string of
//!   UTF-16.
//!
//! The main items are re-exported at the root of the crate.
//!
//! ```
//! use septet::{ReferenceWidth, Segmenter};
//!
//! const RULES: Segmenter = Segmenter::new().with_reference_width(ReferenceWidth::Bits16);
//!
//! let text = "a".repeat(305);
//! assert_eq!(RULES.measure(&text).segments, 3); // 152 + 152 + 1
//! for segment in RULES.split(&text)? {
//!     let user_data = segment.encode(0xCAFE); // the reference number of this message
//!     assert!(user_data.octets().len() <= 140);
//! }
//! # Ok::<(), septet::SplitError>(())
//! ```

mod boundary;
mod capacity;
mod choose;
mod convert;
mod counter;
mod cuts;
#[cfg(feature = "defmt")]
mod defmt;
mod display;
mod measure;
mod names;
#[cfg(feature = "national")]
mod national;
mod plan;
mod position;
mod read;
mod segmenter;
#[cfg(feature = "serde")]
mod serde;
mod split;
mod totals;
mod truncate;
mod utf16;

pub use crate::count::Capacity;
pub use crate::wire::MAX_SEGMENTS;
pub use boundary::Boundary;
#[cfg(feature = "graphemes")]
pub use boundary::UNICODE_VERSION;
pub(crate) use choose::{choose, measure_characters};
pub use counter::{Counter, CounterError};
pub(crate) use cuts::Cuts;
pub use measure::{measure, measure_utf16};
pub use names::ParseBoundaryError;
pub(crate) use plan::Plan;
pub(crate) use position::Position;
pub(crate) use read::read;
pub use segmenter::Segmenter;
pub use split::{Segment, Segments, SplitError, split};
pub use totals::Measure;
pub(crate) use truncate::prefixes;
pub use truncate::truncate;
