//! Received text that uses national tables.

use septet::alphabet::{Alphabet, Code, Language};
use septet::wire::Fields;
use septet::{DecodeError, ParseError, UserData};

use crate::fields;

/// The user data with these elements and septets, and its lossy text. The Turkish code of ğ is 0x0C
/// in the locking shift table, and 0x67 after the escape in the single shift table.
fn read(elements: &[u8], septets: &[u8]) -> (UserData, String) {
    let header = [&[elements.len() as u8], elements].concat();
    let user_data = UserData::from_unpacked_parts(0x00, &header, septets).unwrap();
    let text = user_data.text_lossy();
    assert_eq!(user_data.decode_lossy().collect::<String>(), *text);
    (user_data, text.as_ref().to_owned())
}

#[test]
fn shifts_are_read_in_any_order_among_other_elements() {
    let septets = [0x0C, 0x1B, 0x67];
    for elements in [
        &[0x24, 1, 1, 0x25, 1, 1][..],
        &[0x25, 1, 1, 0x24, 1, 1],
        &[0x25, 1, 1, 0x70, 2, 9, 9, 0x24, 1, 1, 0x00, 3, 7, 2, 1],
        // The last element of each kind counts.
        &[0x25, 1, 3, 0x24, 1, 2, 0x24, 1, 1, 0x25, 1, 1],
    ] {
        let (user_data, shown) = read(elements, &septets);
        assert_eq!(shown, "ğğ", "{elements:?}");
        assert_eq!(user_data.text().unwrap(), "ğğ");
        let turkish = Some(Language::Turkish);
        assert_eq!(user_data.alphabet(), Alphabet::national(turkish, turkish));
    }
}

/// An unknown language selects the default table, and does not affect the other table (23.038
/// §6.2.1.2.1).
#[test]
fn unknown_languages_fall_back_to_the_default_tables() {
    for language in [0, 14, 15, 0x7F, 0xFF] {
        let (user_data, shown) = read(&[0x24, 1, language, 0x25, 1, language], b"a\x1B\x65");
        assert_eq!(shown, "a€");
        assert_eq!(user_data.alphabet(), Alphabet::DEFAULT);
        let header = user_data.header().unwrap();
        assert_eq!(header.locking_shift(), Some(language));
        assert_eq!(header.single_shift(), Some(language));
        // The last element counts, even if its language is unknown.
        assert_eq!(read(&[0x25, 1, 1, 0x25, 1, language], &[0x0C]).1, "ø");
        assert_eq!(read(&[0x25, 1, language, 0x24, 1, 1], &[0x1B, 0x67]).1, "ğ");
    }
    // Spanish has no locking shift table.
    let (spanish, shown) = read(&[0x25, 1, 2], &[0x0C]);
    assert_eq!(
        (spanish.alphabet(), shown.as_str()),
        (Alphabet::DEFAULT, "ø")
    );
}

#[test]
fn a_shift_of_the_wrong_length_is_an_error_and_is_skipped() {
    for (identifier, data) in [
        (0x24, &[][..]),
        (0x25, &[][..]),
        (0x24, &[1, 1]),
        (0x25, &[1, 1]),
    ] {
        let length = data.len() as u8;
        let elements = [&[0x70, 0, identifier, length], data].concat();
        let header = [&[elements.len() as u8], &elements[..]].concat();
        let septets = (header.len() * 8).div_ceil(7);
        let octets = [&header[..], &[0; 2]].concat();
        let udl = (octets.len() * 8 / 7) as u8;
        assert!(usize::from(udl) > septets);
        let error = UserData::parse(fields(udl), &octets).unwrap_err();
        let expected = ParseError::ElementLength {
            offset: 3,
            identifier,
            length,
        };
        assert_eq!((error, error.offset()), (expected, 3));
        let lossy = UserData::parse_lossy(fields(udl), &octets);
        assert!(lossy.has_header());
        assert_eq!(lossy.alphabet(), Alphabet::DEFAULT);
    }
    // A header with a truncated element is ignored entirely.
    let truncated = [4, 0x25, 1, 1, 0x24, 0x08, 0];
    assert!(UserData::parse(fields(8), &truncated).is_err());
    let truncated = UserData::parse_lossy(fields(8), &truncated);
    assert_eq!(truncated.alphabet(), Alphabet::DEFAULT);
}

/// Shift elements have no effect on UCS-2.
#[test]
fn shifts_do_not_change_other_encodings() {
    let octets = [3, 0x25, 1, 1, 0x04, 0x36];
    let ucs2 = Fields {
        tp_dcs: 0x08,
        ..fields(6)
    };
    let user_data = UserData::parse(ucs2, &octets).unwrap();
    assert_eq!(user_data.text().unwrap(), "ж");
}

/// The Bengali locking shift table has no character at 0x0C.
#[test]
fn empty_cells_show_a_space_and_are_errors() {
    let bengali = [0x25, 1, 4];
    let (user_data, shown) = read(&bengali, &[0x61, 0x0C, 0x61]);
    assert_eq!(shown, "a a");
    let steps: Vec<_> = user_data.decode().collect();
    let error = DecodeError::UnassignedSeptet {
        septet: 6,
        code: 0x0C,
    };
    assert_eq!(steps, [Ok('a'), Err(error)]);
    assert_eq!(user_data.text().unwrap_err(), error);
    assert_eq!(error.offset(), 5);
    assert_eq!(error.to_string(), "0x0C at septet 6 has no character");

    // An unknown escape shows the character of the locking shift table.
    let both = [0x25, 1, 4, 0x24, 1, 4];
    let (user_data, shown) = read(
        &both,
        &[0x1B, 0x61, 0x1B, 0x0D, 0x1B, 0x7F, 0x1B, 0x1B, 0x1B],
    );
    let last = Alphabet::national(Some(Language::Bengali), None).character(Code::Main(0x7F));
    assert_eq!(shown, format!("a\r{}  ", last.unwrap()));
    let error = DecodeError::UnknownEscape {
        septet: 8,
        code: 0x61,
    };
    assert_eq!(user_data.decode().next(), Some(Err(error)));
    // It shows a space if that table has no character either.
    assert_eq!(read(&[0x25, 1, 12], &[0x1B, 0x0C]).1, " ");
}
