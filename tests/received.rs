//! Octets from outside: each lie about a length, each torn header, each broken text has
//! an error with its place, and a reading that loses nothing before the fault.

use septet::wire::Fields;
use septet::{DecodeError, ParseError, ReferenceWidth, UserData};

const GSM7: u8 = 0x00;
const EIGHT_BIT: u8 = 0x04;
const UCS2: u8 = 0x08;

/// What the strict reader says, and what the other one shows.
fn read(
    tp_dcs: u8,
    has_header: bool,
    udl: u8,
    octets: &[u8],
) -> (Option<ParseError>, UserData, String) {
    let error = UserData::parse(
        Fields {
            tp_dcs,
            tp_udhi: has_header,
            tp_udl: udl,
        },
        octets,
    )
    .err();
    let lossy = UserData::parse_lossy(
        Fields {
            tp_dcs,
            tp_udhi: has_header,
            tp_udl: udl,
        },
        octets,
    );
    let shown = lossy.decode_lossy().collect();
    (error, lossy, shown)
}

/// `Hello` behind a header with these elements.
fn hello_behind(elements: &[u8]) -> (u8, Vec<u8>) {
    let mut header = vec![elements.len() as u8];
    header.extend(elements);
    // The header itself may be what is wrong, so it is not checked on the way.
    let septets = (header.len() * 8).div_ceil(7) + 5;
    let mut octets = header;
    let mut bit = octets.len() * 8 + (7 - octets.len() * 8 % 7) % 7;
    octets.resize((septets * 7).div_ceil(8), 0);
    for septet in *b"Hello" {
        for place in 0..7 {
            octets[bit / 8] |= (septet >> place & 1) << (bit % 8);
            bit += 1;
        }
    }
    (septets as u8, octets)
}

#[test]
fn a_length_that_is_not_true() {
    let hello = [0xC8, 0x32, 0x9B, 0xFD, 0x06];
    for (udl, needed, shown) in [
        (4, 4, "Hell"),
        (6, 6, "Hello"),
        (160, 140, "Hello"),
        (0, 0, ""),
    ] {
        let (error, _, text) = read(GSM7, false, udl, &hello);
        assert_eq!(
            error,
            Some(ParseError::LengthMismatch {
                length: udl,
                needed,
                octets: 5
            })
        );
        assert_eq!(text, shown);
    }
    // Five octets are five septets and five bits.
    assert_eq!(read(GSM7, false, 255, &hello).1.udl(), 5);
    let (error, lossy, text) = read(UCS2, false, 4, &[0x04, 0x36]);
    assert_eq!(
        error,
        Some(ParseError::LengthMismatch {
            length: 4,
            needed: 4,
            octets: 2
        })
    );
    assert_eq!((lossy.udl(), text.as_str()), (2, "ж"));
}

#[test]
fn more_than_140_octets() {
    let octets = [0x61; 141];
    let (error, lossy, _) = read(EIGHT_BIT, false, 141, &octets);
    assert_eq!(error, Some(ParseError::TooLong { octets: 141 }));
    assert_eq!(lossy.octets(), &octets[..140]);
    assert_eq!(
        error.unwrap().to_string(),
        "user data holds at most 140 octets, found 141"
    );
}

#[test]
fn a_header_beyond_the_data_is_not_there() {
    // The header claims 0xC8 octets: somebody has set TP-UDHI on plain text.
    let (error, lossy, text) = read(GSM7, true, 5, &[0xC8, 0x32, 0x9B, 0xFD, 0x06]);
    assert_eq!(
        error,
        Some(ParseError::TruncatedHeader {
            needed: 201,
            octets: 5
        })
    );
    assert_eq!((lossy.has_header(), text.as_str()), (false, "Hello"));
    assert_eq!(
        error.unwrap().to_string(),
        "the header at offset 0 takes 201 octets, found 5"
    );

    let (error, lossy, text) = read(GSM7, true, 0, &[]);
    assert_eq!(
        error,
        Some(ParseError::TruncatedHeader {
            needed: 1,
            octets: 0
        })
    );
    assert_eq!((lossy.has_header(), text.as_str()), (false, ""));
}

