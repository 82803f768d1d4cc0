//! Encoding.

use crate::laws::segmenter;
use crate::model::{self, Rules};
use crate::{PATTERNS, RULES, for_each_offset, repeated};

/// Encoding returns the model's octets, and decoding them returns the text.
#[test]
fn encode_at_each_offset() {
    // Encoding reads 32 bytes at a time, then words of 8.
    for_each_offset((0..=40).chain([63, 64, 70]), 330, |text, offset| {
        for rules in [RULES[offset % 2], RULES[4 + offset % 2]] {
            for segment in segmenter(rules).split(text).unwrap() {
                let reference = 0x1234 + offset as u16;
                let sent = segment.encode(reference);
                let part = segment.part();
                let of = model::coding(text, rules);
                let header = model::header(
                    reference,
                    part.sequence.into(),
                    part.total.into(),
                    of,
                    rules,
                );
                let (udl, octets) = model::user_data(&header, segment.text(), of);
                assert_eq!((sent.udl().into(), sent.octets()), (udl, &octets[..]));
                assert_eq!(sent.text().as_deref(), Ok(segment.text()));
                assert_eq!(sent.text_lossy(), segment.text());
                let decoded: Result<String, _> = sent.decode().collect();
                assert_eq!(decoded.as_deref(), Ok(segment.text()));
            }
        }
    });
}

/// Texts of every length that fits in a single segment.
#[test]
fn encode_each_length() {
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
