//! Operations of septet whose stack and flash are measured. `proofs/no_panic` calls every function.

#![no_std]

use core::hint::black_box;

use septet::UserData;

/// Only measures a text.
#[inline(never)]
pub fn measure(text: &str) {
    black_box(septet::measure(text));
}

/// Measures, splits, encodes and decodes a text. Results are opaque to the compiler and not
/// checked.
#[inline(never)]
pub fn there_and_back(text: &str) {
    black_box(septet::measure(text));
    let Ok(segments) = septet::split(text) else {
        return;
    };
    for segment in segments {
        let sent = segment.encode(black_box(0x42));
        black_box(&sent);
        let received = UserData::parse(sent.fields(), sent.octets());
        let Ok(received) = received else {
            return;
        };
        for character in received.decode() {
            let _ = black_box(character);
        }
    }
}
