//! The crate `septet` for JavaScript: a few flat functions over numbers.
//!
//! JavaScript writes the text to the memory of this module as UTF-8 and calls a function with the
//! number of octets and with the options as the bits of a number ([`options`]). The most frequent
//! call, `measure` without options, reads UTF-16 instead. The functions ([`exports`]) return the
//! address of a row of numbers ([`abi`]). `src/septet.js` does the conversions to and from
//! strings and objects: the two sides change together.
//!
//! Rust programs use the crate itself.

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

    /// The module allocates only two vectors, so the smallest allocator is enough.
    #[global_allocator]
    static ALLOCATOR: LockedAllocator<FreeListAllocator> =
        LockedAllocator::new(FreeListAllocator::new());

    /// Without messages, which nobody would see, and the code that formats them.
    #[panic_handler]
    fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
        core::arch::wasm32::unreachable()
    }
}
