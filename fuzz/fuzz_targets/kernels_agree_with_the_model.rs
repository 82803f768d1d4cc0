//! The kernels read many bytes at a time. They measure, split and encode like the model at any
//! alignment of the text and any position of its characters.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Rules, laws};

/// About four segments, and eleven blocks of 64 bytes.
const LONGEST: usize = 700;

fuzz_target!(|input: (u8, u16, u16, Rules, &[u8])| {
    let (phase, length, cut, rules, octets) = input;
    let phase = usize::from(phase % 71);
    let pattern = String::from_utf8_lossy(octets);
    let mut text = "a".repeat(70);
    text.extend(pattern.chars().cycle().take(usize::from(length) % LONGEST));
    // Plain characters before the pattern change its alignment.
    let text = &text[70 - phase..];
    let rules = rules.into();
    laws::measure_agrees_with_the_model(text, rules);
    laws::segments_equal_the_model_and_rejoin(text, rules);
    laws::octets_round_trip(text, rules, cut);
    laws::payload::payloads_round_trip(text);
    let cut = usize::from(cut) % LONGEST;
    laws::a_counter_in_pieces_equals_measure(text, rules.wide_reference, &[cut, LONGEST]);
});
