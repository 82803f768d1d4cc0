//! PDUs that were written read back equal and have the model's octets.

#![no_main]

use libfuzzer_sys::fuzz_target;
use septet_fuzz::laws::tpdu::{Parts, what_was_written_reads_back};

/// The address, whether it is a name, and the SMSC address.
type Addresses<'a> = (&'a [u8], bool, Option<u8>);

fuzz_target!(|input: (Addresses, u8, [u8; 2], [u8; 6], i8, u32, &str)| {
    let ((address, is_name, smsc), flags, octets, time, quarters, seconds, text) = input;
    let characters = match is_name {
        true => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef@_ÄΔ",
        false => "0123456789*#abc",
    };
    let characters: Vec<char> = characters.chars().collect();
    let shown = |octets: &[u8]| -> String {
        let chosen = octets
            .iter()
            .map(|&at| characters[usize::from(at) % characters.len()]);
        chosen.collect()
    };
    let address = match (is_name, address) {
        (true, [rest @ .., last]) => shown(&[&rest[..rest.len().min(10)], &[*last]].concat()),
        (false, [plus, rest @ .., last]) => {
            let digits = shown(&[&rest[..rest.len().min(19)], &[*last]].concat());
            if plus % 2 == 0 {
                digits
            } else {
                "+".to_owned() + &digits
            }
        }
        _ => return,
    };
    let smsc = smsc.map(|smsc| format!("+{smsc}"));
    what_was_written_reads_back(&Parts {
        text,
        address: &address,
        is_name,
        smsc: smsc.as_deref(),
        flags,
        octets,
        time,
        quarters: quarters % 80,
        seconds,
    });
});
