//! Output and exit through semihosting.

use core::fmt::{Arguments, Write};

use cortex_m_semihosting::{debug, hio};

/// Prints a line. Never inlined, because formatting would enlarge the caller's stack frame.
#[inline(never)]
pub fn line(text: Arguments<'_>) {
    // If printing fails, the exit status still shows the result.
    if let Ok(mut output) = hio::hstdout() {
        let _ = writeln!(output, "{text}");
    }
}

/// Exits the emulator with status 0 or 1.
pub fn exit(success: bool) -> ! {
    debug::exit(if success {
        debug::EXIT_SUCCESS
    } else {
        debug::EXIT_FAILURE
    });
    // Reached only if a debugger continues the program.
    loop {
        core::hint::spin_loop();
    }
}
