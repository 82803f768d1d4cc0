//! Escape sequences that encode no character. 23.038 §6.2.1.1 defines what receivers show for them;
//! senders never write them, so only decoding is tested.

use std::collections::BTreeMap;

use septet::UserData;

use crate::exchange::Tally;
use crate::peer::Peer;

/// How a peer is known to differ: what it shows for an escape before a reserved code, and for an
/// escape at the end.
struct KnownDifference {
    peer: &'static str,
    code: fn(u8, &Codes) -> String,
    last: &'static str,
    why: &'static str,
}

type Codes = BTreeMap<char, Vec<u8>>;

const KNOWN_DIFFERENCES: &[KnownDifference] = &[
    KnownDifference {
        peer: "Gammu",
        code: |code, codes| format!("¹{}", main(code, codes).unwrap_or('¹')),
        last: "¹",
        why: "it shows the escape itself, as U+00B9",
    },
    KnownDifference {
        peer: "Encode::GSM0338",
        code: |_, _| "\u{FFFD}".to_owned(),
        last: "\u{FFFD}",
        why: "it shows U+FFFD for the pair and drops the character of the main table",
    },
    KnownDifference {
        peer: "libosmocore",
        // libosmocore looks up the Latin-1 character 0x7F + `code` in its table and shows the
        // septet found there as a character. The table lacks U+00A4 (septet 0x24).
        code: |code, codes| match codes.get(&char::from(0x7F + code)).map(Vec::as_slice) {
            Some(&[septet]) if septet != 0x24 => char::from(septet).into(),
            _ => "ÿ".to_owned(),
        },
        last: "ÿ",
        why: "it looks up the code in the wrong half of its table, or shows ÿ",
    },
];

fn main(code: u8, codes: &Codes) -> Option<char> {
    let mut found = codes.iter().filter(|(_, septets)| **septets == [code]);
    found.next().map(|(character, _)| *character)
}

/// Has the peer decode an escape before each reserved code, and an escape at the end.
pub fn ask(peer: &mut dyn Peer, codes: &Codes, tally: &mut Tally) {
    let difference = KNOWN_DIFFERENCES
        .iter()
        .find(|difference| difference.peer == peer.name());
    let reserved = (0..0x80).filter(|&code| !codes.values().any(|known| *known == [0x1B, code]));
    let mut inputs: Vec<Vec<u8>> = reserved.map(|code| vec![0x1B, code]).collect();
    assert_eq!(inputs.len(), 118);
    inputs.push(vec![0x1B]);
    let before = tally.disagreements.len();
    for septets in inputs {
        let user_data = UserData::from_unpacked(0x00, false, &septets).unwrap();
        // The clause requires the main table's character, or a space for a second or final escape.
        let required = septets
            .get(1)
            .and_then(|&code| main(code, codes))
            .unwrap_or(' ');
        let ours: String = user_data.decode_lossy().collect();
        let expected = match (difference, septets.get(1)) {
            (None, _) => required.to_string(),
            (Some(difference), None) => difference.last.to_owned(),
            (Some(difference), Some(&code)) => (difference.code)(code, codes),
        };
        match peer.read(&user_data).map(|read| read.text) {
            Ok(theirs) if theirs == expected && ours == required.to_string() => match difference {
                None => tally.agreed += 1,
                Some(_) => tally.faulty += 1,
            },
            theirs => tally.disagreements.push(format!(
                "{}, Read {septets:02X?}: it shows {theirs:?}, expected {expected:?}; septet \
                 shows {ours:?}, the clause requires {required:?}",
                peer.name()
            )),
        }
    }
    if let (Some(difference), true) = (difference, before == tally.disagreements.len()) {
        tally.confirmed.push(format!(
            "Read, escapes without a character: {}, where 23.038 §6.2.1.1 requires the \
             character of the main table",
            difference.why
        ));
    }
}
