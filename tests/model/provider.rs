//! The naive model of providers' limits.

use super::{Encoding, MAX_SEGMENTS, Rules, coding, segments_in, truncate_if, units};

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
    /// What the limit allows, and how much of it a message uses. An MMS message is one segment, and
    /// limits in units do not apply to it.
    pub fn check(self, text: &str, rules: Rules, is_mms: bool) -> (usize, usize) {
        let coding = coding(text, rules);
        match self {
            Self::Characters(max) => (max, text.chars().count()),
            Self::Units { .. } | Self::SeptetsOrBytes { .. } if is_mms => {
                PROTOCOL.check(text, rules, true)
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
        let own = self.check(text, rules, is_mms);
        let protocol = PROTOCOL.check(text, rules, is_mms);
        match own.1 <= own.0 && protocol.1 > protocol.0 {
            true => protocol,
            false => own,
        }
    }
}

/// The longest prefix of at most `limit` segments that meets the provider's limit.
pub fn truncate(text: &str, limit: usize, own: Limit, rules: Rules) -> &str {
    let limit = limit.min(MAX_SEGMENTS);
    truncate_if(text, limit, rules, &|prefix| {
        let (max, used) = own.decisive(prefix, rules, false);
        used <= max
    })
}
