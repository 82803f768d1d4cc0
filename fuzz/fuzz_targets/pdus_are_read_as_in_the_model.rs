//! Reading any octets as a PDU ends without a panic and says what the model says, as octets and as
//! hexadecimal digits with white space between them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::laws;

fuzz_target!(|octets: &[u8]| {
    laws::tpdu::any_octets_are_read_as_in_the_model(octets);
    let noise: Vec<usize> = octets.iter().rev().take(3).map(|&at| at.into()).collect();
    laws::tpdu::hex_is_read_with_noise(octets, &noise);
});