#[test]
fn a_header_without_its_fill_bits_has_no_text() {
    // Six septets take six octets, which hold the header but not its fill bit.
    let (error, lossy, text) = read(GSM7, true, 6, &[5, 0, 3, 1, 2, 1]);
    assert_eq!(
        error,
        Some(ParseError::MissingFillBits {
            length: 6,
            needed: 7
        })
    );
    assert_eq!(
        error.unwrap().to_string(),
        "a user data length of 6 septets ends within the header, which takes 7"
    );
    assert_eq!((lossy.has_header(), text.as_str()), (true, ""));
    assert_eq!(lossy.concatenation().unwrap().part.total, 2);
    assert!(lossy.unpacked().eq([5, 0, 3, 1, 2, 1]));
    assert_eq!(lossy.decode().next(), None);
    // With it there is a header and no text.
    let (error, lossy, text) = read(GSM7, true, 7, &[5, 0, 3, 1, 2, 1, 0]);
    assert_eq!((error, lossy.has_header(), text.as_str()), (None, true, ""));
}

#[test]
fn an_element_beyond_the_header_and_the_header_is_ignored() {
    // Good concatenation, then an element of 9 octets of which one is there.
    let (udl, octets) = hello_behind(&[0x00, 3, 7, 2, 1, 0x70, 9, 0xFF]);
    let (error, lossy, text) = read(GSM7, true, udl, &octets);
    assert_eq!(
        error,
        Some(ParseError::TruncatedElement {
            offset: 6,
            identifier: 0x70
        })
    );
    assert_eq!(lossy.concatenation(), None);
    assert_eq!(lossy.header().unwrap().elements().count(), 0);
    assert_eq!((lossy.has_header(), text.as_str()), (true, "Hello"));
    assert_eq!(
        error.unwrap().to_string(),
        "information element 0x70 at offset 6 is longer than the rest of the header"
    );

    // An identifier without a length.
    let (udl, octets) = hello_behind(&[0x00, 3, 7, 2, 1, 0x71]);
    let (error, lossy, text) = read(GSM7, true, udl, &octets);
    assert_eq!(
        error,
        Some(ParseError::TruncatedElement {
            offset: 6,
            identifier: 0x71
        })
    );
    assert_eq!((lossy.concatenation(), text.as_str()), (None, "Hello"));
}

#[test]
fn a_part_that_cannot_be_and_the_message_stands_alone() {
    for (total, sequence) in [(0, 0), (0, 1), (2, 0), (2, 3), (254, 255)] {
        for elements in [
            vec![0x00, 3, 7, total, sequence],
            vec![0x08, 4, 7, 7, total, sequence],
        ] {
            let (udl, octets) = hello_behind(&elements);
            let (error, lossy, text) = read(GSM7, true, udl, &octets);
            assert_eq!(
                error,
                Some(ParseError::InvalidPart {
                    offset: 1,
                    sequence,
                    total
                })
            );
            assert_eq!((lossy.concatenation(), text.as_str()), (None, "Hello"));
            assert_eq!(
                error.unwrap().to_string(),
                format!(
                    "the concatenation element at offset 1 has invalid part {sequence} of {total}"
                )
            );
        }
    }
}

