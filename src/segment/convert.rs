//! Values of this layer seen as others.

use super::split::Segment;

/// The text, as [`Segment::text`].
impl AsRef<str> for Segment<'_> {
    fn as_ref(&self) -> &str {
        self.text()
    }
}
