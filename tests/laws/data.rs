//! The laws of binary data and Latin-1 text.

use septet::UserData;
use septet::reassembly::{Progress, Reassembler};
use septet::segment::{DataError, DataSegments};
use septet::wire::{DataCoding, Latin1};

use super::segmenter;
use crate::model::{Rules, data};

/// Divided data equals the model's and joins to the same octets, whatever the order of its parts.
pub fn binary_data_round_trips(octets: &[u8], rules: Rules, reference: u16) {
    let rules = rules.without_languages();
    let segments = segmenter(rules).split_data(octets);
    let expected = data::segments(octets, reference, rules);
    equal_and_joined(segments, expected, octets, rules, reference);
}

/// A text that is sent as Latin-1 costs and reads as its octets.
pub fn latin1_round_trips(text: &str, rules: Rules, reference: u16) {
    let rules = rules.without_languages();
    let segmenter = segmenter(rules);
    let octets = match data::latin1(text) {
        Ok(octets) => octets,
        Err(byte_offset) => {
            let character = text[byte_offset..].chars().next().unwrap();
            let error = Err(DataError::NotLatin1 {
                byte_offset,
                character,
            });
            assert_eq!(segmenter.measure_latin1(text), error);
            assert_eq!(segmenter.split_latin1(text).map(|_| ()), error.map(|_| ()));
            return;
        }
    };
    let measure = segmenter.measure_latin1(text).unwrap();
    assert_eq!(measure, segmenter.measure_data(octets.len()));
    assert_eq!(Latin1::new(&octets).to_string(), text);
    let segments = segmenter.split_latin1(text);
    if let Ok(segments) = &segments {
        let parts: Vec<UserData> = segments
            .clone()
            .map(|part| part.encode(reference))
            .collect();
        let read: String = parts
            .iter()
            .flat_map(|part| part.latin1().unwrap())
            .collect();
        assert_eq!(read, text);
    }
    let expected = data::segments(&octets, reference, rules);
    equal_and_joined(segments, expected, &octets, rules, reference);
}

fn equal_and_joined(
    segments: Result<DataSegments<'_>, DataError>,
    expected: Result<Vec<Vec<u8>>, usize>,
    octets: &[u8],
    rules: Rules,
    reference: u16,
) {
    let measure = segmenter(rules).measure_data(octets.len());
    assert_eq!(measure.octets, octets.len());
    let (segments, expected) = match (segments, expected) {
        (Ok(segments), Ok(expected)) => (segments, expected),
        (Err(DataError::TooManySegments { segments }), Err(expected)) => {
            assert_eq!((segments as usize, measure.segments), (expected, segments));
            return;
        }
        (segments, expected) => panic!("{segments:?}, expected {expected:?}"),
    };
    assert_eq!(segments.len(), expected.len());
    assert_eq!(segments.measure(), measure);
    assert_eq!(measure.segments as usize, expected.len());
    let last = expected.last().unwrap();
    assert_eq!(usize::from(measure.remaining), 140 - last.len());
    let header = last.len() - octets.len().min(last.len());
    if expected.len() == 1 {
        assert_eq!(usize::from(measure.capacity), 140 - header);
    }

    let mut parts = vec![];
    for (segment, expected) in segments.zip(expected) {
        let sent = segment.encode(reference);
        assert_eq!((sent.octets(), sent.tp_dcs()), (&expected[..], 0x04));
        assert_eq!(usize::from(sent.udl()), expected.len());
        assert!(segment.octets().eq(sent.body().iter().copied()));
        assert_eq!(sent.has_header(), sent.body().len() < expected.len());
        assert_eq!(
            UserData::parse(sent.fields(), &expected).as_ref(),
            Ok(&sent)
        );
        let class = segment.encode_as(reference, DataCoding::new(0xF5)).unwrap();
        assert_eq!((class.octets(), class.tp_dcs()), (sent.octets(), 0xF5));
        assert_eq!(segment.encode_as(reference, DataCoding::new(0)), None);
        parts.push(sent);
    }
    let mut store: Box<Reassembler<u8, 1, 255>> = Box::default();
    let turn = usize::from(reference) % parts.len();
    for index in (0..parts.len()).rev() {
        let part = &parts[(index + turn) % parts.len()];
        match store.push(1, 0, part).unwrap() {
            Progress::Single => assert_eq!(part.body(), octets),
            Progress::Complete(key) => {
                let message = store.message(&key).unwrap();
                assert_eq!(message.bodies().len(), parts.len());
                assert_eq!(message.bodies().collect::<Vec<_>>().concat(), octets);
                assert_eq!(index, 0);
            }
            Progress::Held { missing, .. } => assert_eq!(usize::from(missing), index),
            other => panic!("{other:?}"),
        }
    }
}