#[test]
fn a_concatenation_element_of_a_wrong_length_is_skipped() {
    for identifier in [0x00, 0x08] {
        let right = if identifier == 0 { 3 } else { 4 };
        for length in (0..7).filter(|&length| length != right) {
            // A good one of the other kind before it counts.
            let other = if identifier == 0 {
                &[0x08, 4, 1, 2, 3, 3][..]
            } else {
                &[0x00, 3, 2, 3, 3]
            };
            let mut elements = other.to_vec();
            elements.extend([identifier, length]);
            elements.extend(vec![1; length.into()]);
            let (udl, octets) = hello_behind(&elements);
            let (error, lossy, text) = read(GSM7, true, udl, &octets);
            let offset = 1 + other.len();
            assert_eq!(
                error,
                Some(ParseError::ElementLength {
                    offset,
                    identifier,
                    length
                })
            );
            assert_eq!(lossy.concatenation().unwrap().part.total, 3);
            assert_eq!(text, "Hello");
            let expected = match identifier {
                0x00 => 3,
                0x08 => 4,
                _ => 1,
            };
            assert_eq!(
                error.unwrap().to_string(),
                format!(
                    "information element 0x{identifier:02X} at offset {offset} has length {length}, expected {expected}"
                )
            );
        }
    }
}

#[test]
fn the_last_of_several_concatenations_counts_and_others_are_skipped() {
    let elements = [
        0x05, 4, 0x0B, 0x84, 0x23, 0xF0, 0x00, 3, 9, 4, 4, 0x70, 0, 0x08, 4, 1, 2, 3, 1, 0x01, 2,
        0, 0,
    ];
    let (udl, octets) = hello_behind(&elements);
    let user_data = UserData::parse(
        Fields {
            tp_dcs: GSM7,
            tp_udhi: true,
            tp_udl: udl,
        },
        &octets,
    )
    .unwrap();
    let concatenation = user_data.concatenation().unwrap();
    assert_eq!(
        (concatenation.reference_width, concatenation.reference),
        (ReferenceWidth::Bits16, 0x0102)
    );
    assert_eq!(
        (concatenation.part.total, concatenation.part.sequence),
        (3, 1)
    );
    let identifiers: Vec<u8> = user_data
        .header()
        .unwrap()
        .elements()
        .map(|element| element.identifier)
        .collect();
    assert_eq!(identifiers, [0x05, 0x00, 0x70, 0x08, 0x01]);
    assert_eq!(
        user_data.decode().collect::<Result<String, _>>().unwrap(),
        "Hello"
    );
}

#[test]
fn a_header_with_no_elements() {
    let (udl, octets) = hello_behind(&[]);
    let (error, lossy, text) = read(GSM7, true, udl, &octets);
    assert_eq!(
        (error, lossy.concatenation(), text.as_str()),
        (None, None, "Hello")
    );
    assert_eq!(lossy.header().unwrap().octets(), [0]);
}

#[test]
fn lone_surrogates_and_half_units() {
    let strict = |octets: &[u8]| -> Vec<_> {
        UserData::parse(
            Fields {
                tp_dcs: UCS2,
                tp_udhi: false,
                tp_udl: octets.len() as u8,
            },
            octets,
        )
        .unwrap()
        .decode()
        .collect()
    };
    let shown = |octets: &[u8]| read(UCS2, false, octets.len() as u8, octets).2;
    for (octets, good, error, text) in [
        (
            &[0x00, 0x61, 0xD8, 0x3D][..],
            1,
            DecodeError::LoneSurrogate {
                offset: 2,
                unit: 0xD83D,
            },
            "a\u{FFFD}",
        ),
        (
            &[0xDE, 0x00, 0x00, 0x61],
            0,
            DecodeError::LoneSurrogate {
                offset: 0,
                unit: 0xDE00,
            },
            "\u{FFFD}a",
        ),
        (
            &[0xD8, 0x3D, 0xD8, 0x3D, 0xDE, 0x00],
            0,
            DecodeError::LoneSurrogate {
                offset: 0,
                unit: 0xD83D,
            },
            "\u{FFFD}😀",
        ),
        (
            &[0x00, 0x61, 0x00],
            1,
            DecodeError::OddLength { offset: 2 },
            "a\u{FFFD}",
        ),
        (&[0x00], 0, DecodeError::OddLength { offset: 0 }, "\u{FFFD}"),
        (
            &[0xD8, 0x3D, 0xDE],
            0,
            DecodeError::LoneSurrogate {
                offset: 0,
                unit: 0xD83D,
            },
            "\u{FFFD}\u{FFFD}",
        ),
    ] {
        let steps = strict(octets);
        assert_eq!(steps.len(), good + 1, "{octets:02X?}");
        assert!(steps[..good].iter().all(Result::is_ok));
        assert_eq!(steps[good], Err(error), "{octets:02X?}");
        assert_eq!(shown(octets), text, "{octets:02X?}");
    }
}

