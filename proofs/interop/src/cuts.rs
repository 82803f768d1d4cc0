//! Where Gammu cuts a UCS-2 text otherwise than septet: one code unit early if the next
//! is a combining mark, so as to keep it with its letter. That is a rule one may have,
//! but it looks at code units and so tears surrogate pairs.

use septet::wire::Fields;
use septet::{Encoding, ReferenceWidth, Segmenter, UserData};

use crate::judge::Tally;
use crate::peer::{Octets, Peer};

const WHY: &str = "Splits one code unit early in front of a combining mark, even where that \
                   tears a surrogate pair; half a pair is no character (23.038 §6.2.3, and \
                   the Unicode Standard, §3.9)";

/// The parts as Gammu cuts them, or without heed of marks.
fn parts(text: &str, reference: ReferenceWidth, heeds_marks: bool) -> Vec<Vec<u16>> {
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
            0x0300..=0x036F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF => heeds_marks,
            0x20D0..=0x20FF | 0xFE20..=0xFE2F => heeds_marks,
            _ => false,
        };
        let (part, behind) = rest.split_at(capacity - usize::from(early));
        parts.push(part.to_vec());
        rest = behind;
    }
    parts.push(rest.to_vec());
    parts
}

/// Whether marks alone are why these parts, as septet reads them, are not septet's.
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
            let said = read.concatenation().map_or((1, 1, reference), |read| {
                let (sequence, total) = (read.part.sequence, read.part.total);
                (sequence.into(), total.into(), read.reference_width)
            });
            (said == (at + 1, expected.len(), reference)).then(|| units.collect())
        })
        .collect();
    bodies == Some(expected)
}

/// Asks for cuts around a mark, where the fault must be seen.
pub fn ask(peer: &mut dyn Peer, tally: &mut Tally) {
    let mut torn = 0;
    // What stands in front of the cut, and what is cut.
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
                torn += u32::from(fault);
            }
            theirs => tally.disagreements.push(format!(
                "{} Splits {text:?} with {reference:?} by no known rule: {theirs:02X?}",
                peer.name()
            )),
        }
    }
    if torn == 2 {
        tally.confirmed.push(WHY.to_owned());
    } else {
        let peer = peer.name();
        let unseen = format!("{peer}: a known fault was not seen: {WHY}");
        tally.disagreements.push(unseen);
    }
}
