//! Conversions.

use super::split::Segment;

/// Same as [`Segment::text`].
impl AsRef<str> for Segment<'_> {
    fn as_ref(&self) -> &str {
        self.text()
    }
}
