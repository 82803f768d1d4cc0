//! Binary data and Latin-1 text: sizes, headers and errors.

mod laws;
mod model;

use model::Rules;
use septet::segment::DataError;
use septet::wire::{DataCoding, HeaderExtras, Latin1};
use septet::{ReferenceWidth, Segmenter, UserData};

const RULES: Segmenter = Segmenter::new();

/// Without and with a 16-bit reference number and ports of 6 octets.
fn rules() -> impl Iterator<Item = Rules> {
    [(false, 0), (true, 0), (false, 6), (true, 6)]
        .into_iter()
        .map(|(wide_reference, elements)| Rules {
            wide_reference,
            elements,
            ..Rules::PLAIN
        })
}

/// Octets without a pattern of the length of a part.
fn octets(length: usize) -> Vec<u8> {
    (0..length)
        .map(|index| (index % 251) as u8 ^ (index / 251) as u8)
        .collect()
}

#[test]
fn data_of_1_to_34_000_octets_round_trips() {
    for rules in rules() {
        let capacity = match (rules.wide_reference, rules.elements) {
            (false, 0) => 134,
            (true, 0) => 133,
            (false, _) => 128,
            (true, _) => 127,
        };
        // The ends of the first and the last parts, and lengths between them.
        let ends = [1, 2, 3, 4, 100, 253, 254, 255].map(|parts| parts * capacity);
        let near = ends.into_iter().flat_map(|end| end - 1..=end + 1);
        let lengths = (0..=145)
            .chain(near)
            .chain((0..=34_000).step_by(211))
            .chain([34_000]);
        for length in lengths {
            laws::data::binary_data_round_trips(&octets(length), rules, length as u16);
        }
    }
}

/// 140 in a single message; 134 or 133 octets in a part, fewer with ports.
#[test]
fn capacities() {
    let ports = HeaderExtras::ports(2948, 9200);
    let wide = RULES.with_reference_width(ReferenceWidth::Bits16);
    for (rules, alone, part) in [
        (RULES, 140, 134),
        (wide, 140, 133),
        (RULES.with_header_extras(ports), 133, 128),
        (wide.with_header_extras(ports), 133, 127),
    ] {
        let capacity = rules.data_capacity();
        assert_eq!((capacity.alone, capacity.part), (alone, part));
        let most = usize::from(part) * 255;
        assert_eq!(rules.measure_data(most).segments, 255);
        assert_eq!(rules.measure_data(most).remaining, 0);
        let error = rules.split_data(&octets(most + 1)).unwrap_err();
        assert_eq!(error, DataError::TooManySegments { segments: 256 });
        assert_eq!(
            error.to_string(),
            "the data needs 256 segments, a message has at most 255"
        );
    }
    let empty = RULES.measure_data(0);
    assert_eq!(
        (empty.segments, empty.capacity, empty.remaining),
        (1, 140, 140)
    );
    let sent = RULES.split_data(&[]).unwrap().next().unwrap().encode(0);
    assert_eq!(
        (sent.udl(), sent.has_header(), sent.tp_dcs()),
        (0, false, 0x04)
    );
    let most = RULES.measure_data(usize::MAX);
    let segments = usize::MAX.div_ceil(134);
    assert_eq!(most.segments, u32::try_from(segments).unwrap_or(u32::MAX));
}

#[test]
fn latin1_texts_count_their_characters() {
    for (characters, segments) in [(0, 1), (1, 1), (140, 1), (141, 2), (268, 2), (269, 3)] {
        for letter in ["a", "é", "ÿ", "\u{80}"] {
            let text = letter.repeat(characters);
            let measure = RULES.measure_latin1(&text).unwrap();
            assert_eq!((measure.octets, measure.segments), (characters, segments));
            assert_eq!(RULES.split_latin1(&text).unwrap().len() as u32, segments);
            laws::data::latin1_round_trips(&text, Rules::PLAIN, 7);
        }
    }
    assert_eq!(
        RULES.measure_latin1(&"é".repeat(34_170)).unwrap().segments,
        255
    );
    assert!(RULES.split_latin1(&"é".repeat(34_171)).is_err());
    let error = RULES.measure_latin1("5 €").unwrap_err();
    assert_eq!(error.to_string(), "U+20AC at byte 2 is not in Latin-1");
}

#[test]
fn all_octets_are_latin1() {
    let all: Vec<u8> = (0..=255).collect();
    let text: String = (0..=255).map(char::from).collect();
    assert!(Latin1::new(&all).eq(text.chars()));
    assert_eq!(Latin1::new(&all).len(), 256);
    assert_eq!(Latin1::new(&all).to_string(), text);
    laws::data::latin1_round_trips(&text, Rules::PLAIN, 7);
}

/// The view exists for 8-bit data only, and does not include the header.
#[test]
fn only_data_is_read_as_latin1() {
    for tp_dcs in 0..=255 {
        let user_data = UserData::from_unpacked(tp_dcs, false, b"me").unwrap();
        let is_data = matches!(tp_dcs, 0x00..=0x7F if tp_dcs & 0x2C == 0x04)
            || matches!(tp_dcs, 0xF0..=0xFF if tp_dcs & 0x04 != 0);
        let read = user_data.latin1().map(|text| text.to_string());
        assert_eq!(read, is_data.then(|| "me".to_owned()), "{tp_dcs:#04X}");
    }
    let header = [6, 5, 4, 0x0B, 0x84, 0x23, 0xF0];
    let user_data = UserData::from_unpacked_parts(0x04, &header, b"caf\xE9").unwrap();
    let mut latin1 = user_data.latin1().unwrap();
    assert_eq!(
        (latin1.next(), latin1.to_string()),
        (Some('c'), "afé".to_owned())
    );
    assert_eq!(latin1.size_hint(), (3, Some(3)));
}

/// A WAP push of class 1, as other encoders write it: ports 2948 and 9200.
#[test]
fn data_is_encoded_with_its_data_coding() {
    let rules = RULES.with_header_extras(HeaderExtras::ports(2948, 9200));
    let data = octets(200);
    let segments = rules.split_data(&data).unwrap();
    let parts: Vec<UserData> = segments
        .map(|segment| segment.encode_as(0x33, DataCoding::new(0xF5)).unwrap())
        .collect();
    let header = |sequence| {
        [
            11, 0x00, 3, 0x33, 2, sequence, 0x05, 4, 0x0B, 0x84, 0x23, 0xF0,
        ]
    };
    assert_eq!(parts[0].octets(), [&header(1)[..], &data[..128]].concat());
    assert_eq!(parts[1].octets(), [&header(2)[..], &data[128..]].concat());
    assert_eq!((parts[1].tp_dcs(), parts[1].udl()), (0xF5, 84));
    // TP-DCS that says septets: data would be read as text.
    let segment = rules.split_data(&data).unwrap().next().unwrap();
    for tp_dcs in [0x00, 0x10, 0x40, 0xC8, 0xF1] {
        assert_eq!(segment.encode_as(0, DataCoding::new(tp_dcs)), None);
    }
    assert!(segment.encode_as(0, DataCoding::new(0x20)).is_some()); // compressed
}
