//! A program that does not link if a public function of septet can panic.
//!
//! The panic handler calls a function that does not exist. The linker drops that call if no panic
//! is reachable, and otherwise reports the missing function.
//!
//! `check` builds this program, then builds it again with a function that can panic; the second
//! build must fail.

#![no_std]
#![no_main]

use core::hint::black_box;
use core::panic::PanicInfo;

use septet_no_panic::{editing, everything, gateways, traits};

unsafe extern "C" {
    safe fn septet_can_panic() -> !;
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    septet_can_panic()
}

/// The entry point; the program is linked but never run.
#[unsafe(no_mangle)]
pub extern "C" fn _start() {
    let octets = black_box(&[0_u8; 4][..]);
    everything(black_box("text"), octets);
    editing(black_box("text"));
    gateways(black_box("text"), octets);
    traits(black_box("text"), octets);
    #[cfg(feature = "control")]
    control(octets);
}

#[cfg(feature = "control")]
fn control(octets: &[u8]) {
    black_box(octets[black_box(4_usize)]);
}
