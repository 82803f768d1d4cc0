//! The depth of the stack.

use cortex_m_rt::STACK_PAINT_VALUE;

unsafe extern "C" {
    // From the linker script. The stack grows down, from the start to the end.
    static _stack_start: u32;
    static _stack_end: u32;
}

/// The size in bytes of the deepest chain of calls since the reset, which paints the whole stack.
///
/// The mark covers everything that has run, so smaller tasks must run first. It includes the frames
/// of `main` and of the checks, and the printing of failed rows.
pub fn high_water_mark() -> usize {
    let start = &raw const _stack_start;
    let mut word = &raw const _stack_end;
    // SAFETY: all words from the end to the start are RAM, aligned and painted, and no
    // reference to them is made. Volatile, because the current call writes to some.
    while word < start && unsafe { word.read_volatile() } == STACK_PAINT_VALUE {
        word = word.wrapping_add(1);
    }
    start.addr() - word.addr()
}
