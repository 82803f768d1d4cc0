//! The laws that septet keeps, each judged by the naive model or by what the words say.
//!
//! They are plain functions that panic where a law is broken, so that random tests
//! (`tests/random.rs`) and fuzz targets (`fuzz/`) defend the same ones.

#![allow(dead_code, reason = "each test and each fuzz target has its own laws")]

pub mod reassembly;

use std::fmt::Write;

use septet::{
    Alphabet, Boundary, Choice, Counter, DecodeError, Encoding, ParseError, Reference, Segmenter,
    SplitError, Text, UserData,
};

use unicode_segmentation::UnicodeSegmentation;

use crate::model::{self, Rules};

pub fn encoding(encoding: model::Encoding) -> Encoding {
    match encoding {
        model::Encoding::Gsm7 => Encoding::Gsm7,
        model::Encoding::Ucs2 => Encoding::Ucs2,
    }
}

pub fn reference(rules: Rules) -> Reference {
    match rules.wide_reference {
        false => Reference::Bits8,
        true => Reference::Bits16,
    }
}

/// The rules in the crate's own terms. Without clusters in the build, the model is not
/// to be asked for them either.
pub fn segmenter(rules: Rules) -> Segmenter {
    let boundary = match rules.clusters {
        #[cfg(feature = "graphemes")]
        true => Boundary::Grapheme,
        _ => Boundary::Character,
    };
    let choice = rules
        .forced
        .map_or(Choice::Automatic, |forced| Choice::Only(encoding(forced)));
    Segmenter::new()
        .with_reference(reference(rules))
        .with_boundary(boundary)
        .with_encoding(choice)
}

pub fn measure_agrees_with_the_model(text: &str, rules: Rules) {
    let measure = segmenter(rules).measure(text);
    let expected = model::encoding(text, rules);
    let segments = model::segments(text, rules);
    let (single, part) = model::capacities(expected, rules);
    let capacity = if segments.len() == 1 { single } else { part };

    assert_eq!(measure.encoding, encoding(expected));
    assert_eq!(measure.characters as usize, text.chars().count());
    assert_eq!(measure.units as usize, model::units(text, expected));
    assert_eq!(measure.segments as usize, segments.len());
    assert_eq!(usize::from(measure.capacity), capacity);
    assert_eq!(
        usize::from(measure.remaining),
        capacity - segments.last().unwrap().1
    );
    let foreign = match expected {
        model::Encoding::Gsm7 => model::foreign(text).len(),
        model::Encoding::Ucs2 => 0,
    };
    assert_eq!(measure.foreign as usize, foreign);
}

pub fn segments_are_the_model_s_and_rejoin(text: &str, rules: Rules) {
    let expected = model::segments(text, rules);
    let foreign = model::foreign(text);
    let segments = match segmenter(rules).split(text) {
        Err(SplitError::NotInAlphabet(error)) => {
            assert_eq!(rules.forced, Some(model::Encoding::Gsm7));
            assert_eq!((error.offset, error.character), foreign[0]);
            return;
        }
        Err(SplitError::TooManySegments { segments }) => {
            assert!(segments > 255);
            assert_eq!(segments as usize, expected.len());
            return;
        }
        Err(error) => panic!("{error}"),
        Ok(segments) => segments,
    };
    assert!(rules.forced != Some(model::Encoding::Gsm7) || foreign.is_empty());
    assert_eq!(segments.len(), expected.len());
    assert_eq!(segments.measure(), segmenter(rules).measure(text));

    let utf16: Vec<u16> = text.encode_utf16().collect();
    let mut joined = String::new();
    for (number, (segment, (stretch, units))) in segments.zip(&expected).enumerate() {
        assert_eq!(segment.text(), stretch);
        assert_eq!(usize::from(segment.units()), *units);
        assert_eq!(&text[segment.range()], stretch);
        assert_eq!(
            &String::from_utf16(&utf16[segment.utf16_range()]).unwrap(),
            stretch
        );
        assert_eq!(usize::from(segment.part().sequence), number + 1);
        assert_eq!(usize::from(segment.part().total), expected.len());
        joined.push_str(segment.text());
    }
    assert_eq!(joined, text);
}

