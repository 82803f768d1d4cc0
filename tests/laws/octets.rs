//! The laws of user data, sent and received.

use septet::wire::Fields;
use septet::{DecodeError, ParseError, Text, UserData};

use super::{reference_width, segmenter};
use crate::model::{self, Coding, Rules};

/// There are at most 140 octets. They equal the model's, and decode to the same text and part,
/// packed and unpacked.
pub fn octets_round_trip(text: &str, rules: Rules, reference: u16) {
    let Ok(segments) = segmenter(rules).split(text) else {
        return;
    };
    let coding = model::coding(text, rules);
    let mut joined = String::new();
    for segment in segments {
        let sent = segment.encode(reference);
        let part = segment.part();
        let (sequence, total) = (part.sequence.into(), part.total.into());
        let header = model::header(reference, sequence, total, coding, rules);
        let (udl, octets) = model::user_data(&header, segment.text(), coding);
        assert_eq!((sent.udl().into(), sent.octets()), (udl, &octets[..]));
        assert!(octets.len() <= 140);
        assert_eq!(sent.has_header(), !header.is_empty());

        let received = UserData::parse(sent.fields(), &octets).unwrap();
        assert_eq!(received, sent);
        assert_eq!(
            received.header().map_or(&[][..], |read| read.octets()),
            header
        );
        #[cfg(feature = "national")]
        assert_eq!(received.alphabet(), super::alphabet(coding));
        assert_eq!(
            received.decode().collect::<Result<String, _>>().as_deref(),
            Ok(segment.text())
        );
        assert_eq!(received.decode_lossy().collect::<String>(), segment.text());
        assert_eq!(received.text().as_deref(), Ok(segment.text()));
        assert_eq!(received.text_lossy(), segment.text());
        match received.concatenation() {
            None => assert_eq!(part.total, 1),
            Some(concatenation) => {
                assert_eq!(concatenation.part, part);
                assert_eq!(concatenation.reference_width, reference_width(rules));
                let mask = if rules.wide_reference { 0xFFFF } else { 0xFF };
                assert_eq!(concatenation.reference, reference & mask);
            }
        }

        let unpacked: Vec<u8> = received.unpacked().collect();
        assert!(unpacked.len() <= 160);
        assert_eq!(unpacked.len(), received.unpacked().len());
        let again = UserData::from_unpacked(sent.tp_dcs(), sent.has_header(), &unpacked);
        assert_eq!(again.as_ref(), Ok(&sent));
        let body: Vec<u8> = received.unpacked_body().collect();
        let again = UserData::from_unpacked_parts(sent.tp_dcs(), &header, &body);
        assert_eq!(again.as_ref(), Ok(&sent));
        joined.push_str(segment.text());
    }
    assert_eq!(joined, text);
}

/// Packs and unpacks septets after a header that has unknown elements and names a pair of tables.
/// `elements` are the data lengths of the unknown elements.
pub fn septets_pack_and_unpack_as_in_the_model(septets: &[u8], elements: &[u8], coding: Coding) {
    let mut header = vec![];
    for &length in elements {
        header.extend([0x70, length]);
        header.extend(vec![0xA5; length.into()]);
    }
    let names = model::header(0, 1, 1, coding, Rules::PLAIN);
    header.extend(names.get(1..).unwrap_or(&[]));
    if !header.is_empty() {
        header.insert(0, header.len() as u8);
    }
    let (udl, octets) = model::pack(&header, septets);
    let packed = UserData::from_unpacked_parts(0x00, &header, septets);
    if octets.len() > 140 {
        assert_eq!(
            packed,
            Err(ParseError::TooLong {
                octets: octets.len()
            })
        );
        return;
    }
    let packed = packed.unwrap();
    assert_eq!((packed.udl().into(), packed.octets()), (udl, &octets[..]));
    assert_eq!(packed.unpacked_body().collect::<Vec<u8>>(), septets);
    assert_eq!(model::unpack(&octets, header.len(), udl), septets);
    let received = UserData::parse(
        Fields {
            tp_dcs: 0x00,
            tp_udhi: !header.is_empty(),
            tp_udl: udl as u8,
        },
        &octets,
    );
    assert_eq!(received.as_ref(), Ok(&packed));

    let (decoded, fault) = model::read_septets(septets, coding);
    assert_eq!(packed.decode_lossy().collect::<String>(), decoded);
    let valid: String = packed.decode().map_while(Result::ok).collect();
    assert_eq!(
        valid,
        decoded
            .chars()
            .take(fault.unwrap_or(usize::MAX))
            .collect::<String>()
    );
    assert_eq!(packed.decode().any(|step| step.is_err()), fault.is_some());
}

pub fn code_units_decode_as_std_does(units: &[u16]) {
    let octets: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let user_data = UserData::parse(
        Fields {
            tp_dcs: 0x08,
            tp_udhi: false,
            tp_udl: octets.len() as u8,
        },
        &octets,
    )
    .unwrap();
    assert_eq!(
        user_data.decode_lossy().collect::<String>(),
        String::from_utf16_lossy(units)
    );
    assert_eq!(user_data.text_lossy(), &*String::from_utf16_lossy(units));
    assert_eq!(
        user_data.text().as_deref().ok(),
        String::from_utf16(units).as_deref().ok()
    );
    let valid: String = user_data.decode().map_while(Result::ok).collect();
    let expected = char::decode_utf16(units.iter().copied()).map_while(Result::ok);
    assert_eq!(valid, expected.collect::<String>());
    let faulty = user_data.decode().any(|step| step.is_err());
    assert_eq!(faulty, String::from_utf16(units).is_err());
}

