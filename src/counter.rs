//! Totals of a text that arrives piece by piece.

use core::fmt;

use crate::alphabet::Alphabet;
use crate::budget::Budget;
use crate::choose::Plan;
use crate::cut::Fill;
use crate::encoding::{Coding, Encoding};
use crate::header::Reference;
use crate::measure::Measure;
use crate::scan::Totals;
use crate::segmenter::Segmenter;

/// Counts a text as it arrives, without keeping it.
///
/// A counter is made from what it can do: it cuts at characters and chooses between
/// the default alphabet and UCS-2, so it takes the width of the reference number and
/// nothing else. Fed with the pieces of a text, however divided, it says what
/// [`Segmenter::measure`] says of the whole.
///
/// It can be written to, and extended from characters or strings.
///
/// ```
/// use core::fmt::Write;
/// use septet::{Counter, Reference};
///
/// let mut counter = Counter::new(Reference::Bits8);
/// write!(counter, "Your code is {:06}.", 1234)?;
/// assert_eq!(counter.measure(), septet::measure("Your code is 001234."));
///
/// counter.extend(['\u{20}', '👋']);
/// assert_eq!(counter.measure(), septet::measure("Your code is 001234. 👋"));
/// # Ok::<(), core::fmt::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Counter {
    reference: Reference,
    totals: Totals,
    gsm7: Run,
    ucs2: Run,
}

/// The parts that a text fills in one encoding, for the case that it needs several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Run {
    coding: Coding,
    capacity: u16,
    segments: u32,
    fill: Fill,
}

impl Run {
    const fn new(coding: Coding, reference: Reference) -> Self {
        let capacity = Budget::new(coding.encoding(), reference).part;
        Self {
            coding,
            capacity,
            segments: 1,
            fill: Fill::new(capacity),
        }
    }

    fn push(&mut self, character: char) {
        let units = self.coding.units(character);
        if !self.fill.take(units) {
            self.segments = self.segments.saturating_add(1);
            self.fill = Fill::new(self.capacity);
            self.fill.take(units);
        }
    }
}

impl Counter {
    /// A counter that has seen nothing yet: one segment of zero units.
    ///
    /// ```
    /// use septet::{Counter, Reference};
    ///
    /// assert_eq!(Counter::new(Reference::Bits8).measure(), septet::measure(""));
    /// ```
    #[must_use]
    pub const fn new(reference: Reference) -> Self {
        Self {
            reference,
            totals: Totals::new(),
            gsm7: Run::new(Coding::Gsm7(Alphabet::DEFAULT), reference),
            ucs2: Run::new(Coding::Ucs2, reference),
        }
    }

    /// Counts a character.
    ///
    /// ```
    /// use septet::{Counter, Reference};
    ///
    /// let mut counter = Counter::new(Reference::Bits8);
    /// counter.push('€');
    /// assert_eq!(counter.measure().units, 2);
    /// ```
    pub fn push(&mut self, character: char) {
        self.totals.push(character, Alphabet::DEFAULT);
        self.gsm7.push(character);
        self.ucs2.push(character);
    }

    /// Counts the characters of a string.
    ///
    /// ```
    /// use septet::{Counter, Reference};
    ///
    /// let mut counter = Counter::new(Reference::Bits16);
    /// counter.push_str(&"a".repeat(152));
    /// counter.push_str(&"a".repeat(153));
    /// assert_eq!(counter.measure().segments, 3);
    /// ```
    pub fn push_str(&mut self, text: &str) {
        text.chars().for_each(|character| self.push(character));
    }

    /// What the text so far costs.
    ///
    /// ```
    /// use septet::{Counter, Reference};
    ///
    /// let mut counter = Counter::new(Reference::Bits8);
    /// counter.push_str("Hello");
    /// assert_eq!(counter.measure().remaining, 155);
    /// ```
    #[must_use]
    pub fn measure(&self) -> Measure {
        let rules = Segmenter::new().with_reference(self.reference);
        let plan = Plan::new(rules, self.totals);
        let run = match plan.coding.encoding() {
            Encoding::Gsm7 => &self.gsm7,
            Encoding::Ucs2 => &self.ucs2,
        };
        if plan.is_single() {
            let units = u16::try_from(plan.units()).unwrap_or(u16::MAX);
            Measure::new(&plan, 1, units)
        } else {
            Measure::new(&plan, run.segments, run.fill.used())
        }
    }
}

impl fmt::Write for Counter {
    /// Counts the string; never fails.
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push_str(text);
        Ok(())
    }
}

impl Extend<char> for Counter {
    fn extend<I: IntoIterator<Item = char>>(&mut self, characters: I) {
        characters
            .into_iter()
            .for_each(|character| self.push(character));
    }
}

impl<'t> Extend<&'t str> for Counter {
    fn extend<I: IntoIterator<Item = &'t str>>(&mut self, texts: I) {
        texts.into_iter().for_each(|text| self.push_str(text));
    }
}
