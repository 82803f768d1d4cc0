//! The crate `septet` for JavaScript: a few flat functions over numbers.
//!
//! The text is written into the memory of this module once, as UTF-8; a function is told how
//! many octets of it there are, and the rules as bits of a number ([`options`]). What is asked for
//! most, the cost of a text without options, is told from its UTF-16. A function leaves its
//! answer as a row of numbers ([`abi`]). What turns strings and options into these and
//! numbers into objects is `src/septet.js`, and whoever changes one of the two changes the
//! other.
//!
//! Nothing here is for Rust programs: these have the crate itself.

#![cfg_attr(target_arch = "wasm32", no_std)]
#![deny(unsafe_code)]
#![warn(clippy::pedantic)]

extern crate alloc;

mod abi;
mod exports;
mod options;

#[cfg(target_arch = "wasm32")]
mod machine {
    use lol_alloc::{FreeListAllocator, LockedAllocator};

    /// Two rows are all that is ever allocated, so the smallest allocator will do.
    #[global_allocator]
    static ALLOCATOR: LockedAllocator<FreeListAllocator> =
        LockedAllocator::new(FreeListAllocator::new());

    /// Without the messages, which nobody would see, and all that formats them.
    #[panic_handler]
    fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
        core::arch::wasm32::unreachable()
    }
}
