//! The flash size of a device that only measures: `measure` on an opaque text. Contains only the
//! startup code besides. It is linked, not run.

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
