//! Octets from outside: each lie about a length, each torn header, each broken text has
//! an error with its place, and a reading that loses nothing before the fault.

// The files of the folder of this name.
mod received {
    mod concatenation;
    mod errors;
    mod header;
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

/// What the strict reader says, and what the other one shows.
fn read(
    tp_dcs: u8,
    has_header: bool,
    udl: u8,
    octets: &[u8],
) -> (Option<ParseError>, UserData, String) {
    let error = UserData::parse(
        Fields {
            tp_dcs,
            tp_udhi: has_header,
            tp_udl: udl,
        },
        octets,
    )
    .err();
    let lossy = UserData::parse_lossy(
        Fields {
            tp_dcs,
            tp_udhi: has_header,
            tp_udl: udl,
        },
        octets,
    );
    let shown = lossy.decode_lossy().collect();
    (error, lossy, shown)
}

/// `Hello` behind a header with these elements.
fn hello_behind(elements: &[u8]) -> (u8, Vec<u8>) {
    let mut header = vec![elements.len() as u8];
    header.extend(elements);
    // The header itself may be what is wrong, so it is not checked on the way.
    let septets = (header.len() * 8).div_ceil(7) + 5;
    let mut octets = header;
    let mut bit = octets.len() * 8 + (7 - octets.len() * 8 % 7) % 7;
    octets.resize((septets * 7).div_ceil(8), 0);
    for septet in *b"Hello" {
        for place in 0..7 {
            octets[bit / 8] |= (septet >> place & 1) << (bit % 8);
            bit += 1;
        }
    }
    (septets as u8, octets)
}
