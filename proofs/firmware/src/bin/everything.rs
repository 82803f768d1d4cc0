//! The maximum flash size of septet: every public function that needs no feature, with printed
//! errors but without other conversions of text. Contains only the startup code besides. It is linked, not run.

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
