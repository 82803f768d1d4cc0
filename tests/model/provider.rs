//! The naive model of providers' limits and counts.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Encoding, MAX_SEGMENTS, Rules, coding, encoding, segments, truncate_if, units};

/// What a limit may count: characters, units, bytes, segments.
pub type Units = [bool; 4];

/// The longest message that a provider accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The maximum in GSM-7 and in UCS-2, each with what it may count.
    pub gsm7: (usize, Units),
    pub ucs2: (usize, Units),
}

impl Limit {
    pub fn both(max: usize, units: Units) -> Self {
        let bound = (max, units);
        Self {
            gsm7: bound,
            ucs2: bound,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    Sms,
    Mms,
    Rcs,
    RcsUs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acceptance {
    Accepted,
    MayBeRefused,
    Refused,
}

/// The result of a check: the amount that the message uses is in the unit with this index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    pub acceptance: Acceptance,
    pub max: usize,
    pub used: usize,
    pub unit: usize,
}

/// Checks the amounts, of which only those of `units` count.
fn check(max: usize, units: Units, amounts: [usize; 4]) -> Check {
    let counted: Vec<(usize, usize)> = (0..4)
        .filter(|&i| units[i])
        .map(|i| (amounts[i], i))
        .collect();
    let within = counted.iter().filter(|(used, _)| *used <= max).count();
    let most = counted.iter().map(|(used, _)| *used).max().unwrap_or(0);
    let least = counted.iter().map(|(used, _)| *used).min().unwrap_or(0);
    let (acceptance, used) = match within {
        _ if within == counted.len() => (Acceptance::Accepted, most),
        0 => (Acceptance::Refused, least),
        _ => (Acceptance::MayBeRefused, most),
    };
    let unit = counted.iter().find(|(one, _)| *one == used);
    Check {
        acceptance,
        max,
        used,
        unit: unit.map_or(3, |&(_, unit)| unit),
    }
}

/// A header numbers segments in one octet.
const PROTOCOL: (usize, Units) = (MAX_SEGMENTS, [false, false, false, true]);

/// Whether amounts in this encoding are certainly within the limit.
pub fn accepts(limit: Limit, encoding: Encoding, amounts: [usize; 4]) -> bool {
    let (max, units) = match encoding {
        Encoding::Gsm7 => limit.gsm7,
        Encoding::Ucs2 => limit.ucs2,
    };
    check(max, units, amounts).acceptance == Acceptance::Accepted
}

/// The number of billed segments, and the check of the limit.
pub fn estimate(text: &str, rules: Rules, limit: Limit, channel: Channel) -> (usize, Check) {
    let coding = coding(text, rules);
    let bytes = text.len();
    let billed = match channel {
        Channel::Sms => segments(text, rules).len(),
        Channel::Mms | Channel::Rcs => 1,
        // 160 bytes each, torn anywhere.
        Channel::RcsUs => text.as_bytes().chunks(160).count(),
    };
    let amounts = [text.chars().count(), units(text, coding), bytes, billed];
    let own = match coding.encoding() {
        Encoding::Gsm7 => limit.gsm7,
        Encoding::Ucs2 => limit.ucs2,
    };
    if channel == Channel::Sms {
        let own = check(own.0, own.1, amounts);
        let protocol = check(PROTOCOL.0, PROTOCOL.1, amounts);
        let is_protocol = own.acceptance != Acceptance::Refused && billed > MAX_SEGMENTS;
        return (billed, if is_protocol { protocol } else { own });
    }
    // Other messages have no septets or code units.
    let units: Units = std::array::from_fn(|i| i != 1 && (limit.gsm7.1[i] || limit.ucs2.1[i]));
    let (max, units) = match limit.gsm7.0 == limit.ucs2.0 && units != [false; 4] {
        true => (own.0, units),
        false => (u32::MAX as usize, [false, false, false, true]),
    };
    (billed, check(max, units, amounts))
}

/// The longest prefix of at most `segments` segments that is certainly within the limit.
pub fn truncate(text: &str, segments: usize, limit: Limit, rules: Rules) -> &str {
    let segments = segments.min(MAX_SEGMENTS);
    // Each prefix is tried in many codings.
    let known = RefCell::new(BTreeMap::new());
    truncate_if(text, segments, rules, &|prefix| {
        *known.borrow_mut().entry(prefix.len()).or_insert_with(|| {
            let (_, check) = estimate(prefix, rules, limit, Channel::Sms);
            check.acceptance == Acceptance::Accepted
        })
    })
}

/// What a text costs if every ASCII character takes one septet and all others need UCS-2:
/// the encoding, the units and the segments.
pub fn ascii(text: &str, rules: Rules) -> (Encoding, usize, usize) {
    if text.is_ascii() {
        let letters = "a".repeat(text.len());
        let plain = Rules {
            forced: Some(Encoding::Gsm7),
            ..rules
        };
        assert_eq!(encoding(&letters, plain), Encoding::Gsm7);
        return (Encoding::Gsm7, text.len(), segments(&letters, plain).len());
    }
    let rules = Rules {
        forced: Some(Encoding::Ucs2),
        ..rules
    };
    let units = text.encode_utf16().count();
    (Encoding::Ucs2, units, segments(text, rules).len())
}
