//! Measuring many texts that lie in one buffer.
//!
//! Plain text is recognised across the ends of texts, so that a short plain text costs little more
//! than reading its length. This wastes time on texts that are not plain, so while more than one
//! text in four is not plain, most texts are measured one by one.

use core::fmt;
use core::iter::FusedIterator;

use super::measure::measure;
use super::plan;
use super::segmenter::Segmenter;
use super::totals::Measure;
use crate::alphabet::{Alphabet, Coding, Encoding};
use crate::count::Capacity;
use crate::kernel::plain_prefix_len;

/// The number of bytes to look ahead.
const AHEAD: usize = 2048;

/// What a text that is not plain adds to the balance. A plain text subtracts 1.
const NOT_PLAIN: usize = 3;

/// The highest balance. If it grows above this, the next texts are measured one by one.
const TOO_MANY: usize = 8 * NOT_PLAIN;

/// The numbers of texts that are then measured one by one: the first, and the highest. Doubles each
/// time, until the balance is 0 again.
const FEW: usize = 16;
const MANY: usize = 1024;

/// A type of offsets, one of `u32`, `u64`, `usize`, `i32` and `i64`.
///
/// Arrow's `Utf8` arrays have offsets of type `i32`, and its `LargeUtf8` arrays of type `i64`.
///
/// ```
/// use septet::segment::Offset;
///
/// assert_eq!(7_i32.index(), Some(7));
/// assert_eq!((-1_i32).index(), None);
/// ```
pub trait Offset: Copy + sealed::Sealed {
    /// Returns the offset as an index, or `None` if it is negative or too large for this machine.
    fn index(self) -> Option<usize>;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! offsets {
    ($($type:ty)*) => {$(
        impl sealed::Sealed for $type {}

        impl Offset for $type {
            #[inline]
            fn index(self) -> Option<usize> {
                usize::try_from(self).ok()
            }
        }
    )*};
}

offsets!(u32 u64 usize i32 i64);

/// The error for a text whose offsets are wrong, from [`Measures`].
///
/// ```
/// let error = septet::Segmenter::new().measure_all("ab", &[0, 3]).next().unwrap().unwrap_err();
/// assert_eq!(error.to_string(), "the offsets of text 0 do not enclose a part of the buffer");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct OffsetError {
    /// The index of the text, from 0. Its offsets are those at this index and the next.
    pub text: usize,
}

impl fmt::Display for OffsetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the offsets of text {} do not enclose a part of the buffer",
            self.text
        )
    }
}

impl core::error::Error for OffsetError {}

/// The measures of texts that lie in one buffer, from [`Segmenter::measure_all`].
#[derive(Clone, Debug)]
pub struct Measures<'b, O> {
    buffer: &'b str,
    /// The offsets from the start of the next text.
    offsets: &'b [O],
    /// The number of all offsets.
    number: usize,
    /// The start and the end of the text that is known to be plain. If there is none, the start is
    /// after the end.
    plain: (usize, usize),
    /// The measure of an empty text in the default tables.
    empty: Measure,
    /// The number of texts to measure one by one, and the next such number.
    one_by_one: usize,
    next_one_by_one: usize,
    /// Whether text that is not plain follows the text that is known to be plain, at most a few
    /// plain characters later.
    is_before_other: bool,
    /// Grows with each text that is not plain.
    balance: usize,
    /// The index of the first text that the balance does not yet take into account.
    balanced: usize,
    rules: Rules,
}

/// No text is known to be plain.
const NONE: (usize, usize) = (usize::MAX, 0);

/// The rules for texts that are not known to be plain.
#[derive(Clone, Copy, Debug)]
struct Rules {
    segmenter: Segmenter,
    /// Whether these are the default rules, for which measuring is fastest.
    are_default: bool,
    /// The capacity in the default tables.
    capacity: Capacity,
    /// Whether plain text is sent as GSM-7.
    can_be_plain: bool,
}

