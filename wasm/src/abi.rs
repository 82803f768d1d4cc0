//! What JavaScript and this module hand to each other: a text, and a row of numbers.

use alloc::vec::Vec;

use bytemuck::cast_slice;
use spin::Mutex;
use wasm_bindgen::prelude::wasm_bindgen;

/// Where JavaScript writes the text: octets of UTF-8, or code units of UTF-16, two in a word.
static TEXT: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// Where the answer stands. It begins with how many numbers it has, whatever was asked.
static NUMBERS: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// Makes room for a text of so many words of four octets. Gives the address, which holds until
/// the next call, or 0 where there is no room.
#[wasm_bindgen]
pub fn reserve(words: usize) -> usize {
    let mut text = TEXT.lock();
    // First away with what was there: it need not be copied.
    *text = Vec::new();
    if text.try_reserve_exact(words).is_err() {
        return 0;
    }
    text.resize(words, 0);
    text.as_ptr().addr()
}

/// How many code units a text may have to be written as it is, without options; a longer one is
/// written in UTF-8.
///
/// Pages do best with that at any length. Node writes UTF-8 at once where a text is Latin-1, and
/// its module reads it with vectors.
#[wasm_bindgen]
#[must_use]
pub fn most_units() -> usize {
    if cfg!(feature = "fast") {
        100
    } else {
        usize::MAX
    }
}

/// Does something with the first code units.
pub(crate) fn with_units<T>(units: usize, work: impl FnOnce(&[u16]) -> T) -> T {
    let memory = TEXT.lock();
    work(cast_slice(&memory).get(..units).unwrap_or_default())
}

/// Does something with the text, if it is UTF-8.
///
/// What was written there by JavaScript always is; but to trust in that would be unsafe.
pub(crate) fn with_text<T>(octets: usize, work: impl FnOnce(&str) -> T) -> T {
    let memory = TEXT.lock();
    let text = cast_slice(&memory).get(..octets).and_then(checked);
    work(text.unwrap_or_default())
}

#[cfg(feature = "fast")]
fn checked(octets: &[u8]) -> Option<&str> {
    simdutf8::basic::from_utf8(octets).ok()
}

#[cfg(not(feature = "fast"))]
fn checked(octets: &[u8]) -> Option<&str> {
    str::from_utf8(octets).ok()
}

/// Numbers that are written one behind the other.
pub(crate) struct Row {
    numbers: spin::MutexGuard<'static, Vec<u32>>,
    is_full: bool,
}

impl Row {
    pub(crate) fn new() -> Self {
        let mut numbers = NUMBERS.lock();
        numbers.clear();
        let mut row = Self {
            numbers,
            is_full: false,
        };
        row.push(&[0]);
        row
    }

    /// Not inlined, for it is called in many places.
    #[inline(never)]
    pub(crate) fn push(&mut self, some: &[u32]) {
        if self.numbers.try_reserve(some.len()).is_ok() {
            self.numbers.extend_from_slice(some);
        } else {
            self.is_full = true;
        }
    }

    /// How many there are so far.
    pub(crate) fn count(&self) -> u32 {
        number(self.numbers.len())
    }

    pub(crate) fn set(&mut self, place: usize, value: u32) {
        if let Some(number) = self.numbers.get_mut(place) {
            *number = value;
        }
    }

    /// Their address, which holds until something else is asked; 0 if there was no room for
    /// all of them.
    pub(crate) fn end(mut self) -> usize {
        if self.is_full {
            return 0;
        }
        self.set(0, self.count());
        self.numbers.as_ptr().addr()
    }
}

/// An address or a length: both have 32 bits where this runs.
pub(crate) fn number(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
