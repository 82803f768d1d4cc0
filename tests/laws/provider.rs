//! The laws of providers: estimates and truncation under any limit and any rules.

use septet::provider::{Acceptance, Channel, Limit, LimitUnit, LimitUnits, Provider, RcsTier};

use super::{encoding, equals_the_model, segmenter};
use crate::model::{self, Encoding, Rules, provider as naive};

const CHANNELS: [(Channel, naive::Channel); 4] = [
    (Channel::Sms, naive::Channel::Sms),
    (Channel::Mms, naive::Channel::Mms),
    (Channel::Rcs, naive::Channel::Rcs),
    (Channel::RcsUs, naive::Channel::RcsUs),
];

fn units(units: naive::Units) -> LimitUnits {
    let sets = [
        LimitUnits::CHARACTERS,
        LimitUnits::UNITS,
        LimitUnits::BYTES,
        LimitUnits::SEGMENTS,
    ];
    let chosen = sets.into_iter().zip(units).filter(|(_, is_in)| *is_in);
    chosen.fold(LimitUnits::NONE, |all, (set, _)| all.with(set))
}

pub fn limit(limit: naive::Limit) -> Limit {
    let number = |number: usize| u32::try_from(number).unwrap();
    let (gsm7, ucs2) = (limit.gsm7, limit.ucs2);
    Limit::new(number(gsm7.0), units(gsm7.1)).with_ucs2(number(ucs2.0), units(ucs2.1))
}

fn provider(rules: Rules, own: naive::Limit) -> Provider {
    Provider::new("any", segmenter(rules))
        .with_limit(limit(own))
        .with_rcs_limit(u32::try_from(own.gsm7.0).unwrap())
}

fn acceptance(acceptance: naive::Acceptance) -> Acceptance {
    match acceptance {
        naive::Acceptance::Accepted => Acceptance::Accepted,
        naive::Acceptance::MayBeRefused => Acceptance::MayBeRefused,
        naive::Acceptance::Refused => Acceptance::Refused,
    }
}

/// Estimates equal the model's in every channel, and `is_within`, `excess` and `remaining` follow
/// from the reported limit.
pub fn estimates_equal_the_model(text: &str, rules: Rules, own: naive::Limit) {
    let in_units = match model::encoding(text, rules) {
        Encoding::Gsm7 => LimitUnit::Septets,
        Encoding::Ucs2 => LimitUnit::CodeUnits,
    };
    for (channel, same) in CHANNELS {
        let estimate = provider(rules, own).estimate(text, channel);
        equals_the_model(estimate.measure, text, rules);
        let limit = match channel {
            Channel::Sms | Channel::Mms => own,
            _ => naive::Limit::both(own.gsm7.0, [true, false, true, false]),
        };
        let (segments, expected) = naive::estimate(text, rules, limit, same);
        assert_eq!(estimate.segments as usize, segments, "{channel}");
        assert_eq!(estimate.bytes as usize, text.len());
        let check = estimate.limit;
        let unit = [
            LimitUnit::Characters,
            in_units,
            LimitUnit::Bytes,
            LimitUnit::Segments,
        ][expected.unit];
        let found = (
            check.acceptance,
            check.max as usize,
            check.used as usize,
            check.unit,
        );
        let wanted = (
            acceptance(expected.acceptance),
            expected.max,
            expected.used,
            unit,
        );
        assert_eq!(found, wanted, "{channel} {own:?}");
        assert_eq!(check.is_within(), wanted.0 == Acceptance::Accepted);
        let (max, used) = (expected.max, expected.used);
        assert_eq!(check.excess() as usize, used.saturating_sub(max));
        assert_eq!(check.remaining() as usize, max.saturating_sub(used));
        let tier = match (channel, text.len()) {
            (Channel::Rcs, ..=160) => Some(RcsTier::Basic),
            (Channel::Rcs, _) => Some(RcsTier::Single),
            _ => None,
        };
        assert_eq!(estimate.rcs_tier(), tier);
    }
}

/// The prefix is the longest that is certainly within the limit.
pub fn truncation_meets_the_limit(text: &str, rules: Rules, own: naive::Limit, segments: u32) {
    let provider = provider(rules, own);
    let prefix = provider.truncate(text, segments);
    assert!(text.starts_with(prefix));
    let expected = naive::truncate(text, segments as usize, own, rules);
    assert_eq!(prefix, expected);
    if !prefix.is_empty() {
        let estimate = provider.estimate(prefix, Channel::Sms);
        assert!(estimate.limit.is_within() && estimate.segments <= segments);
    }
}

/// With the ASCII alphabet, ASCII texts take one septet per character and all others UCS-2, and the
/// longest prefix may be either. The rules have no national tables and force no encoding.
pub fn ascii_equals_the_model(text: &str, rules: Rules, own: naive::Limit, segments: u32) {
    let rules = Rules {
        forced: None,
        locking: 0,
        single: 0,
        excluded: &[],
        ..rules
    };
    let provider = Provider::new("any", segmenter(rules)).with_ascii_alphabet();
    let measure = provider.estimate(text, Channel::Sms).measure;
    let found = (
        measure.encoding,
        measure.units as usize,
        measure.segments as usize,
    );
    let (written_in, units, count) = naive::ascii(text, rules);
    assert_eq!(found, (encoding(written_in), units, count));
    assert_eq!(measure.unmappable, 0);

    let provider = provider.with_limit(limit(own));
    let prefix = provider.truncate(text, segments);
    let fits = |prefix: &str| {
        let (encoding, units, count) = naive::ascii(prefix, rules);
        let amounts = [prefix.chars().count(), units, prefix.len(), count];
        let is_within = naive::accepts(own, encoding, amounts);
        segments > 0 && count <= segments as usize && is_within
    };
    assert!(prefix.is_empty() || fits(prefix));
    // Without clusters, a prefix may end after any character.
    if !rules.clusters {
        let ends = text
            .char_indices()
            .map(|(at, character)| at + character.len_utf8());
        let longest = ends.filter(|&end| fits(&text[..end])).max();
        assert_eq!(prefix.len(), longest.unwrap_or(0));
    }
}
