//! Explaining what a text costs, and what it would cost otherwise.
//!
//! [`Segmenter::explain`](crate::Segmenter::explain) returns an [`Explanation`]:
//!
//! - [`Explanation::unmappable`]: the characters that force UCS-2, where they are, and what could
//!   replace them. [`Explanation::measure_without_unmappable`] and
//!   [`Explanation::measure_with_substitutes`]: the cost without them, or with them replaced.
//! - [`Explanation::extensions`]: the characters that take two septets.
//! - [`Explanation::crlf_breaks`]: the CR LF line breaks.
//! - [`Explanation::segment_ends`]: where segments end, and the units left unused there.
//! - [`Explanation::naive_segments`]: the units divided by the capacity, which ignores unused
//!   units.
//!
//! Everything is lazy, borrows the text, and takes time proportional to its length.
//!
//! ```
//! let text = "Pay now — or else. ".to_owned() + &"a".repeat(60);
//! let explanation = septet::Segmenter::new().explain(&text);
//! let dash = explanation.unmappable().next().unwrap();
//! assert_eq!((dash.byte_offset, dash.character, dash.substitute), (8, '—', Some("-")));
//! assert_eq!(explanation.measure().segments, 2);
//! assert_eq!(explanation.measure_without_unmappable().segments, 1);
//! ```

mod chars;
mod ends;
mod explanation;
mod unmappable;

pub use chars::{CharPosition, CrlfBreaks, Extensions};
pub use ends::{SegmentEnd, SegmentEnds};
pub use explanation::Explanation;
pub use unmappable::{Unmappable, UnmappableChar};
