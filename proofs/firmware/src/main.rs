//! Runs septet on a Cortex-M0 without std or an allocator: the rows of `vectors.tsv` and
//! `packing.tsv` except those for national tables, some invalid inputs, and texts at every
//! alignment within a machine word.

#![no_std]
#![no_main]

mod check;
mod host;
mod invalid;
mod kernels;
mod packing;
mod stack;
mod tables;
mod vector;

use core::hint::black_box;
use core::panic::PanicInfo;

use check::Tally;
use cortex_m_rt::entry;
use tables::Vector;

#[entry]
fn main() -> ! {
    static mut STORE: septet_firmware::Store = septet_firmware::Store::with_max_age(3600);

    // The smallest task runs first, because the mark never decreases. Only failures are printed
    // before the last measurement, because printing raises the mark.
    let measure = mark(|row| septet_firmware::measure(black_box(row.text)));
    let alone = mark(|row| septet_firmware::round_trip(black_box(row.text)));
    let reassembly = mark_reassembly(STORE);
    let tally = checks();
    let with_checks = stack::high_water_mark();
    let everything =
        mark(|row| septet_no_panic::everything(black_box(row.text), row.text.as_bytes()));

    report("measure", measure);
    report("septet alone", alone);
    report("reassembly", reassembly);
    report("with the checks", with_checks);
    report("every function", everything);
    host::line(format_args!(
        "{} passed, {} failed",
        tally.passed, tally.failed
    ));
    host::exit(tally.failed == 0)
}

#[inline(never)]
fn report(of: &str, mark: usize) {
    host::line(format_args!("stack high-water mark, {of}: {mark} bytes"));
}

/// The stack's high-water mark after running `work` on every row. Never inlined, because inlining
/// would enlarge the stack frame of `main`.
#[inline(never)]
fn mark(work: fn(&Vector)) -> usize {
    tables::VECTORS.iter().for_each(work);
    stack::high_water_mark()
}

/// As [`mark`], for reassembly in a store that is not on the stack.
#[inline(never)]
fn mark_reassembly(store: &mut septet_firmware::Store) -> usize {
    for row in tables::VECTORS {
        septet_firmware::reassemble(black_box(row.text), store);
    }
    stack::high_water_mark()
}

/// Runs all checks. Never inlined, for the same reason as `mark`.
#[inline(never)]
fn checks() -> Tally {
    let mut tally = Tally::default();
    for row in tables::VECTORS {
        tally.count(row.id, vector::check(row));
    }
    for row in tables::PACKINGS {
        tally.count(row.id, packing::check(row));
    }
    for (id, check) in invalid::CHECKS.iter().chain(kernels::CHECKS) {
        tally.count(id, check());
    }
    tally
}

#[panic_handler]
fn panic(info: &PanicInfo) -> ! {
    host::line(format_args!("{info}"));
    host::exit(false)
}
