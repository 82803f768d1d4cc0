//! What segments hold by the rules of a sender.

use super::plan;
use super::segmenter::Segmenter;
use crate::alphabet::{Alphabet, Coding, Encoding};
use crate::count::Capacity;

impl Segmenter {
    /// Returns the units that one segment and each of several hold in this encoding.
    ///
    /// The unit is the septet or the UTF-16 code unit. Header extras are subtracted, national
    /// tables are not: each takes 3 octets more.
    ///
    /// ```
    /// use septet::{Encoding, Segmenter};
    ///
    /// let capacity = Segmenter::new().capacity(Encoding::Gsm7);
    /// assert_eq!((capacity.alone, capacity.part), (160, 153));
    /// let capacity = Segmenter::new().capacity(Encoding::Ucs2);
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
