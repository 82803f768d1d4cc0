//! Why a text costs what it does, and what changes would save.
//!
//! [`Segmenter::explain`](crate::Segmenter::explain) returns an [`Explanation`], which provides:
//!
//! - [`Explanation::unmappable`]: the characters that force UCS-2, where they are, and what could
//!   replace them; see also the cost [without them](Explanation::measure_without_unmappable) and
//!   [with substitutes](Explanation::measure_with_substitutes);
//! - [`Explanation::extensions`]: the characters that take two septets;
//! - [`Explanation::crlf_breaks`]: the CR LF line breaks; see also the cost
//!   [with LF](Explanation::segments_with_line_feeds) and [with CR
//!   LF](Explanation::segments_with_crlf) everywhere;
//! - [`Explanation::surplus`]: the characters at the end that must go to save a segment;
//! - [`Explanation::segment_ends`]: where segments end, and how many units are unused there;
//! - [`Explanation::naive_segments`]: the segment count that ignores unused units.
//!
//! Iterators are lazy and borrow the text, and every method takes linear time.
//!
//! ```
//! let text = "Pay now — or else. ".to_owned() + &"a".repeat(60);
//! let explanation = septet::Segmenter::new().explain(&text);
//! let dash = explanation.unmappable().next().unwrap();
//! assert_eq!((dash.byte_offset, dash.character, dash.substitute), (8, '—', Some("-")));
//! assert_eq!(explanation.measure_without_unmappable().segments, 1); // instead of 2
//! ```

mod chars;
mod ends;
mod explanation;
mod surplus;
mod unmappable;

pub use chars::{CharPosition, CrlfBreaks, Extensions};
pub use ends::{SegmentEnd, SegmentEnds};
pub use explanation::Explanation;
pub use surplus::Surplus;
pub use unmappable::{Unmappable, UnmappableChar};
