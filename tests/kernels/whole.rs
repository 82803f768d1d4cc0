//! Whole texts, read and written at once.

use septet::UserData;

use crate::laws::code_units_decode_as_std_does;
use crate::laws::payload::{payloads_decode_as_user_data, payloads_round_trip};
use crate::{PATTERNS, every_length, for_each_offset, repeated};

/// Unpacked octets of any length, in storage of exactly their length and in longer storage.
#[test]
fn payload_of_each_length() {
    for_each_offset((0..=70).step_by(3), 700, |text, offset| {
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let (first, step) = match every_length() {
            true => (0, 1),
            false => (offset % 31, 31),
        };
        for &end in ends.iter().skip(first).step_by(step) {
            payloads_round_trip(&text[..end]);
        }
    });
    for pattern in PATTERNS {
        for length in 0..=100 {
            payloads_round_trip(&repeated(pattern, length));
        }
    }
}

/// Code units of each length, with each kind of surrogate at each position.
#[test]
fn code_units_of_each_length() {
    for pattern in PATTERNS {
        let units: Vec<u16> = repeated(pattern, 70).encode_utf16().collect();
        for length in 0..=70 {
            code_units_decode_as_std_does(&units[..length]);
        }
        for position in 0..70 {
            let mut units = units[..70].to_vec();
            for surrogate in [0xD83D, 0xDE00] {
                units[position] = surrogate;
                code_units_decode_as_std_does(&units);
            }
            if let Some(after) = units.get_mut(position + 1) {
                *after = 0xDE00;
                units[position] = 0xD83D;
                code_units_decode_as_std_does(&units);
            }
        }
    }
}

/// Each septet at each position, in the tables of each language.
#[cfg(feature = "national")]
#[test]
fn septets_of_each_language() {
    for language in 0..=14 {
        for header in [
            vec![3, 0x25, 1, language],
            vec![3, 0x24, 1, language],
            vec![6, 0x24, 1, language, 0x25, 1, language],
        ] {
            for first in 0..0x80_u8 {
                let length = 20 + usize::from(first);
                let septets = (0..length).map(|position| first.wrapping_add(position as u8) & 0x7F);
                let octets: Vec<u8> = header.iter().copied().chain(septets).collect();
                check_septets(&octets);
                // Letters only, except for one septet.
                let mut octets = [&header[..], &[b'a'; 60]].concat();
                octets[header.len() + usize::from(first) % 60] = first;
                check_septets(&octets);
            }
        }
    }
}

#[cfg(feature = "national")]
fn check_septets(octets: &[u8]) {
    payloads_decode_as_user_data(0x00, true, octets);
    let user_data = UserData::from_unpacked(0x00, true, octets).unwrap();
    let steps: Result<String, _> = user_data.decode().collect();
    assert_eq!(user_data.text().as_deref(), steps.as_deref());
    let shown: String = user_data.decode_lossy().collect();
    assert_eq!(user_data.text_lossy(), &*shown);
}

/// Octets that are not septets are refused, or become `?`, wherever they are.
#[test]
fn octets_that_are_not_septets() {
    for length in 0..=160 {
        let septets = vec![b'a'; length];
        assert!(UserData::from_unpacked(0x00, false, &septets).is_ok());
        for position in (length % 3..length).step_by(3) {
            let mut octets = septets.clone();
            octets[position] = 0x80 | position as u8;
            payloads_decode_as_user_data(0x00, false, &octets);
            let lossy = UserData::from_unpacked_lossy(0x00, false, &octets);
            let text = lossy.text_lossy();
            assert_eq!(text.len(), length);
            assert_eq!(text.find('?'), Some(position));
        }
    }
}