/// The piece that a segment would have had to take next, had it ended here: a character,
/// or a cluster; but CR LF may be parted, and so may a cluster that is larger than a
/// segment.
fn next_piece(text: &str, at: usize, rules: Rules, capacity: usize) -> &str {
    let rest = &text[at..];
    let (start, cluster) = text
        .grapheme_indices(true)
        .take_while(|&(start, _)| start <= at)
        .last()
        .unwrap();
    let units = model::units(cluster, model::encoding(text, rules));
    let whole = rules.clusters && cluster != "\r\n" && units <= capacity;
    // A cluster that is kept whole is never left in its middle.
    assert!(!whole || start == at);
    let octets = match whole {
        true => cluster.len(),
        false => rest.chars().next().unwrap().len_utf8(),
    };
    &rest[..octets]
}

/// Without the model's way of cutting: no segment is too full, and none but the last
/// could have taken the next character, or cluster.
pub fn segments_are_as_full_as_they_can_be(text: &str, rules: Rules) {
    let measure = segmenter(rules).measure(text);
    let Ok(segments) = segmenter(rules).split(text) else {
        return;
    };
    let segments: Vec<_> = segments.collect();
    let capacity = measure.capacity.into();
    assert!(
        segments
            .iter()
            .all(|segment| usize::from(segment.units()) <= capacity)
    );
    for segment in segments.split_last().unwrap().1 {
        let next = next_piece(text, segment.range().end, rules, capacity);
        let cost = model::units(next, model::encoding(text, rules));
        assert!(usize::from(segment.units()) + cost > capacity);
    }
}

