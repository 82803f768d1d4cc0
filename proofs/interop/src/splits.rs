//! How Gammu is known to split UCS-2 differently: a part that would end just before a combining
//! mark ends one code unit earlier, to keep the mark with its letter. The rule is legitimate, but
//! because it works on code units, it can divide a surrogate pair.

use septet::wire::Fields;
use septet::{Encoding, ReferenceWidth, Segmenter, UserData};

use crate::exchange::Tally;
use crate::peer::{Octets, Peer};

const WHY: &str = "Split, one code unit early before a combining mark, even if that divides a \
                   surrogate pair; half a pair is not a character (23.038 §6.2.3, and the \
                   Unicode Standard, §3.9)";

/// Predicts Gammu's parts, with or without its rule for combining marks.
fn parts(text: &str, reference: ReferenceWidth, keeps_marks: bool) -> Vec<Vec<u16>> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let capacity = match (units.len(), reference) {
        (..=70, _) => 70,
        (_, ReferenceWidth::Bits8) => 67,
        (_, ReferenceWidth::Bits16) => 66,
    };
    let mut parts = vec![];
    let mut rest = units.as_slice();
    while rest.len() > capacity {
        let early = match rest[capacity] {
            0xDC00..=0xDFFF => true,
            0x0300..=0x036F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF => keeps_marks,
            0x20D0..=0x20FF | 0xFE20..=0xFE2F => keeps_marks,
            _ => false,
        };
        let (part, tail) = rest.split_at(capacity - usize::from(early));
        parts.push(part.to_vec());
        rest = tail;
    }
    parts.push(rest.to_vec());
    parts
}

/// Whether the rule for marks alone explains the difference between these parts and septet's.
pub fn explain(theirs: &[Octets], text: &str, reference: ReferenceWidth) -> bool {
    let expected = parts(text, reference, true);
    let rules = Segmenter::new()
        .with_reference_width(reference)
        .with_encoding(Encoding::Ucs2);
    let Ok(ours) = rules.split(text) else {
        return false;
    };
    let ours: Vec<Vec<u16>> = ours
        .map(|part| part.text().encode_utf16().collect())
        .collect();
    if ours == expected || ours != parts(text, reference, false) {
        return false;
    }
    let bodies: Option<Vec<Vec<u16>>> = theirs
        .iter()
        .enumerate()
        .map(|(at, octets)| {
            let header = expected.len() > 1;
            let read = UserData::parse(
                Fields {
                    tp_dcs: 0x08,
                    tp_udhi: header,
                    tp_udl: octets.udl,
                },
                &octets.octets,
            )
            .ok()?;
            let units = read.body().chunks_exact(2);
            let units = units.map(|unit| u16::from_be_bytes([unit[0], unit[1]]));
            let found = read.concatenation().map_or((1, 1, reference), |read| {
                let (sequence, total) = (read.part.sequence, read.part.total);
                (sequence.into(), total.into(), read.reference_width)
            });
            (found == (at + 1, expected.len(), reference)).then(|| units.collect())
        })
        .collect();
    bodies == Some(expected)
}

/// Splits texts with combining marks at the end of a part, where the fault must occur.
pub fn ask(peer: &mut dyn Peer, tally: &mut Tally) {
    let mut divided = 0;
    // Reference width, number of ж, character before the marks, number of marks.
    let cases = [
        (ReferenceWidth::Bits8, 65, "e", 3),
        (ReferenceWidth::Bits16, 63, "e", 5),
        (ReferenceWidth::Bits8, 65, "👋", 1),
        (ReferenceWidth::Bits16, 64, "👋", 1),
    ];
    for (reference, before, letter, marks) in cases {
        let text = "ж".repeat(before) + letter + &"\u{301}".repeat(marks) + &"x".repeat(20);
        match peer.split(0x08, reference, &text) {
            Ok(theirs) if explain(&theirs, &text, reference) => {
                tally.faulty += 1;
                let first = &theirs[0];
                let read = UserData::parse(
                    Fields {
                        tp_dcs: 0x08,
                        tp_udhi: true,
                        tp_udl: first.udl,
                    },
                    &first.octets,
                );
                let fault = read.is_ok_and(|read| read.decode().any(|read| read.is_err()));
                divided += u32::from(fault);
            }
            theirs => tally.disagreements.push(format!(
                "{}, Split {text:?} with {reference:?} by an unknown rule: {theirs:02X?}",
                peer.name()
            )),
        }
    }
    if divided == 2 {
        tally.confirmed.push(WHY.to_owned());
    } else {
        let peer = peer.name();
        let missing = format!("{peer}: a known fault did not occur: {WHY}");
        tally.disagreements.push(missing);
    }
}
