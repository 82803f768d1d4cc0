//! Explanations, replacements and providers.

use core::hint::black_box;

use septet::Encoding;
use septet::explain::{self, Explanation};
use septet::provider::{self, Channel, Limit, LimitUnits, Provider};
use septet::replace::{self, Groups, Policy, Replacement};
use septet::segment;

use crate::counting::segmenter;

#[inline(never)]
pub fn explain(text: &str) {
    explanation(&segment::Segmenter::explain(segmenter(), text));
    replacement(&segment::Segmenter::replace(
        segmenter(),
        text,
        black_box(Groups::ALL),
        black_box(Policy::IfSaves),
    ));
}

fn explanation(explanation: &Explanation<'_>) {
    black_box((
        explain::Explanation::measure(explanation),
        explain::Explanation::only_unmappable(explanation),
        explain::Explanation::measure_without_unmappable(explanation),
        explain::Explanation::measure_with_substitutes(explanation, black_box(Groups::ALL)),
        explain::Explanation::is_mappable(explanation, black_box('a')),
        explain::Explanation::segments_without_extensions(explanation),
        explain::Explanation::segments_with_line_feeds(explanation),
        explain::Explanation::naive_segments(explanation),
    ));
    for position in explain::Explanation::extensions(explanation) {
        black_box(position);
    }
    for position in explain::Explanation::crlf_breaks(explanation) {
        black_box(position);
    }
    for one in explain::Explanation::unmappable(explanation) {
        black_box(one);
    }
    for end in explain::Explanation::segment_ends(explanation) {
        black_box(end);
    }
}

pub fn replacement(replacement: &Replacement<'_>) {
    black_box((
        replace::Replacement::before(replacement),
        replace::Replacement::after(replacement),
        replace::Replacement::is_changed(replacement),
    ));
    for change in replace::Replacement::changes(replacement) {
        black_box(change);
    }
    for character in replace::Replacement::characters(replacement) {
        black_box(character);
    }
}

#[inline(never)]
fn limit() -> Limit {
    let [one, other] = black_box([LimitUnits::UNITS, LimitUnits::BYTES]);
    let units = provider::LimitUnits::with(one, other);
    let units = provider::LimitUnits::without(units, black_box(LimitUnits::NONE));
    black_box(provider::LimitUnits::contains(units, one));
    let limit = provider::Limit::new(black_box(3), units);
    let limit = provider::Limit::with_ucs2(limit, black_box(2), one);
    black_box((
        provider::Limit::max(limit, black_box(Encoding::Ucs2)),
        provider::Limit::units(limit, black_box(Encoding::Gsm7)),
    ));
    limit
}

#[inline(never)]
pub fn provider(text: &str) {
    let ours = provider::Provider::new(black_box("ours"), segmenter());
    let ours = provider::Provider::with_limit(ours, limit());
    let ours = provider::Provider::with_rcs_limit(ours, black_box(9));
    let ours = provider::Provider::with_name(ours, black_box("ours"));
    let ours = provider::Provider::with_revision(ours, black_box("2026-11"));
    let ours = provider::Provider::with_segmenter(ours, segmenter());
    for provider in [Some(ours), provider::Provider::from_name(text)]
        .into_iter()
        .flatten()
    {
        let provider = black_box(provider);
        counted_by(&provider, text);
        counted_by(&provider::Provider::with_ascii_alphabet(provider), text);
    }
    #[cfg(feature = "graphemes")]
    for provider in [Provider::TWILIO, Provider::TWILIO_TOLL_FREE] {
        counted_by(&provider, text);
        counted_by(&provider::Provider::with_ascii_alphabet(provider), text);
    }
}

#[inline(never)]
fn counted_by(provider: &Provider, text: &str) {
    black_box((
        provider::Provider::name(provider),
        provider::Provider::revision(provider),
        provider::Provider::limit(provider),
        provider::Provider::rcs_limit(provider),
        provider::Provider::has_ascii_alphabet(provider),
        provider::Provider::segmenter(provider),
    ));
    black_box(provider::Provider::truncate(provider, text, black_box(3)));
    let channel = provider::Channel::from_message(black_box(true), black_box(1));
    black_box::<Channel>(channel);
    let estimate = black_box(provider::Provider::estimate(provider, text, channel));
    black_box(provider::Estimate::messages_within(estimate, black_box(9)));
    black_box(provider::Estimate::rcs_tier(estimate));
    black_box((
        provider::LimitCheck::is_within(estimate.limit),
        provider::LimitCheck::remaining(estimate.limit),
        provider::LimitCheck::excess(estimate.limit),
    ));
}

#[inline(never)]
pub fn substitution(text: &str) {
    let groups = replace::Groups::with(black_box(Groups::NONE), black_box(Groups::SPACES));
    let groups = replace::Groups::without(groups, black_box(Groups::ACCENTS));
    black_box((
        replace::Groups::contains(groups, black_box(Groups::TYPOGRAPHY)),
        replace::Groups::is_empty(groups),
    ));
    black_box(replace::Substitute::from_char(black_box('a')));
    black_box(replace::substitute(black_box('a'), groups));
    let replaced = replace::Groups::replace(groups, text);
    black_box(replace::Replace::is_changed(&replaced));
    for change in replace::Replace::changes(&replaced) {
        black_box(change);
    }
    for character in replaced {
        black_box(character);
    }
}
