//! The memory that JavaScript and this module share: a text, and a row of numbers.

use alloc::vec::Vec;

use bytemuck::cast_slice;
use spin::Mutex;
use wasm_bindgen::prelude::wasm_bindgen;

/// The text, written by JavaScript: octets of UTF-8, or UTF-16 code units, two to a word.
static TEXT: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// The answer. Its first number is its length.
static NUMBERS: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// Makes room for a text of `words` words of four octets. Returns the address, which is valid
/// until the next call, or 0 if there is no memory.
#[wasm_bindgen]
pub fn reserve(words: usize) -> usize {
    let mut text = TEXT.lock();
    // Freed first, so that it is not copied.
    *text = Vec::new();
    if text.try_reserve_exact(words).is_err() {
        return 0;
    }
    text.resize(words, 0);
    text.as_ptr().addr()
}

/// The longest text, in code units, that `measure` without options takes in UTF-16. Longer texts
/// are written in UTF-8.
///
/// In browsers UTF-16 is faster at any length. Node writes Latin-1 texts to UTF-8 quickly, and its
/// module reads them with vectors.
#[wasm_bindgen]
#[must_use]
pub fn max_units() -> usize {
    if cfg!(feature = "fast") {
        100
    } else {
        usize::MAX
    }
}

/// Calls `work` with the first `units` code units.
pub(crate) fn with_units<T>(units: usize, work: impl FnOnce(&[u16]) -> T) -> T {
    let memory = TEXT.lock();
    work(cast_slice(&memory).get(..units).unwrap_or_default())
}

/// Calls `work` with the text, or with an empty one if it is not UTF-8.
///
/// JavaScript always writes UTF-8, but relying on that would be unsafe.
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

/// The numbers of an answer, written one after another.
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

    /// Not inlined, because it is called in many places.
    #[inline(never)]
    pub(crate) fn push(&mut self, some: &[u32]) {
        if self.numbers.try_reserve(some.len()).is_ok() {
            self.numbers.extend_from_slice(some);
        } else {
            self.is_full = true;
        }
    }

    /// The length so far.
    pub(crate) fn count(&self) -> u32 {
        number(self.numbers.len())
    }

    pub(crate) fn set(&mut self, place: usize, value: u32) {
        if let Some(number) = self.numbers.get_mut(place) {
            *number = value;
        }
    }

    /// The address, which is valid until the next call; 0 if there was no memory for all of it.
    pub(crate) fn end(mut self) -> usize {
        if self.is_full {
            return 0;
        }
        self.set(0, self.count());
        self.numbers.as_ptr().addr()
    }
}

/// An address or a length: both have 32 bits in WebAssembly.
pub(crate) fn number(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
