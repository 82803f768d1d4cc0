//! Linked to measure the maximum flash size of septet; not run. Contains only the startup code and
//! every public function, with the display of errors but without the other traits.

#![no_std]
#![no_main]

use core::hint::black_box;

septet_firmware::entry_point!(septet_no_panic::everything(black_box(""), black_box(&[])));
