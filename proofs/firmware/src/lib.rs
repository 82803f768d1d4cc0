//! Operations whose stack and flash use is measured. The calls to every public function are in
//! `proofs/no_panic`.

#![no_std]

use core::hint::black_box;

use core::fmt::{self, Write};

use septet::UserData;
use septet::reassembly::{Progress, Reassembler};
use septet::tpdu::{Address, Direction, Pdu, Submit, Tpdu, Validity};

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

/// A modem that discards what is sent to it.
struct Modem;

impl Write for Modem {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        black_box(text);
        Ok(())
    }
}

/// Reads a DELIVER from the hexadecimal digits of a modem, and answers with a SUBMIT. Returns
/// whether both succeeded.
#[inline(never)]
pub fn answer(line: &str, text: &str) -> bool {
    let Ok(Pdu {
        tpdu: Tpdu::Deliver(deliver),
        ..
    }) = Pdu::from_hex_lossy(Direction::ToMobile, line)
    else {
        return false;
    };
    for character in deliver.user_data.decode_lossy() {
        black_box(character);
    }
    black_box(deliver.timestamp.date_time());
    black_box(deliver.user_data.concatenation());
    submit(deliver.originator, text).is_some()
}

#[inline(never)]
fn submit(destination: Address, text: &str) -> Option<()> {
    for segment in septet::split(text).ok()? {
        let submit = Submit::new(destination, segment.encode(black_box(0x42)))
            .with_validity(Validity::Relative(0xA7));
        let written = submit.write();
        write!(Modem, "AT+CMGS={}\r", written.length()).ok()?;
        write!(Modem, "{}\x1A", written.hex().with_smsc(None)).ok()?;
    }
    Some(())
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
