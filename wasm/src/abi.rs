//! Memory shared with JavaScript: a text and the numbers of a result.

use alloc::vec::Vec;

use bytemuck::cast_slice;
use spin::Mutex;
use wasm_bindgen::prelude::wasm_bindgen;

/// The text that JavaScript writes, as UTF-8 or as UTF-16 code units.
static TEXT: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// The result. Its first number is its length.
static NUMBERS: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// Reserves `words` 32-bit words for a text. Returns the address, which is valid until the next
/// call, or 0 if memory ran out.
#[wasm_bindgen]
pub fn reserve(words: usize) -> usize {
    let mut text = TEXT.lock();
    // Free the old text first, so that it is not copied.
    *text = Vec::new();
    if text.try_reserve_exact(words).is_err() {
        return 0;
    }
    text.resize(words, 0);
    text.as_ptr().addr()
}

/// Returns the length in code units up to which `measure` without options reads any text as UTF-16.
/// Longer texts are read as UTF-8 if they begin with a Latin-1 character.
///
/// In browsers UTF-16 is faster at any length. Node.js encodes Latin-1 as UTF-8 quickly, and its
/// module reads UTF-8 with SIMD.
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

/// Calls `work` with the first `octets` bytes as text, or with an empty text if they are not UTF-8.
///
/// JavaScript always writes valid UTF-8, but relying on that would need `unsafe`.
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

/// A result to which numbers are appended.
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

    /// Not inlined, because its many calls would make the module larger.
    #[inline(never)]
    pub(crate) fn push(&mut self, some: &[u32]) {
        if self.numbers.try_reserve(some.len()).is_ok() {
            self.numbers.extend_from_slice(some);
        } else {
            self.is_full = true;
        }
    }

    pub(crate) fn count(&self) -> u32 {
        number(self.numbers.len())
    }

    pub(crate) fn set(&mut self, place: usize, value: u32) {
        if let Some(number) = self.numbers.get_mut(place) {
            *number = value;
        }
    }

    /// Returns the address, which is valid until the next call, or 0 if memory ran out.
    pub(crate) fn end(mut self) -> usize {
        if self.is_full {
            return 0;
        }
        self.set(0, self.count());
        self.numbers.as_ptr().addr()
    }
}

/// Converts an address or a length, both of which have 32 bits in WebAssembly.
pub(crate) fn number(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