impl Rules {
    #[inline]
    fn measure(&self, text: &str) -> Measure {
        let measure = if self.are_default {
            measure(text)
        } else {
            self.segmenter.measure(text)
        };
        measure.by_field()
    }

    /// Returns the measure of a plain text of any length.
    #[inline(never)]
    fn measure_plain(&self, text: &str) -> Measure {
        let septets = u32::try_from(text.len()).unwrap_or(u32::MAX);
        Measure::of_septets(septets, self.capacity)
    }
}

impl Segmenter {
    /// Measures many texts that lie in one buffer, such as a column of a table.
    ///
    /// Text `n` is `buffer[offsets[n]..offsets[n + 1]]`, so there is one offset more than texts, as
    /// in Arrow's arrays of strings. The iterator yields what [`Segmenter::measure`] returns for
    /// each text, in order. Short plain texts take less time than with it, unless few texts are
    /// plain. The buffer must be UTF-8 even where texts are null: they are measured by their
    /// offsets, so skip their measures.
    ///
    /// # Errors
    ///
    /// The iterator yields an [`OffsetError`] for a text whose offsets are negative, decrease, are
    /// past the end of the buffer or within a character, and then continues with the next.
    ///
    /// ```
    /// let column = "Your code is 123456.Hello 👋";
    /// let offsets: [i32; 4] = [0, 20, 20, 30];
    /// let measures = septet::Segmenter::new().measure_all(column, &offsets);
    /// let units: Vec<u32> = measures.map(|measure| measure.unwrap().units).collect();
    /// assert_eq!(units, [20, 0, 8]);
    /// ```
    #[must_use]
    pub fn measure_all<'b, O: Offset>(self, buffer: &'b str, offsets: &'b [O]) -> Measures<'b, O> {
        let capacity = plan::capacity(self, Coding::Gsm7(Alphabet::DEFAULT));
        Measures {
            buffer,
            offsets,
            number: offsets.len(),
            plain: NONE,
            empty: Measure::of_septets(0, capacity),
            one_by_one: 0,
            next_one_by_one: FEW,
            is_before_other: false,
            balance: 0,
            balanced: 0,
            rules: Rules {
                segmenter: self,
                are_default: self == Self::new(),
                capacity,
                can_be_plain: self.encoding != Some(Encoding::Ucs2) && self.excluded.is_empty(),
            },
        }
    }
}

impl<'b, O: Offset> Measures<'b, O> {
    /// Takes the next text if it is known to be plain and fits in one segment. Returns its length.
    #[inline]
    fn take_short(&mut self) -> Option<usize> {
        let &[start, end] = self.offsets.first_chunk()?;
        let (start, end) = (start.index()?, end.index()?);
        let length = end.checked_sub(start)?;
        if self.plain.0 <= start
            && end <= self.plain.1
            && length <= usize::from(self.empty.remaining)
        {
            self.offsets = self.offsets.get(1..)?;
            Some(length)
        } else {
            None
        }
    }

