//! Strict and lossy decoding of any octets end without a panic, and encoding the text of canonical
//! user data returns the same octets.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::laws;

fuzz_target!(|input: (u8, bool, Option<u8>, &[u8])| {
    let (tp_dcs, has_header, udl, octets) = input;
    // The correct TP-UDL, unless the input has one.
    let length = |octets: &[u8]| {
        let septets = septet::wire::DataCoding::new(tp_dcs).counts_septets();
        (if septets {
            octets.len() * 8 / 7
        } else {
            octets.len()
        }) as u8
    };
    laws::any_octets_decode(
        tp_dcs,
        has_header,
        udl.unwrap_or_else(|| length(octets)),
        octets,
    );
    // Again, after a header with two shift elements.
    if let [kind, first, second, rest @ ..] = octets {
        let kinds = [0x24 | kind & 1, 0x24 | kind >> 1 & 1];
        let header = [6, kinds[0], 1, first % 20, kinds[1], 1, second % 20];
        let named = [&header[..], rest].concat();
        laws::any_octets_decode(tp_dcs, true, udl.unwrap_or_else(|| length(&named)), &named);
    }
    if octets.len() <= 140 {
        let units: Vec<u16> = octets
            .chunks_exact(2)
            .map(|unit| u16::from_be_bytes([unit[0], unit[1]]))
            .collect();
        laws::code_units_decode_as_std_does(&units);
    }
});
