//! Linked to measure the flash size of a program that reads a DELIVER and writes a SUBMIT, and
//! never run. Contains only these functions and the startup code.

#![no_std]
#![no_main]

use core::hint::black_box;

septet_firmware::entry_point!(septet_firmware::answer(black_box(""), black_box("")));
