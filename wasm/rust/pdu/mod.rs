//! The functions of `septet/pdu`. Offsets are in octets, those of text in UTF-16 code units.
//!
//! JavaScript writes octets or a text to the memory, as for the functions for texts. Each function
//! returns the address of a result, or 0 if memory ran out. [`error`] and [`user_data`] describe the
//! parts that several results have.

mod encode;
mod error;
mod fields;
mod join;
mod output;
mod read;
mod tpdu;
mod user_data;
mod write;
