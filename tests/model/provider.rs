//! The naive model of providers' limits.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Coding, Encoding, MAX_SEGMENTS, Rules, coding, segments_in, truncate_if, units};

/// The longest message that a provider accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    Characters(usize),
    Units { gsm7: usize, ucs2: usize },
    SeptetsOrBytes { gsm7: usize, ucs2: usize },
    Segments(usize),
}

/// The protocol numbers segments in one octet.
pub const PROTOCOL: Limit = Limit::Segments(MAX_SEGMENTS);

impl Limit {
    /// What the limit allows and what a message in this coding uses of it. An MMS message is one
    /// segment, and has no septets.
    fn check(self, text: &str, coding: Coding, rules: Rules, is_mms: bool) -> (usize, usize) {
        match self {
            Self::Characters(max) => (max, text.chars().count()),
            Self::Units { .. } | Self::SeptetsOrBytes { .. } if is_mms => {
                PROTOCOL.check(text, coding, rules, true)
            }
            Self::Units { gsm7, ucs2 } => match coding.encoding() {
                Encoding::Gsm7 => (gsm7, units(text, coding)),
                Encoding::Ucs2 => (ucs2, units(text, coding)),
            },
            Self::SeptetsOrBytes { gsm7, ucs2 } => match coding.encoding() {
                Encoding::Gsm7 => (gsm7, units(text, coding)),
                Encoding::Ucs2 => (ucs2, text.len()),
            },
            Self::Segments(max) if is_mms => (max, 1),
            Self::Segments(max) => (max, segments_in(text, coding, rules).len()),
        }
    }

    /// Checks this limit, or the protocol's limit if only that is exceeded.
    pub fn decisive(self, text: &str, rules: Rules, is_mms: bool) -> (usize, usize) {
        let coding = coding(text, rules);
        let own = self.check(text, coding, rules, is_mms);
        let protocol = PROTOCOL.check(text, coding, rules, is_mms);
        match own.1 <= own.0 && protocol.1 > protocol.0 {
            true => protocol,
            false => own,
        }
    }
}

/// The longest prefix of at most `limit` segments that meets the provider's limit.
pub fn truncate(text: &str, limit: usize, own: Limit, rules: Rules) -> &str {
    let limit = limit.min(MAX_SEGMENTS);
    // Each prefix is tried in many codings.
    let known = RefCell::new(BTreeMap::new());
    truncate_if(text, limit, rules, &|prefix| {
        *known.borrow_mut().entry(prefix.len()).or_insert_with(|| {
            let (max, used) = own.decisive(prefix, rules, false);
            used <= max
        })
    })
}
