//! Binary data in the model: one octet after the other.

use super::octets::header;
use super::{Coding, MAX_SEGMENTS, Rules};

/// TP-UD of each segment, or the number of segments if there are too many.
pub fn segments(data: &[u8], reference: u16, rules: Rules) -> Result<Vec<Vec<u8>>, usize> {
    let header = |sequence, total| {
        header(
            reference,
            sequence,
            total,
            Coding::DEFAULT,
            rules.without_languages(),
        )
    };
    let alone = [header(1, 1), data.to_vec()].concat();
    if alone.len() <= 140 {
        return Ok(vec![alone]);
    }
    let mut bodies = vec![vec![]];
    let capacity = 140 - header(1, 2).len();
    for &octet in data {
        if bodies.last().unwrap().len() == capacity {
            bodies.push(vec![]);
        }
        bodies.last_mut().unwrap().push(octet);
    }
    let total = bodies.len();
    if total > MAX_SEGMENTS {
        return Err(total);
    }
    let segments = (1..).zip(bodies);
    let segments = segments.map(|(sequence, body)| [header(sequence, total), body].concat());
    Ok(segments.collect())
}

/// The octets of a text in Latin-1, or the byte offset of the first character that is not in it.
pub fn latin1(text: &str) -> Result<Vec<u8>, usize> {
    let mut octets = vec![];
    for (offset, character) in text.char_indices() {
        match u32::from(character) {
            number @ 0..=255 => octets.push(number as u8),
            _ => return Err(offset),
        }
    }
    Ok(octets)
}
