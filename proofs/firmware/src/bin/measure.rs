//! What a device takes of flash that only asks what a text costs: `measure` on a text that
//! the compiler does not know, and but for that only the start of the processor. It is
//! linked, not run.

#![no_std]
#![no_main]

use core::hint::{black_box, spin_loop};
use core::panic::PanicInfo;

use cortex_m_rt::entry;

#[entry]
fn main() -> ! {
    septet_firmware::measure(black_box(""));
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