    /// Returns the measure of a plain text that fits in one segment.
    #[inline]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "at most the capacity of a segment, which is a u16"
    )]
    fn of_short(&self, length: usize) -> Measure {
        Measure {
            characters: length as u32,
            units: length as u32,
            remaining: self.empty.remaining.wrapping_sub(length as u16),
            ..self.empty
        }
    }

    /// Takes the next text if it is to be measured by itself. `None` if its offsets are wrong.
    #[inline]
    fn take_one(&mut self) -> Option<&'b str> {
        let one_by_one = self.one_by_one.checked_sub(1)?;
        let &[start, end] = self.offsets.first_chunk()?;
        let text = text_at(self.buffer, start, end)?;
        self.one_by_one = one_by_one;
        self.offsets = self.offsets.get(1..)?;
        Some(text)
    }

    /// Measures the next text of any kind.
    #[inline(never)]
    fn next_slow(&mut self) -> Option<Result<Measure, OffsetError>> {
        let &[start, end] = self.offsets.first_chunk()?;
        let index = self.number.saturating_sub(self.offsets.len());
        self.offsets = self.offsets.get(1..)?;
        let text = text_at(self.buffer, start, end);
        let Some((start, text)) = start.index().zip(text) else {
            return Some(Err(OffsetError { text: index }));
        };
        Some(Ok(if self.is_plain(index, start, text.len()) {
            self.rules.measure_plain(text)
        } else {
            self.rules.measure(text)
        }))
    }

    /// Returns whether a text is plain, and may look ahead for that.
    fn is_plain(&mut self, index: usize, start: usize, length: usize) -> bool {
        if !self.rules.can_be_plain {
            self.one_by_one = usize::MAX;
            return false;
        }
        let is_known = self.is_before_other && (self.plain.0..self.plain.1).contains(&start);
        if !is_known {
            let rest = self.buffer.as_bytes().get(start..).unwrap_or(&[]);
            let ahead = rest.get(..length.max(AHEAD)).unwrap_or(rest);
            let plain = plain_prefix_len(ahead);
            self.is_before_other = plain < ahead.len();
            self.plain = (start, start.saturating_add(plain));
        }
        if start.saturating_add(length) <= self.plain.1 {
            return true;
        }
        let plain_texts = index.saturating_sub(self.balanced);
        self.balanced = index.saturating_add(1);
        self.balance = self.balance.saturating_sub(plain_texts);
        if self.balance == 0 {
            self.next_one_by_one = FEW;
        }
        self.balance = self.balance.saturating_add(NOT_PLAIN);
        if self.balance > TOO_MANY {
            self.balance = TOO_MANY / 2;
            self.one_by_one = self.next_one_by_one;
            self.next_one_by_one = self.one_by_one.saturating_mul(2).min(MANY);
            self.balanced = self.balanced.saturating_add(self.one_by_one);
            self.plain = NONE;
        }
        false
    }
}

/// Returns a text of the buffer, or `None` if its offsets are wrong.
#[inline]
fn text_at<O: Offset>(buffer: &str, start: O, end: O) -> Option<&str> {
    buffer.get(start.index()?..end.index()?)
}

impl<O: Offset> Iterator for Measures<'_, O> {
    type Item = Result<Measure, OffsetError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let measure = if let Some(length) = self.take_short() {
            self.of_short(length)
        } else if let Some(text) = self.take_one() {
            self.rules.measure(text)
        } else {
            match self.next_slow()? {
                Ok(measure) => measure.by_field(),
                Err(error) => return Some(Err(error)),
            }
        };
        Some(Ok(measure))
    }

    /// Each kind of text has its own loop, so that no measure is copied.
    #[inline]
    fn fold<B, F: FnMut(B, Self::Item) -> B>(mut self, first: B, mut function: F) -> B {
        let mut folded = first;
        loop {
            while let Some(length) = self.take_short() {
                folded = function(folded, Ok(self.of_short(length)));
            }
            let rules = self.rules;
            let mut taken = 0_usize;
            for pair in self.offsets.windows(2).take(self.one_by_one) {
                let &[start, end] = pair else { break };
                let Some(text) = text_at(self.buffer, start, end) else {
                    break;
                };
                folded = function(folded, Ok(rules.measure(text)));
                taken = taken.wrapping_add(1);
            }
            self.one_by_one = self.one_by_one.wrapping_sub(taken);
            self.offsets = self.offsets.get(taken..).unwrap_or(&[]);
            match self.next_slow() {
                Some(measure) => folded = function(folded, measure),
                None => return folded,
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.offsets.len().saturating_sub(1);
        (left, Some(left))
    }
}

impl<O: Offset> ExactSizeIterator for Measures<'_, O> {}
impl<O: Offset> FusedIterator for Measures<'_, O> {}