/// Behind an odd header the code units begin at an odd octet.
#[test]
fn code_units_begin_right_behind_the_header() {
    let octets = [
        6, 0x08, 4, 1, 2, 2, 1, 0xD8, 0x3D, 0xDE, 0x00, 0x00, 0x61, 0xD8,
    ];
    let user_data = UserData::parse(
        Fields {
            tp_dcs: UCS2,
            tp_udhi: true,
            tp_udl: 14,
        },
        &octets,
    )
    .unwrap();
    let steps: Vec<_> = user_data.decode().collect();
    assert_eq!(
        steps,
        [
            Ok('😀'),
            Ok('a'),
            Err(DecodeError::OddLength { offset: 13 })
        ]
    );
}

#[test]
fn escapes_say_their_place_counted_from_the_header() {
    let header = [5, 0, 3, 1, 2, 1];
    let user_data = UserData::from_unpacked_parts(GSM7, &header, b"ab\x1B\x61c").unwrap();
    let steps: Vec<_> = user_data.decode().collect();
    let error = DecodeError::UnknownEscape {
        septet: 9,
        code: 0x61,
    };
    assert_eq!(steps, [Ok('a'), Ok('b'), Err(error)]);
    assert_eq!(error.offset(), 7); // bit 63
    assert_eq!(DecodeError::LoneEscape { septet: 12 }.offset(), 10); // bit 84
    assert_eq!(
        error.to_string(),
        "the escape at septet 9 is followed by 0x61, which has no character"
    );
    assert_eq!(user_data.decode_lossy().collect::<String>(), "abac");
}

#[test]
fn what_is_no_text_says_so() {
    for (tp_dcs, udl) in [(EIGHT_BIT, 3), (0xF5, 3), (0x20, 3), (0x28, 3)] {
        let user_data = UserData::parse(
            Fields {
                tp_dcs,
                tp_udhi: false,
                tp_udl: udl,
            },
            &[1, 2, 3],
        )
        .unwrap();
        let steps: Vec<_> = user_data.decode().collect();
        assert_eq!(
            steps,
            [Err(DecodeError::NotText { offset: 0 })],
            "{tp_dcs:02X}"
        );
        assert_eq!(
            user_data.decode_lossy().collect::<String>(),
            "\u{FFFD}\u{FFFD}\u{FFFD}"
        );
        assert_eq!(user_data.body(), [1, 2, 3]);
        assert!(user_data.unpacked().eq([1, 2, 3]));
    }
    let ports = [6, 5, 4, 0x0B, 0x84, 0x23, 0xF0, 9];
    let user_data = UserData::parse(
        Fields {
            tp_dcs: EIGHT_BIT,
            tp_udhi: true,
            tp_udl: 8,
        },
        &ports,
    )
    .unwrap();
    assert_eq!(
        user_data.decode().next(),
        Some(Err(DecodeError::NotText { offset: 7 }))
    );
    assert_eq!(user_data.body(), [9]);
}

#[test]
fn a_reserved_data_coding_is_plain_text() {
    let user_data = UserData::parse(
        Fields {
            tp_dcs: 0x8B,
            tp_udhi: false,
            tp_udl: 5,
        },
        &[0xC8, 0x32, 0x9B, 0xFD, 0x06],
    )
    .unwrap();
    assert_eq!(
        user_data.decode().collect::<Result<String, _>>().unwrap(),
        "Hello"
    );
    assert_eq!(user_data.tp_dcs(), 0x8B);
}

