//! The way out of the emulator, by semihosting.

use core::fmt::{Arguments, Write};

use cortex_m_semihosting::{debug, hio};

/// Prints a line. Never part of its caller, whose frame would grow by what
/// formatting needs: the stack mark is to tell of septet.
#[inline(never)]
pub fn line(text: Arguments<'_>) {
    // Where nothing can be printed, the exit status still tells.
    if let Ok(mut output) = hio::hstdout() {
        let _ = writeln!(output, "{text}");
    }
}

/// Ends the emulator with status 0 or 1.
pub fn exit(success: bool) -> ! {
    debug::exit(if success {
        debug::EXIT_SUCCESS
    } else {
        debug::EXIT_FAILURE
    });
    // A debugger may let the program go on.
    loop {
        core::hint::spin_loop();
    }
}
