//! The model's octets: headers, packing with lists of bits, and decoding.

use super::tables;
use super::{Coding, Rules, septets};

/// Header extras of the length that the rules set, as pairs of an identifier and its data. A length
/// of 6 octets gives the ports of 23.040 §9.2.3.24.4.
pub fn elements(rules: Rules) -> Vec<(u8, Vec<u8>)> {
    match usize::from(rules.elements) {
        0 => vec![],
        6 => vec![(0x05, vec![0x0B, 0x84, 0x23, 0xF0])],
        octets @ 2..=9 => vec![(0x70, vec![0xA5; octets - 2])],
        octets => vec![(0x70, vec![0xA5; 3]), (0xDF, vec![0x24; octets - 7])],
    }
}

/// A segment's header, which is empty if it has no elements.
pub fn header(
    reference: u16,
    sequence: usize,
    total: usize,
    coding: Coding,
    rules: Rules,
) -> Vec<u8> {
    let [high, low] = reference.to_be_bytes();
    let (sequence, total) = (sequence as u8, total as u8);
    let mut octets = match (total, rules.wide_reference) {
        (1, _) => vec![],
        (_, false) => vec![0x00, 3, low, total, sequence],
        (_, true) => vec![0x08, 4, high, low, total, sequence],
    };
    if let Coding::Gsm7 { locking, single } = coding {
        if single > 0 {
            octets.extend([0x24, 1, single]);
        }
        if locking > 0 {
            octets.extend([0x25, 1, locking]);
        }
    }
    for (identifier, data) in elements(rules) {
        octets.extend([identifier, data.len() as u8]);
        octets.extend(data);
    }
    if !octets.is_empty() {
        octets.insert(0, octets.len() as u8);
    }
    octets
}

/// The tables that a received header names. Among elements of one kind that have one octet of data,
/// the last counts. If its language is unknown, it selects the default table. A header with a
/// truncated element names no tables.
pub fn named(header: &[u8]) -> Coding {
    let (mut locking, mut single) = (0, 0);
    let mut rest = header.get(1..).unwrap_or(&[]);
    while !rest.is_empty() {
        let [identifier, length, tail @ ..] = rest else {
            return Coding::DEFAULT;
        };
        let Some((data, tail)) = tail.split_at_checked(usize::from(*length)) else {
            return Coding::DEFAULT;
        };
        rest = tail;
        match (identifier, data) {
            (0x24, &[language]) => single = language,
            (0x25, &[language]) => locking = language,
            _ => {}
        }
    }
    let or_none = |language, table: Option<_>| table.map_or(0, |_| language);
    Coding::Gsm7 {
        locking: or_none(locking, tables::locking(locking)),
        single: or_none(single, tables::single(single)),
    }
}

fn bits(value: u8, count: usize) -> impl Iterator<Item = bool> {
    (0..count).map(move |bit| value >> bit & 1 == 1)
}

fn value(bits: &[bool]) -> u8 {
    bits.iter()
        .enumerate()
        .map(|(index, &bit)| u8::from(bit) << index)
        .sum()
}

/// TP-UDL and TP-UD of a header and the septets after it.
pub fn pack(header: &[u8], septets: &[u8]) -> (usize, Vec<u8>) {
    let mut stream: Vec<bool> = header.iter().flat_map(|&octet| bits(octet, 8)).collect();
    while !stream.len().is_multiple_of(7) {
        stream.push(false);
    }
    stream.extend(septets.iter().flat_map(|&septet| bits(septet, 7)));
    let length = stream.len() / 7;
    (length, stream.chunks(8).map(value).collect())
}

/// The septets after a header of `header` octets.
pub fn unpack(octets: &[u8], header: usize, length: usize) -> Vec<u8> {
    let stream: Vec<bool> = octets.iter().flat_map(|&octet| bits(octet, 8)).collect();
    stream
        .chunks_exact(7)
        .take(length)
        .skip((header * 8).div_ceil(7))
        .map(value)
        .collect()
}

/// TP-UDL and TP-UD of a segment.
pub fn user_data(header: &[u8], text: &str, coding: Coding) -> (usize, Vec<u8>) {
    match coding {
        Coding::Gsm7 { .. } => pack(header, &septets(text, coding)),
        Coding::Ucs2 => {
            let mut octets = header.to_vec();
            octets.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
            (octets.len(), octets)
        }
    }
}

/// The text that a handset shows for septets in these tables, and the number of characters before
/// the first error, if there is one.
pub fn read_septets(septets: &[u8], coding: Coding) -> (String, Option<usize>) {
    let Coding::Gsm7 { locking, single } = coding else {
        panic!("UCS-2 has no septets");
    };
    let main = tables::locking(locking).unwrap();
    let extension = tables::single(single).unwrap();
    let mut text = String::new();
    let mut error = None;
    let mut rest = septets;
    while let [septet, tail @ ..] = rest {
        rest = tail;
        let character = match (septet, tail.first()) {
            (0x1B, None) => None,
            (0x1B, Some(code)) => {
                rest = &tail[1..];
                extension.get(code)
            }
            _ => main.get(septet),
        };
        if character.is_none() {
            error = error.or(Some(text.chars().count()));
        }
        // An unknown escape shows the main table's character for the same code. Without such a
        // character, and for any other error, a space is shown.
        let fallback = tail.first().filter(|_| *septet == 0x1B);
        let fallback = fallback.and_then(|code| main.get(code)).unwrap_or(&' ');
        text.push(*character.unwrap_or(fallback));
    }
    (text, error)
}
