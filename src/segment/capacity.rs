//! Segment capacity.

use super::plan;
use super::segmenter::Segmenter;
use crate::alphabet::{Alphabet, Coding, Encoding};
use crate::count::Capacity;

impl Segmenter {
    /// Returns how many septets or UTF-16 code units fit in a single segment, and in each segment
    /// of a concatenated message.
    ///
    /// Header extras are subtracted. The shift elements of national tables are not: each takes 3
    /// octets.
    ///
    /// ```
    /// let capacity = septet::Segmenter::new().capacity(septet::Encoding::Gsm7);
    /// assert_eq!((capacity.alone, capacity.part), (160, 153));
    /// let capacity = septet::Segmenter::new().capacity(septet::Encoding::Ucs2);
    /// assert_eq!((capacity.alone, capacity.part), (70, 67));
    /// ```
    #[must_use]
    pub const fn capacity(self, encoding: Encoding) -> Capacity {
        let coding = match encoding {
            Encoding::Gsm7 => Coding::Gsm7(Alphabet::DEFAULT),
            Encoding::Ucs2 => Coding::Ucs2,
        };
        plan::capacity(self, coding)
    }
}
