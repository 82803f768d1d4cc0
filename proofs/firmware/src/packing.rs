//! User data, packed and unpacked.

use septet::wire::Fields;
use septet::{Encoding, Segmenter, UserData};

use crate::check::{Outcome, ensure};
use crate::tables::Packing;

/// The maximum length of the unpacked form in octets.
const UNPACKED: usize = 160;

/// Never inlined: otherwise its stack frame would count towards every check.
#[inline(never)]
pub fn check(row: &Packing) -> Outcome {
    let has_header = row.concatenation.is_some();
    let user_data = UserData::parse(
        Fields {
            tp_dcs: row.tp_dcs,
            tp_udhi: has_header,
            tp_udl: row.udl,
        },
        row.octets,
    )
    .map_err(|_| "the octets cannot be parsed")?;
    ensure(user_data.udl() == row.udl, "TP-UDL")?;
    ensure(user_data.octets() == row.octets, "octets")?;
    ensure(user_data.concatenation() == row.concatenation, "header")?;
    let text = row.text.chars();
    ensure(user_data.decode().eq(text.clone().map(Ok)), "decoded text")?;
    ensure(user_data.decode_lossy().eq(text), "lossily decoded text")?;

    // Parsing keeps the input octets, so packing is checked separately.
    let mut buffer = [0; UNPACKED];
    let unpacked = user_data.unpacked();
    let unpacked_octets = buffer
        .get_mut(..unpacked.len())
        .ok_or("the unpacked form is too long")?;
    for (octet, septet) in unpacked_octets.iter_mut().zip(unpacked) {
        *octet = septet;
    }
    let packed = UserData::from_unpacked(row.tp_dcs, has_header, unpacked_octets);
    ensure(packed.as_ref() == Ok(&user_data), "the unpacked form")?;

    // Encoding the text of a single message must return the same user data.
    if has_header {
        return Ok(());
    }
    let rules = match row.tp_dcs {
        0x08 => Segmenter::new().with_encoding(Encoding::Ucs2),
        _ => Segmenter::new(),
    };
    let mut segments = rules
        .split(row.text)
        .map_err(|_| "the text cannot be split")?;
    let segment = segments.next().ok_or("no segment")?;
    ensure(segment.encode(0) == user_data, "octets of the text")
}
