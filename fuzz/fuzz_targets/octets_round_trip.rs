//! Octets, packed and unpacked, equal those of the model and decode to the same text and part, for
//! every encoding, reference width and boundary. Binary data, Latin-1 text and
//! payloads do, too.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::{Rules, Tables, Text, laws};

fuzz_target!(|input: (Rules, Tables, u16, Vec<u8>, Text)| {
    let (rules, tables, reference, elements, Text(text)) = input;
    laws::octets_round_trip(&text, rules.into(), reference);

    laws::data::binary_data_round_trips(text.as_bytes(), rules.into(), reference);
    laws::data::latin1_round_trips(&text, rules.into(), reference);

    laws::payload::payloads_round_trip(&text);

    // The same after a header of any length.
    let septets: Vec<u8> = text.bytes().take(160).map(|octet| octet & 0x7F).collect();
    let elements: Vec<u8> = elements.iter().take(8).map(|length| length % 24).collect();
    laws::septets_pack_and_unpack_as_in_the_model(&septets, &elements, tables.into());
});
