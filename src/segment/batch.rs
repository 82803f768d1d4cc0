//! Measuring many texts that lie in one buffer.
//!
//! Plain text is recognised across the ends of texts, so that a short plain text costs little more
//! than reading its length. This wastes time on texts that are not plain, so it is skipped while
//! more than one text in ten is not plain.

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
const NOT_PLAIN: usize = 9;

/// While the balance is above this, there is no looking ahead.
const TOO_MANY: usize = 4 * NOT_PLAIN;

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
    offsets: &'b [O],
    /// The index of the next text.
    text: usize,
    /// The start and the end of the text that is known to be plain. Initially, the start is after
    /// the end.
    plain: (usize, usize),
    /// The measure of an empty text in the default tables.
    empty: Measure,
    others: Others,
}

/// The next text.
#[derive(Clone, Copy)]
enum Step<'b> {
    /// A plain text of this length, which fits in one segment.
    Short(usize),
    /// A plain text.
    Plain(&'b str),
    /// A text that may not be plain.
    Other(&'b str),
    Fault(OffsetError),
}

/// The rules and the state for texts that are not known to be plain.
#[derive(Clone, Debug)]
struct Others {
    rules: Segmenter,
    /// Whether these are the default rules, for which measuring is fastest.
    are_default_rules: bool,
    /// The capacity in the default tables.
    capacity: Capacity,
    /// Whether text that is not plain follows the text that is known to be plain, at most a few
    /// plain characters later.
    are_next: bool,
    /// Whether plain text is sent as GSM-7.
    can_be_plain: bool,
    /// Grows with each text that is not plain.
    balance: usize,
    /// The number of texts that the balance takes into account.
    balanced: usize,
}

impl Segmenter {
    /// Measures many texts that lie in one buffer, such as a column of a table.
    ///
    /// Text `n` is `buffer[offsets[n]..offsets[n + 1]]`, so there is one offset more than texts, as
    /// in Arrow's arrays of strings. The iterator yields what [`Segmenter::measure`] returns for
    /// each text, in order. Short plain texts take less time than with it, and others slightly
    /// more. The buffer must be UTF-8 even where texts are null: they are measured by their
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
            text: 0,
            plain: (usize::MAX, 0),
            empty: Measure::of_septets(0, capacity),
            others: Others {
                rules: self,
                are_default_rules: self == Self::new(),
                capacity,
                are_next: false,
                can_be_plain: self.encoding != Some(Encoding::Ucs2) && self.excluded.is_empty(),
                balance: 0,
                balanced: 0,
            },
        }
    }
}

impl<'b, O: Offset> Measures<'b, O> {
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

    /// Takes the next text.
    #[inline]
    fn step(&mut self) -> Option<Step<'b>> {
        let &[start, end] = self.offsets.first_chunk()?;
        let (_, offsets) = self.offsets.split_first()?;
        self.offsets = offsets;
        let number = self.text;
        self.text = number.saturating_add(1);
        let (Some(start), Some(end)) = (start.index(), end.index()) else {
            return Some(Step::Fault(OffsetError { text: number }));
        };
        let length = end.wrapping_sub(start);
        let is_plain = self.plain.0 <= start && start <= end && end <= self.plain.1;
        if is_plain && length <= usize::from(self.empty.remaining) {
            return Some(Step::Short(length));
        }
        let Some(text) = self.buffer.get(start..end) else {
            return Some(Step::Fault(OffsetError { text: number }));
        };
        // Looking ahead would most likely find no plain text.
        if self.others.balance > TOO_MANY {
            return Some(Step::Other(text));
        }
        Some(if self.is_plain(start, end) {
            Step::Plain(text)
        } else {
            Step::Other(text)
        })
    }

    #[inline]
    fn of_step(&mut self, step: Step<'_>) -> Result<Measure, OffsetError> {
        match step {
            Step::Short(length) => Ok(self.of_short(length)),
            Step::Plain(text) => Ok(self.of_plain(text)),
            Step::Other(text) => Ok(self.of_other(text)),
            Step::Fault(error) => Err(error),
        }
    }

    /// Returns the measure of a plain text of any length.
    #[inline(never)]
    fn of_plain(&self, text: &str) -> Measure {
        let septets = u32::try_from(text.len()).unwrap_or(u32::MAX);
        Measure::of_septets(septets, self.others.capacity)
    }

    /// Measures a text that is not known to be plain.
    #[inline]
    fn of_other(&mut self, text: &str) -> Measure {
        let measure = if self.others.are_default_rules {
            measure(text)
        } else {
            self.others.rules.measure(text)
        };
        self.note(measure.units as usize == text.len());
        measure
    }

    /// Returns whether a text is plain, and may look ahead for that. Must be called for each text
    /// that is not known to be plain, unless the balance is above [`TOO_MANY`].
    #[inline(never)]
    fn is_plain(&mut self, start: usize, end: usize) -> bool {
        let others = &mut self.others;
        // All texts since then were plain.
        let plain_texts = self.text.saturating_sub(others.balanced);
        others.balance = others.balance.saturating_sub(plain_texts);
        others.balanced = self.text;
        let is_known = others.are_next && (self.plain.0..self.plain.1).contains(&start);
        if others.can_be_plain && !is_known {
            let rest = self.buffer.as_bytes().get(start..).unwrap_or(&[]);
            let length = end.saturating_sub(start).max(AHEAD);
            let ahead = rest.get(..length).unwrap_or(rest);
            let plain = plain_prefix_len(ahead);
            others.are_next = plain < ahead.len();
            self.plain = (start, start.saturating_add(plain));
        }
        self.plain.0 <= start && end <= self.plain.1
    }

    /// Updates the balance after a text. `is_simple` is whether it takes one unit per byte.
    #[inline]
    fn note(&mut self, is_simple: bool) {
        let balance = self.others.balance;
        self.others.balanced = self.text;
        self.others.balance = if is_simple {
            balance.saturating_sub(1)
        } else {
            balance.saturating_add(NOT_PLAIN).min(2 * TOO_MANY)
        };
    }
}

impl<O: Offset> Iterator for Measures<'_, O> {
    type Item = Result<Measure, OffsetError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let step = self.step()?;
        Some(self.of_step(step))
    }

    /// Each kind of step has its own call, so that no measure is copied.
    #[inline]
    fn fold<B, F: FnMut(B, Self::Item) -> B>(mut self, first: B, mut function: F) -> B {
        let mut folded = first;
        while let Some(step) = self.step() {
            folded = match step {
                Step::Short(length) => function(folded, Ok(self.of_short(length))),
                Step::Other(text) => function(folded, Ok(self.of_other(text))),
                Step::Plain(text) => function(folded, Ok(self.of_plain(text))),
                Step::Fault(error) => function(folded, Err(error)),
            };
        }
        folded
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.offsets.len().saturating_sub(1);
        (left, Some(left))
    }
}

impl<O: Offset> ExactSizeIterator for Measures<'_, O> {}
impl<O: Offset> FusedIterator for Measures<'_, O> {}
