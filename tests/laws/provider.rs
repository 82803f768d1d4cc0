//! The laws of providers: estimates and truncation under any limit and any rules.

use septet::provider::{Channel, Limit, LimitCheck, Provider};

use super::{equals_the_model, segmenter};
use crate::model::{self, Rules, provider as naive};

pub fn limit(limit: naive::Limit) -> Limit {
    let number = |number: usize| u32::try_from(number).unwrap();
    match limit {
        naive::Limit::Characters(max) => Limit::Characters(number(max)),
        naive::Limit::Units { gsm7, ucs2 } => Limit::Units {
            gsm7: number(gsm7),
            ucs2: number(ucs2),
        },
        naive::Limit::SeptetsOrBytes { gsm7, ucs2 } => Limit::SeptetsOrBytes {
            gsm7: number(gsm7),
            ucs2: number(ucs2),
        },
        naive::Limit::Segments(max) => Limit::Segments(number(max)),
    }
}

fn provider(rules: Rules, own: naive::Limit) -> Provider {
    Provider::new("any", segmenter(rules)).with_limit(limit(own))
}

/// Estimates equal the model's, and `is_met`, `excess` and `remaining` follow from the reported
/// limit.
pub fn estimates_equal_the_model(text: &str, rules: Rules, own: naive::Limit) {
    for (channel, is_mms) in [(Channel::Sms, false), (Channel::Mms, true)] {
        let estimate = provider(rules, own).estimate(text, channel);
        equals_the_model(estimate.measure, text, rules);
        let segments = match is_mms {
            true => 1,
            false => model::segments(text, rules).len(),
        };
        assert_eq!(estimate.segments as usize, segments);
        let (max, used) = own.decisive(text, rules, is_mms);
        let LimitCheck { max: found, .. } = estimate.limit;
        assert_eq!((found as usize, estimate.limit.used as usize), (max, used));
        assert_eq!(estimate.limit.is_met(), used <= max);
        assert_eq!(estimate.limit.excess() as usize, used.saturating_sub(max));
        assert_eq!(
            estimate.limit.remaining() as usize,
            max.saturating_sub(used)
        );
    }
}

/// The prefix is the longest that meets the limit.
pub fn truncation_meets_the_limit(text: &str, rules: Rules, own: naive::Limit, segments: u32) {
    let provider = provider(rules, own);
    let prefix = provider.truncate(text, segments);
    assert!(text.starts_with(prefix));
    let expected = naive::truncate(text, segments as usize, own, rules);
    assert_eq!(prefix, expected);
    if !prefix.is_empty() {
        let estimate = provider.estimate(prefix, Channel::Sms);
        assert!(estimate.limit.is_met() && estimate.segments <= segments);
    }
}
