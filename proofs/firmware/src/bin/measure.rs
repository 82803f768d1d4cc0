//! Linked to measure the flash size of `septet::measure`, and never run. Contains only that
//! function and the startup code.

#![no_std]
#![no_main]

use core::hint::black_box;

septet_firmware::entry_point!(septet_firmware::measure(black_box("")));
