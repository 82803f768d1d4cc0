//! The grapheme cluster at the end of a segment.

use core::ops::Range;

use unicode_segmentation::GraphemeCursor;

/// Returns the cluster that a cut at `offset` would divide, or `None` if `offset` is between two
/// clusters. CR LF is two clusters. `text` begins with a cluster.
pub(super) fn straddling_cluster(text: &str, offset: usize) -> Option<Range<usize>> {
    let (before, after) = text.split_at_checked(offset)?;
    if before.ends_with('\r') && after.starts_with('\n') {
        return None;
    }
    // The whole text is at hand, so there are no errors.
    let mut cursor = GraphemeCursor::new(offset, text.len(), true);
    if cursor.is_boundary(text, 0).unwrap_or(true) {
        return None;
    }
    let start = cursor.prev_boundary(text, 0).ok().flatten()?;
    let mut cursor = GraphemeCursor::new(offset, text.len(), true);
    let end = cursor.next_boundary(text, 0).ok().flatten()?;
    Some(start..end)
}
