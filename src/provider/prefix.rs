//! The longest prefix within a limit.

use super::limit::Limit;
use crate::segment::Segmenter;

/// Truncates a text to a number of segments and to a limit.
pub(super) type Truncate = for<'t> fn(Segmenter, &'t str, u32, Limit) -> &'t str;

/// Returns the longest prefix that is certainly within the limit.
pub(super) fn longest_prefix(rules: Segmenter, text: &str, segments: u32, limit: Limit) -> &str {
    rules.truncate_if(
        text,
        segments,
        &|coding| limit.end(text, coding),
        &|prefix| {
            let measure = rules.measure(prefix);
            let bytes = u32::try_from(prefix.len()).unwrap_or(u32::MAX);
            limit.check(bytes, &measure, measure.segments).is_within()
        },
    )
}
