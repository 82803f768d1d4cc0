//! The longest prefix within a limit.

use super::limit::Limit;
use crate::alphabet::Coding;
use crate::segment::{PrefixLimit, Segmenter};

/// Truncates a text to a number of segments and to a limit.
pub(super) type Truncate = for<'t> fn(Segmenter, &'t str, u32, Limit) -> &'t str;

/// Returns the longest prefix that is certainly within the limit.
pub(super) fn longest_prefix(rules: Segmenter, text: &str, segments: u32, limit: Limit) -> &str {
    let within = Within { rules, limit };
    rules.truncate_with(text, segments, Some(&within))
}

/// The prefixes that are certainly within a limit.
struct Within {
    rules: Segmenter,
    limit: Limit,
}

impl PrefixLimit for Within {
    fn end(&self, text: &str, coding: Option<Coding>) -> usize {
        self.limit.end(text, coding)
    }

    fn accepts(&self, prefix: &str) -> bool {
        let measure = self.rules.measure(prefix);
        let bytes = u32::try_from(prefix.len()).unwrap_or(u32::MAX);
        let check = self.limit.check(bytes, &measure, measure.segments);
        check.is_within()
    }
}
