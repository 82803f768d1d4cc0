//! `Display` implementations.

use core::fmt::{self, Write};

use super::concatenation::ReferenceWidth;
use super::decode::DecodeLossy;

/// Writes `8-bit` or `16-bit`.
impl fmt::Display for ReferenceWidth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Bits8 => "8-bit",
            Self::Bits16 => "16-bit",
        })
    }
}

/// Writes the remaining characters without advancing the iterator.
///
/// ```
/// let user_data = septet::split("5 €")?.next().unwrap().encode(0);
/// assert_eq!(user_data.decode_lossy().to_string(), "5 €");
/// # Ok::<(), septet::SplitError>(())
/// ```
impl fmt::Display for DecodeLossy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.clone()
            .try_for_each(|character| f.write_char(character))
    }
}
