//! septet on a Cortex-M0, without std and without an allocator: every row of the
//! tables in `tests/data`, and some inputs that are refused.

#![no_std]
#![no_main]

mod check;
mod host;
mod packing;
mod refused;
mod stack;
mod tables;
mod vector;

use core::hint::black_box;
use core::panic::PanicInfo;

use check::Tally;
use cortex_m_rt::entry;

#[entry]
fn main() -> ! {
    // First, while the stack has not been deeper; the checks take more than septet.
    for row in tables::VECTORS {
        septet_firmware::there_and_back(black_box(row.text));
    }
    let alone = stack::high_water_mark();

    let mut tally = Tally::default();
    for row in tables::VECTORS {
        tally.count(row.id, vector::check(row));
    }
    for row in tables::PACKINGS {
        tally.count(row.id, packing::check(row));
    }
    for (id, check) in refused::CHECKS {
        tally.count(id, check());
    }
    // Before the results are printed: that is not septet's work.
    let mark = stack::high_water_mark();

    let Tally { passed, failed } = tally;
    host::line(format_args!("{passed} passed, {failed} failed"));
    host::line(format_args!(
        "stack high-water mark, septet alone: {alone} octets"
    ));
    host::line(format_args!(
        "stack high-water mark, with the checks: {mark} octets"
    ));
    host::exit(failed == 0)
}

#[panic_handler]
fn panic(info: &PanicInfo) -> ! {
    host::line(format_args!("{info}"));
    host::exit(false)
}
