//! Measures the depth of the stack.

use cortex_m_rt::STACK_PAINT_VALUE;

unsafe extern "C" {
    // Defined by the linker script. The stack grows down from `_stack_start` to `_stack_end`.
    static _stack_start: u32;
    static _stack_end: u32;
}

/// The greatest stack depth since reset, in bytes. The startup code paints the whole stack.
///
/// The mark never decreases, so smaller tasks must run first. It includes the stack frames of
/// `main`, of the checks and of the code that prints failed rows.
pub fn high_water_mark() -> usize {
    let start = &raw const _stack_start;
    let mut word = &raw const _stack_end;
    // SAFETY: all words from `_stack_end` to `_stack_start` are aligned, painted RAM, and no
    // reference to them exists. The read is volatile because the current call writes to some of
    // them.
    while word < start && unsafe { word.read_volatile() } == STACK_PAINT_VALUE {
        word = word.wrapping_add(1);
    }
    start.addr() - word.addr()
}
