//! Decoding.

use std::collections::BTreeMap;

use septet::UserData;
use septet::wire::Fields;

use crate::model::{self, Coding};

/// A header of `octets` octets, with one element if it is long enough.
fn header(octets: usize) -> Vec<u8> {
    let mut header: Vec<u8> = [octets as u8 - 1, 0x70, octets.saturating_sub(3) as u8].into();
    header.resize(octets, 0xA5);
    header
}

fn fields(header: &[u8], udl: usize) -> Fields {
    Fields {
        tp_dcs: 0x00,
        tp_udhi: !header.is_empty(),
        tp_udl: udl as u8,
    }
}

fn check_decode(header: &[u8], septets: &[u8]) {
    let (udl, octets) = model::pack(header, septets);
    let received = UserData::parse_lossy(fields(header, udl), &octets);
    let (expected, fault) = model::read_septets(septets, Coding::DEFAULT);
    assert_eq!(
        received.text_lossy(),
        &expected[..],
        "{header:X?} {septets:X?}"
    );
    assert_eq!(received.decode_lossy().collect::<String>(), expected);
    let strict: Result<String, _> = received.decode().collect();
    assert_eq!(strict.is_err(), fault.is_some(), "{header:X?} {septets:X?}");
    assert_eq!(received.text().as_deref(), strict.as_deref());
    let unpacked: Vec<u8> = received.unpacked_body().collect();
    assert_eq!(unpacked, septets);
    if let (Ok(built), 0 | 3..) = (
        UserData::from_unpacked_parts(0x00, header, septets),
        header.len(),
    ) {
        assert_eq!(built, received);
    }
}

/// Every number of septets after headers with every number of fill bits.
#[test]
fn septets_of_each_length_after_each_header() {
    for octets in 0..=13 {
        let header = if octets == 0 { vec![] } else { header(octets) };
        let capacity = 160 - (8 * octets).div_ceil(7);
        for length in 0..=capacity {
            // Plain letters, all kinds of septets, or only à.
            let septets: Vec<u8> = match (length + octets) % 3 {
                0 => (0..length)
                    .map(|position| b'a' + (position % 26) as u8)
                    .collect(),
                1 => (0..length)
                    .map(|position| (position * 37 % 128) as u8)
                    .collect(),
                _ => vec![0x7F; length],
            };
            check_decode(&header, &septets);
        }
    }
}

#[test]
fn spare_bits_are_not_a_septet() {
    for octets in [0, 3, 4, 5, 6, 7, 8, 9] {
        let header = if octets == 0 { vec![] } else { header(octets) };
        for length in 1..=159 - (8 * octets).div_ceil(7) {
            let septets = vec![b'e'; length];
            let (udl, mut sent) = model::pack(&header, &septets);
            if 8 * sent.len() - 7 * udl != 7 {
                continue;
            }
            *sent.last_mut().unwrap() |= b'f' << 1;
            let received = UserData::parse(fields(&header, udl), &sent).unwrap();
            let expected = "e".repeat(length);
            assert_eq!(received.text().as_deref(), Ok(&expected[..]));
            assert_eq!(received.text_lossy(), &expected[..]);
            assert!(received.decode().eq(expected.chars().map(Ok)));
        }
    }
}

/// Each kind of escape at each position, among letters that are decoded in blocks.
#[test]
fn escapes_at_each_position() {
    for (number, code) in [0x65, 0x1B, 0x14, b'a', 0x00].into_iter().enumerate() {
        for position in 0..=159 {
            let header = match (position + number) % 3 {
                0 => vec![],
                1 => vec![5, 0, 3, 0x42, 2, 1],
                _ => vec![6, 8, 4, 0x42, 0x43, 2, 1],
            };
            let capacity = 160 - (8 * header.len()).div_ceil(7);
            let mut septets = b"plain letters ".repeat(12)[..capacity].to_vec();
            for (at, septet) in [(position, 0x1B), (position + 1, code)] {
                if let Some(cell) = septets.get_mut(at) {
                    *cell = septet;
                }
            }
            check_decode(&header, &septets);
        }
    }
}

#[test]
fn each_septet_at_each_position() {
    let mut seen = BTreeMap::new();
    for first in 0..=0x7F_u8 {
        let septets: Vec<u8> = (0..160)
            .map(|position| first.wrapping_add(position) & 0x7F)
            .collect();
        for (position, septet) in septets.iter().enumerate() {
            *seen.entry((*septet, position % 32)).or_insert(0) += 1;
        }
        check_decode(&[], &septets);
    }
    assert_eq!(seen.len(), 128 * 32);
    for septet in (0..=0x7F_u8).filter(|&septet| septet != 0x1B) {
        // Each septet alone, among letters that are decoded in blocks.
        for position in (usize::from(septet % 3)..70).step_by(3) {
            let mut septets = vec![b'x'; 71];
            septets[position] = septet;
            check_decode(&[], &septets);
        }
    }
}
