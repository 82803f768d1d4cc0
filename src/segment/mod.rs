//! Measuring, splitting and truncating texts.
//!
//! - [`measure`] measures a text under the default rules, [`split`] divides it into [`Segment`]s,
//!   and [`truncate`] shortens it. [`Segmenter`] has the same methods for other rules: reference
//!   width, [`Boundary`], encoding, national tables, header extras and excluded characters.
//! - [`Segmenter::shorten`] can cut at the end of a word and append an ellipsis ([`Shortening`]).
//! - [`Measure`] holds the totals: encoding, units, segments, and units left in the last segment.
//! - [`Segmenter::split_data`] and [`Segmenter::split_latin1`] divide binary data and Latin-1 text
//!   into [`DataSegment`]s; [`DataMeasure`] holds the totals.
//! - [`Segmenter::measure_all`] measures many texts that lie in one buffer.
//! - [`Counter`] measures a text that arrives in pieces, and [`measure_utf16`] measures UTF-16.
//!
//! The main items are re-exported at the crate root.
//!
//! ```
//! use septet::{ReferenceWidth, Segmenter};
//!
//! let rules = Segmenter::new().with_reference_width(ReferenceWidth::Bits16);
//! let text = "a".repeat(305);
//! assert_eq!(rules.measure(&text).segments, 3); // 152 + 152 + 1
//! for segment in rules.split(&text)? {
//!     let user_data = segment.encode(0xCAFE); // the reference number of this message
//!     assert!(user_data.octets().len() <= 140);
//! }
//! # Ok::<(), septet::SplitError>(())
//! ```

mod batch;
mod boundary;
mod capacity;
mod choose;
#[cfg(feature = "graphemes")]
mod clusters;
mod convert;
mod counter;
mod cuts;
mod data;
mod data_split;
#[cfg(feature = "defmt")]
mod defmt;
mod display;
mod measure;
mod names;
#[cfg(feature = "national")]
mod national;
mod nearest;
mod plan;
mod position;
mod scan;
mod segmenter;
#[cfg(feature = "serde")]
mod serde;
mod shorten;
mod split;
#[cfg(feature = "graphemes")]
mod straddling;
mod totals;
mod truncate;
mod utf16;

pub use crate::count::Capacity;
pub use crate::wire::MAX_SEGMENTS;
pub use batch::{Measures, Offset, OffsetError};
pub use boundary::Boundary;
#[cfg(feature = "graphemes")]
pub use boundary::UNICODE_VERSION;
pub(crate) use choose::{choose, measure_characters, measure_fragments};
#[cfg(feature = "graphemes")]
pub(crate) use clusters::count_by_clusters;
pub use counter::{Counter, CounterError};
pub(crate) use cuts::Cuts;
pub use data::{DataError, DataMeasure};
pub use data_split::{DataSegment, DataSegments, Octets};
pub use measure::{measure, measure_utf16};
pub use names::ParseBoundaryError;
pub(crate) use nearest::NearestTables;
pub(crate) use plan::Plan;
pub(crate) use position::Position;
pub(crate) use scan::{Fragment, scan_str};
pub use segmenter::Segmenter;
pub use shorten::{Shortened, Shortening};
pub use split::{Segment, Segments, SplitError, split};
pub use totals::Measure;
pub(crate) use truncate::PrefixLimit;
pub use truncate::truncate;
