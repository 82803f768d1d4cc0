//! Splits a long text into the `short_message` fields that an SMPP session submits.
//!
//!     cargo run --example send_over_smpp

use septet::{Encoding, Segment, SplitError};

/// The fields of a `submit_sm` that depend on the text.
struct Submit {
    esm_class: u8,
    data_coding: u8,
    short_message: Vec<u8>,
}

impl Submit {
    /// All segments of a message have the same `reference`; the next message needs a different one.
    fn new(segment: Segment, reference: u8) -> Self {
        let user_data = segment.encode(reference.into());
        Self {
            // 0x40: the message starts with a user data header.
            esm_class: if user_data.has_header() { 0x40 } else { 0 },
            // 0 selects the message centre's default alphabet, which must be GSM-7 here.
            data_coding: match segment.encoding() {
                Encoding::Gsm7 => 0,
                Encoding::Ucs2 => 8,
            },
            short_message: user_data.unpacked().collect(),
        }
    }
}

fn main() -> Result<(), SplitError> {
    let text = "Prices in € and [brackets]. ".repeat(8);
    for segment in septet::split(&text)? {
        let submit = Submit::new(segment, 7);
        println!("esm_class {:#04X}", submit.esm_class);
        println!("data_coding {}", submit.data_coding);
        println!("short_message {:02X?}", submit.short_message);
    }
    Ok(())
}
