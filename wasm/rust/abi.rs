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
#[cfg(feature = "text")]
pub(crate) fn with_units<T>(units: usize, work: impl FnOnce(&[u16]) -> T) -> T {
    let memory = TEXT.lock();
    work(cast_slice(&memory).get(..units).unwrap_or_default())
}

/// Calls `work` with the first `len` bytes as text, or with an empty text if they are not UTF-8.
///
/// JavaScript always writes valid UTF-8, but relying on that would need `unsafe`.
pub(crate) fn with_text<T>(len: usize, work: impl FnOnce(&str) -> T) -> T {
    let memory = TEXT.lock();
    let text = cast_slice(&memory).get(..len).and_then(validate_utf8);
    work(text.unwrap_or_default())
}

/// Calls `work` with the first `len` bytes.
#[cfg(feature = "pdu")]
pub(crate) fn with_octets<T>(len: usize, work: impl FnOnce(&[u8]) -> T) -> T {
    let memory = TEXT.lock();
    work(cast_slice(&memory).get(..len).unwrap_or_default())
}

#[cfg(feature = "fast")]
fn validate_utf8(bytes: &[u8]) -> Option<&str> {
    simdutf8::basic::from_utf8(bytes).ok()
}

#[cfg(not(feature = "fast"))]
fn validate_utf8(bytes: &[u8]) -> Option<&str> {
    str::from_utf8(bytes).ok()
}

/// A result to which numbers are appended.
pub(crate) struct ResultBuffer {
    numbers: spin::MutexGuard<'static, Vec<u32>>,
    out_of_memory: bool,
}

impl ResultBuffer {
    pub(crate) fn new() -> Self {
        let mut numbers = NUMBERS.lock();
        numbers.clear();
        let mut result = Self {
            numbers,
            out_of_memory: false,
        };
        result.push(&[0]);
        result
    }

    /// Not inlined, because its many calls would make the module larger.
    #[inline(never)]
    pub(crate) fn push(&mut self, numbers: &[u32]) {
        if self.numbers.try_reserve(numbers.len()).is_ok() {
            self.numbers.extend_from_slice(numbers);
        } else {
            self.out_of_memory = true;
        }
    }

    pub(crate) fn count(&self) -> u32 {
        to_u32(self.numbers.len())
    }

    pub(crate) fn set(&mut self, index: usize, value: u32) {
        if let Some(number) = self.numbers.get_mut(index) {
            *number = value;
        }
    }

    /// Returns the address, which is valid until the next call, or 0 if memory ran out.
    pub(crate) fn finish(mut self) -> usize {
        if self.out_of_memory {
            return 0;
        }
        self.set(0, self.count());
        self.numbers.as_ptr().addr()
    }
}

/// Returns the address of a static text and its length in bytes plus 1, or zeros for `None`.
#[cfg(feature = "substitutes")]
pub(crate) fn address_and_length(text: Option<&'static str>) -> [u32; 2] {
    text.map_or([0, 0], |text| {
        [to_u32(text.as_ptr().addr()), to_u32(text.len()) + 1]
    })
}

/// Returns the length in UTF-16 code units.
#[cfg(feature = "text")]
pub(crate) fn utf16_length(text: &str) -> u32 {
    to_u32(text.chars().map(char::len_utf16).sum())
}

/// Converts an address or a length, both of which have 32 bits in WebAssembly.
pub(crate) fn to_u32(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
