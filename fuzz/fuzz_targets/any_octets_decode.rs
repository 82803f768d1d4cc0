//! Strict and lossy decoding of any octets end without a panic, and encoding the text of canonical
//! user data returns the same octets.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{laws, udl};

fuzz_target!(|input: (u8, bool, Option<u8>, &[u8])| {
    let (tp_dcs, has_header, wrong, octets) = input;
    // The correct TP-UDL, unless the input has one.
    let udl = |octets: &[u8]| wrong.unwrap_or_else(|| udl(tp_dcs, octets));
    laws::any_octets_decode(tp_dcs, has_header, udl(octets), octets);
    laws::payload::payloads_decode_as_user_data(tp_dcs, has_header, octets);
    // Again, after a header with two shift elements.
    if let [kind, first, second, rest @ ..] = octets {
        let kinds = [0x24 | kind & 1, 0x24 | kind >> 1 & 1];
        let header = [6, kinds[0], 1, first % 20, kinds[1], 1, second % 20];
        let named = [&header[..], rest].concat();
        laws::any_octets_decode(tp_dcs, true, udl(&named), &named);
        laws::payload::payloads_decode_as_user_data(tp_dcs, true, &named);
    }
    if octets.len() <= 140 {
        let units: Vec<u16> = octets
            .chunks_exact(2)
            .map(|unit| u16::from_be_bytes([unit[0], unit[1]]))
            .collect();
        laws::code_units_decode_as_std_does(&units);
    }
});