/// Strict and lossy decoding terminate without panicking, whatever the octets. If the strict parser
/// accepts the octets, both parsers return the same user data. `text` returns the characters of
/// `decode`. The text of canonical user data encodes to the same octets.
pub fn any_octets_decode(tp_dcs: u8, has_header: bool, udl: u8, octets: &[u8]) {
    let fields = Fields {
        tp_dcs,
        tp_udhi: has_header,
        tp_udl: udl,
    };
    let lossy = UserData::parse_lossy(fields, octets);
    let decoded: String = lossy.decode_lossy().collect();
    assert!(decoded.chars().count() <= 160);
    assert!(lossy.octets().len() <= 140);
    assert!(lossy.octets().len() <= octets.len() && lossy.udl() <= udl);
    assert!(lossy.unpacked().count() <= 160);
    let (lower, upper) = lossy.decode_lossy().size_hint();
    assert!((lower..=upper.unwrap()).contains(&decoded.chars().count()));

    if lossy.data_coding().counts_septets() {
        let header = lossy.header().map_or(&[][..], |header| header.octets());
        let coding = match cfg!(feature = "national") {
            true => model::named(header),
            false => Coding::DEFAULT,
        };
        let septets: Vec<u8> = lossy.unpacked_body().collect();
        let (expected, fault) = model::read_septets(&septets, coding);
        assert_eq!(decoded, expected, "{coding:?}");
        assert_eq!(lossy.decode().any(|step| step.is_err()), fault.is_some());
        #[cfg(feature = "national")]
        assert_eq!(lossy.alphabet(), super::alphabet(coding));
    }

    unpacked_octets_are_not_lost(tp_dcs, has_header, octets);

    // Lossy decoding keeps the characters before the first error, and the error has an offset.
    let steps: Vec<Result<char, DecodeError>> = lossy.decode().collect();
    let valid: String = steps.iter().map_while(|step| step.ok()).collect();
    assert!(decoded.starts_with(&valid));
    match steps.last() {
        Some(Err(error)) => assert!(error.offset() < lossy.octets().len()),
        _ => assert_eq!(valid, decoded),
    }

    let text: Result<String, DecodeError> = steps.into_iter().collect();
    assert_eq!(lossy.text().as_deref(), text.as_deref());
    assert_eq!(lossy.text_lossy(), decoded.as_str());
    assert!(decoded.len() <= Text::MAX_BYTES);

    if let Some(header) = lossy.header() {
        let length: usize = header
            .elements()
            .map(|element| 2 + element.data.len())
            .sum();
        assert!(length == 0 || length + 1 == header.octets().len());
        assert_eq!([header.octets(), lossy.body()].concat(), lossy.octets());
        if let Some(concatenation) = lossy.concatenation() {
            assert!((1..=concatenation.part.total).contains(&concatenation.part.sequence));
        }
    }

    let Ok(strict) = UserData::parse(fields, octets) else {
        return;
    };
    assert_eq!(strict, lossy);
    assert_eq!((strict.octets(), strict.udl()), (octets, udl));
    assert_eq!((strict.has_header(), strict.tp_dcs()), (has_header, tp_dcs));

    // The unpacked form has no fill bits and no spare bits, so packing it gives the same octets
    // with these bits set to zero.
    let unpacked: Vec<u8> = strict.unpacked().collect();
    let clean = UserData::from_unpacked(tp_dcs, has_header, &unpacked).unwrap();
    assert_eq!(clean.udl(), udl);
    assert!(clean.unpacked().eq(unpacked));
    if strict.data_coding().counts_septets() {
        let septets: Vec<u8> = strict.unpacked_body().collect();
        let header = strict.header().map_or(&[][..], |header| header.octets());
        assert_eq!(clean.octets(), model::pack(header, &septets).1);
    } else {
        assert_eq!(clean, strict);
    }
    let plain = matches!(tp_dcs, 0x00 | 0x08) && !has_header;
    if plain && valid == decoded && clean == strict {
        let rules = Rules {
            forced: Some(match tp_dcs {
                0x00 => model::Encoding::Gsm7,
                _ => model::Encoding::Ucs2,
            }),
            ..Rules::PLAIN
        };
        let encoded = segmenter(rules)
            .split(&decoded)
            .unwrap()
            .next()
            .unwrap()
            .encode(0);
        assert_eq!(encoded, strict);
    }
}

/// Reads the same octets as unpacked user data.
fn unpacked_octets_are_not_lost(tp_dcs: u8, has_header: bool, octets: &[u8]) {
    let lossy = UserData::from_unpacked_lossy(tp_dcs, has_header, octets);
    if let Ok(strict) = UserData::from_unpacked(tp_dcs, has_header, octets) {
        assert_eq!(strict, lossy);
    }
    let length = octets.first().map_or(0, |length| usize::from(*length) + 1);
    let length = match has_header && length <= octets.len().min(140) {
        true => length,
        false => 0,
    };
    let (header, body) = octets.split_at(length);
    assert_eq!(
        lossy.header().map_or(&[][..], |header| header.octets()),
        header
    );
    let is_packed = lossy.data_coding().counts_septets();
    let room = match is_packed {
        true => 160 - (length * 8).div_ceil(7),
        false => 140 - length,
    };
    let expected = body.iter().take(room).map(|&octet| match is_packed {
        true if octet > 0x7F => b'?',
        _ => octet,
    });
    assert!(lossy.unpacked_body().eq(expected));
}