#[test]
fn unpacked_septets_that_are_none() {
    let error =
        |header: &[u8], body: &[u8]| UserData::from_unpacked_parts(GSM7, header, body).unwrap_err();
    let header = [5, 0, 3, 1, 2, 1];
    assert_eq!(
        error(&header, b"ab\x80"),
        ParseError::NotASeptet {
            offset: 8,
            octet: 0x80
        }
    );
    assert_eq!(
        error(&header, b"ab\x80").to_string(),
        "octet 0x80 at offset 8 is not a septet (above 0x7F)"
    );
    assert_eq!(
        error(&[], &[0x61; 161]),
        ParseError::TooLong { octets: 141 }
    );
    assert_eq!(
        error(&header, &[0x61; 154]),
        ParseError::TooLong { octets: 141 }
    );
    assert_eq!(
        error(&header[..4], b""),
        ParseError::TruncatedHeader {
            needed: 6,
            octets: 4
        }
    );
    assert_eq!(
        error(&[1, 0, 0], b""),
        ParseError::TruncatedHeader {
            needed: 2,
            octets: 3
        }
    );
    assert_eq!(
        error(&[5, 0, 3, 1, 0, 1], b""),
        ParseError::InvalidPart {
            offset: 1,
            sequence: 1,
            total: 0
        }
    );
    assert_eq!(
        error(&[0; 141], b""),
        ParseError::TruncatedHeader {
            needed: 1,
            octets: 141
        }
    );
    assert_eq!(
        UserData::from_unpacked(GSM7, true, b"").unwrap_err(),
        ParseError::TruncatedHeader {
            needed: 1,
            octets: 0
        }
    );
    let long = UserData::from_unpacked(UCS2, false, &[0; 141]).unwrap_err();
    assert_eq!(long, ParseError::TooLong { octets: 141 });
    // All that fits: 160 septets, or 153 behind a header.
    assert_eq!(
        UserData::from_unpacked(GSM7, false, &[0x61; 160])
            .unwrap()
            .octets()
            .len(),
        140
    );
    let full = UserData::from_unpacked_parts(GSM7, &header, &[0x61; 153]).unwrap();
    assert_eq!(
        (full.octets().len(), full.udl(), full.unpacked().len()),
        (140, 160, 159)
    );
}

#[test]
fn spare_bits_and_fill_bits_are_not_looked_at() {
    let (udl, mut octets) = hello_behind(&[0x00, 3, 7, 2, 1]);
    let clean = UserData::parse(
        Fields {
            tp_dcs: GSM7,
            tp_udhi: true,
            tp_udl: udl,
        },
        &octets,
    )
    .unwrap();
    octets[6] |= 0x01; // the fill bit
    *octets.last_mut().unwrap() |= 0xF8; // bits behind the last septet
    let dirty = UserData::parse(
        Fields {
            tp_dcs: GSM7,
            tp_udhi: true,
            tp_udl: udl,
        },
        &octets,
    )
    .unwrap();
    assert!(dirty.decode().eq(clean.decode()));
}