/// The octets are the model's, at most 140, and give the text and the part back, packed
/// and unpacked.
pub fn octets_round_trip(text: &str, rules: Rules, number: u16) {
    let Ok(segments) = segmenter(rules).split(text) else {
        return;
    };
    let encoding = model::encoding(text, rules);
    let mut joined = String::new();
    for segment in segments {
        let sent = segment.encode(number);
        let part = segment.part();
        let header = model::header(number, part.sequence.into(), part.total.into(), rules);
        let (udl, octets) = model::user_data(&header, segment.text(), encoding);
        assert_eq!((sent.udl().into(), sent.octets()), (udl, &octets[..]));
        assert!(octets.len() <= 140);
        assert_eq!(sent.has_header(), !header.is_empty());

        let received =
            UserData::parse(sent.tp_dcs(), sent.has_header(), sent.udl(), &octets).unwrap();
        assert_eq!(received, sent);
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
                assert_eq!(concatenation.reference, reference(rules));
                let mask = if rules.wide_reference { 0xFFFF } else { 0xFF };
                assert_eq!(concatenation.number, number & mask);
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

/// The pieces are so many characters long, in turn.
pub fn a_counter_fed_in_pieces_equals_the_measure(text: &str, wide: bool, pieces: &[usize]) {
    let rules = Rules {
        wide_reference: wide,
        ..Rules::PLAIN
    };
    let mut counter = Counter::new(reference(rules));
    let mut rest = text;
    for (turn, &length) in pieces.iter().cycle().enumerate() {
        let end = rest
            .char_indices()
            .nth(length)
            .map_or(rest.len(), |(at, _)| at);
        let (piece, behind) = rest.split_at(end);
        match turn % 5 {
            0 => counter.push_str(piece),
            1 => piece.chars().for_each(|character| counter.push(character)),
            2 => counter.extend(piece.chars()),
            3 => counter.extend([piece]),
            _ => counter.write_str(piece).unwrap(),
        }
        rest = behind;
        let fed = &text[..text.len() - rest.len()];
        assert_eq!(counter.measure(), segmenter(rules).measure(fed));
        if rest.is_empty() || turn > 10_000 {
            break;
        }
    }
}

pub fn truncate_is_the_longest_that_fits(text: &str, rules: Rules, most: u32) {
    let beginning = segmenter(rules).truncate(text, most);
    assert!(text.starts_with(beginning));
    if most > 0 {
        assert!(segmenter(rules).measure(beginning).segments <= most);
    }
    if most > 0 && beginning.len() < text.len() {
        let (single, part) = model::capacities(model::encoding(text, rules), rules);
        let capacity = if most > 1 { part } else { single };
        let next = next_piece(text, beginning.len(), rules, capacity);
        let longer = &text[..beginning.len() + next.len()];
        assert!(segmenter(rules).measure(longer).segments > most);
    }
    assert_eq!(beginning, model::truncate(text, most as usize, rules));
}

pub fn septets_are_the_model_s(text: &str) {
    let septets = Alphabet::DEFAULT.septets(text);
    let ok: Vec<u8> = septets.clone().filter_map(Result::ok).collect();
    let errors: Vec<(usize, char)> = septets
        .filter_map(Result::err)
        .map(|error| (error.offset, error.character))
        .collect();
    let coded: String = text.chars().filter(|&c| !model::is_foreign(c)).collect();
    assert_eq!(ok, model::septets(&coded));
    assert_eq!(errors, model::foreign(text));
}

/// Septets behind a header of unknown elements with so many octets of data each.
pub fn septets_pack_and_unpack_as_in_the_model(septets: &[u8], elements: &[u8]) {
    let mut header = vec![];
    for &length in elements {
        header.extend([0x70, length]);
        header.extend(vec![0xA5; length.into()]);
    }
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
    let received = UserData::parse(0x00, !header.is_empty(), udl as u8, &octets);
    assert_eq!(received.as_ref(), Ok(&packed));

    let (shown, fault) = model::read_septets(septets);
    assert_eq!(packed.decode_lossy().collect::<String>(), shown);
    let good: String = packed.decode().map_while(Result::ok).collect();
    assert_eq!(
        good,
        shown
            .chars()
            .take(fault.unwrap_or(usize::MAX))
            .collect::<String>()
    );
    assert_eq!(packed.decode().any(|step| step.is_err()), fault.is_some());
}

pub fn code_units_decode_as_std_does(units: &[u16]) {
    let octets: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let user_data = UserData::parse(0x08, false, octets.len() as u8, &octets).unwrap();
    assert_eq!(
        user_data.decode_lossy().collect::<String>(),
        String::from_utf16_lossy(units)
    );
    let good: String = user_data.decode().map_while(Result::ok).collect();
    let expected = char::decode_utf16(units.iter().copied()).map_while(Result::ok);
    assert_eq!(good, expected.collect::<String>());
    let faulty = user_data.decode().any(|step| step.is_err());
    assert_eq!(faulty, String::from_utf16(units).is_err());
}

/// Whatever is received is read without a panic and to an end, strictly and with losses;
/// what the strict reader accepts the other one reads alike; the text at once is that of
/// the characters one by one; and the text of what was canonical is encoded to what was
/// read.
pub fn any_octets_decode(tp_dcs: u8, has_header: bool, udl: u8, octets: &[u8]) {
    let lossy = UserData::parse_lossy(tp_dcs, has_header, udl, octets);
    let shown: String = lossy.decode_lossy().collect();
    assert!(shown.chars().count() <= 160);
    assert!(lossy.octets().len() <= 140);
    assert!(lossy.octets().len() <= octets.len() && lossy.udl() <= udl);
    assert!(lossy.unpacked().count() <= 160);
    let (least, most) = lossy.decode_lossy().size_hint();
    assert!((least..=most.unwrap()).contains(&shown.chars().count()));

    // Each character before the first fault is there, and the fault has a place.
    let steps: Vec<Result<char, DecodeError>> = lossy.decode().collect();
    let good: String = steps.iter().map_while(|step| step.ok()).collect();
    assert!(shown.starts_with(&good));
    match steps.last() {
        Some(Err(error)) => assert!(error.offset() < lossy.octets().len()),
        _ => assert_eq!(good, shown),
    }

    let text: Result<String, DecodeError> = steps.into_iter().collect();
    assert_eq!(lossy.text().as_deref(), text.as_deref());
    assert_eq!(lossy.text_lossy(), shown.as_str());
    assert!(shown.len() <= Text::MAX_OCTETS);

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

    let Ok(strict) = UserData::parse(tp_dcs, has_header, udl, octets) else {
        return;
    };
    assert_eq!(strict, lossy);
    assert_eq!((strict.octets(), strict.udl()), (octets, udl));
    assert_eq!((strict.has_header(), strict.tp_dcs()), (has_header, tp_dcs));

    // The unpacked form has no fill bits and no spare bits: it gives the same octets
    // with those set to zero.
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
    if plain && good == shown && clean == strict {
        let rules = Rules {
            forced: Some(match tp_dcs {
                0x00 => model::Encoding::Gsm7,
                _ => model::Encoding::Ucs2,
            }),
            ..Rules::PLAIN
        };
        let again = segmenter(rules)
            .split(&shown)
            .unwrap()
            .next()
            .unwrap()
            .encode(0);
        assert_eq!(again, strict);
    }
}
