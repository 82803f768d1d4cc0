//! Linked to measure septet's flash size, and never run. Contains only the startup code and the
//! code that measures, splits, encodes and decodes a text.

#![no_std]
#![no_main]

use core::hint::black_box;

septet_firmware::entry_point!(septet_firmware::round_trip(black_box("")));
