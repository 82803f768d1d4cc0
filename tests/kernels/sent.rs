//! Octets of a text.

use crate::laws::segmenter;
use crate::model::{self, Rules};
use crate::{PATTERNS, RULES, each_phase, repeated};

/// What is sent is the model's octets, and is read again.
#[test]
fn octets_in_each_phase() {
    // The sender writes 32 octets at once, and then words of 8.
    each_phase((0..=40).chain([63, 64, 70]), 330, |text, phase| {
        for rules in [RULES[phase % 2], RULES[4 + phase % 2]] {
            for segment in segmenter(rules).split(text).unwrap() {
                let number = 0x1234 + phase as u16;
                let sent = segment.encode(number);
                let part = segment.part();
                let of = model::coding(text, rules);
                let header =
                    model::header(number, part.sequence.into(), part.total.into(), of, rules);
                let (udl, octets) = model::user_data(&header, segment.text(), of);
                assert_eq!((sent.udl().into(), sent.octets()), (udl, &octets[..]));
                assert_eq!(sent.text().as_deref(), Ok(segment.text()));
                assert_eq!(sent.text_lossy(), segment.text());
                let read: Result<String, _> = sent.decode().collect();
                assert_eq!(read.as_deref(), Ok(segment.text()));
            }
        }
    });
}

/// The septets of a text of each length, in a single segment.
#[test]
fn octets_of_each_length() {
    for pattern in PATTERNS {
        for length in 0..=160 {
            let text = repeated(pattern, length);
            let of = model::encoding(&text, Rules::PLAIN);
            if model::units(&text, of.plain()) > model::capacities(of.plain(), Rules::PLAIN).0 {
                break;
            }
            let sent = septet::split(&text).unwrap().next().unwrap().encode(0);
            let (udl, octets) = model::user_data(&[], &text, of.plain());
            assert_eq!((sent.udl().into(), sent.octets()), (udl, &octets[..]));
            assert_eq!(sent.text().as_deref(), Ok(&text[..]));
            assert_eq!(sent.text_lossy(), &text[..]);
        }
    }
}
