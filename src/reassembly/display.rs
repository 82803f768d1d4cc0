//! `Display` for joined text.

use core::fmt::{self, Write};

use super::decode::DecodeLossy;

/// Writes the remaining characters without advancing the iterator.
///
/// ```
/// let mut store = septet::reassembly::Reassembler::<u32, 2, 6>::new();
/// let text = "ж".repeat(80);
/// for segment in septet::split(&text)? {
///     store.push(1, 60, &segment.encode(7)).unwrap();
/// }
/// assert_eq!(store.stalest().unwrap().decode_lossy().to_string(), text);
/// # Ok::<(), septet::SplitError>(())
/// ```
impl fmt::Display for DecodeLossy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.clone()
            .try_for_each(|character| f.write_char(character))
    }
}
