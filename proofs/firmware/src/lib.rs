//! septet's work on one text, and nothing else: what a stack and a flash are measured
//! with. The calls of every function are those of `proofs/no_panic`.

#![no_std]

use core::hint::black_box;

use septet::UserData;

/// Only asks what a text costs.
#[inline(never)]
pub fn measure(text: &str) {
    black_box(septet::measure(text));
}

/// Measures a text, splits and encodes it, and reads what was sent. Nothing is
/// checked; the compiler just cannot see through it.
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
