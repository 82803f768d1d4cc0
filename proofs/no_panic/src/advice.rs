//! Explanations, replacements and providers.

use core::hint::black_box;

use septet::provider::{Channel, Limit, Provider};
use septet::replace::{Groups, Policy, Substitute};

use crate::segmenter;

#[inline(never)]
pub fn explain(text: &str) {
    let explanation = segmenter().explain(text);
    black_box((explanation.measure(), explanation.only_unmappable()));
    black_box((
        explanation.measure_without_unmappable(),
        explanation.measure_with_substitutes(black_box(Groups::ALL)),
        explanation.is_mappable(black_box('a')),
    ));
    black_box((
        explanation.segments_without_extensions(),
        explanation.segments_with_line_feeds(),
        explanation.naive_segments(),
    ));
    for position in explanation.extensions().chain(explanation.crlf_breaks()) {
        black_box(position);
    }
    for one in explanation.unmappable() {
        black_box(one);
    }
    for end in explanation.segment_ends() {
        black_box(end);
    }
    let replacement = segmenter().replace(text, black_box(Groups::ALL), black_box(Policy::IfSaves));
    black_box((
        replacement.before(),
        replacement.after(),
        replacement.is_changed(),
    ));
    black_box(replacement.changes().count());
    for character in replacement.characters() {
        black_box(character);
    }
    black_box(segmenter().reference_width());
}

#[inline(never)]
pub fn provider(text: &str) {
    let ours = Provider::new(black_box("ours"), segmenter())
        .with_limit(black_box(Limit::Segments(3)))
        .with_revision(black_box("2026-11"))
        .with_segmenter(segmenter());
    for provider in [Some(ours), Provider::from_name(text)]
        .into_iter()
        .flatten()
    {
        black_box((provider.name(), provider.revision(), provider.limit()));
        black_box(provider.segmenter());
        black_box(provider.truncate(text, black_box(3)));
        let channel = Channel::from_message(black_box(true), black_box(1));
        let estimate = provider.estimate(text, channel);
        black_box(estimate.messages_within(black_box(9)));
        black_box((
            estimate.limit.is_met(),
            estimate.limit.remaining(),
            estimate.limit.excess(),
        ));
    }
}

#[inline(never)]
pub fn substitution(text: &str) {
    let groups = black_box(Groups::default())
        .with(black_box(Groups::SPACES))
        .without(black_box(Groups::ACCENTS));
    black_box((groups.contains(Groups::TYPOGRAPHY), groups.is_empty()));
    black_box(Substitute::from_char(black_box('a')));
    black_box(septet::replace::substitute(black_box('a'), groups));
    let replaced = groups.replace(text);
    black_box((replaced.size_hint(), replaced.is_changed()));
    black_box(replaced.changes().size_hint());
    replaced.changes().for_each(|change| {
        black_box(change);
    });
    replaced.for_each(|character| {
        black_box(character);
    });
}
