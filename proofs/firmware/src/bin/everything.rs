//! Linked to measure septet's maximum flash size, and never run. Contains only the startup code and
//! `septet_no_panic::everything`: every public function, but few trait methods.

#![no_std]
#![no_main]

use core::hint::black_box;

septet_firmware::entry_point!(septet_no_panic::everything(black_box(""), black_box(&[])));
