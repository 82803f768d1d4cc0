//! Operations whose stack and flash use is measured. The calls to every public function are in
//! `proofs/no_panic`.

#![no_std]

use core::hint::black_box;

use septet::UserData;
use septet::reassembly::{Progress, Reassembler};

/// Defines the entry point, which evaluates `$expression`, and the panic handler of a program that
/// is linked but not run.
#[macro_export]
macro_rules! entry_point {
    ($expression:expr) => {
        #[cortex_m_rt::entry]
        fn main() -> ! {
            $expression;
            loop {
                core::hint::spin_loop();
            }
        }

        #[panic_handler]
        fn panic(_: &core::panic::PanicInfo) -> ! {
            loop {
                core::hint::spin_loop();
            }
        }
    };
}

/// Only measures a text.
#[inline(never)]
pub fn measure(text: &str) {
    black_box(septet::measure(text));
}

/// Measures, splits, encodes and decodes a text. The results are opaque to the compiler and are not
/// checked.
#[inline(never)]
pub fn round_trip(text: &str) {
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

/// Holds the longest text of the vectors that fits. In a `static`, it takes no stack.
pub type Store = Reassembler<u32, 2, 16>;

/// Splits, encodes, joins and decodes a text.
#[inline(never)]
pub fn reassemble(text: &str, store: &mut Store) {
    let Ok(segments) = septet::split(text) else {
        return;
    };
    for segment in segments {
        push(&segment.encode(black_box(0x42)), store);
    }
    store.clear();
}

#[inline(never)]
fn push(part: &UserData, store: &mut Store) {
    let Ok(Progress::Complete(key)) = store.push(black_box(1), black_box(2), part) else {
        return;
    };
    for character in store.message(&key).into_iter().flat_map(|one| one.decode()) {
        let _ = black_box(character);
    }
}
