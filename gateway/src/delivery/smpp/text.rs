//! Texts from the octets of handsets.

use septet::UserData;
use septet::reassembly::{Progress, Reassembler};
use septet::segment::MAX_SEGMENTS;
use septet::wire::{Concatenation, Latin1, Payload};

use crate::store::Part;

/// TP-DCS of 8-bit data, which here is a text in Latin-1.
pub const LATIN1: u8 = 0x04;

/// Returns a part and its number, if its header has one. Octets that are not what they should be are
/// read as Latin-1, or without a header, rather than lost.
pub fn parse(coding: u8, has_header: bool, octets: Vec<u8>) -> (Part, Option<Concatenation>) {
    let tries = [(coding, has_header), (LATIN1, has_header), (coding, false)];
    let found = tries.into_iter().find_map(|(coding, has_header)| {
        let payload = Payload::parse(coding, has_header, &octets).ok()?;
        let number = payload.header().and_then(|header| header.concatenation());
        Some((coding, has_header, number))
    });
    let (coding, has_header, number) = found.unwrap_or((LATIN1, false, None));
    let part = Part {
        sequence: 1,
        time: 0,
        coding,
        has_header,
        octets,
    };
    (part, number)
}

/// Returns the text of all parts, in order.
pub fn join(parts: &[Part]) -> String {
    whole(parts).unwrap_or_else(|| parts.iter().map(one).collect())
}

/// Decodes parts together, because a character can be divided between two.
fn whole(parts: &[Part]) -> Option<String> {
    if parts.len() < 2 || parts.iter().any(|part| part.coding == LATIN1) {
        return None;
    }
    let mut store: Box<Reassembler<(), 1, { MAX_SEGMENTS as usize }>> = Box::default();
    let total = u8::try_from(parts.len()).ok()?;
    let mut progress = None;
    for (sequence, part) in (1..=total).zip(parts) {
        let user_data = UserData::from_unpacked(part.coding, part.has_header, &part.octets).ok()?;
        let number = Concatenation {
            reference_width: septet::ReferenceWidth::Bits16,
            reference: 0,
            part: septet::wire::Part { sequence, total },
        };
        progress = Some(store.push_part((), 0, number, &user_data).ok()?);
    }
    match progress {
        Some(Progress::Complete(key)) => Some(store.message(&key)?.decode_lossy().collect()),
        _ => None,
    }
}

fn one(part: &Part) -> String {
    let Ok(payload) = Payload::parse(part.coding, part.has_header, &part.octets) else {
        return Latin1::new(&part.octets).to_string();
    };
    match part.coding {
        LATIN1 => Latin1::new(payload.body()).to_string(),
        _ => payload.decode_lossy().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_can_be_divided_between_parts() {
        let part = |octets: &[u8]| Part {
            sequence: 1,
            time: 0,
            coding: 8,
            has_header: false,
            octets: octets.to_vec(),
        };
        assert_eq!(join(&[part(b"\xD8\x3D"), part(b"\xDC\x4B")]), "👋");
    }

    #[test]
    fn nothing_is_lost() {
        for (octets, has_header, text) in [
            (&b"caf\xE9"[..], false, "café"),
            (b"\x05\x00\x03\x2A\x02\x02 World", true, " World"),
            (b"\xFFno header", true, "\u{FF}no header"),
        ] {
            let (part, _) = parse(0, has_header, octets.to_vec());
            assert_eq!(join(&[part]), text);
        }
    }
}
