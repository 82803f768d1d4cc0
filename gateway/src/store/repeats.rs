//! Recognises parts that a carrier sends again because it has missed the answer.

use super::Part;
use crate::clock::Millis;

/// How long after a message was complete its parts are recognised.
pub const AGAIN: Millis = 60_000;

/// The octets of a digest.
const DIGEST: usize = 8;

/// Returns a digest of octets (FNV-1a), so that content is not kept. It is the same on all machines.
pub fn digest(octets: &[u8]) -> [u8; DIGEST] {
    let add = |digest: u64, octet: &u8| (digest ^ u64::from(*octet)).wrapping_mul(0x100_0000_01B3);
    octets.iter().fold(0xCBF2_9CE4_8422_2325, add).to_be_bytes()
}

/// Where the digest of a part is among those of all parts.
fn place(sequence: u8) -> std::ops::Range<usize> {
    let start = DIGEST * usize::from(sequence.saturating_sub(1));
    start..start + DIGEST
}

/// Returns the digests of a message from the sequence numbers and octets of its parts, unless some
/// are missing: those of a message that was given up are not repetitions if they come again.
pub fn digests<'p>(total: u8, parts: impl IntoIterator<Item = (u8, &'p [u8])>) -> Option<Vec<u8>> {
    let mut digests = vec![0; DIGEST * usize::from(total)];
    let mut found = 0;
    for (sequence, octets) in parts {
        if let Some(one) = digests.get_mut(place(sequence)) {
            one.copy_from_slice(&digest(octets));
            found += 1;
        }
    }
    (found == usize::from(total)).then_some(digests)
}

/// Whether a part is one of a message with these digests. Otherwise the sender uses the number again.
pub fn has(digests: &[u8], part: &Part) -> bool {
    digests.get(place(part.sequence)) == Some(&digest(&part.octets)[..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_recognised_by_number_and_content() {
        let digests = digests(2, [(2, &b"two"[..]), (1, b"one")]).unwrap();
        for (sequence, octets, is_known) in [
            (1, "one", true),
            (2, "two", true),
            (1, "two", false),
            (3, "two", false),
            (0, "two", false),
        ] {
            let part = Part {
                sequence,
                time: 0,
                coding: 0,
                has_header: false,
                octets: octets.into(),
            };
            assert_eq!(has(&digests, &part), is_known, "{sequence} {octets}");
        }
        assert_eq!(super::digests(3, [(2, &b"two"[..]), (1, b"one")]), None);
    }
}
