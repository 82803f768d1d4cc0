//! The functions of `septet/pdu`: what needs the alphabets.
//!
//! JavaScript writes octets or a text to the memory, as for the functions for texts. `encode` and
//! `decode` return the address of a result, or 0 if memory ran out.
//!
//! The fields of a PDU around its user data are read and written by `js/pdu`, because that takes a
//! quarter of the bytes. `tests/pdu-rust.test.mjs` compares it with the crate.

mod decode;
mod encode;
mod error;
mod output;
