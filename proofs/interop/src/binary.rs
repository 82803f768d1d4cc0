//! Binary messages: each part as septet encodes it.

use septet::wire::HeaderExtras;
use septet::{ReferenceWidth, Segmenter, UserData};

use crate::exchange::Tally;
use crate::peer::Octets;
use crate::process::Process;
use crate::texts::Random;

/// Around the ends of one, two and three parts, and the longest.
const LENGTHS: [usize; 18] = [
    1, 2, 127, 128, 133, 134, 139, 140, 141, 255, 256, 265, 266, 267, 268, 269, 1_000, 32_385,
];

/// Lets the peer decode and encode the parts of messages of each length, in both reference widths,
/// with and without ports.
pub fn ask(peer: &mut Process) -> Tally {
    let mut tally = Tally::default();
    let mut random = Random(8);
    let plain = Segmenter::new();
    let wide = plain.with_reference_width(ReferenceWidth::Bits16);
    let ports = HeaderExtras::ports(2948, 9200);
    for rules in [plain, wide].map(|rules| [rules, rules.with_header_extras(ports)]) {
        for (rules, length) in rules
            .into_iter()
            .flat_map(|rules| LENGTHS.map(|one| (rules, one)))
        {
            let data: Vec<u8> = (0..length).map(|_| random.below(0x100) as u8).collect();
            let reference = random.below(0x1_0000) as u16;
            for segment in rules.split_data(&data).expect("at most 255 parts") {
                let sent = segment.encode(reference);
                let what = || format!("part {:?} of {length} octets", segment.part());
                match read(peer, &sent) {
                    Ok(()) => tally.agreed += 1,
                    Err(error) => tally.disagreements.push(format!("B, {}: {error}", what())),
                }
                match write(peer, &sent) {
                    Ok(()) => tally.agreed += 1,
                    Err(error) => tally.disagreements.push(format!("D, {}: {error}", what())),
                }
            }
        }
    }
    let all = tally.agreed + tally.disagreements.len() as u32;
    tally.sections.push(("binary data", tally.agreed, all));
    tally
}

fn read(peer: &mut Process, sent: &UserData) -> Result<(), String> {
    let (data, part) = peer.read_data(sent)?;
    if data != sent.body() {
        return Err(format!(
            "it reads {data:02X?}, expected {:02X?}",
            sent.body()
        ));
    }
    let agrees = match sent.concatenation() {
        None => part.iter().all(|&value| value <= 0),
        // Gammu knows whole headers only, and none with a reference and ports. It reads no part
        // then.
        Some(_)
            if sent
                .header()
                .is_some_and(|header| header.elements().count() > 1) =>
        {
            part == [-1, -1, -1]
        }
        Some(ours) => {
            let numbers = [ours.part.total, ours.part.sequence].map(i32::from);
            part == [&[i32::from(ours.reference)], &numbers[..]].concat()
        }
    };
    match agrees {
        true => Ok(()),
        false => Err(format!("it reads part {part:?}")),
    }
}

fn write(peer: &mut Process, sent: &UserData) -> Result<(), String> {
    let header = sent.header().map_or(&[][..], |header| header.octets());
    let theirs = peer.write_data(header, sent.body())?;
    let ours = Octets {
        udl: sent.udl(),
        octets: sent.octets().to_vec(),
    };
    match theirs == ours {
        true => Ok(()),
        false => Err(format!("it writes {theirs:02X?}, expected {ours:02X?}")),
    }
}
