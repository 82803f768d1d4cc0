//! The crate `septet` for JavaScript, as functions that take and return numbers.
//!
//! JavaScript writes the text to the memory of this module as UTF-8, then calls a function with the
//! number of bytes and the options as bits ([`options`]). The most frequent call, `measure` without
//! options, can read UTF-16 instead. The functions ([`exports`]) return the address of a list of
//! numbers ([`abi`]). `../js` converts strings and objects; change both sides together.
//!
//! The feature `text` has the functions for texts, and `pdu` those for octets. Each module of the
//! package has one of them.

#![cfg_attr(target_arch = "wasm32", no_std)]
#![deny(unsafe_code)]
#![cfg_attr(
    not(any(feature = "text", feature = "pdu")),
    expect(dead_code, reason = "nothing is exported")
)]
#![warn(clippy::pedantic)]

extern crate alloc;

mod abi;
#[cfg(feature = "text")]
mod exports;
#[cfg(feature = "text")]
pub mod measured;
pub mod options;
#[cfg(feature = "pdu")]
mod pdu;

#[cfg(target_arch = "wasm32")]
mod machine {
    use lol_alloc::{FreeListAllocator, LockedAllocator};

    /// The smallest allocator suffices, because the module allocates only two vectors.
    #[global_allocator]
    static ALLOCATOR: LockedAllocator<FreeListAllocator> =
        LockedAllocator::new(FreeListAllocator::new());

    /// Traps without a message, so that the module contains no formatting code.
    #[panic_handler]
    fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
        core::arch::wasm32::unreachable()
    }
}
