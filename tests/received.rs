//! Invalid received octets. A wrong length, a truncated header or invalid text causes an error with
//! an offset, and lossy decoding keeps everything before that offset.

// Nested, so that the files are in `tests/received`.
mod received {
    mod concatenation;
    mod elements;
    mod errors;
    mod flash;
    mod header;
    mod hints;
    mod iterators;
    mod length;
    mod text;
    mod unpacked;
}

use septet::wire::Fields;
use septet::{ParseError, UserData};

const GSM7: u8 = 0x00;
const EIGHT_BIT: u8 = 0x04;
const UCS2: u8 = 0x08;

const fn fields(tp_dcs: u8, tp_udhi: bool, tp_udl: u8) -> Fields {
    Fields {
        tp_dcs,
        tp_udhi,
        tp_udl,
    }
}

/// The error of `parse`, and the user data and text of `parse_lossy`.
fn read(
    tp_dcs: u8,
    has_header: bool,
    udl: u8,
    octets: &[u8],
) -> (Option<ParseError>, UserData, String) {
    let fields = fields(tp_dcs, has_header, udl);
    let error = UserData::parse(fields, octets).err();
    let lossy = UserData::parse_lossy(fields, octets);
    let text = lossy.decode_lossy().collect();
    (error, lossy, text)
}

/// TP-UDL and TP-UD of `Hello` after a header with these elements.
fn hello_after(elements: &[u8]) -> (u8, Vec<u8>) {
    let mut header = vec![elements.len() as u8];
    header.extend(elements);
    // Not built with the crate, which would reject an invalid header.
    let septets = (header.len() * 8).div_ceil(7) + 5;
    let mut octets = header;
    let mut bit = octets.len() * 8 + (7 - octets.len() * 8 % 7) % 7;
    octets.resize((septets * 7).div_ceil(8), 0);
    for septet in *b"Hello" {
        for index in 0..7 {
            octets[bit / 8] |= (septet >> index & 1) << (bit % 8);
            bit += 1;
        }
    }
    (septets as u8, octets)
}