#[test]
fn messages_of_decode_errors() {
    for (error, message) in [
        (
            DecodeError::LoneEscape { septet: 3 },
            "nothing follows the escape at septet 3",
        ),
        (
            DecodeError::LoneSurrogate {
                offset: 2,
                unit: 0xD83D,
            },
            "the surrogate 0xD83D at offset 2 has no other half",
        ),
        (
            DecodeError::OddLength { offset: 4 },
            "the octet at offset 4 is half a code unit",
        ),
        (
            DecodeError::NotText { offset: 7 },
            "the data from offset 7 is not text",
        ),
    ] {
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn a_parse_error_has_a_place() {
    for (error, offset) in [
        (ParseError::TooLong { octets: 150 }, 140),
        (
            ParseError::LengthMismatch {
                length: 8,
                needed: 7,
                octets: 9,
            },
            7,
        ),
        (
            ParseError::LengthMismatch {
                length: 8,
                needed: 7,
                octets: 3,
            },
            3,
        ),
        (
            ParseError::TruncatedHeader {
                needed: 9,
                octets: 3,
            },
            0,
        ),
        (
            ParseError::MissingFillBits {
                length: 6,
                needed: 7,
            },
            0,
        ),
        (
            ParseError::TruncatedElement {
                offset: 6,
                identifier: 1,
            },
            6,
        ),
        (
            ParseError::ElementLength {
                offset: 5,
                identifier: 0,
                length: 2,
            },
            5,
        ),
        (
            ParseError::InvalidPart {
                offset: 4,
                sequence: 0,
                total: 1,
            },
            4,
        ),
        (
            ParseError::NotASeptet {
                offset: 3,
                octet: 0x80,
            },
            3,
        ),
    ] {
        assert_eq!(error.offset(), offset, "{error}");
    }
}

/// Their elements are known by their names only: the text is shown with the default tables.
/// ESC 0x61 is á in the Spanish single shift table and nothing in the default one, in place
/// of which a handset that does not know Spanish shows the letter of the main table.
#[test]
fn national_tables_are_read_where_they_are_known() {
    for identifier in [0x24, 0x25] {
        let (udl, octets) = hello_behind(&[identifier, 1, 1]);
        let (error, _, text) = read(GSM7, true, udl, &octets);
        assert_eq!((error, text.as_str()), (None, "Hello"));
    }
    let spanish = UserData::from_unpacked_parts(GSM7, &[3, 0x24, 1, 2], b"\x1B\x61").unwrap();
    assert_eq!(spanish.header().unwrap().single_shift(), Some(2));
    let (expected, is_known) = match cfg!(feature = "national") {
        true => ("á", true),
        false => ("a", false),
    };
    assert_eq!(spanish.decode_lossy().collect::<String>(), expected);
    assert_eq!(spanish.text().is_ok(), is_known);
    assert_eq!(
        spanish.alphabet() != septet::alphabet::Alphabet::DEFAULT,
        is_known
    );
}

#[test]
fn iterators_say_how_much_is_left() {
    let text = "a".repeat(155) + "€ and more";
    let sent = septet::split(&text).unwrap().last().unwrap().encode(7);
    assert_eq!(sent.decode().size_hint(), (1, Some(13)));
    assert_eq!(sent.decode_lossy().size_hint(), (7, Some(13)));
    assert_eq!(sent.decode().count(), 12);
    assert_eq!(sent.unpacked().size_hint(), (19, Some(19)));
    assert_eq!(sent.unpacked_body().size_hint(), (13, Some(13)));
    assert_eq!(sent.header().unwrap().elements().size_hint(), (1, Some(2)));

    let mut unpacked = sent.unpacked();
    for left in (0..19).rev() {
        unpacked.next();
        assert_eq!(unpacked.len(), left);
    }
    let mut decode = sent.decode();
    decode.by_ref().for_each(drop);
    assert_eq!(decode.size_hint(), (0, Some(0)));
    let mut elements = sent.header().unwrap().elements();
    elements.next();
    assert_eq!(elements.size_hint(), (0, Some(0)));

    let ucs2 = UserData::parse(
        Fields {
            tp_dcs: UCS2,
            tp_udhi: false,
            tp_udl: 6,
        },
        &[0, 0x61, 0, 0x62, 0, 0x63],
    )
    .unwrap();
    assert_eq!(ucs2.decode().size_hint(), (1, Some(3)));
    assert_eq!(ucs2.decode_lossy().size_hint(), (2, Some(3)));
    let data = UserData::parse(
        Fields {
            tp_dcs: EIGHT_BIT,
            tp_udhi: false,
            tp_udl: 3,
        },
        &[1, 2, 3],
    )
    .unwrap();
    assert_eq!(data.decode_lossy().size_hint(), (3, Some(3)));
    // A fault ends the strict reading.
    let mut decode = data.decode();
    decode.next();
    assert_eq!((decode.size_hint(), decode.next()), ((0, Some(0)), None));
}
