//! Linked to measure the maximum flash size of septet; not run. Contains only the startup code and
//! every public function, with the display of errors but without other text conversions.

#![no_std]
#![no_main]

use core::hint::{black_box, spin_loop};
use core::panic::PanicInfo;

use cortex_m_rt::entry;

#[entry]
fn main() -> ! {
    septet_no_panic::everything(black_box(""), black_box(&[]));
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
