//! Errors in the text, and other data codings.

use septet::{DecodeError, UserData};

use crate::{EIGHT_BIT, GSM7, UCS2, fields, hello_after, read};

#[test]
fn lone_surrogates_and_odd_lengths_are_errors() {
    let strict = |octets: &[u8]| -> Vec<_> {
        UserData::parse(fields(UCS2, false, octets.len() as u8), octets)
            .unwrap()
            .decode()
            .collect()
    };
    let shown = |octets: &[u8]| read(UCS2, false, octets.len() as u8, octets).2;
    for (octets, valid, error, text) in [
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
        assert_eq!(steps.len(), valid + 1, "{octets:02X?}");
        assert!(steps[..valid].iter().all(Result::is_ok));
        assert_eq!(steps[valid], Err(error), "{octets:02X?}");
        assert_eq!(shown(octets), text, "{octets:02X?}");
    }
}

/// After a header of odd length, code units start at odd offsets.
#[test]
fn code_units_start_right_after_the_header() {
    let octets = [
        6, 0x08, 4, 1, 2, 2, 1, 0xD8, 0x3D, 0xDE, 0x00, 0x00, 0x61, 0xD8,
    ];
    let user_data = UserData::parse(fields(UCS2, true, 14), &octets).unwrap();
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
fn escape_errors_count_septets_from_the_header() {
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
fn binary_data_is_not_text() {
    for (tp_dcs, udl) in [(EIGHT_BIT, 3), (0xF5, 3), (0x20, 3), (0x28, 3)] {
        let user_data = UserData::parse(fields(tp_dcs, false, udl), &[1, 2, 3]).unwrap();
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
    let user_data = UserData::parse(fields(EIGHT_BIT, true, 8), &ports).unwrap();
    assert_eq!(
        user_data.decode().next(),
        Some(Err(DecodeError::NotText { offset: 7 }))
    );
    assert_eq!(user_data.body(), [9]);
}

#[test]
fn a_reserved_data_coding_is_plain_text() {
    let user_data =
        UserData::parse(fields(0x8B, false, 5), &[0xC8, 0x32, 0x9B, 0xFD, 0x06]).unwrap();
    assert_eq!(
        user_data.decode().collect::<Result<String, _>>().unwrap(),
        "Hello"
    );
    assert_eq!(user_data.tp_dcs(), 0x8B);
}

/// Without the `national` feature, shift elements are parsed, but text is decoded with the default
/// tables. The code 0x61 after the escape is á in the Spanish single shift table. The default
/// extension table has no such code, so lossy decoding returns the `a` of the main table.
#[test]
fn national_tables_are_used_where_they_are_known() {
    for identifier in [0x24, 0x25] {
        let (udl, octets) = hello_after(&[identifier, 1, 1]);
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
