//! How deep the stack has been.

use cortex_m_rt::STACK_PAINT_VALUE;

unsafe extern "C" {
    // Of the linker script. The stack grows down, from the start to the end.
    static _stack_start: u32;
    static _stack_end: u32;
}

/// The octets of the stack that have been written to since the reset, which paints
/// all of it: the deepest chain of calls so far, with the frames of `main` and of what
/// `main` calls.
///
/// So it tells of all that ran before, and what needs less must run first. Before the
/// checks it is septet and little else; after them it is also what a check keeps to
/// compare. A failed row is printed at once, and counts then too.
pub fn high_water_mark() -> usize {
    let start = &raw const _stack_start;
    let mut word = &raw const _stack_end;
    // SAFETY: all words from the end to the start are RAM, aligned and painted, and no
    // reference to them is made. Volatile, because what runs now writes to some.
    while word < start && unsafe { word.read_volatile() } == STACK_PAINT_VALUE {
        word = word.wrapping_add(1);
    }
    start.addr() - word.addr()
}
