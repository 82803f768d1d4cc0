//! Texts and their segments: what a text costs, where its segments end, and how it is sent.

mod boundary;
mod choose;
mod counter;
mod cuts;
mod measure;
#[cfg(feature = "national")]
mod national;
mod plan;
mod read;
mod segmenter;
mod split;
mod totals;
mod truncate;

pub use boundary::Boundary;
#[cfg(feature = "graphemes")]
pub use boundary::UNICODE_VERSION;
pub(crate) use choose::{decide, measure_characters};
pub use counter::Counter;
pub(crate) use cuts::Cuts;
pub use measure::{measure, measure_utf16};
pub(crate) use plan::Plan;
pub(crate) use read::read;
pub use segmenter::Segmenter;
pub use split::{Segment, Segments, SplitError, split};
pub use totals::Measure;
pub(crate) use truncate::beginnings;
pub use truncate::truncate;
