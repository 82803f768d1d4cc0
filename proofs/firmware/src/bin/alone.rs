//! Linked to measure the flash size of septet; not run. Contains only the startup code and the
//! code that measures, splits, encodes and decodes a text.

#![no_std]
#![no_main]

use core::hint::{black_box, spin_loop};
use core::panic::PanicInfo;

use cortex_m_rt::entry;

#[entry]
fn main() -> ! {
    septet_firmware::there_and_back(black_box(""));
    loop {
        spin_loop();
    }
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    loop {
        spin_loop();
    }
}
